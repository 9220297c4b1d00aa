import { addresses } from '../model/addresses';
import { type Box, subtractBox } from './box';
import { type Shelf, shelfOf } from './box-index';
import { intentOfAny } from './intent';
import type { Side, UnknownSet } from './side';

/**
 * Many boxes as one set, made so that a question costs what it has to do with the box that is asked about, and not what
 * all of them are: boxes that differ in addresses alone are one box, and those that a box cannot meet are passed over.
 */
export interface Cover {
  readonly boxes: readonly Box[];
  /** By the id of their names. */
  readonly byNames: ReadonlyMap<number, readonly Box[]>;
  /** Those that a box may meet, in their order. */
  readonly near: Shelf;
}

export const NOTHING_COVERED: Cover = { boxes: [], byNames: new Map(), near: () => [] };

/** Fewer are walked faster than looked up. */
const FEW = 12;

/** In the order given; what often takes in all that is asked about should stand first. */
export function coverOf(list: readonly Box[]): Cover {
  if (list.length === 0) return NOTHING_COVERED;
  const boxes = joinedAddresses(list);
  const byNames = new Map<number, Box[]>();
  for (const box of boxes) {
    const same = byNames.get(box.intent.names.id);
    if (same === undefined) byNames.set(box.intent.names.id, [box]);
    else same.push(box);
  }
  let shelf: Shelf | undefined;
  const near: Shelf = (box) => {
    if (boxes.length <= FEW) return boxes;
    shelf ??= shelfOf(boxes);
    return shelf(box);
  };
  return { boxes, byNames, near };
}

/** The first part of a box that lies in none of the covers, and nothing more: a hole needs one witness. */
export function firstOutside(box: Box, ...covers: readonly Cover[]): Box | null {
  // What bears the same names takes in most boxes whole, so it is asked first: what meets a box in part makes pieces of it.
  const same = covers.flatMap(({ boxes, byNames }) => {
    const here = byNames.get(box.intent.names.id) ?? [];
    return here.length === boxes.length ? [] : [here];
  });
  const near = [...covers].sort((a, b) => a.boxes.length - b.boxes.length).map((cover) => once(() => cover.near(box)));
  return firstLeft(box, [...same.map((boxes) => () => boxes), ...near]);
}

/** What meets a box is looked up only where something of it is left, and for all of its parts at once. */
function once(look: () => readonly Box[]): () => readonly Box[] {
  let found: readonly Box[] | undefined;
  return () => {
    found ??= look();
    return found;
  };
}

/** A part that is still to be held against the boxes from a position on. */
interface OpenPart {
  readonly box: Box;
  readonly list: number;
  readonly at: number;
}

/** Depth first, so that a hole is found without all the others; parts wait on a list, since thousands may stand within one another. */
function firstLeft(box: Box, lists: readonly (() => readonly Box[])[]): Box | null {
  const open: OpenPart[] = [{ box, list: 0, at: 0 }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const left = leftOf(part, lists, open);
    if (left !== null) return left;
  }
  return null;
}

/** What is left of a part where nothing takes it; where it falls apart its pieces wait, the first of them on top. */
function leftOf(part: OpenPart, lists: readonly (() => readonly Box[])[], open: OpenPart[]): Box | null {
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
  return joinedOn('from', joinedOn('to', boxes));
}

/** Boxes that differ only in what is meant, as one. */
export function joinedIntents(boxes: readonly Box[]): readonly Box[] {
  const keyOf = (box: Box) => `${plainKey(box)} ${sideKey(box.from)} ${sideKey(box.to)}`;
  return joined(boxes, keyOf, (first, same) => ({ ...first, intent: intentOfAny(same.map(({ intent }) => intent)) }));
}

/** Boxes that differ only in what is spoken, as one. */
export function joinedTraffic(boxes: readonly Box[]): readonly Box[] {
  const keyOf = (box: Box) => boxKey({ ...box, traffic: 0 });
  return joined(boxes, keyOf, (first, same) => ({
    ...first,
    traffic: same.reduce((bits, { traffic }) => bits | traffic, 0),
  }));
}

/** Boxes as few as joining on one axis after another makes them: for people. */
export function joinedAll(boxes: readonly Box[]): readonly Box[] {
  return joinedIntents(joinedAddresses(joinedTraffic(boxes)));
}

function joinedOn(end: 'from' | 'to', boxes: readonly Box[]): readonly Box[] {
  const other = end === 'from' ? 'to' : 'from';
  const keyOf = (box: Box) =>
    `${plainKey(box)} ${box.intent.names.id} ${box.intent.nameless} ${sideKey(box[other])} ${membershipKey(box[end])}`;
  return joined(boxes, keyOf, (first, same) => ({
    ...first,
    [end]: { ...first[end], addresses: addresses.of(same.flatMap((box) => box[end].addresses)) },
  }));
}

function joined(
  boxes: readonly Box[],
  keyOf: (box: Box) => string,
  join: (first: Box, same: readonly Box[]) => Box,
): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const shelves = new Map<string, [Box, ...Box[]]>();
  for (const box of boxes) {
    const key = keyOf(box);
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [box]);
    else shelf.push(box);
  }
  return [...shelves.values()].map((same) => (same.length === 1 ? same[0] : join(same[0], same)));
}

/** Equal exactly when two boxes are the same. */
export function boxKey(box: Box): string {
  const { names, nameless } = box.intent;
  return `${plainKey(box)} ${sideKey(box.from)} ${sideKey(box.to)} ${names.id} ${nameless}`;
}

function plainKey({ direction, traffic, ports }: Box): string {
  return `${direction} ${traffic} ${ports.map(({ first, last }) => `${first}-${last}`).join()}`;
}

function sideKey(side: Side): string {
  return `${membershipKey(side)} ${side.addresses.map(({ first, last }) => `${first}-${last}`).join()}`;
}

/** Sides of the same unknown sets: the bounds of these are folded into the addresses, so a union of these is exact. */
function membershipKey({ memberships }: Side): string {
  return memberships.map(({ set, inside }) => (inside ? idText(set) : `!${idText(set)}`)).join();
}

/** A set stands at the ends of many boxes, and is written once. */
const idTexts = new WeakMap<UnknownSet, string>();

/** An id may hold anything, so it is quoted. */
function idText(set: UnknownSet): string {
  let text = idTexts.get(set);
  if (text === undefined) {
    text = JSON.stringify(set.id);
    idTexts.set(set, text);
  }
  return text;
}
