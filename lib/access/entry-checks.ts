import type { Issue } from '../diagnostics';
import type { RoleEntry, RoleOptions } from '../model/entry';
import type { Product } from '../model/product';
import { tryRole } from '../resolve';
import { isRecord } from './untyped';

/** Who asks, looked at as if `role(...)` had made it. */
export interface CheckedEntry {
  /** With its defaults; null where it is no entry at all. */
  readonly entry: RoleEntry | null;
  readonly issues: readonly Issue[];
}

const FORM = "role(product, profile, 'role')";

export function checkEntry(at: string, given: unknown): CheckedEntry {
  const problem = strangenessOf(given);
  if (problem !== null) return { entry: null, issues: [{ code: 'wrong-type', at, given: problem, expected: FORM }] };
  const { product, profile, role, name, reachBy, withoutRanges } = given as RoleEntry;
  const options: Partial<RoleOptions> = {
    ...(name === undefined ? {} : { name }),
    ...(reachBy === undefined ? {} : { reachBy }),
    ...(withoutRanges === undefined ? {} : { withoutRanges }),
  };
  return tryRole(product, profile, role, options);
}

/** The entries of a construct. */
export function checkEntries(given: unknown): {
  readonly entries: readonly RoleEntry[];
  readonly issues: readonly Issue[];
} {
  const at = 'roles';
  if (!Array.isArray(given)) {
    return { entries: [], issues: [{ code: 'wrong-type', at, given: typeof given, expected: `an array of ${FORM}` }] };
  }
  if (given.length === 0) return { entries: [], issues: [{ code: 'no-entries', at }] };
  const checked = given.map((entry, index) => checkEntry(`${at}[${index}]`, entry));
  return {
    entries: checked.flatMap(({ entry }) => entry ?? []),
    issues: checked.flatMap(({ issues }) => issues),
  };
}

/** A list of ids or parties, where the type checker did not see it. */
export function checkWords(at: string, words: unknown): readonly Issue[] {
  if (words === undefined || (Array.isArray(words) && words.every((word) => typeof word === 'string'))) return [];
  return [
    {
      code: 'wrong-type',
      at,
      given: Array.isArray(words) ? 'an array of others' : typeof words,
      expected: 'an array of words',
    },
  ];
}

/** A flag, where the type checker did not see it. */
export function checkFlag(at: string, given: unknown): readonly Issue[] {
  if (given === undefined || typeof given === 'boolean') return [];
  return [{ code: 'wrong-type', at, given: typeof given, expected: 'true or false' }];
}

/** Where the profile is at fault nothing can be compiled, and what its names will need is said beside its faults. */
export function enforcementLeftOut(entries: readonly RoleEntry[], by?: 'network security group'): readonly Issue[] {
  return entries
    .filter(({ product, role, reachBy }) => reachBy !== 'addresses' && asksByName(product, role))
    .map(
      ({ name }): Issue => ({
        code: 'enforcement-left-out',
        at: 'hostEnforcement',
        name,
        ...(by === undefined ? {} : { by }),
      }),
    );
}

/** Whether its page prints a name for a role; what a supplement adds stands apart. */
function asksByName({ requirements }: Product, role: string): boolean {
  const ofPage = requirements.filter(({ when }) => when.length === 0 || when.some((each) => !('supplements' in each)));
  return ofPage.some(({ from, hosts }) => from === role && hosts.length > 0);
}

function strangenessOf(given: unknown): string | null {
  if (!isRecord(given)) return given === null ? 'null' : typeof given;
  const { product } = given;
  if (!isRecord(product)) return `an entry whose product is ${product === null ? 'null' : typeof product}`;
  const whole = isRecord(product.roles) && isRecord(product.services) && isRecord(product.choices);
  return whole && Array.isArray(product.requirements)
    ? null
    : 'an entry whose product is none of the catalogue or of yours';
}
