import type { Issue } from '../diagnostics';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import { checkGivenLists, referencesIn } from '../targets/aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS, reservedFront } from '../targets/aws-prefix-list/limits';
import { contentKey, type GivenPrefixList, type ListContent } from '../targets/aws-prefix-list/lists';
import { type LimitTable, limitsInForce, type RaisedLimits } from '../targets/limit';
import { checkLimits } from './group-names';
import { checkListId } from './list-peer';

/** Room behind the beginning of a name for the longest id: a whole IPv6 address, a hash and a size. */
export const LIST_NAME_LENGTH = PREFIX_LIST_LIMITS.prefixListNameLength.value - 65;

/** What a user says of prefix lists that several roles share; `isKnown` tells an id that is written out. */
export function checkListProps(
  { given, name, limits }: { readonly given?: unknown; readonly name?: unknown; readonly limits?: unknown },
  isKnown: (prefixListId: string) => boolean = () => true,
): readonly Issue[] {
  const issues: Issue[] = given === undefined ? [] : [...checkGivenLists(given, 'given')];
  if (Array.isArray(given)) {
    given.forEach((list: Partial<GivenPrefixList> | null, index) => {
      const id = list?.prefixListId;
      if (typeof id === 'string' && isKnown(id)) issues.push(...checkListId(id, `given[${index}]`));
    });
  }
  if (
    name !== undefined &&
    !(typeof name === 'string' && /^.{1,190}$/.test(name) && reservedFront(name) === undefined)
  ) {
    const allowed = `1 to ${LIST_NAME_LENGTH} characters, without com.amazonaws., com.amazon. or com.aws. in front`;
    issues.push({ code: 'name-of-resource', at: 'name', given: String(name), allowed });
  }
  const raised = limits as RaisedLimits<typeof PREFIX_LIST_LIMITS> | undefined;
  return [...issues, ...checkLimits(limits), ...limitsInForce(PREFIX_LIST_LIMITS, raised).issues];
}

/** A plan's entries are canonical. */
export function contentOfList({ family, entries }: PlannedPrefixList): ListContent {
  return { family, cidrs: entries.map(({ cidr }) => cidr) };
}

/** A list that a role has, and whose it is. */
export interface ListUse {
  readonly path: string;
  readonly list: PlannedPrefixList;
}

/** Where a list of ours begins, by which it is known. */
export function lowestOf(list: PlannedPrefixList): string {
  return list.entries[0]?.cidr.replace(/\/\d+$/, '') ?? '';
}

/**
 * Roles whose lists begin with the same address and hold different ones: only one of them could be known by it, and what
 * one role changes would rename a list of the other's.
 */
export function meetingLists(uses: readonly ListUse[]): readonly Issue[] {
  const first = new Map<string, { readonly path: string; readonly contents: string }>();
  return [...new Set(uses.map(({ path }) => path))].flatMap((path) => {
    const own = new Map<string, string[]>();
    for (const { list } of uses.filter((use) => use.path === path && use.list.given === undefined)) {
      const lowest = lowestOf(list);
      own.set(lowest, [...(own.get(lowest) ?? []), contentKey(contentOfList(list))].sort());
    }
    return [...own].flatMap(([lowest, keys]): readonly Issue[] => {
      const contents = keys.join('; ');
      const before = first.get(lowest);
      if (before === undefined) first.set(lowest, { path, contents });
      if (before === undefined || before.contents === contents) return [];
      return [{ code: 'prefix-lists-meet', at: path, lowest, other: before.path }];
    });
  });
}

/** How many rules of all plans refer to each list; `nameOf` is the name of one that is shared. */
export function referencesOf(
  plans: readonly AwsSecurityGroupPlan[],
  nameOf: (list: PlannedPrefixList) => string | undefined,
): ReadonlyMap<string, number> {
  const rules = plans.flatMap((plan) =>
    [...plan.egress, ...plan.ingress].flatMap(({ peer }) => {
      const list = 'prefixList' in peer ? plan.prefixLists.find(({ id }) => id === peer.prefixList) : undefined;
      return list === undefined ? [] : [{ peer: { prefixList: list.given ?? nameOf(list) ?? list.id } }];
    }),
  );
  return referencesIn(rules);
}

/** Those of the limits that a table has. */
export function ownLimits(limits: object | undefined, table: LimitTable): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(limits ?? {}).filter(([key]) => Object.hasOwn(table, key)));
}
