import { Fn, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer, NetworkTargetGroup, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnFirewall } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import {
  HostEnforcement,
  MobiControlDmzServer,
  MobiControlPlatform,
  MobiControlServerLocation,
  mobiControl,
  NetworkFirewallRules,
  Peer,
  role,
} from 'portolan/cdk';

/**
 * The MobiControl server in a DMZ, and phones outside on mobile networks:
 *
 *   phones -> Internet gateway -> [outer edge: Network Firewall] -> load balancer -> [inner edge: security group] -> server
 *
 * What goes out takes the same way back, by a NAT gateway beside the load balancer.
 */
export class MobiControlDmz extends Stack {
  readonly firewall: NetworkFirewallRules;
  readonly server: MobiControlDmzServer;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.40.0.0/16'),
      maxAzs: 1,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Firewall', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28 },
        { name: 'Edge', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 28 },
        { name: 'Dmz', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 28 },
      ],
    });
    const edge = vpc.selectSubnets({ subnetGroupName: 'Edge' }).subnets.map((subnet) => subnet.ipv4CidrBlock);
    const profile = {
      serverLocation: MobiControlServerLocation.DMZ,
      platforms: [MobiControlPlatform.Android, MobiControlPlatform.Apple],
    } as const;
    // Apple's push service is asked for on 2197 too, where the page says nothing that lets a firewall read names.
    const reachBy = { apns: 'addresses' } as const;

    // The outer edge. Here a device is a phone, wherever it is: the only place where everybody may come in. In the place of
    // the server the firewall sees the load balancer inwards and the NAT gateway outwards, which both stand in the edge
    // subnet.
    this.firewall = new NetworkFirewallRules(this, 'Firewall');
    this.firewall.addRole(role(mobiControl, profile, 'deploymentServer', { reachBy }), {
      sources: edge,
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
    });

    // The inner edge. The load balancer does not hand on the addresses of phones, so here a device is the load balancer.
    this.server = new MobiControlDmzServer(this, 'Server', {
      vpc,
      ...profile,
      reachBy,
      peers: { device: Peer.cidr(...edge) },
      sources: edge,
      hostEnforcement: HostEnforcement.firewall(this.firewall),
    });

    this.balance(vpc);
    this.routeThroughFirewall(vpc);
    // The machine takes the group as any other: instance.addSecurityGroup(this.server.securityGroup).
  }

  /** A listener for each port that the page has devices connect to. */
  private balance(vpc: ec2.Vpc): void {
    const balancer = new NetworkLoadBalancer(this, 'LoadBalancer', {
      vpc,
      vpcSubnets: { subnetGroupName: 'Edge' },
      internetFacing: true,
      disableSecurityGroups: true,
    });
    for (const port of new Set(this.server.plan.ingress.map(({ fromPort }) => fromPort))) {
      const server = new NetworkTargetGroup(this, `Server${port}`, {
        vpc,
        port,
        targetType: TargetType.INSTANCE,
        preserveClientIp: false,
      });
      balancer.addListener(`Port${port}`, { port, defaultTargetGroups: [server] });
    }
  }

  /** What Portolan leaves to the landing zone: the firewall, its endpoint, and the routes between it and the edge. */
  private routeThroughFirewall(vpc: ec2.Vpc): void {
    const [outside, edge, dmz] = ['Firewall', 'Edge', 'Dmz'].map(
      (subnetGroupName) => vpc.selectSubnets({ subnetGroupName }).subnets[0] as ec2.Subnet,
    );
    if (outside === undefined || edge === undefined || dmz === undefined) throw new Error('the VPC lacks a subnet');
    const firewall = new CfnFirewall(this, 'NetworkFirewall', {
      firewallName: 'mobicontrol-dmz',
      firewallPolicyArn: this.firewall.policyArn,
      vpcId: vpc.vpcId,
      subnetMappings: [{ subnetId: outside.subnetId }],
    });
    // One availability zone, so one endpoint: `zone:vpce-...`.
    const vpcEndpointId = Fn.select(1, Fn.split(':', Fn.select(0, firewall.attrEndpointIds)));
    const all = '0.0.0.0/0';

    const gateway = new ec2.CfnRouteTable(this, 'FromInternet', { vpcId: vpc.vpcId });
    new ec2.CfnGatewayRouteTableAssociation(this, 'OfGateway', {
      gatewayId: vpc.internetGatewayId ?? '',
      routeTableId: gateway.ref,
    });
    const nat = new ec2.CfnNatGateway(this, 'Nat', {
      subnetId: edge.subnetId,
      allocationId: new ec2.CfnEIP(this, 'NatAddress', { domain: 'vpc' }).attrAllocationId,
    });
    const routes = [
      { routeTableId: gateway.ref, destinationCidrBlock: edge.ipv4CidrBlock, vpcEndpointId },
      { routeTableId: edge.routeTable.routeTableId, destinationCidrBlock: all, vpcEndpointId },
      { routeTableId: dmz.routeTable.routeTableId, destinationCidrBlock: all, natGatewayId: nat.ref },
    ];
    for (const [index, route] of routes.entries()) new ec2.CfnRoute(this, `Route${index}`, route);
  }
}
