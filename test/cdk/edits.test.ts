import fc from 'fast-check';
import { difference, rendered, replaced, rulesOf, type Scene, type Site, touched } from './edits';

/** Hosts of domains of their own, so that none covers another. */
const host = fc.integer({ min: 0, max: 40 }).map((number) => `a${number}.d${number}.example`);
/** Addresses far from one another, so that no two collapse into one block; as many as one step of a list has room for. */
const address = fc.integer({ min: 1, max: 60 }).map((number) => `192.0.2.${number * 4}`);
/** The lowest of each site, which no edit takes away: a list is known by it. */
const LOWEST = '192.0.2.0';
const ANOTHER_LOWEST = '192.0.2.2';

const site = (name: string, lowest: string): fc.Arbitrary<Site> =>
  fc.record({
    name: fc.constant(name),
    hosts: fc.uniqueArray(host, { minLength: 1, maxLength: 5 }),
    addresses: fc
      .uniqueArray(address, { minLength: 5, maxLength: 7 })
      .map((more) => [lowest, ...[...more].sort((a, b) => a.localeCompare(b))]),
    second: fc.boolean(),
  });

const scene: fc.Arbitrary<Scene> = fc.record({
  sites: fc.tuple(site('OFFICE_A', LOWEST), site('OFFICE_B', ANOTHER_LOWEST)).map((sites) => [...sites]),
  exact: fc.boolean(),
  groups: fc.constantFrom(1, 2, 3),
  lists: fc.constantFrom('none', 'own', 'shared'),
});

const RUNS = { seed: 5, numRuns: 12 };

/** Runs an edit over many scenes; nothing that was create-only changed, and no rule that stands before and after moved. */
function over(
  edit: (scene: Scene) => Scene,
  also: (before: ReturnType<typeof rendered>, after: ReturnType<typeof rendered>, of: Scene) => void,
) {
  fc.assert(
    fc.property(scene, (given) => {
      const [before, after] = [rendered(given), rendered(edit(given))];
      expect(replaced(before, after)).toEqual([]);
      expect(touched(before, after)).toEqual([]);
      also(before, after, given);
    }),
    RUNS,
  );
}

const inFirst =
  (change: (site: Site) => Site) =>
  (given: Scene): Scene => ({
    ...given,
    sites: given.sites.map((one, index) => (index === 0 ? change(one) : one)),
  });

/** Resources that stand before and after and are not the same, their reasons apart. */
function changed(before: ReturnType<typeof rendered>, after: ReturnType<typeof rendered>): readonly string[] {
  return Object.entries(before).flatMap(([id, { Type, Properties }]) => {
    const now = after[id];
    return now === undefined || JSON.stringify(now.Properties) !== JSON.stringify(Properties) ? [`${Type} ${id}`] : [];
  });
}

describe('an edit of an app', () => {
  test('is seen by these checks: each kind of rule is read from the template', () => {
    const all = [
      ...rulesOf(
        rendered({
          sites: [{ name: 'A', hosts: ['a.example'], addresses: [LOWEST, '192.0.2.4'], second: true }],
          exact: false,
          groups: 1,
          lists: 'shared',
        }),
      ).keys(),
    ];
    for (const part of ['"DestinationPrefixListId"', '"CidrIp":"0.0.0.0/0"', 'tls.sni', 'pass tcp', 'drop udp']) {
      expect(all.filter((key) => key.includes(part))).not.toEqual([]);
    }
  });

  test('that adds a host brings its line and touches nothing else', () => {
    over(
      inFirst((one) => ({ ...one, hosts: [...one.hosts, 'new.host.example'] })),
      (before, after) => {
        const { gone, come } = difference(before, after);
        expect(gone).toEqual([]);
        expect(come.length).toBeGreaterThan(0);
        expect(come.filter((key) => !key.includes('new.host.example'))).toEqual([]);
      },
    );
  });

  test('that takes a host away takes its line and touches nothing else', () => {
    over(
      inFirst((one) => ({ ...one, hosts: one.hosts.length > 1 ? one.hosts.slice(1) : one.hosts })),
      (before, after, { sites: [first] }) => {
        const { gone, come } = difference(before, after);
        expect(come).toEqual([]);
        expect(gone.filter((key) => !key.includes(first?.hosts[0] ?? ''))).toEqual([]);
      },
    );
  });

  test('that adds an address brings what opens it, in place where it stands in a list', () => {
    over(
      inFirst((one) => ({ ...one, addresses: [...one.addresses, '203.0.113.77'] })),
      (before, after, { lists }) => {
        const { gone, come } = difference(before, after);
        expect(gone).toEqual([]);
        expect(come.filter((key) => !key.includes('203.0.113.77'))).toEqual([]);
        if (lists !== 'none') expect(come.filter((key) => key.includes('CidrIp'))).toEqual([]);
      },
    );
  });

  test('that takes an address away takes what opens it', () => {
    over(
      inFirst((one) => ({ ...one, addresses: one.addresses.length > 2 ? one.addresses.slice(0, -1) : one.addresses })),
      (before, after, { sites: [first] }) => {
        const { gone, come } = difference(before, after);
        expect(come).toEqual([]);
        expect(gone.filter((key) => !key.includes(`${first?.addresses.at(-1)}/32`))).toEqual([]);
      },
    );
  });

  test('that adds a product to machines brings its rules and takes none away', () => {
    over(
      inFirst((one) => ({ ...one, second: true })),
      (before, after) => expect(difference(before, after).gone).toEqual([]),
    );
  });

  test('that takes a product from machines takes its rules alone', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const [before, after] = [true, false].map((second) => rendered(inFirst((one) => ({ ...one, second }))(given)));
        expect([replaced(before ?? {}, after ?? {}), touched(before ?? {}, after ?? {})]).toEqual([[], []]);
        expect(difference(before ?? {}, after ?? {}).come).toEqual([]);
      }),
      RUNS,
    );
  });

  test('that adds a construct, with its roles and a user of the shared lists, changes nothing of the others but the policy', () => {
    over(
      (given) => ({
        ...given,
        sites: [
          ...given.sites,
          { name: 'AN_OFFICE', hosts: ['c.third.example'], addresses: ['198.51.100.0', '198.51.100.8'], second: true },
        ],
      }),
      (before, after, { exact }) => {
        expect(difference(before, after).gone).toEqual([]);
        // What is one for all: the policy, the group of `exact`, the list of a resolver.
        const allowed = [
          'AWS::NetworkFirewall::FirewallPolicy',
          'AWS::Route53Resolver::FirewallDomainList',
          ...(exact ? ['AWS::NetworkFirewall::RuleGroup'] : []),
        ];
        expect(changed(before, after).filter((what) => !allowed.some((type) => what.startsWith(type)))).toEqual([]);
      },
    );
  });

  test('that takes a construct away takes its own rules alone', () => {
    over(
      (given) => ({ ...given, sites: given.sites.slice(1) }),
      (before, after) => {
        const { gone, come } = difference(before, after);
        expect(come).toEqual([]);
        expect(gone.length).toBeGreaterThan(0);
        const left = [...rulesOf(after).keys()];
        expect(left.filter((key) => key.includes('OFFICE_A') || key.includes('OFFICEA'))).toEqual([]);
      },
    );
  });

  test.each([
    ['reorders the catalogue and the constructs', (given: Scene): Scene => ({ ...given, isReversed: true })],
    ['changes the words of every quote', (given: Scene): Scene => ({ ...given, quoteEnding: '。' })],
  ])('that %s changes no resource at all', (_, edit) => {
    fc.assert(
      fc.property(scene, (given) => {
        expect(rendered(edit(given))).toEqual(rendered(given));
      }),
      RUNS,
    );
  });
});

describe('a step of capacity that is crossed', () => {
  const many = (count: number): Scene => ({
    sites: [
      {
        name: 'OFFICE',
        hosts: Array.from({ length: count }, (_, index) => `h${index}.example`),
        addresses: [LOWEST, '192.0.2.4'],
        second: false,
      },
    ],
    exact: false,
    groups: 1,
    lists: 'none',
  });

  test('replaces the rule group under a new name, which CloudFormation makes before it takes the old one away', () => {
    const [before, after] = [rendered(many(78)), rendered(many(90))];
    const changedTogether = replaced(before, after).map((property) => property.split('.').at(-1));
    expect(changedTogether).toEqual(['RuleGroupName', 'Capacity']);
  });

  test('is not crossed by one host more where there is room', () => {
    expect(replaced(rendered(many(70)), rendered(many(71)))).toEqual([]);
  });
});
