import { type AddressSet, addresses } from '../../model/addresses';
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
      return without(EVERYWHERE, boundsOf(written.item, named));
    case 'list': {
      const taken = written.items.filter((item) => item.kind !== 'not').map((item) => boundsOf(item, named));
      const left = written.items.flatMap((item) => (item.kind === 'not' ? [boundsOf(item.item, named)] : []));
      const union = taken.length === 0 ? EVERYWHERE : joined(taken);
      return left.length === 0 ? union : without(union, joined(left));
    }
  }
}

export function joined(all: readonly Bounds[]): Bounds {
  const surely = compact(all.flatMap((one) => one.surely));
  return all.every(isExact) ? exactly(surely) : { surely, possibly: compact(all.flatMap((one) => one.possibly)) };
}

export function without(from: Bounds, taken: Bounds): Bounds {
  const possibly = subtracted(from.possibly, taken.surely);
  if (possibly === null) return { surely: [], possibly: from.possibly };
  if (isExact(from) && isExact(taken)) return exactly(possibly);
  return { surely: subtracted(from.surely, taken.possibly) ?? [], possibly };
}

/** Blocks become one part: a list of a hundred blocks is one set of addresses. */
function compact(sides: readonly Side[]): readonly Side[] {
  const literal = sides.filter(({ memberships }) => memberships.length === 0);
  if (literal.length < 2) return sides;
  const all: AddressSet[number][] = literal.flatMap(({ addresses: set }) => set);
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
