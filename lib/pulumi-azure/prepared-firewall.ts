import type { Issue } from '../diagnostics';
import type { AzureFirewallPlan } from '../model/plans/azure-firewall';
import { LateValues } from '../pulumi/late';
import { throwIfAny } from '../pulumi/problems';
import type { AzureFirewallRulesArgs } from './firewall-args';
import { type FirewallPlan, planFirewall } from './firewall-plan';
import { needArgs } from './need-args';
import { PolicyChain } from './policy-chain';

/** The arguments of a component, with the plan that they come to before anything is registered. */
export interface PreparedFirewall {
  readonly plan: FirewallPlan;
  readonly values: LateValues;
  /** The policy that stands already, by its id in this program. */
  readonly policy: string | undefined;
}

/**
 * Everything of a component that can be said before it is registered.
 *
 * @throws InputPropertiesError with everything that is wrong.
 */
export function prepareFirewall(name: string, args: AzureFirewallRulesArgs): PreparedFirewall {
  needArgs(name, args);
  const values = new LateValues(name);
  const plan = planFirewall(name, args, values);
  const { firewallPolicyId: given } = args;
  if (given === undefined) return { values, plan, policy: undefined };
  const policy = PolicyChain.known(given) ?? values.idOf(given, 'firewallPolicyId');
  throwIfAny(writtenTwice(policy, plan.compiled.plan), name);
  return { values, plan, policy };
}

/** Groups that another component of the program writes to the same policy. */
function writtenTwice(policy: string, plan: AzureFirewallPlan): readonly Issue[] {
  return PolicyChain.of(policy)
    .taken(policy, groupNames(plan))
    .map(({ group, by }) => ({
      code: 'wrong-type',
      at: 'owner',
      given: `'${plan.owner}', under which ${by} writes ${group} to the same policy`,
      expected:
        'another owner for one of the two, or the roles of both in one component: the later write would replace the earlier',
    }));
}

export function groupNames({ groups }: AzureFirewallPlan): readonly string[] {
  return groups.map(({ name }) => name);
}
