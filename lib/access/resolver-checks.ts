import type { Issue } from '../diagnostics';
import { DNS_FIREWALL_LIMITS } from '../targets/aws-dns-firewall/limits';

/** Room for the longest name of a list behind the rule group's in 64 characters. */
export const RULE_GROUP_NAME_LENGTH = 44;

/** The associations' place among the rule groups of a VPC, where nothing is said. */
export const ASSOCIATION_PRIORITY = 5000;

const WORDS = {
  unlisted: ['block', 'alert'],
  redirections: ['trust', 'inspect'],
  blockResponse: ['NODATA', 'NXDOMAIN'],
} as const;

/** What a program without types may say of names. */
export function checkResolverWords(props: { readonly [Word in keyof typeof WORDS]?: unknown }): readonly Issue[] {
  return Object.entries(WORDS).flatMap(([choice, allowed]): readonly Issue[] => {
    const given = props[choice as keyof typeof WORDS];
    if (given === undefined || (allowed as readonly unknown[]).includes(given)) return [];
    return [{ code: 'unknown-value', at: choice, choice, given: String(given), allowed }];
  });
}

/** What the service would refuse at deployment only; undefined stands for what is not said, or not known yet. */
export function checkResolverNumbers({
  priority,
  ruleGroupName,
}: {
  readonly priority?: number | undefined;
  readonly ruleGroupName?: string | undefined;
}): readonly Issue[] {
  const issues: Issue[] = [];
  const { lowestAssociationPriority: lowest, highestAssociationPriority: highest } = DNS_FIREWALL_LIMITS;
  if (priority !== undefined) {
    const fits = Number.isInteger(priority) && lowest.value <= priority && priority <= highest.value;
    const expected = `a whole number from ${lowest.value} to ${highest.value} (${lowest.source})`;
    if (!fits) issues.push({ code: 'wrong-type', at: 'priority', given: String(priority), expected });
  }
  if (ruleGroupName !== undefined && !isName(ruleGroupName)) {
    const allowed = `1 to ${RULE_GROUP_NAME_LENGTH} of A-Z, a-z, 0-9, - and _, not digits alone`;
    issues.push({ code: 'name-of-resource', at: 'ruleGroupName', given: ruleGroupName, allowed });
  }
  return issues;
}

function isName(text: string): boolean {
  return /^[a-zA-Z0-9_-]+$/.test(text) && !/^[0-9]+$/.test(text) && text.length <= RULE_GROUP_NAME_LENGTH;
}
