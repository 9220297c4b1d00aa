import type { Host } from './host';
import { covers, overlaps } from './name-set';

/** Something that bears a host: a rule, a row, or the host alone. */
export interface Hosted {
  readonly host: Host;
}

/** Hosts of which those that have to do with another are found without a look at all of them. */
export interface HostIndex<Item extends Hosted> {
  /** Those that mean every name that this host means, itself among them; in no order that is promised. */
  readonly covering: (host: Host) => readonly Item[];
  /** Those that mean some name that this host means, itself among them; in no order that is promised. */
  readonly overlapping: (host: Host) => readonly Item[];
}

/** One label of a name, with what ends in it and the labels below it, of which most have none. */
interface Label<Item> {
  here: Item[] | null;
  below: Map<string, Label<Item>> | null;
}

/**
 * An index of hosts, as a tree of labels read from the end of the names: `com`, then `example`, then `www`.
 *
 * What covers a name or a wildcard bears one of its own endings, so it stands on the way from the root to it, and on no
 * other place of the tree; what a wildcard has in common with other hosts stands on that way or below its end. A walk
 * costs the labels of the name and what it finds. An expression says nothing of its ending: each is held against every
 * question, and a question that is one against every host. Pages have few of them.
 */
export function indexHosts<Item extends Hosted>(items: readonly Item[]): HostIndex<Item> {
  const root: Label<Item> = { here: null, below: null };
  const patterns: Item[] = [];
  for (const item of items) {
    if (item.host.kind === 'pattern') patterns.push(item);
    else {
      const label = labelOf(root, item.host.name);
      label.here ??= [];
      label.here.push(item);
    }
  }
  return {
    covering: (host) => near(host, false).filter((item) => covers(item.host, host)),
    overlapping: (host) => near(host, host.kind !== 'exact').filter((item) => overlaps(item.host, host)),
  };

  function near(host: Host, isWithBelow: boolean): readonly Item[] {
    if (host.kind === 'pattern') return items;
    const found: Item[] = [...patterns];
    let label: Label<Item> | undefined = root;
    for (const part of labelsOf(host.name)) {
      label = label.below?.get(part);
      if (label === undefined) return found;
      for (const item of label.here ?? []) found.push(item);
    }
    if (isWithBelow) for (const below of label.below?.values() ?? []) collect(below, found);
    return found;
  }
}

/** From the end of the name. */
function labelsOf(name: string): readonly string[] {
  return name.split('.').reverse();
}

function labelOf<Item>(root: Label<Item>, name: string): Label<Item> {
  let label = root;
  for (const part of labelsOf(name)) {
    label.below ??= new Map();
    let next = label.below.get(part);
    if (next === undefined) {
      next = { here: null, below: null };
      label.below.set(part, next);
    }
    label = next;
  }
  return label;
}

function collect<Item>(top: Label<Item>, into: Item[]): void {
  const open = [top];
  for (let label = open.pop(); label !== undefined; label = open.pop()) {
    for (const item of label.here ?? []) into.push(item);
    for (const below of label.below?.values() ?? []) open.push(below);
  }
}
