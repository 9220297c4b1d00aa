import type { Check } from '../check';
import { groupedBy } from '../grouped';
import { SOURCES } from '../sources';
import { fieldOf, numberOf } from '../values';

import { ruleGroups } from './rule-groups';

export const priorities: Check<'dns-firewall-priorities'> = {
  id: 'dns-firewall-priorities',
  severity: 'error',
  rule: 'each rule of a DNS Firewall rule group has a priority of its own',
  source: SOURCES.dnsRule,
  find(app) {
    return ruleGroups(app).flatMap(({ resource, rules }) => {
      const numbered = rules.flatMap(({ value, at }) => {
        const priority = numberOf(fieldOf(value, 'Priority'));
        return priority === undefined ? [] : [{ priority, at }];
      });
      return groupedBy(numbered, ({ priority }) => String(priority))
        .filter((same) => same.length > 1)
        .map((same) => ({
          resource,
          at: `${same.at(-1)?.at}.Priority`,
          says: `${same.length} rules have the priority ${same[0]?.priority}`,
          fix: 'give each rule a priority of its own: the lowest is read first',
        }));
    });
  },
};
