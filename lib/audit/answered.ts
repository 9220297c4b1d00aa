import type { Box } from '../proof/box';
import { type OpeningBeyond, openingBeyond } from '../proof/opening';
import { forPeople } from './for-people';
import { allOutside, commonPart, outermost, type Parts, partsOutside } from './parts';
import type { Stage } from './stages';

/** What of a question gets through, what does not, and of what nobody knows. */
export interface Answered {
  readonly open: AnsweredParts;
  readonly closed: AnsweredParts;
  readonly perhaps: AnsweredParts;
}

/** A part of a question in words. */
export interface AnsweredParts {
  /** Parts that together are all of it; the first few. */
  readonly shown: readonly OpeningBeyond[];
  /** How many parts were found. */
  readonly parts: number;
  /** These are all; what falls into hundreds of parts is not followed to its end, and there are more. */
  readonly whole: boolean;
}

/** The same as sets. */
export interface AnsweredBoxes {
  readonly open: Parts;
  readonly closed: Parts;
  readonly perhaps: Parts;
}

/** What one stage does with a question. What an unknown set decides is told by that set: who knows it knows the answer. */
export function answeredAt(stage: Stage, box: Box): AnsweredBoxes {
  const surely = [...stage.surelyOpen.boxes, ...stage.past];
  const closed = partsOutside(box, [stage.possiblyOpen.boxes, stage.past]);
  const unsure = partsOutside(box, [surely]);
  const perhaps = allOutside(unsure.parts, [closed.parts]);
  return {
    open: { parts: common([box], surely), whole: true },
    closed,
    perhaps: { parts: perhaps.parts, whole: perhaps.whole && unsure.whole },
  };
}

/** What stages do with it one behind another: open is what all let through, closed what one of them closes. */
export function answeredTogether(stages: readonly AnsweredBoxes[], box: Box): AnsweredBoxes {
  const open = stages.reduce<readonly Box[]>((left, stage) => common(left, stage.open.parts), [box]);
  const closed = outermost(stages.flatMap((stage) => stage.closed.parts));
  const perhaps = allOutside(
    stages.flatMap((stage) => stage.perhaps.parts),
    [closed],
  );
  return {
    open: { parts: stages.length === 0 ? [] : open, whole: true },
    closed: { parts: closed, whole: stages.every((stage) => stage.closed.whole) },
    perhaps: {
      parts: stages.length === 0 ? [box] : perhaps.parts,
      whole: perhaps.whole && stages.every((stage) => stage.perhaps.whole && stage.closed.whole),
    },
  };
}

function common(boxes: readonly Box[], others: readonly Box[]): readonly Box[] {
  return outermost(boxes.flatMap((box) => others.flatMap((other) => commonPart(box, other) ?? [])));
}

const SHOWN = 3;

export function inWords({ open, closed, perhaps }: AnsweredBoxes): Answered {
  const words = ({ parts, whole }: Parts): AnsweredParts => {
    const told = forPeople(parts);
    return { shown: told.slice(0, SHOWN).map((part) => openingBeyond(part, '')), parts: told.length, whole };
  };
  return { open: words(open), closed: words(closed), perhaps: words(perhaps) };
}
