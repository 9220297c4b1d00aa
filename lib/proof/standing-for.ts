import { askedKey } from '../model/element';
import { ALL_NAMES } from '../model/name-set';
import { type Box, EVERYTHING, intersectBoxes } from './box';
import { witnessOf } from './connection';
import type { Recorded, RecordedItem } from './recorded';
import { firstLeft, type RuledBox } from './region';
import { sourceSet } from './sets';
import { inside } from './side';
import type { Hole } from './verdict';

/**
 * Holds every rule against the elements that the plan says it stands for. The plan as a whole may be explained by the
 * growth of one element while another, which the same rule opens just as wide, calls itself exact: so what a rule opens
 * for an element is explained by that element's own growth and by what documents ask for, and by nothing else. And a
 * reason that nobody gave is no reason.
 */
export function standingFor(allowed: readonly RuledBox[], { items, admitted }: Recorded): readonly Hole[] {
  const byReason = new Map<string, RecordedItem[]>();
  for (const recorded of items) {
    const { product, requirement, asked } = recorded.item.element;
    const key = `${product}|${requirement}|${askedKey(asked)}`;
    byReason.set(key, [...(byReason.get(key) ?? []), recorded]);
  }
  const documented = items.flatMap(({ box, documented: isDocumented }) => (isDocumented && box !== null ? [box] : []));
  const holes = new Map<string, Hole>();
  for (const { box, rule, because } of allowed) {
    for (const { product, requirement, asked } of because) {
      const reason = `${product}|${requirement}|${asked}`;
      const standing = (byReason.get(reason) ?? []).filter((one) => one.box !== null && intersectBoxes(one.box, box));
      if (standing.length === 0) {
        const about = `${rule} stands for ${reason}, which does not ask for it`;
        holes.set(about, { answer: 'unfounded', element: null, rule: about, witness: null });
      }
      for (const one of standing.filter((item) => standsFor(box, item))) {
        const left = grownInSilence(box, one, [...admitted, ...documented]);
        if (left !== null)
          holes.set(`${rule} ${reason}`, {
            answer: 'excess',
            element: one.item.element,
            rule,
            witness: witnessOf(left),
          });
      }
    }
  }
  return [...holes.values()];
}

/** A rule stands for a host that it opens by this very name, or without seeing any; what is wider merely covers it. */
function standsFor({ intent }: Box, { item, box, documented }: RecordedItem): boolean {
  if (item.peer.kind !== 'host' || !documented) return false;
  return intent.names === box?.intent.names || (intent.names === ALL_NAMES && intent.nameless);
}

/** What the element's own machines gain by the rule, beyond the element, its growth and what others ask for by right. */
function grownInSilence(box: Box, { item, growth }: RecordedItem, explained: readonly Box[]): Box | null {
  const side = item.element.direction === 'egress' ? 'from' : 'to';
  const own = intersectBoxes(box, { ...EVERYTHING, [side]: inside(sourceSet(item.element.source)) });
  return own === null ? null : firstLeft(own, [...growth, ...explained]);
}
