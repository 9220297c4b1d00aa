import fc from 'fast-check';
import { compile, tryCompile } from '../../lib/compile';
import { type AddressSet, addresses, toCidrs } from '../../lib/model/addresses';
import type { EntryRequest } from '../../lib/model/entry';
import type { AwsSecurityGroupPlan } from '../../lib/model/plans/aws-security-group';
import { EGRESS } from '../../lib/proof/box';
import { readPlan } from '../../lib/proof/prove';
import type { SecurityGroupOptions } from '../../lib/targets';
import { LIST_SIZES, listSize } from '../../lib/targets/aws-prefix-list/limits';
import { contentOf, nameLists } from '../../lib/targets/aws-prefix-list/lists';
import { apart, asking, type Opening } from './openings';

const plan = (request: EntryRequest, options: SecurityGroupOptions = {}): AwsSecurityGroupPlan =>
  compile('aws-security-group', [request], { prefixLists: true, ...options }).plan;
const keys = ({ egress, ingress }: AwsSecurityGroupPlan) => [...egress, ...ingress].map(({ key }) => key);
const lists = ({ prefixLists }: AwsSecurityGroupPlan) =>
  prefixLists.map(({ id, entries }) => `${id}: ${entries.map(({ cidr }) => cidr).join(' ')}`);

describe('addresses that are open on the same ports', () => {
  const two = ['192.0.2.0/25', '198.51.100.0/24'] as const;

  it('are one list, and one rule for each range of ports', () => {
    const made = plan(asking(['a', 'egress tcp 443', ...two], ['b', 'egress tcp 444, 8443', ...two]));
    expect(keys(made)).toEqual(['egress tcp 443-444 ipv4-192-0-2-0-5', 'egress tcp 8443 ipv4-192-0-2-0-5']);
    expect(lists(made)).toEqual(['ipv4-192-0-2-0-5: 192.0.2.0/25 198.51.100.0/24']);
  });

  it('are the same list in the other direction, by another transport and on other ports', () => {
    const made = plan(
      asking(
        ['a', 'egress tcp 443', ...two],
        ['b', 'ingress tcp 22', ...two],
        ['c', 'egress udp 53', ...two],
        ['d', 'egress icmp', ...two],
      ),
    );
    expect(made.prefixLists).toHaveLength(1);
    expect(keys(made)).toEqual([
      'egress icmp -1 ipv4-192-0-2-0-5',
      'egress tcp 443 ipv4-192-0-2-0-5',
      'egress udp 53 ipv4-192-0-2-0-5',
      'ingress tcp 22 ipv4-192-0-2-0-5',
    ]);
  });

  it('are two lists where they are of two families', () => {
    const made = plan(asking(['a', 'egress tcp 443', ...two, '2001:db8:1::/48', '2001:db8:5::/48']));
    expect(lists(made)).toEqual([
      'ipv4-192-0-2-0-5: 192.0.2.0/25 198.51.100.0/24',
      'ipv6-2001-db8-1---5: 2001:db8:1::/48 2001:db8:5::/48',
    ]);
  });

  it('merge their ports family by family: an address of the other family on one of them cuts no range', () => {
    const made = plan(asking(['a', 'egress tcp 443', ...two], ['b', 'egress tcp 444', ...two, '2001:db8::/32']));
    expect(keys(made)).toEqual(['egress tcp 443-444 ipv4-192-0-2-0-5', 'egress tcp 444 2001:db8::/32']);
  });

  it('stay inline where there is one of them, and where they are everything', () => {
    const made = plan(
      asking(['a', 'egress tcp 443', '192.0.2.0/25', '192.0.2.128/25'], ['b', 'egress tcp 80', '0.0.0.0/0', ...two]),
    );
    expect(keys(made)).toEqual(['egress tcp 443 192.0.2.0/24', 'egress tcp 80 0.0.0.0/0']);
    expect(made.prefixLists).toEqual([]);
  });

  it('say for each block who asks for it, over all rules', () => {
    const made = plan(asking(['a', 'egress tcp 443', ...two], ['b', 'egress tcp 8443', ...two]));
    const [list] = made.prefixLists;
    expect(list?.entries.map(({ cidr, because }) => [cidr, because.map(({ requirement }) => requirement)])).toEqual([
      ['192.0.2.0/25', ['a', 'b']],
      ['198.51.100.0/24', ['a', 'b']],
    ]);
  });

  it('are no lists unless that is asked for', () => {
    const { plan: without } = compile('aws-security-group', [asking(['a', 'egress tcp 443', ...two])], {});
    expect(without.prefixLists).toEqual([]);
    expect(keys(without)).toEqual(['egress tcp 443 192.0.2.0/25', 'egress tcp 443 198.51.100.0/24']);
  });
});

describe('the identity of a list', () => {
  const open = (...peers: readonly string[]) =>
    plan(asking(['a', 'egress tcp 443', ...peers]), { limits: { rulesPerSecurityGroup: 100 } });
  const untouched = ({ egress }: AwsSecurityGroupPlan) => egress.map(({ because: _reasons, ...rule }) => rule);

  it('stays while addresses come and go within its size, and no rule is touched', () => {
    const [before, after] = [open(...apart(2)), open(...apart(4))];
    expect(after.prefixLists[0]?.id).toBe(before.prefixLists[0]?.id);
    expect(untouched(after)).toEqual(untouched(before));
  });

  it('is a new one where the size is crossed: size and entries are never changed in one', () => {
    const ids = Array.from({ length: 60 }, (_, index) => open(...apart(index + 2)).prefixLists[0]);
    for (const list of ids) expect(list?.id.endsWith(`-${list.maxEntries}`)).toBe(true);
    const sizes = new Set(ids.map((list) => list?.maxEntries));
    expect([...sizes]).toEqual([5, 10, 15, 20, 30, 40, 60, 80]);
    for (const list of ids) expect(list?.entries.length).toBeLessThan(list?.maxEntries ?? 0);
  });

  it('leaves no entry free at the limit alone', () => {
    expect([999, 1000].map((entries) => listSize(entries, 1000))).toEqual([1000, 1000]);
    expect(LIST_SIZES.map((size) => listSize(size - 1, 1000))).toEqual([...LIST_SIZES]);
    // Where AWS raised the limit, and where the user said a lower one.
    expect([1000, 1200, 1500].map((entries) => listSize(entries, 5000))).toEqual([1500, 1500, 2000]);
    expect([3, 11, 12].map((entries) => listSize(entries, 12))).toEqual([5, 12, 12]);
  });

  it('of several with one lowest address is the plain one for the largest, whatever the order', () => {
    const contents = [apart(2), apart(3), apart(7), apart(2, 9)].map((cidrs) => contentOf(cidrs));
    const ids = (order: typeof contents) => nameLists(order, [], 1000).map(({ id, cidrs }) => `${id} ${cidrs.length}`);
    expect(ids(contents)).toEqual([
      'ipv4-10-0-0-0-10 7',
      expect.stringMatching(/^ipv4-10-0-0-0-[0-9a-f]{8}-5 [23]$/),
      expect.stringMatching(/^ipv4-10-0-0-0-[0-9a-f]{8}-5 [23]$/),
      'ipv4-10-0-0-18-5 2',
    ]);
    expect(ids([...contents].reverse())).toEqual(ids(contents));
    expect(new Set(ids(contents)).size).toBe(4);
  });
});

describe('a list that stands already', () => {
  const cidrs = ['192.0.2.0/25', '198.51.100.0/24'];
  const given = [{ prefixListId: 'pl-0123456789abcdef0', weight: 12, cidrs }];
  const request = asking(['a', 'egress tcp 443', ...cidrs], ['b', 'egress tcp 80', ...cidrs, '203.0.113.7']);

  it('stands for exactly its addresses, weighs what was said, and is taken for granted', () => {
    const made = plan(request, { prefixLists: { given } });
    expect(keys(made)).toEqual(['egress tcp 443 pl-0123456789abcdef0', 'egress tcp 80 ipv4-192-0-2-0-5']);
    expect(made.prefixLists[1]).toMatchObject({
      id: 'pl-0123456789abcdef0',
      given: 'pl-0123456789abcdef0',
      maxEntries: 12,
    });
    expect(made.weights[0]).toMatchObject({ direction: 'egress', family: 4, weight: 17 });
    const [{ gloss: _words, ...assumed } = { gloss: '' }] = made.assumes;
    expect(assumed).toEqual({ code: 'prefix-list-holds', list: 'pl-0123456789abcdef0', cidrs });
  });

  it('is found however its blocks are written, and stands for one block too', () => {
    const halves = ['198.51.100.128/25', '192.0.2.0/26', '192.0.2.64/26', '198.51.100.0/25'];
    const one = { prefixListId: 'pl-11111111', weight: 1, cidrs: ['203.0.113.0/24'] };
    const made = plan(asking(['a', 'egress tcp 443', ...cidrs], ['b', 'egress tcp 53', '203.0.113.0/24']), {
      prefixLists: { given: [{ ...given[0], prefixListId: 'pl-22222222', weight: 4, cidrs: halves }, one] },
    });
    expect(keys(made)).toEqual(['egress tcp 443 pl-22222222', 'egress tcp 53 pl-11111111']);
  });

  it('is told apart from one that holds other addresses, which would open what nobody asked for', () => {
    const wider = [{ prefixListId: 'pl-0123456789abcdef0', weight: 12, cidrs: [...cidrs, '203.0.113.7'] }];
    expect(plan(asking(['a', 'egress tcp 443', ...cidrs]), { prefixLists: { given: wider } }).assumes).toEqual([]);
  });

  test.each([
    [{ cidrs: [] }, 'cidrs: got , expected everything that the list holds'],
    [{ cidrs: ['192.0.2.1/24'] }, 'cidrs[0]: '],
    [{ cidrs: ['0.0.0.0/0'] }, 'less than every address of a family'],
    [{ cidrs: ['192.0.2.0/24', '2001:db8::/32'] }, 'one family'],
    [{ weight: 0 }, 'weight: got 0'],
    [{ weight: 1.5 }, 'weight: got 1.5'],
    [{ prefixListId: '' }, 'prefixListId: got '],
  ])('is refused where it is said wrongly: %j', (words, sentence) => {
    const wrong = { prefixListId: 'pl-0123456789abcdef0', weight: 12, cidrs, ...words };
    expect(() => plan(request, { prefixLists: { given: [wrong] } })).toThrow(sentence);
  });

  it('is refused beside another for the same addresses', () => {
    const twice = [...given, { prefixListId: 'pl-22222222', weight: 3, cidrs }];
    expect(() => plan(request, { prefixLists: { given: twice } })).toThrow(
      'prefixLists.given[1]: got pl-22222222, expected one list for the same addresses, which pl-0123456789abcdef0 holds',
    );
  });
});

describe('a list that is bound to a party', () => {
  const bound = (family: 4 | 6) =>
    asking(['a', 'egress tcp 443, 8443', { bound: 'their-list', list: { weight: 7, family } }]);

  it('weighs in its own family, in each rule, and is described as what it is', () => {
    for (const family of [4, 6] as const) {
      const made = plan(bound(family));
      expect(made.egress.map(({ description, peer }) => [description, peer])).toEqual([
        ['tcp 443 to prefix list', { bound: 'their-list' }],
        ['tcp 8443 to prefix list', { bound: 'their-list' }],
      ]);
      const egress = made.weights.filter(({ direction }) => direction === 'egress');
      expect(egress.map(({ family: of, weight }) => [of, weight])).toEqual([
        [4, family === 4 ? 14 : 0],
        [6, family === 6 ? 14 : 0],
      ]);
    }
  });
});

const PEERS = [
  ...apart(5),
  '192.0.2.0/25',
  '192.0.2.64/26',
  '192.0.2.128/25',
  '2001:db8::/48',
  '2001:db8:7::/48',
  '0.0.0.0/0',
];
const opening: fc.Arbitrary<Opening> = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three'),
    direction: fc.constantFrom('egress', 'ingress'),
    first: fc.integer({ min: 1, max: 4 }),
    length: fc.integer({ min: 0, max: 2 }),
    transport: fc.constantFrom('tcp', 'udp'),
    peers: fc.subarray(PEERS, { minLength: 1 }),
  })
  .map(({ id, direction, first, length, transport, peers }) => [
    `${id}-${direction}-${transport}-${first}-${length}`,
    `${direction} ${transport} ${first}-${first + length}`,
    ...peers,
  ]);

describe('whatever is asked for', () => {
  it('is open alike with lists and without, in one group and in several, and every plan proves', () => {
    fc.assert(
      fc.property(fc.array(opening, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (list, groups) => {
        const request = asking(...list);
        const open = (options: SecurityGroupOptions) => {
          const { compiled } = tryCompile('aws-security-group', [request], {
            limits: { rulesPerSecurityGroup: 200 },
            ...options,
          });
          expect(compiled?.verdict).toMatchObject({ clean: true });
          return compiled?.plan as AwsSecurityGroupPlan;
        };
        const plain = open({});
        const lists = { prefixLists: true } as const;
        for (const options of [lists, { groups }, { ...lists, groups }])
          expect(opened(open(options))).toEqual(opened(plain));
      }),
      { seed: 1809, numRuns: 60 },
    );
  });
});

/** What the rules of a plan open, port by port, as the proof reads them. */
function opened(plan: AwsSecurityGroupPlan): Readonly<Record<string, readonly string[]>> {
  const open = new Map<string, AddressSet>();
  for (const { box, rule } of readPlan(plan).surely) {
    // A group without egress has an entry that nobody answers, and the other plan may have none.
    if (rule === 'default') continue;
    const peers = box.direction === EGRESS ? box.to.addresses : box.from.addresses;
    for (const { first, last } of box.ports) {
      for (let port = first; port <= last; port++) {
        const key = `${box.direction} ${box.traffic} ${port}`;
        open.set(key, addresses.of([...(open.get(key) ?? []), ...peers]));
      }
    }
  }
  return Object.fromEntries([...open].sort().map(([key, peers]) => [key, toCidrs(peers)]));
}
