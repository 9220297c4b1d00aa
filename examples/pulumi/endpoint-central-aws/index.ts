/**
 * A remote office with a distribution server, in the Japanese data centre: the agents and the server each have a security
 * group, and a Network Firewall lets only the documented names out. `endpoint-central-azure` is the same office on Azure.
 */
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  role,
} from 'portolan/pulumi-aws';
import { OfficeNetwork } from './office-network';

const office = new OfficeNetwork('office');
const { vpcId } = office;
const serverProfile = { dataCenter: EndpointCentralDataCenter.JP } as const;
const agentProfile = { ...serverProfile, remoteControl: true, distributionServer: true } as const;

// A program has no late step, so the firewall takes its roles here. It does not stand between the agents and their server.
const firewall = new NetworkFirewallRules('firewall', {
  roles: [
    {
      entry: role(endpointCentralCloud, agentProfile, 'agent'),
      sources: [office.agentBlock],
      unbound: ['distributionServer'],
    },
    { entry: role(endpointCentralCloud, serverProfile, 'distributionServer'), sources: [office.serverBlock] },
  ],
});
const hostEnforcement = HostEnforcement.firewall(firewall);

const server = new EndpointCentralDistributionServer('distribution-server', {
  vpcId,
  ...serverProfile,
  hostEnforcement,
});

const agents = new EndpointCentralEgress('agents', {
  vpcId,
  ...agentProfile,
  hostEnforcement,
  peers: { distributionServer: server },
});
server.allowAgents(agents);

office.routeThrough(firewall.policyArn);

// Machines take the groups as any other: new aws.ec2.Instance('pc', { vpcSecurityGroupIds: [agents.securityGroupId] }).
export const agentSecurityGroupId = agents.securityGroupId;
export const serverSecurityGroupId = server.securityGroupId;
