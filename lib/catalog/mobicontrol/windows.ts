import type { Citation } from '../../model/citation';
import { exact } from '../../model/host';
import type { Denial, Note, Requirement } from '../../model/product';
import {
  ANDROID,
  CLASSIC_SERVER,
  COMPONENTS,
  MODERN_SERVER,
  page,
  under,
  WINDOWS_CLASSIC,
  WINDOWS_MODERN,
} from './quotes';

// The headings of this part, as printed. Each stands once on the page.
const WNS = under(WINDOWS_MODERN, 'Windowsプッシュ通知サービス(WNS)');
const OWN_WSUS = under(WINDOWS_MODERN, 'オンプレミスのWSUSサーバ');
const OWN_DHA = under(WINDOWS_MODERN, 'オンプレミスのDHA(Device Health Attestation)サーバ');
const DEFENDER = under(WINDOWS_MODERN, 'Windows Defender サービス');
const DEFENDER_ATP = under(WINDOWS_MODERN, 'Microsoft Defender ATP サービス');
const UPDATE = under(WINDOWS_MODERN, 'Windows 更新サービス');
const ATTESTATION = under(WINDOWS_MODERN, 'デバイス正常性構成証明サービス');

// Sentences that more than one requirement, denial or note rests on.
const MODERN_PORTS = page(
  WINDOWS_MODERN,
  '閉域網に設置したPCをWindows Modernとして設定した場合のFirewallで許可するポート番号を(図7)に示します。',
  'Figure 7 shows the port numbers that the firewall allows where PCs in a closed network are set up as Windows Modern.',
);
const MUST_OR_OPTIONAL = page(
  WINDOWS_MODERN,
  '許可することが必須のポートとオプションのポートがあります。',
  'There are ports that must be allowed, and optional ones.',
);
const SOMETHING_IN_THE_DMZ = page(
  WINDOWS_MODERN,
  'をDMZに設置すると、 及び に対する アクセスを不要にできます。',
  'Where [lost] is placed in the DMZ, access to [lost] and [lost] can be made unnecessary.',
);
const ONLY_443_AND_5494 = page(
  ANDROID,
  '許可するポートを (図1)での、 の443と5494に限定できるからです。',
  'For the ports to allow can be limited to 443 and 5494 of [lost] in figure 1.',
);
const DEPLOYMENT_SERVER_MEANT = page(
  COMPONENTS,
  '端末と接続するサーバは、MobiControlデプロイメントサーバです。',
  'The server that devices connect to is the MobiControl deployment server.',
);
const WNS_ROW = page(
  WNS,
  'Portsプロトコル方向宛先 443TCP OutboundWNSとの接続」のページの「WNSのURLとIPアドレス」の項を開いてください。',
  'Ports, protocol, direction, destination: 443 TCP outbound; for the destination open the item "URLs and IP addresses of WNS" on the page "Connection with WNS".',
);
const CHECK_IN_BY_WNS = page(
  WNS,
  'MobiControlサーバは、WNS経由で、エンドポイントに対しチェックインを要求をします。エンドポイントはチェックインを実行し、これらを受領します。',
  'The MobiControl server asks the endpoint through WNS to check in; the endpoint checks in and receives them.',
);
const WNS_SO_AS_NOT_TO_WAIT = page(
  WNS,
  '待たずに送るためには、WNS(Windows プッシュ通知サービス)の設定をしておきます。',
  'To send without waiting, WNS (the Windows push notification service) is to be set up.',
);
const WNS_NOT_NEEDED = page(
  WNS,
  '上述したWNSによるアドホックなチェックイン要求をせず、更新スケジュールの時刻のみに、設定オブジェクトを 送る場合は、WNSの設定は不要です。',
  'Where no ad-hoc check-in is asked for through WNS and setting objects are sent at the scheduled times only, WNS need not be set up.',
);
const WSUS_REPLACES_DEFENDER = page(
  DEFENDER,
  'オンプレミスのWSUSサーバを利用する場合、このURLを許可する必要はありません。',
  'Where the on-premises WSUS server [its number is lost] is used, this URL need not be allowed (Windows Defender).',
);
const WSUS_REPLACES_UPDATE = page(
  UPDATE,
  'オンプレミスのWSUSサーバを利用する場合、このURLを許可する必要はありません。',
  'Where the on-premises WSUS server [its number is lost] is used, this URL need not be allowed (Windows Update).',
);
const DHA_SERVER_REPLACES_SERVICE = page(
  ATTESTATION,
  'オンプレミスのDHAサーバを利用する場合、このURLを許可する必要はありません。',
  'Where the on-premises DHA server [its number is lost] is used, this URL need not be allowed.',
);
const OWN_DHA_ROW = page(
  OWN_DHA,
  'Portsプロトコル方向宛先 443TCPOutbound貴社DHAサーバのアドレス',
  'Ports, protocol, direction, destination: 443 TCP outbound, the address of your DHA server.',
);
const OWN_DHA_INSPECTS = page(
  OWN_DHA,
  'DHAサーバは、エンドポイントのデバイス正常性構成を検査します。',
  'The DHA server inspects the health configuration of the endpoint.',
);
const OWN_DHA_SENDS = page(
  OWN_DHA,
  'その結果として、各エンドポイントPC毎のデバイス正常性構成証明書を MobiControlサーバに送ります。',
  'As the result it sends a health attestation of each endpoint PC to the MobiControl server.',
);
const ATTESTATION_ROW = page(
  ATTESTATION,
  'Portsプロトコル方向宛先 443 TCP Outboundhas.spserv.microsoft.com',
  'Ports, protocol, direction, destination: 443 TCP outbound, has.spserv.microsoft.com.',
);
const ATTESTATION_FETCHED = page(
  ATTESTATION,
  'MobiControlサーバは、該当のエンドポイントがチェックインする毎に、Microsoft DHAから、デバイス正常性構成証明書を取得します。',
  'At every check-in of an endpoint the MobiControl server fetches its health attestation from Microsoft DHA.',
);
const CLASSIC_PORTS = page(
  WINDOWS_CLASSIC,
  'Windows Classicとして設定したPC、Windows Embedded端末、Linuxデバイスを閉域網に置いて運用する場合の、Firewallで許可するポート番号を(図8)に示します。',
  'Figure 8 shows the port numbers that the firewall allows where PCs set up as Windows Classic, Windows Embedded devices and Linux devices are run in a closed network.',
);
const CLASSIC_ROWS = page(
  CLASSIC_SERVER,
  'Portsトランスポート層 プロトコル アプリケーション層 プロトコル 方向宛先 443TCPhttps端末から見て Outbound MobiControlサーバの URLまたはIPアドレス 5494TCPBinary MobiControl独自プロトコル',
  "Ports, transport protocol, application protocol, direction, destination: 443 TCP https, outbound as seen from the device, to the URL or the IP address of the MobiControl server; 5494 TCP binary, MobiControl's own protocol.",
);
const CLASSIC_PROXY = page(
  CLASSIC_SERVER,
  '端末が、Windows Classic または Windows Embeddedの場合は、プロキシ設定が可能です',
  'Where the device is Windows Classic or Windows Embedded, a proxy can be set.',
);
const CLASSIC_CONNECTS = page(
  CLASSIC_SERVER,
  'そして、端末起動時にMobiControlサーバに接続にいきます。',
  'And when the device starts it goes to connect to the MobiControl server.',
);

/** What is optional for a Windows Modern PC; the closed network shuts it. */
const OPEN_MODERN = { platforms: ['WindowsModern'], closedNetwork: [false] } as const;
/** The server asks, and it is the user's own. */
const OWN_SERVER = { serverLocation: ['DMZ', 'Internal'] } as const;

const NO_ASKER_PRINTED =
  'the row names nobody who asks; the part is about the ports that the firewall allows for PCs set up as Windows Modern, so the PC is read as the one';
const HTTPS_INFERRED =
  'the row prints TCP 443 without an application; the page calls the destination a URL, so https is inferred';

/** What a Windows Modern PC asks of its server: the two ports of one printed table. */
const WINDOWS_MODERN_SERVER = {
  id: 'windows-modern-server',
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
  when: [{ platforms: ['WindowsModern'] }],
  proxy: 'impossible',
  cites: [
    page(
      MODERN_SERVER,
      'Portsトランスポート層 プロトコル アプリケーション層 プロトコル 方向宛先 443TCPhttps端末から見て Outbound MobiControlサーバの URLまたはIPアドレス (プロキシ不可) 5494TCPBinary MobiControl独自プロトコル',
      "Ports, transport protocol, application protocol, direction, destination: 443 TCP https, outbound as seen from the device, to the URL or the IP address of the MobiControl server (no proxy); 5494 TCP binary, MobiControl's own protocol.",
    ),
    page(
      MODERN_SERVER,
      'エンドポイントPCは、起動すると、Port443と5494経由で、MobiControlサーバに接続にいきます。',
      'When the endpoint PC starts it goes to connect to the MobiControl server by ports 443 and 5494.',
    ),
    MODERN_PORTS,
    MUST_OR_OPTIONAL,
    DEPLOYMENT_SERVER_MEANT,
  ],
} as const;

/** C and D: PCs set up as Windows Modern or Windows Classic, Windows Embedded devices, Linux devices. */
export const WINDOWS_REQUIREMENTS = [
  WINDOWS_MODERN_SERVER,

  // The push service, only where it is set up.
  {
    id: 'server-wns',
    from: 'deploymentServer',
    to: 'wns',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, ...OWN_SERVER, wns: [true] }],
    incomplete: {
      missing: ['hosts', 'addresses'],
      where: 'the page "WNSとの接続" of the same manual, which is linked without its address',
      supply: 'name them in the profile: parties: { wns: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [WNS_ROW, CHECK_IN_BY_WNS, WNS_SO_AS_NOT_TO_WAIT, WNS_NOT_NEEDED],
    note: `the row names nobody who asks; by the sentences below it the MobiControl server goes to WNS; ${HTTPS_INFERRED}`,
  },
  {
    id: 'windows-modern-wns',
    from: 'device',
    to: 'wns',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, wns: [true] }],
    incomplete: {
      missing: ['hosts', 'addresses'],
      where: 'the page "WNSとの接続" of the same manual, which is linked without its address',
      supply: 'name them in the profile: parties: { wns: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [WNS_ROW, CHECK_IN_BY_WNS, WNS_SO_AS_NOT_TO_WAIT, WNS_NOT_NEEDED, MODERN_PORTS],
    note: `${NO_ASKER_PRINTED}; ${HTTPS_INFERRED}`,
  },

  // The customer's own servers, in the place of Microsoft's services.
  {
    id: 'windows-modern-wsus-server',
    from: 'device',
    to: 'wsusServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'default',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, wsusServer: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        OWN_WSUS,
        'Portsプロトコル方向宛先 443TCPOutbound貴社WSUSサーバのアドレス',
        'Ports, protocol, direction, destination: 443 TCP outbound, the address of your WSUS server.',
      ),
      page(
        OWN_WSUS,
        'オンプレミスのWSUSサーバを設置した場合、FirewallのTCP443(Outbound)に、WSUSサーバに対するアドレスを、許可しておきます。',
        'Where an on-premises WSUS server is set up, the address of the WSUS server is to be allowed for TCP 443 (outbound) in the firewall.',
      ),
      page(
        OWN_WSUS,
        'MobiControlは、構成プロファイルを配布することで、エンドポイントPCが、オンプレミスのWSUS(Windows Server Update Services)から Windowsの更新ファイルを受信するように設定できます。',
        'By handing out a configuration profile MobiControl can have endpoint PCs receive Windows updates from an on-premises WSUS (Windows Server Update Services).',
      ),
      page(
        OWN_WSUS,
        'WSUSサーバの設定方法は、Microsoftのドキュメント「 WSUS(Windows Server Update Services)サーバ」を参照ください。',
        'For how to set up the WSUS server see Microsoft\'s document "WSUS (Windows Server Update Services) server".',
      ),
    ],
    note: "443 is printed twice; how the server is set up, on which port it listens included, is left to Microsoft's document, so the port is a default; the row prints an address and no application",
  },
  {
    id: 'windows-modern-dha-server',
    from: 'device',
    to: 'dhaServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, dhaServer: [true] }],
    proxy: 'unknown',
    cites: [OWN_DHA_ROW, OWN_DHA_INSPECTS, MODERN_PORTS],
    note: `${NO_ASKER_PRINTED}, as with Microsoft's own service; the row prints an address and no application`,
  },
  {
    id: 'server-dha-server',
    from: 'deploymentServer',
    to: 'dhaServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, ...OWN_SERVER, dhaServer: [true] }],
    disputed: {
      note: 'here the DHA server "sends" the attestation to the MobiControl server, in the section on Microsoft\'s service the MobiControl server "fetches" it; the only row printed here leads to the DHA server, so fetching is followed',
      opens: true,
    },
    proxy: 'unknown',
    cites: [OWN_DHA_ROW, OWN_DHA_SENDS, ATTESTATION_FETCHED],
    note: 'who opens the connection is inferred from the section on the service of Microsoft; the row prints an address and no application',
  },

  // Microsoft's services.
  {
    id: 'windows-modern-windows-defender',
    from: 'device',
    to: 'windowsDefender',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, windowsDefender: [true], wsusServer: [false] }],
    incomplete: {
      missing: ['hosts'],
      where: 'the page on firewall settings for Windows Defender, which is linked without its address',
      supply: 'name them in the profile: parties: { windowsDefender: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [
      page(
        DEFENDER,
        'Portsプロトコル方向宛先 443 TCP Outbound Windows Defenderを使用する上での Firewall設定」のページを参照ください。',
        'Ports, protocol, direction, destination: 443 TCP outbound; for the destination see the page "Firewall settings for using Windows Defender".',
      ),
      WSUS_REPLACES_DEFENDER,
      MODERN_PORTS,
    ],
    note: `${NO_ASKER_PRINTED}; ${HTTPS_INFERRED}`,
  },
  {
    id: 'windows-modern-defender-atp',
    from: 'device',
    to: 'defenderAtp',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'unknown',
    when: [{ ...OPEN_MODERN, defenderAtp: [true] }],
    incomplete: {
      missing: ['transport', 'ports', 'hosts'],
      where: 'not on the page: the section is a heading with nothing below it',
      supply:
        "name hosts and ports in the profile: parties: { defenderAtp: { hosts: [...] } }, ports: { 'windows-modern-defender-atp': '...' }",
    },
    proxy: 'unknown',
    cites: [page(DEFENDER_ATP, 'Microsoft Defender ATP サービス', 'The Microsoft Defender ATP service.'), MODERN_PORTS],
    note: 'the section is empty; that the PC is the one that asks follows, as for its neighbours, from the part in which it stands',
  },
  {
    id: 'windows-modern-windows-update',
    from: 'device',
    to: 'windowsUpdate',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, windowsUpdate: [true], wsusServer: [false] }],
    incomplete: {
      missing: ['hosts'],
      where: 'the page on the URLs of Windows Update and Microsoft Update, which is linked without its address',
      supply: 'name them in the profile: parties: { windowsUpdate: { hosts: [...] } }',
    },
    proxy: 'unknown',
    cites: [
      page(
        UPDATE,
        'Portsプロトコル方向宛先 443 TCP Outbound Windows Update / Microsoft Update の接続先 URL について」のページ」を参照ください',
        'Ports, protocol, direction, destination: 443 TCP outbound; for the destination see the page "URLs that Windows Update / Microsoft Update connect to".',
      ),
      page(
        UPDATE,
        'Windowsの更新を行なうために、MicrosoftのWindows Update サービスへのアクセスを許可しておきます。',
        "To update Windows, access to Microsoft's Windows Update service is to be allowed.",
      ),
      WSUS_REPLACES_UPDATE,
      MODERN_PORTS,
    ],
    note: `${NO_ASKER_PRINTED}; ${HTTPS_INFERRED}; the row prints 443 alone, and whether every host behind the link answers there is not said`,
  },
  {
    id: 'windows-modern-device-health-attestation',
    from: 'device',
    to: 'deviceHealthAttestation',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('has.spserv.microsoft.com')],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, deviceHealthAttestation: [true], dhaServer: [false] }],
    proxy: 'unknown',
    cites: [
      ATTESTATION_ROW,
      page(
        ATTESTATION,
        'エンドポイントPCが起動すると、MicrosoftのDHA(Device Health Attestatation)サービスに、そのハードウェアステータスに関する情報を送ります。',
        "When the endpoint PC starts it sends information about the state of its hardware to Microsoft's DHA (Device Health Attestation) service.",
      ),
      DHA_SERVER_REPLACES_SERVICE,
    ],
    note: HTTPS_INFERRED,
  },
  {
    id: 'server-device-health-attestation',
    from: 'deploymentServer',
    to: 'deviceHealthAttestation',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [exact('has.spserv.microsoft.com')],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'inferred' }],
    need: 'conditional',
    when: [{ ...OPEN_MODERN, ...OWN_SERVER, deviceHealthAttestation: [true], dhaServer: [false] }],
    proxy: 'unknown',
    cites: [ATTESTATION_ROW, ATTESTATION_FETCHED, DHA_SERVER_REPLACES_SERVICE],
    note: `that the MobiControl server goes there too stands in the text alone, and the one host of the row is read as its destination as well; ${HTTPS_INFERRED}`,
  },

  // D. Windows Classic, Windows Embedded and Linux: the same table, a proxy for the first two.
  {
    id: 'windows-classic-server',
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
    when: [{ platforms: ['WindowsClassic', 'WindowsEmbedded'] }],
    proxy: 'possible',
    cites: [CLASSIC_ROWS, CLASSIC_CONNECTS, CLASSIC_PROXY, CLASSIC_PORTS, DEPLOYMENT_SERVER_MEANT],
  },
  {
    id: 'linux-server',
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
    when: [{ platforms: ['Linux'] }],
    proxy: 'unknown',
    cites: [CLASSIC_ROWS, CLASSIC_CONNECTS, CLASSIC_PORTS, DEPLOYMENT_SERVER_MEANT],
    note: 'of a proxy the page speaks for Windows Classic and Windows Embedded alone, neither allowing nor forbidding one for Linux',
  },
  {
    id: 'device-proxy',
    from: 'device',
    to: 'proxy',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ platforms: ['WindowsClassic', 'WindowsEmbedded'], proxy: [true] }],
    incomplete: {
      missing: ['transport', 'ports'],
      where: "the settings of the customer's own proxy",
      supply: "give the port in the profile: ports: { 'device-proxy': '...' }",
    },
    proxy: 'unknown',
    cites: [CLASSIC_PROXY],
  },
] as const satisfies readonly Requirement[];

/** What a closed network shuts for a Windows Modern PC. */
function shutInClosedNetwork<Id extends string, Service extends string>(id: Id, to: Service, what: string) {
  const cites: readonly [Citation, Citation] = [SOMETHING_IN_THE_DMZ, ONLY_443_AND_5494];
  return {
    id,
    from: 'device',
    to,
    when: [{ platforms: ['WindowsModern'], serverLocation: ['DMZ'], closedNetwork: [true] }],
    gloss: `In a closed network a Windows Modern PC opens ports 443 and 5494 to its server and nothing else, so nothing to ${what}.`,
    cites,
  } as const;
}

/** What is not opened for Windows Modern. */
export const WINDOWS_DENIALS = [
  {
    id: 'windows-update-not-beside-wsus-server',
    from: 'device',
    to: 'windowsUpdate',
    when: [{ platforms: ['WindowsModern'], wsusServer: [true], closedNetwork: [false] }],
    gloss:
      'Where PCs take their updates from an on-premises WSUS server, Windows Update itself is not opened for them.',
    cites: [WSUS_REPLACES_UPDATE],
  },
  {
    id: 'windows-defender-not-beside-wsus-server',
    from: 'device',
    to: 'windowsDefender',
    when: [{ platforms: ['WindowsModern'], wsusServer: [true], closedNetwork: [false] }],
    gloss:
      'Where PCs take their virus definitions from an on-premises WSUS server, the Windows Defender service is not opened for them.',
    cites: [WSUS_REPLACES_DEFENDER],
  },
  {
    id: 'device-health-attestation-not-beside-dha-server',
    from: 'device',
    to: 'deviceHealthAttestation',
    when: [{ platforms: ['WindowsModern'], dhaServer: [true], closedNetwork: [false] }],
    gloss: "With an on-premises DHA server PCs do not go to Microsoft's service.",
    cites: [DHA_SERVER_REPLACES_SERVICE],
  },
  {
    id: 'server-device-health-attestation-not-beside-dha-server',
    from: 'deploymentServer',
    to: 'deviceHealthAttestation',
    when: [{ platforms: ['WindowsModern'], dhaServer: [true], closedNetwork: [false] }],
    gloss: "With an on-premises DHA server the MobiControl server does not go to Microsoft's service either.",
    cites: [DHA_SERVER_REPLACES_SERVICE],
  },
  shutInClosedNetwork('closed-network-wns', 'wns', 'WNS'),
  shutInClosedNetwork('closed-network-windows-update', 'windowsUpdate', 'Windows Update'),
  shutInClosedNetwork('closed-network-windows-defender', 'windowsDefender', 'the Windows Defender service'),
  shutInClosedNetwork('closed-network-defender-atp', 'defenderAtp', 'Microsoft Defender ATP'),
  shutInClosedNetwork('closed-network-device-health-attestation', 'deviceHealthAttestation', "Microsoft's DHA service"),
] as const satisfies readonly Denial[];

/** What the two parts say beside their flows. */
export const WINDOWS_NOTES: readonly Note[] = [
  {
    id: 'windows-modern-closed-network',
    kind: 'gap',
    gloss:
      'Circled numbers of the figure were images: what is placed in the DMZ, and what becomes unnecessary by it, is lost. Read like the sentence of part A, a closed network opens 443 and 5494 to the server alone; it may also mean the on-premises WSUS and DHA servers, which the sections below call a replacement of services on the Internet. PCs that use these two are run without the choice of a closed network: nothing else is open by itself.',
    cites: [SOMETHING_IN_THE_DMZ],
  },
  {
    id: 'circled-numbers-lost-in-windows-modern',
    kind: 'gap',
    gloss:
      'References by circled numbers came without the numbers. Which server or service each means is taken from the words that are left.',
    cites: [
      page(
        WINDOWS_MODERN,
        '(図1)の からの詳細は、 下記のをクリックください。',
        'For details of [lost] in figure 1 click [lost] below.',
      ),
      page(
        WNS,
        'で、説明したように、エンドポイントは、内蔵している更新スケジュールのスケジュール時刻になれば、 MobiControlサーバにチェックインをします。',
        'As explained in [lost], the endpoint checks in to the MobiControl server when its update schedule says so.',
      ),
      page(
        DEFENDER,
        'の オンプレミスのWSUSサーバを利用する場合、このURLを許可する必要はありません。',
        'Where the on-premises WSUS server of [lost] is used, this URL need not be allowed.',
      ),
      page(
        UPDATE,
        'の オンプレミスのWSUSサーバを利用する場合、このURLを許可する必要はありません。',
        'Where the on-premises WSUS server of [lost] is used, this URL need not be allowed.',
      ),
      page(
        ATTESTATION,
        'の オンプレミスのDHAサーバを利用する場合、このURLを許可する必要はありません。',
        'Where the on-premises DHA server of [lost] is used, this URL need not be allowed.',
      ),
    ],
  },
  {
    id: 'figure-of-windows-modern-misnumbered',
    kind: 'erratum',
    gloss:
      'The part on Windows Modern has figure 7 and sends the reader to the details of figure 1. Nothing depends on it.',
    cites: [
      page(
        WINDOWS_MODERN,
        '(図1)の からの詳細は、 下記のをクリックください。',
        'For details of [lost] in figure 1 click [lost] below.',
      ),
      MODERN_PORTS,
    ],
  },
  {
    id: 'proxy-sentence-in-windows-modern',
    kind: 'contradiction',
    gloss:
      'The table of Windows Modern says "no proxy", and then that Windows Embedded and Windows Classic can have one, which are no Windows Modern. The sentence belongs to part D: for Windows Modern a proxy is impossible, for the other two it is possible.',
    cites: [
      page(
        MODERN_SERVER,
        '(プロキシ不可) 5494TCPBinary MobiControl独自プロトコル Windows EmbeddedとWindows Classic の場合は、プロキシ可能',
        "(No proxy.) 5494 TCP binary, MobiControl's own protocol. A proxy is possible for Windows Embedded and Windows Classic.",
      ),
      CLASSIC_PROXY,
    ],
  },
  {
    id: 'windows-modern-check-in',
    kind: 'behaviour',
    gloss:
      'A connected PC checks in by its own update schedule, every two hours by default and as often as every two minutes; it is the PC that opens the connection, in which both sides then send. No flow leads from the server to the PC.',
    cites: [
      page(
        MODERN_SERVER,
        '接続をしていれば、エンドポイントPCが内蔵する更新スケジュールの時刻になると、エンドポイントはチェックインを 行ないます。',
        'While it is connected, the endpoint checks in when its own update schedule says so.',
      ),
      page(
        MODERN_SERVER,
        'チェックインの結果、MobiControlサーバから「構成プロファイル」「ルール」「パッケージ・アプリ」及び「端末の詳細設定」の設定オブジェクトを 受領します。エンドポイントも、その各種ステータスをサーバに送ります。',
        'By checking in it receives configuration profiles, rules, packages, apps and detailed settings from the MobiControl server, and sends the server its own states.',
      ),
      page(
        MODERN_SERVER,
        '更新スケジュールの時間間隔は可変です。 最頻は、2分間隔です。デフォルトは2時間間隔です。',
        'The interval of the schedule can be set: two minutes at the least, two hours by default.',
      ),
    ],
  },
  {
    id: 'windows-modern-check-in-without-wns',
    kind: 'behaviour',
    gloss:
      'Without WNS what the console sets reaches a PC at its next scheduled check-in, over the connection to the server that is open anyway. WNS makes it sooner and is needed for nothing else.',
    cites: [
      page(
        WNS,
        'で、説明したように、エンドポイントは、内蔵している更新スケジュールのスケジュール時刻になれば、 MobiControlサーバにチェックインをします。',
        'As explained in [lost], the endpoint checks in to the MobiControl server when its update schedule says so.',
      ),
      page(
        WNS,
        'チェックインの結果、エンドポイントは、 MobiControlサーバから「構成プロファイル」「ルール」「パッケージ・アプリ」及び「端末の詳細設定」の設定オブジェクトを受領します。',
        'By checking in it receives configuration profiles, rules, packages, apps and detailed settings from the MobiControl server.',
      ),
      page(
        WNS,
        'コンソール管理者は、それら設定オブジェクトを新規作成または編集をします。しかし、それらのエンドポイントへの配布は、 更新スケジュールの時刻になるまで、待たなければなりません。',
        'The administrator creates or edits these objects in the console, but has to wait until the scheduled time for them to reach the endpoints.',
      ),
      WNS_SO_AS_NOT_TO_WAIT,
    ],
  },
  {
    id: 'cases-of-wns',
    kind: 'behaviour',
    gloss:
      'The items a to c are occasions on which the server asks for a check-in through WNS (an assignment, an action of the console, a message); they are one flow, not three.',
    cites: [
      page(
        WNS,
        '「構成プロファイル」「端末の詳細設定」の設定オブジェクトや「パッケージ・アプリ」のエンドポイント群への割り当てが終わると、 MobiControlサーバは、WNS経由で、エンドポイントに対しチェックインを要求をします。',
        'Once objects or packages have been assigned to endpoints, the MobiControl server asks the endpoints through WNS to check in.',
      ),
      page(
        WNS,
        'コンソールから、エンドポイントへの働きかけをした後に、 チェックインボタン を押します。 そうすると、MobiControlサーバは、WNS経由でエンドポイントにチェックインを要求します。エンドポイントはチェックインを実行し、それらの働きかけを受領します。',
        'After an action on an endpoint the check-in button of the console is pressed; the MobiControl server then asks the endpoint through WNS to check in, and it receives the action.',
      ),
      page(
        WNS,
        'エンドポイントの画面にメッセージを表示したいことがあります。その場合も、コンソールで、 チェックインボタン を押します。',
        'To show a message on the screen of an endpoint, the check-in button of the console is pressed as well.',
      ),
    ],
  },
  {
    id: 'pages-linked-from-windows-modern',
    kind: 'gap',
    gloss:
      'The destinations of WNS, Windows Defender and Windows Update are links whose addresses did not come with the text; no host is filled in for them. Quotation marks of the links came unpaired.',
    cites: [
      WNS_ROW,
      page(
        DEFENDER,
        '443 TCP Outbound Windows Defenderを使用する上での Firewall設定」のページを参照ください。',
        '443 TCP outbound; see the page "Firewall settings for using Windows Defender".',
      ),
      page(
        UPDATE,
        '443 TCP Outbound Windows Update / Microsoft Update の接続先 URL について」のページ」を参照ください',
        '443 TCP outbound; see the page "URLs that Windows Update / Microsoft Update connect to".',
      ),
      page(
        DEFENDER,
        '詳しくは、「Windows PCの機能制限」を参照ください。',
        'For details see "Restricting functions of Windows PCs".',
      ),
    ],
  },
  {
    id: 'virus-definitions-by-wsus',
    kind: 'procedure',
    gloss:
      'An on-premises WSUS server also hands out the virus definitions of Windows Defender; how is left to Microsoft. It is the same server on the same row, so nothing more is opened for it.',
    cites: [
      page(
        OWN_WSUS,
        'MobiControlは、Windows Defenderによるウィルスの検疫の設定を行います。 WSUSから、ウィルス定義ファイルを、エンドポイントPCに配布する方法は、Microsoftの文書を参照ください。',
        "MobiControl sets up the virus quarantine of Windows Defender. For how to hand out virus definitions to endpoint PCs from WSUS see Microsoft's text.",
      ),
      page(
        OWN_WSUS,
        '「WSUSを使用して、Windows Defender を実行しているコンピュータに定義ファイルの更新版を適用する方法',
        '"How to use WSUS to apply updated definition files to computers that run Windows Defender.',
      ),
    ],
  },
  {
    id: 'windows-defender-quarantine',
    kind: 'background',
    gloss:
      'Windows Defender finds malware by the signatures of Microsoft; MobiControl puts what was found in quarantine. No flow of its own.',
    cites: [
      page(
        DEFENDER,
        'Windows Defender サービスは、Microsoftによるシグネチャベースでのウィルス検疫サービスです。 この検疫サービスによりマルウェアとして判定されたファイルを、MobiControlは、隔離します。',
        'The Windows Defender service is a virus quarantine by Microsoft based on signatures. MobiControl isolates files that it judges to be malware.',
      ),
    ],
  },
  {
    id: 'defender-atp-section-empty',
    kind: 'gap',
    gloss:
      'The section on Microsoft Defender ATP is a heading: neither ports nor hosts nor who asks. Nothing is opened; where it is used, hosts and ports are to be supplied.',
    cites: [page(DEFENDER_ATP, 'Microsoft Defender ATP サービス', 'The Microsoft Defender ATP service.')],
  },
  {
    id: 'attestation-of-windows-modern',
    kind: 'behaviour',
    gloss:
      'Attestation sends the state of the hardware, not files; the result shows in the console and raises alerts. The console takes it from the server, so no flow from the console follows.',
    cites: [
      page(
        ATTESTATION,
        'HDDなどストレージ内のファイルは送りません。DHAサービスは、エンドポイントのセキュリティに対する脆弱性を診断します。その診断結果が、デバイス正常性構成証明書です。',
        'Files of storage such as hard disks are not sent. The DHA service diagnoses how vulnerable the endpoint is; the result is the health attestation.',
      ),
      page(
        ATTESTATION,
        'コンソールで、エンドポイント毎の「端末の詳細」タブに、デバイス正常性構成証明書が表示されます。',
        'In the console the health attestation is shown on the tab of details of each endpoint.',
      ),
      page(
        OWN_DHA,
        'これに異常があれば、MobiControlはアラートを発します。',
        'Where it is abnormal, MobiControl raises an alert.',
      ),
    ],
  },
  {
    id: 'attestation-sent-or-fetched',
    kind: 'contradiction',
    gloss:
      'The on-premises DHA server "sends" its attestation to the MobiControl server, from Microsoft\'s service the server "fetches" it. One service in two forms: fetching is followed, and nothing leads from a DHA server to the MobiControl server.',
    cites: [OWN_DHA_SENDS, ATTESTATION_FETCHED],
  },
  {
    id: 'attestation-misspelt',
    kind: 'erratum',
    gloss:
      'Attestation is misspelt in the text of the last section of the part; the heading on the on-premises server has it right.',
    cites: [
      page(
        ATTESTATION,
        'MicrosoftのDHA(Device Health Attestatation)サービスに',
        "To Microsoft's DHA (Device Health Attestatation) service.",
      ),
    ],
  },
  {
    id: 'windows-classic-connection',
    kind: 'behaviour',
    gloss:
      'The agent keeps the address of the server that it was enrolled with and is connected all the time in principle; check-ins and what both sides send go over the connection that the device opened.',
    cites: [
      page(
        CLASSIC_SERVER,
        '端末のMobiControlエージェントは、端末登録時に、MobiControlサーバのURLを記憶しておきます。',
        "At enrolment the device's MobiControl agent remembers the URL of the MobiControl server.",
      ),
      page(CLASSIC_SERVER, '原則的に、常時接続しています。', 'In principle it is connected all the time.'),
      page(
        CLASSIC_SERVER,
        'その上で、チェックインのトリガーが働くと、MobiControlサーバと端末との間で ファイル、データ、コマンドを送受します。',
        'When a check-in is triggered, files, data and commands are exchanged between the MobiControl server and the device.',
      ),
    ],
  },
  {
    id: 'linux-proxy-undocumented',
    kind: 'gap',
    gloss:
      'Part D is about Linux too, and its sentence on proxies names Windows Classic and Windows Embedded. For Linux it is unknown: such devices go directly, and the report lists them.',
    cites: [CLASSIC_PROXY, CLASSIC_PORTS],
  },
];
