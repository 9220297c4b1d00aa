import * as network from '@pulumi/azure-native/network';
import * as pulumi from '@pulumi/pulumi';

/** A spoke's network, as its own team reports it. */
export interface Spoke {
  readonly name: string;
  readonly networkId: pulumi.Input<string>;
  readonly block: string;
}

export interface HubNetworkArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  /** The policy that the firewall carries out, with the DNS proxy in it where the rules need one. */
  readonly firewallPolicyId: pulumi.Input<string>;
  /** The firewall's tier, which is its policy's. */
  readonly tier: 'Basic' | 'Standard' | 'Premium';
  /** The public address by which everything goes out, and servers are reached. */
  readonly publicAddressId: pulumi.Input<string>;
  readonly spokes: readonly Spoke[];
}

/** The hub's own block, and in it the subnets whose names Azure asks for. */
const HUB = '10.100.0.0/24';
const FIREWALL_SUBNET = '10.100.0.0/26';
const GATEWAY_SUBNET = '10.100.0.64/27';

/**
 * What the landing zone owns: the hub's network, the firewall in it, and the routes by which what comes from on premises
 * passes the firewall too. The gateway to the premises is left out.
 *
 *   spoke -> its route table -> firewall -> Internet
 *   on premises -> gateway -> route table of its subnet -> firewall -> spoke
 */
export class HubNetwork extends pulumi.ComponentResource {
  /** What the spokes' machines ask for names, and where their default routes lead. */
  readonly firewallAddress: pulumi.Output<string>;
  /** What the spokes' networks are peered with. */
  readonly networkId: pulumi.Output<string>;

  constructor(name: string, args: HubNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('examples:index:HubNetwork', name, {}, opts);
    const { resourceGroupName, firewallPolicyId, tier, publicAddressId, spokes } = args;
    const parent = { parent: this };
    const hub = new network.VirtualNetwork(
      `${name}-network`,
      { resourceGroupName, addressSpace: { addressPrefixes: [HUB] } },
      parent,
    );
    const virtualNetworkName = hub.name;
    const firewallSubnet = new network.Subnet(
      `${name}-firewall-subnet`,
      // A subnet of just this name, of a /26 or larger.
      {
        resourceGroupName,
        virtualNetworkName,
        subnetName: 'AzureFirewallSubnet',
        addressPrefix: FIREWALL_SUBNET,
      },
      parent,
    );
    const firewall = new network.AzureFirewall(
      `${name}-firewall`,
      {
        resourceGroupName,
        sku: { name: 'AZFW_VNet', tier },
        firewallPolicy: { id: firewallPolicyId },
        ipConfigurations: [
          { name: 'first', subnet: { id: firewallSubnet.id }, publicIPAddress: { id: publicAddressId } },
        ],
      },
      parent,
    );
    // Azure tells it once the firewall stands.
    this.firewallAddress = firewall.ipConfigurations.apply((all) => all?.[0]?.privateIPAddress ?? '');
    this.networkId = hub.id;

    const fromPremises = new network.RouteTable(
      `${name}-from-premises`,
      {
        resourceGroupName,
        routes: spokes.map((spoke) => ({
          name: `to-${spoke.name}`,
          addressPrefix: spoke.block,
          nextHopType: 'VirtualAppliance',
          nextHopIpAddress: this.firewallAddress,
        })),
      },
      parent,
    );
    new network.Subnet(
      `${name}-gateway-subnet`,
      {
        resourceGroupName,
        virtualNetworkName,
        subnetName: 'GatewaySubnet',
        addressPrefix: GATEWAY_SUBNET,
        routeTable: { id: fromPremises.id },
      },
      // Azure changes one subnet of a network at a time.
      { parent: this, dependsOn: [firewallSubnet] },
    );
    for (const spoke of spokes) {
      new network.VirtualNetworkPeering(
        `${name}-${spoke.name}`,
        {
          resourceGroupName,
          virtualNetworkName,
          remoteVirtualNetwork: { id: spoke.networkId },
          allowVirtualNetworkAccess: true,
          allowForwardedTraffic: true,
        },
        parent,
      );
    }
    this.registerOutputs({ firewallAddress: this.firewallAddress, networkId: this.networkId });
  }
}
