import type { Issue } from '../../diagnostics';
import { cidrOf, parseCidr } from '../../model/addresses';
import { type Limit, overLimit } from '../limit';
import { contentKey, contentOf, type GivenPrefixList } from './lists';

/** What is wrong with lists that stand already, as the user gives them. */
export function checkGivenLists(given: unknown, at: string): readonly Issue[] {
  if (!Array.isArray(given)) {
    return [{ code: 'wrong-type', at, given: String(given), expected: 'an array of { prefixListId, weight, cidrs }' }];
  }
  const lists = given as readonly Partial<GivenPrefixList>[];
  const issues = lists.flatMap((list, index) => checkGivenList(list, `${at}[${index}]`));
  return issues.length > 0 ? issues : twice(given as readonly GivenPrefixList[], at);
}

function checkGivenList(list: Partial<GivenPrefixList> | null, at: string): readonly Issue[] {
  const { prefixListId, weight, cidrs } = list ?? {};
  const issues: Issue[] = [];
  const wrong = (name: string, value: unknown, expected: string) =>
    void issues.push({ code: 'wrong-type', at: `${at}.${name}`, given: String(value), expected });
  if (typeof prefixListId !== 'string' || prefixListId === '') wrong('prefixListId', prefixListId, "an id, 'pl-...'");
  if (!isWeight(weight)) wrong('weight', weight, 'what a reference to it weighs, a whole number from 1');
  if (!Array.isArray(cidrs) || cidrs.length === 0) wrong('cidrs', cidrs, 'everything that the list holds');
  else issues.push(...checkBlocks(cidrs, `${at}.cidrs`));
  return issues;
}

/** A weight is a count of entries. */
export function isWeight(weight: unknown): weight is number {
  return typeof weight === 'number' && Number.isInteger(weight) && weight >= 1;
}

function checkBlocks(cidrs: readonly string[], at: string): readonly Issue[] {
  const issues = cidrs.flatMap((cidr, index): readonly Issue[] => {
    const read = parseCidr(String(cidr));
    if (!read.ok) return [{ code: 'malformed-address', at: `${at}[${index}]`, problem: read.problem }];
    if (read.value.prefix > 0) return [];
    const expected = 'less than every address of a family, which no list stands for';
    return [{ code: 'wrong-type', at: `${at}[${index}]`, given: cidr, expected }];
  });
  if (issues.length > 0 || new Set(cidrs.map((cidr) => cidrOf(cidr).family)).size === 1) return issues;
  return [{ code: 'wrong-type', at, given: 'IPv4 and IPv6', expected: 'one family, as a prefix list holds one' }];
}

/** Two lists for the same addresses: nobody could say which of them a rule means. */
function twice(given: readonly GivenPrefixList[], at: string): readonly Issue[] {
  const seen = new Map<string, string>();
  return given.flatMap(({ prefixListId, cidrs }, index): readonly Issue[] => {
    const key = contentKey(contentOf(cidrs));
    const first = seen.get(key);
    seen.set(key, first ?? prefixListId);
    if (first === undefined) return [];
    const expected = `one list for the same addresses, which ${first} holds`;
    return [{ code: 'wrong-type', at: `${at}[${index}]`, given: prefixListId, expected }];
  });
}

const FEWER = 'name larger blocks of addresses';

/** Lists of ours that hold too much. */
export function overEntries(
  lists: readonly { readonly id: string; readonly entries: number }[],
  limit: Limit,
): readonly Issue[] {
  return lists
    .filter(({ entries }) => entries > limit.value)
    .map(({ id, entries }) =>
      overLimit(limit, entries, 'prefixLists', `entries of the prefix list ${id}`, [
        FEWER,
        raised('entriesPerPrefixList', entries),
      ]),
    );
}

/** Too many lists of ours, or too many rules to one of them; `references` counts them by the list's id. */
export function overLists(
  count: number,
  references: ReadonlyMap<string, number>,
  limits: { readonly prefixListsPerRegion: Limit; readonly referencesPerPrefixList: Limit },
): readonly Issue[] {
  const at = 'prefixLists';
  const { prefixListsPerRegion, referencesPerPrefixList } = limits;
  return [
    ...(count > prefixListsPerRegion.value
      ? [
          overLimit(prefixListsPerRegion, count, at, 'prefix lists to create', [
            FEWER,
            raised('prefixListsPerRegion', count),
          ]),
        ]
      : []),
    ...[...references]
      .filter(([, rules]) => rules > referencesPerPrefixList.value)
      .map(([id, rules]) =>
        overLimit(referencesPerPrefixList, rules, at, `rules that refer to the prefix list ${id}`, [
          'give part of the roles lists of their own',
          raised('referencesPerPrefixList', rules),
        ]),
      ),
  ];
}

/** How often each list is referred to. */
export function referencesIn(rules: readonly { readonly peer: object }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { peer } of rules) {
    const id = 'prefixList' in peer ? String(peer.prefixList) : null;
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function raised(key: string, figure: number): string {
  return `limits: { ${key}: ${figure} }, once AWS has raised the quota for the account`;
}
