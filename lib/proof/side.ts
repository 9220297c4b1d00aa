import { type AddressSet, ALL_ADDRESSES, addresses } from '../model/addresses';
import { onceForEach } from '../model/read-once';

/**
 * A set of addresses that nobody can read in a plan: the value of a rule variable, the members of a bound group. What
 * is known are its bounds. Two of them are the same exactly when their ids are.
 */
export interface UnknownSet {
  readonly id: string;
  /** What surely lies in it. */
  readonly surely: AddressSet;
  /** What it lies within. */
  readonly within: AddressSet;
  /** Whether what a plan says is said of what lies in it and of what does not, one beside the other. */
  readonly partsAll: boolean;
}

/** Says that an address lies in an unknown set, or that it does not. */
export interface Membership {
  readonly set: UnknownSet;
  readonly inside: boolean;
}

/**
 * One end of a connection: an address of either family, and for each unknown set in, out, or free (not mentioned).
 * The bounds of every set that is mentioned are already folded into `addresses`, so an end is empty exactly when its
 * addresses are, in every world that the bounds admit.
 */
export interface Side {
  readonly addresses: AddressSet;
  /** By id, ascending. */
  readonly memberships: readonly Membership[];
}

export const ANYWHERE: Side = { addresses: ALL_ADDRESSES, memberships: [] };

export function unknownSet(
  id: string,
  { surely = [], within = ALL_ADDRESSES, partsAll = false }: Partial<Omit<UnknownSet, 'id'>> = {},
): UnknownSet {
  return { id, surely, within, partsAll };
}

/** The addresses of a literal block or list of blocks. */
export const at = onceForEach((set: AddressSet) => ({ addresses: set, memberships: [] }));

export const inside = onceForEach((set: UnknownSet) => ({
  addresses: set.within,
  memberships: [{ set, inside: true }],
}));

export const outside = onceForEach((set: UnknownSet) => ({
  addresses: addresses.subtract(ALL_ADDRESSES, set.surely),
  memberships: [{ set, inside: false }],
}));

/** Null where nothing lies in both, whatever the unknown sets hold. */
export function intersectSides(a: Side, b: Side): Side | null {
  if (a === b || b === ANYWHERE) return a;
  if (a === ANYWHERE) return b;
  const memberships = joinMemberships(a.memberships, b.memberships);
  if (memberships === null) return null;
  const common = a.addresses === b.addresses ? a.addresses : addresses.intersect(a.addresses, b.addresses);
  if (common.length === 0) return null;
  return common === a.addresses && memberships === a.memberships ? a : { addresses: common, memberships };
}

/** What lies in `a` and not in `b`, in disjoint parts: an address beside those of `b`, or a membership turned round. */
export function subtractSides(a: Side, b: Side): readonly Side[] {
  const common = intersectSides(a, b);
  if (common === null) return [a];
  if (common === a) return [];
  const parts: Side[] = [];
  const beside = addresses.subtract(a.addresses, common.addresses);
  if (beside.length > 0) parts.push({ ...a, addresses: beside });
  let rest: Side = { ...a, addresses: common.addresses };
  for (const { set, inside: isInside } of b.memberships) {
    if (a.memberships.some((known) => known.set.id === set.id)) continue;
    const turned = intersectSides(rest, isInside ? outside(set) : inside(set));
    if (turned !== null) parts.push(turned);
    const kept = intersectSides(rest, isInside ? inside(set) : outside(set));
    if (kept === null) return parts;
    rest = kept;
  }
  return parts;
}

/** Null where one says in and the other out. */
function joinMemberships(a: readonly Membership[], b: readonly Membership[]): readonly Membership[] | null {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  // Mostly one end says no more than the other.
  if (a.length >= b.length && b.every(({ set }, at) => a[at]?.set.id === set.id)) {
    return b.every(({ inside: isInside }, at) => a[at]?.inside === isInside) ? a : null;
  }
  const joined: Membership[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const first = a[i];
    const second = b[j];
    if (first === undefined || second === undefined) return [...joined, ...a.slice(i), ...b.slice(j)];
    if (first.set.id === second.set.id) {
      if (first.inside !== second.inside) return null;
      joined.push(first);
      i++;
      j++;
    } else if (first.set.id < second.set.id) {
      joined.push(first);
      i++;
    } else {
      joined.push(second);
      j++;
    }
  }
}
