import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who accounts for a line of a vendor's page, or for one sentence of it. Holds no text of the page. */
export interface LedgerEntry {
  /** The line's number in the file of the page, the first being 1. */
  readonly line: number;
  /** 0 where the line is one unit, otherwise the sentence's number in it, the first being 1. */
  readonly part: number;
  /** The first twelve hex digits of the SHA-256 of its text, each run of white space being one blank. */
  readonly hash: string;
  /**
   * The ids of the requirements, notes and denials whose quotes stand on it, sorted; `heading` where it is one that is
   * cited; `silent` where it says nothing about traffic. An empty list is a line that nobody claims.
   */
  readonly claims: readonly string[] | 'heading' | 'silent';
}

/** A page, unit by unit, in the order of its text. */
export type Ledger = readonly LedgerEntry[];

const read = new Map<string, Ledger>();

/** The committed ledger of a given document (`000` ... `004`), read when it is first asked for; undefined where there is none. */
export function findLedger(document: string): Ledger | undefined {
  if (!/^\d{3}$/.test(document)) return undefined;
  const known = read.get(document);
  if (known !== undefined) return known;
  const file = join(__dirname, `${document}.json`);
  if (!existsSync(file)) return undefined;
  const ledger = JSON.parse(readFileSync(file, 'utf8')) as Ledger;
  read.set(document, ledger);
  return ledger;
}
