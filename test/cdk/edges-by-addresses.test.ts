import { type Stack, Token } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  MobiControlPlatform,
  MobiControlServerLocation,
  NetworkFirewallRules,
  Peer,
  type RoleAccess,
} from 'portolan/cdk';
import { attach, resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const dataCenter = EndpointCentralDataCenter.JP;
const none = HostEnforcement.none('filtered elsewhere');
const EGRESS = 'AWS::EC2::SecurityGroupEgress';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const AGENTS = ['10.0.1.0/24'];
const SERVER = ['10.0.2.0/25', '10.0.2.128/26'];

type Scene = ReturnType<typeof stackWithVpc>;

function serverIn({ stack, vpc }: Scene, more: object = { sources: SERVER }) {
  return new EndpointCentralDistributionServer(stack, 'Server', { vpc, dataCenter, hostEnforcement: none, ...more });
}

function agentsIn({ stack, vpc }: Scene, more: object = { sources: AGENTS }) {
  const props = { vpc, dataCenter, hostEnforcement: none, distributionServer: true, ...more };
  return new EndpointCentralEgress(stack, 'Agents', props);
}

/** The rules of a plan on the port between the two. */
function keysOf({ plan }: RoleAccess): readonly string[] {
  return [...plan.egress, ...plan.ingress].map(({ key }) => key).filter((key) => key.includes(' 8384 '));
}

function edgeResources(...stacks: readonly Stack[]): number {
  return stacks.reduce(
    (sum, stack) => sum + resourcesOfType(stack, EGRESS).length + resourcesOfType(stack, INGRESS).length,
    0,
  );
}

describe('an edge by addresses', () => {
  test('opens each side to the addresses that the other says, inline, and refers to no group', () => {
    const scene = stackWithVpc();
    const [server, agents] = [serverIn(scene), agentsIn(scene)];
    server.allowAgents(agents, { by: 'addresses' });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(keysOf(agents)).toEqual(['egress tcp 8384 10.0.2.0/25', 'egress tcp 8384 10.0.2.128/26']);
    expect(keysOf(server)).toEqual(['ingress tcp 8384 10.0.1.0/24']);
    expect(edgeResources(scene.stack)).toBe(0);
  });

  test('may be repeated, in any scope, and over two stacks brings no reference', () => {
    const app = testApp();
    const [office, data] = [stackWithVpc(app, 'Office'), stackWithVpc(app, 'Data')];
    const [server, agents] = [serverIn(data), agentsIn(office)];
    server.allowAgents(agents, { by: 'addresses' });
    const once = [resourcesOf(office.stack), resourcesOf(data.stack)];

    const another = testApp();
    const [office2, data2] = [stackWithVpc(another, 'Office'), stackWithVpc(another, 'Data')];
    const [server2, agents2] = [serverIn(data2), agentsIn(office2)];
    server2.allowAgents(agents2, { by: 'addresses' });
    server2.allowAgents(agents2, { by: 'addresses', scope: office2.stack });
    expect([resourcesOf(office2.stack), resourcesOf(data2.stack)]).toEqual(once);
    expect([office.stack.dependencies, data.stack.dependencies]).toEqual([[], []]);
  });

  test('stands beside the same edge by group, in whichever order', () => {
    const openings = (...ways: readonly ('addresses' | 'securityGroup')[]) => {
      const scene = stackWithVpc();
      const [server, agents] = [serverIn(scene), agentsIn(scene)];
      for (const by of ways) server.allowAgents(agents, { by });
      expect(synthErrors(scene.stack)).toEqual([]);
      return { template: resourcesOf(scene.stack), keys: [...keysOf(agents), ...keysOf(server)] };
    };
    const both = openings('securityGroup', 'addresses');
    expect(both).toEqual(openings('addresses', 'securityGroup', 'addresses'));
    expect(both.keys).toEqual([
      'egress tcp 8384 10.0.2.0/25',
      'egress tcp 8384 10.0.2.128/26',
      'egress tcp 8384 Stack/Server',
      'ingress tcp 8384 10.0.1.0/24',
      'ingress tcp 8384 Stack/Agents',
    ]);
  });

  test('takes addresses that are known at deployment', () => {
    const scene = stackWithVpc();
    const late = Token.asString({ 'Fn::ImportValue': 'server-block' });
    const [server, agents] = [serverIn(scene, { sources: [late, '10.0.9.9/32'] }), agentsIn(scene)];
    server.allowAgents(agents, { by: 'addresses' });
    expect(synthErrors(scene.stack)).toEqual([]);
    const groups = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup');
    const out = groups.flatMap(({ Properties }) => Properties.SecurityGroupEgress as readonly { FromPort: number }[]);
    expect(out.filter(({ FromPort }) => FromPort === 8384)).toEqual([
      expect.objectContaining({ CidrIp: '10.0.9.9/32' }),
      expect.objectContaining({ CidrIp: { 'Fn::ImportValue': 'server-block' } }),
    ]);
  });

  test('takes IPv6 addresses on both sides', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene, { sources: ['2001:db8:0:2::/64', '10.0.2.0/24'] });
    const agents = agentsIn(scene, { sources: ['2001:db8:0:1::/64'] });
    server.allowAgents(agents, { by: 'addresses' });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect([...keysOf(agents), ...keysOf(server)]).toEqual([
      'egress tcp 8384 10.0.2.0/24',
      'egress tcp 8384 2001:db8:0:2::/64',
      'ingress tcp 8384 2001:db8:0:1::/64',
    ]);
  });
});

describe('behind a firewall', () => {
  function behindFirewall(by: 'addresses' | 'securityGroup', oneFirewall = true) {
    const scene = stackWithVpc();
    const firewall = new NetworkFirewallRules(scene.stack, 'Firewall');
    attach(firewall);
    const hostEnforcement = HostEnforcement.firewall(firewall);
    const server = serverIn(scene, oneFirewall ? { hostEnforcement, sources: SERVER } : { sources: SERVER });
    const agents = agentsIn(scene, { hostEnforcement, sources: AGENTS });
    server.allowAgents(agents, { by });
    const rules = firewall.plan.groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []));
    const lines = rules.map(({ text }) => text.replace(/ \(.*/, '')).filter((line) => line.endsWith(' 8384'));
    return { scene, lines, firewall };
  }

  test('the edge has rules there, and group and firewall prove together', () => {
    const { scene, lines } = behindFirewall('addresses');
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(lines.sort()).toEqual([
      'pass tcp $ECC_AGENT any -> 10.0.2.0/25 8384',
      'pass tcp $ECC_AGENT any -> 10.0.2.128/26 8384',
      'pass tcp 10.0.1.0/24 any -> $ECC_DS 8384',
    ]);
  });

  test('also where one side alone stands in it, where an edge by group has none', () => {
    const { scene, lines } = behindFirewall('addresses', false);
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(lines.sort()).toEqual([
      'pass tcp $ECC_AGENT any -> 10.0.2.0/25 8384',
      'pass tcp $ECC_AGENT any -> 10.0.2.128/26 8384',
    ]);
    const byGroup = behindFirewall('securityGroup', false);
    expect(synthErrors(byGroup.scene.stack)).toEqual([]);
    expect(byGroup.lines).toEqual([]);
  });
});

describe('is refused', () => {
  test('where a side does not say its addresses: the VPC is never taken for them', () => {
    const scene = stackWithVpc();
    const [server, agents] = [serverIn(scene, {}), agentsIn(scene, { sources: [] })];
    expect(thrownBy(() => server.allowAgents(agents, { by: 'addresses' }))).toBe(
      [
        'Stack/Server cannot be compiled:',
        "- allowAgents: Stack/Server does not say where its machines stand, and by: 'addresses' opens to their addresses, never to a whole VPC in silence; pass sources: ['10.0.1.0/24'] to Stack/Server",
        "- allowAgents: Stack/Agents does not say where its machines stand, and by: 'addresses' opens to their addresses, never to a whole VPC in silence; pass sources: ['10.0.1.0/24'] to Stack/Agents",
      ].join('\n'),
    );
    expect([...keysOf(agents), ...keysOf(server)]).toEqual([]);
  });

  test('where addresses stand for everybody', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    const agents = agentsIn(scene, { sources: ['0.0.0.0/0'] });
    expect(thrownBy(() => server.allowAgents(agents, { by: 'addresses' }))).toContain('would let everybody in');
    expect([...keysOf(agents), ...keysOf(server)]).toEqual([]);
  });

  test('by anything else', () => {
    const scene = stackWithVpc();
    const by = 'address' as 'addresses';
    expect(thrownBy(() => serverIn(scene).allowAgents(agentsIn(scene), { by }))).toContain(
      "- by: 'address' is no value of 'by'; did you mean addresses?",
    );
  });
});

describe('place(party, peer)', () => {
  test('takes the addresses of a construct of ours, and opens this side alone', () => {
    const scene = stackWithVpc();
    const [server, agents] = [serverIn(scene), agentsIn(scene)];
    agents.place('distributionServer', server, { by: 'addresses' });
    expect(keysOf(agents)).toEqual(['egress tcp 8384 10.0.2.0/25', 'egress tcp 8384 10.0.2.128/26']);
    expect(keysOf(server)).toEqual([]);
  });

  test('takes a peer that is addresses as it is, and refuses a group', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene);
    agents.place('distributionServer', Peer.cidr('10.0.5.10'), { by: 'addresses' });
    expect(keysOf(agents)).toEqual(['egress tcp 8384 10.0.5.10/32']);
    const group = SecurityGroup.fromSecurityGroupId(scene.stack, 'Group', 'sg-0123456789abcdef0');
    const placing = () => agents.place('distributionServer', Peer.securityGroup(group), { by: 'addresses' });
    expect(thrownBy(placing)).toContain(
      "- peers.distributionServer: got a security group, expected with by: 'addresses' a construct of portolan that has sources",
    );
    expect(keysOf(agents)).toEqual(['egress tcp 8384 10.0.5.10/32']);
  });
});

test('every verb takes it: devices and the server in the DMZ meet across a firewall', () => {
  const { stack, vpc } = stackWithVpc();
  const firewall = new NetworkFirewallRules(stack, 'Firewall');
  attach(firewall);
  const props = {
    vpc,
    platforms: [MobiControlPlatform.Android],
    hostEnforcement: HostEnforcement.firewall(firewall),
    serverLocation: MobiControlServerLocation.DMZ,
  } as const;
  const server = new MobiControlDmzServer(stack, 'Server', { ...props, sources: ['10.0.2.0/24'] });
  const devices = new MobiControlDeviceEgress(stack, 'Devices', { ...props, sources: ['10.0.3.0/24'] });
  server.allowDevices(devices, { by: 'addresses' });
  expect(synthErrors(stack)).toEqual([]);
  expect(server.plan.ingress.map(({ key }) => key)).toEqual([
    'ingress tcp 443 10.0.3.0/24',
    'ingress tcp 5494 10.0.3.0/24',
  ]);
  expect(devices.plan.egress.map(({ key }) => key)).toContain('egress tcp 5494 10.0.2.0/24');
});
