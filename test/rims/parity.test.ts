import { type Argument, rimShapes } from './shapes';

const shapes = rimShapes({ cdk: { place: 2 }, 'pulumi-aws': { place: 1 }, 'pulumi-azure': { place: 1 } });

/** How an argument of one rim may differ from that of CDK's. */
type Difference = 'missing' | 'added' | 'needed' | 'default' | 'type';

/** Why a difference stands, by class, argument and how it differs; `*` is every class with a group of ours. */
type Allowed = Readonly<Record<string, Readonly<Record<string, Readonly<Partial<Record<Difference, string>>>>>>>;

const BINDING = "how a party or a place is bound is the SDK's";
const LATE = 'what is known only later is an Input';
const NO_LATE_STEP = 'a program has no synthesis after which a role may still be added';
const NAMING = 'what nobody names is named by the tool, each in its own way';
const TAGS = 'CDK tags by Tags.of(construct), Pulumi by an argument';
const METADATA = "the template's own; Pulumi has no metadata";
const AWS_ALONE = 'Azure has no such resource, or no such limit';
const AZURE_WORDS = "Azure's own words, for what AWS has not";

const ALLOWED: Readonly<Record<'pulumi-aws' | 'pulumi-azure', Allowed>> = {
  'pulumi-aws': {
    '*': {
      vpc: { missing: BINDING },
      vpcId: { added: BINDING },
      sources: { default: 'only a construct knows the block of its VPC', type: LATE },
      securityGroupName: { default: NAMING, type: LATE },
      description: { type: LATE },
      metadata: { missing: METADATA },
      tags: { added: TAGS },
    },
    NetworkFirewallRules: {
      roles: { default: NO_LATE_STEP, type: NO_LATE_STEP },
      home: { type: LATE },
      policyName: { default: NAMING },
      metadata: { missing: METADATA },
      tags: { added: TAGS },
    },
    DnsFirewallRules: {
      roles: { needed: NO_LATE_STEP, default: NO_LATE_STEP },
      vpcs: { missing: BINDING },
      vpcIds: { added: BINDING },
      ruleGroupName: { default: NAMING },
      metadata: { missing: METADATA },
      tags: { added: TAGS },
    },
    PrefixLists: {
      name: { default: NAMING },
      metadata: { missing: METADATA },
      tags: { added: TAGS },
    },
  },
  'pulumi-azure': {
    '*': {
      vpc: { missing: BINDING },
      resourceGroupName: { added: BINDING },
      location: { added: BINDING },
      tags: { added: TAGS },
      metadata: { missing: METADATA },
      securityGroup: {
        missing: 'a group of Azure takes its rules inline alone: networkSecurityGroup: "yours" hands them out',
      },
      securityGroupName: { missing: 'networkSecurityGroupName' },
      networkSecurityGroupName: { added: 'securityGroupName' },
      networkSecurityGroup: { added: 'securityGroup' },
      description: { missing: AWS_ALONE },
      groups: { missing: AWS_ALONE },
      prefixLists: { missing: AWS_ALONE },
      limits: { default: 'the limits of another cloud', type: 'the limits of another cloud' },
      sources: { missing: 'machines of Azure are known by application security groups, and by no block of a network' },
      applicationSecurityGroups: { added: AZURE_WORDS },
      denyOutbound: { added: AZURE_WORDS },
      denyInbound: { added: AZURE_WORDS },
      priorities: { added: AZURE_WORDS },
      dnsServers: { added: AZURE_WORDS },
      kms: { added: AZURE_WORDS },
    },
  },
};

/** Classes of one rim alone. */
const CLASSES: Readonly<Record<'pulumi-aws' | 'pulumi-azure', Readonly<Record<string, string>>>> = {
  'pulumi-aws': {},
  'pulumi-azure': {
    NetworkFirewallRules: 'AzureFirewallRules',
    AzureFirewallRules: 'NetworkFirewallRules',
    DnsFirewallRules: AWS_ALONE,
    PrefixLists: AWS_ALONE,
  },
};

const OF_CDK = {
  NetworkChecks:
    'what an Aspect changes after the proof is looked at when an app is synthesized; a program has no such step',
  NetworkRequirementsError: 'what is wrong with arguments is an InputPropertiesError of Pulumi',
  AccessPolicies: 'a policy stands over a scope of the tree, which Pulumi has not: setAccessPolicy',
  setAccessPolicy: 'a policy stands over the whole program: AccessPolicies.of(app)',
};

/** What is there when a program runs, beside classes that are made. */
const VALUES: Readonly<Record<'pulumi-aws' | 'pulumi-azure', Readonly<Record<string, string>>>> = {
  'pulumi-aws': OF_CDK,
  'pulumi-azure': { ...OF_CDK, windowsActivation: AZURE_WORDS },
};

const FIREWALLS = ['NetworkFirewallRules', 'DnsFirewallRules', 'PrefixLists'];

function differences(ours: ReadonlyMap<string, Argument>, theirs: ReadonlyMap<string, Argument>): readonly string[] {
  const all = new Set([...ours.keys(), ...theirs.keys()]);
  return [...all].flatMap((name): readonly string[] => {
    const [here, there] = [ours.get(name), theirs.get(name)];
    if (here === undefined) return [`${name} added`];
    if (there === undefined) return [`${name} missing`];
    return [
      ...(here.optional === there.optional ? [] : [`${name} needed`]),
      ...(here.standard === there.standard ? [] : [`${name} default`]),
      ...(here.type.replace(' | undefined', '') === there.type.replace(' | undefined', '') ? [] : [`${name} type`]),
    ];
  });
}

describe.each(['pulumi-aws', 'pulumi-azure'] as const)('%s has what CDK has', (rim) => {
  const [ours, theirs] = [shapes.cdk, shapes[rim]];

  test('of values, but for what is listed', () => {
    const alone = (a: readonly string[], b: readonly string[]) => a.filter((name) => !b.includes(name));
    expect([...alone(ours.values, theirs.values), ...alone(theirs.values, ours.values)].sort()).toEqual(
      [...Object.keys(CLASSES[rim]), ...Object.keys(VALUES[rim])].sort(),
    );
  });

  test.each([...ours.classes].filter(([name]) => theirs.classes.has(name)))(
    'of the arguments of %s, with their types and defaults, but for what is listed',
    (name, args) => {
      const listed = ALLOWED[rim][FIREWALLS.includes(name) ? name : '*'] ?? {};
      const allowed = Object.entries(listed).flatMap(([argument, how]) =>
        Object.keys(how).map((one) => `${argument} ${one}`),
      );
      expect([...differences(args, theirs.classes.get(name) ?? new Map())].sort()).toEqual(allowed.sort());
    },
  );
});

/** Choices that have to be made beside certain others and mean nothing beside the rest, as their comments say. */
const BESIDE_OTHERS = ['systemServerPort', 'mailConnection'];

test('every argument that may be left out says what stands there then', () => {
  const silent = Object.entries(shapes).flatMap(([rim, { classes }]) =>
    [...classes].flatMap(([name, args]) =>
      [...args].flatMap(([argument, { optional, standard }]) =>
        optional && standard === null && !BESIDE_OTHERS.includes(argument) ? [`${rim} ${name} ${argument}`] : [],
      ),
    ),
  );
  expect(silent).toEqual([]);
});

test('a firewall of Azure has the words of one of AWS for what both say', () => {
  const [aws, azure] = [
    shapes.cdk.classes.get('NetworkFirewallRules'),
    shapes['pulumi-azure'].classes.get('AzureFirewallRules'),
  ];
  const shared = [...(aws ?? [])].filter(([name]) => azure?.has(name));
  expect(shared.map(([name]) => name).sort()).toEqual([
    'accessPolicy',
    'limits',
    'mode',
    'priorities',
    'requests',
    'roles',
  ]);
  for (const [name, { standard }] of shared.filter(([one]) => one === 'mode' || one === 'requests')) {
    expect([name, azure?.get(name)?.standard]).toEqual([name, standard]);
  }
});

test('a difference is seen in every way in which there is one', () => {
  const argument = { optional: true, type: 'boolean', standard: 'false' };
  const of = (...all: readonly (readonly [string, Partial<Argument>])[]) =>
    new Map(all.map(([name, more]) => [name, { ...argument, ...more }] as const));
  expect(
    differences(
      of(['gone', {}], ['same', {}], ['needed', {}], ['type', {}], ['default', {}]),
      of(
        ['new', {}],
        ['same', {}],
        ['needed', { optional: false }],
        ['type', { type: 'string' }],
        ['default', { standard: 'true' }],
      ),
    ),
  ).toEqual(['gone missing', 'needed needed', 'type type', 'default default', 'new added']);
});
