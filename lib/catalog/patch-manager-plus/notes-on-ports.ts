import type { Note } from '../../model/product';
import {
  AGENT,
  DEFAULT_PORTS,
  DESTINATION_OF_AGENTS_UNDER_IT,
  DISTRIBUTION_SERVER,
  DISTRIBUTION_SERVER_HAS_TO_OPEN,
  HTTP_ENDS,
  HTTPS_ALONE_FROM_BUILD_400,
  NO_HTTP_FROM_BUILD_400,
  OLD_PORTS,
  OLD_PORTS_STAY,
  OLD_UNTIL_544,
  OLD_UNTIL_562,
  PAIR_DISTRIBUTION_SERVER_HTTP,
  PORTS,
  page,
  ROW_WAN_HTTP,
  SERVER,
  UPGRADED_FROM_544,
} from './quotes';

const PRODUCT = 'Patch Manager Plus オンプレミス版 ナレッジベース';

/** What holds for the page as a whole, and which of two ports is in use. */
export const NOTES_ON_PORTS = [
  {
    id: 'on-premises',
    kind: 'background',
    gloss: 'The page belongs to the knowledge base of the on-premises product; the cloud product has its own ports.',
    cites: [page(PRODUCT, PRODUCT, 'Knowledge base of Patch Manager Plus on premises.')],
  },
  {
    id: 'where-it-applies',
    kind: 'background',
    gloss:
      'The ports are to be opened in firewalls and in security software alike; antivirus and host firewalls can close what a cloud firewall opens.',
    cites: [
      page(
        PORTS,
        'Patch Manager Plusが使用する通信ポートは次の通りです。ファイアウォールやセキュリティソフトで以下のポートを開放してください。',
        'Patch Manager Plus uses the following ports. Open them in firewalls and security software.',
      ),
    ],
  },
  {
    id: 'system-requirements-by-link',
    kind: 'gap',
    gloss:
      'A second page of the vendor says the same by its own account; it is a link whose address did not come with the text, and nothing of it is filled in. An English page prints 6363 as the secured port of old, for server and distribution server, where this one prints 6383 and 6384 (beyond the page): this one is followed.',
    cites: [
      page(
        PORTS,
        'なお、Patch Manager Plusのシステム要件のページでも、同様の情報を確認いただけます。',
        'The same information can also be seen on the page of system requirements of Patch Manager Plus.',
      ),
    ],
  },
  {
    id: 'underlines-and-italics-lost',
    kind: 'gap',
    gloss:
      'Which ports are underlined (must be open) or in italics (basically need not be) did not survive into the text: what must be open is taken from the sentences below the tables, and from nothing else.',
    cites: [
      page(
        DEFAULT_PORTS,
        '下線のポートは必ず開放する必要があります。斜体のポートは基本的に開放する必要がありません。',
        'Underlined ports always have to be opened. Ports in italics basically need not be opened.',
      ),
    ],
  },
  {
    id: 'protocol-column',
    kind: 'background',
    gloss:
      'The protocol column mixes transports (TCP) and applications (HTTPS, HTTP, LDAP, SMTP), all of which run over TCP; the direction column is seen from the computer that the table is about. No table names both parties in columns of their own.',
    cites: [
      page(SERVER, 'ポート番号 目的 プロトコル 接続方向', 'Port number, purpose, protocol, direction (server).'),
      page(AGENT, 'ポート番号 目的 プロトコル 接続方向', 'Port number, purpose, protocol, direction (agent).'),
      page(
        DISTRIBUTION_SERVER,
        'ポート番号 目的 プロトコル 接続方向',
        'Port number, purpose, protocol, direction (distribution server).',
      ),
    ],
  },
  {
    id: 'build-of-the-change',
    kind: 'contradiction',
    gloss:
      'Above the tables the ports in brackets belong to installations from 10.0.562 or before, below them, four times, to 10.0.544 or before. No build decides: the user says which ports are in use. An installation that began with a build from 10.0.545 to 10.0.562 is where the two differ, and has to be looked at.',
    cites: [
      OLD_UNTIL_562,
      page(
        OLD_PORTS,
        OLD_PORTS,
        'Ports in use where Patch Manager Plus has been used since 10.0.544 or before (the heading).',
      ),
      OLD_UNTIL_544,
      UPGRADED_FROM_544,
    ],
  },
  {
    id: 'old-ports-survive-upgrades',
    kind: 'behaviour',
    gloss:
      'What counts is the history of the installation and not its version: an old installation keeps its ports through every upgrade.',
    cites: [OLD_PORTS_STAY, UPGRADED_FROM_544],
  },
  {
    id: 'pairs-of-ports',
    kind: 'background',
    gloss:
      'Five ports have one of old: three of the server, two of the distribution server. 8028 is not among them, nor any other: these are the same in both sets.',
    cites: [
      page(OLD_PORTS, '対応関係は以下の通りです', 'They correspond as follows.'),
      page(
        OLD_PORTS,
        'コンポーネント ポート番号 以前からのポート番号',
        'Component, port number, port number from before.',
      ),
    ],
  },
  {
    id: 'default-ports',
    kind: 'background',
    gloss:
      'The page calls its ports default ports, once for all three tables, against those of old installations, and once more in the footnotes on 8020, 8383, 8021 and 8384. That they can be set, and where, it does not say: the ports of the five pairs, of which the page itself shows that installations differ, can be set by requirement id; all others stand as printed.',
    cites: [
      page(DEFAULT_PORTS, DEFAULT_PORTS, 'The ports that Patch Manager Plus uses by default (the heading).'),
      OLD_PORTS_STAY,
      HTTP_ENDS,
      NO_HTTP_FROM_BUILD_400,
      HTTPS_ALONE_FROM_BUILD_400,
    ],
  },
  {
    id: 'http-of-distribution-servers',
    kind: 'contradiction',
    gloss:
      '8021 always has to be open by one sentence and is unused from build 10.0.400 on by another; it exists only after the change of ports, and so after that build. It is never opened, and 6021 only for builds before 10.0.400.',
    cites: [
      ROW_WAN_HTTP,
      DESTINATION_OF_AGENTS_UNDER_IT,
      DISTRIBUTION_SERVER_HAS_TO_OPEN,
      NO_HTTP_FROM_BUILD_400,
      PAIR_DISTRIBUTION_SERVER_HTTP,
    ],
  },
] as const satisfies readonly Note[];
