import type { Check } from '../check';
import { SOURCES } from '../sources';
import { itemsOf, numberOf } from '../values';

export const entries: Check<'prefix-list-entries'> = {
  id: 'prefix-list-entries',
  severity: 'error',
  rule: 'a prefix list has no more entries than its MaxEntries',
  source: SOURCES.prefixLists,
  find(app) {
    return app.resources('AWS::EC2::PrefixList').flatMap((resource) => {
      const most = numberOf(resource.properties.MaxEntries);
      const count = itemsOf(resource.properties.Entries, 'Entries').length;
      if (most === undefined || count <= most) return [];
      return [
        {
          resource,
          at: 'MaxEntries',
          says: `${count} entries, and MaxEntries is ${most}`,
          fix: `set MaxEntries to ${count} or more; every security group rule on this list then weighs that much, and on a list that stands entries and size are changed in two updates`,
        },
      ];
    });
  },
};
