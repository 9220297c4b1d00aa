import { defineProduct, type ProfiledBy, type ProfileOf } from '../../model/profile';
import { ANDROID_DENIALS, ANDROID_NOTES, ANDROID_REQUIREMENTS } from './android';
import { APPLE_DENIALS, APPLE_NOTES, APPLE_REQUIREMENTS } from './apple';
import { BING_NOTES, BING_REQUIREMENTS } from './bing-maps';
import {
  ANDROID,
  ANDROID_BING,
  ANDROID_DEVICE_SOTI,
  APPLE,
  CLASSIC_SERVER,
  CONSOLE,
  DEVICE_MANAGEMENT,
  DEVICE_SETUP,
  DIRECTORY,
  FURTHER,
  OPTIONS,
  PLAY_STORE,
  PUSH,
  page,
  SOFTWARE_UPDATE,
  TITLE,
  under,
  VIRUS_SCAN,
  WINDOWS_MODERN,
} from './quotes';
import { SERVERS_DENIALS, SERVERS_NOTES, SERVERS_REQUIREMENTS } from './servers';
import { SOTI_SERVICES_NOTES, SOTI_SERVICES_REQUIREMENTS } from './soti-services';
import { SUPPLEMENT_DOCUMENTS, SUPPLEMENT_REQUIREMENTS } from './supplements';
import type { MobiControlAppleHosts, MobiControlPlatform, MobiControlServerLocation } from './values';
import { WINDOWS_DENIALS, WINDOWS_NOTES, WINDOWS_REQUIREMENTS } from './windows';

export { MobiControlAppleHosts, MobiControlPlatform, MobiControlServerLocation } from './values';

/**
 * SOTI MobiControl v14, as a dealer's Japanese manual documents it (`002`): a part for each kind of device, then the
 * server's components, the console, directories, optional servers.
 *
 * The parts repeat one another. What stands in several of them with the same parties, ports and conditions is one
 * requirement that cites each place.
 */

/** What the page documents for MobiControl v14. */
const PRODUCT = defineProduct({
  id: 'mobicontrol',
  name: 'SOTI MobiControl v14',
  short: 'MC',
  documents: [
    {
      id: '002',
      kind: 'given',
      title: '閉域網Firewallのポート番号とURL',
      publisher: 'POL-Japan (pol-japan.co.jp)',
      address: 'https://pol-japan.co.jp/products/help/v14/networkports',
      language: 'ja',
      retrieved: null,
    },
    ...SUPPLEMENT_DOCUMENTS,
  ],
  roles: {
    device: {
      words: '端末',
      gloss: 'a managed device or PC; the page calls a PC set up as Windows Modern an endpoint',
      short: 'DEVICE',
    },
    deploymentServer: {
      words: 'MobiControlデプロイメントサーバ',
      gloss: 'the server that devices connect to; "MobiControl server" means this one',
      short: 'DEPLOYMENT',
      standsAs: { service: [{ serverLocation: ['SaaS'] }] },
    },
    managementServer: {
      words: 'MobiControlマネージメントサーバ',
      gloss: 'the server that the console connects to',
      short: 'MANAGEMENT',
      standsAs: { service: [{ serverLocation: ['SaaS'] }] },
    },
    searchServer: {
      words: 'MobiControl Search Server',
      gloss: 'the server that turns a filter of the console into SQL',
      short: 'SEARCH',
      standsAs: { service: [{ serverLocation: ['SaaS'] }] },
    },
    sqlServer: {
      words: 'Microsoft SQLサーバ',
      gloss: 'the database of MobiControl',
      short: 'SQL',
      standsAs: { service: [{ serverLocation: ['SaaS'] }] },
    },
    console: { words: 'コンソール', gloss: "the administrator's browser", short: 'CONSOLE' },
    activeDirectory: {
      words: 'AD_DSサーバ',
      gloss: 'the Active Directory that may authenticate whoever enrols a device',
      short: 'AD',
    },
    wsusServer: {
      words: 'オンプレミスのWSUSサーバ',
      gloss: "the user's own server of Windows updates and virus definitions",
      short: 'WSUS',
    },
    dhaServer: {
      words: 'オンプレミスのDHA(Device Health Attestation)サーバ',
      gloss: "the user's own server of device health attestation",
      short: 'DHA',
    },
    erg: {
      words: 'ERG(Enterprise Resource Gateway)',
      gloss: 'the reverse proxy through which devices outside the firewall reach documents inside',
      short: 'ERG',
    },
    repositoryServer: {
      words: 'リポジトリ・サーバ',
      gloss: 'the server inside whose documents the Enterprise Resource Gateway hands out',
      short: 'REPOSITORY',
    },
    sotiAssistServer: { words: 'SOTI Assist Server', gloss: 'the server that tracks incidents', short: 'ASSIST' },
    exchangeActiveSyncFilter: {
      words: 'Exchange ActiveSync Filter',
      gloss: 'the software on the ActiveSync server in front of Exchange that keeps strangers out',
      short: 'EAS',
    },
    proxy: {
      words: 'プロキシ',
      gloss: 'the proxy that devices set up as Windows Classic or Windows Embedded may use',
      short: 'PROXY',
    },
  },
  services: {
    activationService: { words: 'Activation Service', gloss: "SOTI's service that verifies the licence" },
    agentBuilderService: { words: 'Agent Builder Service', gloss: "SOTI's service that builds agents for Windows" },
    enrollmentService: { words: 'Enrollment Service', gloss: "SOTI's service that knows the enrolment ids" },
    locationService: { words: 'Location Service', gloss: "SOTI's service that prepares questions to Bing Maps" },
    downloadSite: { words: '(表3)のサイト', gloss: "SOTI's site of Android agents and plug-ins" },
    googlePlay: { words: 'Playストア', gloss: 'Google Play' },
    fcm: { words: 'Googleプッシュ通信サービス', gloss: 'Firebase Cloud Messaging' },
    googleServices: {
      words: 'Googleのサービスサイト',
      gloss: 'the Google sites at which Android Enterprise is set up',
    },
    bitdefender: { words: 'Bitdefenderクラウドサービス', gloss: "Bitdefender's database of fingerprints" },
    apns: { words: 'APNs', gloss: 'Apple Push Notification service' },
    appStore: { words: 'Appストア', gloss: "Apple's App Store" },
    appleDeviceSetup: { words: 'Apple デバイスの設定', gloss: "Apple's service of device set-up" },
    appleDeviceManagement: { words: 'Appleデバイス管理', gloss: "Apple's service of device management" },
    appleSoftwareUpdate: { words: 'ソフトウェアアップデート', gloss: "Apple's service of software updates" },
    bingMaps: { words: 'Bing Map', gloss: 'Bing Maps' },
    wns: { words: 'Windowsプッシュ通知サービス(WNS)', gloss: 'Windows Push Notification Services' },
    windowsUpdate: { words: 'Windows 更新サービス', gloss: "Microsoft's Windows Update" },
    windowsDefender: { words: 'Windows Defender サービス', gloss: "Microsoft's antivirus by signatures" },
    defenderAtp: { words: 'Microsoft Defender ATP サービス', gloss: 'Microsoft Defender ATP' },
    deviceHealthAttestation: {
      words: 'デバイス正常性構成証明サービス',
      gloss: "Microsoft's Device Health Attestation",
    },
    azureAd: { words: 'Azure AD', gloss: 'Azure Active Directory' },
    identityProviders: {
      words: 'IDプロバイダ',
      gloss: 'the identity providers that authenticate whoever enrols a device',
    },
    internetSites: { words: '多くのインターネットサイト', gloss: 'the many Internet sites that the console goes to' },
  },
  choices: {
    platforms: {
      kind: 'someOf',
      values: ['Android', 'Apple', 'WindowsModern', 'WindowsClassic', 'WindowsEmbedded', 'Linux'],
      gloss:
        'the kinds of devices that are managed; the page has a part for each, and with none chosen nothing of any part is opened, not even the way of a device to the server',
      cite: page(
        TITLE,
        'Firewallで保護された 社内WiFiのみに接続している端末や、事業所内LANに接続しているPCを、MobiControlを利用して運用管理する場合があります。',
        'MobiControl may manage devices that connect to an in-house Wi-Fi behind a firewall only, and PCs on an office LAN.',
      ),
    },
    serverLocation: {
      kind: 'oneOf',
      values: ['SaaS', 'DMZ', 'Internal'],
      gloss: 'where the MobiControl server stands',
      cite: page(
        FURTHER,
        'a.MobiControlサーバの設置場所 • Cloud (SaaS) • DMZ 貴社のDMZに設置(Firewallの外にある端末からのアクセスを想定) • Internal 貴社の内部ネットワークに設置(Firewallの中にある端末からのアクセスを想定)',
        'a. Where the MobiControl server stands: cloud (SaaS); DMZ, for access by devices outside the firewall; internal, for access by devices inside the firewall.',
      ),
    },
    closedNetwork: {
      kind: 'flag',
      concerns: { serverLocation: ['DMZ'], platforms: ['Android', 'WindowsModern'] },
      gloss:
        'whether Android devices and Windows Modern PCs are kept in a closed network that opens 443 and 5494 to the server and nothing else; no optional service can be chosen beside it, and an Enterprise Resource Gateway that stands is not reached by devices',
      cite: page(
        ANDROID,
        'もし、MobiControlサーバを、貴社のDMZに設置し、オプションサービスとの接続を断念するならば、 Android端末は、完全閉域網に置いて運用をすることができます。',
        'If you put the MobiControl server into your DMZ and give up the connection to optional services, Android devices can be kept in a completely closed network.',
      ),
    },
    enrolById: {
      kind: 'flag',
      concerns: { serverLocation: ['SaaS'], platforms: ['Android', 'Apple'] },
      gloss: 'whether devices enrol at the SaaS server by an enrolment id instead of an enrolment URL',
      cite: page(
        ANDROID_DEVICE_SOTI,
        '端末のMobiControlエージェントに、登録用URLでなく、登録IDを入力して、SaaSのMobiControlサーバに登録するようにしたい場合に限り、 mc-enroll.soti.netへのアクセスを許容しておきます。',
        'Only where an enrolment id instead of an enrolment URL is entered into the MobiControl agent of the device, to enrol at the SaaS server, allow access to mc-enroll.soti.net.',
      ),
    },
    playStore: {
      kind: 'flag',
      concerns: { platforms: ['Android'], closedNetwork: [false] },
      gloss: 'whether devices may download applications from Google Play directly',
      cite: page(
        PLAY_STORE,
        'Playストアからアプリを直接ダウンロードすることを、端末に許可する場合には、Google宛URL、またはIPアドレスレンジを、 Firewallで許可しておきます。',
        "To let devices download applications directly from Google Play, allow Google's URLs or ranges of IP addresses in the firewall.",
      ),
    },
    fcm: {
      kind: 'flag',
      concerns: { platforms: ['Android'], closedNetwork: [false] },
      gloss: 'whether Firebase Cloud Messaging wakes devices that lost their connection to the server',
      cite: page(
        PUSH,
        'Googleプッシュ通信サービスを利用する場合には、 Google宛URLを、Firewallで許可しておきます。',
        "Where Google's push service is used, allow Google's URLs in the firewall.",
      ),
    },
    androidEnterpriseSetup: {
      kind: 'flag',
      concerns: { platforms: ['Android'], closedNetwork: [false] },
      gloss: 'whether Android Enterprise is set up in this network; needed at that time only',
      cite: page(
        ANDROID,
        'Android Enterpriseは、それをセットアップする時だけ、Port443(Outbound) 経由でIPアドレス 173.194.* へ アクセスできるネットワーク環境に置いておくのが簡易なセットアップ方法です。',
        'Android Enterprise: the simple way is to keep the device, at the time of its set-up only, in a network that reaches IP addresses 173.194.* on port 443 (outbound).',
      ),
    },
    virusScan: {
      kind: 'flag',
      concerns: { platforms: ['Android'], closedNetwork: [false] },
      gloss: 'whether the agent scans for viruses with the help of Bitdefender',
      cite: page(
        VIRUS_SCAN,
        'MobiControlエージェントは、ウィルススキャンのスケジュール時刻になったら、端末内のファイルの拇印(Finger Print)を Bitdefenerのサーバに送ります。',
        'At the scheduled time of a virus scan the MobiControl agent sends fingerprints of the files on the device to the Bitdefender server.',
      ),
    },
    mapDisplay: {
      kind: 'flag',
      gloss: 'whether the console shows on a map where devices are',
      cite: page(
        ANDROID_BING,
        'コンソールに、端末の地理的位置を地図表示するようにしたい場合には、MobiControlサーバからBing Mapサイトへのアクセスを許可しておきます。',
        'To show on a map of the console where devices are, allow access from the MobiControl server to Bing Maps.',
      ),
    },
    appleHosts: {
      kind: 'oneOf',
      values: ['all', 'listed'],
      default: 'all',
      concerns: { platforms: ['Apple'] },
      gloss:
        "whether all of Apple is opened (*.apple.com or 17.0.0.0/8), or only each service's own list; where the page prints no list, the user supplies it or takes in a supplement",
      cite: page(
        APPLE,
        'しかし、個別サービス毎に、細密に限定登録したい場合は、',
        'But where each service is to be entered by itself and narrowly,',
      ),
    },
    appleDeviceEnrolment: {
      kind: 'flag',
      concerns: { platforms: ['Apple'] },
      gloss:
        "whether devices reach Apple's device management from this network, as enrolment needs it; the server always does",
      cite: page(
        DEVICE_MANAGEMENT,
        '端末をMobiControlに登録する際も、Appleの「デバイス管理」サービスへアクセスできるネットワーク環境に、端末を移動しておきます。',
        "To enrol a device at MobiControl too, move it into a network that reaches Apple's device management.",
      ),
    },
    appStore: {
      kind: 'flag',
      concerns: { platforms: ['Apple'] },
      gloss: 'whether applications of the App Store are handed out to devices or updated on them',
      cite: page(
        APPLE,
        '更に、Appストアのアプリを端末に配布またはアップデートする場合は、(図5)ののTCP443(Outbound)を許可しておきます。',
        'Where applications of the App Store are handed out to devices or updated, also allow TCP 443 (outbound) of (figure 5).',
      ),
    },
    appleDeviceSetup: {
      kind: 'flag',
      concerns: { platforms: ['Apple'] },
      gloss: "whether devices reach Apple's device set-up from this network, as enrolment and updates need it",
      cite: page(
        DEVICE_SETUP,
        '端末をMobiControlに登録する際やOSのアップデートの際は、Appleの「デバイス管理」サービスへアクセスできるネットワーク環境に、端末を移動しておきます。',
        'To enrol a device at MobiControl and to update its system, move it into a network that reaches the service (the page calls it "device management" here).',
      ),
    },
    appleSoftwareUpdate: {
      kind: 'flag',
      concerns: { platforms: ['Apple'] },
      gloss: 'whether devices fetch updates of iOS, iPadOS and macOS from this network',
      cite: page(
        SOFTWARE_UPDATE,
        'iOS、iPadOS、macOSをアップデートする場合は、Appleの「ソフトウェアアップデート」サービスに接続できるネットワーク環境に端末を移動させます。',
        "To update iOS, iPadOS or macOS, move the device into a network that reaches Apple's software update.",
      ),
    },
    wns: {
      kind: 'flag',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false] },
      gloss: 'whether WNS asks endpoints to check in at once, instead of at the time of their update schedule',
      cite: page(
        under(WINDOWS_MODERN, 'Windowsプッシュ通知サービス(WNS)'),
        '待たずに送るためには、WNS(Windows プッシュ通知サービス)の設定をしておきます。',
        'To send without waiting, set up WNS (Windows Push Notification Services).',
      ),
    },
    windowsUpdate: {
      kind: 'flag',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false], wsusServer: [false] },
      gloss:
        "whether endpoints fetch updates from Microsoft's Windows Update; never beside a WSUS server of the user's",
      cite: page(
        under(WINDOWS_MODERN, 'Windows 更新サービス'),
        'Windowsの更新を行なうために、MicrosoftのWindows Update サービスへのアクセスを許可しておきます。',
        "To update Windows, allow access to Microsoft's Windows Update.",
      ),
    },
    windowsDefender: {
      kind: 'flag',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false], wsusServer: [false] },
      gloss:
        "whether endpoints are guarded by Windows Defender from Microsoft; never beside a WSUS server of the user's",
      cite: page(
        under(WINDOWS_MODERN, 'Windows Defender サービス'),
        'Windows Defender サービスは、Microsoftによるシグネチャベースでのウィルス検疫サービスです。',
        "Windows Defender is Microsoft's antivirus by signatures.",
      ),
    },
    defenderAtp: {
      kind: 'flag',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false] },
      gloss: 'whether endpoints are guarded by Microsoft Defender ATP; its part of the page is empty',
      cite: page(
        under(WINDOWS_MODERN, 'Microsoft Defender ATP サービス'),
        'Microsoft Defender ATP サービス',
        'Microsoft Defender ATP (a heading without a text)',
      ),
    },
    deviceHealthAttestation: {
      kind: 'flag',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false], dhaServer: [false] },
      gloss: "whether Microsoft's Device Health Attestation judges endpoints; never beside a DHA server of the user's",
      cite: page(
        under(WINDOWS_MODERN, 'デバイス正常性構成証明サービス'),
        'エンドポイントPCが起動すると、MicrosoftのDHA(Device Health Attestatation)サービスに、そのハードウェアステータスに関する情報を送ります。',
        "When it starts, an endpoint sends information on the state of its hardware to Microsoft's DHA (Device Health Attestation).",
      ),
    },
    azureAd: {
      kind: 'flag',
      concerns: { serverLocation: ['DMZ', 'Internal'] },
      gloss: "whether Azure AD authenticates whoever enrols a device at a server of the user's own",
      cite: page(
        DIRECTORY,
        'MobiControlサーバとAzure AD若しくはIDプロバイダとの接続は、TCP443経由となります。',
        'The MobiControl server connects to Azure AD or to identity providers by TCP 443.',
      ),
    },
    identityProviders: {
      kind: 'flag',
      concerns: { serverLocation: ['DMZ', 'Internal'] },
      gloss: "whether identity providers authenticate whoever enrols a device at a server of the user's own",
      cite: page(
        DIRECTORY,
        '認証サービスは、「ディレクトリサービス」と「IDプロバイダ」の2つに大別されます。',
        'There are two kinds of authentication services: directory services and identity providers.',
      ),
    },
    consoleInternetSites: {
      kind: 'flag',
      gloss: 'whether the console reaches the many Internet sites that it goes to; the page names none of them',
      cite: page(
        CONSOLE,
        'コンソールからは、多くのインターネットサイトにTCP443経由でアクセスします。',
        'The console goes to many Internet sites by TCP 443.',
      ),
    },
    wsusServer: {
      kind: 'party',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false] },
      gloss: 'whether a WSUS server of the user stands in for Windows Update and Windows Defender',
      cite: page(
        under(WINDOWS_MODERN, 'オンプレミスのWSUSサーバ'),
        'オンプレミスのWSUSサーバを設置した場合、FirewallのTCP443(Outbound)に、WSUSサーバに対するアドレスを、許可しておきます。',
        'Where a WSUS server is set up on premises, allow its address in the firewall on TCP 443 (outbound).',
      ),
    },
    dhaServer: {
      kind: 'party',
      concerns: { platforms: ['WindowsModern'], closedNetwork: [false] },
      gloss: "whether a DHA server of the user stands in for Microsoft's",
      cite: page(
        under(WINDOWS_MODERN, 'デバイス正常性構成証明サービス'),
        'の オンプレミスのDHAサーバを利用する場合、このURLを許可する必要はありません。',
        'Where a DHA server on premises is used, this URL need not be allowed.',
      ),
    },
    activeDirectory: {
      kind: 'party',
      concerns: { serverLocation: ['DMZ', 'Internal'] },
      gloss: "whether Active Directory authenticates whoever enrols a device at a server of the user's own",
      cite: page(
        DIRECTORY,
        '端末やPCをMobiControlに登録する際に、AD_DS(Active Directory Domain Service)との認証を必要とするように、 端末登録ルールを作成することができます。',
        'An enrolment rule can ask for authentication by AD DS (Active Directory Domain Service) when a device or PC is enrolled.',
      ),
    },
    erg: {
      kind: 'party',
      gloss:
        'whether an Enterprise Resource Gateway hands documents to devices outside the firewall; in a closed network no device reaches it',
      cite: page(
        OPTIONS,
        'Firewallの外部にある端末が、内部にあるリポジトリ・サーバから文書、画像、動画を 安全に入手するための逆プロキシサーバ',
        'A reverse proxy by which devices outside the firewall safely fetch documents, pictures and films from the repository server inside.',
      ),
    },
    repositoryServer: {
      kind: 'party',
      gloss: 'whether a repository server stands behind the Enterprise Resource Gateway',
      cite: page(
        OPTIONS,
        'Firewallの外部にある端末が、内部にあるリポジトリ・サーバから文書、画像、動画を 安全に入手するための逆プロキシサーバ',
        'A reverse proxy by which devices outside the firewall safely fetch documents, pictures and films from the repository server inside.',
      ),
    },
    sotiAssistServer: {
      kind: 'party',
      gloss: 'whether a SOTI Assist server tracks incidents',
      cite: page(
        OPTIONS,
        'システム運用に伴うインシデントを管理します。インシデント発生に伴い、これの解決に 向かっての工程管理をします。',
        'It manages incidents of operation, and the steps towards their solution.',
      ),
    },
    exchangeActiveSyncFilter: {
      kind: 'party',
      gloss: 'whether the filter for Exchange ActiveSync is installed',
      cite: page(
        OPTIONS,
        'MS ExchangeサーバのフロントサーバであるActiveSyncサーバにアドオンするソフトウェアです。',
        'Software that is added to the ActiveSync server, the server in front of Exchange.',
      ),
    },
    proxy: {
      kind: 'party',
      concerns: { platforms: ['WindowsClassic', 'WindowsEmbedded'] },
      gloss: 'whether a proxy is set on devices that are set up as Windows Classic or Windows Embedded',
      cite: page(
        CLASSIC_SERVER,
        '端末が、Windows Classic または Windows Embeddedの場合は、プロキシ設定が可能です',
        'Where the device is Windows Classic or Windows Embedded, a proxy can be set.',
      ),
    },
  },
  requirements: [
    ...SOTI_SERVICES_REQUIREMENTS,
    ...BING_REQUIREMENTS,
    ...ANDROID_REQUIREMENTS,
    ...APPLE_REQUIREMENTS,
    ...WINDOWS_REQUIREMENTS,
    ...SERVERS_REQUIREMENTS,
    ...SUPPLEMENT_REQUIREMENTS,
  ],
  denials: [...ANDROID_DENIALS, ...APPLE_DENIALS, ...WINDOWS_DENIALS, ...SERVERS_DENIALS],
  notes: [...SOTI_SERVICES_NOTES, ...BING_NOTES, ...ANDROID_NOTES, ...APPLE_NOTES, ...WINDOWS_NOTES, ...SERVERS_NOTES],
});

/** What a user of MobiControl decides, and what the user supplies. */
export interface MobiControlProfile extends ProfileOf<typeof PRODUCT> {
  /** MobiControlサーバの設置場所: where the MobiControl server stands. The page gives no default. */
  readonly serverLocation: MobiControlServerLocation;
  /**
   * The kinds of devices that are managed. With none, nothing that the page asks for a kind of device is opened, not even
   * its way to the server.
   * @default []
   */
  readonly platforms?: readonly MobiControlPlatform[];
  /**
   * 完全閉域網: whether Android devices and Windows Modern PCs are kept in a closed network, which opens 443 and 5494 to
   * the server in the DMZ and nothing else: no optional service can be chosen beside it, and an Enterprise Resource
   * Gateway that stands is not reached by devices.
   * @default false
   */
  readonly closedNetwork?: boolean;
  /**
   * 登録IDを入力して、SaaSのMobiControlサーバに登録: whether Android or Apple devices enrol at the SaaS server by an id.
   * @default false
   */
  readonly enrolById?: boolean;
  /**
   * Playストアからアプリを直接ダウンロードすることを、端末に許可する場合: whether devices use Google Play.
   * @default false
   */
  readonly playStore?: boolean;
  /**
   * Googleプッシュ通信サービスを利用する場合: whether Firebase Cloud Messaging is used.
   * @default false
   */
  readonly fcm?: boolean;
  /**
   * Android Enterprise … セットアップする時だけ: whether Android Enterprise is set up in this network.
   * @default false
   */
  readonly androidEnterpriseSetup?: boolean;
  /**
   * ウィルス検疫サービス: whether the agent scans for viruses with the help of Bitdefender.
   * @default false
   */
  readonly virusScan?: boolean;
  /**
   * 端末の地理的位置を地図表示するようにしたい場合: whether the console shows on a map where devices are.
   * @default false
   */
  readonly mapDisplay?: boolean;
  /**
   * Whether all of Apple is opened (`*.apple.com` or 17.0.0.0/8), or 個別サービス毎に、細密に限定: each service by its own list.
   * @default 'all'
   */
  readonly appleHosts?: MobiControlAppleHosts;
  /**
   * 端末をMobiControlに登録する際: whether Apple devices reach Apple's device management from this network. The server always does.
   * @default false
   */
  readonly appleDeviceEnrolment?: boolean;
  /**
   * Appストアのアプリを端末に配布またはアップデートする場合: whether applications of the App Store are handed out or updated.
   * @default false
   */
  readonly appStore?: boolean;
  /**
   * 登録する際やOSのアップデートの際: whether Apple devices reach Apple's device set-up from this network.
   * @default false
   */
  readonly appleDeviceSetup?: boolean;
  /**
   * iOS、iPadOS、macOSをアップデートする場合: whether Apple devices fetch updates of their system from this network.
   * @default false
   */
  readonly appleSoftwareUpdate?: boolean;
  /**
   * WNS(Windows プッシュ通知サービス)の設定: whether WNS asks endpoints to check in at once.
   * @default false
   */
  readonly wns?: boolean;
  /**
   * Windowsの更新を行なうために: whether endpoints fetch updates from Windows Update.
   * @default false
   */
  readonly windowsUpdate?: boolean;
  /**
   * Windows Defender サービス: whether endpoints are guarded by Windows Defender from Microsoft.
   * @default false
   */
  readonly windowsDefender?: boolean;
  /**
   * Microsoft Defender ATP サービス: whether endpoints are guarded by Microsoft Defender ATP.
   * @default false
   */
  readonly defenderAtp?: boolean;
  /**
   * デバイス正常性構成証明サービス: whether Microsoft's Device Health Attestation judges endpoints.
   * @default false
   */
  readonly deviceHealthAttestation?: boolean;
  /**
   * Azure ADで認証: whether Azure AD authenticates whoever enrols a device at a server of the user's own.
   * @default false
   */
  readonly azureAd?: boolean;
  /**
   * ID プロバイダで認証: whether identity providers authenticate whoever enrols a device at a server of the user's own.
   * @default false
   */
  readonly identityProviders?: boolean;
  /**
   * 多くのインターネットサイトにTCP443経由でアクセス: whether the console reaches the sites that the page does not name.
   * @default false
   */
  readonly consoleInternetSites?: boolean;
  /**
   * オンプレミスのWSUSサーバを設置した場合: whether a WSUS server of the user stands in for Windows Update and Windows Defender.
   * @default - true where a WSUS server is placed or asks itself, otherwise false
   */
  readonly wsusServer?: boolean;
  /**
   * オンプレミスのDHAサーバを利用する場合: whether a DHA server of the user stands in for Microsoft's.
   * @default - true where a DHA server is placed or asks itself, otherwise false
   */
  readonly dhaServer?: boolean;
  /**
   * AD_DS … との認証: whether Active Directory authenticates whoever enrols a device at a server of the user's own.
   * @default - true where it is placed or asks itself, otherwise false
   */
  readonly activeDirectory?: boolean;
  /**
   * ERG(Enterprise Resource Gateway): whether one hands documents to devices outside the firewall. Under `closedNetwork`
   * no device reaches it.
   * @default - true where it is placed or asks itself, otherwise false
   */
  readonly erg?: boolean;
  /**
   * リポジトリ・サーバ: whether one stands behind the Enterprise Resource Gateway.
   * @default - true where it is placed or asks itself, otherwise false
   */
  readonly repositoryServer?: boolean;
  /**
   * SOTI Assist Server: whether one tracks incidents.
   * @default - true where it is placed or asks itself, otherwise false
   */
  readonly sotiAssistServer?: boolean;
  /**
   * Exchange ActiveSync Filter: whether it is installed.
   * @default - true where it is placed or asks itself, otherwise false
   */
  readonly exchangeActiveSyncFilter?: boolean;
  /**
   * プロキシ設定が可能です: whether a proxy is set on devices that are Windows Classic or Windows Embedded.
   * @default - true where a proxy is placed or asks itself, otherwise false
   */
  readonly proxy?: boolean;
}

/** SOTI MobiControl v14, as document `002` has it. */
export const mobiControl: typeof PRODUCT & ProfiledBy<MobiControlProfile> = PRODUCT;
