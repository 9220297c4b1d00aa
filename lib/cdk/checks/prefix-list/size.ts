import type { Check } from '../check';
import { SOURCES } from '../sources';
import { numberOf } from '../values';

export const size: Check<'prefix-list-size'> = {
  id: 'prefix-list-size',
  severity: 'error',
  rule: 'the MaxEntries of a prefix list stay within the quota',
  source: SOURCES.vpcQuotas,
  find(app, { entriesPerPrefixList: { value: most } }) {
    return app.resources('AWS::EC2::PrefixList').flatMap((resource) => {
      const wanted = numberOf(resource.properties.MaxEntries);
      if (wanted === undefined || wanted <= most) return [];
      return [
        {
          resource,
          at: 'MaxEntries',
          says: `MaxEntries is ${wanted}, and a prefix list has at most ${most}`,
          fix: 'spread the entries over several lists, or, where AWS raised the quota, say so: new NetworkChecks({ limits: { entriesPerPrefixList: ... } })',
        },
      ];
    });
  },
};
