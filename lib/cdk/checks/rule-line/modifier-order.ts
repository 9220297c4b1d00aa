import type { Check } from '../check';
import { SOURCES } from '../sources';
import { contentsOf } from './buffers';
import { lineWords, ruleLines } from './lines';

export const modifierOrder: Check<'rule-modifier-order'> = {
  id: 'rule-modifier-order',
  severity: 'error',
  rule: 'startswith, endswith and nocase stand behind the content that they speak of, in the same buffer',
  source: SOURCES.suricata,
  find(app) {
    return app.read(ruleLines).flatMap((line) =>
      contentsOf(line)
        .orphans.filter((name) => ['startswith', 'endswith', 'nocase'].includes(name))
        .map((name) => ({
          resource: line.group,
          at: line.at,
          says: `${lineWords(line)} has ${name} with no content in front of it in that buffer`,
          fix: `move ${name} behind its content`,
        })),
    );
  },
};
