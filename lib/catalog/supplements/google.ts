import type { Citation, SourceDocument } from '../../model/citation';
import { exact, subdomains } from '../../model/host';
import { answeringOn, LISTED_ENDPOINTS_ADDRESS, listedEndpoints } from './listed-endpoints';

/** Google's page for administrators of networks with Android Enterprise devices, as far as it could be read. */
export const ANDROID_ENTERPRISE_NETWORK = {
  id: 'android-enterprise-network',
  kind: 'supplement',
  title: 'Android Enterprise Network Requirements',
  publisher: 'Google',
  address: 'https://support.google.com/work/android/answer/10513641',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** The later rows of that page, in the newest copy that prints ports beside hosts. */
export const ANDROID_ENTERPRISE_NETWORK_COPY = {
  id: 'android-enterprise-network-copy',
  kind: 'supplement',
  title: 'INV-Endpoints.csv: Android Endpoints',
  publisher:
    'Nick Benton, after Google, "Android Enterprise Network Requirements" (support.google.com/work/android/answer/10513641)',
  address: LISTED_ENDPOINTS_ADDRESS,
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'copy',
} as const satisfies SourceDocument;

/** Google's page on networks and Firebase Cloud Messaging; its Japanese edition was read whole where it names hosts. */
export const FIREBASE_CLOUD_MESSAGING = {
  id: 'firebase-cloud-messaging',
  kind: 'supplement',
  title: 'FCM 用にネットワークを構成する',
  publisher: 'Google (Firebase)',
  address: 'https://firebase.google.com/docs/cloud-messaging/network-configuration?hl=ja',
  language: 'ja',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

function android(section: string, quote: string, gloss: string): Citation {
  return { document: ANDROID_ENTERPRISE_NETWORK.id, section, quote, gloss };
}
const BEHIND_SSL = android(
  'Firewall Rules',
  'Thus, you can safely block port 80 for these URLs since they’re all behind SSL.',
  'Port 80 may be blocked for these URLs: all of them are behind SSL.',
);
const DIRECT = android(
  'Firewall Rules',
  'A direct connection is required to reach all the endpoints successfully.',
  'A direct connection is needed to reach all of them.',
);

/** Google's and the enrolled devices' management interfaces. */
export const ANDROID_APIS = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [subdomains('googleapis.com'), exact('m.google.com')],
  either: false,
  application: [{ ports: '443', name: 'tls', basis: 'stated' }],
  cites: [
    android(
      'Devices',
      '*.googleapis.com m.google.com TCP/443 EMM/Google APIs/PlayStore APIs/Android Management APIs',
      'Interfaces of device management, Google, the Play Store and Android Management: TCP 443.',
    ),
    BEHIND_SSL,
    DIRECT,
  ],
} as const;

const COPY = ANDROID_ENTERPRISE_NETWORK_COPY.id;
const ACCOUNTS = listedEndpoints(COPY, 'Authentication', 'TCP', [['accounts.google.com', '443', '']]);
const REVOCATION = listedEndpoints(COPY, 'Certificate Revocation List', 'TCP', [
  ['pki.google.com', '443', ''],
  ['clients1.google.com', '443', ''],
]);
const SHARED_DOMAINS =
  'Domains shared by various Google backend services such as crash reporting, Chrome Bookmark Sync, time sync (tlsdate)';
const BACKENDS = listedEndpoints(COPY, 'Google Backend Services', 'TCP', [
  ['clients2.google.com', '443', SHARED_DOMAINS],
  ['clients3.google.com', '443', SHARED_DOMAINS],
  ['clients4.google.com', '443', SHARED_DOMAINS],
  ['clients5.google.com', '443', SHARED_DOMAINS],
  ['clients6.google.com', '443', SHARED_DOMAINS],
]);
const WHENEVER_IT_CONNECTS =
  'Used by Android OS for connectivity check whenever the device connects to any WiFi / Mobile network.';
const CONNECTIVITY = listedEndpoints(COPY, 'Connectivity Check', 'TCP', [
  ['connectivitycheck.android.com', '443', WHENEVER_IT_CONNECTS],
  ['connectivitycheck.gstatic.com', '443', WHENEVER_IT_CONNECTS],
  ['www.google.com', '443', WHENEVER_IT_CONNECTS],
]);
const OVER_THE_AIR = 'Used by OEMs that utilize Google Over-The-Air (GOTA) updates to distribute OTA updates.';
const SYSTEM_UPDATES = listedEndpoints(COPY, 'OTA Updates', 'TCP', [
  ['ota.googlezip.net', '443', OVER_THE_AIR],
  ['ota-cache1.googlezip.net', '443', OVER_THE_AIR],
  ['ota-cache3.googlezip.net', '443', OVER_THE_AIR],
]);
const FOR_PLAY_PROTECT = 'Safebrowsing endpoints are used for Google Play Protect.';
const SAFE_BROWSING = listedEndpoints(COPY, 'Safebrowsing', 'TCP', [
  ['android-safebrowsing.google.com', '443', FOR_PLAY_PROTECT],
  ['safebrowsing.google.com', '443', FOR_PLAY_PROTECT],
]);
const TIME = listedEndpoints(COPY, 'Time Service', 'UDP', [
  [
    'time.google.com',
    '123',
    'During provisioning, Android devices require access to an NTP server, which is typically accessed via port UDP/123. This can be changed by an OEM',
  ],
]);
const CLOUD_MESSAGING = listedEndpoints(COPY, 'Google Cloud Messaging', 'TCP', [
  ['gcm-http.googleapis.com', '443, 5228, 5229, 5230', ''],
  ['gcm-xmpp.googleapis.com', '443, 5228, 5229, 5230', ''],
  ['android.googleapis.com', '443, 5228, 5229, 5230', ''],
]);
const FIREBASE_INSTALLATIONS = listedEndpoints(COPY, 'Firebase Cloud Messaging', 'TCP', [
  ['firebaseinstallations.googleapis.com', '443, 5228, 5229, 5230', ''],
]);
const XMPP = listedEndpoints(COPY, 'XMPP Connection', 'TCP', [
  ['fcm-xmpp.googleapis.com', '5235, 5236', ''],
  ['gcm-xmpp.googleapis.com', '5235, 5236', ''],
]);

/** The copy prints TCP and a port and nothing of what runs there. */
export const ANDROID_APPLICATION_INFERRED = 'the copy prints TCP and the port; that 443 is https is inferred';
/** What the copy leaves out of one row. */
export const CONNECTIVITY_BY_PATH =
  'older copies of the list print www.google.com with the path /generate_204, which is all that the check asks for; this copy prints the name alone, so the whole site is opened';
/** Why one row of Google's is opened in part. */
export const COUNTRY_NOT_EXPRESSED =
  'beside accounts.google.com Google prints accounts.google.[country], the local top-level domain, and for consoles accounts.google.com.*, with the star on the right: neither is a name that a firewall takes, so both are left out';

const ON_443 = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
} as const;

/** Signing in. */
export const ANDROID_ACCOUNTS = { ...ON_443, ...answeringOn(ACCOUNTS, '443') } as const;
/** Revoked certificates. */
export const ANDROID_REVOCATION = { ...ON_443, ...answeringOn(REVOCATION, '443') } as const;
/** Google's services behind the others. */
export const ANDROID_BACKENDS = { ...ON_443, ...answeringOn(BACKENDS, '443') } as const;
/** Whether there is a connection. */
export const ANDROID_CONNECTIVITY = { ...ON_443, ...answeringOn(CONNECTIVITY, '443') } as const;
/** Updates of the system, from makers who have Google hand them out. */
export const ANDROID_SYSTEM_UPDATES = { ...ON_443, ...answeringOn(SYSTEM_UPDATES, '443') } as const;
/** Google Play Protect. */
export const ANDROID_SAFE_BROWSING = { ...ON_443, ...answeringOn(SAFE_BROWSING, '443') } as const;
/** The time. */
export const ANDROID_TIME = {
  transport: 'udp',
  ports: ['123'],
  portsAre: 'default',
  either: false,
  application: [],
  ...answeringOn(TIME, '123'),
} as const;
/** Older and newer names of cloud messaging beside those of the given page. */
export const ANDROID_MESSAGING = {
  ...ON_443,
  ports: ['443', '5228', '5229', '5230'],
  ...answeringOn([...CLOUD_MESSAGING, ...FIREBASE_INSTALLATIONS], '5228'),
} as const;
/** Cloud messaging by XMPP. */
export const ANDROID_MESSAGING_XMPP = {
  transport: 'tcp',
  ports: ['5235', '5236'],
  portsAre: 'fixed',
  either: false,
  application: [],
  ...answeringOn(XMPP, '5235'),
} as const;

const SENDING = 'FCM にメッセージを送信するようにネットワークを構成する';
const FIREWALLS = 'ファイアウォール オプション';

function firebase(section: string, quote: string, gloss: string): Citation {
  return { document: FIREBASE_CLOUD_MESSAGING.id, section, quote, gloss };
}

/** Firebase Cloud Messaging, as a device keeps it open, for firewalls that read the name in TLS. */
export const FIREBASE_DEVICE = {
  transport: 'tcp',
  ports: ['443', '5228', '5229', '5230'],
  portsAre: 'fixed',
  hosts: [
    exact('mtalk.google.com'),
    exact('mtalk4.google.com'),
    exact('mtalk-staging.google.com'),
    exact('mtalk-dev.google.com'),
    exact('alt1-mtalk.google.com'),
    exact('alt2-mtalk.google.com'),
    exact('alt3-mtalk.google.com'),
    exact('alt4-mtalk.google.com'),
    exact('alt5-mtalk.google.com'),
    exact('alt6-mtalk.google.com'),
    exact('alt7-mtalk.google.com'),
    exact('alt8-mtalk.google.com'),
    exact('android.apis.google.com'),
    exact('device-provisioning.googleapis.com'),
    exact('firebaseinstallations.googleapis.com'),
  ],
  either: false,
  application: [{ ports: '443, 5228, 5229, 5230', name: 'tls', basis: 'stated' }],
  cites: [
    firebase(FIREWALLS, '開く TCP ポート: • 5228 • 5229 • 5230 • 443', 'TCP ports to open: 5228, 5229, 5230, 443.'),
    firebase(
      FIREWALLS,
      '特定の TLS SNI エントリを許可リストに追加してファイアウォールを通過させるための特別なファイアウォール構成を使用。これはポートベースのフィルタリングと組み合わせることができます。',
      'Filtering by host name: certain TLS SNI entries are put on an allow-list; it can be combined with filtering by port.',
    ),
    firebase(
      FIREWALLS,
      '開くホスト名: • mtalk.google.com • mtalk4.google.com • mtalk-staging.google.com • mtalk-dev.google.com • alt1-mtalk.google.com • alt2-mtalk.google.com • alt3-mtalk.google.com',
      'Host names to open: the first seven.',
    ),
    firebase(
      FIREWALLS,
      '• alt4-mtalk.google.com • alt5-mtalk.google.com • alt6-mtalk.google.com • alt7-mtalk.google.com • alt8-mtalk.google.com',
      'Host names to open: five more.',
    ),
    firebase(
      FIREWALLS,
      '• android.apis.google.com • device-provisioning.googleapis.com • firebaseinstallations.googleapis.com',
      'Host names to open: the last three.',
    ),
  ],
} as const;

/** Firebase Cloud Messaging, as a server sends its messages. */
export const FIREBASE_SENDING = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [exact('fcm.googleapis.com'), exact('accounts.google.com'), exact('iid.googleapis.com')],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  cites: [
    firebase(
      SENDING,
      'FCM メッセージの送信やサブスクリプションの管理を行うには、ネットワークが https 経由で次のサーバーと通信する必要があります。',
      'To send messages or manage subscriptions, the network has to communicate with the following servers over https.',
    ),
    firebase(SENDING, 'fcm.googleapis.com(メッセージ送信)', 'Sending messages.'),
    firebase(SENDING, 'accounts.google.com(メッセージ送信の認証)', 'Authenticating who sends.'),
    firebase(
      SENDING,
      'iid.googleapis.com(トピックの登録とデバイス グループの管理)',
      'Subscribing to topics, managing groups of devices.',
    ),
  ],
} as const;
