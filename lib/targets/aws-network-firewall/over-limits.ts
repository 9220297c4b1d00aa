import type { Issue } from '../../diagnostics';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../model/plans/aws-network-firewall';
import { type Limit, overLimit } from '../limit';
import type { NETWORK_FIREWALL_LIMITS } from './limits';
import { listRule } from './list-rule';

type Limits = Readonly<Record<keyof typeof NETWORK_FIREWALL_LIMITS, Limit>>;

/** The characters that stand in a variable's place, by its name or the id of its block. */
type Expansions = Readonly<Record<string, number>>;

const ANOTHER = 'attach part of the roles to a firewall of their own';

/** Everything in which a plan is over a limit of the service. */
export function overLimits(plan: AwsNetworkFirewallPlan, limits: Limits, expansions: Expansions): readonly Issue[] {
  return [...overPolicy(plan, limits), ...plan.groups.flatMap((group) => overGroup(group, plan, limits, expansions))];
}

function overPolicy({ groups, exact, prefixLists }: AwsNetworkFirewallPlan, limits: Limits): readonly Issue[] {
  const { groupsPerPolicy, policyCapacity, referencedBlocks } = limits;
  const issues: Issue[] = [];
  const together = exact ? [] : ['put every entry into one group with exact: true'];
  if (groups.length > groupsPerPolicy.value) {
    const what = 'rule groups of the policy, the tail among them';
    issues.push(overLimit(groupsPerPolicy, groups.length, 'policy', what, [...together, ANOTHER]));
  }
  const capacity = groups.reduce((sum, group) => sum + group.capacity, 0);
  if (capacity > policyCapacity.value) {
    const raise = 'have AWS raise it and say so with limits: { policyCapacity: ... }';
    issues.push(overLimit(policyCapacity, capacity, 'policy', 'capacity of the policy', [raise, ANOTHER]));
  }
  const blocks = groups
    .flatMap((group) => (group.kind === 'rule-strings' ? group.references : []))
    .reduce((sum, name) => {
      const list = prefixLists.find((one) => one.name === name);
      return sum + (list !== undefined && 'list' in list ? list.cidrs.length : 0);
    }, 0);
  if (blocks > referencedBlocks.value) {
    const ways = ['give shorter lists in prefixLists', ANOTHER];
    issues.push(overLimit(referencedBlocks, blocks, 'prefixLists', 'CIDRs of the lists that are referred to', ways));
  }
  return issues;
}

function overGroup(
  group: RuleGroup,
  plan: AwsNetworkFirewallPlan,
  { groupCapacity, ruleLength, rulesStringBytes, referencesPerGroup, highestSid }: Limits,
  expansions: Expansions,
): readonly Issue[] {
  const issues: Issue[] = [];
  if (group.capacity > groupCapacity.value) {
    issues.push(overLimit(groupCapacity, group.capacity, group.id, 'capacity of the group', [ANOTHER]));
  }
  if (group.kind === 'domain-list') return [...issues, ...overListRule(group, ruleLength, expansions)];
  const bytes = group.rules.reduce((sum, { text }) => sum + text.length + 1, -1);
  if (bytes > rulesStringBytes.value) {
    issues.push(overLimit(rulesStringBytes, bytes, group.id, 'bytes of the rules of the group', [ANOTHER]));
  }
  const references = group.kind === 'rule-strings' ? group.references.length : 0;
  if (references > referencesPerGroup.value) {
    const ways = ['give fewer, longer lists in prefixLists', 'bind parties to addresses instead of lists', ANOTHER];
    issues.push(overLimit(referencesPerGroup, references, group.id, 'prefix lists that the group refers to', ways));
  }
  for (const { sid, text } of group.rules) {
    if (sid > highestSid.value) issues.push(overLimit(highestSid, sid, group.id, 'sid of a rule', [ANOTHER]));
    const figure = expandedLength(text, plan, expansions);
    if (figure <= ruleLength.value) continue;
    const ways = waysToShorten(text, expansions);
    issues.push(overLimit(ruleLength, figure, `${group.id}, sid ${sid}`, 'characters of the rule', ways));
  }
  return issues;
}

/** What stands in the place of a rule's variables counts; a prefix list is a set beside the rule and does not. */
function expandedLength(text: string, { blocks }: AwsNetworkFirewallPlan, expansions: Expansions): number {
  if (Object.keys(expansions).length === 0) return text.length;
  return variablesIn(text).reduce((sum, name) => {
    const key = blocks.find((one) => one.name === name)?.bound ?? name;
    return sum + (expansions[key] === undefined ? 0 : expansions[key] - name.length - 1);
  }, text.length);
}

function variablesIn(text: string): readonly string[] {
  const [header = ''] = text.split(' (');
  return [...header.matchAll(/\$(\w+)/g)].flatMap(([, name]) => name ?? []);
}

function waysToShorten(text: string, expansions: Expansions): readonly string[] {
  const long = variablesIn(text).filter((name) => expansions[name] !== undefined);
  return long.length === 0
    ? ['shorten the expression', ANOTHER]
    : [
        `give ${long.join(' and ')} fewer, larger address blocks`,
        `part ${long.join(' and ')} into entries of other names`,
      ];
}

/**
 * The service writes the rules of a list itself, with the group's own HOME_NET, the addresses of its source, and with
 * what is not in the policy's HOME_NET.
 */
function overListRule(
  group: Extract<RuleGroup, { readonly kind: 'domain-list' }>,
  ruleLength: Limit,
  expansions: Expansions,
): readonly Issue[] {
  const texts = group.targets.map(({ text }, index) => listRule(text, index + 1, group.targetType).length);
  const from = expansions[group.source] ?? '$HOME_NET'.length;
  // `![10.0.0.0/8]`.
  const to = expansions.HOME_NET === undefined ? '$EXTERNAL_NET'.length : '!'.length + expansions.HOME_NET;
  const figure = Math.max(...texts) - '$HOME_NET'.length - '$EXTERNAL_NET'.length + from + to;
  if (figure <= ruleLength.value) return [];
  const ways = [`give ${group.source} fewer, larger address blocks`, 'pass home with fewer, larger address blocks'];
  return [overLimit(ruleLength, figure, group.id, 'characters of the longest rule that the service writes', ways)];
}
