import { type AddressSet, addresses, addressSetOf, toCidrs } from '../model/addresses';
import { type PortSet, ports } from '../model/ports';
import type { Rule } from '../model/rule';

/** One block of addresses, open on exactly these ports. */
export interface OpenBlock {
  readonly ports: PortSet;
  readonly cidr: string;
  /** The rules that reach into it. */
  readonly rules: readonly Rule[];
}

/**
 * The rules to addresses of one source, direction and transport, as a small exact set of blocks without overlap: every
 * address stands on one shelf per port, so that collapsing a shelf's addresses to CIDRs and its ports to ranges opens
 * exactly what the rules open together. A block that comes out of several shelves is one again, so that another peer's
 * ports do not cut its own, unless the two are neighbours that collapse into one block on some of their ports.
 */
export function openBlocks(rules: readonly Rule[]): readonly OpenBlock[] {
  const asked = rules.flatMap((rule) =>
    rule.peer.kind === 'cidr' ? [{ rule, ports: rule.ports, addresses: addressSetOf([rule.peer.cidr]) }] : [],
  );
  const shelves: { ports: PortSet; addresses: AddressSet }[] = [];
  for (const slice of portSlices(asked.map(({ ports: open }) => open))) {
    const here = asked.filter((one) => ports.covers(one.ports, slice));
    const open = addresses.of(here.flatMap((one) => one.addresses));
    const same = shelves.find((shelf) => addresses.equal(shelf.addresses, open));
    if (same === undefined) shelves.push({ ports: slice, addresses: open });
    else same.ports = ports.union(same.ports, slice);
  }
  const blocks = shelves.flatMap((shelf) =>
    toCidrs(shelf.addresses).map((cidr) => {
      const block = addressSetOf([cidr]);
      const reaching = asked.filter(
        (one) =>
          ports.intersect(one.ports, shelf.ports).length > 0 && addresses.intersect(one.addresses, block).length > 0,
      );
      return { ports: shelf.ports, cidr, rules: reaching.map(({ rule }) => rule) };
    }),
  );
  const whole = new Map<string, OpenBlock>();
  for (const block of blocks) {
    const before = whole.get(block.cidr);
    const rules = [...new Set([...(before?.rules ?? []), ...block.rules])];
    whole.set(block.cidr, { ...block, ports: ports.union(before?.ports ?? ports.of([]), block.ports), rules });
  }
  return [...whole.values()];
}

/** The rules parted by a key, in the order in which the keys come. */
export function shelve(rules: readonly Rule[], keyOf: (rule: Rule) => string): readonly [Rule, ...Rule[]][] {
  const shelves = new Map<string, [Rule, ...Rule[]]>();
  for (const rule of rules) {
    const shelf = shelves.get(keyOf(rule));
    if (shelf === undefined) shelves.set(keyOf(rule), [rule]);
    else shelf.push(rule);
  }
  return [...shelves.values()];
}

/** The coarsest slices of the ports such that each set holds a slice whole or not at all. */
function portSlices(sets: readonly PortSet[]): readonly PortSet[] {
  const starts = new Set(sets.flatMap((set) => set.flatMap(({ first, last }) => [first, last + 1])));
  const edges = [...starts].sort((a, b) => a - b);
  const all = sets.reduce<PortSet>((sum, set) => ports.union(sum, set), ports.of([]));
  return edges.slice(0, -1).flatMap((first, index) => {
    const slice = ports.of([{ first, last: (edges[index + 1] ?? first + 1) - 1 }]);
    return ports.intersect(all, slice).length > 0 ? [slice] : [];
  });
}
