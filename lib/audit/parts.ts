import { type Box, intersectBoxes, subtractBox } from '../proof/box';
import { indexOf } from '../proof/box-index';
import { boxKey } from '../proof/box-keys';
import { joinedAddresses } from '../proof/joined';
import { MANY, type Piece, piecesOf } from '../proof/parted';

/** What is left of a box, in disjoint parts; `whole` says whether these are all. */
export interface Parts {
  readonly parts: readonly Box[];
  readonly whole: boolean;
}

/** A remainder that falls into more parts than a person reads is not followed to its end. */
const MOST_PARTS = 256;

/** What of a box lies in none of the lists: all of it where it is little, and otherwise the first few parts. */
export function partsOutside(box: Box, lists: readonly (readonly Box[])[], most = MOST_PARTS): Parts {
  const finished: Box[] = [];
  const taken = lists.map((list) => list.filter((one) => intersectBoxes(box, one) !== null));
  const all = joinedAddresses(taken.flat());
  // Depth first, so that the first parts are found without the others.
  const walk = ({ box: start, taken: list }: Piece, from: number): boolean => {
    let part = start;
    for (let at = from; at < list.length; at++) {
      const [left, ...others] = subtractBox(part, list[at] as Box);
      if (left === undefined) return true;
      // Mostly one part is left, and then there is nothing to come back to.
      if (others.length === 0) part = left;
      else return [left, ...others].every((piece) => walk({ box: piece, taken: list }, at + 1));
    }
    finished.push(part);
    return finished.length < most;
  };
  const pieces = all.length > MANY ? piecesOf({ box, taken: all }) : [{ box, taken: all }];
  const whole = pieces.every((piece) => walk(piece, 0));
  return { parts: joinedAddresses(finished), whole };
}

/** What of several boxes lies in none of the lists. */
export function allOutside(boxes: readonly Box[], lists: readonly (readonly Box[])[]): Parts {
  const found = boxes.map((box) => partsOutside(box, lists));
  return { parts: found.flatMap(({ parts }) => parts), whole: found.every(({ whole }) => whole) };
}

/** What two boxes have in common; the first as it is where it lies in the second, so that it keeps its words. */
export function commonPart(box: Box, other: Box): Box | null {
  const common = intersectBoxes(box, other);
  return common === null || subtractBox(box, other).length > 0 ? common : box;
}

/** Boxes without those that lie within another of them. */
export function outermost(boxes: readonly Box[]): readonly Box[] {
  const distinct = [...new Map(boxes.map((box) => [boxKey(box), box])).values()];
  const index = indexOf(distinct);
  const isWithin = (box: Box, other: Box) => subtractBox(box, other).length === 0;
  return distinct.filter((box, own) =>
    index.meeting(box).every((at) => {
      const other = distinct[at] as Box;
      // Of two that are the same the first stays.
      return at === own || !isWithin(box, other) || (at > own && isWithin(other, box));
    }),
  );
}
