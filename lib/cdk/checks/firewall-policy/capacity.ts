import type { Check } from '../check';
import { SOURCES } from '../sources';
import { numberOf } from '../values';
import { policiesOf } from './policies';

export const capacity: Check<'firewall-policy-capacity'> = {
  id: 'firewall-policy-capacity',
  severity: 'error',
  rule: 'the capacities of the groups of a policy stay within its quota of stateful rules',
  source: SOURCES.quotas,
  find(app, { policyCapacity: { value: most } }) {
    return app.read(policiesOf).flatMap(({ resource, groups }) => {
      const capacities = groups.map((group) => numberOf(group.resource?.properties.Capacity) ?? 0);
      const sum = capacities.reduce((total, one) => total + one, 0);
      if (sum <= most) return [];
      return [
        {
          resource,
          at: 'FirewallPolicy.StatefulRuleGroupReferences',
          says: `the capacities of its groups (${capacities.filter((one) => one > 0).join(' + ')}) are ${sum}, and a policy has at most ${most}; what is reserved counts, used or not`,
          fix: 'give groups less room, or, where AWS raised the quota, say so: new NetworkChecks({ limits: { policyCapacity: ... } })',
        },
      ];
    });
  },
};
