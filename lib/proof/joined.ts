import { addresses } from '../model/addresses';
import { ports } from '../model/ports';
import { shelve, shelved } from '../model/shelved';
import type { Box } from './box';
import { boxKey, membershipKey, plainKey, sideKey } from './box-keys';
import { intentOfAny } from './intent';
import type { Side } from './side';

/** Boxes in their order, and by the id of the names that they bear. */
export interface Named {
  readonly boxes: readonly Box[];
  readonly byNames: ReadonlyMap<number, readonly Box[]>;
}

/** Boxes that differ only in the addresses of one end, as one. */
export function joinedAddresses(boxes: readonly Box[]): readonly Box[] {
  return named(boxes, joinedEnds).boxes;
}

/** The same, by their names too. */
export function joinedByNames(boxes: readonly Box[]): Named {
  return named(boxes, joinedEnds);
}

/** Boxes that differ only in what is meant, as one. */
export function joinedIntents(boxes: readonly Box[]): readonly Box[] {
  return joined(boxes, ON_INTENT, new Map());
}

/** Boxes that differ only in what is spoken, as one. */
export function joinedTraffic(boxes: readonly Box[]): readonly Box[] {
  return named(boxes, (alike, heads) => joined(alike, ON_TRAFFIC, heads)).boxes;
}

/** Boxes as few as joining on one axis after another makes them: for people. */
export function joinedAll(boxes: readonly Box[]): readonly Box[] {
  return joinedIntents(joinedAddresses(joinedTraffic(boxes)));
}

/** Joins what bears the same names, and nothing else can be alike: most names of a plan are borne by one box or two. */
function named(boxes: readonly Box[], join: (alike: readonly Box[], heads: Heads) => readonly Box[]): Named {
  const shelves = new Map<number, Box[]>();
  for (const box of boxes) shelve(shelves, box.intent.names.id, box);
  const byNames: Map<number, readonly Box[]> = shelves;
  if (byNames.size === boxes.length) return { boxes, byNames };
  const heads: Heads = new Map();
  for (const [names, alike] of byNames) {
    if (alike.length < 2) continue;
    const fewer = join(alike, heads);
    if (fewer !== alike) byNames.set(names, fewer);
  }
  if (heads.size === 0) return { boxes, byNames };
  const places = new Map(boxes.map((box, place) => [box, place] as const).reverse());
  const placeOf = (box: Box): number => places.get(box) ?? placeOf(heads.get(box) as Box);
  return { boxes: [...byNames.values()].flat().sort((a, b) => placeOf(a) - placeOf(b)), byNames };
}

/** For each box that was joined the first of those that it stands for, in whose place it stands. */
type Heads = Map<Box, Box>;

function joinedEnds(boxes: readonly Box[], heads: Heads): readonly Box[] {
  return joined(joined(boxes, ON_ADDRESSES.to, heads), ON_ADDRESSES.from, heads);
}

/** What two boxes have to have in common to be one, and what they then are. */
interface Joining {
  /** The same for two boxes exactly where they are alike. */
  readonly keyOf: (box: Box) => string;
  readonly areAlike: (a: Box, b: Box) => boolean;
  readonly join: (first: Box, same: readonly Box[]) => Box;
}

const ON_INTENT: Joining = {
  keyOf: (box) => `${plainKey(box)} ${sideKey(box.from)} ${sideKey(box.to)}`,
  areAlike: (a, b) => arePlainAlike(a, b) && sameSide(a.from, b.from) && sameSide(a.to, b.to),
  join: (first, same) => ({ ...first, intent: intentOfAny(same.map(({ intent }) => intent)) }),
};

const ON_TRAFFIC: Joining = {
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

/** The same list where no two are alike. */
function joined(boxes: readonly Box[], { keyOf, areAlike, join }: Joining, heads: Heads): readonly Box[] {
  const isFew = boxes.length <= FEW;
  if (isFew && !boxes.some((box, at) => boxes.some((other, before) => before < at && areAlike(other, box))))
    return boxes;
  const keyed = isFew
    ? boxes.map((box) => [boxes.find((other) => areAlike(other, box)), box] as const)
    : boxes.map((box) => [keyOf(box), box] as const);
  const shelves = shelved<Box | string | undefined, Box>(keyed);
  if (shelves.size === boxes.length) return boxes;
  return [...shelves.values()].flatMap((same) => {
    const [first] = same as readonly [Box, ...Box[]];
    if (same.length === 1) return same;
    const one = join(first, same);
    heads.set(one, first);
    return [one];
  });
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
