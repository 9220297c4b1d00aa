import stringWidth from 'string-width';

/** How a report stands on a page: columns, wrapping and colour, without a word of what it says. */

/** The columns that a text takes on a terminal: Chinese, Japanese and Korean characters take two. */
export const columnsOf: (text: string) => number = stringWidth;

/** Filled with blanks up to so many columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/**
 * Prose in lines of at most `width` columns, broken at blanks alone: a word that does not fit stands whole on a line of
 * its own. Every line starts with `indent` blanks, those after the first with `hang` more.
 */
export function wrapWords(text: string, width: number, indent = 0, hang = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).filter((each) => each !== '')) {
    const margin = ' '.repeat(indent + (lines.length === 0 ? 0 : hang));
    if (line === '') line = margin + word;
    else if (columnsOf(`${line} ${word}`) <= width) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = ' '.repeat(indent + hang) + word;
    }
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
  const cells = row.map((cell, index) => (index === row.length - 1 ? cell : padTo(cell, widths[index] ?? 0)));
  return (' '.repeat(indent) + cells.join(' '.repeat(GAP))).trimEnd();
}

/** The same row where the table does not fit: as many cells a line as there is room for, no cell broken but at its blanks. */
export function stackRow(row: readonly string[], width: number, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const cell of row.filter((each) => each !== '')) {
    const last = lines.at(-1);
    const beside = last === undefined ? undefined : last + ' '.repeat(GAP) + cell;
    if (beside !== undefined && columnsOf(beside) <= width) lines[lines.length - 1] = beside;
    else lines.push(...wrapWords(cell, width, lines.length === 0 ? indent : indent + GAP, GAP));
  }
  return lines;
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
