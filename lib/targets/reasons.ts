import { askedKey } from '../model/element';
import type { PlanBecause } from '../model/plans/plan';
import type { Because } from '../model/rule';
import { partedBy } from '../rules';

type Reason = Omit<Because, 'ports'>;

/** Reasons as a plan holds them: each once, and sorted, so that a catalogue in another order changes nothing. */
export function planBecause(reasons: readonly Reason[]): readonly PlanBecause[] {
  return partedBy(reasons, [({ product }) => product, ({ requirement }) => requirement]).flatMap((same) => {
    const [{ product, requirement }] = same;
    const asked = same.map((reason) => askedKey(reason.asked));
    return (asked.length === 1 ? asked : [...new Set(asked)].sort()).map((one) => ({
      product,
      requirement,
      asked: one,
    }));
  });
}

/** The reasons of many rules. */
export function becauseOf<One>(rules: readonly { readonly because: readonly One[] }[]): readonly One[] {
  return rules.flatMap(({ because }) => because);
}
