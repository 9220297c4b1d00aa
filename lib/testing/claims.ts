import type { Citation } from '../model/citation';
import type { Host } from '../model/host';
import type { Product, Requirement } from '../model/product';
import { type Page, type PageToken, portsOf, tokensOfPage } from './page';
import { nameOf, placesOf, type Section, sectionsOf } from './sections';

/** A host, address or port, with the section in which it stands: the heading, or the path to it where it is cited so. */
export interface PlacedToken extends PageToken {
  readonly section: string;
}

/**
 * The hosts, addresses and ports of a page that neither a requirement's own data nor the quote of a note holds, each with
 * its section. There are no exceptions: what opens nothing has its note.
 */
export function unclaimedTokens(page: Page, product: Product): readonly PlacedToken[] {
  const sections = sectionsOf(page, product);
  const own = (cite: Citation) => cite.document === page.document;
  const quoted = product.notes.flatMap(({ cites }) => cites.filter(own).flatMap((cite) => placesOf(cite, sections)));
  const citing = new Map(sections.map((section) => [section, requirementsOf(section, product, own)]));
  return tokensOfPage(page).flatMap((token) => {
    const end = token.start + token.text.length;
    const section = sections.find((one) => token.start >= one.start && token.start < one.end);
    const holding = section === undefined ? [] : (citing.get(section) ?? []);
    if (
      holding.some((one) => holds(one, token)) ||
      quoted.some((place) => token.start >= place.start && end <= place.end)
    )
      return [];
    return [{ ...token, section: section?.names[0] ?? section?.heading ?? '' }];
  });
}

/** What a requirement's own data prints: the tokens that it claims wherever it cites a section. */
export function printedBy({ hosts, ports, ranges, unprintedRanges }: Requirement): readonly string[] {
  return [
    ...hosts.flatMap(printedNames),
    ...(ranges?.cidrs ?? []),
    ...(ranges?.for ?? []),
    ...(unprintedRanges?.for ?? []),
    ...ports,
  ];
}

/** What a requirement holds in one section. */
interface Held {
  readonly names: readonly string[];
  readonly cidrs: readonly string[];
  readonly ports: readonly string[];
}

/** The requirements that cite a section, each with what it holds there. */
function requirementsOf({ names, text }: Section, product: Product, own: (cite: Citation) => boolean): readonly Held[] {
  const cites = (cite: Citation) => own(cite) && names.includes(nameOf(cite));
  return product.requirements.flatMap((requirement): readonly Held[] => {
    const { hosts, ports, ranges, unprintedRanges } = requirement;
    const offered = unprintedRanges !== undefined && cites(unprintedRanges.cite) ? unprintedRanges.for : [];
    if (!requirement.cites.some(cites)) return offered.length === 0 ? [] : [{ names: offered, cidrs: [], ports: [] }];
    // The names of ranges are claimed where the ranges stand, not in a list of domains.
    const ranged = ranges?.cidrs.some((cidr) => text.includes(cidr)) ? ranges.for : [];
    return [{ names: [...offered, ...ranged, ...hosts.flatMap(printedNames)], cidrs: ranges?.cidrs ?? [], ports }];
  });
}

function holds({ names, cidrs, ports }: Held, { kind, text }: PageToken): boolean {
  if (kind === 'port') return ports.some((range) => isWithin(text, range));
  return (kind === 'address' ? cidrs : names).includes(text);
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
