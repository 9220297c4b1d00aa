import { tryCompile } from '../../lib/compile';
import type { ElementFidelity } from '../../lib/model/element';
import type { EntryRequest, PerParty, RoleEntry } from '../../lib/model/entry';
import { exact } from '../../lib/model/host';
import type { Product, Requirement } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { tryRole } from '../../lib/resolve';
import { CASES } from './cases';

const cite = { document: 'page', section: 'ports', quote: 'open these', gloss: 'open these' };
const base: Requirement = {
  id: 'agent-cloud',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [exact('a.example.com')],
  either: false,
  application: [],
  need: 'optional',
  when: [],
  proxy: 'unknown',
  cites: [cite],
};
const ranges = { for: ['a.example.com'], cidrs: ['192.0.2.0/24'] };

function requestOf(...rows: readonly Partial<Requirement>[]): EntryRequest {
  const product: Product = {
    id: 'harbour',
    name: 'Harbour',
    short: 'H',
    documents: [],
    roles: { agent: { words: 'agent', gloss: 'agent', short: 'AGENT' } },
    services: { cloud: { words: 'cloud', gloss: 'cloud' } },
    choices: {},
    requirements: rows.map((row, at) => ({ ...base, id: `row-${at}`, ...row })),
    denials: [],
    notes: [],
  };
  return { entry: tryRole(product, {}, 'agent').entry };
}

type Refused = ElementFidelity & { readonly waysOut: readonly string[] };

/** What the firewall refuses of a request. */
function refusedOf(...requests: readonly EntryRequest[]): readonly Refused[] {
  const { compiled, issues } = tryCompile('aws-network-firewall', requests, { exact: true });
  // A must-have row of which all is refused is told too, in the same words.
  expect(issues.filter(({ code }) => code !== 'must-refused')).toEqual([]);
  return (compiled?.plan.fidelity ?? []).flatMap((one) =>
    one.fidelity.standing === 'refused' ? [{ ...one, waysOut: one.fidelity.waysOut }] : [],
  );
}

/** What a resolver does in the firewall's place; named for every name that its lists take, after all else. */
const BY_RESOLVER = 'let DnsFirewallRules decide about the name, open its ports here by address with additionalRules';

/** The ways out within the firewall. */
function waysOut(...rows: readonly Partial<Requirement>[]): readonly (readonly string[])[] {
  return refusedOf(requestOf(...rows)).map(({ waysOut: ways, element }) => {
    expect(ways.at(-1)).toBe(`${BY_RESOLVER}, and leave it out here with leaveOut: ['${element.requirement}']`);
    return ways.slice(0, -1);
  });
}

/** The request of a user who does what a way out says; null where that is not said of the entry's own arguments. */
function followed(request: EntryRequest, way: string): EntryRequest {
  const { product, role, name, profile, reachBy, withoutRanges } = request.entry;
  const [, party] = /reachBy: \{ (\w+): 'addresses' \}/.exec(way) ?? [];
  const [, id, text] = /ports: \{ '([^']+)': '([^']+)' \}/.exec(way) ?? [];
  if (party === undefined && (id === undefined || text === undefined)) throw new Error(`what does '${way}' say?`);
  const before = profile.parties?.[party ?? ''];
  const supplied = { ...before, addresses: [...(before?.addresses ?? []), '198.51.100.0/24'] };
  const changed: Profile = {
    ...profile,
    ...(party !== undefined && way.startsWith('supply ') && { parties: { ...profile.parties, [party]: supplied } }),
    ...(id !== undefined && text !== undefined && { ports: { ...profile.ports, [id]: text } }),
  };
  const byParty: PerParty<'names' | 'addresses'> = typeof reachBy === 'string' ? { default: reachBy } : reachBy;
  const { entry, issues } = tryRole(product, changed, role, {
    name,
    withoutRanges,
    ...(party === undefined ? { reachBy } : { reachBy: { ...byParty, [party]: 'addresses' } }),
  });
  expect({ way, issues }).toEqual({ way, issues: [] });
  return { ...request, entry };
}

/** A role and a requirement, whatever its peers and ports. */
function sameRow(a: Refused, { element }: ElementFidelity): boolean {
  return a.element.source === element.source && a.element.requirement === element.requirement;
}

function printedHost({ element: { asked } }: ElementFidelity): string {
  return asked.kind === 'host' ? asked.host.printed : asked.kind;
}

describe('the ways out of a refusal', () => {
  it('say all ports of the row, those that are known as they are', () => {
    const said = (row: Partial<Requirement>) => waysOut(row).map((ways) => ways.at(-1));
    expect(said({ ports: ['443', '80', '5000-5010'] })).toEqual([
      "say what runs there with ports: { 'row-0': '80/http, 443/https, 5000-5010/https' }",
    ]);
    const application = [{ ports: '80', name: 'http', basis: 'stated' }] as const;
    expect(said({ ports: ['80', '9000'], portsAre: 'default', application })).toEqual([
      "say what runs there with ports: { 'row-0': '80/http, 9000/https' }",
    ]);
    // Of fixed ports of which the page says something the user may say nothing.
    expect(said({ ports: ['80', '9000'], application })).toEqual([expect.stringContaining('supply the addresses')]);
  });

  it('offer the addresses that the page prints for the host, wherever it prints them, and others to be supplied', () => {
    const printed = "reach it by the addresses that the page prints, with reachBy: { cloud: 'addresses' }";
    const supplied = "supply the addresses of b.example.com and reach the party with reachBy: { cloud: 'addresses' }";
    const hosts = [exact('a.example.com'), exact('b.example.com')];
    expect(waysOut({ hosts, ranges, either: true }).map(([first]) => first)).toEqual([printed, supplied]);
    const elsewhere = [{}, { hosts: [], ranges, ports: ['80'] }];
    expect(waysOut(...elsewhere).map(([first]) => first)).toEqual([printed]);
  });

  it('offer no address where it would not help', () => {
    const saying = ["say what runs there with ports: { 'row-0': '443/https' }"];
    expect(waysOut({ ranges })).toEqual([saying]);
    const unprintedRanges = { for: ['b.example.com'], how: 'look it up', cite };
    expect(waysOut({ unprintedRanges, either: true })).toEqual([saying]);
    expect(waysOut({ transport: 'udp', ranges })).toEqual([[]]);
  });

  it("of an opening of the user's own are its own arguments", () => {
    const peer = 'late.example.com';
    const rule = { id: 'late', direction: 'egress', transport: 'tcp', peer, ports: '443', reason: 'a test' } as const;
    const request = { ...requestOf(), additionalRules: [rule] };
    expect(refusedOf(request).map((one) => one.waysOut)).toEqual([
      [
        'give the addresses of late.example.com as peers in its place',
        "say what runs there with application: 'https'",
        BY_RESOLVER,
      ],
    ]);
    expect(refusedOf({ ...request, additionalRules: [{ ...rule, application: 'https' }] })).toEqual([]);
    expect(refusedOf({ ...request, additionalRules: [{ ...rule, peer: '192.0.2.1' }] })).toEqual([]);
  });

  const own: Readonly<Record<string, readonly EntryRequest[]>> = {
    'several fixed ports': [requestOf({ ports: ['443', '80'] })],
    'ports of which some are known': [
      requestOf({
        ports: ['80', '9000'],
        portsAre: 'default',
        application: [{ ports: '80', name: 'http', basis: 'stated' }],
      }),
    ],
    'printed ranges': [requestOf({ ranges, either: true })],
  };
  test.each(Object.entries({ ...own, ...CASES }))('lead out where they are followed: %s', (_, requests) => {
    for (const refused of refusedOf(...requests)) {
      for (const way of refused.waysOut.filter((one) => !one.startsWith(BY_RESOLVER))) {
        const changed = requests.map((request) => (isOf(request.entry, refused) ? followed(request, way) : request));
        const { compiled } = tryCompile('aws-network-firewall', changed, { exact: true });
        const after = (compiled?.plan.fidelity ?? []).filter((one) => sameRow(refused, one));
        const still = after.filter(
          (one) => printedHost(one) === printedHost(refused) && !['exact', 'widened'].includes(one.fidelity.standing),
        );
        expect({ way, still: still.map(printedHost) }).toEqual({ way, still: [] });
        const ports = after.flatMap(({ element }) => element.ports);
        expect({ way, ports }).toEqual({ way, ports: expect.arrayContaining([...refused.element.ports]) });
      }
    }
  });

  test.each(Object.entries({ ...own, ...CASES }))(
    'lead to a resolver that takes what the firewall refuses: %s',
    (_, requests) => {
      for (const refused of refusedOf(...requests)) {
        const { requirement, source, transport, ports } = refused.element;
        if (!refused.waysOut.some((one) => one.startsWith(BY_RESOLVER))) {
          expect(refused.element).toMatchObject({ asked: { host: { kind: 'pattern' } } });
          continue;
        }
        const gate = tryCompile('aws-dns-firewall', requests, {});
        expect(gate.issues).toEqual([]);
        const gated = (gate.compiled?.plan.fidelity ?? []).filter(
          (one) => sameRow(refused, one) && printedHost(one) === printedHost(refused),
        );
        expect(new Set(gated.map(({ fidelity }) => fidelity.standing))).toEqual(new Set(['widened']));
        const opening = {
          id: 'by-address',
          direction: 'egress',
          transport,
          peer: '0.0.0.0/0',
          ports: ports.join(', '),
          reason: 'a test',
        } as const;
        const opened = requests.map((request) =>
          request.entry.name === source ? { ...request, leaveOut: [requirement], additionalRules: [opening] } : request,
        );
        const { compiled } = tryCompile('aws-network-firewall', opened, { exact: true });
        const open = compiled?.plan.fidelity.find(({ element }) => element.requirement === 'by-address');
        expect(open?.fidelity.standing).toBe('exact');
      }
    },
  );
});

function isOf({ name, product }: RoleEntry, { element }: Refused): boolean {
  return name === element.source && product.id === element.product;
}
