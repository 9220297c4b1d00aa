import type { Issue } from '../../diagnostics';
import type { GroupWeight } from '../../model/plans/aws-security-group';
import { type Limit, overLimit } from '../limit';
import { groupOf } from './groups';
import type { UnplacedRule } from './rules';

/** The limits on groups. */
export interface GroupLimits {
  readonly rulesPerSecurityGroup: Limit;
  readonly securityGroupsPerInterface: Limit;
  readonly rulesPerInterface: Limit;
}

/** Over what the rules are spread. */
export interface Spread {
  readonly groups: number;
  /** The one group stands already, and bears no entry of ours beside the rules. */
  readonly existing: boolean;
}

/** The most groups that AWS lets an interface have, whatever was raised. */
const MOST_GROUPS = 16;

/**
 * What every group weighs, per direction and family. A group whose egress has nothing inline bears one entry more, which
 * keeps EC2 from opening it.
 */
export function weightsOf(
  rules: readonly UnplacedRule[],
  { groups, existing }: Spread,
  limit: number,
): readonly GroupWeight[] {
  const placed = rules.map((one) => ({ ...one, group: groupOf(one.placedBy, groups) }));
  return Array.from({ length: groups }, (_, index) => index + 1).flatMap((group) =>
    (['egress', 'ingress'] as const).flatMap((direction) => {
      const own = placed.filter((one) => one.group === group && one.rule.direction === direction);
      const hasPlaceholder = !existing && direction === 'egress' && !own.some(({ isInline }) => isInline);
      return ([4, 6] as const).map((family): GroupWeight => {
        const weight = own.reduce((sum, one) => sum + one.weight[family], hasPlaceholder && family === 4 ? 1 : 0);
        return { group, direction, family, weight, limit };
      });
    }),
  );
}

/** What is wrong with a number of groups, and with what the user says that AWS raised. */
export function checkGroups(
  groups: unknown,
  existing: boolean,
  { rulesPerSecurityGroup, securityGroupsPerInterface, rulesPerInterface }: GroupLimits,
): readonly Issue[] {
  const issues: Issue[] = [];
  const product = rulesPerSecurityGroup.value * securityGroupsPerInterface.value;
  if (product > rulesPerInterface.value) {
    const fits = Math.floor(rulesPerInterface.value / rulesPerSecurityGroup.value);
    const what = `${rulesPerSecurityGroup.value} rules times ${securityGroupsPerInterface.value} groups`;
    issues.push(
      overLimit(rulesPerInterface, product, 'limits', what, [
        `limits: { securityGroupsPerInterface: ${fits} } beside these rules`,
        `limits: { rulesPerSecurityGroup: ${Math.floor(rulesPerInterface.value / securityGroupsPerInterface.value)} } beside these groups`,
      ]),
    );
  }
  if (typeof groups !== 'number' || !Number.isInteger(groups) || groups < 1) {
    const expected = `a whole number from 1 to ${securityGroupsPerInterface.value}`;
    issues.push({ code: 'wrong-type', at: 'groups', given: String(groups), expected });
  } else if (existing && groups > 1) {
    const expected = '1 beside existing: true, since a group that stands already is one';
    issues.push({ code: 'wrong-type', at: 'groups', given: String(groups), expected });
  } else if (groups > securityGroupsPerInterface.value) {
    issues.push(
      overLimit(securityGroupsPerInterface, groups, 'groups', 'security groups that one machine bears', [
        `groups: ${securityGroupsPerInterface.value}`,
        ...(groups > MOST_GROUPS ? [] : [raisedTo('securityGroupsPerInterface', groups)]),
      ]),
    );
  }
  return issues;
}

/** A group that stands already is one, whatever it holds beside. */
const OWN_GROUPS = 'leave securityGroup out, and groups: n spreads the rules over several groups of its own';

/** The same rules, written with prefix lists and without. */
export interface Written {
  readonly rules: readonly UnplacedRule[];
  /** Written the other way. */
  readonly otherwise: () => readonly UnplacedRule[];
  readonly hasLists: boolean;
}

/** Groups that weigh more than AWS allows, with the figures of every way out. */
export function overWeight(
  weights: readonly GroupWeight[],
  written: Written,
  spread: Spread,
  limits: GroupLimits,
): readonly Issue[] {
  const { groups, existing } = spread;
  const over = weights.filter(({ weight, limit }) => weight > limit);
  if (over.length === 0) return [];
  const enough = existing ? OWN_GROUPS : moreGroups(written.rules, groups, limits);
  const otherwise = weightsOf(written.otherwise(), spread, limits.rulesPerSecurityGroup.value);
  // Where each rule counts once the weight is their number.
  const isNumber = written.rules.every(({ weight }) => weight[4] <= 1 && weight[6] <= 1);
  return over.map(({ group, direction, family, weight }) => {
    const lists = otherLists(written.hasLists, limits, Math.max(...weightsIn(otherwise, direction, family)));
    return overLimit(
      limits.rulesPerSecurityGroup,
      weight,
      'security group',
      `${isNumber ? '' : 'weight of the '}${direction} rules for IPv${family}${groups === 1 ? '' : ` of group ${group} of ${groups}`}`,
      [
        `${enough}${lists.aside}`,
        ...lists.waysOut,
        ...raisedRules(weight, limits),
        'give each role a construct of its own, and so a security group of its own',
        'reach parties by names with a firewall behind the group (hostEnforcement)',
      ],
    );
  });
}

function weightsIn(weights: readonly GroupWeight[], direction: string, family: number): readonly number[] {
  return weights.filter((one) => one.direction === direction && one.family === family).map(({ weight }) => weight);
}

/** The smallest number of groups over which the rules fit. */
function moreGroups(rules: readonly UnplacedRule[], groups: number, limits: GroupLimits): string {
  const { rulesPerSecurityGroup, securityGroupsPerInterface, rulesPerInterface } = limits;
  const limit = rulesPerSecurityGroup.value;
  const most = Math.min(MOST_GROUPS, Math.floor(rulesPerInterface.value / limit));
  const enough = Array.from({ length: most }, (_, index) => index + 1).find((count) =>
    weightsOf(rules, { groups: count, existing: false }, limit).every(({ weight }) => weight <= limit),
  );
  if (enough === undefined) return `no groups: n up to ${most} is enough, the most that AWS lets a machine bear`;
  const raised = enough > securityGroupsPerInterface.value ? [raisedTo('securityGroupsPerInterface', enough)] : [];
  const spread = `groups: ${enough} spreads the rules over ${enough} security groups, all borne by the same machines`;
  return [enough < groups ? `${spread} (fewer groups draw otherwise)` : spread, ...raised].join(', with ');
}

/** What lists, or going without them, would come to: a way out, or a figure beside one that is. */
function otherLists(
  hasLists: boolean,
  { rulesPerSecurityGroup }: GroupLimits,
  weight: number,
): { readonly aside: string; readonly waysOut: readonly string[] } {
  const way = hasLists ? 'without prefixLists' : 'prefixLists: true';
  if (weight <= rulesPerSecurityGroup.value) return { aside: '', waysOut: [`${way}, which weighs ${weight}`] };
  const why = hasLists ? '' : ', since a list weighs its MaxEntries in every rule';
  return { aside: ` (${way} is no way out: it weighs ${weight}${why})`, waysOut: [] };
}

/** The quota that AWS would have to raise, where it raises it that far. */
export function raisedRules(
  weight: number,
  { rulesPerSecurityGroup, securityGroupsPerInterface, rulesPerInterface }: GroupLimits,
): readonly string[] {
  const { most = weight } = rulesPerSecurityGroup;
  const fits = weight <= most && weight * securityGroupsPerInterface.value <= rulesPerInterface.value;
  return fits ? [raisedTo('rulesPerSecurityGroup', weight)] : [];
}

function raisedTo(key: string, figure: number): string {
  return `limits: { ${key}: ${figure} }, once AWS has raised the quota for the account`;
}
