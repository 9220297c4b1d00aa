import { PRODUCTS } from '../../lib/catalog';
import { tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { parseHost } from '../../lib/model/host-syntax';
import type { AwsDnsFirewallPlan } from '../../lib/model/plans/aws-dns-firewall';
import { role } from '../../lib/resolve';
import { DNS_FIREWALL_LIMITS } from '../../lib/targets/aws-dns-firewall/limits';

const ecc = PRODUCTS['endpoint-central-cloud'];

function asking(hosts: readonly string[]): EntryRequest {
  return { entry: role(ecc, { dataCenter: 'EU', parties: { cloud: { hosts } } }, 'agent') };
}

const names = (count: number, form = (at: number) => `h${at}.example.eu`) =>
  Array.from({ length: count }, (_, at) => form(at));

function planOf(hosts: readonly string[]): AwsDnsFirewallPlan {
  const { compiled, issues } = tryCompile('aws-dns-firewall', [asking(hosts)], {});
  expect(issues).toEqual([]);
  if (compiled === null) throw new Error('no plan');
  return compiled.plan;
}

/** What is listed, list by list. */
const listed = ({ lists }: AwsDnsFirewallPlan) =>
  Object.fromEntries(lists.map(({ id, domains }) => [id, domains.map(({ text }) => text)]));

/** The lists that a plan has and another has not, or not so. */
const changed = (after: AwsDnsFirewallPlan, before: AwsDnsFirewallPlan) =>
  Object.entries(listed(after)).filter(([id, texts]) => JSON.stringify(listed(before)[id]) !== JSON.stringify(texts));

describe('the limits of DNS Firewall', () => {
  test('each say their figure, where it is written, and whether it is raised', () => {
    for (const { value, source, raisable } of Object.values(DNS_FIREWALL_LIMITS)) {
      expect(value).toBeGreaterThan(0);
      expect(source).toContain('https://docs.aws.amazon.com/');
      expect(typeof raisable).toBe('boolean');
    }
    const { issues } = tryCompile('aws-dns-firewall', [asking(['a.example.eu'])], {
      limits: { domainsPerList: 2000, domains: 1 } as object,
    });
    expect(issues.map(({ code }) => code)).toEqual(['fixed-limit', 'unknown-limit']);
    expect(
      tryCompile('aws-dns-firewall', [asking(['a.example.eu'])], { limits: { ruleGroupsPerVpc: 9 } }).issues,
    ).toEqual([]);
  });

  test('1,000 domains are one list, and 1,001 are two with room in each', () => {
    const edge = planOf(names(1000));
    expect(edge.lists.map(({ id, domains }) => [id, domains.length])).toEqual([
      ['everything', 1],
      ['names', 1000],
    ]);
    const over = planOf(names(1001));
    expect(over.lists.map(({ id }) => id)).toEqual(['everything', 'names-0', 'names-1']);
    for (const { domains } of over.lists) expect(domains.length).toBeLessThan(1000);
    expect(Object.values(listed(over)).flat().sort()).toEqual(['*', ...names(1001)].sort());
  });

  test('a name is at its longest, star included, where DNS is', () => {
    const label = 'a'.repeat(63);
    const longest = `${label}.${label}.${label}.${'b'.repeat(58)}.eu`;
    expect(longest).toHaveLength(253);
    expect(parseHost(longest).ok).toBe(true);
    expect(`*.${longest}`).toHaveLength(DNS_FIREWALL_LIMITS.domainLength.value);
    expect(listed(planOf([`*.${longest}`])).names).toEqual([`*.${longest}`]);
    expect(parseHost(`b${longest}`).ok).toBe(false);
  });
});

describe('lists over edits', () => {
  const many = names(3000);
  const before = planOf(many);

  test('a host that comes or goes touches one list and no place', () => {
    const after = planOf([...many, 'another.example.eu']);
    expect(changed(after, before)).toHaveLength(1);
    expect(after.rules).toEqual(before.rules);
    expect(changed(planOf(many.slice(1)), before)).toHaveLength(1);
  });

  test('a list that is halved leaves every other and its place as they are, and keeps its own for one half', () => {
    const ids = before.lists.filter(({ id }) => id !== 'everything');
    const full = ids.reduce((a, b) => (a.domains.length >= b.domains.length ? a : b));
    // Names of the same half until it is over the edge.
    let grown = before;
    for (let count = 3100; grown.lists.some(({ id }) => id === full.id); count += 300) grown = planOf(names(count));
    const places = (plan: AwsDnsFirewallPlan) => new Map(plan.rules.map(({ list, priority }) => [list, priority]));
    const [was, is] = [places(before), places(grown)];
    expect(is.get(`${full.id}0`)).toBe(was.get(full.id));
    for (const [id, priority] of was) if (is.has(id)) expect([id, is.get(id)]).toEqual([id, priority]);
    const all = [...is.values()];
    expect(new Set(all).size).toBe(all.length);
    expect(is.get('everything')).toBe(Math.max(...all));
  });

  test('a wildcard that comes stands beside the names that it covers, and touches its own list alone', () => {
    const after = planOf([...many, '*.example.eu']);
    expect(changed(after, before)).toHaveLength(1);
    expect(Object.values(listed(after)).flat()).toHaveLength(3002);
  });

  test('the order in which hosts are supplied changes nothing', () => {
    expect(listed(planOf([...many].reverse()))).toEqual(listed(before));
  });
});
