import { type PortSet, ports } from '../model/ports';
import type { Box } from './box';

/** A box, and those of many boxes that may take something of it. */
export interface Piece {
  readonly box: Box;
  readonly taken: readonly Box[];
}

/** Above this a box is parted, and each part of what is left is held only against what it meets itself. */
export const MANY = 64;

/** A box parted by those that take something of it, so that each piece is held against its own and none of the others. */
export function piecesOf(whole: Piece): readonly Piece[] {
  return partedByBits(whole, 'direction')
    .flatMap((one) => partedByBits(one, 'traffic'))
    .flatMap((one) => partedByPorts(one) ?? [one]);
}

/**
 * A box in pieces of which each lies wholly in, or wholly out of, what is taken, on an axis of bits; what less is taken of
 * comes first. There are no more pieces than bits.
 */
function partedByBits({ box, taken }: Piece, axis: 'direction' | 'traffic'): readonly Piece[] {
  let classes: readonly number[] = [box[axis]];
  for (const mask of new Set(taken.map((one) => one[axis]))) {
    classes = classes.flatMap((bits) => [bits & ~mask, bits & mask].filter((part) => part !== 0));
  }
  return classes.map((bits) => ({
    box: bits === box[axis] ? box : { ...box, [axis]: bits },
    taken: taken.filter((one) => (one[axis] & bits) !== 0),
  }));
}

/** How often each of what is taken may stand in a piece before the pieces are not worth their making. */
const MOST_TIMES = 4;

/**
 * The same on the axis of ports: what nobody takes first, and then a piece for all ports that the very same ones take.
 * Where thousands overlap one another, n pieces of n boxes each would be no gain: null.
 *
 * Why it is right: the ends of all intervals cut the axis into segments, and within one segment a port lies in an interval
 * exactly when the whole segment does. So what is taken of a segment is taken by those that are open over it, and by no
 * others, and the pieces are disjoint and together the box. Sorting the ends costs n log n; the walk along them costs
 * what stands in the pieces, which is bounded.
 */
function partedByPorts({ box, taken }: Piece): readonly Piece[] | null {
  const within = taken.map((one) => ports.intersect(box.ports, one.ports));
  const segments = segmentsOf(within, MOST_TIMES * taken.length);
  if (segments === null) return null;
  const untaken = ports.subtract(box.ports, ports.of(within.flat()));
  const pieces = segments.map(({ open, by }) => ({
    box: { ...box, ports: open },
    taken: by.map((at) => taken[at] as Box),
  }));
  return untaken.length === 0 ? pieces : [{ box: { ...box, ports: untaken }, taken: [] }, ...pieces];
}

interface Segment {
  readonly open: PortSet;
  /** The positions of the sets that hold it, ascending. */
  readonly by: readonly number[];
}

/** Null where more than `most` positions would have to be written down. */
function segmentsOf(sets: readonly PortSet[], most: number): readonly Segment[] | null {
  const ends = sets
    .flatMap((set, at) =>
      set.flatMap(({ first, last }) => [
        { port: first, at, isStart: true },
        { port: last + 1, at, isStart: false },
      ]),
    )
    .sort((a, b) => a.port - b.port);
  const found = new Map<string, { readonly open: { first: number; last: number }[]; readonly by: readonly number[] }>();
  const open = new Set<number>();
  let written = 0;
  for (const [index, { port, at, isStart }] of ends.entries()) {
    if (isStart) open.add(at);
    else open.delete(at);
    const next = ends[index + 1];
    if (next === undefined || next.port === port || open.size === 0) continue;
    written += open.size;
    if (written > most) return null;
    const by = [...open].sort((a, b) => a - b);
    const same = found.get(by.join());
    const segment = { first: port, last: next.port - 1 };
    if (same === undefined) found.set(by.join(), { open: [segment], by });
    else same.open.push(segment);
  }
  // In the order of a walk over what is taken that leaves the narrow parts for later, the last of them on top.
  return [...found.values()]
    .sort((a, b) => (b.by[0] ?? 0) - (a.by[0] ?? 0))
    .map(({ open: list, by }) => ({ open: ports.of(list), by }));
}
