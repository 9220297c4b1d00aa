import { tryCompile } from '../../lib/compile';
import type { Issue } from '../../lib/diagnostics';
import type { AdditionalRule } from '../../lib/model/entry';
import type { AzureNetworkSecurityGroupPlan, SecurityRule } from '../../lib/model/plans/azure-network-security-group';
import { NETWORK_SECURITY_GROUP_LIMITS as LIMITS, type NetworkSecurityGroupOptions } from '../../lib/targets';
import { overLimits } from '../../lib/targets/azure-network-security-group/over-limits';
import { slotsOf } from '../../lib/targets/azure-network-security-group/priorities';
import { apart, asking, type Opening } from './openings';

function compiled(openings: readonly Opening[], options: NetworkSecurityGroupOptions = {}) {
  return tryCompile('azure-network-security-group', [asking(...openings)], options);
}

const groups = (count: number): readonly AdditionalRule['peer'][] =>
  Array.from({ length: count }, (_, at) => ({ bound: `asg-${at}` }));

const ports = (count: number) => Array.from({ length: count }, (_, at) => String(2 * at + 1)).join(', ');

const BAND = { from: 1000, to: 3999 };

/** Rules as the compiler writes them: what so many would weigh, without compiling them. */
function written(count: number, end: Partial<SecurityRule>): readonly SecurityRule[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `${at}`,
    name: `rule-${at}`,
    priority: 1000 + at,
    direction: 'Outbound',
    access: 'Allow',
    protocol: 'Tcp',
    source: { kind: 'any' },
    destination: { kind: 'tag', tag: 'Sql' },
    destinationPorts: ['443'],
    description: '',
    because: [{ product: 'a', requirement: 'b', asked: 'c' }],
    ...end,
  }));
}

const said = (issues: readonly Issue[]) =>
  issues.flatMap((issue) => (issue.code === 'over-limit' ? [[issue.limit, issue.figure, issue.value]] : [issue.code]));

/** Each limit that something can reach: at its edge nothing is said, and one over it names limit and figure. */
const EDGES: { readonly [Key in keyof typeof LIMITS]?: (figure: number) => readonly Issue[] } = {
  rulesPerGroup: (figure) => overLimits(written(figure, {}), BAND, LIMITS),
  sourceAddresses: (figure) =>
    overLimits(
      [
        ...written(1, { direction: 'Inbound', source: { kind: 'addresses', cidrs: apart(figure - 1) } }),
        ...written(1, { direction: 'Inbound', source: { kind: 'bound', bound: 'late', as: 'block' } }),
      ],
      BAND,
      LIMITS,
    ),
  destinationAddresses: (figure) =>
    overLimits(
      written(2, {}).map((rule, at) => ({
        ...rule,
        source: { kind: 'addresses', cidrs: apart(2000) },
        destination: { kind: 'addresses', cidrs: apart(at === 0 ? 2000 : figure - 2000, 5000) },
      })),
      BAND,
      LIMITS,
    ),
  applicationSecurityGroupsPerGroup: (figure) =>
    compiled([['a', 'egress tcp 443', ...groups(figure - 1)]], { applicationSecurityGroups: true }).issues,
  portRangesPerRule: (figure) => compiled([['a', `egress tcp ${ports(figure)}`, '192.0.2.1']]).issues,
};

/** Those that nothing of ours can reach, each with what keeps it. */
const BY_FORM: { readonly [Key in keyof typeof LIMITS]?: () => void } = {
  applicationSecurityGroupsPerRule: () => {
    const { plan } =
      compiled([['a', 'egress tcp 443', ...groups(20)]], { applicationSecurityGroups: true }).compiled ?? {};
    const own = plan?.rules.filter(({ because }) => because.length > 0) ?? [];
    expect(own).toHaveLength(20);
    for (const { source, destination } of own) expect([source.kind, destination.kind]).toEqual(['source', 'bound']);
  },
  ruleNameLength: () => {
    for (const { name } of long().rules) {
      expect(name.length).toBeLessThanOrEqual(LIMITS.ruleNameLength.value);
      expect(name).toMatch(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/);
    }
  },
  descriptionLength: () => {
    for (const { description } of long().rules)
      expect(description.length).toBeLessThanOrEqual(LIMITS.descriptionLength.value);
  },
  lowestPriority: () => expect(bounds()).toEqual([100, 4096]),
  highestPriority: () => expect(bounds()).toEqual([LIMITS.lowestPriority.value, LIMITS.highestPriority.value]),
};

/** Ports and ids that are longer than any name or description may be. */
function long(): AzureNetworkSecurityGroupPlan {
  const { compiled: one, issues } = compiled([
    ['a', `egress tcp ${ports(90)}`, '192.0.2.1'],
    [
      'b',
      'egress tcp 443',
      { bound: `${'x'.repeat(100)}/${'-'.repeat(30)}1` },
      { bound: `${'x'.repeat(100)}/${'-'.repeat(30)}2` },
    ],
    ['c', 'egress tcp 443', { bound: `日本語` }],
  ]);
  expect(issues).toEqual([]);
  if (one === null) throw new Error('no plan');
  expect(new Set(one.plan.rules.map(({ name }) => name)).size).toBe(one.plan.rules.length);
  return one.plan;
}

/** The band is one rule wide at the lowest priority; the last rules stand at the highest. */
function bounds(): readonly (number | undefined)[] {
  const { plan } =
    compiled([['a', 'egress tcp 443', '192.0.2.1']], { priorities: { from: 100, to: 100 } }).compiled ?? {};
  const numbers = plan?.rules.map(({ priority }) => priority) ?? [];
  return [Math.min(...numbers), Math.max(...numbers)];
}

describe('a network security group is held to', () => {
  test('each limit of the table, at an edge or by form', () => {
    expect([...Object.keys(EDGES), ...Object.keys(BY_FORM)].sort()).toEqual(Object.keys(LIMITS).sort());
  });

  test.each(Object.entries(BY_FORM))('%s, by form', (_, check) => check());

  test.each(Object.entries(EDGES))('%s', (key, issuesAt) => {
    const { name, value } = LIMITS[key as keyof typeof LIMITS];
    expect(said(issuesAt(value))).toEqual([]);
    expect(said(issuesAt(value + 1))).toContainEqual([name, value + 1, value]);
    for (const issue of issuesAt(value + 1)) if (issue.code === 'over-limit') expect(issue.waysOut).not.toEqual([]);
  });

  test('the room of its band, in each direction', () => {
    const priorities = { from: 500, to: 509 };
    const openings = (count: number) => [['a', 'egress tcp 443', ...groups(count)] as const];
    expect(slotsOf(priorities)).toBe(10);
    expect(compiled(openings(10), { priorities }).issues).toEqual([]);
    expect(compiled(openings(11), { priorities }).issues).toEqual([
      expect.objectContaining({ code: 'over-limit', figure: 11, value: 10, at: 'priorities' }),
    ]);
  });

  test('what is said of a limit: its source, and that Azure raises none', () => {
    for (const { source } of Object.values(LIMITS)) expect(source).toMatch(/learn\.microsoft\.com|REST API/);
    const raised = (limits: object) => compiled([], { limits }).issues.map(({ code }) => code);
    expect(raised({ rulesPerGroup: 2000 })).toEqual(['fixed-limit']);
    expect(raised({ rules: 2000 })).toEqual(['unknown-limit']);
    expect(
      compiled([['a', `egress tcp ${ports(150)}`, '192.0.2.1']], { limits: { portRangesPerRule: 150 } }).issues,
    ).toEqual([]);
  });
});
