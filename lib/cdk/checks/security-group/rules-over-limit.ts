import type { Check, Finding } from '../check';
import { groupedBy } from '../grouped';
import type { CheckLimits } from '../limits';
import { referredTo } from '../references';
import { SOURCES } from '../sources';
import type { CheckedApp } from '../templates';
import { fieldOf, numberOf } from '../values';
import { type Direction, firstOf, type GroupRule, groupRules } from './rules';

const FAMILIES = ['IPv4', 'IPv6'] as const;
type Family = (typeof FAMILIES)[number];

/** Deployment stops at the rule that is one too many, with some of the others in place. */
export const rulesOverLimit: Check<'security-group-rules'> = {
  id: 'security-group-rules',
  severity: 'error',
  rule: 'a security group has no more rules per direction and family than the quota allows, where a prefix list weighs its MaxEntries and a group counts in both families',
  source: SOURCES.vpcQuotas,
  find(app, limits) {
    // What stands under a condition may not be deployed.
    const certain = app.read(groupRules).filter(({ resource }) => !resource.conditional);
    const groups = groupedBy(certain, ({ group, direction }) => `${direction} ${group}`);
    return groups.flatMap((rules) => findingOf(app, limits, rules));
  },
};

function findingOf(app: CheckedApp, limits: CheckLimits, rules: readonly GroupRule[]): readonly Finding[] {
  const [first] = rules;
  if (first === undefined) return [];
  const { value: limit } = limits.rulesPerSecurityGroup;
  const weights = FAMILIES.map((family) => ({ family, weight: weightOf(app, rules, family) }));
  // Reported where the group stands, or on the first of its rules where it stands outside of the app.
  const holder = rules.find(({ resource }) => resource.type === 'AWS::EC2::SecurityGroup') ?? first;
  const { resource, direction } = holder;
  const inline = resource.type === 'AWS::EC2::SecurityGroup';
  return weights
    .filter(({ weight }) => weight > limit)
    .map(({ family, weight }) => ({
      resource,
      at: inline ? KEYS[direction] : '',
      says: `${weight} ${family} ${direction} rules${inWords(app, rules, family)}, and a security group has at most ${limit}`,
      fix: 'merge neighbouring blocks and ports, spread the rules over several groups, or, where AWS raised the quota, say so: new NetworkChecks({ limits: { rulesPerSecurityGroup: ... } })',
    }));
}

const KEYS: Readonly<Record<Direction, string>> = { egress: 'SecurityGroupEgress', ingress: 'SecurityGroupIngress' };

/** What is known of the weight: a list that stands elsewhere is left out. */
function weightOf(app: CheckedApp, rules: readonly GroupRule[], family: Family): number {
  return rules.reduce((sum, rule) => sum + weightOfRule(app, rule, family), 0);
}

function weightOfRule(app: CheckedApp, rule: GroupRule, family: Family): number {
  if (firstOf(rule, 'CidrIp') !== undefined) return family === 'IPv4' ? 1 : 0;
  if (firstOf(rule, 'CidrIpv6') !== undefined) return family === 'IPv6' ? 1 : 0;
  const list = firstOf(rule, 'DestinationPrefixListId', 'SourcePrefixListId');
  if (list === undefined) return 1;
  const resource = referredTo(app, rule.resource.template, list);
  if (resource?.type !== 'AWS::EC2::PrefixList' || fieldOf(resource.properties, 'AddressFamily') !== family) return 0;
  return numberOf(resource.properties.MaxEntries) ?? 0;
}

/** ` (11 of its own, 60 by prefix lists)`, where lists weigh in. */
function inWords(app: CheckedApp, rules: readonly GroupRule[], family: Family): string {
  const weights = rules.map((rule) => ({
    weight: weightOfRule(app, rule, family),
    isList: firstOf(rule, 'DestinationPrefixListId', 'SourcePrefixListId') !== undefined,
  }));
  const byLists = weights.filter(({ isList }) => isList).reduce((sum, { weight }) => sum + weight, 0);
  const apart = rules.filter(({ at }) => at === '').length;
  const words = [
    ...(byLists === 0 ? [] : [`${byLists} of them by the MaxEntries of prefix lists`]),
    ...(apart === 0 ? [] : [`with ${apart} resource${apart === 1 ? '' : 's'} of their own`]),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
