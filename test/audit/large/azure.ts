/** Templates of Azure of as many rules as are asked for. */

import { block, type Plain, port, range } from './numbered';

export const security = (i: number, access: string, to: string, ports: string): Plain => ({
  name: `rule-${i}`,
  properties: {
    priority: 100 + i,
    direction: 'Outbound',
    access,
    protocol: 'Tcp',
    sourceAddressPrefix: '*',
    sourcePortRange: '*',
    destinationAddressPrefix: to,
    destinationPortRange: ports,
  },
});

export const arm = (resources: readonly Plain[]): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources,
  });

export const nsg = (securityRules: readonly Plain[]): string =>
  arm([
    {
      type: 'Microsoft.Network/networkSecurityGroups',
      apiVersion: '2024-05-01',
      name: 'Agents',
      properties: { securityRules },
    },
  ]);

export const collection = (name: string, priority: number, action: string, rules: readonly Plain[]): Plain => ({
  ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
  name,
  priority,
  action: { type: action },
  rules,
});

export const policy = (ruleCollections: readonly Plain[]): string =>
  arm([
    {
      type: 'Microsoft.Network/firewallPolicies',
      apiVersion: '2024-05-01',
      name: 'policy',
      properties: { sku: { tier: 'Standard' }, dnsSettings: { enableProxy: true } },
    },
    {
      type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
      apiVersion: '2024-05-01',
      name: 'policy/rules',
      dependsOn: ["[resourceId('Microsoft.Network/firewallPolicies', 'policy')]"],
      properties: { priority: 100, ruleCollections },
    },
  ]);

export const networkRule = (i: number, to: string, ports: string): Plain => ({
  ruleType: 'NetworkRule',
  name: `rule-${i}`,
  ipProtocols: ['TCP'],
  sourceAddresses: ['*'],
  destinationAddresses: [to],
  destinationPorts: [ports],
});

export const applicationRule = (i: number, name: string): Plain => ({
  ruleType: 'ApplicationRule',
  name: `rule-${i}`,
  protocols: [{ protocolType: 'Https', port: 443 }],
  sourceAddresses: ['*'],
  targetFqdns: [name],
});

export const shownNsg = (n: number): string =>
  JSON.stringify({
    id: '/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/networkSecurityGroups/Agents',
    name: 'Agents',
    type: 'Microsoft.Network/networkSecurityGroups',
    securityRules: range(n, (i) => {
      const { name: called, properties } = security(i, i % 2 === 0 ? 'Deny' : 'Allow', block(i), `${port(i)}`) as {
        name: string;
        properties: Plain;
      };
      const id = `/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/networkSecurityGroups/Agents/securityRules/${called}`;
      return { name: called, id, ...properties };
    }),
  });
