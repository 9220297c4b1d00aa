import { PRODUCTS } from '../../lib/catalog';
import { tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { exact } from '../../lib/model/host';
import type { AzureFirewallPlan, NetworkRule, RuleCollectionGroup } from '../../lib/model/plans/azure-firewall';
import type { Product } from '../../lib/model/product';
import { role } from '../../lib/resolve';
import { AZURE_FIREWALL_LIMITS, type AzureFirewallOptions } from '../../lib/targets';
import { nameOf } from '../../lib/targets/azure-firewall/names';
import { overLimits } from '../../lib/targets/azure-firewall/over-limits';
import { limitsInForce } from '../../lib/targets/limit';
import { flow, PRODUCT } from '../proof/small';

const entry = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
const { limits } = limitsInForce(AZURE_FIREWALL_LIMITS, undefined);
const { plan: made } = tryCompile('azure-firewall', [{ entry }]).compiled ?? {};
if (made === undefined) throw new Error('no plan');
const empty: AzureFirewallPlan = made;

const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at));

const rule = (words: Partial<NetworkRule> = {}): NetworkRule => ({
  kind: 'network',
  name: 'rule',
  description: '',
  source: 'ECC_AGENT',
  ipProtocols: ['TCP'],
  destination: { kind: 'addresses', cidrs: ['192.0.2.1/32'] },
  destinationPorts: ['7000'],
  because: [],
  ...words,
});

const group = (rules: readonly NetworkRule[], at = 0): RuleCollectionGroup => ({
  name: `group-${at}`,
  priority: 10_000 + at,
  source: 'ECC_AGENT',
  collections: [{ kind: 'network', name: 'network', priority: 2_000, rules }],
});

/** The limits that some groups are over, with the figure, the source and what to do: none of them may be left out. */
function over(groups: readonly RuleCollectionGroup[], counts: Readonly<Record<string, number>> = {}) {
  return overLimits({ ...empty, groups }, limits, counts).map((issue) => {
    if (issue.code !== 'over-limit') return issue.code;
    expect(issue.source).toContain('https://');
    expect(issue.waysOut.length).toBeGreaterThan(0);
    return `${issue.limit}: ${issue.figure}`;
  });
}

const codes = (options: AzureFirewallOptions) =>
  tryCompile('azure-firewall', [{ entry }], options).issues.map(({ code }) => code);

/** A page of one flow, from the agents or to the server. */
function reasonsFor(words: Parameters<typeof flow>[0], request: Partial<EntryRequest>, options: AzureFirewallOptions) {
  const { requirement } = flow(words);
  const product: Product = {
    ...PRODUCT,
    requirements: [{ ...requirement, need: 'optional', to: request.peers === undefined ? 'cloud' : 'server' }],
  };
  const asker = request.peers === undefined ? 'agent' : 'server';
  const asked = { ...request, entry: role(product, {}, asker as never) };
  const { compiled, issues } = tryCompile('azure-firewall', [asked], options);
  expect(issues).toEqual([]);
  return (compiled?.plan.fidelity ?? []).flatMap(({ fidelity }) =>
    fidelity.standing === 'refused' ? [fidelity.reason] : fidelity.standing === 'exact' ? [] : [fidelity.standing],
  );
}

const bytesOf = (figure: number) => {
  const { because: _none, ...bare } = rule({ description: '' });
  const filler = figure - JSON.stringify([[bare]]).length;
  return group([rule({ description: 'x'.repeat(filler) })]);
};

const offices = { peers: { agent: { addresses: ['10.1.0.0/16'] } } };
const published = { publish: [{ entry: 'CH_SERVER', publicAddress: 'pip' }] };

/** Every limit at its edge, where nothing is said, and one over. */
const EDGES: {
  readonly [Key in keyof typeof AZURE_FIREWALL_LIMITS]: (figure: number) => readonly string[];
} = {
  networkRuleProduct: (figure) => over([group([rule()])], { ECC_AGENT: figure }),
  namesInNetworkRules: (figure) =>
    over([group(times(figure, (at) => rule({ destination: { kind: 'name', name: `h${at}.example.com` } })))]),
  groupBytes: (figure) => over([bytesOf(figure)]),
  ipGroups: (figure) =>
    over([group(times(figure, (at) => rule({ destination: { kind: 'bound', bound: `g${at}`, as: 'ip-group' } })))]),
  collectionsPerKind: (figure) => over(times(figure, (at) => group([], at))),
  nameLength: (figure) => codes({ owner: 'o'.repeat(figure) }),
  applicationPort: (figure) =>
    reasonsFor({ hosts: [exact('a.example.com')], ports: [String(figure)] }, {}, { tier: 'Basic' }),
  natPort: (figure) => reasonsFor({ ports: [String(figure)] }, offices, published),
  // One under is over this one.
  lowestPriority: (figure) =>
    codes({ priorities: { ECC_AGENT: 2 * AZURE_FIREWALL_LIMITS.lowestPriority.value - figure } }),
  highestPriority: (figure) => {
    // The last thousand are left to what stands after all entries.
    const given = figure - 1_001;
    return codes({ priorities: { ECC_AGENT: given } });
  },
};

describe('the limits of an Azure Firewall', () => {
  test.each(Object.entries(EDGES))('%s says nothing at its edge, and is told one over', (key, figures) => {
    const { value, name } = AZURE_FIREWALL_LIMITS[key as keyof typeof AZURE_FIREWALL_LIMITS];
    expect(figures(value)).toEqual([]);
    const told = figures(value + 1);
    expect(told).toHaveLength(1);
    if (told[0]?.includes(':') === true) expect(told[0]).toBe(`${name}: ${value + 1}`);
  });

  test('each say their figure, where it is written, and whether more may be taken', () => {
    for (const { value, source, raisable } of Object.values(AZURE_FIREWALL_LIMITS)) {
      expect(value).toBeGreaterThan(0);
      expect(source).toContain('https://');
      expect(typeof raisable).toBe('boolean');
    }
    expect(codes({ limits: { networkRuleProduct: 30_000, namesInNetworkRules: 2_000 } })).toEqual([]);
    expect(codes({ limits: { groupBytes: 3, groups: 60 } as object })).toEqual(['fixed-limit', 'unknown-limit']);
  });

  test('what is raised on the own word is held to that figure', () => {
    const raised = limitsInForce(AZURE_FIREWALL_LIMITS, { networkRuleProduct: 30_000 }).limits;
    const told = (count: number) =>
      overLimits({ ...empty, groups: [group([rule()])] }, raised, { ECC_AGENT: count }).length;
    expect([told(30_000), told(30_001)]).toEqual([0, 1]);
  });

  test('the product counts unique addresses of both ends, and an IP group as one', () => {
    const destination = { kind: 'addresses', cidrs: times(100, (at) => `192.0.2.${at}/32`) } as const;
    const to = (words: Partial<NetworkRule>) => over([group([rule(words)])], { ECC_AGENT: 201, ECC_DS: 100 });
    expect(to({ destination })).toEqual([`${AZURE_FIREWALL_LIMITS.networkRuleProduct.name}: 20100`]);
    expect(to({ destination: { kind: 'source', source: 'ECC_DS' } })).toHaveLength(1);
    expect(to({ destination: { kind: 'bound', bound: 'g', as: 'ip-group' } })).toEqual([]);
    expect(to({ from: { kind: 'bound', bound: 'g', as: 'ip-group' }, destination })).toEqual([]);
  });

  test('more than 50 groups are said and not refused, since copies of the page disagree', () => {
    const many = times(51, (at) => ({
      entry: role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent', { name: `OFFICE_${at}` }),
    }));
    const said = (requests: typeof many) => {
      const { compiled, issues } = tryCompile('azure-firewall', requests, {}, { proof: 'later' });
      expect(issues).toEqual([]);
      return compiled?.plan.assumes.filter(({ code }) => code === 'groups-per-policy');
    };
    expect(said(many.slice(1))).toEqual([]);
    expect(said(many)).toMatchObject([{ groups: 51 }]);
  });
});

describe('names of resources', () => {
  test('fit Azure whatever they are made of, are kept where they fit, and never meet where they are shortened', () => {
    const taken = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/;
    const longest = 'a'.repeat(40);
    expect(nameOf(longest, 'b'.repeat(39))).toBe(`${longest}-${'b'.repeat(39)}`);
    const odd = [
      nameOf(longest, 'b'.repeat(40)),
      nameOf(longest, `${'b'.repeat(39)}c`),
      nameOf('tcp', 'block', '/subscriptions/x/ipGroups/a'),
      nameOf('tcp', 'block', '/subscriptions/x/ipGroups/b'),
      nameOf('tcp', 'block', '-subscriptions-x-ipGroups-a'),
      nameOf('tcp', 'ends.'),
      nameOf('tcp', 'ends'),
    ];
    for (const name of odd) expect(name).toMatch(taken);
    expect(new Set(odd).size).toBe(odd.length);
  });
});
