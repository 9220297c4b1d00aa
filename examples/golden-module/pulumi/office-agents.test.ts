import { runtime } from '@pulumi/pulumi';
import { role } from 'portolan';
import { endpointCentralCloud, NetworkFirewallRules, setAccessPolicy } from 'portolan/pulumi-aws';
import { matchers } from 'portolan/testing';
import { OFFICE_AGENTS, OfficeAgents } from './office-agents';

expect.extend(matchers);

runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
  call: ({ inputs }) => inputs,
});

// A test is not red because a day has passed: that day is the pipeline's to watch, where nothing is said of it.
setAccessPolicy({ today: '2026-12-01' });

/** What the documents ask for of these machines, said apart from the module, and what the team opens beside. */
const documented = {
  entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'),
  additionalRules: [
    { id: 'office-time', direction: 'egress', peer: '10.0.0.123', transport: 'udp', ports: '123', reason: 'NET-1423' },
  ],
} as const;

const firewall = new NetworkFirewallRules('firewall', { roles: [{ ...OFFICE_AGENTS, sources: ['10.0.1.0/24'] }] });
const { access } = new OfficeAgents('agents', { vpcId: 'vpc-1', firewall, sources: ['10.0.1.0/24'] });

/** Names are looked up outside of the company's own network. */
const outside = { network: ['10.0.0.0/8'] };

test('agents reach the cloud of the Japanese data centre, and no other name', () => {
  expect([access, firewall]).toOpen('https 443 to desktopcentral.manageengine.jp', outside);
  expect([access, firewall]).not.toOpen('https 443 to assist.zoho.com', outside);
});

test('the group opens what the page and the team ask for, and nothing else', () => {
  expect(access).toOpen('udp 123 to 10.0.0.123');
  expect(access).not.toOpen('tcp 22 from 10.0.0.0/8');
  expect(access).toOpenNothingBeyond([documented]);
  expect([access, firewall]).toBeProved();
});
