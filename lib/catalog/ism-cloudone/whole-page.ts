import type { Note } from '../../model/product';
import {
  ASK_THE_PROVIDER,
  BEHAVIOUR_DETECTION,
  CLIENT_PORTS,
  DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION,
  DEFAULT_PORTS_OF_CLIENTS,
  DEFAULT_PORTS_OF_UPDATE_SUPPORT,
  ENVIRONMENT,
  PORTS_CANNOT_BE_CHANGED,
  page,
  QRC_INTERNET,
  QRC_LAN,
  QS_AGENT,
  RC_INTERNET,
  RC_INTERNET_DEFAULT_PORTS,
  RC_LOCAL,
  RC_LOCAL_DEFAULT_PORTS,
  SWITCHED_BY_THE_SERVER,
  UPDATE_SUPPORT,
} from './quotes';

/** What holds for several sections: how the tables are read, and what the page leaves out everywhere. */
export const NOTES_ON_THE_WHOLE_PAGE: readonly Note[] = [
  {
    id: 'scope-of-the-page',
    kind: 'background',
    gloss:
      "The page is the user's side: what is to be opened where clients, consoles and agents stand. What the servers of the service ask of each other is not on it.",
    cites: [
      page(
        ENVIRONMENT,
        'サーバー、クライアントの通信環境、通信ポートについて説明します。',
        'Explains the communication environment and the ports of servers and clients.',
      ),
    ],
  },
  {
    id: 'tables-as-printed',
    kind: 'background',
    gloss:
      'The tables from the third on print sender, receiver and the port of each. "any" is the port of the sender: no rule may fix a source port, and a stateless filter needs its own rule for the replies. A cell that spans several rows stands once in the text, at the first of them.',
    cites: [
      page(
        RC_LOCAL,
        '表 付録-1-3-1.使用する通信ポート一覧 送信元 ポート番号 送信先 ポート番号 使用内容',
        'Table 1-3-1: sender, port, receiver, port, use.',
      ),
      page(
        RC_INTERNET,
        '表 付録-1-3-2.使用する通信ポート一覧 種別 ポート番号 送信元 送信先 使用内容',
        'Table 1-3-2: kind, port, sender, receiver, use.',
      ),
      page(
        QRC_LAN,
        '表 付録-1-4-1.使用する通信ポート一覧 送信元 送信先 プロトコル クライアント/ コンソール ポート番号 クライアント/ コンソール/サーバー ポート番号',
        'Table 1-4-1: sender (client or console, port), receiver (client, console or server, port), protocol.',
      ),
      page(
        QRC_INTERNET,
        '表 付録-1-4-2.使用する通信ポート一覧 送信元 送信先 プロトコル クライアント/ コンソール/サーバー ポート番号 クライアント/ コンソール/サーバー ポート番号',
        'Table 1-4-2: sender (client, console or server, port), receiver (the same), protocol.',
      ),
      page(
        BEHAVIOUR_DETECTION,
        '表 付録-1-5.使用する通信ポート一覧 送信元 送信先 使用内容 クライアント ポート番号 サーバー ポート番号',
        'Table 1-5: sender (client, port), receiver (server, port), use.',
      ),
      page(
        UPDATE_SUPPORT,
        '表 付録-1-6.使用する通信ポート一覧 送信元 送信先 使用内容 クライアント/ サーバー ポート番号 クライアント/ サーバー ポート番号',
        'Table 1-6: sender (client or server, port), receiver (the same), use.',
      ),
      page(
        QS_AGENT,
        '表 付録-1-7.使用する通信ポート一覧 送信元 送信先 使用内容 クライアント ポート番号 クライアント/ サーバー ポート番号',
        'Table 1-7: sender (client, port), receiver (client or server, port), use.',
      ),
    ],
  },
  {
    id: 'figures-are-pictures',
    kind: 'gap',
    gloss:
      'Each section shows its ports in a figure too, and the figures are pictures that did not come with the text: nothing is read from them. Their file names bear several versions of the product (600, 689, 700), and that of update support Windows 10 alone where the text has Windows 10 / 11; the text is followed.',
    cites: [
      page(
        CLIENT_PORTS,
        'ISM689_使用ポート_ユーザー側(710加工).png 図 付録-1-2.使用する通信ポートイメージ',
        'The figure of table 1-2.',
      ),
      page(
        RC_LOCAL,
        'ISM600-RC_ローカルリモコン通信ポート.png 図 付録-1-3-1.ローカルリモコンモードで使用する通信ポートイメージ',
        'The figure of table 1-3-1.',
      ),
      page(
        RC_INTERNET,
        'ISM600_RCS_使用ポート_all-in-on_顧客(651加工).png 図 付録-1-3-2.インターネットリモコンモードで使用する通信ポートイメージ',
        'The figure of table 1-3-2.',
      ),
      page(
        QRC_LAN,
        'ISM700U_ポート番号_同じLAN上にある場合.png 図 付録-1-4-1.直接接続可能なネットワーク上での通信に使用するポートイメージ',
        'The figure of table 1-4-1.',
      ),
      page(
        QRC_INTERNET,
        'ISM700U_ポート番号_インターネット経由の場合2.png 図 付録-1-4-2.インターネット経由の通信に使用するポートイメージ',
        'The figure of table 1-4-2.',
      ),
      page(
        BEHAVIOUR_DETECTION,
        'ISM600使用ポート-Yarai_ユーザー(700加工).png 図 付録-1-5.ふるまい検知機能/QS版ふるまい検知機能で使用する通信ポートイメージ',
        'The figure of table 1-5.',
      ),
      page(
        UPDATE_SUPPORT,
        'ISM689U_使用ポート_Windows 10アップデート支援(710加工).png 図 付録-1-6.Windows 10 / 11 アップデート支援機能で使用する通信ポートイメージ',
        'The figure of table 1-6, whose file name says Windows 10.',
      ),
      page(
        QS_AGENT,
        'ISM700使用ポート_QSエージェント(731加工).png 図 付録-1-7.QSエージェントで使用する通信ポートイメージ',
        'The figure of table 1-7.',
      ),
    ],
  },
  {
    id: 'hosts-not-printed',
    kind: 'gap',
    gloss:
      "The page prints no name or address of the system, relay, update, QSS, QS, RC system, QRC system, TURN/STUN and information servers. The only ones whom it tells its readers to ask are the service provider and the service administrator, and that about the contract of Internet remote control: that they know the servers too is read from it. Apple's and Microsoft's names are not printed either. Only two names stand on the page, both FFRI's.",
    cites: [
      ASK_THE_PROVIDER,
      page(
        CLIENT_PORTS,
        'WindowsクライアントとQSSサーバー間',
        'Between the Windows client and the QSS server, which has no name.',
      ),
      page(
        CLIENT_PORTS,
        'Androidクライアントとシステムサーバー間 Androidクライアントと中継サーバー間 Androidクライアントとアップデート用サーバー間',
        'Between the Android client and the system server, the relay server and the server for updates, none of which has a name.',
      ),
      page(
        CLIENT_PORTS,
        'iOSクライアントとVPP/App Store/APNsサーバー間',
        'Between the iOS client and the servers of VPP, the App Store and APNs, none of which has a name.',
      ),
      page(
        RC_INTERNET,
        'RCシステムサーバー RCシステムサーバーへの通信で使用します。',
        'The RC system server, for communication with it: it has no name.',
      ),
      page(
        QRC_INTERNET,
        'QRCクライアント any QRCシステムサーバー 443 HTTP/2 SSL TCP any TURN/STUNサーバー 443 TCP/UDP',
        'From any port of the QRC client to 443 of the QRC system server and of the TURN/STUN server, neither of which has a name.',
      ),
      page(
        QS_AGENT,
        'QSエージェント QSサーバー TCP:443',
        'From the QS agent to TCP 443 of the QS server, which has no name.',
      ),
      page(
        UPDATE_SUPPORT,
        'any 情報取得サーバー TCP:443',
        'From any port to TCP 443 of the information server, which has no name.',
      ),
      page(
        UPDATE_SUPPORT,
        'any Windows Update TCP:80',
        'From any port to TCP 80 of Windows Update, which has no name.',
      ),
    ],
  },
  {
    id: 'one-setting-switches-four-rows',
    kind: 'gap',
    gloss:
      'In four tables "the setting of the server" switches the port of the Windows and Mac client towards the system server between 80 and 443. The setting is never named, and no default is given. It is read as one and the same: the two parties, the two ports and the sentence are the same each time, and the client that is printed is one program. So one choice, systemServerPort, serves all four, and exactly one of the two ports is opened. Where a provider switches them apart, give the odd one its port by requirement id.',
    cites: [
      SWITCHED_BY_THE_SERVER,
      page(
        BEHAVIOUR_DETECTION,
        'サーバーの設定により、使用するポートが切り替わります。',
        'The setting of the server switches the port that is used (behaviour detection).',
      ),
      page(
        UPDATE_SUPPORT,
        'サーバーの設定により、使用するポートが切り替わります。',
        'The setting of the server switches the port that is used (update support).',
      ),
      page(
        QS_AGENT,
        'サーバーの設定により、使用するポートが切り替わります。',
        'The setting of the server switches the port that is used (QS agent).',
      ),
    ],
  },
  {
    id: 'default-values-of-ports',
    kind: 'background',
    gloss:
      'Sections 1-2, 1-5 and 1-6 call the ports of their tables default values: they can be set by requirement id. Section 1-3 says that its ports cannot be changed. Sections 1-4 and 1-7 say neither; their ports stand as printed, but for the row of 1-7 between client and system server, whose traffic table 1-2 has too.',
    cites: [
      DEFAULT_PORTS_OF_CLIENTS,
      DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION,
      DEFAULT_PORTS_OF_UPDATE_SUPPORT,
      PORTS_CANNOT_BE_CHANGED,
    ],
  },
  {
    id: 'rc-ports-fixed-and-called-default',
    kind: 'contradiction',
    gloss:
      'Remote control: the section says that its port numbers cannot be changed, and both of its parts call them default values. The plain statement is followed: they are fixed.',
    cites: [PORTS_CANNOT_BE_CHANGED, RC_LOCAL_DEFAULT_PORTS, RC_INTERNET_DEFAULT_PORTS],
  },
];
