import { Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnFirewall, CfnLoggingConfiguration } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement, NetworkFirewallRules } from 'portolan/cdk';

export interface DistributedFirewallProps extends StackProps {
  /** `observe` alerts on what would be dropped and drops nothing: where one starts. */
  readonly mode?: 'observe' | 'enforce';
  /** By name, since the routes of each zone lead to the endpoint of that zone. */
  readonly availabilityZones?: readonly string[];
}

/**
 * A VPC with a firewall of its own: agents of Endpoint Central Cloud in two zones, in each zone an endpoint of the firewall
 * and a NAT gateway behind it, and the firewall's alerts and flows in CloudWatch.
 */
export class DistributedFirewall extends Stack {
  readonly agents: EndpointCentralEgress;
  readonly firewall: NetworkFirewallRules;

  constructor(scope: Construct, id: string, props: DistributedFirewallProps = {}) {
    const { mode = 'enforce', availabilityZones = ['ap-northeast-1a', 'ap-northeast-1c'], ...stackProps } = props;
    super(scope, id, stackProps);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.30.0.0/16'),
      availabilityZones: [...availabilityZones],
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28 },
        { name: 'Firewall', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 28 },
        { name: 'Agents', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      flowLogs: { All: {} },
    });

    this.firewall = new NetworkFirewallRules(this, 'Firewall', { mode });
    this.agents = new EndpointCentralEgress(this, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      remoteControl: true,
      hostEnforcement: HostEnforcement.firewall(this.firewall),
      sources: vpc.selectSubnets({ subnetGroupName: 'Agents' }).subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock),
    });

    const firewall = new CfnFirewall(this, 'NetworkFirewall', {
      firewallName: 'distributed',
      firewallPolicyArn: this.firewall.policyArn,
      vpcId: vpc.vpcId,
      subnetMappings: vpc.selectSubnets({ subnetGroupName: 'Firewall' }).subnetIds.map((subnetId) => ({ subnetId })),
    });
    this.logTo(firewall);
    for (const zone of availabilityZones) this.routeZone(vpc, firewall, zone);
  }

  /** Alerts say what was dropped, or would be; flows say what passed. */
  private logTo(firewall: CfnFirewall): void {
    const destinations = (['ALERT', 'FLOW'] as const).map((logType) => {
      const { logGroupName } = new LogGroup(this, logType === 'ALERT' ? 'Alerts' : 'Flows', {
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      });
      return { logType, logDestinationType: 'CloudWatchLogs', logDestination: { logGroup: logGroupName } };
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      firewallArn: firewall.attrFirewallArn,
      loggingConfiguration: { logDestinationConfigs: destinations },
    });
  }

  /** Out and back through the endpoint of the same zone: a firewall that sees half of a connection drops it. */
  private routeZone(vpc: ec2.Vpc, firewall: CfnFirewall, zone: string): void {
    const vpcEndpointId = endpointIn(zone, firewall);
    const inZone = (subnetGroupName: string) =>
      vpc.selectSubnets({ subnetGroupName }).subnets.filter(({ availabilityZone }) => availabilityZone === zone);
    for (const { routeTable, ipv4CidrBlock } of inZone('Agents')) {
      const { routeTableId } = routeTable;
      new ec2.CfnRoute(this, `Out ${zone}`, { routeTableId, destinationCidrBlock: '0.0.0.0/0', vpcEndpointId });
      for (const { routeTable: back } of inZone('Public')) {
        new ec2.CfnRoute(this, `Back ${zone}`, {
          routeTableId: back.routeTableId,
          destinationCidrBlock: ipv4CidrBlock,
          vpcEndpointId,
        });
      }
    }
  }
}

/** The endpoints come as `zone:vpce-...` in no particular order, so each is found by its zone. */
function endpointIn(zone: string, { attrEndpointIds }: CfnFirewall): string {
  const behindZone = Fn.select(1, Fn.split(`${zone}:`, Fn.join(',', attrEndpointIds)));
  return Fn.select(0, Fn.split(',', behindZone));
}
