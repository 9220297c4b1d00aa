import { columnsOf, type Paint, paintWith, wrapQuoted, wrapWords } from './layout';
import type { Report, ReportedCitation, ReportedRequirement } from './report';

/** The page that a report is written on: its width and colours, and the sentences that are printed once at its end. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
  /** A requirement and its parties, as the head of what follows. */
  readonly flowLine: (requirement: ReportedRequirement, indent: number) => readonly string[];
  /** The first sentence of a requirement in full, the others by number; nothing where it was printed before. */
  readonly sentence: (requirement: ReportedRequirement, indent: number) => readonly string[];
  /** The sentences that were referred to by number so far. */
  readonly footnotes: () => readonly ReportedCitation[];
  readonly documents: readonly ReportedCitation[];
}

export function pageOf(report: Report, width: number, colour: boolean): Page {
  const paint = paintWith(colour);
  const notes = new Map<string, { readonly number: number; readonly cite: ReportedCitation }>();
  const numberOf = (cite: ReportedCitation): number => {
    const key = [cite.document, cite.section, cite.quote].join('\n');
    const note = notes.get(key) ?? { number: notes.size + 1, cite };
    notes.set(key, note);
    return note.number;
  };
  const told = new Set<string>();
  const shared = report.sources.length > 1;
  const page: Page = {
    width,
    paint,
    flowLine: ({ requirement, from, to, need, source, supplement }, indent) => {
      const ends = `${from ?? 'unknown'} to ${to ?? 'unknown'}`;
      const words = [requirement, ends, need, ...(shared ? [source] : []), ...(supplement ? ['supplement'] : [])];
      return wrapWords(words.join(', '), width, indent, 2).map(paint.strong);
    },
    sentence: ({ source, product, requirement, cites, note }, indent) => {
      const [first, ...others] = cites;
      const key = [source, product, requirement].join(' ');
      if (first === undefined || told.has(key)) return [];
      told.add(key);
      const numbers = others.map((cite) => `[${numberOf(cite)}]`);
      return [
        ...citationLines(first, page, indent, numbers.length === 0 ? '' : `see also ${numbers.join(' ')}`),
        ...(note === null ? [] : wrapWords(`note: ${note}`, width, indent).map(paint.quiet)),
      ];
    },
    footnotes: () => [...notes.values()].map(({ cite }) => cite),
    documents: documentsOf(report),
  };
  return page;
}

/** Blocks with a blank line between them. */
export function apart(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** A heading and its lines; nothing where there are none. */
export function section(title: string, lines: readonly string[], page: Page): readonly string[] {
  return lines.length === 0 ? [] : ['', ...prose(title, page).map(page.paint.strong), ...lines];
}

/** Words of ours, broken at blanks. */
export function prose(text: string, { width }: Page, indent = 0, hang = 0): readonly string[] {
  return wrapWords(text, width, indent, hang);
}

/** The sentences that stand behind the numbers, and the documents that hold them all. */
export function citedSection(page: Page): readonly string[] {
  const cites = page.footnotes();
  const indent = `  [${cites.length}] `.length;
  const further = cites.flatMap((cite, index) => marked(`  [${index + 1}]`, citationLines(cite, page, indent), indent));
  const column = 4 + Math.max(0, ...page.documents.map(({ document }) => document.length));
  const documents = page.documents.flatMap(({ document, title, publisher, address, supplement }) => [
    ...marked(`  ${document}`, wrapQuoted(title, page.width, column), column),
    ...wrapWords(`${publisher}${supplement ? ', supplement' : ''}`, page.width, column).map(page.paint.quiet),
    ...wrapWords(address, page.width, column).map(page.paint.quiet),
  ]);
  return [...section('Further sentences', further, page), ...section('Documents', documents, page)];
}

/** The first line behind a mark in its margin; the mark on a line of its own where that line needs the margin. */
export function marked(mark: string, lines: readonly string[], margin: number): readonly string[] {
  const [first = '', ...others] = lines;
  if (first.slice(0, margin).trim() !== '') return [mark, ...lines];
  return [mark.padEnd(margin) + first.slice(margin), ...others];
}

/** The sentence, its English rendering and where it stands. */
export function citationLines(
  cite: ReportedCitation,
  page: Pick<Page, 'width' | 'paint'>,
  indent: number,
  more = '',
): readonly string[] {
  const source = `${cite.document}: ${cite.section}${cite.supplement ? ' (supplement)' : ''}`;
  const together = more === '' ? source : `${source}, ${more}`;
  const beside = columnsOf(together) + indent <= page.width;
  return [
    ...wrapQuoted(`“${cite.quote}”`, page.width, indent),
    ...(cite.gloss === cite.quote ? [] : wrapWords(cite.gloss, page.width, indent)),
    ...wrapQuoted(beside ? together : source, page.width, indent).map(page.paint.quiet),
    ...(beside ? [] : wrapWords(more, page.width, indent).map(page.paint.quiet)),
  ];
}

/** Every document that is cited, once, in order. */
function documentsOf(report: Report): readonly ReportedCitation[] {
  const cites = [...report.flows].flatMap((flow) => flow.cites);
  const documents = new Map(cites.map((cite) => [cite.document, cite] as const));
  return [...documents.values()].sort((a, b) => (a.document < b.document ? -1 : 1));
}
