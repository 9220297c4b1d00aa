import type { Fidelity } from '../model/element';
import { opensAll } from '../rules';
import type { UnkeyedRule } from '../rules/rule-of';

/** By the name of a source, the others whose addresses it shares. */
export type Overlapping = Readonly<Record<string, readonly string[]>>;

/**
 * In a firewall machines in two sources gain by the other's name what their own does not ask for: that is growth of what
 * stands for them. `rulesOf` are the rules that open an element.
 */
export function sharedByOverlap<One extends { readonly fidelity: Fidelity }>(
  decided: readonly One[],
  rulesOf: (one: One) => readonly UnkeyedRule[],
  overlapping: Overlapping,
): readonly One[] {
  if (Object.keys(overlapping).length === 0) return decided;
  const opened = decided.flatMap(rulesOf);
  return decided.map((one) => {
    const rules = rulesOf(one);
    const [first] = rules;
    if (first === undefined) return one;
    const source = (overlapping[first.source] ?? []).filter((name) => {
      const own = opened.filter((rule) => rule.source === name);
      return !rules.every((rule) => opensAll(own, rule));
    });
    if (source.length === 0) return one;
    const growth = one.fidelity.standing === 'widened' ? one.fidelity.growth : {};
    return { ...one, fidelity: { standing: 'widened', growth: { ...growth, source } } };
  });
}
