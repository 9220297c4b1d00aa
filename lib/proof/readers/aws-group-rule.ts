import type { Field } from './aws-field';
import type { DeclaredGroupRule, DeclaredPeer } from './declared-aws';

/** How a rule of a group is called and where it counts. */
export interface GroupRuleHead {
  readonly name: string;
  readonly direction: DeclaredGroupRule['direction'];
  readonly sure: boolean;
}

const PEERS = {
  egress: ['DestinationSecurityGroupId', 'DestinationPrefixListId'],
  ingress: ['SourceSecurityGroupId', 'SourcePrefixListId'],
} as const;

/** A rule, from the properties that a group's own rules and rules that are resources of their own share. */
export function groupRuleOf(field: Field, { name, direction, sure }: GroupRuleHead): DeclaredGroupRule {
  const [group, list] = PEERS[direction];
  const kinds = [
    ...peersOf(field.member('CidrIp'), (each) => ({ kind: 'cidr', cidr: each.needed() })),
    ...peersOf(field.member('CidrIpv6'), (each) => ({ kind: 'cidr', cidr: each.needed() })),
    ...peersOf(field.member(group), (each) => ({ kind: 'group', group: each.neededReference() })),
    ...peersOf(field.member('SourceSecurityGroupName'), (each) => ({ kind: 'group', group: each.neededReference() })),
    ...peersOf(field.member(list), (each) => ({ kind: 'prefixList', list: each.neededReference() })),
  ];
  const isSure = sure && kinds.every((each) => each.sure);
  return {
    name,
    place: field.place,
    direction,
    protocol: field.member('IpProtocol').needed(),
    fromPort: field.member('FromPort').number(),
    toPort: field.member('ToPort').number(),
    peers: kinds.map(({ peer }) => peer),
    description: field.member('Description').plain(),
    ...(!isSure && { uncertain: true }),
  };
}

/** One that hangs on a condition may be any of its sides, or not there: the rule that has it is not certain. */
function peersOf(field: Field, peer: (each: Field) => DeclaredPeer): { peer: DeclaredPeer; sure: boolean }[] {
  return field.outcomes().map((each) => ({ peer: peer(each.field), sure: each.sure }));
}
