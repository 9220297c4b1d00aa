import {
  type IsmCloudOneProfile,
  IsmPlatform,
  IsmQrcNetwork,
  IsmRemoteControlMode,
  IsmSystemServerPort,
  ismCloudOne,
} from '../../lib/catalog/ism-cloudone';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import type { Flow } from '../../lib/model/flow';
import { printPorts } from '../../lib/model/ports';
import type { Note, Product, Requirement } from '../../lib/model/product';
import { type ResolveContext, resolve } from '../../lib/resolve';

const PRODUCT: Product = ismCloudOne;

/** What the page itself asks for, whatever supplements add. */
const OF_THE_PAGE = PRODUCT.requirements.filter(({ cites }) => cites.some(({ document }) => document === '004'));

const EVERY_PLATFORM = ['Windows', 'Mac', 'iOS', 'Android'] as const;

/** Everything that the page knows, with the system server on one of its two ports. */
function everything(systemServerPort: '80' | '443'): IsmCloudOneProfile {
  return {
    platforms: EVERY_PLATFORM,
    systemServerPort,
    attendanceTool: true,
    userConsole: true,
    qndServer: true,
    remoteControl: ['Local', 'Internet'],
    qrc: ['LAN', 'Internet'],
    behaviourDetection: true,
    qsBehaviourDetection: true,
    cloudLinkage: true,
    updateSupportServer: true,
    qsOptions: true,
  };
}

describe('the system server', () => {
  test('is the only party that must be reached', () => {
    const must = OF_THE_PAGE.filter(({ need }) => need === 'must');
    expect(new Set(must.map(({ to }) => to))).toEqual(new Set(['systemServer']));
    expect(new Set(must.map(({ from }) => from))).toEqual(
      new Set(['client', 'attendanceTool', 'userConsole', 'qndServer', 'updateSupportServer']),
    );
    expect(OF_THE_PAGE.filter(({ need }) => need !== 'must' && need !== 'conditional')).toEqual([]);
  });

  test.each([
    ['80', '443'],
    ['443', '80'],
  ] as const)('Windows and Mac clients reach it on %s and never on %s beside it', (systemServerPort, other) => {
    const switched = flows(everything(systemServerPort))
      .filter(({ from, to }) => from === 'client' && to === 'systemServer')
      .filter(({ id }) => id.startsWith('windows'));
    expect(switched.map(({ id }) => id)).toEqual([
      `windows-mac-client-system-server-${systemServerPort}`,
      `windows-client-system-server-behaviour-detection-${systemServerPort}`,
      `windows-client-system-server-update-support-${systemServerPort}`,
      `windows-mac-client-system-server-qs-agent-${systemServerPort}`,
    ]);
    expect(switched.map(({ ports }) => ports)).toEqual(switched.map(() => [systemServerPort]));
    expect(switched.flatMap(({ ports }) => ports)).not.toContain(other);
  });

  test('80 stands towards it nowhere but where its setting switches to it', () => {
    const at80 = OF_THE_PAGE.filter(({ to, ports }) => to === 'systemServer' && ports.includes('80'));
    for (const { id, when } of at80) {
      expect({ id, ports: when.map(({ systemServerPort }) => systemServerPort) }).toEqual({
        id,
        ports: when.map(() => ['80']),
      });
    }
    expect(at80).toHaveLength(4);
  });

  test('its port is the fact of whoever has Windows or Mac clients, and of nobody else', () => {
    expect(PRODUCT.choices.systemServerPort).toMatchObject({ kind: 'oneOf', values: ['80', '443'] });
    expect(PRODUCT.choices.systemServerPort).not.toHaveProperty('default');
    for (const platform of ['Windows', 'Mac'] as const) {
      expect(problems({ platforms: [platform] })).toEqual(['choice-missing']);
    }
    expect(problems({ platforms: ['iOS', 'Android'] })).toEqual([]);
    expect(problems({ platforms: ['iOS'], systemServerPort: '443' })).toEqual(['choice-not-concerned']);
  });

  test('its port may be moved, as the tables call it a default value', () => {
    const ports = { 'windows-mac-client-system-server-443': '8443/https' };
    const [moved] = resolve(ismCloudOne, { platforms: ['Mac'], systemServerPort: '443', ports });
    expect(moved === undefined ? undefined : printPorts(moved.ports)).toEqual(['8443']);
    expect(moved?.application).toEqual([{ ports: '8443', name: 'https', basis: 'supplied' }]);
  });

  test('the rows that print the Windows or Mac client start from it in every section', () => {
    const asked = flows(everything('443'))
      .filter(({ from, to }) => to === 'systemServer' && from !== 'client')
      .map(({ from }) => from);
    expect(asked).toEqual(['attendanceTool', 'userConsole', 'qndServer', 'updateSupportServer']);
    for (const agent of ['behaviourDetectionAgent', 'updateSupportAgent', 'qsAgent']) {
      expect(OF_THE_PAGE.filter(({ from, to }) => from === agent && to === 'systemServer')).toEqual([]);
    }
  });
});

describe('clients', () => {
  test.each([
    ['Windows', ['systemServer tcp 443', 'qssServer tcp 443']],
    ['Mac', ['systemServer tcp 443']],
    ['Android', ['systemServer tcp 443', 'relayServer tcp 80, 443', 'androidUpdateServer tcp 443']],
    ['iOS', ['systemServer tcp 443', 'vpp tcp 443', 'appStore tcp 443', 'apns tcp 443', 'apns tcp 5223']],
  ] as const)('%s asks for exactly what the table prints', (platform, expected) => {
    const switched = platform === 'Windows' || platform === 'Mac' ? { systemServerPort: '443' as const } : {};
    expect(flows({ platforms: [platform], ...switched }).map(traffic)).toEqual(expected);
  });

  test('nothing is asked for without a choice', () => {
    expect(flows({})).toEqual([]);
  });

  test('what the table prints as outbound is opened inbound nowhere', () => {
    const inbound = flows(everything('443')).filter(({ from }) => Object.hasOwn(PRODUCT.services, from ?? ''));
    expect(inbound).toEqual([]);
  });

  test.each(['attendanceTool', 'userConsole', 'qndServer'] as const)(
    'the %s stands where it asks or is said to, and asks for the system server alone',
    (party) => {
      const expected = ['systemServer tcp 443'];
      expect(flows({ [party]: true }).map(traffic)).toEqual(expected);
      expect(flows({}, { asker: party }).map(traffic)).toEqual(expected);
      expect(problems({ [party]: false }, { asker: party })).toEqual(['party-contradicted']);
    },
  );

  test('the QSS server of the client and the QS server of the QS agent are two', () => {
    expect(requirement('windows-client-qss-server')).toMatchObject({ from: 'client', to: 'qssServer' });
    expect(requirement('qs-agent-qs-server')).toMatchObject({ from: 'qsAgent', to: 'qsServer' });
    expect(PRODUCT.services.qssServer?.words).not.toBe(PRODUCT.services.qsServer?.words);
  });
});

describe('IPv4 and IPv6', () => {
  test('are held apart for the kinds that the page supports over IPv4 alone, and for no other', () => {
    const ipv4 = OF_THE_PAGE.filter(({ ipVersion }) => ipVersion === 'IPv4');
    expect(ipv4.map(({ id }) => id).sort()).toEqual([
      'android-client-system-server',
      'attendance-tool-system-server',
      'ios-client-system-server',
      'update-support-agent-update-support-agent',
      'update-support-agent-update-support-server',
      'update-support-server-information-server',
      'update-support-server-system-server',
      'update-support-server-windows-update',
    ]);
  });

  test('an inferred family gives its reason', () => {
    for (const platform of ['android', 'ios']) {
      expect(requirement(`${platform}-client-system-server`).note).toContain('merged');
    }
  });

  test('an IPv6 address of a server that is reached over IPv4 alone is refused', () => {
    const parties = { systemServer: { addresses: ['2001:db8::/64'] } };
    expect(problems({ attendanceTool: true, parties })).toEqual(['ipv4-only']);
    expect(problems({ platforms: ['Mac'], systemServerPort: '443', parties })).toEqual([]);
  });
});

describe('remote control', () => {
  test('has three TCP ports in local mode, from the console to the client', () => {
    expect(flows({ remoteControl: ['Local'] }).map(whole)).toEqual(['rcConsole -> rcClient tcp 42187-42189']);
  });

  test('has five ports in Internet mode, from both ends to the RC system server', () => {
    expect(flows({ remoteControl: ['Internet'] }).map(whole)).toEqual([
      'rcConsole -> rcSystemServer tcp 42192-42193',
      'rcConsole -> rcSystemServer udp 42189-42191',
      'rcClient -> rcSystemServer tcp 42192-42193',
      'rcClient -> rcSystemServer udp 42189-42191',
    ]);
  });

  test('42189 is TCP in one mode and UDP in the other', () => {
    const at42189 = OF_THE_PAGE.filter(({ ports }) => ports.includes('42189'));
    expect(at42189.map(({ id, transport }) => `${id} ${transport}`)).toEqual([
      'rc-console-rc-client tcp',
      'rc-console-rc-system-server-udp udp',
      'rc-client-rc-system-server-udp udp',
    ]);
  });

  test('in both modes is the two together, with nothing in between', () => {
    const both = flows({ remoteControl: ['Local', 'Internet'] });
    expect(both.map(whole)).toEqual([
      ...flows({ remoteControl: ['Local'] }).map(whole),
      ...flows({ remoteControl: ['Internet'] }).map(whole),
    ]);
  });

  test('its ports cannot be changed', () => {
    const own = OF_THE_PAGE.filter(({ id }) => id.startsWith('rc-'));
    expect(own.map(({ portsAre }) => portsAre)).toEqual(own.map(() => 'fixed'));
    const ports = { 'rc-console-rc-client': '42190' };
    expect(problems({ remoteControl: ['Local'], ports })).toEqual(['fixed-ports']);
  });

  test('inbound to a client waits for the consoles that the user places', () => {
    const [local] = resolve(ismCloudOne, { remoteControl: ['Local'] }, { asker: 'rcClient' });
    expect(local?.from).toMatchObject({ party: 'rcConsole', placement: 'unplaced', ranges: [], bound: [] });
  });
});

describe('QRC', () => {
  test('on the LAN has UDP both ways between console and client, and HTTPS to its system server', () => {
    expect(flows({ qrc: ['LAN'] }).map(whole)).toEqual([
      'qrcClient -> qrcSystemServer tcp 443',
      'qrcConsole -> qrcSystemServer tcp 443',
      'qrcClient -> qrcConsole udp 1024-65535',
      'qrcConsole -> qrcClient udp 1024-65535',
    ]);
  });

  test('over the Internet has TCP and UDP 443 to the TURN server, and nothing back', () => {
    expect(flows({ qrc: ['Internet'] }).map(whole)).toEqual([
      'qrcClient -> qrcSystemServer tcp 443',
      'qrcConsole -> qrcSystemServer tcp 443',
      'qrcClient -> turnServer tcp 443',
      'qrcClient -> turnServer udp 443',
      'qrcConsole -> turnServer tcp 443',
      'qrcConsole -> turnServer udp 443',
    ]);
    expect(PRODUCT.requirements.filter(({ from }) => from === 'turnServer')).toEqual([]);
    expect(note('turn-answers-are-no-flows').kind).toBe('behaviour');
  });

  test('the three layers of its cell are https on TCP 443, as stated', () => {
    const own = OF_THE_PAGE.filter(({ to }) => to === 'qrcSystemServer');
    expect(own).toHaveLength(2);
    for (const { transport, application } of own) {
      expect({ transport, application }).toEqual({
        transport: 'tcp',
        application: [{ ports: '443', name: 'https', basis: 'stated' }],
      });
    }
  });

  test('nearly every UDP port is opened between roles that the user places, never towards a service', () => {
    const wide = OF_THE_PAGE.filter(({ ports }) => ports.includes('1024-65535'));
    expect(wide.map(({ from, to }) => [from, to])).toEqual([
      ['qrcClient', 'qrcConsole'],
      ['qrcConsole', 'qrcClient'],
    ]);
    for (const flow of resolve(ismCloudOne, { qrc: ['LAN'] }, { asker: 'qrcClient' })) {
      const peer = flow.from.party === 'qrcClient' ? flow.to : flow.from;
      if (flow.transport === 'udp') expect(peer).toMatchObject({ party: 'qrcConsole', placement: 'unplaced' });
    }
  });
});

describe('behaviour detection', () => {
  const windows = { platforms: ['Windows'], systemServerPort: '443' } as const;

  test('opens the licence server from the agent, with the name and the port apart', () => {
    const own = flows({ ...windows, behaviourDetection: true }).filter(({ from }) => from !== 'client');
    expect(own.map(whole)).toEqual(['behaviourDetectionAgent -> ffriLicenseServer tcp 443']);
    expect(own[0]?.hosts).toEqual(['yarai.fourteenforty.jp']);
  });

  test('its QS edition brings the QS agent with it', () => {
    const own = flows({ ...windows, qsBehaviourDetection: true }).map(({ id }) => id);
    expect(own).toEqual([
      'windows-mac-client-system-server-443',
      'windows-client-qss-server',
      'windows-client-system-server-behaviour-detection-443',
      'behaviour-detection-agent-ffri-license-server',
      'windows-mac-client-system-server-qs-agent-443',
      'qs-agent-qs-server',
      'qs-agent-qs-agent',
    ]);
  });

  test('the cloud linkage is a flow of its own, of the QS edition alone', () => {
    const linked = { ...windows, qsBehaviourDetection: true, cloudLinkage: true };
    const added = flows(linked).filter(
      ({ id }) => !flows({ ...linked, cloudLinkage: false }).some((one) => one.id === id),
    );
    expect(added.map(({ to, ports, hosts }) => ({ to, ports, hosts }))).toEqual([
      { to: 'ffriCloud', ports: ['443'], hosts: ['garencieres.ffri.jp'] },
    ]);
    expect(problems({ ...windows, behaviourDetection: true, cloudLinkage: true })).toEqual(['choice-not-concerned']);
  });

  test('is a choice beside Windows clients, and no choice of others', () => {
    const others = { platforms: ['Mac', 'iOS', 'Android'], systemServerPort: '443' } as const;
    expect(problems({ ...others, behaviourDetection: true })).toEqual(['choice-not-concerned']);
    expect(problems({ ...others, qsBehaviourDetection: true })).toEqual(['choice-not-concerned']);
  });

  test('the two names of FFRI are the only hosts that the page prints', () => {
    const named = OF_THE_PAGE.filter(({ hosts }) => hosts.length > 0);
    expect(named.flatMap(({ hosts }) => hosts)).toEqual([
      { kind: 'exact', name: 'yarai.fourteenforty.jp', printed: 'yarai.fourteenforty.jp' },
      { kind: 'exact', name: 'garencieres.ffri.jp', printed: 'garencieres.ffri.jp' },
    ]);
  });
});

describe('Windows 10 / 11 update support', () => {
  test('asks for exactly what its table prints, where its server stands', () => {
    expect(flows({ updateSupportServer: true }).map(whole)).toEqual([
      'updateSupportAgent -> updateSupportAgent tcp 50202-50299',
      'updateSupportAgent -> updateSupportServer tcp 80, 443',
      'updateSupportServer -> systemServer tcp 443',
      'updateSupportServer -> informationServer tcp 443',
      'updateSupportServer -> windowsUpdate tcp 80, 443',
    ]);
    expect(flows({}, { asker: 'updateSupportServer' })).toHaveLength(5);
  });

  test('agent and server use 80 and 443 both, where no setting switches them', () => {
    for (const id of ['update-support-agent-update-support-server', 'update-support-server-windows-update']) {
      const { ports, when } = requirement(id);
      expect({ id, ports, when }).toEqual({ id, ports: ['80', '443'], when: [{ updateSupportServer: [true] }] });
    }
  });

  test('the flow that two tables print stands once, with both cited', () => {
    const same = OF_THE_PAGE.filter(({ from, to }) => from === 'updateSupportServer' && to === 'systemServer');
    expect(same).toHaveLength(1);
    const sections = same.flatMap(({ cites }) => cites.map(({ section }) => section.slice(0, '付録-1-2'.length)));
    expect(sections).toEqual(expect.arrayContaining(['付録-1-2', '付録-1-6']));
  });
});

describe('QS agents', () => {
  const mac = { platforms: ['Mac'], systemServerPort: '80', qsOptions: true } as const;

  test('stand on Windows and on Mac clients, which share the row', () => {
    const expected = [
      'client -> systemServer tcp 80',
      'qsAgent -> qsServer tcp 443',
      'qsAgent -> qsAgent udp 16420, 16430-16439',
    ];
    expect(flows(mac).slice(1).map(whole)).toEqual(expected);
    expect(
      flows({ ...mac, platforms: ['Windows'] })
        .slice(2)
        .map(whole),
    ).toEqual(expected);
    expect(problems({ platforms: ['iOS'], qsOptions: true })).toEqual(['choice-not-concerned']);
  });

  test('speak to each other on two ranges, and the ports between them stay closed', () => {
    expect(requirement('qs-agent-qs-agent')).toMatchObject({ transport: 'udp', ports: ['16420', '16430-16439'] });
  });
});

describe('what the page leaves out', () => {
  test('is the host of every server but those of FFRI, and nothing else', () => {
    const lacking = OF_THE_PAGE.filter(({ to }) => Object.hasOwn(PRODUCT.services, to ?? '')).filter(
      ({ hosts }) => hosts.length === 0,
    );
    for (const { id, incomplete } of lacking) {
      expect({ id, missing: incomplete?.missing }).toEqual({ id, missing: ['hosts'] });
    }
    expect(OF_THE_PAGE.filter(({ incomplete }) => incomplete !== undefined)).toEqual(lacking);
    const named = Object.keys(PRODUCT.services).filter((service) => !lacking.some(({ to }) => to === service));
    expect(named).toEqual(['ffriLicenseServer', 'ffriCloud']);
  });

  test('is quoted, server by server, in the note that says so', () => {
    const { cites } = note('hosts-not-printed');
    const quoted = cites.map(({ quote }) => quote).join(' ');
    const lacking = Object.entries(PRODUCT.services).filter(([service]) => !service.startsWith('ffri'));
    expect(lacking.filter(([, { words }]) => !quoted.includes(words.replace(/^APNsサーバー$/, 'APNs')))).toEqual([]);
  });

  test('of what runs on a web port is asked for, in words that a profile takes', () => {
    const unsaid = OF_THE_PAGE.filter(
      ({ incomplete, application, transport, ports }) =>
        incomplete !== undefined && application.length === 0 && transport === 'tcp' && !ports.includes('5223'),
    ).filter(({ to }) => !OF_THE_PAGE.some((one) => one.to === to && one.transport === 'udp'));
    expect(unsaid.length).toBeGreaterThan(10);
    for (const { id, incomplete } of unsaid) {
      const said = new RegExp(`ports: \\{ '${id}': '([^']+)' \\}`).exec(incomplete?.supply ?? '')?.[1] ?? '';
      const profiles = (['80', '443'] as const).map((port) => ({ ...everything(port), ports: { [id]: said } }));
      const supplied = profiles
        .flatMap((profile) => resolve(ismCloudOne, profile))
        .find((one) => one.requirement.id === id);
      const meant = requirement(id).ports.map((port) => ({
        ...{ ports: port, name: port === '80' ? 'http' : 'https' },
        basis: 'supplied',
      }));
      expect({ id, application: supplied?.application }).toEqual({ id, application: meant });
    }
  });

  test('can be supplied for every one of these servers', () => {
    const lacking = Object.keys(PRODUCT.services).filter((service) => !service.startsWith('ffri'));
    const parties = Object.fromEntries(lacking.map((service) => [service, { addresses: ['192.0.2.1'] }]));
    const found = resolve(ismCloudOne, { ...everything('443'), parties });
    expect(found.filter(({ missing }) => missing.length > 0)).toEqual([]);
  });

  test('what runs on a port is said where the page says it, and nowhere guessed', () => {
    const said = OF_THE_PAGE.filter(({ application }) => application.length > 0);
    expect(said.map(({ to }) => to)).toEqual(['qrcSystemServer', 'qrcSystemServer']);
  });

  test('whether a proxy may stand between is unknown for every flow', () => {
    expect(OF_THE_PAGE.filter(({ proxy }) => proxy !== 'unknown')).toEqual([]);
    expect(note('proxy-by-host-name-over-ipv6').kind).toBe('constraint');
  });
});

test('every port stands in a quote of the requirement that opens it, under its transport', () => {
  for (const { id, ports, transport, cites } of OF_THE_PAGE) {
    const quoted = cites.map(({ quote }) => quote.replaceAll('~', '-')).join(' ');
    const numbers: readonly string[] = quoted.match(/(?<![\d.])\d+(?:-\d+)?(?![\d.])/g) ?? [];
    expect({ id, unquoted: ports.filter((port) => !numbers.includes(port)) }).toEqual({ id, unquoted: [] });
    // The one sentence that prints a port without a transport.
    if (id === 'behaviour-detection-agent-ffri-cloud') continue;
    expect({ id, transport: quoted.includes(transport.toUpperCase()) }).toEqual({ id, transport: true });
  }
});

test('ports are defaults where the section calls them so, and fixed elsewhere', () => {
  const fixed = OF_THE_PAGE.filter(({ portsAre }) => portsAre === 'fixed').map(({ id }) => id);
  expect(fixed.filter((id) => !/^q?rc-/.test(id))).toEqual(['qs-agent-qs-server', 'qs-agent-qs-agent']);
  for (const { id, cites } of OF_THE_PAGE.filter(({ portsAre }) => portsAre === 'default')) {
    expect({ id, quoted: cites.some(({ quote }) => quote.includes('(デフォルト値)')) }).toEqual({ id, quoted: true });
  }
});

test('the named constants are the values of the choices', () => {
  const { platforms, systemServerPort, remoteControl, qrc } = ismCloudOne.choices;
  expect(Object.values(IsmPlatform)).toEqual(platforms.values);
  expect(Object.values(IsmSystemServerPort).sort()).toEqual([...systemServerPort.values].sort());
  expect(Object.values(IsmRemoteControlMode)).toEqual(remoteControl.values);
  expect(Object.values(IsmQrcNetwork)).toEqual(qrc.values);
});

/** A flow as a reader of the page would write it. */
interface Asked {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly transport: string;
  readonly ports: readonly string[];
  readonly hosts: readonly string[];
}

function flows(profile: IsmCloudOneProfile, context?: ResolveContext): readonly Asked[] {
  return resolve(ismCloudOne, { ...profile }, context).map(
    ({ requirement: { id }, from, to, transport, ports }: Flow): Asked => ({
      id,
      from: from.party,
      to: to.party,
      transport,
      ports: printPorts(ports),
      hosts: to.hosts.map(({ name }) => name),
    }),
  );
}

function traffic({ to, transport, ports }: Asked): string {
  return `${to} ${transport} ${ports.join(', ')}`;
}

function whole(flow: Asked): string {
  return `${flow.from} -> ${traffic(flow)}`;
}

/** The codes of what is wrong with a profile; none where it can be used. */
function problems(profile: IsmCloudOneProfile, context?: ResolveContext): readonly string[] {
  try {
    resolve(ismCloudOne, { ...profile }, context);
    return [];
  } catch (error) {
    if (error instanceof NetworkRequirementsError) return error.issues.map(({ code }) => code);
    throw error;
  }
}

function requirement(id: string): Requirement {
  const found = PRODUCT.requirements.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no requirement '${id}'`);
  return found;
}

function note(id: string): Note {
  const found = PRODUCT.notes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no note '${id}'`);
  return found;
}
