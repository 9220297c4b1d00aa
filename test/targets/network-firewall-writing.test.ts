import { PRODUCTS } from '../../lib/catalog';
import { compile, tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../lib/model/plans/aws-network-firewall';
import { prove } from '../../lib/proof';
import { renderText, reportOf } from '../../lib/report';
import { role } from '../../lib/resolve';
import type { NetworkFirewallOptions } from '../../lib/targets';

const ecc = PRODUCTS['endpoint-central-cloud'];
const mc = PRODUCTS.mobicontrol;
const agents: EntryRequest = { entry: role(ecc, { dataCenter: 'US', remoteControl: true }, 'agent') };
const devices: EntryRequest = {
  entry: role(
    mc,
    {
      serverLocation: 'DMZ',
      platforms: ['Android', 'Apple', 'WindowsClassic'],
      fcm: true,
      playStore: true,
      parties: { deploymentServer: { addresses: ['192.0.2.10'] } },
    },
    'device',
    { reachBy: { apns: 'addresses', default: 'names' } },
  ),
};

const compiled = (requests: readonly EntryRequest[], options: NetworkFirewallOptions = {}) =>
  compile('aws-network-firewall', requests, options);
const planOf = (requests: readonly EntryRequest[], options: NetworkFirewallOptions = {}) =>
  compiled(requests, options).plan;

function linesOf({ groups }: AwsNetworkFirewallPlan): readonly string[] {
  return groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules.map(({ text }) => text)));
}

const without = (lines: readonly string[]) => lines.map((line) => line.replace(/ \(alert; /, ' ('));
const sids = (plan: AwsNetworkFirewallPlan) => linesOf(plan).map((line) => /sid:(\d+)/.exec(line)?.[1]);

describe('a policy that observes', () => {
  test.each([{}, { exact: true }, { alertOnPass: true }, { quic: 'allow' }] as const)(
    'differs in its tail’s action and its default actions alone, with %j',
    (options) => {
      const [enforcing, observing] = (['enforce', 'observe'] as const).map((mode) =>
        planOf([agents, devices], { ...options, mode }),
      );
      const closed = (observing?.groups ?? []).map((group) =>
        group.kind === 'tail'
          ? { ...group, rules: group.rules.map((rule) => ({ ...rule, text: rule.text.replace(/^alert /, 'drop ') })) }
          : group,
      );
      expect(closed).toEqual(enforcing?.groups);
      const tail = observing?.groups.at(-1);
      expect(tail?.kind === 'tail' && tail.rules.map(({ text }) => text.split(' ')[0])).toEqual(Array(3).fill('alert'));
      expect(observing?.policy).toEqual({
        ...enforcing?.policy,
        statefulDefaultActions: ['aws:alert_established_app_layer_to_server'],
      });
      expect(observing?.fidelity).toEqual(enforcing?.fidelity);
      expect(observing?.assumes).toEqual(enforcing?.assumes);
    },
  );

  test('says that everything passes, first of all that it lets through, and a proof asks for that', () => {
    const { plan, asked } = compiled([agents], { mode: 'observe' });
    expect(plan.admits[0]).toMatchObject({ code: 'observed' });
    const flows = asked.map(({ request, flows: own }) => ({ ...request, flows: own }));
    expect(prove(plan, flows).clean).toBe(true);
    const silent = prove({ ...plan, admits: plan.admits.slice(1) }, flows);
    expect(silent.excess.map(({ rule }) => rule)).toEqual(['default']);
    const enforcing = prove({ ...plan, mode: 'enforce' }, flows);
    expect(enforcing.unfounded.map(({ rule }) => rule)).toContain('observed');
  });

  test('is proved as it will stand once it enforces: a line that is too wide is found', () => {
    const { plan, asked } = compiled([agents], { mode: 'observe' });
    const flows = asked.map(({ request, flows: own }) => ({ ...request, flows: own }));
    const wider = plan.groups.map(
      (group): RuleGroup =>
        group.kind === 'rule-strings'
          ? { ...group, rules: group.rules.map((rule) => ({ ...rule, text: rule.text.replace('"(\\.?)', '"') })) }
          : group,
    );
    const open = wider.map(
      (group): RuleGroup =>
        group.kind === 'rule-strings'
          ? { ...group, rules: group.rules.map((rule) => ({ ...rule, text: rule.text.replace(/ 443 \(/, ' any (') })) }
          : group,
    );
    expect(prove({ ...plan, groups: open }, flows).excess.length).toBeGreaterThan(0);
  });

  test('and its report says so before anything else', () => {
    const text = renderText(reportOf(compiled([agents], { mode: 'observe' })), { width: 100, colour: false });
    const [first, second] = text.split('\n');
    expect(first).toBe('ECC_AGENT: AWS Network Firewall');
    expect(second).toMatch(/^NOTHING IS ENFORCED/);
    const enforced = renderText(reportOf(compiled([agents])), { width: 100, colour: false });
    expect(enforced).not.toContain('NOTHING IS ENFORCED');
  });
});

describe('alerts on what passes', () => {
  test('stand in every line that passes, and change nothing else of it', () => {
    const [plain, alerting] = [false, true].map((alertOnPass) =>
      planOf([agents, devices], { exact: true, alertOnPass }),
    );
    if (plain === undefined || alerting === undefined) throw new Error('two plans');
    const passing = linesOf(alerting).filter((line) => line.startsWith('pass '));
    expect(passing.length).toBeGreaterThan(10);
    for (const line of passing) expect(line).toMatch(/\(alert; /);
    for (const line of linesOf(alerting)) if (!line.startsWith('pass ')) expect(line).not.toContain('alert;');
    expect(without(linesOf(alerting))).toEqual(linesOf(plain));
    expect(alerting.groups.map(({ id, capacity, priority }) => [id, capacity, priority])).toEqual(
      plain.groups.map(({ id, capacity, priority }) => [id, capacity, priority]),
    );
    expect(sids(alerting)).toEqual(sids(plain));
  });

  test('are nothing that a list can say, so names stand in rule strings of their entry, and no port grows', () => {
    const plan = planOf([agents], { alertOnPass: true });
    expect(plan.groups.map(({ id }) => id)).toEqual(['ECC-AGENT-rules-100', 'tail-10']);
    expect(plan.fidelity.filter(({ fidelity }) => fidelity.standing === 'widened')).toEqual([]);
    expect(without(linesOf(plan))).toEqual(linesOf(planOf([agents], { exact: true })));
  });

  test('that a plan promises and does not have are refused by the proof', () => {
    const { plan, asked } = compiled([agents], { alertOnPass: true });
    const flows = asked.map(({ request, flows: own }) => ({ ...request, flows: own }));
    expect(() => prove({ ...plan, alertOnPass: false }, flows)).toThrow('alerts on what it passes');
    const lists = compiled([agents]).plan;
    expect(() => prove({ ...lists, alertOnPass: true }, flows)).toThrow('cannot alert on what it passes');
  });
});

describe('QUIC beside names in TLS', () => {
  test('is closed by default, and the report says that clients fall back to TCP', () => {
    const report = reportOf(compiled([agents]));
    expect(linesOf(planOf([agents])).filter((line) => line.startsWith('pass udp'))).toEqual([]);
    expect(report.notes.join('\n')).toContain('QUIC (UDP 443) is closed for ECC_AGENT');
  });

  test.each([false, true])(
    'is one line per source where it is allowed, and is said to be let through, exact: %s',
    (exact) => {
      const { plan } = compiled([agents, devices], { exact, quic: 'allow' });
      const lines = linesOf(plan).filter((line) => line.startsWith('pass udp'));
      expect(lines.map((line) => line.replace(/ sid:.*/, ''))).toEqual([
        'pass udp $ECC_AGENT any -> any 443 (flow:to_server; msg:"udp 443 ECC_AGENT to anywhere, QUIC beside names in TLS";',
        'pass udp $MC_DEVICE any -> any 443 (flow:to_server; msg:"udp 443 MC_DEVICE to anywhere, QUIC beside names in TLS";',
      ]);
      expect(plan.admits.at(-1)).toMatchObject({ code: 'quic', sources: ['ECC_AGENT', 'MC_DEVICE'] });
      expect(reportOf(compiled([agents], { quic: 'allow' })).notes.join('\n')).not.toContain('QUIC');
    },
  );

  test('is let through for nobody who reaches no name in TLS on TCP 443', () => {
    const byAddress = { entry: role(ecc, { dataCenter: 'US' }, 'agent', { reachBy: 'addresses' }) };
    const plan = planOf([byAddress], { quic: 'allow' });
    expect(linesOf(plan).filter((line) => line.startsWith('pass udp'))).toEqual([]);
    expect(plan.admits.map(({ code }) => code)).toEqual(['handshakes']);
  });

  test('needs its own word: a line that nobody admits, and a word without a line, are holes', () => {
    const { plan, asked } = compiled([agents], { quic: 'allow' });
    const flows = asked.map(({ request, flows: own }) => ({ ...request, flows: own }));
    const silent = prove({ ...plan, admits: plan.admits.filter(({ code }) => code !== 'quic') }, flows);
    expect(silent.excess).toHaveLength(1);
    expect(prove({ ...plan, quic: 'drop' }, flows).unfounded.map(({ rule }) => rule)).toContain('quic');
    const closed = plan.groups.map(
      (group): RuleGroup =>
        group.kind === 'rule-strings'
          ? { ...group, rules: group.rules.filter(({ text }) => !text.startsWith('pass udp')) }
          : group,
    );
    expect(prove({ ...plan, groups: closed }, flows).overstated.map(({ rule }) => rule)).toEqual(['quic']);
    const others = plan.admits.map((one) => (one.code === 'quic' ? { ...one, sources: ['ECC_AGENT', 'NOBODY'] } : one));
    expect(prove({ ...plan, admits: others }, flows).unfounded.map(({ rule }) => rule)).toContain('quic');
  });
});

describe('prefix lists', () => {
  const party = (addresses: readonly string[], ports = '8443') =>
    ({
      entry: role(
        ecc,
        { dataCenter: 'JP', parties: { patchVendors: { addresses } }, ports: { 'agent-patch-vendors': ports } },
        'agent',
      ),
    }) satisfies EntryRequest;
  const cidrs = ['192.0.2.0/24', '198.51.100.0/25', '203.0.113.7/32'];
  const list = { name: 'PATCHES', list: 'pl-0123456789abcdef0', cidrs };
  const toLists = (plan: AwsNetworkFirewallPlan) => linesOf(plan).filter((line) => line.includes('@'));

  test('are written where a flow goes to exactly what a given list holds, and what is assumed is said', () => {
    const { plan } = compiled([party(cidrs)], { prefixLists: [list] });
    expect(toLists(plan).map((line) => line.replace(/ sid:.*/, ''))).toEqual([
      'pass tcp $ECC_AGENT any -> @PATCHES 8443 (flow:to_server; msg:"tcp 8443 ECC_AGENT to PATCHES";',
    ]);
    expect(linesOf(plan).join('\n')).not.toContain('192.0.2.0');
    expect(plan.prefixLists).toEqual([{ name: 'PATCHES', list: 'pl-0123456789abcdef0', cidrs }]);
    expect(plan.assumes).toContainEqual(
      expect.objectContaining({ code: 'prefix-list-holds', list: 'pl-0123456789abcdef0', cidrs }),
    );
  });

  test('stand on the ports on which the whole list is open, and the rest in blocks', () => {
    const request = {
      ...party(cidrs, '8443'),
      additionalRules: [
        { id: 'ssh', direction: 'egress', peer: '192.0.2.0/24', transport: 'tcp', ports: '22', reason: 'a test' },
        { id: 'wide', direction: 'egress', peer: '203.0.113.0/24', transport: 'tcp', ports: '8443', reason: 'a test' },
      ],
    } as const satisfies EntryRequest;
    const lines = linesOf(planOf([request], { prefixLists: [list] })).filter((line) => line.startsWith('pass tcp'));
    expect(lines.map((line) => line.split(' (')[0])).toEqual([
      'pass tcp $ECC_AGENT any -> 192.0.2.0/24 22',
      'pass tcp $ECC_AGENT any -> 203.0.113.0/24 8443',
      'pass tcp $ECC_AGENT any -> @PATCHES 8443',
    ]);
  });

  test('are not written for part of a list, nor for more than it holds', () => {
    for (const addresses of [cidrs.slice(1), ['192.0.2.0/23', ...cidrs.slice(1)]]) {
      const plan = planOf([party(addresses)], { prefixLists: [list] });
      expect([toLists(plan), plan.prefixLists]).toEqual([[], []]);
      expect(plan.assumes.map(({ code }) => code)).not.toContain('prefix-list-holds');
    }
  });

  test('take a flow to all of a list before a list that is a part of it', () => {
    const part = { name: 'A_PART', list: 'pl-1', cidrs: cidrs.slice(0, 1) };
    expect(planOf([party(cidrs)], { prefixLists: [part, list] }).prefixLists.map(({ name }) => name)).toEqual([
      'PATCHES',
    ]);
  });

  test('that stand for a party are referred to by a name from their id, and nobody knows what they hold', () => {
    const bound = { bound: 'pl-0feed', list: { weight: 20, family: 4 } } as const;
    const request: EntryRequest = {
      entry: role(ecc, { dataCenter: 'JP', distributionServer: true }, 'agent'),
      peers: { distributionServer: bound },
    };
    const { plan, asked } = compiled([request]);
    const name = plan.prefixLists[0]?.name ?? '';
    expect(name).toMatch(/^LIST_[0-9a-f]{16}$/);
    expect(plan.prefixLists).toEqual([{ name, bound: 'pl-0feed' }]);
    expect(toLists(plan)).toHaveLength(1);
    expect(plan.assumes.map(({ code }) => code)).not.toContain('prefix-list-holds');
    const flows = asked.map(({ request: one, flows: own }) => ({ ...one, flows: own }));
    const other = { ...plan, prefixLists: [{ name, bound: 'pl-other' }] };
    expect(prove(other, flows).missing.length).toBeGreaterThan(0);
  });

  test('part a group by list where it would refer to more than five, and a list keeps its place', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `10.${index}.0.0/16`);
    const lists = many(12).map((cidr, index) => ({ name: `L${index}`, list: `pl-${index}`, cidrs: [cidr] }));
    const requests = (count: number): EntryRequest[] => [
      {
        ...agents,
        additionalRules: many(count).map((peer, index) => ({
          id: `to-${index}`,
          direction: 'egress',
          peer,
          transport: 'tcp',
          ports: String(1000 + index),
          reason: 'a test',
        })),
      },
    ];
    const parts = (count: number) =>
      planOf(requests(count), { prefixLists: lists }).groups.filter((group) => group.kind === 'rule-strings');
    expect(parts(5).map(({ id }) => id)).toEqual(['ECC-AGENT-rules-100']);
    const twelve = parts(12);
    expect(twelve.length).toBeGreaterThan(2);
    for (const part of twelve) expect(part.kind === 'rule-strings' && part.references.length).toBeLessThanOrEqual(5);
    expect(twelve.map(({ id }) => id)[0]).toBe('ECC-AGENT-rules-100');
    const eleven = new Map(
      parts(11).flatMap((part) => (part.kind === 'rule-strings' ? part.rules : []).map(({ text }) => [text, part.id])),
    );
    const moved = twelve.flatMap((part) =>
      (part.kind === 'rule-strings' ? part.rules : []).filter(({ text }) => (eleven.get(text) ?? part.id) !== part.id),
    );
    expect(moved).toEqual([]);
    expect(planOf(requests(12), { prefixLists: [...lists].reverse() })).toEqual(
      planOf(requests(12), { prefixLists: lists }),
    );
  });
});

describe('options that cannot be', () => {
  test.each([
    [{ mode: 'watch' }, ['wrong-type']],
    [{ quic: 'close' }, ['wrong-type']],
    [{ priorities: { first: 1, last: 5 } }, ['wrong-type']],
    [{ priorities: { first: 0, last: 100 } }, ['wrong-type']],
    [{ prefixLists: [{ name: '1A', list: 'x', cidrs: ['10.0.0.0/8'] }] }, ['name-of-resource']],
    [{ prefixLists: [{ name: 'ECC_AGENT', list: 'x', cidrs: ['10.0.0.0/8'] }] }, ['name-of-resource']],
    [{ prefixLists: [{ name: 'A', list: 'x', cidrs: ['10.0.0.1/8'] }] }, ['malformed-address']],
    [{ prefixLists: [{ name: 'A', list: 'x', cidrs: [] }] }, ['wrong-type']],
  ] as const)('%j is refused', (options, codes) => {
    const { issues } = tryCompile('aws-network-firewall', [agents], options as unknown as NetworkFirewallOptions);
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });
});

test('the priorities stay within the band that the user leaves to ours, the tail behind all', () => {
  const { groups } = planOf([agents, devices], { priorities: { first: 1000, last: 1100 } });
  const priorities = groups.map(({ priority }) => priority);
  expect(new Set(priorities).size).toBe(groups.length);
  expect(priorities.at(-1)).toBe(1100);
  for (const priority of priorities.slice(0, -1)) expect(priority >= 1000 && priority < 1100).toBe(true);
});
