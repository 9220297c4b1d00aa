import { elementKey } from '../model/element';
import { type Asking, askingsOf, type EntryFlows } from './elements';

/** What the firewalls of some sources have to say, and what is settled before any of them speaks. */
export interface Ruling {
  /** Every element, in canonical order, with its rule or its standing. */
  readonly askings: readonly Asking[];
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
  const keys = [...unique.keys()].sort();
  return { askings: keys.map((key) => unique.get(key) as Asking) };
}

function rolesOf(...askings: readonly Asking[]): readonly string[] {
  return [...new Set(askings.flatMap(({ roles }) => roles))].sort();
}
