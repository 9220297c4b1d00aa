import { defineProduct, type ProfiledBy, type ProfileOf } from '../../model/profile';
import { BEHAVIOUR_DETECTION_REQUIREMENTS, CLOUD_LINKAGE, NOTES_ON_BEHAVIOUR_DETECTION } from './behaviour-detection';
import { CLIENT_REQUIREMENTS, NOTES_ON_CLIENTS } from './client';
import { NOTES_ON_IP_VERSIONS } from './ip-versions';
import { NOTES_ON_QRC, QRC_REQUIREMENTS, TWO_NETWORKS } from './qrc';
import { NOTES_ON_QS_AGENT, QS_AGENT_REQUIREMENTS } from './qs-agent';
import {
  CLIENT_PORTS,
  DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION,
  DEFAULT_PORTS_OF_UPDATE_SUPPORT,
  IP_VERSIONS,
  page,
  QS_AGENT_NEEDED,
  QS_AGENT_TOO,
  SWITCHED_BY_THE_SERVER,
} from './quotes';
import { NOTES_ON_REMOTE_CONTROL, REMOTE_CONTROL_REQUIREMENTS, TWO_MODES } from './remote-control';
import { SUPPLEMENT_DOCUMENTS, SUPPLEMENT_REQUIREMENTS } from './supplements';
import { UPDATE_SUPPORT_REQUIREMENTS } from './update-support';
import type { IsmPlatform, IsmQrcNetwork, IsmRemoteControlMode, IsmSystemServerPort } from './values';
import { NOTES_ON_THE_WHOLE_PAGE } from './whole-page';

export { IsmPlatform, IsmQrcNetwork, IsmRemoteControlMode, IsmSystemServerPort } from './values';

/**
 * ISM CloudOne, as one page of its user help documents it: an appendix of seven sections, a file each (the first two,
 * on clients, share one). The page prints the names of two hosts of another vendor and of none of its own servers: the
 * user supplies them.
 */

/** What the user help documents for ISM CloudOne. */
const PRODUCT = defineProduct({
  id: 'ism-cloudone',
  name: 'ISM CloudOne',
  short: 'ISM',
  documents: [
    {
      id: '004',
      kind: 'given',
      title: '付録-1.通信環境',
      publisher: 'ISM CloudOne user help (ism.axlbox.biz)',
      address: 'https://ism.axlbox.biz/ismc-user/assets/resources/helps/ja/ISMC_User/Appendix/通信環境.htm',
      language: 'ja',
      retrieved: null,
    },
    ...SUPPLEMENT_DOCUMENTS,
  ],
  roles: {
    client: {
      words: 'クライアント',
      gloss: 'the client on a managed Windows, Mac, iOS or Android device',
      short: 'CLIENT',
    },
    attendanceTool: {
      words: '勤怠データ登録ツール',
      gloss: 'the tool that registers attendance data',
      short: 'ATTENDANCE',
    },
    rcClient: { words: 'RCクライアント', gloss: 'the machine that is controlled remotely (RC)', short: 'RC_CLIENT' },
    rcConsole: { words: 'RCコンソール', gloss: 'the machine from which it is controlled (RC)', short: 'RC_CONSOLE' },
    qrcClient: { words: 'QRCクライアント', gloss: 'the client of QRC', short: 'QRC_CLIENT' },
    qrcConsole: { words: 'QRCコンソール', gloss: 'the console of QRC', short: 'QRC_CONSOLE' },
    behaviourDetectionAgent: {
      words: 'ふるまい検知エージェント',
      gloss: 'the behaviour detection agent (FFRI) on a Windows client',
      short: 'BEHAVIOUR',
    },
    updateSupportAgent: {
      words: 'Windows 10 / 11 アップデート支援エージェント',
      gloss: 'the Windows 10 / 11 update support agent on a Windows client',
      short: 'UPDATE_AGENT',
    },
    updateSupportServer: {
      words: 'Windows 10 / 11 アップデート支援サーバー',
      gloss: 'the server that fetches Windows updates for the update support agents',
      short: 'UPDATE_SERVER',
    },
    qsAgent: {
      words: 'QSエージェント',
      gloss: 'the agent of the option products of the QS edition on a Windows or Mac client',
      short: 'QS_AGENT',
    },
    userConsole: { words: 'ユーザーコンソール', gloss: 'the machine that shows the user console', short: 'CONSOLE' },
    qndServer: { words: 'QNDサーバー', gloss: 'the QND server', short: 'QND' },
  },
  services: {
    systemServer: {
      words: 'システムサーバー',
      gloss: 'the system server of the service; its name is not on the page',
    },
    relayServer: { words: '中継サーバー', gloss: 'the relay server of Android clients; its name is not on the page' },
    androidUpdateServer: {
      words: 'アップデート用サーバー',
      gloss: 'the server from which Android clients are updated; its name is not on the page',
    },
    qssServer: {
      words: 'QSSサーバー',
      gloss: 'the QSS server of Windows clients (another than the QS server); its name is not on the page',
    },
    qsServer: {
      words: 'QSサーバー',
      gloss: 'the QS server of QS agents (another than the QSS server); its name is not on the page',
    },
    rcSystemServer: {
      words: 'RCシステムサーバー',
      gloss: 'the system server of remote control over the Internet; its name is not on the page',
    },
    qrcSystemServer: { words: 'QRCシステムサーバー', gloss: 'the system server of QRC; its name is not on the page' },
    turnServer: {
      words: 'TURN/STUNサーバー',
      gloss: 'the TURN/STUN server of QRC over the Internet; its name is not on the page',
    },
    ffriLicenseServer: {
      words: 'FFRI社ライセンスサーバー',
      gloss: "FFRI's licence server of the behaviour detection agent",
    },
    ffriCloud: {
      words: 'クラウド連携機能',
      gloss: "FFRI's side of the cloud linkage of behaviour detection, QS edition",
    },
    informationServer: {
      words: '情報取得サーバー',
      gloss: 'the server from which the update support server fetches information; its name is not on the page',
    },
    windowsUpdate: { words: 'Windows Update', gloss: "Microsoft's Windows Update" },
    vpp: { words: 'VPP', gloss: "Apple's volume purchase program" },
    appStore: { words: 'App Store', gloss: "Apple's App Store" },
    apns: { words: 'APNsサーバー', gloss: "Apple's push notification service" },
  },
  choices: {
    platforms: {
      kind: 'someOf',
      values: ['Windows', 'Mac', 'iOS', 'Android'],
      gloss: 'the kinds of client that are managed',
      cite: page(
        IP_VERSIONS,
        'システムサーバーとクライアント間の通信環境は、次の表のとおりです。',
        'The communication environment between the system server and the clients is that of the following table (whose kinds of client are Windows, Mac, iOS and Android).',
      ),
    },
    systemServerPort: {
      kind: 'oneOf',
      values: ['80', '443'],
      gloss:
        'the port of the system server that its setting has Windows and Mac clients use; the page gives no default, so ask whoever runs that server',
      concerns: { platforms: ['Windows', 'Mac'] },
      cite: SWITCHED_BY_THE_SERVER,
    },
    attendanceTool: {
      kind: 'party',
      gloss: 'whether the tool that registers attendance data is used',
      cite: page(
        CLIENT_PORTS,
        '勤怠データ登録ツールとシステムサーバー間',
        'Between the tool that registers attendance data and the system server.',
      ),
    },
    userConsole: {
      kind: 'party',
      gloss: 'whether the user console is shown from here',
      cite: page(
        CLIENT_PORTS,
        'ユーザーコンソールとシステムサーバー間',
        'Between the user console and the system server.',
      ),
    },
    qndServer: {
      kind: 'party',
      gloss: 'whether a QND server is connected',
      cite: page(CLIENT_PORTS, 'QNDサーバーとシステムサーバー間', 'Between the QND server and the system server.'),
    },
    remoteControl: {
      kind: 'someOf',
      values: ['Local', 'Internet'],
      gloss:
        'the modes of remote control (RC) in use: local, between console and client in one LAN, or by way of the RC system server on the Internet',
      cite: TWO_MODES,
    },
    qrc: {
      kind: 'someOf',
      values: ['LAN', 'Internet'],
      gloss: 'where QRC console and client meet: in one LAN in which they connect directly, or over the Internet',
      cite: TWO_NETWORKS,
    },
    behaviourDetection: {
      kind: 'flag',
      gloss: 'whether behaviour detection is used',
      concerns: { platforms: ['Windows'] },
      cite: DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION,
    },
    qsBehaviourDetection: {
      kind: 'flag',
      gloss: 'whether the QS edition of behaviour detection is contracted; brings the ports of the QS agent with it',
      concerns: { platforms: ['Windows'] },
      cite: QS_AGENT_TOO,
    },
    cloudLinkage: {
      kind: 'flag',
      gloss: 'whether the cloud linkage of behaviour detection, QS edition, is used',
      concerns: { platforms: ['Windows'], qsBehaviourDetection: [true] },
      cite: CLOUD_LINKAGE,
    },
    updateSupportServer: {
      kind: 'party',
      gloss: 'whether Windows 10 / 11 update support is used, with its server',
      cite: DEFAULT_PORTS_OF_UPDATE_SUPPORT,
    },
    qsOptions: {
      kind: 'flag',
      gloss: 'whether option products of the QS edition are used, for which clients need the QS agent',
      concerns: { platforms: ['Windows', 'Mac'] },
      cite: QS_AGENT_NEEDED,
    },
  },
  requirements: [
    ...CLIENT_REQUIREMENTS,
    ...REMOTE_CONTROL_REQUIREMENTS,
    ...QRC_REQUIREMENTS,
    ...BEHAVIOUR_DETECTION_REQUIREMENTS,
    ...UPDATE_SUPPORT_REQUIREMENTS,
    ...QS_AGENT_REQUIREMENTS,
    ...SUPPLEMENT_REQUIREMENTS,
  ],
  denials: [],
  notes: [
    ...NOTES_ON_THE_WHOLE_PAGE,
    ...NOTES_ON_IP_VERSIONS,
    ...NOTES_ON_CLIENTS,
    ...NOTES_ON_REMOTE_CONTROL,
    ...NOTES_ON_QRC,
    ...NOTES_ON_BEHAVIOUR_DETECTION,
    ...NOTES_ON_QS_AGENT,
  ],
});

/** What a user of ISM CloudOne decides, and what the user supplies. */
export interface IsmCloudOneProfile extends ProfileOf<typeof PRODUCT> {
  /**
   * クライアントの種類: the kinds of client that are managed.
   * @default - none
   */
  readonly platforms?: readonly IsmPlatform[];
  /**
   * サーバーの設定により、通信に使用するポートが切り替わります: the port of the system server that Windows and Mac clients use.
   * The page gives no default; it has to be said where either of them is among the platforms.
   */
  readonly systemServerPort?: IsmSystemServerPort;
  /**
   * 勤怠データ登録ツール: whether the tool that registers attendance data is used.
   * @default - true where it asks itself, otherwise false
   */
  readonly attendanceTool?: boolean;
  /**
   * ユーザーコンソール: whether the user console is shown from here.
   * @default - true where it asks itself, otherwise false
   */
  readonly userConsole?: boolean;
  /**
   * QNDサーバー: whether a QND server is connected.
   * @default - true where it asks itself, otherwise false
   */
  readonly qndServer?: boolean;
  /**
   * ローカルリモコンモード, インターネットリモコンモード: the modes of remote control (RC) in use. Each has ports of its own.
   * @default - none
   */
  readonly remoteControl?: readonly IsmRemoteControlMode[];
  /**
   * 直接接続可能なネットワーク(LAN)上, インターネット経由: where QRC console and client meet. On the LAN nearly every UDP port is
   * opened between the two, to bound peers alone.
   * @default - none
   */
  readonly qrc?: readonly IsmQrcNetwork[];
  /**
   * ふるまい検知機能: whether behaviour detection is used (Windows).
   * @default false
   */
  readonly behaviourDetection?: boolean;
  /**
   * QS版ふるまい検知機能: whether the QS edition of behaviour detection is contracted (Windows); brings the ports of the QS
   * agent with it.
   * @default false
   */
  readonly qsBehaviourDetection?: boolean;
  /**
   * クラウド連携機能: whether the cloud linkage of behaviour detection, QS edition, is used.
   * @default false
   */
  readonly cloudLinkage?: boolean;
  /**
   * Windows 10 / 11 アップデート支援機能: whether Windows 10 / 11 update support is used, with its server.
   * @default - true where its server is placed or asks itself, otherwise false
   */
  readonly updateSupportServer?: boolean;
  /**
   * QS版オプション製品 (ISM LogAnalytics, DefenderControl, QS版ソフトウェア配布 ...): whether clients have the QS agent (Windows, Mac).
   * @default false
   */
  readonly qsOptions?: boolean;
}

/** ISM CloudOne, as document `004` has it. */
export const ismCloudOne: typeof PRODUCT & ProfiledBy<IsmCloudOneProfile> = PRODUCT;
