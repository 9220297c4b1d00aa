import type { Plan } from '../model/plans';
import type { RuleGroup } from '../model/plans/aws-network-firewall';

/**
 * A policy that observes, as it will stand once it enforces: its tail and its default actions close. Null for a plan
 * that enforces. What is proved of it is what its alerts are worth.
 */
export function rehearsalOf(plan: Plan): Plan | null {
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
