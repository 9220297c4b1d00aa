import type { Stack } from 'aws-cdk-lib';
import {
  HostEnforcement,
  NetworkFirewallRules,
  PatchManagerPlusAgent,
  PatchManagerPlusDistributionServer,
  PatchManagerPlusMailConnection,
  PatchManagerPlusPorts,
  PatchManagerPlusServer,
  PatchManagerPlusServerProtocol,
  Peer,
} from 'portolan/cdk';
import { attach, stackWithVpc } from './scene';

const today = {
  portsInUse: PatchManagerPlusPorts.DEFAULT,
  serverProtocol: PatchManagerPlusServerProtocol.HTTPS,
} as const;
const old = { portsInUse: PatchManagerPlusPorts.OLD, serverProtocol: PatchManagerPlusServerProtocol.HTTP } as const;

export const PATCH_MANAGER_PLUS_SCENES: Readonly<Record<string, () => readonly Stack[]>> = {
  'a server of Patch Manager Plus with all that it reaches'() {
    const { stack, vpc } = stackWithVpc();
    new PatchManagerPlusServer(stack, 'Server', {
      vpc,
      ...today,
      remoteDatabaseAccess: true,
      mailConnection: PatchManagerPlusMailConnection.SMTP_TLS,
      ports: { 'server-sql-server': '14330' },
      parties: {
        patchVendors: { addresses: ['203.0.113.0/25'] },
        zohoPatchDatabase: { addresses: ['203.0.113.128/25'] },
      },
      peers: {
        agent: Peer.cidr('10.1.0.0/16'),
        console: Peer.cidr('10.2.0.0/24'),
        databaseClient: Peer.cidr('10.2.1.5'),
        domainController: Peer.cidr('10.0.9.10', '10.0.9.11'),
        mailServer: Peer.cidr('10.0.9.25'),
        sqlServer: Peer.cidr('10.0.9.50'),
      },
    });
    return [stack];
  },

  'an old installation of Patch Manager Plus by HTTP, from before build 10.0.400'() {
    const { stack, vpc } = stackWithVpc();
    const server = new PatchManagerPlusServer(stack, 'Server', {
      vpc,
      ...old,
      distributionServer: true,
      closedNetwork: true,
    });
    const distributionServer = new PatchManagerPlusDistributionServer(stack, 'DistributionServer', {
      vpc,
      ...old,
      buildBefore10_0_400: true,
    });
    const agents = new PatchManagerPlusAgent(stack, 'Agents', {
      vpc,
      ...old,
      buildBefore10_0_400: true,
      distributionServer,
    });
    server.allowDistributionServer(distributionServer);
    server.allowAgents(agents);
    return [stack];
  },

  'push installation by Patch Manager Plus, of agents and of a distribution server'() {
    const { stack, vpc } = stackWithVpc();
    const push = { pushInstallation: true, operatingSystems: ['Windows', 'Mac', 'Linux'] } as const;
    const server = new PatchManagerPlusServer(stack, 'Server', {
      vpc,
      ...today,
      ...push,
      closedNetwork: true,
      distributionServer: true,
      distributionServerPushInstallation: true,
    });
    const distributionServer = new PatchManagerPlusDistributionServer(stack, 'DistributionServer', {
      vpc,
      ...today,
      distributionServerPushInstallation: true,
    });
    server.allowDistributionServer(distributionServer);
    server.allowAgents(new PatchManagerPlusAgent(stack, 'Agents', { vpc, ...today, ...push }));
    return [stack];
  },

  'agents of Patch Manager Plus that download by themselves, behind a firewall'() {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    attach(firewall);
    new PatchManagerPlusAgent(stack, 'Agents', {
      vpc,
      ...today,
      operatingSystems: ['Linux'],
      directDownload: true,
      redHatEnterpriseLinux: true,
      parties: {
        patchVendors: { hosts: ['patches.example.com'] },
        redHatNetwork: { hosts: ['*.cdn.example.com'] },
      },
      peers: { server: Peer.cidr('10.9.0.5') },
      hostEnforcement: HostEnforcement.firewall(firewall),
    });
    return [stack];
  },
};
