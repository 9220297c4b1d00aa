/**
 * A remote office with a distribution server, in the Japanese data centre: the subnets of the agents and of the server each
 * have a network security group, and an Azure Firewall lets only the documented names out. `endpoint-central-aws` is the
 * same office on AWS.
 */
import { ApplicationSecurityGroup } from '@pulumi/azure-native/network';
import * as resources from '@pulumi/azure-native/resources';
import {
  AzureFirewallRules,
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  Peer,
  role,
  windowsActivation,
} from 'portolan/pulumi-azure';
import { AGENT_BLOCK, OfficeNetwork, SERVER_BLOCK } from './office-network';

const { name: resourceGroupName } = new resources.ResourceGroup('endpoint-central');
const serverProfile = { dataCenter: EndpointCentralDataCenter.JP } as const;
const agentProfile = { ...serverProfile, remoteControl: true, distributionServer: true } as const;
const agent = role(endpointCentralCloud, agentProfile, 'agent');
const distributionServer = role(endpointCentralCloud, serverProfile, 'distributionServer');

// A program has no late step, so the firewall takes its roles here. It does not stand between the agents and their server,
// but on the way to the address at which Windows is activated.
const firewall = new AzureFirewallRules('firewall', {
  resourceGroupName,
  roles: [
    { entry: agent, sources: [AGENT_BLOCK], unbound: ['distributionServer'] },
    { entry: distributionServer, sources: [SERVER_BLOCK] },
    { entry: windowsActivation(agent.name), sources: [AGENT_BLOCK] },
    { entry: windowsActivation(distributionServer.name), sources: [SERVER_BLOCK] },
  ],
});
const hostEnforcement = HostEnforcement.firewall(firewall);

// Each side knows the other by an application security group. That of the agents comes first, since one side has to.
const agentMachines = new ApplicationSecurityGroup('agent-machines', { resourceGroupName });
const server = new EndpointCentralDistributionServer('distribution-server', {
  resourceGroupName,
  ...serverProfile,
  hostEnforcement,
  kms: true,
  applicationSecurityGroups: true,
  peers: { agent: Peer.applicationSecurityGroup(agentMachines) },
});

const agents = new EndpointCentralEgress('agents', {
  resourceGroupName,
  ...agentProfile,
  hostEnforcement,
  kms: true,
  applicationSecurityGroups: { [agent.name]: agentMachines },
  peers: { distributionServer: server },
});

const office = new OfficeNetwork('office', {
  resourceGroupName,
  firewallPolicyId: firewall.firewallPolicyId,
  tier: firewall.plan.needs.tier,
  agentGroupId: agents.networkSecurityGroupId,
  serverGroupId: server.networkSecurityGroupId,
});

// A machine's interface stands in its subnet, and bears its application security group.
export const agentSubnetId = office.agentSubnetId;
export const agentGroupIds = agents.applicationSecurityGroupIds;
export const serverSubnetId = office.serverSubnetId;
export const serverGroupIds = server.applicationSecurityGroupIds;
