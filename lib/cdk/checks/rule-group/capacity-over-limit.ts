import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, numberOf, textOf } from '../values';

export const capacityOverLimit: Check<'rule-group-capacity-limit'> = {
  id: 'rule-group-capacity-limit',
  severity: 'error',
  rule: "a stateful rule group's capacity stays within the quota",
  source: SOURCES.quotas,
  find(app, { groupCapacity: { value: most } }) {
    return app.resources('AWS::NetworkFirewall::RuleGroup').flatMap((resource) => {
      const given = numberOf(fieldOf(resource.properties, 'Capacity'));
      if (textOf(resource.properties.Type) !== 'STATEFUL' || given === undefined || given <= most) return [];
      return [
        {
          resource,
          at: 'Capacity',
          says: `a capacity of ${given}, and a stateful rule group has at most ${most}`,
          fix: 'spread the rules over several groups',
        },
      ];
    });
  },
};
