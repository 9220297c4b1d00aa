import fc from 'fast-check';
import { addresses, addressSetOf } from '../../lib/model/addresses';
import { ports, printPorts } from '../../lib/model/ports';
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

  it('has one block per CIDR, behind each the rules that open some of it, whatever the order of the rules', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), (list) => {
        const blocks = openBlocks(list);
        expect(new Set(blocks.map(({ cidr }) => cidr)).size).toBe(blocks.length);
        for (const { cidr, ports: open, rules } of blocks) {
          for (const { peer, ports: asked } of rules) {
            const block = peer.kind === 'cidr' ? addressSetOf([peer.cidr]) : addressSetOf([]);
            expect(addresses.intersect(block, addressSetOf([cidr]))).not.toEqual(addressSetOf([]));
            expect(ports.intersect(asked, open).length).toBeGreaterThan(0);
          }
          const reaching = list.filter(
            (one) =>
              one.peer.kind === 'cidr' &&
              ports.intersect(one.ports, open).length > 0 &&
              addresses.intersect(addressSetOf([one.peer.cidr]), addressSetOf([cidr])).length > 0,
          );
          expect(reaching.filter((one) => !rules.includes(one))).toEqual([]);
        }
        const words = (of: typeof blocks) =>
          of.map(({ cidr, ports: open, rules }) => [cidr, printPorts(open), rules.map(ruleKey).sort()]);
        expect(words(openBlocks([...list].reverse()))).toEqual(words(blocks));
      }),
      { seed: 1809, numRuns: 300 },
    );
  });

  it('leaves the ports of a peer in one range where another peer asks for one of them', () => {
    const asks = (cidr: string, first: number, last: number): Rule => {
      const peer = { kind: 'cidr', cidr } as const;
      const open = ports.of([{ first, last }]);
      const traffic = { source: 'A', direction: 'egress', peer, transport: 'tcp', ports: open, carrier: null } as const;
      return { ...traffic, key: ruleKey(traffic), because: [] };
    };
    const blocks = openBlocks([asks('10.0.0.0/30', 80, 90), asks('10.0.1.0/30', 85, 85)]);
    expect(blocks.map(({ cidr, ports: open }) => [cidr, printPorts(open)])).toEqual([
      ['10.0.0.0/30', ['80-90']],
      ['10.0.1.0/30', ['85']],
    ]);
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
