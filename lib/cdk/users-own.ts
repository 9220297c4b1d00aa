import { CfnResource } from 'aws-cdk-lib';
import type { CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { parseCidr } from '../model/addresses';
import type { SecurityGroupRule } from '../model/plans/aws-security-group';
import { identityOf, targetOf } from './identity';

/** A rule on a group of ours that the user added as a resource of its own. */
export interface AddedRule {
  /** The construct path of the rule. */
  readonly by: string;
  readonly direction: 'egress' | 'ingress';
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol's number, or `-1` for all. */
  readonly ipProtocol: string;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  /** A canonical CIDR, or the opaque id of a peer. */
  readonly peer: string;
}

const TYPES = { 'AWS::EC2::SecurityGroupEgress': 'egress', 'AWS::EC2::SecurityGroupIngress': 'ingress' } as const;

const PROTOCOLS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };

/**
 * What the user added to a group: rules anywhere in the app that refer to it, through `connections` or otherwise. A group
 * that is named by a plain `sg-...` text cannot be recognised.
 */
export function addedRules(group: CfnSecurityGroup, ours: ReadonlySet<CfnResource>): readonly AddedRule[] {
  return group.node.root.node
    .findAll()
    .flatMap((construct) => (CfnResource.isCfnResource(construct) && !ours.has(construct) ? [construct] : []))
    .flatMap((resource): readonly AddedRule[] => {
      const direction = TYPES[resource.cfnResourceType as keyof typeof TYPES];
      if (direction === undefined) return [];
      const rule = resource as CfnSecurityGroupEgress | CfnSecurityGroupIngress;
      if (rule.groupId === undefined || targetOf(rule.groupId) !== group) return [];
      return [
        {
          by: resource.node.path,
          direction,
          ipProtocol: PROTOCOLS[rule.ipProtocol] ?? rule.ipProtocol,
          fromPort: rule.fromPort ?? null,
          toPort: rule.toPort ?? null,
          peer: peerOf(rule, resource),
        },
      ];
    })
    .sort((a, b) => (a.by < b.by ? -1 : 1));
}

/** The rule of a plan that an added one repeats: EC2 takes the same traffic once, whatever its description. */
export function repeatedBy(added: AddedRule, rules: readonly SecurityGroupRule[]): SecurityGroupRule | undefined {
  return rules.find(
    (rule) =>
      rule.ipProtocol === added.ipProtocol &&
      rule.fromPort === added.fromPort &&
      rule.toPort === (added.toPort ?? added.fromPort) &&
      peerText(rule) === added.peer,
  );
}

function peerText({ peer }: SecurityGroupRule): string {
  return 'bound' in peer ? peer.bound : 'cidrIp' in peer ? peer.cidrIp : peer.cidrIpv6;
}

function peerOf(rule: CfnSecurityGroupEgress | CfnSecurityGroupIngress, scope: Construct): string {
  const there =
    'destinationSecurityGroupId' in rule
      ? (rule.destinationSecurityGroupId ?? rule.destinationPrefixListId)
      : ((rule as CfnSecurityGroupIngress).sourceSecurityGroupId ??
        (rule as CfnSecurityGroupIngress).sourcePrefixListId);
  const text = rule.cidrIp ?? rule.cidrIpv6 ?? there;
  if (text === undefined) return 'nobody';
  return canonicalBlock(text) ?? identityOf(text, scope);
}

/** A block as EC2 keeps it: it takes one with host bits, and clears them. */
function canonicalBlock(text: string): string | null {
  const read = parseCidr(text);
  if (read.ok) return read.value.text;
  return read.problem.code === 'address-host-bits' ? (read.problem.suggestions[0] ?? null) : null;
}

/** `out tcp 443 to 10.0.0.0/8`. */
export function wordsOf({ direction, ipProtocol, fromPort, toPort, peer }: AddedRule): string {
  const [way, preposition] = direction === 'egress' ? ['out', 'to'] : ['in', 'from'];
  const ports =
    fromPort === null ? '' : toPort === null || toPort === fromPort ? ` ${fromPort}` : ` ${fromPort}-${toPort}`;
  return `${way} ${ipProtocol === '-1' ? 'everything' : ipProtocol}${ports} ${preposition} ${peer}`;
}
