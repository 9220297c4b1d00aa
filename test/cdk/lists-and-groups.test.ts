import { CfnOutput, Fn, type Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  AddressFamily,
  type CfnPrefixList,
  type CfnSecurityGroup,
  PrefixList,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  Peer,
  PrefixLists,
  type PrefixListsProps,
  renderText,
} from 'portolan/cdk';
import { resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const US = EndpointCentralDataCenter.US;
const byAddress = { dataCenter: US, reachBy: 'addresses' } as const;
const CLOUD = [
  '136.143.180.0/22',
  '136.143.185.0/24',
  '136.143.186.0/23',
  '136.143.189.0/24',
  '136.143.190.0/23',
  '204.141.32.0/23',
  '204.141.42.0/23',
];

type Scene = ReturnType<typeof stackWithVpc>;

/** Openings for single addresses that never collapse, on some ports. */
function opening(id: string, ports: string, count: number, from = 0) {
  const peers = Array.from({ length: count }, (_, index) => `10.200.0.${2 * (from + index)}`);
  return peers.map((peer) => ({ id, direction: 'egress', transport: 'tcp', ports, peer, reason: 'a test' }) as const);
}

function agentsIn({ stack, vpc }: Scene, more: object = {}, id = 'Agents') {
  return new EndpointCentralEgress(stack, id, { vpc, ...byAddress, ...more });
}

function serverIn({ stack, vpc }: Scene, more: object = {}, id = 'Server') {
  return new EndpointCentralDistributionServer(stack, id, { vpc, ...byAddress, unbound: ['agent'], ...more });
}

interface Entry {
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly DestinationPrefixListId?: { readonly 'Fn::GetAtt': readonly [string, string] };
}

/** What each group of a template weighs going out on IPv4, counted from the resources alone. */
function counted(stack: Stack): readonly number[] {
  const resources = resourcesOf(stack);
  const groups = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::EC2::SecurityGroup');
  return groups.map(([id, { Properties }]) => {
    const inline = (Properties.SecurityGroupEgress as readonly Entry[]).map((entry) => {
      const list = entry.DestinationPrefixListId?.['Fn::GetAtt'][0];
      return list === undefined ? 1 : Number(resources[list]?.Properties.MaxEntries);
    });
    const apart = Object.values(resources).filter(
      ({ Type, Properties: own }) =>
        Type === 'AWS::EC2::SecurityGroupEgress' && JSON.stringify(own.GroupId).includes(`"${id}"`),
    );
    return inline.reduce((sum, weight) => sum + weight, 0) + apart.length;
  });
}

describe('prefix lists', () => {
  test('hold the addresses of a role, under the construct, and its rules name them in place', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { prefixLists: true });
    const [list, ...more] = resourcesOfType(scene.stack, 'AWS::EC2::PrefixList');
    expect(more).toEqual([]);
    expect(list?.Properties).toMatchObject({
      AddressFamily: 'IPv4',
      MaxEntries: 10,
      Entries: CLOUD.map((Cidr) => ({ Cidr })),
    });
    const [group] = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup');
    expect(group?.Properties.SecurityGroupEgress).toEqual([
      expect.objectContaining({
        FromPort: 443,
        Description: 'tcp 443 to prefix list ipv4-136-143-180-0',
        DestinationPrefixListId: { 'Fn::GetAtt': [expect.stringMatching(/^AgentsPrefixLists/), 'PrefixListId'] },
      }),
    ]);
    const text = renderText(agents.report, { width: 120, colour: false });
    expect(text).toContain('in prefix list ipv4-136-143-180-0-10');
    expect(text).toContain('egress for IPv4: 10 of 60');
    expect(synthErrors(scene.stack)).toEqual([]);
  });

  test('are shared by the roles that are given them, whatever the order of the constructs', () => {
    const made = (order: readonly ('agents' | 'server')[], early: boolean) => {
      const scene = stackWithVpc();
      const lists = new PrefixLists(scene.stack, 'Lists', { name: 'vendor' });
      if (early) expect(lists.lists).toEqual([]);
      const additionalRules = [...opening('backup', '8443', 3), ...opening('nightly', '9443', 2)];
      const props = { prefixLists: lists, additionalRules };
      for (const one of order) {
        if (one === 'agents') agentsIn(scene, props);
        else serverIn(scene, props);
      }
      return resourcesOf(scene.stack);
    };
    const resources = made(['agents', 'server'], true);
    expect(made(['server', 'agents'], false)).toEqual(resources);
    const names = Object.values(resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::EC2::PrefixList' ? [String(Properties.PrefixListName)] : [],
    );
    // The two sets of the backup servers begin with one address: the larger keeps the plain name.
    expect(names.sort()).toEqual([
      'vendor-ipv4-10-200-0-0-5',
      expect.stringMatching(/^vendor-ipv4-10-200-0-0-[0-9a-f]{8}-5$/),
      'vendor-ipv4-136-143-180-0-10',
    ]);
  });

  test('of two roles that begin with one address and differ are refused, in either order: one would rename the other’s', () => {
    for (const counts of [
      [3, 2],
      [2, 3],
    ] as const) {
      const scene = stackWithVpc();
      const prefixLists = new PrefixLists(scene.stack, 'Lists');
      agentsIn(scene, { prefixLists, additionalRules: opening('backup', '8443', counts[0]) });
      serverIn(scene, { prefixLists, additionalRules: opening('backup', '8443', counts[1]) });
      expect(synthErrors(scene.stack)).toEqual([
        expect.stringContaining('has a prefix list that begins with 10.200.0.0'),
      ]);
    }
  });

  test('change their entries in place while their size lasts, and are new ones where it does not', () => {
    const made = (count: number) => {
      const scene = stackWithVpc();
      agentsIn(scene, { prefixLists: true, additionalRules: opening('backup', '8443, 9443', count) });
      return resourcesOf(scene.stack);
    };
    const ids = (of: ReturnType<typeof made>) => Object.keys(of).sort();
    const rules = (of: ReturnType<typeof made>) =>
      Object.entries(of).find(([, { Type }]) => Type.endsWith('SecurityGroup'))?.[1];
    const [two, four, five] = [made(2), made(4), made(5)];
    expect(ids(four)).toEqual(ids(two));
    expect(rules(four)).toEqual(rules(two));
    const sizes = (of: ReturnType<typeof made>) =>
      Object.fromEntries(Object.entries(of).map(([id, { Properties }]) => [id, Properties.MaxEntries]));
    for (const [id, size] of Object.entries(sizes(five))) {
      if (sizes(four)[id] !== undefined) expect(size).toBe(sizes(four)[id]);
    }
    expect(ids(five).filter((id) => !ids(four).includes(id))).toHaveLength(1);
  });

  test('stand for what a list of the user holds already, by its id or by a reference', () => {
    const scene = stackWithVpc();
    const given = [
      { prefixListId: 'pl-0123456789abcdef0', weight: 12, cidrs: CLOUD },
      { prefixListId: Fn.importValue('BackupServers'), weight: 3, cidrs: ['10.200.0.0', '10.200.0.2'] },
    ];
    const lists = new PrefixLists(scene.stack, 'Lists', { given });
    const agents = agentsIn(scene, { prefixLists: lists, additionalRules: opening('backup', '8443', 2) });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(resourcesOfType(scene.stack, 'AWS::EC2::PrefixList')).toEqual([]);
    const [group] = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup');
    const egress = group?.Properties.SecurityGroupEgress as readonly Entry[] | undefined;
    const ids = egress?.map((entry) => entry.DestinationPrefixListId);
    expect(ids).toContain('pl-0123456789abcdef0');
    expect(ids).toContainEqual({ 'Fn::ImportValue': 'BackupServers' });
    expect(agents.plan.weights[0]?.weight).toBe(15);
    expect(agents.report.assumes.join()).toContain('holds exactly 136.143.180.0/22');
    Annotations.fromStack(scene.stack).hasNoWarning('/Stack/Lists', Match.anyValue());
  });

  test('warn of a list that nothing refers to', () => {
    const scene = stackWithVpc();
    const given = [{ prefixListId: 'pl-0123456789abcdef0', weight: 12, cidrs: CLOUD.slice(1) }];
    agentsIn(scene, { prefixLists: new PrefixLists(scene.stack, 'Lists', { given }) });
    expect(synthErrors(scene.stack)).toEqual([]);
    Annotations.fromStack(scene.stack).hasWarning('/Stack/Lists', Match.stringLikeRegexp('pl-0123456789abcdef0'));
  });

  test('are handed out for a share, roles that come later included', () => {
    const scene = stackWithVpc();
    const lists = new PrefixLists(scene.stack, 'Lists');
    new CfnResourceShare(scene.stack, 'Share', { name: 'lists', resourceArns: lists.arns });
    new CfnOutput(scene.stack, 'Arn', { value: lists.arnOf('ipv4-136-143-180-0-10') });
    agentsIn(scene, { prefixLists: lists });
    const [id = ''] = Object.keys(resourcesOf(scene.stack)).filter((one) => one.startsWith('Lists'));
    const [share] = resourcesOfType(scene.stack, 'AWS::RAM::ResourceShare');
    expect(share?.Properties.ResourceArns).toEqual([{ 'Fn::GetAtt': [id, 'Arn'] }]);
    expect(lists.lists.map(({ id: own, cidrs, maxEntries }) => [own, cidrs, maxEntries])).toEqual([
      ['ipv4-136-143-180-0-10', CLOUD, 10],
    ]);
  });

  test.each<[PrefixListsProps, string]>([
    [{ name: 'com.amazonaws.lists' }, "name: 'com.amazonaws.lists' cannot be a name here"],
    [{ name: 'x'.repeat(191) }, 'allowed: 1 to 190 characters'],
    [
      { given: [{ prefixListId: 'sg-1', weight: 1, cidrs: ['10.0.0.0/8'] }] },
      "got 'sg-1', expected the id of a prefix list",
    ],
    [{ given: [{ prefixListId: 'pl-12345678', weight: 0, cidrs: ['10.0.0.0/8'] }] }, 'given[0].weight: got 0'],
    [{ given: 5 as never }, 'given: got 5'],
    [{ limits: { prefixListsPerRegions: 5 } as never }, "'prefixListsPerRegions' is no limit"],
  ])('are refused where they are asked for wrongly: %j', (props, sentence) => {
    const { stack } = stackWithVpc();
    expect(thrownBy(() => new PrefixLists(stack, 'Lists', props))).toContain(sentence);
    expect(thrownBy(() => new PrefixLists(stack, 'Longest', { name: 'x'.repeat(190) }))).toBe('nothing is thrown');
  });

  test.each([
    [{ prefixLists: 'yes' }, 'prefixLists: got yes, expected true, false or a PrefixLists of this app'],
    [{ groups: 0 }, 'groups: got 0, expected a whole number from 1 to 5'],
    [{ groups: 6 }, 'groups: security groups that one machine bears: 6'],
    [{ limits: 5 }, 'limits: got 5'],
    [{ limits: { rulesPerSecurityGroup: 2000 } }, 'limits.rulesPerSecurityGroup: got 2000'],
  ])('and groups are refused where a role asks for them wrongly: %j', (props, sentence) => {
    const scene = stackWithVpc();
    expect(thrownBy(() => agentsIn(scene, props))).toContain(sentence);
  });

  test('of another app are refused', () => {
    const other = new PrefixLists(stackWithVpc(testApp(), 'Other').stack, 'Lists');
    expect(thrownBy(() => agentsIn(stackWithVpc(), { prefixLists: other }))).toContain('a PrefixLists of this app');
  });

  test('are held to the limits of the account over all roles together', () => {
    const errors = (more: boolean) => {
      const scene = stackWithVpc();
      const lists = new PrefixLists(scene.stack, 'Lists', { limits: { prefixListsPerRegion: 1 } });
      agentsIn(scene, { prefixLists: lists });
      serverIn(scene, { prefixLists: lists, dataCenter: more ? EndpointCentralDataCenter.JP : US });
      return synthErrors(scene.stack);
    };
    expect(errors(false)).toEqual([]);
    expect(errors(true)).toEqual([expect.stringMatching(/Stack\/Lists\].*prefix lists to create: 2/)]);
  });
});

describe('what changes a list or a group behind the proof', () => {
  const scene = () => {
    const made = stackWithVpc();
    const agents = agentsIn(made, { prefixLists: true, groups: 2, additionalRules: opening('backup', '8443', 3) });
    const lists = agents.node
      .findAll()
      .filter(
        (one): one is CfnPrefixList => (one as Partial<CfnPrefixList>).cfnResourceType === 'AWS::EC2::PrefixList',
      );
    const groups = agents.node.children.filter(
      (one): one is CfnSecurityGroup =>
        (one as Partial<CfnSecurityGroup>).cfnResourceType === 'AWS::EC2::SecurityGroup',
    );
    return { stack: made.stack, lists, groups };
  };
  type Made = ReturnType<typeof scene>;

  test('is nothing of ours', () => {
    expect(synthErrors(scene().stack)).toEqual([]);
    expect(scene().groups).toHaveLength(2);
  });

  test.each<[string, (made: Made) => void, string]>([
    ['an entry more', ({ lists }) => lists[0]?.addPropertyOverride('Entries.9', { Cidr: '192.0.2.0/24' }), '192.0.2.0'],
    ['a wider entry', ({ lists }) => lists[0]?.addPropertyOverride('Entries.0.Cidr', '136.0.0.0/8'), 'excess'],
    ['an entry less', ({ lists }) => lists[0]?.addPropertyOverride('Entries', [{ Cidr: CLOUD[0] }]), 'missing'],
    ['no room', ({ lists }) => lists[0]?.addPropertyOverride('MaxEntries', 1), 'room for 1'],
    ['another family', ({ lists }) => lists[0]?.addPropertyOverride('AddressFamily', 'IPv6'), 'no block of IPv6'],
    ['what nobody reads', ({ lists }) => lists[0]?.addPropertyOverride('Resolver', 'x'), 'Resolver'],
    [
      'a list that is gone',
      ({ lists }) => void lists[0]?.node.scope?.node.tryRemoveChild(lists[0].node.id),
      'refers to a prefix list that the plan does not have',
    ],
    [
      "a rule to somebody else's list",
      ({ groups }) => {
        for (const group of groups) group.addPropertyOverride('SecurityGroupEgress.0.DestinationPrefixListId', 'pl-1');
      },
      'pl-1',
    ],
    [
      'no egress entry in the second group',
      ({ groups }) => groups[1]?.addPropertyDeletionOverride('SecurityGroupEgress'),
      'EC2 opens a group that has no egress entry',
    ],
  ])('%s is found at synth', (_, change, word) => {
    const made = scene();
    change(made);
    const said = synthErrors(made.stack).join('\n');
    expect(said).toContain(word);
    expect(said).toMatch(/is not what was proved|cannot be read/);
  });
});

describe('several groups', () => {
  test('weigh what their resources add up to, with lists and without, at every number of groups', () => {
    for (const groups of [1, 2, 3, 5]) {
      for (const prefixLists of [false, true]) {
        const scene = stackWithVpc();
        const additionalRules = [...opening('backup', '8443, 9443', 6), ...opening('archive', '9000', 3, 40)];
        const props = { groups, prefixLists, distributionServer: true, additionalRules };
        const agents = agentsIn(scene, props);
        agents.place(
          'distributionServer',
          Peer.securityGroup(SecurityGroup.fromSecurityGroupId(scene.stack, 'Far', 'sg-0123456789abcdef0')),
        );
        const said = agents.plan.weights.filter(({ direction, family }) => direction === 'egress' && family === 4);
        expect(said.map(({ weight }) => weight)).toEqual(counted(scene.stack));
        expect(agents.securityGroups).toHaveLength(groups);
      }
    }
  });

  test('leave the first as it was called, so that going from one to several replaces nothing', () => {
    const ids = (groups: number) => {
      const scene = stackWithVpc();
      agentsIn(scene, { groups, securityGroupName: 'agents' });
      const own = Object.entries(resourcesOf(scene.stack));
      return own.map(([id, { Properties }]) => [id, Properties.GroupName]);
    };
    const [one] = ids(1);
    const three = ids(3);
    expect(three[0]).toEqual(one);
    expect(three.map(([, name]) => name)).toEqual(['agents', 'agents-2', 'agents-3']);
  });

  test('are known to peers by the first, whichever of them is bound', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { groups: 3, distributionServer: true });
    const [, second] = agents.securityGroups;
    const peers = [Peer.connections(agents), Peer.securityGroup(second ?? agents.securityGroup)];
    const server = serverIn(scene, { peers: { agent: peers } });
    expect(server.plan.ingress.map(({ key }) => key)).toEqual(['ingress tcp 8384 Stack/Agents']);
    expect(agents.connections.securityGroups).toHaveLength(3);
  });

  test('have the rule of an edge in the group that its traffic is placed in', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { groups: 3, distributionServer: true });
    const server = serverIn(scene, { groups: 3 });
    server.allowAgents(agents);
    expect(synthErrors(scene.stack)).toEqual([]);
    const [edge] = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroupEgress');
    const group = agents.plan.egress.find(({ fromPort }) => fromPort === 8384)?.group ?? 0;
    const id = group === 1 ? /^Agents[0-9A-F]{8}$/ : new RegExp(`^AgentsResource${group}`);
    expect(edge?.Properties.GroupId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(id), 'GroupId'] });
  });

  test('are more where AWS raised what an interface bears', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { groups: 8, limits: { securityGroupsPerInterface: 8 } });
    expect(agents.securityGroups).toHaveLength(8);
    expect(agents.report.notes.join()).toContain('the machines have to bear all of them');
  });
});

describe('an edit', () => {
  type Openings = readonly (Omit<ReturnType<typeof opening>[number], 'reason'> & { readonly reason: string })[];
  const first = opening('backup', '8443', 3);
  const other = opening('archive', '9000, 9100', 4, 40);
  const made = (additionalRules: Openings, more: object = {}) => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { prefixLists: true, groups: 3, additionalRules, ...more });
    return { resources: resourcesOf(scene.stack), plan: agents.plan };
  };
  const before = made([...first, ...other]);
  const rules = ({ plan }: typeof before) =>
    new Map(
      plan.egress.map(({ key, group, description, peer }) => [key, JSON.stringify({ group, description, peer })]),
    );

  test.each<[string, () => typeof before, gone: readonly string[], come: readonly string[]]>([
    ['of an address within the size', () => made([...opening('backup', '8443', 4), ...other]), [], []],
    ['of an address that is left out', () => made([...first, ...opening('archive', '9000, 9100', 3, 40)]), [], []],
    [
      'of an address with which a list outgrows its size',
      () => made([...opening('backup', '8443', 5), ...other]),
      ['egress tcp 8443 ipv4-10-200-0-0-5'],
      ['egress tcp 8443 ipv4-10-200-0-0-10'],
    ],
    [
      'of a port beside',
      () => made([...first, ...opening('archive', '9000, 9100, 9200', 4, 40)]),
      [],
      ['egress tcp 9200 ipv4-10-200-0-80-5'],
    ],
    [
      'that takes an opening away',
      () => made(first),
      ['egress tcp 9000 ipv4-10-200-0-80-5', 'egress tcp 9100 ipv4-10-200-0-80-5'],
      [],
    ],
    ['of the order in which things are asked for', () => made([...[...other].reverse(), ...first]), [], []],
    [
      'that says another reason',
      () => made([...first, ...other].map((one) => ({ ...one, reason: 'another' }))),
      [],
      [],
    ],
    ['that takes the ids out of the metadata', () => made([...first, ...other], { metadata: false }), [], []],
  ])('%s touches what it is about, and nothing else', (_, edited, gone, come) => {
    const [old, now] = [rules(before), rules(edited())];
    expect([...old.keys()].filter((key) => !now.has(key))).toEqual(gone);
    expect([...now.keys()].filter((key) => !old.has(key))).toEqual(come);
    for (const [key, rule] of now) if (old.has(key)) expect(rule).toBe(old.get(key));
    const { resources } = edited();
    for (const [id, { Type, Properties }] of Object.entries(resources)) {
      const same = before.resources[id];
      if (same === undefined) continue;
      expect(Type).toBe(same.Type);
      for (const fixed of ['MaxEntries', 'AddressFamily', 'GroupDescription', 'GroupName', 'VpcId', 'PrefixListName']) {
        expect(Properties[fixed]).toEqual(same.Properties[fixed]);
      }
    }
    const groups = (of: typeof resources) => Object.keys(of).filter((id) => of[id]?.Type === 'AWS::EC2::SecurityGroup');
    expect(groups(resources)).toEqual(groups(before.resources));
  });
});

describe('a prefix list in the place of a party', () => {
  const hostEnforcement = HostEnforcement.none('a test');
  const placed = (scene: Scene, peer: Peer) =>
    agentsIn(scene, { hostEnforcement, peers: { distributionServer: peer } });

  test('stands inline, and weighs what a list of this app has room for', () => {
    const scene = stackWithVpc();
    const own = new PrefixList(scene.stack, 'Own', { maxEntries: 7, addressFamily: AddressFamily.IP_V4 });
    const agents = placed(scene, Peer.prefixList(own));
    const at = agents.plan.egress.find(({ fromPort }) => fromPort === 8384);
    expect(at).toMatchObject({ peer: { bound: 'Stack/Own' }, description: 'tcp 8384 to prefix list' });
    expect(agents.plan.weights[0]?.weight).toBe(agents.plan.egress.length - 1 + 7);
    expect(synthErrors(scene.stack)).toEqual([]);
    const [group] = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup');
    expect(JSON.stringify(group?.Properties.SecurityGroupEgress)).toContain(
      '"DestinationPrefixListId":{"Fn::GetAtt":["Own',
    );
    expect(renderText(agents.report, { width: 120, colour: false })).toContain(
      'distributionServer (prefix list Stack/Own)',
    );
  });

  test('is an ingress rule by its source, where the party comes in', () => {
    const scene = stackWithVpc();
    const agent = Peer.prefixList('pl-0123456789abcdef0', { weight: 9, family: 'IPv6' });
    const server = serverIn(scene, { hostEnforcement, unbound: [], peers: { agent } });
    expect(server.plan.weights.filter(({ direction }) => direction === 'ingress').map(({ weight }) => weight)).toEqual([
      0, 9,
    ]);
    const [group] = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup');
    expect(group?.Properties.SecurityGroupIngress).toEqual([
      expect.objectContaining({ SourcePrefixListId: 'pl-0123456789abcdef0', FromPort: 8384 }),
    ]);
    expect(synthErrors(scene.stack)).toEqual([]);
  });

  test.each<[() => Peer, string]>([
    [() => Peer.prefixList('pl-0123456789abcdef0'), 'a prefix list without a weight'],
    [() => Peer.prefixList('pl-0123456789abcdef0', { weight: 0 }), 'got 0'],
    [() => Peer.prefixList('pl-xyz', { weight: 5 }), "got 'pl-xyz', expected the id of a prefix list"],
    [
      () => Peer.prefixList('pl-12345678', { weight: 5, family: 'ipv4' as 'IPv4' }),
      "expected family: 'IPv4' or 'IPv6'",
    ],
    [() => Peer.prefixList(undefined as never, { weight: 5 }), 'expected an IPrefixList'],
  ])('is refused where it is said wrongly (%#)', (peer, sentence) => {
    expect(thrownBy(() => placed(stackWithVpc(), peer()))).toContain(sentence);
  });
});
