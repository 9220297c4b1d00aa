import type { Check } from '../check';
import { SOURCES } from '../sources';
import { ruleLines, valuesOf } from './lines';

export const sidMissing: Check<'rule-sid-missing'> = {
  id: 'rule-sid-missing',
  severity: 'error',
  rule: 'every rule has a sid',
  source: SOURCES.suricata,
  find(app) {
    return app
      .read(ruleLines)
      .filter((line) => valuesOf(line, 'sid').length === 0)
      .map((line) => ({
        resource: line.group,
        at: line.at,
        says: `${line.where} has no sid`,
        fix: 'give it one that no other rule of the group has',
      }));
  },
};
