import type { Element, Fidelity } from '../../model/element';
import { isGroupOfMachines } from '../../model/flow';
import type { Host } from '../../model/host';
import type {
  AwsNetworkFirewallPlan,
  FirewallMode,
  FirewallPolicyPlan,
  NetworkFirewallReason,
  RuleGroup,
} from '../../model/plans/aws-network-firewall';
import type { Admission, Withholding } from '../../model/plans/plan';
import { type AskedElement, ruleOf } from '../../rules';
import { limitsInForce } from '../limit';
import { sharedByOverlap } from '../overlapping';
import type { Target } from '../target';
import { assumptions, type Decided } from './assumptions';
import { checkOptions } from './check-options';
import { inDomainList, ruleGroups } from './groups';
import { NETWORK_FIREWALL_LIMITS } from './limits';
import { type FirewallWriting, type NetworkFirewallOptions, writingOf } from './options';
import { overLimits } from './over-limits';
import { referencesIn } from './prefix-lists';
import { quicAdmission, quicSources } from './quic';
import { blockVariables } from './reasoned-lines';

/**
 * A policy in strict order that passes what is asked for and closes the rest, or alerts on it where it observes. Without
 * `exact` each role entry has rule groups of its own, so that adding a role touches no other's.
 */
export const compileNetworkFirewall: Target<AwsNetworkFirewallPlan, NetworkFirewallOptions> = (rulings, options) => {
  const { limits, issues: raised } = limitsInForce(NETWORK_FIREWALL_LIMITS, options.limits);
  const faults = [...raised, ...checkOptions(options, rulings.sources, limits)];
  // What cannot be read is said, and stands here as if it were left out.
  const writing = writingOf(faults.length === 0 ? options : { exact: options.exact === true });
  const names = new Set(rulings.sources.map(({ name }) => name));
  const decided = sharedByOverlap(
    rulings.askings.map((asking) => decide(asking, names, rulings.askings, writing)),
    ({ rule }) => (rule === null ? [] : [rule]),
    options.overlapping ?? {},
  );
  const rules = decided.flatMap(({ rule }) => (rule === null ? [] : [rule]));
  const groups = ruleGroups(rules, writing, limits);
  const referred = new Set(groups.flatMap((group) => (group.kind === 'rule-strings' ? group.references : [])));
  const prefixLists = referencesIn(referred, rules, writing.prefixLists);
  const plan: AwsNetworkFirewallPlan = {
    target: 'aws-network-firewall',
    sources: rulings.sources,
    exact: writing.exact,
    mode: writing.mode,
    alertOnPass: writing.alertOnPass,
    quic: writing.quic,
    groups,
    blocks: blockVariables(rules),
    prefixLists,
    policy: policyOf(writing.mode),
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: admissions(writing, quicSources(rules)),
    withholds: groups.flatMap(insideHome),
    assumes: assumptions(rulings, groups, prefixLists, decided),
  };
  return { plan, issues: [...faults, ...overLimits(plan, limits, options.expansions ?? {})] };
};

const ALERT = 'aws:alert_established_app_layer_to_server';

/** Without a drop action everything passes that no line decides about. */
function policyOf(mode: FirewallMode): FirewallPolicyPlan {
  return {
    ruleOrder: 'STRICT_ORDER',
    statefulDefaultActions: [...(mode === 'observe' ? [] : ['aws:drop_established_app_layer_to_server']), ALERT],
    statelessDefaultActions: ['aws:forward_to_sfe'],
    statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
  };
}

const HANDSHAKES: Admission = {
  code: 'handshakes',
  gloss:
    'TCP handshakes reach any address: a name is read in the first packet after them, and only then is the flow closed',
};

const OBSERVED: Admission = {
  code: 'observed',
  gloss: "everything passes: nothing is enforced, and what mode: 'enforce' would close raises an alert",
};

function admissions({ mode, quic }: FirewallWriting, speakingQuic: readonly string[]): readonly Admission[] {
  return [
    ...(mode === 'observe' ? [OBSERVED] : []),
    HANDSHAKES,
    ...(quic === 'allow' && speakingQuic.length > 0 ? [quicAdmission(speakingQuic)] : []),
  ];
}

function decide(
  asking: AskedElement,
  sources: ReadonlySet<string>,
  all: readonly AskedElement[],
  writing: FirewallWriting,
): Decided {
  const { element, ports, settled } = asking;
  const closed = (fidelity: Fidelity): Decided => ({ asking, fidelity, rule: null });
  if (settled !== null) return closed(settled);
  const { asked } = element;
  if (asked.kind === 'bound' && isGroupOfMachines(asked)) {
    if (asked.entry === undefined || !sources.has(asked.entry)) return closed(ELSEWHERE);
    const opener = asked.entry;
    const twin = element.direction === 'ingress' && all.some((other) => opens(other, opener, element));
    return twin ? closed(stands(opener)) : { asking, fidelity: EXACT, rule: ruleOf(element, ports) };
  }
  if (asked.kind !== 'host') return { asking, fidelity: EXACT, rule: ruleOf(element, ports) };
  if (element.direction === 'ingress') return closed(refusal('inbound-by-name', asking));
  if (element.carrier === null) return closed(refusal('name-without-carrier', asking));
  const rule = ruleOf(element, ports);
  return { asking, fidelity: fidelityOf(asking, asked.host, inDomainList(rule, writing)), rule };
}

/** What is said of thousands of elements is one thing. */
const EXACT: Fidelity = { standing: 'exact' };
const ANY_PORT: Fidelity = { standing: 'widened', growth: { port: 'any' } };

function fidelityOf({ ipVersion }: AskedElement, host: Host, isListed: boolean): Fidelity {
  const path = host.kind === 'exact' ? host.path : undefined;
  if (ipVersion === undefined && path === undefined) return isListed ? ANY_PORT : EXACT;
  return {
    standing: 'widened',
    growth: {
      ...(isListed ? { port: 'any' } : {}),
      // A name is read in either family.
      ...(ipVersion === undefined ? {} : { family: 'any' }),
      ...(path === undefined ? {} : { path }),
    },
  };
}

/** Whether a flow that comes in here is opened by the entry that it comes from: it stands once, with that one. */
function opens({ element, settled }: AskedElement, opener: string, { product, requirement, source }: Element): boolean {
  if (settled !== null || element.direction !== 'egress' || element.asked.kind !== 'bound') return false;
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

function refusal(reason: NetworkFirewallReason, { element, waysOut }: AskedElement): Fidelity {
  const { byAddress, byApplication } = waysOut;
  const ways = reason === 'inbound-by-name' ? [byAddress] : [byAddress, byApplication, byResolver(element)];
  return { standing: 'refused', reason, waysOut: ways.filter((way) => way !== null) };
}

/** A resolver sees the name of any traffic, and no port: the one closes names, the other ports. Null where no list says the name. */
function byResolver({ asked, product, requirement }: Element): string | null {
  if (asked.kind !== 'host' || asked.host.kind === 'pattern' || asked.host.name.includes('_')) return null;
  const way = 'let DnsFirewallRules decide about the name, open its ports here by address with additionalRules';
  // An opening of the user's own is simply taken back.
  return product === 'additional' ? way : `${way}, and leave it out here with leaveOut: ['${requirement}']`;
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
