import type { AwsNetworkFirewallPlan } from './aws-network-firewall';
import type { AwsSecurityGroupPlan } from './aws-security-group';

/** The plan of every target, by the name of the target's folder. */
export interface Plans {
  readonly 'aws-security-group': AwsSecurityGroupPlan;
  readonly 'aws-network-firewall': AwsNetworkFirewallPlan;
}

export type TargetName = keyof Plans;

export type Plan = Plans[TargetName];
