import { apexAndSubdomains, exact, nameForRanges, subdomains } from '../../model/host';
import type { Denial, Note, Requirement } from '../../model/product';
import {
  ANDROID,
  ANDROID_DEVICE_SOTI,
  ANDROID_SERVER,
  APPLE_SERVER,
  CLASSIC_SERVER,
  inEach,
  MODERN_SERVER,
  PLAY_STORE,
  PUSH,
  page,
  SOTI_ADDRESSES,
  sotiAddressCites,
  TITLE,
  VIRUS_SCAN,
} from './quotes';

// A. Android端末とFirewall: lines of the page from its title to the retired addresses of the virus scan.

/** The device asks, and the closed network is not chosen. */
const OPEN_ANDROID = { platforms: ['Android'], closedNetwork: [false] } as const;
/** The server asks, and it is the user's own. */
const OWN_SERVER = { serverLocation: ['DMZ', 'Internal'] } as const;

const HTTPS = [{ ports: '443', name: 'https', basis: 'inferred' }] as const;
const URLS = 'the page prints port 443 and calls the destination a URL, so https is inferred there';

const CLOSED = page(
  ANDROID,
  'もし、MobiControlサーバを、貴社のDMZに設置し、オプションサービスとの接続を断念するならば、 Android端末は、完全閉域網に置いて運用をすることができます。',
  'If you put the MobiControl server into your DMZ and give up the connection to optional services, Android devices can be kept in a completely closed network.',
);
const TWO_PORTS = page(
  ANDROID,
  '許可するポートを (図1)での、 の443と5494に限定できるからです。',
  'For the ports to allow can then be limited to 443 and 5494 of (figure 1).',
);
const BOTH_FIREWALLS_PLAY = page(
  PLAY_STORE,
  '端末側とMobiControlサーバ側の両方のFirewallで、(表5)のURLまたはIPアドレスを許可しておきます。',
  'Allow the URLs or IP addresses of (table 5) in both firewalls, on the side of the devices and on the side of the MobiControl server.',
);
const PLAY_CONDITION = page(
  PLAY_STORE,
  'Playストアからアプリを直接ダウンロードすることを、端末に許可する場合には、Google宛URL、またはIPアドレスレンジを、 Firewallで許可しておきます。',
  "To let devices download applications directly from Google Play, allow Google's URLs or ranges of IP addresses in the firewall.",
);
const PLAY_PORTS = page(
  PLAY_STORE,
  'Portsプロトコル方向宛先 443TCPOutbound (表5)参照 5228 5229 5230 TCP UDP',
  'Port, protocol, direction, destination: 443, TCP; 5228, 5229, 5230, TCP and UDP; outbound, see (table 5).',
);
const PLAY_NAMES = [
  page(
    PLAY_STORE,
    'URL play.google.com android.com google-analytics.com googleusercontent.com *gstatic.com *gvt1.com *.ggpht.com',
    'URLs: the first seven of thirteen names.',
  ),
  page(
    PLAY_STORE,
    'dl.google.com dl-ssl.google.com android.clients.google.com *gvt2.com *gvt3.com *.googleapis.com',
    'URLs: the other six names.',
  ),
] as const;
const PLAY_SYSTEM = page(
  PLAY_STORE,
  'IPアドレス Googleに依って管理されているAS番号15169に、割り当てられたIPアドレスリストをFirewallのホワイトリストとします。',
  "IP addresses: put the list of IP addresses of AS number 15169, which Google manages, on the firewall's allow-list.",
);
const PLAY_SERVER_SIDE = page(
  PLAY_STORE,
  'MobiControlサーバ側から、Google Playサーバにアクセスするのは、アプリカタログを作成するのが目的です。',
  'From the side of the MobiControl server Google Play is reached to make a catalogue of applications.',
);
const PLAY_UDP = page(
  PLAY_STORE,
  '5228/5229/5230にUDPトラフィックが流れることも記述されています。',
  'It also describes that UDP traffic flows on 5228/5229/5230.',
);
const PUSH_CONDITION = page(
  PUSH,
  'Googleプッシュ通信サービスを利用する場合には、 Google宛URLを、Firewallで許可しておきます。',
  "Where Google's push service is used, allow Google's URLs in the firewall.",
);
const BOTH_FIREWALLS_PUSH = page(
  PUSH,
  '端末側とMobiControlサーバ側の両方のFirewallで、(表6)のURLまたはIPアドレスを許可しておきます。',
  'Allow the URLs or IP addresses of (table 6) in both firewalls, on the side of the devices and on the side of the MobiControl server.',
);
const PUSH_PORTS = page(
  PUSH,
  'Portsプロトコル方向宛先 443、5228、5229、5230TCPOutbound (表6)参照',
  'Port, protocol, direction, destination: 443, 5228, 5229, 5230, TCP, outbound, see (table 6).',
);
const PUSH_NAMES = page(
  PUSH,
  'URLベースで制限する場合 fcm.googleapis.com fcm-xmpp.googleapis.com',
  'To limit access by URL: two names.',
);
const PUSH_ADDRESSES = page(
  PUSH,
  'IPアドレスベースで アクセス制限をする場合 下記の2つのどちらかを選択します。 1. IPアドレスによる制限なし 2. Google の ASN 15169 に記載の IP ブロックに含まれているすべての IP アドレス',
  'To limit access by IP address, take either of these: 1. no limit by IP address; 2. all IP addresses in the blocks of Google ASN 15169.',
);
const PUSH_OUTBOUND = page(
  PUSH,
  '端末とMobiControlサーバから見て、TCP5228/5229/5230が、Outbound Only でよい典拠は、 「 Android-Enterprise-Migration-Bluebook_2019.pdf」の37ページ目の「Firewall」の項を参照ください。',
  'That TCP 5228/5229/5230 need be outbound only, seen from the device and from the MobiControl server: see "Firewall" on page 37 of the Bluebook.',
);

const WITHOUT_DOT =
  'printed without a dot behind the star; taken literally it would also open names that merely end so, such as one that anybody may register';

/** 表5: Google Play's names. */
const PLAY_HOSTS = [
  exact('play.google.com'),
  exact('android.com'),
  exact('google-analytics.com'),
  exact('googleusercontent.com'),
  apexAndSubdomains('gstatic.com', '*gstatic.com', WITHOUT_DOT),
  apexAndSubdomains('gvt1.com', '*gvt1.com', WITHOUT_DOT),
  subdomains('ggpht.com'),
  exact('dl.google.com'),
  exact('dl-ssl.google.com'),
  exact('android.clients.google.com'),
  apexAndSubdomains('gvt2.com', '*gvt2.com', WITHOUT_DOT),
  apexAndSubdomains('gvt3.com', '*gvt3.com', WITHOUT_DOT),
  subdomains('googleapis.com'),
] as const;

const PLAY_RANGES = {
  for: PLAY_HOSTS.map(nameForRanges),
  how: 'take the IP addresses that are assigned to AS15169 (Google LLC), which the page links to and does not print',
  cite: PLAY_SYSTEM,
} as const;
const PLAY_LACKS = {
  missing: ['addresses'],
  where: 'the list of addresses of AS15169, which the page links to without printing its address',
  supply: 'where names cannot be used, put them into the profile: parties: { googlePlay: { addresses: [...] } }',
} as const;

/** 表6: the names of Firebase Cloud Messaging. */
const PUSH_HOSTS = [exact('fcm.googleapis.com'), exact('fcm-xmpp.googleapis.com')] as const;

const PUSH_RANGES = {
  for: PUSH_HOSTS.map(nameForRanges),
  how: 'take all IP addresses in the blocks of ASN 15169, which the page does not print; they change, so look at them at least once a month',
  cite: PUSH_ADDRESSES,
} as const;
const PUSH_LACKS = {
  missing: ['addresses'],
  where: "the blocks of ASN 15169, which the page leaves to Google's document on the ports of FCM",
  supply: 'where names cannot be used, put them into the profile: parties: { fcm: { addresses: [...] } }',
} as const;

/** The one domain of the virus scan. */
const BITDEFENDER = subdomains('bitdefender.net');
const ALL_OF_AWS = page(
  VIRUS_SCAN,
  'IPアドレスベースで許可する場合は、下記リンクのページに記述されているIPアドレスを許可します。 Amazon AWS のIPレンジ Firefoxで開いた場合は、「生データ」のタブを開くと表示されます。',
  'To allow it by IP address, allow the IP addresses on the linked page: the IP ranges of Amazon AWS (in Firefox under the tab "raw data").',
);

const AS_PRINTED =
  'android.com, google-analytics.com and googleusercontent.com are opened as printed, without what lies below them; *.googleapis.com is opened as printed too, though customers of Google have names under googleapis.com';
const PLAY_NOTE = `${URLS}; what runs on 5228-5230 is not printed. ${AS_PRINTED}`;
const PUSH_NOTE = `${URLS}; what runs on 5228-5230 is not printed. Only TCP, though the same ports stand with TCP and UDP under Google Play`;

/** What Android devices ask, and what the server asks for their sake. */
export const ANDROID_REQUIREMENTS = [
  {
    id: 'android-server',
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
    when: [{ platforms: ['Android'] }],
    proxy: 'impossible',
    cites: [
      page(
        ANDROID_SERVER,
        'Portsトランスポート層 プロトコル アプリケーション層 プロトコル 方向宛先 443TCPhttps端末から見て Outbound MobiControlサーバの URLまたはIPアドレス (プロキシ不可) 5494TCPBinary MobiControl独自プロトコル',
        "Port, transport protocol, application protocol, direction, destination: 443, TCP, https and 5494, TCP, binary, MobiControl's own protocol; outbound as the device sees it; to the URL or IP address of the MobiControl server (no proxy).",
      ),
      page(
        ANDROID_SERVER,
        '端末起動時にMobiControlサーバに接続にいきます。',
        'When it starts, the device connects to the MobiControl server.',
      ),
      TWO_PORTS,
    ],
    note: '5494 carries a binary protocol of its own, which no firewall reads a name from',
  },
  {
    id: 'android-enrollment-service',
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
    when: [{ platforms: ['Android'], serverLocation: ['SaaS'], enrolById: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        ANDROID_DEVICE_SOTI,
        '端末のMobiControlエージェントに、登録用URLでなく、登録IDを入力して、SaaSのMobiControlサーバに登録するようにしたい場合に限り、 mc-enroll.soti.netへのアクセスを許容しておきます。',
        'Only where an enrolment id instead of an enrolment URL is entered into the MobiControl agent of the device, to enrol at the SaaS server, allow access to mc-enroll.soti.net.',
      ),
      page(
        ANDROID_DEVICE_SOTI,
        'Portsプロトコル方向宛先 443TCPOutboundmc-enroll.soti.net または (表2)',
        'Port, protocol, direction, destination: 443, TCP, outbound, mc-enroll.soti.net or (table 2).',
      ),
      page(
        ANDROID_DEVICE_SOTI,
        '黄色の場合、端末からSOTIのEnrollment Service(url: mc-enroll.soti.net)にアクセスし、登録IDに照応する登録用URLを取得してから登録します。',
        "Where the cell is yellow, the device goes to SOTI's Enrollment Service (url: mc-enroll.soti.net), gets the enrolment URL of the id, and then enrols.",
      ),
      page(
        ANDROID_DEVICE_SOTI,
        'IPアドレスベースで許可する場合は、(表2)のIPアドレスをFirewallで許可ください。',
        'To allow it by IP address, allow the IP addresses of (table 2) in the firewall.',
      ),
      ...sotiAddressCites(ANDROID_DEVICE_SOTI),
    ],
    note: URLS,
  },

  // Google Play: 443 by TCP, 5228-5230 by TCP and by UDP, from the device and from the server.
  {
    id: 'android-google-play',
    from: 'device',
    to: 'googlePlay',
    transport: 'tcp',
    ports: ['443', '5228', '5229', '5230'],
    portsAre: 'fixed',
    hosts: PLAY_HOSTS,
    unprintedRanges: PLAY_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, playStore: [true] }],
    incomplete: PLAY_LACKS,
    proxy: 'unknown',
    cites: [PLAY_CONDITION, BOTH_FIREWALLS_PLAY, PLAY_PORTS, ...PLAY_NAMES],
    note: PLAY_NOTE,
  },
  {
    id: 'android-google-play-udp',
    from: 'device',
    to: 'googlePlay',
    transport: 'udp',
    ports: ['5228', '5229', '5230'],
    portsAre: 'fixed',
    hosts: PLAY_HOSTS,
    unprintedRanges: PLAY_RANGES,
    either: true,
    application: [],
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, playStore: [true] }],
    incomplete: PLAY_LACKS,
    proxy: 'unknown',
    cites: [PLAY_CONDITION, BOTH_FIREWALLS_PLAY, PLAY_PORTS, PLAY_UDP, ...PLAY_NAMES],
    note: `443 is printed with TCP alone. ${AS_PRINTED}`,
  },
  {
    id: 'server-google-play',
    from: 'deploymentServer',
    to: 'googlePlay',
    transport: 'tcp',
    ports: ['443', '5228', '5229', '5230'],
    portsAre: 'fixed',
    hosts: PLAY_HOSTS,
    unprintedRanges: PLAY_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, ...OWN_SERVER, playStore: [true] }],
    incomplete: PLAY_LACKS,
    proxy: 'unknown',
    cites: [BOTH_FIREWALLS_PLAY, PLAY_CONDITION, PLAY_SERVER_SIDE, PLAY_PORTS, ...PLAY_NAMES],
    note: PLAY_NOTE,
  },
  {
    id: 'server-google-play-udp',
    from: 'deploymentServer',
    to: 'googlePlay',
    transport: 'udp',
    ports: ['5228', '5229', '5230'],
    portsAre: 'fixed',
    hosts: PLAY_HOSTS,
    unprintedRanges: PLAY_RANGES,
    either: true,
    application: [],
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, ...OWN_SERVER, playStore: [true] }],
    incomplete: PLAY_LACKS,
    proxy: 'unknown',
    cites: [BOTH_FIREWALLS_PLAY, PLAY_CONDITION, PLAY_PORTS, PLAY_UDP, ...PLAY_NAMES],
    note: `443 is printed with TCP alone. ${AS_PRINTED}`,
  },

  // FCM: one cell with four ports, by TCP alone, from the device and from the server.
  {
    id: 'android-fcm',
    from: 'device',
    to: 'fcm',
    transport: 'tcp',
    ports: ['443', '5228', '5229', '5230'],
    portsAre: 'fixed',
    hosts: PUSH_HOSTS,
    unprintedRanges: PUSH_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, fcm: [true] }],
    incomplete: PUSH_LACKS,
    proxy: 'unknown',
    cites: [PUSH_CONDITION, BOTH_FIREWALLS_PUSH, PUSH_PORTS, PUSH_NAMES, PUSH_OUTBOUND],
    note: PUSH_NOTE,
  },
  {
    id: 'server-fcm',
    from: 'deploymentServer',
    to: 'fcm',
    transport: 'tcp',
    ports: ['443', '5228', '5229', '5230'],
    portsAre: 'fixed',
    hosts: PUSH_HOSTS,
    unprintedRanges: PUSH_RANGES,
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, ...OWN_SERVER, fcm: [true] }],
    incomplete: PUSH_LACKS,
    proxy: 'unknown',
    cites: [PUSH_CONDITION, BOTH_FIREWALLS_PUSH, PUSH_PORTS, PUSH_NAMES, PUSH_OUTBOUND],
    note: PUSH_NOTE,
  },

  {
    id: 'android-enterprise-setup',
    from: 'device',
    to: 'googleServices',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    ranges: { for: [], cidrs: ['173.194.*'], readAs: { '173.194.*': '173.194.0.0/16' } },
    either: false,
    application: [],
    need: 'optional',
    when: [{ ...OPEN_ANDROID, androidEnterpriseSetup: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        ANDROID,
        '但し、Android Enterpriseは、それをセットアップする時だけ、Port443(Outbound) 経由でIPアドレス 173.194.* へ アクセスできるネットワーク環境に置いておくのが簡易なセットアップ方法です。',
        'Android Enterprise, however: the simple way is to keep the device, at the time of its set-up only, in a network that reaches IP addresses 173.194.* on port 443 (outbound).',
      ),
      page(
        ANDROID,
        'IPアドレス 173.194.* の宛先は、Googleのサービスサイトです。',
        "Behind IP addresses 173.194.* are Google's service sites.",
      ),
    ],
    note: 'neither an address nor a name: 173.194.* is read as 173.194.0.0/16. No transport is printed beside the port; that it is TCP is read from "Port443(Outbound)", which the page prints with TCP everywhere else. It is asked for at the time of the set-up only',
  },
  {
    id: 'android-bitdefender',
    from: 'device',
    to: 'bitdefender',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [BITDEFENDER],
    unprintedRanges: {
      for: [nameForRanges(BITDEFENDER)],
      how: 'the page takes every range of Amazon Web Services, behind which stands anybody who rents a machine there, and prints none',
      cite: ALL_OF_AWS,
    },
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...OPEN_ANDROID, virusScan: [true] }],
    incomplete: {
      missing: ['addresses'],
      where:
        'the page of the ranges of Amazon Web Services, which is linked without its address and is not about Bitdefender',
      supply:
        'where names cannot be used, put the ranges that Bitdefender tells you into the profile: parties: { bitdefender: { addresses: [...] } }',
    },
    proxy: 'unknown',
    cites: [
      page(
        VIRUS_SCAN,
        'MobiControlエージェントは、ウィルススキャンのスケジュール時刻になったら、端末内のファイルの拇印(Finger Print)を Bitdefenerのサーバに送ります。',
        'At the scheduled time of a virus scan the MobiControl agent sends fingerprints of the files on the device to the Bitdefender server.',
      ),
      page(
        VIRUS_SCAN,
        'Portsプロトコル方向宛先 443 TCPOutbound • URLベースで許可する場合は、下記のドメインを許可します。 *.bitdefender.net',
        'Port, protocol, direction, destination: 443, TCP, outbound; to allow it by URL, allow the domain *.bitdefender.net.',
      ),
    ],
    note: `${URLS}; of the other form, all address ranges of Amazon Web Services, nothing is filled in`,
  },
] as const satisfies readonly Requirement[];

const CLOSED_NETWORK = [{ closedNetwork: [true], serverLocation: ['DMZ'], platforms: ['Android'] }] as const;

/** What Android devices may not reach. */
export const ANDROID_DENIALS: readonly Denial[] = [
  ...(
    [
      ['google-play', 'googlePlay', 'Google Play'],
      ['fcm', 'fcm', 'Firebase Cloud Messaging'],
      ['google-services', 'googleServices', "Google's sites, at which Android Enterprise is set up"],
      ['bitdefender', 'bitdefender', 'Bitdefender'],
    ] as const
  ).map(
    ([name, to, words]): Denial => ({
      id: `closed-network-${name}`,
      from: 'device',
      to,
      when: CLOSED_NETWORK,
      gloss: `In the closed network devices reach the server in the DMZ on 443 and 5494, and not ${words}.`,
      cites: [CLOSED, TWO_PORTS],
    }),
  ),
  {
    id: 'retired-virus-scan-addresses',
    from: 'device',
    to: 'locationService',
    when: [],
    gloss:
      "Until 31 March 2020 the virus scan of devices used two paths on mobicontrolservices.soti.net. They are no longer needed, and the host, today the location service's, is reached from the server alone.",
    cites: [
      page(
        VIRUS_SCAN,
        '尚、2020年3月31日までは、下記の2つのURLををFirewallで許可していましたが、これらは不要になりました。',
        'Until 31 March 2020 the two URLs below were to be allowed in the firewall; they are no longer needed.',
      ),
      page(
        VIRUS_SCAN,
        '• mobicontrolservices.soti.net/BitDefenderAntivirus • mobicontrolservices.soti.net/BDM/',
        'mobicontrolservices.soti.net/BitDefenderAntivirus, mobicontrolservices.soti.net/BDM/',
      ),
    ],
  },
];

/** What the Android part says beside its flows, and where other parts repeat it. */
export const ANDROID_NOTES: readonly Note[] = [
  {
    id: 'what-the-page-is-for',
    kind: 'background',
    gloss:
      'The page is about firewalls that close a network by default: an in-house Wi-Fi, an office LAN, a closed SIM. It says what such a firewall has to open.',
    cites: [
      page(TITLE, 'MobiControl v14 Manual', 'MobiControl v14 manual'),
      page(
        TITLE,
        'Firewallで保護された 社内WiFiのみに接続している端末や、事業所内LANに接続しているPCを、MobiControlを利用して運用管理する場合があります。',
        'MobiControl may manage devices that connect to an in-house Wi-Fi behind a firewall only, and PCs on an office LAN.',
      ),
      page(
        TITLE,
        '閉域SIMサービスに加入しているスマホもあります。それらの閉域網のFirewallで許可しておくべきポート番号や宛先URL等を説明します。',
        'There are smartphones with a closed SIM service too. The page explains the ports, destination URLs and so on that the firewall of such a closed network has to allow.',
      ),
      page(
        ANDROID,
        'Android端末を閉域網に置いて運用する場合の、Firewallで許可するポート番号を(図1)に示します。',
        '(Figure 1) shows the ports to allow in the firewall where Android devices are kept in a closed network.',
      ),
    ],
  },
  {
    id: 'marks-of-figure-1-lost',
    kind: 'erratum',
    gloss:
      'Figure 1 and its circled numbers did not come with the text, and with them the marks of what is a must and what is an option. What is needed is read from the words of each table; no number is resolved.',
    cites: [
      page(
        ANDROID,
        '許可することが必須のポートとオプションのポートがあります。',
        'There are ports that must be allowed and optional ones.',
      ),
      page(ANDROID, '(図1)の からの詳細は、 下記のをクリックください。', 'For details of (figure 1) click below.'),
      TWO_PORTS,
    ],
  },
  {
    id: 'closed-networks-are-in-use',
    kind: 'background',
    gloss:
      'Closed networks with the server in the DMZ are common for Android Plus and Android Enterprise. No optional service can be chosen beside closedNetwork; an Enterprise Resource Gateway can stand, and devices do not reach it.',
    cites: [
      CLOSED,
      page(
        ANDROID,
        'MobiControlによる完全閉域網内のAndroid端末の管理運用は、国内でも多くの実績があります。 数万台規模のAndroid Plus と Android Enterprise での運用事例が、数多くあります。',
        'Android devices in completely closed networks are often managed by MobiControl in Japan too, with tens of thousands of Android Plus and Android Enterprise devices.',
      ),
    ],
  },
  {
    id: 'proxy-remark-in-other-tables',
    kind: 'contradiction',
    gloss:
      'The tables of Android and Windows Modern allow a proxy for Windows Embedded and Windows Classic, which do not occur there. The remark is followed where these devices stand; for Android no proxy is possible.',
    cites: [
      page(
        ANDROID_SERVER,
        'Windows EmbeddedとWindows Classic の場合は、プロキシ可能',
        'With Windows Embedded and Windows Classic a proxy is possible.',
      ),
    ],
  },
  {
    id: 'devices-open-the-connection',
    kind: 'behaviour',
    gloss:
      'The device connects, seen from the device outbound; files, data and commands then go both ways over that connection. On the side of the server it is the same flow inbound, and nothing is opened from the server to a device.',
    cites: [
      page(
        ANDROID_SERVER,
        '端末のMobiControlエージェントは、端末登録時に、MobiControlサーバのURLを記憶しておきます。',
        'When it is enrolled, the MobiControl agent of the device remembers the URL of the MobiControl server.',
      ),
      page(
        ANDROID_SERVER,
        'その上で、チェックインのトリガーが働くと、MobiControlサーバと端末との間で ファイル、データ、コマンドを送受します。',
        'When something triggers a check-in, files, data and commands go between the MobiControl server and the device.',
      ),
    ],
  },
  {
    id: 'server-by-url-or-address',
    kind: 'constraint',
    gloss:
      'The server is supplied as a URL (with SaaS the provider tells it) or, on premises, as an address; a name that a private DNS resolves is recommended, since a changed address means enrolling every device again.',
    cites: [
      ...inEach(
        [ANDROID_SERVER, APPLE_SERVER, MODERN_SERVER, CLASSIC_SERVER],
        'URL または IPアドレス',
        'URL or IP address',
      ),
      page(
        MODERN_SERVER,
        '端末登録ルールで、MobiControlサーバのアドレスを指定します。',
        'The enrolment rule names the address of the MobiControl server.',
      ),
      ...inEach(
        [ANDROID_SERVER, APPLE_SERVER, MODERN_SERVER, CLASSIC_SERVER],
        'SaaSの場合は、弊社からURLをご連絡します。 オンプレミスの場合は、貴社のDNSが名前解決できるURLとします。 オンプレミスの場合は、FQDNのURLでなく、IPアドレスのみによる接続も 可能ですが、',
        'With SaaS we tell you the URL. On premises take a URL that your DNS resolves. On premises a connection by IP address alone, without a URL with an FQDN, is possible too, but',
      ),
      ...inEach(
        [ANDROID_SERVER, APPLE_SERVER, CLASSIC_SERVER],
        'サーバのIPアドレスが、将来変更になった場合、全ての端末を 登録しなおす面倒が生じます。',
        'should the IP address of the server change later, all devices have to be enrolled again.',
      ),
      page(
        MODERN_SERVER,
        'サーバのIPアドレスが、将来変更になった場合、全てのエンドポイントを 登録しなおす面倒が生じます。',
        'should the IP address of the server change later, all endpoints have to be enrolled again.',
      ),
      ...inEach(
        [ANDROID_SERVER, APPLE_SERVER, MODERN_SERVER, CLASSIC_SERVER],
        'Private DNSによるFQDN形式のURLを お勧めします。',
        'We recommend a URL with an FQDN by a private DNS.',
      ),
    ],
  },
  {
    id: 'test-messages-on-5494',
    kind: 'behaviour',
    gloss:
      'The server sends a test message over 5494 every 60 seconds by default: an idle timeout on the way has to be longer than that.',
    cites: [
      ...inEach(
        [ANDROID_SERVER, CLASSIC_SERVER],
        'Port5494 MobiControlサーバは、接続している端末に、テストメッセージを、Port5494経由で送っています。 デフォルトでは60秒間隔です。',
        'Port 5494: the MobiControl server sends test messages over port 5494 to the devices that are connected, every 60 seconds by default.',
      ),
      page(
        APPLE_SERVER,
        'MobiControlサーバは、接続している端末に、テストメッセージを、Port5494経由で送っています。 デフォルトでは60秒間隔です。',
        'The MobiControl server sends test messages over port 5494 to the devices that are connected, every 60 seconds by default.',
      ),
      page(
        MODERN_SERVER,
        'Port5494 MobiControlサーバは、接続しているエンドポイントに、テストメッセージを、Port5494経由で送っています。 デフォルトでは60秒間隔です。',
        'Port 5494: the MobiControl server sends test messages over port 5494 to the endpoints that are connected, every 60 seconds by default.',
      ),
    ],
  },
  {
    id: 'screens-over-5494',
    kind: 'behaviour',
    gloss:
      'Remote view and remote control send the screen from the device over 5494, over the connection that it has anyway. That the text says "to the server/console" makes no flow from the device to the console.',
    cites: [
      ...inEach(
        [ANDROID_SERVER, CLASSIC_SERVER],
        'ブラウザブラグインを使っての、端末画面のリモート操作(リモートビュー)では、 端末は、Port5494経由で、画面情報をサーバ/コンソールに送ります。',
        'In remote control (remote view) of its screen by a browser plug-in, the device sends the screen to the server/console over port 5494.',
      ),
      page(
        APPLE_SERVER,
        'ブラウザブラグインを使っての、iOS端末画面のリモートビューや、macOSコンピュータのリモート画面操作では、 端末は、Port5494経由で、画面情報をサーバ/コンソールに送ります。',
        'In remote view of an iOS screen or remote control of a macOS computer by a browser plug-in, the device sends the screen to the server/console over port 5494.',
      ),
      page(
        MODERN_SERVER,
        'ブラウザブラグインを使っての、エンドポイント画面のリモート操作では、 エンドポイントは、Port5494経由で、画面情報をサーバ/コンソールに送ります。',
        'In remote control of its screen by a browser plug-in, the endpoint sends the screen to the server/console over port 5494.',
      ),
    ],
  },
  {
    id: 'triggers-on-other-pages',
    kind: 'gap',
    gloss: 'When a device connects or checks in is told on other pages; it changes neither ports nor peers.',
    cites: [
      ...inEach(
        [ANDROID_SERVER, CLASSIC_SERVER],
        '端末が、どのようなトリガーで、MobiControlサーバに接続するかは、 「4. Apple端末以外の端末は、どのようなトリガーで、MobiControlサーバに接続するか」を参照ください。',
        'What triggers a connection of a device to the MobiControl server: see 4.',
      ),
      ...inEach(
        [ANDROID_SERVER, CLASSIC_SERVER],
        '端末が、どのようなトリガーで、MobiControlサーバにチェックインをするかは、 「 5. Apple端末以外の端末は、どのようなトリガーで、MobiControlサーバにチェックインするか」を参照ください。',
        'What triggers a check-in of a device at the MobiControl server: see 5.',
      ),
      page(
        MODERN_SERVER,
        'エンドポイントが、どのようなトリガーで、MobiControlサーバに接続するかは、 「4. Apple端末以外の端末は、どのようなトリガーで、MobiControlサーバに接続するか」を参照ください。',
        'What triggers a connection of an endpoint to the MobiControl server: see 4.',
      ),
      page(
        MODERN_SERVER,
        'エンドポイントが、どのようなトリガーで、MobiControlサーバにチェックインをするかは、 「 5. Apple端末以外の端末は、どのようなトリガーで、MobiControlサーバにチェックインするか」を参照ください。',
        'What triggers a check-in of an endpoint at the MobiControl server: see 5.',
      ),
      page(
        APPLE_SERVER,
        'MDMプロトコルが、どのようなトリガーで、MobiControlサーバにチェックインをするかは、 「6. Apple端末端末は、どのようなトリガーで、MobiControlサーバにチェックインするか」を参照ください。',
        'What triggers a check-in by the MDM protocol at the MobiControl server: see 6.',
      ),
    ],
  },
  {
    id: 'colours-of-table-4-lost',
    kind: 'erratum',
    gloss:
      'The colours of table 4 did not come with the text. The sentence above it says the same in words: the enrolment service is for an id and the SaaS server only, so a device reaches it under no other choice.',
    cites: [
      page(ANDROID_DEVICE_SOTI, 'これは、(表4)で、黄色の場合です。', 'That is the yellow case of (table 4).'),
      page(
        ANDROID_DEVICE_SOTI,
        'MobiControlサーバの設置場所 SaaS貴社DMZ 登録用URL入力で登録 登録ID入力で登録',
        'Where the MobiControl server stands: SaaS, your DMZ; enrolment by entering the URL, enrolment by entering the id.',
      ),
      page(
        ANDROID_DEVICE_SOTI,
        '(表4)で、水色の場合は、端末からSOTIのEnrollment Serviceにアクセスする必要はありません。',
        "In the light-blue cases of (table 4) devices need not reach SOTI's Enrollment Service.",
      ),
      page(
        ANDROID_DEVICE_SOTI,
        'その仕組みについては、 「B-3. 登録IDから登録用URLを取得」 を参照ください。',
        'How that works: see "B-3. From the enrolment id to the enrolment URL".',
      ),
    ],
  },
  {
    id: 'google-play-names-without-dot',
    kind: 'erratum',
    gloss:
      'Four names are printed with a star and no dot. Each is read as the name with everything below it; taken literally it would also let in names of strangers that merely end so. Two of them stand at the end of the list; the order means nothing.',
    cites: [
      page(PLAY_STORE, '*gstatic.com *gvt1.com', '*gstatic.com, *gvt1.com'),
      page(PLAY_STORE, '*gvt2.com *gvt3.com', '*gvt2.com, *gvt3.com'),
    ],
  },
  {
    id: 'google-play-bare-names',
    kind: 'constraint',
    gloss:
      'Three names stand bare, though it is names below them that are in use. They are opened as printed: what lies below them is not, and who needs it opens it as an addition of their own.',
    cites: [
      page(
        PLAY_STORE,
        'android.com google-analytics.com googleusercontent.com',
        'android.com, google-analytics.com, googleusercontent.com',
      ),
    ],
  },
  {
    id: 'google-apis-are-shared',
    kind: 'constraint',
    gloss:
      '*.googleapis.com is opened as printed. Beyond the page, googleapis.com is a suffix below which names serve different customers of Google (the public suffix list has it among the private ones): the wildcard is as wide as that.',
    cites: [page(PLAY_STORE, '*gvt3.com *.googleapis.com', '*gvt3.com, *.googleapis.com')],
  },
  {
    id: 'google-addresses-are-a-whole-system',
    kind: 'constraint',
    gloss:
      'The alternative to names is a whole autonomous system, of which the page prints no address: who cannot use names supplies them. The page misspells the publisher of the linked list (Hurricane Electric).',
    cites: [
      PLAY_SYSTEM,
      page(
        PLAY_STORE,
        '下記リンクは、Hurricane Electronic社のAS番号15169でのIPアドレスリストです。 AS15169 Google LLC',
        'The link below is the list of IP addresses of AS number 15169 by Hurricane Electronic: AS15169 Google LLC.',
      ),
    ],
  },
  {
    id: 'google-play-background',
    kind: 'background',
    gloss:
      'What a device may install from Google Play can be limited by an account of the administrator; that closes no port.',
    cites: [
      page(
        PLAY_STORE,
        'Android Enterprise端末に対して、Playストアからダウンロードできるアプリは管理者用Googleアカウント保有者によって、指定制限できます',
        'Which applications Android Enterprise devices can download from Google Play can be limited by whoever holds the Google account of the administrator.',
      ),
    ],
  },
  {
    id: 'source-of-2019',
    kind: 'background',
    gloss:
      "The names and ports of Google rest on a document of 2019, with stray quotation marks; Google's lists have changed since. They are kept as printed, and what is newer is for a supplement.",
    cites: [
      page(
        PLAY_STORE,
        '(表5)のURLに関しては、 「 Android-Enterprise-Migration-Bluebook_2019.pdf」の37ページ目の「Devices」の項を参照ください。',
        'For the URLs of (table 5) see "Devices" on page 37 of the Bluebook.',
      ),
      page(
        PUSH,
        'Android-Enterprise-Migration-Bluebook_2019.pdf」の38ページ目を参照ください。',
        'See page 38 of the Bluebook.',
      ),
      PUSH_OUTBOUND,
    ],
  },
  {
    id: 'applications-in-a-closed-network',
    kind: 'procedure',
    gloss:
      'In the closed network applications are handed out from the server, after an administrator has fetched them by the console: devices need no way to Google Play for it.',
    cites: [
      page(
        PLAY_STORE,
        '完全閉域網の中の端末に、Playストアのアプリを、配布するには、 まず、コンソールで、該当アプリ(APKファイル)をダウンロードします。',
        'To hand out applications of Google Play to devices in a completely closed network, first download the application (an APK file) by the console.',
      ),
      page(
        PLAY_STORE,
        'そして、次の 2つの方法のどれかを使って、端末(群)にアプリインストーラを配布します。 アプリのサイレントインストールができます。',
        'Then hand out the installer to devices by one of two ways. Applications can be installed silently.',
      ),
    ],
  },
  {
    id: 'fcm-by-tcp-alone',
    kind: 'contradiction',
    gloss:
      'The same ports stand with TCP and UDP under Google Play and with TCP alone under FCM. Each row is followed for its own destination.',
    cites: [PUSH_PORTS, PLAY_PORTS],
  },
  {
    id: 'fcm-is-for-lost-connections',
    kind: 'behaviour',
    gloss:
      'Android devices keep their connection to the server. FCM wakes those that lost it, or lets the console send them a command or a message; who does without needs none of its names.',
    cites: [
      page(
        PUSH,
        'Android端末は、MobiControlサーバに、原則的に常時接続しています。 しかし、なんらかの理由で切断している場合があります。その場合は、 Googleプッシュ通信サービス(FCM = Firebase Cloud Messaging)を利用します。',
        "As a rule Android devices are always connected to the MobiControl server. But they may be cut off for some reason; then Google's push service (FCM, Firebase Cloud Messaging) is used.",
      ),
      page(
        PUSH,
        'Android端末とMobiControlサーバとの接続には、端末側からの接続アクションが必要です。 「4. Apple端末以外の端末は、どのようなトリガーで、MobiControlサーバに接続するか」を参照ください。',
        'A connection between an Android device and the MobiControl server has to be opened by the device. See 4.',
      ),
      page(
        PUSH,
        'もし、切断している場合に、コンソール側から次のアクションを起こすには、Googleプッシュ通信サービスを利用します。 1. 端末側からMobiControlサーバに接続させる 「E. オフラインの端末をサーバに接続させる」を参照ください。',
        "Where it is cut off, Google's push service is used to do the following from the console: 1. have the device connect to the MobiControl server (see E);",
      ),
      page(
        PUSH,
        '2. 切断している端末に、スクリプトコマンドを送る 3. 切断している端末に、メッセージを送る',
        '2. send a script command to a device that is cut off; 3. send a message to a device that is cut off.',
      ),
    ],
  },
  {
    id: 'no-limit-is-no-rule',
    kind: 'constraint',
    gloss:
      'Of the two forms by address the page reports that Google recommends the first, no limit at all. It never becomes an opening to every address: by name the two names are opened, by address what is supplied.',
    cites: [PUSH_ADDRESSES, page(PUSH, 'Googleは、a.を推奨しています。', 'Google recommends a.')],
  },
  {
    id: 'fcm-options-lettered-otherwise',
    kind: 'erratum',
    gloss:
      'The two forms are numbered 1 and 2, and the text below calls them a. and b.: a. is no limit, b. the autonomous system.',
    cites: [
      page(PUSH, 'Googleは、a.を推奨しています。', 'Google recommends a.'),
      page(
        PUSH,
        'b.のIPアドレスは、数が多く、頻繁に変更するので、少なくとも月に1回は、貴社Firewallでの 設定変更が必要になります。',
        'The IP addresses of b. are many and change often: the settings of your firewall need to be changed at least once a month.',
      ),
    ],
  },
  {
    id: 'fcm-addresses-change',
    kind: 'constraint',
    gloss: 'Whoever supplies addresses for FCM has to look at them at least once a month.',
    cites: [
      page(
        PUSH,
        'b.のIPアドレスは、数が多く、頻繁に変更するので、少なくとも月に1回は、貴社Firewallでの 設定変更が必要になります。',
        'The IP addresses of b. are many and change often: the settings of your firewall need to be changed at least once a month.',
      ),
      page(
        PUSH,
        '詳しくは、Googleのドキュメント「 FCM ポートとファイアウォール」を参照ください。',
        'For details see Google\'s document "FCM ports and firewalls".',
      ),
    ],
  },
  {
    id: 'fcm-names-are-two',
    kind: 'gap',
    gloss:
      'The page prints two names of FCM. Beyond the page devices use further ones; they are for a supplement, and nothing is added here.',
    cites: [PUSH_NAMES],
  },
  {
    id: 'aws-ranges-not-taken',
    kind: 'constraint',
    gloss:
      'By address the page would open every range of Amazon Web Services for Bitdefender, that is anybody who rents a machine there. That form opens nothing: the name is opened, and who has to go by address supplies their own.',
    cites: [ALL_OF_AWS],
  },
  {
    id: 'how-the-virus-scan-works',
    kind: 'behaviour',
    gloss:
      'The agent sends fingerprints and is answered on the same connection; Bitdefender opens none towards a device. The name is misspelt once.',
    cites: [
      page(
        VIRUS_SCAN,
        '拇印(Finger Print)を Bitdefenerのサーバに送ります。',
        'sends fingerprints to the Bitdefender server (misspelt).',
      ),
      page(
        VIRUS_SCAN,
        'Bitdefenderクラウドサービスは、常にアップデートしたマルウェアファイルの拇印をデータベースに格納してあります。 そのデータベースと、端末から送った拇印群を照合します。',
        "Bitdefender's cloud keeps an up-to-date database of fingerprints of malware. The fingerprints that the device sent are compared with it.",
      ),
      page(
        VIRUS_SCAN,
        'もし、一致しているファイルがあれば、Bitdefenderは、MobiControlエージェントにその旨を通知します。 通知を受けたMobiControlエージェントは、当該ファイルを隔離します。',
        'Where a file matches, Bitdefender tells the MobiControl agent, which then puts the file into quarantine.',
      ),
      page(
        VIRUS_SCAN,
        'ウィルス検疫の構成プロファイルの作成については、下記ページを参照ください。',
        'How to make a profile for the virus scan: see the page below.',
      ),
    ],
  },
  {
    id: 'retired-virus-scan-urls',
    kind: 'background',
    gloss:
      'The two URLs of before April 2020 carry a path that no firewall of names reads; neither is opened. A particle is doubled in the sentence.',
    cites: [
      page(
        VIRUS_SCAN,
        '尚、2020年3月31日までは、下記の2つのURLををFirewallで許可していましたが、これらは不要になりました。 • mobicontrolservices.soti.net/BitDefenderAntivirus • mobicontrolservices.soti.net/BDM/',
        'Until 31 March 2020 the two URLs below were to be allowed in the firewall; they are no longer needed: mobicontrolservices.soti.net/BitDefenderAntivirus, mobicontrolservices.soti.net/BDM/',
      ),
    ],
  },
];
