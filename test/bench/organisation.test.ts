import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allProducts, type Product } from 'portolan';
import { askedOf } from '../../bench/organisation/hubs';
import { measure } from '../../bench/organisation/measure';
import { type Account, accountsOf, ENVIRONMENTS, FULL, QUICK } from '../../bench/organisation/organisation';
import { azureFirewallPlan, DistinctPlans, networkFirewallPlan } from '../../bench/organisation/plans';
import { CATALOGUE_MIX, catalogueLike, type Edition, UNMIXED } from '../../bench/organisation/products';
import { collectionRulesOf, linesOf } from '../../bench/organisation/templates';
import { DNS_FIREWALL_LIMITS } from '../../lib/targets/aws-dns-firewall/limits';
import { NETWORK_FIREWALL_LIMITS } from '../../lib/targets/aws-network-firewall/limits';
import { PREFIX_LIST_LIMITS } from '../../lib/targets/aws-prefix-list/limits';
import { SECURITY_GROUP_LIMITS } from '../../lib/targets/aws-security-group/limits';
import { AZURE_FIREWALL_LIMITS } from '../../lib/targets/azure-firewall/limits';
import type { LimitTable } from '../../lib/targets/limit';

const products = catalogueLike(QUICK.products);
const accounts = accountsOf(QUICK);
const measured = measure(QUICK);

/** The ports and peers that a group opens, read from the rows alone: what is open to everybody needs no second rule. */
function openings(product: Product, edition: Edition): number {
  const rows = product.requirements.filter(({ when }) => when.length === 0 || edition === 'full');
  const inside = rows.filter(({ to }) => to === 'server').flatMap(({ ports }) => ports);
  const everybody = new Set(rows.filter(({ hosts }) => hosts.length > 0).flatMap(({ ports }) => ports));
  const blocks = rows
    .filter(({ hosts, to }) => hosts.length === 0 && to === 'cloud')
    .flatMap(({ ports, ranges }) => ports.flatMap((port) => (ranges?.cidrs ?? []).map((cidr) => ({ port, cidr }))))
    .filter(({ port }) => !everybody.has(port));
  return new Set(inside).size + everybody.size + new Set(blocks.map(({ port, cidr }) => `${port} ${cidr}`)).size;
}

const groupsOf = (of: Account) => of.products.length * of.regions.length;

it('counts the rules of all security groups as a reading of the rows does', () => {
  const own = accounts.filter(({ cloud }) => cloud === 'aws');
  const rules = own.reduce((all, { environment, regions, products: at }) => {
    const { edition } = ENVIRONMENTS[environment];
    return all + at.reduce((sum, one) => sum + openings(products[one] as Product, edition) * regions.length, 0);
  }, 0);
  expect(measured.groups.aws.rules).toBe(rules);
  expect(measured.groups.aws.deployments).toBe(own.reduce((all, one) => all + groupsOf(one), 0));
});

describe('a hub that is counted source by source', () => {
  const behind = (cloud: Account['cloud']) => accounts.filter((one) => one.cloud === cloud && one.regions.includes(0));
  const figureOf = (of: string, limit: RegExp) =>
    measured.limits.find((one) => one.of === of && limit.test(one.limit))?.figure ?? 0;
  const TAIL = 3;

  it('has the lines of a Network Firewall that is compiled from the requests of its accounts', () => {
    const asked = askedOf('product', behind('aws'), new DistinctPlans(products));
    const plan = networkFirewallPlan(asked.together, true);
    const of = 'Network Firewall, a source for each product and environment';
    expect(figureOf(`${of}: its lines alone`, /^stateful rules/)).toBe(linesOf(plan) - TAIL);
    const capacity = plan.groups.reduce((all, group) => all + group.capacity, 0);
    expect(figureOf(`${of}: the steps of its groups`, /^stateful rules/)).toBe(capacity);
  });

  it('has at least those where several products are one source, whose lines may merge', () => {
    const asked = askedOf('environment', behind('aws'), new DistinctPlans(products));
    const counted = figureOf('Network Firewall, a source for each environment: its lines alone', /^stateful rules/);
    const lines = linesOf(networkFirewallPlan(asked.together, true)) - TAIL;
    expect(counted).toBeGreaterThanOrEqual(lines);
    expect(counted).toBeLessThan(lines * 1.02);
  });

  it('has the rule collection groups of an Azure Firewall that is compiled from the requests', () => {
    const asked = askedOf('environment', behind('azure'), new DistinctPlans(products));
    const plan = azureFirewallPlan(asked.together);
    expect(figureOf('Azure Firewall, a source for each environment', /^rule collection groups/)).toBe(
      plan.groups.length,
    );
    expect(figureOf('Azure Firewall, a source for each environment', /^IP groups/)).toBe(asked.sources);
    expect(collectionRulesOf(plan)).toBeGreaterThan(plan.groups.length);
  });
});

it('mixes the rows of its products as those of the catalogue are mixed', () => {
  const rows = allProducts().flatMap(({ requirements }) => requirements);
  const hosts = rows.flatMap((row) => row.hosts);
  const outside = rows.filter((row) => row.hosts.length > 0 || row.ranges !== undefined);
  const named = outside.filter((row) => row.hosts.length > 0);
  const pages = new Map<string, Set<string>>();
  for (const { id, requirements } of allProducts()) {
    for (const { printed } of requirements.flatMap((row) => row.hosts)) {
      pages.set(printed, (pages.get(printed) ?? new Set()).add(id));
    }
  }
  const share = <Row>(of: readonly Row[], is: (row: Row) => boolean) => of.filter(is).length / of.length;
  const kind = (one: string) => share(hosts, (host) => host.kind === one);
  const on = (port: string) => share(named, ({ ports }) => ports.join(',') === port);
  const readable = ['https', 'wss', 'tls', 'http'];
  const found: Record<keyof typeof CATALOGUE_MIX | keyof typeof UNMIXED, number> = {
    inside: 1 - outside.length / rows.length,
    names: share(outside, (row) => row.ranges === undefined),
    namesAndRanges: share(outside, (row) => row.hosts.length > 0 && row.ranges !== undefined),
    exact: kind('exact'),
    below: kind('subdomains'),
    apexAndBelow: kind('apexAndSubdomains'),
    shared: share([...pages.values()], (those) => those.size > 1),
    https: on('443'),
    http: on('80'),
    patterns: kind('pattern'),
    unreadable: share(named, ({ application }) => !application.some(({ name }) => readable.includes(name))),
  };
  for (const [what, part] of Object.entries({ ...CATALOGUE_MIX, ...UNMIXED })) {
    const difference = Math.abs(found[what as keyof typeof found] - part);
    expect({ what, near: difference < 0.02, found: found[what as keyof typeof found], part }).toMatchObject({
      near: true,
    });
  }
});

describe('docs/scale.md', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'scale.md'), 'utf8');
  const full = accountsOf(FULL);
  const of = (cloud: Account['cloud']) => full.filter((one) => one.cloud === cloud);
  const shown = (value: number) => value.toLocaleString('en');

  it('has the deployments and the largest hubs of the organisation that the bench plans', () => {
    const groups = (cloud: Account['cloud']) => of(cloud).reduce((all, one) => all + groupsOf(one), 0);
    const behind = (cloud: Account['cloud']) => of(cloud).filter(({ regions }) => regions.includes(0));
    const entries = behind('azure').reduce((all, one) => all + one.products.length, 0);
    expect(page).toContain(
      `| security groups, one for each account, region and product | 400 | ${shown(groups('aws'))} |`,
    );
    expect(page).toContain(`| network security groups, in the same way | 400 | ${shown(groups('azure'))} |`);
    expect(page).toContain(`${shown(groups('aws') + groups('azure'))} groups bear them`);
    expect(page).toContain(`in the largest hub, of ${shown(behind('aws').length)} accounts`);
    const together = new Set(
      behind('azure').flatMap(({ environment, products: own }) => own.map((at) => `${environment} ${at}`)),
    );
    expect(page.replace(/\s+/g, ' ')).toContain(
      `${shown(entries)} entries of ${shown(behind('azure').length)} requests become ${shown(together.size)}`,
    );
  });

  it('has the limits as the targets hold to them', () => {
    const tables: LimitTable = {
      ...SECURITY_GROUP_LIMITS,
      ...PREFIX_LIST_LIMITS,
      ...NETWORK_FIREWALL_LIMITS,
      ...DNS_FIREWALL_LIMITS,
      ...AZURE_FIREWALL_LIMITS,
    };
    const [, block = ''] = /<!-- limits -->([\s\S]*?)<!-- \/limits -->/.exec(page) ?? [];
    const rows = [...block.matchAll(/\| `(\w+)` \| ([\d,]+) \| (yes|no) \|/g)];
    expect(rows.length).toBeGreaterThan(9);
    for (const [, name = '', value, raised] of rows) {
      const limit = tables[name];
      expect({ name, value, raised }).toEqual({
        name,
        value: shown(limit?.value ?? 0),
        raised: limit?.raisable === true ? 'yes' : 'no',
      });
    }
  });
});
