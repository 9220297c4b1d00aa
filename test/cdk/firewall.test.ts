import { Annotations, Stack, Stage } from 'aws-cdk-lib';
import { Match, Annotations as Said, Template } from 'aws-cdk-lib/assertions';
import { CfnVPC, type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  type NetworkFirewallRulesProps,
  role,
} from 'portolan/cdk';
import { askedKey, type Element } from '../../lib/model/element';
import { attach, type Resource, resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp } from './scene';

const JP = EndpointCentralDataCenter.JP;
const agentEntry = role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent');
const serverEntry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer');

function firewallScene(props: NetworkFirewallRulesProps = {}) {
  const { stack, vpc } = stackWithVpc();
  const firewall = new NetworkFirewallRules(stack, 'Firewall', props);
  attach(firewall);
  return { stack, vpc, firewall };
}

function ruleGroups(stack: Stack): Readonly<Record<string, Resource>> {
  return Object.fromEntries(
    Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === 'AWS::NetworkFirewall::RuleGroup'),
  );
}

interface PolicyBody {
  readonly PolicyVariables: {
    readonly RuleVariables: { readonly HOME_NET: { readonly Definition: readonly string[] } };
  };
  readonly StatefulRuleGroupReferences: readonly {
    readonly Priority: number;
    readonly ResourceArn: { readonly 'Fn::GetAtt': readonly string[] };
  }[];
}

function policyOf(stack: Stack): PolicyBody {
  return resourcesOfType(stack, 'AWS::NetworkFirewall::FirewallPolicy')[0]?.Properties.FirewallPolicy as PolicyBody;
}

function warningsOf(stack: Stack): readonly string[] {
  return Said.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => /\[ack: portolan:(.*)\]/.exec(String(entry.data))?.[1] ?? '');
}

function sidsIn(stack: Stack): readonly string[] {
  return Object.values(ruleGroups(stack)).flatMap((group) => JSON.stringify(group).match(/sid:\d+/g) ?? []);
}

describe('a firewall of several roles', () => {
  test('adds a role without touching the groups of another', () => {
    const alone = firewallScene();
    alone.firewall.addRole(agentEntry, { sources: ['10.0.1.0/24'] });
    const before = ruleGroups(alone.stack);
    const both = firewallScene();
    both.firewall.addRole(agentEntry, { sources: ['10.0.1.0/24'] });
    both.firewall.addRole(serverEntry, { sources: ['10.0.2.0/24'] });
    const after = ruleGroups(both.stack);

    expect(Object.keys(before)).toHaveLength(3);
    expect(after).toMatchObject(before);
    for (const [id, group] of Object.entries(before)) expect(after[id]).toEqual(group);
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length);
    const references = (stack: Stack) => policyOf(stack).StatefulRuleGroupReferences;
    expect(references(both.stack)).toEqual(expect.arrayContaining([...references(alone.stack)]));
  });

  test('renders the same whatever the order, also from several stacks', () => {
    const entries = [
      [agentEntry, { sources: ['10.0.1.0/24'] }],
      [serverEntry, { sources: ['10.0.2.0/24'] }],
    ] as const;
    const inOrder = (list: typeof entries | readonly (typeof entries)[number][]) => {
      const { stack, firewall } = firewallScene();
      for (const [entry, options] of list) firewall.addRole(entry, options);
      return resourcesOf(stack);
    };
    expect(inOrder([...entries].reverse())).toEqual(inOrder(entries));
    const atOnce = firewallScene({ roles: entries.map(([entry, options]) => ({ entry, ...options })) });
    expect(resourcesOf(atOnce.stack)).toEqual(inOrder(entries));

    const constructs = (order: readonly ('Office' | 'Data')[]) => {
      const app = testApp();
      const hub = new Stack(app, 'Hub');
      const firewall = new NetworkFirewallRules(hub, 'Firewall');
      const props = { dataCenter: JP, hostEnforcement: HostEnforcement.firewall(firewall) };
      for (const id of order) {
        const { stack, vpc } = stackWithVpc(app, id, id === 'Office' ? '10.1.0.0/16' : '10.2.0.0/16');
        if (id === 'Office') new EndpointCentralEgress(stack, 'Agents', { vpc, ...props });
        else new EndpointCentralDistributionServer(stack, 'Server', { vpc, ...props });
      }
      return resourcesOf(hub);
    };
    expect(constructs(['Data', 'Office'])).toEqual(constructs(['Office', 'Data']));
  });

  test('renders the same in a second synth and inside a stage', () => {
    const app = testApp();
    const stage = new Stage(app, 'Stage');
    const stack = new Stack(stage, 'Stack', { stackName: 'Stack' });
    new NetworkFirewallRules(stack, 'Firewall', { roles: [{ entry: agentEntry, sources: ['10.0.1.0/24'] }] });
    const template = () => stage.synth({ force: true }).getStackByName('Stack').template as object;
    const first = template();
    expect(template()).toEqual(first);
    expect(Template.fromStack(stack).toJSON()).toMatchObject({ Resources: (first as { Resources: object }).Resources });
  });

  test('keeps every sid when the addresses of a source change, and every rule when a spoke comes', () => {
    const withSources = (sources: readonly string[]) => {
      const { stack, firewall } = firewallScene();
      firewall.addRole(agentEntry, { sources });
      return stack;
    };
    const before = withSources(['10.0.1.0/24']);
    const after = withSources(['10.0.1.0/24', '10.0.7.0/24', '192.168.0.0/16']);
    expect(sidsIn(after)).toEqual(sidsIn(before));
    expect(sidsIn(before).length).toBeGreaterThan(4);
    const sources = (stack: Stack) =>
      Object.values(ruleGroups(stack)).map(
        ({ Properties }) => (Properties.RuleGroup as { RulesSource: object }).RulesSource,
      );
    expect(sources(after)).toEqual(sources(before));
  });

  test('refers to the groups that it renders and to no other, the tail last', () => {
    const { stack, firewall } = firewallScene();
    firewall.addRole(agentEntry, { sources: ['10.0.1.0/24'] });
    const referred = policyOf(stack).StatefulRuleGroupReferences;
    const ids = referred.map(({ ResourceArn }) => ResourceArn['Fn::GetAtt'][0]);
    expect([...ids].sort()).toEqual(Object.keys(ruleGroups(stack)).sort());
    expect(ids.at(-1)).toMatch(/^Firewalltail/);
    const priorities = referred.map(({ Priority }) => Priority);
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
  });

  test('bears names that AWS takes', () => {
    const { stack, firewall } = firewallScene({ policyName: 'x'.repeat(78) });
    const name = 'A'.repeat(32);
    firewall.addRole(role(endpointCentralCloud, { dataCenter: 'US' }, 'agent', { name }), { sources: ['10.0.1.0/24'] });
    for (const { Properties } of Object.values(ruleGroups(stack))) {
      expect(Properties.RuleGroupName).toMatch(/^[a-zA-Z0-9-]{1,128}$/);
    }
  });

  test('with exact: true has one group for all, and opens no other port', () => {
    const { stack, firewall } = firewallScene({ exact: true });
    firewall.addRole(agentEntry, { sources: ['10.0.1.0/24'] });
    firewall.addRole(serverEntry, { sources: ['10.0.2.0/24'] });
    expect(Object.keys(ruleGroups(stack))).toHaveLength(2);
    expect(firewall.report.widened).toEqual([]);
    expect(warningsOf(stack)).not.toContain('widened');
  });
});

describe('the addresses of a source', () => {
  const props = (
    firewall: NetworkFirewallRules,
  ): Pick<EndpointCentralEgressProps, 'dataCenter' | 'hostEnforcement'> => ({
    dataCenter: JP,
    hostEnforcement: HostEnforcement.firewall(firewall),
  });
  const home = (stack: Stack) => policyOf(stack).PolicyVariables.RuleVariables.HOME_NET.Definition;

  test('are the VPC’s block by default, as text where it is known', () => {
    const { stack, firewall } = firewallScene();
    const vpc = new Vpc(stack, 'Real', { maxAzs: 1, natGateways: 0 }) as IVpc;
    expect(vpc.node.defaultChild).toBeInstanceOf(CfnVPC);
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props(firewall) });
    expect(home(stack)).toEqual(['10.0.0.0/16']);
  });

  test('are those of all constructs that bear the name', () => {
    const { stack, vpc, firewall } = firewallScene();
    new EndpointCentralEgress(stack, 'One', { vpc, ...props(firewall), sources: ['10.0.1.0/24'] });
    new EndpointCentralEgress(stack, 'Two', { vpc, ...props(firewall), sources: ['10.0.0.0/24'] });
    expect(home(stack)).toEqual(['10.0.0.0/23']);
    const both = firewallScene();
    new EndpointCentralEgress(both.stack, 'One', { vpc: both.vpc, ...props(both.firewall) });
    new EndpointCentralEgress(both.stack, 'Two', {
      vpc: both.vpc,
      ...props(both.firewall),
      sources: ['192.168.0.0/24'],
    });
    expect(home(both.stack)).toEqual(['10.0.0.0/16', '192.168.0.0/24']);
  });

  test('are what the user says of an entry, and not the VPC beside it', () => {
    const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');
    const { stack, vpc, firewall } = firewallScene({ roles: [{ entry, sources: ['10.0.5.0/24'] }] });
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props(firewall) });
    expect(home(stack)).toEqual(['10.0.5.0/24']);
    expect(firewall.plan.sources).toEqual([
      { name: 'ECC_AGENT', roles: expect.arrayContaining(['endpoint-central-cloud.agent']) },
    ]);
  });

  test('are asked of the user where an imported VPC does not say its block', () => {
    const { stack, firewall } = firewallScene();
    const vpc = Vpc.fromVpcAttributes(stack, 'Blank', { vpcId: 'vpc-1', availabilityZones: ['a'] }) as IVpc;
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props(firewall) });
    expect(synthErrors(stack)).toEqual([expect.stringContaining("nobody says which addresses 'ECC_AGENT' has")]);
  });

  test('overlap by default, which warns, and what one gains by the other is recorded as growth', () => {
    const { stack, vpc, firewall } = firewallScene();
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props(firewall), remoteControl: true });
    new EndpointCentralDistributionServer(stack, 'Server', { vpc, ...props(firewall) });
    expect(warningsOf(stack)).toContain('sources-overlap');
    const opened = firewall.plan.fidelity.filter(({ fidelity }) => ['exact', 'widened'].includes(fidelity.standing));
    const trafficOf = ({ asked, transport, ports, carrier }: Element) =>
      [askedKey(asked), transport, ports, carrier].join(' ');
    const gained = opened.filter(({ element, fidelity }) => {
      const other = element.source === 'ECC_AGENT' ? 'ECC_DS' : 'ECC_AGENT';
      const others = opened.filter((one) => one.element.source === other).map((one) => trafficOf(one.element));
      const gain = fidelity.standing === 'widened' ? (fidelity.growth.source ?? []) : [];
      expect(gain).toEqual(others.includes(trafficOf(element)) ? [] : [other]);
      return gain.length > 0;
    });
    expect(new Set(gained.map(({ element }) => element.requirement))).toEqual(new Set(['agent-remote-control']));
    expect(opened.length).toBeGreaterThan(gained.length);
    const words = firewall.report.rows.filter(({ requirement }) => requirement === 'agent-remote-control');
    expect(words.length).toBeGreaterThan(0);
    for (const { growth } of words) expect(growth.join('; ')).toContain('ECC_DS');
    expect(firewall.compiled.verdict.clean).toBe(true);
  });

  test('do not warn where they are apart', () => {
    const { stack, vpc, firewall } = firewallScene();
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props(firewall), sources: ['10.0.1.0/24'] });
    new EndpointCentralDistributionServer(stack, 'Server', { vpc, ...props(firewall), sources: ['10.0.2.0/24'] });
    expect(warningsOf(stack)).not.toContain('sources-overlap');
  });
});

describe('a policy that nothing attaches', () => {
  const unattached = () => {
    const { app, stack } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall', {
      roles: [{ entry: agentEntry, sources: ['10.0.1.0/24'] }],
    });
    return { app, stack, firewall };
  };

  test('warns, and an attached one does not', () => {
    expect(warningsOf(unattached().stack)).toContain('policy-unattached');
    const { stack, firewall } = unattached();
    attach(firewall);
    expect(warningsOf(stack)).not.toContain('policy-unattached');
  });

  test('may be attached in another stack', () => {
    const { app, stack, firewall } = unattached();
    attach(firewall, new Stack(app, 'LandingZone'));
    expect(warningsOf(stack)).not.toContain('policy-unattached');
  });

  test('may be acknowledged', () => {
    const { stack, firewall } = unattached();
    Annotations.of(firewall).acknowledgeWarning('portolan:policy-unattached', 'the landing zone attaches it');
    expect(warningsOf(stack)).not.toContain('policy-unattached');
  });
});

describe('a group and the firewall behind it', () => {
  test('fit together: what the firewall refuses the group does not open', () => {
    const { stack, vpc, firewall } = firewallScene();
    const agents = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      hostEnforcement: HostEnforcement.firewall(firewall),
      parties: { patchVendors: { hosts: ['patches.example.com'] } },
      ports: { 'agent-patch-vendors': '8443' },
      leaveOut: ['agent-patch-vendors'],
    });
    expect(agents.plan.egress.map(({ key }) => key)).toEqual(['egress tcp 443 0.0.0.0/0']);
    expect(agents.report.refused.map(({ requirement }) => requirement)).toEqual(['agent-patch-vendors']);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('fit together in an exact firewall that has others too', () => {
    const { stack, vpc, firewall } = firewallScene({ exact: true });
    firewall.addRole(serverEntry, { sources: ['10.9.0.0/24'] });
    const hostEnforcement = HostEnforcement.firewall(firewall);
    new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, remoteControl: true, hostEnforcement });
    expect(synthErrors(stack)).toEqual([]);
  });

  test('know of an opening that the user adds by name', () => {
    const { stack, vpc, firewall } = firewallScene();
    const agents = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      hostEnforcement: HostEnforcement.firewall(firewall),
      additionalRules: [
        {
          id: 'vault',
          direction: 'egress',
          peer: 'vault.example.com',
          transport: 'tcp',
          ports: '8200',
          application: 'https',
          reason: 'secrets',
        },
      ],
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(agents.plan.egress.map(({ key }) => key)).toContain('egress tcp 8200 0.0.0.0/0');
    expect(JSON.stringify(ruleGroups(stack))).toContain('vault.example.com');
    expect(firewall.report.usersOwn).toEqual([expect.objectContaining({ by: 'vault', reason: 'secrets' })]);
  });
});
