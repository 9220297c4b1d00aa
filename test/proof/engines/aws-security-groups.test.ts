import fc from 'fast-check';
import { addresses, cidrOf } from '../../../lib/model/addresses';
import type { Traffic } from '../../../lib/proof/box';
import { filtersOfAws } from '../../../lib/proof/engines/aws';
import type { DeclaredGroupRule, DeclaredPeer } from '../../../lib/proof/readers/declared-aws';
import type { Filter } from '../../../lib/proof/readers/deployment';
import { Late } from '../../../lib/proof/readers/late';
import { declaredAws, group, PLACE } from './declared';
import { type Point, type Verdict, verdictOf } from './points';

const CIDRS = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.9.9.9/32', '::/0', '2001:db8::/32'];
const GROUPS = ['Agents', 'Servers', 'sg-0elsewhere'];
const LISTS = ['Vendors', 'pl-elsewhere'];
const PROTOCOLS = ['tcp', '6', 'TCP', 'udp', '17', 'icmp', '1', 'icmpv6', '58', '-1', '50'];
const ADDRESSES = ['10.1.2.3', '10.9.9.9', '192.0.2.1', '2001:db8::1', '2001:db9::1'];
const HELD = ['192.0.2.0/24', '2001:db9::/32'];

const peer: fc.Arbitrary<DeclaredPeer> = fc.oneof(
  fc.constantFrom(...CIDRS).map((cidr) => ({ kind: 'cidr', cidr }) as const),
  fc.constantFrom(...GROUPS).map((id) => ({ kind: 'group', group: id }) as const),
  fc.constantFrom(...LISTS).map((list) => ({ kind: 'prefixList', list }) as const),
);

const rule: fc.Arbitrary<Partial<DeclaredGroupRule>> = fc
  .record({
    direction: fc.constantFrom('egress', 'ingress'),
    protocol: fc.constantFrom(...PROTOCOLS),
    ends: fc.constantFrom<readonly number[]>([0, 65535], [443, 443], [8, 0], [8, -1], [3, 3], [80, 443]),
    peers: fc.array(peer, { minLength: 1, maxLength: 4 }),
  })
  .map(({ ends: [fromPort = 0, toPort = 0], direction, protocol, peers }) => {
    const isIcmp = ['icmp', '1', 'icmpv6', '58'].includes(protocol);
    const fits = isIcmp ? toPort <= 255 : fromPort <= toPort;
    return { direction, protocol, peers, ...(fits ? { fromPort, toPort } : { fromPort: 8, toPort: isIcmp ? -1 : 8 }) };
  });

const point: fc.Arbitrary<Point> = fc
  .record({
    direction: fc.constantFrom('egress', 'ingress'),
    traffic: fc.constantFrom<Traffic>('tcp/tls', 'tcp/handshake', 'udp', 'icmp', 'other'),
    port: fc.constantFrom(0, 8, 80, 443, 8 * 256, 3 * 256 + 3, 65535),
    own: fc.constantFrom(...ADDRESSES),
    peer: fc.constantFrom(...ADDRESSES),
    peerSets: fc.subarray(['bound Agents', 'bound Servers', 'bound sg-0elsewhere', 'bound pl-elsewhere']),
  })
  .filter(({ own, peer: other }) => own.includes(':') === other.includes(':'))
  .map(({ own, peer: other, peerSets, direction, ...rest }) => {
    const mine = { address: own, sets: ['bound Agents'] };
    const theirs = { address: other, sets: peerSets };
    const [from, to] = direction === 'egress' ? [mine, theirs] : [theirs, mine];
    return { ...rest, direction, from, to, name: null };
  });

/** EC2 in a few lines: does some rule take the connection in? */
function asked(rules: readonly Partial<DeclaredGroupRule>[], { direction, traffic, port, from, to }: Point): Verdict {
  const other = direction === 'egress' ? to : from;
  const isV6 = other.address.includes(':');
  const inBlock = (cidr: string) => addresses.contains([cidrOf(cidr)], cidrOf(other.address).first);
  const answers = rules.map((one): Verdict => {
    if (one.direction !== direction) return 'deny';
    const number = String(one.protocol).toLowerCase();
    const isIcmp = ['icmp', '1', 'icmpv6', '58'].includes(number);
    const transport = traffic.startsWith('tcp') ? 'tcp' : traffic;
    const spoken = { tcp: ['tcp', '6'], udp: ['udp', '17'], icmp: ['icmp', '1', 'icmpv6', '58'], other: ['50'] };
    if (number !== '-1' && !spoken[transport as keyof typeof spoken].includes(number)) return 'deny';
    if (one.peers?.some(hits) !== true) return 'deny';
    if (number === '-1') return 'allow';
    if (number === '50') return 'unknown';
    const [a, b] = [Number(one.fromPort), Number(one.toPort)];
    const open = isIcmp ? port >> 8 === a && (b === -1 || (port & 255) === b) : a <= port && port <= b;
    if (!open || !isIcmp || isV6 === ['icmpv6', '58'].includes(number)) return open ? 'allow' : 'deny';
    // ICMP of the other family: the blocks say that it is meant, and nobody what becomes of it.
    return one.peers?.some((each) => isWritten(each) && hits(each)) ? 'unknown' : 'deny';
  });
  function isWritten(each: DeclaredPeer): boolean {
    return each.kind === 'cidr' || (each.kind === 'prefixList' && each.list === 'Vendors');
  }
  function hits(each: DeclaredPeer): boolean {
    if (each.kind === 'cidr') return inBlock(String(each.cidr));
    if (each.kind === 'group') return other.sets.includes(`bound ${String(each.group)}`);
    return each.list === 'Vendors' ? HELD.some(inBlock) : other.sets.includes(`bound ${String(each.list)}`);
  }
  return answers.includes('allow') ? 'allow' : answers.includes('unknown') ? 'unknown' : 'deny';
}

function read(rules: readonly Partial<DeclaredGroupRule>[]): Filter {
  const { filters } = filtersOfAws(
    declaredAws({
      securityGroups: [group('Agents', rules), group('Servers', [])],
      prefixLists: [{ id: 'Vendors', aliases: [], place: PLACE, cidrs: HELD }],
    }),
  );
  const [first] = filters;
  if (first === undefined) throw new Error('no filter');
  return first;
}

/** Rules that allow have no order, so the surest of them counts. */
function verdict(filter: Filter, at: Point): Verdict {
  const answers = filter.rules.map((one) => verdictOf({ rules: [one], domain: null }, at));
  return answers.includes('allow') ? 'allow' : answers.includes('unknown') ? 'unknown' : 'deny';
}

test('A group lets through what one of its rules takes in, by protocol, ports and peer, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), fc.array(point, { minLength: 8, maxLength: 8 }), (rules, points) => {
      const filter = read(rules);
      const wrong = points.filter((at) => asked(rules, at) !== verdict(filter, at));
      expect(wrong).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('The order in which the rules of a group stand changes nothing of what it lets through', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), fc.array(point, { maxLength: 6 }), (rules, points) => {
      const [one, other] = [read(rules), read([...rules].reverse())];
      expect(points.map((at) => verdict(one, at))).toEqual(points.map((at) => verdict(other, at)));
    }),
    { numRuns: 200 },
  );
});

const CALLS: readonly (readonly [string, Partial<DeclaredGroupRule>])[] = [
  ['a protocol that is no name and no number of EC2', { protocol: 'sctpp' }],
  ['a protocol that is known later', { protocol: new Late('parameter Protocol') }],
  ['a port that is known later', { toPort: new Late('parameter Port') }],
  ['TCP without ports', { fromPort: null, toPort: null }],
  ['TCP with the ports -1 to -1', { fromPort: -1, toPort: -1 }],
  ['ports beyond 65535', { fromPort: 1, toPort: 70000 }],
  ['a block that is none', { peers: [{ kind: 'cidr', cidr: '10.0.0/8' }] }],
  ['no peer at all', { peers: [] }],
  ['a type of ICMP beyond 255', { protocol: 'icmp', fromPort: 0, toPort: 65535 }],
];

test.each(CALLS)('%s leaves its rule unsure, and says so', (_, one) => {
  const declared = declaredAws({ securityGroups: [group('Agents', [one])] });
  const { filters, notUnderstood } = filtersOfAws(declared);
  expect(filters[0]?.rules.map(({ action }) => action)).toEqual(['unsure']);
  expect(notUnderstood).toMatchObject([{ filter: 'Agents', rule: filters[0]?.rules[0]?.name }]);
});

test('What stands under a condition is unsure, and there is nothing in it that is not understood', () => {
  const [plain, conditional] = [group('A', [{ uncertain: true }]), group('B', [{}], { uncertain: true })];
  const { filters, notUnderstood } = filtersOfAws(declaredAws({ securityGroups: [plain, conditional] }));
  expect(filters.flatMap(({ rules }) => rules.map(({ action }) => action))).toEqual(['unsure', 'unsure']);
  expect(notUnderstood).toEqual([]);
});

test('A block with bits behind its prefix is read as EC2 stores it, and the rule says so', () => {
  const [one] = read([{ peers: [{ kind: 'cidr', cidr: '10.1.2.3/8' }] }]).rules;
  expect(one).toMatchObject({ action: 'pass', note: '10.1.2.3/8 is taken for the block 10.0.0.0/8' });
  expect(one?.boxes[0]?.to.addresses).toEqual([{ first: 10n << 24n, last: (11n << 24n) - 1n }]);
});

test('Beside a peer that nobody can read, the others stay sure', () => {
  const { rules } = read([
    {
      peers: [
        { kind: 'cidr', cidr: '10.0.0.0/8' },
        { kind: 'cidr', cidr: 'x' },
      ],
    },
  ]);
  expect(rules.map(({ name, action }) => [name, action])).toEqual([
    ['egress 1', 'pass'],
    ['egress 1 (unsure)', 'unsure'],
  ]);
});

test('Another group is the same set by its id, its alias and the value that is yet to come from it', () => {
  const references = ['Servers', 'sg-1', new Late('Servers.GroupId', 'Servers', 'GroupId'), new Late('Servers')];
  const sets = references.map((reference) => {
    const agents = group('Agents', [{ peers: [{ kind: 'group', group: reference }] }]);
    const servers = group('Servers', [], { aliases: ['sg-1'] });
    const { filters } = filtersOfAws(declaredAws({ securityGroups: [agents, servers] }));
    return filters[0]?.rules[0]?.boxes[0]?.to.memberships[0]?.set.id;
  });
  expect(sets).toEqual(Array(4).fill('bound Servers'));
  const vpc = group('Agents', [{ peers: [{ kind: 'group', group: new Late('Agents.VpcId', 'Agents', 'VpcId') }] }]);
  const { filters } = filtersOfAws(declaredAws({ securityGroups: [vpc] }));
  expect(filters[0]?.rules[0]?.boxes[0]?.to.memberships[0]?.set.id).toBe('bound Agents.VpcId');
});

test('A name that two groups bear leads to neither', () => {
  const agents = group('Agents', [{ peers: [{ kind: 'group', group: 'web' }] }]);
  const both = ['A', 'B'].map((id) => group(id, [], { aliases: ['web'] }));
  const { filters, notUnderstood } = filtersOfAws(declaredAws({ securityGroups: [agents, ...both] }));
  expect(filters[0]?.rules.map(({ action }) => action)).toEqual(['unsure']);
  expect(notUnderstood).toHaveLength(1);
});

test('EC2 lets everything of IPv4 out of a group without egress rules, and of IPv6 where the VPC has it', () => {
  const { filters } = filtersOfAws(declaredAws({ securityGroups: [group('A', [], { egressByDefault: true })] }));
  expect(filters[0]?.rules.map(({ name, action }) => [name, action])).toEqual([
    ['default egress', 'pass'],
    ['default egress IPv6', 'unsure'],
  ]);
});

test('Twenty thousand rules are read in a second or two', () => {
  const rules = Array.from({ length: 20_000 }, (_, i) => ({
    peers: [{ kind: 'cidr', cidr: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/32` } as const],
  }));
  const start = Date.now();
  expect(read(rules).rules).toHaveLength(20_000);
  expect(Date.now() - start).toBeLessThan(10_000);
});
