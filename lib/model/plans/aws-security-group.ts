import type { Element } from '../element';
import type { PlanBecause, PlanWords, Reason } from './plan';

/** A rule as EC2 takes it: one protocol, one range of ports, one peer. */
export interface SecurityGroupRule {
  /** From the traffic alone; names the resource where the rule is one. */
  readonly key: string;
  readonly direction: 'egress' | 'ingress';
  readonly ipProtocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6';
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: { readonly cidrIp: string } | { readonly cidrIpv6: string } | { readonly bound: string };
  /** The traffic in words, and nothing else: a changed description revokes and re-adds the rule. */
  readonly description: string;
  /** Sorted; written to the resource's metadata, never into the rule. */
  readonly because: readonly PlanBecause[];
}

/** What stands behind a port that is open to all addresses because the group cannot see names. */
export type NamesBehind =
  /** A firewall of ours, in the same app. */
  | { readonly kind: 'firewall' }
  /** The profile's proxy. */
  | { readonly kind: 'proxy' }
  /** Nothing, for the reason given. */
  | { readonly kind: 'none'; readonly reason: string };

/** One security group; what is not listed is closed, both ways. */
export interface AwsSecurityGroupPlan extends PlanWords<'aws-security-group'> {
  /** These are rules beside others, in a group that stands already: what else it opens is no part of the plan. */
  readonly existing?: true;
  /** By key. Empty: {@link PLACEHOLDER_EGRESS} stands there, unless the group is an existing one. */
  readonly egress: readonly SecurityGroupRule[];
  /** By key. */
  readonly ingress: readonly SecurityGroupRule[];
  /** What the user says stands behind ports that are open because a group cannot see names; null where none is. */
  readonly namesBehind: NamesBehind | null;
}

export type SecurityGroupReason = 'refused-by-firewall' | 'inbound-by-name';

export const SECURITY_GROUP_REASONS: Readonly<Record<SecurityGroupReason, Reason>> = {
  'refused-by-firewall': {
    gloss: 'the firewall that stands behind the group refuses it, so the group does not open it either',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.carrier === null,
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
