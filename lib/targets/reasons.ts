import { askedKey } from '../model/element';
import type { PlanBecause } from '../model/plans/plan';
import type { Because } from '../model/rule';
import { partedBy } from '../rules';

type Reason = Omit<Because, 'ports'>;

/** Reasons as a plan holds them: each once, and sorted, so that a catalogue in another order changes nothing. */
export function planBecause(reasons: readonly Reason[]): readonly PlanBecause[] {
  if (reasons.length === 1) return reasons.map(wordsOf);
  return partedBy(reasons, [({ product }) => product, ({ requirement }) => requirement]).flatMap((part) =>
    partedBy(part.map(wordsOf), [({ asked }) => asked]).map(([first]) => first),
  );
}

function wordsOf({ product, requirement, asked }: Reason): PlanBecause {
  return { product, requirement, asked: askedKey(asked) };
}

/** The reasons of many rules. */
export function becauseOf<One>(rules: readonly { readonly because: readonly One[] }[]): readonly One[] {
  return rules.flatMap(({ because }) => because);
}
