import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Stack, Stage } from 'aws-cdk-lib';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  endpointCentralCloud,
  type FirewallRequestOptions,
  HostEnforcement,
  IsmClient,
  IsmPlatform,
  IsmSystemServerPort,
  MobiControlDmzServer,
  MobiControlPlatform,
  MobiControlServerLocation,
  NetworkFirewallRules,
  type NetworkFirewallRulesProps,
  Peer,
  RoleAccess,
  readFirewallRequests,
  renderText,
  role,
} from 'portolan/cdk';
import { edited, firstEntry } from '../requests/harbour';
import {
  attach,
  type Resource,
  resourcesOf,
  resourcesOfType,
  stackWithVpc,
  synthErrors,
  testApp,
  thrownBy,
} from './scene';

const FILE = 'central-egress.firewall-request.json';
const { JP } = EndpointCentralDataCenter;
const words: FirewallRequestOptions = {
  sources: ['10.1.0.0/24'],
  owner: 'fleet team',
  reason: 'agents report to the vendor',
};
const requested = (more: Partial<FirewallRequestOptions> = {}, name = 'central-egress') =>
  HostEnforcement.requested(name, { ...words, ...more });

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'));
  made.push(folder);
  return folder;
}

/** The file that an app writes. */
function written(app: App | Stage, file = FILE): string {
  return readFileSync(join(app.synth({ force: true }).directory, file), 'utf8');
}

/** An app of its own with agents, and the file that it writes. */
function spoke(more: Partial<FirewallRequestOptions> = {}, props: Partial<EndpointCentralEgressProps> = {}): string {
  const { app, stack, vpc } = stackWithVpc();
  new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, ...props, hostEnforcement: requested(more) });
  return written(app);
}

/** A folder with the files of spokes, each in a folder of its own. */
function folderOf(spokes: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(spokes)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, FILE), text);
  }
  return folder;
}

/** The hub's app, which shares no construct with any spoke. */
function hub(spokes: Readonly<Record<string, string>>, props: NetworkFirewallRulesProps = {}) {
  const { stack } = stackWithVpc();
  const requests = readFirewallRequests(folderOf(spokes), { prefixLists: { 'spoke-a': ['10.9.0.0/24'] } });
  const rules = new NetworkFirewallRules(stack, 'Rules', { requests, home: ['10.0.0.0/8'], ...props });
  attach(rules);
  return { stack, rules, resources: resourcesOf(stack) };
}

interface Reference {
  readonly Priority: number;
  readonly ResourceArn: { readonly 'Fn::GetAtt': readonly [string, string] };
}

/** The template without its references, and these beside it. */
function parted(resources: Readonly<Record<string, Resource>>) {
  const references = new Map<string, number>();
  const bare = Object.entries(resources).map(([id, resource]) => {
    const text = JSON.stringify(resource, (key, value: unknown) => {
      if (key !== 'StatefulRuleGroupReferences') return value;
      for (const { Priority, ResourceArn } of value as readonly Reference[]) {
        references.set(ResourceArn['Fn::GetAtt'][0], Priority);
      }
      return [];
    });
    return [id, text] as const;
  });
  return { references, bare: new Map(bare) };
}

/** Which logical ids came, went or changed between two templates, references included. */
function difference(before: Readonly<Record<string, Resource>>, after: Readonly<Record<string, Resource>>) {
  const [a, b] = [parted(before), parted(after)];
  const differing = (x: ReadonlyMap<string, unknown>, y: ReadonlyMap<string, unknown>) =>
    [...new Set([...x.keys(), ...y.keys()])].filter((id) => x.get(id) !== y.get(id)).sort();
  return { resources: differing(a.bare, b.bare), references: differing(a.references, b.references) };
}

/** The groups of the sources that are given away by these addresses. */
function groupsOf(resources: Readonly<Record<string, Resource>>, block: string): readonly string[] {
  return Object.keys(resources)
    .filter((id) => resources[id]?.Type === 'AWS::NetworkFirewall::RuleGroup')
    .filter((id) => JSON.stringify(resources[id]).includes(`"${block}"`))
    .sort();
}

describe('two apps that share no construct', () => {
  const office = spoke({ owner: 'office team', sources: ['10.2.0.0/24'] }, { dataCenter: JP, remoteControl: true });
  const spokes = { fleet: spoke(), office };
  const before = hub(spokes).resources;

  test('stand together in one firewall, though their entries have one name', () => {
    expect(groupsOf(before, '10.1.0.0/24')).toHaveLength(1);
    expect(groupsOf(before, '10.2.0.0/24')).toHaveLength(2);
    expect(Object.keys(before)).toHaveLength(3 + 1 + 2);
  });

  test('a spoke that comes adds its own groups and references, and touches nothing else', () => {
    const branch = spoke({ owner: 'branch', sources: ['10.3.0.0/24'] }, { reachBy: 'addresses' });
    const after = hub({ ...spokes, branch }).resources;
    const own = groupsOf(after, '10.3.0.0/24');
    expect(own.length).toBeGreaterThan(0);
    expect(difference(before, after)).toEqual({ resources: own, references: own });
  });

  test('a spoke that goes takes its own groups and references, and touches nothing else', () => {
    const own = groupsOf(before, '10.2.0.0/24');
    expect(difference(before, hub({ fleet: spokes.fleet }).resources)).toEqual({ resources: own, references: own });
  });

  test('a spoke that asks for more changes lines of its own groups, and moves no group of its own', () => {
    const other = spoke(
      { owner: 'office team', sources: ['10.2.0.0/24'] },
      { dataCenter: JP, remoteControl: true, distributionServer: Peer.cidr('10.2.9.1') },
    );
    const after = hub({ ...spokes, office: other }).resources;
    const own = groupsOf(before, '10.2.0.0/24');
    expect(groupsOf(after, '10.2.0.0/24')).toEqual(own);
    const { resources, references } = difference(before, after);
    expect(own).toEqual(expect.arrayContaining(resources as string[]));
    expect(resources.length).toBeGreaterThan(0);
    expect(references).toEqual([]);
  });

  test('a spoke that moves to other addresses gets groups of its own there, and touches nothing else', () => {
    const moved = spoke({ owner: 'office team', sources: ['10.4.0.0/24'] }, { dataCenter: JP, remoteControl: true });
    const after = hub({ ...spokes, office: moved }).resources;
    const own = [...groupsOf(before, '10.2.0.0/24'), ...groupsOf(after, '10.4.0.0/24')].sort();
    expect(difference(before, after)).toEqual({ resources: own, references: own });
  });

  test('a prefix list that holds other addresses changes what stands for its variables alone', () => {
    const text = spoke({ sources: ['spoke-a'] }, { dataCenter: JP, remoteControl: true });
    const withList = (block: string) => {
      const { stack } = stackWithVpc();
      const requests = readFirewallRequests(folderOf({ fleet: text }), { prefixLists: { 'spoke-a': [block] } });
      attach(new NetworkFirewallRules(stack, 'Rules', { requests, home: ['10.0.0.0/8'] }));
      return resourcesOf(stack);
    };
    const [first, second] = [withList('10.9.0.0/24'), withList('10.8.0.0/24')];
    expect(difference(first, second)).toEqual({ resources: groupsOf(first, '10.9.0.0/24'), references: [] });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first).replaceAll('10.9.0.0/24', '10.8.0.0/24'));
  });

  test('only HOME_NET is shared where the hub does not say its home', () => {
    const branch = spoke({ owner: 'branch', sources: ['10.3.0.0/24'] });
    const without = (all: Readonly<Record<string, string>>) => {
      const { stack } = stackWithVpc();
      attach(new NetworkFirewallRules(stack, 'Rules', { requests: readFirewallRequests(folderOf(all)) }));
      return resourcesOf(stack);
    };
    const after = without({ ...spokes, branch });
    const policies = Object.keys(after).filter((id) => after[id]?.Type === 'AWS::NetworkFirewall::FirewallPolicy');
    const { resources } = difference(without(spokes), after);
    expect(resources).toEqual([...groupsOf(after, '10.3.0.0/24'), ...policies].sort());
  });

  test('the same asked for by two owners stands once, and the report names both', () => {
    const twice = hub({ ...spokes, security: spoke({ owner: 'security team', reason: 'they watch the fleet' }) });
    expect(difference(before, twice.resources)).toEqual({ resources: [], references: [] });
    const { sources } = twice.rules.report;
    const both = sources.find(({ askedBy = [] }) => askedBy.length === 2);
    expect(both?.roles).toEqual(['agent of Endpoint Central Cloud']);
    expect(both?.askedBy?.map((line) => line.replace(/sha256:[0-9a-f]{64}/, 'DIGEST'))).toEqual([
      'fleet team, request central-egress (DIGEST): agents report to the vendor',
      'security team, request central-egress (DIGEST): they watch the fleet',
    ]);
    expect(renderText(twice.rules.report, { width: 200, colour: false })).toContain('asked for by security team');
  });

  test('two owners who say of the same machines what cannot both hold are refused, with both places', () => {
    const said = thrownBy(() =>
      hub({ fleet: spoke(), other: spoke({ owner: 'office team' }, { remoteControl: true }) }),
    );
    expect(said).toContain('of fleet team at');
    expect(said).toContain('of office team at');
    expect(said).toMatch(/other\/central-egress\.firewall-request\.json:9: 2 role entries would be named 'ECC_AGENT'/);
  });

  test('what the hub opens for a spoke is what a firewall in the same app would', () => {
    for (const exact of [true, false]) {
      const { stack, vpc } = stackWithVpc();
      const own = new NetworkFirewallRules(stack, 'Rules', { exact });
      const props = { vpc, dataCenter: JP, remoteControl: true, distributionServer: Peer.cidr('10.2.9.1') };
      const hostEnforcement = HostEnforcement.firewall(own);
      new EndpointCentralEgress(stack, 'Agents', { ...props, sources: ['10.1.0.0/24'], hostEnforcement });
      const { vpc: _vpc, ...profile } = props;
      const { rules } = hub({ fleet: spoke({}, profile) }, { exact });
      const [name = ''] = rules.plan.sources.map((source) => source.name);
      expect(name).toMatch(/^ECC_AGENT_[0-9a-z]{12}$/);
      const mine = (text: string) => text.replaceAll(name, 'ECC_AGENT').replace(/sid:\d+/g, 'sid');
      const lines = (plan: typeof rules.plan) =>
        plan.groups
          .flatMap((group) => (group.kind === 'domain-list' ? group.targets : group.rules))
          .map(({ text }) => mine(text))
          .sort();
      expect(lines(rules.plan)).toEqual(lines(own.plan));
      expect(rules.compiled.verdict.clean).toBe(true);
    }
  });
});

describe('the file that a spoke writes', () => {
  test('is the same for two synths, and whatever the order of constructs and lists', () => {
    const inOrder = (ids: readonly string[], sources: readonly string[]) => {
      const { app, stack, vpc } = stackWithVpc();
      for (const id of ids) {
        const hostEnforcement = requested({ sources });
        if (id === 'Agents') new EndpointCentralEgress(stack, id, { vpc, dataCenter: JP, hostEnforcement });
        else new EndpointCentralDistributionServer(stack, id, { vpc, dataCenter: JP, hostEnforcement });
      }
      const first = written(app);
      expect(written(app)).toBe(first);
      return first;
    };
    const text = inOrder(['Agents', 'Server'], ['10.1.0.0/24', 'spoke-a', '10.1.1.0/24']);
    expect(inOrder(['Server', 'Agents'], ['10.1.1.0/24', '10.1.0.0/24', 'spoke-a'])).toBe(text);
    const file = JSON.parse(text) as { entries: { name: string; sources: string[] }[] };
    expect(file.entries.map(({ name }) => name)).toEqual(['ECC_AGENT', 'ECC_DS']);
    expect(file.entries[0]?.sources).toEqual(['10.1.0.0/23', 'spoke-a']);
  });

  test('stands in the assembly of its own stage, one for each name', () => {
    const app = testApp();
    const stages = ['Dev', 'Prod'].map((id) => {
      const stage = new Stage(app, id);
      const stack = new Stack(stage, 'Stack');
      const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['a'] });
      const hostEnforcement = requested({ owner: `${id} team` });
      new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement });
      new EndpointCentralEgress(stack, 'More', { vpc, dataCenter: JP, hostEnforcement: requested({}, 'other-egress') });
      return stage;
    });
    expect(existsSync(join(app.synth().directory, FILE))).toBe(false);
    const owners = stages.map((stage) => (JSON.parse(written(stage)) as { owner: string }).owner);
    expect(owners).toEqual(['Dev team', 'Prod team']);
    for (const stage of stages) expect(written(stage, 'other-egress.firewall-request.json')).toContain('fleet team');
  });

  test('is not written where anything in the app is invalid', () => {
    const { app, stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      distributionServer: true,
      hostEnforcement: requested(),
    });
    expect(synthErrors(stack)).toEqual([expect.stringContaining("must reach 'distributionServer'")]);
    expect(existsSync(join(app.outdir, FILE))).toBe(false);
  });

  test('holds what a verb placed after construction', () => {
    const { app, stack, vpc } = stackWithVpc();
    const agents = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      distributionServer: true,
      hostEnforcement: requested(),
    });
    const before = agents.plan.namesBehind;
    agents.place('distributionServer', Peer.cidr('10.1.9.1'));
    expect(written(app)).toContain('"peers": { "distributionServer": [{ "addresses": ["10.1.9.1"] }] }');
    expect(agents.plan.namesBehind).not.toEqual(before);
    expect(written(app)).toContain((agents.plan.namesBehind as { digest: string }).digest);
  });

  test('says why everybody stands for a party, and the hub lets them in for that reason', () => {
    const { app, stack, vpc } = stackWithVpc();
    new MobiControlDmzServer(stack, 'Server', {
      vpc,
      serverLocation: MobiControlServerLocation.DMZ,
      platforms: [MobiControlPlatform.Android],
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
      hostEnforcement: requested(),
    });
    const text = written(app);
    expect(text).toContain('{ "addresses": ["0.0.0.0/0"], "reason": "phones on mobile networks" }');
    expect(hub({ dmz: text }).rules.compiled.verdict.clean).toBe(true);
    const unsaid = edited(text, (file) => {
      firstEntry(file).peers = { device: [{ addresses: ['0.0.0.0/0'] }] };
    });
    expect(thrownBy(() => hub({ dmz: unsaid }))).toContain('would let everybody in, and nobody said why');
  });
});

describe('the group of a spoke', () => {
  test('opens its ports, and its report says by which request its names are enforced', () => {
    const { app, stack, vpc } = stackWithVpc();
    const agents = new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement: requested() });
    const { digest } = JSON.parse(written(app)) as { digest: string };
    expect(agents.plan.namesBehind).toEqual({ kind: 'request', name: 'central-egress', digest });
    const [group] = resourcesOfType(stack, 'AWS::EC2::SecurityGroup');
    expect(group?.Properties.SecurityGroupEgress).toEqual([
      expect.objectContaining({ CidrIp: '0.0.0.0/0', ToPort: 443 }),
    ]);
    const text = renderText(agents.report, { width: 200, colour: false });
    expect(text).toContain(`enforced at central-egress by request ${digest}`);
    expect(text).not.toMatch(/nothing (?:stands|enforces|that was said)/);
  });

  /** A server that is reached by its name on a port of which the page does not say what runs there. */
  const ism = { platforms: [IsmPlatform.Windows], systemServerPort: IsmSystemServerPort.Tcp443 };
  const parties = { systemServer: { hosts: ['ism.example.co.jp'] } };

  test('does not open what a firewall would refuse, and says so as it does of a firewall of ours', () => {
    const { stack, vpc } = stackWithVpc();
    const client = (id: string, hostEnforcement: HostEnforcement) =>
      thrownBy(() => new IsmClient(stack, id, { vpc, ...ism, parties, hostEnforcement })).replaceAll(id, 'Client');
    const said = client('Asking', requested());
    expect(said).toContain('the document says neither TLS nor HTTP');
    expect(said).toBe(client('Beside', HostEnforcement.firewall(new NetworkFirewallRules(stack, 'Firewall'))));
  });

  test('stays closed for what is left out on purpose, while the request asks for it all the same', () => {
    const { app, stack, vpc } = stackWithVpc();
    const leaveOut = ['windows-mac-client-system-server-443'];
    const client = new IsmClient(stack, 'Client', { vpc, ...ism, parties, leaveOut, hostEnforcement: requested() });
    expect(client.plan.egress.filter(({ toPort }) => toPort === 443)).toEqual([]);
    const text = written(app);
    expect(text).toContain('"leaveOut": ["windows-mac-client-system-server-443"]');
    expect(text).toContain('ism.example.co.jp (ism-cloudone/windows-mac-client-system-server-443)');
    const { plan } = hub({ clients: text }).rules;
    expect(plan.fidelity.map(({ fidelity }) => fidelity.standing)).toContain('refused');
    expect(JSON.stringify(plan.groups)).not.toContain('ism.example.co.jp');
  });

  test('leaves what is bound to a security group to that group', () => {
    const { app, stack, vpc } = stackWithVpc();
    const server = SecurityGroup.fromSecurityGroupId(stack, 'Server', 'sg-0123456789abcdef0');
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      distributionServer: Peer.securityGroup(server),
      hostEnforcement: requested(),
    });
    const text = written(app);
    expect(text).toContain('"distributionServer": [{ "leftTo": "security-group" }]');
    expect(text).not.toContain('sg-0123456789abcdef0');
    const { plan } = hub({ fleet: text }).rules;
    const left = plan.fidelity.filter(({ element }) => element.requirement === 'agent-distribution-server-https');
    expect(left.map(({ fidelity }) => fidelity.standing)).toEqual(['elsewhere']);
  });

  test('knows another construct of the request by its group alone', () => {
    const { app, stack, vpc } = stackWithVpc();
    const props = { vpc, dataCenter: JP, hostEnforcement: requested() };
    const server = new EndpointCentralDistributionServer(stack, 'Server', props);
    server.allowAgents(new EndpointCentralEgress(stack, 'Agents', { ...props, distributionServer: true }));
    const text = written(app);
    expect(text.match(/"leftTo": "security-group"/g)).toHaveLength(2);
    expect(hub({ fleet: text }).rules.compiled.verdict.clean).toBe(true);
  });

  test('of several roles on the same machines is proved with the firewall that sees them as they overlap', () => {
    const { app, stack, vpc } = stackWithVpc();
    const agent = role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent');
    const server = role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer');
    new RoleAccess(stack, 'Branch', {
      vpc,
      roles: [agent, server],
      peers: { agent: Peer.cidr('10.1.0.0/24'), distributionServer: Peer.cidr('10.1.9.1') },
      hostEnforcement: requested(),
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(hub({ fleet: written(app) }).rules.compiled.verdict.clean).toBe(true);
  });

  test('outlives the synth that asks for a lookup, which writes nothing', () => {
    const app = testApp();
    const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'ap-northeast-1' } });
    const vpc = Vpc.fromLookup(stack, 'Vpc', { isDefault: true });
    const hostEnforcement = requested({ sources: [vpc.vpcCidrBlock] });
    new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement });
    expect(synthErrors(stack)).toEqual([]);
    expect(existsSync(join(app.synth().directory, FILE))).toBe(false);
  });
});

describe('what cannot be asked for is refused where it is said', () => {
  const agentsWith = (
    hostEnforcement: HostEnforcement,
    more: (scene: ReturnType<typeof stackWithVpc>) => Partial<EndpointCentralEgressProps> = () => ({}),
  ) => {
    const scene = stackWithVpc();
    const { stack, vpc } = scene;
    return thrownBy(
      () => new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: JP, hostEnforcement, ...more(scene) }),
    );
  };
  const ownVpc = () => new Vpc(stackWithVpc().stack, 'Own');

  test.each<[string, () => string, RegExp]>([
    [
      'a token as source',
      () => agentsWith(requested({ sources: [ownVpc().vpcId] })),
      /sources\[0\]: the address block .* known at deployment only/,
    ],
    ['no source', () => agentsWith(requested({ sources: [] })), /sources: got an empty list/],
    [
      'host bits in a source',
      () => agentsWith(requested({ sources: ['10.1.0.7/24'] })),
      /did you mean '?10\.1\.0\.0\/24/,
    ],
    [
      'a name with blanks',
      () => agentsWith(requested({}, 'central egress')),
      /hostEnforcement\.name: got 'central egress'/,
    ],
    ['no owner', () => agentsWith(requested({ owner: ' ' })), /hostEnforcement\.owner: got ' '/],
    [
      'a reason of two lines',
      () => agentsWith(requested({ reason: 'one\ntwo' })),
      /hostEnforcement, reason: got "one\\ntwo"/,
    ],
    [
      'a token as reason',
      () => agentsWith(requested({ reason: `for ${ownVpc().vpcId}` })),
      /hostEnforcement\.reason: a text in it is known at deployment only/,
    ],
    [
      'a token as address of a party',
      () => agentsWith(requested(), () => ({ distributionServer: Peer.cidr(ownVpc().vpcCidrBlock) })),
      /peers\.distributionServer: the address block .* Peer\.cidr\('10\.0\.0\.0\/24'\)/,
    ],
    [
      'a token in an opening of the user',
      () =>
        agentsWith(requested(), () => ({
          additionalRules: [
            { id: 'dns', direction: 'egress', peer: '10.0.0.2', transport: 'udp', ports: '53', reason: ownVpc().vpcId },
          ],
        })),
      /a text in it is known at deployment only/,
    ],
  ])('%s', (_, say, expected) => {
    expect(say()).toMatch(expected);
  });

  test('a verb that places a token is taken back', () => {
    const { app, stack, vpc } = stackWithVpc();
    const agents = new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: JP,
      distributionServer: true,
      unbound: ['distributionServer'],
      hostEnforcement: requested(),
    });
    const before = written(app);
    expect(thrownBy(() => agents.place('distributionServer', Peer.cidr(ownVpc().vpcCidrBlock)))).toContain(
      'known at deployment',
    );
    expect(written(app)).toBe(before);
  });

  test('another owner under the same name, whose construct then stands in no request', () => {
    const { app, stack, vpc } = stackWithVpc();
    const props = { vpc, dataCenter: JP };
    new EndpointCentralEgress(stack, 'Agents', { ...props, hostEnforcement: requested() });
    const before = written(app);
    const other = requested({ owner: 'office team', sources: ['10.2.0.0/24'] });
    expect(thrownBy(() => new EndpointCentralEgress(stack, 'Other', { ...props, hostEnforcement: other }))).toMatch(
      /Stack\/Other.*'central-egress' has one owner, and got 'office team' beside 'fleet team'/s,
    );
    expect(written(app)).toBe(before);
  });

  test('requests that are none', () => {
    const { stack } = stackWithVpc();
    const requests = ['requests/'] as never;
    expect(thrownBy(() => new NetworkFirewallRules(stack, 'Rules', { requests }))).toContain(
      "readFirewallRequests('folder')",
    );
  });
});
