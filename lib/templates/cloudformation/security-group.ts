import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../../model/plans/prefix-list';
import { boundPeers, groupedReasons, logicalId } from '../names';
import { inStack, type Parts, type Resource } from './template';

/** Security groups with everything inline, and the prefix lists of the plan. */
export function securityGroups(plan: AwsSecurityGroupPlan): Parts {
  const peers = boundPeers(plan.fidelity);
  const lists = new Map(plan.prefixLists.map((list) => [list.id, list] as const));
  const peerOf = ({ direction, peer }: SecurityGroupRule): Readonly<Record<string, unknown>> => {
    const [group, list] =
      direction === 'egress'
        ? ['DestinationSecurityGroupId', 'DestinationPrefixListId']
        : ['SourceSecurityGroupId', 'SourcePrefixListId'];
    if ('cidrIp' in peer) return { CidrIp: peer.cidrIp };
    if ('cidrIpv6' in peer) return { CidrIpv6: peer.cidrIpv6 };
    if ('prefixList' in peer) {
      const given = lists.get(peer.prefixList)?.given;
      return { [list]: given ?? { 'Fn::GetAtt': [listName(peer.prefixList), 'PrefixListId'] } };
    }
    const bound = peers.find(({ id }) => id === peer.bound);
    const key = bound?.kind === 'block' ? 'CidrIp' : bound?.kind === 'list' ? list : group;
    return { [key]: { Ref: bound?.name } };
  };
  const entryOf = (rule: SecurityGroupRule) => ({
    IpProtocol: rule.ipProtocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    Description: rule.description,
    ...peerOf(rule),
  });
  const groups = Array.from({ length: plan.groups }, (_, index) => index + 1).map((number) => {
    const [egress, ingress] = [plan.egress, plan.ingress].map((rules) => rules.filter(({ group }) => group === number));
    return {
      name: number === 1 ? 'SecurityGroup' : `SecurityGroup${number}`,
      egress: egress ?? [],
      ingress: ingress ?? [],
    };
  });
  return {
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id', Description: 'The VPC of the machines' },
      ...Object.fromEntries(
        peers.map(({ name, kind, party }) => [
          name,
          { Type: kind === 'group' ? 'AWS::EC2::SecurityGroup::Id' : 'String', Description: `Where ${party} stands` },
        ]),
      ),
    },
    Resources: Object.fromEntries([
      ...plan.prefixLists.flatMap((list) =>
        list.given === undefined ? [[listName(list.id), listResource(list)]] : [],
      ),
      ...groups.map(({ name, egress, ingress }) => [
        name,
        {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Network access by role',
            VpcId: { Ref: 'VpcId' },
            SecurityGroupEgress: egress.length === 0 ? [placeholder()] : egress.map(entryOf),
            ...(ingress.length === 0 ? {} : { SecurityGroupIngress: ingress.map(entryOf) }),
          },
          Metadata: { portolan: groupedReasons([...egress, ...ingress].map(({ key, because }) => [key, because])) },
        },
      ]),
    ]) as Readonly<Record<string, Resource>>,
    Outputs: Object.fromEntries(
      groups.map(({ name }) => [
        `${name}Id`,
        { Description: 'For the interfaces of the machines', Value: { 'Fn::GetAtt': [name, 'GroupId'] } },
      ]),
    ),
  };
}

/** Without an entry EC2 would add one that opens everything. */
function placeholder() {
  const { ipProtocol, cidrIp, fromPort, toPort, description } = PLACEHOLDER_EGRESS;
  return { IpProtocol: ipProtocol, CidrIp: cidrIp, FromPort: fromPort, ToPort: toPort, Description: description };
}

function listName(id: string): string {
  return logicalId('PrefixList', id);
}

function listResource({ id, family, maxEntries, entries }: PlannedPrefixList): Resource {
  return {
    Type: 'AWS::EC2::PrefixList',
    Properties: {
      PrefixListName: inStack(id),
      AddressFamily: `IPv${family}`,
      MaxEntries: maxEntries,
      Entries: entries.map(({ cidr }) => ({ Cidr: cidr })),
    },
    Metadata: { portolan: groupedReasons(entries.map(({ cidr, because }) => [cidr, because])) },
  };
}
