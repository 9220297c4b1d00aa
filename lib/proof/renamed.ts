import type { Box } from './box';
import { boundSet } from './sets';
import type { Side, UnknownSet } from './side';

/**
 * The same connections, where the sets that `setOf` makes have other ids: groups of machines that are called otherwise
 * elsewhere.
 */
export function renamed(
  box: Box,
  names: ReadonlyMap<string, string>,
  setOf: (id: string) => UnknownSet = boundSet,
): Box {
  const from = renamedSide(box.from, names, setOf);
  const to = renamedSide(box.to, names, setOf);
  return from === box.from && to === box.to ? box : { ...box, from, to };
}

const PREFIX = boundSet('').id;

function renamedSide(side: Side, names: ReadonlyMap<string, string>, setOf: (id: string) => UnknownSet): Side {
  const prefix = setOf('').id;
  let isChanged = false;
  const memberships = side.memberships.map((one) => {
    const to = one.set.id.startsWith(prefix) ? names.get(one.set.id.slice(prefix.length)) : undefined;
    if (to === undefined) return one;
    isChanged = true;
    return { ...one, set: { ...one.set, id: setOf(to).id } };
  });
  if (!isChanged) return side;
  return { ...side, memberships: memberships.sort((a, b) => (a.set.id < b.set.id ? -1 : a.set.id > b.set.id ? 1 : 0)) };
}

/** The ids of the bound sets that a box names. */
export function boundIdsIn({ from, to }: Box): readonly string[] {
  return [...from.memberships, ...to.memberships].flatMap(({ set }) =>
    set.id.startsWith(PREFIX) ? [set.id.slice(PREFIX.length)] : [],
  );
}
