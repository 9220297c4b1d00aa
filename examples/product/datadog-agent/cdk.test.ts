import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { HostEnforcement, NetworkFirewallRules } from 'portolan/cdk';
import { matchers } from 'portolan/testing';
import { DatadogAgent } from './cdk';

expect.extend(matchers);

const stack = new Stack(new App(), 'Machines');
const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 1 });
const firewall = new NetworkFirewallRules(stack, 'Firewall');
const agents = new DatadogAgent(stack, 'Agents', {
  vpc,
  agentRelease: '7.18-or-later',
  features: ['apm', 'logsOverTcp'],
  hostEnforcement: HostEnforcement.firewall(firewall),
});

test('a class of a product of one’s own opens what its features ask for', () => {
  const outside = { network: ['10.0.0.0/8'] };
  expect([agents, firewall]).toOpen('https 443 to trace.agent.datadoghq.com', outside);
  expect([agents, firewall]).toOpen('tls 10516 to agent-intake.logs.datadoghq.com', outside);
  expect([agents, firewall]).not.toOpen('https 443 to orchestrator.datadoghq.com', outside);
  expect([agents, firewall]).toBeProved();
  expect(agents).toOpenNothingBeyond(agents.entries);
});

test('its group bears the description of the class', () => {
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', { GroupDescription: 'Datadog Agents' });
});
