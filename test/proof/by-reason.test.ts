import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { apexAndSubdomains, exact, type Host, pattern, subdomains } from '../../lib/model/host';
import type { Plan, TargetName } from '../../lib/model/plans';
import type { Product } from '../../lib/model/product';
import { type AskedEntry, prove, UnreadablePlanError } from '../../lib/proof';
import type * as reasons from '../../lib/proof/by-reason';
import { role } from '../../lib/resolve';
import type { TargetOptions } from '../../lib/targets';
import { OPERATORS } from './operators';
import { AZURE_FIREWALL_OPERATORS } from './operators-azure-firewall';
import { DNS_FIREWALL_OPERATORS } from './operators-dns-firewall';
import { NETWORK_SECURITY_GROUP_OPERATORS } from './operators-network-security-group';
import { flow, PRODUCT } from './small';

/** The proof that holds everything against everything, and answers nothing by reasons alone. */
function proveWhole(): typeof prove {
  let whole: typeof prove | undefined;
  jest.isolateModules(() => {
    jest.doMock('../../lib/proof/by-reason', () => {
      const actual = jest.requireActual<typeof reasons>('../../lib/proof/by-reason');
      const leftByReasons: typeof actual.leftByReasons = (reading, recorded, _reasons, { byTheCloud }) =>
        actual.everythingIn(reading, recorded, actual.unnamedAmong(recorded.items, reading.surely, byTheCloud));
      return { ...actual, leftByReasons };
    });
    whole = (require('../../lib/proof/prove') as typeof import('../../lib/proof/prove')).prove;
    jest.dontMock('../../lib/proof/by-reason');
  });
  return whole as typeof prove;
}

const HTTP = [{ ports: '80', name: 'http', basis: 'stated' }] as const;
const row = (id: string, hosts: readonly Host[], words: object = {}) => flow({ id, hosts, ...words }).requirement;

/** Names of one shape, of which a change touches one; names that stand in several rows, below one another, and for one family. */
const PAGE: Product = {
  ...PRODUCT,
  requirements: [
    row(
      'agent-many',
      ['a', 'b', 'c', 'd'].map((name) => exact(`${name}.example.com`)),
    ),
    row('agent-again', [exact('a.example.com'), subdomains('example.com')], { ports: ['8443'] }),
    row('agent-below', [apexAndSubdomains('example.org', '*example.org'), exact('x.example.org')]),
    row('agent-web', [exact('a.example.com'), exact('web.example.com')], { ports: ['80'], application: HTTP }),
    row('agent-binary', [exact('push.example.net')], { ports: ['5228-5230'], application: [] }),
    row('agent-pattern', [pattern('node[0-9]{1,2}\\.example\\.net', ['node1.example.net'])]),
    { ...row('agent-old', [exact('b.example.com'), exact('old.example.com')], { ports: ['9443'] }), ipVersion: 'IPv4' },
    {
      ...row('agent-blocks', []),
      ranges: { for: [], cidrs: ['192.0.2.0/25', '192.0.2.128/25', '198.51.100.0/24'] },
    },
  ],
};

const agents = (name?: string): EntryRequest => ({
  entry: role(PAGE, {}, 'agent', name === undefined ? {} : { name }),
  additionalRules: [
    {
      id: 'own',
      direction: 'egress',
      peer: 'e.example.com',
      transport: 'tcp',
      ports: '443',
      application: 'https',
      reason: 'a test',
    },
  ],
});

const BEHIND = { namesBehind: { kind: 'none', reason: 'a test' } } as const;
const CASES: readonly {
  readonly [T in TargetName]: readonly [T, readonly EntryRequest[], TargetOptions[T]];
}[TargetName][] = [
  ['aws-security-group', [agents()], BEHIND],
  ['aws-security-group', [agents()], { ...BEHIND, ipv6: true }],
  ['aws-network-firewall', [{ ...agents(), leaveOut: ['agent-binary'] }], {}],
  [
    'aws-network-firewall',
    [agents(), agents('OFFICE')].map((one) => ({ ...one, leaveOut: ['agent-binary'] })),
    { exact: true },
  ],
  ['aws-dns-firewall', [{ ...agents(), leaveOut: ['agent-pattern'] }], {}],
  ['azure-firewall', [agents()], { patterns: 'suffix' }],
  ['azure-network-security-group', [agents()], BEHIND],
];

const EVERY_OPERATOR = [
  ...new Set([
    ...OPERATORS,
    ...AZURE_FIREWALL_OPERATORS,
    ...DNS_FIREWALL_OPERATORS,
    ...NETWORK_SECURITY_GROUP_OPERATORS,
  ]),
];

/** So many of what each operator makes of a plan, from all over it. */
const OF_EACH = 4;

function mutantsOf(plan: Plan): readonly Plan[] {
  return EVERY_OPERATOR.flatMap(({ mutate }) => {
    const all = mutate(plan);
    const step = Math.max(1, Math.floor(all.length / OF_EACH));
    return all.filter((_, at) => at % step === 0).map((one) => one.plan);
  });
}

function answer(by: typeof prove, plan: Plan, asked: readonly AskedEntry[]): unknown {
  try {
    return by(plan, asked);
  } catch (thrown) {
    // Of another copy of the module.
    if ((thrown as Error).name !== UnreadablePlanError.name) throw thrown;
    return (thrown as Error).message;
  }
}

test.each(CASES.map(([target, requests, options], at) => ({ at, target, requests, options })))(
  'a proof of $target says the same of every mutant, reason by reason and all at once ($at)',
  ({ target, requests, options }) => {
    const { plan, asked } = compile(target, requests, options as never);
    const entries = asked.map(({ request, flows }) => ({ ...request, flows }));
    const whole = proveWhole();
    expect(answer(whole, plan, entries)).toEqual(answer(prove, plan, entries));
    const mutants = mutantsOf(plan);
    const verdicts = mutants.map((one) => answer(prove, one, entries));
    expect(verdicts).toEqual(mutants.map((one) => answer(whole, one, entries)));
    expect(new Set(verdicts.map((one) => JSON.stringify(one, bigintAsText))).size).toBeGreaterThan(100);
  },
);

const bigintAsText = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
