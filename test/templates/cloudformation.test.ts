import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement, NetworkFirewallRules } from 'portolan/cdk';
import { endpointCentralCloud } from '../../lib/catalog/endpoint-central-cloud';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { role } from '../../lib/resolve';
import { cloudFormationOf } from '../../lib/templates/cloudformation';
import { attach, type Resource, resourcesOf, resourcesOfType, stackWithVpc } from '../cdk/scene';
import { CASES } from '../targets/cases';
import { findings } from './validator';

const none = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

const agents: EntryRequest = { entry: role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent') };

function resourcesIn(template: ReturnType<typeof cloudFormationOf>, type: string): readonly Resource[] {
  return Object.values(template.Resources).filter((resource) => resource.Type === type);
}

/** The properties of rule groups by what they let through: their names are the stack's. */
function rulesOf(groups: readonly Resource[]): readonly unknown[] {
  return groups.map(({ Properties }) => (Properties.RuleGroup as { RulesSource: unknown }).RulesSource);
}

describe('a plan as a CloudFormation template', () => {
  test.each(Object.entries(CASES))('is one that CloudFormation takes: %s', (_, requests) => {
    const plans = [
      compile('aws-security-group', requests, none).plan,
      compile('aws-security-group', requests, { ...none, prefixLists: true, groups: 2 }).plan,
      compile('aws-network-firewall', requests).plan,
      compile('aws-network-firewall', requests, { exact: true }).plan,
      compile('aws-dns-firewall', requests).plan,
    ];
    for (const plan of plans) expect(findings(cloudFormationOf(plan))).toEqual([]);
  });

  test('holds each rule of a security group once, with its traffic, its peer and its reasons', () => {
    for (const requests of Object.values(CASES)) {
      const { plan } = compile('aws-security-group', requests, none);
      const [group, ...others] = resourcesIn(cloudFormationOf(plan), 'AWS::EC2::SecurityGroup');
      expect(others).toEqual([]);
      const { SecurityGroupEgress: egress, SecurityGroupIngress: ingress = [] } = group?.Properties ?? {};
      const written = [egress, ingress].map((entries) =>
        (entries as readonly Readonly<Record<string, unknown>>[]).map(({ FromPort, ToPort, IpProtocol, Description }) =>
          [IpProtocol, FromPort, ToPort, Description].join(' '),
        ),
      );
      const planned = [plan.egress, plan.ingress].map((rules) =>
        rules.map(({ ipProtocol, fromPort, toPort, description }) =>
          [ipProtocol, fromPort, toPort, description].join(' '),
        ),
      );
      expect(written).toEqual([plan.egress.length === 0 ? ['icmp 252 86 Nothing goes out'] : planned[0], planned[1]]);
      expect(Object.keys(group?.Metadata?.portolan as object)).toEqual(
        [...plan.egress, ...plan.ingress].map(({ key }) => key),
      );
    }
  });

  test('opens what the construct of the same role opens, to the letter', () => {
    const { stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      remoteControl: true,
      hostEnforcement: HostEnforcement.none('a test'),
    });
    const [constructed] = resourcesOfType(stack, 'AWS::EC2::SecurityGroup');
    const [written] = resourcesIn(
      cloudFormationOf(compile('aws-security-group', [agents], none).plan),
      'AWS::EC2::SecurityGroup',
    );
    expect(written?.Properties.SecurityGroupEgress).toEqual(constructed?.Properties.SecurityGroupEgress);
    expect(written?.Metadata?.portolan).toEqual(constructed?.Metadata?.portolan);
  });

  test('holds the rule groups and the policy of the firewall construct of the same role', () => {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    firewall.addRole(agents.entry, { sources: ['10.0.0.0/24'] });
    attach(firewall);
    const { plan } = compile('aws-network-firewall', [agents]);
    const template = cloudFormationOf(plan);
    expect(vpc.vpcId).toBeDefined();
    const [written, constructed] = [
      rulesOf(resourcesIn(template, 'AWS::NetworkFirewall::RuleGroup')),
      rulesOf(resourcesOfType(stack, 'AWS::NetworkFirewall::RuleGroup')),
    ];
    expect(written).toHaveLength(constructed.length);
    expect(written).toEqual(expect.arrayContaining([...constructed]));
    const policyIn = (resources: readonly Resource[]) => {
      const {
        PolicyVariables: _variables,
        StatefulRuleGroupReferences: references,
        ...words
      } = (resources[0] as Resource).Properties.FirewallPolicy as {
        PolicyVariables: unknown;
        StatefulRuleGroupReferences: readonly { Priority: number }[];
      };
      return { ...words, priorities: references.map(({ Priority }) => Priority) };
    };
    expect(policyIn(resourcesIn(template, 'AWS::NetworkFirewall::FirewallPolicy'))).toEqual(
      policyIn(Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::NetworkFirewall::FirewallPolicy')),
    );
  });

  test('leaves the addresses of machines to parameters, with those that are known as their defaults', () => {
    const { plan } = compile('aws-network-firewall', [agents]);
    const known = {
      ...plan,
      sources: plan.sources.map((source) => ({ ...source, addresses: ['10.0.0.0/24', '10.1.0.0/24'] })),
    };
    const [name = ''] = Object.keys(cloudFormationOf(plan).Parameters ?? {});
    expect(cloudFormationOf(plan).Parameters?.[name]).not.toHaveProperty('Default');
    expect(cloudFormationOf(known).Parameters?.[name]).toMatchObject({
      Type: 'CommaDelimitedList',
      Default: '10.0.0.0/24,10.1.0.0/24',
    });
    const groups = resourcesIn(cloudFormationOf(known), 'AWS::NetworkFirewall::RuleGroup').slice(0, -1);
    for (const group of groups) expect(JSON.stringify(group.Properties.RuleGroup)).toContain(`"Ref":"${name}"`);
  });

  test('leaves a peer that is known by an id alone to a parameter of its kind', () => {
    const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer');
    const template = (peer: object) =>
      cloudFormationOf(
        compile('aws-security-group', [{ entry, peers: { agent: { bound: 'peer', ...peer } } }], none).plan,
      );
    const ingressOf = (peer: object) =>
      resourcesIn(template(peer), 'AWS::EC2::SecurityGroup').flatMap(
        ({ Properties }) => Properties.SecurityGroupIngress as object[],
      )[0];
    const typeOf = (peer: object) => Object.values(template(peer).Parameters ?? {}).map(({ Type }) => Type);
    expect(ingressOf({})).toHaveProperty('SourceSecurityGroupId.Ref');
    expect(typeOf({})).toEqual(['AWS::EC2::VPC::Id', 'AWS::EC2::SecurityGroup::Id']);
    expect(ingressOf({ block: true })).toHaveProperty('CidrIp.Ref');
    expect(typeOf({ block: true })).toEqual(['AWS::EC2::VPC::Id', 'String']);
    expect(ingressOf({ list: { weight: 5, family: 4 } })).toHaveProperty('SourcePrefixListId.Ref');
    expect(typeOf({ list: { weight: 5, family: 4 } })).toEqual(['AWS::EC2::VPC::Id', 'String']);
    for (const peer of [{}, { block: true }, { list: { weight: 5, family: 4 } }]) {
      expect(findings(template(peer))).toEqual([]);
    }
  });
});
