import { type Box, intersectBoxes, subtractBoxes } from '../../../lib/proof/box';
import type { Filter } from '../../../lib/proof/readers/deployment';
import { type Allowed, allowedBy, type Step } from '../../../lib/proof/region';
import { inside, intersectSides, type Side, type UnknownSet } from '../../../lib/proof/side';

/** What a filter lets through, by its rules in their order. */
export function allowedByFilter({ rules }: Pick<Filter, 'rules'>): Allowed {
  return allowedBy(
    rules.flatMap(({ name, action, boxes, mayMiss }) =>
      boxes.map((box): Step => ({ action, box, rule: name, because: null, ...(mayMiss ? { mayMiss } : {}) })),
    ),
  );
}

export function boxesOf(ruled: Allowed['surely']): readonly Box[] {
  return ruled.map(({ box }) => box);
}

/** A connection that lies in one of the two and not in the other; null where they are the same set. */
export function difference(a: readonly Box[], b: readonly Box[]): readonly Box[] {
  return [...subtractBoxes(a, b), ...subtractBoxes(b, a)];
}

export function within(boxes: readonly Box[], bounds: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) => bounds.flatMap((bound) => intersectBoxes(box, bound) ?? []));
}

/** The same boxes, with every unknown set that is known by another name called by that. */
export function renamed(boxes: readonly Box[], nameOf: (set: UnknownSet) => Side | null): readonly Box[] {
  const side = (own: Side): Side | null =>
    own.memberships.reduce<Side | null>(
      (sum, { set, inside: isInside }) => {
        const other = isInside ? (nameOf(set) ?? inside(set)) : { ...own, memberships: [{ set, inside: false }] };
        return sum === null ? null : intersectSides(sum, other);
      },
      { addresses: own.addresses, memberships: [] },
    );
  return boxes.flatMap((box) => {
    const from = side(box.from);
    const to = side(box.to);
    return from === null || to === null ? [] : [{ ...box, from, to }];
  });
}
