import type { Stack } from 'aws-cdk-lib';
import {
  DnsFirewallRules,
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  HostEnforcement,
  mobiControl,
  role,
} from 'portolan/cdk';
import { stackWithVpc } from './scene';

/** A walled garden for a VPC, with the names that AWS machines need themselves. */
export const DNS_FIREWALL_SCENES: Readonly<Record<string, () => readonly Stack[]>> = {
  'agents whose names a DNS Firewall resolves alone'() {
    const { stack, vpc } = stackWithVpc();
    const dns = new DnsFirewallRules(stack, 'Names', {
      vpcs: [vpc],
      additionalRules: [
        {
          id: 'aws-services',
          direction: 'egress',
          peer: '*.amazonaws.com',
          transport: 'tcp',
          ports: '443',
          application: 'https',
          reason: 'SSM and S3 of every machine in the VPC',
        },
      ],
    });
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      hostEnforcement: HostEnforcement.dnsFirewall(dns),
    });
    return [stack];
  },

  'names of phones that are logged, in a rule group for other accounts'() {
    const { stack } = stackWithVpc();
    const parties = { deploymentServer: { hosts: ['mc.example.com'] } };
    const phones = role(mobiControl, { serverLocation: 'DMZ', platforms: ['Android'], parties }, 'device');
    new DnsFirewallRules(stack, 'Names', {
      roles: [phones],
      unlisted: 'alert',
      redirections: 'inspect',
      ruleGroupName: 'phones',
    });
    return [stack];
  },
};
