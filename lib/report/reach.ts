import { addresses, addressSetOf, cidrOf, LINK_CIDRS, PRIVATE_CIDRS } from '../model/addresses';
import type { Asked, Growth } from '../model/element';
import { isGroupOfMachines } from '../model/flow';
import type { Reach } from './report';

const INSIDE = addressSetOf([...PRIVATE_CIDRS, ...LINK_CIDRS]);

/** How far an opening reaches as it stands in a plan, whatever was asked for. */
export function reachOf(asked: Asked, growth: Growth): Reach {
  if (growth.name === 'any' || growth.peer === 'any') return 'everywhere';
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
  // Two halves are a whole, however they are written.
  if (prefix <= 1) return 'everywhere';
  return addresses.covers(INSIDE, [{ first, last }]) ? 'inside' : 'addresses';
}

/** Whether addresses are all private, or of a link. */
export function areInside(cidrs: readonly string[]): boolean {
  return addresses.covers(INSIDE, addressSetOf(cidrs));
}
