import { IPv6 } from 'ipaddr.js';
import { type IntervalSet, intervalAlgebra } from './intervals';
import { type Parsed, parsed, problem } from './parsed';
import { readOnce } from './read-once';

/** A block of addresses; `first` and `last` stand on the axis of {@link AddressSet}. */
export interface Cidr {
  readonly family: 4 | 6;
  /** Canonical, always with a prefix length: `54.208.149.103/32`, `2001:db8::/32`. */
  readonly text: string;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * A set of addresses of both families on one axis: IPv4 at 0 to 2^32 - 1, IPv6 right behind it, shifted by 2^32. The
 * end of one family and the start of the other touch, so one interval may span both; only {@link toCidrs} has to know.
 */
export type AddressSet = IntervalSet<bigint>;

/** The set operations on addresses. */
export const addresses = intervalAlgebra<bigint>({ next: (value) => value + 1n, previous: (value) => value - 1n });

/** Where IPv6 starts on the axis. */
const SHIFT = 1n << 32n;
const END = SHIFT + (1n << 128n);

export const ALL_IPV4: AddressSet = [{ first: 0n, last: SHIFT - 1n }];
export const ALL_IPV6: AddressSet = [{ first: SHIFT, last: END - 1n }];
/** Every address of both families. */
export const ALL_ADDRESSES: AddressSet = [{ first: 0n, last: END - 1n }];

/** The addresses of private networks: RFC 1918, RFC 6598, RFC 4193. No packet to or from them crosses the Internet. */
export const PRIVATE_CIDRS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'] as const;

/** The addresses of a link: RFC 3927, RFC 4291. */
export const LINK_CIDRS = ['169.254.0.0/16', 'fe80::/10'] as const;

/** Why a text is no address and no block. */
export type AddressProblemCode =
  | 'address-empty'
  /** A blank, anywhere. */
  | 'address-blank'
  /** `010.0.0.1` (ten, or eight?), `10.0.0.0/08`. */
  | 'address-leading-zero'
  /** `10.0.0.1/24`: neither the block nor the one address. */
  | 'address-host-bits'
  /** A prefix length that is none, or over the family's 32 or 128. */
  | 'address-prefix'
  /** `10.0.0.0/255.255.255.0`. */
  | 'address-netmask'
  /** Fewer or more than four numbers: `1.2.3`. */
  | 'address-parts'
  /** A number over 255. */
  | 'address-octet'
  /** `0x7f.0.0.1`, `0o10.0.0.1`. */
  | 'address-hex-or-octal'
  /** `fe80::1%eth0`. */
  | 'address-zone'
  /** `::ffff:10.0.0.1`, `::10.0.0.1`: IPv4 in IPv6 clothes, which a rule would never match against IPv4 traffic. */
  | 'address-ipv4-in-ipv6'
  /** `173.194.*`. */
  | 'address-wildcard'
  /** `10.0.0.0-10.0.0.255`. */
  | 'address-range'
  /** `10.0.0.1:443`, `[2001:db8::1]:443`. */
  | 'address-port'
  | 'address-host-name'
  /** Anything else: `::1::`, `[::1]`. */
  | 'address-malformed';

/**
 * Reads one address or one block, strictly: `10.0.0.0/24`, `54.208.149.103` (a block of one), `2001:db8::/32` in any
 * legal spelling. What other parsers take for some address (host bits, leading zeros, short forms, blanks) is refused,
 * with the forms that may have been meant; every suggestion parses.
 */
export function parseCidr(text: string): Parsed<Cidr, AddressProblemCode> {
  const [address = '', length, ...more] = text.split('/');
  const family = address.includes(':') ? 6 : 4;
  const bits = BITS[family];
  const value = family === 6 ? readIpv6(address) : readIpv4(address);
  if (value === null || more.length > 0) return refuseForm(text);
  const prefix = length === undefined ? bits : readPrefix(length, bits);
  if (prefix === null) return refusePrefix(text, address, length ?? '');
  const hostPart = value % sizeOf(prefix, bits);
  if (hostPart !== 0n) {
    const meant = [blockAt(family, value - hostPart, prefix), blockAt(family, value, bits)];
    return refuse('address-host-bits', text, ...meant.map((block) => block.text));
  }
  if (family === 6 && prefix >= 96 && isIpv4InIpv6(address, value)) {
    const inside = blockAt(4, value % SHIFT, prefix - 96);
    return refuse('address-ipv4-in-ipv6', text, length === undefined ? formatAddress(inside.first) : inside.text);
  }
  return parsed(blockAt(family, value, prefix));
}

/** A block that the program itself holds; throws where `parseCidr` refuses. */
export const cidrOf = readOnce((text: string): Cidr => {
  const read = parseCidr(text);
  if (read.ok) return read.value;
  const { code, suggestions } = read.problem;
  throw new Error(`malformed address block '${text}' (${[code, ...suggestions].join(', ')})`);
});

/** The addresses of a list of blocks, in whatever order and overlap; throws where `parseCidr` refuses one. */
export function addressSetOf(cidrs: readonly string[]): AddressSet {
  const [only, ...others] = cidrs;
  return only !== undefined && others.length === 0 ? blockOf(only) : addresses.of(cidrs.map(cidrOf));
}

/** A rule is to one block, which is asked for, opened and read many times over. */
const blockOf = readOnce((text: string): AddressSet => {
  const { first, last } = cidrOf(text);
  return [{ first, last }];
});

/** The smallest list of blocks that holds exactly this set: ascending, IPv4 before IPv6, canonical. */
export function toCidrs(set: AddressSet): string[] {
  return [...blocksOf(4, addresses.intersect(set, ALL_IPV4)), ...blocksOf(6, addresses.intersect(set, ALL_IPV6))];
}

/** The text of one point of the axis: `10.0.0.1`, `2001:db8::1`; IPv6 as RFC 5952 writes it. */
export function formatAddress(axisValue: bigint): string {
  if (axisValue < 0n || axisValue >= END) throw new RangeError(`no address stands at ${axisValue}`);
  if (axisValue < SHIFT) {
    const value = Number(axisValue);
    return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
  }
  const hex = (axisValue - SHIFT).toString(16).padStart(32, '0');
  const parts = Array.from({ length: 8 }, (_, i) => Number.parseInt(hex.slice(4 * i, 4 * i + 4), 16));
  return new IPv6(parts).toRFC5952String();
}

const BITS = { 4: 32, 6: 128 } as const;

function sizeOf(prefix: number, bits: number): bigint {
  return 1n << BigInt(bits - prefix);
}

/** The block of this prefix length that starts at `value`, counted within its family. */
function blockAt(family: 4 | 6, value: bigint, prefix: number): Cidr {
  const first = family === 4 ? value : value + SHIFT;
  const last = first + sizeOf(prefix, BITS[family]) - 1n;
  return { family, text: `${formatAddress(first)}/${prefix}`, prefix, first, last };
}

/** At each point the largest block that starts there and does not reach beyond the interval: no smaller list exists. */
function blocksOf(family: 4 | 6, set: AddressSet): string[] {
  const start = family === 4 ? 0n : SHIFT;
  const whole = sizeOf(0, BITS[family]);
  const texts: string[] = [];
  for (const { first, last } of set) {
    let at = first - start;
    const end = last - start + 1n;
    while (at < end) {
      let size = at === 0n ? whole : at & -at;
      while (at + size > end) size >>= 1n;
      texts.push(`${formatAddress(at + start)}/${BITS[family] + 1 - size.toString(2).length}`);
      at += size;
    }
  }
  return texts;
}

function readIpv4(text: string): bigint | null {
  const written = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (written === null || /(^|\.)0\d/.test(text)) return null;
  const octets = written.slice(1).map(Number);
  if (octets.some((octet) => octet > 255)) return null;
  return BigInt(octets.reduce((value, octet) => value * 256 + octet, 0));
}

/** Groups of up to four digits, the last two perhaps as an IPv4 address; ipaddr.js alone would also take zones and octal. */
function readIpv6(text: string): bigint | null {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  if (!/^[0-9a-f:.]+$/i.test(text) || (tail.includes('.') && readIpv4(tail) === null)) return null;
  if (text.split(':').some((group) => group.length > 4 && group !== tail) || !IPv6.isValid(text)) return null;
  return IPv6.parse(text).parts.reduce((value, part) => (value << 16n) | BigInt(part), 0n);
}

function readPrefix(text: string, bits: number): number | null {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= bits ? Number(text) : null;
}

/** `::ffff:a.b.c.d` in any spelling, and the older `::a.b.c.d` where it is written with dots. */
function isIpv4InIpv6(address: string, value: bigint): boolean {
  return value >> 32n === 0xffffn || (value >> 32n === 0n && address.includes('.'));
}

function refuse(code: AddressProblemCode, text: string, ...candidates: readonly string[]) {
  const suggestions = candidates
    .filter((candidate) => candidate !== text)
    .flatMap((candidate) => {
      const read = parseCidr(candidate);
      return read.ok ? [candidate] : read.problem.suggestions;
    });
  return problem(code, text, [...new Set(suggestions)]);
}

function refusePrefix(text: string, address: string, prefix: string) {
  if (/\s/.test(text)) return refuse('address-blank', text, text.replace(/\s/g, ''));
  if (/^0\d+$/.test(prefix)) return refuse('address-leading-zero', text, withoutLeadingZeros(text));
  const mask = readIpv4(prefix);
  if (mask === null) return refuse('address-prefix', text);
  const ones = mask.toString(2).padStart(32, '0').lastIndexOf('1') + 1;
  const contiguous = mask === sizeOf(0, 32) - sizeOf(ones, 32);
  return refuse('address-netmask', text, ...(contiguous ? [`${address}/${ones}`] : []));
}

/** Names the first reason for which this is not an address at all. */
function refuseForm(text: string) {
  if (text.trim() === '') return refuse('address-empty', text);
  const [, from, to] = /^([^\s-]+)\s*[-–]\s*([^\s-]+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined && parseCidr(from).ok && parseCidr(to).ok) {
    return refuse('address-range', text, ...blockBetween(cidrOf(from), cidrOf(to)));
  }
  if (/\s/.test(text)) return refuse('address-blank', text, text.trim().replace(/\s*\/\s*/, '/'));
  for (const { code, form } of AROUND_AN_ADDRESS) {
    const [, before, behind = ''] = form.exec(text) ?? [];
    if (before !== undefined) return refuse(code, text, before + behind);
  }
  if (text.includes('*')) {
    const [, octets] = /^((?:\d+\.){1,3})(?:\*\.){0,2}\*$/.exec(text) ?? [];
    return refuse('address-wildcard', text, ...(octets === undefined ? [] : [wholeBlock(octets)]));
  }
  return refuseNumbers(text, text.replace(/\/.*/s, ''));
}

/** What people paste around an address. */
const AROUND_AN_ADDRESS: readonly { readonly code: AddressProblemCode; readonly form: RegExp }[] = [
  { code: 'address-zone', form: /^([0-9a-f:.]+)%[^/]*(\/.*)?$/i },
  { code: 'address-port', form: /^\[([0-9a-f:.]+)\]:\d+$/i },
  { code: 'address-port', form: /^([\d.]+):\d+$/ },
  { code: 'address-malformed', form: /^\[([0-9a-f:.]+)\](\/.*)?$/i },
];

function refuseNumbers(text: string, address: string) {
  if (/^(?:0x[0-9a-f]*|0o[0-7]*|\d+)(?:\.(?:0x[0-9a-f]*|0o[0-7]*|\d+))*$/i.test(address) && /[xo]/i.test(address)) {
    return refuse(
      'address-hex-or-octal',
      text,
      text.replace(/0[xo][0-9a-f]+/gi, (part) => `${Number(part)}`),
    );
  }
  if (/^\d[\d.]*$/.test(address)) {
    if (!/^\d+\.\d+\.\d+\.\d+$/.test(address)) return refuse('address-parts', text);
    if (/(^|\.)0\d/.test(address)) return refuse('address-leading-zero', text, withoutLeadingZeros(text));
    if (address.split('.').some((octet) => Number(octet) > 255)) return refuse('address-octet', text);
  }
  return refuse(/^[^/:]*[g-z_]/i.test(text) ? 'address-host-name' : 'address-malformed', text);
}

/** `10.0.0.0-10.0.0.255` as one block, where it is one. */
function blockBetween(from: Cidr, to: Cidr): string[] {
  if (from.family !== to.family || from.first > to.last) return [];
  const blocks = toCidrs([{ first: from.first, last: to.last }]);
  return blocks.length === 1 ? blocks : [];
}

/** `173.194.` and what a star stands for behind it. */
function wholeBlock(octets: string): string {
  const given = octets.split('.').length - 1;
  return `${octets}${Array(4 - given)
    .fill('0')
    .join('.')}/${8 * given}`;
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/(^|[./])0+(?=\d)/g, '$1');
}

/** By its form alone, so that a malformed address is told what is wrong with it as an address, and a malformed host as a host. */
export function isMeantAsAddress(text: string): boolean {
  const bare = text.trim();
  const numbers = bare.replace(/[/%].*$/s, '').replace(/^([\d.]+):\d+$/, '$1');
  return (
    /^\d[\d.]*(?:\.\*)*(?:\s*[-–]\s*[\d.]+)?$/.test(numbers) ||
    /^0[xo][\da-f]*(?:\.(?:0[xo])?[\da-f]+)*$/i.test(numbers) ||
    /^\[?[\da-f.]*:[\da-f.]*:/i.test(bare)
  );
}
