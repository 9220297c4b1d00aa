import type { Citation, SourceDocument } from '../../model/citation';
import { answeringOn, LISTED_ENDPOINTS_ADDRESS, listedEndpoints } from './listed-endpoints';

/** Apple's list of hosts and ports for enterprise networks, in the newest copy that prints ports beside hosts. */
export const APPLE_ENTERPRISE_NETWORK = {
  id: 'apple-enterprise-network',
  kind: 'supplement',
  title: 'INV-Endpoints.csv: Apple Endpoints',
  publisher: 'Nick Benton, after Apple, "Use Apple products on enterprise networks" (support.apple.com/101555)',
  address: LISTED_ENDPOINTS_ADDRESS,
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'copy',
} as const satisfies SourceDocument;

/** Apple's page for administrators whose devices get no push notifications: ports and address ranges, no names. */
export const APPLE_PUSH_NETWORK = {
  id: 'apple-push-network',
  kind: 'supplement',
  title: 'Si vos appareils Apple ne reçoivent pas les notifications Push Apple',
  publisher: 'Apple',
  address: 'https://support.apple.com/fr-ca/102266',
  language: 'fr-CA',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

const LISTED = APPLE_ENTERPRISE_NETWORK.id;

const SETUP = listedEndpoints(LISTED, 'Device Setup', 'TCP', [
  ['albert.apple.com', '443', 'Device activation'],
  ['captive.apple.com', '80, 443', 'Internet connectivity validation for networks that use captive portals'],
  ['gs.apple.com', '443', ''],
  ['humb.apple.com', '443', ''],
  ['static.ips.apple.com', '80, 443', ''],
  ['sq-device.apple.com', '443', 'eSIM activation'],
  ['tbsc.apple.com', '443', ''],
]);
const SETUP_TIME = listedEndpoints(LISTED, 'Device Setup', 'UDP', [
  ['time-ios.apple.com', '123', 'Used by devices to set their date and time'],
  ['time.apple.com', '123', 'Used by devices to set their date and time'],
  ['time-macos.apple.com', '123', 'Used by devices to set their date and time'],
]);
const PUSH = listedEndpoints(LISTED, 'Device Management', 'TCP', [
  ['*.push.apple.com', '80, 443, 5223, 2197', 'Push notifications'],
]);
const SERVICE_DISCOVERY = listedEndpoints(LISTED, 'Device Management', 'TCP', [
  ['axm-servicediscovery.apple.com', '443', 'Service discovery for account-driven enrolments'],
]);
const SOFTWARE_LOOKUP = listedEndpoints(LISTED, 'Device Management', 'TCP', [
  [
    'gdmf.apple.com',
    '443',
    'Used by an MDM server to identify which software updates are available for devices that use managed software updates',
  ],
]);
const VOLUME_PURCHASE = listedEndpoints(LISTED, 'Device Management', 'TCP', [
  [
    'vpp.itunes.apple.com',
    '443',
    'MDM servers to perform operations related to Apps and Books, such as assigning or revoking licences on a device',
  ],
]);
const SOFTWARE_UPDATE = listedEndpoints(LISTED, 'Software Updates', 'TCP', [
  ['appldnld.apple.com', '80', 'iOS, iPadOS and watchOS updates'],
  ['configuration.apple.com', '443', 'Rosetta 2 updates'],
  ['gdmf.apple.com', '443', 'Software update catalogue'],
  ['gg.apple.com', '80, 443', 'iOS, iPadOS, tvOS, watchOS and macOS updates'],
  ['gs.apple.com', '80, 443', 'iOS, iPadOS, tvOS, watchOS and macOS updates'],
  ['ig.apple.com', '443', 'macOS updates'],
  ['mesu.apple.com', '80, 443', 'Hosts software update catalogues'],
  ['oscdn.apple.com', '80, 443', 'macOS Recovery'],
  ['osrecovery.apple.com', '80, 443', 'macOS Recovery'],
  ['skl.apple.com', '443', 'macOS updates'],
  ['swcdn.apple.com', '80, 443', 'macOS updates'],
  ['swdist.apple.com', '443', 'macOS updates'],
  ['swdownload.apple.com', '80, 443', 'macOS updates'],
  ['swscan.apple.com', '443', 'macOS updates'],
  ['updates-http.cdn-apple.com', '80', 'Software update downloads'],
  ['updates.cdn-apple.com', '443', 'Software update downloads'],
  ['xp.apple.com', '443', ''],
  ['gdmf-ados.apple.com', '443', 'Software update catalogue for additional components'],
  ['gsra.apple.com', '443', 'OS updates for additional components'],
  ['wkms-public.apple.com', '443', 'Installing iOS, iPadOS or macOS on an attached device'],
  ['fcs-keys-pub-prod.cdn-apple.com', '443', 'Installing iOS, iPadOS or macOS on an attached device'],
]);
const APPS = 'Apps and Additional Content';
const STORE_CONTENT = 'Store content, such as apps, books and music';
const STORE = listedEndpoints(LISTED, APPS, 'TCP', [
  ['*.itunes.apple.com', '80, 443', STORE_CONTENT],
  ['*.apps.apple.com', '443', STORE_CONTENT],
  ['*.mzstatic.com', '443', `${STORE_CONTENT}, and apps from websites and alternative marketplaces`],
  ['itunes.apple.com', '80, 443', STORE_CONTENT],
]);
const APP_VALIDATION = listedEndpoints(LISTED, APPS, 'TCP', [['ppq.apple.com', '443', 'Enterprise App validation']]);

/** The list prints TCP and a port and nothing of what runs there. */
export const APPLE_APPLICATION_INFERRED =
  'the list prints TCP and the port; that 443 is https, and 80 http, is inferred';

const ON_443 = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
} as const;
const ON_80 = {
  transport: 'tcp',
  ports: ['80'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '80', name: 'http', basis: 'inferred' }],
} as const;

/** Activation and the like, while a device is set up. */
export const APPLE_SETUP_443 = { ...ON_443, ...answeringOn(SETUP, '443') } as const;
/** What a device that is set up asks of the captive portal and the like. */
export const APPLE_SETUP_80 = { ...ON_80, ...answeringOn(SETUP, '80') } as const;
/** The time. */
export const APPLE_SETUP_TIME = {
  transport: 'udp',
  ports: ['123'],
  portsAre: 'fixed',
  either: false,
  application: [],
  ...answeringOn(SETUP_TIME, '123'),
} as const;

/** Push notifications by name: what a device keeps open. */
export const APPLE_PUSH_NAMES_5223 = {
  transport: 'tcp',
  ports: ['5223'],
  portsAre: 'fixed',
  either: false,
  application: [],
  ...answeringOn(PUSH, '5223'),
} as const;
/** Push notifications by name, on the port that a device falls back to. */
export const APPLE_PUSH_NAMES_443 = { ...ON_443, ...answeringOn(PUSH, '443') } as const;
/** Push notifications by name, as a server sends them. */
export const APPLE_PUSH_NAMES_SENDING = {
  transport: 'tcp',
  ports: ['443', '2197'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
  ...answeringOn(PUSH, '2197'),
} as const;
/** Which of the four ports of the row are for whom. */
export const APPLE_PUSH_PORTS_PARTED =
  'the list prints 80, 443, 5223 and 2197 in one cell for whatever is managed: the ports that the given page prints for this party are taken, and 80, of which it says nothing, is left out';

/** What a device asks of device management beyond the list of the given page. */
export const APPLE_SERVICE_DISCOVERY = { ...ON_443, ...answeringOn(SERVICE_DISCOVERY, '443') } as const;
/** What a server asks of device management beyond the list of the given page. */
export const APPLE_SOFTWARE_LOOKUP = { ...ON_443, ...answeringOn(SOFTWARE_LOOKUP, '443') } as const;
/** Volume purchases. */
export const APPLE_VOLUME_PURCHASE = { ...ON_443, ...answeringOn(VOLUME_PURCHASE, '443') } as const;

/** Updates of the system, over TLS. */
export const APPLE_UPDATE_443 = { ...ON_443, ...answeringOn(SOFTWARE_UPDATE, '443') } as const;
/** Updates of the system, in the clear. */
export const APPLE_UPDATE_80 = { ...ON_80, ...answeringOn(SOFTWARE_UPDATE, '80') } as const;

/** The App Store, whole. */
export const APPLE_STORE_443 = { ...ON_443, ...answeringOn([...STORE, ...APP_VALIDATION], '443') } as const;
/** The App Store, in the clear. */
export const APPLE_STORE_80 = { ...ON_80, ...answeringOn(STORE, '80') } as const;
/** What the App Store asks for beyond the list of the given page. */
export const APPLE_APP_VALIDATION = { ...ON_443, ...answeringOn(APP_VALIDATION, '443') } as const;

function push(quote: string, gloss: string): Citation {
  return { document: APPLE_PUSH_NETWORK.id, section: 'Vérifier les ports et les hôtes requis', quote, gloss };
}
const PUSH_RANGES_IPV4 = push(
  'IPv4 • 17.249.0.0/16 • 17.252.0.0/16 • 17.57.144.0/22 • 17.188.128.0/18 • 17.188.20.0/23',
  'IPv4: the five ranges.',
);
const PUSH_RANGES_INSTEAD = push(
  'Si vous ne pouvez pas autoriser l’accès à l’ensemble du bloc d’adresse 17.0.0.0/8, ouvrez l’accès par les mêmes ports à ces plages de réseau sur IPv4 ou IPv6 :',
  'If you cannot allow access to the whole block 17.0.0.0/8, open access by the same ports to these ranges over IPv4 or IPv6.',
);
const PUSH_RANGES = {
  transport: 'tcp',
  portsAre: 'fixed',
  hosts: [],
  ranges: {
    for: [],
    cidrs: ['17.249.0.0/16', '17.252.0.0/16', '17.57.144.0/22', '17.188.128.0/18', '17.188.20.0/23'],
  },
  either: false,
  application: [],
} as const;

/** Push notifications by address: what a device keeps open. */
export const APPLE_PUSH_RANGES_5223 = {
  ...PUSH_RANGES,
  ports: ['5223'],
  cites: [
    push('Le port TCP 5223 pour la communication avec le service APNS.', 'TCP 5223 to communicate with APNs.'),
    PUSH_RANGES_INSTEAD,
    PUSH_RANGES_IPV4,
  ],
} as const;
/** Push notifications by address, on the port that a device uses at its activation and falls back to. */
export const APPLE_PUSH_RANGES_443 = {
  ...PUSH_RANGES,
  ports: ['443'],
  cites: [
    push(
      'Le port TCP 443 est utilisé durant l’activation de l’appareil, puis pour le basculement lorsque les appareils ne peuvent pas communiquer avec le service APNS sur le port 5223.',
      'TCP 443 is used while the device is activated, and afterwards to fall back to where devices cannot communicate with APNs on port 5223.',
    ),
    push(
      'La connexion sur le port 443 utilise un serveur mandataire tant que celui-ci laisse passer la communication sans déchiffrement.',
      'The connection on port 443 uses a proxy as long as that lets the communication through without decrypting it.',
    ),
    PUSH_RANGES_INSTEAD,
    PUSH_RANGES_IPV4,
  ],
} as const;
/** Push notifications by address, as a server sends them. */
export const APPLE_PUSH_RANGES_SENDING = {
  ...PUSH_RANGES,
  ports: ['443', '2197'],
  cites: [
    push(
      'Le port TCP 443 ou 2197 pour l’envoi de notifications au service APNS.',
      'TCP 443 or 2197 to send notifications to APNs.',
    ),
    PUSH_RANGES_INSTEAD,
    PUSH_RANGES_IPV4,
  ],
} as const;
/** What the page prints beside and is not opened. */
export const APPLE_PUSH_RANGES_IPV6 =
  'the page prints no name; its IPv6 ranges (2620:149:a44::/48, 2403:300:a42::/48, 2403:300:a51::/48, 2a01:b740:a42::/48) are opened only where the user supplies them: parties: { apns: { addresses: [...] } }';
