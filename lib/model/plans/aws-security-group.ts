import type { Element } from '../element';
import type { NamesBehind, PlanBecause, PlanWords, Reason } from './plan';
import type { PlannedPrefixList } from './prefix-list';

/** A rule as EC2 takes it: one protocol, one range of ports, one peer. */
export interface SecurityGroupRule {
  /** From the traffic alone; names the resource where the rule is one. */
  readonly key: string;
  readonly direction: 'egress' | 'ingress';
  readonly ipProtocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6';
  readonly fromPort: number;
  readonly toPort: number;
  /** `prefixList` is the id of one of the plan's lists, `bound` a peer of the rim. */
  readonly peer:
    | { readonly cidrIp: string }
    | { readonly cidrIpv6: string }
    | { readonly prefixList: string }
    | { readonly bound: string };
  /** In which of the plan's groups it stands, counted from 1; found from the traffic alone. */
  readonly group: number;
  /** The traffic in words, and nothing else: a changed description revokes and re-adds the rule. */
  readonly description: string;
  /** Sorted; written to the resource's metadata, never into the rule. */
  readonly because: readonly PlanBecause[];
}

/** What the rules of one group, direction and family weigh together, and what AWS allows. */
export interface GroupWeight {
  readonly group: number;
  readonly direction: 'egress' | 'ingress';
  readonly family: 4 | 6;
  readonly weight: number;
  readonly limit: number;
}

/** One security group, or several that the same machines bear all; what is not listed is closed, both ways. */
export interface AwsSecurityGroupPlan extends PlanWords<'aws-security-group'> {
  /** These are rules beside others, in a group that stands already: what else it opens is no part of the plan. */
  readonly existing?: true;
  /** How many security groups; the machines bear all of them. An existing one is alone. */
  readonly groups: number;
  /** By key. A group that has none: `PLACEHOLDER_EGRESS` stands there, unless it is an existing one. */
  readonly egress: readonly SecurityGroupRule[];
  /** By key. */
  readonly ingress: readonly SecurityGroupRule[];
  /** By id; empty unless prefix lists were asked for. */
  readonly prefixLists: readonly PlannedPrefixList[];
  /** By group, direction and family, those that weigh nothing too. */
  readonly weights: readonly GroupWeight[];
  /** What the user says stands behind ports that are open because a group cannot see names; null where none is. */
  readonly namesBehind: NamesBehind | null;
}

export type SecurityGroupReason = 'refused-by-firewall' | 'refused-by-dns-firewall' | 'inbound-by-name';

export const SECURITY_GROUP_REASONS: Readonly<Record<SecurityGroupReason, Reason>> = {
  'refused-by-firewall': {
    gloss: 'the firewall that stands behind the group refuses it, so the group does not open it either',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.carrier === null,
  },
  'refused-by-dns-firewall': {
    gloss: 'the DNS Firewall that stands behind the group cannot list it, so its port stays closed too',
    appliesTo: ({ asked }: Element) =>
      asked.kind === 'host' && (asked.host.kind === 'pattern' || asked.host.name.includes('_')),
  },
  'inbound-by-name': {
    gloss: 'a group cannot see the name of who connects, and nothing is opened inbound to everybody',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.direction === 'ingress',
  },
};

/** The entry that keeps a group without egress rules closed: EC2 would otherwise add one that opens everything. */
export const PLACEHOLDER_EGRESS = {
  ipProtocol: 'icmp',
  cidrIp: '255.255.255.255/32',
  fromPort: 252,
  toPort: 86,
  description: 'Nothing goes out',
} as const;
