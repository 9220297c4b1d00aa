import type { Issue } from '../../diagnostics';
import { type ElementFidelity, elementKey } from '../../model/element';
import type { AwsSecurityGroupPlan } from '../../model/plans/aws-security-group';
import { PLACEHOLDER_EGRESS } from '../../model/plans/aws-security-group';
import type { Admission, Assumption, NamesBehind } from '../../model/plans/plan';
import type { PlannedPrefixList } from '../../model/plans/prefix-list';
import { checkGivenLists, overEntries, overLists, referencesIn } from '../aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS } from '../aws-prefix-list/limits';
import type { GivenPrefixList } from '../aws-prefix-list/lists';
import { withheldFamily } from '../families';
import { decide, needEnforcement, sharedSources } from '../group-decisions';
import { type Limit, limitsInForce, type RaisedLimits } from '../limit';
import type { Target } from '../target';
import { placed } from './groups';
import { SECURITY_GROUP_LIMITS } from './limits';
import { addressRules, boundRules, type Lists } from './rules';
import { checkGroups, overWeight, weightsOf } from './weights';

/** Everything that a group and its prefix lists are held to. */
const LIMITS = { ...SECURITY_GROUP_LIMITS, ...PREFIX_LIST_LIMITS };

/** The figures to which AWS raised limits of security groups and prefix lists for the account. */
export type SecurityGroupLimits = RaisedLimits<typeof LIMITS>;

export interface SecurityGroupOptions {
  /** What stands behind ports that are open to every address because a group cannot see names; asked for where it is needed. */
  readonly namesBehind?: NamesBehind;
  /** What the firewall, or the DNS Firewall, behind the group refuses; the group does not open it either. */
  readonly refusedByFirewall?: readonly ElementFidelity[];
  /**
   * Addresses that are open on the same ports go into managed prefix lists, one per family and content; lists that stand
   * already are taken for exactly the addresses that they are said to hold. A list weighs its size in every rule, so this
   * usually weighs more than the addresses inline. Default: every address stands in the rules.
   */
  readonly prefixLists?: true | { readonly given: readonly GivenPrefixList[] };
  /** Over how many security groups the rules are spread, which the same machines bear all. Default: 1. */
  readonly groups?: number;
  /** What is reached by name is opened over IPv6 too, unless its document supports IPv4 alone. Default: over IPv4 alone. */
  readonly ipv6?: boolean;
  /** The rules join a group that stands already: nothing else of it is ours, its placeholder neither. */
  readonly existing?: boolean;
  /** The figures to which AWS raised limits for the account. */
  readonly limits?: SecurityGroupLimits;
}

/**
 * Security groups say addresses and other groups, any transport and any ports, and never a name: an element that is
 * reached by name opens its ports to every address, as the user has to say it may; over IPv6 where that is asked for.
 */
export const compileSecurityGroup: Target<AwsSecurityGroupPlan, SecurityGroupOptions> = (rulings, options) => {
  const refused = new Set((options.refusedByFirewall ?? []).map(({ element }) => elementKey(element)));
  const decided = sharedSources(
    rulings,
    rulings.askings.map((asking) => decide(asking, refused, options)),
  );
  const { limits, issues: misread } = limitsInForce(LIMITS, options.limits);
  const { groups, issues: miscounted } = groupsOf(options, limits);
  const { lists, issues: mislisted } = listsOf(options, limits.entriesPerPrefixList.value);
  const opened = decided.flatMap((one) => one.rules);
  const write = (how: Lists) => {
    const { rules, prefixLists } = addressRules(opened, how);
    return { rules: [...rules, ...boundRules(opened)], prefixLists };
  };
  const { rules, prefixLists } = write(lists);
  const compiled = placed(rules, groups);
  const existing = options.existing === true;
  const spread = { groups, existing };
  const weights = weightsOf(rules, spread, limits.rulesPerSecurityGroup.value);
  const egress = compiled.filter(({ direction }) => direction === 'egress');
  const byName = decided.some(({ widenedName }) => widenedName);
  const isClosed = (group: number) => !egress.some((rule) => rule.group === group);
  const plan: AwsSecurityGroupPlan = {
    target: 'aws-security-group',
    sources: rulings.sources,
    ...(existing ? { existing } : {}),
    groups,
    egress,
    ingress: compiled.filter(({ direction }) => direction === 'ingress'),
    prefixLists,
    weights,
    namesBehind: byName ? (options.namesBehind ?? null) : null,
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: !existing && Array.from({ length: groups }, (_, index) => index + 1).some(isClosed) ? [PLACEHOLDER] : [],
    withholds: withheldFamily(decided, options),
    assumes: prefixLists.flatMap(assumptionOf),
  };
  const hasLists = lists !== null;
  const ours = prefixLists.filter(({ given }) => given === undefined);
  const otherwise = () => write(hasLists ? null : { given: [], most: limits.entriesPerPrefixList.value }).rules;
  return {
    plan,
    issues: [
      ...misread,
      ...miscounted,
      ...mislisted,
      ...needEnforcement(decided, options.namesBehind),
      ...overWeight(weights, { rules, otherwise, hasLists }, spread, limits),
      ...overEntries(
        ours.map(({ id, entries }) => ({ id, entries: entries.length })),
        limits.entriesPerPrefixList,
      ),
      ...overLists(ours.length, referencesIn(compiled), limits),
    ],
  };
};

type Limits = { readonly [Key in keyof typeof LIMITS]: Limit };

/** How many groups, and what is wrong with that; one where it cannot be read. */
function groupsOf({ groups = 1, existing }: SecurityGroupOptions, limits: Limits) {
  const issues = checkGroups(groups, existing === true, limits);
  return { groups: issues.some(({ at }) => at === 'groups') ? 1 : groups, issues };
}

/** Whether and how addresses go into lists, and what is wrong with what was said of that. */
function listsOf(
  { prefixLists }: SecurityGroupOptions,
  most: number,
): { readonly lists: Lists; readonly issues: readonly Issue[] } {
  if (prefixLists === undefined) return { lists: null, issues: [] };
  if (prefixLists === true) return { lists: { given: [], most }, issues: [] };
  const issues = checkGivenLists((prefixLists as Partial<typeof prefixLists> | null)?.given, 'prefixLists.given');
  return { lists: { given: issues.length === 0 ? prefixLists.given : [], most }, issues };
}

function assumptionOf({ given, entries }: PlannedPrefixList): readonly Assumption[] {
  if (given === undefined) return [];
  const cidrs = entries.map(({ cidr }) => cidr);
  const gloss = `the prefix list ${given} holds exactly ${cidrs.join(', ')}`;
  return [{ code: 'prefix-list-holds', gloss, list: given, cidrs }];
}

const PLACEHOLDER: Admission = {
  code: 'placeholder-egress',
  gloss: `a group without egress rules would be opened by EC2, so one entry stands there: ${PLACEHOLDER_EGRESS.ipProtocol} to ${PLACEHOLDER_EGRESS.cidrIp}, which nobody answers`,
};
