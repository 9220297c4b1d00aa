import type { Check } from '../check';
import { SOURCES } from '../sources';
import { policiesOf } from './policies';

export const references: Check<'firewall-policy-references'> = {
  id: 'firewall-policy-references',
  severity: 'error',
  rule: 'a firewall policy refers to no more stateful rule groups than Network Firewall takes',
  source: SOURCES.quotas,
  find(app, { groupsPerPolicy: { value: most } }) {
    return app
      .read(policiesOf)
      .filter(({ groups }) => groups.length > most)
      .map(({ resource, groups }) => ({
        resource,
        at: 'FirewallPolicy.StatefulRuleGroupReferences',
        says: `${groups.length} stateful rule groups, and a policy has at most ${most}, those that AWS manages included`,
        fix: 'join rule groups: rule strings of several groups fit into one, up to its capacity',
      }));
  },
};
