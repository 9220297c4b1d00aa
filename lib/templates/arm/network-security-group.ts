import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../../model/plans/azure-network-security-group';
import { boundPeers } from '../names';
import { API_VERSION, type ArmParts, LOCATION, parameter } from './template';

const TYPE = 'Microsoft.Network/networkSecurityGroups';
const ASG_TYPE = 'Microsoft.Network/applicationSecurityGroups';

/** A network security group with its rules inline, and an application security group for each entry that has one. */
export function networkSecurityGroup(plan: AzureNetworkSecurityGroupPlan): ArmParts {
  const peers = boundPeers(plan.fidelity).filter(({ kind }) => kind === 'block' || kind === 'group');
  const named = plan.applicationSecurityGroups ? plan.sources.map(({ name }) => name) : [];
  const groupOf = (source: string) => `[concat(parameters('networkSecurityGroupName'), '-${source}')]`;
  const endOf = (side: 'source' | 'destination', end: SecurityRuleEnd): Readonly<Record<string, unknown>> => {
    const groups = side === 'source' ? 'sourceApplicationSecurityGroups' : 'destinationApplicationSecurityGroups';
    switch (end.kind) {
      case 'any':
        return { [`${side}AddressPrefix`]: '*' };
      case 'tag':
        return { [`${side}AddressPrefix`]: end.tag };
      case 'addresses': {
        const [only, ...more] = end.cidrs;
        return more.length === 0 ? { [`${side}AddressPrefix`]: only } : { [`${side}AddressPrefixes`]: end.cidrs };
      }
      case 'source':
        return {
          [groups]: [
            {
              id: `[resourceId('${ASG_TYPE}', concat(parameters('networkSecurityGroupName'), '-${end.source}'))]`,
            },
          ],
        };
      case 'bound': {
        const name = peers.find(({ id }) => id === end.bound)?.name ?? '';
        return end.as === 'block'
          ? { [`${side}AddressPrefix`]: parameter(name) }
          : { [groups]: [{ id: parameter(name) }] };
      }
    }
  };
  const ruleOf = (rule: SecurityRule) => ({
    name: rule.name,
    properties: {
      description: rule.description,
      priority: rule.priority,
      direction: rule.direction,
      access: rule.access,
      protocol: rule.protocol,
      sourcePortRange: '*',
      ...endOf('source', rule.source),
      ...portsOf(rule.destinationPorts),
      ...endOf('destination', rule.destination),
    },
  });
  return {
    parameters: {
      networkSecurityGroupName: {
        type: 'string',
        defaultValue: plan.sources
          .map(({ name }) => name)
          .join('-')
          .slice(0, 60),
        metadata: { description: 'The name of the network security group, and the start of those beside it' },
      },
      ...LOCATION,
      ...Object.fromEntries(
        peers.map(({ name, party, kind }) => [
          name,
          {
            type: 'string',
            metadata: {
              description:
                kind === 'block'
                  ? `The address block of ${party}`
                  : `The id of the application security group of ${party}`,
            },
          } as const,
        ]),
      ),
    },
    resources: [
      ...named.map(
        (source) =>
          ({
            type: ASG_TYPE,
            apiVersion: API_VERSION,
            name: groupOf(source),
            location: parameter('location'),
            properties: {},
          }) as const,
      ),
      {
        type: TYPE,
        apiVersion: API_VERSION,
        name: parameter('networkSecurityGroupName'),
        location: parameter('location'),
        ...(named.length === 0
          ? {}
          : {
              dependsOn: named.map(
                (source) => `[resourceId('${ASG_TYPE}', concat(parameters('networkSecurityGroupName'), '-${source}'))]`,
              ),
            }),
        properties: { securityRules: plan.rules.map(ruleOf) },
      },
    ],
    outputs: {
      networkSecurityGroupId: {
        type: 'string',
        value: `[resourceId('${TYPE}', parameters('networkSecurityGroupName'))]`,
      },
    },
  };
}

function portsOf([only = '*', ...more]: readonly string[]): Readonly<Record<string, unknown>> {
  return more.length === 0 ? { destinationPortRange: only } : { destinationPortRanges: [only, ...more] };
}
