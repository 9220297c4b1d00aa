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

/** Everything else, exactly. `$NAME` in a header is a rule variable, `@NAME` a prefix list. */
export interface RuleStringGroup extends RuleGroupWords {
  readonly kind: 'rule-strings';
  /** The rule variables that the lines use, sorted: those of entries bear the entry's name. */
  readonly variables: readonly string[];
  /** The prefix lists that the lines use, by the names of {@link AwsNetworkFirewallPlan.prefixLists}, sorted. */
  readonly references: readonly string[];
  readonly rules: readonly RuleString[];
}

/**
 * Closes what the default actions leave: UDP, ICMP and every IP protocol but TCP; where the policy observes it alerts on
 * them. Last in the policy.
 */
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

/** A prefix list that lines refer to as `@NAME`: one that stands for a party, or one whose addresses are known. */
export type PrefixListReference =
  /** The rim's id of a list that is bound to a party: what it holds is its owner's. */
  | { readonly name: string; readonly bound: string }
  /** A list that was given with what it holds. */
  | {
      readonly name: string;
      /** The rim's id of the list, such as its ARN. */
      readonly list: string;
      /** Canonical, collapsed. */
      readonly cidrs: readonly string[];
    };

export interface FirewallPolicyPlan {
  readonly ruleOrder: 'STRICT_ORDER';
  readonly statefulDefaultActions: readonly string[];
  readonly statelessDefaultActions: readonly string[];
  readonly statelessFragmentDefaultActions: readonly string[];
}

/** Whether a policy closes what nothing asks for, or only alerts on it. */
export type FirewallMode = 'enforce' | 'observe';

/** QUIC carries TLS over UDP, where the firewall cannot read the name: closed, or open to everybody. */
export type QuicHandling = 'drop' | 'allow';

/** A firewall policy with its rule groups. */
export interface AwsNetworkFirewallPlan extends PlanWords<'aws-network-firewall'> {
  /** Everything stands in rule strings, in one group. */
  readonly exact: boolean;
  /** `observe`: nothing is closed, and what `enforce` would close raises an alert. */
  readonly mode: FirewallMode;
  /** Every line that passes raises an alert too; names then stand in rule strings. */
  readonly alertOnPass: boolean;
  /** What becomes of UDP 443 beside names in TLS on TCP 443. */
  readonly quic: QuicHandling;
  /** By name; the tail last. */
  readonly groups: readonly RuleGroup[];
  /** The rule variables that are no entry's, sorted by name. */
  readonly blocks: readonly BlockVariable[];
  /** The prefix lists that lines refer to, sorted by name. */
  readonly prefixLists: readonly PrefixListReference[];
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
