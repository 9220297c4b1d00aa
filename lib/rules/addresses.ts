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

/** Addresses that are open on the same ports. */
export interface OpenShelf {
  readonly ports: PortSet;
  readonly addresses: AddressSet;
  /** The rules of which some are open here, with what each asks for. */
  readonly asked: readonly AskedBlock[];
}

interface AskedBlock {
  readonly rule: Rule;
  readonly ports: PortSet;
  readonly addresses: AddressSet;
}

/**
 * The rules to addresses of one source, direction and transport, as a small exact set of blocks without overlap: every
 * address stands on one shelf per port, so that collapsing a shelf's addresses to CIDRs and its ports to ranges opens
 * exactly what the rules open together. A block that comes out of several shelves is one again, so that another peer's
 * ports do not cut its own, unless the two are neighbours that collapse into one block on some of their ports.
 */
export function openBlocks(rules: readonly Rule[]): readonly OpenBlock[] {
  return blocksOn(openShelves(rules));
}

/** The same by shelves: each address stands on one of them per port. */
export function openShelves(rules: readonly Rule[]): readonly OpenShelf[] {
  const asked = rules.flatMap((rule): readonly AskedBlock[] =>
    rule.peer.kind === 'cidr' ? [{ rule, ports: rule.ports, addresses: addressSetOf([rule.peer.cidr]) }] : [],
  );
  const shelves: { ports: PortSet; addresses: AddressSet; asked: readonly AskedBlock[] }[] = [];
  for (const slice of portSlices(asked.map(({ ports: open }) => open))) {
    const here = asked.filter((one) => ports.covers(one.ports, slice));
    const open = addresses.of(here.flatMap((one) => one.addresses));
    const same = shelves.find((shelf) => addresses.equal(shelf.addresses, open));
    if (same === undefined) shelves.push({ ports: slice, addresses: open, asked });
    else same.ports = ports.union(same.ports, slice);
  }
  return shelves;
}

/** The rules that reach into a block on the ports of its shelf. */
export function reachingInto(shelf: OpenShelf, block: AddressSet): readonly Rule[] {
  return shelf.asked
    .filter(
      (one) =>
        ports.intersect(one.ports, shelf.ports).length > 0 && addresses.intersect(one.addresses, block).length > 0,
    )
    .map(({ rule }) => rule);
}

/** The blocks of some shelves, each with all its ports. */
export function blocksOn(shelves: readonly OpenShelf[]): readonly OpenBlock[] {
  const blocks = shelves.flatMap((shelf) =>
    toCidrs(shelf.addresses).map((cidr) => ({
      ports: shelf.ports,
      cidr,
      rules: reachingInto(shelf, addressSetOf([cidr])),
    })),
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
