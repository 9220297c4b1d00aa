import { addresses, addressSetOf, cidrOf, LINK_CIDRS, PRIVATE_CIDRS } from '../model/addresses';
import type { Asked, Growth } from '../model/element';
import { familiesOpen, isEverybodyTag } from '../model/everybody';
import { isGroupOfMachines } from '../model/flow';
import type { Opening, Reach } from './report';

const INSIDE = addressSetOf([...PRIVATE_CIDRS, ...LINK_CIDRS]);

/** How far an opening reaches as it stands in a plan, whatever was asked for. */
export function reachOf(asked: Asked, growth: Growth): Reach {
  if (growth.name === 'any' || growth.peer === 'any' || isEverybodyTag(asked)) return 'everywhere';
  switch (asked.kind) {
    case 'host':
      return 'names';
    case 'cidr':
      return reachOfBlock(asked.cidr);
    case 'bound':
      return asked.entry !== undefined || isGroupOfMachines(asked) ? 'inside' : 'unknown';
    case 'party':
      return 'unknown';
  }
}

function reachOfBlock(text: string): Reach {
  const { prefix, first, last } = cidrOf(text);
  const block = [{ first, last }];
  // Half of everything is more than a list of addresses, wherever the other half is opened.
  if (prefix <= 1 || familiesOpen(block).length > 0) return 'everywhere';
  return addresses.covers(INSIDE, block) ? 'inside' : 'addresses';
}

/** How far openings reach together: blocks of the same traffic that make up everybody reach everywhere, each of them. */
export function reachTogether(openings: readonly Opening[]): <One extends Opening>(one: One) => One {
  const blocks = new Map<string, string[]>();
  for (const one of openings) {
    if (one.asked.kind === 'cidr')
      blocks.set(trafficKey(one), [...(blocks.get(trafficKey(one)) ?? []), one.asked.cidr]);
  }
  const open = new Map([...blocks].map(([key, cidrs]) => [key, familiesOpen(addressSetOf(cidrs))]));
  return (one) => {
    if (one.asked.kind !== 'cidr' || one.reaches !== 'addresses') return one;
    const isPart = open.get(trafficKey(one))?.includes(cidrOf(one.asked.cidr).family) === true;
    return isPart ? { ...one, reaches: 'everywhere' } : one;
  };
}

function trafficKey({ source, direction, transport, ports }: Opening): string {
  return [source, direction, transport, ...ports].join(' ');
}

/** Whether addresses are all private, or of a link. */
export function areInside(cidrs: readonly string[]): boolean {
  return addresses.covers(INSIDE, addressSetOf(cidrs));
}
