import type { Ledger, LedgerEntry } from '../catalog/ledger';
import { hashOf } from '../testing/ledger';
import type { Page } from '../testing/page';
import { type Unit, unitsOf } from '../testing/units';

/** A page as the catalogue accounts for it, as `portolan coverage --json` prints it. */
export interface DocumentCoverage {
  readonly document: string;
  readonly product: string;
  readonly title: string;
  /** The lines of the page, and the sentences of those that hold several. */
  readonly units: number;
  /** Those that requirements, notes or denials quote. */
  readonly claimed: number;
  readonly headings: number;
  /** Those that say nothing about traffic. */
  readonly silent: number;
  /** How many are not as they were when the ledger was taken; null where the page is not at hand. */
  readonly changed: number | null;
  readonly lines: readonly LineCoverage[];
}

export interface LineCoverage extends LedgerEntry {
  /** What stands there on the page that is at hand; null where it is not, or where nothing stands there any more. */
  readonly text: string | null;
  /**
   * `changed`, `gone`, `new`: the page is not the one of which the ledger was taken. A new unit has no claims. `unread`:
   * the page is not at hand.
   */
  readonly state: 'same' | 'changed' | 'gone' | 'new' | 'unread';
}

/** A ledger held against its page where that is at hand. */
export function coverageOf(
  words: Pick<DocumentCoverage, 'document' | 'product' | 'title'>,
  ledger: Ledger,
  page: Page | undefined,
): DocumentCoverage {
  const lines = page === undefined ? ledger.map(unread) : heldAgainst(ledger, unitsOf(page));
  const count = (is: (entry: LedgerEntry) => boolean) => ledger.filter(is).length;
  return {
    ...words,
    units: ledger.length,
    claimed: count(({ claims }) => Array.isArray(claims) && claims.length > 0),
    headings: count(({ claims }) => claims === 'heading'),
    silent: count(({ claims }) => claims === 'silent'),
    changed: page === undefined ? null : lines.filter(({ state }) => state !== 'same').length,
    lines,
  };
}

function unread(entry: LedgerEntry): LineCoverage {
  return { ...entry, text: null, state: 'unread' };
}

function heldAgainst(ledger: Ledger, units: readonly Unit[]): readonly LineCoverage[] {
  const place = ({ line, part }: { readonly line: number; readonly part: number }) => `${line}.${part}`;
  const at = new Map(units.map((unit) => [place(unit), unit] as const));
  const known = new Set(ledger.map(place));
  const old = ledger.map((entry): LineCoverage => {
    const unit = at.get(place(entry));
    if (unit === undefined) return { ...entry, text: null, state: 'gone' };
    return { ...entry, text: unit.text, state: hashOf(unit.text) === entry.hash ? 'same' : 'changed' };
  });
  const fresh = units
    .filter((unit) => !known.has(place(unit)))
    .map(({ line, part, text }): LineCoverage => ({ line, part, hash: hashOf(text), claims: [], text, state: 'new' }));
  return [...old, ...fresh].sort((a, b) => a.line - b.line || a.part - b.part);
}
