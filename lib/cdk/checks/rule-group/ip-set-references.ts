import { isRecord } from '../../../access/untyped';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, isIntrinsic } from '../values';

export const ipSetReferences: Check<'rule-group-ip-set-references'> = {
  id: 'rule-group-ip-set-references',
  severity: 'error',
  rule: 'a rule group refers to no more IP sets than the quota allows',
  source: SOURCES.quotas,
  find(app, { referencesPerGroup: { value: most } }) {
    return app.resources('AWS::NetworkFirewall::RuleGroup').flatMap((resource) => {
      const references = fieldOf(resource.properties, 'RuleGroup', 'ReferenceSets', 'IPSetReferences');
      const count = isRecord(references) && !isIntrinsic(references) ? Object.keys(references).length : 0;
      if (count <= most) return [];
      return [
        {
          resource,
          at: 'RuleGroup.ReferenceSets.IPSetReferences',
          says: `${count} IP set references, and a rule group has at most ${most}`,
          fix: 'spread the rules over several groups, or write short lists out as rule variables',
        },
      ];
    });
  },
};
