/**
 * Synthetic products whose rows are mixed like those of our own catalogue: the shares below are the catalogue's, and a
 * test holds them to it. What is left out of the mix: patterns, and names in traffic in which no firewall reads them
 * (`UNMIXED`), since a Network Firewall refuses these and each has ways out that a person chooses.
 */
import { apexAndSubdomains, exact, type Host, type Product, type Requirement, subdomains } from 'portolan';
import { DOCUMENT, productOf, randomOf } from '../synthetic';

/** Shares of the catalogue's rows, its names and its ports: each a part of one, but for the two lists. */
export const CATALOGUE_MIX = {
  /** Rows that lead to machines of one's own. */
  inside: 0.5,
  /** Of the rows that lead outside: those with names alone, with names and ranges as alternatives; the others have ranges alone. */
  names: 0.76,
  namesAndRanges: 0.2,
  /** Of the names: exact ones, those below a name, a name with those below it; what is left are patterns. */
  exact: 0.77,
  below: 0.17,
  apexAndBelow: 0.04,
  /** Of the different names: those that stand in the pages of several products. */
  shared: 0.07,
  /** Of the rows with names: those on 443 alone, and on 80 alone; most of the others are on 443 and further ports. */
  https: 0.78,
  http: 0.08,
} as const;

/** What the mix leaves out: parts of one of the catalogue's names (patterns) and of its rows with names (no TLS, no HTTP). */
export const UNMIXED = { patterns: 0.02, unreadable: 0.1 } as const;

/** How many names a row has, and how many blocks: every value is as likely as its share of this list. */
const NAMES_PER_ROW = [1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 6, 7, 13] as const;
const BLOCKS_PER_ROW = [1, 1, 3, 5, 8, 10] as const;

/** The smallest and the largest product, in rows; as many lie between 5 and 10 as between 60 and 120. */
const ROWS = { least: 5, most: 120 } as const;

/** Names that any product may share with others, such as those of a push service. */
const SHARED_NAMES = 40;
/** Ports inside: a page names some, for most of its rows the same. */
const INSIDE_PORTS = 24;

/** The editions of every product: a third of the rows belongs to the fuller one. */
export const EDITIONS = ['base', 'full'] as const;
export type Edition = (typeof EDITIONS)[number];

type Random = () => number;

/** So many products, the same in every run. */
export function catalogueLike(count: number): readonly Product[] {
  return Array.from({ length: count }, (_, at) => {
    const random = randomOf(1000 + at);
    const rows = Math.round(ROWS.least * (ROWS.most / ROWS.least) ** random());
    const id = `product-${String(at).padStart(3, '0')}`;
    const cite = { document: DOCUMENT, section: 'editions', quote: 'edition', gloss: 'edition' };
    return productOf(id, {
      roles: {
        machine: { words: 'machine', gloss: 'a machine', short: `P${at}` },
        server: { words: 'server', gloss: 'a server of its own', short: `S${at}` },
      },
      choices: { edition: { kind: 'oneOf', values: EDITIONS, gloss: 'which edition', cite } },
      requirements: Array.from({ length: rows }, (_each, row) => rowOf(id, at, row, random)),
    });
  });
}

function rowOf(id: string, product: number, row: number, random: Random): Requirement {
  const quote = `row ${row}`;
  // The first rows stand in every edition, and lead outside and inside, so that no edition is empty.
  const full = row > 1 && random() < 1 / 3;
  const inside = row === 1 || (row > 1 && random() < CATALOGUE_MIX.inside);
  return {
    id: `row-${row}`,
    from: 'machine',
    transport: 'tcp',
    portsAre: 'fixed',
    need: 'must',
    when: full ? [{ edition: ['full'] }] : [],
    proxy: 'unknown',
    cites: [{ document: DOCUMENT, section: 'rows', quote, gloss: quote }],
    ...(inside ? insideOf(random) : outsideOf(id, product, row, random)),
  };
}

type End = Pick<Requirement, 'to' | 'ports' | 'hosts' | 'either' | 'application'> &
  Pick<Partial<Requirement>, 'ranges'>;

function insideOf(random: Random): End {
  const port = 8000 + Math.floor(random() * INSIDE_PORTS) * 10;
  return { to: 'server', ports: [String(port)], hosts: [], either: false, application: [] };
}

function outsideOf(id: string, product: number, row: number, random: Random): End {
  const kind = row === 0 ? 0 : random();
  const { names, namesAndRanges } = CATALOGUE_MIX;
  const hosts =
    kind < names + namesAndRanges
      ? Array.from({ length: drawn(NAMES_PER_ROW, random) }, (_, at) => hostOf(id, row, at, random))
      : [];
  const cidrs =
    kind < names
      ? []
      : Array.from({ length: drawn(BLOCKS_PER_ROW, random) }, (_, at) => blockOf(product, row, at, random));
  const port = random();
  const { https, http } = CATALOGUE_MIX;
  const ports = hosts.length === 0 || port < https ? ['443'] : port < https + http ? ['80'] : ['443', '8443'];
  const name = ports[0] === '80' ? 'http' : 'https';
  return {
    to: 'cloud',
    ports,
    hosts,
    ...(cidrs.length === 0 ? {} : { ranges: { for: [], cidrs } }),
    either: hosts.length > 0 && cidrs.length > 0,
    application: hosts.length === 0 ? [] : [{ ports: ports.join(', '), name, basis: 'stated' }],
  };
}

function hostOf(id: string, row: number, at: number, random: Random): Host {
  const { shared, exact: whole, below, apexAndBelow } = CATALOGUE_MIX;
  if (random() < shared) return exact(`shared${Math.floor(random() * SHARED_NAMES)}.example.net`);
  const name = `h${at}.r${row}.${id}.example.com`;
  const kind = random() * (whole + below + apexAndBelow);
  if (kind < whole) return exact(name);
  return kind < whole + below ? subdomains(name) : apexAndSubdomains(name, `*${name}`);
}

/** A public block of its own: no two rows print the same. */
function blockOf(product: number, row: number, at: number, random: Random): string {
  const length = 24 + Math.floor(random() * 5);
  const place = product * 1200 + row * 10 + at;
  return `${20 + (place >> 16)}.${(place >> 8) & 255}.${place & 255}.0/${length}`;
}

function drawn<Value>(values: readonly [Value, ...Value[]], random: Random): Value {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
