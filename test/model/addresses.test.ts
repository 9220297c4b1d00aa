import fc from 'fast-check';
import { collapseCidrs } from '../../lib/cidrs';
import {
  type AddressProblemCode,
  type AddressSet,
  ALL_ADDRESSES,
  ALL_IPV4,
  ALL_IPV6,
  addresses,
  addressSetOf,
  cidrOf,
  formatAddress,
  parseCidr,
  toCidrs,
} from '../../lib/model/addresses';

const SEED = 20240;
const SHIFT = 1n << 32n;

/** The 32 addresses at the border of the families and at both ends of the axis, where mistakes live. */
const corners = [0n, SHIFT - 8n, SHIFT, SHIFT + (1n << 128n) - 8n].flatMap((start) =>
  Array.from({ length: 8 }, (_, i) => start + BigInt(i)),
);

const membersOf = (set: AddressSet) =>
  corners.filter((value) => set.some(({ first, last }) => first <= value && value <= last));

const anyCorner = fc.constantFrom(...corners);
const anySet = fc
  .array(fc.tuple(anyCorner, anyCorner), { maxLength: 5 })
  .map((pairs) => addresses.of(pairs.map(([a, b]) => (a < b ? { first: a, last: b } : { first: b, last: a }))));

/** Blocks of a small IPv4 world, `10.0.0.0/27`. */
const anyBlock = fc.tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 27, max: 32 })).map(([at, prefix]) => {
  const size = 2 ** (32 - prefix);
  return `10.0.0.${at - (at % size)}/${prefix}`;
});

function addressesIn(cidrs: readonly string[]): Set<number> {
  const all = new Set<number>();
  for (const cidr of cidrs) {
    const [, start = '', prefix = ''] = /^10\.0\.0\.(\d+)\/(\d+)$/.exec(cidr) ?? [];
    for (let i = 0; i < 2 ** (32 - Number(prefix)); i++) all.add(Number(start) + i);
  }
  return all;
}

/** The least number of aligned blocks that hold exactly these of 32 addresses, found by trying both halves. */
function leastBlocks(members: ReadonlySet<number>, start = 0, size = 32): number {
  const inside = Array.from({ length: size }, (_, i) => start + i).filter((value) => members.has(value)).length;
  if (inside === 0 || inside === size) return inside === 0 ? 0 : 1;
  return leastBlocks(members, start, size / 2) + leastBlocks(members, start + size / 2, size / 2);
}

const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

const ACCEPTED: readonly [string, string][] = [
  ['10.0.0.0/24', '10.0.0.0/24'],
  ['54.208.149.103', '54.208.149.103/32'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['255.255.255.255', '255.255.255.255/32'],
  ['103.163.152.0/23', '103.163.152.0/23'],
  ['::', '::/128'],
  ['::/0', '::/0'],
  ['::1', '::1/128'],
  ['2001:DB8::/32', '2001:db8::/32'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1/128'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1/128'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1/128'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
  ['64:ff9b::192.0.2.33', '64:ff9b::c000:221/128'],
  ['::fffe:0:0/95', '::fffe:0:0/95'],
];

const REFUSED: readonly [string, AddressProblemCode, readonly string[]][] = [
  ['', 'address-empty', []],
  ['  ', 'address-empty', []],
  [' 1.2.3.4', 'address-blank', ['1.2.3.4']],
  ['1.2.3.4\t', 'address-blank', ['1.2.3.4']],
  ['10.0.0.0 /24', 'address-blank', ['10.0.0.0/24']],
  ['10.0.0.0/ 24', 'address-blank', ['10.0.0.0/24']],
  [' 10.0.0.1/24', 'address-blank', ['10.0.0.0/24', '10.0.0.1/32']],
  ['1.2. 3.4', 'address-blank', []],
  ['10.0.0.1/24', 'address-host-bits', ['10.0.0.0/24', '10.0.0.1/32']],
  ['2001:db8::1/32', 'address-host-bits', ['2001:db8::/32', '2001:db8::1/128']],
  ['1.2.3.4/0', 'address-host-bits', ['0.0.0.0/0', '1.2.3.4/32']],
  ['010.0.0.1', 'address-leading-zero', ['10.0.0.1']],
  ['10.00.0.1', 'address-leading-zero', ['10.0.0.1']],
  ['10.0.0.0/08', 'address-leading-zero', ['10.0.0.0/8']],
  ['10.0.0.0/33', 'address-prefix', []],
  ['2001:db8::/129', 'address-prefix', []],
  ['10.0.0.0/', 'address-prefix', []],
  ['10.0.0.0/-1', 'address-prefix', []],
  ['10.0.0.0/24.0', 'address-prefix', []],
  ['10.0.0.0/255.255.255.0', 'address-netmask', ['10.0.0.0/24']],
  ['0.0.0.0/0.0.0.0', 'address-netmask', ['0.0.0.0/0']],
  ['10.0.0.0/255.0.255.0', 'address-netmask', []],
  ['10.0.0.0/0.0.0.255', 'address-netmask', []],
  ['1.2.3', 'address-parts', []],
  ['1.2.3.4.5', 'address-parts', []],
  ['2130706433', 'address-parts', []],
  ['1.2.3.', 'address-parts', []],
  ['1..3.4', 'address-parts', []],
  ['10.0.0/24', 'address-parts', []],
  ['/33', 'address-malformed', []],
  ['/24', 'address-malformed', []],
  ['10.0.0.256', 'address-octet', []],
  ['999.0.0.0/8', 'address-octet', []],
  ['0x7f.0.0.1', 'address-hex-or-octal', ['127.0.0.1']],
  ['0x0a.0x00.0x00.0x01', 'address-hex-or-octal', ['10.0.0.1']],
  ['0o12.0.0.1', 'address-hex-or-octal', ['10.0.0.1']],
  ['0x7f000001', 'address-hex-or-octal', []],
  ['fe80::1%eth0', 'address-zone', ['fe80::1']],
  ['fe80::%1/64', 'address-zone', ['fe80::/64']],
  ['::ffff:10.0.0.1', 'address-ipv4-in-ipv6', ['10.0.0.1']],
  ['::ffff:a00:1', 'address-ipv4-in-ipv6', ['10.0.0.1']],
  ['::ffff:10.0.0.0/104', 'address-ipv4-in-ipv6', ['10.0.0.0/8']],
  ['::10.0.0.1', 'address-ipv4-in-ipv6', ['10.0.0.1']],
  ['0:0:0:0:0:0:10.0.0.1', 'address-ipv4-in-ipv6', ['10.0.0.1']],
  ['::ffff:010.0.0.1', 'address-malformed', []],
  ['173.194.*', 'address-wildcard', ['173.194.0.0/16']],
  ['173.194.*.*', 'address-wildcard', ['173.194.0.0/16']],
  ['10.*', 'address-wildcard', ['10.0.0.0/8']],
  ['1.2.3.*', 'address-wildcard', ['1.2.3.0/24']],
  ['10.*.0.1', 'address-wildcard', []],
  ['*', 'address-wildcard', []],
  ['*.example.com', 'address-wildcard', []],
  ['10.0.0.0-10.0.0.255', 'address-range', ['10.0.0.0/24']],
  ['10.0.0.0 - 10.0.0.255', 'address-range', ['10.0.0.0/24']],
  ['10.0.0.1-10.0.0.9', 'address-range', []],
  ['10.0.0.9-10.0.0.1', 'address-range', []],
  ['10.0.0.1:443', 'address-port', ['10.0.0.1']],
  ['[2001:db8::1]:443', 'address-port', ['2001:db8::1']],
  ['[::1]', 'address-malformed', ['::1']],
  ['example.com', 'address-host-name', []],
  ['localhost', 'address-host-name', []],
  ['any', 'address-host-name', []],
  ['1.2.3.example', 'address-host-name', []],
  ['https://10.0.0.1/', 'address-host-name', []],
  ['::1::', 'address-malformed', []],
  [':::', 'address-malformed', []],
  ['1:2:3:4:5:6:7', 'address-malformed', []],
  ['1:2:3:4:5:6:7:8:9', 'address-malformed', []],
  ['12345::', 'address-malformed', []],
  ['2001:db8::1:', 'address-malformed', []],
  ['10.0.0.0/8/8', 'address-malformed', []],
  ['１.２.３.４', 'address-malformed', []],
];

describe('reading an address', () => {
  test.each(ACCEPTED)('%j is read as %s', (text, canonical) => {
    const read = parseCidr(text);
    expect(read.ok && read.value.text).toBe(canonical);
  });

  test.each(REFUSED)('%j is refused', (text, code, suggestions) => {
    expect(parseCidr(text)).toEqual({ ok: false, problem: { code, given: text, suggestions } });
  });

  test('every suggestion is itself accepted', () => {
    for (const suggestion of REFUSED.flatMap(([, , suggestions]) => suggestions))
      expect(cidrOf(suggestion)).toBeTruthy();
  });

  test('every canonical block reads back as itself, in both families', () => {
    const anyCidr = fc.oneof(
      fc.tuple(fc.constant(4 as const), fc.bigInt({ min: 0n, max: SHIFT - 1n }), fc.integer({ min: 0, max: 32 })),
      fc.tuple(
        fc.constant(6 as const),
        fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
        fc.integer({ min: 0, max: 128 }),
      ),
      // Sparse ones: where runs of zeros compete, the canonical text is hardest.
      fc.tuple(
        fc.constant(6 as const),
        fc
          .array(fc.constantFrom<bigint>(0n, 0n, 0n, 1n, 0xabcdn), { minLength: 8, maxLength: 8 })
          .map((parts) => parts.reduce<bigint>((value, part) => (value << 16n) | part, 0n)),
        fc.constant(128),
      ),
    );
    fc.assert(
      fc.property(anyCidr, ([family, value, prefix]) => {
        const size = 1n << BigInt((family === 4 ? 32 : 128) - prefix);
        const first = value - (value % size) + (family === 4 ? 0n : SHIFT);
        fc.pre(family === 4 || prefix < 96 || value >> 32n !== 0xffffn);
        const text = `${formatAddress(first)}/${prefix}`;
        expect(parseCidr(text)).toEqual({ ok: true, value: { family, text, prefix, first, last: first + size - 1n } });
        expect(toCidrs([{ first, last: first + size - 1n }])).toEqual([text]);
        // The URL parser of the platform knows RFC 5952 too.
        if (family === 6)
          expect(`[${formatAddress(first)}]`).toBe(new URL(`http://[${formatAddress(first)}]`).hostname);
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  test('IPv6 in full spelling, with any case and any leading zeros, is the same address', () => {
    const anyGroup = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(
        fc.array(anyGroup, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        fc.boolean(),
        (groups, upper, padded) => {
          fc.pre(groups[0] !== 0);
          const full = groups.map((group) => group.toString(16).padStart(padded ? 4 : 1, '0')).join(':');
          const expected = groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n) + SHIFT;
          expect(cidrOf(upper ? full.toUpperCase() : full).first).toBe(expected);
        },
      ),
      { seed: SEED },
    );
  });

  test('what is taken for IPv6 is what the URL parser of the platform takes for it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: fc.constantFrom('0', '1', 'f', '00ab', ':', ':', ':', '::', '1.2.3.4', '.'), maxLength: 17 }),
      fc
        .array(fc.constantFrom('0', '1', 'ab', 'ffff', '', '1.2.3.4'), { maxLength: 9 })
        .map((groups) => groups.join(':')),
    );
    let taken = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.includes(':'));
        const read = parseCidr(text);
        const expected = URL.canParse(`http://[${text}]`) ? new URL(`http://[${text}]`).hostname : null;
        if (read.ok) taken++;
        if (read.ok) expect(`[${formatAddress(read.value.first)}]`).toBe(expected);
        else if (read.problem.code !== 'address-ipv4-in-ipv6') expect(expected).toBeNull();
      }),
      { seed: SEED, numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  test('arbitrary text never throws, and what is refused offers only what is accepted', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'0129./:*%-[]xfa '), maxLength: 14 });
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parseCidr(text);
        if (!read.ok) for (const suggestion of read.problem.suggestions) expect(parseCidr(suggestion).ok).toBe(true);
        else expect(cidrOf(read.value.text)).toEqual(read.value);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('a malformed block of the catalogue is a mistake of the program', () => {
    expect(() => cidrOf('10.0.0.1/24')).toThrow("malformed address block '10.0.0.1/24'");
    expect(() => formatAddress(-1n)).toThrow(RangeError);
  });
});

describe('sets of addresses', () => {
  test('the two families are the whole axis and do not touch each other', () => {
    expect(addresses.union(ALL_IPV4, ALL_IPV6)).toEqual(ALL_ADDRESSES);
    expect(addresses.intersect(ALL_IPV4, ALL_IPV6)).toEqual([]);
    expect(addresses.subtract(ALL_ADDRESSES, ALL_IPV4)).toEqual(ALL_IPV6);
    expect(toCidrs(ALL_ADDRESSES)).toEqual(['0.0.0.0/0', '::/0']);
  });

  test('blocks hold exactly the set they were made of, at every corner of the axis', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const blocks = toCidrs(set).map(cidrOf);
        expect(corners.filter((value) => blocks.some(({ first, last }) => first <= value && value <= last))).toEqual(
          membersOf(set),
        );
        expect(addresses.of(blocks.map(({ first, last }) => ({ first, last })))).toEqual(set);
        expect(blocks.every(({ first, family }) => first < SHIFT === (family === 4))).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('collapsing keeps every address, is the smallest list, is idempotent and knows no order', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
        const collapsed = collapseCidrs(blocks);
        expect(sorted(addressesIn(collapsed))).toEqual(sorted(addressesIn(blocks)));
        expect(collapsed).toHaveLength(leastBlocks(addressesIn(blocks)));
        expect(collapseCidrs(collapsed)).toEqual(collapsed);
        expect(collapseCidrs([...blocks].reverse())).toEqual(collapsed);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('the difference of two lists holds what only the first one holds', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 8 }), fc.array(anyBlock, { maxLength: 8 }), (a, b) => {
        const left = toCidrs(addresses.subtract(addressSetOf(a), addressSetOf(b)));
        const inB = addressesIn(b);
        expect(sorted(addressesIn(left))).toEqual(sorted(addressesIn(a)).filter((value) => !inB.has(value)));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('the list ascends, IPv4 before IPv6', () => {
    expect(collapseCidrs(['2001:db8::/32', '10.0.1.0/24', '9.0.0.0/8', '10.0.0.0/24'])).toEqual([
      '9.0.0.0/8',
      '10.0.0.0/23',
      '2001:db8::/32',
    ]);
  });

  test('a hundred thousand blocks take no quadratic time', () => {
    const blocks = Array.from(
      { length: 100_000 },
      (_, i) => `${10 + (i >> 15)}.${(i >> 7) & 255}.${(2 * i) & 255}.0/24`,
    );
    // What this process spends, and not what passes on a clock: others may have the machine.
    const leastSpentOn = (count: number) => {
      const spent = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage().user;
        expect(collapseCidrs(blocks.slice(0, count))).toHaveLength(count);
        return process.cpuUsage().user - before;
      });
      return Math.min(...spent);
    };
    // Five times as many take some five times as long; twenty-five times where each is held against each.
    expect(leastSpentOn(100_000) / leastSpentOn(20_000)).toBeLessThan(15);
  });
});
