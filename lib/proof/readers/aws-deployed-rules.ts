import type { Field } from './aws-field';
import type { DeclaredGroupRule, DeclaredPeer } from './declared-aws';
import { isLate } from './late';

/** A rule that is listed for itself, and the group that it belongs to. */
export interface DeployedRule {
  readonly group: string;
  readonly rule: DeclaredGroupRule;
}

/** The rules of a group as `describe-security-groups` prints them: a rule for each peer, for each has its own description. */
export function rulesOfGroup(group: Field): readonly DeclaredGroupRule[] {
  return (['egress', 'ingress'] as const).flatMap((direction) =>
    group
      .member(direction === 'egress' ? 'IpPermissionsEgress' : 'IpPermissions')
      .items()
      .flatMap(({ field }) => peersOf(field).map((each) => ({ ...each, field })))
      .map(({ field, peer, place, description }, index) => ({
        ...headOf(field),
        name: `${direction} ${index + 1}`,
        place,
        direction,
        peers: peer === null ? [] : [peer],
        description,
      })),
  );
}

type DeployedPeer = Pick<DeclaredGroupRule, 'place' | 'description'> & { readonly peer: DeclaredPeer | null };

const PEER_LISTS: Readonly<Record<string, (item: Field) => DeclaredPeer>> = {
  IpRanges: (item) => ({ kind: 'cidr', cidr: item.member('CidrIp').needed() }),
  Ipv6Ranges: (item) => ({ kind: 'cidr', cidr: item.member('CidrIpv6').needed() }),
  UserIdGroupPairs: (item) => ({
    kind: 'group',
    group: item.member('GroupId').text() ?? item.member('GroupName').needed(),
  }),
  PrefixListIds: (item) => ({ kind: 'prefixList', list: item.member('PrefixListId').needed() }),
};

function peersOf(permission: Field): readonly DeployedPeer[] {
  const peers = Object.entries(PEER_LISTS).flatMap(([name, peerOf]) =>
    permission
      .member(name)
      .items()
      .map(({ field }) => ({
        peer: peerOf(field),
        place: field.place,
        description: field.member('Description').plain(),
      })),
  );
  return peers.length > 0 ? peers : [{ peer: null, place: permission.place, description: null }];
}

function headOf(field: Field): Pick<DeclaredGroupRule, 'protocol' | 'fromPort' | 'toPort'> {
  return {
    protocol: field.member('IpProtocol').needed(),
    fromPort: field.member('FromPort').number(),
    toPort: field.member('ToPort').number(),
  };
}

/** A rule as `describe-security-group-rules` prints it. */
export function separateRuleOf(field: Field): DeployedRule {
  const group = field.member('GroupId').needed();
  const referenced = field.member('ReferencedGroupInfo');
  const peers: readonly (DeclaredPeer | null)[] = [
    peerAt(field.member('CidrIpv4'), (cidr) => ({ kind: 'cidr', cidr })),
    peerAt(field.member('CidrIpv6'), (cidr) => ({ kind: 'cidr', cidr })),
    peerAt(referenced.member('GroupId'), (id) => ({ kind: 'group', group: id })),
    peerAt(field.member('PrefixListId'), (list) => ({ kind: 'prefixList', list })),
  ];
  const isEgress = field.member('IsEgress').text();
  const name = field.member('SecurityGroupRuleId').plain() ?? `rule at ${field.spot.pointer}`;
  if (isEgress !== 'true' && isEgress !== 'false') field.member('IsEgress').note('is neither true nor false', name);
  return {
    group: isLate(group) ? group.id : group,
    rule: {
      ...headOf(field),
      name,
      place: field.place,
      direction: isEgress === 'false' ? 'ingress' : 'egress',
      peers: peers.filter((peer) => peer !== null),
      description: field.member('Description').plain(),
      ...(isEgress !== 'true' && isEgress !== 'false' && { uncertain: true }),
    },
  };
}

function peerAt(field: Field, peer: (value: ReturnType<Field['needed']>) => DeclaredPeer): DeclaredPeer | null {
  const value = field.text();
  return value === null ? null : peer(value);
}
