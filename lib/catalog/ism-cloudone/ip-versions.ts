import type { Note } from '../../model/product';
import { IP_VERSIONS, IPV4_ALONE, page, UPDATE_SERVER_IPV4_ALONE } from './quotes';

// 付録-1-1 opens nothing by itself: it says which family of addresses a flow may use.

/** The last rows of 表 付録-1-1, and how they are read. */
export const IPV4_OF_IOS_AND_ANDROID = page(
  IP_VERSIONS,
  'iOS IPv4 Android',
  'iOS and Android: IPv4 (one merged cell for the two, as read).',
);
/** Why a flow of an iOS or Android client to the system server is IPv4 alone. */
export const IPV4_INFERRED =
  'IPv4 alone is inferred: the cells of table 1-1 were merged, and the one that follows iOS is read as spanning iOS and Android';
/** 勤怠データ登録ツール. */
export const ATTENDANCE_TOOL_IPV4_ALONE = page(
  IP_VERSIONS,
  '勤怠データ登録ツールとシステムサーバー間',
  'Between the tool that registers attendance data and the system server.',
);
/** Windows 10 / 11 アップデート支援エージェント. */
export const UPDATE_AGENTS_IPV4_ALONE = page(
  IP_VERSIONS,
  'Windows 10 / 11 アップデート支援エージェントとWindows 10 / 11 アップデート支援エージェント、Windows 10 / 11 アップデート支援サーバー間',
  'Between Windows 10 / 11 update support agents, and between them and the Windows 10 / 11 update support server.',
);

/** What 付録-1-1 says about IPv4 and IPv6. */
export const NOTES_ON_IP_VERSIONS: readonly Note[] = [
  {
    id: 'ip-versions-of-clients',
    kind: 'constraint',
    gloss:
      'Towards the system server, Windows and Mac clients use IPv4 and IPv6, iOS and Android clients IPv4 alone. The merged cells of the table came apart: each version stands behind the first of the two kinds that it spans, so the second half is inferred. The table is about the system server and says nothing of the other servers of these clients.',
    cites: [
      page(
        IP_VERSIONS,
        'システムサーバーとクライアント間の通信環境は、次の表のとおりです。 表 付録-1-1.システムサーバーとクライアント間の通信環境 クライアントの種類 通信環境 Windows(*1) IPv4、IPv6(*2) Mac iOS IPv4 Android',
        'The communication environment between the system server and the clients is that of the following table: Windows (*1), IPv4 and IPv6 (*2), Mac, iOS, IPv4, Android.',
      ),
    ],
  },
  {
    id: 'ipv4-alone-for-three-kinds',
    kind: 'constraint',
    gloss:
      'Servers, consoles and agents talk over both families, but for three kinds that are IPv4 alone: the attendance tool with the system server, the update support agents with each other and with their server, and that server with the system server, the information server and Windows Update. None of these is ever opened for IPv6.',
    cites: [
      page(
        IP_VERSIONS,
        '各種サーバーとコンソール、エージェント等の通信は、IPv4とIPv6の両方に対応しています。',
        'Communication between the servers and consoles, agents and so on supports both IPv4 and IPv6.',
      ),
      IPV4_ALONE,
      ATTENDANCE_TOOL_IPV4_ALONE,
      UPDATE_AGENTS_IPV4_ALONE,
      UPDATE_SERVER_IPV4_ALONE,
    ],
  },
  {
    id: 'ipv6-on-old-windows',
    kind: 'constraint',
    gloss: 'Windows XP and Windows Server 2003 need their IPv6 component before they use IPv6 at all.',
    cites: [
      page(
        IP_VERSIONS,
        '*1IPv6環境でWindows XP/Windows Server 2003を運用する場合は、IPv6コンポーネントをインストールしておく必要があります。',
        '*1 To run Windows XP or Windows Server 2003 in an IPv6 environment, their IPv6 component has to be installed.',
      ),
    ],
  },
  {
    id: 'proxy-by-host-name-over-ipv6',
    kind: 'constraint',
    gloss:
      'The one place where the page speaks of a proxy: on Windows XP and Windows Server 2003 it is named by host name when IPv6 is used. Which flows may go through a proxy is said nowhere, so it is unknown for all of them and none is sent to one.',
    cites: [
      page(
        IP_VERSIONS,
        'なお、Windows XP/Windows Server 2003では、IPv6通信でプロキシサーバーを使用する際は、ホスト名で指定してください(リテラルIPv6の指定はできません)。',
        'On Windows XP and Windows Server 2003, name a proxy server that is used over IPv6 by its host name (a literal IPv6 address cannot be given).',
      ),
    ],
  },
  {
    id: 'ipv6-addresses-not-in-inventory',
    kind: 'behaviour',
    gloss:
      'A Windows or Mac client that uses IPv6 has no IPv6 address in the inventory: do not look there for one to open.',
    cites: [
      page(
        IP_VERSIONS,
        '*2IPv6のIPアドレスはインベントリ取得されません。',
        '*2 IPv6 addresses are not collected into the inventory.',
      ),
    ],
  },
];
