import type { CfnFirewallRuleGroup } from 'aws-cdk-lib/aws-route53resolver';
import type { Construct } from 'constructs';
import { resolverRemark } from '../access/resolver';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { PolicyFindings } from '../policy';
import { isAssociated } from './dns-firewall-associations';
import type { FirewallMembers } from './firewall-members';
import { warn, warnOfGaps } from './warnings';
import type { WholeApp } from './whole-app';

/** What a user of a DNS Firewall should hear at synth. */
export function warnOfResolver(
  scope: Construct,
  firewall: {
    readonly plan: AwsDnsFirewallPlan;
    readonly group: CfnFirewallRuleGroup;
    readonly members: FirewallMembers;
    /** What the policies over it say. */
    readonly found: PolicyFindings;
    readonly app: WholeApp;
  },
): void {
  const { plan, group, members, found, app } = firewall;
  const inApp = { scope, app };
  const { id, message } = resolverRemark(plan);
  warn(scope, id, message);
  if (!isAssociated(inApp, group)) {
    warn(
      scope,
      'portolan:rule-group-unassociated',
      'no association of this app ties the rule group to a VPC, so nothing of it is in force; pass vpcs, or acknowledge this where another app associates it',
    );
  }
  const apart = members.constructsElsewhere((vpcId) => isAssociated(inApp, group, vpcId));
  if (isAssociated(inApp, group) && apart.length > 0) {
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
    { found },
  );
}
