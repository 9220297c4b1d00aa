import { alignRow, columnWidths, stackRow, tableWidth } from './layout';
import { overlaidWords } from './overlay-words';
import { apart, type Page, prose, section } from './page';
import type { OpenedRow, Report } from './report';

const INDENT = 4;

/** What is opened: for each requirement its peers, then the sentence that asks for them. */
export function openedSection(report: Report, page: Page): readonly string[] {
  const blocks = blocksOf(report.rows);
  const all = columnWidths(report.rows.map(cellsOf));
  const lines = apart(blocks.map((rows) => blockLines(rows, all, page)));
  const nothing = prose('Nothing.', page, 2);
  return section('Opened', lines.length === 0 ? nothing : lines, page);
}

/** Rows of one requirement and direction, in the order in which they come. */
function blocksOf(rows: readonly OpenedRow[]): readonly (readonly OpenedRow[])[] {
  const blocks = new Map<string, OpenedRow[]>();
  for (const row of rows) {
    const key = [row.source, row.product, row.requirement, row.direction].join(' ');
    blocks.set(key, [...(blocks.get(key) ?? []), row]);
  }
  return [...blocks.values()];
}

/** Aligned over the whole section where that fits, else within the block; a row that is too wide stands on as many lines as it needs. */
function blockLines(rows: readonly OpenedRow[], all: readonly number[], page: Page): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const fits = (widths: readonly number[]) => tableWidth(widths) + INDENT <= page.width;
  const cells = rows.map(cellsOf);
  const aligned = fits(all) ? cells : rowsThatFit(cells, fits);
  const widths = fits(all) ? all : columnWidths(aligned);
  const table = cells.flatMap((row, index) => {
    const lines = aligned.includes(row) ? [alignRow(row, widths, INDENT)] : stackRow(row, page.width, INDENT);
    const last = row.at(-1) ?? '';
    return rows[index]?.standing === 'exact' ? lines : lines.map((line) => careful(line, last, page));
  });
  return [
    ...page.flowLine(first, 2),
    ...table,
    ...overlayLines(first, page),
    ...besideLines(rows, page),
    ...page.sentence(first, INDENT),
  ];
}

/** Without the widest rows, as many of them as it takes for the rest to fit. */
function rowsThatFit(
  rows: readonly (readonly string[])[],
  fits: (widths: readonly number[]) => boolean,
): readonly (readonly string[])[] {
  const width = (row: readonly string[]) => tableWidth(columnWidths([row]));
  const left = [...rows].sort((a, b) => width(a) - width(b));
  while (left.length > 0 && !fits(columnWidths(left))) left.pop();
  return left;
}

function cellsOf({ direction, transport, ports, peer, standing, growth }: OpenedRow): readonly string[] {
  const traffic = [transport, ports.join(', ')].join(' ').trim();
  const fidelity = growth.length === 0 ? standing : `${standing}: ${growth.join(', ')}`;
  return [direction === 'egress' ? 'out' : 'in', traffic, peer, fidelity];
}

/** Whose word it is, where it is not the page's. */
function overlayLines({ overlay }: OpenedRow, page: Page): readonly string[] {
  if (overlay === undefined) return [];
  return overlaidWords(overlay).flatMap((words) => prose(words, page, INDENT, 2).map(page.paint.careful));
}

/** The names that the page puts beside an expression or a range, once for all rows that share them. */
function besideLines(rows: readonly OpenedRow[], page: Page): readonly string[] {
  const lists = new Set(
    rows.filter(({ peerNames }) => peerNames.length > 0).map(({ peerNames }) => peerNames.join(', ')),
  );
  return [
    ...prefixListLines(rows, page),
    ...[...lists].flatMap((names) => prose(`beside it on the page: ${names}`, page, INDENT, 2).map(page.paint.quiet)),
  ];
}

/** The prefix lists that open rows of a block, and which. */
function prefixListLines(rows: readonly OpenedRow[], page: Page): readonly string[] {
  const ids = [...new Set(rows.flatMap(({ prefixLists }) => prefixLists))];
  return ids.flatMap((id) => {
    const peers = [...new Set(rows.filter(({ prefixLists }) => prefixLists.includes(id)).map(({ peer }) => peer))];
    const whole = rows.every(({ prefixLists }) => prefixLists.includes(id));
    const words = whole ? `in prefix list ${id}` : `in prefix list ${id}: ${peers.join(', ')}`;
    return prose(words, page, INDENT, 2).map(page.paint.quiet);
  });
}

function careful(line: string, fidelity: string, { paint }: Page): string {
  return line.endsWith(fidelity) ? line.slice(0, line.length - fidelity.length) + paint.careful(fidelity) : line;
}
