import type { Requirement } from '../../model/product';
import { BUILD_OF_THE_CHANGE, FROM_BEFORE } from './old-ports';
import {
  AGENT_TO_SERVER,
  DATABASE_PORT,
  DATABASE_PORT_CLOSED,
  DESTINATION_OF_ALL,
  HTTP_ENDS,
  NOTIFICATION_IS_NEEDED,
  NOTIFICATION_SERVER,
  PAIR_HTTP,
  PAIR_HTTPS,
  PAIR_NOTIFICATION,
  page,
  ROW_HTTP,
  ROW_HTTPS,
  ROW_NOTIFICATION,
  SAME_PORTS_TO_THE_SERVER,
  SERVER,
  SERVER_HAS_TO_OPEN,
  WEBSOCKET,
} from './quotes';

const AGENT_SERVER_HTTPS = {
  id: 'agent-server-https',
  from: 'agent',
  to: 'server',
  transport: 'tcp',
  ports: ['8383'],
  portsAre: 'default',
  hosts: [],
  either: false,
  application: [{ ports: '8383', name: 'https', basis: 'stated' }],
  need: 'must',
  when: [{ serverProtocol: ['HTTPS'], portsInUse: ['default'] }],
  proxy: 'unknown',
  cites: [ROW_HTTPS, DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS, AGENT_TO_SERVER, PAIR_HTTPS],
} as const;

const AGENT_SERVER_HTTP = {
  id: 'agent-server-http',
  from: 'agent',
  to: 'server',
  transport: 'tcp',
  ports: ['8020'],
  portsAre: 'default',
  hosts: [],
  either: false,
  application: [{ ports: '8020', name: 'http', basis: 'stated' }],
  need: 'must',
  when: [{ serverProtocol: ['HTTP'], portsInUse: ['default'] }],
  proxy: 'unknown',
  cites: [ROW_HTTP, DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS, AGENT_TO_SERVER, PAIR_HTTP],
} as const;

const AGENT_SERVER_NOTIFICATION = {
  id: 'agent-server-notification',
  from: 'agent',
  to: 'server',
  transport: 'tcp',
  ports: ['8027'],
  portsAre: 'default',
  hosts: [],
  either: false,
  application: [{ ports: '8027', name: 'websocket', basis: 'stated' }],
  need: 'must',
  when: [{ portsInUse: ['default'] }],
  proxy: 'unknown',
  cites: [ROW_NOTIFICATION, NOTIFICATION_SERVER, NOTIFICATION_IS_NEEDED, WEBSOCKET, PAIR_NOTIFICATION],
  note: 'the protocol column prints TCP and the footnote WebSocket; neither says TLS, so none is taken for granted',
} as const;

const DISTRIBUTION_SERVER_SERVER_HTTPS = {
  ...AGENT_SERVER_HTTPS,
  id: 'distribution-server-server-https',
  from: 'distributionServer',
  when: [{ distributionServer: [true], serverProtocol: ['HTTPS'], portsInUse: ['default'] }],
  cites: [ROW_HTTPS, SAME_PORTS_TO_THE_SERVER, DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS, PAIR_HTTPS],
} as const;

const DISTRIBUTION_SERVER_SERVER_HTTP = {
  ...AGENT_SERVER_HTTP,
  id: 'distribution-server-server-http',
  from: 'distributionServer',
  when: [{ distributionServer: [true], serverProtocol: ['HTTP'], portsInUse: ['default'] }],
  cites: [ROW_HTTP, SAME_PORTS_TO_THE_SERVER, DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS, PAIR_HTTP],
} as const;

const DISTRIBUTION_SERVER_SERVER_NOTIFICATION = {
  ...AGENT_SERVER_NOTIFICATION,
  id: 'distribution-server-server-notification',
  from: 'distributionServer',
  application: [],
  when: [{ distributionServer: [true], portsInUse: ['default'] }],
  cites: [ROW_NOTIFICATION, SAME_PORTS_TO_THE_SERVER, NOTIFICATION_SERVER, NOTIFICATION_IS_NEEDED, PAIR_NOTIFICATION],
  note: 'the protocol column prints TCP; WebSocket is said of agents alone',
} as const;

const CONSOLE_SERVER_HTTPS = {
  ...AGENT_SERVER_HTTPS,
  id: 'console-server-https',
  from: 'console',
  cites: [ROW_HTTPS, DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS, PAIR_HTTPS],
} as const;

const CONSOLE_SERVER_HTTP = {
  ...AGENT_SERVER_HTTP,
  id: 'console-server-http',
  from: 'console',
  cites: [ROW_HTTP, DESTINATION_OF_ALL, SERVER_HAS_TO_OPEN, HTTP_ENDS, PAIR_HTTP],
} as const;

/** サーバーへのインバウンド通信: what reaches the server. Each port of old is a sibling of the default one, never both. */
export const REQUIREMENTS_TO_THE_SERVER = [
  AGENT_SERVER_HTTPS,
  {
    ...AGENT_SERVER_HTTPS,
    id: 'agent-server-https-old',
    ports: ['6383'],
    application: [{ ports: '6383', name: 'https', basis: 'stated' }],
    when: [{ serverProtocol: ['HTTPS'], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...AGENT_SERVER_HTTPS.cites, ...FROM_BEFORE],
  },
  AGENT_SERVER_HTTP,
  {
    ...AGENT_SERVER_HTTP,
    id: 'agent-server-http-old',
    ports: ['6020'],
    application: [{ ports: '6020', name: 'http', basis: 'stated' }],
    when: [{ serverProtocol: ['HTTP'], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...AGENT_SERVER_HTTP.cites, ...FROM_BEFORE],
  },
  AGENT_SERVER_NOTIFICATION,
  {
    ...AGENT_SERVER_NOTIFICATION,
    id: 'agent-server-notification-old',
    ports: ['6027'],
    application: [{ ports: '6027', name: 'websocket', basis: 'stated' }],
    when: [{ portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...AGENT_SERVER_NOTIFICATION.cites, ...FROM_BEFORE],
  },

  // A distribution server reaches the server by the ports that agents use.
  DISTRIBUTION_SERVER_SERVER_HTTPS,
  {
    ...DISTRIBUTION_SERVER_SERVER_HTTPS,
    id: 'distribution-server-server-https-old',
    ports: ['6383'],
    application: [{ ports: '6383', name: 'https', basis: 'stated' }],
    when: [{ distributionServer: [true], serverProtocol: ['HTTPS'], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...DISTRIBUTION_SERVER_SERVER_HTTPS.cites, ...FROM_BEFORE],
  },
  DISTRIBUTION_SERVER_SERVER_HTTP,
  {
    ...DISTRIBUTION_SERVER_SERVER_HTTP,
    id: 'distribution-server-server-http-old',
    ports: ['6020'],
    application: [{ ports: '6020', name: 'http', basis: 'stated' }],
    when: [{ distributionServer: [true], serverProtocol: ['HTTP'], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...DISTRIBUTION_SERVER_SERVER_HTTP.cites, ...FROM_BEFORE],
  },
  DISTRIBUTION_SERVER_SERVER_NOTIFICATION,
  {
    ...DISTRIBUTION_SERVER_SERVER_NOTIFICATION,
    id: 'distribution-server-server-notification-old',
    ports: ['6027'],
    when: [{ distributionServer: [true], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...DISTRIBUTION_SERVER_SERVER_NOTIFICATION.cites, ...FROM_BEFORE],
  },

  // The console: no row of the notification server names it.
  CONSOLE_SERVER_HTTPS,
  {
    ...CONSOLE_SERVER_HTTPS,
    id: 'console-server-https-old',
    ports: ['6383'],
    application: [{ ports: '6383', name: 'https', basis: 'stated' }],
    when: [{ serverProtocol: ['HTTPS'], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...CONSOLE_SERVER_HTTPS.cites, ...FROM_BEFORE],
  },
  CONSOLE_SERVER_HTTP,
  {
    ...CONSOLE_SERVER_HTTP,
    id: 'console-server-http-old',
    ports: ['6020'],
    application: [{ ports: '6020', name: 'http', basis: 'stated' }],
    when: [{ serverProtocol: ['HTTP'], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...CONSOLE_SERVER_HTTP.cites, ...FROM_BEFORE],
  },

  {
    id: 'database-client-server',
    from: 'databaseClient',
    to: 'server',
    transport: 'tcp',
    ports: ['8028'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [{ ports: '8028', name: 'postgresql', basis: 'stated' }],
    need: 'conditional',
    when: [{ remoteDatabaseAccess: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        SERVER,
        '8028 *** PostgreSQLへのアクセス TCP サーバーへのインバウンド通信',
        '8028 ***: access to PostgreSQL; TCP, inbound to the server.',
      ),
      DATABASE_PORT,
      DATABASE_PORT_CLOSED,
    ],
    note: 'this row has no port in brackets, and the table of old ports none for it: it is the same in both sets; who reads the database is not named beyond the name of the feature',
  },
  {
    id: 'unnamed-server-push-installation',
    from: null,
    to: 'server',
    transport: 'tcp',
    ports: ['135', '139', '445'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ pushInstallation: [true], operatingSystems: ['Windows'] }],
    incomplete: {
      missing: ['from'],
      where:
        'nowhere on the page: its rows say "inbound to the server" while Windows agents are installed by push, and not from whom',
      supply:
        'no profile can name the sender, so nothing is opened; if your installation needs it, open 135, 139 and 445 for the senders that you know by additionalRules on the server',
    },
    proxy: 'unknown',
    cites: [
      page(
        SERVER,
        '135 **** Windowsエージェントのプッシュインストール時 TCP サーバーへのインバウンド通信',
        '135 ****: while Windows agents are installed by push; TCP, inbound to the server.',
      ),
      page(
        SERVER,
        '139 **** Windowsエージェントのプッシュインストール時 TCP サーバーへのインバウンド通信',
        '139 ****: while Windows agents are installed by push; TCP, inbound to the server.',
      ),
      page(
        SERVER,
        '445 **** Windowsエージェントのプッシュインストール時 TCP サーバーへのインバウンド通信',
        '445 ****: while Windows agents are installed by push; TCP, inbound to the server.',
      ),
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
    note: 'the direction is kept as printed, beside the same ports inbound to the agent; neither is derived from the other',
  },
] as const satisfies readonly Requirement[];
