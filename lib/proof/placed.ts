import type { Box } from './box';
import { sourceSet } from './sets';
import { intersectSides, type Side, subtractSides, type UnknownSet } from './side';

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

/** The same where a set that a plan knows nothing of is known: it is the union of these. */
export function knowing(box: Box, { id }: UnknownSet, known: readonly Side[]): readonly Box[] {
  const sidesOf = (side: Side): readonly Side[] => {
    const said = side.memberships.find(({ set }) => set.id === id);
    if (said === undefined) return [side];
    const bare = { ...side, memberships: side.memberships.filter(({ set }) => set.id !== id) };
    if (said.inside) return known.flatMap((one) => present(intersectSides(bare, one)));
    return known.reduce<readonly Side[]>((rest, one) => rest.flatMap((left) => subtractSides(left, one)), [bare]);
  };
  const [froms, tos] = [sidesOf(box.from), sidesOf(box.to)];
  if (froms[0] === box.from && tos[0] === box.to) return [box];
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
