import type { Box } from './box';
import { boundSet } from './sets';
import type { Side } from './side';

/** The same connections, where the bound sets have other ids: groups of machines that are called otherwise elsewhere. */
export function renamed(box: Box, names: ReadonlyMap<string, string>): Box {
  const from = renamedSide(box.from, names);
  const to = renamedSide(box.to, names);
  return from === box.from && to === box.to ? box : { ...box, from, to };
}

const PREFIX = boundSet('').id;

function renamedSide(side: Side, names: ReadonlyMap<string, string>): Side {
  let isChanged = false;
  const memberships = side.memberships.map((one) => {
    const to = one.set.id.startsWith(PREFIX) ? names.get(one.set.id.slice(PREFIX.length)) : undefined;
    if (to === undefined) return one;
    isChanged = true;
    return { ...one, set: { ...one.set, id: boundSet(to).id } };
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
