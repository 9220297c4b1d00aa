import fc from 'fast-check';
import { collapseCidrs } from '../lib/cidrs';
import { NetworkRequirementsError } from '../lib/diagnostics';
import { addressSetOf, parseCidr, toCidrs } from '../lib/model/addresses';

const octet = fc.constantFrom(0, 1, 2, 3, 127, 128, 254, 255);
const group = fc.constantFrom('0', '1', '8000', 'ffff', 'fffe', 'db8');

/** Any address with any length, its host bits cleared. */
const ipv4 = fc.tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 })).map(([a, b, c, d, prefix]) => {
  const size = 2 ** (32 - prefix);
  const value = Math.floor((a * 2 ** 24 + b * 2 ** 16 + c * 256 + d) / size) * size;
  return `${Math.floor(value / 2 ** 24)}.${Math.floor(value / 2 ** 16) % 256}.${Math.floor(value / 256) % 256}.${value % 256}/${prefix}`;
});
const ipv6 = fc
  .tuple(fc.array(group, { minLength: 8, maxLength: 8 }), fc.integer({ min: 0, max: 128 }))
  .map(([groups, prefix]) => {
    const size = 1n << BigInt(128 - prefix);
    const value = groups.reduce((sum, text) => (sum << 16n) | BigInt(`0x${text}`), 0n);
    const cleared = (value / size) * size;
    const written = Array.from({ length: 8 }, (_, at) => ((cleared >> BigInt(112 - 16 * at)) & 0xffffn).toString(16));
    return `${written.join(':')}/${prefix}`;
  })
  .filter((text) => parseCidr(text).ok);
/** The same block in another legal spelling. */
const spelt = fc.oneof(ipv4, ipv6).chain((text) => {
  const read = parseCidr(text);
  return fc.constantFrom(text, text.toUpperCase(), ...(read.ok ? [read.value.text] : []));
});
const blocks = fc.array(spelt, { maxLength: 30 });

describe('collapsing blocks', () => {
  it('holds exactly their addresses, in the smallest list, as the interval sets do', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        expect(collapseCidrs(list)).toEqual(toCidrs(addressSetOf(list)));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not mind order, repetition, or being asked again', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const once = collapseCidrs(list);
        expect(collapseCidrs([...list].reverse().concat(list))).toEqual(once);
        expect(collapseCidrs(once)).toEqual(once);
      }),
    );
  });

  it('joins halves of any length, also where a larger block comes before them', () => {
    const all = Array.from({ length: 256 }, (_, last) => `10.0.0.${last}`);
    expect(collapseCidrs([...all, '10.0.1.0/24', '10.0.2.0/23', '10.0.4.0/22'])).toEqual(['10.0.0.0/21']);
    expect(collapseCidrs(['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1'])).toEqual(['0.0.0.0/0', '::/0']);
  });

  it('joins nothing that only looks like halves', () => {
    expect(collapseCidrs(['10.0.1.0/24', '10.0.2.0/24'])).toEqual(['10.0.1.0/24', '10.0.2.0/24']);
    expect(collapseCidrs(['2001:db8:1::/48', '2001:db8:2::/48'])).toEqual(['2001:db8:1::/48', '2001:db8:2::/48']);
    expect(collapseCidrs(['255.255.255.255', '::'])).toEqual(['255.255.255.255/32', '::/128']);
  });

  it('reads what the strict parser reads, and nothing else', () => {
    const characters = fc.constantFrom(...'0123456789abf:./ -*');
    const texts = fc.oneof(
      fc.array(characters, { maxLength: 20 }).map((list) => list.join('')),
      fc.tuple(spelt, fc.nat(), characters).map(([text, at, character]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + character + text.slice(place);
      }),
      fc
        .tuple(spelt, fc.nat())
        .map(([text, at]) => text.slice(0, at % text.length) + text.slice((at % text.length) + 1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseCidr(text);
        if (read.ok) expect(collapseCidrs([text])).toEqual([read.value.text]);
        else expect(() => collapseCidrs([text])).toThrow(NetworkRequirementsError);
      }),
      { numRuns: 3000 },
    );
  });

  it('lists every malformed block at once, where it stands, with what it may have meant', () => {
    const given = ['10.0.0.0/8', '10.0.0.1/24', 'example.com', '::ffff:10.0.0.1', 10 as unknown as string];
    const thrown = (() => {
      try {
        return collapseCidrs(given);
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(thrown).toMatchInlineSnapshot(`
"- cidrs[1]: '10.0.0.1/24' has host bits set; did you mean 10.0.0.0/24 or 10.0.0.1/32?
- cidrs[2]: 'example.com' is a host name where an address belongs; supply it as a host
- cidrs[3]: '::ffff:10.0.0.1' is an IPv4 address inside an IPv6 one, which no rule matches against IPv4 traffic; did you mean 10.0.0.1?
- cidrs[4]: '10' does not have four numbers, as an IPv4 address has"
`);
  });

  it('takes a hundred thousand blocks', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `10.${((at * 7919) >> 8) & 255}.${(at * 7919) & 255}.0/24`);
    expect(collapseCidrs(many)).toEqual(['10.0.0.0/8']);
  });
});
