import { tryCompile } from '../../lib/compile';
import type { ElementFidelity } from '../../lib/model/element';
import type { EntryRequest, PeerPlacement } from '../../lib/model/entry';
import { apexAndSubdomains, exact, type Host, pattern, subdomains } from '../../lib/model/host';
import {
  AZURE_FIREWALL_REASONS,
  type AzureFirewallPlan,
  type AzureFirewallReason,
} from '../../lib/model/plans/azure-firewall';
import type { Product } from '../../lib/model/product';
import { role } from '../../lib/resolve';
import type { AzureFirewallOptions } from '../../lib/targets';
import { FQDN_TAGS } from '../../lib/targets/azure-firewall/fqdn-tags';
import { flow, PRODUCT } from '../proof/small';

type Words = Parameters<typeof flow>[0];

const NODES = pattern('node[0-9]{1,2}\\.nodes\\.example\\.com', ['node1.nodes.example.com']);

/** A page of one optional flow each, from the agents to the cloud, or to the server where its peer is placed. */
function requestOf(words: Words, agents?: PeerPlacement | readonly PeerPlacement[]): EntryRequest {
  const { requirement } = flow(words);
  const to = agents === undefined ? 'cloud' : 'server';
  const product: Product = { ...PRODUCT, requirements: [{ ...requirement, need: 'optional', to }] };
  if (agents === undefined) return { entry: role(product, {}, 'agent' as never) };
  return { entry: role(product, {}, 'server' as never), peers: { agent: agents } };
}

function planOf(request: EntryRequest, options: AzureFirewallOptions = {}): AzureFirewallPlan {
  const { compiled, issues } = tryCompile('azure-firewall', [request], options);
  expect(issues).toEqual([]);
  if (compiled === null) throw new Error('no plan');
  return compiled.plan;
}

const opening = (words: Partial<NonNullable<EntryRequest['additionalRules']>[number]>, request: EntryRequest) => ({
  ...request,
  additionalRules: [
    { id: 'own', direction: 'egress', transport: 'tcp', ports: '443', peer: '192.0.2.1', reason: 'a test', ...words },
  ] as const,
});

function standings({ fidelity }: AzureFirewallPlan): readonly ElementFidelity['fidelity'][] {
  return fidelity.map((one) => one.fidelity);
}

const one = (host: Host, words: Words = {}) => requestOf({ hosts: [host], ...words });
const anywhere = { addresses: ['0.0.0.0/0'] };

/** Every reason, with an element that is refused, or narrowed, for it. */
const REFUSALS: Readonly<Record<AzureFirewallReason, readonly [EntryRequest, AzureFirewallOptions?]>> = {
  'inbound-by-name': [requestOf({}, { hosts: ['office.example.com'] })],
  'inbound-by-tag': [requestOf({}, { bound: 'monitor', tag: 'AzureMonitor' })],
  'wildcard-without-carrier': [one(subdomains('example.com'), { ports: ['5223'], application: [] })],
  'name-without-proxy': [one(exact('a.example.com'), { ports: ['5223'], application: [] }), { tier: 'Basic' }],
  'name-on-web-port': [one(exact('a.example.com'), { application: [] })],
  'everywhere-on-web-port': [opening({ peer: '0.0.0.0/0' }, requestOf({}, anywhere))],
  pattern: [one(NODES)],
  'listed-names': [one(NODES), { patterns: 'listed' }],
  'port-range': [one(subdomains('example.com'), { ports: ['8000-8016'] })],
  'application-port': [one(subdomains('example.com'), { ports: ['64001'] })],
  'nat-port': [requestOf({ ports: ['64000'] }, anywhere), { publish: [{ entry: 'CH_SERVER', publicAddress: 'pip' }] }],
  ipv6: [requestOf({}, { addresses: ['2001:db8::/32'] })],
  'icmp-to-internet': [opening({ transport: 'icmp', ports: '', peer: '192.0.2.1' }, requestOf({}, anywhere))],
};

describe('what an Azure Firewall refuses', () => {
  test.each(Object.entries(REFUSALS))('%s is its reason, and founded on the element', (reason, [request, options]) => {
    const plan = planOf(request, options);
    const left = plan.fidelity.filter(
      ({ fidelity }) => fidelity.standing === 'refused' || fidelity.standing === 'narrowed',
    );
    expect(left.map(({ fidelity }) => ('reason' in fidelity ? fidelity.reason : null))).toEqual([reason]);
    for (const { element } of left) {
      expect(AZURE_FIREWALL_REASONS[reason as AzureFirewallReason].appliesTo(element)).toBe(true);
    }
  });

  test('of an expression says both words that open it, and each of them does', () => {
    const [fidelity] = standings(planOf(one(NODES)));
    expect(fidelity).toMatchObject({
      waysOut: [
        "open only the names that the document lists beside it, with patterns: 'listed'",
        "open every name below nodes.example.com, with patterns: 'suffix'",
        expect.stringContaining('supply the addresses'),
      ],
    });
    expect(standings(planOf(one(NODES), { patterns: 'suffix' }))).toEqual([
      { standing: 'widened', growth: { name: 'suffix' } },
    ]);
  });

  test('is an expression whose names share no suffix of two labels, whatever is said of suffixes', () => {
    for (const expression of ['a[0-9]\\.com', '[a-z]+\\.(?:com|net)']) {
      const [fidelity] = standings(planOf(one(pattern(expression, [])), { patterns: 'suffix' }));
      expect(fidelity).toMatchObject({ standing: 'refused', reason: 'pattern' });
    }
  });

  test('is TCP 80 and 443 to everybody and to the tags of a whole cloud, and neither on another port nor to another tag', () => {
    const server = requestOf({}, anywhere);
    const to = (peer: string | { bound: string; tag: string }, ports: string) =>
      standings(planOf(opening({ peer, ports }, server))).at(0);
    for (const tag of ['Internet', 'AzureCloud', 'AzureCloud.JapanEast']) {
      expect(to({ bound: tag, tag }, '80')).toMatchObject({ reason: 'everywhere-on-web-port' });
      expect(to({ bound: tag, tag }, '8443')).toEqual({ standing: 'exact' });
    }
    expect(to('0.0.0.0/0', '79-81')).toMatchObject({ reason: 'everywhere-on-web-port' });
    expect(to('0.0.0.0/0', '8443')).toEqual({ standing: 'exact' });
    expect(to({ bound: 'aad', tag: 'AzureActiveDirectory' }, '443')).toEqual({ standing: 'exact' });
  });
});

describe('an Azure Firewall', () => {
  test('writes an apex with what is below it as two names, and takes a wildcard for what is below alone', () => {
    const names = (host: Host) =>
      planOf(one(host)).groups.flatMap(({ collections }) =>
        collections.flatMap((each) =>
          each.kind === 'application' ? each.rules.flatMap((rule) => rule.targetFqdns.map(({ text }) => text)) : [],
        ),
      );
    expect(names(apexAndSubdomains('example.com', '*example.com'))).toEqual(['*.example.com', 'example.com']);
    expect(names(subdomains('example.com'))).toEqual(['*.example.com']);
    expect(names(exact('example.com'))).toEqual(['example.com']);
  });

  test('writes a range of 16 ports out, and a longer one for one name by its addresses', () => {
    const kinds = (ports: string) =>
      planOf(one(exact('a.example.com'), { ports: [ports] })).groups.flatMap(({ collections }) =>
        collections.map(({ kind, rules }) => [
          kind,
          rules.map((rule) => (rule.kind === 'application' ? rule.protocols.length : rule.name)),
        ]),
      );
    expect(kinds('8000-8015')).toEqual([['application', [16]]]);
    expect(kinds('8000-8016')).toEqual([['network', ['tcp-name-a.example.com']]]);
  });

  test('needs its DNS proxy exactly where a network rule names a host', () => {
    const needs = (words: Words) => planOf(one(exact('a.example.com'), words)).needs.dnsProxy;
    expect(needs({ ports: ['5223'], application: [] })).toBe(true);
    expect(needs({})).toBe(false);
  });

  test('sees a path with Premium and inspection, over HTTP with Premium alone, and records it as grown otherwise', () => {
    const maps = exact('www.bing.example', { path: '/maps' });
    const http = { ports: ['80'], application: [{ ports: '80', name: 'http', basis: 'stated' }] } as const;
    const grown = { standing: 'widened', growth: { path: '/maps' } };
    expect(standings(planOf(one(maps), { tier: 'Premium' }))).toEqual([grown]);
    expect(standings(planOf(one(maps), { tier: 'Premium', tlsInspection: true }))).toEqual([{ standing: 'exact' }]);
    expect(standings(planOf(one(maps, http), { tier: 'Premium' }))).toEqual([{ standing: 'exact' }]);
    expect(standings(planOf(one(maps, http)))).toEqual([grown]);
  });

  test('passes ICMP to private blocks and bound networks', () => {
    const server = requestOf({}, anywhere);
    for (const peer of ['10.1.0.0/16', '100.64.0.1', { bound: 'late', block: true }] as const) {
      expect(standings(planOf(opening({ peer, transport: 'icmp', ports: '' }, server)))[0]).toEqual({
        standing: 'exact',
      });
    }
  });

  test('leaves a group of machines that it does not know to the group, and lets addresses in by a network rule', () => {
    expect(standings(planOf(requestOf({}, { bound: 'asg' })))).toMatchObject([{ standing: 'elsewhere' }]);
    const [group] = planOf(requestOf({}, { addresses: ['10.1.0.0/16'] })).groups;
    expect(group?.collections[0]?.rules).toMatchObject([
      {
        kind: 'network',
        from: { kind: 'addresses', cidrs: ['10.1.0.0/16'] },
        destination: { kind: 'source', source: 'CH_SERVER' },
      },
    ]);
  });

  test('publishes what it is told to, and leaves the rest of the entry to network rules', () => {
    const { requirement } = flow({ ports: ['8443'] });
    const both = [requirement, { ...requirement, id: 'agent-admin', ports: ['9443'] }].map((each) => ({
      ...each,
      need: 'optional' as const,
      to: 'server',
    }));
    const request: EntryRequest = {
      entry: role({ ...PRODUCT, requirements: both } as Product, {}, 'server' as never),
      peers: { agent: anywhere },
    };
    const publish = [{ entry: 'CH_SERVER', publicAddress: 'pip', requirements: ['agent-admin'] }];
    const rules = planOf(request, { publish }).groups.flatMap(({ collections }) =>
      collections.flatMap((each) => each.rules.map(({ kind, name }) => `${kind} ${name}`)),
    );
    expect(rules).toEqual(['nat tcp-9443-at-pip-addresses', 'network in-tcp-8443-addresses']);
  });

  test("puts the user's own openings into the first group of their source", () => {
    const plan = planOf(opening({ peer: 'own.example.com', application: 'https' }, one(exact('a.example.com'))));
    expect(plan.groups).toHaveLength(1);
  });

  test('takes tags of which a page lists the names, with the page', () => {
    for (const { tag, names, source } of FQDN_TAGS) {
      expect([tag, names.length > 0, source.includes('https://')]).toEqual([tag, true, true]);
    }
  });
});

describe('the options of an Azure Firewall', () => {
  const request = one(exact('a.example.com'));
  const told = (options: unknown) =>
    tryCompile('azure-firewall', [request], options as AzureFirewallOptions).issues.map(
      (issue) => `${issue.at}: ${issue.code}`,
    );

  test('are looked at word by word, and everything that is wrong is told at once', () => {
    expect(
      told({
        owner: '-x',
        tier: 'Gold',
        mode: 'watch',
        patterns: 'all',
        fqdnTags: ['WindowsUpdates', 5],
        tlsInspection: true,
        publish: [{ entry: 'NOBODY', requirements: 'x' }, null],
        sourceCounts: { NOBODY: 1, CH_AGENT: 0 },
      }),
    ).toEqual([
      'owner: name-of-resource',
      'tier: unknown-value',
      'mode: unknown-value',
      'patterns: unknown-value',
      'tlsInspection: wrong-type',
      'fqdnTags[0]: unknown-value',
      'fqdnTags[1]: unknown-value',
      'publish[0].entry: unknown-value',
      'publish[0].publicAddress: wrong-type',
      'publish[0].requirements: wrong-type',
      'publish[1].entry: unknown-value',
      'publish[1].publicAddress: wrong-type',
      'sourceCounts.NOBODY: unknown-value',
      'sourceCounts.CH_AGENT: wrong-type',
    ]);
    expect(told({ fqdnTags: 'WindowsUpdate', publish: {}, priorities: 5, sourceCounts: 5 })).toEqual([
      'fqdnTags: wrong-type',
      'publish: wrong-type',
      'priorities: wrong-type',
      'sourceCounts: wrong-type',
    ]);
  });

  test('give a group a priority of its own by its name or by that of its entry, and no two the same', () => {
    const name = 'portolan-chart-agent-CH_AGENT';
    const priorityOf = (priorities: Readonly<Record<string, number>>) =>
      planOf(request, { priorities }).groups[0]?.priority;
    expect([priorityOf({ CH_AGENT: 300 }), priorityOf({ [name]: 400 })]).toEqual([300, 400]);
    expect(priorityOf({ CH_AGENT: 300, [name]: 400 })).toBe(400);
    expect(told({ priorities: { CH_AGENTS: 300 } })).toEqual(['priorities.CH_AGENTS: unknown-value']);
    expect(told({ priorities: { CH_AGENT: 300, [name]: 300 } })).toEqual([`priorities.${name}: priority-taken`]);
  });
});
