import { addresses } from '../model/addresses';
import { ALL_NAMES } from '../model/name-set';
import { ports } from '../model/ports';
import { type Box, subtractBox } from './box';
import { type Shelf, shelfOf } from './box-index';
import { boxKey, membershipKey, plainKey, shapeKey, sideKey } from './box-keys';
import { intentOfAny } from './intent';
import type { Side } from './side';

/**
 * Many boxes as one set, made so that a question costs what it has to do with the box that is asked about, and not what
 * all of them are: boxes that differ in addresses alone are one box, and those that a box cannot meet are passed over.
 */
export interface Cover {
  readonly boxes: readonly Box[];
  /** Those of the very same names, by the id of these. */
  readonly byNames: ReadonlyMap<number, Named>;
  /** Those that a box may meet, in their order. */
  readonly near: Shelf;
  readonly memory: Memory;
}

/** Boxes of the same names. */
interface Named {
  readonly boxes: Box[];
  /** The number of their shapes in a memory, given when somebody asks. */
  known: { readonly in: Memory; readonly as: number } | null;
}

/** What was worked out for boxes of a plan or deployment, in which an unknown set has one meaning. */
interface Memory {
  /** By the shape of a box and the numbers of what bears its names, or all of them: whether these take in all of it. */
  readonly taken: Map<string, boolean>;
  readonly numbers: Map<string, number>;
}

export const NOTHING_COVERED: Cover = {
  boxes: [],
  byNames: new Map(),
  near: () => [],
  memory: { taken: new Map(), numbers: new Map() },
};

/** Fewer are walked faster than looked up. */
const WALKED = 12;

/**
 * In the order given; what often takes in all that is asked about should stand first. Covers of one plan that are asked
 * about together may share what they remember.
 */
export function coverOf(list: readonly Box[], memory: Memory = { taken: new Map(), numbers: new Map() }): Cover {
  if (list.length === 0) return { ...NOTHING_COVERED, memory };
  const boxes = joinedAddresses(list);
  const byNames = new Map<number, Named>();
  for (const box of boxes) {
    const same = byNames.get(box.intent.names.id);
    if (same === undefined) byNames.set(box.intent.names.id, { boxes: [box], known: null });
    else same.boxes.push(box);
  }
  let shelf: Shelf | undefined;
  const near: Shelf = (box) => {
    if (boxes.length <= WALKED) return boxes;
    shelf ??= shelfOf(boxes);
    return shelf(box);
  };
  return { boxes, byNames, near, memory };
}

/** The first part of a box that lies in none of the covers, and nothing more: a hole needs one witness. */
export function firstOutside(box: Box, ...covers: readonly Cover[]): Box | null {
  const named = covers.flatMap(({ byNames }) => namedAlike(box, byNames));
  const memory = covers.find(({ boxes }) => boxes.length > 0)?.memory;
  if (areTaken(box, named, memory)) return null;
  const near = [...covers]
    .sort((a, b) => a.boxes.length - b.boxes.length)
    .map((cover) => ({ ...cover, look: once(() => cover.near(box)) }));
  const { names } = box.intent;
  // What bears the same names takes in most of a box whole, so it stands first, and what bears all names last, which
  // leaves out addresses by the thousand: what meets a box in part makes pieces of it.
  const same = near.flatMap(({ byNames, look }) => {
    const { boxes = [] } = byNames.get(names.id) ?? {};
    if (boxes.length === 0) return [];
    return [boxes.length > WALKED ? once(() => look().filter(({ intent }) => intent.names === names)) : () => boxes];
  });
  const ofAllNames = (isAll: boolean): Lists =>
    near.map(({ look }) => once(() => look().filter(({ intent }) => (intent.names === ALL_NAMES) === isAll)));
  return firstLeft(box, [...same, ...ofAllNames(false), ...ofAllNames(true)]);
}

function namedAlike(box: Box, byNames: Cover['byNames']): readonly Named[] {
  const { id } = box.intent.names;
  const same = byNames.get(id);
  const all = id === ALL_NAMES.id ? undefined : byNames.get(ALL_NAMES.id);
  return same === undefined ? (all === undefined ? [] : [all]) : all === undefined ? [same] : [same, all];
}

/**
 * Whether boxes that bear the names of this one, or all names, take in all of it. On the axis of names nothing of it lies
 * beside any of them, so the answer hangs on the other axes alone and is the same for every box of this shape: of ten
 * thousand names that are asked for and opened alike it is worked out once.
 */
function areTaken(box: Box, named: readonly Named[], memory: Memory | undefined): boolean {
  const count = named.reduce((sum, { boxes }) => sum + boxes.length, 0);
  if (count === 0 || count > WALKED || memory === undefined) return false;
  const key = `${shapeKey(box)} / ${named.map((one) => numberOf(one, memory)).join()}`;
  const known = memory.taken.get(key);
  if (known !== undefined) return known;
  const answer =
    firstLeft(
      box,
      named.map(
        ({ boxes }) =>
          () =>
            boxes,
      ),
    ) === null;
  memory.taken.set(key, answer);
  return answer;
}

/** Boxes of the same shapes have the same number; their shapes, which may be thousands, are written once. */
function numberOf(named: Named, memory: Memory): number {
  if (named.known?.in === memory) return named.known.as;
  const shapes = named.boxes.map(shapeKey).join('|');
  const number = memory.numbers.get(shapes) ?? memory.numbers.size;
  memory.numbers.set(shapes, number);
  named.known = { in: memory, as: number };
  return number;
}

/** What meets a box is looked up only where something of it is left, and for all of its parts at once. */
function once(look: () => readonly Box[]): () => readonly Box[] {
  let found: readonly Box[] | undefined;
  return () => {
    found ??= look();
    return found;
  };
}

/** Boxes that are looked up only where something is left to be held against them. */
type Lists = readonly (() => readonly Box[])[];

/** A part that is still to be held against the boxes from a position on. */
interface OpenPart {
  readonly box: Box;
  readonly list: number;
  readonly at: number;
}

/** Depth first, so that a hole is found without all the others; parts wait on a list, since thousands may stand within one another. */
function firstLeft(box: Box, lists: Lists): Box | null {
  const open: OpenPart[] = [{ box, list: 0, at: 0 }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const left = leftOf(part, lists, open);
    if (left !== null) return left;
  }
  return null;
}

/** What is left of a part where nothing takes it; where it falls apart its pieces wait, the first of them on top. */
function leftOf(part: OpenPart, lists: Lists, open: OpenPart[]): Box | null {
  let rest = part.box;
  let start = part.at;
  for (let here = part.list; here < lists.length; here++, start = 0) {
    const boxes = lists[here]?.() ?? [];
    for (let i = start; i < boxes.length; i++) {
      const taken = boxes[i];
      if (taken === undefined) continue;
      const pieces = subtractBox(rest, taken);
      const [only] = pieces;
      if (only === undefined) return null;
      if (pieces.length === 1) rest = only;
      else {
        for (let last = pieces.length - 1; last >= 0; last--) {
          open.push({ box: pieces[last] as Box, list: here, at: i + 1 });
        }
        return null;
      }
    }
  }
  return rest;
}

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

function joined(boxes: readonly Box[], { keyOf, areAlike, join }: Joining): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const shelves = new Map<string | Box, [Box, ...Box[]]>();
  for (const box of boxes) {
    const key =
      boxes.length > FEW ? keyOf(box) : ([...shelves.keys()].find((first) => areAlike(first as Box, box)) ?? box);
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [box]);
    else shelf.push(box);
  }
  if (shelves.size === boxes.length) return boxes;
  return [...shelves.values()].map((same) => (same.length === 1 ? same[0] : join(same[0], same)));
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
