import { type CfnResource, Fn } from 'aws-cdk-lib';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement, NetworkFirewallRules } from 'portolan/cdk';
import { attach, stackWithVpc, synthErrors } from './scene';

function scene() {
  const { stack, vpc } = stackWithVpc();
  const firewall = new NetworkFirewallRules(stack, 'Firewall');
  attach(firewall);
  const agents = new EndpointCentralEgress(stack, 'Agents', {
    vpc,
    dataCenter: EndpointCentralDataCenter.JP,
    remoteControl: true,
    hostEnforcement: HostEnforcement.firewall(firewall),
    sources: ['10.0.1.0/24'],
  });
  const groupOf = (part: string) =>
    firewall.node.children.find(
      (child) => child instanceof CfnRuleGroup && child.node.id.endsWith(part),
    ) as CfnResource;
  return { stack, policy: firewall.policy, group: agents.node.defaultChild as CfnSecurityGroup, groupOf };
}

type Scene = ReturnType<typeof scene>;

const elsewhere = {
  Priority: 1,
  ResourceArn: 'arn:aws:network-firewall:ap-northeast-1:1:stateless-rulegroup/pass-all',
};
const everything = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };

test('a scene that nobody changed proves', () => {
  expect(synthErrors(scene().stack)).toEqual([]);
});

test.each<[string, (scene: Scene) => void, string]>([
  [
    'a stateless rule group before the policy',
    ({ policy }) => policy.addPropertyOverride('FirewallPolicy.StatelessRuleGroupReferences', [elsewhere]),
    'it has StatelessRuleGroupReferences',
  ],
  [
    'another HOME_NET',
    ({ policy }) =>
      policy.addPropertyOverride('FirewallPolicy.PolicyVariables.RuleVariables.HOME_NET.Definition', [
        '192.168.0.0/16',
      ]),
    'its variables stand for other addresses',
  ],
  [
    'no variables at all',
    ({ policy }) => policy.addPropertyDeletionOverride('FirewallPolicy.PolicyVariables'),
    'its variables stand for other addresses',
  ],
  [
    'drops of a group that only alert',
    ({ policy }) =>
      policy.addPropertyOverride('FirewallPolicy.StatefulRuleGroupReferences.0.Override', { Action: 'DROP_TO_ALERT' }),
    'a reference to a rule group has Override',
  ],
  [
    'broken streams that go on',
    ({ policy }) =>
      policy.addPropertyOverride('FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy', 'CONTINUE'),
    'its StreamExceptionPolicy is "CONTINUE"',
  ],
  [
    'an inspection that reads other names',
    ({ policy }) => policy.addPropertyOverride('FirewallPolicy.TLSInspectionConfigurationArn', 'arn:aws:tls'),
    'it has TLSInspectionConfigurationArn',
  ],
  [
    'rules beside a list of names',
    ({ groupOf }) =>
      groupOf('tls-names').addPropertyOverride('RuleGroup.RulesSource.StatefulRules', [{ Action: 'PASS' }]),
    'it has StatefulRules',
  ],
  [
    'sets of ports in a rule group',
    ({ groupOf }) =>
      groupOf('rules').addPropertyOverride('RuleGroup.RuleVariables.PortSets', { P: { Definition: ['1'] } }),
    'it has PortSets',
  ],
  [
    'an entry with a second peer',
    ({ group }) => group.addPropertyOverride('SecurityGroupEgress.0.DestinationPrefixListId', 'pl-1'),
    'pl-1',
  ],
  [
    'inbound entries behind a condition',
    ({ group }) => group.addPropertyOverride('SecurityGroupIngress', Fn.conditionIf('Open', [everything], [])),
    'Fn::If',
  ],
])('%s is found at synth', (_, change, word) => {
  const made = scene();
  change(made);
  const errors = synthErrors(made.stack);
  expect(errors.join('\n')).toContain(word);
  expect(errors.join('\n')).toMatch(/is not what was proved|cannot be read/);
});

test.each<[string, (scene: Scene) => void]>([
  [
    'streams that are rejected when they break',
    ({ policy }) => policy.addPropertyOverride('FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy', 'REJECT'),
  ],
  [
    'an empty list of stateless groups',
    ({ policy }) => policy.addPropertyOverride('FirewallPolicy.StatelessRuleGroupReferences', []),
  ],
])('%s opens nothing and is let pass', (_, change) => {
  const made = scene();
  change(made);
  expect(synthErrors(made.stack)).toEqual([]);
});
