import type { PlanBecause } from '../model/plans/plan';
import { type Paint, wrapWords } from './layout';

/** What stands in a rule or a list, line by line, and after those that stand for the same requirements these once. */
export function entryLines(
  entries: readonly { readonly text: string; readonly because: readonly PlanBecause[] }[],
  width: number,
  paint: Paint,
): readonly string[] {
  return entries.flatMap(({ text, because }, index) => {
    const [own, next] = [because, entries[index + 1]?.because ?? []].map(requirementsOf);
    const reason = own === '' || own === next ? [] : wrapWords(`for ${own}`, width, 4, 2).map(paint.quiet);
    return [...ruleLines(text, width), ...reason];
  });
}

/** Where the columns are known a rule is broken at its blanks, which are never inside a name; else it is one line. */
function ruleLines(text: string, width: number): readonly string[] {
  return Number.isFinite(width) ? wrapWords(text, width, 2, 2) : [`  ${text}`];
}

function requirementsOf(because: readonly PlanBecause[]): string {
  return [...new Set(because.map(({ requirement }) => requirement))].sort().join(', ');
}
