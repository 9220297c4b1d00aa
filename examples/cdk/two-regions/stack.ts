import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  type EndpointCentralProfile,
  HostEnforcement,
  NetworkFirewallRules,
} from 'portolan/cdk';

/** One profile for the fleet, wherever it stands. */
const FLEET: EndpointCentralProfile = { dataCenter: EndpointCentralDataCenter.JP, remoteControl: true };

/** The addresses of each region; everything else is the same. */
const BLOCKS: Readonly<Record<string, string>> = {
  'ap-northeast-1': '10.64.0.0/16',
  'ap-northeast-3': '10.65.0.0/16',
};

export interface FleetInRegionProps {
  readonly region: string;
}

/**
 * The same agents and the same firewall policy in each region: rule groups and prefix lists are regional, so each region
 * has its own, under the same names and with the same rules and sids. What differs is the addresses of the machines.
 */
export class FleetInRegion extends Stack {
  readonly agents: EndpointCentralEgress;
  readonly firewall: NetworkFirewallRules;

  constructor(scope: Construct, id: string, { region }: FleetInRegionProps) {
    super(scope, id, { env: { region } });
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(BLOCKS[region] ?? '10.66.0.0/16'),
      maxAzs: 2,
      natGateways: 1,
      flowLogs: { All: {} },
    });
    // A name of its own: the default one comes from the stack's, which names the region.
    this.firewall = new NetworkFirewallRules(this, 'Firewall', { policyName: 'endpoint-central' });
    this.agents = new EndpointCentralEgress(this, 'Agents', {
      vpc,
      ...FLEET,
      hostEnforcement: HostEnforcement.firewall(this.firewall),
    });
  }
}
