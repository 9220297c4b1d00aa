import type { Citation } from '../../model/citation';
import { exact, subdomains } from '../../model/host';
import type { Denial, Note, Requirement } from '../../model/product';
import {
  APP_STORE,
  APPLE,
  APPLE_DEVICE_SOTI,
  APPLE_SERVER,
  DEVICE_APNS,
  DEVICE_MANAGEMENT,
  DEVICE_SETUP,
  page,
  SERVER_APNS,
  SOFTWARE_UPDATE,
  SOTI_ADDRESSES,
  sotiAddressCites,
} from './quotes';

// B. Apple端末とFirewall: all of Apple by one name or one block, and beside it each service by its own list.

/** All of Apple is opened. */
const ALL = { platforms: ['Apple'], appleHosts: ['all'] } as const;
/** Each service is opened by its own list. */
const LISTED = { platforms: ['Apple'], appleHosts: ['listed'] } as const;
/** The server asks, and it is the user's own. */
const OWN_SERVER = { serverLocation: ['DMZ', 'Internal'] } as const;

/** The name and the block that the page calls all of Apple. */
const APPLE_HOSTS = [subdomains('apple.com')] as const;
const APPLE_RANGES = { for: ['*.apple.com'], cidrs: ['17.0.0.0/8'] } as const;

const HTTPS = [{ ports: '443', name: 'https', basis: 'inferred' }] as const;
const URLS = "the page calls the names of Apple's services URLs, so https is inferred on 443";
const NOT_ALL = 'setup.icloud.com and *.mzstatic.com, which the narrow lists print, do not lie below apple.com';
const IN_PLACE = 'set-up and updates happen in a network that reaches the service; the device may be moved away again';

const ALL_BY_NAME = page(
  APPLE,
  '*.apple.com をFirewallに登録しておくと、全てのAppleサイトへのアクセスを許可できます。',
  'By entering *.apple.com into the firewall, access to all sites of Apple can be allowed.',
);
const ALL_BY_ADDRESS = page(
  APPLE,
  'IPアドレスベースで、Firewallに登録する場合は、17.0.0.0/8 アドレスブロック全体を許可しておきます。',
  'To enter it into the firewall by IP address, allow the whole block 17.0.0.0/8.',
);
const NARROWLY = page(
  APPLE,
  'しかし、個別サービス毎に、細密に限定登録したい場合は、 下記の をクリックください。',
  'But where each service is to be entered by itself and narrowly, click below.',
);

/** The row of a service on 443, to all of Apple. */
function row443(section: string): Citation {
  return page(
    section,
    'Portsプロトコル方向Appleの全てのクラウドサービス宛先 443TCPOutbound*.apple.com または 17.0.0.0/8 アドレスブロック全体',
    'Port, protocol, direction, destination (all cloud services of Apple): 443, TCP, outbound, *.apple.com or the whole block 17.0.0.0/8.',
  );
}

const APNS_FROM_SERVER = page(
  SERVER_APNS,
  'サーババージョンPortsプロトコル方向Appleの全てのクラウドサービス宛先 v14.5.1以上 443、2197 TCP Outbound *.apple.com または 17.0.0.0/8 アドレスブロック全体',
  'Server version, port, protocol, direction, destination (all cloud services of Apple): v14.5.1 or later, 443 and 2197, TCP, outbound, *.apple.com or the whole block 17.0.0.0/8.',
);
const APNS_ASKED_BY_SERVER = page(
  SERVER_APNS,
  'で説明したチェックインを端末からさせるには、MobiControlサーバから APNs(Apple Push Notification service)経由で、Apple端末に、チェックインをするように要求を出します。',
  'To have a device check in, the MobiControl server asks it to, by way of APNs (Apple Push Notification service).',
);
const APNS_443_THEN_2197 = page(
  SERVER_APNS,
  'TCP443経由で、APNSに中継を依頼します。TCP443経由で接続できない場合は、TCP2197経由で中継を依頼します。プロキシ設定は不能です。',
  'It asks APNs to relay by TCP 443, and where it cannot connect by TCP 443, by TCP 2197. A proxy cannot be set.',
);
const APNS_NARROW_FROM_SERVER = page(
  SERVER_APNS,
  'Appleの全てのサービスでなくAPNsにそのアクセスを限定したい場合は、',
  'To limit access to APNs, and not to all services of Apple,',
);
const APNS_FROM_DEVICE = page(
  DEVICE_APNS,
  'Portsプロトコル方向Appleの全てのクラウドサービス宛先 5223TCPOutbound*.apple.com または 17.0.0.0/8 アドレスブロック全体',
  'Port, protocol, direction, destination (all cloud services of Apple): 5223, TCP, outbound, *.apple.com or the whole block 17.0.0.0/8.',
);
const APNS_HELD_BY_DEVICE = page(
  DEVICE_APNS,
  'で説明したチェックイン要求を、端末が受領するために、端末はTCP5223(Outbound)経由で、 APNs(Apple Push Notification service)への接続を維持しています。',
  'To receive these requests, the device keeps a connection to APNs (Apple Push Notification service) by TCP 5223 (outbound).',
);
const APNS_NARROW_FROM_DEVICE = page(
  DEVICE_APNS,
  'Appleの全てのサービスでなくAPNsにそのアクセスを限定したい場合は、',
  'To limit access to APNs, and not to all services of Apple,',
);
const ONLY_5223 = page(
  APPLE,
  'Apple端末は、 (図5)ののポート5223(Outbound)のみを許可した閉域網で、MobiControlによる運用管理ができます。',
  'Apple devices can be managed by MobiControl in a closed network that allows only port 5223 (outbound) of (figure 5).',
);
const MANAGEMENT_FROM_SERVER = page(
  DEVICE_MANAGEMENT,
  'MobiControlサーバからAppleの「デバイス管理」サービスへアクセスできるようにしておきます。',
  "Let the MobiControl server reach Apple's device management.",
);
const MANAGEMENT_FROM_DEVICE = page(
  DEVICE_MANAGEMENT,
  '端末をMobiControlに登録する際も、Appleの「デバイス管理」サービスへアクセスできるネットワーク環境に、端末を移動しておきます。',
  "To enrol a device at MobiControl too, move it into a network that reaches Apple's device management.",
);
const MANAGEMENT_NARROW = page(
  DEVICE_MANAGEMENT,
  'Appleの全てへのクラウドサービスでなく、Appleの「デバイス管理」サービスのみに、 アクセスを許容しておきたい場合は、(表11)のURLを許可しておきます。',
  "To allow access to Apple's device management only, and not to all cloud services of Apple, allow the URLs of (table 11).",
);
const MANAGEMENT_NAMES = [
  page(
    DEVICE_MANAGEMENT,
    'deviceenrollment.apple.comDEPの暫定登録 deviceservices-external.apple.com identity.apple.comAPNs 証明書リクエストポータル',
    'deviceenrollment.apple.com (provisional enrolment by DEP), deviceservices-external.apple.com, identity.apple.com (portal to request APNs certificates)',
  ),
  page(
    DEVICE_MANAGEMENT,
    'iprofiles.apple.comApple School Manager や Apple Business Manager に Device Enrollment 経由でデバイスを登録する際に使われるホスト登録プロファイル',
    'iprofiles.apple.com (enrolment profiles for devices that are enrolled at Apple School Manager or Apple Business Manager by Device Enrollment)',
  ),
  page(
    DEVICE_MANAGEMENT,
    'mdmenrollment.apple.comMDM サーバが、Apple School Manager や Apple Business Manager に Device Enrollment で 登録されるクライアントで使われる登録プロファイルをアップロードし、デバイスとアカウントを検索',
    'mdmenrollment.apple.com (here MDM servers upload the enrolment profiles of clients that are enrolled by Device Enrollment, and look up devices and accounts)',
  ),
  page(
    DEVICE_MANAGEMENT,
    'setup.icloud.com共有 iPad で管理対象 Apple ID を使ってログインするために必要',
    'setup.icloud.com (needed to log in on a shared iPad by a managed Apple ID)',
  ),
] as const;
const STORE_CONDITION = page(
  APPLE,
  '更に、Appストアのアプリを端末に配布またはアップデートする場合は、(図5)ののTCP443(Outbound)を許可しておきます。',
  'Where applications of the App Store are handed out to devices or updated, also allow TCP 443 (outbound) of (figure 5).',
);
const STORE_NARROW = page(
  APP_STORE,
  'Appleの全てのサービスでなく、Appストアのみに、アクセスを許容しておきたい場合は、次のURLを許可しておきます。 • *.itunes.apple.com • *.apps.apple.com • *.mzstatic.com • itunes.apple.com • vpp.itunes.apple.com',
  'To allow access to the App Store only, and not to all services of Apple, allow these URLs: *.itunes.apple.com, *.apps.apple.com, *.mzstatic.com, itunes.apple.com, vpp.itunes.apple.com.',
);
const SETUP_CONDITION = page(
  DEVICE_SETUP,
  '端末をMobiControlに登録する際やOSのアップデートの際は、Appleの「デバイス管理」サービスへアクセスできるネットワーク環境に、端末を移動しておきます。',
  'To enrol a device at MobiControl and to update its system, move it into a network that reaches the service (the page calls it "device management" here).',
);
const SETUP_NARROW = page(
  DEVICE_SETUP,
  'Appleの全てのサービスでなく、「デバイスの設定」サービスのみに、アクセスを許容しておきたい場合は、Appleのドキュメント エンタープライズネットワークで Apple製品を使う」 の「デバイスの設定」の項で示されているURLをFirewallで許可しておきます。',
  'To allow access to device set-up only, and not to all services of Apple, allow the URLs of "device set-up" in Apple\'s document "Use Apple products on enterprise networks".',
);
const UPDATE_CONDITION = page(
  SOFTWARE_UPDATE,
  'iOS、iPadOS、macOSをアップデートする場合は、Appleの「ソフトウェアアップデート」サービスに接続できるネットワーク環境に端末を移動させます。',
  "To update iOS, iPadOS or macOS, move the device into a network that reaches Apple's software update.",
);
const UPDATE_NARROW = page(
  SOFTWARE_UPDATE,
  'Appleの全てのサービスでなく、「ソフトウェアアップデートサービスのみに、アクセスを許容しておきたい場合は、Appleのドキュメント エンタープライズネットワークで Apple製品を使う」 の「ソフトウェアアップデート」の項で示されているURLをFirewallで許可しておきます。',
  'To allow access to software update only, and not to all services of Apple, allow the URLs of "software update" in Apple\'s document "Use Apple products on enterprise networks".',
);

/** 表11: the names of Apple's device management. */
const MANAGEMENT_HOSTS = [
  exact('deviceenrollment.apple.com'),
  exact('deviceservices-external.apple.com'),
  exact('identity.apple.com'),
  exact('iprofiles.apple.com'),
  exact('mdmenrollment.apple.com'),
  exact('setup.icloud.com'),
] as const;
const MANAGEMENT_NOTE = `${URLS}; the page prints one list for the server and for devices and does not say which name is whose`;

/** The names of the App Store. */
const STORE_HOSTS = [
  subdomains('itunes.apple.com'),
  subdomains('apps.apple.com'),
  subdomains('mzstatic.com'),
  exact('itunes.apple.com'),
  exact('vpp.itunes.apple.com'),
] as const;
const STORE_NOTE =
  'the page does not say who goes to the App Store: the device, which downloads, and the server, which hands out, both stand as it may be read';

const APPLE_DOCUMENT = 'Apple\'s document "Use Apple products on enterprise networks", to which the page links';

/** What Apple devices ask, and what the server asks for their sake. */
export const APPLE_REQUIREMENTS = [
  {
    id: 'apple-server',
    from: 'device',
    to: 'deploymentServer',
    transport: 'tcp',
    ports: ['443', '5494'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [
      { ports: '443', name: 'https', basis: 'stated' },
      { ports: '5494', name: 'mobicontrol', basis: 'stated' },
    ],
    need: 'must',
    when: [{ platforms: ['Apple'] }],
    proxy: 'impossible',
    cites: [
      page(
        APPLE_SERVER,
        'Portsトランスポート層 プロトコル アプリケーション層 プロトコル 方向宛先 443TCPhttps端末から見て Outbound MobiControlサーバの URLまたはIPアドレス (プロキシ不可) 5494TCPBinary MobiControl独自プロトコル',
        "Port, transport protocol, application protocol, direction, destination: 443, TCP, https and 5494, TCP, binary, MobiControl's own protocol; outbound as the device sees it; to the URL or IP address of the MobiControl server (no proxy).",
      ),
      page(
        APPLE_SERVER,
        'Apple端末が内蔵するMDMプロトコルは、Port443経由で、MobiControlサーバにチェックインします。',
        'The MDM protocol that is built into Apple devices checks in at the MobiControl server over port 443.',
      ),
      page(
        APPLE_SERVER,
        'MobiControlエージェントは、Port443と5494の両方で、MobiControlサーバに接続にいきます。',
        'The MobiControl agent connects to the MobiControl server on both port 443 and 5494.',
      ),
      page(
        DEVICE_APNS,
        '端末からのチェックインをさせ、TCP443経由でメッセージを送る。',
        'Have the device check in, and send the message over TCP 443.',
      ),
    ],
    note: '5494 carries a binary protocol of its own, which no firewall reads a name from',
  },

  // APNs: the server asks it to relay, the device keeps a connection to it.
  {
    id: 'server-apns',
    from: 'deploymentServer',
    to: 'apns',
    transport: 'tcp',
    ports: ['443', '2197'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'must',
    when: [{ ...ALL, ...OWN_SERVER }],
    proxy: 'impossible',
    cites: [APNS_ASKED_BY_SERVER, APNS_443_THEN_2197, APNS_FROM_SERVER, ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; what runs on 2197, to which the server turns where 443 does not connect, is not printed`,
  },
  {
    id: 'server-apns-listed',
    from: 'deploymentServer',
    to: 'apns',
    transport: 'tcp',
    ports: ['443', '2197'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: HTTPS,
    need: 'must',
    when: [{ ...LISTED, ...OWN_SERVER }],
    incomplete: {
      missing: ['hosts'],
      where: 'nowhere on the page: the sentence that would give the list breaks off',
      supply:
        'name them in the profile: parties: { apns: { hosts: [...] } }, or addresses: [...] where names cannot be used',
    },
    proxy: 'impossible',
    cites: [APNS_ASKED_BY_SERVER, APNS_443_THEN_2197, APNS_NARROW_FROM_SERVER, APNS_FROM_SERVER, NARROWLY],
    note: `${URLS}; what runs on 2197 is not printed`,
  },
  {
    id: 'apple-apns',
    from: 'device',
    to: 'apns',
    transport: 'tcp',
    ports: ['5223'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: [],
    need: 'must',
    when: [ALL],
    proxy: 'unknown',
    cites: [APNS_HELD_BY_DEVICE, APNS_FROM_DEVICE, ONLY_5223, ALL_BY_NAME, ALL_BY_ADDRESS],
    note: 'what runs on 5223 is not printed',
  },
  {
    id: 'apple-apns-listed',
    from: 'device',
    to: 'apns',
    transport: 'tcp',
    ports: ['5223'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'must',
    when: [LISTED],
    incomplete: {
      missing: ['hosts'],
      where: 'nowhere on the page: the sentence that would give the list breaks off',
      supply:
        'name them in the profile: parties: { apns: { hosts: [...] } }, or addresses: [...] where names cannot be used',
    },
    proxy: 'unknown',
    cites: [APNS_HELD_BY_DEVICE, APNS_NARROW_FROM_DEVICE, APNS_FROM_DEVICE, ONLY_5223, NARROWLY],
    note: 'what runs on 5223 is not printed',
  },

  {
    id: 'apple-enrollment-service',
    from: 'device',
    to: 'enrollmentService',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('mc-enroll.soti.net')],
    ranges: { for: ['mc-enroll.soti.net'], cidrs: SOTI_ADDRESSES },
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ platforms: ['Apple'], serverLocation: ['SaaS'], enrolById: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        APPLE_DEVICE_SOTI,
        '端末のMobiControlエージェントに、登録用URLでなく、登録IDを入力して、SaaSのMobiControlサーバに登録するようにしたい場合に限り、 mc-enroll.soti.netへのアクセスを許容しておきます。',
        'Only where an enrolment id instead of an enrolment URL is entered into the MobiControl agent of the device, to enrol at the SaaS server, allow access to mc-enroll.soti.net.',
      ),
      page(
        APPLE_DEVICE_SOTI,
        'Portsプロトコル方向宛先 443TCPOutboundmc-enroll.soti.net または (表10)',
        'Port, protocol, direction, destination: 443, TCP, outbound, mc-enroll.soti.net or (table 10).',
      ),
      page(
        APPLE_DEVICE_SOTI,
        'IPアドレスベースで許可する場合は、(表10)のIPアドレスをFirewallで許可しておきます。',
        'To allow it by IP address, allow the IP addresses of (table 10) in the firewall.',
      ),
      ...sotiAddressCites(APPLE_DEVICE_SOTI),
    ],
    note: 'the page prints TCP 443 and allows the destination by URL in the same words as the other SOTI services, so https is inferred; the page discourages this way of enrolment for Apple devices',
  },

  // Appleデバイス管理: the server always, the device to enrol.
  {
    id: 'server-apple-device-management',
    from: 'deploymentServer',
    to: 'appleDeviceManagement',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'must',
    when: [{ ...ALL, ...OWN_SERVER }],
    proxy: 'unknown',
    cites: [MANAGEMENT_FROM_SERVER, row443(DEVICE_MANAGEMENT), ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; ${NOT_ALL}`,
  },
  {
    id: 'server-apple-device-management-listed',
    from: 'deploymentServer',
    to: 'appleDeviceManagement',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: MANAGEMENT_HOSTS,
    either: false,
    application: HTTPS,
    need: 'must',
    when: [{ ...LISTED, ...OWN_SERVER }],
    proxy: 'unknown',
    cites: [MANAGEMENT_FROM_SERVER, MANAGEMENT_NARROW, ...MANAGEMENT_NAMES, row443(DEVICE_MANAGEMENT), NARROWLY],
    note: MANAGEMENT_NOTE,
  },
  {
    id: 'apple-device-management',
    from: 'device',
    to: 'appleDeviceManagement',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...ALL, appleDeviceEnrolment: [true] }],
    proxy: 'unknown',
    cites: [MANAGEMENT_FROM_DEVICE, row443(DEVICE_MANAGEMENT), ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; ${NOT_ALL}`,
  },
  {
    id: 'apple-device-management-listed',
    from: 'device',
    to: 'appleDeviceManagement',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: MANAGEMENT_HOSTS,
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...LISTED, appleDeviceEnrolment: [true] }],
    proxy: 'unknown',
    cites: [MANAGEMENT_FROM_DEVICE, MANAGEMENT_NARROW, ...MANAGEMENT_NAMES, row443(DEVICE_MANAGEMENT), NARROWLY],
    note: MANAGEMENT_NOTE,
  },

  // Appストア: the page names no source.
  {
    id: 'apple-app-store',
    from: 'device',
    to: 'appStore',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...ALL, appStore: [true] }],
    proxy: 'unknown',
    cites: [STORE_CONDITION, row443(APP_STORE), ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; ${STORE_NOTE}; ${NOT_ALL}`,
  },
  {
    id: 'apple-app-store-listed',
    from: 'device',
    to: 'appStore',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: STORE_HOSTS,
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...LISTED, appStore: [true] }],
    proxy: 'unknown',
    cites: [STORE_CONDITION, STORE_NARROW, row443(APP_STORE), NARROWLY],
    note: `${URLS}; ${STORE_NOTE}`,
  },
  {
    id: 'server-app-store',
    from: 'deploymentServer',
    to: 'appStore',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...ALL, ...OWN_SERVER, appStore: [true] }],
    proxy: 'unknown',
    cites: [STORE_CONDITION, row443(APP_STORE), ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; ${STORE_NOTE}; ${NOT_ALL}`,
  },
  {
    id: 'server-app-store-listed',
    from: 'deploymentServer',
    to: 'appStore',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: STORE_HOSTS,
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...LISTED, ...OWN_SERVER, appStore: [true] }],
    proxy: 'unknown',
    cites: [STORE_CONDITION, STORE_NARROW, row443(APP_STORE), NARROWLY],
    note: `${URLS}; ${STORE_NOTE}`,
  },

  // Apple デバイスの設定 and ソフトウェアアップデート: devices, by lists that the page leaves to Apple's document.
  {
    id: 'apple-device-setup',
    from: 'device',
    to: 'appleDeviceSetup',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...ALL, appleDeviceSetup: [true] }],
    proxy: 'unknown',
    cites: [SETUP_CONDITION, row443(DEVICE_SETUP), ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; ${IN_PLACE}; the page prints 443 alone`,
  },
  {
    id: 'apple-device-setup-listed',
    from: 'device',
    to: 'appleDeviceSetup',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...LISTED, appleDeviceSetup: [true] }],
    incomplete: {
      missing: ['hosts'],
      where: `${APPLE_DOCUMENT}, under "device set-up"`,
      supply: 'name them in the profile: parties: { appleDeviceSetup: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [SETUP_CONDITION, SETUP_NARROW, row443(DEVICE_SETUP), NARROWLY],
    note: `${URLS}; the page prints 443 alone`,
  },
  {
    id: 'apple-software-update',
    from: 'device',
    to: 'appleSoftwareUpdate',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: APPLE_HOSTS,
    ranges: APPLE_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...ALL, appleSoftwareUpdate: [true] }],
    proxy: 'unknown',
    cites: [UPDATE_CONDITION, row443(SOFTWARE_UPDATE), ALL_BY_NAME, ALL_BY_ADDRESS],
    note: `${URLS}; ${IN_PLACE}; the page prints 443 alone`,
  },
  {
    id: 'apple-software-update-listed',
    from: 'device',
    to: 'appleSoftwareUpdate',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...LISTED, appleSoftwareUpdate: [true] }],
    incomplete: {
      missing: ['hosts'],
      where: `${APPLE_DOCUMENT}, under "software update"`,
      supply: 'name them in the profile: parties: { appleSoftwareUpdate: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [UPDATE_CONDITION, UPDATE_NARROW, row443(SOFTWARE_UPDATE), NARROWLY],
    note: `${URLS}; the page prints 443 alone`,
  },
] as const satisfies readonly Requirement[];

/** The Apple part forbids nothing. */
export const APPLE_DENIALS: readonly Denial[] = [];

/** What the Apple part says beside its flows. */
export const APPLE_NOTES: readonly Note[] = [
  {
    id: 'apple-devices-that-are-meant',
    kind: 'background',
    gloss: 'The Apple part is about iPhones, iPads and computers with macOS that are kept in a closed network.',
    cites: [
      page(
        APPLE,
        'Apple端末(iPhone、iPad、MacOSコンピュータ)を閉域網に置いて運用する場合に、Firewallで許可するポート番号を(図5)に示します。',
        '(Figure 5) shows the ports to allow in the firewall where Apple devices (iPhone, iPad, computers with macOS) are kept in a closed network.',
      ),
    ],
  },
  {
    id: 'only-5223-speaks-of-apple',
    kind: 'contradiction',
    gloss:
      'A network that allows "only port 5223" would not let a device reach its server, which the table below wants on 443 and 5494. The sentence is read as speaking of the ports towards Apple: the server and APNs are both a must.',
    cites: [ONLY_5223, page(APPLE_SERVER, '443TCPhttps端末から見て', '443, TCP, https, as the device sees it')],
  },
  {
    id: 'enrolment-in-a-wider-network',
    kind: 'procedure',
    gloss:
      'Apple devices are enrolled in a network that also reaches further services, whose numbers in figure 5 did not come with the text: by the tables below device management and device set-up. Once enrolled, a device may be moved into a network without them.',
    cites: [
      page(
        APPLE,
        '但し、Apple端末をMobiControlサーバに登録する時だけ、 及び が許可されているネットワーク環境で、それを実行します。',
        'But to enrol an Apple device at the MobiControl server, do so in a network where (two numbers that are lost) are allowed.',
      ),
      page(
        DEVICE_MANAGEMENT,
        '端末のMobiControlへの 登録が終われば、アクセスができないネットワーク環境内へ端末を移動し、運用管理を開始することもできます',
        'Once a device is enrolled at MobiControl, it may be moved into a network without that access and be managed there.',
      ),
      page(
        DEVICE_SETUP,
        '端末のMobiControlへの 登録が終われば、アクセスができないネットワーク環境内へ端末を移動し、運用管理を開始することもできます',
        'Once a device is enrolled at MobiControl, it may be moved into a network without that access and be managed there.',
      ),
      page(
        SOFTWARE_UPDATE,
        '端末OSのアップデートが終われば、アクセスができないネットワーク環境内へ端末を移動し、運用管理を開始することもできます',
        'Once its system is updated, a device may be moved into a network without that access and be managed there.',
      ),
    ],
  },
  {
    id: 'all-of-apple-is-not-all',
    kind: 'contradiction',
    gloss:
      'The page says that *.apple.com allows all sites of Apple. Its own narrow lists print setup.icloud.com and *.mzstatic.com, which do not lie below apple.com: with appleHosts all they stay closed, as printed; with appleHosts listed they are opened.',
    cites: [
      ALL_BY_NAME,
      ALL_BY_ADDRESS,
      page(DEVICE_MANAGEMENT, 'setup.icloud.com共有 iPad', 'setup.icloud.com (shared iPad)'),
      page(APP_STORE, '• *.mzstatic.com', '*.mzstatic.com'),
    ],
  },
  {
    id: 'figure-5-called-figure-1',
    kind: 'erratum',
    gloss:
      'The part about Apple speaks of figure 5, and of figure 1 in one sentence; figure 5 is meant. Its circled numbers are lost.',
    cites: [
      page(
        APPLE,
        'これで、(図1)の を、まとめて登録できます。',
        'So (numbers that are lost) of (figure 1) can be entered together.',
      ),
      NARROWLY,
    ],
  },
  {
    id: 'apple-mdm-check-in',
    kind: 'behaviour',
    gloss:
      'Apple devices check in by the MDM protocol over 443 and fetch profiles, settings and rules; what the server wants of a device travels in the answer. Nothing is opened from the server to a device.',
    cites: [
      page(APPLE_SERVER, 'MDMプロトコルによるチェックイン', 'Check-in by the MDM protocol'),
      page(
        APPLE_SERVER,
        'チェックインをすることで、 MobiControlサーバから、「構成プロファイル」、「端末の詳細設定」、「ルール」を取得します。 また、WIPEなどの端末への働きかけは、端末からのチェックインがあったときに、MobiControlサーバから 端末へ送られます。',
        'By checking in, the device gets profiles, settings and rules from the MobiControl server. What acts on the device, such as a wipe, is sent by the MobiControl server to the device when it checks in.',
      ),
      page(
        DEVICE_APNS,
        'Apple端末に内蔵するMDMプロトコルは、APNs経由で受領したMobiControlサーバからのチェックイン要求に応えて、MobiControlサーバにチェックインをします。',
        'The MDM protocol that is built into Apple devices answers the requests of the MobiControl server that come by APNs, and checks in there.',
      ),
    ],
  },
  {
    id: 'apple-agent-connects-on-tap',
    kind: 'behaviour',
    gloss: 'On Apple devices the agent runs, and connects on 443 and 5494, when the user taps its icon.',
    cites: [
      page(
        APPLE_SERVER,
        'MobiControlエージェントによる接続 端末ユーザが、 MobiControlのアイコンをタップ すると、MobiControlエージェントが起動します。',
        'Connection by the MobiControl agent: it starts when the user taps the MobiControl icon.',
      ),
    ],
  },
  {
    id: 'apns-needs-14-5-1',
    kind: 'constraint',
    gloss:
      'The row of APNs holds for a server of version 14.5.1 or later, and no other row is printed: what an older server needs is not documented, and nothing is opened for it.',
    cites: [page(SERVER_APNS, 'v14.5.1以上 443、2197 TCP Outbound', 'v14.5.1 or later: 443 and 2197, TCP, outbound')],
  },
  {
    id: 'apns-lists-cut-off',
    kind: 'gap',
    gloss:
      'Both rows of APNs break off where a narrow list would follow. With appleHosts listed the user supplies the names, or takes in a supplement.',
    cites: [APNS_NARROW_FROM_SERVER, APNS_NARROW_FROM_DEVICE],
  },
  {
    id: 'messages-to-apple-devices',
    kind: 'behaviour',
    gloss:
      'Messages from the console reach Apple devices over the two connections that stand anyway: 443 to the server after a check-in, or APNs.',
    cites: [
      page(
        DEVICE_APNS,
        'コンソールからメッセージを送り、Apple端末の画面に、それを表示することができます。 その送り方に2種類があります。 1. 端末からのチェックインをさせ、TCP443経由でメッセージを送る。',
        'The console can send a message that an Apple device shows on its screen, in two ways: 1. have the device check in and send the message over TCP 443;',
      ),
      page(
        DEVICE_APNS,
        '2. APNs経由でのみメッセージを送る。端末がロック中でもメッセージは表示されるが、そのメッセージは端末に保存されない。 詳しくは、「Apple端末へメッセージを送る」を参照ください。',
        '2. send the message by APNs alone: it is shown even while the device is locked, and not kept on it. For details see "Send messages to Apple devices".',
      ),
    ],
  },
  {
    id: 'a-week-without-apns',
    kind: 'constraint',
    gloss:
      'A device that has not been connected to APNs for a week is dropped from management: 5223 is to be open all the time, not only now and then. That APNs tells the server so opens nothing towards the server: the one row between the two is outbound from the server.',
    cites: [
      page(
        DEVICE_APNS,
        '尚、端末がTCP5223経由でのAPNsへの接続を、1週間以上しないと、APNsは、その旨をMobiControlサーバに通知します。そして、MobiControlサーバは、該当端末を 管理端末群から削除します。',
        'Where a device has not connected to APNs by TCP 5223 for a week or longer, APNs tells the MobiControl server, which removes that device from those that it manages.',
      ),
    ],
  },
  {
    id: 'apns-serves-others-too',
    kind: 'background',
    gloss: 'Apple devices keep 5223 open for other applications too, outbound only; the source is a diagram of SOTI.',
    cites: [
      page(
        DEVICE_APNS,
        'MobiControlに限らず、LINEなどのSNSやメールの着信通知を受領するためにも、Apple端末は、TCP5223経由で、APNsへの接続を維持しています。',
        'Apple devices keep their connection to APNs by TCP 5223 to be told of messages of social networks such as LINE and of mail too, not for MobiControl alone.',
      ),
      page(
        DEVICE_APNS,
        'のPort5223が、端末から見てOutbound Only である典拠 SOTI Network Diagramで、APNSを選択。',
        'Source for port 5223 being outbound only, as the device sees it: SOTI Network Diagram, select APNS.',
      ),
    ],
  },
  {
    id: 'apple-enrolment-by-id-discouraged',
    kind: 'constraint',
    gloss:
      'Enrolment by an id is the discouraged case of table 9, whose colours did not come with the text; by URL, or by a QR code of it, no device needs the enrolment service.',
    cites: [
      page(APPLE_DEVICE_SOTI, 'これは、 (表9)の「非推奨」のケースです。', 'That is the discouraged case of (table 9).'),
      page(
        APPLE_DEVICE_SOTI,
        'MobiControlサーバの設置場所 SaaS貴社DMZ 監視モードとして設定 非監視モード として設定 Safariに 登録用URL入力で登録 推奨 MobiControlエージェントに 登録ID入力で登録 非推奨',
        'Where the MobiControl server stands: SaaS, your DMZ; supervised or not; enrolment by entering the URL into Safari: recommended; by entering the id into the MobiControl agent: discouraged.',
      ),
      page(
        APPLE_DEVICE_SOTI,
        '登録用URLは、登録IDより文字数が多く、手入力は大変です。 しかし、登録用URLをQRコード化しておき、それを端末で読み取ることで、作業は軽減できます。',
        'The enrolment URL is longer than the id and tedious to type. But it can be made a QR code that the device reads.',
      ),
      page(
        APPLE_DEVICE_SOTI,
        '(表9)での水色の部分に相当するケースでは、mc-enroll.soti.netへのアクセスを許容する必要はありません。',
        'In the light-blue cases of (table 9) access to mc-enroll.soti.net need not be allowed.',
      ),
    ],
  },
  {
    id: 'whose-device-management-names',
    kind: 'gap',
    gloss:
      'Table 11 mixes names that devices use with names that an MDM server uses, and does not say of each which it is; both get the whole list. Names are glued to their descriptions, and deviceservices-external.apple.com has none.',
    cites: MANAGEMENT_NAMES,
  },
  {
    id: 'lists-at-apple',
    kind: 'gap',
    gloss:
      "The page leaves lists, and what is newer, to Apple's document on enterprise networks. Nothing of that document is filled in here; it is for a supplement.",
    cites: [
      page(
        DEVICE_MANAGEMENT,
        '詳しくは、Appleの下記のドキュメント エンタープライズネットワークで Apple 製品を使う」 の「デバイス管理」の項を参照ください。',
        'For details see "device management" in Apple\'s document "Use Apple products on enterprise networks".',
      ),
      page(
        APP_STORE,
        '詳しくは、Appleの下記のドキュメント 「エンタープライズネットワークで Apple 製品を使う」 の「App Store」の項を参照ください。',
        'For details see "App Store" in Apple\'s document "Use Apple products on enterprise networks".',
      ),
      SETUP_NARROW,
      UPDATE_NARROW,
    ],
  },
  {
    id: 'app-store-without-a-source',
    kind: 'gap',
    gloss:
      'The part on the App Store does not say who goes there. Devices download; beyond the page vpp.itunes.apple.com is known as a name that servers use. Both are opened where the App Store is chosen, with the whole list; that *.itunes.apple.com holds vpp.itunes.apple.com already changes nothing.',
    cites: [row443(APP_STORE), STORE_NARROW],
  },
  {
    id: 'app-store-limits',
    kind: 'background',
    gloss: 'Which applications a device may install can be limited; that closes no port.',
    cites: [
      page(
        APP_STORE,
        '端末ユーザがAppストアからダウンロードできるアプリを指定制限することができます。 端末が監視モードの場合は、Apple Business Manager担当者が指定したアプリのみをダウンロードでき、 且つそのアプリは、サイレントインストールされます。',
        'Which applications a user can download from the App Store can be limited. On a supervised device only those that the manager of Apple Business Manager names can be downloaded, and they are installed silently.',
      ),
    ],
  },
  {
    id: 'device-setup-called-device-management',
    kind: 'erratum',
    gloss: 'The part on device set-up speaks of "device management"; device set-up is meant, as its heading says.',
    cites: [SETUP_CONDITION],
  },
  {
    id: 'quotation-mark-of-software-update',
    kind: 'erratum',
    gloss: 'A quotation mark is missing behind the name of the service; nothing depends on it.',
    cites: [UPDATE_NARROW],
  },
  {
    id: 'apple-prints-443-alone',
    kind: 'gap',
    gloss:
      'For device set-up and software update the page prints TCP 443 alone. Beyond the page Apple names TCP 80 and UDP 123 too; they are for a supplement, and nothing is added here.',
    cites: [row443(DEVICE_SETUP), row443(SOFTWARE_UPDATE)],
  },
  {
    id: 'updates-by-themselves',
    kind: 'behaviour',
    gloss:
      'In a network that reaches software update a device may update its system by itself; whoever wants to decide when keeps it closed, or limits it in MobiControl.',
    cites: [
      page(
        SOFTWARE_UPDATE,
        '端末をAppleの「ソフトウェアアップデート」サービスに接続できるネットワーク環境に置いておくと、自動的に、OSがアップデートされることがあります。 これをコントロールすることができます。詳しくは、「Apple製品デバイスに働きかける」のページの「6. OSをアップデート」の項を参照ください。',
        'In a network that reaches Apple\'s software update, a device may update its system by itself. That can be controlled; see "6. Update the system".',
      ),
    ],
  },
];
