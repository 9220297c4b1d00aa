import { askedKey } from '../model/element';
import type { PlanBecause } from '../model/plans/plan';
import type { Because } from '../model/rule';

/** The reasons of a rule as a plan holds them: sorted, so that a catalogue in another order changes nothing. */
export function planBecause(because: readonly Because[]): readonly PlanBecause[] {
  return because
    .map(({ product, requirement, asked }) => ({ product, requirement, asked: askedKey(asked) }))
    .sort((a, b) => {
      const [left, right] = [a, b].map((one) => `${one.product} ${one.requirement} ${one.asked}`) as [string, string];
      return left < right ? -1 : left > right ? 1 : 0;
    });
}
