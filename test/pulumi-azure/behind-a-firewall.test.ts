import { ApplicationSecurityGroup } from '@pulumi/azure-native/network';
import {
  AzureFirewallRules,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  Peer,
  role,
} from 'portolan/pulumi-azure';
import { runInline } from '../pulumi/engine';

const resourceGroupName = 'harbour';
const AGENTS = '10.1.0.0/24';
const SERVERS = '10.1.1.0/24';
const serverProfile = { dataCenter: 'JP' } as const;
const agentProfile = { dataCenter: 'JP', distributionServer: true } as const;

describe('a party that is bound before a firewall of ours', () => {
  test('to an application security group is left to that group, on both sides', async () => {
    const { error, resources } = await runInline({}, () => {
      const firewall = new AzureFirewallRules('firewall', {
        resourceGroupName,
        roles: [
          {
            entry: role(endpointCentralCloud, agentProfile, 'agent'),
            sources: [AGENTS],
            unbound: ['distributionServer'],
          },
          { entry: role(endpointCentralCloud, serverProfile, 'distributionServer'), sources: [SERVERS] },
        ],
      });
      const hostEnforcement = HostEnforcement.firewall(firewall);
      const machines = new ApplicationSecurityGroup('machines', { resourceGroupName });
      const server = new EndpointCentralDistributionServer('server', {
        resourceGroupName,
        ...serverProfile,
        hostEnforcement,
        applicationSecurityGroups: true,
        peers: { agent: Peer.applicationSecurityGroup(machines) },
      });
      new EndpointCentralEgress('agents', {
        resourceGroupName,
        ...agentProfile,
        hostEnforcement,
        applicationSecurityGroups: { ECC_AGENT: machines },
        peers: { distributionServer: server },
      });
    });
    expect(error).toBeNull();
    const rules = JSON.stringify(resources.filter(({ type }) => type.endsWith(':FirewallPolicyRuleCollectionGroup')));
    expect(rules).toContain('443');
    expect(rules).not.toContain('8384');
  });

  const server = (peers: Readonly<Record<string, Peer>>) =>
    runInline({}, () => {
      const entry = role(endpointCentralCloud, serverProfile, 'distributionServer');
      const firewall = new AzureFirewallRules('firewall', {
        resourceGroupName,
        roles: [{ entry, sources: [SERVERS], peers }],
      });
      new EndpointCentralDistributionServer('server', {
        resourceGroupName,
        ...serverProfile,
        hostEnforcement: HostEnforcement.firewall(firewall),
        peers: { agent: Peer.cidr(AGENTS) },
      });
    });

  test('to addresses is bound in the firewall too', async () => {
    expect((await server({ agent: Peer.cidr(AGENTS) })).error).toBeNull();
  });

  test('to addresses that the firewall does not know is an error that says where they belong', async () => {
    const said: readonly Readonly<Record<string, Peer>>[] = [{}, { agent: Peer.cidr('10.2.0.0/24') }];
    for (const peers of said) {
      const { error, resources } = await server(peers);
      expect(error).toContain("the role entry 'ECC_DS' stands in firewall with other words than here (peers.agent)");
      expect(error).not.toContain('fault of portolan');
      expect(resources.map(({ name }) => name)).not.toContain('server');
    }
  });
});
