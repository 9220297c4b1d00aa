import { elementKey } from '../model/element';
import { boundDetails } from '../model/flow';
import type { Rule, RulePeer } from '../model/rule';
import { type Asking, askingsOf, type EntryFlows } from './elements';
import { ruleKey } from './merge';

/** What the firewalls of some sources have to say, and what is settled before any of them speaks. */
export interface Ruling {
  /** Every element, in canonical order, with its rule or its standing. */
  readonly askings: readonly RuledAsking[];
}

export interface RuledAsking extends Asking {
  /** The rule that alone would say the element; null where its standing is settled. */
  readonly rule: Rule | null;
}

/**
 * Flows as seen from the firewall of one role, or of several on one machine: ingress or egress, and the peer. One rule
 * per element, not yet merged: a target first parts them into its groups. `additional` are the user's own openings.
 */
export function rulesFor(entries: readonly EntryFlows[], additional: readonly Asking[] = []): Ruling {
  const asked = entries.flatMap((own) => askingsOf(own, entries));
  const unique = new Map<string, Asking>();
  for (const asking of [...asked, ...additional]) {
    const key = elementKey(asking.element);
    const before = unique.get(key);
    unique.set(key, before === undefined ? asking : { ...asking, roles: rolesOf(before, asking) });
  }
  const inOrder = [...unique].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    askings: inOrder.map(([, asking]) => ({ ...asking, rule: asking.settled === null ? ruleOf(asking) : null })),
  };
}

function rolesOf(...askings: readonly Asking[]): readonly string[] {
  return [...new Set(askings.flatMap(({ roles }) => roles))].sort();
}

function ruleOf({ element, ports }: Asking): Rule {
  const rule = {
    source: element.source,
    direction: element.direction,
    peer: peerOf(element.asked),
    transport: element.transport,
    ports,
    carrier: element.carrier,
    because: [{ product: element.product, requirement: element.requirement, asked: element.asked, ports }],
  };
  return { ...rule, key: ruleKey(rule) };
}

function peerOf(asked: Asking['element']['asked']): RulePeer {
  switch (asked.kind) {
    case 'host':
      return { kind: 'host', host: asked.host, ...(asked.supplied === undefined ? {} : { supplied: asked.supplied }) };
    case 'cidr':
      return { kind: 'cidr', cidr: asked.cidr };
    case 'bound':
      return { kind: 'bound', id: asked.id, ...boundDetails(asked) };
    case 'party':
      throw new Error('an element that names nobody has no rule');
  }
}
