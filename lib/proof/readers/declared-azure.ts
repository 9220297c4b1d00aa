import type { Declared } from './declared-aws';
import type { Maybe } from './late';
import type { Place } from './place';

/** What a file declares of Azure, in Resource Manager's own words and whatever the format; `engines/` says what it lets through. */
export interface DeclaredAzure {
  readonly networkSecurityGroups: readonly DeclaredNetworkSecurityGroup[];
  readonly applicationSecurityGroups: readonly Declared[];
  readonly firewallPolicies: readonly DeclaredAzureFirewallPolicy[];
  readonly ipGroups: readonly DeclaredIpGroup[];
}

export interface DeclaredNetworkSecurityGroup extends Declared {
  readonly rules: readonly DeclaredSecurityRule[];
  /** What the file itself prints of Azure's default rules; null where it prints none, and Azure's documented ones stand. */
  readonly defaultRules: readonly DeclaredSecurityRule[] | null;
  /** It stands elsewhere, and the file adds rules to it or shows a part of them: the rest is not known. */
  readonly partial?: true;
}

export interface DeclaredSecurityRule {
  readonly name: string;
  readonly place: Place;
  readonly priority: Maybe<number>;
  readonly direction: Maybe<string>;
  readonly access: Maybe<string>;
  /** `Tcp`, `Udp`, `Icmp`, `Ah`, `Esp`, `*`; Azure reads it in any case. */
  readonly protocol: Maybe<string>;
  readonly source: DeclaredRuleEnd;
  readonly destination: DeclaredRuleEnd;
  readonly description: string | null;
  readonly uncertain?: true;
}

export interface DeclaredRuleEnd {
  /** CIDRs, single addresses, service tags, `*`. */
  readonly prefixes: readonly Maybe<string>[];
  /** Ids or aliases of application security groups. */
  readonly groups: readonly Maybe<string>[];
  /** `443`, `1024-65535`, `*`. */
  readonly ports: readonly Maybe<string>[];
}

export interface DeclaredAzureFirewallPolicy extends Declared {
  /** The policy whose rules are asked before its own. */
  readonly base: Maybe<string> | null;
  readonly groups: readonly DeclaredCollectionGroup[];
  /** A network rule with a name needs it. */
  readonly dnsProxy: Maybe<boolean>;
  /** It stands elsewhere, and the file adds groups to it: what else it holds is not known, and is not said to be open or closed. */
  readonly partial?: true;
}

export interface DeclaredCollectionGroup {
  readonly name: string;
  readonly place: Place;
  readonly priority: Maybe<number>;
  readonly collections: readonly DeclaredCollection[];
  readonly uncertain?: true;
}

export interface DeclaredCollection {
  readonly name: string;
  readonly place: Place;
  readonly priority: Maybe<number>;
  /** `Allow`, `Deny`, `DNAT`. */
  readonly action: Maybe<string>;
  readonly rules: readonly DeclaredCollectionRule[];
}

export type DeclaredCollectionRule = DeclaredNetworkRule | DeclaredApplicationRule | DeclaredNatRule;

interface DeclaredFirewallRule {
  readonly name: string;
  readonly place: Place;
  /** CIDRs, ranges `a-b`, single addresses, `*`. */
  readonly sources: readonly Maybe<string>[];
  /** Ids or aliases of IP groups. */
  readonly sourceIpGroups: readonly Maybe<string>[];
  readonly description: string | null;
}

export interface DeclaredNetworkRule extends DeclaredFirewallRule {
  readonly kind: 'network';
  /** `TCP`, `UDP`, `ICMP`, `Any`. */
  readonly protocols: readonly Maybe<string>[];
  /** CIDRs, ranges, service tags, `*`. */
  readonly destinations: readonly Maybe<string>[];
  readonly destinationIpGroups: readonly Maybe<string>[];
  readonly destinationFqdns: readonly Maybe<string>[];
  readonly destinationPorts: readonly Maybe<string>[];
}

export interface DeclaredApplicationRule extends DeclaredFirewallRule {
  readonly kind: 'application';
  readonly protocols: readonly { readonly type: Maybe<string>; readonly port: Maybe<number> }[];
  readonly targetFqdns: readonly Maybe<string>[];
  readonly targetUrls: readonly Maybe<string>[];
  readonly fqdnTags: readonly Maybe<string>[];
  readonly webCategories: readonly Maybe<string>[];
  readonly destinations: readonly Maybe<string>[];
  readonly terminatesTls: boolean;
}

export interface DeclaredNatRule extends DeclaredFirewallRule {
  readonly kind: 'nat';
  readonly protocols: readonly Maybe<string>[];
  readonly destinations: readonly Maybe<string>[];
  readonly destinationPorts: readonly Maybe<string>[];
  readonly translatedAddress: Maybe<string> | null;
  readonly translatedFqdn: Maybe<string> | null;
  readonly translatedPort: Maybe<string> | null;
}

export interface DeclaredIpGroup extends Declared {
  readonly addresses: readonly Maybe<string>[] | null;
}
