import type { Box } from './box';
import { sourceSet } from './sets';
import { intersectSides, type Side, subtractSides } from './side';

/** Where the machines of each role entry stand, by the entry's name. */
export type Sides = ReadonlyMap<string, Side>;

/**
 * A plan of ours speaks of the machines of an entry as an unknown set; in a deployment these have a place. The boxes of
 * the same connections, with the place instead.
 */
export function placed(box: Box, sides: Sides): readonly Box[] {
  const froms = placedSide(box.from, sides);
  const tos = placedSide(box.to, sides);
  if (froms.length === 1 && tos.length === 1 && froms[0] === box.from && tos[0] === box.to) return [box];
  return froms.flatMap((from) => tos.map((to) => ({ ...box, from, to })));
}

function placedSide(side: Side, sides: Sides): readonly Side[] {
  const ours = [...sides].flatMap(([name, place]) => {
    const { id } = sourceSet(name);
    return side.memberships.some(({ set }) => set.id === id) ? [{ id, place }] : [];
  });
  let rest: readonly Side[] = [side];
  for (const { id, place } of ours) {
    const said = side.memberships.find(({ set }) => set.id === id);
    rest = rest
      .map((one) => ({ ...one, memberships: one.memberships.filter(({ set }) => set.id !== id) }))
      .flatMap((one) => (said?.inside === false ? subtractSides(one, place) : present(intersectSides(one, place))));
  }
  return rest;
}

function present(side: Side | null): readonly Side[] {
  return side === null ? [] : [side];
}
