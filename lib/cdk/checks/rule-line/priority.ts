import type { Check } from '../check';
import { ruleOrderOf } from '../rule-group/rule-order';
import { SOURCES } from '../sources';
import { has, lineWords, ruleLines } from './lines';

export const priorityInStrictOrder: Check<'rule-priority'> = {
  id: 'rule-priority',
  severity: 'error',
  rule: 'rules of a group in strict order have neither priority nor classtype',
  source: SOURCES.ruleOrder,
  find(app) {
    return app
      .read(ruleLines)
      .filter((line) => ruleOrderOf(line.group) === 'STRICT_ORDER')
      .flatMap((line) =>
        ['priority', 'classtype']
          .filter((keyword) => has(line, keyword))
          .map((keyword) => ({
            resource: line.group,
            at: line.at,
            says: `${lineWords(line)} has ${keyword}, which a group in STRICT_ORDER does not take`,
            fix: `remove ${keyword}: in strict order the place of the line is what counts`,
          })),
      );
  },
};
