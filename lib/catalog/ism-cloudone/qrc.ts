import type { Note, Requirement } from '../../model/product';
import { PROVIDER, page, QRC, QRC_INTERNET, QRC_LAN, supplyAddresses, supplyServer } from './quotes';

/** In one LAN, or over the Internet. */
export const TWO_NETWORKS = page(
  QRC,
  'QRCコンソールとQRCクライアントが直接接続可能なネットワーク(LAN)上で通信する場合と、インターネット経由で通信する場合とで通信環境が異なります。',
  'The communication environment differs between QRC console and client that communicate in one network (LAN) in which they can connect directly, and over the Internet.',
);

// The same row stands in both tables.
const CLIENT_ROW = 'QRCクライアント any QRCシステムサーバー 443 HTTP/2 SSL TCP';
const CONSOLE_ROW = 'QRCコンソール any QRCシステムサーバー 443 HTTP/2 SSL TCP';
const CLIENT_GLOSS = 'From any port of the QRC client to 443 of the QRC system server: HTTP/2, SSL, TCP';
const CONSOLE_GLOSS = 'From any port of the QRC console to 443 of the QRC system server: HTTP/2, SSL, TCP';

const CLIENT_TO_TURN = page(
  QRC_INTERNET,
  `${CLIENT_ROW} any TURN/STUNサーバー 443 TCP/UDP`,
  `${CLIENT_GLOSS}; and from any port to 443 of the TURN/STUN server: TCP and UDP.`,
);
const CONSOLE_TO_TURN = page(
  QRC_INTERNET,
  `${CONSOLE_ROW} any TURN/STUNサーバー 443 TCP/UDP`,
  `${CONSOLE_GLOSS}; and from any port to 443 of the TURN/STUN server: TCP and UDP.`,
);

/** 表 付録-1-4-1 and 付録-1-4-2. */
export const QRC_REQUIREMENTS = [
  {
    id: 'qrc-client-qrc-system-server',
    from: 'qrcClient',
    to: 'qrcSystemServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'stated' }],
    need: 'conditional',
    when: [{ qrc: ['LAN', 'Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyServer('qrcSystemServer') },
    proxy: 'unknown',
    cites: [page(QRC_LAN, CLIENT_ROW, `${CLIENT_GLOSS}.`), page(QRC_INTERNET, CLIENT_ROW, `${CLIENT_GLOSS}.`)],
    note: '"HTTP/2 SSL TCP" is HTTP over TLS, so https is stated',
  },
  {
    id: 'qrc-console-qrc-system-server',
    from: 'qrcConsole',
    to: 'qrcSystemServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '443', name: 'https', basis: 'stated' }],
    need: 'conditional',
    when: [{ qrc: ['LAN', 'Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyServer('qrcSystemServer') },
    proxy: 'unknown',
    cites: [page(QRC_LAN, CONSOLE_ROW, `${CONSOLE_GLOSS}.`), page(QRC_INTERNET, CONSOLE_ROW, `${CONSOLE_GLOSS}.`)],
    note: '"HTTP/2 SSL TCP" is HTTP over TLS, so https is stated',
  },
  {
    id: 'qrc-client-qrc-console',
    from: 'qrcClient',
    to: 'qrcConsole',
    transport: 'udp',
    ports: ['1024-65535'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ qrc: ['LAN'] }],
    proxy: 'unknown',
    cites: [
      page(
        QRC_LAN,
        `${CLIENT_ROW} any QRCコンソール 1024~65535 UDP`,
        `${CLIENT_GLOSS}; and from any port to UDP 1024-65535 of the QRC console.`,
      ),
    ],
    note: 'nearly every UDP port: only ever to the consoles that the user binds',
  },
  {
    id: 'qrc-console-qrc-client',
    from: 'qrcConsole',
    to: 'qrcClient',
    transport: 'udp',
    ports: ['1024-65535'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ qrc: ['LAN'] }],
    proxy: 'unknown',
    cites: [
      page(
        QRC_LAN,
        `${CONSOLE_ROW} any QRCクライアント 1024~65535 UDP`,
        `${CONSOLE_GLOSS}; and from any port to UDP 1024-65535 of the QRC client.`,
      ),
    ],
    note: 'nearly every UDP port: only ever to the clients that the user binds',
  },
  {
    id: 'qrc-client-turn-server',
    from: 'qrcClient',
    to: 'turnServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ qrc: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('turnServer') },
    proxy: 'unknown',
    cites: [CLIENT_TO_TURN],
  },
  {
    id: 'qrc-client-turn-server-udp',
    from: 'qrcClient',
    to: 'turnServer',
    transport: 'udp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ qrc: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('turnServer') },
    proxy: 'unknown',
    cites: [CLIENT_TO_TURN],
  },
  {
    id: 'qrc-console-turn-server',
    from: 'qrcConsole',
    to: 'turnServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ qrc: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('turnServer') },
    proxy: 'unknown',
    cites: [CONSOLE_TO_TURN],
  },
  {
    id: 'qrc-console-turn-server-udp',
    from: 'qrcConsole',
    to: 'turnServer',
    transport: 'udp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ qrc: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('turnServer') },
    proxy: 'unknown',
    cites: [CONSOLE_TO_TURN],
  },
] as const satisfies readonly Requirement[];

/** What 付録-1-4 says beside its flows. */
export const NOTES_ON_QRC: readonly Note[] = [
  {
    id: 'qrc-in-one-lan-or-over-the-internet',
    kind: 'background',
    gloss:
      'Console and client of QRC that stand in one LAN need another set of ports than those that meet over the Internet; both need the QRC system server. Whoever has both cases chooses both.',
    cites: [
      page(
        QRC,
        'QRCコンソールとQRCクライアントが使用する通信ポートについて説明します。',
        'Explains the ports that QRC console and QRC client use.',
      ),
      TWO_NETWORKS,
      page(
        QRC_LAN,
        'QRCコンソールとQRCクライアントが直接接続可能なネットワーク上にある場合に使用するポートは、次の図表のとおりです。',
        'The ports used where they stand in one network in which they connect directly are those of the following figure and table.',
      ),
      page(
        QRC_INTERNET,
        'QRCコンソールとQRCクライアントがインターネット経由で通信する場合に使用するポートは、次の図表のとおりです。',
        'The ports used where they communicate over the Internet are those of the following figure and table.',
      ),
    ],
  },
  {
    id: 'qrc-nearly-every-udp-port',
    kind: 'constraint',
    gloss:
      'On the LAN, console and client send each other UDP to 1024-65535. That is nearly every port, so it is opened only between peers that the user binds, and towards nobody where none is bound.',
    cites: [
      page(QRC_LAN, 'any QRCコンソール 1024~65535 UDP', 'From any port to UDP 1024-65535 of the QRC console.'),
      page(QRC_LAN, 'any QRCクライアント 1024~65535 UDP', 'From any port to UDP 1024-65535 of the QRC client.'),
    ],
  },
  {
    id: 'turn-answers-are-no-flows',
    kind: 'behaviour',
    gloss:
      'The rows from the TURN/STUN server to UDP 1024-65535 of client and console are its answers to the flows that these open to its port 443: a stateful firewall lets them in by itself, and nothing is opened inbound from the Internet. A stateless filter needs a rule of its own.',
    cites: [
      page(
        QRC_INTERNET,
        'TURN/STUNサーバー any QRCクライアント 1024~65535 UDP any QRCコンソール 1024~65535 UDP',
        'From any port of the TURN/STUN server to UDP 1024-65535 of the QRC client and of the QRC console.',
      ),
    ],
  },
  {
    id: 'http-2-over-tls',
    kind: 'constraint',
    gloss:
      'The cell "HTTP/2 SSL TCP" names three layers of one connection: HTTP/2 over TLS on TCP 443. Beyond the page: inspection that breaks TLS open has to speak HTTP/2.',
    cites: [page(QRC_LAN, CLIENT_ROW, `${CLIENT_GLOSS}.`), page(QRC_LAN, CONSOLE_ROW, `${CONSOLE_GLOSS}.`)],
  },
];
