import { ALL_ADDRESSES, ALL_IPV4, ALL_IPV6, addresses } from '../model/addresses';
import { ports } from '../model/ports';
import type { Box } from '../proof/box';
import { boundSet, HOME, tagSet } from '../proof/sets';
import type { Side } from '../proof/side';

/** A value that comes later, a group's members, what a service tag holds, what a policy takes for its own network. */
function isUnknown(id: string): boolean {
  return id === HOME.id || PREFIXES.some((prefix) => id.startsWith(prefix));
}

const PREFIXES = [boundSet('').id, tagSet('').id];

/**
 * What could be open, in some world, of what is asked about: a value that comes later, and the members of a group, may be every address. Where
 * what is asked about names the same set, it is the same set in every world; and where it is that set alone, nobody knows
 * but that all of it stands in a block that is open.
 */
export function atTheirWidest(open: readonly Box[], asked: Box): readonly Box[] {
  return open.flatMap((one) => {
    // However wide its ends are, it opens nothing of what is asked about.
    if ((one.direction & asked.direction) === 0 || (one.traffic & asked.traffic) === 0) return [];
    if (ports.intersect(one.ports, asked.ports).length === 0) return [];
    const from = widest(one.from, asked.from);
    const to = widest(one.to, asked.to);
    return [from === one.from && to === one.to ? one : { ...one, from, to }];
  });
}

function widest(side: Side, asked: Side): Side {
  if (side.memberships.length === 0 && asked.memberships.length === 0) return side;
  const named = new Set(asked.memberships.map(({ set }) => set.id));
  const memberships = side.memberships.filter(({ set }) => named.has(set.id) || !isUnknown(set.id));
  const isAlone =
    asked.memberships.some(({ set, inside }) => inside && isUnknown(set.id)) &&
    [ALL_IPV4, ALL_IPV6].some((family) => addresses.covers(asked.addresses, family));
  if (memberships.length === side.memberships.length && !isAlone) return side;
  return { addresses: isAlone ? ALL_ADDRESSES : side.addresses, memberships };
}
