import { type App, type Stack, Token } from 'aws-cdk-lib';
import { CfnSecurityGroup, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const JP = EndpointCentralDataCenter.JP;
const EGRESS = 'AWS::EC2::SecurityGroupEgress';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const hostEnforcement = HostEnforcement.none('filtered elsewhere');

type Scene = ReturnType<typeof stackWithVpc>;

function serverIn({ stack, vpc }: Scene, ports?: string) {
  return new EndpointCentralDistributionServer(stack, 'Server', {
    vpc,
    dataCenter: JP,
    hostEnforcement,
    ...(ports === undefined ? {} : { ports: { 'agent-distribution-server-https': ports } }),
  });
}

function agentsIn(
  { stack, vpc }: Scene,
  more: Partial<EndpointCentralEgressProps> = { distributionServer: true },
  id = 'Agents',
) {
  return new EndpointCentralEgress(stack, id, { vpc, dataCenter: JP, hostEnforcement, ...more });
}

function edgeCounts(...stacks: readonly Stack[]): readonly (readonly [number, number])[] {
  return stacks.map((stack) => [resourcesOfType(stack, EGRESS).length, resourcesOfType(stack, INGRESS).length]);
}

describe('server.allowAgents(agents)', () => {
  test('opens both sides once, on 8384, and may be repeated', () => {
    const scene = stackWithVpc();
    const [server, agents] = [serverIn(scene), agentsIn(scene)];
    server.allowAgents(agents);
    const once = resourcesOf(scene.stack);
    const again = stackWithVpc();
    const [sameServer, sameAgents] = [serverIn(again), agentsIn(again)];
    sameServer.allowAgents(sameAgents);
    sameServer.allowAgents(sameAgents);
    sameServer.allowAgents(sameAgents, { scope: again.stack });

    expect(resourcesOf(again.stack)).toEqual(once);
    expect(edgeCounts(again.stack)).toEqual([[1, 1]]);
    expect(sameAgents.plan.egress.map(({ key }) => key)).toContain('egress tcp 8384 Stack/Server');
    expect(sameServer.plan.ingress.map(({ key }) => key)).toEqual(['ingress tcp 8384 Stack/Agents']);
  });

  test('opens the port that the remote office is set to, where both sides say so', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene, '9443');
    server.allowAgents(
      agentsIn(scene, { distributionServer: true, ports: { 'agent-distribution-server-https': '9443' } }),
    );
    const ports = [EGRESS, INGRESS].map((type) => resourcesOfType(scene.stack, type)[0]?.Properties.FromPort);
    expect(ports).toEqual([9443, 9443]);
  });

  test('refuses two sides that speak of different ports: it takes neither word for the other', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    const agents = agentsIn(scene, { distributionServer: true, ports: { 'agent-distribution-server-https': '9443' } });
    expect(thrownBy(() => server.allowAgents(agents))).toBe(
      "Stack/Server cannot be compiled:\n- allowAgents: Stack/Agents goes to 9443 (agent-distribution-server-https), and Stack/Server listens on 8384; give both the same ports: { 'agent-distribution-server-https': '9443' }",
    );
  });

  test('never changes a profile', () => {
    const scene = stackWithVpc();
    const [server, agents] = [serverIn(scene), agentsIn(scene, {})];
    expect(thrownBy(() => server.allowAgents(agents))).toBe(
      "Stack/Server cannot be compiled:\n- allowAgents: Stack/Server.allowAgents(Stack/Agents) meets agents whose profile says nothing of 'distributionServer', and a verb never changes a profile; pass distributionServer: true (or the distributionServer itself) to the agents",
    );
    expect(edgeCounts(scene.stack)).toEqual([[0, 0]]);
  });

  test('wants agents', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'console');
    const console = new RoleAccess(scene.stack, 'Console', { vpc: scene.vpc, roles: [entry], hostEnforcement });
    expect(thrownBy(() => server.allowAgents(console))).toContain(
      "needs the role 'agent' of Endpoint Central Cloud, and that construct has endpoint-central-cloud.console",
    );
  });

  test('takes several fleets, and a generic construct that has agents', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    server.allowAgents(agentsIn(scene));
    const entry = role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent', { name: 'LAB' });
    server.allowAgents(new RoleAccess(scene.stack, 'Lab', { vpc: scene.vpc, roles: [entry], hostEnforcement }));
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(edgeCounts(scene.stack)).toEqual([[2, 2]]);
  });
});

describe('over two stacks', () => {
  function twoStacks() {
    const app = testApp();
    return { office: stackWithVpc(app, 'Office'), data: stackWithVpc(app, 'Data') };
  }

  test('both resources live with the construct whose verb it is', () => {
    const { office, data } = twoStacks();
    const server = serverIn(data);
    server.allowAgents(agentsIn(office));
    expect(edgeCounts(office.stack, data.stack)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(data.stack.dependencies).toEqual([office.stack]);
    expect(office.stack.dependencies).toEqual([]);
  });

  test('or in the scope that the user names', () => {
    const { office, data } = twoStacks();
    serverIn(data).allowAgents(agentsIn(office), { scope: office.stack });
    expect(edgeCounts(office.stack, data.stack)).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(office.stack.dependencies).toEqual([data.stack]);
  });

  test('a server that is passed to its agents opens both sides from theirs, and the verb then adds nothing', () => {
    const { office, data } = twoStacks();
    const server = serverIn(data);
    const agents = agentsIn(office, { distributionServer: server });
    server.allowAgents(agents);
    expect(edgeCounts(office.stack, data.stack)).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(data.stack.dependencies).toEqual([]);
    expect(agents.plan.egress.map(({ key }) => key)).toContain('egress tcp 8384 Data/Server');
  });

  test('several fleets of one server bring no circle', () => {
    const app = testApp();
    const data = stackWithVpc(app, 'Data');
    const offices = ['A', 'B', 'C'].map((id) => stackWithVpc(app, id));
    const server = serverIn(data);
    for (const office of offices) server.allowAgents(agentsIn(office));
    expect(() => app.synth()).not.toThrow();
    expect(new Set(data.stack.dependencies)).toEqual(new Set(offices.map(({ stack }) => stack)));
  });
});

describe('a peer has one id', () => {
  function planWith(peer: (stack: Stack) => Peer): readonly string[] {
    const { stack, vpc } = stackWithVpc();
    const agents = agentsIn({ app: stack.node.root as App, stack, vpc }, { distributionServer: peer(stack) });
    return agents.plan.egress.map(({ key }) => key).filter((key) => key.includes('8384'));
  }

  test('whichever way a group is referred to', () => {
    const l1 = (stack: Stack) => new CfnSecurityGroup(stack, 'Group', { groupDescription: 'x', vpcId: 'vpc-1' });
    const forms = [
      (stack: Stack) => SecurityGroup.fromSecurityGroupId(stack, 'One', l1(stack).attrGroupId),
      (stack: Stack) => SecurityGroup.fromSecurityGroupId(stack, 'Two', l1(stack).attrGroupId),
    ];
    expect(forms.map((form) => planWith((stack) => Peer.securityGroup(form(stack))))).toEqual([
      ['egress tcp 8384 Stack/Group'],
      ['egress tcp 8384 Stack/Group'],
    ]);
  });

  test('so that a group bound twice is opened once', () => {
    const { stack, vpc } = stackWithVpc();
    const one = SecurityGroup.fromSecurityGroupId(stack, 'One', 'sg-0123456789abcdef0');
    const two = SecurityGroup.fromSecurityGroupId(stack, 'Two', 'sg-0123456789abcdef0');
    const peers = { distributionServer: [Peer.securityGroup(one), Peer.securityGroup(two), Peer.connections(two)] };
    agentsIn({ app: stack.node.root as App, stack, vpc }, { peers });
    expect(edgeCounts(stack)).toEqual([[1, 0]]);
  });

  test('and a construct of ours is known by its roles, also by its bare group', () => {
    const scene = stackWithVpc();
    const firewall = new NetworkFirewallRules(scene.stack, 'Firewall');
    const behind = HostEnforcement.firewall(firewall);
    const server = new EndpointCentralDistributionServer(scene.stack, 'Server', {
      vpc: scene.vpc,
      dataCenter: JP,
      hostEnforcement: behind,
      sources: ['10.0.1.0/24'],
    });
    agentsIn(scene, {
      distributionServer: Peer.securityGroup(server.securityGroup),
      hostEnforcement: behind,
      sources: ['10.0.2.0/24'],
    });
    const lines = firewall.plan.groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []));
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^pass tcp \$ECC_AGENT any -> \$ECC_DS 8384 /),
    ]);
    expect(synthErrors(scene.stack)).toEqual([]);
  });
});

describe('late values', () => {
  test('a CIDR that is known at deployment stands inline, as the address block that it is', () => {
    const { stack, vpc } = stackWithVpc();
    const late = Token.asString({ 'Fn::ImportValue': 'server-block' });
    agentsIn({ app: stack.node.root as App, stack, vpc }, { distributionServer: Peer.cidr(late, '10.0.0.9') });
    expect(resourcesOfType(stack, 'AWS::EC2::SecurityGroup')[0]?.Properties.SecurityGroupEgress).toEqual([
      expect.objectContaining({ CidrIp: '0.0.0.0/0', FromPort: 443 }),
      expect.objectContaining({ CidrIp: '10.0.0.9/32', FromPort: 8384, Description: 'tcp 8384 to 10.0.0.9/32' }),
      expect.objectContaining({
        CidrIp: { 'Fn::ImportValue': 'server-block' },
        FromPort: 8384,
        Description: 'tcp 8384 to address block',
      }),
    ]);
  });

  test('a firewall passes it as a rule variable that the token defines', () => {
    const { stack, vpc } = stackWithVpc();
    const late = Token.asString({ 'Fn::ImportValue': 'server-block' });
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    agentsIn(
      { app: stack.node.root as App, stack, vpc },
      { distributionServer: Peer.cidr(late), hostEnforcement: HostEnforcement.firewall(firewall) },
    );
    expect(synthErrors(stack)).toEqual([]);
    const rules = resourcesOfType(stack, 'AWS::NetworkFirewall::RuleGroup').map(
      ({ Properties }) => Properties.RuleGroup,
    );
    const [variable = ''] = firewall.plan.blocks.map(({ name }) => name);
    expect(rules).toContainEqual(
      expect.objectContaining({
        RuleVariables: {
          IPSets: {
            ECC_AGENT: { Definition: ['10.0.0.0/16'] },
            [variable]: { Definition: [{ 'Fn::ImportValue': 'server-block' }] },
          },
        },
        RulesSource: { RulesString: expect.stringContaining(`pass tcp $ECC_AGENT any -> $${variable} 8384 `) },
      }),
    );
  });

  test('a VPC block that is known at deployment is a source', () => {
    const { stack } = stackWithVpc();
    const block = Token.asString({ Ref: 'VpcBlock' });
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    firewall.addRole(role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'), {
      sources: [block, '10.0.0.0/25', '10.0.0.128/25'],
    });
    const [policy] = resourcesOfType(stack, 'AWS::NetworkFirewall::FirewallPolicy');
    expect(policy?.Properties.FirewallPolicy).toMatchObject({
      PolicyVariables: { RuleVariables: { HOME_NET: { Definition: ['10.0.0.0/24', { Ref: 'VpcBlock' }] } } },
    });
  });
});

describe('what only a party at hand tells', () => {
  test('two parties on one group share a rule where their ports touch, and the rule that stood there goes', () => {
    const { stack, vpc } = stackWithVpc();
    const server = new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter: JP,
      hostEnforcement,
      ports: { 'distribution-server-domain-controller': '389', 'distribution-server-agent-push-installation': '390' },
    });
    const group = SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0');
    server.place('domainController', Peer.securityGroup(group));
    expect(resourcesOfTypeKeys(server)).toEqual(['egress tcp 389 sg-0123456789abcdef0']);
    server.place('agent', Peer.securityGroup(group));
    expect(resourcesOfTypeKeys(server)).toEqual(['egress tcp 389-390 sg-0123456789abcdef0']);
    expect(synthErrors(stack)).toEqual([]);
    expect(resourcesOfType(stack, EGRESS)).toHaveLength(1);
  });

  test('a later verb adds its reason to the rule that stands', () => {
    const { stack, vpc } = stackWithVpc();
    const ids = ['distribution-server-agent-push-installation', 'distribution-server-domain-controller'] as const;
    const server = new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter: JP,
      hostEnforcement,
      ports: { [ids[0]]: '445', [ids[1]]: '445' },
    });
    const group = Peer.securityGroup(SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0'));
    server.place('domainController', group);
    server.place('agent', group);
    expect(resourcesOfType(stack, EGRESS).map(({ Metadata }) => Metadata)).toEqual([
      { portolan: { 'egress tcp 445 sg-0123456789abcdef0': ids.map((id) => `endpoint-central-cloud/${id}`) } },
    ]);
  });

  function resourcesOfTypeKeys({ plan }: RoleAccess): readonly string[] {
    return plan.egress.map(({ key }) => key).filter((key) => key.includes('sg-'));
  }

  test('an ISecurityGroup of ours is connectable from both sides', () => {
    const scene = stackWithVpc();
    const [one, two] = [agentsIn(scene, {}, 'One'), agentsIn(scene, {}, 'Two')];
    one.connections.allowTo(two, Port.tcp(22));
    two.connections.allowFrom(one, Port.tcp(23));
    expect(edgeCounts(scene.stack)).toEqual([[2, 2]]);
  });
});
