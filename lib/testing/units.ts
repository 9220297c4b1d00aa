import type { Page, PageLine, PageToken } from './page';
import { TRAFFIC_WORDS } from './traffic-words';

/** The least that a reader can be asked to tick: a line of a page, or one sentence of it. */
export interface Unit {
  /** The number of its line in the file, the first being 1. */
  readonly line: number;
  /** 0 where the line is one unit, otherwise the sentence's number, the first being 1. */
  readonly part: number;
  /** Its place in the text of the page. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its place without a bullet, a number or a mark in front, and without a full stop. */
  readonly core: { readonly start: number; readonly end: number };
}

/** Every line of a page that holds something, cut behind each full stop that stands outside of brackets. */
export function unitsOf(page: Page): readonly Unit[] {
  return page.lines.flatMap((line) => {
    const sentences = sentencesOf(line.text);
    return sentences.map(({ start, text }, at) => unitOf(line, start, text, sentences.length === 1 ? 0 : at + 1));
  });
}

/**
 * Whether a unit says nothing about traffic, and may be left alone: it holds no host, address or port and no word of
 * traffic.
 */
export function isSilent({ start, end, text }: Unit, tokens: readonly PageToken[]): boolean {
  if (tokens.some((token) => token.start < end && token.start + token.text.length > start)) return false;
  const lower = text.toLowerCase();
  return !TRAFFIC_WORDS.some((word) => lower.includes(word.toLowerCase()));
}

function unitOf(line: PageLine, from: number, text: string, part: number): Unit {
  const start = line.start + from;
  const end = start + text.length;
  const marks = LEADING_MARKS.exec(text)?.[0].length ?? 0;
  const stop = text.endsWith('。') ? 1 : 0;
  // A line of nothing but marks is itself.
  const core = marks + stop >= text.length ? { start, end } : { start: start + marks, end: end - stop };
  return { line: line.line, part, start, end, text, core };
}

/** Bullets, numbers and the marks of footnotes; never the star of a wildcard (`*.example.com`, `*example.com`). */
const LEADING_MARKS = /^(?:(?:[•・◦※]|\d{1,2}\.(?= )|[a-z]\.(?!\w)|\*+ ?…+|\*\d)\s*)+/;

const BRACKETS: Readonly<Record<string, string>> = {
  ')': '(',
  '）': '（',
  ']': '[',
  '］': '［',
  '」': '「',
  '』': '『',
  '】': '【',
  '”': '“',
};

const OPENING_BRACKETS = new Set(Object.values(BRACKETS));

interface Sentence {
  readonly start: number;
  readonly text: string;
}

function sentencesOf(line: string): readonly Sentence[] {
  const inside = bracketed(line);
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at <= line.length; at++) {
    const stops = line[at - 1] === '。' && line[at] !== '。' && !inside.some(([from, to]) => from < at && at <= to);
    if (!stops && at < line.length) continue;
    const text = line.slice(start, at);
    const blanks = text.length - text.trimStart().length;
    if (text.trim() !== '') sentences.push({ start: start + blanks, text: text.trim() });
    start = at;
  }
  return sentences;
}

/** The pairs of brackets of a line, from the opening to the closing one; a bracket that is never closed is none. */
function bracketed(line: string): readonly (readonly [number, number])[] {
  const open: { readonly bracket: string; readonly at: number }[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (const [at, character] of line.split('').entries()) {
    if (OPENING_BRACKETS.has(character)) open.push({ bracket: character, at });
    const opening = BRACKETS[character];
    const match = open.findLastIndex(({ bracket }) => bracket === opening);
    if (opening === undefined || match < 0) continue;
    pairs.push([open[match]?.at ?? 0, at]);
    open.length = match;
  }
  return pairs;
}
