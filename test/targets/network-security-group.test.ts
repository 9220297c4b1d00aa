import fc from 'fast-check';
import { PRODUCTS } from '../../lib/catalog';
import { compile, tryCompile } from '../../lib/compile';
import type { AdditionalRule, EntryRequest } from '../../lib/model/entry';
import type { AzureNetworkSecurityGroupPlan, SecurityRule } from '../../lib/model/plans/azure-network-security-group';
import { prove } from '../../lib/proof';
import { coverOf, firstOutside } from '../../lib/proof/cover';
import { readPlan } from '../../lib/proof/prove';
import { role } from '../../lib/resolve';
import { isKnownServiceTag, type NetworkSecurityGroupOptions, SERVICE_TAGS } from '../../lib/targets';
import { numbersOf } from '../../lib/targets/numbers';
import { apart, asking } from './openings';

const behind = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

function planOf(
  requests: readonly EntryRequest[],
  options: NetworkSecurityGroupOptions = {},
): AzureNetworkSecurityGroupPlan {
  return compile('azure-network-security-group', requests, { ...behind, ...options }).plan;
}

const issuesOf = (request: EntryRequest, options: object = {}) =>
  tryCompile('azure-network-security-group', [request], { ...behind, ...options }).issues;

/** An opening of one entry. */
interface Item {
  readonly entry: 'FIRST' | 'SECOND';
  readonly kind: 'cidr' | 'six' | 'block' | 'group' | 'tag' | 'host';
  readonly at: number;
  readonly ports: string;
  readonly direction: 'egress' | 'ingress';
}

const item = fc
  .record({
    entry: fc.constantFrom('FIRST' as const, 'SECOND' as const),
    kind: fc.constantFrom(
      'cidr' as const,
      'cidr' as const,
      'six' as const,
      'block' as const,
      'group' as const,
      'tag' as const,
      'host' as const,
    ),
    at: fc.integer({ min: 0, max: 5 }),
    ports: fc.constantFrom('80', '80, 8080', '9000-9003', '9001'),
    direction: fc.constantFrom('egress' as const, 'egress' as const, 'ingress' as const),
  })
  .map((one): Item => (one.kind === 'host' ? { ...one, ports: '443', direction: 'egress' } : one));

function peerOf({ kind, at }: Item): AdditionalRule['peer'] {
  switch (kind) {
    case 'cidr':
      return apart(1, at)[0] ?? '';
    case 'six':
      return `2001:db8:${2 * at + 1}::/48`;
    case 'host':
      return `h${at}.example.com`;
    case 'tag':
      return { bound: `tag-${at}`, tag: SERVICE_TAGS[at] ?? 'Sql' };
    case 'block':
      return { bound: `block-${at}`, block: true };
    case 'group':
      return { bound: `asg-${at}` };
  }
}

function requestsOf(items: readonly Item[]): readonly EntryRequest[] {
  const { entry: plain } = asking();
  return (['FIRST', 'SECOND'] as const).flatMap((name) => {
    const own = items.filter(({ entry }) => entry === name);
    const entry = role(plain.product, {}, 'agent', { name });
    if (own.length === 0) return [];
    const additionalRules = own.map(
      (one): AdditionalRule => ({
        id: `${one.kind}-${one.at}-${one.direction}`,
        direction: one.direction,
        transport: 'tcp',
        ports: one.ports,
        peer: peerOf(one),
        reason: 'a test',
      }),
    );
    return [{ entry, additionalRules }];
  });
}

/** Whether a rule opens something of an item's peer. */
function standsFor({ direction, source, destination }: SecurityRule, one: Item): boolean {
  if ((direction === 'Outbound') !== (one.direction === 'egress')) return false;
  const end = direction === 'Outbound' ? destination : source;
  const peer = peerOf(one);
  if (end.kind === 'addresses') {
    if (one.kind === 'host') return end.cidrs.includes('0.0.0.0/0');
    return typeof peer === 'string' && end.cidrs.some((cidr) => cidr.startsWith(peer.split('/')[0] ?? ''));
  }
  if (typeof peer === 'string' || peer === null) return false;
  if (end.kind === 'tag') return 'tag' in peer && peer.tag === end.tag;
  return end.kind === 'bound' && 'bound' in peer && end.bound === peer.bound;
}

const withoutPriority = ({ priority: _priority, ...rule }: SecurityRule) => rule;

describe('an edit of one element', () => {
  test('touches no rule, name or priority that does not stand for it, but that of a slot that collides', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(item, { minLength: 1, maxLength: 12, selector: (one) => JSON.stringify({ ...one, ports: '' }) }),
        fc.boolean(),
        fc.constantFrom({ from: 1000, to: 3999 }, { from: 200, to: 215 }),
        (items, applicationSecurityGroups, priorities) => {
          const [edited, ...rest] = items;
          if (edited === undefined) return;
          const options = { applicationSecurityGroups, priorities };
          const slots = priorities.to - priorities.from + 1;
          const [with_, without] = [items, rest].map((some) =>
            planOf(some.length === 0 ? [asking()] : requestsOf(some), options).rules.filter(
              ({ access, because }) => access === 'Allow' && because.length > 0,
            ),
          ) as [SecurityRule[], SecurityRule[]];
          for (const key of new Set([...with_, ...without].map((rule) => rule.key))) {
            const [a, b] = [with_, without].map((rules) => rules.find((rule) => rule.key === key));
            if ((a !== undefined && standsFor(a, edited)) || (b !== undefined && standsFor(b, edited))) continue;
            if (a === undefined || b === undefined) throw new Error(`${key} comes or goes, and does not stand for it`);
            expect(withoutPriority(a)).toEqual(withoutPriority(b));
            const slot = priorities.from - 1 + (numbersOf([key], slots).get(key) ?? 0);
            if (a.priority !== b.priority) expect([a.priority, b.priority].some((one) => one !== slot)).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('of which the slots collide moves the later one alone, and changes no traffic', () => {
    const slots = new Map<number, string>();
    let pair: readonly [string, string] | null = null;
    for (let port = 1; pair === null; port++) {
      const key = `Outbound Tcp * IPv4 on ${port}`;
      const slot = numbersOf([key], 3000).get(key) ?? 0;
      const before = slots.get(slot);
      if (before !== undefined) pair = [before, String(port)];
      slots.set(slot, String(port));
    }
    const [first, second] = [...pair].sort((a, b) => (`on ${a}` < `on ${b}` ? -1 : 1)) as [string, string];
    const bystander = ['c', 'egress tcp 1', '192.0.2.99'] as const;
    const opening = (port: string) =>
      [`on-${port}`, `egress tcp ${port}`, port === first ? '192.0.2.1' : '192.0.2.3'] as const;
    const priorityOf = (plan: AzureNetworkSecurityGroupPlan, port: string) =>
      plan.rules.find(({ destinationPorts }) => destinationPorts.join() === port)?.priority;
    const both = planOf([asking(opening(first), opening(second), bystander)]);
    const alone = planOf([asking(opening(second), bystander)]);
    expect(priorityOf(both, second)).toBe((priorityOf(both, first) ?? 0) + 1);
    expect(priorityOf(alone, second)).toBe(priorityOf(both, first));
    expect(priorityOf(alone, '1')).toBe(priorityOf(both, '1'));
  });
});

test('the order of entries, and of what they ask for, changes nothing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(item, { maxLength: 8, selector: (one) => JSON.stringify({ ...one, ports: '' }) }),
      (items) => {
        const requests = requestsOf(items);
        if (requests.length === 0) return;
        const reversed = [...requests]
          .reverse()
          .map((one) => ({ ...one, additionalRules: [...(one.additionalRules ?? [])].reverse() }));
        expect(planOf(reversed).rules).toEqual(planOf(requests).rules);
      },
    ),
    { numRuns: 40 },
  );
});

test('every plan of any openings is proved, with application security groups and without, whatever is left open', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(item, { minLength: 1, maxLength: 10, selector: (one) => JSON.stringify({ ...one, ports: '' }) }),
      fc.record({
        applicationSecurityGroups: fc.boolean(),
        ipv6: fc.boolean(),
        denyOutbound: fc.constantFrom('all' as const, 'internet' as const, 'none' as const),
        denyInbound: fc.constantFrom('all' as const, 'none' as const),
      }),
      (items, options) => {
        const { plan, asked } = compile('azure-network-security-group', requestsOf(items), { ...behind, ...options });
        const verdict = prove(
          plan,
          asked.map(({ request, flows }) => ({ ...request, flows })),
        );
        expect(verdict).toMatchObject({ clean: true });
      },
    ),
    { numRuns: 60 },
  );
});

test('where in the band our rules stand changes nothing of what is open', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(item, { minLength: 2, maxLength: 10, selector: (one) => JSON.stringify({ ...one, ports: '' }) }),
      fc.infiniteStream(fc.integer({ min: 1000, max: 3999 })),
      (items, numbers) => {
        const plan = planOf(requestsOf(items));
        const taken = new Set<number>();
        const rules = plan.rules.map((rule) => {
          if (rule.priority > 3999) return rule;
          const free = [...numbers.take(50)].find((one) => !taken.has(one)) ?? rule.priority;
          taken.add(free);
          return { ...rule, priority: free };
        });
        const [before, after] = [readPlan(plan), readPlan({ ...plan, rules })];
        for (const part of ['surely', 'possibly'] as const) {
          const [left, right] = [before, after].map((one) => one[part].map(({ box }) => box));
          for (const box of left ?? []) expect(firstOutside(box, coverOf(right ?? []))).toBeNull();
          for (const box of right ?? []) expect(firstOutside(box, coverOf(left ?? []))).toBeNull();
        }
      },
    ),
    { numRuns: 30 },
  );
});

describe('what a group says beside its rules', () => {
  const agents: EntryRequest = { entry: role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent') };

  test('an IP group is refused, with the way to say the same by addresses', () => {
    const request = asking(['a', 'egress tcp 443', { bound: 'ipg-1', ipGroup: true }]);
    const { plan } = tryCompile('azure-network-security-group', [request], {}).compiled ?? {};
    expect(plan?.fidelity.flatMap(({ element, fidelity }) => (element.requirement === 'a' ? [fidelity] : []))).toEqual([
      expect.objectContaining({
        standing: 'refused',
        reason: 'ip-group',
        waysOut: [expect.stringContaining('addresses')],
      }),
    ]);
  });

  test('ICMP is opened over IPv4 on every type, and refused over IPv6, of which Azure knows none', () => {
    const request = asking(['four', 'egress icmp', '192.0.2.1'], ['six', 'egress icmp', '2001:db8::1']);
    const { plan } = compile('azure-network-security-group', [{ ...request, leaveOut: [] }], {});
    const icmp = plan.rules.filter(({ protocol }) => protocol === 'Icmp');
    expect(icmp.map(({ destination, destinationPorts }) => [destination, destinationPorts])).toEqual([
      [{ kind: 'addresses', cidrs: ['192.0.2.1/32'] }, ['*']],
    ]);
    const refused = plan.fidelity.filter(({ fidelity }) => fidelity.standing === 'refused');
    expect(refused.map(({ element, fidelity }) => [element.requirement, fidelity])).toEqual([
      ['six', expect.objectContaining({ reason: 'icmp-over-ipv6', waysOut: ['reach it over IPv4'] })],
    ]);
  });

  test('names need the word on what stands behind them, of which a DNS Firewall is none on Azure', () => {
    const { issues } = tryCompile('azure-network-security-group', [agents], {});
    expect(issues.map(({ code }) => code)).toEqual(['names-need-enforcement']);
    expect(issuesOf(agents, { namesBehind: { kind: 'dns-firewall' } }).map(({ at }) => at)).toEqual([
      'hostEnforcement',
    ]);
  });

  test('what the firewall behind refuses is closed here too', () => {
    const { fidelity } = planOf([agents]);
    const refusedByFirewall = fidelity.filter(({ element }) => element.requirement === 'agent-patch-database');
    const request = { ...agents, leaveOut: ['agent-patch-database'] };
    const plan = planOf([request], { namesBehind: { kind: 'firewall' }, refusedByFirewall });
    const refused = plan.fidelity.filter((one) => one.fidelity.standing === 'refused');
    expect(refused.map(({ element }) => element.requirement)).toEqual(['agent-patch-database', 'agent-patch-database']);
  });

  test.each(['firewall', 'request'])('a deny of the Internet alone is refused beside a %s', (kind) => {
    const namesBehind = kind === 'request' ? { kind, name: 'egress', digest: 'sha256:0' } : { kind };
    expect(issuesOf(agents, { namesBehind, denyOutbound: 'internet' })).toEqual([
      expect.objectContaining({ at: 'denyOutbound', expected: expect.stringContaining('VirtualNetwork') }),
    ]);
    expect(issuesOf(agents, { namesBehind, denyOutbound: 'all' })).toEqual([]);
  });

  test.each([
    ['denyOutbound', 'Internet', 'unknown-value'],
    ['denyInbound', 'internet', 'unknown-value'],
    ['priorities', { from: 99, to: 200 }, 'wrong-type'],
    ['priorities', { from: 100, to: 4095 }, 'wrong-type'],
    ['priorities', { from: 200, to: 100 }, 'wrong-type'],
    ['priorities', null, 'wrong-type'],
    ['priorities', { from: 100.5, to: 200 }, 'wrong-type'],
    ['applicationSecurityGroups', 'yes', 'wrong-type'],
    ['ipv6', 1, 'wrong-type'],
  ])('%s does not take %j', (option, value, code) => {
    expect(issuesOf(asking(), { [option]: value })).toEqual([expect.objectContaining({ code, at: option })]);
  });

  test('probes come in only where something else does, and only before something closes', () => {
    const inbound = asking(['a', 'ingress tcp 22', '10.9.0.0/24']);
    const probes = (request: EntryRequest, options: NetworkSecurityGroupOptions = {}) =>
      planOf([request], options).rules.filter(({ key }) => key === 'Inbound probes').length;
    expect([probes(inbound), probes(inbound, { denyInbound: 'none' }), probes(asking())]).toEqual([1, 0, 0]);
  });

  test('a tag is known by itself or by its region', () => {
    for (const tag of ['AzureMonitor', 'Storage.WestEurope', 'AzureFrontDoor.Backend'])
      expect(isKnownServiceTag(tag)).toBe(true);
    for (const tag of ['azuremonitor', 'Storage.', 'Internet.WestEurope', 'AzureMonitors'])
      expect(isKnownServiceTag(tag)).toBe(false);
  });
});
