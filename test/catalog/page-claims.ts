import type { Citation } from '../../lib/model/citation';
import type { Host } from '../../lib/model/host';
import type { Product, Requirement } from '../../lib/model/product';
import { normalise, type Page, type PageToken, portsOf, tokensOf } from './page-tokens';

/** A token of a page that no part of the product claims, and why that is right. */
export interface Exception {
  readonly document: string;
  readonly section: string;
  readonly token: string;
  readonly reason: string;
}

export interface Section {
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PlacedToken extends PageToken {
  readonly section: string;
}

/** Every citation of a product, with the part that makes it. */
export function citationsOf(product: Product): readonly { readonly of: string; readonly cite: Citation }[] {
  const ranges = product.requirements.flatMap(({ id, unprintedRanges }) =>
    unprintedRanges === undefined ? [] : [{ of: id, cite: unprintedRanges.cite }],
  );
  const parts = [...product.requirements, ...product.denials, ...product.notes];
  return [
    ...Object.entries(product.choices).map(([of, { cite }]) => ({ of, cite })),
    ...parts.flatMap(({ id, cites }) => cites.map((cite) => ({ of: id, cite }))),
    ...ranges,
  ];
}

/**
 * A page cut at the headings that the product cites: each line that equals one starts a section, which ends where the
 * next starts. So a token is claimed in the list in which it stands, and not because another list has it too.
 */
export function sectionsOf(page: Page, product: Product): readonly Section[] {
  const cited = new Set(
    citationsOf(product)
      .filter(({ cite }) => cite.document === page.document)
      .map(({ cite }) => normalise(cite.section)),
  );
  const starts = page.lines.filter((line) => cited.has(line.text));
  return starts.map(({ text: heading, start }, i) => {
    const end = starts[i + 1]?.start ?? page.text.length;
    return { heading, start, end, text: page.text.slice(start, end) };
  });
}

/** The citations of a product whose quote does not stand on the page under the heading that they name. */
export function misquotes(page: Page, product: Product): readonly string[] {
  const sections = sectionsOf(page, product);
  return citationsOf(product)
    .filter(({ cite }) => cite.document === page.document)
    .filter(
      ({ cite }) =>
        !sections.some(
          ({ heading, text }) => heading === normalise(cite.section) && text.includes(normalise(cite.quote)),
        ),
    )
    .map(({ of, cite }) => `${product.id} ${of}: not under '${cite.section}': '${cite.quote}'`);
}

/**
 * The tokens of a page that neither a requirement's own data nor the quote of a note holds, each with its section, and
 * the exceptions that nothing needs.
 */
export function claims(page: Page, product: Product, exceptions: readonly Exception[]) {
  const sections = sectionsOf(page, product);
  const loose: PlacedToken[] = [];
  for (const token of tokensOf(page.text)) {
    const section = sections.find(({ start, end }) => token.start >= start && token.start < end);
    if (section !== undefined && isHeld(token, section, page.document, product)) continue;
    loose.push({ ...token, section: section?.heading ?? '' });
  }
  const own = exceptions.filter(({ document }) => document === page.document);
  const excuses = (exception: Exception, token: PlacedToken) =>
    exception.token === token.text && normalise(exception.section) === token.section;
  return {
    unclaimed: loose.filter((token) => !own.some((exception) => excuses(exception, token))),
    idle: own.filter((exception) => !loose.some((token) => excuses(exception, token))),
  };
}

function isHeld(token: PageToken, section: Section, document: string, product: Product): boolean {
  const cites = (cite: Citation) => cite.document === document && normalise(cite.section) === section.heading;
  return (
    product.requirements.some((requirement) => holds(requirement, token, section, cites)) ||
    product.notes.some((note) => note.cites.filter(cites).some(({ quote }) => isQuoted(token, section, quote)))
  );
}

function holds(
  requirement: Requirement,
  token: PageToken,
  section: Section,
  cites: (cite: Citation) => boolean,
): boolean {
  const { hosts, ports, ranges, unprintedRanges } = requirement;
  const offered = unprintedRanges !== undefined && cites(unprintedRanges.cite) ? unprintedRanges.for : [];
  if (offered.includes(token.text)) return true;
  if (!requirement.cites.some(cites)) return false;
  if (token.kind === 'port') return ports.some((range) => isWithin(token.text, range));
  if (token.kind === 'address') return ranges?.cidrs.includes(token.text) ?? false;
  // The names of ranges are claimed where the ranges stand, not in a list of domains.
  const ranged = ranges?.cidrs.some((cidr) => section.text.includes(cidr)) ? ranges.for : [];
  return ranged.includes(token.text) || hosts.flatMap(printedNames).includes(token.text);
}

function printedNames(host: Host): readonly string[] {
  if (host.kind === 'pattern') return [host.printed, ...host.listed];
  return host.kind === 'exact' ? [host.name] : [host.printed];
}

function isWithin(token: string, range: string): boolean {
  const [first, last] = portsOf(token);
  const [lowest, highest] = portsOf(range);
  return first >= lowest && last <= highest;
}

/** Whether the token lies in one of the places of the section where the quote stands. */
function isQuoted(token: PageToken, section: Section, quote: string): boolean {
  const printed = normalise(quote);
  for (let at = section.text.indexOf(printed); at >= 0; at = section.text.indexOf(printed, at + 1)) {
    const start = section.start + at;
    if (token.start >= start && token.start + token.text.length <= start + printed.length) return true;
  }
  return false;
}
