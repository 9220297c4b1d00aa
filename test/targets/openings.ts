import type { AdditionalRule, EntryRequest } from '../../lib/model/entry';
import type { Product, Requirement } from '../../lib/model/product';
import { tryRole } from '../../lib/resolve';

const requirement: Requirement = {
  id: 'agent-cloud',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: false,
  application: [],
  need: 'optional',
  when: [],
  proxy: 'unknown',
  cites: [{ document: 'page', section: 'ports', quote: 'open these', gloss: 'open these' }],
};

const PRODUCT: Product = {
  id: 'harbour',
  name: 'Harbour',
  short: 'H',
  documents: [],
  roles: { agent: { words: 'agent', gloss: 'agent', short: 'AGENT' } },
  services: { cloud: { words: 'cloud', gloss: 'cloud' } },
  choices: {},
  requirements: [requirement],
  denials: [],
  notes: [],
};

/** An opening for some peers on some ports: an id, `direction transport ports`, and the peers. */
export type Opening = readonly [id: string, traffic: string, ...peers: AdditionalRule['peer'][]];

/** A role that asks for these openings and for nothing else. */
export function asking(...openings: readonly Opening[]): EntryRequest {
  const { entry } = tryRole(PRODUCT, {}, 'agent');
  return {
    entry,
    additionalRules: openings.flatMap(([id, traffic, ...peers]) => {
      const [direction, transport, ...ports] = traffic.split(' ') as [
        AdditionalRule['direction'],
        AdditionalRule['transport'],
        ...string[],
      ];
      return peers.map((peer) => ({ id, direction, transport, ports: ports.join(' '), peer, reason: 'a test' }));
    }),
  };
}

/** So many single addresses that never collapse into blocks. */
export function apart(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = 2 * (from + index);
    return `10.${Math.floor(at / 65536)}.${Math.floor(at / 256) % 256}.${at % 256}`;
  });
}
