import { filtersOfAws } from '../../../lib/proof/engines/aws';
import type { DeclaredAws, DeclaredDnsRule, DeclaredDomainList } from '../../../lib/proof/readers/declared-aws';
import { declaredAws, PLACE } from './declared';
import { type Point, type Verdict, verdictOf } from './points';

function domains(id: string, ...names: readonly string[]): DeclaredDomainList {
  return { id, aliases: [], place: PLACE, domains: names };
}

function dnsRule(priority: number, action: string, list: string, rest: Partial<DeclaredDnsRule> = {}): DeclaredDnsRule {
  const response = action === 'BLOCK' ? 'NODATA' : null;
  return { place: PLACE, priority, action, list, blockResponse: response, queryType: null, redirection: null, ...rest };
}

const LISTS = [
  domains('Allowed', '*.example.com', 'Example.org.'),
  domains('All', '*'),
  domains('Bad', 'bad.example.com'),
];

function read(some: Partial<DeclaredAws>) {
  return filtersOfAws(declaredAws({ domainLists: LISTS, ...some }));
}

const ASKED: Point = {
  direction: 'egress',
  traffic: 'tcp/tls',
  port: 443,
  from: { address: '10.0.0.1', sets: [] },
  to: { address: '203.0.113.1', sets: [] },
  name: null,
};

function verdict(rules: readonly DeclaredDnsRule[], name: string | null, at: Partial<Point> = {}): Verdict {
  const { filters } = read({ dnsRuleGroups: [{ id: 'Group', aliases: [], place: PLACE, rules }] });
  const [filter] = filters;
  return filter === undefined ? 'unknown' : verdictOf(filter, { ...ASKED, name, ...at });
}

const GARDEN = [dnsRule(3, 'BLOCK', 'All'), dnsRule(2, 'ALLOW', 'Allowed'), dnsRule(1, 'BLOCK', 'Bad')];

test('The rule of the lowest number whose list holds the name decides, and what none holds resolves', () => {
  const names = ['a.example.com', 'b.a.example.com', 'bad.example.com', 'example.org', 'x.example.org', 'other.net'];
  const expected = ['allow', 'allow', 'deny', 'allow', 'deny', 'deny'];
  expect(names.map((name) => verdict(GARDEN, name))).toEqual(expected);
  expect(verdict([dnsRule(1, 'BLOCK', 'Bad')], 'other.net')).toBe('allow');
});

test('Whether a star takes in what it stands before is written nowhere', () => {
  expect(verdict(GARDEN, 'example.com')).toBe('unknown');
  expect(verdict([dnsRule(1, 'BLOCK', 'Allowed')], 'example.com')).toBe('unknown');
});

test('Who means no name, and who comes from outside, passes it by', () => {
  expect(verdict(GARDEN, null)).toBe('allow');
  expect(verdict(GARDEN, 'other.net', { direction: 'ingress' })).toBe('allow');
});

test('An alert lets the query through, and no later rule is asked', () => {
  expect(verdict([dnsRule(1, 'ALERT', 'Bad'), dnsRule(2, 'BLOCK', 'All')], 'bad.example.com')).toBe('allow');
});

test('A rule of one type of query leaves the others to those behind it', () => {
  expect(verdict([dnsRule(1, 'BLOCK', 'Bad', { queryType: 'AAAA' })], 'bad.example.com')).toBe('unknown');
});

test('A list that the file does not hold may hold any name, and a block with an answer of its own is open', () => {
  const rules = [dnsRule(1, 'BLOCK', 'rslvr-fdl-0123')];
  expect(verdict(rules, 'other.net')).toBe('unknown');
  const { notUnderstood } = read({ dnsRuleGroups: [{ id: 'Group', aliases: [], place: PLACE, rules }] });
  expect(notUnderstood).toMatchObject([{ filter: 'Group', text: 'rslvr-fdl-0123' }]);
  expect(verdict([dnsRule(1, 'BLOCK', 'Bad', { blockResponse: 'OVERRIDE' })], 'bad.example.com')).toBe('unknown');
});

test('The groups of one VPC are asked by the priorities of their associations, as one filter', () => {
  const groups = [
    { id: 'Open', aliases: [], place: PLACE, rules: [dnsRule(1, 'ALLOW', 'Bad')] },
    { id: 'Closed', aliases: [], place: PLACE, rules: [dnsRule(1, 'BLOCK', 'All')] },
  ];
  const associated = (group: string, priority: number) =>
    ({ id: `of ${group}`, aliases: [], place: PLACE, group, vpc: 'Vpc', priority }) as const;
  const verdicts = [
    [101, 102],
    [102, 101],
  ].map(([open = 0, closed = 0]) => {
    const { filters } = read({
      dnsRuleGroups: groups,
      dnsAssociations: [associated('Open', open), associated('Closed', closed)],
    });
    expect(filters).toHaveLength(1);
    return filters.map((filter) => verdictOf(filter, { ...ASKED, name: 'bad.example.com' }));
  });
  expect(verdicts).toEqual([['allow'], ['deny']]);
});
