import { addresses } from '../model/addresses';
import { ports } from '../model/ports';
import { shelve } from '../model/shelved';
import type { Box } from './box';
import { boxKey, membershipKey, plainKey, sideKey } from './box-keys';
import { intentOfAny } from './intent';
import type { Side } from './side';

/** Boxes that differ only in the addresses of one end, as one. */
export function joinedAddresses(boxes: readonly Box[]): readonly Box[] {
  return joined(joined(boxes, ON_ADDRESSES.to), ON_ADDRESSES.from);
}

/** Boxes that differ only in what is meant, as one. */
export function joinedIntents(boxes: readonly Box[]): readonly Box[] {
  return joined(boxes, ON_INTENT);
}

/** Boxes that differ only in what is spoken, as one. */
export function joinedTraffic(boxes: readonly Box[]): readonly Box[] {
  return joined(boxes, ON_TRAFFIC);
}

/** Boxes as few as joining on one axis after another makes them: for people. */
export function joinedAll(boxes: readonly Box[]): readonly Box[] {
  return joinedIntents(joinedAddresses(joinedTraffic(boxes)));
}

/** What two boxes have to have in common to be one, and what they then are. */
interface Joining {
  /** The same for two boxes exactly where they are alike. */
  readonly keyOf: (box: Box) => string;
  readonly areAlike: (a: Box, b: Box) => boolean;
  readonly join: (first: Box, same: readonly Box[]) => Box;
  /** Whether two that are alike bear the same names. */
  readonly keepsNames: boolean;
}

const ON_INTENT: Joining = {
  keepsNames: false,
  keyOf: (box) => `${plainKey(box)} ${sideKey(box.from)} ${sideKey(box.to)}`,
  areAlike: (a, b) => arePlainAlike(a, b) && sameSide(a.from, b.from) && sameSide(a.to, b.to),
  join: (first, same) => ({ ...first, intent: intentOfAny(same.map(({ intent }) => intent)) }),
};

const ON_TRAFFIC: Joining = {
  keepsNames: true,
  keyOf: (box) => boxKey({ ...box, traffic: 0 }),
  areAlike: (a, b) =>
    a.direction === b.direction &&
    samePorts(a, b) &&
    sameIntent(a, b) &&
    sameSide(a.from, b.from) &&
    sameSide(a.to, b.to),
  join: (first, same) => ({ ...first, traffic: same.reduce((bits, { traffic }) => bits | traffic, 0) }),
};

function onAddresses(end: 'from' | 'to'): Joining {
  const other = end === 'from' ? 'to' : 'from';
  return {
    keepsNames: true,
    keyOf: (box) =>
      `${plainKey(box)} ${box.intent.names.id} ${box.intent.nameless} ${sideKey(box[other])} ${membershipKey(box[end])}`,
    areAlike: (a, b) =>
      arePlainAlike(a, b) && sameIntent(a, b) && sameSide(a[other], b[other]) && sameMemberships(a[end], b[end]),
    join: (first, same) => ({
      ...first,
      [end]: { ...first[end], addresses: addresses.of(same.flatMap((box) => box[end].addresses)) },
    }),
  };
}

const ON_ADDRESSES = { from: onAddresses('from'), to: onAddresses('to') };

/** Up to so many boxes are held against one another, which is less than to write a key of each. */
const FEW = 12;

function joined(boxes: readonly Box[], joining: Joining): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const { keyOf, areAlike, join } = joining;
  const bearers = joining.keepsNames ? bearersOf(boxes) : null;
  // Most names are borne by few boxes, and only these can be alike.
  const standing = new Map<number, Box[]>();
  const shelves = new Map<string | Box, Box[]>();
  const joinedBoxes: (Box | Box[])[] = [];
  for (const box of boxes) {
    const { id } = bearers === null ? NOBODY : box.intent.names;
    const count = bearers?.get(id) ?? boxes.length;
    if (count === 1) {
      joinedBoxes.push(box);
      continue;
    }
    const key = count > FEW ? keyOf(box) : firstAlike(box, id, standing, areAlike);
    const shelf = shelves.get(key);
    if (shelf !== undefined) {
      shelf.push(box);
      continue;
    }
    const own = [box];
    shelves.set(key, own);
    joinedBoxes.push(own);
  }
  if (joinedBoxes.length === boxes.length) return boxes;
  return joinedBoxes.map((one) => (Array.isArray(one) ? joinOf(one, join) : one));
}

function joinOf(same: readonly Box[], join: Joining['join']): Box {
  const [first] = same as readonly [Box, ...Box[]];
  return same.length === 1 ? first : join(first, same);
}

const NOBODY = { id: -1 };

/** How many boxes bear each set of names. */
function bearersOf(boxes: readonly Box[]): ReadonlyMap<number, number> {
  const bearers = new Map<number, number>();
  for (const { intent } of boxes) bearers.set(intent.names.id, (bearers.get(intent.names.id) ?? 0) + 1);
  return bearers;
}

/** The first box of these names that is like this one; itself where none is. */
function firstAlike(box: Box, id: number, standing: Map<number, Box[]>, areAlike: Joining['areAlike']): Box {
  const known = standing.get(id)?.find((first) => areAlike(first, box));
  if (known !== undefined) return known;
  shelve(standing, id, box);
  return box;
}

function arePlainAlike(a: Box, b: Box): boolean {
  return a.direction === b.direction && a.traffic === b.traffic && samePorts(a, b);
}

function samePorts(a: Box, b: Box): boolean {
  return a.ports === b.ports || ports.equal(a.ports, b.ports);
}

function sameIntent({ intent: a }: Box, { intent: b }: Box): boolean {
  return a.names === b.names && a.nameless === b.nameless;
}

function sameSide(a: Side, b: Side): boolean {
  return a === b || (sameMemberships(a, b) && addresses.equal(a.addresses, b.addresses));
}

function sameMemberships({ memberships: a }: Side, { memberships: b }: Side): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ set, inside }, at) => set.id === b[at]?.set.id && inside === b[at]?.inside))
  );
}
