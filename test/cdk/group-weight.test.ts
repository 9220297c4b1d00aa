import { CfnPrefixList, Peer as Ec2Peer, type ISecurityGroup, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  HostEnforcement,
} from 'portolan/cdk';
import { stackWithVpc, synthErrors } from './scene';

type Scene = ReturnType<typeof stackWithVpc>;

const agentsIn = ({ stack, vpc }: Scene, more: Partial<EndpointCentralEgressProps> = {}, id = 'Agents') =>
  new EndpointCentralEgress(stack, id, {
    vpc,
    dataCenter: EndpointCentralDataCenter.JP,
    hostEnforcement: HostEnforcement.none('filtered elsewhere'),
    ...more,
  });

function fill(group: ISecurityGroup, count: number, first = 0): void {
  for (let at = first; at < first + count; at++) group.addEgressRule(Ec2Peer.ipv4(`192.0.2.${at}/32`), Port.tcp(22));
}

const over = (scene: Scene) => synthErrors(scene.stack).filter((line) => line.includes('rules per security group'));
const groupOf = ({ stack, vpc }: Scene) => new SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: false });
const ownWeight = (agents: EndpointCentralEgress) =>
  agents.plan.weights.find(({ direction, family }) => direction === 'egress' && family === 4)?.weight ?? 0;

/** The groups that our rules may share with others. */
const WAYS: Readonly<Record<string, (scene: Scene) => { agents: EndpointCentralEgress; group: ISecurityGroup }>> = {
  'our group, to which rules were added': (scene) => {
    const agents = agentsIn(scene);
    return { agents, group: agents.securityGroup };
  },
  'a group of the app, with rules of its own': (scene) => {
    const group = groupOf(scene);
    return { agents: agentsIn(scene, { securityGroup: group }), group };
  },
  'an imported group, to which rules were added': (scene) => {
    const group = SecurityGroup.fromSecurityGroupId(scene.stack, 'Group', 'sg-0123456789abcdef0', {
      allowAllOutbound: false,
    });
    return { agents: agentsIn(scene, { securityGroup: group }), group };
  },
};

describe('what stands in a group beside ours counts with it', () => {
  test.each(Object.entries(WAYS))('%s: 60 are taken, 61 are not', (_, made) => {
    const scenes = [0, 1].map((more) => {
      const scene = stackWithVpc();
      const { agents, group } = made(scene);
      fill(group, 60 - ownWeight(agents) + more);
      return over(scene);
    });
    expect(scenes[0]).toEqual([]);
    expect(scenes[1]).toEqual([
      expect.stringMatching(/egress rules for IPv4, \d+ of it beside ours: 61, and .* is 60/),
    ]);
    expect(scenes[1]?.[0]).toContain('limits: { rulesPerSecurityGroup: 61 }');
  });

  test('a figure that AWS raised is the one that counts', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { limits: { rulesPerSecurityGroup: 61 } });
    fill(agents.securityGroup, 61 - ownWeight(agents));
    expect(over(scene)).toEqual([]);
  });

  test('each direction and family by itself, and a group in both', () => {
    const [apart, both] = [false, true].map((withGroup) => {
      const scene = stackWithVpc();
      const agents = agentsIn(scene);
      const group = agents.securityGroup;
      fill(group, 60 - ownWeight(agents));
      group.addEgressRule(Ec2Peer.ipv6('2001:db8::/32'), Port.tcp(22));
      group.addIngressRule(Ec2Peer.ipv4('192.0.2.0/24'), Port.tcp(22));
      if (withGroup) group.addEgressRule(Ec2Peer.securityGroupId('sg-0fedcba9876543210'), Port.tcp(22));
      return over(scene);
    });
    expect(apart).toEqual([]);
    expect(both).toEqual([expect.stringContaining(': 61, and')]);
  });

  test('a prefix list of the app weighs its MaxEntries, another one 1', () => {
    const [full, more] = [0, 1].map((one) => {
      const scene = stackWithVpc();
      const { stack } = scene;
      const agents = agentsIn(scene);
      const list = new CfnPrefixList(stack, 'List', { prefixListName: 'x', addressFamily: 'IPv4', maxEntries: 10 });
      const group = agents.securityGroup;
      group.addEgressRule(Ec2Peer.prefixList(list.attrPrefixListId), Port.tcp(22));
      group.addEgressRule(Ec2Peer.prefixList('pl-0123456789abcdef0'), Port.tcp(22));
      fill(group, 60 - 11 - ownWeight(agents) + one);
      return over(scene);
    });
    expect(full).toEqual([]);
    expect(more).toEqual([expect.stringContaining(': 61, and')]);
  });

  test('so does one inline in a group of the app', () => {
    const scene = stackWithVpc();
    const list = new CfnPrefixList(scene.stack, 'List', { prefixListName: 'x', addressFamily: 'IPv4', maxEntries: 60 });
    const group = groupOf(scene);
    group.addEgressRule(Ec2Peer.prefixList(list.attrPrefixListId), Port.tcp(22));
    agentsIn(scene, { securityGroup: group });
    expect(over(scene)).toEqual([expect.stringContaining('60 of it beside ours: 61, and')]);
  });

  test('of two constructs on one group the last says it, once', () => {
    const scene = stackWithVpc();
    const group = groupOf(scene);
    const [first, last] = ['A', 'B'].map((id) => agentsIn(scene, { securityGroup: group }, id));
    if (first === undefined || last === undefined) throw new Error('no agents');
    fill(group, 60 - ownWeight(first) - ownWeight(last) + 1);
    expect(over(scene)).toEqual([expect.stringMatching(/^\[Stack\/B\] .*: 61, and/)]);
  });
});
