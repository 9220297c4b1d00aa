import { opens } from '../model/element';
import type { Box } from './box';
import { growthBoxes, type View } from './boxes-of-items';
import { coverOf, firstOutside } from './cover';
import { subtractIntents } from './intent';
import type { RecordedItem } from './recorded-item';
import { subtractSides } from './side';

/**
 * A source that an element is said to have grown to, and that gains nothing: its own elements open the same traffic.
 * Null where there is none. A group opens what a name stands for to everybody, so there the growth of both counts; a
 * firewall reads names, and there only what is asked for does.
 */
export function idleSource(one: RecordedItem, bySource: ReadonlyMap<string, readonly RecordedItem[]>, view: View) {
  const { item, fidelity } = one;
  if (fidelity?.standing !== 'widened') return null;
  const { growth } = fidelity;
  const idle = growth.source?.find((source) => {
    const [, ...gained] = growthBoxes(
      item,
      view.seesDirection ? { ...growth, source: [source] } : { source: [source] },
      view,
    );
    const own = (bySource.get(source) ?? []).flatMap((other) => openedBy(other, view));
    return (
      gained.length > 0 && gained.every((box) => firstOutside(box, coverOf(own.filter(holding(box, one)))) === null)
    );
  });
  return idle ?? null;
}

function openedBy({ item, box, fidelity }: RecordedItem, view: View): readonly Box[] {
  if (box === null || fidelity === null || !opens(fidelity)) return [];
  if (!view.seesDirection || fidelity.standing !== 'widened') return [box];
  const { source: _others, ...growth } = fidelity.growth;
  return [box, ...growthBoxes(item, growth, view)];
}

/** Peers are held against each other one by one: that several together hold one is no fault of what is said of it. */
function holding(box: Box, { item }: RecordedItem): (wide: Box) => boolean {
  const there = item.element.direction === 'egress' ? 'to' : 'from';
  return (wide) =>
    subtractSides(box[there], wide[there]).length === 0 && subtractIntents(box.intent, wide.intent).length === 0;
}
