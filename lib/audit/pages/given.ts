import { visible } from '../../diagnostics';
import type { Audit, OpeningFinding } from '../result';
import { ruleWords } from './words';

/**
 * What nobody asked for, apart from what the cloud puts into every list and nothing that is asked for needs: that is the
 * same in every audit, so that a page sums it in one line, and the JSON tells each.
 */
export function beyondApart({ beyond, requirements }: Pick<Audit, 'beyond' | 'requirements'>): {
  readonly told: readonly OpeningFinding[];
  readonly given: readonly OpeningFinding[];
} {
  const needed = new Set(requirements.flatMap(({ elements }) => elements.flatMap(({ by }) => by.map(ruleWords))));
  const isGiven = ({ rules }: OpeningFinding) =>
    rules.every((rule) => rule.place === null && !needed.has(ruleWords(rule)));
  return { told: beyond.filter((one) => !isGiven(one)), given: beyond.filter(isGiven) };
}

/** The line that sums them; `named` writes a foreign name as the page has them. */
export function givenWords(given: readonly OpeningFinding[], named = (name: string) => name): string {
  const names = given.map(({ rules }) =>
    visible(rules.map(({ filter, rule }) => `${filter} ${rule}`).join(' and then ')),
  );
  return `the cloud's own rules, of which nothing is asked: ${[...new Set(names)].map(named).join(', ')} (--json tells what each opens)`;
}
