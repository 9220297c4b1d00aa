import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { API_VERSION, modelOf } from './models';
import { AZURE_TYPES } from './types';
import { walkArm, walkInputs } from './walk';

const NSG = 'azure-native:network:NetworkSecurityGroup';
const GROUP = 'azure-native:network:FirewallPolicyRuleCollectionGroup';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const RULE = {
  name: 'tcp-443',
  access: 'Allow',
  direction: 'Outbound',
  priority: 100,
  protocol: 'Tcp',
  description: 'Agents to the server',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefixes: ['192.0.2.0/24'],
  destinationPortRanges: ['443', '8000-8100'],
};

const NSG_INPUTS = {
  resourceGroupName: 'harbour',
  networkSecurityGroupName: 'agents',
  location: 'japaneast',
  flushConnection: false,
  tags: { team: 'pilots' },
  securityRules: [
    RULE,
    {
      name: 'from-servers',
      access: 'Deny',
      direction: 'Inbound',
      priority: 4096,
      protocol: '*',
      sourceApplicationSecurityGroups: [{ id: '/subscriptions/0/servers' }],
      sourcePortRanges: ['*'],
      destinationAddressPrefix: 'VirtualNetwork',
      destinationPortRange: '*',
    },
  ],
};

interface Collection {
  readonly [key: string]: Json;
  readonly rules: readonly { readonly [key: string]: Json }[];
}

const COLLECTIONS: readonly Collection[] = [
  {
    ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
    name: 'names',
    priority: 200,
    action: { type: 'Allow' },
    rules: [
      {
        ruleType: 'ApplicationRule',
        name: 'https',
        sourceIpGroups: ['/subscriptions/0/agents'],
        protocols: [{ protocolType: 'Https', port: 443 }],
        targetFqdns: ['*.example.com'],
        terminateTLS: false,
      },
      {
        ruleType: 'NetworkRule',
        name: 'ntp',
        ipProtocols: ['UDP'],
        sourceAddresses: ['10.0.0.0/24'],
        destinationFqdns: ['time.example.com'],
        destinationPorts: ['123'],
      },
    ],
  },
  {
    ruleCollectionType: 'FirewallPolicyNatRuleCollection',
    name: 'server',
    priority: 300,
    action: { type: 'DNAT' },
    rules: [
      {
        ruleType: 'NatRule',
        name: 'https',
        ipProtocols: ['TCP'],
        sourceAddresses: ['*'],
        destinationAddresses: ['198.51.100.1'],
        destinationPorts: ['443'],
        translatedAddress: '10.0.0.4',
        translatedPort: '443',
      },
    ],
  },
];

const GROUP_INPUTS = {
  resourceGroupName: 'harbour',
  firewallPolicyName: 'hub',
  ruleCollectionGroupName: 'agents',
  priority: 500,
  ruleCollections: COLLECTIONS,
};

const armRule = ({ name, ...properties }: { readonly name: string; readonly [key: string]: Json }) => ({
  name,
  properties,
});

const NSG_ARM = {
  type: 'Microsoft.Network/networkSecurityGroups',
  apiVersion: '2024-05-01',
  name: 'agents',
  location: "[parameters('location')]",
  tags: NSG_INPUTS.tags,
  dependsOn: [],
  properties: { flushConnection: false, securityRules: NSG_INPUTS.securityRules.map(armRule) },
};

const GROUP_ARM = {
  type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
  apiVersion: '2024-05-01',
  name: 'hub/agents',
  properties: { priority: 500, ruleCollections: COLLECTIONS },
};

const OTHERS: readonly (readonly [string, Json])[] = [
  ['SecurityRule', { resourceGroupName: 'h', networkSecurityGroupName: 'n', securityRuleName: 'r', ...RULE }],
  ['ApplicationSecurityGroup', { resourceGroupName: 'h', applicationSecurityGroupName: 'a', tags: {} }],
  ['IpGroup', { resourceGroupName: 'h', ipGroupsName: 'i', ipAddresses: ['10.0.0.0/24'] }],
  [
    'FirewallPolicy',
    {
      resourceGroupName: 'h',
      firewallPolicyName: 'p',
      sku: { tier: 'Standard' },
      dnsSettings: { enableProxy: true, servers: ['10.0.0.4'], requireProxyForNetworkRules: null },
      snat: { privateRanges: ['IANAPrivateRanges'] },
    },
  ],
  [
    'RouteTable',
    { resourceGroupName: 'h', routes: [{ name: 'all', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' }] },
  ],
  ['Route', { resourceGroupName: 'h', routeTableName: 't', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }],
  [
    'AzureFirewall',
    {
      resourceGroupName: 'h',
      azureFirewallName: 'f',
      firewallPolicy: { id: '/subscriptions/0/p' },
      sku: { name: 'AZFW_VNet', tier: 'Standard' },
      ipConfigurations: [{ name: 'c', subnet: { id: '/s' }, publicIPAddress: { id: '/p' } }],
    },
  ],
  [
    'VirtualNetwork',
    {
      resourceGroupName: 'h',
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [{ name: 's', addressPrefix: '10.0.0.0/24', networkSecurityGroup: { id: '/n' } }],
    },
  ],
  [
    'VirtualNetworkPeering',
    {
      resourceGroupName: 'h',
      virtualNetworkName: 'v',
      remoteVirtualNetwork: { id: '/v' },
      allowForwardedTraffic: true,
    },
  ],
  ['Subnet', { resourceGroupName: 'h', virtualNetworkName: 'v', subnetName: 's', addressPrefix: '10.0.0.0/24' }],
  [
    'PublicIPAddress',
    { resourceGroupName: 'h', publicIpAddressName: 'p', publicIPAllocationMethod: 'Static', sku: { name: 'Standard' } },
  ],
  [
    'NetworkInterface',
    {
      resourceGroupName: 'h',
      ipConfigurations: [{ name: 'c', subnet: { id: '/s' }, applicationSecurityGroups: [{ id: '/a' }] }],
    },
  ],
];

/** The four bases, each with the walk that reads it. */
const BASES: readonly {
  readonly what: string;
  readonly base: Json;
  readonly walk: (value: Json) => readonly string[];
}[] = [
  { what: 'a group of azure-native', base: NSG_INPUTS, walk: (value) => walkInputs(NSG, value) },
  { what: 'a rule collection group of azure-native', base: GROUP_INPUTS, walk: (value) => walkInputs(GROUP, value) },
  { what: 'a group of a template', base: NSG_ARM, walk: walkArm },
  { what: 'a rule collection group of a template', base: GROUP_ARM, walk: walkArm },
];

interface Fault {
  readonly at: string;
  readonly steps: readonly (string | number)[];
  /** Undefined where the fault is that the value is missing. */
  readonly value: Json | undefined;
}

/** What must stand there: the discriminators, and what a rule and an address cannot do without. */
const REQUIRED =
  /(^|\.)(resourceGroupName|firewallPolicyName|ruleType|ruleCollectionType|access|direction|protocol|apiVersion)$|securityRules\[\d\]\.(properties\.)?priority$/;
const BOUNDS: readonly (readonly [RegExp, number, number])[] = [
  [/(^|^properties\.)priority$|ruleCollections\[\d\]\.priority$/, 100, 65_000],
  [/\.port$/, 0, 64_000],
];

/** Every fault that the walk promises to see, one at a time. */
function faultsOf(base: Json, steps: Fault['steps'] = []): readonly Fault[] {
  const at = pathOf(steps);
  const here = (value: Json | undefined, ...more: Fault['steps']): Fault => ({
    at: pathOf([...steps, ...more]),
    steps: [...steps, ...more],
    value,
  });
  const missing = REQUIRED.test(at) ? [here(undefined)] : [];
  const bounds = BOUNDS.find(([pattern]) => pattern.test(at));
  const beyond = bounds === undefined ? [] : [here(bounds[1] - 1), here(bounds[2] + 1)];
  if (typeof base === 'string') return [...missing, here(7), here(['text'])];
  if (typeof base === 'number') return [...missing, ...beyond, here('7'), here(null)];
  if (typeof base === 'boolean') return [here('true'), here(0)];
  if (base === null || at === 'dependsOn') return [];
  if (Array.isArray(base))
    return [here('text'), here({}), ...base.flatMap((each, index) => faultsOf(each, [...steps, index]))];
  const inner = Object.entries(base).flatMap(([key, each]) => faultsOf(each, [...steps, key]));
  const stranger = at === 'tags' ? here(1, 'stranger') : here('text', 'stranger');
  return [...(at === '' ? [] : [here('text'), here([])]), stranger, ...inner];
}

const pathOf = (steps: Fault['steps']): string =>
  steps.reduce<string>(
    (at, step) => (typeof step === 'number' ? `${at}[${step}]` : at === '' ? step : `${at}.${step}`),
    '',
  );

function seeded(base: Json, [step, ...rest]: Fault['steps'], value: Json | undefined): Json {
  const copy = structuredClone(base) as Record<string | number, Json>;
  if (step === undefined) return base;
  if (rest.length > 0) copy[step] = seeded(copy[step] ?? null, rest, value);
  else if (value === undefined) delete copy[step];
  else copy[step] = value;
  return copy as Json;
}

describe('the walk over the models of Azure', () => {
  test.each(BASES)('finds nothing in $what that is right', ({ base, walk }) => {
    expect(walk(base)).toEqual([]);
  });

  test.each(OTHERS)('finds nothing in inputs of a %s that are right', (type, inputs) => {
    expect(walkInputs(`azure-native:network:${type}`, inputs)).toEqual([]);
  });

  test('knows each type by a model, and has a right example of each', () => {
    expect([...AZURE_TYPES.values()].filter(({ model }) => modelOf(model) === undefined)).toEqual([]);
    const shown = [...OTHERS.map(([type]) => type), 'NetworkSecurityGroup', 'FirewallPolicyRuleCollectionGroup'];
    expect([...AZURE_TYPES.keys()].sort()).toEqual(shown.sort());
  });

  test.each([...AZURE_TYPES])(
    'names the inputs of %s that make its address as azure-native does',
    (type, { path: parts }) => {
      const file = `${type.charAt(0).toLowerCase()}${type.slice(1)}.d.ts`;
      const [, args = ''] = near('@pulumi/azure-native', 'network', file).split(`export interface ${type}Args {`);
      for (const input of ['resourceGroupName', ...parts.slice(0, -1).map(([, parent]) => parent)]) {
        expect(args).toContain(` ${input}: pulumi.Input<string>;`);
      }
      expect(args).toContain(` ${parts.at(-1)?.[1]}?: pulumi.Input<string`);
    },
  );

  test.each([
    ['an unknown property', { ...NSG_INPUTS, rules: [] }, 'rules: NetworkSecurityGroup has no such property'],
    ['a wrong type', { ...NSG_INPUTS, location: 5 }, 'location: it is a string, not 5'],
    ['what Azure alone sets', { ...NSG_INPUTS, etag: 'x' }, 'etag: Azure sets it, and nobody else'],
    ['a missing property', withRule({ access: undefined }), 'securityRules[0].access: SecurityRule lacks it'],
    [
      'a wrong element',
      withRule({ destinationPortRanges: ['443', 8443] }),
      'securityRules[0].destinationPortRanges[1]: it is a string, not 8443',
    ],
    [
      'a name that is nearly right',
      withRule({ destinationPortranges: [] }),
      'securityRules[0].destinationPortranges: SecurityRule has no such property',
    ],
  ])('finds %s in a group', (_, inputs, problem) => {
    expect(walkInputs(NSG, inputs)).toEqual([problem]);
  });

  test.each([
    ['a priority that is too low', { ...GROUP_INPUTS, priority: 99 }, 'priority: 99 is below 100'],
    [
      'a port that is too high',
      withHttps({ protocols: [{ protocolType: 'Https', port: 64_001 }] }),
      'ruleCollections[0].rules[0].protocols[0].port: 64001 is above 64000',
    ],
    [
      'a property of another kind of rule',
      withHttps({ destinationPorts: ['443'] }),
      'ruleCollections[0].rules[0].destinationPorts: ApplicationRule has no such property',
    ],
    [
      'an unknown kind of rule',
      withHttps({ ruleType: 'NameRule' }),
      'ruleCollections[0].rules[0].ruleType: FirewallPolicyRule is one of ApplicationRule, NatRule, NetworkRule, not "NameRule"',
    ],
    [
      'a kind that is left out',
      { ...GROUP_INPUTS, ruleCollections: [{ name: 'x' }] },
      'ruleCollections[0].ruleCollectionType: FirewallPolicyRuleCollection is one of FirewallPolicyNatRuleCollection, FirewallPolicyFilterRuleCollection, not undefined',
    ],
    [
      'a missing policy',
      { ...GROUP_INPUTS, firewallPolicyName: undefined },
      'firewallPolicyName: FirewallPolicyRuleCollectionGroup lacks it',
    ],
  ])('finds %s in a rule collection group', (_, inputs, problem) => {
    expect(walkInputs(GROUP, inputs)).toEqual([problem]);
  });

  test.each([
    ['flat properties', { ...NSG_ARM, securityRules: [] }, 'securityRules: NetworkSecurityGroup has no such property'],
    [
      'a rule without its own properties',
      {
        ...NSG_ARM,
        properties: { securityRules: [{ name: 'x', properties: { ...armRule(RULE).properties, access: undefined } }] },
      },
      'properties.securityRules[0].properties.access: SecurityRule lacks it',
    ],
    [
      'a name of too few parts',
      { ...GROUP_ARM, name: 'agents' },
      'name: the name of "Microsoft.Network/firewallPolicies/ruleCollectionGroups" has 2 parts, and "agents" has not',
    ],
    [
      'another API version',
      { ...NSG_ARM, apiVersion: '2020-01-01' },
      'apiVersion: the models are those of 2024-05-01, not of "2020-01-01"',
    ],
    [
      'another type',
      { ...NSG_ARM, type: 'Microsoft.Network/loadBalancers' },
      'type: the walker has no model of "Microsoft.Network/loadBalancers"',
    ],
    [
      'a child that is wrong',
      {
        ...NSG_ARM,
        resources: [
          {
            type: 'securityRules',
            apiVersion: '2024-05-01',
            name: 'x',
            properties: { ...armRule(RULE).properties, priority: '1' },
          },
        ],
      },
      'resources[0].properties.priority: it is a number, not "1"',
    ],
  ])('finds %s in a template', (_, resource, problem) => {
    expect(walkArm(resource)).toEqual([problem]);
  });

  test('gathers every problem of one resource', () => {
    const inputs = { ...withRule({ priority: '1', acess: 'Allow' }), location: 1, resourceGroupName: undefined };
    expect(walkInputs(NSG, inputs)).toHaveLength(4);
  });

  test('looks into secrets, and passes what is not known yet', () => {
    expect(walkInputs(NSG, { ...NSG_INPUTS, securityRules: '<unknown>', location: { secret: 'x' } })).toEqual([]);
    expect(walkInputs(NSG, { ...NSG_INPUTS, location: { secret: 5 } })).toEqual(['location: it is a string, not 5']);
  });

  test('takes an expression of a template for any value, and a bracket that is escaped for a text', () => {
    const properties = (securityRules: string) => ({ ...NSG_ARM, properties: { securityRules } });
    expect(walkArm(properties("[variables('rules')]"))).toEqual([]);
    expect(walkArm(properties('[[rules]'))).toEqual(['properties.securityRules: it is a list, not "[[rules]"']);
  });

  test('says that it has no model of a type, and passes none in silence', () => {
    expect(walkInputs('azure-native:network:LoadBalancer', {})).toEqual([
      'azure-native:network:LoadBalancer: the walker has no model of this type',
    ]);
  });

  test('finds exactly the one fault that was seeded, at its path', () => {
    const sites = BASES.flatMap((each) => faultsOf(each.base).map((fault) => ({ ...each, fault })));
    expect(sites.length).toBeGreaterThan(400);
    fc.assert(
      fc.property(fc.constantFrom(...sites), ({ base, walk, fault }) => {
        const found = walk(seeded(base, fault.steps, fault.value));
        expect(found).toEqual([expect.stringMatching(new RegExp(`^${escaped(fault.at)}: `))]);
      }),
      { seed: 20_240_501, numRuns: 1_000 },
    );
  });

  test('reads models of the API version that azure-native has', () => {
    expect(near('@azure/arm-network', 'dist-esm', 'src', 'models', 'parameters.js')).toContain(`"${API_VERSION}"`);
    expect(near('@pulumi/azure-native', 'network', 'networkSecurityGroup.d.ts')).toContain(API_VERSION);
  });
});

function withRule(change: Readonly<Record<string, unknown>>) {
  return { ...NSG_INPUTS, securityRules: [{ ...RULE, ...change }] };
}

function withHttps(change: Readonly<Record<string, unknown>>) {
  const [names] = COLLECTIONS;
  return { ...GROUP_INPUTS, ruleCollections: [{ ...names, rules: [{ ...names?.rules[0], ...change }] }] };
}

const near = (name: string, ...file: readonly string[]): string =>
  fs.readFileSync(path.join(path.dirname(require.resolve(`${name}/package.json`)), ...file), 'utf8');

const escaped = (text: string): string => text.replace(/[.[\]]/g, '\\$&');
