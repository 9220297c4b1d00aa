import type { Dice } from './dice';

/** What is known of one end of a connection: its address, and the sets that nobody can read but that it lies in. */
export interface End {
  readonly address: string;
  readonly sets: ReadonlySet<string>;
}

export type Spoken = 'tls' | 'http' | 'opaque' | 'handshake' | 'udp' | 'icmp' | 'other';

/** One connection, with everything about it decided. */
export interface Point {
  /** Seen from the machine that the filter stands at; one that stands between does not look at it. */
  readonly direction: 'out' | 'in';
  readonly spoken: Spoken;
  /** Of ICMP the type times 256 plus the code. */
  readonly port: number;
  readonly from: End;
  readonly to: End;
  readonly name: string | null;
}

export type Verdict = 'allow' | 'deny' | 'unknown';

/** Whether a rule takes a connection in. */
export type Taken = 'yes' | 'no' | 'maybe';

export const ADDRESSES = ['10.0.0.5', '10.0.1.9', '192.0.2.7', '203.0.113.4', '10.0.0.77'] as const;
export const ADDRESSES_6 = ['2001:db8::5', '2001:db8:1::9'] as const;
export const BLOCKS = [
  '0.0.0.0/0',
  '10.0.0.0/16',
  '10.0.0.0/24',
  '10.0.1.0/24',
  '192.0.2.0/24',
  '203.0.113.4/32',
  '10.0.0.64/26',
] as const;
export const BLOCKS_6 = ['::/0', '2001:db8::/48', '2001:db8::/32'] as const;
export const PORTS = [22, 53, 80, 443, 8080] as const;
export const NAMES = ['a.example.com', 'b.example.com', 'example.com', 'x.a.example.com', 'example.org'] as const;

/** Echo, its answer, and one that has a code. */
const ICMP = [8 * 256, 0, 3 * 256 + 4] as const;
const SPOKEN: readonly Spoken[] = [
  'tls',
  'tls',
  'tls',
  'http',
  'http',
  'opaque',
  'handshake',
  'udp',
  'udp',
  'icmp',
  'other',
];

export const isTcp = (spoken: Spoken) => ['tls', 'http', 'opaque', 'handshake'].includes(spoken);

/** Any connection between machines of one family of addresses; `sets` are all the sets that an end may lie in. */
export function pointOf(dice: Dice, sets: readonly string[], options: { readonly ipv6: number }): Point {
  const spoken = dice.pick(SPOKEN);
  const isSix = dice.chance(options.ipv6);
  const end = (): End => ({
    address: dice.pick(isSix ? ADDRESSES_6 : ADDRESSES),
    sets: new Set(sets.filter(() => dice.chance(0.5))),
  });
  const port = spoken === 'icmp' ? dice.pick(ICMP) : spoken === 'other' ? 0 : dice.pick(PORTS);
  const carries = spoken === 'tls' || spoken === 'http';
  return {
    direction: dice.pick(['out', 'in']),
    spoken,
    port,
    from: end(),
    to: end(),
    name: carries && dice.chance(0.9) ? dice.pick(NAMES) : null,
  };
}

const inBlocks = new Map<string, boolean>();

/** Whether an address lies in a block; bits behind the prefix are not looked at. There are few of both, asked often. */
export function inBlock(address: string, block: string): boolean {
  const key = `${address} ${block}`;
  const known = inBlocks.get(key);
  if (known !== undefined) return known;
  const [start = '', length] = block.split('/');
  const [mine, its] = [bitsOf(address), bitsOf(start)];
  const prefix = length === undefined ? its.length : Number(length);
  const isIn = mine.length === its.length && mine.slice(0, prefix) === its.slice(0, prefix);
  inBlocks.set(key, isIn);
  return isIn;
}

export const isSixth = (address: string) => address.includes(':');

function bitsOf(address: string): string {
  if (!isSixth(address)) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const [head = '', tail] = address.split('::');
  const words = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [words(head), words(tail ?? '')];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last].map((word) => Number.parseInt(word, 16).toString(2).padStart(16, '0')).join('');
}

/** All of several conditions. */
export function all(...conditions: readonly Taken[]): Taken {
  if (conditions.includes('no')) return 'no';
  return conditions.includes('maybe') ? 'maybe' : 'yes';
}

/** One of several. */
export function any(...conditions: readonly Taken[]): Taken {
  if (conditions.includes('yes')) return 'yes';
  return conditions.includes('maybe') ? 'maybe' : 'no';
}

export const when = (condition: boolean): Taken => (condition ? 'yes' : 'no');

/** Of an ordered list: what may decide, as far as anybody can know which rule is the first. */
export function firstDecides(rules: readonly { readonly taken: Taken; readonly does: Verdict }[]): Verdict {
  const possible = new Set<Verdict>();
  for (const { taken, does } of rules) {
    if (taken === 'no') continue;
    possible.add(does);
    if (taken === 'yes') break;
  }
  const [only] = possible;
  return possible.size === 1 && only !== undefined ? only : 'unknown';
}
