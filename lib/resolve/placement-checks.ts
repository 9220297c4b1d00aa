import { cidrOf } from '../model/addresses';
import type { RangeInForce } from '../model/flow';
import type { Product, Requirement } from '../model/product';
import { type Gathering, isRecord } from './settle';
import type { Placed } from './supplied';

/** Hosts supplied beside the page's own would be opened by nobody or widen in silence: the user is told. */
export function refuseDocumented(
  product: Product,
  inForce: readonly Requirement[],
  placed: ReadonlyMap<string, Placed>,
  { issues }: Gathering,
): void {
  for (const [party, { hosts }] of placed) {
    if (hosts.length === 0 || !Object.hasOwn(product.services, party)) continue;
    const own = inForce.filter(({ from, to }) => from === party || to === party);
    const documented = own.reduce((sum, requirement) => sum + requirement.hosts.length, 0);
    if (documented > 0 && own.every((requirement) => !(requirement.incomplete?.missing.includes('hosts') ?? false))) {
      issues.push({ code: 'party-documented', at: `profile.parties.${party}`, party, hosts: documented });
    }
  }
}

/** Where the document supports IPv4 alone, a party that has nothing but IPv6 addresses could not be reached. */
export function refuseOtherFamily(
  inForce: readonly Requirement[],
  placed: ReadonlyMap<string, Placed>,
  at: (party: string) => string,
  { issues }: Gathering,
): void {
  for (const [party, { hosts, ranges, bound }] of placed) {
    const bare = hosts.length + bound.length === 0 && ranges.length > 0;
    const [other] = ranges;
    if (!bare || other === undefined || ranges.some(isIpv4)) continue;
    const narrow = inForce.filter(({ ipVersion, from, to }) => ipVersion === 'IPv4' && [from, to].includes(party));
    if (narrow.length === 0) continue;
    const requirements = narrow.map(({ id }) => id);
    issues.push({ code: 'ipv4-only', at: at(party), party, given: other.printed, requirements });
  }
}

/** Where the user placed a party. */
export function placeOf(
  party: string,
  { id }: Product,
  { parties }: Readonly<Record<string, unknown>>,
  peers: Readonly<Record<string, unknown>>,
): string {
  if (isRecord(parties) && Object.hasOwn(parties, party)) return `profile.parties.${party}`;
  return Object.hasOwn(peers, party) ? `peers.${party}` : `peers.${id}.${party}`;
}

export function isIpv4({ cidr }: RangeInForce): boolean {
  return cidrOf(cidr).family === 4;
}

/** The end that a requirement's hosts and ranges belong to: the service, and between roles the one that is reached. */
export function namedEnd(product: Product, { from, to }: Requirement): 'from' | 'to' {
  const outside = (party: string | null) => party !== null && Object.hasOwn(product.services, party);
  return outside(from) && !outside(to) ? 'from' : 'to';
}
