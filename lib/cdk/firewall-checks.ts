import { Token } from 'aws-cdk-lib';
import type { Issue } from '../diagnostics';
import { checkBlocks } from './firewall-sources';
import type { NetworkFirewallRulesProps } from './network-firewall-props';

/** Room for the longest usual name of a group behind the policy's in 128 characters. */
export const POLICY_NAME_LENGTH = 78;

/** What is wrong with the props of a firewall that no plan is needed to see. */
export function checkFirewallProps(props: NetworkFirewallRulesProps): readonly Issue[] {
  const { home, policyName, policy, prefixLists } = props;
  const issues: Issue[] = home === undefined ? [] : [...checkBlocks('home', home)];
  if (policyName !== undefined && !Token.isUnresolved(policyName) && !/^[a-zA-Z0-9-]{1,78}$/.test(policyName)) {
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
  return [...issues, ...checkListIds(prefixLists)];
}

/** The rest of what is said of a list is looked at where the plan is made. */
function checkListIds(lists: unknown): readonly Issue[] {
  if (!Array.isArray(lists)) return [];
  return (lists as readonly Readonly<Record<string, unknown>>[]).flatMap((list, index): readonly Issue[] => {
    const given = list?.prefixList;
    const isKnown = typeof given === 'string' && (Token.isUnresolved(given) || /^(?:arn:|pl-[0-9a-f]+$)/.test(given));
    if (isKnown) return [];
    const expected = 'the ARN of a prefix list, or its id (pl-...)';
    return [{ code: 'wrong-type', at: `prefixLists[${index}].prefixList`, given: String(given), expected }];
  });
}
