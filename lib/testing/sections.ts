import type { Citation } from '../model/citation';
import type { Product } from '../model/product';
import { normalise, type Page } from './page';

/** What stands between the headings of a path (`A. Devices › Maps`). */
export const PATH = ' › ';

/** A part of a page, from one cited heading to the next. */
export interface Section {
  /** The line that opens it. */
  readonly heading: string;
  /** The sections of citations that mean it: its heading alone, or a path that ends in it. */
  readonly names: readonly string[];
  /** Where it starts and ends in the text of the page. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A citation, with the part of the product that makes it. */
export interface CitationOf {
  readonly of: string;
  readonly cite: Citation;
}

/** The citations by which a product claims what a page says: those of requirements, denials and notes. */
export function claimingCitations(product: Product): readonly CitationOf[] {
  const ranges = product.requirements.flatMap(({ id, unprintedRanges }) =>
    unprintedRanges === undefined ? [] : [{ of: id, cite: unprintedRanges.cite }],
  );
  const parts = [...product.requirements, ...product.denials, ...product.notes];
  return [...parts.flatMap(({ id, cites }) => cites.map((cite) => ({ of: id, cite }))), ...ranges];
}

/** Every citation of a product; those of choices claim nothing. */
export function citationsOf(product: Product): readonly CitationOf[] {
  return [...Object.entries(product.choices).map(([of, { cite }]) => ({ of, cite })), ...claimingCitations(product)];
}

/**
 * A page cut at every heading that the product cites: each line that equals one, or a part of a path of headings, starts
 * a section, which ends where the next starts. So a token is claimed in the list in which it stands, and not because
 * another list has it too. A path means the sections of its last heading that stand under the others: the nearest
 * preceding line that equals any first heading of a path has to be its own first, and so on inwards.
 */
export function sectionsOf(page: Page, product: Product): readonly Section[] {
  const cited = citationsOf(product).filter(({ cite }) => cite.document === page.document);
  const paths = [...new Set(cited.map(({ cite }) => nameOf(cite)))].map((name) => ({ name, parts: name.split(PATH) }));
  const headings = new Set(paths.flatMap(({ parts }) => parts));
  const starts = page.lines.filter((line) => headings.has(line.text));
  let above: readonly string[] = [];
  return starts.map(({ text: heading, start }, at) => {
    const names = paths.filter(({ parts }) => parts.at(-1) === heading && startsWith(above, parts.slice(0, -1)));
    const level = levelOf(
      heading,
      above,
      paths.map(({ parts }) => parts),
    );
    if (level !== null) above = [...above.slice(0, level), heading];
    const end = starts[at + 1]?.start ?? page.text.length;
    return { heading, names: names.map(({ name }) => name), start, end, text: page.text.slice(start, end) };
  });
}

/** A citation is asked for its section with every section of its page. */
const sectionNames = new WeakMap<Citation, string>();

/** The section of a citation, with its white space put in order. */
export function nameOf(cite: Citation): string {
  let name = sectionNames.get(cite);
  if (name === undefined) {
    name = cite.section.split(PATH).map(normalise).join(PATH);
    sectionNames.set(cite, name);
  }
  return name;
}

/** Where the quote of a citation stands on its page: once for each time, under the heading that it names. */
export function placesOf(
  cite: Citation,
  sections: readonly Section[],
): readonly { readonly start: number; readonly end: number }[] {
  const quote = normalise(cite.quote);
  if (quote === '') return [];
  const name = nameOf(cite);
  return sections
    .filter(({ names }) => names.includes(name))
    .flatMap(({ start, text }) => {
      const places: { start: number; end: number }[] = [];
      for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
        places.push({ start: start + at, end: start + at + quote.length });
      }
      return places;
    });
}

/** The citations of a product whose quote does not stand on the page under the heading, or the path, that they name. */
export function misquotes(page: Page, product: Product): readonly string[] {
  const sections = sectionsOf(page, product);
  return citationsOf(product)
    .filter(({ cite }) => cite.document === page.document)
    .filter(({ cite }) => placesOf(cite, sections).length === 0)
    .map(({ of, cite }) => `${product.id} ${of}: not under '${cite.section}': '${cite.quote}'`);
}

/** The depth at which a line stands in the paths: the outermost at which it holds others, under what stands above it. */
function levelOf(heading: string, above: readonly string[], paths: readonly (readonly string[])[]): number | null {
  const levels = paths.flatMap((parts) => {
    const level = parts.slice(0, -1).indexOf(heading);
    return level === 0 || (level > 0 && startsWith(above, parts.slice(0, level))) ? [level] : [];
  });
  return levels.length === 0 ? null : Math.min(...levels);
}

function startsWith(list: readonly string[], first: readonly string[]): boolean {
  return first.every((one, at) => list[at] === one);
}
