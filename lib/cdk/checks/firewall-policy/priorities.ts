import type { Check } from '../check';
import { groupedBy } from '../grouped';
import { policyOrderOf } from '../rule-group/rule-order';
import { SOURCES } from '../sources';
import { type GroupReference, policiesOf } from './policies';

export const priorities: Check<'firewall-policy-priorities'> = {
  id: 'firewall-policy-priorities',
  severity: 'error',
  rule: 'in strict order each reference to a rule group has a priority of its own, and in action order none has one',
  source: SOURCES.ruleOrder,
  find(app) {
    return app.read(policiesOf).flatMap(({ resource, groups }) => {
      const order = policyOrderOf(resource);
      const faults =
        order === 'STRICT_ORDER'
          ? inStrictOrder(groups)
          : order === 'DEFAULT_ACTION_ORDER'
            ? inActionOrder(groups)
            : [];
      return faults.map((fault) => ({ resource, ...fault }));
    });
  },
};

function inStrictOrder(groups: readonly GroupReference[]) {
  const without = groups
    .filter(({ hasPriority }) => !hasPriority)
    .map(({ at }) => ({
      at,
      says: 'has no priority, and the policy is in STRICT_ORDER',
      fix: 'give it one of its own',
    }));
  const known = groups.filter(({ priority }) => priority !== undefined);
  const shared = groupedBy(known, ({ priority }) => String(priority))
    .filter((same) => same.length > 1)
    .map((same) => ({
      at: `${same.at(-1)?.at}.Priority`,
      says: `${same.length} references have the priority ${same[0]?.priority}`,
      fix: 'give each a priority of its own: the lowest is read first',
    }));
  return [...without, ...shared];
}

function inActionOrder(groups: readonly GroupReference[]) {
  return groups
    .filter(({ hasPriority }) => hasPriority)
    .map(({ at }) => ({
      at: `${at}.Priority`,
      says: 'has a priority, and the policy is in DEFAULT_ACTION_ORDER',
      fix: "remove it, or set StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' } on the policy and its groups",
    }));
}
