import { type MobiControlProfile, mobiControl } from '../../lib/catalog/mobicontrol';
import type { Conjunction, Denial, Note, Product, Requirement } from '../../lib/model/product';
import { resolve, role, tryResolve } from '../../lib/resolve';
import { rulesFor } from '../../lib/rules';

/** Parts C to G of the page: Windows and Linux, the components, the console, directories, optional servers. */
const PRODUCT: Product = mobiControl;

const MODERN = { serverLocation: 'DMZ', platforms: ['WindowsModern'] } as const;
const OWN_SERVER = { serverLocation: ['DMZ', 'Internal'] };
const SERVICES_OF_MICROSOFT = ['wns', 'windowsUpdate', 'windowsDefender', 'defenderAtp', 'deviceHealthAttestation'];

describe('devices of Windows and Linux', () => {
  const SERVERS = ['windows-modern-server', 'windows-classic-server', 'linux-server'];

  test.each(SERVERS)('%s has the two ports of the table in one requirement, https and a protocol of its own', (id) => {
    const { from, to, transport, ports, portsAre, application, need } = requirement(id);
    expect({ from, to, transport, ports, portsAre, need }).toEqual({
      from: 'device',
      to: 'deploymentServer',
      transport: 'tcp',
      ports: ['443', '5494'],
      portsAre: 'fixed',
      need: 'must',
    });
    expect(application).toEqual([
      { ports: '443', name: 'https', basis: 'stated' },
      { ports: '5494', name: 'mobicontrol', basis: 'stated' },
    ]);
  });

  test.each([
    ['WindowsModern', 'windows-modern-server', 'impossible'],
    ['WindowsClassic', 'windows-classic-server', 'possible'],
    ['WindowsEmbedded', 'windows-classic-server', 'possible'],
    ['Linux', 'linux-server', 'unknown'],
  ] as const)('%s: its way to the server is %s, and a proxy is %s', (platform, id, proxy) => {
    const flows = flowsOf({ serverLocation: 'Internal', platforms: [platform] }).filter(
      ({ to }) => to.party === 'deploymentServer',
    );
    expect(flows.map((flow) => [flow.requirement.id, flow.requirement.proxy])).toEqual([[id, proxy]]);
  });

  test('a proxy takes what Windows Classic and Windows Embedded ask of the server, and nothing of the others', () => {
    const platforms = ['WindowsModern', 'WindowsClassic', 'WindowsEmbedded', 'Linux'] as const;
    const flows = flowsOf({ serverLocation: 'DMZ', platforms, parties: { proxy: { addresses: ['10.0.9.9'] } } });
    const ways = flows
      .filter(({ to }) => to.party === 'deploymentServer')
      .map((flow) => [flow.requirement.id, flow.way]);
    expect(ways).toEqual([
      ['windows-modern-server', 'direct'],
      ['windows-classic-server', 'proxy'],
      ['linux-server', 'direct'],
    ]);
  });

  test('the port of the proxy is not printed, and a proxy is nothing for Windows Modern or Linux', () => {
    const { ports, incomplete, when } = requirement('device-proxy');
    expect({ ports, missing: incomplete?.missing, when }).toEqual({
      ports: [],
      missing: ['transport', 'ports'],
      when: [{ platforms: ['WindowsClassic', 'WindowsEmbedded'], proxy: [true] }],
    });
    for (const platform of ['WindowsModern', 'Linux'] as const) {
      const profile = { serverLocation: 'DMZ', platforms: [platform], proxy: true };
      expect(tryResolve(PRODUCT, profile).issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
    }
  });

  test('no device is reached: every flow between a device and a server starts from the device', () => {
    expect(PRODUCT.requirements.filter(({ to }) => to === 'device')).toEqual([]);
  });
});

describe('the push service of Windows', () => {
  test('is opened from PC and server, and only where it is asked for', () => {
    expect(to('wns', MODERN)).toEqual([]);
    expect(to('wns', { ...MODERN, wns: true })).toEqual(['server-wns', 'windows-modern-wns']);
    expect(to('wns', { ...MODERN, serverLocation: 'SaaS', wns: true })).toEqual(['windows-modern-wns']);
  });

  test('lacks its hosts and addresses, which stand behind a link, and takes those that are supplied', () => {
    for (const id of ['server-wns', 'windows-modern-wns']) {
      const { ports, hosts, ranges, incomplete } = requirement(id);
      expect({ ports, hosts, ranges, missing: incomplete?.missing }).toEqual({
        ports: ['443'],
        hosts: [],
        ranges: undefined,
        missing: ['hosts', 'addresses'],
      });
      const supplied = flowsOf({ ...MODERN, wns: true, parties: { wns: { hosts: ['*.push.example.com'] } } });
      expect(supplied.find((flow) => flow.requirement.id === id)?.missing).toEqual([]);
    }
  });
});

describe("the customer's own servers and the services of Microsoft", () => {
  const ALL = {
    windowsUpdate: true,
    windowsDefender: true,
    deviceHealthAttestation: true,
  } as const;

  const refusedBeside = (own: object) =>
    tryResolve(PRODUCT, { ...MODERN, ...ALL, ...own }).issues.map(({ code, at }) => [code, at]);

  test('a WSUS server excludes Windows Update and Windows Defender, and says so where they are chosen', () => {
    const without = flowsOf({ ...MODERN, ...ALL }).map(({ to }) => to.party);
    expect(without).toEqual(expect.arrayContaining(['windowsUpdate', 'windowsDefender']));
    expect(flowsOf({ ...MODERN, wsusServer: true }).map(({ to }) => to.party)).toContain('wsusServer');
    expect(refusedBeside({ wsusServer: true })).toEqual([
      ['choice-not-concerned', 'profile.windowsUpdate'],
      ['choice-not-concerned', 'profile.windowsDefender'],
    ]);
  });

  test('a DHA server excludes the service of Microsoft, for the PC and for the server, which both go there', () => {
    expect(to('deviceHealthAttestation', { ...MODERN, ...ALL })).toEqual([
      'windows-modern-device-health-attestation',
      'server-device-health-attestation',
    ]);
    expect(to('dhaServer', { ...MODERN, ...ALL })).toEqual([]);
    expect(refusedBeside({ dhaServer: true })).toEqual([['choice-not-concerned', 'profile.deviceHealthAttestation']]);
    expect(to('dhaServer', { ...MODERN, dhaServer: true })).toEqual(['windows-modern-dha-server', 'server-dha-server']);
  });

  test('who sends an attestation is worded two ways: fetching opens, and nothing leads from a DHA server', () => {
    expect(requirement('server-dha-server').disputed?.opens).toBe(true);
    expect(requirement('server-device-health-attestation').disputed).toBeUndefined();
    expect(PRODUCT.requirements.filter(({ from }) => from === 'dhaServer')).toEqual([]);
  });

  test('the port of a WSUS server is a default, since its set-up is left to another document; that of a DHA server is fixed', () => {
    const profile = { ...MODERN, wsusServer: true, dhaServer: true };
    const set = resolve(PRODUCT, { ...profile, ports: { 'windows-modern-wsus-server': '9443' } });
    expect(set.find(({ requirement: { id } }) => id === 'windows-modern-wsus-server')?.ports).toEqual([
      { first: 9443, last: 9443 },
    ]);
    const { ports, portsAre, cites } = requirement('windows-modern-wsus-server');
    expect({ ports, portsAre }).toEqual({ ports: ['443'], portsAre: 'default' });
    expect(cites.map(({ quote }) => quote)).toContainEqual(expect.stringContaining('WSUSサーバの設定方法は'));
    const refused = tryResolve(PRODUCT, { ...profile, ports: { 'windows-modern-dha-server': '9443' } });
    expect(refused.issues.map(({ code }) => code)).toEqual(['fixed-ports']);
  });

  test('the host of attestation is one name, though the page glues it to the word before it', () => {
    for (const id of ['windows-modern-device-health-attestation', 'server-device-health-attestation']) {
      const { hosts, ports } = requirement(id);
      expect(hosts).toEqual([{ kind: 'exact', name: 'has.spserv.microsoft.com', printed: 'has.spserv.microsoft.com' }]);
      expect(ports).toEqual(['443']);
    }
  });

  test.each([
    ['windows-modern-windows-defender', 'windowsDefender'],
    ['windows-modern-windows-update', 'windowsUpdate'],
  ] as const)('%s lacks its hosts, and has nothing but the printed port', (id, service) => {
    const { ports, hosts, incomplete, to } = requirement(id);
    expect({ ports, hosts, missing: incomplete?.missing, to }).toEqual({
      ports: ['443'],
      hosts: [],
      missing: ['hosts'],
      to: service,
    });
    expect(incomplete?.supply).toContain(`parties: { ${service}: { hosts: [...] } }`);
  });

  test('of Defender ATP nothing is known but the heading, and nothing is opened for it', () => {
    const { ports, portsAre, hosts, need, incomplete } = requirement('windows-modern-defender-atp');
    expect({ ports, portsAre, hosts, need, missing: incomplete?.missing }).toEqual({
      ports: [],
      portsAre: null,
      hosts: [],
      need: 'unknown',
      missing: ['transport', 'ports', 'hosts'],
    });
    expect(to('defenderAtp', MODERN)).toEqual([]);
    const [flow] = flowsOf({ ...MODERN, defenderAtp: true }).filter(({ to }) => to.party === 'defenderAtp');
    expect(flow?.missing).toEqual(['transport', 'ports', 'hosts']);
  });

  test('each is off unless it is chosen', () => {
    const parties = flowsOf(MODERN).map(({ to }) => to.party);
    const optional = [...SERVICES_OF_MICROSOFT, 'wsusServer', 'dhaServer'];
    expect(parties.filter((party) => optional.includes(party ?? ''))).toEqual([]);
  });
});

describe('a closed network of Windows Modern PCs', () => {
  test('opens 443 and 5494 to the server and nothing else', () => {
    const flows = flowsOf({ ...MODERN, mapDisplay: true, erg: true, closedNetwork: true });
    const own = flows.filter(({ from }) => from.party === 'device');
    expect(flows.filter(({ to }) => SERVICES_OF_MICROSOFT.includes(to.party ?? ''))).toEqual([]);
    expect(own.map((flow) => [flow.requirement.id, flow.requirement.ports])).toEqual([
      ['windows-modern-server', ['443', '5494']],
    ]);
  });

  test('goes with no optional service and with no server of updates or attestation', () => {
    for (const chosen of everyModernChoice()) {
      const { issues } = tryResolve(PRODUCT, { ...MODERN, ...chosen, closedNetwork: true });
      const made = Object.entries(chosen).flatMap(([choice, value]) => (value ? [`profile.${choice}`] : []));
      expect(issues.map(({ at }) => at).sort()).toEqual(made.sort());
    }
  });

  test('has a denial for each service of Microsoft', () => {
    const denied = PRODUCT.denials.filter(
      ({ from, when }) => from === 'device' && when.some((one) => isTrue(one, 'closedNetwork', 'WindowsModern')),
    );
    expect(new Set(denied.map(({ to }) => to))).toEqual(new Set(SERVICES_OF_MICROSOFT));
  });

  test('is a matter of a server in the DMZ', () => {
    for (const serverLocation of ['SaaS', 'Internal']) {
      const profile = { ...MODERN, serverLocation, closedNetwork: true };
      expect(tryResolve(PRODUCT, profile).issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
    }
  });
});

describe('the components of the server', () => {
  const PAIRS = ['search-server-management-server', 'management-server-sql-server'] as const;

  test('search to management to SQL is all that can be read, and the deployment server has a peer without a name', () => {
    const components = ['deploymentServer', 'managementServer', 'searchServer', 'sqlServer'];
    const between = PRODUCT.requirements.filter(
      ({ from, to }) => components.includes(from ?? '') && (to === null || components.includes(to)),
    );
    expect(between.map(({ from, to, incomplete }) => [from, to, incomplete?.missing])).toEqual([
      ['searchServer', 'managementServer', ['ports']],
      ['managementServer', 'sqlServer', ['ports']],
      ['deploymentServer', null, ['to', 'ports']],
    ]);
    for (const { transport, ports, portsAre, need, when, proxy, application } of between) {
      expect({ transport, ports, portsAre, need, when, proxy, application }).toEqual({
        transport: 'tcp',
        ports: [],
        portsAre: null,
        need: 'must',
        when: [OWN_SERVER],
        proxy: 'unknown',
        application: [],
      });
    }
  });

  test('who runs a search, management or SQL server is told that the figure may have further arrows', () => {
    for (const id of PAIRS) expect(requirement(id).note).toContain('deployment-server-components');
  });

  test('no product default takes the place of the figure: parts C to G open four ports and no other', () => {
    const ids = [...OF_THIS_PART];
    const open = new Set(ids.flatMap((id) => requirement(id).ports));
    expect(open).toEqual(new Set(['443', '5494', '389', '636']));
  });

  test('the ports are supplied by requirement id, and end the gap', () => {
    const ports = { 'search-server-management-server': '7001', 'management-server-sql-server': '7002' };
    const flows = flowsOf({ serverLocation: 'Internal', ports });
    expect(PAIRS.map((id) => flows.find((flow) => flow.requirement.id === id)?.missing)).toEqual([[], []]);
    const bare = flowsOf({ serverLocation: 'Internal' });
    expect(PAIRS.map((id) => bare.find((flow) => flow.requirement.id === id)?.missing)).toEqual([['ports'], ['ports']]);
  });

  test("under SaaS nothing between them is the customer's", () => {
    const ids = flowsOf({ serverLocation: 'SaaS' }).map(({ requirement: { id } }) => id);
    expect(ids.filter((id) => [...PAIRS, 'deployment-server-components'].includes(id))).toEqual([]);
  });

  test('on one machine nothing between them crosses a firewall, each on its own it does', () => {
    const standings = (names: readonly [string, string, string]) => {
      const profile = { serverLocation: 'DMZ' } as const;
      const roles = ['searchServer', 'managementServer', 'sqlServer'] as const;
      const entries = roles.map((name, at) => ({
        entry: role(mobiControl, profile, name, { name: names[at] ?? '' }),
        flows: resolve(PRODUCT, profile),
      }));
      return rulesFor(entries)
        .askings.filter(({ element }) => PAIRS.some((id) => id === element.requirement))
        .map(({ settled }) => settled?.standing);
    };
    expect(standings(['ALL', 'ALL', 'ALL'])).toEqual(Array(4).fill('internal'));
    expect(standings(['ONE', 'TWO', 'THREE'])).toEqual(Array(4).fill('uncovered'));
  });
});

describe('the console', () => {
  test('reaches the management server on 443, wherever that stands', () => {
    const { from, to, ports, portsAre, application, need, when } = requirement('console-management-server');
    expect({ from, to, ports, portsAre, need, when }).toEqual({
      from: 'console',
      to: 'managementServer',
      ports: ['443'],
      portsAre: 'fixed',
      need: 'must',
      when: [],
    });
    expect(application).toEqual([{ ports: '443', name: 'https', basis: 'inferred' }]);
  });

  test('reaches "many Internet sites" only where it is chosen, and then those that the user names', () => {
    expect(to('internetSites', { serverLocation: 'DMZ' })).toEqual([]);
    const chosen = { serverLocation: 'DMZ', consoleInternetSites: true } as const;
    const flowTo = (profile: MobiControlProfile) => flowsOf(profile).find(({ to }) => to.party === 'internetSites');
    expect(flowTo(chosen)?.missing).toEqual(['hosts']);
    expect(flowTo(chosen)?.to.ranges).toEqual([]);
    const named = flowTo({ ...chosen, parties: { internetSites: { hosts: ['maps.example.com'] } } });
    expect(named?.missing).toEqual([]);
    expect(named?.to.hosts.map(({ name }) => name)).toEqual(['maps.example.com']);
  });

  test('no row of these parts prints a range, so none opens everywhere', () => {
    const ranged = [...OF_THIS_PART].filter((id) => requirement(id).ranges !== undefined);
    expect(ranged).toEqual([]);
  });
});

describe('directories and identity providers', () => {
  test('AD DS is reached by the server on 389 and 636, both LDAP as stated, where it is used', () => {
    const { from, ports, portsAre, application, need, when } = requirement('server-active-directory');
    expect({ from, ports, portsAre, need, when }).toEqual({
      from: 'deploymentServer',
      ports: ['389', '636'],
      portsAre: 'fixed',
      need: 'conditional',
      when: [{ ...OWN_SERVER, activeDirectory: [true] }],
    });
    expect(application).toEqual([{ ports: '389, 636', name: 'ldap', basis: 'stated' }]);
    expect(to('activeDirectory', { serverLocation: 'DMZ' })).toEqual([]);
  });

  test('no device goes there, under no profile', () => {
    expect(denial('device-does-not-reach-active-directory')).toMatchObject({
      from: 'device',
      to: 'activeDirectory',
      when: [],
    });
    const asking = PRODUCT.requirements.filter(({ to }) => to === 'activeDirectory').map(({ from }) => from);
    expect(asking).toEqual(['deploymentServer']);
  });

  test.each([
    ['azureAd', 'server-azure-ad'],
    ['identityProviders', 'server-identity-providers'],
  ] as const)('%s is reached by the server on 443 where it is chosen; its hosts are not printed', (service, id) => {
    expect(to(service, { serverLocation: 'Internal' })).toEqual([]);
    expect(to(service, { serverLocation: 'Internal', [service]: true })).toEqual([id]);
    const { from, ports, hosts, ranges, incomplete } = requirement(id);
    expect({ from, ports, hosts, ranges, missing: incomplete?.missing }).toEqual({
      from: 'deploymentServer',
      ports: ['443'],
      hosts: [],
      ranges: undefined,
      missing: ['hosts'],
    });
  });
});

describe('optional servers', () => {
  test('their ports are not printed, and only the parties that the page names are filled in', () => {
    const optional = ['erg', 'repositoryServer', 'sotiAssistServer', 'exchangeActiveSyncFilter'];
    const rows = PRODUCT.requirements.filter(({ from, to }) => [from, to].some((one) => optional.includes(one ?? '')));
    expect(rows.map(({ from, to, incomplete }) => [from, to, incomplete?.missing])).toEqual([
      ['device', 'erg', ['transport', 'ports']],
      ['erg', 'repositoryServer', ['transport', 'ports']],
      [null, 'sotiAssistServer', ['from', 'transport', 'ports']],
      [null, 'exchangeActiveSyncFilter', ['from', 'transport', 'ports']],
    ]);
    expect(rows.map(({ ports, need }) => [ports, need])).toEqual(Array(4).fill([[], 'optional']));
  });

  test('the gateway opens where ports are supplied, and not before', () => {
    const profile = { serverLocation: 'DMZ', erg: true, repositoryServer: true } as const;
    const missing = (more: object) =>
      resolve(PRODUCT, { ...profile, ...more })
        .filter(({ requirement: { id } }) => id === 'device-erg' || id === 'erg-repository-server')
        .map((flow) => flow.missing);
    expect(missing({})).toEqual(Array(2).fill(['transport', 'ports']));
    expect(missing({ ports: { 'device-erg': '443/https', 'erg-repository-server': '8443' } })).toEqual([[], []]);
  });

  test('devices of a closed network do not reach the gateway, and the words of both choices say so', () => {
    const ids = flowsOf({ ...MODERN, closedNetwork: true, erg: true, repositoryServer: true }).map(
      ({ requirement: { id } }) => id,
    );
    expect(ids.filter((id) => id === 'device-erg' || id === 'erg-repository-server')).toEqual([
      'erg-repository-server',
    ]);
    expect(PRODUCT.choices.erg?.gloss).toContain('in a closed network no device reaches it');
    expect(PRODUCT.choices.closedNetwork?.gloss).toContain('Enterprise Resource Gateway');
  });

  test('none stands unless it is said or placed', () => {
    const ids = flowsOf(MODERN).map(({ requirement: { id } }) => id);
    expect(ids.filter((id) => id.includes('erg') || id.includes('assist') || id.includes('exchange'))).toEqual([]);
  });
});

describe('what is denied', () => {
  test('no combination of what Windows Modern offers opens what a denial forbids', () => {
    let applied = 0;
    for (const serverLocation of ['SaaS', 'DMZ', 'Internal'] as const) {
      const closed = serverLocation === 'DMZ' ? [{ closedNetwork: true }] : [];
      const open = everyModernChoice().map((chosen) => ({ ...chosen, closedNetwork: false }));
      for (const chosen of [...open, ...closed]) {
        const profile = { ...MODERN, ...chosen, serverLocation, activeDirectory: serverLocation !== 'SaaS' };
        const flows = flowsOf(profile);
        for (const one of PRODUCT.denials.filter(({ when }) => holds(when, profile))) {
          applied += 1;
          expect(flows.filter(({ from, to }) => from.party === one.from && to.party === one.to)).toEqual([]);
        }
      }
    }
    expect(applied).toBeGreaterThan(100);
  });
});

describe('what the parts are called', () => {
  test('parts whose letter is used twice are cited by their whole heading', () => {
    const sections = new Set(
      [...PRODUCT.requirements, ...PRODUCT.notes].flatMap(({ cites }) => cites.map(({ section }) => section)),
    );
    const headings = ['コンソールとの接続', 'AD_DSとの接続', 'オプション・サーバとの接続'];
    const cited = [...sections].filter((section) => headings.some((heading) => section.endsWith(heading)));
    expect(new Set(cited)).toEqual(
      new Set(['F. コンソールとの接続', 'E. AD_DSとの接続', 'F. オプション・サーバとの接続']),
    );
    expect(note('letters-of-parts-used-twice').kind).toBe('erratum');
  });

  test('the page is of version 14 and its links of 15.3: the site of the links is opened nowhere', () => {
    expect(note('version-14-links-to-version-15').kind).toBe('contradiction');
    const names = PRODUCT.requirements.flatMap(({ hosts }) => hosts.map(({ name }) => name));
    expect(names.filter((name) => name === 'soti.net' || name === 'www.soti.net')).toEqual([]);
  });
});

/** The requirements of parts C to G but for SOTI's services and Bing Maps, which other parts have as well. */
const OF_THIS_PART: ReadonlySet<string> = new Set([
  'windows-modern-server',
  'server-wns',
  'windows-modern-wns',
  'windows-modern-wsus-server',
  'windows-modern-dha-server',
  'server-dha-server',
  'windows-modern-windows-defender',
  'windows-modern-defender-atp',
  'windows-modern-windows-update',
  'windows-modern-device-health-attestation',
  'server-device-health-attestation',
  'windows-classic-server',
  'linux-server',
  'device-proxy',
  'search-server-management-server',
  'management-server-sql-server',
  'deployment-server-components',
  'console-management-server',
  'console-internet-sites',
  'server-active-directory',
  'server-azure-ad',
  'server-identity-providers',
  'device-erg',
  'erg-repository-server',
  'soti-assist-server',
  'exchange-active-sync-filter',
]);

/** Every combination of what can be switched for Windows Modern. */
function everyModernChoice(): readonly Readonly<Record<string, boolean>>[] {
  const choices = [...SERVICES_OF_MICROSOFT, 'wsusServer', 'dhaServer'];
  const all = choices.reduce<readonly Readonly<Record<string, boolean>>[]>(
    (before, name) => before.flatMap((one) => [one, { ...one, [name]: true }]),
    [{}],
  );
  return all.filter((chosen) => tryResolve(PRODUCT, { ...MODERN, ...chosen }).issues.length === 0);
}

function flowsOf(profile: MobiControlProfile) {
  return resolve(PRODUCT, { ...profile });
}

/** The ids of the requirements that lead to a party under a profile. */
function to(party: string, profile: MobiControlProfile): readonly string[] {
  return flowsOf(profile)
    .filter((flow) => flow.to.party === party)
    .map(({ requirement: { id } }) => id);
}

function holds(when: readonly Conjunction[], profile: Readonly<Record<string, unknown>>): boolean {
  const has = (name: string) => {
    const value = profile[name] ?? false;
    return Array.isArray(value) ? value : [value];
  };
  const all = (one: Conjunction) =>
    Object.entries(one).every(([name, values]) => has(name).some((value) => values.includes(value)));
  return when.length === 0 || when.some(all);
}

function isTrue(one: Conjunction, flag: string, platform: string): boolean {
  return one[flag]?.includes(true) === true && one.platforms?.includes(platform) === true;
}

function requirement(id: string): Requirement {
  return found(PRODUCT.requirements, id);
}

function denial(id: string): Denial {
  return found(PRODUCT.denials, id);
}

function note(id: string): Note {
  return found(PRODUCT.notes, id);
}

function found<Part extends { readonly id: string }>(parts: readonly Part[], id: string): Part {
  const part = parts.find((one) => one.id === id);
  if (part === undefined) throw new Error(`${id} is not in the catalogue`);
  return part;
}
