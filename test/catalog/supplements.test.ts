import { allProducts } from '../../lib/catalog';
import { type EndpointCentralProfile, endpointCentralCloud } from '../../lib/catalog/endpoint-central-cloud';
import { type IsmCloudOneProfile, ismCloudOne } from '../../lib/catalog/ism-cloudone';
import { type MobiControlProfile, mobiControl } from '../../lib/catalog/mobicontrol';
import { type PatchManagerPlusProfile, patchManagerPlus } from '../../lib/catalog/patch-manager-plus';
import type { SourceDocument } from '../../lib/model/citation';
import type { Flow } from '../../lib/model/flow';
import type { Host } from '../../lib/model/host';
import type { Conjunction, Product, Requirement } from '../../lib/model/product';
import { resolve } from '../../lib/resolve';

type Case = readonly [name: string, product: Product, requirement: Requirement];

const documents = allProducts().flatMap((product) =>
  product.documents.map((document): readonly [string, SourceDocument] => [`${product.id} ${document.id}`, document]),
);
const ofSupplements: readonly Case[] = allProducts().flatMap((product) => {
  const taken = supplementsOf(product);
  return product.requirements
    .filter(({ cites }) => cites.some(({ document }) => taken.includes(document)))
    .map((requirement): Case => [`${product.id} ${requirement.id}`, product, requirement]);
});
const completing = ofSupplements.filter(([, , { completes }]) => completes !== undefined);

describe('a supplement document', () => {
  test('says how sure it is, and a given document does not', () => {
    const wrong = documents.filter(([, { kind, certainty }]) => (certainty !== undefined) !== (kind === 'supplement'));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  test('says on which day it was read', () => {
    const undated = documents.filter(([, { kind, retrieved }]) => kind === 'supplement' && retrieved === null);
    expect(undated.map(([name]) => name)).toEqual([]);
  });

  test('that is a copy says whose list it copies', () => {
    const copies = documents.filter(([, { certainty }]) => certainty === 'copy');
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.filter(([, { publisher }]) => !publisher.includes(', after ')).map(([name]) => name)).toEqual([]);
  });

  test('is the same in every product that has it', () => {
    const byId = new Map<string, SourceDocument>();
    for (const [, document] of documents) {
      if (document.kind === 'supplement') {
        expect(document).toEqual(byId.get(document.id) ?? document);
        byId.set(document.id, document);
      }
    }
    expect([...byId.keys()].sort()).toEqual([
      'android-enterprise-network',
      'android-enterprise-network-copy',
      'apple-enterprise-network',
      'apple-push-network',
      'ffri-yarai',
      'firebase-cloud-messaging',
      'microsoft-attestation',
      'microsoft-defender',
      'microsoft-defender-for-endpoint',
      'microsoft-root-certificates',
      'microsoft-windows-update',
      'microsoft-wns',
      'other-data-centers',
      'red-hat-network',
      'zoho-databridge',
    ]);
  });
});

describe('a requirement of a supplement', () => {
  test.each(ofSupplements)('%s cites one document, and stands in no conjunction without it', (_, __, requirement) => {
    const cited = new Set(requirement.cites.map(({ document }) => document));
    expect(requirement.when.length).toBeGreaterThan(0);
    expect(requirement.when.map(({ supplements }) => supplements)).toEqual(requirement.when.map(() => [...cited]));
  });

  test.each(ofSupplements)('%s quotes every host and every range that it opens', (_, __, { hosts, ranges, cites }) => {
    const quoted = cites.map(({ quote }) => quote).join(' ');
    const names = hosts.flatMap(printedNames);
    expect([...names, ...(ranges?.cidrs ?? [])].filter((text) => !stands(text, quoted))).toEqual([]);
  });

  test.each(ofSupplements)('%s quotes every port, or the protocol whose port it is', (_, __, requirement) => {
    const quoted = requirement.cites.map(({ quote }) => quote).join(' ');
    const unfounded = requirement.ports.filter((port) => !stands(port, quoted) && !byProtocol(port, quoted));
    const fromGivenPage = requirement.note?.includes('the port is that of the given page') === true;
    expect(fromGivenPage ? [] : unfounded).toEqual([]);
  });

  test.each(ofSupplements)('%s never asks for UDP on 443, nor for an IPv6 range', (_, __, requirement) => {
    expect(requirement.transport === 'udp' && requirement.ports.includes('443')).toBe(false);
    expect((requirement.ranges?.cidrs ?? []).filter((cidr) => cidr.includes(':'))).toEqual([]);
  });

  test('names supplements of its product alone, and no other requirement names one', () => {
    const named = allProducts().flatMap((product) =>
      product.requirements
        .filter(({ when }) => when.some(({ supplements }) => supplements !== undefined))
        .map(({ id }) => `${product.id} ${id}`),
    );
    expect(named).toEqual(ofSupplements.map(([name]) => name));
  });
});

describe('what completes', () => {
  test.each(completing)('%s goes the way of what it completes, by the same transport', (_, product, requirement) => {
    for (const { id, from, to, transport } of completedBy(product, requirement)) {
      expect({ id, from, to, transport }).toEqual({
        id,
        from: requirement.from,
        to: requirement.to,
        transport: requirement.transport === 'udp' ? transport : requirement.transport,
      });
    }
  });

  test.each(completing)('%s stands only where what it completes stands', (_, product, requirement) => {
    for (const base of completedBy(product, requirement)) {
      const conditions = base.when.length === 0 ? [{}] : base.when;
      const stray = requirement.when.filter((one) => !conditions.some((condition) => isWithin(one, condition)));
      expect(stray).toEqual([]);
    }
  });

  test.each(completing)('%s completes what the given page left incomplete', (_, product, requirement) => {
    const whole = completedBy(product, requirement).filter(({ incomplete }) => incomplete === undefined);
    expect(whole.map(({ id }) => id)).toEqual([]);
  });
});

describe('a profile', () => {
  test.each([
    ['mobicontrol', mobiControl, everything],
    ['ism-cloudone', ismCloudOne, ismEverything],
    ['patch-manager-plus', patchManagerPlus, redHat],
    ['endpoint-central-cloud', endpointCentralCloud, canada],
  ] as const)('of %s has nothing of a supplement unless it takes one in', (_, product, profile) => {
    const taken = supplementsOf(product);
    const flows = resolve(product, { ...profile(), supplements: [] });
    expect(flows.filter(({ requirement }) => taken.includes(requirement.cites[0].document))).toEqual([]);
    expect(flows.filter(({ completedBy: by }) => by.length > 0)).toEqual([]);
  });

  test('with the documents of Apple and Microsoft leaves only Defender ATP incomplete, of which one is but the core', () => {
    const supplements = [
      'apple-enterprise-network',
      'microsoft-wns',
      'microsoft-windows-update',
      'microsoft-defender',
      'microsoft-defender-for-endpoint',
    ] as const;
    const without = lacking(resolve(mobiControl, { ...everything() }));
    const incomplete = lacking(resolve(mobiControl, { ...everything(), supplements }));
    expect(without.filter((id) => !incomplete.includes(id))).toEqual([
      'server-apns-listed',
      'apple-apns-listed',
      'apple-device-setup-listed',
      'apple-software-update-listed',
      'server-wns',
      'windows-modern-wns',
      'windows-modern-windows-defender',
      'windows-modern-windows-update',
    ]);
    expect(incomplete).toContain('windows-modern-defender-atp');
    expect(requirementOf(mobiControl, 'windows-modern-defender-atp-microsoft').note).toMatch(/stays incomplete/);
  });

  test.each(['apple-enterprise-network', 'apple-push-network'] as const)(
    'with %s alone has push notifications whole',
    (id) => {
      const incomplete = lacking(resolve(mobiControl, { ...everything(), supplements: [id] }));
      expect(incomplete.filter((one) => one.includes('apns'))).toEqual([]);
      const clients = lacking(resolve(ismCloudOne, { ...ismEverything(), supplements: [id] }));
      expect(clients.filter((one) => one.includes('apns'))).toEqual([]);
    },
  );

  test('of all of Apple takes no narrow list from a supplement, but for the port that devices fall back to', () => {
    const profile = {
      ...everything(),
      appleHosts: 'all' as const,
      supplements: ['apple-enterprise-network', 'apple-push-network'] as const,
    };
    const taken = resolve(mobiControl, { ...profile }).filter(
      ({ requirement }) => requirement.cites[0].document !== '002',
    );
    expect(taken.map(({ requirement }) => requirement.id)).toEqual([
      'apple-apns-443-apple-ranges',
      'apple-apns-443-apple-names',
    ]);
  });

  test('of a closed network gets nothing from a supplement', () => {
    const profile: MobiControlProfile = {
      serverLocation: 'DMZ',
      platforms: ['Android', 'WindowsModern'],
      closedNetwork: true,
      supplements: supplementsOf(mobiControl) as MobiControlProfile['supplements'],
    };
    const documentsOfFlows = resolve(mobiControl, { ...profile }).map(
      ({ requirement }) => requirement.cites[0].document,
    );
    expect(new Set(documentsOfFlows)).toEqual(new Set(['002']));
  });

  test('beside a WSUS server or a DHA server of its own gets none of Microsoft in their place', () => {
    const {
      windowsUpdate: _update,
      windowsDefender: _defender,
      deviceHealthAttestation: _health,
      ...rest
    } = everything();
    const profile: MobiControlProfile = {
      ...rest,
      wsusServer: true,
      dhaServer: true,
      supplements: supplementsOf(mobiControl) as MobiControlProfile['supplements'],
    };
    const reached = resolve(mobiControl, { ...profile }).map(({ to }) => to.party);
    expect(reached).not.toContain('windowsUpdate');
    expect(reached).not.toContain('windowsDefender');
    expect(reached).not.toContain('deviceHealthAttestation');
  });
});

describe('Windows Update', () => {
  test.each([
    ['mobicontrol', mobiControl, 'windows-modern-windows-update-microsoft-'],
    ['ism-cloudone', ismCloudOne, 'update-support-server-windows-update-microsoft-'],
  ] as const)('of %s has no host both in the clear and by TLS', (_, product: Product, prefix) => {
    const [http, https, tls] = ['http', 'https', 'tls'].map((story) => requirementOf(product, `${prefix}${story}`));
    expect([http, https, tls].map((one) => one?.ports)).toEqual([['80'], ['443'], ['443']]);
    const clear = http?.hosts.map(({ printed }) => printed) ?? [];
    const covered = [...(https?.hosts ?? []), ...(tls?.hosts ?? [])].map(({ printed }) => printed);
    expect(clear).toEqual(['emdl.ws.microsoft.com', '*.dl.delivery.mp.microsoft.com', '*.windowsupdate.com']);
    expect(clear.filter((name) => covered.includes(name))).toEqual([]);
  });
});

describe('Apple', () => {
  test('sends push notifications by 443 and 2197, and receives them by 5223 and 443', () => {
    const ports = (id: string) => requirementOf(mobiControl, id).ports;
    expect(ports('server-apns-apple-names')).toEqual(['443', '2197']);
    expect(ports('server-apns-apple-ranges')).toEqual(['443', '2197']);
    expect(ports('apple-apns-apple-names')).toEqual(['5223']);
    expect(ports('apple-apns-443-apple-names')).toEqual(['443']);
  });

  test('prints for push notifications five ranges, within the block of the given page', () => {
    const { hosts, ranges } = requirementOf(ismCloudOne, 'ios-client-apns-5223-apple-ranges');
    expect(hosts).toEqual([]);
    expect(ranges).toEqual({
      for: [],
      cidrs: ['17.249.0.0/16', '17.252.0.0/16', '17.57.144.0/22', '17.188.128.0/18', '17.188.20.0/23'],
    });
  });

  test('sets a device up over 443, 80 and the time, and no host of the time by TCP', () => {
    const time = requirementOf(mobiControl, 'apple-device-setup-apple-time');
    expect([time.transport, time.ports]).toEqual(['udp', ['123']]);
    expect(time.hosts.map(({ name }) => name)).toEqual([
      'time-ios.apple.com',
      'time.apple.com',
      'time-macos.apple.com',
    ]);
    const names = ['80', '443'].map((port) =>
      requirementOf(mobiControl, `apple-device-setup-apple-${port}`).hosts.map(({ name }) => name),
    );
    expect(names[0]).toEqual(['captive.apple.com', 'static.ips.apple.com']);
    expect(names[1]).toHaveLength(7);
  });

  test('hands out updates in the clear where the list prints 80 alone', () => {
    const onPort = (port: string) =>
      requirementOf(mobiControl, `apple-software-update-apple-${port}`).hosts.map(({ name }) => name);
    const clearAlone = onPort('80').filter((name) => !onPort('443').includes(name));
    expect(clearAlone).toEqual(['appldnld.apple.com', 'updates-http.cdn-apple.com']);
  });
});

describe('Google', () => {
  test('says which of its rows no firewall can express', () => {
    const accounts = requirementOf(mobiControl, 'android-google-accounts');
    expect(accounts.hosts.map(({ printed }) => printed)).toEqual(['accounts.google.com']);
    expect(accounts.note).toMatch(/accounts\.google\.\[country\].*accounts\.google\.com\.\*/);
  });

  test('sends cloud messages from the server over 443 alone', () => {
    const { ports, hosts } = requirementOf(mobiControl, 'server-fcm-firebase');
    expect(ports).toEqual(['443']);
    expect(hosts.map(({ name }) => name)).toEqual(['fcm.googleapis.com', 'accounts.google.com', 'iid.googleapis.com']);
  });
});

describe('what a source says and no requirement can hold', () => {
  test.each([
    ['a proxy is not ruled out for WNS', mobiControl, 'windows-modern-wns-microsoft', /may not support proxies/],
    [
      'a name of MPNS is gone from the page of WNS',
      mobiControl,
      'windows-modern-wns-microsoft',
      /\*\.notify\.live\.net/,
    ],
    ['the check of the connection is a path', mobiControl, 'android-google-connectivity-check', /\/generate_204/],
    [
      'lists of revoked certificates stand in an attachment',
      ismCloudOne,
      'behaviour-detection-agent-ffri-update-server',
      /revoked certificates/,
    ],
  ] as const)('stands in a note: %s', (_, product: Product, id, words) => {
    expect(requirementOf(product, id).note).toMatch(words);
  });

  test('is not made stricter: WNS may go without a proxy, and the port that Apple falls back to may have one', () => {
    const wns = ['server-wns-microsoft', 'windows-modern-wns-microsoft'].map((id) => requirementOf(mobiControl, id));
    expect(wns.map(({ proxy }) => proxy)).toEqual(['unknown', 'unknown']);
    const { cites } = requirementOf(mobiControl, 'apple-apns-443-apple-ranges');
    expect(cites.map(({ gloss }) => gloss).join(' ')).toMatch(/uses a proxy as long as/);
  });
});

describe('the other data centres of Endpoint Central', () => {
  test.each(['EU', 'AU', 'IN', 'CN', 'CA'] as const)(
    'have a cloud that stays incomplete with every supplement: %s',
    (dataCenter) => {
      for (const distributionServer of [false, true]) {
        const profile: EndpointCentralProfile = {
          dataCenter,
          distributionServer,
          supplements: ['other-data-centers', 'zoho-databridge'],
        };
        const flows = resolve(endpointCentralCloud, { ...profile });
        const cloud = flows.filter(({ to, missing }) => to.party === 'cloud' && missing.length > 0);
        expect(cloud).not.toEqual([]);
        expect(cloud.flatMap(({ completedBy: by }) => by)).toEqual([]);
      }
    },
  );

  test('have hosts of on-demand operations under their own top-level domain', () => {
    const names = ['eu', 'au', 'in', 'cn', 'ca'].map((center) =>
      requirementOf(endpointCentralCloud, `agent-cloud-${center}-dms`).hosts.map(({ name }) => name),
    );
    expect(names).toEqual([
      ['eu1-dms.zoho.eu', 'eu2-dms.zoho.eu'],
      ['au1-dms.zoho.com.au', 'au2-dms.zoho.com.au'],
      ['in1-dms.zoho.in', 'in2-dms.zoho.in'],
      ['cn2-dms.zoho.com.cn', 'cn3-dms.zoho.com.cn'],
      ['ca1-dms.zohocloud.ca', 'ca2-dms.zohocloud.ca'],
    ]);
  });

  test('have a patch database in Canada, without a distribution server', () => {
    const flows = resolve(endpointCentralCloud, { ...canada() });
    expect(lacking(flows)).not.toContain('agent-patch-database-other-data-centers');
  });
});

describe('the root certificates of Windows', () => {
  test('come in the clear on 80, and end the report of the given page', () => {
    const flows = resolve(endpointCentralCloud, { dataCenter: 'JP', supplements: ['microsoft-root-certificates'] });
    const added = flows.find(({ requirement }) => requirement.id === 'agent-trusted-root-program-microsoft');
    expect(added?.requirement.ports).toEqual(['80']);
    expect(added?.application).toEqual([{ ports: '80', name: 'http', basis: 'stated' }]);
    expect(lacking(flows)).not.toContain('agent-trusted-root-program');
  });
});

describe('Red Hat', () => {
  test('is opened by https alone, for the designated system and for the server', () => {
    const flows = resolve(patchManagerPlus, { ...redHat() }).filter(
      ({ requirement }) => requirement.cites[0].document === 'red-hat-network',
    );
    expect(flows.map(({ from, requirement }) => [from.party, requirement.hosts[0]?.name, requirement.ports])).toEqual([
      ['agent', 'cdn.redhat.com', ['443']],
      ['server', 'access.redhat.com', ['443']],
    ]);
    expect(lacking(resolve(patchManagerPlus, { ...redHat() }))).not.toContain('agent-red-hat-network');
  });
});

/** MobiControl with everything that a supplement could add to. */
function everything(): MobiControlProfile {
  return {
    serverLocation: 'DMZ',
    platforms: ['Android', 'Apple', 'WindowsModern'],
    playStore: true,
    fcm: true,
    androidEnterpriseSetup: true,
    appleHosts: 'listed',
    appleDeviceEnrolment: true,
    appStore: true,
    appleDeviceSetup: true,
    appleSoftwareUpdate: true,
    wns: true,
    windowsUpdate: true,
    windowsDefender: true,
    defenderAtp: true,
    deviceHealthAttestation: true,
  };
}

function ismEverything(): IsmCloudOneProfile {
  return {
    platforms: ['Windows', 'iOS'],
    systemServerPort: '443',
    behaviourDetection: true,
    updateSupportServer: true,
  };
}

function redHat(): PatchManagerPlusProfile {
  return {
    portsInUse: 'default',
    serverProtocol: 'HTTPS',
    operatingSystems: ['Linux'],
    redHatEnterpriseLinux: true,
    supplements: ['red-hat-network'],
  };
}

function canada(): EndpointCentralProfile {
  return { dataCenter: 'CA', supplements: ['other-data-centers'] };
}

function supplementsOf(product: Product): readonly string[] {
  return product.documents.filter(({ kind }) => kind === 'supplement').map(({ id }) => id);
}

function requirementOf(product: Product, id: string): Requirement {
  const found = product.requirements.find((requirement) => requirement.id === id);
  if (found === undefined) throw new Error(`${product.id} has no requirement '${id}'`);
  return found;
}

function completedBy(product: Product, { completes = [] }: Requirement): readonly Requirement[] {
  return completes.map((id) => requirementOf(product, id));
}

/** The flows that lack something which no supplement says. */
function lacking(flows: readonly Flow[]): readonly string[] {
  return flows
    .filter(({ missing, completedBy: by }) => missing.length > 0 && by.length === 0)
    .map(({ requirement }) => requirement.id);
}

/** Whether everything that a condition asks for is asked for here, as narrowly. */
function isWithin(conjunction: Conjunction, condition: Conjunction): boolean {
  return Object.entries(condition).every(([choice, allowed]) => {
    const here = conjunction[choice];
    return here?.every((value) => allowed.includes(value)) === true;
  });
}

function printedNames(host: Host): readonly string[] {
  return host.kind === 'pattern' ? [host.printed, ...host.listed] : [host.printed];
}

/** Whether a name or a number stands in a text as a whole, and not as the end or the beginning of a longer one. */
function stands(text: string, within: string): boolean {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.-])${literal}(?![\\w-]|\\.\\w)`).test(within);
}

function byProtocol(port: string, quoted: string): boolean {
  if (port === '80') return /\bhttp\b(?!s)/i.test(quoted);
  return port === '443' && /\b(?:https|TLS)\b/i.test(quoted);
}
