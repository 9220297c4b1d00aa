import fc from 'fast-check';
import { addresses, addressSetOf } from '../../lib/model/addresses';
import { ports } from '../../lib/model/ports';
import type { Rule } from '../../lib/model/rule';
import { openBlocks } from '../../lib/rules';
import { ruleKey } from '../../lib/rules/merge';

const BLOCKS = ['10.0.0.0/30', '10.0.0.0/31', '10.0.0.2/32', '10.0.0.3/32', '10.0.0.4/32'];
const ADDRESSES = [0, 1, 2, 3, 4, 5].map((last) => `10.0.0.${last}/32`);
const PORTS = [1, 2, 3, 4, 5];

const rule: fc.Arbitrary<Rule> = fc
  .record({
    cidr: fc.constantFrom(...BLOCKS),
    first: fc.integer({ min: 1, max: 5 }),
    length: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ cidr, first, length }) => {
    const traffic = {
      source: 'A',
      direction: 'egress' as const,
      peer: { kind: 'cidr' as const, cidr },
      transport: 'tcp' as const,
      ports: ports.of([{ first, last: Math.min(5, first + length) }]),
      carrier: null,
    };
    return {
      ...traffic,
      key: ruleKey(traffic),
      because: [
        {
          product: 'p',
          requirement: `r-${cidr}`,
          asked: { kind: 'cidr' as const, cidr, printed: cidr },
          ports: traffic.ports,
        },
      ],
    };
  });

describe('opening blocks of addresses', () => {
  it('opens every address on exactly the ports that some rule opens it on, and in no two blocks', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), (list) => {
        const blocks = openBlocks(list);
        for (const address of ADDRESSES) {
          for (const port of PORTS) {
            const one = addressSetOf([address]);
            const asked = list.some(
              ({ peer, ports: open }) =>
                peer.kind === 'cidr' && addresses.covers(addressSetOf([peer.cidr]), one) && ports.contains(open, port),
            );
            const open = blocks.filter(
              (block) => addresses.covers(addressSetOf([block.cidr]), one) && ports.contains(block.ports, port),
            );
            expect(open).toHaveLength(asked ? 1 : 0);
          }
        }
      }),
      { seed: 1809, numRuns: 300 },
    );
  });

  it('keeps every rule in some block', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), (list) => {
        const kept = new Set(openBlocks(list).flatMap(({ rules }) => rules));
        expect(list.every((one) => kept.has(one))).toBe(true);
      }),
      { seed: 1809, numRuns: 300 },
    );
  });
});
