import type { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';

/** A policy that lets nothing through. */
export const CLOSED: CfnFirewallPolicy.FirewallPolicyProperty = {
  statelessDefaultActions: ['aws:drop'],
  statelessFragmentDefaultActions: ['aws:drop'],
};
