import type { AddressSet } from '../model/addresses';
import type { Box } from './box';
import { endingOf } from './intent';

/**
 * Boxes that may have something in common with a box that is asked about, without a look at all the others.
 *
 * Each box has a hull: the lowest and the highest value of it on four axes (who opens, to whom, port, and the name read
 * from its end), and the bits of direction and traffic. Hulls are necessary and not sufficient: two boxes with a common
 * connection have hulls that meet on every axis, so a box whose hull does not meet is passed over rightly, and those
 * that are given still have to be intersected. Names that share an ending stand together when they are read backwards,
 * so the set of those that end with `.zoho.com` is an interval too: from that text to the last one that begins with it.
 *
 * The tree halves the boxes on the axis on which their hulls differ most in the middle, and each node bears the hull of
 * what is below it. A question goes down wherever it meets, so it costs the depth of the tree and what it finds. For
 * rules as people write them that is little; n rules that all overlap one another cost n for each, as they have to.
 */
export interface BoxIndex {
  /** The positions of boxes that may meet this one, ascending. */
  readonly meeting: (box: Box) => readonly number[];
}

/** Boxes of which those alone are given that a box may meet, in the order in which they stand. */
export type Shelf = (box: Box) => readonly Box[];

export function shelfOf(boxes: readonly Box[]): Shelf {
  const index = indexOf(boxes);
  return (box) => index.meeting(box).map((at) => boxes[at] as Box);
}

interface Hull {
  readonly bits: number;
  readonly low: readonly [bigint, bigint, number, string];
  readonly high: readonly [bigint, bigint, number, string];
}

type Node =
  | { readonly hull: Hull; readonly positions: readonly number[] }
  | { readonly hull: Hull; readonly left: Node; readonly right: Node };

/** Below this a list is walked. */
const LEAF = 8;

export function indexOf(boxes: readonly Box[]): BoxIndex {
  const hulls = boxes.map(hullOf);
  const root = boxes.length === 0 ? null : build([...boxes.keys()], hulls);
  return {
    meeting: (box) => {
      if (root === null) return [];
      const asked = hullOf(box);
      const found: number[] = [];
      const open: Node[] = [root];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        if (!meet(node.hull, asked)) continue;
        if ('positions' in node) {
          for (const at of node.positions) if (meet(hulls[at] as Hull, asked)) found.push(at);
        } else open.push(node.left, node.right);
      }
      return found.sort((a, b) => a - b);
    },
  };
}

function build(positions: readonly number[], hulls: readonly Hull[]): Node {
  const hull = positions.map((at) => hulls[at] as Hull).reduce(around);
  if (positions.length <= LEAF) return { hull, positions };
  const axis = widestAxis(positions, hulls);
  if (axis === null) return { hull, positions };
  const sorted = [...positions].sort((a, b) => compare(lowOf(hulls, a, axis), lowOf(hulls, b, axis)) || a - b);
  const half = sorted.length >> 1;
  return { hull, left: build(sorted.slice(0, half), hulls), right: build(sorted.slice(half), hulls) };
}

/** The axis with the most different beginnings; null where all hulls begin alike on all of them. */
function widestAxis(positions: readonly number[], hulls: readonly Hull[]): number | null {
  const counts = [0, 1, 2, 3].map((axis) => new Set(positions.map((at) => lowOf(hulls, at, axis))).size);
  const most = Math.max(...counts);
  return most < 2 ? null : counts.indexOf(most);
}

function lowOf(hulls: readonly Hull[], at: number, axis: number): bigint | number | string {
  return (hulls[at] as Hull).low[axis] as bigint | number | string;
}

function compare<Value extends bigint | number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hullOf({ direction, traffic, ports, from, to, intent }: Box): Hull {
  // Who means no name meets whoever means none, whatever the names beside.
  const ending = intent.nameless ? '' : [...endingOf(intent)].reverse().join('');
  const [fromLow, fromHigh] = endsOf(from.addresses);
  const [toLow, toHigh] = endsOf(to.addresses);
  return {
    bits: (direction << 16) | traffic,
    low: [fromLow, toLow, ports[0]?.first ?? 0, ending],
    high: [fromHigh, toHigh, ports[ports.length - 1]?.last ?? 0, `${ending}${LAST}`],
  };
}

/** Behind every letter of a name. */
const LAST = '\uffff';

function endsOf(set: AddressSet): readonly [bigint, bigint] {
  return [set[0]?.first ?? 0n, set[set.length - 1]?.last ?? 0n];
}

function around(a: Hull, b: Hull): Hull {
  return {
    bits: a.bits | b.bits,
    low: a.low.map((value, axis) =>
      compare(value, b.low[axis] as typeof value) <= 0 ? value : b.low[axis],
    ) as unknown as Hull['low'],
    high: a.high.map((value, axis) =>
      compare(value, b.high[axis] as typeof value) >= 0 ? value : b.high[axis],
    ) as unknown as Hull['high'],
  };
}

function meet(a: Hull, b: Hull): boolean {
  const bits = a.bits & b.bits;
  if (bits >> 16 === 0 || (bits & 0xffff) === 0) return false;
  for (let axis = 0; axis < 4; axis++) {
    if (compare(a.low[axis] as string, b.high[axis] as string) > 0) return false;
    if (compare(b.low[axis] as string, a.high[axis] as string) > 0) return false;
  }
  return true;
}
