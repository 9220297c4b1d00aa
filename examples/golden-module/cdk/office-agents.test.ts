import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { role } from 'portolan';
import { AccessPolicies, endpointCentralCloud, NetworkFirewallRules } from 'portolan/cdk';
import { matchers } from 'portolan/testing';
import { OfficeAgents } from './office-agents';

expect.extend(matchers);

const app = new App();
// A test is not red because a day has passed: that day is the pipeline's to watch, where nothing is said of it.
AccessPolicies.of(app).set({ today: '2026-12-01' });
const stack = new Stack(app, 'Office');
const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 1 });
const firewall = new NetworkFirewallRules(stack, 'Firewall');
const { access } = new OfficeAgents(stack, 'Agents', { vpc, firewall, sources: ['10.0.1.0/24'] });

/** What the documents ask for of these machines, said apart from the module, and what the team opens beside. */
const documented = {
  entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'),
  additionalRules: [
    { id: 'office-time', direction: 'egress', peer: '10.0.0.123', transport: 'udp', ports: '123', reason: 'NET-1423' },
  ],
} as const;

/** Names are looked up outside of the company's own network. */
const outside = { network: ['10.0.0.0/8'] };

test('agents reach the cloud of the Japanese data centre, and no other name', () => {
  expect([access, firewall]).toOpen('https 443 to desktopcentral.manageengine.jp', outside);
  expect([access, firewall]).not.toOpen('https 443 to desktopcentral.manageengine.com', outside);
  expect([access, firewall]).not.toOpen('https 443 to assist.zoho.com', outside);
});

test('the group opens what the page and the team ask for, and nothing else', () => {
  expect(access).toOpen('udp 123 to 10.0.0.123');
  expect(access).not.toOpen('tcp 22 from 10.0.0.0/8');
  expect(access).toOpenNothingBeyond([documented]);
  expect([access, firewall]).toBeProved();
});

test('what is deployed opens all that is needed', () => {
  const template = Template.fromStack(stack);
  const [group = ''] = Object.keys(template.findResources('AWS::EC2::SecurityGroup'));
  const about = { machines: [group, '10.0.1.0/24'], ...outside };
  expect(template).toOpenWhatIsNeeded([documented], about);
  expect(template).toOpenNothingBeyond([documented], about);
});
