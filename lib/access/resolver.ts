import type { Issue } from '../diagnostics';
import type { AdditionalRule, EntryRequest } from '../model/entry';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import { DNS_FIREWALL_LIMITS } from '../targets/aws-dns-firewall/limits';
import type { FirewallMembers } from './firewall-members';
import type { Remark } from './remarks';

/** Room for the longest name of a list behind the rule group's in 64 characters. */
export const RULE_GROUP_NAME_LENGTH = 44;

/** The place of an association among the rule groups of a VPC where nobody says it. */
export const ASSOCIATION_PRIORITY = 5000;

const WORDS = {
  unlisted: ['block', 'alert'],
  redirections: ['trust', 'inspect'],
  blockResponse: ['NODATA', 'NXDOMAIN'],
} as const;

/** What is said of a DNS Firewall; undefined stands for what is not said, or not known yet. */
export type ResolverWords = { readonly [Key in keyof typeof WORDS]?: unknown } & {
  readonly priority?: number | undefined;
  readonly ruleGroupName?: string | undefined;
};

/** What a program without types may pass, and what the service would refuse at deployment only. */
export function checkResolverWords(words: ResolverWords): readonly Issue[] {
  const { priority, ruleGroupName } = words;
  const issues: Issue[] = [];
  for (const [choice, allowed] of Object.entries(WORDS)) {
    const given: unknown = words[choice as keyof typeof WORDS];
    if (given === undefined || (allowed as readonly unknown[]).includes(given)) continue;
    issues.push({ code: 'unknown-value', at: choice, choice, given: String(given), allowed });
  }
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

/** The VPCs' own names are said of the first source, whoever was added first: they resolve for all. */
export function resolverRequests<Owner extends object>(
  members: FirewallMembers<Owner>,
  additional: readonly AdditionalRule[],
): readonly EntryRequest[] {
  const [first] = members.names;
  const requests = members.requests();
  const bearer = requests.find(({ entry }) => entry.name === first);
  return requests.map((request) =>
    request === bearer ? { ...request, additionalRules: [...(request.additionalRules ?? []), ...additional] } : request,
  );
}

/** Whether names that are not listed are closed. */
export function isWalledGarden({ rules }: AwsDnsFirewallPlan): boolean {
  return rules.some(({ action }) => action === 'BLOCK');
}

export const WALLED_GARDEN =
  'in the VPCs that the rule group is associated with, every name that is not listed stops resolving, for every machine in them: the names of AWS services (SSM, S3, CloudWatch, endpoints of your own) and of your private zones among them; list what those machines need with additionalRules';

/** What becomes of every other name, as a user should hear it on every rim. */
export function resolverRemark(plan: AwsDnsFirewallPlan): Remark<'portolan:walled-garden' | 'portolan:nothing-closed'> {
  return isWalledGarden(plan)
    ? {
        id: 'portolan:walled-garden',
        message: `${WALLED_GARDEN}; unlisted: 'alert' logs what would stop, and closes nothing`,
      }
    : {
        id: 'portolan:nothing-closed',
        message:
          "unlisted: 'alert' closes nothing: every name resolves, and those that are not listed are logged; leave it out to close them",
      };
}
