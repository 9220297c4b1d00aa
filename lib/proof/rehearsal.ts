import type { Plan } from '../model/plans';
import type { RuleGroup } from '../model/plans/aws-network-firewall';
import type { AzureFirewallPlan, RuleCollectionGroup } from '../model/plans/azure-firewall';

/**
 * A policy that observes, as it will stand once it enforces: its tail and its default actions close. Null for a plan
 * that enforces. What is proved of it is what its alerts are worth.
 */
export function rehearsalOf(plan: Plan): Plan | null {
  if (plan.target === 'azure-firewall') return plan.mode === 'observe' ? enforcing(plan) : null;
  if (plan.target !== 'aws-network-firewall' || plan.mode !== 'observe') return null;
  const { policy } = plan;
  const actions = policy.statefulDefaultActions;
  const drops = actions.some((action) => action.startsWith('aws:drop_'));
  return {
    ...plan,
    mode: 'enforce',
    groups: plan.groups.map(closing),
    policy: {
      ...policy,
      statefulDefaultActions: drops ? actions : ['aws:drop_established_app_layer_to_server', ...actions],
    },
    admits: plan.admits.filter(({ code }) => code !== 'observed'),
  };
}

function closing(group: RuleGroup): RuleGroup {
  if (group.kind !== 'tail') return group;
  return { ...group, rules: group.rules.map((rule) => ({ ...rule, text: rule.text.replace(/^alert /, 'drop ') })) };
}

/** Without the groups that nobody asks for and that let something through. */
function enforcing(plan: AzureFirewallPlan): AzureFirewallPlan {
  return {
    ...plan,
    mode: 'enforce',
    groups: plan.groups.filter(({ source, collections }) => source !== null || collections.every(isClosing)),
    admits: plan.admits.filter(({ code }) => code !== 'observed'),
  };
}

function isClosing(collection: RuleCollectionGroup['collections'][number]): boolean {
  return collection.kind === 'application' && collection.action === 'Deny';
}
