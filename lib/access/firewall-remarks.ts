import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import type { FirewallMembers } from './firewall-members';
import { type Remark, requirementsOf } from './remarks';

/** What a user of a firewall should hear on every rim; `shared` has by source the others whose addresses it shares. */
export function firewallRemarks<Owner extends object>(
  plan: AwsNetworkFirewallPlan,
  shared: ReadonlyMap<string, readonly string[]>,
  members: FirewallMembers<Owner>,
): readonly Remark<'portolan:observe' | 'portolan:sources-overlap' | 'portolan:widened'>[] {
  const remarks: Remark<'portolan:observe' | 'portolan:sources-overlap' | 'portolan:widened'>[] = [];
  if (plan.mode === 'observe') {
    remarks.push({
      id: 'portolan:observe',
      message:
        "the policy observes: everything passes, and what it would close only raises an alert; read the alerts, then pass mode: 'enforce'",
    });
  }
  if (shared.size > 0) {
    const names = [...shared.keys()];
    const together = members.borneTogether(names);
    const apart = names.some((name) => !together.includes(name));
    const waysOut = [
      ...(together.length > 0
        ? [`give the roles of one construct one name (${together.join(', ')} stand on the same machines)`]
        : []),
      ...(apart || together.length === 0 ? ['give each its own sources, such as the blocks of its subnets'] : []),
    ];
    remarks.push({
      id: 'portolan:sources-overlap',
      message: `the addresses of ${names.join(', ')} overlap, so what is open to one is open to the others too, and the report says so; ${waysOut.join(', and ')}`,
    });
  }
  const onAnyPort = plan.fidelity.filter(
    ({ fidelity }) => fidelity.standing === 'widened' && fidelity.growth.port === 'any',
  );
  if (onAnyPort.length > 0) {
    remarks.push({
      id: 'portolan:widened',
      message: `a domain list opens its names on every port (${requirementsOf(onAnyPort, ['widened']).join(', ')}); exact: true holds them to the documented ports`,
    });
  }
  return remarks;
}
