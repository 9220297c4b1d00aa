import { visible } from '../diagnostics';
import { unturned } from './layout';
import type { ReportedCitation } from './report';

/**
 * Markdown as GitHub and its like read it, with foreign words in it: whatever a name holds, it stands on the page as a
 * name, and is no link, no picture, no mention, no end of a table.
 */

/** Foreign words as code, where nothing is read as anything else. */
export function code(text: string): string {
  const shown = unturned(visible(text)).trim();
  if (shown === '') return '';
  // A table is cut at its bars before code is looked for, and a backtick would end it.
  return /[`|\\]/.test(shown) ? `<code>${entities(shown)}</code>` : `\`${shown}\``;
}

/** Every mark as an entity, which is never syntax. */
function entities(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Words of ours and of a document, with whatever is syntax escaped. */
export function plain(text: string): string {
  const shown = unturned(visible(text)).replace(/\s+/g, ' ').trim();
  return shown.replace(/[\\`*_{}[\]<>#|~&$@]|:(?=\/\/)|(?<=^\d+)\.|(?<=www)\./gi, entities);
}

/** A table; nothing where there are no rows. Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Folded away behind a summary. */
export function folded(summary: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : ['', `<details><summary>${plain(summary)}</summary>`, '', ...lines, '', '</details>'];
}

/** A heading and its lines; nothing where there are none. */
export function headed(title: string, lines: readonly string[], level = 3): readonly string[] {
  return lines.length === 0 ? [] : ['', `${'#'.repeat(level)} ${plain(title)}`, '', ...lines];
}

/** The sentence, its English rendering, and a link to where it stands. */
export function quoted(cite: ReportedCitation): readonly string[] {
  const source = plain(`${cite.document}: ${cite.section}`);
  return [
    `> “${plain(cite.quote)}”`,
    ...(cite.gloss === cite.quote ? [] : ['>', `> ${plain(cite.gloss)}`]),
    '>',
    `> ${/^https:\/\/[!-;=?-Z^-~]+$/.test(cite.address) ? `[${source}](<${cite.address}>)` : source}`,
  ];
}

export function markdownText(lines: readonly string[]): string {
  return `${lines.join('\n').trim()}\n`;
}
