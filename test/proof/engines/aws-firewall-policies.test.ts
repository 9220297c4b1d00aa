import { filtersOfAws } from '../../../lib/proof/engines/aws';
import type {
  DeclaredFirewallPolicy,
  DeclaredRuleGroup,
  DeclaredStatelessRule,
  RuleGroupSource,
} from '../../../lib/proof/readers/declared-aws';
import type { ReadFilters } from '../../../lib/proof/readers/deployment';
import { Late } from '../../../lib/proof/readers/late';
import { declaredAws, PLACE } from './declared';
import { type Point, type Verdict, verdictOf } from './points';

const FORWARD = ['aws:forward_to_sfe'];

function ruleGroup(id: string, source: RuleGroupSource, rest: Partial<DeclaredRuleGroup> = {}): DeclaredRuleGroup {
  const maps = { ipSets: new Map(), portSets: new Map(), references: new Map() };
  return { id, aliases: [], place: PLACE, ruleOrder: null, ...maps, source, ...rest };
}

function policy(groups: readonly DeclaredRuleGroup[], rest: Partial<DeclaredFirewallPolicy> = {}): ReadFilters {
  const one: DeclaredFirewallPolicy = {
    id: 'Policy',
    aliases: [],
    place: PLACE,
    ruleOrder: 'STRICT_ORDER',
    statelessDefaultActions: FORWARD,
    statelessFragmentDefaultActions: FORWARD,
    statefulDefaultActions: [],
    homeNet: ['10.0.0.0/8'],
    statefulGroups: groups
      .filter(({ source }) => source.kind !== 'stateless')
      .map(({ id }, index) => ({ place: PLACE, group: id, priority: index + 1 })),
    statelessGroups: groups
      .filter(({ source }) => source.kind === 'stateless')
      .map(({ id }, index) => ({ place: PLACE, group: id, priority: index + 1 })),
    ...rest,
  };
  return filtersOfAws(declaredAws({ ruleGroups: groups, firewallPolicies: [one] }));
}

function lines(...text: readonly string[]): RuleGroupSource {
  return { kind: 'lines', text: text.join('\n'), place: PLACE };
}

const BASE: Point = {
  direction: 'egress',
  traffic: 'tcp/tls',
  port: 443,
  from: { address: '10.0.0.1', sets: [] },
  to: { address: '203.0.113.1', sets: [] },
  name: 'www.example.com',
};

function verdict({ filters: [filter] }: ReadFilters, at: Partial<Point> = {}): Verdict {
  return filter === undefined ? 'unknown' : verdictOf(filter, { ...BASE, ...at });
}

const SNI =
  'pass tls $HOME_NET any -> $EXTERNAL_NET 443 (tls.sni; content:"www.example.com"; startswith; nocase; endswith; sid:1;)';
const APP_LAYER = { statefulDefaultActions: ['aws:drop_established_app_layer_to_server'] };

test('In strict order the line that stands first decides, and the default closes what none takes in', () => {
  const read = policy([ruleGroup('A', lines(SNI))], APP_LAYER);
  expect(read.notUnderstood).toEqual([]);
  expect(verdict(read)).toBe('allow');
  expect(verdict(read, { name: 'other.example.com' })).toBe('deny');
  expect(verdict(read, { port: 8443 })).toBe('deny');
  expect(verdict(read, { traffic: 'tcp/handshake', name: null })).toBe('allow');
  expect(verdict(read, { traffic: 'udp', name: null })).toBe('unknown');
});

test('Where the default drops by packets, nobody vouches for a line that waits for a name', () => {
  const read = (action: string) => policy([ruleGroup('A', lines(SNI))], { statefulDefaultActions: [action] });
  expect(verdict(read('aws:drop_established'))).toBe('unknown');
  expect(verdict(read('aws:drop_strict'))).toBe('unknown');
  expect(verdict(read('aws:drop_strict'), { name: 'other.example.com' })).toBe('deny');
});

test('A drop that needs less than the pass above it may come first', () => {
  const read = policy([ruleGroup('A', lines(SNI, 'drop tcp any any -> any any (flow:to_server; sid:2;)'))]);
  expect(verdict(read)).toBe('unknown');
  expect(verdict(read, { name: 'other.example.com' })).toBe('deny');
});

test('A pass of the whole flow below a drop by name ends the search before the name is seen', () => {
  const drop = SNI.replace('pass', 'drop');
  const whole = policy([ruleGroup('A', lines(drop, 'pass tcp any any -> any 443 (sid:2;)'))]);
  expect(verdict(whole)).toBe('unknown');
  const byPacket = policy([ruleGroup('A', lines(drop, 'pass tcp any any -> any 443 (flow:to_server; sid:2;)'))]);
  expect(verdict(byPacket)).toBe('deny');
});

test('In strict order groups are asked by their priorities, whatever order they stand in', () => {
  const [pass, drop] = ['pass', 'drop'].map((action) => ruleGroup(action, lines(SNI.replace('pass', action))));
  if (pass === undefined || drop === undefined) throw new Error('no groups');
  const at = (first: number, second: number) => [
    { place: PLACE, group: 'pass', priority: first },
    { place: PLACE, group: 'drop', priority: second },
  ];
  expect(verdict(policy([pass, drop], { ...APP_LAYER, statefulGroups: at(1, 2) }))).toBe('allow');
  expect(verdict(policy([pass, drop], { ...APP_LAYER, statefulGroups: at(2, 1) }))).toBe('deny');
});

const ACTION_ORDER = { ruleOrder: 'DEFAULT_ACTION_ORDER' } as const;

test('In action order what passes is asked before what drops, over all groups, and what nothing takes in passes', () => {
  const groups = [ruleGroup('A', lines(SNI.replace('pass', 'drop'))), ruleGroup('B', lines(SNI))];
  const read = policy(groups, ACTION_ORDER);
  expect(verdict(read)).toBe('allow');
  expect(verdict(read, { name: 'other.example.com' })).toBe('allow');
});

function list(action: 'ALLOWLIST' | 'DENYLIST' | 'ALERTLIST' | 'REJECTLIST', ...targets: string[]): RuleGroupSource {
  return { kind: 'domains', action, targets, targetTypes: ['TLS_SNI', 'HTTP_HOST'], place: PLACE };
}

test('An allow list closes what else is TLS or HTTP from inside, in action order alone', () => {
  const [action, strict] = [ACTION_ORDER, {}].map((rest) =>
    policy([ruleGroup('A', list('ALLOWLIST', '.example.com'))], rest),
  );
  if (action === undefined || strict === undefined) throw new Error('no policies');
  for (const traffic of ['tcp/tls', 'tcp/http'] as const) {
    expect(verdict(action, { traffic })).toBe('allow');
    expect(verdict(action, { traffic, name: 'example.com' })).toBe('allow');
    expect(verdict(action, { traffic, name: 'evilexample.com' })).toBe('deny');
    expect(verdict(action, { traffic, name: null })).toBe('deny');
    expect(verdict(strict, { traffic, name: 'evilexample.com' })).toBe('allow');
  }
  expect(verdict(action, { traffic: 'tcp/opaque', name: null })).toBe('allow');
  expect(verdict(action, { name: 'x.org', from: { address: '192.0.2.1', sets: [] } })).toBe('allow');
});

test('A deny list closes its names, a reject list as well, and an alert list nothing', () => {
  const read = (action: 'DENYLIST' | 'REJECTLIST' | 'ALERTLIST') =>
    verdict(policy([ruleGroup('A', list(action, 'www.example.com'))], ACTION_ORDER));
  expect([read('DENYLIST'), read('REJECTLIST'), read('ALERTLIST')]).toEqual(['deny', 'deny', 'allow']);
});

test('A group that stands elsewhere leaves everything open, and one of AWS is known as such', () => {
  const arn = 'arn:aws:network-firewall:eu-west-1:aws-managed:stateful-rulegroup/ThreatSignaturesWebAttacks';
  const read = policy([], { statefulGroups: [{ place: PLACE, group: arn, priority: 1 }] });
  expect(verdict(read)).toBe('unknown');
  expect(read.notUnderstood).toMatchObject([
    { filter: 'Policy', rule: arn, why: expect.stringContaining('AWS manages') },
  ]);
});

test('A line that does not load may be all that its header leaves room for, and says so', () => {
  const read = policy([ruleGroup('A', lines('drop tcp any any -> any 22 (nosuch:1; sid:1;)'))]);
  expect(read.notUnderstood).toMatchObject([{ rule: 'A sid 1', why: expect.stringContaining("'nosuch'") }]);
  expect([verdict(read, { port: 22 }), verdict(read)]).toEqual(['unknown', 'allow']);
});

test('A keyword that is not read narrows its line, so that it may also not match', () => {
  const read = policy([ruleGroup('A', lines('drop tcp any any -> any 22 (geoip:dst,RU; flow:to_server; sid:1;)'))]);
  expect(read.notUnderstood).toMatchObject([{ rule: 'A sid 1', why: 'tests geoip, which is not read here' }]);
  expect([verdict(read, { port: 22 }), verdict(read)]).toEqual(['unknown', 'allow']);
});

test('Of two lines with one sid the second is not loaded, and comments and lines over two lines are read', () => {
  const folded = SNI.replace('443 (', '443 ( \\\r\n');
  const text = ['# drop tcp any any -> any any (sid:9;)', '', folded, SNI].join('\r\n');
  const read = policy([ruleGroup('A', lines(text))], APP_LAYER);
  expect(verdict(read)).toBe('allow');
  expect(read.notUnderstood).toMatchObject([
    { rule: 'A line 5', why: expect.stringContaining('has the sid of a line before it') },
  ]);
});

test('A five-tuple is the line that the service writes of it', () => {
  const rule = {
    place: PLACE,
    action: 'DROP',
    protocol: 'TCP',
    source: 'ANY',
    sourcePort: 'ANY',
    destination: '[203.0.113.0/24,!203.0.113.9/32]',
    destinationPort: '[22,3389]',
    direction: 'FORWARD',
    options: ['sid:1', 'flow:to_server'],
  };
  const read = policy([ruleGroup('A', { kind: 'five-tuples', rules: [rule] })]);
  expect(read.notUnderstood).toEqual([]);
  const to = (address: string) => ({ port: 22, to: { address, sets: [] } });
  expect([verdict(read, to('203.0.113.1')), verdict(read, to('203.0.113.9'))]).toEqual(['deny', 'allow']);
});

test('HOME_NET that nobody sets is an unknown set, and what comes later one of its own', () => {
  const own = { ipSets: new Map([['AGENTS', [new Late('parameter Agents')]]]) };
  const text = 'pass tcp $AGENTS any -> $EXTERNAL_NET 22 (flow:to_server; sid:1;)';
  const read = policy([ruleGroup('A', lines(text), own)], { ...APP_LAYER, homeNet: null });
  const from = { address: '192.0.2.1', sets: ['bound parameter Agents'] };
  expect(verdict(read, { port: 22, from })).toBe('allow');
  expect(verdict(read, { port: 22, from, to: { address: '203.0.113.1', sets: ['HOME_NET'] } })).toBe('deny');
  expect(verdict(read, { port: 22 })).toBe('deny');
});

const STATELESS: DeclaredStatelessRule = {
  place: PLACE,
  priority: 1,
  actions: ['aws:pass'],
  protocols: [6],
  sources: ['10.0.0.0/8'],
  destinations: ['203.0.113.0/24'],
  sourcePorts: [],
  destinationPorts: [{ from: 22, to: 22 }],
  tcpFlags: false,
};

test('A stateless pass is sure where the answers pass as well', () => {
  const back = {
    ...STATELESS,
    priority: 2,
    sources: STATELESS.destinations,
    destinations: STATELESS.sources,
    sourcePorts: STATELESS.destinationPorts,
    destinationPorts: [],
  };
  const closed = { statelessDefaultActions: ['aws:drop'] };
  const read = (...rules: DeclaredStatelessRule[]) => policy([ruleGroup('S', { kind: 'stateless', rules })], closed);
  expect(verdict(read(STATELESS), { port: 22 })).toBe('unknown');
  expect(verdict(read(STATELESS, back), { port: 22 })).toBe('allow');
  expect(verdict(read(STATELESS, back), { port: 80 })).toBe('deny');
});

test('What a stateless rule forwards is left to the stateful ones', () => {
  const forward = { ...STATELESS, actions: FORWARD };
  const drop = lines('drop tcp any any -> any 22 (flow:to_server; sid:1;)');
  const groups = [ruleGroup('S', { kind: 'stateless', rules: [forward] }), ruleGroup('A', drop)];
  const read = policy(groups, { statelessDefaultActions: ['aws:pass', 'Counted'] });
  expect([verdict(read, { port: 22 }), verdict(read)]).toEqual(['deny', 'allow']);
});

test('Five thousand lines are read in a few seconds', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => SNI.replace('www', `n${i}`).replace('sid:1', `sid:${i + 1}`));
  const start = Date.now();
  expect(policy([ruleGroup('A', lines(...many))], APP_LAYER).filters[0]?.rules.length).toBeGreaterThan(5_000);
  expect(Date.now() - start).toBeLessThan(10_000);
});

test('What is not understood is told in the words of the file, never as what a reader made of it', () => {
  const tuple = {
    place: PLACE,
    action: 'PASS',
    protocol: 'TCP',
    source: new Late('parameter Net'),
    sourcePort: 'ANY',
    destination: '10.0.0.0/8',
    destinationPort: '443',
    direction: 'FORWARD',
    options: ['sid:1'],
  };
  const stateless: DeclaredStatelessRule = {
    place: PLACE,
    priority: 10,
    actions: ['aws:perhaps'],
    protocols: [6],
    sources: ['10.0.0.0/8', '10.9.0.0/16'],
    destinations: [],
    sourcePorts: [],
    destinationPorts: [
      { from: 443, to: 443 },
      { from: 8000, to: 8010 },
    ],
    tcpFlags: false,
  };
  const textsOf = ({ notUnderstood }: ReadFilters) => notUnderstood.map(({ text }) => text);
  const TUPLE = 'PASS TCP from parameter Net port ANY to 10.0.0.0/8 port 443, FORWARD, sid:1';
  const STATELESS =
    'priority 10: aws:perhaps, protocols 6, from 10.0.0.0/8, 10.9.0.0/16 to any, ports any to 443, 8000-8010';
  expect(textsOf(policy([ruleGroup('A', { kind: 'five-tuples', rules: [tuple] })]))).toEqual([TUPLE]);
  expect(textsOf(policy([ruleGroup('A', { kind: 'stateless', rules: [stateless] })]))).toEqual([STATELESS]);
  const alone = (source: RuleGroupSource) =>
    textsOf(filtersOfAws(declaredAws({ ruleGroups: [ruleGroup('A', source)] })));
  expect(alone(lines(SNI))).toEqual([SNI]);
  expect(alone({ kind: 'five-tuples', rules: [tuple] })).toEqual([TUPLE]);
  expect(alone({ kind: 'stateless', rules: [stateless] })).toEqual([STATELESS]);
  expect(
    alone({ kind: 'domains', action: 'ALLOWLIST', targets: ['.example.com'], targetTypes: ['TLS_SNI'], place: PLACE }),
  ).toEqual(['ALLOWLIST: .example.com']);
});
