import { createHash } from 'node:crypto';
import type { Ledger, LedgerEntry } from '../catalog/ledger';
import type { Product } from '../model/product';
import { normalise, type Page, tokensOfPage } from './page';
import { claimingCitations, nameOf, PATH, placesOf, type Section, sectionsOf } from './sections';
import { isSilent, type Unit, unitsOf } from './units';

/** A quote claims a unit of which it covers so many characters; of a shorter one it has to cover the whole. */
const SHORTEST_CLAIM = 12;

/** Where something stands in the text of a page. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A unit of a page that nobody claims. */
export interface Unclaimed {
  readonly line: number;
  readonly text: string;
}

/**
 * Who accounts for each line, and each sentence, of a page. A requirement, note or denial claims the units on which its
 * quotes stand, under the heading that they name, and no others: a unit of which a quote covers at least twelve
 * characters, or which it covers whole. A quote of fewer than twelve characters claims a whole cell, and only where that
 * cell stands once under its heading.
 */
export function ledgerOf(page: Page, product: Product): Ledger {
  return accounts(page, product).map(({ entry }) => entry);
}

/** The units of a page that nobody claims. */
export function unclaimed(page: Page, product: Product): readonly Unclaimed[] {
  return accounts(page, product)
    .filter(({ entry }) => entry.claims.length === 0)
    .map(({ entry: { line }, unit: { text } }) => ({ line, text }));
}

/** The ledger as it is committed: one entry a line. */
export function printLedger(ledger: Ledger): string {
  return `[\n${ledger.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
}

/** The hash by which a ledger knows a unit again. */
export function hashOf(text: string): string {
  return createHash('sha256').update(normalise(text)).digest('hex').slice(0, 12);
}

function accounts(page: Page, product: Product): readonly { readonly unit: Unit; readonly entry: LedgerEntry }[] {
  const sections = sectionsOf(page, product);
  const units = unitsOf(page);
  const claimants = claimantsOf(page, product, units, sections);
  const headings = new Set(
    sections.filter((section) => isCitedHeading(section, page, product)).map(({ start }) => start),
  );
  const tokens = tokensOfPage(page);
  return units.map((unit) => {
    const ids = [...(claimants.get(unit) ?? [])].sort();
    const { line, part, start, text } = unit;
    const claims = ids.length > 0 ? ids : headings.has(start) ? 'heading' : isSilent(unit, tokens) ? 'silent' : [];
    return { unit, entry: { line, part, hash: hashOf(text), claims } };
  });
}

/** Whether a citation of the page means this very section, or a path leads through its heading. */
function isCitedHeading({ heading, names }: Section, page: Page, product: Product): boolean {
  if (names.length > 0) return true;
  return claimingCitations(product).some(
    ({ cite }) => cite.document === page.document && nameOf(cite).split(PATH).slice(0, -1).includes(heading),
  );
}

function claimantsOf(
  page: Page,
  product: Product,
  units: readonly Unit[],
  sections: readonly Section[],
): ReadonlyMap<Unit, ReadonlySet<string>> {
  const claimants = new Map<Unit, Set<string>>();
  for (const { of, cite } of claimingCitations(product)) {
    if (cite.document !== page.document) continue;
    const claimed = placesOf(cite, sections).flatMap((place) =>
      touchedBy(place, units).filter((unit) => covers(place, unit)),
    );
    // `any` stands in every other cell: a quote that short has to mean one of them.
    if (normalise(cite.quote).length < SHORTEST_CLAIM && claimed.length > 1) continue;
    for (const unit of claimed) claimants.set(unit, (claimants.get(unit) ?? new Set()).add(of));
  }
  return claimants;
}

/** The units that a quote touches; they stand in the order of the page, and none in another. */
function touchedBy(quote: Place, units: readonly Unit[]): readonly Unit[] {
  let first = 0;
  for (let behind = units.length; first < behind; ) {
    const middle = (first + behind) >> 1;
    if ((units[middle]?.end ?? 0) > quote.start) behind = middle;
    else first = middle + 1;
  }
  let last = first;
  while ((units[last]?.start ?? quote.end) < quote.end) last += 1;
  return units.slice(first, last);
}

function covers(quote: Place, unit: Unit): boolean {
  const covered = Math.min(quote.end, unit.end) - Math.max(quote.start, unit.start);
  const whole = quote.start <= unit.core.start && quote.end >= unit.core.end;
  return covered >= SHORTEST_CLAIM || whole;
}
