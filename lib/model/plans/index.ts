import { type AwsDnsFirewallPlan, DNS_FIREWALL_REASONS } from './aws-dns-firewall';
import { type AwsNetworkFirewallPlan, NETWORK_FIREWALL_REASONS } from './aws-network-firewall';
import { type AwsSecurityGroupPlan, SECURITY_GROUP_REASONS } from './aws-security-group';
import { AZURE_FIREWALL_REASONS, type AzureFirewallPlan } from './azure-firewall';
import type { Reason } from './plan';

/** The plan of every target, by the name of the target's folder. */
export interface Plans {
  readonly 'aws-security-group': AwsSecurityGroupPlan;
  readonly 'aws-network-firewall': AwsNetworkFirewallPlan;
  readonly 'aws-dns-firewall': AwsDnsFirewallPlan;
  readonly 'azure-firewall': AzureFirewallPlan;
}

/** The name of a target: its folder's. */
export type TargetName = keyof Plans;

/** The plan of some target. */
export type Plan = Plans[TargetName];

/** Why each target may leave something out, by the code that its plans bear. */
export const REASONS: { readonly [Name in TargetName]: Readonly<Record<string, Reason>> } = {
  'aws-security-group': SECURITY_GROUP_REASONS,
  'aws-network-firewall': NETWORK_FIREWALL_REASONS,
  'aws-dns-firewall': DNS_FIREWALL_REASONS,
  'azure-firewall': AZURE_FIREWALL_REASONS,
};
