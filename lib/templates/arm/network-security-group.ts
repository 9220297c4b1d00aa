import type { AzureNetworkSecurityGroupPlan, SecurityRule } from '../../model/plans/azure-network-security-group';
import { boundPeers } from '../names';
import { type SecurityRuleBinding, securityRule } from './security-rules';
import { API_VERSION, type ArmParts, LOCATION, parameter } from './template';

const TYPE = 'Microsoft.Network/networkSecurityGroups';
const ASG_TYPE = 'Microsoft.Network/applicationSecurityGroups';

/** A network security group with its rules inline, and an application security group for each entry that has one. */
export function networkSecurityGroup(plan: AzureNetworkSecurityGroupPlan): ArmParts {
  const peers = boundPeers(plan.fidelity).filter(({ kind }) => kind === 'block' || kind === 'group');
  const named = plan.applicationSecurityGroups ? plan.sources.map(({ name }) => name) : [];
  const groupOf = (source: string) => `[concat(parameters('networkSecurityGroupName'), '-${source}')]`;
  const asgId = (source: string) =>
    `[resourceId('${ASG_TYPE}', concat(parameters('networkSecurityGroupName'), '-${source}'))]`;
  const peerOf = (bound: string) => parameter(peers.find(({ id }) => id === bound)?.name ?? '');
  const binding: SecurityRuleBinding = { block: peerOf, group: peerOf, source: asgId };
  const ruleOf = (rule: SecurityRule) => ({ name: rule.name, properties: securityRule(rule, binding) });
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
              dependsOn: named.map(asgId),
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
