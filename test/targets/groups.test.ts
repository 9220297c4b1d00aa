import { compile, tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { AwsSecurityGroupPlan } from '../../lib/model/plans/aws-security-group';
import type { SecurityGroupOptions } from '../../lib/targets';
import { groupOf } from '../../lib/targets/aws-security-group/groups';
import { apart, asking } from './openings';

const plan = (request: EntryRequest, options: SecurityGroupOptions = {}): AwsSecurityGroupPlan =>
  compile('aws-security-group', [request], options).plan;
const issuesOf = (request: EntryRequest, options: SecurityGroupOptions) =>
  tryCompile('aws-security-group', [request], options).issues;
const groupsOf = ({ egress, ingress }: AwsSecurityGroupPlan) =>
  Object.fromEntries([...egress, ...ingress].map(({ key, group }) => [key, group]));
const waysOut = (request: EntryRequest, options: SecurityGroupOptions = {}) =>
  issuesOf(request, options).flatMap((issue) => (issue.code === 'over-limit' ? [issue.waysOut] : []));

const many = (count: number) => asking(['a', 'egress tcp 443', ...apart(count)]);

describe('the group of a rule', () => {
  const keys = Array.from({ length: 600 }, (_, index) => `egress tcp ${index + 1} 192.0.2.0/24`);

  it('is found from the rule alone: another rule that comes or goes moves none', () => {
    const [few, more] = [many(20), many(40)].map((request) => groupsOf(plan(request, { groups: 4 })));
    for (const [key, group] of Object.entries(few ?? {})) expect(more?.[key]).toBe(group);
  });

  it('is another one only where the rule goes to a group that was added', () => {
    for (let groups = 1; groups < 16; groups++) {
      const moved = keys.filter((key) => groupOf(key, groups + 1) !== groupOf(key, groups));
      expect(moved.filter((key) => groupOf(key, groups + 1) !== groups + 1)).toEqual([]);
    }
  });

  it('is any of them about as often', () => {
    for (const groups of [2, 5, 16]) {
      const counts = Array.from({ length: groups }, () => 0);
      for (const key of keys) counts[groupOf(key, groups) - 1] = (counts[groupOf(key, groups) - 1] ?? 0) + 1;
      const fair = keys.length / groups;
      expect(Math.min(...counts)).toBeGreaterThan(fair / 2);
      expect(Math.max(...counts)).toBeLessThan(fair * 1.7);
    }
  });

  it('stays where a list outgrows its size', () => {
    const open = (count: number) =>
      plan(asking(['a', 'egress tcp 443', ...apart(count)], ['b', 'egress tcp 80, 8080', ...apart(3, 500)]), {
        prefixLists: true,
        groups: 5,
      }).egress.map(({ fromPort, group }) => [fromPort, group]);
    expect(open(12)).toEqual(open(4));
  });
});

describe('groups that nothing goes out of', () => {
  it('are kept closed by an entry, which weighs as much as a rule and is said', () => {
    const made = plan(asking(['a', 'egress tcp 443', '192.0.2.1']), { groups: 3 });
    expect(made.admits.map(({ code }) => code)).toEqual(['placeholder-egress']);
    const out = made.weights.filter(({ direction, family }) => direction === 'egress' && family === 4);
    expect(out.map(({ weight }) => weight)).toEqual([1, 1, 1]);
    expect(plan(asking(['a', 'egress tcp 443', '192.0.2.1'])).admits).toEqual([]);
  });

  it('weigh it too where everything goes to other groups, which is no entry of their own', () => {
    const toGroup = asking(['a', 'egress tcp 443', { bound: 'servers' }]);
    expect(plan(toGroup).weights.map(({ direction, family, weight }) => [direction, family, weight])).toEqual([
      ['egress', 4, 2],
      ['egress', 6, 1],
      ['ingress', 4, 0],
      ['ingress', 6, 0],
    ]);
    const toBlock = asking(['a', 'egress tcp 443', { bound: 'subnet', block: true }]);
    expect(plan(toBlock).weights.map(({ weight }) => weight)).toEqual([1, 0, 0, 0]);
  });
});

describe('the ways out of too many rules', () => {
  it('name the smallest number of groups over which they fit', () => {
    for (const count of [61, 100, 130, 200]) {
      const [ways] = waysOut(many(count));
      const n = Number(/^groups: (\d+) spreads/.exec(ways?.[0] ?? '')?.[1]);
      const options = n > 5 ? { limits: { securityGroupsPerInterface: n } } : {};
      expect(issuesOf(many(count), { groups: n, ...options })).toEqual([]);
      expect(issuesOf(many(count), { groups: n - 1 })).not.toEqual([]);
    }
  });

  it('say that the number of groups has to be raised first, and where none is enough', () => {
    expect(waysOut(many(320))[0]?.[0]).toMatch(
      /^groups: (\d+) spreads .* with limits: \{ securityGroupsPerInterface: \1 \}, once AWS/,
    );
    expect(waysOut(many(970))[0]?.[0]).toMatch(/^no groups: n up to 16 is enough/);
    const list = asking(['a', 'egress tcp 443', { bound: 'theirs', list: { weight: 61, family: 4 } }]);
    expect(waysOut(list)[0]?.[0]).toMatch(/^no groups: n up to 16 is enough/);
  });

  it('say what prefix lists would weigh: they help where a list that stands already weighs less, and seldom else', () => {
    expect(waysOut(many(61))[0]?.[0]).toContain('(prefixLists: true is no way out: it weighs 80, since a list weighs');
    const listed = asking(['a', 'egress tcp 1, 3, 5, 7, 9, 11, 13', ...apart(6)]);
    expect(waysOut(listed, { prefixLists: true })[0]?.[1]).toBe('without prefixLists, which weighs 42');
    expect(issuesOf(listed, {})).toEqual([]);
  });

  it('are raised by what AWS raised, as far as the product of both allows', () => {
    expect(waysOut(many(150))[0]).toContain(
      'limits: { rulesPerSecurityGroup: 150 }, once AWS has raised the quota for the account',
    );
    expect(issuesOf(many(150), { limits: { rulesPerSecurityGroup: 150 } })).toEqual([]);
    expect(waysOut(many(250))[0]?.join()).not.toContain('rulesPerSecurityGroup');
  });

  it('are told for every group that is over', () => {
    const issues = issuesOf(many(200), { groups: 2 });
    const said = issues.map((issue) => (issue.code === 'over-limit' ? issue.what : issue.code));
    expect(said).toEqual(['egress rules for IPv4 of group 1 of 2', 'egress rules for IPv4 of group 2 of 2']);
  });
});
