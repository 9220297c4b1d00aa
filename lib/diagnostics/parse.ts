import type { ParseProblem } from '../model/parsed';

/** What a parser of the model refused, and the form to use. Filled in from the parsers' own codes. */
const REFUSALS: Readonly<Record<string, string>> = {};

export function parseSentence(problem: ParseProblem): string {
  const why = REFUSALS[problem.code] ?? problem.code;
  const meant = problem.suggestions.map((form) => `'${form}'`);
  const guess = meant.length === 0 ? '' : `; did you mean ${meant.join(' or ')}`;
  return `'${problem.given}' ${why}${guess}`;
}
