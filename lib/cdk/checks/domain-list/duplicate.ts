import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { groupedBy } from '../grouped';
import { SOURCES } from '../sources';
import { domainLists } from './lists';

export const duplicate: Check<'domain-list-duplicate'> = {
  id: 'domain-list-duplicate',
  severity: 'error',
  rule: 'a domain list has each target once',
  source: SOURCES.measured,
  find(app) {
    return app.read(domainLists).flatMap(({ group, targets }) =>
      groupedBy(targets, ({ text }) => text)
        .filter((same) => same.length > 1)
        .map((same) => ({
          resource: group,
          at: same.at(-1)?.at ?? '',
          says: `'${visible(same[0]?.text ?? '')}' stands ${same.length} times in the list`,
          fix: 'keep one',
        })),
    );
  },
};
