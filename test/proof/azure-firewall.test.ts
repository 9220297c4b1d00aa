import fc from 'fast-check';
import { cidrOf } from '../../lib/model/addresses';
import type {
  ApplicationRule,
  AzureFirewallPlan,
  NatSource,
  NetworkDestination,
  RuleCollection,
  RuleCollectionGroup,
} from '../../lib/model/plans/azure-firewall';
import { UnreadablePlanError } from '../../lib/proof';
import { readAzureFirewall } from '../../lib/proof/read-azure-firewall';
import { type AzureProbe, evaluator, probesOf } from './naive-azure-firewall';
import { allowsPoint, type Point } from './points';

const SOURCES = ['NORTH', 'SOUTH'] as const;

const source = fc.constantFrom(...SOURCES);
const from = fc.constantFrom<NatSource>(
  { kind: 'any' },
  { kind: 'addresses', cidrs: ['10.0.0.0/31', '192.0.2.0/25'] },
  { kind: 'bound', bound: 'offices', as: 'ip-group' },
);
const destination = fc.oneof<fc.Arbitrary<NetworkDestination>[]>(
  from,
  fc.constantFrom<NetworkDestination>(
    { kind: 'name', name: 'a.example.com' },
    { kind: 'tag', tag: 'Storage' },
    { kind: 'source', source: 'SOUTH' },
  ),
);
const fqdns = fc.uniqueArray(
  fc.constantFrom('a.example.com', '*.example.com', '*example.com', 'example.com', '*.b.example.com', 'example.net'),
  { minLength: 1, maxLength: 3 },
);
const protocols = fc.uniqueArray(
  fc.record({ protocolType: fc.constantFrom('Http' as const, 'Https' as const), port: fc.constantFrom(80, 443, 8443) }),
  { minLength: 1, maxLength: 3, selector: ({ protocolType, port }) => `${protocolType} ${port}` },
);
const targets = (texts: readonly string[]) => texts.map((text) => ({ text, because: [] }));
const application: fc.Arbitrary<Partial<ApplicationRule>> = fc.oneof(
  fc.record({ source, protocols, targetFqdns: fc.oneof(fqdns, fc.constant(['*'])).map(targets) }),
  fc.record({
    source,
    protocols: fc.constant([{ protocolType: 'Https' as const, port: 443 }]),
    fqdnTags: fc.constantFrom(['WindowsUpdate'], ['AzureBackup'], ['AzureBackup', 'WindowsUpdate']).map(targets),
  }),
  fc.record({
    source,
    protocols: fc.constant([{ protocolType: 'Https' as const, port: 443 }]),
    targetUrls: fc.constant(targets(['a.example.com/x', '*.example.net/x/*'])),
    terminateTls: fc.constant(true),
  }),
);
const network = fc
  .record({
    source,
    from: fc.option(from, { nil: undefined }),
    ipProtocols: fc.constantFrom(['TCP'], ['UDP'], ['TCP', 'UDP'], ['ICMP'], ['Any'], ['UDP', 'ICMP'] as const),
    destination,
    destinationPorts: fc.constantFrom(['443'], ['80', '8440-8445'], ['*']),
  })
  .map(({ from: comes, ipProtocols, destinationPorts, destination: to, ...rule }) => ({
    ...rule,
    ...(comes === undefined ? { destination: to } : { from: comes, destination: { kind: 'source', source: 'SOUTH' } }),
    ipProtocols,
    destinationPorts: ipProtocols.some((one) => one === 'ICMP' || one === 'Any') ? ['*'] : destinationPorts,
  }));
const nat = fc.record({
  ipProtocol: fc.constantFrom('TCP' as const, 'UDP' as const),
  from,
  port: fc.constantFrom(443, 8443),
  server: fc.constant('SOUTH'),
});

/** Rules with names of their own, since these say nothing. */
function collection(kind: RuleCollection['kind'], rules: readonly object[], words: object): RuleCollection {
  return {
    kind,
    ...words,
    rules: rules.map((rule, at) => ({
      kind,
      name: `${kind}-${at}`,
      description: '',
      because: [],
      ...(kind === 'nat' ? { publicAddress: `pip-${at}`, translatedPort: 443 } : {}),
      ...(kind === 'application' ? { targetFqdns: [], fqdnTags: [], targetUrls: [], terminateTls: false } : {}),
      ...rule,
    })),
  } as unknown as RuleCollection;
}

const group = fc
  .record({
    nat: fc.array(nat, { maxLength: 1 }),
    network: fc.array(network, { maxLength: 2 }),
    application: fc.array(application, { maxLength: 2 }),
    action: fc.constantFrom('Allow', 'Allow', 'Deny'),
  })
  .map((rules) =>
    (['nat', 'network', 'application'] as const).flatMap((kind, at) =>
      rules[kind].length === 0
        ? []
        : [
            collection(kind, rules[kind], {
              name: kind,
              priority: 1_000 - at,
              ...(kind === 'application' ? { action: rules.action } : {}),
            }),
          ],
    ),
  );

function planOf(groups: readonly (readonly RuleCollection[])[]): AzureFirewallPlan {
  return {
    target: 'azure-firewall',
    owner: 'portolan',
    tier: 'Premium',
    mode: 'enforce',
    sources: SOURCES.map((name) => ({ name, roles: [] })),
    groups: groups.flatMap((collections, at): readonly RuleCollectionGroup[] =>
      collections.length === 0
        ? []
        : [
            {
              name: `group-${at}`,
              priority: 20_000 - at,
              source: 'NORTH',
              collections: collections.map(
                (one) =>
                  ({ ...one, rules: one.rules.map((rule) => ({ ...rule, ...pip(rule, at) })) }) as RuleCollection,
              ),
            },
          ],
    ),
    needs: { dnsProxy: false, tier: 'Premium', tlsInspection: false },
    denyInfrastructure: false,
    fidelity: [],
    admits: [],
    withholds: [],
    assumes: [
      {
        code: 'fqdn-tag-holds',
        tag: 'WindowsUpdate',
        names: ['*.update.example.com', 'update.example.org'],
        gloss: '',
      },
    ],
  };
}

function pip(rule: object, at: number): object {
  return 'publicAddress' in rule ? { publicAddress: `${String(rule.publicAddress)}-${at}` } : {};
}

const plans = fc.array(group, { minLength: 1, maxLength: 3 }).map(planOf);

const IPV6 = cidrOf('2001:db8::1').first;

/** The same connection on the axes of the proof. */
function pointOf({ from: opener, to, traffic, port, name }: AzureProbe): Point {
  const end = ({ address, sets }: AzureProbe['from']) => ({
    address: address === null ? IPV6 : BigInt(address),
    in: sets,
  });
  const kind = traffic === 'udp' || traffic === 'icmp' || traffic === 'other' ? traffic : (`tcp/${traffic}` as const);
  return { direction: 'egress', traffic: kind, port, from: end(opener), to: end(to), name };
}

describe('the reading of an Azure Firewall policy', () => {
  test('lets through what an evaluator does that asks rule by rule, and nothing else', () => {
    let asked = 0;
    const seen = { pass: 0, drop: 0 };
    fc.assert(
      fc.property(plans, fc.nat({ max: 96 }), (plan, offset) => {
        const { surely, possibly } = readAzureFirewall(plan);
        const passes = evaluator(plan);
        let at = offset;
        for (const probe of probesOf([plan])) {
          // Of a plan's connections every so many is asked: which ones, the run decides.
          if (at++ % 97 !== 0) continue;
          asked++;
          const point = pointOf(probe);
          const expected = passes(probe);
          seen[expected ? 'pass' : 'drop']++;
          const told = [allowsPoint(surely, point), allowsPoint(possibly, point)];
          if (told.some((one) => one !== expected)) expect({ plan, probe, told }).toEqual(expected);
        }
      }),
      { numRuns: 80, seed: 20_261 },
    );
    expect(asked).toBeGreaterThan(10_000);
    expect(Math.min(seen.pass, seen.drop)).toBeGreaterThan(1_000);
  });

  test('tells everything that nobody can read, all at once', () => {
    const bad: readonly RuleCollection[] = [
      collection('nat', [{ ipProtocol: 'ICMP' }, { ipProtocol: 'TCP', port: 64_000 }], { name: 'nat', priority: 100 }),
      collection(
        'network',
        [
          { source: 'NOBODY' },
          { source: 'NORTH', ipProtocols: ['GRE'] },
          { source: 'NORTH', ipProtocols: ['TCP'], destinationPorts: ['http'] },
          {
            source: 'NORTH',
            ipProtocols: ['TCP'],
            destinationPorts: ['1'],
            destination: { kind: 'addresses', cidrs: ['2001:db8::/32'] },
          },
        ],
        { name: 'network', priority: 100 },
      ),
      collection(
        'application',
        [
          { source: 'NORTH', protocols: [{ protocolType: 'Mssql', port: 1433 }] },
          { source: 'NORTH', protocols: [{ protocolType: 'Https', port: 443 }], targetFqdns: targets(['a.*.com']) },
          {
            source: 'NORTH',
            protocols: [{ protocolType: 'Https', port: 443 }],
            targetFqdns: targets(['a.com']),
            fqdnTags: targets(['WindowsUpdate']),
          },
        ],
        { name: 'application', priority: 65_001, action: 'Allow' },
      ),
    ];
    const told = (plan: AzureFirewallPlan) => {
      try {
        readAzureFirewall(plan);
      } catch (fault) {
        if (fault instanceof UnreadablePlanError) return fault.unreadable.map(({ rule, why }) => `${rule} ${why}`);
        throw fault;
      }
      return [];
    };
    expect(told(planOf([bad]))).toEqual([
      "group-0 nat nat-0 has the protocol 'ICMP'",
      'group-0 nat nat-1 has the port 64000',
      'group-0 network shares its priority with another',
      'group-0 network network-0 is of a source that does not stand here',
      "group-0 network network-1 has the protocols 'GRE'",
      "group-0 network network-2 has the ports 'http'",
      "group-0 network network-3 has '2001:db8::/32', which is no block of IPv4",
      'group-0 application has the priority 65001',
      'group-0 application application-0 has the protocol Mssql on port 1433',
      "group-0 application application-1 has the target 'a.*.com', which is no name with at most a star in front",
      'group-0 application application-2 has 2 kinds of targets',
    ]);
  });
});
