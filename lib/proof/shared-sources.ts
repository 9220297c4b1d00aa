import { opens } from '../model/element';
import { readOnce } from '../model/read-once';
import { shelved } from '../model/shelved';
import type { Box } from './box';
import { type Shelf, shelfOf } from './box-index';
import { growthBoxes, type View } from './boxes-of-items';
import { coverOf, firstOutside } from './cover';
import { subtractIntents } from './intent';
import type { RecordedItem } from './recorded-item';
import { subtractSides } from './side';

/**
 * The same items, with a fault where one is said to have grown to a source that gains nothing: the source's own elements
 * open the same traffic. A group opens what a name stands for to everybody, so there the growth of both counts; a firewall
 * reads names, and there only what is asked for does.
 */
export function withIdleSources(items: readonly RecordedItem[], view: View): readonly RecordedItem[] {
  if (!items.some(({ fidelity }) => fidelity?.standing === 'widened' && fidelity.growth.source !== undefined))
    return items;
  const bySource = shelved(items.map((one) => [one.item.element.source, one] as const));
  // Each element may name each source, so what a source opens is gathered once, and what meets a box is looked up.
  const opened = readOnce((source: string) =>
    shelfOf((bySource.get(source) ?? []).flatMap((one) => openedBy(one, view))),
  );
  return items.map((one) => {
    const idle = one.fault === null ? idleSource(one, opened, view) : null;
    return idle === null ? one : { ...one, fault: `grows to the source ${idle}, which asks for the same itself` };
  });
}

function idleSource(one: RecordedItem, opened: (source: string) => Shelf, view: View): string | null {
  const { item, fidelity } = one;
  if (fidelity?.standing !== 'widened') return null;
  const { growth } = fidelity;
  const idle = growth.source?.find((source) => {
    const [, ...gained] = growthBoxes(
      item,
      view.seesDirection ? { ...growth, source: [source] } : { source: [source] },
      view,
    );
    return gained.length > 0 && gained.every((box) => isOpenAnyway(box, opened(source)(box).filter(holding(box, one))));
  });
  return idle ?? null;
}

function isOpenAnyway(box: Box, held: readonly Box[]): boolean {
  return held.length > 0 && firstOutside(box, coverOf(held)) === null;
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
