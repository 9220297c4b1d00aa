import * as network from '@pulumi/azure-native/network';
import * as pulumi from '@pulumi/pulumi';

export interface SpokeNetworkArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  readonly block: string;
  readonly dmzBlock: string;
  /** The network security group of the DMZ. */
  readonly dmzGroupId: pulumi.Input<string> | undefined;
  readonly hubNetworkId: pulumi.Input<string>;
  /** The private address of the hub's firewall. */
  readonly firewallAddress: string;
}

/** The spoke's network: peered with the hub, with the hub's firewall for a way out and for a resolver. */
export class SpokeNetwork extends pulumi.ComponentResource {
  readonly networkId: pulumi.Output<string>;
  readonly dmzSubnetId: pulumi.Output<string>;

  constructor(name: string, args: SpokeNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('examples:index:SpokeNetwork', name, {}, opts);
    const { resourceGroupName, block, dmzBlock, dmzGroupId, hubNetworkId, firewallAddress } = args;
    const parent = { parent: this };
    const spoke = new network.VirtualNetwork(
      `${name}-network`,
      {
        resourceGroupName,
        virtualNetworkName: name,
        addressSpace: { addressPrefixes: [block] },
        // What the firewall opens by name it opens to the addresses that it resolved itself, so machines ask it.
        dhcpOptions: { dnsServers: [firewallAddress] },
      },
      parent,
    );
    const routes = new network.RouteTable(
      `${name}-routes`,
      {
        resourceGroupName,
        // Else the hub's gateway would bring routes to the premises that pass by the firewall.
        disableBgpRoutePropagation: true,
        routes: [
          {
            name: 'everything-to-the-firewall',
            addressPrefix: '0.0.0.0/0',
            nextHopType: 'VirtualAppliance',
            nextHopIpAddress: firewallAddress,
          },
        ],
      },
      parent,
    );
    const dmz = new network.Subnet(
      `${name}-dmz`,
      {
        resourceGroupName,
        virtualNetworkName: spoke.name,
        addressPrefix: dmzBlock,
        routeTable: { id: routes.id },
        ...(dmzGroupId === undefined ? {} : { networkSecurityGroup: { id: dmzGroupId } }),
      },
      parent,
    );
    new network.VirtualNetworkPeering(
      `${name}-hub`,
      {
        resourceGroupName,
        virtualNetworkName: spoke.name,
        remoteVirtualNetwork: { id: hubNetworkId },
        allowVirtualNetworkAccess: true,
        allowForwardedTraffic: true,
      },
      parent,
    );
    this.networkId = spoke.id;
    this.dmzSubnetId = dmz.id;
    this.registerOutputs({ networkId: this.networkId, dmzSubnetId: this.dmzSubnetId });
  }
}
