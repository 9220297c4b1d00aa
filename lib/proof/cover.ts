import { ALL_NAMES, type NameSet } from '../model/name-set';
import { shelve } from '../model/shelved';
import { type Box, subtractBox } from './box';
import { type Shelf, shelfOf } from './box-index';
import { joinedByNames } from './joined';
import { Knowing, saysMore } from './knowing';
import { Shapes } from './shapes';

/**
 * Many boxes as one set, made so that a question costs what it has to do with the box that is asked about, and not what
 * all of them are: boxes that differ in addresses alone are one box, and those that a box cannot meet are passed over.
 */
export interface Cover {
  readonly boxes: readonly Box[];
  /** Those of the very same names, by the id of these. */
  readonly byNames: BoxesById;
  /** Those that bear these names beside others, as an apex with what is below it does: by the id of each that is spelt out. */
  readonly holding: BoxesById;
  /** Those that a box may meet, in their order. */
  readonly near: Shelf;
  readonly memory: Memory;
}

type BoxesById = Pick<ReadonlyMap<number, readonly Box[]>, 'get'>;

/**
 * What was worked out for boxes of a plan or deployment, in which an unknown set has one meaning. Covers that are asked
 * about together share one.
 */
export class Memory {
  readonly shapes = new Shapes();
  readonly knowing = new Knowing();
  /** By {@link Shapes.together} of a box and what bears its names, or all of them: whether these take in all of it. */
  readonly taken = new Map<number, boolean>();

  /** What it holds, counted in parts, shapes and answers. */
  get size(): number {
    return this.shapes.size + this.taken.size;
  }
}

const NO_BOXES: BoxesById = new Map();

export const NOTHING_COVERED: Cover = {
  boxes: [],
  byNames: NO_BOXES,
  holding: NO_BOXES,
  near: () => [],
  memory: new Memory(),
};

/** Fewer are walked faster than looked up. */
const WALKED = 12;

/** In the order given; what often takes in all that is asked about should stand first. */
export function coverOf(list: readonly Box[], memory: Memory = new Memory()): Cover {
  const [only] = list;
  if (only === undefined) return { ...NOTHING_COVERED, memory };
  if (list.length === 1) return coverOfOne(list, only, memory);
  const { boxes, byNames } = joinedByNames(list.length > WALKED ? distinct(list, memory) : list);
  const holding = new Map<number, Box[]>();
  for (const box of boxes) for (const option of fewOptions(box.intent.names)) shelve(holding, option.id, box);
  let shelf: Shelf | undefined;
  const near: Shelf = (box) => {
    if (boxes.length <= WALKED) return boxes;
    shelf ??= shelfOf(boxes);
    return shelf(box);
  };
  return { boxes, byNames, holding, near, memory };
}

/** Of the rules of a plan most are asked about one by one, and a map for each would cost more than the question. */
function coverOfOne(boxes: readonly Box[], { intent: { names } }: Box, memory: Memory): Cover {
  const options = fewOptions(names);
  return {
    boxes,
    byNames: { get: (id) => (id === names.id ? boxes : undefined) },
    holding:
      options.length === 0
        ? NO_BOXES
        : { get: (id) => (options.some((option) => option.id === id) ? boxes : undefined) },
    near: () => boxes,
    memory,
  };
}

/** Of boxes of all names, which one growth after another makes alike by the thousand, each once. */
function distinct(list: readonly Box[], { shapes }: Memory): readonly Box[] {
  const known = new Set<number>();
  return list.filter((box) => {
    if (box.intent.names !== ALL_NAMES) return true;
    const before = known.size;
    return known.add(shapes.of(box)).size > before;
  });
}

/** More alternatives than a host has, and few enough to be asked about one by one. */
const FEW_OPTIONS = 4;

function fewOptions(names: NameSet): readonly NameSet[] {
  return names.kind === 'either' && names.options.length <= FEW_OPTIONS ? names.options : [];
}

/** The first part of a box that lies in none of the covers, and nothing more: a hole needs one witness. */
export function firstOutside(box: Box, ...covers: readonly Cover[]): Box | null {
  if (areTaken(box, covers)) return null;
  const near = [...covers]
    .sort((a, b) => a.boxes.length - b.boxes.length)
    .map((cover) => ({ ...cover, look: once(() => cover.near(box)) }));
  const { names } = box.intent;
  // What bears the same names takes in most of a box whole, so it stands first, and what bears all names last, which
  // leaves out addresses by the thousand: what meets a box in part makes pieces of it. And what says something of a set
  // of which the box says nothing takes a part of it at most, so it stands behind all that does not.
  const same = near.flatMap(({ byNames, look }) => {
    const boxes = byNames.get(names.id) ?? [];
    if (boxes.length === 0) return [];
    return [boxes.length > WALKED ? once(() => look().filter(({ intent }) => intent.names === names)) : () => boxes];
  });
  const ofAllNames = (isAll: boolean): Lists =>
    near.map(({ look }) => once(() => look().filter(({ intent }) => (intent.names === ALL_NAMES) === isAll)));
  const lists = [...same, ...ofAllNames(false), ...ofAllNames(true)];
  const of = (isMore: boolean): Lists =>
    lists.map((list) => once(() => list().filter((one) => saysMore(one, box) === isMore)));
  return firstLeft(box, [...of(false), ...of(true)]);
}

/**
 * Whether boxes that bear the names of this one, others beside them or not, take in all of it. On the axis of names nothing
 * of it lies beside any of them, so the answer hangs on the other axes alone and is the same for every box of this shape:
 * of ten thousand names that are asked for and opened alike it is worked out once. Names that are few alternatives may be
 * taken one by one.
 */
export function areTaken(box: Box, covers: readonly Cover[]): boolean {
  if (areTakenAtOnce(box, covers)) return true;
  const options = box.intent.nameless ? [] : fewOptions(box.intent.names);
  return (
    options.length > 0 &&
    options.every((names) => areTakenAtOnce({ ...box, intent: { names, nameless: false } }, covers))
  );
}

function areTakenAtOnce(box: Box, covers: readonly Cover[]): boolean {
  const named: (readonly Box[])[] = [];
  let memory: Memory | undefined;
  let count = 0;
  for (const cover of covers) {
    if (cover.boxes.length === 0) continue;
    memory ??= cover.memory;
    for (const list of bearing(box.intent.names, cover)) {
      if (list.length === 0) continue;
      named.push(list);
      count += list.length;
    }
  }
  if (memory === undefined || count === 0) return false;
  const { knowing } = memory;
  // A few are asked about together, since what says more of a set may stand beside what says the contrary.
  if (count <= WALKED) return takesIn(box, named, memory);
  const asked = named.flatMap((list) => knowing.noMore(list, box));
  return asked.length > 0 && areFew(asked) && takesIn(box, asked, memory);
}

/** The boxes of a cover that surely bear all of these names: these alone, these beside others, and all names. */
export function bearing({ id }: NameSet, { byNames, holding }: Cover): readonly (readonly Box[])[] {
  const all = id === ALL_NAMES.id ? NOTHING_BORNE : byNames.get(ALL_NAMES.id);
  return [byNames.get(id) ?? NOTHING_BORNE, holding.get(id) ?? NOTHING_BORNE, all ?? NOTHING_BORNE];
}

const NOTHING_BORNE: readonly Box[] = [];

function areFew(lists: readonly (readonly Box[])[]): boolean {
  return lists.reduce((count, { length }) => count + length, 0) <= WALKED;
}

/** Whether boxes that bear all names of this one take it in. */
function takesIn(box: Box, named: readonly (readonly Box[])[], { shapes, taken }: Memory): boolean {
  const key = shapes.together(box, named);
  let answer = taken.get(key);
  if (answer === undefined) {
    answer = firstLeft(box, [() => named.flat()]) === null;
    taken.set(key, answer);
  }
  return answer;
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
