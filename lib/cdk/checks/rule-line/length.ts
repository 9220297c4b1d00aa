import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, isWhole, textsOf } from '../values';
import { lineWords, type RuleLine, ruleLines } from './lines';

export const length: Check<'rule-length'> = {
  id: 'rule-length',
  severity: 'error',
  rule: 'a rule has no more characters than Network Firewall takes, its variables written out',
  source: SOURCES.quotas,
  find(app, { ruleLength: { value: longest } }) {
    return app.read(ruleLines).flatMap((line) => {
      const { text } = line;
      if (text === undefined) return [];
      const expanded = expandedLength(line, text);
      if (expanded <= longest) return [];
      const with_ = expanded === text.length ? '' : ` (${text.length} as written, the rest by its variables)`;
      return [
        {
          resource: line.group,
          at: line.at,
          says: `${lineWords(line)} has ${expanded} characters${with_}, and a rule has at most ${longest}`,
          fix: 'part it into several rules with sids of their own',
        },
      ];
    });
  },
};

/** With what is known of its variables: at least so long will it be. */
function expandedLength({ group, tokens }: RuleLine, text: string): number {
  const sets = fieldOf(group.properties, 'RuleGroup', 'RuleVariables', 'IPSets');
  const variables = [tokens.source, tokens.destination].flatMap((list) => list.match(/\$[A-Za-z]\w*/g) ?? []);
  return variables.reduce((sum, variable) => {
    const definition = fieldOf(sets, variable.slice(1), 'Definition');
    if (definition === undefined || !isWhole(definition)) return sum;
    const written = `[${textsOf(definition, '')
      .map((one) => one.text)
      .join(',')}]`;
    return sum + Math.max(0, written.length - variable.length);
  }, text.length);
}
