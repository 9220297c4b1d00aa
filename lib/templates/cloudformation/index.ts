import type { AwsDnsFirewallPlan } from '../../model/plans/aws-dns-firewall';
import type { AwsNetworkFirewallPlan } from '../../model/plans/aws-network-firewall';
import type { AwsSecurityGroupPlan } from '../../model/plans/aws-security-group';
import { dnsFirewall } from './dns-firewall';
import { networkFirewall } from './network-firewall';
import { securityGroups } from './security-group';
import type { CloudFormationTemplate, Parts } from './template';

/** A plan for AWS. */
export type AwsPlan = AwsSecurityGroupPlan | AwsNetworkFirewallPlan | AwsDnsFirewallPlan;

/**
 * A plan as a template of its own: what the plan leaves to be bound (the VPC, the addresses of machines, peers) is a
 * parameter. Nothing in it is billed but prefix lists and rule groups in use.
 */
export function cloudFormationOf(plan: AwsPlan): CloudFormationTemplate {
  const { Parameters, Resources, Outputs } = partsOf(plan);
  const who = plan.sources.map(({ name, roles }) => `${name} (${roles.join(', ')})`).join(', ');
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Network access of ${who}`.slice(0, 1024),
    ...(Object.keys(Parameters).length === 0 ? {} : { Parameters }),
    Resources,
    Outputs,
  };
}

function partsOf(plan: AwsPlan): Parts {
  switch (plan.target) {
    case 'aws-security-group':
      return securityGroups(plan);
    case 'aws-network-firewall':
      return networkFirewall(plan);
    case 'aws-dns-firewall':
      return dnsFirewall(plan);
  }
}

export type { CloudFormationTemplate };
