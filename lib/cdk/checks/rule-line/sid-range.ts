import type { Check } from '../check';
import { SOURCES } from '../sources';
import { ruleLines, valuesOf } from './lines';

const HIGHEST = 4_294_967_295;

export const sidRange: Check<'rule-sid-range'> = {
  id: 'rule-sid-range',
  severity: 'error',
  rule: `a sid is 1 to ${HIGHEST}`,
  source: SOURCES.suricata,
  find(app) {
    return app.read(ruleLines).flatMap((line) => {
      const [sid] = valuesOf(line, 'sid');
      if (sid === undefined || (/^\d+$/.test(sid) && Number(sid) >= 1 && Number(sid) <= HIGHEST)) return [];
      const says = `${line.where} has the sid '${sid}'; a sid is a whole number from 1 to ${HIGHEST}`;
      return [{ resource: line.group, at: line.at, says, fix: 'give it one within that range' }];
    });
  },
};
