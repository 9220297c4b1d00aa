import { type AddressSet, addresses, type Cidr, cidrOf, toCidrs } from '../model/addresses';
import type { Interval } from '../model/intervals';
import { type PortSet, ports, printedPorts } from '../model/ports';
import { partedBy, type Some } from './parted';
import type { UnkeyedRule } from './rule-of';

/** One block of addresses, open on exactly these ports. */
export interface OpenBlock {
  readonly ports: PortSet;
  readonly cidr: string;
  /** The rules that reach into it. */
  readonly rules: readonly UnkeyedRule[];
}

/** Addresses that are open on the same ports. */
export interface OpenShelf {
  readonly ports: PortSet;
  readonly addresses: AddressSet;
  /** The rules of which some are open here. */
  readonly asked: AskedBlocks;
}

/**
 * The rules to addresses of one source, direction and transport, as a small exact set of blocks without overlap: every
 * address stands on one shelf per port, so that collapsing a shelf's addresses to CIDRs and its ports to ranges opens
 * exactly what the rules open together. A block that comes out of several shelves is one again, so that another peer's
 * ports do not cut its own, unless the two are neighbours that collapse into one block on some of their ports.
 */
export function openBlocks(rules: readonly UnkeyedRule[]): readonly OpenBlock[] {
  return blocksOn(openShelves(rules));
}

/** The same by shelves: each address stands on one of them per port. */
export function openShelves(rules: readonly UnkeyedRule[]): readonly OpenShelf[] {
  const blocks = askedBlocks(rules);
  const asked = new AskedBlocks(blocks);
  const shelves: { ports: PortSet; addresses: AddressSet; asked: AskedBlocks }[] = [];
  for (const slice of portSlices(new Set(blocks.map((block) => block.ports)))) {
    const here = blocks.filter((block) => ports.covers(block.ports, slice));
    const open = addresses.of(here.map(({ first, last }) => ({ first, last })));
    const same = shelves.find((shelf) => addresses.equal(shelf.addresses, open));
    if (same === undefined) shelves.push({ ports: slice, addresses: open, asked });
    else same.ports = ports.union(same.ports, slice);
  }
  return shelves;
}

/** A block that rules ask for on the same ports. */
interface AskedBlock extends Interval<bigint> {
  readonly ports: PortSet;
  readonly rules: Some<UnkeyedRule>;
}

/** What is reached by name is opened to every address, so that thousands of rules ask for one block. */
function askedBlocks(rules: readonly UnkeyedRule[]): readonly AskedBlock[] {
  const toBlocks = rules.filter(({ peer }) => peer.kind === 'cidr');
  return partedBy(toBlocks, [blockOf, ({ ports: open }) => printedPorts(open).join()]).map((same) => {
    const { first, last } = cidrOf(blockOf(same[0]));
    return { first, last, ports: same[0].ports, rules: same };
  });
}

function blockOf({ peer }: UnkeyedRule): string {
  return peer.kind === 'cidr' ? peer.cidr : '';
}

/**
 * The blocks that are asked for, of which those that meet another one are found without a look at all the others. Two
 * blocks lie apart or one within the other. So what meets a block either starts within it, and stands together in the
 * order of beginnings (the wider one first), or holds it, and then it holds the last one that begins before it or is
 * that one: it stands on the way from there to the outermost.
 */
class AskedBlocks {
  private readonly sorted: readonly AskedBlock[];
  /** For each the place of the narrowest one that holds it; -1 where none does. */
  private readonly around: readonly number[];

  constructor(blocks: readonly AskedBlock[]) {
    this.sorted = [...blocks].sort((a, b) => compare(a.first, b.first) || compare(b.last, a.last));
    const around: number[] = [];
    for (const [place, block] of this.sorted.entries()) {
      let outer = place - 1;
      while (outer >= 0 && this.lastOf(outer) < block.first) outer = around[outer] ?? -1;
      around.push(outer);
    }
    this.around = around;
  }

  /** Those that meet a block. */
  meeting({ first, last }: Cidr): readonly AskedBlock[] {
    const start = this.startingFrom(first);
    const found: AskedBlock[] = [];
    for (let place = start - 1; place >= 0; place = this.around[place] ?? -1) {
      if (this.lastOf(place) >= first) found.push(this.sorted[place] as AskedBlock);
    }
    for (let place = start; place < this.sorted.length; place++) {
      const block = this.sorted[place] as AskedBlock;
      if (block.first > last) break;
      found.push(block);
    }
    return found;
  }

  /** How many begin before a value. */
  private startingFrom(value: bigint): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.first ?? value) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private lastOf(place: number): bigint {
    return this.sorted[place]?.last ?? -1n;
  }
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The rules that reach into a block on the ports of its shelf. */
export function reachingInto({ asked, ports: open }: OpenShelf, block: string): readonly UnkeyedRule[] {
  return asked.meeting(cidrOf(block)).flatMap((one) => (ports.intersect(one.ports, open).length > 0 ? one.rules : []));
}

/** The blocks of some shelves, each with all its ports. */
export function blocksOn(shelves: readonly OpenShelf[]): readonly OpenBlock[] {
  const blocks = shelves.flatMap((shelf) =>
    toCidrs(shelf.addresses).map((cidr) => ({
      ports: shelf.ports,
      cidr,
      rules: reachingInto(shelf, cidr),
    })),
  );
  const whole = new Map<string, OpenBlock>();
  for (const block of blocks) {
    const before = whole.get(block.cidr);
    const joined = before && {
      cidr: block.cidr,
      ports: ports.union(before.ports, block.ports),
      rules: [...new Set([...before.rules, ...block.rules])],
    };
    whole.set(block.cidr, joined ?? block);
  }
  return [...whole.values()];
}

/** The rules parted by a key, in the order in which the keys come. */
export function shelve(
  rules: readonly UnkeyedRule[],
  keyOf: (rule: UnkeyedRule) => string,
): readonly [UnkeyedRule, ...UnkeyedRule[]][] {
  const shelves = new Map<string, [UnkeyedRule, ...UnkeyedRule[]]>();
  for (const rule of rules) {
    const shelf = shelves.get(keyOf(rule));
    if (shelf === undefined) shelves.set(keyOf(rule), [rule]);
    else shelf.push(rule);
  }
  return [...shelves.values()];
}

/** The coarsest slices of the ports such that each set holds a slice whole or not at all. */
function portSlices(distinct: ReadonlySet<PortSet>): readonly PortSet[] {
  const sets = [...distinct];
  const starts = new Set(sets.flatMap((set) => set.flatMap(({ first, last }) => [first, last + 1])));
  const edges = [...starts].sort((a, b) => a - b);
  const all = sets.reduce<PortSet>((sum, set) => ports.union(sum, set), ports.of([]));
  return edges.slice(0, -1).flatMap((first, index) => {
    const slice = ports.of([{ first, last: (edges[index + 1] ?? first + 1) - 1 }]);
    return ports.intersect(all, slice).length > 0 ? [slice] : [];
  });
}
