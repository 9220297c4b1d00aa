import type { Check } from '../check';
import { policyOrderOf, ruleOrderOf } from '../rule-group/rule-order';
import { SOURCES } from '../sources';
import { policiesOf } from './policies';

export const ruleOrder: Check<'firewall-policy-rule-order'> = {
  id: 'firewall-policy-rule-order',
  severity: 'error',
  rule: 'a firewall policy and its rule groups have the same rule order',
  source: SOURCES.ruleOrder,
  find(app) {
    return app.read(policiesOf).flatMap(({ resource, groups }) => {
      const ours = policyOrderOf(resource);
      return groups.flatMap(({ at, resource: group }) => {
        const theirs = group === undefined ? undefined : ruleOrderOf(group);
        if (group === undefined || ours === undefined || theirs === undefined || ours === theirs) return [];
        return [
          {
            resource,
            at,
            says: `the policy is in ${ours}, and the group ${group.logicalId} in ${theirs}`,
            fix: `set StatefulRuleOptions: { RuleOrder: '${ours}' } on the group, or another order on the policy and all its groups; a group whose order changes is a new group, under a new name`,
          },
        ];
      });
    });
  },
};
