import { exact } from '../../model/host';
import type { Note, Requirement } from '../../model/product';
import {
  ANDROID_SERVER_SOTI,
  APPLE_SERVER_SOTI,
  CLASSIC_SOTI,
  inEach,
  MODERN_SOTI,
  page,
  SOTI_ADDRESS_TABLES,
  SOTI_ADDRESSES,
  sotiAddressCites,
} from './quotes';

// MobiControlサーバからSOTI Servicesへ: each part of the page prints the same four services with its own number of a table.

const PARTS = [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, MODERN_SOTI, CLASSIC_SOTI] as const;

/** Where the server is the user's own. */
const OWN_SERVER = { serverLocation: ['DMZ', 'Internal'] } as const;

const ALLOWED = [
  ...inEach(
    [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
    'MobiControlサーバから、SOTI Servicesへアクセスすることを許可しておきます。',
    'Allow access from the MobiControl server to SOTI Services.',
  ),
  page(
    MODERN_SOTI,
    'MobiControlサーバから、SOTI ServicesへアクセスするためのURLを Firewallで、許可しておきます。',
    'Allow in the firewall the URLs by which the MobiControl server reaches SOTI Services.',
  ),
] as const;

const ALTERNATIVES = [
  page(
    ANDROID_SERVER_SOTI,
    'Portsプロトコル方向宛先 443TCPOutbound(表1) または (表2)並びに(表3)参照',
    'Port, protocol, direction, destination: 443, TCP, outbound, see (table 1) or (table 2), and (table 3).',
  ),
  page(
    APPLE_SERVER_SOTI,
    'Portsプロトコル方向宛先 443TCPOutbound(表7) または (表8)',
    'Port, protocol, direction, destination: 443, TCP, outbound, (table 7) or (table 8).',
  ),
  page(
    MODERN_SOTI,
    'Portsプロトコル方向宛先 443TCPOutbound(表12) または (表13)',
    'Port, protocol, direction, destination: 443, TCP, outbound, (table 12) or (table 13).',
  ),
  page(
    CLASSIC_SOTI,
    'Portsプロトコル方向宛先 443TCPOutbound(表14) または (表15)参照',
    'Port, protocol, direction, destination: 443, TCP, outbound, see (table 14) or (table 15).',
  ),
] as const;

/** The sentence sends to table 15, which holds the addresses; the URLs are those of table 14. */
const URLS_OF_CLASSIC = page(
  CLASSIC_SOTI,
  'SOTI Servicesは、(表14)で示すように4種類の Serviceから構成されます。 URLベースで許可する場合は、(表15)のURLをFirewallで許可ください。',
  'SOTI Services are four, as (table 14) shows. To allow them by URL, allow the URLs of (table 15) in the firewall.',
);
const ADDRESSES_OF_CLASSIC = page(
  CLASSIC_SOTI,
  '(表15)の全てのIPアドレスを許可してください。ロードバランシングの目的で、(表2)のどれかのIPアドレスで、接続をします。',
  'Allow all IP addresses of (table 15). To balance the load, any of the IP addresses of (table 2) may be connected to.',
);

const BY_URL = [
  page(
    ANDROID_SERVER_SOTI,
    'SOTI Servicesは、(表1)で示すように4種類の Serviceから構成されます。 URLベースで許可する場合は、(表1)のURLをFirewallで許可ください。',
    'SOTI Services are four, as (table 1) shows. To allow them by URL, allow the URLs of (table 1) in the firewall.',
  ),
  page(
    APPLE_SERVER_SOTI,
    'SOTI Servicesは、(表7)で示すように4種類の Serviceから構成されます。 URLベースで許可する場合は、(表7)のURLをFirewallで許可ください。',
    'SOTI Services are four, as (table 7) shows. To allow them by URL, allow the URLs of (table 7) in the firewall.',
  ),
  page(
    MODERN_SOTI,
    'SOTI Servicesは、(表12)で示すように4種類の Serviceから構成されます。 URLベースで許可する場合は、(表12)のURLををFirewallで許可しておきます。',
    'SOTI Services are four, as (table 12) shows. To allow them by URL, allow the URLs of (table 12) in the firewall.',
  ),
  URLS_OF_CLASSIC,
] as const;

const BY_ADDRESS = [
  page(
    ANDROID_SERVER_SOTI,
    'IPアドレスベースで許可する場合は、(表2)のIPアドレスをFirewallで許可ください。',
    'To allow them by IP address, allow the IP addresses of (table 2) in the firewall.',
  ),
  page(
    APPLE_SERVER_SOTI,
    'IPアドレスベースで許可する場合は、(表8)のIPアドレスをFirewallで許可ください。',
    'To allow them by IP address, allow the IP addresses of (table 8) in the firewall.',
  ),
  page(
    MODERN_SOTI,
    'IPアドレスベースで許可する場合は、(表13)のIPアドレスをFirewallで許可ください。',
    'To allow them by IP address, allow the IP addresses of (table 13) in the firewall.',
  ),
  page(
    CLASSIC_SOTI,
    'IPアドレスベースで許可する場合は、(表15)のIPアドレスをFirewallで許可ください。',
    'To allow them by IP address, allow the IP addresses of (table 15) in the firewall.',
  ),
] as const;

/** What every row of the four services rests on. */
const SERVICES = [
  ...ALTERNATIVES,
  ...BY_URL,
  ...BY_ADDRESS,
  ...PARTS.flatMap((section) => [...sotiAddressCites(section)]),
] as const;

/** https is inferred for all that the page allows "by URL". */
const HTTPS = [{ ports: '443', name: 'https', basis: 'inferred' }] as const;
const URLS = 'the page prints TCP 443 and calls the destination a URL, so https is inferred';

/** What the server asks of SOTI: the four services of every part, and the download site of the Android part. */
export const SOTI_SERVICES_REQUIREMENTS = [
  {
    id: 'server-activation-service',
    from: 'deploymentServer',
    to: 'activationService',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('activate2.soti.net')],
    ranges: { for: ['activate2.soti.net'], cidrs: SOTI_ADDRESSES },
    either: true,
    application: HTTPS,
    need: 'must',
    when: [OWN_SERVER],
    proxy: 'unknown',
    cites: [
      ...ALLOWED,
      ...inEach(
        PARTS,
        'サービス名対応するURL Activation Serviceactivate2.soti.net',
        'Service and its URL: Activation Service, activate2.soti.net',
      ),
      ...SERVICES,
    ],
    note: URLS,
  },
  {
    id: 'server-agent-builder-service',
    from: 'deploymentServer',
    to: 'agentBuilderService',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('activate2.soti.net')],
    ranges: { for: ['activate2.soti.net'], cidrs: SOTI_ADDRESSES },
    either: true,
    application: HTTPS,
    need: 'conditional',
    when: [{ ...OWN_SERVER, platforms: ['WindowsClassic', 'WindowsEmbedded'] }],
    proxy: 'unknown',
    cites: [
      ...inEach(
        PARTS,
        'Windows Embedded端末、及び、Windows Classic PCの端末登録ルール作成の都度、MobiControlサーバは、 Agent Builder Serviceに、エージェントの生成を依頼し、それを受け取ります。',
        'Whenever an enrolment rule for Windows Embedded devices or Windows Classic PCs is made, the MobiControl server asks the Agent Builder Service to build an agent, and receives it.',
      ),
      ...inEach(PARTS, 'Agent Builder Serviceactivate2.soti.net', 'Agent Builder Service, activate2.soti.net'),
      ...ALLOWED,
      ...SERVICES,
    ],
    note: `${URLS}; the row stands in every part of the page, and its words ask for it for Windows Classic and Windows Embedded alone`,
  },
  {
    id: 'server-enrollment-service',
    from: 'deploymentServer',
    to: 'enrollmentService',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('mc-enroll.soti.net')],
    ranges: { for: ['mc-enroll.soti.net'], cidrs: SOTI_ADDRESSES },
    either: true,
    application: HTTPS,
    need: 'must',
    when: [OWN_SERVER],
    proxy: 'unknown',
    cites: [
      ...ALLOWED,
      ...inEach(PARTS, 'Enrollment Servicemc-enroll.soti.net', 'Enrollment Service, mc-enroll.soti.net'),
      ...inEach(
        PARTS,
        '端末登録ルールを作成したら、MobiControlサーバは、Enrollment Serviceに通告します。',
        'When an enrolment rule has been made, the MobiControl server tells the Enrollment Service.',
      ),
      ...SERVICES,
    ],
    note: URLS,
  },
  {
    id: 'server-location-service',
    from: 'deploymentServer',
    to: 'locationService',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('mobicontrolservices.soti.net')],
    ranges: { for: ['mobicontrolservices.soti.net'], cidrs: SOTI_ADDRESSES },
    either: true,
    application: HTTPS,
    need: 'must',
    when: [OWN_SERVER],
    proxy: 'unknown',
    cites: [
      ...ALLOWED,
      ...inEach(
        PARTS,
        'Location Servicemobicontrolservices.soti.net',
        'Location Service, mobicontrolservices.soti.net',
      ),
      ...inEach(
        [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
        '端末から送られてきた緯度経度情報(テキスト情報)を、MobiControlサーバは、SOTIのLocation Serviceサーバに送ります。',
        "The MobiControl server sends the latitude and longitude (a text) that came from devices to SOTI's Location Service.",
      ),
      ...SERVICES,
    ],
    note: `${URLS}; it serves the map of the console, but the page allows all four services without a condition`,
  },
  {
    id: 'server-download-site',
    from: 'deploymentServer',
    to: 'downloadSite',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('activate2.soti.net'), exact('agentdservice.s3.amazonaws.com')],
    either: false,
    application: HTTPS,
    need: 'must',
    when: [{ ...OWN_SERVER, platforms: ['Android'] }],
    proxy: 'unknown',
    cites: [
      page(
        ANDROID_SERVER_SOTI,
        '(表1)と(表2)以外に、(表3)のURLもFirewallで許可しておいてください。',
        'Beside (table 1) and (table 2), also allow the URLs of (table 3) in the firewall.',
      ),
      page(
        ANDROID_SERVER_SOTI,
        'activate2.soti.net(表1)と重複 agentdservice.s3.amazonaws.com',
        'activate2.soti.net (also in table 1), agentdservice.s3.amazonaws.com',
      ),
      page(
        ANDROID_SERVER_SOTI,
        '(表3)は、MobiControlサーバが、Android Plusの最新エージェント、並びに、Android Enterprise及びAndroid Plusの 最新プラグインを、取り込むためのサイトです。',
        '(Table 3) is the site from which the MobiControl server fetches the newest Android Plus agent and the newest plug-ins of Android Enterprise and Android Plus.',
      ),
      ALTERNATIVES[0],
    ],
    note: `${URLS}; table 3 has names only and stands in the Android part only. activate2.soti.net has the ten addresses of table 2, agentdservice.s3.amazonaws.com has none`,
  },
] as const satisfies readonly Requirement[];

/** What stands with SOTI Services beside the flows. */
export const SOTI_SERVICES_NOTES: readonly Note[] = [
  {
    id: 'all-soti-addresses',
    kind: 'constraint',
    gloss:
      'Where SOTI Services are allowed by address, all ten addresses are opened: any of them may answer. The page prints the ten six times; they are the same each time.',
    cites: [
      page(
        ANDROID_SERVER_SOTI,
        '(表2)の全てのIPアドレスを許可してください。ロードバランシングの目的で、(表2)のどれかのIPアドレスで、接続をします。',
        'Allow all IP addresses of (table 2). To balance the load, any of them may be connected to.',
      ),
      page(
        SOTI_ADDRESS_TABLES[1],
        '(表2)の全てのIPアドレスを許可してください。ロードバランシングの目的で、(表2)のどれかのIPアドレスで、接続をします。',
        'Allow all IP addresses of (table 2). To balance the load, any of them may be connected to.',
      ),
      page(
        APPLE_SERVER_SOTI,
        '(表8)の全てのIPアドレスををFirewallで許可してください。ロードバランシングの目的で、(表8)のどれかのIPアドレスで、接続をします。',
        'Allow all IP addresses of (table 8) in the firewall. To balance the load, any of them may be connected to.',
      ),
      page(
        SOTI_ADDRESS_TABLES[3],
        '(表10)の全てのIPアドレスを登録してください。ロードバランシングの目的で、(表10)のどれかのIPアドレスで、接続をします。',
        'Enter all IP addresses of (table 10). To balance the load, any of them may be connected to.',
      ),
      page(
        MODERN_SOTI,
        '(表13)の全てのIPアドレスををFirewallで許可してください。ロードバランシングの目的で、(表13)のどれかのIPアドレスで、接続をします。',
        'Allow all IP addresses of (table 13) in the firewall. To balance the load, any of them may be connected to.',
      ),
      ADDRESSES_OF_CLASSIC,
    ],
  },
  {
    id: 'soti-addresses-since-2020',
    kind: 'background',
    gloss:
      'Four of the ten addresses came on 9 September 2020. The day is long past: all ten are opened, and no date decides anything.',
    cites: inEach(
      SOTI_ADDRESS_TABLES,
      '上記の6つのアドレスに追加されて、これら4つのアドレスは、2020年9月9日以降に使われます。 2020年9月9日までには許可しておいてください。',
      'These four addresses are in use beside the six above since 9 September 2020; to be allowed by then.',
    ),
  },
  {
    id: 'four-soti-services-on-three-hosts',
    kind: 'background',
    gloss:
      'The four services stand on three names: activation and the agent builder share activate2.soti.net, so either of them opens it.',
    cites: [
      ...inEach(PARTS, 'Activation Serviceactivate2.soti.net', 'Activation Service, activate2.soti.net'),
      ...BY_URL,
    ],
  },
  {
    id: 'soti-urls-called-table-15',
    kind: 'erratum',
    gloss:
      'The last part sends the reader to table 15 for the URLs, which are in table 14, and calls table 15 table 2 where it speaks of the addresses; table 14 is followed for the names, table 15 for the addresses.',
    cites: [URLS_OF_CLASSIC, ADDRESSES_OF_CLASSIC],
  },
  {
    id: 'doubled-particles',
    kind: 'erratum',
    gloss: 'A particle is printed twice ("をを"); nothing depends on it.',
    cites: [
      page(
        APPLE_SERVER_SOTI,
        '(表8)の全てのIPアドレスををFirewallで許可してください。',
        'Allow all IP addresses of (table 8).',
      ),
      page(MODERN_SOTI, '(表12)のURLををFirewallで許可しておきます。', 'Allow the URLs of (table 12) in the firewall.'),
      page(
        MODERN_SOTI,
        '(表13)の全てのIPアドレスををFirewallで許可してください。',
        'Allow all IP addresses of (table 13).',
      ),
    ],
  },
  {
    id: 'whose-soti-services',
    kind: 'contradiction',
    gloss:
      'The heading of the Windows Modern part does not say who goes to SOTI Services; the sentence below it names the MobiControl server, as the other parts do.',
    cites: [
      page(
        MODERN_SOTI,
        'MobiControlサーバから、SOTI ServicesへアクセスするためのURLを Firewallで、許可しておきます。',
        'Allow in the firewall the URLs by which the MobiControl server reaches SOTI Services.',
      ),
    ],
  },
  {
    id: 'what-the-activation-service-does',
    kind: 'behaviour',
    gloss:
      'The activation service verifies the licence when its code is renewed, and is told how many devices are enrolled: the connection is used all the time, not only at installation.',
    cites: [
      ...inEach(
        PARTS,
        'MobiControlサーバのライセンスコードを更新したときに、Activation Serviceから、そのライセンスコードの 真正性を認証してもらいます。',
        'When the licence code of the MobiControl server is renewed, the Activation Service verifies it.',
      ),
      ...inEach(
        PARTS,
        '端末台数の増減情報を、MobiControlサーバからActivation Serviceに送ります',
        'The MobiControl server tells the Activation Service how many devices have come and gone.',
      ),
    ],
  },
  {
    id: 'what-the-enrollment-service-does',
    kind: 'behaviour',
    gloss:
      'The enrolment service answers with the enrolment id of each rule: a reply, not a flow towards the server. The Windows Modern part leaves the sentence out.',
    cites: inEach(
      [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
      'Enrollment Serviceは、その端末登録ルールに紐づけられる登録IDをサーバに送り返してきます。',
      'The Enrollment Service sends the enrolment id of that rule back to the server.',
    ),
  },
  {
    id: 'console-and-mobicontrol-server',
    kind: 'gap',
    gloss:
      'The console fetches built agents, and receives the positions of devices, from "the MobiControl server", which the page later says is the deployment server. No port is printed for that; the only connection of the console that is printed with one goes to the management server, so no flow from the console to the deployment server is made of these sentences.',
    cites: [
      ...inEach(
        PARTS,
        'コンソールは、これをMobiControlサーバからダウンロードし、登録しようとする',
        'The console downloads it from the MobiControl server, (and it is installed on the device or PC) that is to be enrolled.',
      ),
      ...inEach(
        [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
        'これにMobiControlサーバから受領した位置に関するポイント情報を描画します。',
        'It draws into it the place that it received from the MobiControl server.',
      ),
    ],
  },
  {
    id: 'location-service-asks-bing',
    kind: 'behaviour',
    gloss:
      'The location service answers the server with the question, a reply and no flow towards it, and the MobiControl server itself puts that to Bing Maps: the server needs both, and nothing goes between SOTI and Bing.',
    cites: inEach(
      [ANDROID_SERVER_SOTI, APPLE_SERVER_SOTI, CLASSIC_SOTI],
      'Location Serviceは、緯度経度情報をもとに、Bing Mapサイトへの問い合わせデータを生成し、MobiControlサーバに送ります。',
      'From latitude and longitude the Location Service makes a question to Bing Maps, and sends it to the MobiControl server.',
    ),
  },
  {
    id: 'agents-compared-with-download-site',
    kind: 'procedure',
    gloss:
      'The console compares the agents on the server with those of the download site and fetches new ones on demand; without that site they have to be brought some other way.',
    cites: [
      page(
        ANDROID_SERVER_SOTI,
        '(図2)は、(表3)のサイトから得た情報に基づく、エージェント管理画面です。',
        '(Figure 2) is the page of agents, from what the site of (table 3) tells.',
      ),
      page(
        ANDROID_SERVER_SOTI,
        '「ローカルバージョン」の列の値が、MobiControlサーバに 格納しているエージェントのバージョン、「最新のバージョン」の列の値が、(表3)のサイトから得たSOTI側で格納しているエージェントのバージョン情報です。「更新」を押すと、 MobiControlサーバに最新エージェントを取り込めます。',
        'One column shows the version of the agent on the MobiControl server, the other that of SOTI, from the site of (table 3). "Update" brings the newest agent onto the MobiControl server.',
      ),
      page(
        ANDROID_SERVER_SOTI,
        '詳しくは、下記を参照ください。',
        'For details see below (a link that did not come with the text).',
      ),
    ],
  },
];
