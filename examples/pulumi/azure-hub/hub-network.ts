import * as network from '@pulumi/azure-native/network';
import * as pulumi from '@pulumi/pulumi';

export interface HubNetworkArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  /** The policy that the firewall carries out. */
  readonly firewallPolicyId: pulumi.Input<string>;
  readonly tier: 'Standard' | 'Premium';
  /** The hub's own block, a /24 or larger. */
  readonly block: string;
}

/**
 * What the landing zone owns: the hub's network, the firewall in it with its public address, and the route by which the
 * spokes' subnets send everything to the firewall.
 *
 *   spoke subnet -> route table -> firewall -> Internet, and back the same way
 */
export class HubNetwork extends pulumi.ComponentResource {
  /** For the spokes' subnets. */
  readonly routeTableId: pulumi.Output<string>;
  /** What the spokes' machines ask for names, and where their default route leads. */
  readonly firewallAddress: pulumi.Output<string>;
  /** What comes in to servers comes to this address. */
  readonly publicAddress: pulumi.Output<string>;
  readonly networkId: pulumi.Output<string>;

  constructor(
    name: string,
    { resourceGroupName, firewallPolicyId, tier, block }: HubNetworkArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('examples:index:HubNetwork', name, {}, opts);
    const parent = { parent: this };
    const [first, second] = block.split('.');
    const hub = new network.VirtualNetwork(
      `${name}-network`,
      { resourceGroupName, addressSpace: { addressPrefixes: [block] } },
      parent,
    );
    const subnet = new network.Subnet(
      `${name}-firewall-subnet`,
      {
        resourceGroupName,
        virtualNetworkName: hub.name,
        // Azure Firewall stands in a subnet of just this name, of a /26 or larger.
        subnetName: 'AzureFirewallSubnet',
        addressPrefix: `${first}.${second}.0.0/26`,
      },
      parent,
    );
    const address = new network.PublicIPAddress(
      `${name}-address`,
      { resourceGroupName, sku: { name: 'Standard' }, publicIPAllocationMethod: 'Static' },
      parent,
    );
    const firewall = new network.AzureFirewall(
      `${name}-firewall`,
      {
        resourceGroupName,
        sku: { name: 'AZFW_VNet', tier },
        firewallPolicy: { id: firewallPolicyId },
        ipConfigurations: [{ name: 'first', subnet: { id: subnet.id }, publicIPAddress: { id: address.id } }],
      },
      parent,
    );
    // The first address of the subnet that Azure does not keep for itself.
    this.firewallAddress = firewall.ipConfigurations.apply(
      (configurations) => configurations?.[0]?.privateIPAddress ?? `${first}.${second}.0.4`,
    );
    const routes = new network.RouteTable(
      `${name}-routes`,
      {
        resourceGroupName,
        routes: [
          {
            name: 'everything-to-the-firewall',
            addressPrefix: '0.0.0.0/0',
            nextHopType: 'VirtualAppliance',
            nextHopIpAddress: this.firewallAddress,
          },
        ],
      },
      parent,
    );
    this.routeTableId = routes.id;
    this.networkId = hub.id;
    this.publicAddress = address.ipAddress.apply((given) => given ?? '');
    this.registerOutputs({
      routeTableId: this.routeTableId,
      firewallAddress: this.firewallAddress,
      publicAddress: this.publicAddress,
      networkId: this.networkId,
    });
  }
}
