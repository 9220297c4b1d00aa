import { type Box, subtractBox, subtractBoxes } from './box';
import { type BoxIndex, indexOf } from './box-index';
import { joinedAddresses, joinedIntents } from './joined';
import { MANY, type Piece, piecesOf } from './parted';

/** Below this a walk over all is cheaper than a question to an index. */
const FEW = 16;

/**
 * The closing boxes of an ordered list, made so that what opens behind thousands of them is held against those alone that
 * it meets. What is left of few is in the very parts, in the very order, that a walk over all would leave. Where very many
 * meet, the set is the same and the parts are fewer: those that differ only in what is meant, or only in the addresses of
 * one end, are taken at once, and the box is parted first, so that each part is held against its own closings alone.
 */
export class Closings {
  private index: BoxIndex | null = null;

  constructor(private readonly boxes: readonly Box[]) {}

  /** What of a box lies in none of the first `before` of them. */
  left(box: Box, before: number): readonly Box[] {
    if (before <= FEW) return subtractBoxes([box], this.boxes.slice(0, before));
    this.index ??= indexOf(this.boxes);
    const near = this.index.meeting(box).filter((at) => at < before);
    const taken = near.map((at) => this.boxes[at] as Box);
    if (near.length <= MANY) return subtractBoxes([box], taken);
    return outsideMany({ box, taken: joinedAddresses(joinedIntents(taken)) });
  }
}

/**
 * A box that opens everything behind n closings of a port each would lose the ports one by one, and a list of n ports
 * would be walked n times. Parted by what closes it, all that is not closed is one part, and each other one meets few.
 */
function outsideMany(whole: Piece): readonly Box[] {
  return piecesOf(whole).flatMap(({ box, taken }) =>
    taken.length <= MANY ? subtractBoxes([box], taken) : walkedMany(box, taken),
  );
}

/** A part that is still to be held against the boxes from `from` on; null: those that it meets are not looked up yet. */
interface Open {
  readonly part: Box;
  readonly near: readonly number[] | null;
  readonly from: number;
}

/** The same as `subtractBoxes`, for boxes of which most meet only a few of the parts that are left. */
function walkedMany(box: Box, taken: readonly Box[]): readonly Box[] {
  const index = indexOf(taken);
  const left: Box[] = [];
  const open: Open[] = [{ part: box, near: [...taken.keys()], from: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { from } = next;
    const near = next.near ?? index.meeting(next.part).filter((at) => at >= from);
    const part = follow(next.part, near, taken, open);
    if (part !== null) left.push(part);
  }
  return left;
}

/** Goes on with the first part of each difference, and leaves the others, which are narrower, for later. */
function follow(start: Box, near: readonly number[], taken: readonly Box[], open: Open[]): Box | null {
  let part = start;
  for (const at of near) {
    const [first, ...others] = subtractBox(part, taken[at] as Box);
    if (first === undefined) return null;
    part = first;
    for (const other of others.reverse()) open.push({ part: other, near: null, from: at + 1 });
  }
  return part;
}
