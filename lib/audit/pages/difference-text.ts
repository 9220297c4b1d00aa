import type { TextOptions } from '../../report';
import type { Alone, Change, Difference } from '../difference';
import { aloneCounts, aloneWords, countedBodies, headingsOf, sameWords } from './difference-words';
import { notUnderstoodLines } from './findings-text';
import { BY_OVERLAY, overlaidLines } from './overlaid';
import { type Sheet, section, sheetOf, sheetText } from './sheet';
import { counted, MORE, openingsWords } from './words';

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
    return sheetText([...sheet.prose(sameWords(diff)).map(paint), ...unread]);
  }
  const headings = headingsOf(diff);
  return sheetText([
    ...sheet.prose(`${headings.differs}: ${countsOf(diff).join('; ')}.`).map(sheet.paint.careful),
    ...section(headings.added, aloneLines(diff.added, 'added', sheet), sheet),
    ...section(headings.removed, aloneLines(diff.removed, 'removed', sheet), sheet),
    ...section(headings.gained, changeLines(diff.gained, '+', sheet), sheet),
    ...section(headings.lost, changeLines(diff.lost, '-', sheet), sheet),
    ...section(headings.restated, restatedLines(diff.restated, sheet), sheet),
    ...section(BY_OVERLAY, overlaidLines(diff.overlaid ?? [], sheet), sheet),
    ...unread,
  ]);
}

function countsOf(diff: Difference): readonly string[] {
  const { compared, gained, lost, restated } = diff;
  const bodies = new Set([...gained, ...lost, ...restated].map(({ body }) => body));
  return [
    ...(compared === 'filters' ? [] : [`${countedBodies(diff, bodies.size)}`]),
    ...(gained.length + lost.length === 0 ? [] : [`${counted(sizeOf(gained), 'opening')} more, ${sizeOf(lost)} less`]),
    ...[aloneCounts(diff)].filter((words) => words !== ''),
  ];
}

function sizeOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { open }) => sum + open.length, 0);
}

function changeLines(changes: readonly Change[], sign: '+' | '-' | '*', { prose, paint }: Sheet): readonly string[] {
  const mark = { '+': paint.good, '-': paint.bad, '*': (text: string) => text }[sign];
  return changes.flatMap(({ body, why, open, whole, perhaps, askedBy }, at) => [
    ...(changes[at - 1]?.body === body || sign === '*' ? [] : prose(body, 2).map(paint.strong)),
    ...(why === body ? [] : prose(`${why}${perhaps ? ': perhaps, nobody can know' : ''}`, 4).map(paint.quiet)),
    ...openingsWords(open).flatMap((words) => prose(`${sign} ${words}`, 6, 4).map(mark)),
    ...(whole ? [] : prose(`${sign} ${MORE}`, 6, 4).map(mark)),
    ...(askedBy.length === 0 ? [] : prose(`asked for by ${askedBy.join(', ')}`, 8)),
  ]);
}

function aloneLines(list: readonly Alone[], side: 'added' | 'removed', sheet: Sheet): readonly string[] {
  return list.flatMap((one) => [
    ...sheet.prose(one.body, 2).map(sheet.paint.strong),
    ...(one.kind === 'requirement' || one.kind === 'documents' ? [] : sheet.prose(aloneWords(one, side), 4, 0)),
    ...(side === 'added' ? changeLines(one.lets, '*', sheet) : []),
  ]);
}

function restatedLines(list: Difference['restated'], { prose, paint }: Sheet): readonly string[] {
  return list.flatMap(({ body, before, after }) => [
    ...prose(body, 2).map(paint.strong),
    ...prose(`- ${before}`, 6, 4).map(paint.bad),
    ...prose(`+ ${after}`, 6, 4).map(paint.good),
  ]);
}
