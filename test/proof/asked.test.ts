import { exact, subdomains } from '../../lib/model/host';
import { type AskedEntry, documentedBy } from '../../lib/proof/asked';
import { entry, flow } from './small';

const A = exact('a.example.com');
const B = exact('b.example.com');
const RANGE = { cidr: '192.0.2.0/24', for: ['a.example.com'] };

/** What is asked for, each in one line: the peer, the ports, and what carries the name. */
function items(own: AskedEntry, ...others: readonly AskedEntry[]): readonly string[] {
  return [...documentedBy([own, ...others]).items.values()].map(({ element: { direction, asked, ports, carrier } }) => {
    const peer =
      asked.kind === 'host'
        ? asked.host.printed
        : asked.kind === 'cidr'
          ? asked.cidr
          : asked.kind === 'bound'
            ? asked.id
            : '';
    return `${direction} ${peer} ${ports.join(',')} ${carrier ?? '-'}`;
  });
}

function reasons(own: AskedEntry): readonly string[] {
  return [...documentedBy([own]).grounds.values()].flatMap(({ standings }) => [...standings]);
}

describe('what the flows of an entry ask for', () => {
  test('hosts by name, and under addresses the ranges that are printed for them', () => {
    const flows = [flow({ hosts: [A], ranges: [RANGE], either: true })];
    expect(items({ entry: entry(), flows })).toEqual(['egress a.example.com 443 tls']);
    expect(items({ entry: entry({ reachBy: 'addresses' }), flows })).toEqual(['egress 192.0.2.0/24 443 -']);
    expect(items({ entry: entry({ reachBy: { cloud: 'addresses' } }), flows })).toEqual(['egress 192.0.2.0/24 443 -']);
    expect(items({ entry: entry({ reachBy: { default: 'addresses', cloud: 'names' } }), flows })).toEqual([
      'egress a.example.com 443 tls',
    ]);
  });

  test('hosts and ranges where they are no alternatives', () => {
    const flows = [flow({ hosts: [A], ranges: [RANGE] })];
    const both = ['egress a.example.com 443 tls', 'egress 192.0.2.0/24 443 -'];
    expect(items({ entry: entry(), flows })).toEqual(both);
    expect(items({ entry: entry({ reachBy: 'addresses' }), flows })).toEqual(both);
  });

  test('under addresses a host without ranges opens nothing, unless the user wants it by name', () => {
    const flows = [flow({ hosts: [A, B], ranges: [RANGE], either: true })];
    const byAddress = entry({ reachBy: 'addresses' });
    expect(items({ entry: byAddress, flows })).toEqual(['egress 192.0.2.0/24 443 -']);
    expect(reasons({ entry: byAddress, flows })).toContain('uncovered');
    expect(items({ entry: { ...byAddress, withoutRanges: 'names' }, flows })).toEqual([
      'egress b.example.com 443 tls',
      'egress 192.0.2.0/24 443 -',
    ]);
  });

  test('a host is reached by the ranges of another flow of the same role on its own ports, and of no other role', () => {
    const byName = entry({ reachBy: 'addresses', withoutRanges: 'names' });
    const bare = flow({ id: 'agent-activation', hosts: [A], either: true });
    const ranged = flow({ ranges: [RANGE], either: true });
    const ofServer = flow({ ranges: [RANGE], either: true, from: { party: 'server' } });
    expect(items({ entry: byName, flows: [bare, ranged] })).toEqual([
      'egress 192.0.2.0/24 443 -',
      'egress 192.0.2.0/24 443 -',
    ]);
    const elsewhere = flow({ ranges: [RANGE], either: true, ports: ['80'], application: [] });
    expect(items({ entry: byName, flows: [bare, elsewhere] })).toEqual([
      'egress 192.0.2.0/24 443 -',
      'egress 192.0.2.0/24 80 -',
    ]);
    expect(items({ entry: byName, flows: [bare, ofServer] })).toEqual(['egress a.example.com 443 tls']);
  });

  test('a wildcard is covered where the ranges are printed for the wildcard, not for its apex', () => {
    const own = entry({ reachBy: 'addresses', withoutRanges: 'names' });
    const of = (name: string) =>
      items({
        entry: own,
        flows: [
          flow({ hosts: [subdomains('example.com')], ranges: [{ cidr: '192.0.2.0/24', for: [name] }], either: true }),
        ],
      });
    expect(of('*.example.com')).toEqual(['egress 192.0.2.0/24 443 -']);
    expect(of('example.com')).toEqual(['egress *.example.com 443 tls', 'egress 192.0.2.0/24 443 -']);
  });

  test('what the user supplied without names covers every host of its end', () => {
    const own = entry({ reachBy: 'addresses', withoutRanges: 'names' });
    const supplied = flow({ hosts: [A], ranges: [{ cidr: '10.0.0.5/32' }], either: true });
    expect(items({ entry: own, flows: [supplied] })).toEqual(['egress 10.0.0.5/32 443 -']);
    const alone = flow({ ranges: [{ cidr: '10.0.0.5/32' }], either: true });
    expect(items({ entry: entry(), flows: [alone] })).toEqual(['egress 10.0.0.5/32 443 -']);
  });

  test('a name once per way of carrying it; an address once, on all its ports', () => {
    const application = [
      { ports: '443', name: 'https', basis: 'stated' },
      { ports: '443', name: 'wss', basis: 'inferred' },
      { ports: '80, 8080', name: 'http', basis: 'stated' },
    ] as const;
    const flows = [flow({ hosts: [A], ranges: [RANGE], ports: ['80', '443', '5228-5230', '8080'], application })];
    expect(items({ entry: entry(), flows })).toEqual([
      'egress a.example.com 443 tls',
      'egress a.example.com 80,8080 http',
      'egress a.example.com 5228-5230 -',
      'egress 192.0.2.0/24 80,443,5228-5230,8080 -',
    ]);
  });

  test('in at the end that it is, and out at the end that it is', () => {
    const flows = [
      flow({ to: { party: 'server', bound: [{ bound: 'sg-1' }] } }),
      flow({ id: 'x', from: { party: 'cloud', ranges: flow({ ranges: [RANGE] }).to.ranges }, to: { party: 'agent' } }),
    ];
    expect(items({ entry: entry(), flows })).toEqual(['egress sg-1 443 -', 'ingress 192.0.2.0/24 443 -']);
  });

  test.each([
    ['disputed', { disputed: true }],
    ['uncovered', { missing: ['ports'] }],
    ['viaProxy', { way: 'proxy' }],
    ['unplaced', { hosts: [], to: { party: 'server', placement: 'unplaced' } }],
    [
      'internal',
      { hosts: [], to: { party: 'server', placement: 'bound', bound: [{ bound: 'sg-1', entry: 'CH_AGENT' }] } },
    ],
  ] as const)('nothing of a flow that is %s', (reason, words) => {
    const own = { entry: entry(), flows: [flow({ hosts: [A], ...words })] };
    expect(items(own)).toEqual([]);
    expect(reasons(own)).toEqual([reason]);
  });

  test('nothing between two roles of one name, which stand on the same machines', () => {
    const flows = [flow({ hosts: [A], to: { party: 'server', hosts: [A] } })];
    const own = { entry: entry(), flows };
    expect(items(own, { entry: entry({ role: 'server' }), flows: [] })).toEqual([]);
    expect(items(own, { entry: entry({ role: 'server', name: 'CH_SERVER' }), flows: [] })).toEqual([
      'egress a.example.com 443 tls',
    ]);
  });

  test("the user's own openings beside them", () => {
    const words = { direction: 'egress', transport: 'tcp', reason: 'time' } as const;
    const additionalRules = [
      { ...words, id: 'a', peer: '*.example.org', ports: '443', application: 'https' },
      { ...words, id: 'b', peer: '192.0.2.1', ports: '8000-8010, 80' },
      { ...words, id: 'c', peer: { bound: 'sg-9' }, ports: '22' },
    ];
    expect(items({ entry: entry(), flows: [], additionalRules })).toEqual([
      'egress *.example.org 443 tls',
      'egress 192.0.2.1/32 80,8000-8010 -',
      'egress sg-9 22 -',
    ]);
  });
});
