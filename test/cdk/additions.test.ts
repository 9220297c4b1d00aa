import { Annotations, App, Aspects, CfnResource, Lazy, Stack, Tags, Validations } from 'aws-cdk-lib';
import { Match, Annotations as Said, Template } from 'aws-cdk-lib/assertions';
import {
  CfnSecurityGroup,
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
  Peer as Ec2Peer,
  Instance,
  InstanceClass,
  InstanceSize,
  InstanceType,
  type IVpc,
  MachineImage,
  Port,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { CfnFirewallPolicy, CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import type { IConstruct } from 'constructs';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
  type RoleAccess,
  role,
} from 'portolan/cdk';
import { attach, resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp } from './scene';

const JP = EndpointCentralDataCenter.JP;
const US = EndpointCentralDataCenter.US;
const hostEnforcement = HostEnforcement.none('filtered elsewhere');

function scene(more: object = {}) {
  const { app, stack, vpc } = stackWithVpc();
  const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement, ...more });
  return { app, stack, vpc, agents };
}

describe('what the user adds to a group', () => {
  test('becomes resources of its own and is reported as the user’s', () => {
    const { stack, agents } = scene();
    agents.connections.allowTo(Ec2Peer.ipv4('10.0.0.9/32'), Port.tcp(5432));
    agents.securityGroup.addIngressRule(Ec2Peer.ipv4('10.0.0.0/24'), Port.allTraffic());
    new CfnSecurityGroupEgress(stack, 'Own', {
      groupId: agents.securityGroup.securityGroupId,
      ipProtocol: 'udp',
      fromPort: 500,
      toPort: 600,
      cidrIpv6: '2001:db8::/32',
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(agents.report.usersOwn).toEqual([
      expect.objectContaining({
        by: expect.stringContaining('Stack/Agents/SecurityGroup/'),
        rule: 'in everything from 10.0.0.0/24',
      }),
      expect.objectContaining({
        by: expect.stringContaining('Stack/Agents/SecurityGroup/'),
        rule: 'out tcp 5432 to 10.0.0.9/32',
      }),
      expect.objectContaining({ by: 'Stack/Own', rule: 'out udp 500-600 to 2001:db8::/32' }),
    ]);
    expect(agents.plan.ingress).toEqual([]);
  });

  test('is the same whether the group is asked for at once, after an edge, by an Aspect or by a late value', () => {
    type Agents = ReturnType<typeof scene>['agents'];
    const add = (agents: Agents) => agents.connections.allowTo(Ec2Peer.ipv4('10.0.0.9/32'), Port.tcp(5432));
    const templateOf = (use: (agents: Agents) => void, useLater = (_agents: Agents): void => {}) => {
      const { stack, agents, vpc } = scene({ distributionServer: true });
      use(agents);
      const server = new EndpointCentralDistributionServer(stack, 'Server', { vpc, dataCenter: JP, hostEnforcement });
      server.allowAgents(agents);
      useLater(agents);
      new CfnResource(stack, 'Own', {
        type: 'Own::Own::Own',
        properties: { group: Lazy.string({ produce: () => agents.securityGroup.securityGroupId }) },
      });
      expect(synthErrors(stack)).toEqual([]);
      expect(agents.securityGroup.node.path).toBe('Stack/Agents/SecurityGroup');
      expect(agents.connections.securityGroups).toEqual([agents.securityGroup]);
      return resourcesOf(stack);
    };
    const atOnce = templateOf(add);
    expect(templateOf(() => {}, add)).toEqual(atOnce);
    const byAspect = (agents: Agents) =>
      Aspects.of(agents).add({ visit: (node) => void (node === agents && add(agents)) });
    expect(templateOf(byAspect)).toEqual(atOnce);
    const untouched = Object.entries(atOnce).filter(([id]) => !id.startsWith('AgentsSecurityGroup'));
    expect(Object.entries(templateOf(() => {}))).toEqual(untouched);
  });

  test('is found in another stack too', () => {
    const { app, agents } = scene();
    const other = stackWithVpc(app, 'Other');
    new CfnSecurityGroupIngress(other.stack, 'Own', {
      groupId: agents.securityGroup.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: 22,
      toPort: 22,
      cidrIp: '10.0.0.0/24',
    });
    app.synth();
    expect(agents.report.usersOwn.map(({ by }) => by)).toEqual(['Other/Own']);
  });

  test('is an error where it repeats a rule of ours', () => {
    const { stack, agents, vpc } = scene({ distributionServer: true });
    const server = new EndpointCentralDistributionServer(stack, 'Server', { vpc, dataCenter: JP, hostEnforcement });
    server.allowAgents(agents);
    new CfnSecurityGroupEgress(stack, 'Everything', {
      groupId: agents.securityGroup.securityGroupId,
      ipProtocol: '6',
      fromPort: 443,
      toPort: 443,
      cidrIp: '0.0.0.0/0',
    });
    agents.connections.allowTo(server, Port.tcp(8384));
    expect(synthErrors(stack)).toEqual([
      expect.stringMatching(
        /^\[Stack\/Agents\] .*: Stack\/Agents\/SecurityGroup\/.* opens 'egress tcp 8384 Stack\/Server', which this construct opens already/,
      ),
      expect.stringMatching(
        /^\[Stack\/Agents\] .*: Stack\/Everything opens 'egress tcp 443 0\.0\.0\.0\/0', .*; remove it$/,
      ),
      expect.stringMatching(/^\[Stack\/Server\] .* opens 'ingress tcp 8384 Stack\/Agents'/),
    ]);
  });

  test('repeats ours also where its block has host bits, which EC2 clears', () => {
    const { stack, agents } = scene({ distributionServer: Peer.cidr('10.0.0.0/8') });
    agents.connections.allowTo(Ec2Peer.ipv4('10.0.0.1/8'), Port.tcp(8384));
    agents.connections.allowTo(Ec2Peer.ipv4('10.0.0.1/9'), Port.tcp(8384));
    expect(synthErrors(stack)).toEqual([
      expect.stringMatching(/to 10\.0\.0\.1_8:8384 opens 'egress tcp 8384 10\.0\.0\.0\/8'/),
    ]);
  });

  test('through additionalRules it is proved and reported with its reason', () => {
    const { stack, agents } = scene({
      additionalRules: [
        {
          id: 'database',
          direction: 'egress',
          peer: Peer.cidr('10.0.0.9'),
          transport: 'tcp',
          ports: '5432',
          reason: 'inventory',
        },
      ],
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(agents.report.usersOwn).toEqual([
      expect.objectContaining({ by: 'database', reason: 'inventory', standing: 'exact' }),
    ]);
  });
});

describe('an escape hatch that changes what was proved', () => {
  const groupOf = (access: RoleAccess) => access.node.defaultChild as CfnSecurityGroup;

  test.each<[string, (group: CfnSecurityGroup) => void, RegExp]>([
    [
      'opens another port',
      (group) => group.addPropertyOverride('SecurityGroupEgress.0.ToPort', 444),
      /'egress tcp 443-444 0\.0\.0\.0\/0' is not what was proved \(excess: egress tcp\/444 /,
    ],
    [
      'opens another protocol',
      (group) => group.addPropertyOverride('SecurityGroupEgress.0.IpProtocol', '-1'),
      /has the protocol '-1'/,
    ],
    [
      'closes what is needed',
      (group) => group.addPropertyOverride('SecurityGroupEgress.0.CidrIp', '10.0.0.0/8'),
      /'agent-cloud-jp' is not what was proved \(missing: /,
    ],
    [
      'takes the egress away',
      (group) => group.addPropertyDeletionOverride('SecurityGroupEgress'),
      /EC2 opens a group that has no egress entry/,
    ],
    [
      'lets somebody in',
      (group) =>
        group.addPropertyOverride('SecurityGroupIngress', [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
        ]),
      /'ingress tcp 22-22 0\.0\.0\.0\/0' is not what was proved \(excess: /,
    ],
    [
      'lets a group in',
      (group) =>
        group.addPropertyOverride('SecurityGroupIngress', [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourceSecurityGroupId: 'sg-1' },
        ]),
      /is not what was proved \(excess: /,
    ],
  ])('is an error where it %s', (_, change, sentence) => {
    const { stack, agents } = scene();
    change(groupOf(agents));
    const errors = synthErrors(stack);
    expect(errors).not.toEqual([]);
    expect(errors.join('\n')).toMatch(sentence);
    expect(errors.join('\n')).toContain('an override, an Aspect or an escape hatch changed the resource');
  });

  test('is none where it opens the same in other words', () => {
    const { stack, agents } = scene();
    const half = (CidrIp: string) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp });
    groupOf(agents).addPropertyOverride('SecurityGroupEgress', [half('0.0.0.0/1'), half('128.0.0.0/1')]);
    groupOf(agents).addPropertyOverride('GroupDescription', 'Another one');
    expect(synthErrors(stack)).toEqual([]);
  });

  test('is seen where an Aspect makes it, and in the rules between groups', () => {
    const { stack, vpc, agents } = scene({ distributionServer: true });
    const server = new EndpointCentralDistributionServer(stack, 'Server', { vpc, dataCenter: JP, hostEnforcement });
    server.allowAgents(agents);
    Aspects.of(stack).add({
      visit(node: IConstruct) {
        if (node instanceof CfnSecurityGroupIngress) node.addPropertyOverride('FromPort', 0);
      },
    });
    expect(synthErrors(stack)).toEqual([
      expect.stringMatching(
        /^\[Stack\/Server\] .*'ingress tcp 0-8384 Stack\/Agents' is not what was proved \(excess: ingress tcp\/443 /,
      ),
    ]);
  });

  test('is seen where a rule between groups is taken away', () => {
    const { stack, vpc, agents } = scene({ distributionServer: true });
    const server = new EndpointCentralDistributionServer(stack, 'Server', { vpc, dataCenter: JP, hostEnforcement });
    server.allowAgents(agents);
    const egress = server.node.children.find((child) => child instanceof CfnSecurityGroupEgress);
    server.node.tryRemoveChild(egress?.node.id ?? '');
    expect(synthErrors(stack)).toEqual([
      expect.stringMatching(
        /^\[Stack\/Agents\] .*'agent-distribution-server-https' is not what was proved \(missing: /,
      ),
    ]);
  });

  describe('in a firewall', () => {
    function firewallScene() {
      const { stack } = stackWithVpc();
      const firewall = new NetworkFirewallRules(stack, 'Firewall');
      firewall.addRole(role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent'), {
        sources: ['10.0.0.0/24'],
      });
      attach(firewall);
      const group = (word: string) =>
        firewall.node.children.find(
          (child) => child instanceof CfnRuleGroup && child.node.id.includes(word),
        ) as CfnRuleGroup;
      return { stack, firewall, group };
    }

    test.each<[string, (scene: ReturnType<typeof firewallScene>) => void, RegExp]>([
      [
        'lets another name through',
        ({ group }) =>
          group('tls-names').addPropertyOverride('RuleGroup.RulesSource.RulesSourceList.Targets', ['.example.com']),
        /'ECC-AGENT-tls-names-100 \.example\.com' is not what was proved \(excess: /,
      ],
      [
        'turns a list round',
        ({ group }) =>
          group('tls-names').addPropertyOverride(
            'RuleGroup.RulesSource.RulesSourceList.GeneratedRulesType',
            'DENYLIST',
          ),
        /it is no list of allowed names any more/,
      ],
      [
        'lets others use a list',
        ({ group }) =>
          group('tls-names').addPropertyOverride('RuleGroup.RuleVariables.IPSets.HOME_NET.Definition', ['10.0.0.0/8']),
        /its rule variables stand for other addresses/,
      ],
      [
        'adds a line',
        ({ group }) =>
          group('AGENT-rules').addPropertyOverride(
            'RuleGroup.RulesSource.RulesString',
            'pass ip any any -> any any (sid:1;)',
          ),
        /is not what was proved/,
      ],
      [
        'takes the tail away',
        ({ firewall }) => firewall.policy.addPropertyOverride('FirewallPolicy.StatefulRuleGroupReferences', []),
        /is not what was proved \(missing: /,
      ],
      [
        'changes the default actions',
        ({ firewall }) => firewall.policy.addPropertyOverride('FirewallPolicy.StatefulDefaultActions', []),
        /'default' is not what was proved \(excess: /,
      ],
      [
        'changes the order of evaluation',
        ({ group }) =>
          group('tail').addPropertyOverride('RuleGroup.StatefulRuleOptions.RuleOrder', 'DEFAULT_ACTION_ORDER'),
        /its rule order is not STRICT_ORDER/,
      ],
      [
        'attaches another rule group',
        ({ firewall }) =>
          firewall.policy.addPropertyOverride('FirewallPolicy.StatefulRuleGroupReferences.0.ResourceArn', 'arn:other'),
        /a rule group that is not ours/,
      ],
    ])('is an error where it %s', (_, change, sentence) => {
      const made = firewallScene();
      change(made);
      expect(synthErrors(made.stack).join('\n')).toMatch(sentence);
    });

    test('is none where it sets what the proof does not speak of', () => {
      const { stack, firewall } = firewallScene();
      firewall.policy.addPropertyOverride('FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy', 'REJECT');
      expect(synthErrors(stack)).toEqual([]);
      expect(firewall.policy).toBeInstanceOf(CfnFirewallPolicy);
    });
  });
});

describe('warnings', () => {
  const warnings = (stack: Stack) =>
    Said.fromStack(stack)
      .findWarning('*', Match.anyValue())
      .map(({ id, entry }) => `${id} ${/\[ack: (.*)\]/.exec(String(entry.data))?.[1]}`);

  test('say what is wider and what is not covered, once, however often the app is synthesized', () => {
    const { app, stack } = scene();
    app.synth();
    app.synth({ force: true });
    expect(warnings(stack)).toEqual(['/Stack/Agents portolan:widened', '/Stack/Agents portolan:uncovered']);
  });

  test('say what it means and the way out', () => {
    const { stack } = scene();
    const [widened] = Said.fromStack(stack).findWarning('/Stack/Agents', Match.stringLikeRegexp('widened'));
    expect(widened?.entry.data).toMatch(
      /^a security group cannot see host names, .* open to every IPv4 address \(agent-cloud-jp, agent-patch-database\); nothing stands behind it: filtered elsewhere; reachBy: 'addresses'/,
    );
  });

  test('can be acknowledged by either of CDK’s ways', () => {
    const { stack, agents } = scene();
    Annotations.of(agents).acknowledgeWarning('portolan:widened', 'agreed');
    Validations.of(agents).acknowledge({ id: 'portolan:uncovered', reason: 'agreed' });
    expect(warnings(stack)).toEqual([]);
  });

  test('bear no trace, which would lead to the synth, while what the user says there keeps its own', () => {
    const { app, stack, vpc } = stackWithVpc(new App({ analyticsReporting: false }));
    const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement });
    Annotations.of(agents).addWarningV2('own', 'to be moved');
    app.synth();
    const said = agents.node.metadata.filter(({ type }) => type === 'aws:cdk:warning');
    expect(said.map(({ trace }) => trace?.some((frame) => frame.includes('additions.test.ts')))).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  test('tell of what is refused, unless it is left out on purpose', () => {
    const props = {
      parties: { trustedRootProgram: { hosts: ['roots.example.com'] } },
      ports: { 'agent-trusted-root-program': '8443' },
    };
    const refusing = (leaveOut: readonly string[]) => {
      const { stack, vpc } = stackWithVpc();
      const firewall = new NetworkFirewallRules(stack, 'Firewall');
      attach(firewall);
      const behind = HostEnforcement.firewall(firewall);
      new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement: behind, leaveOut, ...props });
      expect(resourcesOfType(stack, 'AWS::EC2::SecurityGroup')[0]?.Properties.SecurityGroupEgress).toHaveLength(1);
      return warnings(stack).filter((line) => line.includes('refused'));
    };
    expect(refusing([])).toEqual(['/Stack/Agents portolan:refused']);
    expect(refusing(['agent-trusted-root-program'])).toEqual([]);
  });
});

describe('as CDK users expect', () => {
  test('the example of the README reads as it stands, and its group goes onto a machine like any other', () => {
    class Office extends Stack {
      constructor(scope: App, id: string) {
        super(scope, id);
        const vpc = new Vpc(this, 'Vpc', { maxAzs: 1 });
        const fleet = new Instance(this, 'Fleet', {
          vpc: vpc as IVpc,
          instanceType: InstanceType.of(InstanceClass.T3, InstanceSize.MICRO),
          machineImage: MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }),
        });

        const firewall = new NetworkFirewallRules(this, 'Firewall');
        const agents = new EndpointCentralEgress(this, 'Agents', {
          vpc,
          dataCenter: EndpointCentralDataCenter.JP,
          remoteControl: true,
          hostEnforcement: HostEnforcement.firewall(firewall),
        });
        fleet.addSecurityGroup(agents.securityGroup);
      }
    }
    const resources = resourcesOf(new Office(testApp(), 'Office'));
    const [fleet] = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::Instance');
    const [group] = Object.entries(resources).filter(
      ([id, { Type }]) => Type === 'AWS::EC2::SecurityGroup' && id.startsWith('Agents'),
    );
    expect(fleet?.Properties.SecurityGroupIds).toContainEqual({ 'Fn::GetAtt': [group?.[0], 'GroupId'] });
  });

  test('tags and the default child reach the resource', () => {
    const { stack, agents } = scene();
    Tags.of(agents).add('team', 'endpoints');
    expect(agents.node.defaultChild).toBeInstanceOf(CfnSecurityGroup);
    expect(CfnResource.isCfnResource(agents.node.defaultChild)).toBe(true);
    expect(resourcesOfType(stack, 'AWS::EC2::SecurityGroup')[0]?.Properties.Tags).toEqual([
      { Key: 'team', Value: 'endpoints' },
    ]);
  });

  test('requirement ids stand in the metadata, and can be switched off', () => {
    const metadata = (more: object) => resourcesOfType(scene(more).stack, 'AWS::EC2::SecurityGroup')[0]?.Metadata;
    expect(metadata({})).toEqual({
      portolan: {
        'egress tcp 443 0.0.0.0/0': [
          'endpoint-central-cloud/agent-cloud-jp',
          'endpoint-central-cloud/agent-patch-database',
        ],
      },
    });
    expect(metadata({ metadata: false })).toBeUndefined();
  });

  test('a template never names a product, a version or a date where a change would replace or reorder a rule', () => {
    const { stack } = scene({ dataCenter: US });
    for (const { Properties } of resourcesOfType(stack, 'AWS::EC2::SecurityGroup')) {
      const rules = Properties.SecurityGroupEgress as readonly { Description: string }[];
      expect(rules.map(({ Description }) => Description)).toEqual(['tcp 443 to 0.0.0.0/0']);
      expect(Properties.GroupDescription).toBe('Endpoint Central Cloud agents');
    }
  });

  test('the plan and the report are there before synth, and the report carries the verdict', () => {
    const { agents } = scene();
    expect(agents.plan.namesBehind).toEqual({ kind: 'none', reason: 'filtered elsewhere' });
    expect(agents.report).toMatchObject({ subject: 'Stack/Agents', verdict: { clean: true } });
    expect(agents.report.rows.map(({ requirement }) => requirement)).toContain('agent-cloud-jp');
  });

  test('two synths give the same template, also from a stage', () => {
    const first = scene();
    const template = resourcesOf(first.stack);
    expect(Template.fromStack(first.stack).toJSON().Resources).toEqual(template);
    expect(resourcesOf(scene().stack)).toEqual(template);
    expect(first.app).toBeInstanceOf(App);
  });
});
