import type { Stack } from 'aws-cdk-lib';
import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  ismCloudOne,
  NetworkFirewallRules,
  Peer,
  PrefixLists,
  patchManagerPlus,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { attach, stackWithVpc, testApp } from './scene';
import { DNS_FIREWALL_SCENES } from './scenes-dns-firewall';
import { ISM_CLOUDONE_SCENES } from './scenes-ism-cloudone';
import { MOBICONTROL_SCENES } from './scenes-mobicontrol';
import { PATCH_MANAGER_PLUS_SCENES } from './scenes-patch-manager-plus';

const JP = EndpointCentralDataCenter.JP;
const none = HostEnforcement.none('a proxy of another team filters names');

/** One stack or several per construct and form: the snapshots show them, and the validator reads them all. */
export const SCENES: Readonly<Record<string, () => readonly Stack[]>> = {
  'agents whose names nothing enforces'() {
    const { stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement: none });
    return [stack];
  },

  'agents by addresses, under a name and a description of their own'() {
    const { stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.US,
      reachBy: 'addresses',
      securityGroupName: 'agents',
      description: 'Agents of the head office',
    });
    return [stack];
  },

  'agents behind a proxy'() {
    const { stack, vpc } = stackWithVpc();
    const proxy = SecurityGroup.fromSecurityGroupId(stack, 'Proxy', 'sg-0123456789abcdef0');
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      remoteControl: true,
      hostEnforcement: HostEnforcement.proxy(Peer.securityGroup(proxy), 8080),
    });
    return [stack];
  },

  'a distribution server with its agents, and a domain controller'() {
    const { stack, vpc } = stackWithVpc();
    const server = new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter: JP,
      hostEnforcement: none,
      ports: { 'distribution-server-domain-controller': '389, 636' },
      peers: { domainController: Peer.cidr('10.0.9.10', '10.0.9.11') },
    });
    const agents = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      distributionServer: true,
      hostEnforcement: none,
    });
    server.allowAgents(agents);
    return [stack];
  },

  'one machine with two roles, and an opening of the user'() {
    const { stack, vpc } = stackWithVpc();
    new RoleAccess(stack, 'Branch', {
      vpc,
      roles: [
        role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent', { name: 'BRANCH' }),
        role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer', { name: 'BRANCH' }),
      ],
      hostEnforcement: none,
      additionalRules: [
        { id: 'clock', direction: 'egress', peer: '10.0.0.123', transport: 'udp', ports: '123', reason: 'the clock' },
      ],
      metadata: false,
    });
    return [stack];
  },

  'a firewall with two roles, whose addresses are their own'() {
    const { stack } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall', { policyName: 'egress', home: ['10.0.0.0/8'] });
    firewall.addRole(role(endpointCentralCloud, { dataCenter: 'US', remoteControl: true }, 'agent'), {
      sources: ['10.1.0.0/24'],
    });
    firewall.addRole(role(endpointCentralCloud, { dataCenter: 'US' }, 'distributionServer'), {
      sources: ['10.1.1.0/24'],
    });
    attach(firewall);
    return [stack];
  },

  'a firewall that is exact'() {
    const { stack } = stackWithVpc();
    const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');
    const firewall = new NetworkFirewallRules(stack, 'Firewall', {
      exact: true,
      roles: [{ entry, sources: ['10.1.0.0/24'] }],
    });
    attach(firewall);
    return [stack];
  },

  'a firewall, agents and a server in stacks of their own'() {
    const app = testApp();
    const hub = stackWithVpc(app, 'Hub', '10.9.0.0/16');
    const office = stackWithVpc(app, 'Office', '10.1.0.0/16');
    const data = stackWithVpc(app, 'Data', '10.2.0.0/16');
    const firewall = new NetworkFirewallRules(hub.stack, 'Firewall');
    attach(firewall);
    const hostEnforcement = HostEnforcement.firewall(firewall);
    const server = new EndpointCentralDistributionServer(data.stack, 'Server', {
      vpc: data.vpc,
      dataCenter: JP,
      hostEnforcement,
    });
    const agents = new EndpointCentralEgress(office.stack, 'Agents', {
      vpc: office.vpc,
      dataCenter: JP,
      distributionServer: true,
      hostEnforcement,
    });
    server.allowAgents(agents);
    return [hub.stack, office.stack, data.stack];
  },

  'an opening that the user added through connections'() {
    const { stack, vpc } = stackWithVpc();
    const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement: none });
    const database = new SecurityGroup(stack, 'Database', { vpc, allowAllOutbound: false });
    agents.connections.allowTo(database, Port.tcp(5432), 'the inventory');
    return [stack];
  },

  'one machine with the agents of two vendors'() {
    const { stack, vpc } = stackWithVpc();
    const name = 'OFFICE';
    const updates = { addresses: ['203.0.113.0/24'] };
    new RoleAccess(stack, 'Office', {
      vpc,
      roles: [
        role(endpointCentralCloud, { dataCenter: 'US' }, 'agent', { name, reachBy: 'addresses' }),
        role(
          patchManagerPlus,
          { portsInUse: 'default', serverProtocol: 'HTTPS', directDownload: true, parties: { patchVendors: updates } },
          'agent',
          { name },
        ),
        role(
          ismCloudOne,
          { platforms: ['Windows'], systemServerPort: '443', parties: { systemServer: updates } },
          'client',
          { name },
        ),
      ],
      peers: { server: Peer.cidr('10.0.9.5') },
    });
    return [stack];
  },

  ...DNS_FIREWALL_SCENES,
  'two roles whose addresses stand in shared lists, over two groups'() {
    const { stack, vpc } = stackWithVpc();
    const props = {
      vpc,
      dataCenter: EndpointCentralDataCenter.US,
      reachBy: 'addresses',
      prefixLists: new PrefixLists(stack, 'Lists', { name: 'vendors' }),
    } as const;
    const backup = {
      id: 'backup',
      direction: 'egress',
      transport: 'tcp',
      ports: '8443, 9443',
      reason: 'nightly',
    } as const;
    const servers = ['10.0.9.10', '10.0.9.20', '2001:db8:9::10', '2001:db8:9::20'];
    const server = new EndpointCentralDistributionServer(stack, 'Server', { ...props, groups: 2 });
    const agents = new EndpointCentralEgress(stack, 'Agents', {
      ...props,
      distributionServer: true,
      additionalRules: [{ ...backup, peer: Peer.cidr(...servers) }],
    });
    server.allowAgents(agents);
    return [stack];
  },

  ...PATCH_MANAGER_PLUS_SCENES,
  ...MOBICONTROL_SCENES,
  ...ISM_CLOUDONE_SCENES,
};
