import { Fn, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnFirewall } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  NetworkFirewallRules,
} from 'portolan/cdk';

/**
 * A remote office with a distribution server, in the Japanese data centre: the agents and the server each have a security
 * group, and a Network Firewall lets only the documented names out.
 */
export class EndpointCentralJp extends Stack {
  readonly agents: EndpointCentralEgress;
  readonly server: EndpointCentralDistributionServer;
  readonly firewall: NetworkFirewallRules;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'),
      maxAzs: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28 },
        { name: 'Firewall', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 28 },
        { name: 'Agents', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
        { name: 'Servers', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
    });
    const blocks = (name: string) =>
      vpc.selectSubnets({ subnetGroupName: name }).subnets.map((subnet) => subnet.ipv4CidrBlock);

    this.firewall = new NetworkFirewallRules(this, 'Firewall');
    const hostEnforcement = HostEnforcement.firewall(this.firewall);

    this.server = new EndpointCentralDistributionServer(this, 'DistributionServer', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      hostEnforcement,
      sources: blocks('Servers'),
    });
    this.agents = new EndpointCentralEgress(this, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      remoteControl: true,
      distributionServer: true,
      hostEnforcement,
      sources: blocks('Agents'),
    });
    this.server.allowAgents(this.agents);

    // Machines take the groups as any other: fleet.addSecurityGroup(this.agents.securityGroup).
    this.routeThroughFirewall(vpc);
  }

  /** What Portolan leaves to the landing zone: the firewall itself, its endpoint, and the routes that lead through it. */
  private routeThroughFirewall(vpc: ec2.Vpc): void {
    const subnets = (name: string) => vpc.selectSubnets({ subnetGroupName: name }).subnets;
    const firewall = new CfnFirewall(this, 'NetworkFirewall', {
      firewallName: 'endpoint-central-jp',
      firewallPolicyArn: this.firewall.policyArn,
      vpcId: vpc.vpcId,
      subnetMappings: subnets('Firewall').map(({ subnetId }) => ({ subnetId })),
    });
    // One availability zone, so one endpoint: `zone:vpce-...`.
    const vpcEndpointId = Fn.select(1, Fn.split(':', Fn.select(0, firewall.attrEndpointIds)));
    for (const name of ['Agents', 'Servers']) {
      for (const [index, { routeTable, ipv4CidrBlock }] of subnets(name).entries()) {
        const out = { routeTableId: routeTable.routeTableId, destinationCidrBlock: '0.0.0.0/0', vpcEndpointId };
        new ec2.CfnRoute(this, `${name}Out${index}`, out);
        for (const publicSubnet of subnets('Public')) {
          // Replies pass the same endpoint: a firewall that sees half of a connection drops it.
          const { routeTableId } = publicSubnet.routeTable;
          new ec2.CfnRoute(this, `${name}Back${index}`, {
            routeTableId,
            destinationCidrBlock: ipv4CidrBlock,
            vpcEndpointId,
          });
        }
      }
    }
  }
}
