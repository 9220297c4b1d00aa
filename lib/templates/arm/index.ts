import type { AzureFirewallPlan } from '../../model/plans/azure-firewall';
import type { AzureNetworkSecurityGroupPlan } from '../../model/plans/azure-network-security-group';
import { firewall } from './firewall';
import { networkSecurityGroup } from './network-security-group';
import type { ArmTemplate } from './template';

/** A plan for Azure. */
export type AzurePlan = AzureNetworkSecurityGroupPlan | AzureFirewallPlan;

/**
 * A plan as an ARM template of its own, for a resource group: what the plan leaves to be bound (the policy, the addresses
 * of machines, peers) is a parameter.
 */
export function armOf(plan: AzurePlan): ArmTemplate {
  const { parameters, resources, outputs } =
    plan.target === 'azure-firewall' ? firewall(plan) : networkSecurityGroup(plan);
  const who = plan.sources.map(({ name, roles }) => `${name} (${roles.join(', ')})`).join(', ');
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    metadata: { description: `Network access of ${who}` },
    parameters,
    resources,
    outputs,
  };
}

export type { ArmTemplate };
