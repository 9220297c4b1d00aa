import type { Element } from '../element';
import type { NamesBehind, PlanBecause, PlanWords, Reason } from './plan';

/** One end of a rule of a network security group. */
export type SecurityRuleEnd =
  /** `*`: whatever is on either side of the group. */
  | { readonly kind: 'any' }
  /** Addresses and blocks of one family; canonical, collapsed. */
  | { readonly kind: 'addresses'; readonly cidrs: readonly string[] }
  /** One service tag, such as `AzureLoadBalancer`; Azure takes one a rule. */
  | { readonly kind: 'tag'; readonly tag: string }
  /** A peer of the rim: an address block that is known at deployment, or an application security group. */
  | { readonly kind: 'bound'; readonly bound: string; readonly as: 'block' | 'application-security-group' }
  /** The application security group of a role entry of the plan. */
  | { readonly kind: 'source'; readonly source: string };

/** A security rule as Azure takes it: inline in its group, augmented, one protocol. Source ports are always `*`. */
export interface SecurityRule {
  /** From the traffic alone: direction, protocol, own side and peer; of addresses their ports instead, since those share a rule. */
  readonly key: string;
  /** From the key alone; unique in the group. */
  readonly name: string;
  /** A slot of the band, found from the key; the constants of the last rules are above every slot. */
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp' | '*';
  readonly source: SecurityRuleEnd;
  readonly destination: SecurityRuleEnd;
  /** `443`, `8000-8010`, ascending; `*` alone for ICMP and for the last rules. */
  readonly destinationPorts: readonly string[];
  /** The traffic in words, and nothing else; at most 140 characters. */
  readonly description: string;
  /** Sorted; empty for what is Azure's or closes. */
  readonly because: readonly PlanBecause[];
}

/** What the last rule of a direction closes: everything, what Azure takes for the Internet, or nothing. */
export type DenyOutbound = 'all' | 'internet' | 'none';
export type DenyInbound = 'all' | 'none';

/** What an Azure machine often needs, that this group closes, and the argument that opens it. */
export interface ClosedHere {
  /** In words: `Azure Bastion`, `domain controllers`. */
  readonly what: string;
  /** What to pass to open it. */
  readonly opens: string;
  readonly source: string;
}

/** One network security group; what is not listed is closed, both ways, as far as its last rules say so. */
export interface AzureNetworkSecurityGroupPlan extends PlanWords<'azure-network-security-group'> {
  /** By direction and priority; the last ones close. */
  readonly rules: readonly SecurityRule[];
  readonly denyOutbound: DenyOutbound;
  readonly denyInbound: DenyInbound;
  /** Each entry's machines bear an application security group of their own, which stands on the own side of its rules. */
  readonly applicationSecurityGroups: boolean;
  /** What the user says stands behind ports that are open because a group cannot see names; null where none is. */
  readonly namesBehind: NamesBehind | null;
  readonly closedHere: readonly ClosedHere[];
}

export type NetworkSecurityGroupReason = 'refused-by-firewall' | 'inbound-by-name' | 'ip-group' | 'icmp-over-ipv6';

export const NETWORK_SECURITY_GROUP_REASONS: Readonly<Record<NetworkSecurityGroupReason, Reason>> = {
  'refused-by-firewall': {
    gloss: 'the firewall that stands behind the group refuses it, so the group does not open it either',
    appliesTo: (element: Element) => element.asked.kind === 'host',
  },
  'inbound-by-name': {
    gloss: 'a group cannot see the name of who connects, and nothing is opened inbound to everybody',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.direction === 'ingress',
  },
  'ip-group': {
    gloss:
      'an IP group is known to Azure Firewall alone; a network security group takes addresses, tags and application security groups',
    appliesTo: ({ asked }: Element) => asked.kind === 'bound' && asked.ipGroup === true,
  },
  'icmp-over-ipv6': {
    gloss:
      'ICMPv6 is not supported in network security groups (https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview)',
    appliesTo: ({ asked, transport }: Element) =>
      transport === 'icmp' && asked.kind === 'cidr' && asked.cidr.includes(':'),
  },
};
