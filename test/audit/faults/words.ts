/** Which words of the formats hold addresses, ports, names and protocols; from the formats' own references. */

export const ADDRESSES = new Set([
  'cidrip',
  'cidripv4',
  'cidripv6',
  'cidrblocks',
  'ipv6cidrblocks',
  'cidr',
  'sourceaddressprefix',
  'sourceaddressprefixes',
  'destinationaddressprefix',
  'destinationaddressprefixes',
  'sourceaddresses',
  'destinationaddresses',
  'ipaddresses',
  'cidrs',
]);

/** Of these there may be several in one list. */
export const ADDRESS_LISTS = new Set([
  'cidrblocks',
  'sourceaddressprefixes',
  'destinationaddressprefixes',
  'sourceaddresses',
  'destinationaddresses',
  'ipaddresses',
  'cidrs',
]);

export const PORTS = new Set(['destinationportrange', 'destinationportranges', 'destinationports']);

export const NAMES = new Set(['targetfqdns', 'destinationfqdns', 'domains', 'targets']);

export const PROTOCOLS = new Set(['ipprotocol', 'protocol', 'ipprotocols', 'protocols']);

export const LINES = new Set(['rulesstring', 'rules']);

const BLOCK = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

export interface Block {
  readonly start: number;
  readonly length: number;
}

export function blockOf(value: unknown): Block | null {
  const found = typeof value === 'string' ? BLOCK.exec(value) : null;
  if (found === null) return null;
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = found.slice(1).map(Number);
  return { start: ((a * 256 + b) * 256 + c) * 256 + d, length };
}

/** The block of this length that the address lies in. */
export function printBlock(start: number, length: number): string {
  const size = 2 ** (32 - length);
  const first = Math.floor(start / size) * size;
  return `${[24, 16, 8, 0].map((by) => Math.floor(first / 2 ** by) % 256).join('.')}/${length}`;
}
