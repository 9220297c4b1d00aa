import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import type { Plan } from '../../lib/model/plans';
import type { AzureFirewallPlan } from '../../lib/model/plans/azure-firewall';
import type { Product } from '../../lib/model/product';
import { type AskedEntry, prove, UnreadablePlanError, type Verdict } from '../../lib/proof';
import { role } from '../../lib/resolve';
import type { AzureFirewallOptions } from '../../lib/targets';
import { passTheSame } from './naive-azure-firewall';
import { OPERATORS } from './operators';
import { AZURE_FIREWALL_OPERATORS } from './operators-azure-firewall';
import { flow, PRODUCT } from './small';

const ecc = PRODUCTS['endpoint-central-cloud'];

const http = [{ ports: '80', name: 'http', basis: 'stated' }] as const;

/** A page with every kind of peer and port, as far as one page can ask for it. */
const CHART: Product = {
  ...PRODUCT,
  requirements: [
    flow({
      hosts: [
        apexAndSubdomains('gstatic.example', '*gstatic.example'),
        exact('www.bing.example', { path: '/maps' }),
        pattern('node[0-9]{1,2}\\.nodes\\.example\\.com', ['node1.nodes.example.com', 'node2.nodes.example.com']),
        subdomains('update.microsoft.com'),
      ],
    }).requirement,
    flow({ id: 'agent-fonts', hosts: [exact('fonts.gstatic.example')] }).requirement,
    flow({ id: 'agent-web', hosts: [exact('crl.example.com')], ports: ['80'], application: http }).requirement,
    flow({ id: 'agent-binary', hosts: [exact('push.example.com')], ports: ['5228-5230', '5494'], application: [] })
      .requirement,
    flow({ id: 'agent-range', hosts: [exact('range.example.com')], ports: ['8000-8002'] }).requirement,
    flow({ id: 'agent-udp', transport: 'udp', hosts: [exact('time.example.com')], ports: ['123'], application: [] })
      .requirement,
    { ...flow({ id: 'agent-server', to: { party: 'server' }, ports: ['8384'] }).requirement, to: 'server' },
  ],
};

/** A smaller one, since what is observed is compared over every port. */
const PLAIN: Product = {
  ...PRODUCT,
  requirements: [
    flow({ hosts: [exact('a.example.com')] }).requirement,
    flow({ id: 'agent-udp', transport: 'udp', hosts: [exact('time.example.com')], ports: ['123'], application: [] })
      .requirement,
  ],
};

const agent = (words: Partial<EntryRequest> = {}): EntryRequest => ({
  entry: role(CHART, {}, 'agent' as never),
  peers: {
    server: [{ addresses: ['10.0.5.0/24'] }, { bound: 'storage', tag: 'Storage' }, { bound: 'late', block: true }],
  },
  ...words,
});
const server = (words: Partial<EntryRequest> = {}): EntryRequest => ({
  entry: role(CHART, {}, 'server' as never),
  peers: { agent: [{ addresses: ['10.1.0.0/16', '0.0.0.0/0'] }, { bound: 'offices', ipGroup: true }] },
  ...words,
});

const twoRoles: readonly EntryRequest[] = [
  {
    entry: role(ecc, { dataCenter: 'JP', distributionServer: true }, 'agent'),
    peers: { distributionServer: { bound: 'sg-server', entry: 'ECC_DS' } },
  },
  {
    entry: role(ecc, { dataCenter: 'JP' }, 'distributionServer'),
    peers: { agent: { bound: 'sg-agents', entry: 'ECC_AGENT' } },
  },
];

const CASES: readonly (readonly [string, readonly EntryRequest[], AzureFirewallOptions])[] = [
  ['a page with all kinds of peers', [agent()], { patterns: 'suffix', fqdnTags: ['WindowsUpdate'] }],
  ['the same with paths and listed names', [agent()], { tier: 'Premium', tlsInspection: true, patterns: 'listed' }],
  ['a server that is published', [server()], { publish: [{ entry: 'CH_SERVER', publicAddress: 'pip' }] }],
  ['a server that is not', [server()], {}],
  ['agents and server in one firewall', twoRoles, { denyInfrastructure: true }],
  [
    'a page that is observed',
    [{ entry: role(PLAIN, {}, 'agent' as never) }],
    { mode: 'observe', denyInfrastructure: true },
  ],
];

interface Case {
  readonly name: string;
  readonly plan: AzureFirewallPlan;
  readonly asked: readonly AskedEntry[];
}

const all: readonly Case[] = CASES.map(([name, requests, options]) => {
  const { plan, asked } = compile('azure-firewall', requests, options);
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

/** A policy that observes is also judged by what it would close. */
function passAlike(base: AzureFirewallPlan, mutant: AzureFirewallPlan): boolean {
  // What it would close differs sooner, and is the smaller of the two.
  if (base.mode === 'observe' && !passTheSame(enforcing(base), enforcing(mutant))) return false;
  return passTheSame(base, mutant);
}

function enforcing(plan: AzureFirewallPlan): AzureFirewallPlan {
  return { ...plan, groups: plan.groups.filter(({ name }) => !name.endsWith('-observe')) };
}

/** Why a mutant may let through exactly what its plan does, and say of itself what is as true. */
const EQUIVALENT: readonly { readonly operator: RegExp; readonly what: RegExp; readonly reason: string }[] = [
  {
    operator: /^stand before, or after, all others$/,
    what: /./,
    reason: 'where every rule allows, the order in which groups stand changes nothing',
  },
  {
    operator: /^say that a tag holds more, or less$/,
    what: /,\*\.example\.net$/,
    reason: 'what a tag is taken to hold beside what is asked for is said to be open too, and nobody can read the tag',
  },
  {
    operator: /^speak another protocol \(network\)$/,
    what: /-observe observed-/,
    reason: 'another rule of the group lets all of that protocol through',
  },
  {
    operator: /^say (?:more growth|that a name is open by its addresses, below its suffix, or by a tag)$/,
    what: /fonts\.gstatic\.example.*suffix/,
    reason: 'everything below gstatic.example is asked for beside it',
  },
  {
    operator: /^(?:listen on another port|add a protocol) \(application\)$/,
    what: /-deny-infrastructure /,
    reason: 'where nothing is open that stands behind it, a denial closes nothing',
  },
];

/** Where a plan is told to be wrong though it lets the same through, since what it says of itself is not so any more. */
const MISSAID: readonly { readonly operator: RegExp; readonly what: RegExp; readonly reason: string }[] = [
  {
    operator: /^add a protocol \(application\)$/,
    what: /-observe observed-/,
    reason: 'on a port on which names are read the rest is said to be closed, and a network rule leaves it open',
  },
];

describe('mutants of an Azure Firewall policy', () => {
  test('the plans themselves are clean', () => {
    for (const { name, plan, asked } of all) expect([name, prove(plan, asked).clean]).toEqual([name, true]);
  });

  test('are all caught, and called a change of traffic only where they are one', () => {
    const uncaught: string[] = [];
    const falseAlarms: string[] = [];
    const idle = new Set(AZURE_FIREWALL_OPERATORS.map(({ name }) => name));
    let made = 0;
    for (const { name, plan, asked } of all) {
      for (const operator of [...AZURE_FIREWALL_OPERATORS, ...OPERATORS]) {
        for (const mutant of operator.mutate(plan)) {
          if (mutant.plan.target !== 'azure-firewall') continue;
          made++;
          idle.delete(operator.name);
          const verdict = judge(mutant.plan, asked);
          const words = `${name}\n  ${operator.name}: ${mutant.what}`;
          if (verdict === 'refused') continue;
          const why = EQUIVALENT.find((one) => one.operator.test(operator.name) && one.what.test(mutant.what));
          const alarmed = verdict.missing.length + verdict.excess.length > 0;
          const isAsked = verdict.clean || (operator.changes === 'traffic' && alarmed);
          const same = operator.changes === 'record' || !isAsked || passAlike(plan, mutant.plan);
          if (verdict.clean && (why === undefined || !same)) uncaught.push(`${words}${same ? ' (the same)' : ''}`);
          const isMissaid = MISSAID.some((one) => one.operator.test(operator.name) && one.what.test(mutant.what));
          if (operator.changes === 'traffic' && alarmed && same && !isMissaid) falseAlarms.push(words);
        }
      }
    }
    expect(uncaught).toEqual([]);
    expect(falseAlarms).toEqual([]);
    expect([...idle]).toEqual([]);
    expect(AZURE_FIREWALL_OPERATORS.length).toBeGreaterThan(30);
    expect(made).toBeGreaterThan(1000);
  });
});
