import fc from 'fast-check';
import { tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { Bound } from '../../lib/model/flow';
import { apexAndSubdomains, exact, type Host, subdomains } from '../../lib/model/host';
import type { AzureFirewallPlan } from '../../lib/model/plans/azure-firewall';
import type { Product } from '../../lib/model/product';
import { role } from '../../lib/resolve';
import type { AzureFirewallOptions } from '../../lib/targets';
import { numbersOf } from '../../lib/targets/numbers';
import { flow, PRODUCT } from '../proof/small';

/** What one element of a scene asks for. */
interface Asked {
  readonly to: Host | string | Bound;
  readonly transport: 'tcp' | 'udp';
  readonly ports: string;
  readonly application: 'https' | 'http' | null;
  readonly direction: 'egress' | 'ingress';
}

/** Machines of one entry, and what they ask for. */
interface Site {
  readonly name: string;
  readonly asked: readonly Asked[];
}

const host = fc.constantFrom<Host>(
  exact('a.example.com'),
  exact('b.example.com'),
  exact('a.b.example.com'),
  exact('c.example.org'),
  subdomains('example.com'),
  subdomains('b.example.com'),
  apexAndSubdomains('example.org', '*example.org'),
  subdomains('update.microsoft.com'),
);
const place = fc.constantFrom<string | Bound>(
  '192.0.2.0/25',
  '192.0.2.128/25',
  '192.0.2.7/32',
  '10.0.0.0/8',
  { bound: 'late', block: true },
  { bound: 'offices', ipGroup: true },
  { bound: 'storage', tag: 'Storage' },
);
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    to: host,
    transport: fc.constant('tcp' as const),
    ports: fc.constantFrom('443', '8443', '443, 8443', '8000-8002'),
    application: fc.constantFrom('https' as const, 'http' as const),
    direction: fc.constant('egress' as const),
  }),
  fc.record({
    to: fc.constantFrom<Host>(exact('a.example.com'), exact('c.example.org')),
    transport: fc.constantFrom('tcp' as const, 'udp' as const),
    ports: fc.constantFrom('5223', '5223-5300', '123'),
    application: fc.constant(null),
    direction: fc.constant('egress' as const),
  }),
  fc.record({
    to: place,
    transport: fc.constantFrom('tcp' as const, 'udp' as const),
    ports: fc.constantFrom('7000', '7000, 7001', '7000-7100'),
    application: fc.constant(null),
    direction: fc.constantFrom('egress' as const, 'ingress' as const),
  }),
);
const sites = fc.uniqueArray(fc.constantFrom('NORTH', 'SOUTH', 'EAST'), { minLength: 1, maxLength: 3 }).chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc.record({
        name: fc.constant(name),
        asked: fc.uniqueArray(asked, { minLength: 1, maxLength: 6, selector: wordsOf }),
      }),
    ),
  ),
);

function wordsOf(one: Asked): string {
  return JSON.stringify(one);
}

/** In kebab-case, and the same for the same. */
function idOf(one: Asked): string {
  return `r-${wordsOf(one)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
}

/** A name stands in a page of its own, an address or a bound peer is the user's own opening. */
function requestOf({ name, asked: all }: Site): EntryRequest {
  const pages = all.flatMap((one) => {
    const { to, transport, ports, application } = one;
    if (typeof to === 'string' || 'bound' in to) return [];
    const { requirement } = flow({
      id: idOf(one),
      hosts: [to],
      transport,
      ports: ports.split(', '),
      application: application === null ? [] : [{ ports, name: application, basis: 'stated' }],
    });
    return [{ ...requirement, need: 'optional' as const }];
  });
  const product: Product = { ...PRODUCT, requirements: pages };
  const additionalRules = all.flatMap((one) => {
    const { to, transport, ports, direction } = one;
    if (typeof to !== 'string' && !('bound' in to)) return [];
    return [{ id: idOf(one), direction, transport, ports, peer: to, reason: 'a test' }];
  });
  return { entry: role(product, {}, 'agent' as never, { name }), additionalRules };
}

const OPTIONS: AzureFirewallOptions = {
  fqdnTags: ['WindowsUpdate'],
  publish: ['NORTH', 'SOUTH', 'EAST'].map((entry) => ({ entry, publicAddress: `pip-${entry}` })),
};

function planOf(all: readonly Site[]): AzureFirewallPlan {
  const names = all.map(({ name }) => name);
  const publish = OPTIONS.publish?.filter(({ entry }) => names.includes(entry)) ?? [];
  const { compiled, issues } = tryCompile('azure-firewall', all.map(requestOf), { ...OPTIONS, publish });
  expect(issues).toEqual([]);
  if (compiled === null) throw new Error('no plan');
  return compiled.plan;
}

/** Every rule with where it stands, as it is deployed, and the requirements for which it stands. */
function rulesOf({
  groups,
}: AzureFirewallPlan): ReadonlyMap<string, { readonly text: string; readonly reasons: ReadonlySet<string> }> {
  const places = groups.flatMap(({ name, priority, source, collections }) =>
    collections.flatMap((one) =>
      [...one.rules].map((rule) => {
        const targets =
          rule.kind === 'application' ? [...rule.targetFqdns, ...rule.fqdnTags, ...rule.targetUrls] : [rule];
        const reasons = new Set(
          targets.flatMap(({ because }) => because.map((reason) => `${name} ${JSON.stringify(reason)}`)),
        );
        const text = JSON.stringify([priority, source, one.priority, rule], (key, value: unknown) =>
          key === 'because' ? undefined : value,
        );
        return [`${name} ${one.name} ${rule.name}`, { text, reasons }] as const;
      }),
    ),
  );
  return new Map(places);
}

/** The rules that one plan has otherwise than another, or not at all, with what they stand for there. */
function touched(before: AzureFirewallPlan, after: AzureFirewallPlan) {
  const [first, second] = [rulesOf(before), rulesOf(after)];
  return [...first].flatMap(([key, { text, reasons }]) =>
    second.get(key)?.text === text
      ? []
      : [{ key, reasons: new Set([...reasons, ...(second.get(key)?.reasons ?? [])]) }],
  );
}

describe('groups of an Azure Firewall over edits', () => {
  test('an element that goes touches no rule, name, group or priority that does not stand for it', () => {
    fc.assert(
      fc.property(sites, fc.nat(), fc.nat(), (all, at, which) => {
        const site = all[at % all.length];
        if (site === undefined) return;
        const gone = site.asked[which % site.asked.length];
        const rest = { ...site, asked: site.asked.filter((one) => one !== gone) };
        const others = all.filter((one) => one !== site);
        if (rest.asked.length === 0 && others.length === 0) return;
        const before = planOf(all);
        const after = planOf([...others, ...(rest.asked.length === 0 ? [] : [rest])]);
        const known = new Set([...rulesOf(after).values()].flatMap(({ reasons }) => [...reasons]));
        for (const { key, reasons } of touched(before, after)) {
          // What is gone is what no rule stands for any more.
          const own = [...reasons].filter((reason) => !known.has(reason));
          expect([key, own.length > 0]).toEqual([key, true]);
        }
        // Whatever comes with it is what a wider one covered.
        for (const { key } of touched(after, before)) expect(key).toContain(site.name);
      }),
      { numRuns: 120, seed: 20_251 },
    );
  });

  test('a site that comes touches nothing of the others, and the order of sites says nothing', () => {
    fc.assert(
      fc.property(sites, (all) => {
        const plan = planOf(all);
        expect(planOf([...all].reverse())).toEqual(plan);
        const [gone, ...rest] = all;
        if (gone === undefined || rest.length === 0) return;
        const alone = planOf(rest).groups;
        expect(plan.groups.filter(({ source }) => source !== gone.name)).toEqual(alone);
      }),
      { numRuns: 40, seed: 20_252 },
    );
  });

  test('two groups of one slot are parted, and only the later of the two moves', () => {
    const site = (name: string): Site => ({
      name,
      asked: [
        { to: exact('a.example.com'), transport: 'tcp', ports: '443', application: 'https', direction: 'egress' },
      ],
    });
    const slotOf = (name: string) =>
      numbersOf([`portolan-chart-agent-${name}`], 50_000).get(`portolan-chart-agent-${name}`);
    const slots = new Map<number, string>();
    let pair: readonly [string, string] | null = null;
    for (let at = 0; pair === null; at++) {
      const name = `OFFICE_${String(at).padStart(4, '0')}`;
      const slot = slotOf(name) ?? 0;
      const before = slots.get(slot);
      if (before !== undefined) pair = [before, name];
      slots.set(slot, name);
    }
    const priorities = (names: readonly string[]) =>
      Object.fromEntries(planOf(names.map(site)).groups.map(({ source, priority }) => [source, priority]));
    const [first, second] = pair;
    const third = 'OFFICE_X';
    const [alone, together] = [priorities([second, third]), priorities([first, second, third])];
    expect(priorities([first, third])[first]).toBe(alone[second]);
    expect(together[first]).toBe(alone[second]);
    expect(together[second]).toBe((alone[second] ?? 0) + 1);
    expect(together[third]).toBe(alone[third]);
  });

  test("a priority of the user's own is taken from nobody's slot", () => {
    const site: Site = {
      name: 'NORTH',
      asked: [{ to: '10.0.0.0/8', transport: 'tcp', ports: '7000', application: null, direction: 'egress' }],
    };
    const other: Site = { ...site, name: 'SOUTH' };
    const slot = planOf([site]).groups[0]?.priority ?? 0;
    const { compiled } = tryCompile('azure-firewall', [site, other].map(requestOf), { priorities: { SOUTH: slot } });
    expect(compiled?.plan.groups.map(({ source, priority }) => [source, priority])).toEqual([
      ['NORTH', slot + 1],
      ['SOUTH', slot],
    ]);
  });
});
