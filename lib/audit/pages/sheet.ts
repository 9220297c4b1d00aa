import type { ReportedCitation, TextOptions } from '../../report';
import { columnsOf, type Paint, paintWith, unturned, wrapQuoted, wrapWords } from '../../report/layout';
import { counted } from './words';

/** The sheet on which a page of an audit is written: as wide as the screen, in its colours. */
export interface Sheet {
  readonly width: number;
  readonly paint: Paint;
  /** Words in lines that fit, with `hang` more blanks after the first. */
  readonly prose: (text: string, indent?: number, hang?: number) => readonly string[];
  /** The first sentence in full, with where it stands; what was quoted before is named by what it was quoted for. */
  readonly sentence: (cites: readonly ReportedCitation[], of: string, indent: number) => readonly string[];
}

export function sheetOf({ width, colour }: TextOptions): Sheet {
  const paint = paintWith(colour);
  const told = new Map<string, string>();
  const prose: Sheet['prose'] = (text, indent = 0, hang = 2) => wrapWords(unturned(text), width, indent, hang);
  return {
    width,
    paint,
    prose,
    sentence: ([first, ...others], of, indent) => {
      if (first === undefined) return [];
      const key = JSON.stringify([first.document, first.section, first.quote]);
      const before = told.get(key);
      if (before !== undefined) return prose(`the sentence of ${before}`, indent).map(paint.quiet);
      told.set(key, of);
      const more = others.length === 0 ? '' : `, and ${counted(others.length, 'sentence')} more`;
      const source = `${first.document}: ${first.section}${first.supplement ? ' (supplement)' : ''}${more}`;
      const together = `${source}, ${first.address}`;
      return [
        ...wrapQuoted(`“${first.quote}”`, width, indent),
        ...(first.gloss === first.quote ? [] : prose(first.gloss, indent, 0)),
        ...(first.address === '' || columnsOf(together) + indent > width
          ? [...wrapQuoted(source, width, indent), ...prose(first.address, indent)]
          : wrapQuoted(together, width, indent)
        ).map(paint.quiet),
      ];
    },
  };
}

/** A heading and its lines; nothing where there are none. */
export function section(title: string, lines: readonly string[], { prose, paint }: Sheet): readonly string[] {
  return lines.length === 0 ? [] : ['', ...prose(title).map(paint.strong), ...lines];
}

/** Words with a mark in the margin before their first line. */
export function marked(
  mark: string,
  text: string,
  margin: { readonly indent: number; readonly columns: number },
  { prose }: Sheet,
  paint: (text: string) => string = (plain) => plain,
): readonly string[] {
  const start = ' '.repeat(margin.indent);
  const at = margin.indent + margin.columns;
  const [first = '', ...others] = prose(text, at);
  // What needs the margin for itself has its mark above it.
  if (first.slice(0, at).trim() !== '') return [start + paint(mark), first, ...others];
  return [
    `${start}${paint(mark)}${' '.repeat(Math.max(1, margin.columns - mark.length))}${first.slice(at)}`,
    ...others,
  ];
}

/** The lines as a text that ends with a line feed. */
export function sheetText(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
