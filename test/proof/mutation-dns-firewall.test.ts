import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import type { Plan } from '../../lib/model/plans';
import type { Product } from '../../lib/model/product';
import { type AskedEntry, prove, UnreadablePlanError, type Verdict } from '../../lib/proof';
import { role } from '../../lib/resolve';
import { OPERATORS } from './operators';
import { DNS_FIREWALL_OPERATORS } from './operators-dns-firewall';
import { flow, PRODUCT } from './small';
import { allowTheSame } from './universe';

const ecc = PRODUCTS['endpoint-central-cloud'];
const mc = PRODUCTS.mobicontrol;

/** A page with every kind of host, on TLS, on HTTP and on what nobody reads a name in. */
const CHART: Product = {
  ...PRODUCT,
  requirements: [
    flow({
      hosts: [
        apexAndSubdomains('gstatic.example', '*gstatic.example'),
        exact('www.bing.example', { path: '/maps' }),
        exact('a.b.gstatic.example'),
        pattern('node[0-9]{1,2}\\.example\\.com', ['node1.example.com']),
      ],
    }).requirement,
    flow({
      id: 'agent-binary',
      hosts: [subdomains('example.org'), exact('push.example.com')],
      ports: ['5228-5230', '5494'],
      application: [],
    }).requirement,
    flow({ id: 'agent-udp', transport: 'udp', hosts: [exact('time.example.com')], ports: ['123'], application: [] })
      .requirement,
  ],
};

const twoRoles: readonly EntryRequest[] = [
  {
    entry: role(ecc, { dataCenter: 'JP', distributionServer: true }, 'agent'),
    peers: { distributionServer: { bound: 'sg-server', entry: 'ECC_DS' } },
    additionalRules: [
      { id: 'aws', direction: 'egress', peer: '*.amazonaws.com', transport: 'tcp', ports: '443', reason: 'SSM' },
    ],
  },
  {
    entry: role(ecc, { dataCenter: 'JP' }, 'distributionServer'),
    peers: { agent: { bound: 'sg-agents', entry: 'ECC_AGENT' } },
  },
];

const CASES = [
  ['a page with all kinds of hosts', [{ entry: role(CHART, {}, 'agent') }], {}],
  ['the same with aliases looked at', [{ entry: role(CHART, {}, 'agent') }], { redirections: 'inspect' }],
  ['the same with nothing closed', [{ entry: role(CHART, {}, 'agent') }], { unlisted: 'alert' }],
  ['agents and server behind one resolver', twoRoles, {}],
  [
    'Android devices',
    [
      {
        entry: role(
          mc,
          {
            serverLocation: 'SaaS',
            platforms: ['Android'],
            parties: { deploymentServer: { hosts: ['mc.example.com'] } },
          },
          'device',
        ),
      },
    ],
    { blockResponse: 'NXDOMAIN' },
  ],
] as const;

interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly asked: readonly AskedEntry[];
}

const all: readonly Case[] = CASES.map(([name, requests, options]) => {
  const { plan, asked } = compile('aws-dns-firewall', requests, options);
  return { name, plan, asked: asked.map(({ request, flows }) => ({ ...request, flows })) };
});

function judge(plan: Plan, asked: readonly AskedEntry[]): Verdict | 'refused' {
  try {
    return prove(plan, asked);
  } catch (fault) {
    if (fault instanceof UnreadablePlanError) return 'refused';
    throw fault;
  }
}

/** Why a mutant may resolve exactly what its plan does, and say of itself what is as true. */
const EQUIVALENT: readonly { readonly operator: RegExp; readonly what: RegExp; readonly reason: string }[] = [
  {
    operator: /^add a domain$/,
    what: /^everything /,
    reason: 'the list of every name holds it already',
  },
  {
    operator: /^say more growth$/,
    what: /"kind":"subdomains".*"name":"suffix"/,
    reason: 'nobody says whether a star takes in the apex, so who says that it does overstates nothing',
  },
  {
    operator: /^say more growth$/,
    what: /"name":"a\.b\.gstatic\.example".*"name":"suffix"/,
    reason: 'everything below gstatic.example is asked for beside it',
  },
];

describe('mutants of a DNS Firewall rule group', () => {
  test('the plans themselves are clean', () => {
    for (const { name, plan, asked } of all) expect([name, prove(plan, asked).clean]).toEqual([name, true]);
  });

  test('are all caught, and called a change of traffic only where they are one', () => {
    const uncaught: string[] = [];
    const falseAlarms: string[] = [];
    const idle = new Set(DNS_FIREWALL_OPERATORS.map(({ name }) => name));
    let made = 0;
    for (const { name, plan, asked } of all) {
      for (const operator of [...DNS_FIREWALL_OPERATORS, ...OPERATORS]) {
        for (const mutant of operator.mutate(plan)) {
          made++;
          idle.delete(operator.name);
          const verdict = judge(mutant.plan, asked);
          const words = `${name}\n  ${operator.name}: ${mutant.what}`;
          if (verdict === 'refused') continue;
          const same = operator.changes === 'record' || allowTheSame(plan, mutant.plan);
          const why = EQUIVALENT.find((one) => one.operator.test(operator.name) && one.what.test(mutant.what));
          if (verdict.clean && (why === undefined || !same)) uncaught.push(words);
          const alarmed = verdict.missing.length + verdict.excess.length > 0;
          if (operator.changes === 'traffic' && alarmed && same) falseAlarms.push(words);
        }
      }
    }
    expect(uncaught).toEqual([]);
    expect(falseAlarms).toEqual([]);
    expect([...idle]).toEqual([]);
    expect(made).toBeGreaterThan(1000);
  });
});
