/** Work that no vendor documents, of any size, the same in every run: products, names, blocks. */
import {
  apexAndSubdomains,
  defineProduct,
  exact,
  type Host,
  type Product,
  type Requirement,
  subdomains,
} from 'portolan';

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The page of every synthetic product. */
export const DOCUMENT = 'page';

/** How names and addresses are mixed in pages: most rows are names, every fifth is a wildcard, every sixth an address. */
function destinationOf(at: number, product: string): Pick<Requirement, 'hosts' | 'ranges' | 'either'> {
  const name = `h${at % 7}.s${at}.${product}.example.com`;
  if (at % 6 === 5) {
    const block = `${11 + ((at >> 16) & 63)}.${(at >> 8) & 255}.${at & 255}.0/24`;
    return { hosts: [], ranges: { for: [], cidrs: [block] }, either: false };
  }
  return { hosts: [hostOf(at, name)], either: false };
}

function hostOf(at: number, name: string): Host {
  if (at % 5 !== 4) return exact(name);
  return at % 10 === 9 ? apexAndSubdomains(name, `*${name}`) : subdomains(name);
}

/** A product whose one role opens so many documented flows, each a row of its page. */
export function syntheticProduct(id: string, flows: number): Product {
  const requirements = Array.from({ length: flows }, (_, at): Requirement => {
    const quote = `row ${at}`;
    return {
      id: `flow-${at}`,
      from: 'machine',
      to: 'cloud',
      transport: 'tcp',
      ports: [at % 9 === 8 ? '8443' : '443'],
      portsAre: 'fixed',
      ...destinationOf(at, id),
      application: [{ ports: at % 9 === 8 ? '8443' : '443', name: 'https', basis: 'stated' }],
      need: 'must',
      when: [],
      proxy: 'unknown',
      cites: [{ document: DOCUMENT, section: 'rows', quote, gloss: quote }],
    };
  });
  return productOf(id, { requirements });
}

/** A product with one page, one role that asks and one service that it speaks to, and what is said beside. */
export function productOf(id: string, said: Readonly<Record<string, unknown>>): Product {
  return defineProduct({
    id,
    name: id,
    short: id.toUpperCase().replaceAll('-', '_'),
    documents: [
      {
        id: DOCUMENT,
        title: 'Synthetic page',
        publisher: 'nobody',
        url: 'https://example.com/',
        language: 'en',
        certainty: 'read',
      },
    ],
    roles: { machine: { words: 'machine', gloss: 'a machine', short: 'MACHINE' } },
    services: { cloud: { words: 'cloud', gloss: 'what it speaks to' } },
    choices: {},
    denials: [],
    notes: [],
    ...said,
  } as never) as Product;
}
