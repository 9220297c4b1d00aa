import { answeredWords, overlaidWords, type ReportedOverlay } from '../../report';
import type { DifferenceSide, OverlaidOnSide } from '../difference';
import type { OverlaidRequirement } from '../overlaid';
import type { Sheet } from './sheet';

/** Whose word a row is, and what its page prints there. */
export function wordsOfOverlay(overlay: ReportedOverlay): readonly string[] {
  return overlay.parts.length === 0 ? [`left out on your word: ${answeredWords(overlay)}`] : overlaidWords(overlay);
}

/** The heading under which rows stand that are the user's. */
export const BY_OVERLAY = 'By your overlay, and not as the page prints it';

const SIDES: Readonly<Record<DifferenceSide, string>> = {
  before: 'in the first',
  after: 'in the second',
  asked: 'in the roles',
};

/** `endpoint-central-cloud agent-patch-database, in the second`. */
export function overlaidTitle(one: OverlaidRequirement | OverlaidOnSide): string {
  const sides = 'sides' in one ? `, ${one.sides.map((side) => SIDES[side]).join(' and ')}` : '';
  return `${one.product} ${one.requirement}${sides}`;
}

/** Each row with whose word it is. */
export function overlaidLines(
  list: readonly (OverlaidRequirement | OverlaidOnSide)[],
  { prose, paint }: Sheet,
): readonly string[] {
  return list.flatMap((one) => [
    ...prose(overlaidTitle(one), 2).map(paint.strong),
    ...wordsOfOverlay(one.overlay).flatMap((words) => prose(words, 4).map(paint.careful)),
  ]);
}
