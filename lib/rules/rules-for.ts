import { elementKey } from '../model/element';
import type { Rule } from '../model/rule';
import { type AskedElement, askingsOf, type EntryFlows } from './elements';
import { ruleKey } from './merge';
import { partedBy, type Some } from './parted';
import { ruleOf } from './rule-of';

/** An element with the rule that alone would say it; null where its standing is settled. */
export interface Asking extends AskedElement {
  readonly rule: Rule | null;
}

/** What the firewalls of some sources have to say, and what is settled before any of them speaks. */
export interface Ruling {
  /** Every element, in canonical order, with its rule or its standing. */
  readonly askings: readonly Asking[];
}

/**
 * Flows as seen from the firewall of one role, or of several on one machine: ingress or egress, and the peer. One rule
 * per element, not yet merged: a target first parts them into its groups. `additional` are the user's own openings.
 */
export function rulesFor(entries: readonly EntryFlows[], additional: readonly AskedElement[] = []): Ruling {
  const askings = elementsOf(entries, additional).map((asked): Asking => {
    const rule = asked.settled === null ? ruleOf(asked.element, asked.ports) : null;
    return { ...asked, rule: rule && { ...rule, key: ruleKey(rule) } };
  });
  return { askings };
}

/** The same without the rules, of which a target makes those that it needs. */
export function elementsOf(
  entries: readonly EntryFlows[],
  additional: readonly AskedElement[],
): readonly AskedElement[] {
  const asked = [...entries.flatMap((own) => askingsOf(own, entries)), ...additional];
  // In the order of the elements' keys, in which a bar stands between the words.
  return partedBy(
    asked,
    [({ element }) => element.source, ({ element }) => element.product, ({ element }) => element.requirement],
    '|',
  ).flatMap((part) => (part.length === 1 ? part : partedBy(part, [({ element }) => elementKey(element)]).map(joined)));
}

function joined(same: Some<AskedElement>): AskedElement {
  const [first, ...others] = same;
  const last = others.at(-1);
  return last === undefined ? first : { ...last, roles: [...new Set(same.flatMap(({ roles }) => roles))].sort() };
}
