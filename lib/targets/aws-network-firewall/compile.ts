import type { Issue } from '../../diagnostics';
import type { Element, Fidelity } from '../../model/element';
import type {
  AwsNetworkFirewallPlan,
  FirewallPolicyPlan,
  NetworkFirewallReason,
  RuleGroup,
} from '../../model/plans/aws-network-firewall';
import type { Admission, Assumption, Withholding } from '../../model/plans/plan';
import type { Rule } from '../../model/rule';
import { opensAll, type RuledAsking } from '../../rules';
import { type Limit, limitsInForce, overLimit, type RaisedLimits } from '../limit';
import type { Rulings, Target } from '../target';
import { blockVariables, inDomainList, ruleGroups } from './groups';
import { NETWORK_FIREWALL_LIMITS } from './limits';

export interface NetworkFirewallOptions {
  /** Everything in rule strings, in one group for all entries: no port grows. Default: names go to domain lists where these say them. */
  readonly exact?: boolean;
  /** For each source the others whose addresses it shares, by name: machines in both may use what is open to either. */
  readonly overlapping?: Readonly<Record<string, readonly string[]>>;
  /** The figures to which AWS raised limits for the account. */
  readonly limits?: RaisedLimits<typeof NETWORK_FIREWALL_LIMITS>;
}

/**
 * A policy in strict order that passes what is asked for and closes the rest. Without `exact` each role entry has rule
 * groups of its own, so that adding a role touches no other's.
 */
export const compileNetworkFirewall: Target<AwsNetworkFirewallPlan, NetworkFirewallOptions> = (rulings, options) => {
  const exact = options.exact === true;
  const names = new Set(rulings.sources.map(({ name }) => name));
  const decided = sharedSources(
    rulings.askings.map((asking) => decide(asking, names, rulings.askings, exact)),
    options.overlapping ?? {},
  );
  const rules = decided.flatMap(({ rule }) => (rule === null ? [] : [rule]));
  const groups = ruleGroups(rules, exact);
  const plan: AwsNetworkFirewallPlan = {
    target: 'aws-network-firewall',
    sources: rulings.sources,
    exact,
    groups,
    blocks: blockVariables(rules),
    policy: POLICY,
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: [HANDSHAKES],
    withholds: groups.flatMap(insideHome),
    assumes: assumptions(rulings, groups, decided),
  };
  const { limits, issues } = limitsInForce(NETWORK_FIREWALL_LIMITS, options.limits);
  return { plan, issues: [...issues, ...overLimits(plan, limits)] };
};

const POLICY: FirewallPolicyPlan = {
  ruleOrder: 'STRICT_ORDER',
  statefulDefaultActions: ['aws:drop_established_app_layer_to_server', 'aws:alert_established_app_layer_to_server'],
  statelessDefaultActions: ['aws:forward_to_sfe'],
  statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
};

const HANDSHAKES: Admission = {
  code: 'handshakes',
  gloss:
    'TCP handshakes reach any address: a name is read in the first packet after them, and only then is the flow closed',
};

interface Decided {
  readonly asking: RuledAsking;
  readonly fidelity: Fidelity;
  /** What the firewall passes for it. */
  readonly rule: Rule | null;
}

function decide(
  asking: RuledAsking,
  sources: ReadonlySet<string>,
  all: readonly RuledAsking[],
  exact: boolean,
): Decided {
  const { element, rule, settled } = asking;
  if (rule === null) return { asking, fidelity: settled ?? { standing: 'exact' }, rule };
  const closed = (fidelity: Fidelity): Decided => ({ asking, fidelity, rule: null });
  const { asked } = element;
  if (asked.kind === 'bound' && asked.block !== true) {
    if (asked.entry === undefined || !sources.has(asked.entry)) return closed(ELSEWHERE);
    const opener = asked.entry;
    const twin = element.direction === 'ingress' && all.some((other) => opens(other, opener, element));
    return twin ? closed(stands(opener)) : { asking, fidelity: { standing: 'exact' }, rule };
  }
  if (asked.kind !== 'host') return { asking, fidelity: { standing: 'exact' }, rule };
  if (element.direction === 'ingress') return closed(refusal('inbound-by-name', asking));
  if (element.carrier === null) return closed(refusal('name-without-carrier', asking));
  const path = asked.host.kind === 'exact' && asked.host.path !== undefined ? { path: asked.host.path } : {};
  const growth = {
    ...(!exact && inDomainList(rule) ? { port: 'any' as const } : {}),
    // A name is read in either family.
    ...(asking.ipVersion === undefined ? {} : { family: 'any' as const }),
    ...path,
  };
  return {
    asking,
    fidelity: Object.keys(growth).length === 0 ? { standing: 'exact' } : { standing: 'widened', growth },
    rule,
  };
}

/** Machines in two sources gain by the other's name what their own does not ask for. */
function sharedSources(
  decided: readonly Decided[],
  overlapping: Readonly<Record<string, readonly string[]>>,
): readonly Decided[] {
  return decided.map((one) => {
    const { rule, fidelity } = one;
    if (rule === null) return one;
    const source = (overlapping[rule.source] ?? []).filter(
      (name) =>
        !opensAll(
          decided.flatMap((other) => (other.rule?.source === name ? [other.rule] : [])),
          rule,
        ),
    );
    if (source.length === 0) return one;
    const growth = fidelity.standing === 'widened' ? fidelity.growth : {};
    return { ...one, fidelity: { standing: 'widened', growth: { ...growth, source } } };
  });
}

/** Whether a flow that comes in here is opened by the entry that it comes from: it stands once, with that one. */
function opens({ element, rule }: RuledAsking, opener: string, { product, requirement, source }: Element): boolean {
  if (rule === null || element.direction !== 'egress' || element.asked.kind !== 'bound') return false;
  const same = element.product === product && element.requirement === requirement;
  return same && element.source === opener && element.asked.entry === source;
}

const ELSEWHERE: Fidelity = {
  standing: 'elsewhere',
  reason: 'the peer is bound to a security group, whose addresses the firewall does not know; the group decides',
};

function stands(entry: string): Fidelity {
  return { standing: 'elsewhere', reason: `the flow stands in the rules of ${entry}, which opens it` };
}

function refusal(reason: NetworkFirewallReason, { waysOut: { byAddress, byApplication } }: RuledAsking): Fidelity {
  const ways = reason === 'inbound-by-name' ? [byAddress] : [byAddress, byApplication];
  return { standing: 'refused', reason, waysOut: ways.filter((way) => way !== null) };
}

function insideHome(group: RuleGroup): readonly Withholding[] {
  if (group.kind !== 'domain-list') return [];
  return [
    {
      code: 'names-inside-home',
      group: group.id,
      gloss: `the names of ${group.id} are not matched where they resolve to addresses inside the policy's HOME_NET`,
    },
  ];
}

function assumptions(
  rulings: Rulings,
  groups: readonly RuleGroup[],
  decided: readonly Decided[],
): readonly Assumption[] {
  const named = decided.filter(({ asking, rule }) => rule !== null && asking.element.asked.kind === 'host');
  const inferred = [
    ...new Set(named.filter(({ asking }) => asking.inferred).map(({ asking }) => asking.element.requirement)),
  ].sort();
  const all: Assumption[] = [];
  if (rulings.sources.length > 1) {
    all.push({
      code: 'sources-disjoint',
      sources: rulings.sources.map(({ name }) => name),
      gloss: 'the addresses of the sources do not overlap: where they do, each may use what is open to the other',
    });
  }
  if (groups.some(({ kind }) => kind === 'domain-list')) {
    all.push({ code: 'home-covers-sources', gloss: "the policy's HOME_NET holds the addresses of every source" });
  }
  if (named.length > 0) {
    all.push({
      code: 'name-is-the-clients-claim',
      gloss:
        "a name in a ClientHello or a Host header is the client's claim, and names resolve through the network's own resolver",
    });
  }
  return [
    ...all,
    ...inferred.map(
      (requirement): Assumption => ({
        code: 'application-inferred',
        requirement,
        gloss: `${requirement}: that TLS runs there is inferred from the page, not printed on it`,
      }),
    ),
  ];
}

function overLimits(
  plan: AwsNetworkFirewallPlan,
  limits: Readonly<Record<keyof typeof NETWORK_FIREWALL_LIMITS, Limit>>,
): readonly Issue[] {
  const { groupsPerPolicy, policyCapacity, groupCapacity, ruleLength } = limits;
  const issues: Issue[] = [];
  const exact = 'put every entry into one group with exact: true';
  const split = 'attach part of the roles to a firewall of their own';
  if (plan.groups.length > groupsPerPolicy.value) {
    issues.push(overLimit(groupsPerPolicy, plan.groups.length, 'policy', 'rule groups of the policy', [exact, split]));
  }
  const total = plan.groups.reduce((sum, { capacity }) => sum + capacity, 0);
  if (total > policyCapacity.value) {
    issues.push(overLimit(policyCapacity, total, 'policy', 'capacity of the policy', ['have AWS raise it', split]));
  }
  for (const group of plan.groups) {
    if (group.capacity > groupCapacity.value) {
      issues.push(overLimit(groupCapacity, group.capacity, group.id, 'capacity of the group', [split]));
    }
    for (const rule of group.kind === 'domain-list' ? [] : group.rules) {
      if (rule.text.length <= ruleLength.value) continue;
      const ways = ['shorten the expression', split];
      issues.push(
        overLimit(ruleLength, rule.text.length, `${group.id}, sid ${rule.sid}`, 'characters of the rule', ways),
      );
    }
  }
  return issues;
}
