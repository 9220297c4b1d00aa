import {
  MobiControlAppleHosts,
  MobiControlPlatform,
  type MobiControlProfile,
  MobiControlServerLocation,
  mobiControl,
} from '../../lib/catalog/mobicontrol';
import { ANDROID_NOTES, ANDROID_REQUIREMENTS } from '../../lib/catalog/mobicontrol/android';
import { APPLE_NOTES, APPLE_REQUIREMENTS } from '../../lib/catalog/mobicontrol/apple';
import { BING_NOTES, BING_REQUIREMENTS } from '../../lib/catalog/mobicontrol/bing-maps';
import { SOTI_ADDRESS_TABLES, SOTI_ADDRESSES } from '../../lib/catalog/mobicontrol/quotes';
import { SOTI_SERVICES_NOTES, SOTI_SERVICES_REQUIREMENTS } from '../../lib/catalog/mobicontrol/soti-services';
import { tryCompile } from '../../lib/compile';
import type { Alternative } from '../../lib/model/entry';
import { type Host, nameForRanges } from '../../lib/model/host';
import { containsName, namesOf } from '../../lib/model/name-set';
import type { Denial, Note, Product, Requirement } from '../../lib/model/product';
import { resolve, tryResolve, tryRole } from '../../lib/resolve';
import { rulesFor } from '../../lib/rules';
import { describePage } from './pages';

/** Parts A and B of the page, SOTI's services and Bing Maps in every part, and the product as a whole. */
const PRODUCT: Product = mobiControl;

const ANDROID = { serverLocation: 'DMZ', platforms: ['Android'] } as const;
const APPLE = { serverLocation: 'DMZ', platforms: ['Apple'] } as const;
const EVERY_PLATFORM = Object.values(MobiControlPlatform);
const EVERY_LOCATION = Object.values(MobiControlServerLocation);

/** What stands in parts A and B. */
const OF_THESE_PARTS: readonly Requirement[] = [
  ...SOTI_SERVICES_REQUIREMENTS,
  ...BING_REQUIREMENTS,
  ...ANDROID_REQUIREMENTS,
  ...APPLE_REQUIREMENTS,
];

describe("SOTI's services", () => {
  const SERVICES = [
    ['server-activation-service', 'activate2.soti.net'],
    ['server-agent-builder-service', 'activate2.soti.net'],
    ['server-enrollment-service', 'mc-enroll.soti.net'],
    ['server-location-service', 'mobicontrolservices.soti.net'],
  ] as const;

  test.each(SERVICES)('%s goes to %s, or to the ten addresses instead', (id, name) => {
    const { from, transport, ports, portsAre, hosts, ranges, either } = requirement(id);
    expect({ from, transport, ports, portsAre, either }).toEqual({
      from: 'deploymentServer',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      either: true,
    });
    expect(hosts.map((host) => [host.kind, host.name])).toEqual([['exact', name]]);
    expect(ranges).toEqual({ for: [name], cidrs: SOTI_ADDRESSES });
  });

  test('four services stand on three names', () => {
    expect(new Set(SERVICES.map(([, name]) => name)).size).toBe(3);
  });

  test('the ten addresses are one constant, and every requirement that has them cites the tables that print them', () => {
    expect(SOTI_ADDRESSES).toHaveLength(10);
    expect(new Set(SOTI_ADDRESSES).size).toBe(10);
    const having = PRODUCT.requirements.filter(({ ranges }) => ranges?.cidrs.includes('13.248.157.19'));
    expect(having.map(({ id }) => id)).toEqual([
      ...SERVICES.map(([id]) => id),
      'android-enrollment-service',
      'apple-enrollment-service',
    ]);
    for (const { ranges } of having) expect(ranges?.cidrs).toBe(SOTI_ADDRESSES);
    const citing = new Set(
      having.flatMap(({ cites }) => cites.filter(({ quote }) => quote.startsWith('54.')).map(({ section }) => section)),
    );
    expect(citing).toEqual(new Set(SOTI_ADDRESS_TABLES));
    expect(SOTI_ADDRESS_TABLES).toHaveLength(6);
  });

  test('no date decides which of the ten are opened: all of them are', () => {
    const opened = openedBy('deploymentServer', { serverLocation: 'Internal' }, 'addresses');
    expect(opened).toEqual(new Set(SOTI_ADDRESSES.map((address) => `tcp 443 ${address}/32`)));
    expect(note('soti-addresses-since-2020').cites.map(({ section }) => section)).toEqual(SOTI_ADDRESS_TABLES);
  });

  test('table 1 or table 2, and table 3: by name four names, by address the ten and the name without addresses', () => {
    expect(openedBy('deploymentServer', ANDROID, 'names')).toEqual(
      new Set([
        'tcp 443 activate2.soti.net',
        'tcp 443 mc-enroll.soti.net',
        'tcp 443 mobicontrolservices.soti.net',
        'tcp 443 agentdservice.s3.amazonaws.com',
      ]),
    );
    expect(openedBy('deploymentServer', ANDROID, 'addresses')).toEqual(
      new Set(SOTI_ADDRESSES.map((address) => `tcp 443 ${address}/32`)),
    );
    expect(uncoveredBy('deploymentServer', ANDROID, 'addresses')).toEqual(['agentdservice.s3.amazonaws.com']);
  });

  test('table 3 has names only, and stands in the Android part only', () => {
    const { hosts, ranges, unprintedRanges, either, when } = requirement('server-download-site');
    expect(hosts.map(({ name }) => name)).toEqual(['activate2.soti.net', 'agentdservice.s3.amazonaws.com']);
    expect({ ranges, unprintedRanges, either }).toEqual({
      ranges: undefined,
      unprintedRanges: undefined,
      either: false,
    });
    expect(when).toEqual([{ serverLocation: ['DMZ', 'Internal'], platforms: ['Android'] }]);
    for (const platform of EVERY_PLATFORM) {
      const ids = idsOf({ serverLocation: 'Internal', platforms: [platform] });
      expect(ids.includes('server-download-site')).toBe(platform === 'Android');
    }
  });

  test('a name that two services share is opened once, for both', () => {
    const { askings } = rulingOf('deploymentServer', { serverLocation: 'Internal', platforms: ['WindowsClassic'] });
    const asked = askings.filter(
      ({ element: { asked: one } }) => one.kind === 'host' && one.host.name.startsWith('activate2'),
    );
    expect(asked.map(({ element }) => element.requirement)).toEqual([
      'server-activation-service',
      'server-agent-builder-service',
    ]);
    expect(new Set(asked.map(({ rule }) => rule?.key)).size).toBe(1);
  });

  test('the agent builder is for Windows Classic and Windows Embedded alone, though its row stands in every part', () => {
    for (const platform of EVERY_PLATFORM) {
      const ids = idsOf({ serverLocation: 'DMZ', platforms: [platform] });
      const isConcerned = platform === 'WindowsClassic' || platform === 'WindowsEmbedded';
      expect({ platform, has: ids.includes('server-agent-builder-service') }).toEqual({ platform, has: isConcerned });
    }
    expect(requirement('server-agent-builder-service').need).toBe('conditional');
    expect(sectionsOf('server-agent-builder-service').size).toBe(4);
  });

  test('the other three are a must whatever the devices are', () => {
    for (const id of ['server-activation-service', 'server-enrollment-service', 'server-location-service']) {
      expect(requirement(id)).toMatchObject({ need: 'must', when: [{ serverLocation: ['DMZ', 'Internal'] }] });
      expect(sectionsOf(id).size).toBe(4);
    }
  });

  test('each rests on the sentences of all four parts: by URL, by address, and the ten addresses', () => {
    for (const [id] of SERVICES) {
      const partsWith = (words: RegExp) =>
        new Set(
          requirement(id)
            .cites.filter(({ quote }) => words.test(quote))
            .map(({ section }) => section),
        ).size;
      expect([/URLベースで許可する場合/, /IPアドレスベースで許可する場合/, /^54\./, /^13\./].map(partsWith)).toEqual([
        4, 4, 4, 4,
      ]);
    }
  });

  test('the table that is called 15 where 14 is meant changes nothing', () => {
    expect(note('soti-urls-called-table-15').kind).toBe('erratum');
    expect(requirement('server-activation-service').cites.map(({ section }) => section)).toContain(
      'D. Windows Classic、Windows Embedded、LinuxとFirewall › MobiControlサーバからSOTI Servicesへ',
    );
  });
});

describePage('002', {
  'the six tables of addresses print the same ten': (page) => {
    const printed = page.lines.map(({ text }) => /^\d{1,3}(?:\.\d{1,3}){3}(?!\/)/.exec(text)?.[0]).filter(Boolean);
    expect(printed).toEqual(SOTI_ADDRESS_TABLES.flatMap(() => [...SOTI_ADDRESSES]));
  },
  'table 5 is read line by line': (page) => {
    const start = page.lines.findIndex(({ text }) => text === '(表5)');
    const lines = page.lines.slice(start + 1, start + 14).map(({ text }) => text.replace(/^URL /, ''));
    expect(lines).toEqual(requirement('android-google-play').hosts.map(({ printed }) => printed));
  },
  'the six names of table 11 are parted from what is glued to them': (page) => {
    const start = page.lines.findIndex(({ text }) => text === '(表11)');
    const names = page.lines
      .slice(start + 1, start + 7)
      .map(({ text }) => /^[a-z-]+(?:\.[a-z]+)*?\.com/.exec(text)?.[0]);
    expect(names).toEqual(requirement('apple-device-management-listed').hosts.map(({ name }) => name));
  },
});

describe('Bing Maps', () => {
  test('are reached from the server and from the console, and only where a map is wanted', () => {
    expect(idsTo('bingMaps', { ...ANDROID })).toEqual([]);
    expect(idsTo('bingMaps', { ...ANDROID, mapDisplay: true })).toEqual(['server-bing-maps', 'console-bing-maps']);
    expect(idsTo('bingMaps', { serverLocation: 'SaaS', mapDisplay: true })).toEqual(['console-bing-maps']);
  });

  test('are a name with a path, kept beside it and no part of it', () => {
    for (const id of ['server-bing-maps', 'console-bing-maps']) {
      expect(requirement(id).hosts).toEqual([
        { kind: 'exact', name: 'www.bing.com', printed: 'www.bing.com/maps', path: '/maps' },
      ]);
    }
  });

  test('stand in four parts for the server, and in sentences for the console, whose port the page prints elsewhere', () => {
    expect([...sectionsOf('server-bing-maps')].filter((section) => section.endsWith('Bing Map'))).toHaveLength(4);
    expect(requirement('console-bing-maps').cites.map(({ quote }) => quote)).toContain(
      'コンソールからは、多くのインターネットサイトにTCP443経由でアクセスします。',
    );
  });

  test('the Windows Modern part, which leaves the location service out of the story, keeps both flows', () => {
    const ids = idsOf({ serverLocation: 'DMZ', platforms: ['WindowsModern'], mapDisplay: true });
    expect(ids).toEqual(expect.arrayContaining(['server-location-service', 'server-bing-maps']));
    expect(note('windows-modern-without-location-service').kind).toBe('contradiction');
  });
});

describe('devices and their server', () => {
  test.each([
    ['android-server', 'Android'],
    ['apple-server', 'Apple'],
  ])(
    '%s: 443 with https and 5494 with a protocol of its own, from the device, never through a proxy',
    (id, platform) => {
      expect(requirement(id)).toMatchObject({
        from: 'device',
        to: 'deploymentServer',
        transport: 'tcp',
        ports: ['443', '5494'],
        portsAre: 'fixed',
        application: [
          { ports: '443', name: 'https', basis: 'stated' },
          { ports: '5494', name: 'mobicontrol', basis: 'stated' },
        ],
        need: 'must',
        proxy: 'impossible',
        when: [{ platforms: [platform] }],
      });
    },
  );

  test('the columns of a table of devices are claimed by the row below them', () => {
    const columns = /^Portsトランスポート層 プロトコル アプリケーション層 プロトコル 方向宛先/;
    const quoting = [...PRODUCT.requirements, ...PRODUCT.notes, ...PRODUCT.denials].filter(({ cites }) =>
      cites.some(({ quote }) => columns.test(quote)),
    );
    expect(quoting.map(({ id }) => id)).toEqual([
      'android-server',
      'apple-server',
      'windows-modern-server',
      'windows-classic-server',
      'linux-server',
    ]);
  });

  test('the direction is seen from the device: nothing is opened from a server to a device', () => {
    expect(PRODUCT.requirements.filter(({ to }) => to === 'device')).toEqual([]);
  });

  test('the server is supplied by its URL or by its address', () => {
    for (const place of [{ hosts: ['mc.example.com'] }, { addresses: ['192.0.2.10'] }]) {
      const profile = { ...ANDROID, serverLocation: 'SaaS', parties: { deploymentServer: place } } as const;
      const [flow] = flowsOf(profile).filter(({ requirement: { id } }) => id === 'android-server');
      expect({ placement: flow?.to.placement, missing: flow?.missing }).toEqual({ placement: 'supplied', missing: [] });
    }
  });

  test('the test message of every minute is told for four kinds of tables', () => {
    const { kind, gloss, cites } = note('test-messages-on-5494');
    expect({ kind, cites: cites.length }).toEqual({ kind: 'behaviour', cites: 4 });
    expect(gloss).toContain('60 seconds');
  });
});

describe('enrolment by an id', () => {
  test('is opened for Android and Apple, at the SaaS server, by an id, and under no other choice', () => {
    for (const serverLocation of EVERY_LOCATION) {
      for (const enrolById of [true, false]) {
        for (const platform of EVERY_PLATFORM) {
          const { flows, issues } = tryResolve(PRODUCT, { serverLocation, enrolById, platforms: [platform] });
          const isMobile = platform === 'Android' || platform === 'Apple';
          const isOpen = serverLocation === 'SaaS' && enrolById && isMobile;
          const asked = flows.filter(({ from, to }) => from.party === 'device' && to.party === 'enrollmentService');
          expect({ serverLocation, enrolById, platform, asked: asked.length }).toEqual({
            serverLocation,
            enrolById,
            platform,
            asked: isOpen ? 1 : 0,
          });
          const isRefused = enrolById && !isOpen;
          expect(issues.map(({ code }) => code)).toEqual(isRefused ? ['choice-not-concerned'] : []);
        }
      }
    }
  });

  test('is off unless chosen, and discouraged for Apple', () => {
    expect(PRODUCT.choices.enrolById).not.toHaveProperty('default');
    expect(note('apple-enrolment-by-id-discouraged').cites[0].quote).toContain('非推奨');
  });

  test.each(['android-enrollment-service', 'apple-enrollment-service'])('%s: the name, or the ten addresses', (id) => {
    expect(requirement(id)).toMatchObject({
      hosts: [{ kind: 'exact', name: 'mc-enroll.soti.net' }],
      ranges: { for: ['mc-enroll.soti.net'], cidrs: SOTI_ADDRESSES },
      either: true,
      ports: ['443'],
    });
  });
});

describe('Google', () => {
  const PLAY = ['android-google-play', 'android-google-play-udp', 'server-google-play', 'server-google-play-udp'];
  const PUSH = ['android-fcm', 'server-fcm'];

  test('Google Play has 443 by TCP, and 5228 to 5230 by TCP and by UDP, from the device and from the server', () => {
    const flows = flowsOf({ ...ANDROID, playStore: true }).filter(({ to }) => to.party === 'googlePlay');
    expect(flows.map(({ from, transport, ports }) => [from.party, transport, printed(ports)])).toEqual([
      ['device', 'tcp', '443 5228-5230'],
      ['device', 'udp', '5228-5230'],
      ['deploymentServer', 'tcp', '443 5228-5230'],
      ['deploymentServer', 'udp', '5228-5230'],
    ]);
  });

  test('FCM has all four ports by TCP alone, from the device and from the server', () => {
    const flows = flowsOf({ ...ANDROID, fcm: true }).filter(({ to }) => to.party === 'fcm');
    expect(flows.map(({ from, transport, ports }) => [from.party, transport, printed(ports)])).toEqual([
      ['device', 'tcp', '443 5228-5230'],
      ['deploymentServer', 'tcp', '443 5228-5230'],
    ]);
    expect(note('fcm-by-tcp-alone').kind).toBe('contradiction');
  });

  test('UDP 443 is asked for nowhere', () => {
    const udp = PRODUCT.requirements.filter(
      ({ transport, cites }) => transport === 'udp' && cites[0].document === '002',
    );
    expect(udp.map(({ id }) => id)).toEqual(['android-google-play-udp', 'server-google-play-udp']);
    expect(udp.filter(({ ports }) => ports.includes('443'))).toEqual([]);
  });

  test('https runs on 443, and of the other ports nothing is known', () => {
    for (const id of [...PLAY, ...PUSH]) {
      const { transport, application } = requirement(id);
      expect(application).toEqual(transport === 'udp' ? [] : [{ ports: '443', name: 'https', basis: 'inferred' }]);
    }
  });

  test('four names without a dot are the name and what lies below, and never what merely ends so', () => {
    for (const id of PLAY) {
      const loose = requirement(id).hosts.filter(({ kind }) => kind === 'apexAndSubdomains');
      expect(loose.map(({ name, printed: words }) => [name, words])).toEqual(
        ['gstatic.com', 'gvt1.com', 'gvt2.com', 'gvt3.com'].map((name) => [name, `*${name}`]),
      );
      for (const host of loose) {
        expect(host).toHaveProperty('caution', expect.stringContaining('without a dot'));
        expect(['', 'a.', 'a.b.'].filter((below) => !admits(host, below + host.name))).toEqual([]);
        expect(admits(host, `evil${host.name}`)).toBe(false);
      }
    }
  });

  test('bare names are opened bare, and wildcards with a dot without the name itself', () => {
    const bare = ['play.google.com', 'android.com', 'google-analytics.com', 'googleusercontent.com'];
    const hosts = requirement('android-google-play').hosts;
    for (const name of bare) expect(hosts.find((host) => host.name === name)?.kind).toBe('exact');
    expect(admitted(hosts, 'www.android.com')).toBe(false);
    expect(admitted(hosts, 'lh3.googleusercontent.com')).toBe(false);
    expect(hosts.filter(({ kind }) => kind === 'subdomains').map(({ name }) => name)).toEqual([
      'ggpht.com',
      'googleapis.com',
    ]);
    expect(admitted(hosts, 'ggpht.com')).toBe(false);
  });

  test('FCM has the two names that are printed, and no others', () => {
    for (const id of PUSH) {
      const { hosts } = requirement(id);
      expect(hosts.map((host) => [host.kind, host.name])).toEqual([
        ['exact', 'fcm.googleapis.com'],
        ['exact', 'fcm-xmpp.googleapis.com'],
      ]);
    }
  });

  test('the autonomous system is an alternative without a printed address: by address nothing is opened until it is supplied', () => {
    for (const [party, choice] of [
      ['googlePlay', { playStore: true }],
      ['fcm', { fcm: true }],
    ] as const) {
      const profile = { ...ANDROID, ...choice };
      const { hosts } = requirement(party === 'fcm' ? 'android-fcm' : 'android-google-play');
      const toParty = (text: string) => !text.includes('5494');
      expect([...openedBy('device', profile, 'addresses')].filter(toParty)).toEqual([]);
      expect(new Set(uncoveredBy('device', profile, 'addresses'))).toEqual(
        new Set(hosts.map(({ printed: words }) => words)),
      );
      const supplied = { ...profile, parties: { [party]: { addresses: ['142.250.0.0/15'] } } };
      const opened = [...openedBy('device', supplied, 'addresses')].filter(toParty);
      expect(opened.every((text) => text.endsWith(' 142.250.0.0/15'))).toBe(true);
      expect(opened.length).toBeGreaterThan(0);
      expect(uncoveredBy('device', supplied, 'addresses')).toEqual([]);
    }
    for (const id of [...PLAY, ...PUSH]) {
      const { hosts, ranges, unprintedRanges, incomplete, either } = requirement(id);
      expect({ ranges, either, missing: incomplete?.missing }).toEqual({
        ranges: undefined,
        either: true,
        missing: ['addresses'],
      });
      expect(unprintedRanges?.for).toEqual(hosts.map(nameForRanges));
    }
  });

  test('"no limit by IP address" opens no range, and no requirement prints one that holds everything', () => {
    const cidrs = PRODUCT.requirements.flatMap(({ ranges }) => [
      ...(ranges?.cidrs ?? []),
      ...Object.values(ranges?.readAs ?? {}),
    ]);
    expect(cidrs.filter((cidr) => /\/0$/.test(cidr) || cidr === '::/0')).toEqual([]);
    expect(note('no-limit-is-no-rule').kind).toBe('constraint');
    const addresses = { ...ANDROID, fcm: true, playStore: true };
    expect([...openedBy('device', addresses, 'addresses')].filter((text) => text.includes('0.0.0.0/0'))).toEqual([]);
  });

  test('173.194.* is an address of the set-up: off unless chosen, read as a block, nobody named', () => {
    expect(idsTo('googleServices', ANDROID)).toEqual([]);
    const { hosts, ranges, ports, transport, need } = requirement('android-enterprise-setup');
    expect({ hosts, ranges, ports, transport, need }).toEqual({
      hosts: [],
      ranges: { for: [], cidrs: ['173.194.*'], readAs: { '173.194.*': '173.194.0.0/16' } },
      ports: ['443'],
      transport: 'tcp',
      need: 'optional',
    });
    for (const reachBy of ['names', 'addresses'] as const) {
      expect(openedBy('device', { ...ANDROID, androidEnterpriseSetup: true }, reachBy)).toContain(
        'tcp 443 173.194.0.0/16',
      );
    }
  });

  test.each(['playStore', 'fcm', 'virusScan', 'androidEnterpriseSetup'] as const)(
    '%s is a choice beside Android alone',
    (choice) => {
      const { issues } = tryResolve(PRODUCT, { ...APPLE, [choice]: true });
      expect(issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
      expect(idsOf({ ...ANDROID, [choice]: true }).length).toBeGreaterThan(idsOf(ANDROID).length);
    },
  );
});

describe('the virus scan', () => {
  test('opens the one domain, from the device alone, and no range of a cloud', () => {
    const asked = PRODUCT.requirements.filter(({ to }) => to === 'bitdefender');
    expect(asked.map(({ id }) => id)).toEqual(['android-bitdefender']);
    expect(asked[0]).toMatchObject({
      from: 'device',
      ports: ['443'],
      hosts: [{ kind: 'subdomains', name: 'bitdefender.net', printed: '*.bitdefender.net' }],
    });
    expect(asked[0]).not.toHaveProperty('ranges');
    expect(uncoveredBy('device', { ...ANDROID, virusScan: true }, 'addresses')).toEqual(['*.bitdefender.net']);
  });

  test('has a form by address on the page, which is told to who goes by address and filled in for nobody', () => {
    const { either, unprintedRanges, incomplete } = requirement('android-bitdefender');
    expect({ either, for: unprintedRanges?.for, missing: incomplete?.missing }).toEqual({
      either: true,
      for: ['*.bitdefender.net'],
      missing: ['addresses'],
    });
    expect(unprintedRanges?.cite.quote).toContain('Amazon AWS のIPレンジ');
    const supplied = { ...ANDROID, virusScan: true, parties: { bitdefender: { addresses: ['198.51.100.0/24'] } } };
    expect(openedBy('device', supplied, 'addresses')).toContain('tcp 443 198.51.100.0/24');
    expect(uncoveredBy('device', supplied, 'addresses')).toEqual([]);
  });

  test('its retired addresses are reached from no device, whatever is chosen', () => {
    expect(denial('retired-virus-scan-addresses')).toMatchObject({ from: 'device', to: 'locationService', when: [] });
    const paths = PRODUCT.requirements.flatMap(({ hosts }) =>
      hosts.flatMap((host) => (host.kind === 'exact' ? (host.path ?? []) : [])),
    );
    expect(paths).toContain('/maps');
    expect(paths.filter((path) => /^\/(?:BitDefenderAntivirus|BDM)/i.test(path))).toEqual([]);
    const reaching = PRODUCT.requirements.filter(({ hosts }) => admitted(hosts, 'mobicontrolservices.soti.net'));
    expect(reaching.map(({ from }) => from)).toEqual(['deploymentServer']);
  });
});

describe('the closed network', () => {
  const OPTIONS = { playStore: true, fcm: true, androidEnterpriseSetup: true, virusScan: true } as const;

  test('lets Android devices reach the server on 443 and 5494 and nothing else', () => {
    const closed = devicesUnder({ ...ANDROID, mapDisplay: true, closedNetwork: true });
    expect(closed.map((flow) => [flow.to.party, flow.transport, printed(flow.ports)])).toEqual([
      ['deploymentServer', 'tcp', '443 5494'],
    ]);
    expect(devicesUnder({ ...ANDROID, ...OPTIONS }).length).toBeGreaterThan(4);
  });

  test('goes with none of the optional services, and says so for each that is chosen beside it', () => {
    const { issues } = tryResolve(PRODUCT, { ...ANDROID, ...OPTIONS, closedNetwork: true });
    expect(issues.map(({ code, at }) => [code, at])).toEqual(
      Object.keys(OPTIONS).map((choice) => ['choice-not-concerned', `profile.${choice}`]),
    );
    expect(note('closed-networks-are-in-use').gloss).toContain('No optional service can be chosen');
  });

  test('is a choice beside a server in the DMZ alone', () => {
    for (const serverLocation of ['SaaS', 'Internal'] as const) {
      const { issues } = tryResolve(PRODUCT, { ...ANDROID, serverLocation, closedNetwork: true });
      expect(issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
    }
  });

  test('is none for Apple devices, which need APNs', () => {
    const { issues } = tryResolve(PRODUCT, { ...APPLE, closedNetwork: true });
    expect(issues.map(({ code }) => code)).toEqual(['choice-not-concerned']);
    const both = devicesUnder({ ...ANDROID, platforms: ['Android', 'Apple'], closedNetwork: true });
    expect(both.map(({ requirement: { id } }) => id)).toEqual(['android-server', 'apple-server', 'apple-apns']);
  });

  test('has a denial for each service of the Android part that a device may otherwise reach in a DMZ', () => {
    const optional = devicesUnder({ ...ANDROID, ...OPTIONS })
      .map(({ to }) => to.party)
      .filter((party) => party !== 'deploymentServer');
    const denied = PRODUCT.denials.filter(({ when }) => when.some((one) => one.platforms?.includes('Android')));
    expect(new Set(denied.map(({ to }) => to))).toEqual(new Set(optional));
    for (const { from, when } of denied) {
      expect({ from, when }).toEqual({
        from: 'device',
        when: [{ closedNetwork: [true], serverLocation: ['DMZ'], platforms: ['Android'] }],
      });
    }
  });
});

describe('Apple', () => {
  const CHOSEN = {
    appStore: true,
    appleDeviceEnrolment: true,
    appleDeviceSetup: true,
    appleSoftwareUpdate: true,
  } as const;
  const SERVICES = ['apns', 'appStore', 'appleDeviceSetup', 'appleDeviceManagement', 'appleSoftwareUpdate'];

  test('is opened as a whole unless the narrow lists are asked for, by the same flows either way', () => {
    const whole = appleFlows({ ...APPLE, ...CHOSEN });
    const listed = appleFlows({ ...APPLE, ...CHOSEN, appleHosts: MobiControlAppleHosts.Listed });
    expect(whole.map(({ requirement: { id } }) => `${id}-listed`)).toEqual(listed.map(({ requirement: { id } }) => id));
    const line = (flow: (typeof whole)[number]) =>
      `${flow.from.party} ${flow.to.party} ${flow.transport} ${printed(flow.ports)} ${flow.requirement.need} ${flow.requirement.proxy}`;
    expect(whole.map(line)).toEqual(listed.map(line));
    expect(new Set(whole.map(({ to }) => to.party))).toEqual(new Set(SERVICES));
  });

  test('as a whole is one name or one block in one requirement', () => {
    for (const { requirement: one } of appleFlows({ ...APPLE, ...CHOSEN })) {
      expect(one).toMatchObject({
        hosts: [{ kind: 'subdomains', name: 'apple.com', printed: '*.apple.com' }],
        ranges: { for: ['*.apple.com'], cidrs: ['17.0.0.0/8'] },
        either: true,
      });
    }
    const byName = [...openedBy('device', { ...APPLE, ...CHOSEN }, 'names')];
    const byAddress = [...openedBy('device', { ...APPLE, ...CHOSEN }, 'addresses')];
    expect(byName).toEqual(expect.arrayContaining(['tcp 443 *.apple.com', 'tcp 5223 *.apple.com']));
    expect(byName.filter((text) => text.endsWith('17.0.0.0/8'))).toEqual([]);
    expect(byAddress).toEqual(expect.arrayContaining(['tcp 443 17.0.0.0/8', 'tcp 5223 17.0.0.0/8']));
    expect(byAddress.filter((text) => text.includes('apple.com'))).toEqual([]);
  });

  test('has narrow lists of its own for device management and the App Store, and none for the rest', () => {
    const listed = appleFlows({ ...APPLE, ...CHOSEN, appleHosts: 'listed' });
    const lists = Object.fromEntries(
      listed.map(({ to, requirement: { hosts } }) => [to.party, hosts.map(({ printed: words }) => words)]),
    );
    expect(lists).toEqual({
      apns: [],
      appleDeviceManagement: [
        'deviceenrollment.apple.com',
        'deviceservices-external.apple.com',
        'identity.apple.com',
        'iprofiles.apple.com',
        'mdmenrollment.apple.com',
        'setup.icloud.com',
      ],
      appStore: [
        '*.itunes.apple.com',
        '*.apps.apple.com',
        '*.mzstatic.com',
        'itunes.apple.com',
        'vpp.itunes.apple.com',
      ],
      appleDeviceSetup: [],
      appleSoftwareUpdate: [],
    });
    for (const { to, missing } of listed) {
      const isPrinted = (lists[to.party ?? ''] ?? []).length > 0;
      expect({ to: to.party, missing }).toEqual({ to: to.party, missing: isPrinted ? [] : ['hosts'] });
    }
  });

  test('a narrow list that the page does not print can be supplied, beside all of Apple it cannot', () => {
    const parties = { apns: { hosts: ['*.push.apple.com'] } };
    const [flow] = flowsOf({ ...APPLE, appleHosts: 'listed', parties }).filter(
      ({ from, to }) => from.party === 'device' && to.party === 'apns',
    );
    expect({ names: flow?.to.hosts.map(({ name }) => name), missing: flow?.missing }).toEqual({
      names: ['push.apple.com'],
      missing: [],
    });
    expect(tryResolve(PRODUCT, { ...APPLE, parties }).issues.map(({ code }) => code)).toEqual(['party-documented']);
  });

  test('APNs: the server on 443 and then 2197 without a proxy, the device on 5223, both a must', () => {
    const flows = appleFlows(APPLE).filter(({ to }) => to.party === 'apns');
    expect(
      flows.map((flow) => [flow.from.party, printed(flow.ports), flow.requirement.proxy, flow.requirement.need]),
    ).toEqual([
      ['deploymentServer', '443 2197', 'impossible', 'must'],
      ['device', '5223', 'unknown', 'must'],
    ]);
    expect(requirement('server-apns').cites.map(({ quote }) => quote)).toContainEqual(
      expect.stringContaining(
        'TCP443経由で接続できない場合は、TCP2197経由で中継を依頼します。プロキシ設定は不能です。',
      ),
    );
    expect(PRODUCT.requirements.filter(({ ports }) => ports.includes('2195') || ports.includes('2196'))).toEqual([]);
  });

  test('a network of 5223 alone is read as the ports towards Apple: the server stays a must beside it', () => {
    const musts = devicesUnder(APPLE).filter((flow) => flow.requirement.need === 'must');
    expect(musts.map(({ requirement: { id } }) => id)).toEqual(['apple-server', 'apple-apns']);
    expect(note('only-5223-speaks-of-apple').kind).toBe('contradiction');
  });

  test('device management is a must for the server, and for the device a matter of its enrolment', () => {
    expect(idsTo('appleDeviceManagement', APPLE)).toEqual(['server-apple-device-management']);
    expect(idsTo('appleDeviceManagement', { ...APPLE, appleDeviceEnrolment: true })).toEqual([
      'server-apple-device-management',
      'apple-device-management',
    ]);
    expect(requirement('server-apple-device-management').need).toBe('must');
    expect(requirement('apple-device-management').need).toBe('conditional');
  });

  test('who goes to the App Store is not printed, so device and server both do, and the note says so', () => {
    expect(idsTo('appStore', { ...APPLE, appStore: true })).toEqual(['apple-app-store', 'server-app-store']);
    for (const id of ['apple-app-store', 'server-app-store', 'apple-app-store-listed', 'server-app-store-listed']) {
      expect(requirement(id).note).toContain('does not say who goes to the App Store');
    }
  });

  test('device set-up and software update print 443 alone, for devices alone', () => {
    const asked = PRODUCT.requirements.filter(
      ({ to, cites }) => ['appleDeviceSetup', 'appleSoftwareUpdate'].includes(to ?? '') && cites[0].document === '002',
    );
    expect(asked).toHaveLength(4);
    for (const { from, transport, ports } of asked) {
      expect({ from, transport, ports }).toEqual({ from: 'device', transport: 'tcp', ports: ['443'] });
    }
  });

  test('"all of Apple" leaves out two names of the narrow lists, and the note says so', () => {
    const all = requirement('apple-app-store').hosts;
    const narrow = [
      ...requirement('apple-device-management-listed').hosts,
      ...requirement('apple-app-store-listed').hosts,
    ];
    const outside = narrow.filter(({ name, kind }) => !admitted(all, kind === 'exact' ? name : `any.${name}`));
    expect(outside.map(({ printed: words }) => words)).toEqual(['setup.icloud.com', '*.mzstatic.com']);
    expect(note('all-of-apple-is-not-all').gloss).toContain('setup.icloud.com');
  });

  test('nothing of it is opened where no Apple device is managed, and its choices are refused there', () => {
    for (const choice of [...Object.keys(CHOSEN), 'appleHosts']) {
      const value = choice === 'appleHosts' ? 'listed' : true;
      const { issues } = tryResolve(PRODUCT, { ...ANDROID, [choice]: value });
      expect({ choice, codes: issues.map(({ code }) => code) }).toEqual({ choice, codes: ['choice-not-concerned'] });
    }
    expect(appleFlows(ANDROID)).toEqual([]);
  });
});

describe('where the server stands', () => {
  test('has no default', () => {
    expect(PRODUCT.choices.serverLocation).not.toHaveProperty('default');
    expect(tryResolve(PRODUCT, {}).issues.map(({ code }) => code)).toEqual(['choice-missing']);
  });

  test('as SaaS the servers ask for nothing and may not ask', () => {
    const servers = ['deploymentServer', 'managementServer', 'searchServer', 'sqlServer'];
    const profile = {
      serverLocation: 'SaaS',
      platforms: EVERY_PLATFORM,
      mapDisplay: true,
      fcm: true,
      playStore: true,
      appStore: true,
    } as const;
    expect(flowsOf(profile).filter(({ from }) => servers.includes(from.party ?? ''))).toEqual([]);
    for (const server of servers) {
      expect(tryRole(PRODUCT, profile, server).issues.map(({ code }) => code)).toEqual(['role-is-service']);
      expect(tryRole(PRODUCT, { ...profile, serverLocation: 'Internal' }, server).issues).toEqual([]);
    }
  });

  test('as SaaS it is no server of the user to connect to a directory, and to choose one is refused', () => {
    for (const choice of ['activeDirectory', 'azureAd', 'identityProviders']) {
      const { issues } = tryResolve(PRODUCT, { serverLocation: 'SaaS', [choice]: true });
      expect(issues.map(({ code, at }) => [code, at])).toEqual([['choice-not-concerned', `profile.${choice}`]]);
      for (const serverLocation of ['DMZ', 'Internal']) {
        expect(tryResolve(PRODUCT, { serverLocation, [choice]: true }).issues).toEqual([]);
      }
    }
  });

  test('what devices ask of it is the same in all three places', () => {
    for (const platforms of [['Android'], ['Apple']] as const) {
      const asked = EVERY_LOCATION.map((serverLocation) =>
        devicesUnder({ serverLocation, platforms }).map(({ requirement: { id } }) => id),
      );
      expect(new Set(asked.map((ids) => ids.join())).size).toBe(1);
    }
  });
});

describe('the choices', () => {
  test('are what the page leaves to the user; one has a default, since the page gives it, and none opens by itself', () => {
    expect(Object.entries(PRODUCT.choices).map(([id, { kind }]) => [id, kind])).toEqual([
      ['platforms', 'someOf'],
      ['serverLocation', 'oneOf'],
      ['closedNetwork', 'flag'],
      ['enrolById', 'flag'],
      ['playStore', 'flag'],
      ['fcm', 'flag'],
      ['androidEnterpriseSetup', 'flag'],
      ['virusScan', 'flag'],
      ['mapDisplay', 'flag'],
      ['appleHosts', 'oneOf'],
      ['appleDeviceEnrolment', 'flag'],
      ['appStore', 'flag'],
      ['appleDeviceSetup', 'flag'],
      ['appleSoftwareUpdate', 'flag'],
      ['wns', 'flag'],
      ['windowsUpdate', 'flag'],
      ['windowsDefender', 'flag'],
      ['defenderAtp', 'flag'],
      ['deviceHealthAttestation', 'flag'],
      ['azureAd', 'flag'],
      ['identityProviders', 'flag'],
      ['consoleInternetSites', 'flag'],
      ['wsusServer', 'party'],
      ['dhaServer', 'party'],
      ['activeDirectory', 'party'],
      ['erg', 'party'],
      ['repositoryServer', 'party'],
      ['sotiAssistServer', 'party'],
      ['exchangeActiveSyncFilter', 'party'],
      ['proxy', 'party'],
    ]);
    const withDefault = Object.entries(PRODUCT.choices).filter(([, choice]) => 'default' in choice);
    expect(withDefault.map(([id]) => id)).toEqual(['appleHosts']);
    expect(PRODUCT.choices.appleHosts).toMatchObject({ default: 'all' });
  });

  test('with none made, nothing but musts is asked for', () => {
    for (const serverLocation of EVERY_LOCATION) {
      const flows = flowsOf({ serverLocation, platforms: EVERY_PLATFORM });
      const others = flows.filter(({ requirement: { need } }) => need !== 'must');
      expect(others.map(({ requirement: { id } }) => id)).toEqual(
        serverLocation === 'SaaS' ? [] : ['server-agent-builder-service'],
      );
    }
  });

  test('with no platform no device reaches anything, its server included, and the words of the choice say so', () => {
    for (const serverLocation of EVERY_LOCATION) {
      expect(devicesUnder({ serverLocation })).toEqual([]);
    }
    expect(PRODUCT.choices.platforms?.gloss).toContain('with none chosen nothing of any part is opened');
  });

  test('are typed as constants: locations, platforms, the two ways to name Apple', () => {
    const profile: MobiControlProfile = {
      serverLocation: MobiControlServerLocation.SaaS,
      platforms: [MobiControlPlatform.Android, MobiControlPlatform.Apple],
      appleHosts: MobiControlAppleHosts.All,
      enrolById: true,
      parties: { deploymentServer: { hosts: ['mc.example.com'] } },
    };
    expect(() => flowsOf(profile)).not.toThrow();
    expect(PRODUCT.choices.platforms).toMatchObject({ values: EVERY_PLATFORM });
    expect(PRODUCT.choices.serverLocation).toMatchObject({ values: EVERY_LOCATION });
    expect(PRODUCT.choices.appleHosts).toMatchObject({ values: Object.values(MobiControlAppleHosts) });
  });
});

describe('a server in the DMZ', () => {
  test('compiles for both targets, each with a clean proof', () => {
    const profile = {
      serverLocation: 'DMZ',
      platforms: ['Android', 'Apple'],
      playStore: true,
      fcm: true,
      mapDisplay: true,
    };
    const { entry, issues } = tryRole(PRODUCT, profile, 'deploymentServer', {
      reachBy: { default: 'names', apns: 'addresses' },
    });
    expect(issues).toEqual([]);
    for (const [target, options] of [
      ['aws-security-group', { namesBehind: { kind: 'none', reason: 'a test' } }],
      ['aws-network-firewall', {}],
    ] as const) {
      const { compiled } = tryCompile(target, [{ entry }] as never, options as never);
      expect(compiled?.verdict.clean).toBe(true);
    }
  });
});

describe('the quotes', () => {
  test('behind a must ask for it, behind what is conditional they name the condition', () => {
    const words = {
      must: /許可しておきます|許可しておいてください|アクセスできるように|接続にいきます|維持しています|要求を出します|チェックインします/,
      conditional: /場合|の際|登録する際|時刻になったら|作成の都度/,
    };
    for (const [need, form] of Object.entries(words)) {
      const unsaid = OF_THESE_PARTS.filter(
        (one) => one.need === need && !one.cites.some(({ quote }) => form.test(quote)),
      );
      expect({ need, unsaid: unsaid.map(({ id }) => id) }).toEqual({ need, unsaid: [] });
    }
  });

  test('behind an impossible proxy rule it out', () => {
    const ruledOut = OF_THESE_PARTS.filter(({ proxy }) => proxy === 'impossible');
    expect(ruledOut.map(({ id }) => id)).toEqual([
      'android-server',
      'apple-server',
      'server-apns',
      'server-apns-listed',
    ]);
    for (const { cites } of ruledOut) {
      expect(cites.map(({ quote }) => quote)).toContainEqual(expect.stringMatching(/プロキシ不可|プロキシ設定は不能/));
    }
  });

  test('stand under the part and its heading wherever a heading is in several parts', () => {
    const shared = [
      '端末とMobiControlサーバとの交信',
      'MobiControlサーバからSOTI Servicesへ',
      '端末からSOTI Servicesへ',
      'Bing Map',
    ];
    const sections = [...PRODUCT.requirements, ...PRODUCT.notes, ...PRODUCT.denials].flatMap(({ cites }) =>
      cites.map(({ section }) => section),
    );
    expect(sections.filter((section) => shared.includes(section))).toEqual([]);
  });
});

describe('the notes of these parts', () => {
  const notes = [...SOTI_SERVICES_NOTES, ...BING_NOTES, ...ANDROID_NOTES, ...APPLE_NOTES];
  const ofKind = (kind: Note['kind']) => notes.filter((one) => one.kind === kind).map(({ id }) => id);

  test('what is misprinted or lost is kept as an erratum', () => {
    expect(ofKind('erratum')).toEqual([
      'soti-urls-called-table-15',
      'doubled-particles',
      'marks-of-figure-1-lost',
      'colours-of-table-4-lost',
      'google-play-names-without-dot',
      'fcm-options-lettered-otherwise',
      'figure-5-called-figure-1',
      'device-setup-called-device-management',
      'quotation-mark-of-software-update',
    ]);
  });

  test('where two places disagree, both are kept', () => {
    expect(ofKind('contradiction')).toEqual([
      'whose-soti-services',
      'windows-modern-without-location-service',
      'proxy-remark-in-other-tables',
      'fcm-by-tcp-alone',
      'only-5223-speaks-of-apple',
      'all-of-apple-is-not-all',
    ]);
  });

  test('what the page leaves to others or does not say is kept as a gap', () => {
    expect(ofKind('gap')).toEqual([
      'console-and-mobicontrol-server',
      'names-of-map-pictures-unknown',
      'triggers-on-other-pages',
      'fcm-names-are-two',
      'apns-lists-cut-off',
      'whose-device-management-names',
      'lists-at-apple',
      'app-store-without-a-source',
      'apple-prints-443-alone',
    ]);
  });
});

function flowsOf(profile: MobiControlProfile) {
  return resolve(PRODUCT, { ...profile });
}

function idsOf(profile: MobiControlProfile): readonly string[] {
  return flowsOf(profile).map(({ requirement: { id } }) => id);
}

/** The ids of the requirements that lead to a party under a profile. */
function idsTo(party: string, profile: MobiControlProfile): readonly string[] {
  return flowsOf(profile)
    .filter(({ to }) => to.party === party)
    .map(({ requirement: { id } }) => id);
}

function devicesUnder(profile: MobiControlProfile) {
  return flowsOf(profile).filter(({ from }) => from.party === 'device');
}

/** What goes to a service of Apple's. */
function appleFlows(profile: MobiControlProfile) {
  const services = ['apns', 'appStore', 'appleDeviceSetup', 'appleDeviceManagement', 'appleSoftwareUpdate'];
  return flowsOf(profile).filter(({ to }) => services.includes(to.party ?? ''));
}

function rulingOf(asker: string, profile: MobiControlProfile, reachBy: Alternative = 'names') {
  const { entry } = tryRole(PRODUCT, profile, asker, { reachBy });
  return rulesFor([{ entry, flows: flowsOf(profile) }]);
}

/** What a role's own firewall has to open outbound, as `tcp 443 name`. */
function openedBy(asker: string, profile: MobiControlProfile, reachBy: Alternative): ReadonlySet<string> {
  const rules = rulingOf(asker, profile, reachBy).askings.flatMap(({ rule }) => rule ?? []);
  return new Set(
    rules
      .filter(({ direction }) => direction === 'egress')
      .flatMap(({ peer, transport, ports }) => {
        const where = peer.kind === 'host' ? peer.host.printed : peer.kind === 'cidr' ? peer.cidr : peer.id;
        return ports.map(({ first, last }) => `${transport} ${first === last ? first : `${first}-${last}`} ${where}`);
      }),
  );
}

/** The hosts of a role that have no range under an alternative, as printed. */
function uncoveredBy(asker: string, profile: MobiControlProfile, reachBy: Alternative): readonly string[] {
  const uncovered = rulingOf(asker, profile, reachBy).askings.filter(
    ({ settled }) => settled?.standing === 'uncovered',
  );
  const names = uncovered.flatMap(({ element: { asked } }) => (asked.kind === 'host' ? asked.host.printed : []));
  return [...new Set(names)];
}

function printed(ports: readonly { readonly first: number; readonly last: number }[]): string {
  return ports.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(' ');
}

function admits(host: Host, name: string): boolean {
  return containsName(namesOf(host), name);
}

function admitted(hosts: readonly Host[], name: string): boolean {
  return hosts.some((host) => admits(host, name));
}

function sectionsOf(id: string): ReadonlySet<string> {
  return new Set(requirement(id).cites.map(({ section }) => section));
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
  if (part === undefined) throw new Error(`nothing has the id '${id}'`);
  return part;
}
