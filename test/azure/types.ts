/** A resource type of Azure's networks, and how its address is made. */
export interface AzureType {
  /** Its model in `@azure/arm-network`. */
  readonly model: string;
  /**
   * The parts of its address below `Microsoft.Network`, parents first: the collection as ARM spells it, and the input
   * of azure-native that holds the name. ARM takes these names from the address, so no model knows the inputs.
   */
  readonly path: readonly (readonly [collection: string, input: string])[];
}

const one = (model: string, ...path: AzureType['path']): readonly [string, AzureType] => [model, { model, path }];

const networkSecurityGroup = ['networkSecurityGroups', 'networkSecurityGroupName'] as const;
const firewallPolicy = ['firewallPolicies', 'firewallPolicyName'] as const;
const routeTable = ['routeTables', 'routeTableName'] as const;
const virtualNetwork = ['virtualNetworks', 'virtualNetworkName'] as const;

/**
 * The types that we register or refer to, by the last part of their token in azure-native. The names of the inputs
 * are those of the `*Args` interfaces of `@pulumi/azure-native` 3.28.0.
 */
export const AZURE_TYPES: ReadonlyMap<string, AzureType> = new Map([
  one('NetworkSecurityGroup', networkSecurityGroup),
  one('SecurityRule', networkSecurityGroup, ['securityRules', 'securityRuleName']),
  one('ApplicationSecurityGroup', ['applicationSecurityGroups', 'applicationSecurityGroupName']),
  one('IpGroup', ['ipGroups', 'ipGroupsName']),
  one('FirewallPolicy', firewallPolicy),
  one('FirewallPolicyRuleCollectionGroup', firewallPolicy, ['ruleCollectionGroups', 'ruleCollectionGroupName']),
  one('RouteTable', routeTable),
  one('Route', routeTable, ['routes', 'routeName']),
  one('AzureFirewall', ['azureFirewalls', 'azureFirewallName']),
  one('VirtualNetwork', virtualNetwork),
  one('Subnet', virtualNetwork, ['subnets', 'subnetName']),
  one('VirtualNetworkPeering', virtualNetwork, ['virtualNetworkPeerings', 'virtualNetworkPeeringName']),
  one('PublicIPAddress', ['publicIPAddresses', 'publicIpAddressName']),
  one('NetworkInterface', ['networkInterfaces', 'networkInterfaceName']),
]);
