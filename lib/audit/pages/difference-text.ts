import type { TextOptions } from '../../report';
import type { Change, Difference } from '../difference';
import { type Sheet, section, sheetOf, sheetText } from './sheet';
import { counted, openingsWords } from './words';

export const SAME = 'No difference: what is written differs, what is reachable does not.';

/** What becomes reachable and what ceases to be, for a person at a terminal. */
export function renderDifference(diff: Difference, screen: TextOptions): string {
  const sheet = sheetOf(screen);
  if (diff.same) return sheetText(sheet.prose(SAME).map(sheet.paint.good));
  const counts = `${counted(sizeOf(diff.gained), 'opening')} more, ${sizeOf(diff.lost)} less`;
  return sheetText([
    ...sheet.prose(`What is reachable differs: ${counts}.`).map(sheet.paint.careful),
    ...section('Becomes reachable', changeLines(diff.gained, '+', sheet), sheet),
    ...section('Ceases to be reachable', changeLines(diff.lost, '-', sheet), sheet),
  ]);
}

function sizeOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { open }) => sum + open.length, 0);
}

function changeLines(changes: readonly Change[], sign: '+' | '-', { prose, paint }: Sheet): readonly string[] {
  const mark = sign === '+' ? paint.good : paint.bad;
  return changes.flatMap(({ body, why, open, perhaps }, at) => [
    ...(changes[at - 1]?.body === body ? [] : prose(body, 2).map(paint.strong)),
    ...prose(`${why}${perhaps ? ': perhaps, nobody can know' : ''}`, 4).map(paint.quiet),
    ...openingsWords(open).flatMap((words) => prose(`${sign} ${words}`, 6, 4).map(mark)),
  ]);
}
