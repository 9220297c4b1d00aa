import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { exact, subdomains } from '../../lib/model/host';
import type { Product, Requirement } from '../../lib/model/product';
import { tryRole } from '../../lib/resolve';

/** A product of the tests' own: what Endpoint Central Cloud does not have, and a later product will. */
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
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  need: 'must',
  when: [],
  proxy: 'unknown',
  cites: [cite],
};

function requestOf(
  requirements: readonly Partial<Requirement>[],
  request: Partial<EntryRequest> & {
    readonly reachBy?: 'addresses';
    readonly profile?: object;
    readonly role?: string;
  } = {},
): EntryRequest {
  const product: Product = {
    id: 'harbour',
    name: 'Harbour',
    short: 'H',
    documents: [],
    roles: {
      agent: { words: 'agent', gloss: 'agent', short: 'AGENT' },
      server: { words: 'server', gloss: 'server', short: 'SERVER' },
    },
    services: { cloud: { words: 'cloud', gloss: 'cloud' } },
    choices: {},
    requirements: requirements.map((one, index) => ({ ...base, id: `flow-${index}`, ...one })),
    denials: [],
    notes: [],
  };
  const { reachBy, profile = {}, role = 'agent', ...rest } = request;
  const { entry, issues } = tryRole(product, profile, role, reachBy === undefined ? {} : { reachBy });
  expect(issues).toEqual([]);
  return { entry, ...rest };
}

const none = { namesBehind: { kind: 'none', reason: 'a test' } } as const;
const group = (...requests: EntryRequest[]) => compile('aws-security-group', requests, none).plan;
const lines = (...requests: EntryRequest[]) =>
  compile('aws-network-firewall', requests, { exact: true })
    .plan.groups.filter(({ kind }) => kind === 'rule-strings')
    .flatMap((one) => (one.kind === 'rule-strings' ? one.rules : []));
const texts = (...requests: EntryRequest[]) => lines(...requests).map(({ text }) => text.replace(/ ?flow:.*/, ''));
const egress = (...requests: EntryRequest[]) =>
  group(...requests).egress.map(
    ({ key, because }) => `${key} <- ${because.map(({ requirement }) => requirement).join(', ')}`,
  );

const late = (id: string, direction: 'egress' | 'ingress' = 'egress') =>
  ({ direction, transport: 'tcp', reason: 'a test', id }) as const;

describe('flows of all kinds compile and prove', () => {
  it('names on ports that touch stand in one range of the group, each behind its own', () => {
    expect(egress(requestOf([{}, { ports: ['444'], hosts: [exact('b.example.com')], application: [] }]))).toEqual([
      'egress tcp 443-444 0.0.0.0/0 <- flow-0, flow-1',
    ]);
  });

  it('a rule stands only for what still asks for it on its ports', () => {
    const request = requestOf([{ hosts: [], ranges: { for: ['a.example.com'], cidrs: ['192.0.2.0/24'] } }], {
      additionalRules: [
        { ...late('ssh'), peer: '192.0.2.0/24', ports: '22' },
        { ...late('ssh-wide'), peer: '192.0.2.0/23', ports: '22' },
      ],
    });
    expect(egress(request)).toEqual([
      'egress tcp 22 192.0.2.0/23 <- ssh, ssh-wide',
      'egress tcp 443 192.0.2.0/24 <- flow-0',
    ]);
    expect(lines(request).map(({ because }) => because.map(({ requirement }) => requirement))).toEqual(
      expect.arrayContaining([['flow-0'], ['ssh', 'ssh-wide']]),
    );
    const covered = requestOf([{ hosts: [subdomains('example.com')] }], {
      additionalRules: [
        { ...late('same'), peer: 'x.example.com', ports: '443', application: 'https' },
        { ...late('other'), peer: 'x.example.com', ports: '8443', application: 'https' },
      ],
    });
    expect(lines(covered).map(({ because }) => because.map(({ requirement }) => requirement).sort())).toEqual(
      expect.arrayContaining([['flow-0', 'same'].sort(), ['other']]),
    );
  });

  it('ICMP goes to an address whatever its type', () => {
    const icmp = requestOf([
      {
        transport: 'icmp',
        ports: [],
        portsAre: null,
        hosts: [],
        ranges: { for: [], cidrs: ['192.0.2.1/32'] },
        application: [],
      },
    ]);
    expect(egress(icmp)).toEqual(['egress icmp -1 192.0.2.1/32 <- flow-0']);
    expect(texts(icmp)).toEqual(['pass icmp $H_AGENT any -> 192.0.2.1/32 any (']);
  });

  it('a port that carries both https and http stands once for each', () => {
    const both = requestOf([
      {
        application: [
          { ports: '443', name: 'https', basis: 'stated' },
          { ports: '443', name: 'http', basis: 'stated' },
        ],
      },
    ]);
    expect(texts(both).map((text) => text.slice(0, 9))).toEqual(['pass http', 'pass tls ']);
  });

  it('a name over UDP carries nothing that a firewall could read, whatever is said to run there', () => {
    const udp = requestOf([{ transport: 'udp' }], { leaveOut: ['flow-0'] });
    const { plan } = compile('aws-network-firewall', [udp], {});
    expect(plan.fidelity.map(({ fidelity }) => fidelity)).toEqual([
      expect.objectContaining({ standing: 'refused', reason: 'name-without-carrier' }),
    ]);
    expect(() => compile('aws-network-firewall', [requestOf([{ transport: 'udp' }])], {})).toThrow(
      /must be open[^;]*; supply the addresses of a\.example\.com/,
    );
    expect(() => compile('aws-network-firewall', [requestOf([{ transport: 'udp' }])], {})).not.toThrow(/https/);
  });

  it('addresses that the user supplies open beside the names that the page prints', () => {
    const supplied = requestOf([{}], { profile: { parties: { cloud: { addresses: ['198.51.100.7'] } } } });
    expect(texts(supplied)).toEqual([
      'pass tcp $H_AGENT any -> 198.51.100.7/32 443 (',
      expect.stringContaining('content:"a.example.com"'),
    ]);
  });

  it('a host is reached on its own ports by the ranges that another row prints for it', () => {
    const ranges = { for: ['a.example.com'], cidrs: ['192.0.2.0/24'] };
    const elsewhere = requestOf([{ either: true }, { ports: ['80'], hosts: [], ranges, application: [] }], {
      reachBy: 'addresses',
    });
    expect(egress(elsewhere)).toEqual([
      'egress tcp 443 192.0.2.0/24 <- flow-0',
      'egress tcp 80 192.0.2.0/24 <- flow-1',
    ]);
  });

  it('machines of one role that speak to each other are not the same machine', () => {
    const peers = { agent: { bound: 'own-group', entry: 'H_AGENT' } };
    const nodes = requestOf([{ to: 'agent', hosts: [], application: [], ports: ['7000'] }], { peers });
    expect(egress(nodes)).toEqual(['egress tcp 7000 own-group <- flow-0']);
    expect(group(nodes).ingress.map(({ key }) => key)).toEqual(['ingress tcp 7000 own-group']);
  });

  it('a flow between two roles of a firewall stands with the one that opens it, and where that one does not know its peer, with the other', () => {
    const toServer = { to: 'server', hosts: [], application: [], ports: ['8384'], need: 'optional' } as const;
    const server = requestOf([toServer], { role: 'server', peers: { agent: { bound: 'agents', entry: 'H_AGENT' } } });
    const blind = requestOf([toServer]);
    const seeing = requestOf([toServer], { peers: { server: { bound: 'servers', entry: 'H_SERVER' } } });
    const line = 'pass tcp $H_AGENT any -> $H_SERVER 8384 (';
    expect(texts(blind, server)).toEqual([line]);
    expect(texts(seeing, server)).toEqual([line]);
    const standings = (...requests: EntryRequest[]) =>
      compile('aws-network-firewall', requests, {})
        .plan.fidelity.map(({ fidelity }) => fidelity.standing)
        .sort();
    expect(standings(blind, server)).toEqual(['exact', 'unplaced']);
    expect(standings(seeing, server)).toEqual(['elsewhere', 'exact']);
  });

  it('paths of one host are told apart, though no target sees them', () => {
    const maps = exact('www.example.com', { path: '/maps' });
    const { plan } = compile('aws-network-firewall', [requestOf([{ hosts: [exact('www.example.com'), maps] }])], {
      exact: true,
    });
    expect(plan.fidelity.map(({ fidelity }) => fidelity)).toEqual([
      { standing: 'widened', growth: { path: '/maps' } },
      { standing: 'exact' },
    ]);
  });

  it('what another entry of the group asks for itself is no growth of its source', () => {
    const first = requestOf([{ hosts: [], ranges: { for: [], cidrs: ['192.0.2.0/25'] } }]);
    const second = { ...requestOf([{ hosts: [], ranges: { for: [], cidrs: ['192.0.2.0/24'] } }]) };
    const renamed = { ...second, entry: { ...second.entry, name: 'OTHER' } };
    const growth = group(first, renamed).fidelity.map(({ element, fidelity }) => [element.source, fidelity.standing]);
    expect(growth).toEqual([
      ['H_AGENT', 'exact'],
      ['OTHER', 'widened'],
    ]);
  });

  it('an opening of the user is read as a host or as an address by its form, and told what is wrong with it as such', () => {
    const opening = (peer: string) => () =>
      compile('aws-network-firewall', [requestOf([{}], { additionalRules: [{ ...late('own'), peer, ports: '443' }] })]);
    expect(opening('a.example.com:443')).toThrow(
      "'a.example.com:443' has a port behind it; the name alone stands among the hosts, and the port among the ports (in a profile by the id of its requirement); did you mean a.example.com?",
    );
    expect(opening('10.0.0.1/24')).toThrow('did you mean 10.0.0.0/24 or 10.0.0.1/32?');
    expect(opening('*.co.jp')).toThrow("public suffix 'co.jp'");
  });

  it('one name with two ways of reaching a party is refused, since it is one machine', () => {
    const requests = [requestOf([{}]), requestOf([{}], { reachBy: 'addresses' })];
    expect(() => compile('aws-network-firewall', requests, {})).toThrow(/would be named 'H_AGENT'/);
  });
});
