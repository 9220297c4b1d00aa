import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, textOf } from '../values';

import { ruleGroups } from './rule-groups';

export const blockResponse: Check<'dns-firewall-block-response'> = {
  id: 'dns-firewall-block-response',
  severity: 'error',
  rule: 'a rule that blocks says how it answers',
  source: SOURCES.dnsRule,
  find(app) {
    return ruleGroups(app).flatMap(({ resource, rules }) =>
      rules
        .filter(
          ({ value }) => textOf(fieldOf(value, 'Action')) === 'BLOCK' && fieldOf(value, 'BlockResponse') === undefined,
        )
        .map(({ at }) => ({
          resource,
          at,
          says: 'blocks, and has no BlockResponse',
          fix: "set BlockResponse: 'NODATA', 'NXDOMAIN' or 'OVERRIDE'",
        })),
    );
  },
};
