import { at, type Case, file } from './case';

export const KNOWN_PORT_BESIDE_UNKNOWN: Case = {
  says: 'a port of a list that is known is open for sure, whatever stands beside it',
  texts: [
    file({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { admin: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.Network/networkSecurityGroups',
          apiVersion: '2024-05-01',
          name: 'NsgA',
          properties: {
            securityRules: [
              {
                name: 'web',
                properties: {
                  priority: 240,
                  direction: 'Inbound',
                  access: 'Allow',
                  protocol: 'Udp',
                  sourcePortRange: '*',
                  sourceAddressPrefix: '*',
                  destinationAddressPrefix: '*',
                  destinationPortRanges: ["[parameters('admin')]", '443'],
                },
              },
            ],
          },
        },
      ],
    }),
  ],
  filter: 'NsgA',
  sets: ['NsgA', 'tag VirtualNetwork', 'tag AzureLoadBalancer'],
  point: { direction: 'in', spoken: 'udp', port: 443, from: at('192.0.2.7'), to: at('10.0.0.5', 'NsgA'), name: null },
  verdict: 'allow',
};
