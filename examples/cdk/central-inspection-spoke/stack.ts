import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement } from 'portolan/cdk';

export interface CentralInspectionSpokeProps extends StackProps {
  /** The transit gateway of the hub, shared with this account. */
  readonly transitGatewayId: string;
}

/**
 * The team that owns the machines: a VPC behind a transit gateway, whose way out leads through another team's firewall. The
 * app opens its security group and writes `central-egress.firewall-request.json` beside its template; the file goes to the
 * firewall's team as a pull request (see `central-inspection-hub`). The two apps share no construct.
 */
export class CentralInspectionSpoke extends Stack {
  readonly agents: EndpointCentralEgress;

  constructor(scope: Construct, id: string, { transitGatewayId, ...props }: CentralInspectionSpokeProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.80.0.0/16'),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Agents', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
        { name: 'Transit', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 28 },
      ],
      flowLogs: { All: {} },
    });

    this.agents = new EndpointCentralEgress(this, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      remoteControl: true,
      hostEnforcement: HostEnforcement.requested('central-egress', {
        sources: ['10.80.0.0/23'],
        owner: 'client operations',
        reason: 'Windows clients in the Tokyo office, change 4711',
      }),
    });

    const attachment = new ec2.CfnTransitGatewayVpcAttachment(this, 'Attachment', {
      transitGatewayId,
      vpcId: vpc.vpcId,
      subnetIds: vpc.selectSubnets({ subnetGroupName: 'Transit' }).subnetIds,
    });
    for (const [index, { routeTable }] of vpc.selectSubnets({ subnetGroupName: 'Agents' }).subnets.entries()) {
      const { routeTableId } = routeTable;
      const out = { routeTableId, destinationCidrBlock: '0.0.0.0/0', transitGatewayId };
      new ec2.CfnRoute(this, `Out${index}`, out).addResourceDependency(attachment);
    }
  }
}
