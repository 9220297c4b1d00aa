import type { Check } from '../check';
import { SOURCES } from '../sources';
import { groupsOfLines } from './lines';

export const continued: Check<'rule-continued'> = {
  id: 'rule-continued',
  severity: 'error',
  rule: 'a rule stands on one line',
  source: SOURCES.measured,
  find(app) {
    return app.read(groupsOfLines).flatMap(({ group, continued: lines }) =>
      lines.map((number) => ({
        resource: group,
        at: 'RuleGroup.RulesSource.RulesString',
        says: `line ${number} ends with a backslash, and Network Firewall reads each line as a rule of its own`,
        fix: 'write the rule on one line',
      })),
    );
  },
};
