import fc from 'fast-check';
import { askedKey } from '../../lib/model/element';
import type { Host } from '../../lib/model/host';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import { ports } from '../../lib/model/ports';
import { mergeRules, partedBy, type UnkeyedRule } from '../../lib/rules';

const HOSTS: readonly Host[] = [
  exact('a.b'),
  exact('x.a.b'),
  exact('y.x.a.b'),
  exact('xa.b'),
  subdomains('a.b'),
  subdomains('x.a.b'),
  apexAndSubdomains('a.b', '*a.b'),
  pattern('[xy]\\.a\\.b', ['x.a.b']),
];
const NAMES = ['a.b', 'x.a.b', 'y.a.b', 'z.a.b', 'y.x.a.b', 'xa.b', 'c.b'];
const PORTS = [1, 2, 3, 4];

/** What a host means, written down again without the project's sets. */
function means(host: Host, name: string): boolean {
  switch (host.kind) {
    case 'exact':
      return name === host.name;
    case 'subdomains':
      return name.endsWith(`.${host.name}`);
    case 'apexAndSubdomains':
      return name === host.name || name.endsWith(`.${host.name}`);
    case 'pattern':
      return new RegExp(`^(?:${host.name})$`).test(name);
  }
}

const rule: fc.Arbitrary<UnkeyedRule> = fc
  .record({
    host: fc.constantFrom(...HOSTS),
    source: fc.constantFrom('A', 'B'),
    carrier: fc.constantFrom('tls' as const, 'http' as const),
    open: fc.uniqueArray(fc.constantFrom(...PORTS), { minLength: 1 }),
    requirement: fc.constantFrom('r1', 'r2', 'r3'),
  })
  .map(({ host, source, carrier, open, requirement }) => {
    const traffic = {
      source,
      direction: 'egress' as const,
      peer: { kind: 'host' as const, host },
      transport: 'tcp' as const,
      ports: ports.of(open.map((port) => ({ first: port, last: port }))),
      carrier,
    };
    return {
      ...traffic,
      because: [{ product: 'p', requirement, asked: { kind: 'host' as const, host }, ports: traffic.ports }],
    };
  });
const rules = fc.array(rule, { maxLength: 12 });

function opened(list: readonly UnkeyedRule[]): readonly string[] {
  const all = new Set<string>();
  for (const { peer, source, carrier, ports: open } of list) {
    if (peer.kind !== 'host') continue;
    for (const name of NAMES.filter((candidate) => means(peer.host, candidate))) {
      for (const port of PORTS.filter((candidate) => ports.contains(open, candidate)))
        all.add(`${source} ${carrier} ${name} ${port}`);
    }
  }
  return [...all].sort();
}

const check = (property: fc.IProperty<[UnkeyedRule[]]>) => fc.assert(property, { seed: 1809, numRuns: 400 });

describe('merging rules', () => {
  it('opens exactly what the rules opened before', () => {
    check(fc.property(rules, (list) => expect(opened(mergeRules(list))).toEqual(opened(list))));
  });

  it('loses no reason and invents none', () => {
    const reasons = (list: readonly UnkeyedRule[]) =>
      [
        ...new Set(
          list.flatMap(({ because }) =>
            because.map(({ product, requirement, asked }) => `${product} ${requirement} ${askedKey(asked)}`),
          ),
        ),
      ].sort();
    check(fc.property(rules, (list) => expect(reasons(mergeRules(list))).toEqual(reasons(list))));
  });

  it('does not depend on the order in which the rules come', () => {
    check(fc.property(rules, (list) => expect(mergeRules([...list].reverse())).toEqual(mergeRules(list))));
  });

  it('changes nothing the second time', () => {
    check(fc.property(rules, (list) => expect(mergeRules(mergeRules(list))).toEqual(mergeRules(list))));
  });

  it('keeps no two rules of one source and application that open the same name on the same port, unless neither covers the other', () => {
    check(
      fc.property(rules, (list) => {
        const merged = mergeRules(list);
        for (const a of merged) {
          for (const b of merged) {
            if (
              a === b ||
              a.source !== b.source ||
              a.carrier !== b.carrier ||
              a.peer.kind !== 'host' ||
              b.peer.kind !== 'host'
            )
              continue;
            const [wide, narrow] = [a.peer.host, b.peer.host];
            if (!NAMES.every((name) => means(wide, name) || !means(narrow, name))) continue;
            // The pool of names is small: two hosts may look alike in it without covering each other.
            if (wide.kind === 'exact' || wide.kind === 'pattern') continue;
            expect(ports.intersect(a.ports, b.ports)).toEqual([]);
          }
        }
      }),
    );
  });

  it('lets nothing lean on a rule of another group', () => {
    const grouped = (list: readonly UnkeyedRule[]) =>
      partedBy(list, [({ peer }) => (peer.kind === 'host' ? peer.host.kind : null)]).flatMap(mergeRules);
    check(
      fc.property(rules, (list) => {
        for (const kind of ['exact', 'subdomains', 'apexAndSubdomains', 'pattern']) {
          const own = (all: readonly UnkeyedRule[]) =>
            all.filter(({ peer }) => peer.kind === 'host' && peer.host.kind === kind);
          expect(opened(own(grouped(list)))).toEqual(opened(own(list)));
        }
      }),
    );
  });

  it('changes, when a wildcard comes or goes, only the lines that it covers', () => {
    const wildcard = subdomains('a.b');
    check(
      fc.property(rules, (list) => {
        const without = list.filter(
          ({ peer }) => peer.kind !== 'host' || peer.host.kind !== 'subdomains' || peer.host.name !== 'a.b',
        );
        const untouched = (all: readonly UnkeyedRule[]) =>
          all.filter(
            ({ peer }) =>
              peer.kind === 'host' && !NAMES.some((name) => means(peer.host, name) && means(wildcard, name)),
          );
        expect(untouched(mergeRules(list))).toEqual(untouched(mergeRules(without)));
      }),
    );
  });
});
