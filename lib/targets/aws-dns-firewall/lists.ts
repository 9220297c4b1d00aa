import { createHash } from 'node:crypto';
import type { Element } from '../../model/element';
import { type Host, starForms } from '../../model/host';
import type { ListedDomain, ResolverDomainList } from '../../model/plans/aws-dns-firewall';
import { partedBy } from '../../rules';
import { planBecause } from '../reasons';
import { DNS_FIREWALL_LIMITS } from './limits';

/** A domain list with the place of its rule. */
export interface PlacedList extends ResolverDomainList {
  readonly priority: number;
}

/** The list of every name. */
export const EVERYTHING_LIST: PlacedList = {
  id: 'everything',
  domains: [{ text: '*', because: [] }],
  priority: 9000,
};

const FIRST_PRIORITY = 1000;

/** Halved so often a list would hold the names of millions. */
const MOST_HALVES = 12;

/**
 * Whether `*.example.com` takes in `example.com` is written nowhere, so neither is relied upon: an apex is always an
 * entry of its own, and is never left out because of the star.
 */
export function domainsOf(host: Host): readonly string[] {
  return starForms(host) ?? [];
}

/**
 * The names of all elements, in as few lists as hold them. A name stands also where a wildcard covers it, so that a wildcard
 * that comes or goes touches its own list alone.
 */
export function allowedLists(elements: readonly Element[]): readonly PlacedList[] {
  const asking = elements.flatMap((element) => {
    const { asked } = element;
    return asked.kind === 'host' ? domainsOf(asked.host).map((text) => ({ text, element })) : [];
  });
  const domains = partedBy(asking, [({ text }) => text]).map((own): HashedDomain => {
    const [{ text }] = own;
    return { domain: { text, because: planBecause(own.map(({ element }) => element)) }, hash: hashOf(text) };
  });
  return domains.length === 0 ? [] : halved(domains, '');
}

/**
 * A list that is too long becomes two, by the next bit of its names' hashes; all others stay as they are. The first half
 * keeps the place of the whole, and the second has one that nobody else can have.
 */
function halved(domains: readonly HashedDomain[], bits: string): readonly PlacedList[] {
  if (domains.length <= DNS_FIREWALL_LIMITS.domainsPerList.value || bits.length === MOST_HALVES) {
    const start = bits === '' ? 0 : Number.parseInt(bits.padEnd(MOST_HALVES, '0'), 2);
    return [
      {
        id: bits === '' ? 'names' : `names-${bits}`,
        domains: domains.map(({ domain }) => domain),
        priority: FIRST_PRIORITY + start,
      },
    ];
  }
  return (['0', '1'] as const).flatMap((bit) => {
    const half = domains.filter(({ hash }) => hash.charAt(bits.length) === bit);
    return half.length === 0 ? [] : halved(half, bits + bit);
  });
}

/** A name, and the beginning of its hash in bits. */
interface HashedDomain {
  readonly domain: ListedDomain;
  readonly hash: string;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest().readUInt16BE(0).toString(2).padStart(16, '0');
}
