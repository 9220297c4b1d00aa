import { CfnFirewall, type CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import { firewallRemarks } from '../access/firewall-remarks';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import type { PolicyFindings } from '../policy';
import type { FirewallMembers } from './firewall-members';
import { targetOf } from './identity';
import { warn, warnOfGaps } from './warnings';
import type { WholeApp } from './whole-app';

/** What a user of a firewall should hear at synth. */
export function warnOfFirewall(
  scope: Construct,
  firewall: {
    readonly plan: AwsNetworkFirewallPlan;
    /** Null where the user's own policy holds the groups. */
    readonly policy: CfnFirewallPolicy | null;
    /** Whether a policy of the user's refers to the groups. */
    readonly referredTo: boolean;
    /** By source, the others whose addresses it shares. */
    readonly shared: ReadonlyMap<string, readonly string[]>;
    readonly members: FirewallMembers;
    /** What the policies over it say. */
    readonly found: PolicyFindings;
    readonly app: WholeApp;
  },
): void {
  const { plan, policy, referredTo, shared, members, found, app } = firewall;
  if (policy === null && !referredTo) {
    warn(
      scope,
      'portolan:policy-unattached',
      'no CfnFirewallPolicy of this app refers to the rule groups, so nothing of them is in force and no policy could be looked at; pass ruleGroupReferences as its statefulRuleGroupReferences, or acknowledge this where a policy of another app refers to them',
    );
  }
  if (policy !== null && !isAttached(policy, app)) {
    warn(
      scope,
      'portolan:policy-unattached',
      'no CfnFirewall of this app attaches the policy, so nothing of it is in force; pass policyArn as firewallPolicyArn, or acknowledge this where another app attaches it',
    );
  }
  const alone = members.namesWithoutConstruct();
  const leaveOut = members.requests().flatMap((request) => request.leaveOut ?? []);
  // What a construct brings, that construct says itself.
  warnOfGaps(
    scope,
    plan.fidelity.filter(({ element }) => alone.has(element.source)),
    leaveOut,
    { found, others: firewallRemarks(plan, shared, members) },
  );
}

function isAttached(policy: CfnFirewallPolicy, app: WholeApp): boolean {
  return app
    .resources(CfnFirewall.CFN_RESOURCE_TYPE_NAME)
    .some((construct) => construct instanceof CfnFirewall && targetOf(construct.firewallPolicyArn) === policy);
}
