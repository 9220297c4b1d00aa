import { ALL_IPV4, addressSetOf } from '../../../lib/model/addresses';
import { intentOfTarget } from '../../../lib/proof/azure-names';
import { type Box, EVERYTHING, subtractBoxes, traffic } from '../../../lib/proof/box';
import { filtersOfAzure } from '../../../lib/proof/engines/azure';
import { AzureDeclarationBuilder, declareAzureResource } from '../../../lib/proof/readers/azure-resources';
import type { Filter } from '../../../lib/proof/readers/deployment';
import { Late } from '../../../lib/proof/readers/late';
import { addressesOf, boundSet } from '../../../lib/proof/sets';
import { at, inside, type Side } from '../../../lib/proof/side';
import { allowedByFilter, boxesOf, within } from '../readers/azure-sets';

type Json = Readonly<Record<string, unknown>>;

const POLICY = 'Microsoft.Network/firewallPolicies';
const block = (...cidrs: readonly string[]): Side => at(addressSetOf(cidrs));

function read(resources: readonly (readonly [type: string, name: string, properties: unknown])[]) {
  const builder = new AzureDeclarationBuilder();
  for (const [type, name, properties] of resources) {
    const place = { file: 'f', resource: name, pointer: `/${name}`, line: null };
    declareAzureResource({ type, name, id: name, aliases: [], place, properties, propertiesAt: '' }, builder);
  }
  const { azure, notUnderstood } = builder.build();
  const { filters, notUnderstood: open } = filtersOfAzure(azure);
  return { filters, whys: [...notUnderstood, ...open].map(({ why }) => why) };
}

/** A policy with one group; each collection is at the priority of its place. */
function policy(...collections: readonly Json[]) {
  return read([
    [POLICY, 'p', { dnsSettings: { enableProxy: true } }],
    [
      `${POLICY}/ruleCollectionGroups`,
      'p/g',
      { priority: 100, ruleCollections: collections.map((one, i) => ({ name: `c${i}`, priority: 100 + i, ...one })) },
    ],
  ]);
}

const collection = (type: string, ...rules: readonly Json[]): Json => ({
  ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
  action: { type },
  rules: rules.map((rule, i) => ({ name: `r${i}`, ...rule })),
});
const network = (changed: Json = {}): Json => ({
  ruleType: 'NetworkRule',
  ipProtocols: ['TCP'],
  sourceAddresses: ['10.0.0.0/8'],
  destinationAddresses: ['203.0.113.0/24'],
  destinationPorts: ['443'],
  ...changed,
});
const application = (changed: Json = {}): Json => ({
  ruleType: 'ApplicationRule',
  protocols: [{ protocolType: 'Https', port: 443 }],
  sourceAddresses: ['10.0.0.0/8'],
  targetFqdns: ['www.example.com'],
  ...changed,
});

const TLS: Box = {
  ...EVERYTHING,
  traffic: traffic('tcp/tls'),
  ports: [{ first: 443, last: 443 }],
  from: block('10.0.0.0/8'),
  to: block('203.0.113.0/24'),
};
const meaning = (name: string): Box => ({
  ...TLS,
  to: at(ALL_IPV4),
  intent: intentOfTarget(name) ?? EVERYTHING.intent,
});

/** Of everything but what the cloud itself lets through. */
function answer(filters: readonly Filter[], box: Box): 'surely' | 'perhaps' | 'never' {
  const [filter] = filters;
  if (filter === undefined) throw new Error('no filter');
  const { surely, possibly } = allowedByFilter({
    rules: filter.rules.filter(({ name, action }) => action === 'drop' || !name.startsWith('default ')),
  });
  if (subtractBoxes([box], boxesOf(surely)).length === 0) return 'surely';
  return within(boxesOf(possibly), [box]).length > 0 ? 'perhaps' : 'never';
}

describe('a network rule of a policy', () => {
  test.each<[string, Json, Box, string, string[]]>([
    ['allows what it names', {}, TLS, 'surely', []],
    ['may name a range of addresses', { destinationAddresses: ['203.0.113.0-203.0.113.255'] }, TLS, 'surely', []],
    [
      'of any protocol and port allows all',
      { ipProtocols: ['Any'], destinationPorts: ['*'] },
      { ...TLS, traffic: EVERYTHING.traffic, ports: EVERYTHING.ports },
      'surely',
      [],
    ],
    [
      'that names a host opens where it leads',
      { destinationAddresses: [], destinationFqdns: ['A.example.com'] },
      { ...TLS, to: inside(addressesOf('a.example.com')) },
      'surely',
      [],
    ],
    [
      'that names a star may open everything of its kind',
      { destinationAddresses: [], destinationFqdns: ['*.example.com'] },
      TLS,
      'perhaps',
      ["has the host '*.example.com'"],
    ],
    [
      'of an IP group elsewhere opens its members',
      { destinationAddresses: [], destinationIpGroups: ['/other/ipGroups/x'] },
      { ...TLS, to: inside(boundSet('/other/ipGroups/x')) },
      'surely',
      [],
    ],
    ['without a source may open', { sourceAddresses: [] }, TLS, 'perhaps', ['has no source']],
    [
      'of a type that nobody knows may open',
      { ruleType: 'SignatureRule' },
      TLS,
      'perhaps',
      ["has the ruleType 'SignatureRule'", 'has a protocol that is known at deployment alone'],
    ],
  ])('%s', (_, changed, box, expected, whys) => {
    const { filters, whys: found } = policy(collection('Allow', network(changed)));
    expect(answer(filters, box)).toBe(expected);
    expect(found).toEqual(whys);
  });

  test('decides before every application rule, whatever their priorities', () => {
    const { filters } = policy(collection('Deny', application()), collection('Allow', network()));
    expect(answer(filters, { ...meaning('www.example.com'), to: TLS.to })).toBe('surely');
  });

  test('at the priority of one that does the opposite decides nothing for sure', () => {
    const both = [collection('Allow', network()), { ...collection('Deny', network()), priority: 100 }];
    const { filters, whys } = policy(...both);
    expect(answer(filters, TLS)).toBe('perhaps');
    expect(whys).toEqual(Array(2).fill('shares its priority with a collection that does the opposite'));
    expect(policy(collection('Allow', network()), { ...collection('Allow', network()), priority: 100 }).whys).toEqual(
      [],
    );
  });
});

describe('an application rule of a policy', () => {
  test.each<[string, Json, Box, string, string[]]>([
    ['allows the name that it names', {}, meaning('www.example.com'), 'surely', []],
    ['allows no other name', {}, meaning('mail.example.com'), 'never', []],
    ['of a star allows every name below', { targetFqdns: ['*.Example.com'] }, meaning('a.b.example.com'), 'surely', []],
    ['of a star leaves the apex out', { targetFqdns: ['*.example.com'] }, meaning('example.com'), 'never', []],
    ['of every name allows each', { targetFqdns: ['*'] }, meaning('example.org'), 'surely', []],
    [
      'of a star that Azure does not take may open',
      { targetFqdns: ['www.*.com'] },
      meaning('www.example.com'),
      'perhaps',
      ["has the host 'www.*.com'"],
    ],
    [
      'of a path allows some of its host',
      { targetFqdns: [], targetUrls: ['www.example.com/a/*'], terminateTLS: true },
      meaning('www.example.com'),
      'perhaps',
      [],
    ],
    [
      'of web categories may open every name',
      { targetFqdns: [], webCategories: ['news'] },
      meaning('example.org'),
      'perhaps',
      ['is for web categories, which nobody can look up'],
    ],
    [
      'that names destinations as well opens some',
      { destinationAddresses: ['203.0.113.0/24'] },
      meaning('www.example.com'),
      'perhaps',
      ['names destinations beside its targets'],
    ],
    [
      'of MSSQL opens no port of TLS',
      { protocols: [{ protocolType: 'Mssql', port: 1433 }] },
      meaning('www.example.com'),
      'never',
      [],
    ],
    [
      'of a name that is known at deployment may open',
      { targetFqdns: [new Late('parameter host')] },
      meaning('www.example.com'),
      'perhaps',
      ['has a host that is known at deployment alone'],
    ],
  ])('%s', (_, changed, box, expected, whys) => {
    const { filters, whys: found } = policy(collection('Allow', application(changed)));
    expect(answer(filters, box)).toBe(expected);
    expect(found).toEqual(whys);
  });
});

describe('a policy on a base', () => {
  const group = (rules: Json) => ({ priority: 100, ruleCollections: [{ name: 'c', priority: 100, ...rules }] });

  test('is asked after it, and is the one filter of the two', () => {
    const { filters, whys } = read([
      [POLICY, 'base', {}],
      [POLICY, 'own', { basePolicy: { id: 'BASE' } }],
      [`${POLICY}/ruleCollectionGroups`, 'own/g', { ...group(collection('Allow', network())), priority: 100 }],
      [`${POLICY}/ruleCollectionGroups`, 'base/g', { ...group(collection('Deny', network())), priority: 60_000 }],
    ]);
    expect(filters.map(({ id }) => id)).toEqual(['own']);
    expect([answer(filters, TLS), whys]).toEqual(['never', []]);
  });

  test.each<[string, string, string]>([
    ['that stands elsewhere', '/elsewhere', 'has a base policy that stands elsewhere'],
    ['that is itself', 'own', 'has itself for a base'],
  ])('%s may hold any rule in front', (_, base, why) => {
    const { filters, whys } = read([
      [POLICY, 'own', { basePolicy: { id: base } }],
      [`${POLICY}/ruleCollectionGroups`, 'own/g', group(collection('Allow', network()))],
    ]);
    expect(answer(filters, TLS)).toBe('perhaps');
    expect(filters[0]?.rules[0]).toMatchObject({ name: 'rules of the base policy', action: 'unsure' });
    expect(whys).toEqual([why]);
  });
});

test('a group of which nothing is known may open and close everything', () => {
  const { filters } = read([
    [POLICY, 'p', {}],
    [`${POLICY}/ruleCollectionGroups`, 'p/g', new Late('parameter group')],
    [
      `${POLICY}/ruleCollectionGroups`,
      'p/h',
      { priority: 100, ruleCollections: [{ name: 'c', priority: 100, ...collection('Allow', network()) }] },
    ],
  ]);
  expect(answer(filters, TLS)).toBe('perhaps');
  expect(answer(filters, { ...TLS, traffic: traffic('icmp') })).toBe('perhaps');
});

test('a name in a network rule of a policy without a DNS proxy is in doubt', () => {
  const named = network({ destinationAddresses: [], destinationFqdns: ['a.example.com'] });
  const { whys } = read([
    [POLICY, 'p', {}],
    [
      `${POLICY}/ruleCollectionGroups`,
      'p/g',
      { priority: 100, ruleCollections: [{ name: 'c', priority: 100, ...collection('Allow', named) }] },
    ],
  ]);
  expect(whys).toEqual(['names a host, where the policy has no DNS proxy']);
});
