import type { Element } from '../element';
import type { PlanBecause, PlanWords, Reason } from './plan';

/** The tiers of Azure Firewall and its policies. */
export type FirewallTier = 'Basic' | 'Standard' | 'Premium';

/** A name, path or tag of an application rule. */
export interface ApplicationTarget {
  /** `a.example.com`; `*.example.com` (its apex is not in it); a path behind it in `targetUrls`; a tag such as `WindowsUpdate`. */
  readonly text: string;
  readonly because: readonly PlanBecause[];
}

/** An application rule: HTTP or HTTPS on single ports to names. */
export interface ApplicationRule {
  readonly kind: 'application';
  /** From the traffic alone; unique in its collection group. */
  readonly name: string;
  /** The traffic in words. */
  readonly description: string;
  /** The entry whose addresses the rim binds. */
  readonly source: string;
  readonly protocols: readonly { readonly protocolType: 'Http' | 'Https'; readonly port: number }[];
  /** Exactly one of the three has something in it; each sorted by text. `*` alone is every name. */
  readonly targetFqdns: readonly ApplicationTarget[];
  readonly fqdnTags: readonly ApplicationTarget[];
  /** With a path; Premium and TLS inspection. */
  readonly targetUrls: readonly ApplicationTarget[];
  /** Over TLS a path can be read only by who opens it. */
  readonly terminateTls: boolean;
}

/** Where a network rule leads. */
export type NetworkDestination =
  | { readonly kind: 'any' }
  /** IPv4 addresses and blocks; canonical, collapsed. */
  | { readonly kind: 'addresses'; readonly cidrs: readonly string[] }
  /** An exact name, by the addresses that the firewall resolves it to; needs the DNS proxy. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'bound'; readonly bound: string; readonly as: 'block' | 'ip-group' }
  /** The machines of another entry of the firewall. */
  | { readonly kind: 'source'; readonly source: string };

/** A network rule: any transport and ports, by address. */
export interface NetworkRule {
  readonly kind: 'network';
  readonly name: string;
  readonly description: string;
  /** The entry whose addresses the rim binds: the source of the rule, or with `from` nothing but who asks for it. */
  readonly source: string;
  /** Who comes in, where the rule is for what reaches the entry: its destination is then the entry itself. */
  readonly from?: NatSource;
  readonly ipProtocols: readonly ('TCP' | 'UDP' | 'ICMP' | 'Any')[];
  readonly destination: NetworkDestination;
  /** `443`, `8000-8010`, ascending; `*` alone where every port is meant. */
  readonly destinationPorts: readonly string[];
  readonly because: readonly PlanBecause[];
}

/** Who may come in through a DNAT rule: who stands for the party that connects. */
export type NatSource =
  | { readonly kind: 'any' }
  | { readonly kind: 'addresses'; readonly cidrs: readonly string[] }
  | { readonly kind: 'bound'; readonly bound: string; readonly as: 'block' | 'ip-group' };

/** A DNAT rule: one port of a public address of the firewall, translated to a server that stands behind it. */
export interface NatRule {
  readonly kind: 'nat';
  readonly name: string;
  readonly description: string;
  readonly ipProtocol: 'TCP' | 'UDP';
  readonly from: NatSource;
  /** The rim's id of the firewall's public address. */
  readonly publicAddress: string;
  /** 1 to 63999. */
  readonly port: number;
  /** The entry whose server is reached; the rim binds its private address. */
  readonly server: string;
  readonly translatedPort: number;
  readonly because: readonly PlanBecause[];
}

/** Rules of one kind; every one of ours allows, or translates. */
export type RuleCollection =
  | { readonly kind: 'nat'; readonly name: string; readonly priority: number; readonly rules: readonly NatRule[] }
  | {
      readonly kind: 'network';
      readonly name: string;
      readonly priority: number;
      readonly rules: readonly NetworkRule[];
    }
  | {
      readonly kind: 'application';
      readonly name: string;
      readonly priority: number;
      readonly action: 'Allow' | 'Deny';
      readonly rules: readonly ApplicationRule[];
    };

/** A rule collection group: one resource of the policy, written whole. */
export interface RuleCollectionGroup {
  /** Owner, product, role and the entry's name are in it: a second deployment under the same name would replace it. */
  readonly name: string;
  /** A slot from the name, or the user's own. */
  readonly priority: number;
  /** The entry whose rules stand here; null for the last groups of a policy that observes, or that denies what is Azure's own. */
  readonly source: string | null;
  /** By priority; none of them empty. */
  readonly collections: readonly RuleCollection[];
}

/** What the policy has to be for the plan to mean what it says. */
export interface PolicyNeeds {
  /** A network rule names a host, which the firewall has to resolve as its clients do. */
  readonly dnsProxy: boolean;
  readonly tier: FirewallTier;
  /** A rule looks into TLS. */
  readonly tlsInspection: boolean;
}

/** Rule collection groups of an Azure Firewall policy. */
export interface AzureFirewallPlan extends PlanWords<'azure-firewall'> {
  readonly owner: string;
  readonly tier: FirewallTier;
  /** `observe`: what nothing asks for passes too, as far as a policy can say that. */
  readonly mode: 'enforce' | 'observe';
  /** By name. */
  readonly groups: readonly RuleCollectionGroup[];
  readonly needs: PolicyNeeds;
  /** The names of Azure's own infrastructure, which every policy lets through, are closed by a last collection. */
  readonly denyInfrastructure: boolean;
}

export type AzureFirewallReason =
  | 'inbound-by-name'
  | 'inbound-by-tag'
  | 'wildcard-without-carrier'
  | 'name-without-proxy'
  | 'name-on-web-port'
  | 'everywhere-on-web-port'
  | 'pattern'
  | 'listed-names'
  | 'port-range'
  | 'application-port'
  | 'nat-port'
  | 'ipv6'
  | 'icmp-to-internet';

const isHost = ({ asked }: Element) => asked.kind === 'host';

export const AZURE_FIREWALL_REASONS: Readonly<Record<AzureFirewallReason, Reason>> = {
  'inbound-by-name': {
    gloss: 'a firewall reads the name of the server, never who connects',
    appliesTo: (element: Element) => isHost(element) && element.direction === 'ingress',
  },
  'inbound-by-tag': {
    gloss: 'a service tag stands where a network rule leads, never where it comes from',
    appliesTo: ({ asked, direction }: Element) =>
      asked.kind === 'bound' && asked.tag !== undefined && direction === 'ingress',
  },
  'wildcard-without-carrier': {
    gloss: 'a name with a star is read in HTTP and TLS alone; a network rule takes exact names',
    appliesTo: ({ asked }: Element) => asked.kind === 'host' && asked.host.kind !== 'exact',
  },
  'name-without-proxy': {
    gloss: 'a name in a network rule needs the firewall to be a DNS proxy, which the Basic tier is not',
    appliesTo: isHost,
  },
  'name-on-web-port': {
    gloss:
      'a network rule to a name on TCP 80 or 443 would come before every application rule and silence them for its addresses',
    appliesTo: (element: Element) => isHost(element) && element.transport === 'tcp',
  },
  'everywhere-on-web-port': {
    gloss:
      'a network rule to every address, or to a tag of a whole cloud, on TCP 80 or 443 would come before every application rule and silence them all',
    appliesTo: ({ asked, transport, direction }: Element) =>
      direction === 'egress' &&
      transport === 'tcp' &&
      ((asked.kind === 'cidr' && asked.cidr === '0.0.0.0/0') || (asked.kind === 'bound' && asked.tag !== undefined)),
  },
  pattern: {
    gloss: 'an application rule takes names with at most a star in front, and no expression',
    appliesTo: ({ asked }: Element) => asked.kind === 'host' && asked.host.kind === 'pattern',
  },
  'listed-names': {
    gloss: 'of an expression only the names that the document lists beside it are opened, as asked for',
    appliesTo: ({ asked }: Element) => asked.kind === 'host' && asked.host.kind === 'pattern',
  },
  'port-range': {
    gloss: 'an application rule and a DNAT rule take single ports, and this range is too long to be written out',
    appliesTo: ({ ports }: Element) => ports.some((range) => range.includes('-')),
  },
  'application-port': {
    gloss: 'an application rule takes ports from 1 to 64000',
    appliesTo: isHost,
  },
  'nat-port': {
    gloss: 'a DNAT rule takes ports from 1 to 63999',
    appliesTo: ({ direction }: Element) => direction === 'ingress',
  },
  ipv6: {
    gloss: 'an Azure Firewall is IPv4 alone: an IPv6 address in one of its rules makes it fail',
    appliesTo: ({ asked }: Element) => asked.kind === 'cidr' && asked.cidr.includes(':'),
  },
  'icmp-to-internet': {
    gloss: 'Azure Firewall passes ICMP between networks, and never to the Internet',
    appliesTo: ({ transport }: Element) => transport === 'icmp',
  },
};
