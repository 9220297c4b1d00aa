import { columnsOf, padTo, paintWith, wrapQuoted, wrapWords } from '../report/layout';
import type { DocumentCoverage, LineCoverage } from './coverage-object';
import type { Screen } from './outcome';

type Paint = ReturnType<typeof paintWith>;

/** The ledgers for a person: per document its sums, then each line with who accounts for it. */
export function renderCoverage(documents: readonly DocumentCoverage[], { width, colour }: Screen): string {
  const paint = paintWith(colour);
  const blocks = documents.map((one) => documentLines(one, width, paint).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function documentLines(coverage: DocumentCoverage, width: number, paint: Paint): readonly string[] {
  const { document, product, title, lines } = coverage;
  const margin = Math.max(0, ...lines.map((line) => columnsOf(placeWords(line)))) + 2;
  return [
    ...wrapQuoted(`document ${document}, ${product}: ${title}`, width, 0, 2).map(paint.strong),
    ...wrapWords(sums(coverage), width, 0, 2),
    '',
    ...lines.flatMap((line) => lineLines(line, margin, width, paint)),
  ];
}

function sums({ units, claimed, headings, silent, changed }: DocumentCoverage): string {
  const unclaimed = units - claimed - headings - silent;
  return [
    count(units, 'unit'),
    `${claimed} claimed`,
    count(headings, 'heading'),
    `${silent} silent`,
    ...(unclaimed === 0 ? [] : [`${unclaimed} claimed by nobody`]),
    changed === null ? 'the page is not at hand' : `${changed} changed since the ledger was taken`,
  ].join(', ');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** The line's number in a column of its own, then what stands there where it is known, then who claims it. */
function lineLines(line: LineCoverage, margin: number, width: number, paint: Paint): readonly string[] {
  const { text, state } = line;
  const told = [
    ...(text === null ? [] : wrapQuoted(text, width, margin)),
    ...(CHANGED[state] === undefined ? [] : wrapWords(CHANGED[state], width, margin).map(paint.careful)),
    ...wrapWords(claimWords(line), width, margin, 2).map(text === null ? (words) => words : paint.quiet),
  ];
  const [first = '', ...others] = told;
  return [paint.strong(padTo(placeWords(line), margin)) + first.slice(blanksOf(first, margin)), ...others];
}

/** The number takes the place of the blanks in front, where there are enough of them. */
function blanksOf(line: string, margin: number): number {
  return Math.min(margin, line.length - line.trimStart().length);
}

function placeWords({ line, part }: LineCoverage): string {
  return part === 0 ? `${line}` : `${line}.${part}`;
}

const CHANGED: Readonly<Partial<Record<LineCoverage['state'], string>>> = {
  changed: 'changed since the ledger was taken; what claimed it then:',
  gone: 'no longer on the page; what claimed it:',
  new: 'not on the page when the ledger was taken',
};

function claimWords({ claims, state }: LineCoverage): string {
  if (typeof claims === 'string') return claims;
  return claims.length > 0 ? claims.join(', ') : state === 'new' ? '' : 'claimed by nobody';
}
