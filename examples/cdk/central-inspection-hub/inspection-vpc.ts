import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnFirewall, CfnLoggingConfiguration } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';

/** A VPC behind the transit gateway, as its own app reports it. */
export interface Spoke {
  readonly name: string;
  readonly attachmentId: string;
  readonly block: string;
}

export interface InspectionVpcProps {
  readonly policyArn: string;
  readonly spokes: readonly Spoke[];
  /** The block in which every spoke lies: what comes back from the Internet goes through the firewall to there. */
  readonly spokesBlock: string;
  /** By name, since the routes of each zone lead to the endpoint of that zone. */
  readonly availabilityZones: readonly string[];
}

/**
 * What the landing zone owns: the transit gateway, the VPC through which all that the spokes send to the Internet passes,
 * in each zone an endpoint of the firewall with a NAT gateway behind it, the routes, and the firewall's logs.
 *
 *   spoke -> transit gateway -> Transit subnet -> firewall endpoint -> NAT gateway -> Internet, and back the same way
 */
export class InspectionVpc extends Construct {
  readonly transitGateway: ec2.CfnTransitGateway;

  private readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, { policyArn, spokes, spokesBlock, availabilityZones }: InspectionVpcProps) {
    super(scope, id);
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('100.64.0.0/24'),
      availabilityZones: [...availabilityZones],
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28 },
        // The default route of a firewall's subnet leads to the NAT gateway of its zone.
        { name: 'Firewall', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 28 },
        { name: 'Transit', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 28 },
      ],
      flowLogs: { All: {} },
    });
    const firewall = new CfnFirewall(this, 'Firewall', {
      firewallName: 'central-egress',
      firewallPolicyArn: policyArn,
      vpcId: this.vpc.vpcId,
      subnetMappings: this.subnets('Firewall').map(({ subnetId }) => ({ subnetId })),
    });
    this.logTo(firewall);

    this.transitGateway = new ec2.CfnTransitGateway(this, 'TransitGateway', {
      // Spokes reach the Internet through the firewall and one another not at all, so no route table fills itself.
      defaultRouteTableAssociation: 'disable',
      defaultRouteTablePropagation: 'disable',
    });
    const attachment = this.attach();
    this.routeTransitGateway(attachment, spokes);
    for (const zone of availabilityZones) this.routeZone(zone, endpointIn(zone, firewall), attachment, spokesBlock);
  }

  private subnets(subnetGroupName: string, zone?: string): readonly ec2.ISubnet[] {
    const { subnets } = this.vpc.selectSubnets({ subnetGroupName });
    return subnets.filter(({ availabilityZone }) => zone === undefined || availabilityZone === zone);
  }

  /** In appliance mode both directions of a connection keep to one zone, and so to one endpoint, which sees all of it. */
  private attach(): ec2.CfnTransitGatewayVpcAttachment {
    return new ec2.CfnTransitGatewayVpcAttachment(this, 'Attachment', {
      transitGatewayId: this.transitGateway.ref,
      vpcId: this.vpc.vpcId,
      subnetIds: this.subnets('Transit').map(({ subnetId }) => subnetId),
      options: { ApplianceModeSupport: 'enable' },
    });
  }

  /** What spokes send goes to the inspection VPC, and what comes from there goes to the spoke whose block it is. */
  private routeTransitGateway({ ref: inspection }: ec2.CfnTransitGatewayVpcAttachment, spokes: readonly Spoke[]): void {
    const transitGatewayId = this.transitGateway.ref;
    const table = (id: string) => new ec2.CfnTransitGatewayRouteTable(this, id, { transitGatewayId }).ref;
    const [fromSpokes, fromInspection] = [table('FromSpokes'), table('FromInspection')];
    const associate = (id: string, transitGatewayAttachmentId: string, transitGatewayRouteTableId: string) =>
      new ec2.CfnTransitGatewayRouteTableAssociation(this, id, {
        transitGatewayAttachmentId,
        transitGatewayRouteTableId,
      });
    const route = (id: string, transitGatewayRouteTableId: string, block: string, transitGatewayAttachmentId: string) =>
      new ec2.CfnTransitGatewayRoute(this, id, {
        transitGatewayRouteTableId,
        destinationCidrBlock: block,
        transitGatewayAttachmentId,
      });
    associate('InspectionTable', inspection, fromInspection);
    route('ToInspection', fromSpokes, '0.0.0.0/0', inspection);
    for (const { name, attachmentId, block } of spokes) {
      associate(`${name}Table`, attachmentId, fromSpokes);
      route(`To${name}`, fromInspection, block, attachmentId);
    }
  }

  /** Out and back through the endpoint of the same zone: a firewall that sees half of a connection drops it. */
  private routeZone(
    zone: string,
    vpcEndpointId: string,
    attachment: ec2.CfnTransitGatewayVpcAttachment,
    spokesBlock: string,
  ): void {
    const transitGatewayId = this.transitGateway.ref;
    for (const { routeTable } of this.subnets('Transit', zone)) {
      const { routeTableId } = routeTable;
      new ec2.CfnRoute(this, `Out ${zone}`, { routeTableId, destinationCidrBlock: '0.0.0.0/0', vpcEndpointId });
    }
    for (const { routeTable } of this.subnets('Public', zone)) {
      const { routeTableId } = routeTable;
      new ec2.CfnRoute(this, `Back ${zone}`, { routeTableId, destinationCidrBlock: spokesBlock, vpcEndpointId });
    }
    for (const { routeTable } of this.subnets('Firewall', zone)) {
      const { routeTableId } = routeTable;
      const home = { routeTableId, destinationCidrBlock: spokesBlock, transitGatewayId };
      new ec2.CfnRoute(this, `Home ${zone}`, home).addResourceDependency(attachment);
    }
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
}

/** The endpoints come as `zone:vpce-...` in no particular order, so each is found by its zone. */
function endpointIn(zone: string, { attrEndpointIds }: CfnFirewall): string {
  const behindZone = Fn.select(1, Fn.split(`${zone}:`, Fn.join(',', attrEndpointIds)));
  return Fn.select(0, Fn.split(',', behindZone));
}
