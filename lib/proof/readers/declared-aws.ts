import type { Maybe } from './late';
import type { Place } from './place';

/**
 * What a file declares of AWS, in the service's own words and whatever the format: the readers of formats make it, and
 * `engines/` says what it lets through. References are ids as the file knows them; whoever resolves one looks among
 * `id` and `aliases`.
 */
export interface DeclaredAws {
  readonly securityGroups: readonly DeclaredSecurityGroup[];
  readonly prefixLists: readonly DeclaredPrefixList[];
  readonly ruleGroups: readonly DeclaredRuleGroup[];
  readonly firewallPolicies: readonly DeclaredFirewallPolicy[];
  readonly domainLists: readonly DeclaredDomainList[];
  readonly dnsRuleGroups: readonly DeclaredDnsRuleGroup[];
  readonly dnsAssociations: readonly DeclaredDnsAssociation[];
}

/** How a thing is called: by its own file, and by the cloud where the file says it (`sg-0123`, a name, an ARN). */
export interface Declared {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly place: Place;
  /** It stands under a condition that nobody can resolve: it may also not be there. */
  readonly uncertain?: true;
}

export interface DeclaredSecurityGroup extends Declared {
  /** EC2's own first rule stands: everything goes out. */
  readonly egressByDefault: boolean;
  /** Rules of a group that the file does not declare stand in a group of their own, by the id they name. */
  readonly rules: readonly DeclaredGroupRule[];
}

export interface DeclaredGroupRule {
  /** Unique in its group: `egress 3`, or the id of a resource of its own. */
  readonly name: string;
  readonly place: Place;
  readonly direction: 'egress' | 'ingress';
  /** `tcp`, `6`, `-1`, `icmpv6` ... */
  readonly protocol: Maybe<string>;
  /** The type and code of ICMP. Null where they were left out. */
  readonly fromPort: Maybe<number> | null;
  readonly toPort: Maybe<number> | null;
  /** Any of them; none is a rule that EC2 refuses. */
  readonly peers: readonly DeclaredPeer[];
  readonly description: string | null;
  readonly uncertain?: true;
}

export type DeclaredPeer =
  | { readonly kind: 'cidr'; readonly cidr: Maybe<string> }
  /** An id or alias of a security group of the file, or the cloud's id of another one. */
  | { readonly kind: 'group'; readonly group: Maybe<string> }
  | { readonly kind: 'prefixList'; readonly list: Maybe<string> };

export interface DeclaredPrefixList extends Declared {
  /** Null where the file does not hold them. */
  readonly cidrs: readonly Maybe<string>[] | null;
}

export type RuleOrder = 'STRICT_ORDER' | 'DEFAULT_ACTION_ORDER';

/** A rule group of Network Firewall. */
export interface DeclaredRuleGroup extends Declared {
  /** Null where the file does not say it; the policy then decides. */
  readonly ruleOrder: Maybe<RuleOrder> | null;
  /** `$NAME`. */
  readonly ipSets: ReadonlyMap<string, readonly Maybe<string>[]>;
  readonly portSets: ReadonlyMap<string, readonly Maybe<string>[]>;
  /** `@NAME`: the prefix list that it stands for. */
  readonly references: ReadonlyMap<string, Maybe<string>>;
  readonly source: RuleGroupSource;
}

export type RuleGroupSource =
  /** Lines of Suricata, as they stand; `firstLine`: the line of the file on which they begin, where each is one of its lines. */
  | { readonly kind: 'lines'; readonly text: Maybe<string>; readonly place: Place; readonly firstLine?: number }
  | {
      readonly kind: 'domains';
      readonly action: Maybe<'ALLOWLIST' | 'DENYLIST' | 'ALERTLIST' | 'REJECTLIST'>;
      readonly targets: readonly Maybe<string>[];
      readonly targetTypes: readonly Maybe<string>[];
      readonly place: Place;
    }
  | { readonly kind: 'five-tuples'; readonly rules: readonly DeclaredFiveTuple[] }
  | { readonly kind: 'stateless'; readonly rules: readonly DeclaredStatelessRule[] }
  /** The file refers to it and does not hold what it says. */
  | { readonly kind: 'elsewhere' };

export interface DeclaredFiveTuple {
  readonly place: Place;
  /** `PASS`, `DROP`, `REJECT`, `ALERT`. */
  readonly action: Maybe<string>;
  readonly protocol: Maybe<string>;
  readonly source: Maybe<string>;
  readonly sourcePort: Maybe<string>;
  readonly destination: Maybe<string>;
  readonly destinationPort: Maybe<string>;
  readonly direction: Maybe<string>;
  /** `sid:1`, `flow:to_server`. */
  readonly options: readonly Maybe<string>[];
}

export interface DeclaredStatelessRule {
  readonly place: Place;
  readonly priority: Maybe<number>;
  /** `aws:pass`, `aws:drop`, `aws:forward_to_sfe`, the name of a custom action. */
  readonly actions: readonly Maybe<string>[];
  /** Numbers of protocols; empty is all. */
  readonly protocols: readonly Maybe<number>[];
  readonly sources: readonly Maybe<string>[];
  readonly destinations: readonly Maybe<string>[];
  readonly sourcePorts: readonly DeclaredPortRange[];
  readonly destinationPorts: readonly DeclaredPortRange[];
  /** It tests flags of TCP, so it matches some packets of a flow. */
  readonly tcpFlags: boolean;
}

export interface DeclaredPortRange {
  readonly from: Maybe<number>;
  readonly to: Maybe<number>;
}

export interface DeclaredFirewallPolicy extends Declared {
  readonly ruleOrder: Maybe<RuleOrder>;
  readonly statelessDefaultActions: readonly Maybe<string>[];
  readonly statelessFragmentDefaultActions: readonly Maybe<string>[];
  /** `aws:drop_established` ...; only strict order knows them. */
  readonly statefulDefaultActions: readonly Maybe<string>[];
  /** The value of HOME_NET where the policy sets it. */
  readonly homeNet: readonly Maybe<string>[] | null;
  readonly statefulGroups: readonly DeclaredGroupReference[];
  readonly statelessGroups: readonly DeclaredGroupReference[];
}

export interface DeclaredGroupReference {
  readonly place: Place;
  /** An id or alias of a rule group of the file, or the ARN of another one. */
  readonly group: Maybe<string>;
  readonly priority: Maybe<number> | null;
  readonly dropToAlert?: true;
}

export interface DeclaredDomainList extends Declared {
  readonly domains: readonly Maybe<string>[] | null;
}

export interface DeclaredDnsRuleGroup extends Declared {
  readonly rules: readonly DeclaredDnsRule[];
}

export interface DeclaredDnsRule {
  readonly place: Place;
  readonly priority: Maybe<number>;
  /** `ALLOW`, `BLOCK`, `ALERT`. */
  readonly action: Maybe<string>;
  readonly list: Maybe<string>;
  /** `NODATA`, `NXDOMAIN`, `OVERRIDE`. */
  readonly blockResponse: Maybe<string> | null;
  /** `A`, `AAAA` ...; null is every type. */
  readonly queryType: Maybe<string> | null;
  readonly redirection: Maybe<string> | null;
  /** Whether it is there is not known. */
  readonly uncertain?: true;
}

export interface DeclaredDnsAssociation extends Declared {
  readonly group: Maybe<string>;
  readonly vpc: Maybe<string>;
  readonly priority: Maybe<number>;
}
