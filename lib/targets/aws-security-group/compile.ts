import type { Issue } from '../../diagnostics';
import { cidrOf } from '../../model/addresses';
import { type Element, type ElementFidelity, elementKey, type Fidelity } from '../../model/element';
import type { AwsSecurityGroupPlan, NamesBehind, SecurityGroupRule } from '../../model/plans/aws-security-group';
import { PLACEHOLDER_EGRESS, type SECURITY_GROUP_REASONS } from '../../model/plans/aws-security-group';
import type { Admission } from '../../model/plans/plan';
import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import type { Rule } from '../../model/rule';
import { becauseOn, openBlocks, opensAll, peerKey, type RuledAsking, shelve, unionBecause } from '../../rules';
import { type Limit, limitsInForce, overLimit, type RaisedLimits } from '../limit';
import { planBecause } from '../reasons';
import type { Rulings, Target } from '../target';
import { everywhere, withheldFamily } from './families';
import { SECURITY_GROUP_LIMITS } from './limits';

export interface SecurityGroupOptions {
  /** What stands behind ports that are open to every address because a group cannot see names; asked for where it is needed. */
  readonly namesBehind?: NamesBehind;
  /** What the firewall behind the group refuses; the group does not open it either. */
  readonly refusedByFirewall?: readonly ElementFidelity[];
  /** What is reached by name is opened over IPv6 too, unless its document supports IPv4 alone. Default: over IPv4 alone. */
  readonly ipv6?: boolean;
  /** The rules join a group that stands already: nothing else of it is ours, its placeholder neither. */
  readonly existing?: boolean;
  /** The figures to which AWS raised limits for the account. */
  readonly limits?: RaisedLimits<typeof SECURITY_GROUP_LIMITS>;
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
  const rules = decided.flatMap((one) => one.rules);
  const compiled = [...addressRules(rules), ...boundRules(rules)].sort(byKey);
  const egress = compiled.filter(({ direction }) => direction === 'egress');
  const ingress = compiled.filter(({ direction }) => direction === 'ingress');
  const byName = decided.some(({ widenedName }) => widenedName);
  const plan: AwsSecurityGroupPlan = {
    target: 'aws-security-group',
    sources: rulings.sources,
    ...(options.existing === true ? { existing: true } : {}),
    egress,
    ingress,
    namesBehind: byName ? (options.namesBehind ?? null) : null,
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: egress.length === 0 && options.existing !== true ? [PLACEHOLDER] : [],
    withholds: withheldFamily(decided, options),
    assumes: [],
  };
  const { limits, issues } = limitsInForce(SECURITY_GROUP_LIMITS, options.limits);
  return { plan, issues: [...issues, ...needEnforcement(decided, options), ...overRules(plan, limits)] };
};

const PLACEHOLDER: Admission = {
  code: 'placeholder-egress',
  gloss: `a group without egress rules would be opened by EC2, so one entry stands there: ${PLACEHOLDER_EGRESS.ipProtocol} to ${PLACEHOLDER_EGRESS.cidrIp}, which nobody answers`,
};

interface Decided {
  readonly asking: RuledAsking;
  readonly fidelity: Fidelity;
  /** What the group opens for it: one rule, or one for each family. */
  readonly rules: readonly Rule[];
  readonly widenedName: boolean;
}

function decide(
  asking: RuledAsking,
  refusedBehind: ReadonlySet<string>,
  options: Pick<SecurityGroupOptions, 'ipv6'>,
): Decided {
  const closed = (fidelity: Fidelity): Decided => ({ asking, fidelity, rules: [], widenedName: false });
  const { element, rule, settled } = asking;
  if (rule === null) return closed(settled ?? { standing: 'exact' });
  if (element.asked.kind !== 'host') {
    return { asking, fidelity: { standing: 'exact' }, rules: [rule], widenedName: false };
  }
  if (element.direction === 'ingress') return closed(refusal('inbound-by-name', asking));
  if (refusedBehind.has(elementKey(element))) return closed(refusal('refused-by-firewall', asking));
  return {
    asking,
    fidelity: widenedName(element),
    rules: everywhere(asking, options).map((cidr) => ({ ...rule, peer: { kind: 'cidr', cidr } })),
    widenedName: true,
  };
}

/** A group is one source: what is open to one entry's machines is open to those of every other name in it. */
function sharedSources(rulings: Rulings, decided: readonly Decided[]): readonly Decided[] {
  const names = rulings.sources.map(({ name }) => name);
  const rulesOf = new Map(
    names.map((name) => [name, decided.flatMap(({ rules }) => rules.filter(({ source }) => source === name))] as const),
  );
  return decided.map((one) => {
    const { rules, fidelity } = one;
    const [first] = rules;
    if (first === undefined) return one;
    const source = names.filter(
      (name) => name !== first.source && !rules.every((rule) => opensAll(rulesOf.get(name) ?? [], rule)),
    );
    if (source.length === 0) return one;
    const growth = fidelity.standing === 'widened' ? fidelity.growth : {};
    return { ...one, fidelity: { standing: 'widened', growth: { ...growth, source } } };
  });
}

function refusal(reason: keyof typeof SECURITY_GROUP_REASONS, { waysOut: { byAddress } }: RuledAsking): Fidelity {
  return { standing: 'refused', reason, waysOut: byAddress === null ? [] : [byAddress] };
}

function widenedName(element: Element): Fidelity {
  const path =
    element.asked.kind === 'host' && element.asked.host.kind === 'exact' ? element.asked.host.path : undefined;
  return {
    standing: 'widened',
    growth: {
      name: 'any',
      ...(element.carrier === null ? {} : { application: 'any' }),
      ...(path === undefined ? {} : { path }),
    },
  };
}

function addressRules(rules: readonly Rule[]): readonly SecurityGroupRule[] {
  return shelve(rules, ({ direction, transport }) => `${direction} ${transport}`).flatMap((here) =>
    openBlocks(here).flatMap(({ ports: open, cidr, rules: reaching }) => {
      const peer = cidrOf(cidr).family === 4 ? { cidrIp: cidr } : { cidrIpv6: cidr };
      return portRanges(open, here[0]).map((range) => groupRule(here[0], range, cidr, peer, reaching));
    }),
  );
}

function boundRules(rules: readonly Rule[]): readonly SecurityGroupRule[] {
  const bound = rules.filter(({ peer }) => peer.kind === 'bound');
  // Inside a group the source's name says nothing.
  return shelve(bound, (rule) => `${rule.direction} ${rule.transport} ${peerKey(rule.peer)}`).flatMap((own) => {
    const [first] = own;
    const id = first.peer.kind === 'bound' ? first.peer.id : '';
    const open = own.reduce<PortSet>((sum, rule) => ports.union(sum, rule.ports), ports.of([]));
    return portRanges(open, first).map((range) => groupRule(first, range, id, { bound: id }, own));
  });
}

interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** EC2 takes one range a rule, and -1 for every ICMP type. */
function portRanges(open: PortSet, { transport }: Rule): readonly PortRange[] {
  return transport === 'icmp' ? [{ from: -1, to: -1 }] : open.map(({ first, last }) => ({ from: first, to: last }));
}

function groupRule(
  { direction, transport }: Rule,
  { from, to }: PortRange,
  peerName: string,
  peer: SecurityGroupRule['peer'],
  reaching: readonly Rule[],
): SecurityGroupRule {
  const open = from === to ? String(from) : `${from}-${to}`;
  const traffic = from === -1 ? transport : `${transport} ${open}`;
  const isBlock = reaching.some((rule) => rule.peer.kind === 'bound' && rule.peer.block === true);
  const words = !('bound' in peer) ? peerName : isBlock ? 'address block' : 'security group';
  return {
    key: [direction, transport, open, peerName].join(' '),
    direction,
    ipProtocol: transport === 'icmp' && 'cidrIpv6' in peer ? 'icmpv6' : transport,
    fromPort: from,
    toPort: to,
    peer,
    description: `${traffic} ${direction === 'egress' ? 'to' : 'from'} ${words}`.slice(
      0,
      SECURITY_GROUP_LIMITS.descriptionLength.value,
    ),
    // Of the rules that reach this peer only those stand behind it that open one of its ports.
    because: planBecause(becauseOn(from === -1 ? ALL_PORTS : portRange(from, to), unionBecause(reaching))),
  };
}

function portRange(first: number, last: number): PortSet {
  return ports.of([{ first, last }]);
}

function byKey(a: SecurityGroupRule, b: SecurityGroupRule): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** Ports that would open to everybody need the user's word on what stands behind them; a proxy stands only behind what it takes. */
function needEnforcement(decided: readonly Decided[], { namesBehind }: SecurityGroupOptions): readonly Issue[] {
  if (namesBehind !== undefined && namesBehind.kind !== 'proxy') return [];
  const open = decided.filter(({ widenedName }) => widenedName);
  const sources = [...new Set(open.map(({ asking }) => asking.element.source))];
  return sources.map((source) => {
    const own = open.filter(({ asking }) => asking.element.source === source).map(({ asking }) => asking.element);
    const requirements = [...new Set(own.map(({ requirement }) => requirement))];
    return {
      code: 'names-need-enforcement',
      at: 'hostEnforcement',
      source,
      flows: requirements.map((requirement) => ({
        requirement,
        hosts: own
          .filter((one) => one.requirement === requirement)
          .flatMap(({ asked }) => (asked.kind === 'host' ? [asked.host.printed] : [])),
      })),
    };
  });
}

function overRules(
  plan: AwsSecurityGroupPlan,
  { rulesPerSecurityGroup }: { readonly rulesPerSecurityGroup: Limit },
): readonly Issue[] {
  return (['egress', 'ingress'] as const).flatMap((direction) =>
    (['IPv4', 'IPv6'] as const).flatMap((family) => {
      // A reference to a group counts for both families.
      const figure = plan[direction].filter(
        ({ peer }) => 'bound' in peer || 'cidrIp' in peer === (family === 'IPv4'),
      ).length;
      if (figure <= rulesPerSecurityGroup.value) return [];
      return [
        overLimit(rulesPerSecurityGroup, figure, 'security group', `${direction} rules for ${family}`, [
          'give each role a construct of its own, and so a security group of its own',
          'reach parties by names with a firewall behind the group (hostEnforcement)',
        ]),
      ];
    }),
  );
}
