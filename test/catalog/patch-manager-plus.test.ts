import { type PatchManagerPlusProfile, patchManagerPlus } from '../../lib/catalog/patch-manager-plus';
import { compile } from '../../lib/compile';
import type { PeerPlacement } from '../../lib/model/entry';
import type { Flow } from '../../lib/model/flow';
import { parsePorts, portSetOf, ports as portSets, printPorts } from '../../lib/model/ports';
import type { Choice, Denial, Product, Requirement } from '../../lib/model/product';
import { resolve, role, tryResolve } from '../../lib/resolve';
import type { Page } from '../../lib/testing/page';
import { describePage } from './pages';

const PRODUCT: Product = patchManagerPlus;
/** Nothing is chosen but the two facts that have no default. */
const NEW: PatchManagerPlusProfile = { portsInUse: 'default', serverProtocol: 'HTTPS' };
const OLD: PatchManagerPlusProfile = { portsInUse: 'old', serverProtocol: 'HTTPS' };
/** The ports of the five pairs, as the last table of the page has them. */
const PAIRS = [
  ['server', '8383', '6383'],
  ['server', '8020', '6020'],
  ['server', '8027', '6027'],
  ['distributionServer', '8021', '6021'],
  ['distributionServer', '8384', '6384'],
] as const;
const FROM_BEFORE = PAIRS.map(([, , old]) => old);

describe('the two sets of ports', () => {
  test('the ports in use and the protocol of the server are facts of the user: no default stands in for them', () => {
    const { issues } = tryResolve(PRODUCT, {});
    expect(issues.map(({ code, at }) => `${code} ${at}`).sort()).toEqual([
      'choice-missing profile.portsInUse',
      'choice-missing profile.serverProtocol',
    ]);
    expect(choice('portsInUse')).not.toHaveProperty('default');
    expect(choice('serverProtocol')).not.toHaveProperty('default');
  });

  test.each([
    ['default', 'HTTPS', '8383', '8027'],
    ['default', 'HTTP', '8020', '8027'],
    ['old', 'HTTPS', '6383', '6027'],
    ['old', 'HTTP', '6020', '6027'],
  ] as const)(
    '%s ports and %s: agents, distribution server and console reach the server by these and no others',
    (portsInUse, serverProtocol, port, notification) => {
      const flows = flowsOf({ portsInUse, serverProtocol, distributionServer: true });
      expect(portsBetween(flows, 'agent', 'server')).toEqual([port, notification].sort());
      expect(portsBetween(flows, 'distributionServer', 'server')).toEqual([port, notification].sort());
      expect(portsBetween(flows, 'console', 'server')).toEqual([port]);
    },
  );

  test('a port in brackets is disputed and opens; no other requirement is disputed but the one that opens nothing', () => {
    const old = PRODUCT.requirements.filter(({ when }) => when.some((one) => one.portsInUse?.includes('old')));
    expect(new Set(old.flatMap(({ ports }) => ports))).toEqual(new Set(FROM_BEFORE));
    for (const { disputed, when } of old) {
      expect(disputed).toEqual({ note: expect.stringMatching(/10\.0\.562.*10\.0\.544/), opens: true });
      expect(when.map(({ portsInUse }) => portsInUse)).toEqual([['old']]);
    }
    const others = PRODUCT.requirements.filter((one) => !old.includes(one) && one.disputed !== undefined);
    expect(others.map(({ id }) => id)).toEqual(['server-agent-push-installation-mac-linux-web-ports']);
    const flows = flowsOf({ ...OLD, distributionServer: true });
    expect(flows.filter(({ disputed }) => disputed)).toEqual([]);
  });

  test('every old port is the sibling of a default one: the same parties, the same application, the same need', () => {
    for (const old of PRODUCT.requirements.filter(({ id }) => id.endsWith('-old'))) {
      if (old.id === 'wan-agent-distribution-server-http-old') continue;
      const sibling = requirement(old.id.replace(/-old$/, ''));
      const words = ({ from, to, need, application, portsAre }: Requirement) => ({
        ...{ from, to, need, portsAre },
        application: application.map(({ name, basis }) => `${name} ${basis}`),
      });
      expect(words(old)).toEqual(words(sibling));
      const pair = PAIRS.find(([, , port]) => port === old.ports[0]);
      expect([sibling.to, ...sibling.ports, ...old.ports]).toEqual([...(pair ?? [])]);
    }
  });

  test('what the page calls a default port can be set, and nothing else can', () => {
    const open = PRODUCT.requirements.filter(({ portsAre }) => portsAre === 'default').flatMap(({ ports }) => ports);
    expect(new Set(open)).toEqual(new Set(PAIRS.flatMap(([, now, old]) => (now === '8021' ? [old] : [now, old]))));
    const set = resolve(PRODUCT, { ...NEW, ports: { 'agent-server-https': '9443' } });
    expect(flow(set, 'agent-server-https')).toMatchObject({
      application: [{ ports: '9443', name: 'https', basis: 'stated' }],
    });
    const { issues } = tryResolve(PRODUCT, { ...NEW, ports: { 'database-client-server': '5432' } });
    expect(issues.map(({ code }) => code)).toEqual(['fixed-ports']);
  });

  test('8028 has no port of old: it is the same in both sets', () => {
    for (const profile of [NEW, OLD]) {
      const flows = flowsOf({ ...profile, remoteDatabaseAccess: true });
      expect(portsBetween(flows, 'databaseClient', 'server')).toEqual(['8028']);
    }
  });
});

describe('the distribution server', () => {
  test('8021 stands in no requirement, and no profile opens it', () => {
    expect(PRODUCT.requirements.filter(({ ports }) => ports.includes('8021'))).toEqual([]);
    for (const profile of everyDeployment()) {
      expect(portsBetween(flowsOf(profile), 'agent', 'distributionServer')).not.toContain('8021');
    }
  });

  test('6021 is open for old ports and a build before 10.0.400 only, beside 6384', () => {
    const withHttp = everyDeployment().filter((profile) =>
      portsBetween(flowsOf(profile), 'agent', 'distributionServer').includes('6021'),
    );
    expect(withHttp.length).toBeGreaterThan(0);
    for (const profile of withHttp) {
      expect(profile).toMatchObject({ portsInUse: 'old', buildBefore10_0_400: true, distributionServer: true });
      expect(portsBetween(flowsOf(profile), 'agent', 'distributionServer')).toEqual(['6021', '6384']);
    }
    const old = flowsOf({ ...OLD, distributionServer: true });
    expect(portsBetween(old, 'agent', 'distributionServer')).toEqual(['6384']);
  });

  test('a build before 10.0.400 cannot be said of the default ports, which came later', () => {
    const { issues } = tryResolve(PRODUCT, { ...NEW, distributionServer: true, buildBefore10_0_400: true });
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'choice-not-concerned',
        choice: 'buildBefore10_0_400',
        beside: 'portsInUse',
      }),
    ]);
  });

  test('HTTP towards the server changes nothing towards the distribution server', () => {
    for (const serverProtocol of ['HTTP', 'HTTPS'] as const) {
      const flows = flowsOf({ portsInUse: 'default', serverProtocol, distributionServer: true });
      expect(portsBetween(flows, 'agent', 'distributionServer')).toEqual(['8384']);
    }
  });

  test('agents under it keep every flow to the server', () => {
    for (const profile of everyDeployment().filter(({ distributionServer }) => distributionServer === true)) {
      const alone = { ...profile, distributionServer: false, buildBefore10_0_400: false, wanAgents: false };
      expect(portsBetween(flowsOf(profile), 'agent', 'server')).toEqual(
        portsBetween(flowsOf(alone), 'agent', 'server'),
      );
    }
  });

  test('it reaches the server by the ports that agents use', () => {
    for (const profile of everyDeployment().filter(({ distributionServer }) => distributionServer === true)) {
      const flows = flowsOf(profile);
      expect(portsBetween(flows, 'distributionServer', 'server')).toEqual(portsBetween(flows, 'agent', 'server'));
    }
  });

  test('WAN agents go to it, agents in the LAN do not', () => {
    const under = { ...NEW, distributionServer: true };
    expect(portsBetween(flowsOf(under), 'agent', 'distributionServer')).toEqual(['8384']);
    expect(portsBetween(flowsOf({ ...under, wanAgents: false }), 'agent', 'distributionServer')).toEqual([]);
  });

  test('without one, nothing comes from it or goes to it', () => {
    for (const profile of everyDeployment().filter(({ distributionServer }) => distributionServer !== true)) {
      const touched = flowsOf(profile).filter(({ from, to }) => [from.party, to.party].includes('distributionServer'));
      expect(touched).toEqual([]);
    }
  });
});

describe('push installation', () => {
  test('is off by default: nothing comes in to an agent, and nothing by 135, 139, 445 or 22 to anybody', () => {
    for (const profile of [NEW, { ...OLD, distributionServer: true, operatingSystems: ['Windows', 'Mac', 'Linux'] }]) {
      const flows = flowsOf(profile as PatchManagerPlusProfile);
      expect(flows.filter(({ to }) => to.party === 'agent')).toEqual([]);
      const pushed = flows.flatMap(printed).filter((port) => ['135', '139', '445', '22'].includes(port));
      expect(pushed).toEqual([]);
    }
  });

  test.each([
    [['Windows'], ['135', '139', '445']],
    [['Mac'], ['22']],
    [['Linux'], ['22']],
    [
      ['Windows', 'Linux'],
      ['135', '139', '22', '445'],
    ],
  ] as const)('of %j opens what is printed for it, from the server and from nobody else', (operatingSystems, open) => {
    const flows = flowsOf({ ...NEW, operatingSystems, pushInstallation: true }).filter(
      ({ to }) => to.party === 'agent',
    );
    expect(new Set(flows.map(({ from }) => from.party))).toEqual(new Set(['server']));
    expect(
      flows
        .filter(({ disputed }) => !disputed)
        .flatMap(printed)
        .sort(),
    ).toEqual(open);
  });

  test('needs an operating system: nothing can be opened for a computer of which nothing is known', () => {
    const { issues } = tryResolve(PRODUCT, { ...NEW, pushInstallation: true });
    expect(issues).toEqual([
      expect.objectContaining({ code: 'choice-not-concerned', choice: 'pushInstallation', beside: 'operatingSystems' }),
    ]);
  });

  test('inbound to the server has nobody as its sender: it is reported, and opens nothing', () => {
    const profile = { ...NEW, operatingSystems: ['Windows'], pushInstallation: true } as const;
    const asked = flow(flowsOf(profile), 'unnamed-server-push-installation');
    expect(asked).toMatchObject({ from: { party: null }, to: { party: 'server' }, missing: ['from'] });
    expect(printed(asked)).toEqual(['135', '139', '445']);
    const { plan } = compiled('server', profile, { agent: { addresses: ['10.1.0.0/16'] } });
    expect(plan.ingress.filter(({ fromPort }) => [135, 139, 445].includes(fromPort))).toEqual([]);
    expect(standings(plan, 'unnamed-server-push-installation')).toEqual(['uncovered']);
    const mac = flowsOf({ ...NEW, operatingSystems: ['Mac', 'Linux'], pushInstallation: true });
    expect(mac.filter(({ from }) => from.party === null)).toEqual([]);
  });

  test('80 and 443 inbound to an agent are disputed, from the server, and open nothing', () => {
    const profile = { ...NEW, operatingSystems: ['Linux'], pushInstallation: true } as const;
    const web = flow(flowsOf(profile), 'server-agent-push-installation-mac-linux-web-ports');
    expect(web).toMatchObject({ disputed: true, from: { party: 'server' } });
    expect(printed(web)).toEqual(['80', '443']);
    const { plan } = compiled('agent', profile, { server: { addresses: ['10.0.0.10'] } });
    expect(plan.ingress.map(({ fromPort, toPort }) => [fromPort, toPort])).toEqual([[22, 22]]);
    expect(standings(plan, web.requirement.id)).toEqual(['disputed']);
  });

  test('of the distribution server hangs on itself, and not on that of agents', () => {
    const base = { ...NEW, distributionServer: true, operatingSystems: ['Windows'] } as const;
    const toIt = (profile: PatchManagerPlusProfile) => portsBetween(flowsOf(profile), 'server', 'distributionServer');
    expect(toIt({ ...base, pushInstallation: true })).toEqual([]);
    expect(toIt({ ...base, distributionServerPushInstallation: true })).toEqual(['135', '139', '445']);
  });
});

describe('what is off until it is asked for', () => {
  test('a bare profile asks for the server, its downloads, and nothing else', () => {
    expect(flowsOf(NEW).map(({ requirement: { id } }) => id)).toEqual([
      'agent-server-https',
      'agent-server-notification',
      'console-server-https',
      'server-patch-vendors',
      'server-zoho-patch-database',
    ]);
  });

  test('an agent needs the Internet in two cases, direct download and Red Hat, by 80 and 443', () => {
    const outside = (profile: PatchManagerPlusProfile) =>
      flowsOf(profile)
        .filter(({ from, to }) => from.party === 'agent' && to.party !== null && to.party in PRODUCT.services)
        .map((one) => [one.to.party, ...printed(one)]);
    expect(outside(NEW)).toEqual([]);
    expect(outside({ ...NEW, directDownload: true })).toEqual([['patchVendors', '80', '443']]);
    expect(outside({ ...NEW, redHatEnterpriseLinux: true, operatingSystems: ['Linux'] })).toEqual([
      ['redHatNetwork', '80', '443'],
    ]);
  });

  test('Red Hat is asked for where Linux is, and nowhere else', () => {
    const { issues } = tryResolve(PRODUCT, { ...NEW, redHatEnterpriseLinux: true, operatingSystems: ['Windows'] });
    expect(issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
  });

  test('both rows of the domain controller are open where there is one', () => {
    const flows = flowsOf({ ...NEW, parties: { domainController: { addresses: ['10.0.0.5'] } } });
    expect(portsBetween(flows, 'server', 'domainController')).toEqual(['389', '636']);
  });

  test.each([
    ['SMTP', '25'],
    ['SMTP(SSL)', '465'],
    ['SMTP(TLS)', '587'],
  ] as const)('%s opens the port of its own row alone', (mailConnection, port) => {
    const flows = flowsOf({ ...NEW, mailServer: true, mailConnection });
    expect(portsBetween(flows, 'server', 'mailServer')).toEqual([port]);
  });

  test('how mail is sent is asked for where there is a mail server, and has no default', () => {
    const { issues } = tryResolve(PRODUCT, { ...NEW, mailServer: true });
    expect(issues.map(({ code, at }) => `${code} ${at}`)).toEqual(['choice-missing profile.mailConnection']);
    expect(tryResolve(PRODUCT, NEW).issues).toEqual([]);
  });

  test('MS SQL has no printed port: it is reported until the user supplies one', () => {
    const profile = { ...NEW, parties: { sqlServer: { addresses: ['10.0.0.7'] } } };
    const asked = flow(flowsOf(profile), 'server-sql-server');
    expect({ ports: printed(asked), missing: asked.missing }).toEqual({ ports: [], missing: ['transport', 'ports'] });
    const supplied = flow(flowsOf({ ...profile, ports: { 'server-sql-server': '1433' } }), 'server-sql-server');
    expect({ ports: printed(supplied), missing: supplied.missing }).toEqual({ ports: ['1433'], missing: [] });
  });
});

describe('downloads', () => {
  test('a closed network drops 80 and 443 of the server, and nothing else', () => {
    const base = { ...NEW, parties: { proxy: { addresses: ['10.0.0.9'] } } };
    const ids = (profile: PatchManagerPlusProfile) => flowsOf(profile).map(({ requirement: { id } }) => id);
    const closed = new Set(ids({ ...base, closedNetwork: true }));
    expect(ids(base).filter((id) => !closed.has(id))).toEqual([
      'server-patch-vendors',
      'server-zoho-patch-database',
      'server-proxy',
    ]);
    expect([...closed].filter((id) => !ids(base).includes(id))).toEqual([]);
  });

  test('no service has a printed name or address: nothing is opened to everywhere, and each says what to supply', () => {
    const given = PRODUCT.requirements.filter(({ cites }) => cites.every(({ document }) => document === '003'));
    for (const { to, hosts, ranges, incomplete } of given) {
      expect({ hosts, ranges }).toEqual({ hosts: [], ranges: undefined });
      if (to === null || !(to in PRODUCT.services)) continue;
      expect(incomplete?.missing).toEqual(['hosts']);
      expect(incomplete?.supply).toContain(`parties: { ${to}: { hosts: [...] } }`);
    }
    const { plan } = compiled('server', NEW, {});
    expect(plan.egress).toEqual([]);
    expect(standings(plan, 'server-patch-vendors')).toEqual(['uncovered']);
    expect(standings(plan, 'server-zoho-patch-database')).toEqual(['uncovered']);
  });

  test('the proxy takes downloads alone: what agents ask of the server stays direct', () => {
    const flows = flowsOf({
      ...NEW,
      directDownload: true,
      redHatEnterpriseLinux: true,
      operatingSystems: ['Linux'],
      distributionServer: true,
      proxy: true,
    });
    const way = (wanted: Flow['way']) => flows.filter((one) => one.way === wanted).map(({ requirement: { id } }) => id);
    expect(way('proxy')).toEqual(['server-patch-vendors', 'server-zoho-patch-database', 'agent-patch-vendors']);
    expect(way('direct')).toEqual(expect.arrayContaining(['server-proxy', 'agent-proxy', 'agent-server-https']));
    for (const id of ['server-proxy', 'agent-proxy']) {
      expect(flow(flows, id).missing).toEqual(['transport', 'ports']);
    }
  });

  test('a proxy without direct download is none of the agents', () => {
    const ids = flowsOf({ ...NEW, proxy: true }).map(({ requirement: { id } }) => id);
    expect(ids).toContain('server-proxy');
    expect(ids).not.toContain('agent-proxy');
  });
});

describe('applications', () => {
  test('8027 is TCP with WebSocket as printed, and no TLS is made of it', () => {
    const notification = PRODUCT.requirements.filter(({ ports }) => ports.some((port) => /^[68]027$/.test(port)));
    expect(notification).toHaveLength(4);
    for (const { transport, application, from } of notification) {
      expect(transport).toBe('tcp');
      expect(application.map(({ name }) => name)).toEqual(from === 'agent' ? ['websocket'] : []);
    }
  });

  test('everything is TCP, and what is inferred is HTTP and HTTPS of what agents download', () => {
    expect(new Set(PRODUCT.requirements.map(({ transport }) => transport))).toEqual(new Set(['tcp']));
    const inferred = PRODUCT.requirements.filter(({ application }) =>
      application.some(({ basis }) => basis !== 'stated'),
    );
    expect(inferred.map(({ id }) => id)).toEqual(['agent-patch-vendors', 'agent-red-hat-network']);
  });
});

describe('what the page denies', () => {
  test.each(PRODUCT.denials.map((denial) => [denial.id, denial] as const))('%s: no profile opens it', (_, denial) => {
    const under = everyDeployment().filter((profile) => isUnder(denial, profile));
    expect(under.length).toBeGreaterThan(0);
    for (const profile of under) {
      expect(flowsOf(profile).filter((one) => !one.disputed && isDenied(denial, one))).toEqual([]);
    }
  });

  test('a denial of ports is about these ports alone', () => {
    const [dead] = PRODUCT.denials.filter(({ id }) => id === 'no-8021-of-distribution-servers');
    if (dead === undefined) throw new Error('no denial');
    const flows = flowsOf({ ...NEW, distributionServer: true });
    expect(flows.filter((one) => isDenied(dead, one))).toEqual([]);
    const { ports: _ports, ...whole } = dead;
    expect(flows.filter((one) => isDenied(whole, one)).map((one) => one.requirement.id)).toEqual([
      'wan-agent-distribution-server-https',
    ]);
  });
});

test('every port stands in a quote of the requirement that opens it', () => {
  const given = PRODUCT.requirements.filter(({ cites }) => cites.every(({ document }) => document === '003'));
  for (const { id, ports, cites } of given) {
    const quoted = cites.flatMap(({ quote }) => quote.match(/(?<![\d.])\d+(?![\d.])/g) ?? []);
    expect({ id, unquoted: ports.filter((port) => !quoted.includes(port)) }).toEqual({ id, unquoted: [] });
  }
});

describePage('003', {
  'the rows of the three tables, put together again, are the ports of the data': (page) => {
    const tables = tablesOf(page);
    expect(tables.map(({ rows }) => rows.length)).toEqual([14, 6, 5]);
    for (const { about, rows } of tables) {
      for (const { port, old, protocol, inbound } of rows) {
        for (const number of [port, ...(old === null ? [] : [old])]) {
          const held = PRODUCT.requirements.filter(
            ({ from, to, ports }) =>
              ports.includes(number) && (inbound ? to === about : from === about && !isTabled(to)),
          );
          expect({ number, held: held.length > 0 }).toEqual({ number, held: number !== '8021' });
          for (const one of held) expect({ number, name: namesOn(one, number) }).toEqual({ number, name: protocol });
        }
      }
    }
  },
  'every port of the data stands in a row': (page) => {
    const rows = tablesOf(page).flatMap(({ rows }) => rows.flatMap(({ port, old }) => [port, old]));
    const held = new Set(PRODUCT.requirements.flatMap(({ ports }) => ports));
    expect([...held].filter((port) => !rows.includes(port))).toEqual([]);
  },
  'the table of pairs is the pairs of the data': (page) => {
    const words = { server: 'サーバー', distributionServer: '配信サーバー' };
    const at = page.lines.findIndex(({ text }) => text === 'コンポーネント ポート番号 以前からのポート番号');
    expect(page.lines.slice(at + 1).map(({ text }) => text)).toEqual(
      PAIRS.map(([party, now, old]) => `${words[party]} ${now} ${old}`),
    );
  },
  'the two builds of the change stand on the page as the data says': (page) => {
    expect(page.text.split('10.0.562')).toHaveLength(2);
    expect(page.text.split('10.0.544')).toHaveLength(5);
  },
});

function choice(id: string): Choice {
  const found = PRODUCT.choices[id];
  if (found === undefined) throw new Error(`no choice '${id}'`);
  return found;
}

function requirement(id: string): Requirement {
  const found = PRODUCT.requirements.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no requirement '${id}'`);
  return found;
}

function flowsOf(profile: PatchManagerPlusProfile): readonly Flow[] {
  return resolve(PRODUCT, { ...profile });
}

function flow(flows: readonly Flow[], id: string): Flow {
  const found = flows.find((one) => one.requirement.id === id);
  if (found === undefined) throw new Error(`no flow '${id}'`);
  return found;
}

/** The ports of a flow one by one. */
function printed({ ports }: Flow): readonly string[] {
  return printPorts(ports);
}

function portsBetween(flows: readonly Flow[], from: string, to: string): readonly string[] {
  return flows
    .filter((one) => one.from.party === from && one.to.party === to)
    .flatMap(printed)
    .sort();
}

/** Every combination of what decides over the ports of server, agents and distribution server, as far as it may be said. */
function everyDeployment(): readonly PatchManagerPlusProfile[] {
  const flags = [true, false];
  const systems = [[], ['Windows'], ['Mac', 'Linux'], ['Windows', 'Mac', 'Linux']] as const;
  const all = (['default', 'old'] as const).flatMap((portsInUse) =>
    (['HTTPS', 'HTTP'] as const).flatMap((serverProtocol) =>
      systems.flatMap((operatingSystems) =>
        flags.flatMap((distributionServer) =>
          flags.flatMap((wanAgents) =>
            flags.flatMap((buildBefore10_0_400) =>
              flags.flatMap((pushInstallation) =>
                flags.map((remoteDatabaseAccess) => ({
                  ...{ portsInUse, serverProtocol, operatingSystems, distributionServer, wanAgents },
                  ...{ buildBefore10_0_400, pushInstallation, remoteDatabaseAccess },
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  return all.filter((profile) => tryResolve(PRODUCT, profile).issues.length === 0);
}

function isUnder({ when }: Denial, profile: PatchManagerPlusProfile): boolean {
  const chosen = profile as unknown as Readonly<Record<string, unknown>>;
  return (
    when.length === 0 ||
    when.some((one) => Object.entries(one).every(([name, values]) => values.some((value) => value === chosen[name])))
  );
}

function isDenied({ from, to, ports }: Denial, one: Flow): boolean {
  if (one.from.party !== from || one.to.party !== to) return false;
  return ports === undefined || portSets.intersect(portSetOf(ports), one.ports).length > 0;
}

function compiled(
  asker: 'server' | 'agent',
  profile: PatchManagerPlusProfile,
  peers: Readonly<Record<string, PeerPlacement>>,
) {
  const entry = role(patchManagerPlus, profile, asker);
  const { plan } = compile('aws-security-group', [{ entry, peers, unbound: asker === 'agent' ? [] : ['agent'] }], {});
  return { plan };
}

function standings(plan: ReturnType<typeof compiled>['plan'], id: string): readonly string[] {
  return [
    ...new Set(
      plan.fidelity.filter(({ element }) => element.requirement === id).map(({ fidelity }) => fidelity.standing),
    ),
  ];
}

/** What goes to a party with a table of its own is a row there. */
function isTabled(party: string | null): boolean {
  return TABLES.some(([, about]) => about === party);
}

interface Row {
  readonly port: string;
  /** The port in brackets. */
  readonly old: string | null;
  /** The names that the protocol column stands for; none for TCP. */
  readonly protocol: readonly string[];
  readonly inbound: boolean;
}

const TABLES = [
  ['サーバーで使用するポート', 'server'],
  ['エージェントで使用するポート', 'agent'],
  ['配信サーバーで使用するポート', 'distributionServer'],
] as const;
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  TCP: [],
  HTTPS: ['https'],
  HTTP: ['http'],
  LDAP: ['ldap'],
  'LDAP SSL': ['ldap-ssl'],
  SMTP: ['smtp'],
  'SMTP(SSL)': ['smtp-ssl'],
  'SMTP(TLS)': ['smtp-tls'],
};

/** The three tables: a row runs over several lines, from a port to the direction. */
function tablesOf(page: Page) {
  const texts = page.lines.map(({ text }) => text);
  return TABLES.map(([heading, about]) => {
    const rows: Row[] = [];
    let cells: string[] = [];
    const first = texts.indexOf('ポート番号 目的 プロトコル 接続方向', texts.indexOf(heading)) + 1;
    for (const text of texts.slice(first)) {
      if (cells.length === 0 && !/^\d/.test(text)) break;
      cells.push(text);
      if (!/(?:インバウンド|アウトバウンド)通信$/.test(text)) continue;
      rows.push(rowOf(cells.join(' ')));
      cells = [];
    }
    return { about, rows };
  });
}

function rowOf(text: string): Row {
  const form =
    /^(?<port>\d+)(?: \*+)?(?: \((?<old>\d+)\))? .*? (?<protocol>LDAP SSL|SMTP\(\w+\)|[A-Z]+) \S+(?<way>イン|アウト)バウンド通信$/;
  const { port = '', old = null, protocol = '', way } = form.exec(text)?.groups ?? {};
  const names = PROTOCOLS[protocol];
  if (names === undefined || !parsePorts(port).ok) throw new Error(`no row: ${text}`);
  return { port, old: old ?? null, protocol: names, inbound: way === 'イン' };
}

/**
 * What a row's protocol says of a port: what is stated there, without what the purpose (PostgreSQL) or a footnote
 * (WebSocket) adds to TCP.
 */
function namesOn({ application }: Requirement, port: string): readonly string[] {
  return application
    .filter(({ ports, basis }) => basis === 'stated' && ports === port)
    .map(({ name }) => name)
    .filter((name) => name !== 'postgresql' && name !== 'websocket');
}
