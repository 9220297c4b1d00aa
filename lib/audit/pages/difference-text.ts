import type { TextOptions } from '../../report';
import type { Change, Difference } from '../difference';
import { notUnderstoodLines } from './findings-text';
import { type Sheet, section, sheetOf, sheetText } from './sheet';
import { counted, MORE, openingsWords } from './words';

export const SAME = 'No difference: what is written differs, what is reachable does not.';

/** Where something was not understood nobody knows that there is none. */
export function sameWords({ before, after }: Difference['notUnderstood']): string {
  if (before.length + after.length === 0) return SAME;
  const parts = `${counted(before.length, 'part')} of the first and ${after.length} of the second`;
  return `No difference was found, but ${parts} could not be read: what these let through may differ.`;
}

/** What becomes reachable and what ceases to be, for a person at a terminal. */
export function renderDifference(diff: Difference, screen: TextOptions): string {
  const sheet = sheetOf(screen);
  const { before, after } = diff.notUnderstood;
  const unread = [
    ...section('Not understood in the first', notUnderstoodLines(before, sheet), sheet),
    ...section('Not understood in the second', notUnderstoodLines(after, sheet), sheet),
  ];
  if (diff.same) {
    const paint = unread.length === 0 ? sheet.paint.good : sheet.paint.careful;
    return sheetText([...sheet.prose(sameWords(diff.notUnderstood)).map(paint), ...unread]);
  }
  const counts = `${counted(sizeOf(diff.gained), 'opening')} more, ${sizeOf(diff.lost)} less`;
  return sheetText([
    ...sheet.prose(`What is reachable differs: ${counts}.`).map(sheet.paint.careful),
    ...section('Becomes reachable', changeLines(diff.gained, '+', sheet), sheet),
    ...section('Ceases to be reachable', changeLines(diff.lost, '-', sheet), sheet),
    ...unread,
  ]);
}

function sizeOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { open }) => sum + open.length, 0);
}

function changeLines(changes: readonly Change[], sign: '+' | '-', { prose, paint }: Sheet): readonly string[] {
  const mark = sign === '+' ? paint.good : paint.bad;
  return changes.flatMap(({ body, why, open, whole, perhaps }, at) => [
    ...(changes[at - 1]?.body === body ? [] : prose(body, 2).map(paint.strong)),
    ...prose(`${why}${perhaps ? ': perhaps, nobody can know' : ''}`, 4).map(paint.quiet),
    ...openingsWords(open).flatMap((words) => prose(`${sign} ${words}`, 6, 4).map(mark)),
    ...(whole ? [] : prose(`${sign} ${MORE}`, 6, 4).map(mark)),
  ]);
}
