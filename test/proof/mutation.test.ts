import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { Bound } from '../../lib/model/flow';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import type { Plan } from '../../lib/model/plans';
import type { Product } from '../../lib/model/product';
import { type AskedEntry, prove, UnreadablePlanError } from '../../lib/proof';
import { role } from '../../lib/resolve';
import type { NetworkFirewallOptions } from '../../lib/targets';
import { expectGolden } from '../golden';
import { OPERATORS } from './operators';
import { flow, PRODUCT } from './small';
import { allowTheSame } from './universe';

const product = PRODUCTS['endpoint-central-cloud'];

/** A page with the kinds of host that Endpoint Central does not print. */
const CHART: Product = {
  ...PRODUCT,
  requirements: [
    flow({
      hosts: [
        apexAndSubdomains('gstatic.com', '*gstatic.com'),
        exact('www.bing.com', { path: '/maps' }),
        exact('a.b.gstatic.example'),
      ],
    }).requirement,
    flow({
      id: 'agent-http',
      hosts: [
        pattern('node[0-9]{1,2}\\.example\\.com', ['node1.example.com']),
        apexAndSubdomains('gstatic.com', '*gstatic.com'),
        subdomains('example.org'),
      ],
      ports: ['80', '8080-8090'],
      application: [{ ports: '80, 8080-8090', name: 'http', basis: 'stated' }],
    }).requirement,
  ],
};

/** A page of which one name is documented for IPv4 alone, beside others on the same port and on its own. */
const FAMILIES: Product = {
  ...PRODUCT,
  requirements: [
    flow({ hosts: [exact('a.example.com')] }).requirement,
    {
      ...flow({ id: 'agent-old', hosts: [exact('b.example.com')], ports: ['443', '9443'] }).requirement,
      ipVersion: 'IPv4',
    },
  ],
};

/** Plans that between them have every kind of host, peer, port and group that we emit. */
const REQUESTS: Readonly<Record<string, readonly EntryRequest[]>> = {
  'a page with other hosts': [{ entry: role(CHART, {}, 'agent') }],
  'agents US, remote control': [{ entry: role(product, { dataCenter: 'US', remoteControl: true }, 'agent') }],
  'agents JP, by addresses, else by names': [
    {
      entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent', {
        reachBy: 'addresses',
        withoutRanges: 'names',
      }),
    },
  ],
  'agents and server JP, with openings of the user': [
    {
      entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
      peers: { distributionServer: { bound: 'sg-server', entry: 'ECC_DS' } },
      additionalRules: [
        {
          id: 'time',
          direction: 'egress',
          peer: '192.0.2.128/25',
          transport: 'udp',
          ports: '123, 8000-8010',
          reason: 'time',
        },
        {
          id: 'updates',
          direction: 'egress',
          peer: '*.update.example.org',
          transport: 'tcp',
          ports: '80',
          application: 'http',
          reason: 'updates',
        },
        {
          id: 'binary',
          direction: 'egress',
          peer: 'binary.example.org',
          transport: 'tcp',
          ports: '5494',
          reason: 'none',
        },
      ],
    },
    {
      entry: role(product, { dataCenter: 'JP' }, 'distributionServer'),
      peers: { agent: { bound: 'sg-agents', entry: 'ECC_AGENT' } },
      additionalRules: [
        { id: 'ssh', direction: 'ingress', peer: '10.9.0.0/24', transport: 'tcp', ports: '22', reason: 'operators' },
      ],
    },
  ],
  'names over both families, and over IPv4 alone': [{ entry: role(FAMILIES, {}, 'agent') }],
  'a server that is spoken to, in a group that stands already': [
    {
      entry: role(CHART, {}, 'server'),
      additionalRules: [
        { id: 'ssh', direction: 'ingress', peer: '::/0', transport: 'tcp', ports: '22', reason: 'operators' },
        { id: 'ping', direction: 'ingress', peer: '::/0', transport: 'icmp', ports: '', reason: 'operators' },
      ],
    },
  ],
  'a server that is spoken to': [
    {
      entry: role(CHART, {}, 'server'),
      additionalRules: [
        { id: 'ssh', direction: 'ingress', peer: '10.9.0.0/24', transport: 'tcp', ports: '22', reason: 'operators' },
      ],
    },
  ],
  'agents JP, a row left out and another replaced': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          overlay: [
            { id: 'agent-cloud-jp', omit: true, reason: 'relayed', owner: 'endpoint team', expires: '2027-03-31' },
            {
              id: 'agent-patch-database',
              hosts: ['mirror.example.co.jp'],
              addresses: ['192.0.2.0/24'],
              ports: '443, 9443',
              reason: 'patches come from a mirror',
              owner: 'endpoint team',
            },
          ],
        },
        'agent',
      ),
    },
  ],
  'apple devices, completed by a supplement': [
    {
      entry: role(
        PRODUCTS.mobicontrol,
        {
          serverLocation: 'DMZ',
          platforms: ['Apple', 'Android'],
          appleHosts: 'listed',
          virusScan: true,
          supplements: ['apple-push-network'],
          parties: { deploymentServer: { addresses: ['192.0.2.10'] } },
        },
        'device',
      ),
    },
  ],
  'agents that are pushed to, and speak to their own kind': [
    {
      entry: role(
        PRODUCTS['patch-manager-plus'],
        {
          portsInUse: 'old',
          serverProtocol: 'HTTPS',
          operatingSystems: ['Mac'],
          pushInstallation: true,
          directDownload: true,
          parties: { server: { addresses: ['10.0.0.5'] }, patchVendors: { hosts: ['patches.example.com'] } },
        },
        'agent',
        { name: 'PC' },
      ),
    },
    {
      entry: role(
        PRODUCTS['ism-cloudone'],
        {
          platforms: ['Mac'],
          systemServerPort: '80',
          qsOptions: true,
          parties: { qsAgent: { addresses: ['10.1.0.0/16'] }, qsServer: { addresses: ['203.0.113.12'] } },
        },
        'qsAgent',
        { name: 'PC' },
      ),
    },
  ],
};

/** Groups whose addresses stand in lists, and whose rules are spread: the forms that a group takes when it is asked to. */
const SPREAD: Readonly<Record<string, { readonly requests: readonly EntryRequest[]; readonly options: object }>> = {
  'lists of ours and of others, over three groups': {
    requests: [
      {
        entry: role(CHART, {}, 'agent'),
        additionalRules: [
          ...opening('backup', '8443-8444', '192.0.2.0/25', '198.51.100.0/24'),
          ...opening('archive', '9000', '192.0.2.0/25', '198.51.100.0/24', '203.0.113.7'),
          ...opening('sync', '9100', '203.0.113.64/26', '203.0.113.128/26'),
          ...opening(
            'catalogue',
            '9200',
            { bound: 'sg-list', list: { weight: 7, family: 4 } },
            { bound: 'sg-block', block: true },
          ),
          ...opening('operators', '22', '10.9.0.0/24').map((rule) => ({ ...rule, direction: 'ingress' as const })),
        ],
      },
    ],
    options: {
      groups: 3,
      prefixLists: {
        given: [{ prefixListId: 'pl-0123456789abcdef0', weight: 9, cidrs: ['203.0.113.64/26', '203.0.113.128/26'] }],
      },
    },
  },
};

function opening(id: string, ports: string, ...peers: readonly (string | Bound)[]) {
  return peers.map((peer) => ({ id, direction: 'egress', transport: 'tcp', ports, reason: 'a test', peer }) as const);
}
/** What a group may be told beside its requests. */
const OPTIONS: Readonly<Record<string, { readonly ipv6?: boolean; readonly existing?: boolean }>> = {
  'names over both families, and over IPv4 alone': { ipv6: true },
  'a server that is spoken to, in a group that stands already': { existing: true },
  'a server that is spoken to': {},
};

/** Nothing is spoken of but addresses that come in, which says nothing more of a firewall. */
const IN_GROUPS_ALONE = /^a server that is spoken to/;

interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly asked: readonly AskedEntry[];
}

const PATCHES = ['198.51.100.0/24', '203.0.113.0/25'];

/** Policies that are written in other ways than by default. */
const WRITTEN: Readonly<Record<string, readonly [readonly EntryRequest[], NetworkFirewallOptions]>> = {
  'agents JP, observed, with alerts on what passes and QUIC': [
    [{ entry: role(product, { dataCenter: 'JP' }, 'agent') }],
    { mode: 'observe', alertOnPass: true, quic: 'allow' },
  ],
  'agents JP under a server, by prefix lists, with QUIC': [
    [
      {
        entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
        peers: { distributionServer: { bound: 'pl-servers', list: { weight: 10, family: 4 } } },
        additionalRules: PATCHES.map((peer, index) => ({
          id: `patches-${index}`,
          direction: 'egress',
          peer,
          transport: 'tcp',
          ports: '9443',
          reason: 'patches',
        })),
      },
    ],
    { quic: 'allow', prefixLists: [{ name: 'PATCHES', list: 'pl-patches', cidrs: PATCHES }] },
  ],
};

function writtenCases(): readonly Case[] {
  return Object.entries(WRITTEN).map(([name, [requests, options]]) => {
    const { plan, asked } = compile('aws-network-firewall', requests, options);
    return { name, plan, asked: asked.map(({ request, flows }) => ({ ...request, flows })) };
  });
}

function cases(): readonly Case[] {
  const asking = (asked: ReturnType<typeof compile>['asked']) =>
    asked.map(({ request, flows }) => ({ ...request, flows }));
  const spread = Object.entries(SPREAD).map(([name, { requests, options }]): Case => {
    const namesBehind = { kind: 'none', reason: 'a test' } as const;
    const { plan, asked } = compile('aws-security-group', requests, { namesBehind, ...options });
    return { name: `${name}: group`, plan, asked: asking(asked) };
  });
  const plain = Object.entries(REQUESTS).flatMap(([name, requests]): readonly Case[] => {
    const lists = compile('aws-network-firewall', requests, {});
    const exact = compile('aws-network-firewall', requests, { exact: true });
    const namesBehind = { kind: 'none', reason: 'a test' } as const;
    const group = compile('aws-security-group', requests, { namesBehind, ...OPTIONS[name] });
    const ofGroup: Case = { name: `${name}: group`, plan: group.plan, asked: asking(group.asked) };
    if (IN_GROUPS_ALONE.test(name)) return [ofGroup];
    return [
      { name: `${name}: lists`, plan: lists.plan, asked: asking(lists.asked) },
      { name: `${name}: exact`, plan: exact.plan, asked: asking(exact.asked) },
      ofGroup,
    ];
  });
  return [...plain, ...spread];
}

/** Why a mutant may open exactly what its plan does, or say of itself what is as true; any other fails the test. */
const REASONS: readonly { readonly operator: RegExp; readonly what: RegExp; readonly reason: string }[] = [
  {
    operator: /^(drop a rule|alert in the place of closing, and the other way round)$/,
    what: /^(drop|alert) (udp|icmp) any any -> any any/,
    reason: 'the line of the tail on every protocol but TCP closes these two as well, or alerts on them',
  },
  {
    operator:
      /^(drop endswith|drop the suffix before a pattern|cut the dot from a suffix|shorten a name|put a dot before a name)$/,
    what: /pcre/,
    reason: 'the expression behind the suffix is anchored and says all that the suffix says',
  },
  {
    operator: /^change a count in a pattern$/,
    what: /\{1,2\}\.(?:manageengine|example)/,
    reason: 'the suffix before the expression has the dot that the expression no longer insists on',
  },
  {
    operator: /^flip pass and drop$/,
    what: /^drop udp any any -> any any/,
    reason: 'the line of the tail on every protocol but TCP stands before it',
  },
  {
    operator: /^say more growth$/,
    what: /"name":"[\w-]+\.zoho\.(?:com|jp)".*"growth":\{"name":"suffix"\}/,
    reason: 'remote control asks for everything below zoho.com and zoho.jp, so the growth is no more than what is open',
  },
  {
    operator: /^say another group than it is$/,
    what: /^with egress$/,
    reason: 'with egress rules neither kind of group has a placeholder; whose group it is the rim knows',
  },
  {
    operator: /^reverse the groups$/,
    what: /^all$/,
    reason: 'no line that passes has traffic in common with one that drops',
  },
];

const SAMPLE = 12;

describe('mutants', () => {
  const all = [...cases(), ...writtenCases()];

  test('the plans themselves are clean', () => {
    for (const { name, plan, asked } of all) expect([name, prove(plan, asked).clean]).toEqual([name, true]);
  });

  test('are all caught, but for those that open exactly the same traffic and say of it what is true', () => {
    const figures = { made: 0, refused: 0, caught: 0, equivalent: 0 };
    const uncaught: string[] = [];
    const falseAlarms: string[] = [];
    const equivalent: string[] = [];
    for (const { name, plan, asked } of all) {
      for (const operator of OPERATORS) {
        for (const mutant of operator.mutate(plan)) {
          figures.made++;
          const verdict = judge(mutant.plan, asked);
          if (verdict !== 'clean') {
            figures[verdict]++;
            // Of the caught ones a sample: a proof that called every mutant a fault would be as worthless as one that called none.
            const sampled = verdict === 'caught' && operator.changes === 'traffic' && figures.caught % SAMPLE === 0;
            if (sampled && allowTheSame(plan, mutant.plan))
              falseAlarms.push(`${name} ${operator.name}: ${mutant.what}`);
            continue;
          }
          const words = `${name}\n  ${operator.name}: ${mutant.what}`;
          const why = REASONS.find(({ operator: own, what }) => own.test(operator.name) && what.test(mutant.what));
          const isEqual = operator.changes === 'record' || allowTheSame(plan, mutant.plan);
          if (why === undefined || !isEqual) uncaught.push(words);
          else {
            figures.equivalent++;
            equivalent.push(`${words}\n  because ${why.reason}`);
          }
        }
      }
    }
    expect(uncaught).toEqual([]);
    expect(falseAlarms).toEqual([]);
    const idle = OPERATORS.filter(({ mutate }) => all.every(({ plan }) => mutate(plan).length === 0));
    expect(idle.map(({ name }) => name)).toEqual([]);
    const counts = `${figures.made} mutants of ${OPERATORS.length} operators over ${all.length} plans: ${figures.caught} caught, ${figures.refused} refused by the parser, ${figures.equivalent} equivalent`;
    expectGolden(join(__dirname, 'golden', 'equivalent-mutants.txt'), [counts, ...equivalent].join('\n\n'));
  });
});

function judge(plan: Plan, asked: readonly AskedEntry[]): 'clean' | 'caught' | 'refused' {
  try {
    return prove(plan, asked).clean ? 'clean' : 'caught';
  } catch (fault) {
    if (fault instanceof UnreadablePlanError) return 'refused';
    throw fault;
  }
}
