import type { Issue } from '../diagnostics';
import { type AddressSet, addresses, addressSetOf, parseCidr } from '../model/addresses';
import { collapsed } from '../model/collapse';
import type { ReadRequestsOptions } from './firewall-request';
import { LIST_NAME } from './source-name';

/** The prefix lists and the blocks that the reader's team says, and what is wrong with them. */
export interface KnownSources {
  readonly issues: readonly Issue[];
  /** The blocks behind the sources of an entry; what nobody here knows or allows is told at its place. */
  readonly blocksOf: (sources: readonly string[], at: (index: number) => string, issues: Issue[]) => readonly string[];
}

export function readSources({ prefixLists = {}, allowedSources }: ReadRequestsOptions): KnownSources {
  const issues: Issue[] = [];
  const lists = new Map(
    Object.entries(isObject(prefixLists) ? prefixLists : {}).map(([name, held]) => {
      const at = `prefixLists.${name}`;
      if (!LIST_NAME.test(name)) {
        const expected = 'a name of letters, digits and hyphens that starts with a letter';
        issues.push({ code: 'wrong-type', at, given: `'${name}'`, expected });
      }
      return [name, blocks(at, held, issues)] as const;
    }),
  );
  const allowed = allowedSources === undefined ? null : blocks('allowedSources', allowedSources, issues);
  const inside = allowed === null ? null : addressSetOf(allowed);
  return {
    issues,
    blocksOf: (sources, at, found) =>
      collapsed(
        sources.flatMap((source, index) => {
          const where = at(index);
          const read = parseCidr(source);
          const list = read.ok ? undefined : lists.get(source);
          if (!read.ok && list === undefined) {
            found.push(
              LIST_NAME.test(source)
                ? { code: 'unknown-prefix-list', at: where, given: source, allowed: [...lists.keys()].sort() }
                : { code: 'malformed-address', at: where, problem: read.problem },
            );
          }
          const held = read.ok ? [read.value.text] : (list ?? []);
          for (const given of outside(held, inside)) {
            const name = read.ok ? null : source;
            found.push({ code: 'source-not-allowed', at: where, given, list: name, allowed: allowed ?? [] });
          }
          return held;
        }),
      ),
  };
}

function outside(held: readonly string[], inside: AddressSet | null): readonly string[] {
  return inside === null ? [] : held.filter((block) => !addresses.covers(inside, addressSetOf([block])));
}

function blocks(at: string, given: unknown, issues: Issue[]): readonly string[] {
  if (!Array.isArray(given)) {
    issues.push({ code: 'wrong-type', at, given: typeof given, expected: 'a list of address blocks' });
    return [];
  }
  return given.flatMap((block: unknown, index) => {
    const where = `${at}[${index}]`;
    if (typeof block !== 'string') {
      issues.push({ code: 'wrong-type', at: where, given: typeof block, expected: 'an address block' });
      return [];
    }
    const read = parseCidr(block);
    if (!read.ok) issues.push({ code: 'malformed-address', at: where, problem: read.problem });
    return read.ok ? [read.value.text] : [];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with the sources of a part, where a person or a program passes them. */
export function sourceIssues(at: string, sources: unknown): readonly Issue[] {
  if (!Array.isArray(sources) || sources.length === 0) {
    const given = Array.isArray(sources) ? 'an empty list' : typeof sources;
    return [{ code: 'wrong-type', at, given, expected: 'a list of address blocks, or of names of prefix lists' }];
  }
  return sources.flatMap((source: unknown, index): readonly Issue[] => {
    const where = `${at}[${index}]`;
    if (typeof source !== 'string') {
      return [{ code: 'wrong-type', at: where, given: typeof source, expected: 'an address block' }];
    }
    const read = parseCidr(source);
    if (read.ok || LIST_NAME.test(source)) return [];
    return [{ code: 'malformed-address', at: where, problem: read.problem }];
  });
}
