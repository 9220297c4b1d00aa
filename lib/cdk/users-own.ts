import type { CfnResource } from 'aws-cdk-lib';
import type { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { parseCidr } from '../model/addresses';
import type { SecurityGroupRule } from '../model/plans/aws-security-group';
import { onceForEach } from '../model/read-once';
import { shelved } from '../model/shelved';
import { identityOf } from './identity';
import type { WholeApp } from './whole-app';

/** What a rule leads to, by the property that names it. */
export type AddedPeerKind = 'ipv4' | 'ipv6' | 'list' | 'group';

/** A rule on one of our groups that we did not put there: one that the user added as a resource of its own, or another construct of ours. */
export interface AddedRule {
  /** On which of our groups, from 1. */
  readonly group: number;
  /** The construct path of the rule. */
  readonly by: string;
  /** The path of the construct of ours whose rule it is; null where it is the user's. */
  readonly of: string | null;
  readonly direction: 'egress' | 'ingress';
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol's number, or `-1` for all. */
  readonly ipProtocol: string;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  /** A canonical CIDR, or the opaque id of a peer. */
  readonly peer: string;
  readonly peerKind: AddedPeerKind;
}

const TYPES = { 'AWS::EC2::SecurityGroupEgress': 'egress', 'AWS::EC2::SecurityGroupIngress': 'ingress' } as const;

/** The names of the protocols that EC2 takes by number too. */
export const PROTOCOLS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };

const owners = new WeakMap<CfnResource, { readonly owner: Construct; readonly list: (() => string) | undefined }>();

/** Lets a rule resource be known as one of ours, by its construct; `list`: the id of its prefix list by then. */
export function rememberOwner(resource: CfnResource, owner: Construct, list?: () => string): void {
  owners.set(resource, { owner, list });
}

type RuleResource = CfnSecurityGroupEgress | CfnSecurityGroupIngress;

/**
 * What else is added to our groups: rules anywhere in the app that refer to one, through `connections` or otherwise. A
 * group of this app that is named by a plain `sg-...` text cannot be recognised.
 */
export function addedRules(
  { groupIds, scope, app }: { readonly groupIds: readonly string[]; readonly scope: Construct; readonly app: WholeApp },
  ours: ReadonlySet<CfnResource>,
): readonly AddedRule[] {
  const byGroup = rulesByGroup(app);
  return groupIds
    .flatMap((groupId, index) =>
      (byGroup.get(identityOf(groupId, scope)) ?? [])
        .filter((resource) => !ours.has(resource))
        .map((resource) => addedRule(resource, index + 1)),
    )
    .sort((a, b) => (a.by < b.by ? -1 : 1));
}

/** The rules of an app that are resources of their own, by the identity of their group. */
const rulesByGroup = onceForEach((app: WholeApp): ReadonlyMap<string, readonly RuleResource[]> => {
  const rules = Object.keys(TYPES).flatMap((type) => app.resources(type) as readonly RuleResource[]);
  return shelved(
    rules.flatMap((rule) => (rule.groupId === undefined ? [] : ([[identityOf(rule.groupId, rule), rule]] as const))),
  );
});

function addedRule(rule: RuleResource, group: number): AddedRule {
  return {
    group,
    by: rule.node.path,
    of: ownerOf(rule),
    direction: TYPES[rule.cfnResourceType as keyof typeof TYPES],
    ipProtocol: PROTOCOLS[rule.ipProtocol] ?? rule.ipProtocol,
    fromPort: rule.fromPort ?? null,
    toPort: rule.toPort ?? null,
    peer: peerOf(rule),
    peerKind: kindOf(rule),
  };
}

/** The path of the construct of ours that a resource belongs to; null where it is the user's. */
export function ownerOf(resource: CfnResource): string | null {
  return owners.get(resource)?.owner.node.path ?? null;
}

/** The rule of a plan that an added one repeats: EC2 takes the same traffic once, whatever its description. */
export function repeatedBy(
  added: AddedRule,
  rules: readonly SecurityGroupRule[],
  listIdentity: (id: string) => string,
): SecurityGroupRule | undefined {
  return rules.find(
    (rule) =>
      rule.group === added.group &&
      rule.ipProtocol === added.ipProtocol &&
      rule.fromPort === added.fromPort &&
      rule.toPort === (added.toPort ?? added.fromPort) &&
      peerText(rule, listIdentity) === added.peer,
  );
}

function peerText({ peer }: SecurityGroupRule, listIdentity: (id: string) => string): string {
  if ('prefixList' in peer) return listIdentity(peer.prefixList);
  return 'bound' in peer ? peer.bound : 'cidrIp' in peer ? peer.cidrIp : peer.cidrIpv6;
}

function peerOf(rule: RuleResource): string {
  const there =
    'destinationSecurityGroupId' in rule
      ? (rule.destinationSecurityGroupId ?? rule.destinationPrefixListId)
      : ((rule as CfnSecurityGroupIngress).sourceSecurityGroupId ??
        (rule as CfnSecurityGroupIngress).sourcePrefixListId);
  const text = owners.get(rule)?.list?.() ?? rule.cidrIp ?? rule.cidrIpv6 ?? there;
  if (text === undefined) return 'nobody';
  return canonicalBlock(text) ?? identityOf(text, rule);
}

function kindOf(rule: RuleResource): AddedPeerKind {
  if (rule.cidrIp !== undefined) return 'ipv4';
  if (rule.cidrIpv6 !== undefined) return 'ipv6';
  const list = 'destinationPrefixListId' in rule ? rule.destinationPrefixListId : undefined;
  return (list ?? (rule as CfnSecurityGroupIngress).sourcePrefixListId) === undefined ? 'group' : 'list';
}

/** A block as EC2 keeps it: it takes one with host bits, and clears them. */
export function canonicalBlock(text: string): string | null {
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
