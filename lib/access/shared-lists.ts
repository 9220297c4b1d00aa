import type { Issue } from '../diagnostics';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import { referencesIn } from '../targets/aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS, reservedFront } from '../targets/aws-prefix-list/limits';
import { contentKey, type ListContent } from '../targets/aws-prefix-list/lists';

/** Whose addresses stand in lists that several constructs share; the plan is as of now. */
export interface ListMember {
  readonly path: string;
  readonly plan: () => AwsSecurityGroupPlan | undefined;
}

/** Room behind the beginning of a name for the longest id: a whole IPv6 address, a hash and a size. */
export const LIST_NAME_LENGTH = PREFIX_LIST_LIMITS.prefixListNameLength.value - 65;

/** A plan's entries are canonical. */
export function contentOfList({ family, entries }: PlannedPrefixList): ListContent {
  return { family, cidrs: entries.map(({ cidr }) => cidr) };
}

/**
 * Roles whose lists begin with the same address and hold different ones: only one of them could be known by it, and what
 * one role changes would rename a list of the other's.
 */
export function meetingLists(members: readonly ListMember[]): readonly Issue[] {
  const first = new Map<string, { readonly path: string; readonly contents: string }>();
  return members.flatMap(({ path, plan }) => {
    const own = new Map<string, string[]>();
    for (const list of plan()?.prefixLists ?? []) {
      if (list.given !== undefined) continue;
      const content = contentOfList(list);
      const lowest = content.cidrs[0]?.replace(/\/\d+$/, '') ?? '';
      own.set(lowest, [...(own.get(lowest) ?? []), contentKey(content)].sort());
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

/** How many rules of all plans refer to each list; `idOf` is by what a list of ours is known over all of them. */
export function referencesToLists(
  plans: readonly AwsSecurityGroupPlan[],
  idOf: (list: PlannedPrefixList) => string,
): ReadonlyMap<string, number> {
  const rules = plans.flatMap((plan) =>
    [...plan.egress, ...plan.ingress].flatMap(({ peer }) => {
      const list = 'prefixList' in peer ? plan.prefixLists.find(({ id }) => id === peer.prefixList) : undefined;
      return list === undefined ? [] : [{ peer: { prefixList: list.given ?? idOf(list) } }];
    }),
  );
  return referencesIn(rules);
}

/** What the names of lists may begin with; undefined stands for what is not said, or not known yet. */
export function checkListNames(name: string | undefined): readonly Issue[] {
  if (name === undefined || (/^.{1,190}$/.test(name) && reservedFront(name) === undefined)) return [];
  const allowed = `1 to ${LIST_NAME_LENGTH} characters, without com.amazonaws., com.amazon. or com.aws. in front`;
  return [{ code: 'name-of-resource', at: 'name', given: String(name), allowed }];
}
