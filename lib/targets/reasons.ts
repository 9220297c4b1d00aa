import { askedKey } from '../model/element';
import type { PlanBecause } from '../model/plans/plan';
import type { Because } from '../model/rule';

/** The reasons of a rule as a plan holds them: sorted, so that a catalogue in another order changes nothing. */
export function planBecause(because: readonly Because[]): readonly PlanBecause[] {
  const reasons = because.map(({ product, requirement, asked }) => {
    const words = { product, requirement, asked: askedKey(asked) };
    return { words, key: `${product} ${requirement} ${words.asked}` };
  });
  if (reasons.length > 1) reasons.sort(({ key: a }, { key: b }) => (a < b ? -1 : a > b ? 1 : 0));
  return reasons.map(({ words }) => words);
}
