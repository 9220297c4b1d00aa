import type { CfnFirewallRuleGroup } from 'aws-cdk-lib/aws-route53resolver';
import type { Construct } from 'constructs';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import { isAssociated } from './dns-firewall-associations';
import type { FirewallMembers } from './firewall-members';
import { warn, warnOfGaps } from './warnings';

/** Whether names that are not listed are closed. */
export function isWalledGarden({ rules }: AwsDnsFirewallPlan): boolean {
  return rules.some(({ action }) => action === 'BLOCK');
}

export const WALLED_GARDEN =
  'in the VPCs that the rule group is associated with, every name that is not listed stops resolving, for every machine in them: the names of AWS services (SSM, S3, CloudWatch, endpoints of your own) and of your private zones among them; list what those machines need with additionalRules';

/** What a user of a DNS Firewall should hear at synth. */
export function warnOfResolver(
  scope: Construct,
  firewall: {
    readonly plan: AwsDnsFirewallPlan;
    readonly group: CfnFirewallRuleGroup;
    readonly members: FirewallMembers;
  },
): void {
  const { plan, group, members } = firewall;
  if (isWalledGarden(plan)) {
    warn(
      scope,
      'portolan:walled-garden',
      `${WALLED_GARDEN}; unlisted: 'alert' logs what would stop, and closes nothing`,
    );
  } else {
    warn(
      scope,
      'portolan:nothing-closed',
      "unlisted: 'alert' closes nothing: every name resolves, and those that are not listed are logged; leave it out to close them",
    );
  }
  if (!isAssociated(scope, group)) {
    warn(
      scope,
      'portolan:rule-group-unassociated',
      'no association of this app ties the rule group to a VPC, so nothing of it is in force; pass vpcs, or acknowledge this where another app associates it',
    );
  }
  const apart = members.constructsElsewhere((vpcId) => isAssociated(scope, group, vpcId));
  if (isAssociated(scope, group) && apart.length > 0) {
    warn(
      scope,
      'portolan:vpc-unassociated',
      `the rule group is not associated with the VPC of ${apart.join(', ')}, so nothing is closed there; pass that VPC in vpcs too`,
    );
  }
  const alone = members.namesWithoutConstruct();
  const leaveOut = members.requests().flatMap((request) => request.leaveOut ?? []);
  // What a construct brings, that construct says itself.
  warnOfGaps(
    scope,
    plan.fidelity.filter(({ element }) => alone.has(element.source)),
    leaveOut,
  );
}
