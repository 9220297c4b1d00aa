import type { Element } from '../element';
import type { PlanBecause, PlanWords, Reason } from './plan';

/** One line of Suricata exactly as it is deployed. */
export interface RuleString {
  readonly sid: number;
  readonly text: string;
  readonly because: readonly PlanBecause[];
}

interface RuleGroupWords {
  /** Unique in the plan; the rim puts its own name before it. Ends with the capacity tier, which is create-only like the name. */
  readonly id: string;
  readonly capacity: number;
  /** Slot of the policy's reference, from the id alone. */
  readonly priority: number;
}

/** Names that a domain list says exactly: one name, or an apex with everything below it. */
export interface DomainListGroup extends RuleGroupWords {
  readonly kind: 'domain-list';
  /** The entry whose addresses are the group's HOME_NET. */
  readonly source: string;
  readonly targetType: 'TLS_SNI' | 'HTTP_HOST';
  /** `desktopcentral.manageengine.jp`, `.gstatic.com`; sorted. */
  readonly targets: readonly DomainListTarget[];
}

export interface DomainListTarget {
  readonly text: string;
  readonly because: readonly PlanBecause[];
}

/** Everything else, exactly. `$NAME` in a header is the rule variable of the entry of that name. */
export interface RuleStringGroup extends RuleGroupWords {
  readonly kind: 'rule-strings';
  /** The rule variables that the lines use, sorted: those of entries bear the entry's name. */
  readonly variables: readonly string[];
  readonly rules: readonly RuleString[];
}

/** Closes what the default actions leave: UDP, ICMP and every IP protocol but TCP. Last in the policy. */
export interface TailGroup extends RuleGroupWords {
  readonly kind: 'tail';
  readonly rules: readonly RuleString[];
}

export type RuleGroup = DomainListGroup | RuleStringGroup | TailGroup;

/** A rule variable for an address block that is known only when it is deployed. */
export interface BlockVariable {
  readonly name: string;
  /** The rim's id of the block. */
  readonly bound: string;
}

export interface FirewallPolicyPlan {
  readonly ruleOrder: 'STRICT_ORDER';
  readonly statefulDefaultActions: readonly string[];
  readonly statelessDefaultActions: readonly string[];
  readonly statelessFragmentDefaultActions: readonly string[];
}

/** A firewall policy with its rule groups. */
export interface AwsNetworkFirewallPlan extends PlanWords<'aws-network-firewall'> {
  /** Everything stands in rule strings, in one group. */
  readonly exact: boolean;
  /** By name; the tail last. */
  readonly groups: readonly RuleGroup[];
  /** The rule variables that are no entry's, sorted by name. */
  readonly blocks: readonly BlockVariable[];
  /** Rule order and default actions. */
  readonly policy: FirewallPolicyPlan;
}

export type NetworkFirewallReason = 'name-without-carrier' | 'inbound-by-name';

export const NETWORK_FIREWALL_REASONS: Readonly<Record<NetworkFirewallReason, Reason>> = {
  'name-without-carrier': {
    gloss: 'the document says neither TLS nor HTTP, and only there can a firewall read a name',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.carrier === null,
  },
  'inbound-by-name': {
    gloss: 'a ClientHello or a Host header names the server, never who connects',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.direction === 'ingress',
  },
};
