import fc from 'fast-check';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { exact, hostKey, subdomains } from '../../lib/model/host';
import { parseHost } from '../../lib/model/host-syntax';
import type { OverlayRow } from '../../lib/model/overlay';
import { printPorts } from '../../lib/model/ports';
import type { Product, Requirement } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { reportOf } from '../../lib/report';
import { parseProfile, resolve, role, tryResolve } from '../../lib/resolve';
import { TARGET_NAMES } from '../../lib/targets';
import { flow, PRODUCT } from '../proof/small';

const product = PRODUCTS['endpoint-central-cloud'];
const said = { reason: 'reached by a private endpoint', owner: 'network team', expires: '2027-03-31' } as const;
const jp = (...overlay: readonly OverlayRow[]): Profile => ({ dataCenter: 'JP', overlay });
const flowOf = (profile: Profile, id: string) => {
  const found = resolve(product, profile).find(({ requirement }) => requirement.id === id);
  if (found === undefined) throw new Error(`no flow ${id}`);
  return found;
};
const codes = (profile: unknown) => tryResolve(product, profile).issues.map(({ code }) => code);

describe('a row of the page that does not fit', () => {
  it('has the parts replaced that the overlay names, and keeps the others as printed', () => {
    const printed = flowOf({ dataCenter: 'JP' }, 'agent-cloud-jp');
    const hosts = flowOf(jp({ id: 'agent-cloud-jp', hosts: ['ecc.example.co.jp'], ...said }), 'agent-cloud-jp');
    expect(hosts.to.hosts.map(({ printed: name }) => name)).toEqual(['ecc.example.co.jp']);
    expect(hosts.to.ranges).toEqual(printed.to.ranges);
    expect(hosts.ports).toEqual(printed.ports);
    const ports = flowOf(jp({ id: 'agent-cloud-jp', ports: '8443', ...said }), 'agent-cloud-jp');
    expect(printPorts(ports.ports)).toEqual(['8443']);
    // What the page says of all that is replaced holds on what replaces it.
    expect(ports.application.map(({ ports: on, name }) => [on, name])).toEqual([
      ['8443', 'https'],
      ['8443', 'wss'],
    ]);
    expect(ports.to).toEqual(printed.to);
  });

  it('keeps the documented requirement beside it, for whoever reads the report', () => {
    const { requirement, overlay } = flowOf(jp({ id: 'agent-cloud-jp', ports: '8443', ...said }), 'agent-cloud-jp');
    expect(requirement).toBe(product.requirements.find(({ id }) => id === 'agent-cloud-jp'));
    expect(overlay).toEqual({ id: 'agent-cloud-jp', ports: '8443', ...said });
  });

  it('may be a row whose ports the page fixes, which no profile may set', () => {
    expect(codes({ dataCenter: 'JP', ports: { 'agent-cloud-jp': '8443' } })).toEqual(['fixed-ports']);
    expect(codes(jp({ id: 'agent-cloud-jp', ports: '8443', ...said }))).toEqual([]);
  });

  it('keeps a name of the page as the page means it, where the overlay names it too', () => {
    const [first] = flowOf({ dataCenter: 'JP' }, 'agent-cloud-jp').to.hosts;
    const kept = flowOf(jp({ id: 'agent-cloud-jp', hosts: [first?.printed ?? ''], ...said }), 'agent-cloud-jp');
    expect(kept.to.hosts).toEqual([first]);
    expect(kept.to.hosts[0]).toBe(first);
  });

  it('says everything that is wrong with it at once', () => {
    expect(
      codes({
        dataCenter: 'JP',
        overlay: [
          {
            id: 'agent-cloud-jp',
            hosts: ['*.co.jp', 'a b'],
            addresses: ['10.0.0.1/8'],
            ports: '0443',
            expires: 'soon',
          },
          { id: 'agent-cloud', omit: true, ports: '1', reason: 'r', owner: 'o' },
          7,
        ],
      }),
    ).toEqual([
      'overlay-unaccounted',
      'malformed-day',
      'wildcard-under-public-suffix',
      'malformed-host',
      'malformed-address',
      'malformed-ports',
      'overlay-unknown',
      'overlay-omit-beside',
      'wrong-type',
    ]);
  });

  it('is refused where it would reach a party that the page keeps the role from, wherever the row leads', () => {
    const [denial] = product.denials;
    expect([denial?.from, denial?.to]).toEqual(['distributionServer', 'remoteControl']);
    const forbidden = product.requirements.find(({ to, hosts }) => to === 'remoteControl' && hosts.length > 0);
    const hosts = [forbidden?.hosts[0]?.printed ?? ''];
    const own = product.requirements.find(
      ({ from, to, hosts: named }) => from === 'distributionServer' && to === 'cloud' && named.length > 0,
    );
    const profile = { dataCenter: 'JP', distributionServer: true } as const;
    const inForce = resolve(product, profile).find(
      ({ requirement }) => requirement.from === 'distributionServer' && requirement.hosts.length > 0,
    );
    const id = inForce?.requirement.id ?? own?.id ?? '';
    expect(codes({ ...profile, overlay: [{ id, hosts, ...said }] })).toEqual(['overlay-denied']);
    expect(codes({ ...profile, overlay: [{ id, hosts: ['ecc.example.co.jp'], ...said }] })).toEqual([]);
  });

  it('comes through JSON checked, like the rest of a profile', () => {
    const json: unknown = JSON.parse(JSON.stringify(jp({ id: 'agent-cloud-jp', omit: true, ...said })));
    expect(parseProfile(product, json)).toEqual(json);
  });
});

describe('a row that the user leaves out', () => {
  const omitted = jp({ id: 'agent-cloud-jp', omit: true, ...said });

  it('opens nothing, and every name of it is told with who answers for it', () => {
    const compiled = compile('aws-network-firewall', [
      { entry: role(product, omitted as { dataCenter: 'JP' }, 'agent') },
    ]);
    expect(compiled.verdict.clean).toBe(true);
    const own = compiled.plan.fidelity.filter(({ element }) => element.requirement === 'agent-cloud-jp');
    expect(own.length).toBeGreaterThan(1);
    for (const { fidelity } of own) expect(fidelity).toEqual({ standing: 'omitted', ...said });
    expect(JSON.stringify(compiled.plan.groups)).not.toContain('agent-cloud-jp');
    const report = reportOf(compiled);
    expect(report.omitted.map(({ requirement, overlay }) => [requirement, overlay.owner, overlay.expires])).toEqual([
      ['agent-cloud-jp', 'network team', '2027-03-31'],
    ]);
    expect(report.flows.find(({ requirement }) => requirement === 'agent-cloud-jp')?.standing).toBe('omitted');
  });
});

/** Rows of every kind that an overlay can change; no name stands in two of them. */
const CHART: Product = {
  ...PRODUCT,
  requirements: [
    row('names', { hosts: [exact('a.example.com'), subdomains('b.example.com')] }),
    row('either', { hosts: [exact('c.example.com')], ranges: ['192.0.2.0/24'], either: true }),
    row('both', { hosts: [exact('d.example.com')], ranges: ['198.51.100.0/25'] }),
    row('addresses', { ranges: ['203.0.113.7'], ports: ['5000-5010'] }),
    row('time', { hosts: [exact('e.example.com')], ports: ['123'], transport: 'udp' }),
  ],
};

function row(
  id: string,
  words: Pick<Parameters<typeof flow>[0], 'hosts' | 'ports' | 'transport' | 'either'> & {
    readonly ranges?: readonly string[];
  },
): Requirement {
  const { ranges, ...rest } = words;
  const { requirement } = flow({ id, ...rest });
  const names = requirement.hosts.map(({ printed }) => printed);
  const application = words.transport === 'udp' || requirement.hosts.length === 0 ? [] : requirement.application;
  const printed = ranges === undefined ? {} : { ranges: { for: names, cidrs: ranges } };
  return { ...requirement, ...printed, application, need: 'conditional' };
}

/** The same page with the rows as the overlay has them. */
function edited(page: Product, overlay: readonly OverlayRow[]): Product {
  const requirements = page.requirements.flatMap((requirement): readonly Requirement[] => {
    const own = overlay.find(({ id }) => id === requirement.id);
    if (own === undefined) return [requirement];
    if (own.omit === true) return [];
    const hosts = own.hosts?.flatMap((text) => {
      const host = parseHost(text);
      return host.ok ? [host.value] : [];
    });
    const names = (hosts ?? requirement.hosts).map(({ printed }) => printed);
    const cidrs = own.addresses ?? requirement.ranges?.cidrs;
    const isNew = own.addresses !== undefined && (requirement.ranges?.cidrs ?? []).length === 0;
    return [
      {
        ...requirement,
        hosts: hosts ?? requirement.hosts,
        ...(cidrs === undefined
          ? {}
          : { ranges: { for: own.addresses === undefined ? (requirement.ranges?.for ?? []) : names, cidrs } }),
        either: isNew ? true : requirement.either,
        ports: own.ports === undefined ? requirement.ports : [own.ports],
        application:
          own.ports === undefined
            ? requirement.application
            : requirement.application.map((one) => ({ ...one, ports: own.ports ?? '' })),
      },
    ];
  });
  return { ...page, requirements };
}

const part = fc.record(
  {
    hosts: fc.uniqueArray(fc.constantFrom('x.example.org', '*.y.example.org', 'z.example.net'), { minLength: 1 }),
    addresses: fc.uniqueArray(fc.constantFrom('192.0.2.128/25', '203.0.113.64/28', '198.51.100.9'), { minLength: 1 }),
    ports: fc.constantFrom('8443', '9000-9010', '443'),
  },
  { requiredKeys: [] },
);
const change = fc.oneof(
  { arbitrary: fc.constant({ omit: true as const }), weight: 1 },
  { arbitrary: part.filter((parts) => Object.keys(parts).length > 0), weight: 3 },
);
const overlays = fc
  .record(Object.fromEntries(CHART.requirements.map(({ id }) => [id, change])) as Record<string, typeof change>, {
    requiredKeys: [],
  })
  .map((rows) =>
    Object.entries(rows).flatMap(([id, what]): readonly OverlayRow[] =>
      what === undefined ? [] : [{ id, ...ofRow(id, what), ...said }],
    ),
  );

/** A name of two rows would lend the one the ranges of the other. */
function ofRow<What extends { readonly hosts?: readonly string[] } | { readonly omit: true }>(id: string, what: What) {
  if (!('hosts' in what) || what.hosts === undefined) return what;
  return { ...what, hosts: what.hosts.map((host) => host.replace(/\.example\./, `.${id}.example.`)) };
}

describe('a page under an overlay', () => {
  const TARGETS = {
    'aws-security-group': { namesBehind: { kind: 'none', reason: 'a test' } },
    'azure-network-security-group': { namesBehind: { kind: 'none', reason: 'a test' } },
  } as const;

  it('opens what the page would open whose rows were edited so, on every target, and proves clean', () => {
    const seen = { omitted: 0, replaced: 0 };
    fc.assert(
      fc.property(overlays, fc.constantFrom('names', 'addresses'), (overlay, reachBy) => {
        for (const one of overlay) seen[one.omit === true ? 'omitted' : 'replaced'] += 1;
        const other = edited(CHART, overlay);
        const told = (page: Product, profile: Profile) =>
          resolve(page, profile)
            .filter((one) => one.overlay?.omit !== true)
            .map(({ requirement, to, ports, application, either, missing }) => ({
              id: requirement.id,
              hosts: to.hosts.map(hostKey),
              ranges: to.ranges.map(({ cidr }) => cidr),
              ports: printPorts(ports),
              application: application.map(({ ports: on, name }) => `${on}/${name}`),
              either,
              missing,
            }));
        expect(told(CHART, { overlay })).toEqual(told(other, {}));
        for (const target of TARGET_NAMES) {
          const options = target in TARGETS ? TARGETS[target as keyof typeof TARGETS] : {};
          const plans = [
            compile(target, [{ entry: role(CHART, { overlay } as Profile, 'agent', { reachBy }) }], options),
            compile(target, [{ entry: role(other, {}, 'agent', { reachBy }) }], options),
          ];
          for (const { verdict } of plans) expect(verdict.clean).toBe(true);
          const standings = plans.map(({ plan }) =>
            plan.fidelity
              .filter(({ fidelity }) => fidelity.standing !== 'omitted')
              .map(({ element: { requirement, asked, ports } }) => {
                const peer = asked.kind === 'host' ? hostKey(asked.host) : asked.kind === 'cidr' ? asked.cidr : '';
                return [requirement, peer, ...ports].join(' ');
              }),
          );
          expect(standings[0]).toEqual(standings[1]);
          const rules = plans.map(({ plan }) =>
            'egress' in plan ? plan.egress.map((one) => ('key' in one ? one.key : '')) : [],
          );
          expect(rules[0]).toEqual(rules[1]);
        }
      }),
      { numRuns: 25, seed: 8 },
    );
    // A property that met neither kind would hold of nothing.
    expect(Math.min(seen.omitted, seen.replaced)).toBeGreaterThan(10);
  });
});
