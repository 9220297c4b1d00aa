import type { Check } from '../check';
import { domainLists } from '../domain-list/lists';
import { groupsOfLines } from '../rule-line/lines';
import { SOURCES } from '../sources';
import { numberOf } from '../values';

/** For a domain list the sources disagree by a rule or two; what is reported is too small by all of them. */
export const capacity: Check<'rule-group-capacity'> = {
  id: 'rule-group-capacity',
  severity: 'error',
  rule: "a rule group's capacity takes its rules: one each, or one per domain and target type of a domain list",
  source: SOURCES.capacity,
  find(app) {
    const needs = [
      ...app.read(groupsOfLines).map(({ group, count }) => ({ group, needed: count, what: `${count} rules` })),
      ...app.read(domainLists).map(({ group, targets, targetTypes }) => ({
        group,
        needed: targets.length * targetTypes.length,
        what: `${targets.length} domains for ${targetTypes.join(' and ')}`,
      })),
    ];
    return needs.flatMap(({ group, needed, what }) => {
      const given = numberOf(group.properties.Capacity);
      if (given === undefined || given >= needed) return [];
      return [
        {
          resource: group,
          at: 'Capacity',
          says: `a capacity of ${given}, and ${what} need ${needed} or more`,
          fix: 'raise it with room to grow: the capacity of a group that stands cannot be changed, a change makes a new group, which needs a new name',
        },
      ];
    });
  },
};
