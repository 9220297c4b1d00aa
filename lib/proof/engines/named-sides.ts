import { type AddressSet, ALL_IPV4, ALL_IPV6, addresses } from '../../model/addresses';
import { INSIDE_HOME, OUTSIDE_HOME } from '../sets';
import { ANYWHERE, at, intersectSides, type Side, subtractSides } from '../side';
import { fail } from './suricata-fault';
import type { WrittenAddress } from './suricata-header';

/** A set of addresses between bounds; they are the same where all of it is known. */
export interface Bounds {
  readonly surely: readonly Side[];
  readonly possibly: readonly Side[];
}

export const EVERYWHERE: Bounds = exactly([ANYWHERE]);

export function exactly(sides: readonly Side[]): Bounds {
  return { surely: sides, possibly: sides };
}

export function isExact({ surely, possibly }: Bounds): boolean {
  return surely === possibly;
}

/** What a name of a header stands for; null where nobody defines it. */
export type SidesNamed = (name: string) => Bounds | null;

/** More parts than this are no longer told apart. */
const MOST_PARTS = 2048;

export function boundsOf(written: WrittenAddress, named: SidesNamed): Bounds {
  switch (written.kind) {
    case 'any':
      return EVERYWHERE;
    case 'set':
      return exactly([at(written.set)]);
    case 'name':
      return named(written.name) ?? fail(`uses ${written.name}, which its group does not define`);
    case 'not':
      return without(null, boundsOf(written.item, named));
    case 'list': {
      const taken = written.items.filter((item) => item.kind !== 'not').map((item) => boundsOf(item, named));
      const left = written.items.flatMap((item) => (item.kind === 'not' ? [boundsOf(item.item, named)] : []));
      const union = taken.length === 0 ? null : joined(taken);
      return left.length === 0 && union !== null ? union : without(union, joined(left));
    }
  }
}

export function joined(all: readonly Bounds[]): Bounds {
  const surely = compact(all.flatMap((one) => one.surely));
  return all.every(isExact) ? exactly(surely) : { surely, possibly: compact(all.flatMap((one) => one.possibly)) };
}

/**
 * What is taken away is taken from what is written beside it. Where nothing of its family stands there, the engine puts
 * all of that family, and nothing of the other: `!10.0.0.0/8` holds no address of IPv6. Null is that nothing is written.
 */
export function without(from: Bounds | null, taken: Bounds): Bounds {
  if (from === null && taken.possibly.length === 1 && taken.possibly[0] === INSIDE_HOME) return exactly([OUTSIDE_HOME]);
  const written = from ?? exactly([]);
  const families = [at(ALL_IPV4), at(ALL_IPV6)];
  const lacks = (sides: readonly Side[], family: Side) => sides.every((side) => intersectSides(side, family) === null);
  const needs = (sides: readonly Side[], family: Side) =>
    sides.some((side) => side.memberships.length === 0 && intersectSides(side, family) !== null);
  const mayNeed = (sides: readonly Side[], family: Side) => sides.some((side) => intersectSides(side, family) !== null);
  const surely = families.filter((one) => lacks(written.possibly, one) && needs(taken.surely, one));
  const possibly = families.filter((one) => lacks(literal(written.surely), one) && mayNeed(taken.possibly, one));
  const most = subtracted([...written.possibly, ...possibly], taken.surely);
  const widest = most ?? [...written.possibly, ...possibly];
  const isKnown = isExact(written) && isExact(taken) && surely.length === possibly.length && most !== null;
  if (isKnown) return exactly(widest);
  return { surely: subtracted([...written.surely, ...surely], taken.possibly) ?? [], possibly: widest };
}

function literal(sides: readonly Side[]): readonly Side[] {
  return sides.filter(({ memberships }) => memberships.length === 0);
}

/** Blocks become one part: a list of a hundred blocks is one set of addresses. */
function compact(sides: readonly Side[]): readonly Side[] {
  const blocks = literal(sides);
  if (blocks.length < 2) return sides;
  const all: AddressSet[number][] = blocks.flatMap(({ addresses: set }) => set);
  return [at(addresses.of(all)), ...sides.filter(({ memberships }) => memberships.length > 0)];
}

/** Null where there would be too many parts. */
function subtracted(sides: readonly Side[], taken: readonly Side[]): readonly Side[] | null {
  let left = sides;
  for (const one of taken) {
    left = left.flatMap((side) => (intersectSides(side, one) === null ? [side] : subtractSides(side, one)));
    if (left.length > MOST_PARTS) return null;
  }
  return left;
}
