import type { Check } from '../check';
import { groupedBy } from '../grouped';
import { SOURCES } from '../sources';
import { type RuleLine, ruleLines, valuesOf } from './lines';

/** Another group may have the same sid: AWS's logs tell the groups apart. */
export const sidDuplicate: Check<'rule-sid-duplicate'> = {
  id: 'rule-sid-duplicate',
  severity: 'error',
  rule: 'no two rules of a group have the same sid',
  source: SOURCES.suricata,
  find(app) {
    const numbered = app.read(ruleLines).flatMap((line) => {
      const [sid] = valuesOf(line, 'sid');
      return sid === undefined
        ? []
        : [{ line, key: `${line.group.template.path} ${line.group.logicalId} ${Number(sid)}` }];
    });
    return groupedBy(numbered, ({ key }) => key)
      .filter((same) => same.length > 1)
      .map((same) => findingOf(same.map(({ line }) => line)));
  },
};

function findingOf(lines: readonly RuleLine[]) {
  const [first, ...others] = lines as [RuleLine, ...RuleLine[]];
  const where = [first, ...others].map((line) => line.where).join(', ');
  return {
    resource: first.group,
    at: others.at(-1)?.at ?? first.at,
    says: `${where} have the same sid ${valuesOf(first, 'sid')[0]}`,
    fix: 'give each rule of the group a sid of its own',
  };
}
