import * as network from '@pulumi/azure-native/network';
import * as pulumi from '@pulumi/pulumi';

export const AGENT_BLOCK = '10.20.1.0/24';
export const SERVER_BLOCK = '10.20.2.0/24';

export interface OfficeNetworkArgs {
  readonly resourceGroupName: pulumi.Input<string>;
  /** The policy that the firewall carries out. */
  readonly firewallPolicyId: pulumi.Input<string>;
  /** The firewall's tier, which is its policy's. */
  readonly tier: 'Basic' | 'Standard' | 'Premium';
  /** The network security groups of the two subnets. */
  readonly agentGroupId: pulumi.Input<string> | undefined;
  readonly serverGroupId: pulumi.Input<string> | undefined;
}

/**
 * What the landing zone owns: a network, the firewall in it, and the route that leads through it.
 *
 *   agents, servers -> route table -> firewall -> Internet, and back the same way
 */
export class OfficeNetwork extends pulumi.ComponentResource {
  readonly agentSubnetId: pulumi.Output<string>;
  readonly serverSubnetId: pulumi.Output<string>;

  constructor(name: string, args: OfficeNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('examples:index:OfficeNetwork', name, {}, opts);
    const { resourceGroupName, firewallPolicyId, tier, agentGroupId, serverGroupId } = args;
    const parent = { parent: this };
    const { name: virtualNetworkName } = new network.VirtualNetwork(
      `${name}-network`,
      { resourceGroupName, addressSpace: { addressPrefixes: ['10.20.0.0/16'] } },
      parent,
    );
    const firewallSubnet = new network.Subnet(
      `${name}-firewall-subnet`,
      {
        resourceGroupName,
        virtualNetworkName,
        // Azure Firewall stands in a subnet of just this name, of a /26 or larger.
        subnetName: 'AzureFirewallSubnet',
        addressPrefix: '10.20.0.0/26',
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
        ipConfigurations: [{ name: 'first', subnet: { id: firewallSubnet.id }, publicIPAddress: { id: address.id } }],
      },
      parent,
    );
    const routes = new network.RouteTable(
      `${name}-routes`,
      {
        resourceGroupName,
        // A gateway would otherwise bring routes of its own, past the firewall.
        disableBgpRoutePropagation: true,
        routes: [
          {
            name: 'everything-to-the-firewall',
            addressPrefix: '0.0.0.0/0',
            nextHopType: 'VirtualAppliance',
            nextHopIpAddress: addressOf(firewall),
          },
        ],
      },
      parent,
    );
    // Azure changes one subnet of a network at a time.
    const subnet = (
      of: string,
      addressPrefix: string,
      groupId: pulumi.Input<string> | undefined,
      before: network.Subnet,
    ) =>
      new network.Subnet(
        `${name}-${of}`,
        {
          resourceGroupName,
          virtualNetworkName,
          addressPrefix,
          routeTable: { id: routes.id },
          ...(groupId === undefined ? {} : { networkSecurityGroup: { id: groupId } }),
        },
        { parent: this, dependsOn: [before] },
      );
    const agents = subnet('agents', AGENT_BLOCK, agentGroupId, firewallSubnet);
    const servers = subnet('servers', SERVER_BLOCK, serverGroupId, agents);
    this.agentSubnetId = agents.id;
    this.serverSubnetId = servers.id;
    this.registerOutputs({ agentSubnetId: agents.id, serverSubnetId: servers.id });
  }
}

/** Azure tells it once the firewall stands. */
function addressOf({ ipConfigurations }: network.AzureFirewall): pulumi.Output<string> {
  return ipConfigurations.apply((all) => all?.[0]?.privateIPAddress ?? '');
}
