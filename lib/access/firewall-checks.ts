import type { Issue } from '../diagnostics';
import { checkBlocks, type IsLate } from './sources';

/** Room for the longest usual name of a group behind the policy's in 128 characters. */
export const POLICY_NAME_LENGTH = 78;

/** What is wrong with the props of a firewall that no plan is needed to see. */
export function checkFirewallProps(
  {
    home,
    policyName,
    policy,
  }: { readonly home?: unknown; readonly policyName?: string | undefined; readonly policy?: unknown },
  isLate: IsLate,
): readonly Issue[] {
  const issues: Issue[] = home === undefined ? [] : [...checkBlocks('home', home, isLate)];
  if (policyName !== undefined && !isLate(policyName) && !/^[a-zA-Z0-9-]{1,78}$/.test(policyName)) {
    const allowed = `1 to ${POLICY_NAME_LENGTH} of A-Z, a-z, 0-9 and -`;
    issues.push({ code: 'name-of-resource', at: 'policyName', given: policyName, allowed });
  }
  if (policy !== undefined && policy !== 'ours' && policy !== 'yours') {
    issues.push({ code: 'wrong-type', at: 'policy', given: String(policy), expected: "'ours' or 'yours'" });
  }
  if (policy === 'yours' && home !== undefined) {
    const expected = "nothing, since a policy of yours has its own HOME_NET; or policy: 'ours'";
    issues.push({ code: 'wrong-type', at: 'home', given: "addresses beside policy: 'yours'", expected });
  }
  return issues;
}

/** The rest of what is said of a list is looked at where the plan is made. */
export function checkListReferences(
  lists: unknown,
  isReference: (list: unknown) => boolean,
  expected: string,
): readonly Issue[] {
  if (!Array.isArray(lists)) return [];
  return (lists as readonly Readonly<Record<string, unknown>>[]).flatMap((list, index): readonly Issue[] => {
    const given = list?.prefixList;
    if (isReference(given)) return [];
    const shown = typeof given === 'object' && given !== null ? 'an object' : String(given);
    return [{ code: 'wrong-type', at: `prefixLists[${index}].prefixList`, given: shown, expected }];
  });
}
