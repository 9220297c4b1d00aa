import { CfnFirewall, type CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import { requirementsOf } from '../access/remarks';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import type { FirewallMembers } from './firewall-members';
import { targetOf } from './identity';
import { warn, warnOfGaps } from './warnings';

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
  },
): void {
  const { plan, policy, referredTo, shared, members } = firewall;
  if (plan.mode === 'observe') {
    warn(
      scope,
      'portolan:observe',
      "the policy observes: everything passes, and what it would close only raises an alert; read the alerts, then pass mode: 'enforce'",
    );
  }
  if (shared.size > 0) {
    const together = members.borneTogether([...shared.keys()]);
    const apart = [...shared.keys()].some((name) => !together.includes(name));
    const waysOut = [
      ...(together.length > 0
        ? [`give the roles of one construct one name (${together.join(', ')} stand on the same machines)`]
        : []),
      ...(apart || together.length === 0 ? ['give each its own sources, such as the blocks of its subnets'] : []),
    ];
    warn(
      scope,
      'portolan:sources-overlap',
      `the addresses of ${[...shared.keys()].join(', ')} overlap, so what is open to one is open to the others too, and the report says so; ${waysOut.join(', and ')}`,
    );
  }
  if (policy === null && !referredTo) {
    warn(
      scope,
      'portolan:policy-unattached',
      'no CfnFirewallPolicy of this app refers to the rule groups, so nothing of them is in force and no policy could be looked at; pass ruleGroupReferences as its statefulRuleGroupReferences, or acknowledge this where a policy of another app refers to them',
    );
  }
  if (policy !== null && !isAttached(policy)) {
    warn(
      scope,
      'portolan:policy-unattached',
      'no CfnFirewall of this app attaches the policy, so nothing of it is in force; pass policyArn as firewallPolicyArn, or acknowledge this where another app attaches it',
    );
  }
  const onAnyPort = plan.fidelity.filter(
    ({ fidelity }) => fidelity.standing === 'widened' && fidelity.growth.port === 'any',
  );
  if (onAnyPort.length > 0) {
    warn(
      scope,
      'portolan:widened',
      `a domain list opens its names on every port (${requirementsOf(onAnyPort, ['widened']).join(', ')}); exact: true holds them to the documented ports`,
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

function isAttached(policy: CfnFirewallPolicy): boolean {
  return policy.node.root.node
    .findAll()
    .some((construct) => construct instanceof CfnFirewall && targetOf(construct.firewallPolicyArn) === policy);
}
