import stringWidth from 'string-width';
import { visible } from '../diagnostics';

/** How a report stands on a page: columns, wrapping and colour, without a word of what it says. */

/** Of these each takes one column, and no text of theirs is an escape code. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The columns that a text takes on a terminal: Chinese, Japanese and Korean characters take two. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Filled with blanks up to so many columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/**
 * Prose in lines of at most `width` columns, broken at blanks alone. Every line starts with `indent` blanks, those after
 * the first with `hang` more; a word that does not fit stands whole on a line of its own, with less indent where that is
 * what it takes.
 */
export function wrapWords(text: string, width: number, indent = 0, hang = 0): readonly string[] {
  return fill(
    visible(text)
      .split(/ +/)
      .filter((word) => word !== '')
      .map((word) => ({ gap: ' ', word })),
    width,
    indent,
    hang,
  );
}

/** Where Japanese, which stands without blanks, has its words. */
const WORDS = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * What is quoted, in the same lines: broken at blanks, and between Japanese words, which stand without them; never inside
 * a word of any language, nor inside a run of Latin letters, digits, dots and hyphens, so no host name and no port is broken.
 */
export function wrapQuoted(text: string, width: number, indent = 0, hang = 0): readonly string[] {
  const whole = visible(text).replace(/\s+/g, ' ').trim();
  const starts = new Set([...WORDS.segment(whole)].map(({ index }) => index));
  const parts: Part[] = [];
  let before = ' ';
  let at = 0;
  for (const character of whole) {
    const last = parts.at(-1);
    if (last === undefined || before === ' ' || (starts.has(at) && mayBreak(before, character))) {
      if (character !== ' ') parts.push({ gap: before === ' ' ? ' ' : '', word: character });
    } else if (character !== ' ') last.word += character;
    before = character;
    at += character.length;
  }
  return fill(parts, width, indent, hang);
}

/** What is never broken, with the blank that parts it from what comes before. */
interface Part {
  readonly gap: '' | ' ';
  word: string;
}

const OPENS = /[([{<«‘“（〔［｛〈《「『【]/u;
/** Closing marks, and characters that belong to the one before them. */
const FOLLOWS =
  /[)\]}>»’”.,:;!?、。，．・：；！？）〕］｝〉》」』】ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ\p{M}]/u;

const KATAKANA = /[ァ-ヺー]/u;

/** A loan word of two parts (ファイアウォール) counts as one. */
function mayBreak(before: string, after: string): boolean {
  if (KATAKANA.test(before) && KATAKANA.test(after)) return false;
  return (isWide(before) || isWide(after)) && !OPENS.test(before) && !FOLLOWS.test(after);
}

/** Every character of a long quotation is asked about at each of its breaks. */
const wide = new Map<string, boolean>();

function isWide(character: string): boolean {
  if (character < '\u1100') return false;
  const known = wide.get(character);
  if (known !== undefined) return known;
  const is = columnsOf(character) === 2;
  wide.set(character, is);
  return is;
}

function fill(parts: readonly Part[], width: number, indent: number, hang: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { gap, word } of parts) {
    const columns = columnsOf(word);
    if (line !== '' && used + gap.length + columns <= width) {
      line += gap + word;
      used += gap.length + columns;
      continue;
    }
    if (line !== '') lines.push(line);
    const margin = Math.max(0, Math.min(indent + (lines.length === 0 ? 0 : hang), width - columns));
    line = ' '.repeat(margin) + word;
    used = margin + columns;
  }
  return line === '' ? lines : [...lines, line];
}

const GAP = 2;

/** The columns of a table: the widest cell of each. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, index) => Math.max(0, ...rows.map((row) => columnsOf(row[index] ?? ''))));
}

/** The columns that a table takes with the blanks between. */
export function tableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);
}

/** One row of a table, each cell in its column. */
export function alignRow(row: readonly string[], widths: readonly number[], indent: number): string {
  const cells = row
    .map(visible)
    .map((cell, index) => (index === row.length - 1 ? cell : padTo(cell, widths[index] ?? 0)));
  return (' '.repeat(indent) + cells.join(' '.repeat(GAP))).trimEnd();
}

/** The same row where the table does not fit: as many cells a line as there is room for, no cell broken but at its blanks. */
export function stackRow(row: readonly string[], width: number, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const cell of row.map(visible).filter((each) => each !== '')) {
    const last = lines.at(-1);
    const beside = last === undefined ? undefined : last + ' '.repeat(GAP) + cell;
    if (beside !== undefined && columnsOf(beside) <= width) lines[lines.length - 1] = beside;
    else lines.push(...wrapWords(cell, width, lines.length === 0 ? indent : indent + GAP, GAP));
  }
  return lines;
}

/** Marks that turn the direction of a text: a name that bears them reads as another. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What turns a text about stands as an escape. */
export function unturned(text: string): string {
  return text.replace(TURNING, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Words with or without escape codes. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly careful: (text: string) => string;
  readonly bad: (text: string) => string;
}

export function paintWith(colour: boolean): Paint {
  const code = (start: number, end: number) => (text: string) =>
    colour ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  return { strong: code(1, 22), quiet: code(2, 22), good: code(32, 39), careful: code(33, 39), bad: code(31, 39) };
}
