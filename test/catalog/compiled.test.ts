import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { resolve, role } from '../../lib/resolve';

/** What becomes of some readings once the data is compiled: here a reading could be lost that the data still holds. */
const product = PRODUCTS['endpoint-central-cloud'];

const agents = (dataCenter: 'US' | 'JP', remoteControl = true) => role(product, { dataCenter, remoteControl }, 'agent');
const EXPRESSION = '(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com';

const REQUESTS: readonly (readonly [string, EntryRequest])[] = (['US', 'JP'] as const).flatMap((dataCenter) => [
  [`agents, ${dataCenter}`, { entry: agents(dataCenter) }] as const,
  [
    `agents by address, ${dataCenter}`,
    { entry: role(product, { dataCenter }, 'agent', { reachBy: 'addresses', withoutRanges: 'names' }) },
  ] as const,
  [
    `agents under a server, ${dataCenter}`,
    {
      entry: role(product, { dataCenter, parties: { distributionServer: { addresses: ['10.0.5.10'] } } }, 'agent'),
    },
  ] as const,
  [
    `distribution server, ${dataCenter}`,
    { entry: role(product, { dataCenter, parties: { agent: { addresses: ['10.0.0.0/22'] } } }, 'distributionServer') },
  ] as const,
]);

describe.each(REQUESTS)('%s', (_, request) => {
  test.each([true, false])('no rule string restricts the source port, with exact %s', (exact) => {
    const { plan } = compile('aws-network-firewall', [request], { exact });
    const texts = plan.groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules));
    const ports = texts.map(
      ({ text }) => /^(?:pass|drop) \S+ \S+ (?<source>\S+) -> \S+ \S+ \(/.exec(text)?.groups?.source,
    );
    expect(ports.length).toBeGreaterThan(0);
    expect(new Set(ports)).toEqual(new Set(['any']));
  });

  test('no rule of a security group knows a source port, and its ports are those that are connected to', () => {
    const { plan } = compile('aws-security-group', [request], { namesBehind: { kind: 'none', reason: 'a test' } });
    const rules = [...plan.egress, ...plan.ingress];
    expect(rules.length).toBeGreaterThan(0);
    for (const { because: _because, description: _description, key: _key, peer: _peer, ...rule } of rules) {
      expect(Object.keys(rule).sort()).toEqual(['direction', 'fromPort', 'group', 'ipProtocol', 'toPort']);
      expect(rule.fromPort).toBe(rule.toPort);
      expect([443, 8384]).toContain(rule.fromPort);
    }
  });
});

test.each([
  ['US', 'agent-cloud-us', ['us3-dms.zoho.com', 'us4-dms.zoho.com']],
  ['JP', 'agent-cloud-jp', ['jp1-dms.zoho.jp', 'jp2-dms.zoho.jp']],
] as const)(
  '%s: the dms hosts stay in their own list where a wildcard of remote control takes them in',
  (dc, id, dms) => {
    for (const remoteControl of [true, false]) {
      const entry = agents(dc, remoteControl);
      const flow = resolve(product, entry.profile).find(({ requirement }) => requirement.id === id);
      expect(flow?.to.hosts.map(({ name }) => name)).toEqual(expect.arrayContaining([...dms]));
      const { fidelity } = compile('aws-network-firewall', [{ entry }], { exact: true }).plan;
      const open = fidelity.flatMap(({ element, fidelity: how }) =>
        element.requirement === id && element.asked.kind === 'host' && how.standing === 'exact'
          ? [element.asked.host.name]
          : [],
      );
      expect(open).toEqual(expect.arrayContaining([...dms]));
    }
  },
);

test.each([
  ['US', ['136.143.180.0/23', '136.143.182.0/23'], '136.143.180.0/22'],
  ['JP', ['193.118.160.0/24', '193.118.161.0/24'], '193.118.160.0/23'],
] as const)(
  '%s: adjacent blocks stay apart in the data and are merged when they are compiled',
  (dc, printed, merged) => {
    const entry = role(product, { dataCenter: dc }, 'agent', { reachBy: 'addresses' });
    const cidrs = resolve(product, entry.profile).flatMap(({ to }) => to.ranges.map((range) => range.printed));
    expect(cidrs).toEqual(expect.arrayContaining([...printed]));
    expect(cidrs).not.toContain(merged);
    const { plan } = compile('aws-security-group', [{ entry }], {});
    const open = plan.egress.flatMap(({ peer }) => ('cidrIp' in peer ? [peer.cidrIp] : []));
    expect(open).toContain(merged);
    expect(open.filter((cidr) => printed.some((one) => one === cidr))).toEqual([]);
  },
);

test('the expression is matched as one, or widened where no name can be read, and stands in no list of names', () => {
  const request = { entry: agents('US') };
  const firewall = compile('aws-network-firewall', [request], {}).plan;
  const listed = firewall.groups.flatMap((group) => (group.kind === 'domain-list' ? group.targets : []));
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.filter(({ text }) => !/^\.?[a-z0-9.-]+$/.test(text))).toEqual([]);
  const strings = firewall.groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules));
  expect(strings.filter(({ text }) => text.includes(`pcre:"/^(?:${EXPRESSION})$/i"`))).toHaveLength(1);

  const { fidelity } = compile('aws-security-group', [request], { namesBehind: { kind: 'firewall' } }).plan;
  const standing = fidelity.filter(
    ({ element }) => element.asked.kind === 'host' && element.asked.host.name === EXPRESSION,
  );
  expect(standing.map((one) => one.fidelity)).toEqual([
    expect.objectContaining({ standing: 'widened', growth: expect.objectContaining({ name: 'any' }) }),
  ]);
});
