import { isRecord } from '../../../access/untyped';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, isIntrinsic } from '../values';
import { lineWords, ruleLines } from './lines';

const BUILT_IN = ['HOME_NET', 'EXTERNAL_NET'];

export const variableUnknown: Check<'rule-variable-unknown'> = {
  id: 'rule-variable-unknown',
  severity: 'error',
  rule: 'the variables and references in the headers of rules are declared by their group, but for HOME_NET and EXTERNAL_NET',
  source: SOURCES.measured,
  find(app) {
    return app.read(ruleLines).flatMap((line) => {
      const group = fieldOf(line.group.properties, 'RuleGroup');
      const { source, sourcePorts, destination, destinationPorts } = line.tokens;
      const named = (mark: string, ...lists: readonly string[]) => [
        ...new Set(lists.flatMap((list) => list.match(new RegExp(`\\${mark}[A-Za-z]\\w*`, 'g')) ?? [])),
      ];
      const missing = (words: readonly string[], way: readonly string[], builtIn: readonly string[]) => {
        const declared = declaredUnder(group, way);
        if (declared === null) return [];
        return words
          .filter((word) => ![...declared, ...builtIn].includes(word.slice(1)))
          .map((word) => ({ word, place: way.join('.'), declared }));
      };
      return [
        ...missing(named('$', source, destination), ['RuleVariables', 'IPSets'], BUILT_IN),
        ...missing(named('$', sourcePorts, destinationPorts), ['RuleVariables', 'PortSets'], []),
        ...missing(named('@', source, destination), ['ReferenceSets', 'IPSetReferences'], []),
      ].map(({ word, place, declared }) => ({
        resource: line.group,
        at: line.at,
        says: `${lineWords(line)} names ${word}, which its group does not declare (${place}: ${declared.join(', ') || 'nothing'})`,
        fix: `declare ${word.slice(1)} under ${place} of the group`,
      }));
    });
  },
};

/** Null where what is declared is known at deployment only. */
function declaredUnder(group: unknown, [outer = '', inner = '']: readonly string[]): readonly string[] | null {
  const around = fieldOf(group, outer);
  const sets = fieldOf(around, inner);
  if (isIntrinsic(around) || isIntrinsic(sets)) return null;
  return isRecord(sets) ? Object.keys(sets) : [];
}
