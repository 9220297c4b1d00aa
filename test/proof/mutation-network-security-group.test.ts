import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { exact, subdomains } from '../../lib/model/host';
import type { Plan } from '../../lib/model/plans';
import type { AzureNetworkSecurityGroupPlan } from '../../lib/model/plans/azure-network-security-group';
import type { Product } from '../../lib/model/product';
import { type AskedEntry, prove, UnreadablePlanError, type Verdict } from '../../lib/proof';
import { readPlan } from '../../lib/proof/prove';
import { role } from '../../lib/resolve';
import type { NetworkSecurityGroupOptions } from '../../lib/targets';
import { expectGolden } from '../golden';
import { answersOf, probesOf } from './naive-network-security-group';
import { OPERATORS } from './operators';
import { NETWORK_SECURITY_GROUP_OPERATORS } from './operators-network-security-group';
import { allowsPoint, type Point } from './points';
import { flow, PRODUCT } from './small';
import { allowTheSame } from './universe';

const ecc = PRODUCTS['endpoint-central-cloud'];

/** A page with names, addresses and UDP. */
const CHART: Product = {
  ...PRODUCT,
  requirements: [
    flow({ hosts: [exact('a.example.com'), subdomains('example.org')] }).requirement,
    {
      ...flow({ id: 'agent-time', transport: 'udp', ports: ['123', '8000-8002'], application: [] }).requirement,
      ranges: { for: [], cidrs: ['192.0.2.0/25'] },
    },
  ],
};

const opening = { direction: 'egress', transport: 'tcp', ports: '8443', reason: 'a test' } as const;

/** Every kind of peer that a rule may have. */
const PEERS: readonly EntryRequest[] = [
  {
    entry: role(CHART, {}, 'agent'),
    additionalRules: [
      { ...opening, id: 'tag', peer: { bound: 'tag-1', tag: 'AzureMonitor' } },
      { ...opening, id: 'block', peer: { bound: 'block-1', block: true } },
      { ...opening, id: 'group', peer: { bound: 'asg-1' }, ports: '5432' },
      { ...opening, id: 'ssh', direction: 'ingress', peer: '10.9.0.0/24', ports: '22' },
      { ...opening, id: 'ping', direction: 'ingress', peer: '10.9.0.0/24', transport: 'icmp', ports: '' },
      { ...opening, id: 'six', peer: '::/0', ports: '444' },
    ],
  },
];

const TWO: readonly EntryRequest[] = [
  {
    entry: role(ecc, { dataCenter: 'JP', distributionServer: true }, 'agent'),
    peers: { distributionServer: { bound: 'asg-server', entry: 'ECC_DS' } },
  },
  {
    entry: role(ecc, { dataCenter: 'JP' }, 'distributionServer'),
    peers: { agent: { bound: 'asg-agents', entry: 'ECC_AGENT' } },
  },
];

const behind = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

const CASES: readonly (readonly [string, readonly EntryRequest[], NetworkSecurityGroupOptions])[] = [
  ['all kinds of peers', PEERS, behind],
  [
    'the same, to the Internet alone closed, over both families',
    PEERS,
    { ...behind, ipv6: true, denyOutbound: 'internet', denyInbound: 'none' },
  ],
  ['the same, with nothing closed that goes out', PEERS, { ...behind, denyOutbound: 'none' }],
  ['two entries in one group', TWO, behind],
  ['two entries, each a group of its own', TWO, { ...behind, applicationSecurityGroups: true }],
];

interface Case {
  readonly name: string;
  readonly plan: AzureNetworkSecurityGroupPlan;
  readonly asked: readonly AskedEntry[];
}

const all: readonly Case[] = CASES.map(([name, requests, options]) => {
  const { plan, asked } = compile('azure-network-security-group', requests, options);
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

/** Why a mutant may open exactly what its plan does, and say of itself what is as true. */
const EQUIVALENT: readonly { readonly operator: RegExp; readonly what: RegExp; readonly reason: string }[] = [
  {
    operator: /^put a tag in the place of the peer$/,
    what: /^Inbound last .*"VirtualNetwork"/,
    reason: 'what comes from elsewhere is closed by the last one of Azure itself, after the probes',
  },
  {
    operator: /^open to everybody$/,
    what: /^Outbound Tcp \* IPv[46] on 443 /,
    reason: 'every address of the other family is open on the port too',
  },
  {
    operator: /^open to all entries$/,
    what: /^Outbound Tcp ECC_(AGENT|DS) IPv4 on 443 /,
    reason: 'the other entry opens the same for itself',
  },
];

describe('mutants of a network security group', () => {
  test('the plans themselves are clean', () => {
    for (const { name, plan, asked } of all) expect([name, prove(plan, asked).clean]).toEqual([name, true]);
  });

  test('are all caught, refused, or equivalent for a reason that stands written', () => {
    const figures = { made: 0, refused: 0, caught: 0 };
    const uncaught: string[] = [];
    const falseAlarms: string[] = [];
    const equivalent: string[] = [];
    const idle = new Set(NETWORK_SECURITY_GROUP_OPERATORS.map(({ name }) => name));
    for (const { name, plan, asked } of all) {
      for (const operator of [...NETWORK_SECURITY_GROUP_OPERATORS, ...OPERATORS]) {
        for (const mutant of operator.mutate(plan)) {
          figures.made++;
          idle.delete(operator.name);
          const verdict = judge(mutant.plan, asked);
          const words = `${name}\n  ${operator.name}: ${mutant.what}`;
          if (verdict === 'refused') {
            figures.refused++;
            continue;
          }
          const alarmed = verdict.missing.length + verdict.excess.length > 0;
          if (!verdict.clean) figures.caught++;
          if (verdict.clean || (operator.changes === 'traffic' && alarmed)) {
            const same = operator.changes === 'record' || allowTheSame(plan, mutant.plan);
            const why = EQUIVALENT.find((one) => one.operator.test(operator.name) && one.what.test(mutant.what));
            if (verdict.clean && same && why !== undefined) equivalent.push(`${words}\n    ${why.reason}`);
            else if (verdict.clean) uncaught.push(`${words} (${same ? 'same traffic' : 'other traffic'})`);
            if (alarmed && same && operator.changes === 'traffic') falseAlarms.push(words);
          }
        }
      }
    }
    expect(uncaught).toEqual([]);
    expect(falseAlarms).toEqual([]);
    expect([...idle]).toEqual([]);
    expect(figures.made).toBeGreaterThan(1000);
    const sum = Object.entries({ ...figures, equivalent: equivalent.length }).map(
      ([word, count]) => `${word}: ${count}`,
    );
    expectGolden(
      join(__dirname, 'golden', 'equivalent-mutants-network-security-group.txt'),
      [...sum, '', ...equivalent].join('\n'),
    );
  });
});

const TRAFFIC = { Tcp: 'tcp/opaque', Udp: 'udp', Icmp: 'icmp', other: 'other' } as const;

describe('the reading of a network security group', () => {
  test.each(all)('says of $name what an evaluator that is written apart says, connection by connection', ({ plan }) => {
    const { surely, possibly } = readPlan(plan);
    const answer = answersOf(plan);
    let count = 0;
    const apart: string[] = [];
    for (const probe of probesOf([plan])) {
      // Ports of the other protocols say nothing, and each edge is seen with one of many.
      if (count++ % 7 !== 0) continue;
      const own = {
        address: 0x0a000007n,
        in: probe.own.map((set) => (set.startsWith('tag ') ? set : `source ${set}`)),
      };
      const peer = {
        address: probe.address === null ? (1n << 32n) + (0xfdn << 120n) : BigInt(probe.address),
        in: probe.peer,
      };
      const out = probe.direction === 'Outbound';
      const point: Point = {
        direction: out ? 'egress' : 'ingress',
        traffic: TRAFFIC[probe.protocol],
        port: probe.port,
        from: out ? own : peer,
        to: out ? peer : own,
        name: null,
      };
      const said = allowsPoint(surely, point) ? 'pass' : allowsPoint(possibly, point) ? 'maybe' : 'drop';
      if (said !== answer(probe)) apart.push(`${said} for ${answer(probe)}: ${JSON.stringify(probe)}`);
    }
    expect(apart.slice(0, 3)).toEqual([]);
    expect(count).toBeGreaterThan(1000);
  });
});
