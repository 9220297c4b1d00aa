import type { Note } from '../../model/product';
import {
  DATABASE_PORT,
  DATABASE_PORT_CLOSED,
  DESTINATION_OF_ALL,
  DOWNLOADS_IN_FIREWALLS,
  HTTP_ENDS,
  MS_SQL,
  NOT_IN_A_CLOSED_NETWORK,
  NOTIFICATION_SERVER,
  PATCH_INFORMATION,
  PATCHES_FROM_VENDORS,
  PROXY_SETTING,
  page,
  ROW_DOWNLOADS_HTTP,
  ROW_DOWNLOADS_HTTPS,
  ROW_MAIL_SMTP,
  ROW_MAIL_SSL,
  ROW_MAIL_TLS,
  SERVER,
  SERVER_HAS_TO_OPEN,
  WEBSOCKET,
} from './quotes';

/** サーバーで使用するポート: what its table and its footnotes say beside the flows. */
export const NOTES_ON_THE_SERVER = [
  {
    id: 'the-server-is-one-computer',
    kind: 'background',
    gloss: 'The table is about the Windows Server computer on which Patch Manager Plus is installed.',
    cites: [
      page(
        SERVER,
        'Patch Manager PlusをインストールしたWindows Serverコンピューターで使用される通信ポートです。',
        'The ports that the Windows Server computer uses on which Patch Manager Plus is installed.',
      ),
    ],
  },
  {
    id: 'https-ends-http',
    kind: 'contradiction',
    gloss:
      'By one sentence both 8020 and 8383 always have to be open, by the next HTTP is unused once HTTPS is enabled: one of them is opened, by serverProtocol. The page does not say with which an installation starts, so it has no default.',
    cites: [DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS],
  },
  {
    id: 'notification-server-inside',
    kind: 'background',
    gloss: 'The notification server is a component inside the server and no host of its own.',
    cites: [NOTIFICATION_SERVER],
  },
  {
    id: 'long-lived-websocket',
    kind: 'behaviour',
    gloss:
      'The connection of an agent to 8027 stays open, with a sign of life every ten minutes: whatever drops idle connections sooner cuts it (beyond the page: load balancers and stateful firewalls often do after a few minutes). The footnote says WebSocket, the table TCP, neither says TLS.',
    cites: [WEBSOCKET],
  },
  {
    id: 'remote-database-access',
    kind: 'constraint',
    gloss: '8028 is used by remote database access alone; the page recommends to keep it closed without it.',
    cites: [DATABASE_PORT, DATABASE_PORT_CLOSED],
  },
  {
    id: 'ports-of-ms-sql-unprinted',
    kind: 'gap',
    gloss:
      'MS SQL comes in from a number of managed computers that the page does not print, and brings ports that it does not print either.',
    cites: [MS_SQL],
  },
  {
    id: 'three-rows-of-mail',
    kind: 'background',
    gloss:
      'Mail notification has a row for each kind of connection: 25, 465 and 587 are read as three ways to one mail server, of which mailConnection opens one; the page itself says neither that one suffices nor that all are needed.',
    cites: [ROW_MAIL_SMTP, ROW_MAIL_SSL, ROW_MAIL_TLS],
  },
  {
    id: 'push-installation-inbound-to-the-server',
    kind: 'gap',
    gloss:
      '135, 139 and 445 are printed inbound to the server too, and nobody says from whom. Only these three are printed: what Windows needs beside them for remote procedure calls or for name resolution is not, and is not derived.',
    cites: [
      page(
        SERVER,
        '****……ポート135,139,445は、一部のエージェントインストール方法で使用されます。',
        '**** Ports 135, 139 and 445 are used by some ways of installing agents.',
      ),
      page(
        SERVER,
        'Windowsエージェントをプッシュインストールしない場合、これらのポートを使用しないため開放する必要はありません',
        'Where Windows agents are not installed by push these ports are not used and need not be opened.',
      ),
    ],
  },
  {
    id: 'file-sharing-on-the-server',
    kind: 'procedure',
    gloss:
      "Instead of the ports, file and printer sharing may be enabled in the server's Windows firewall. That is a setting of the machine and no rule of a network; what else it opens there is not derived.",
    cites: [
      page(
        SERVER,
        'このWindowsエージェントのプッシュインストールではWindowsの管理共有(隠し共有)機能を使用するため、直接ポート番号を指定して開放する代わりに、コントロールパネル > システムとセキュリティ > Windowsファイアウォール > 許可されたプログラムおよび機能 > 「ファイルとプリンターの共有」を有効化することでも対応できます。',
        'As push installation of Windows agents uses the administrative (hidden) shares of Windows, enabling "file and printer sharing" under control panel > system and security > Windows firewall > allowed programs and features serves in place of opening the ports by number.',
      ),
    ],
  },
  {
    id: 'hosts-of-downloads-unprinted',
    kind: 'gap',
    gloss:
      "Neither the vendors' sites nor the Zoho patch database have a printed name or address. Nothing is opened to everywhere in their place: they are the user's to supply.",
    cites: [PATCHES_FROM_VENDORS, PATCH_INFORMATION, DOWNLOADS_IN_FIREWALLS],
  },
  {
    id: 'no-downloads-in-a-closed-network',
    kind: 'background',
    gloss: 'A server in a closed network needs neither 80 nor 443; how patches get there the page does not say.',
    cites: [NOT_IN_A_CLOSED_NETWORK],
  },
  {
    id: 'stray-mark-of-downloads',
    kind: 'erratum',
    gloss:
      'The rows of 80 and 443 carry ***** on the port and a stray * behind the purpose, which would lead to the footnote on 8020 and 8383. The five stars are followed.',
    cites: [ROW_DOWNLOADS_HTTP, ROW_DOWNLOADS_HTTPS],
  },
  {
    id: 'proxy-settings-to-complete',
    kind: 'procedure',
    gloss:
      'The proxy settings of the console have to be completed in any case, with or without a proxy; a flow goes to a proxy only where one is placed.',
    cites: [PROXY_SETTING],
  },
] as const satisfies readonly Note[];
