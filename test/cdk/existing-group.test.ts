import { type App, Aspects, Stack } from 'aws-cdk-lib';
import { Match, Annotations as Said, Template } from 'aws-cdk-lib/assertions';
import {
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  Peer as Ec2Peer,
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
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
import { attach, resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const dataCenter = EndpointCentralDataCenter.JP;
const hostEnforcement = HostEnforcement.none('filtered elsewhere');
const EGRESS = 'AWS::EC2::SecurityGroupEgress';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const GROUP = 'AWS::EC2::SecurityGroup';

type Scene = ReturnType<typeof stackWithVpc>;

/** The groups of users that our rules may join. */
const GROUPS: Readonly<Record<string, (scene: Scene) => ISecurityGroup>> = {
  'imported, as CDK imports it': ({ stack }) =>
    SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0'),
  'imported, with all outbound traffic allowed': ({ stack }) =>
    SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0', { allowAllOutbound: true }),
  'of the same stack, open to everything outbound': ({ stack, vpc }) => new SecurityGroup(stack, 'Group', { vpc }),
  'of the same stack, closed': ({ stack, vpc }) => new SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: false }),
  'of the same stack, by its bare resource': ({ stack }) => {
    const resource = new CfnSecurityGroup(stack, 'Bare', { groupDescription: 'x', vpcId: 'vpc-1' });
    return SecurityGroup.fromSecurityGroupId(stack, 'Group', resource.attrGroupId);
  },
};

const FORMS = Object.entries(GROUPS);

function agentsOn(
  { stack, vpc }: Scene,
  securityGroup: ISecurityGroup,
  more: Partial<EndpointCentralEgressProps> = {},
) {
  return new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter, hostEnforcement, securityGroup, ...more });
}

function serverOn({ stack, vpc }: Scene, securityGroup: ISecurityGroup) {
  return new EndpointCentralDistributionServer(stack, 'Server', { vpc, dataCenter, hostEnforcement, securityGroup });
}

const imported = ({ stack }: Scene, id = 'sg-0123456789abcdef0', options = {}) =>
  SecurityGroup.fromSecurityGroupId(stack, `Group ${id}`, id, options);

describe('a group that stands already', () => {
  test.each(FORMS)('takes the rules beside its own, and gives them back: %s', (_, groupIn) => {
    const without = stackWithVpc();
    groupIn(without);
    const before = Template.fromStack(without.stack).toJSON();

    const scene = stackWithVpc();
    const agents = agentsOn(scene, groupIn(scene), {
      distributionServer: Peer.cidr('10.0.5.10', '2001:db8::5'),
      additionalRules: [
        { id: 'ssh', direction: 'ingress', peer: '10.9.0.0/24', transport: 'tcp', ports: '22', reason: 'operators' },
      ],
    });
    const after = Template.fromStack(scene.stack).toJSON();

    const ours = Object.entries(after.Resources).filter(([id]) => !Object.hasOwn(before.Resources ?? {}, id));
    const others = Object.fromEntries(
      Object.entries(after.Resources).filter(([id]) => !ours.some(([own]) => own === id)),
    );
    expect({ ...after, Resources: others }).toEqual({ ...before, Resources: before.Resources ?? {} });
    const words = ours.map(([, resource]) => {
      const { Type, Properties } = resource as { Type: string; Properties: Record<string, unknown> };
      return `${Type} ${Properties.IpProtocol} ${Properties.FromPort} ${Properties.CidrIp ?? Properties.CidrIpv6}`;
    });
    expect(words.sort()).toEqual([
      `${EGRESS} tcp 443 0.0.0.0/0`,
      `${EGRESS} tcp 8384 10.0.5.10/32`,
      `${EGRESS} tcp 8384 2001:db8::5/128`,
      `${INGRESS} tcp 22 10.9.0.0/24`,
    ]);
    expect(agents.plan.existing).toBe(true);
  });

  test.each(FORMS)('is the group of the construct, and all rules name it: %s', (_, groupIn) => {
    const scene = stackWithVpc();
    const group = groupIn(scene);
    const agents = agentsOn(scene, group);
    expect(agents.securityGroup).toBe(group);
    expect(agents.connections.securityGroups).toEqual([group]);
    const named = resourcesOfType(scene.stack, EGRESS).map(({ Properties }) => Properties.GroupId);
    expect(named).toEqual([scene.stack.resolve(group.securityGroupId)]);
  });

  test('has no placeholder of ours where nothing goes out', () => {
    const scene = stackWithVpc();
    const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'console');
    const { vpc } = scene;
    const console = new RoleAccess(scene.stack, 'Console', {
      vpc,
      roles: [entry],
      securityGroup: imported(scene),
      hostEnforcement,
    });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(resourcesOf(scene.stack)).toEqual({});
    expect(console.plan.admits).toEqual([]);
  });

  test('takes edges between constructs, each rule once, also where it is imported behind a firewall', () => {
    const scene = stackWithVpc();
    const firewall = new NetworkFirewallRules(scene.stack, 'Firewall');
    attach(firewall);
    const behind = { hostEnforcement: HostEnforcement.firewall(firewall) };
    const agents = agentsOn(scene, imported(scene), { ...behind, distributionServer: true, sources: ['10.0.1.0/24'] });
    const { stack, vpc } = scene;
    const server = new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter,
      ...behind,
      sources: ['10.0.2.0/24'],
      securityGroup: imported(scene, 'sg-0fedcba9876543210'),
    });
    server.allowAgents(agents);
    server.allowAgents(agents);
    expect(synthErrors(stack)).toEqual([]);
    expect(
      resourcesOfType(stack, INGRESS).map(({ Properties }) => [Properties.GroupId, Properties.SourceSecurityGroupId]),
    ).toEqual([['sg-0fedcba9876543210', 'sg-0123456789abcdef0']]);
    // The firewall knows the two by the roles of the constructs.
    const lines = firewall.plan.groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []));
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^pass tcp \$ECC_AGENT any -> \$ECC_DS 8384 /),
    ]);
  });

  test('in another stack than the rules is referred to, and the proof finds the rules', () => {
    const app = testApp();
    const [theirs, ours] = [stackWithVpc(app, 'Theirs'), stackWithVpc(app, 'Ours')];
    const group = new SecurityGroup(theirs.stack, 'Group', { vpc: theirs.vpc, allowAllOutbound: false });
    agentsOn(ours, group);
    expect(synthErrors(ours.stack)).toEqual([]);
    expect(resourcesOfType(ours.stack, GROUP)).toEqual([]);
    expect(resourcesOfType(ours.stack, EGRESS)).toHaveLength(1);
  });

  test('gets the ids of its rules from their traffic, whatever else is opened', () => {
    const idsWith = (more: Partial<EndpointCentralEgressProps>) => {
      const scene = stackWithVpc();
      agentsOn(scene, imported(scene), more);
      return Object.keys(resourcesOf(scene.stack));
    };
    const [first] = idsWith({});
    expect(idsWith({ distributionServer: Peer.cidr('10.0.5.10'), remoteControl: true })).toContain(first);
  });
});

describe('what stands in it already', () => {
  const added = (stack: Stack, groupId: string, cidrIp: string, id = 'Theirs') =>
    new CfnSecurityGroupEgress(stack, id, { groupId, ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp });

  test('inline or apart is reported as the user’s', () => {
    const scene = stackWithVpc();
    const group = new SecurityGroup(scene.stack, 'Group', { vpc: scene.vpc, allowAllOutbound: false });
    group.addIngressRule(Ec2Peer.ipv4('10.9.0.0/24'), Port.tcp(22));
    group.addEgressRule(Ec2Peer.ipv4('10.8.0.0/24'), Port.allTraffic());
    added(scene.stack, group.securityGroupId, '192.0.2.0/24');
    const agents = agentsOn(scene, group);
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(agents.report.usersOwn.map(({ rule, by }) => `${by}: ${rule}`)).toEqual([
      'Stack/Group/Resource: out everything to 10.8.0.0/24',
      'Stack/Group/Resource: in tcp 22 from 10.9.0.0/24',
      'Stack/Theirs: out tcp 443 to 192.0.2.0/24',
    ]);
  });

  test('of an imported group is found where the app adds it, and the report says that the rest is unknown', () => {
    const scene = stackWithVpc();
    added(scene.stack, 'sg-0123456789abcdef0', '192.0.2.0/24');
    added(scene.stack, 'sg-0000000000000000a', '192.0.2.128/25', 'Elsewhere');
    const { report } = agentsOn(scene, imported(scene));
    expect(report.usersOwn.map(({ rule }) => rule)).toEqual(['out tcp 443 to 192.0.2.0/24']);
    expect(report.notes).toContainEqual(
      expect.stringMatching(/^what sg-0123456789abcdef0 holds already cannot be read here/),
    );
  });

  test.each<[string, (scene: Scene) => ISecurityGroup]>([
    [
      'inline',
      ({ stack }) => {
        const securityGroupEgress = [{ ipProtocol: '6', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }];
        const bare = new CfnSecurityGroup(stack, 'Bare', { groupDescription: 'x', securityGroupEgress });
        return SecurityGroup.fromSecurityGroupId(stack, 'Group', bare.attrGroupId);
      },
    ],
    [
      'apart',
      (scene) => {
        added(scene.stack, 'sg-0123456789abcdef0', '0.0.0.0/0');
        return imported(scene);
      },
    ],
  ])('is an error where it repeats one of ours: %s', (_, groupIn) => {
    const scene = stackWithVpc();
    agentsOn(scene, groupIn(scene));
    expect(synthErrors(scene.stack)).toEqual([
      expect.stringMatching(/opens 'egress tcp 443 0\.0\.0\.0\/0', which this construct opens already/),
    ]);
  });

  test('by another construct of ours is an error where both open the same, and no word of the user’s', () => {
    const scene = stackWithVpc();
    const group = imported(scene);
    const [agents, server] = [agentsOn(scene, group), serverOn(scene, imported(scene, 'sg-0123456789abcdef1'))];
    expect(synthErrors(scene.stack)).toEqual([]);
    expect([agents.report.usersOwn, server.report.usersOwn]).toEqual([[], []]);

    const twice = stackWithVpc();
    const shared = imported(twice);
    const [first] = [agentsOn(twice, shared), serverOn(twice, shared)];
    expect(first.report.usersOwn).toEqual([]);
    expect(synthErrors(twice.stack)).toEqual([
      expect.stringContaining("Stack/Agents opens 'egress tcp 443 0.0.0.0/0' in the same security group"),
    ]);
  });

  test('is not looked for before CDK has looked the group up', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111111111111', region: 'ap-northeast-1' } });
    const { vpc } = stackWithVpc(stack.node.root as App, 'Other');
    const options = { vpc: vpc as IVpc, dataCenter, hostEnforcement };
    for (const id of ['sg-0123456789abcdef0', 'sg-0123456789abcdef1']) {
      const securityGroup = SecurityGroup.fromLookupById(stack, id, id);
      new EndpointCentralEgress(stack, `Agents ${id}`, { ...options, securityGroup });
    }
    expect(synthErrors(stack)).toEqual([]);
  });
});

describe('the entry that lets everything out', () => {
  const warnings = (stack: Stack) =>
    Said.fromStack(stack)
      .findWarning('/Stack/Agents', Match.stringLikeRegexp('existing-group'))
      .map(({ entry }) => String(entry.data));

  test.each<[string, boolean]>([
    ['imported, as CDK imports it', true],
    ['of the same stack, open to everything outbound', true],
    ['of the same stack, closed', false],
    ['of the same stack, by its bare resource', true],
  ])('is warned of where it stands or may stand: %s', (form, isWarned) => {
    const scene = stackWithVpc();
    agentsOn(scene, (GROUPS[form] as (scene: Scene) => ISecurityGroup)(scene));
    expect(warnings(scene.stack)).toHaveLength(isWarned ? 1 : 0);
  });

  test('is not warned of where we write no egress rule', () => {
    const scene = stackWithVpc();
    const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'console');
    new RoleAccess(scene.stack, 'Agents', {
      vpc: scene.vpc,
      roles: [entry],
      securityGroup: imported(scene),
      hostEnforcement,
    });
    expect(warnings(scene.stack)).toEqual([]);
  });
});

describe('is refused', () => {
  const said = (groupIn: (scene: Scene) => unknown, more: object = {}) => {
    const scene = stackWithVpc();
    return thrownBy(() => agentsOn(scene, groupIn(scene) as ISecurityGroup, more));
  };

  test('where it was imported to be left as it is', () => {
    expect(said((scene) => imported(scene, 'sg-0123456789abcdef0', { mutable: false }))).toMatch(
      /- securityGroup: sg-0123456789abcdef0 is imported with mutable: false/,
    );
  });

  test('together with words of a group of our own, all at once', () => {
    const message = said(imported, {
      securityGroupName: 'agents',
      description: 'Agents',
      groups: 2,
      dataCenter: undefined,
    });
    expect(message.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'Stack/Agents cannot be compiled:',
      '- securityGroupName',
      '- description',
      '- groups',
      '- dataCenter',
    ]);
  });

  test('where it is none', () => {
    expect(said(() => 'sg-0123456789abcdef0')).toContain('- securityGroup: got string, expected a security group');
  });
});

describe('a change to its rules', () => {
  test.each<[string, (resource: CfnSecurityGroupEgress) => void, RegExp]>([
    ['to another port', (rule) => rule.addPropertyOverride('ToPort', 444), /excess: egress tcp\/444/],
    ['to another group', (rule) => rule.addPropertyOverride('GroupId', 'sg-0fedcba9876543210'), /missing: /],
    ['to a block of the other family', (rule) => rule.addPropertyOverride('CidrIpv6', '::/0'), /excess: /],
    ['that takes one away', (rule) => rule.node.scope?.node.tryRemoveChild(rule.node.id), /missing: /],
  ])('is found at synth: %s', (_, change, answer) => {
    const scene = stackWithVpc();
    const agents = agentsOn(scene, imported(scene));
    for (const child of agents.node.children) if (child instanceof CfnSecurityGroupEgress) change(child);
    expect(synthErrors(scene.stack).join('\n')).toMatch(answer);
  });

  test('is found where an Aspect makes it', () => {
    const scene = stackWithVpc();
    agentsOn(scene, imported(scene));
    Aspects.of(scene.stack).add({
      visit(node: IConstruct) {
        if (node instanceof CfnSecurityGroupEgress) node.addPropertyOverride('IpProtocol', '-1');
      },
    });
    expect(synthErrors(scene.stack).join('\n')).toContain("has the protocol '-1'");
  });
});
