import { type AddressSet, ALL_ADDRESSES, addresses, addressSetOf, formatAddress } from '../../lib/model/addresses';
import type { Variables } from './engine';

/** What a rule line says of the traffic, as far as attempts are made from it; whoever wrote the line. */
export interface Header {
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
  readonly ports: readonly (readonly [number, number])[];
  /** The texts of its contents, without a dot in front. */
  readonly literals: readonly string[];
  /** Whether names below the literal are meant. */
  readonly suffix: boolean;
  readonly expression: string | null;
}

/** @throws where the line is not `action protocol source any -> destination port (options)`. */
export function headerOf(line: string): Header {
  const parts = /^\w+ (\w+) (\S+) any -> (\S+) (\S+) \((.*)\)$/.exec(line);
  if (parts === null) throw new Error(`no line that attempts are made from: ${line}`);
  const [, protocol = '', from = '', to = '', listening = '', options = ''] = parts;
  return {
    protocol,
    from,
    to,
    ports: portsOf(listening),
    literals: [...options.matchAll(/content:"\.?([^"]+)"/g)].map(([, text]) => text ?? ''),
    suffix: /content:"\./.test(options) && !options.includes('pcre:'),
    expression: /pcre:"\/(.*)\/i?"/.exec(options)?.[1] ?? null,
  };
}

function portsOf(text: string): Header['ports'] {
  if (text === 'any') return [[1, 65535]];
  return text
    .replace(/[[\]]/g, '')
    .split(',')
    .map((item) => {
      const [first = 0, last = first] = item.split(':').map(Number);
      return [first, last] as const;
    });
}

/** The ports at the edges, and those one outside. */
export function portEdges(ports: Header['ports']): readonly number[] {
  const all = ports.flatMap(([first, last]) => [first, last, first - 1, last + 1]);
  return [...new Set(all)].filter((port) => port >= 1 && port <= 65535);
}

/** The addresses that a side of a header holds. */
export function addressesOf(text: string, variables: Variables): AddressSet {
  if (text === 'any') return ALL_ADDRESSES;
  const items = isNamed(text) ? [text] : text.replace(/[[\]]/g, '').split(',');
  const taken = items.filter((item) => item.startsWith('!'));
  const given = items.filter((item) => !item.startsWith('!'));
  const inside = given.length === 0 ? ALL_ADDRESSES : joined(given, variables);
  return addresses.subtract(
    inside,
    joined(
      taken.map((item) => item.slice(1)),
      variables,
    ),
  );
}

/** A rule variable or a prefix list. */
function isNamed(text: string): boolean {
  return /^[$@]/.test(text);
}

function joined(items: readonly string[], variables: Variables): AddressSet {
  return items.reduce<AddressSet>((sum, item) => {
    if (!isNamed(item)) return addresses.union(sum, addressSetOf([item]));
    const blocks = variables.get(item.slice(1));
    if (blocks === undefined) throw new Error(`${item} has no value`);
    return addresses.union(sum, addressesOf(`[${blocks.join(',')}]`, variables));
  }, []);
}

/** Addresses at the edges of a set, and those one outside of each. */
export function addressEdges(set: AddressSet): {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
} {
  const inside = set.flatMap(({ first, last }) => [first, last]);
  const outside = set.flatMap(({ first, last }) => [first - 1n, last + 1n]);
  const real = outside.filter((at) => addresses.contains(ALL_ADDRESSES, at) && !addresses.contains(set, at));
  return { inside: texts(inside), outside: texts(real) };
}

function texts(all: readonly bigint[]): readonly string[] {
  return [...new Set(all)].map(formatAddress);
}
