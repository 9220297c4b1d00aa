import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../lib/model/plans/aws-network-firewall';
import { role } from '../../lib/resolve';
import { CAPACITY_TIERS, NETWORK_FIREWALL_LIMITS } from '../../lib/targets/aws-network-firewall/limits';

const product = PRODUCTS['endpoint-central-cloud'];
const eu = (hosts: readonly string[], addresses: readonly string[] = []): EntryRequest => ({
  entry: role(
    product,
    {
      dataCenter: 'EU',
      parties: {
        cloud: { hosts },
        ...(addresses.length === 0 ? {} : { patchVendors: { addresses } }),
      },
      ...(addresses.length === 0 ? {} : { ports: { 'agent-patch-vendors': '443' } }),
    },
    'agent',
  ),
});
const firewall = (requests: readonly EntryRequest[], exact = false): AwsNetworkFirewallPlan =>
  compile('aws-network-firewall', requests, { exact }).plan;

/** Every line of a policy as it is deployed: the rules with their sids, the names of the lists. */
function linesOf(plan: AwsNetworkFirewallPlan): readonly string[] {
  return plan.groups.flatMap((group) =>
    group.kind === 'domain-list'
      ? group.targets.map(({ text }) => `${group.id} ${text}`)
      : group.rules.map(({ text }) => `${group.id} ${text}`),
  );
}

const added = (before: readonly string[], after: readonly string[]) => after.filter((line) => !before.includes(line));

describe('a firewall policy over edits', () => {
  it('adds one line where a host is added in the middle, and touches no other sid', () => {
    const before = linesOf(firewall([eu(['a.example.eu', 'z.example.eu'])]));
    const after = linesOf(firewall([eu(['a.example.eu', 'm.example.eu', 'z.example.eu'])]));
    expect(added(before, after)).toEqual([expect.stringContaining('"m.example.eu"')]);
    expect(added(after, before)).toEqual([]);
  });

  it('changes only what a wildcard covers when the wildcard comes', () => {
    const before = linesOf(firewall([eu(['a.example.eu', 'b.other.eu'])]));
    const after = linesOf(firewall([eu(['a.example.eu', 'b.other.eu', '*.example.eu'])]));
    expect(added(before, after)).toEqual([expect.stringContaining('".example.eu"')]);
    expect(added(after, before)).toEqual([expect.stringContaining('"a.example.eu"')]);
  });

  it('adds one line where an address is added that touches no other', () => {
    const before = linesOf(firewall([eu(['a.example.eu'], ['192.0.2.1', '198.51.100.0/24'])]));
    const after = linesOf(firewall([eu(['a.example.eu'], ['192.0.2.1', '198.51.100.0/24', '203.0.113.7'])]));
    expect(added(before, after)).toEqual([expect.stringContaining('203.0.113.7/32')]);
    expect(added(after, before)).toEqual([]);
  });

  it('leaves the groups of the first role entry untouched when a second one is added', () => {
    const first: EntryRequest = { entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent') };
    const second: EntryRequest = { entry: role(product, { dataCenter: 'US' }, 'agent', { name: 'US_AGENT' }) };
    const own = (groups: readonly RuleGroup[]) => groups.filter(({ id }) => id.startsWith('ECC-AGENT'));
    const alone = own(firewall([first]).groups);
    expect(alone).toHaveLength(2);
    expect(own(firewall([first, second]).groups)).toEqual(alone);
    expect(own(firewall([second, first]).groups)).toEqual(alone);
  });

  it('is the same whatever the order of the role entries', () => {
    const one: EntryRequest = { entry: role(product, { dataCenter: 'JP' }, 'agent', { name: 'OFFICE_A' }) };
    const two: EntryRequest = {
      entry: role(product, { dataCenter: 'US', remoteControl: true }, 'agent', { name: 'OFFICE_B' }),
    };
    for (const exact of [false, true]) expect(firewall([two, one], exact)).toEqual(firewall([one, two], exact));
  });

  it('is the same whatever the order of the requirements in the catalogue', () => {
    const reordered = { ...product, requirements: [...product.requirements].reverse() };
    const ask = (of: typeof product): EntryRequest[] => [
      { entry: role(of, { dataCenter: 'US', remoteControl: true }, 'agent') },
    ];
    expect(firewall(ask(reordered as unknown as typeof product))).toEqual(firewall(ask(product)));
    const group = (of: typeof product) =>
      compile('aws-security-group', ask(of), { namesBehind: { kind: 'none', reason: 'a test' } }).plan;
    expect(group(reordered as unknown as typeof product)).toEqual(group(product));
  });

  it('leaves room in a policy for the tail and a small group beside a group of the largest step', () => {
    const [smallest] = CAPACITY_TIERS;
    const largest = Math.max(...CAPACITY_TIERS);
    const tail = firewall([eu(['h.example.eu'])]).groups.find(({ kind }) => kind === 'tail');
    const together = largest + smallest + (tail?.capacity ?? Number.NaN);
    expect(together).toBeLessThanOrEqual(NETWORK_FIREWALL_LIMITS.policyCapacity.value);
    expect(largest).toBeLessThanOrEqual(NETWORK_FIREWALL_LIMITS.groupCapacity.value);
  });

  it('names a group by the step of its capacity, and keeps the name within the step', () => {
    const hosts = (count: number) => Array.from({ length: count }, (_, index) => `h${index}.example.eu`);
    const group = (count: number) =>
      firewall([eu(hosts(count))]).groups.find(({ id }) => id.startsWith('ECC-AGENT-rules'));
    expect(group(1)).toMatchObject({ id: 'ECC-AGENT-rules-100', capacity: 100 });
    expect(group(80)).toMatchObject({ id: 'ECC-AGENT-rules-100', capacity: 100 });
    expect(group(81)).toMatchObject({ id: 'ECC-AGENT-rules-300', capacity: 300 });
  });
});

describe('every rule string', () => {
  const plans = [
    firewall([{ entry: role(product, { dataCenter: 'US', remoteControl: true }, 'agent') }], true),
    firewall([{ entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent', { reachBy: 'addresses' }) }]),
  ];
  const rules = plans.flatMap(({ groups }) =>
    groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules)),
  );

  it('carries flow:to_server, one sid of its own, and no comment', () => {
    for (const { text, sid } of rules) {
      expect(text).toContain('flow:to_server;');
      expect(text).toContain(`sid:${sid};`);
      expect(text).not.toMatch(/^\s*#|\n/);
      expect(sid).toBeGreaterThan(0);
      expect(sid).toBeLessThan(4_294_967_296);
    }
    for (const { groups } of plans) {
      for (const group of groups) {
        if (group.kind !== 'domain-list')
          expect(new Set(group.rules.map(({ sid }) => sid)).size).toBe(group.rules.length);
      }
    }
  });

  it('never speaks of HOME_NET, and never drops TCP', () => {
    for (const { text } of rules) {
      expect(text).not.toContain('HOME_NET');
      expect(text).not.toMatch(/^drop tcp/);
      if (text.startsWith('drop ip')) expect(text).toContain('ip_proto:!6;');
    }
  });

  it('names no requirement in its message', () => {
    const ids = product.requirements.map(({ id }) => id);
    for (const { text } of rules) expect(ids.filter((id) => text.includes(id))).toEqual([]);
  });
});

describe('a security group over edits', () => {
  it('describes a rule by its traffic alone, in the characters that EC2 takes', () => {
    const { plan } = compile(
      'aws-security-group',
      [{ entry: role(product, { dataCenter: 'US', remoteControl: true }, 'agent', { reachBy: 'addresses' }) }],
      {},
    );
    expect(plan.egress.length).toBeGreaterThan(3);
    for (const { description } of plan.egress) {
      expect(description).toMatch(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
      expect(product.requirements.filter(({ id }) => description.includes(id))).toEqual([]);
    }
  });

  it('keeps every other rule as it is when a host comes that changes no traffic', () => {
    const behind = { namesBehind: { kind: 'none', reason: 'a test' } } as const;
    const traffic = (hosts: readonly string[]) =>
      compile('aws-security-group', [eu(hosts)], behind).plan.egress.map(({ because: _reasons, ...rule }) => rule);
    expect(traffic(['a.example.eu', 'b.example.eu'])).toEqual(traffic(['a.example.eu']));
  });
});
