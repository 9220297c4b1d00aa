import { Stack } from 'aws-cdk-lib';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { PRODUCTS } from '../../lib/catalog';
import { overRendered } from '../../lib/cdk/firewall-weights';
import { LateRuleGroup } from '../../lib/cdk/late-rule-group';
import { renderedSize } from '../../lib/cdk/read-back';
import { tryCompile } from '../../lib/compile';
import { exact } from '../../lib/model/host';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../lib/model/plans/aws-network-firewall';
import type { Rule } from '../../lib/model/rule';
import { role, tryRole } from '../../lib/resolve';
import { NETWORK_FIREWALL_LIMITS, type NetworkFirewallOptions } from '../../lib/targets';
import { ruleGroups } from '../../lib/targets/aws-network-firewall/groups';
import { writingOf } from '../../lib/targets/aws-network-firewall/options';
import { overLimits } from '../../lib/targets/aws-network-firewall/over-limits';
import { parted } from '../../lib/targets/aws-network-firewall/parts';
import { limitsInForce } from '../../lib/targets/limit';

const ecc = PRODUCTS['endpoint-central-cloud'];
const entry = role(ecc, { dataCenter: 'JP' }, 'agent');
const { limits } = limitsInForce(NETWORK_FIREWALL_LIMITS, undefined);
const { plan: empty } = tryCompile('aws-network-firewall', [{ entry }]).compiled ?? {};
if (empty === undefined) throw new Error('no plan');

const line = (text: string, sid = 1) => ({ sid, text, because: [] });
const strings = (words: Partial<Extract<RuleGroup, { kind: 'rule-strings' }>> = {}): RuleGroup => ({
  kind: 'rule-strings',
  id: 'group',
  capacity: 100,
  priority: 1,
  variables: [],
  references: [],
  rules: [],
  ...words,
});
const over = (words: Partial<AwsNetworkFirewallPlan>, expansions: Readonly<Record<string, number>> = {}) =>
  overLimits({ ...empty, ...words }, limits, expansions).map((issue) =>
    issue.code === 'over-limit' ? `${issue.limit}: ${issue.figure}` : issue.code,
  );
const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at));
const listed = (count: number) => ({
  groups: [strings({ references: ['A'] })],
  prefixLists: [{ name: 'A', list: 'pl-a', cidrs: times(count, () => '10.0.0.0/32') }],
});
const codes = (options: NetworkFirewallOptions) =>
  tryCompile('aws-network-firewall', [{ entry }], options).issues.map(({ code }) => code);
const rule = (extra: number, header = 'pass tcp $ECC_AGENT any -> any 1 (') =>
  line(header + 'x'.repeat(extra - header.length));

/** Every limit at its edge, where nothing is said, and one over. */
const EDGES: {
  readonly [Key in keyof typeof NETWORK_FIREWALL_LIMITS]: (figure: number) => readonly string[];
} = {
  ruleLength: (figure) => over({ groups: [strings({ rules: [rule(figure)] })] }),
  groupsPerPolicy: (figure) => over({ groups: times(figure, (at) => strings({ id: `g${at}`, capacity: 1 })) }),
  groupCapacity: (figure) => over({ groups: [strings({ capacity: figure })] }).filter((word) => /group:/.test(word)),
  policyCapacity: (figure) =>
    over({ groups: [strings({ capacity: 1 }), strings({ capacity: figure - 1 })] }).filter((word) =>
      /policy:/.test(word),
    ),
  referencesPerGroup: (figure) => over({ groups: [strings({ references: times(figure, (at) => `L${at}`) })] }),
  referencedBlocks: (figure) => over(listed(figure)),
  rulesStringBytes: (figure) =>
    over({ groups: [strings({ rules: times(400, (at) => rule(at === 0 ? figure - 399 * 5_000 : 4_999)) })] }).filter(
      (word) => /^bytes/.test(word),
    ),
  variableName: (figure) => codes({ prefixLists: [{ name: 'A'.repeat(figure), list: 'x', cidrs: ['10.0.0.0/8'] }] }),
  highestSid: (figure) => over({ groups: [strings({ rules: [line('pass', figure)] })] }),
  ruleGroupName: (figure) => {
    const content = { name: 'n'.repeat(figure), group: strings(), variables: {}, references: {} };
    const resource = new LateRuleGroup(new Stack(), 'Group', () => content, false);
    return overRendered([{ resource, content }], undefined).map(({ code }) => code);
  },
  templateBytes: (figure) => {
    const described = (description: string) =>
      new CfnFirewallPolicy(new Stack(), 'Policy', {
        firewallPolicyName: 'p',
        description,
        firewallPolicy: { statelessDefaultActions: [], statelessFragmentDefaultActions: [] },
      });
    const bytes = renderedSize(described('x')) - 1;
    return overRendered([], described('x'.repeat(figure - bytes))).map(({ code }) => code);
  },
};

test('every limit of the table has its edge', () => {
  expect(Object.keys(EDGES).sort()).toEqual(Object.keys(NETWORK_FIREWALL_LIMITS).sort());
});

test('sids are drawn up to the highest', () => {
  const low = { ...limits, highestSid: { ...limits.highestSid, value: 100 } };
  const groups = ruleGroups([], writingOf({}), low);
  const sids = groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules.map(({ sid }) => sid)));
  expect(sids.length).toBeGreaterThan(0);
  expect(Math.max(...sids)).toBeLessThanOrEqual(100);
});

test.each(Object.entries(EDGES))('%s holds to its edge, and no further', (key, at) => {
  const { value } = NETWORK_FIREWALL_LIMITS[key as keyof typeof EDGES];
  expect(at(value)).toEqual([]);
  expect(at(value + 1)).toHaveLength(1);
});

test('a variable counts as long as the addresses that stand in its place', () => {
  const groups = [strings({ rules: [rule(8_000)] })];
  const edge = NETWORK_FIREWALL_LIMITS.ruleLength.value - 8_000 + '$ECC_AGENT'.length;
  expect(over({ groups }, { ECC_AGENT: edge })).toEqual([]);
  expect(over({ groups }, { ECC_AGENT: edge + 1 })).toEqual([expect.stringContaining(': 8176')]);
  expect(over({ groups }, { SOMEBODY_ELSE: edge + 1 })).toEqual([]);
});

/** As AWS documents what it writes for `.amazon.com` and `example.com`: the two ends and the name come on top. */
const LIST_RULES = [
  {
    targetType: 'TLS_SNI',
    target: '.amazon.com',
    text: 'pass tls $HOME_NET any -> $EXTERNAL_NET any (ssl_state:client_hello; tls.sni; dotprefix; content:".amazon.com"; nocase; endswith; msg:"matching TLS allowlisted FQDNs"; priority:1; flow:to_server, established; sid:1; rev:1;)',
  },
  {
    targetType: 'TLS_SNI',
    target: 'example.com',
    text: 'pass tls $HOME_NET any -> $EXTERNAL_NET any (ssl_state:client_hello; tls.sni; content:"example.com"; startswith; nocase; endswith; msg:"matching TLS allowlisted FQDNs"; priority:1; flow:to_server, established; sid:1; rev:1;)',
  },
  {
    targetType: 'HTTP_HOST',
    target: '.amazon.com',
    text: 'pass http $HOME_NET any -> $EXTERNAL_NET any (http.host; dotprefix; content:".amazon.com"; endswith; msg:"matching HTTP allowlisted FQDNs"; priority:1; flow:to_server, established; sid:1; rev:1;)',
  },
] as const;

test.each(LIST_RULES)('a list’s own rule counts whole: $targetType $target', ({ targetType, target, text }) => {
  const list: RuleGroup = {
    kind: 'domain-list',
    id: 'group',
    capacity: 100,
    priority: 1,
    source: 'ECC_AGENT',
    targetType,
    targets: [{ text: target, because: [] }],
  };
  const written = (source: string, home: string) =>
    text.replace('$HOME_NET', source).replace('$EXTERNAL_NET', `!${home}`).length;
  const home = 4_000;
  const source = NETWORK_FIREWALL_LIMITS.ruleLength.value - written('', 'h'.repeat(home));
  expect(over({ groups: [list] }, { ECC_AGENT: source, HOME_NET: home })).toEqual([]);
  expect(over({ groups: [list] }, { ECC_AGENT: source + 1, HOME_NET: home })).toEqual([
    expect.stringContaining(': 8176'),
  ]);
  expect(over({ groups: [list] }, { ECC_AGENT: source, HOME_NET: home + 1 })).toEqual([
    expect.stringContaining(': 8176'),
  ]);
  expect(over({ groups: [list] }, { SOMEBODY_ELSE: 9_000 })).toEqual([]);
});

test('the name of an entry is a variable’s, of 32 characters at most', () => {
  const named = (length: number) =>
    tryRole(ecc, { dataCenter: 'JP' }, 'agent', { name: 'A'.repeat(length) }).issues.map(({ code }) => code);
  expect([named(32), named(33)]).toEqual([[], ['malformed-name']]);
});

test('what AWS raises is raised by its name, and nothing else is', () => {
  expect(codes({ limits: { policyCapacity: 50_000 } })).toEqual([]);
  expect(codes({ limits: { policyCapacity: 1 } })).toEqual(['over-limit']);
  const raisable = Object.entries(NETWORK_FIREWALL_LIMITS).flatMap(([key, one]) => (one.raisable ? [key] : []));
  expect(raisable).toEqual(['policyCapacity']);
  for (const key of Object.keys(NETWORK_FIREWALL_LIMITS).filter((one) => !raisable.includes(one))) {
    expect(codes({ limits: { [key]: 1_000 } as NetworkFirewallOptions['limits'] & object })).toEqual(['fixed-limit']);
  }
});

test('every limit says where it is written down', () => {
  for (const { name, source, value } of Object.values(NETWORK_FIREWALL_LIMITS)) {
    expect(source).toMatch(/, https:\/\/\S+$/);
    expect(name).not.toBe('');
    expect(value).toBeGreaterThan(0);
  }
});

describe('a group that would pass its limits', () => {
  const entries = (count: number) =>
    times(count, (at) => ({ key: `key ${at}`, characters: 10, reference: null as string | null }));
  const room = { entries: 100, characters: 1_000_000, references: 5 };

  test('is whole while it fits, and then parted over the smallest power of two', () => {
    expect(parted(entries(100), room)).toHaveLength(1);
    expect(parted(entries(101), room)).toHaveLength(2);
    expect(parted(entries(300), room)).toHaveLength(4);
    expect(parted(entries(101), { ...room, entries: 1_000, characters: 1_000 })).toHaveLength(2);
  });

  test('keeps everything where it stands while the number of parts stays, and splits each part in two when it grows', () => {
    const placeOf = (count: number) =>
      new Map(parted(entries(count), room).flatMap((part, index) => part.map(({ key }) => [key, index] as const)));
    const [before, after] = [placeOf(150), placeOf(151)];
    expect([...before].filter(([key, place]) => after.get(key) !== place)).toEqual([]);
    const doubled = placeOf(300);
    expect([...before].filter(([key, place]) => (doubled.get(key) ?? 0) % 2 !== place)).toEqual([]);
  });

  test('that fits nowhere is left whole, and the limits say so', () => {
    expect(parted([{ key: 'a', characters: 5_000_000, reference: null }], room)).toHaveLength(1);
  });

  const rules = (count: number): readonly Rule[] =>
    times(count, (at) => ({
      key: `rule ${at}`,
      source: 'CH_AGENT',
      direction: 'egress',
      peer: { kind: 'host', host: exact(`h${at}.example.com`), ...(at % 2 === 0 ? { supplied: true } : {}) },
      transport: 'tcp',
      ports: [{ first: 443, last: 443 }],
      carrier: 'tls',
      because: [],
    }));
  const small = { ...limits, groupCapacity: { ...limits.groupCapacity, value: 100 } };
  const groups = (count: number) => ruleGroups(rules(count), writingOf({}), small);

  test('is one of names under their slot’s own name, and the others are numbered, each with a priority of its own', () => {
    expect(groups(196).map(({ id }) => id.replace(/\d+$/, ''))).toEqual([
      'CH-AGENT-rules-',
      'CH-AGENT-tls-names-',
      'tail-',
    ]);
    const parts = groups(202);
    expect(parts.map(({ id }) => id.replace(/\d+$/, ''))).toEqual([
      'CH-AGENT-rules-',
      'CH-AGENT-rules-2-',
      'CH-AGENT-tls-names-',
      'CH-AGENT-tls-names-2-',
      'tail-',
    ]);
    expect(new Set(parts.map(({ priority }) => priority)).size).toBe(parts.length);
  });

  test('keeps its lines, sids and priorities when it is parted', () => {
    const [before, after] = [groups(196), groups(202)];
    const texts = (all: readonly RuleGroup[]) =>
      all.flatMap((group) => (group.kind === 'domain-list' ? group.targets : group.rules).map(({ text }) => text));
    expect(texts(after)).toEqual(expect.arrayContaining([...texts(before)]));
    const first = (all: readonly RuleGroup[]) =>
      all.filter(({ id }) => !/-2-/.test(id)).map(({ id, priority }) => [id.replace(/\d+$/, ''), priority]);
    expect(first(after)).toEqual(first(before));
  });
});
