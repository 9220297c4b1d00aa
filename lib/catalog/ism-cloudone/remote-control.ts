import type { Note, Requirement } from '../../model/product';
import {
  ASK_THE_PROVIDER,
  PORTS_CANNOT_BE_CHANGED,
  PROVIDER,
  page,
  RC,
  RC_INTERNET,
  RC_INTERNET_DEFAULT_PORTS,
  RC_LOCAL,
  RC_LOCAL_DEFAULT_PORTS,
  supplyAddresses,
} from './quotes';

/** Two modes, each with ports of its own. */
export const TWO_MODES = page(
  RC,
  'ローカルリモコンモードとインターネットリモコンモードで使用する通信ポートは異なります。',
  'Local remote-control mode and Internet remote-control mode use different ports.',
);
const LOCAL_MEANS_LAN = page(
  RC_LOCAL,
  'RCコンソールとRCクライアントは、直接接続可能なネットワーク(LAN)内に存在する必要があります。',
  'RC console and RC client have to stand in one network (LAN) in which they can connect directly.',
);
const LOCAL_42189 = page(
  RC_LOCAL,
  'TCP:42189 リモート接続要求通信で使用します。',
  'TCP 42189: the request for a remote connection.',
);
const INTERNET_TCP = page(
  RC_INTERNET,
  '外向きポート TCP:42193 RCコンソール RCクライアント RCシステムサーバー RCシステムサーバーへの通信で使用します。 TCP:42192',
  'Outbound, TCP 42193 and 42192: from RC console and RC client to the RC system server, for communication with it.',
);
const INTERNET_UDP = page(
  RC_INTERNET,
  'UDP:42191 UDP:42190 UDP:42189',
  'UDP 42191, 42190 and 42189, under the same senders, receiver and use (merged cells).',
);

/** 表 付録-1-3-1 and 付録-1-3-2: two modes, two disjoint sets of ports. */
export const REMOTE_CONTROL_REQUIREMENTS = [
  {
    id: 'rc-console-rc-client',
    from: 'rcConsole',
    to: 'rcClient',
    transport: 'tcp',
    ports: ['42187', '42188', '42189'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ remoteControl: ['Local'] }],
    proxy: 'unknown',
    cites: [
      page(
        RC_LOCAL,
        'RCコンソール TCP:any RCクライアント TCP:42187 画面操作・クリップボードデータ通信で使用します。',
        'From any TCP port of the RC console to TCP 42187 of the RC client: screen operation and clipboard data.',
      ),
      page(
        RC_LOCAL,
        'TCP:42188 ユーザーセッション切り替え通信で使用します。',
        'TCP 42188: switching of the user session.',
      ),
      LOCAL_42189,
      RC_LOCAL_DEFAULT_PORTS,
      LOCAL_MEANS_LAN,
      PORTS_CANNOT_BE_CHANGED,
    ],
  },
  {
    id: 'rc-console-rc-system-server',
    from: 'rcConsole',
    to: 'rcSystemServer',
    transport: 'tcp',
    ports: ['42193', '42192'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ remoteControl: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('rcSystemServer') },
    proxy: 'unknown',
    cites: [INTERNET_TCP, RC_INTERNET_DEFAULT_PORTS, PORTS_CANNOT_BE_CHANGED],
  },
  {
    id: 'rc-console-rc-system-server-udp',
    from: 'rcConsole',
    to: 'rcSystemServer',
    transport: 'udp',
    ports: ['42191', '42190', '42189'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ remoteControl: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('rcSystemServer') },
    proxy: 'unknown',
    cites: [INTERNET_UDP, INTERNET_TCP, RC_INTERNET_DEFAULT_PORTS, PORTS_CANNOT_BE_CHANGED],
  },
  {
    id: 'rc-client-rc-system-server',
    from: 'rcClient',
    to: 'rcSystemServer',
    transport: 'tcp',
    ports: ['42193', '42192'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ remoteControl: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('rcSystemServer') },
    proxy: 'unknown',
    cites: [INTERNET_TCP, RC_INTERNET_DEFAULT_PORTS, PORTS_CANNOT_BE_CHANGED],
  },
  {
    id: 'rc-client-rc-system-server-udp',
    from: 'rcClient',
    to: 'rcSystemServer',
    transport: 'udp',
    ports: ['42191', '42190', '42189'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ remoteControl: ['Internet'] }],
    incomplete: { missing: ['hosts'], where: PROVIDER, supply: supplyAddresses('rcSystemServer') },
    proxy: 'unknown',
    cites: [INTERNET_UDP, INTERNET_TCP, RC_INTERNET_DEFAULT_PORTS, PORTS_CANNOT_BE_CHANGED],
  },
] as const satisfies readonly Requirement[];

/** What 付録-1-3 says beside its flows. */
export const NOTES_ON_REMOTE_CONTROL: readonly Note[] = [
  {
    id: 'rc-modes-share-no-port',
    kind: 'constraint',
    gloss:
      'The two modes of remote control have two disjoint sets: TCP 42187-42189 in local mode, TCP 42192-42193 and UDP 42189-42191 in Internet mode. 42189 is TCP in one and UDP in the other, and no single range takes in both.',
    cites: [
      page(
        RC,
        'RCコンソールとRCクライアント間で使用する通信ポートについて説明します。 ローカルリモコンモードとインターネットリモコンモードで使用する通信ポートは異なります。',
        'Explains the ports used between RC console and RC client. Local remote-control mode and Internet remote-control mode use different ports.',
      ),
      LOCAL_42189,
      INTERNET_UDP,
    ],
  },
  {
    id: 'rc-internet-mode-by-contract',
    kind: 'constraint',
    gloss:
      'Local mode is part of the basic service; Internet mode may need a contract of its own, about which the provider is to be asked. Open its ports only where it is in use.',
    cites: [
      page(
        RC,
        '重要.png インターネットリモコンモードについて インターネットリモコンモードを利用するには、別途契約が必要な場合があります。',
        'Important: a separate contract may be needed to use Internet remote-control mode.',
      ),
      ASK_THE_PROVIDER,
      page(
        RC,
        'ローカルリモコンモードは基本サービスに含まれる機能です。',
        'Local remote-control mode is part of the basic service.',
      ),
    ],
  },
  {
    id: 'rc-local-mode-in-one-lan',
    kind: 'constraint',
    gloss:
      'Local mode works where console and client stand in one LAN: its ports are opened inbound on the RC client, from the consoles that the user binds, and towards no other network.',
    cites: [
      LOCAL_MEANS_LAN,
      RC_LOCAL_DEFAULT_PORTS,
      page(RC_LOCAL, 'RCコンソールとの通信に使用されます。', 'They are used for communication with the RC console.'),
    ],
  },
  {
    id: 'rc-internet-mode-between-console-and-client',
    kind: 'gap',
    gloss:
      'Internet mode wants console and client to reach each other, directly or over the Internet, and its table asks for nothing but flows from both to the RC system server. No port between the two is printed for it, and none is opened.',
    cites: [
      page(
        RC_INTERNET,
        'RCコンソールとRCクライアントは、直接接続可能なネットワークまたはインターネットを介して通信できる必要があります。',
        'RC console and RC client have to be able to communicate in a network in which they connect directly, or over the Internet.',
      ),
    ],
  },
  {
    id: 'rc-internet-ports-in-falling-order',
    kind: 'background',
    gloss:
      'The five ports stand in falling order, and sender, receiver and use beside the first alone: the merged cells hold for all five, from the console and from the client.',
    cites: [INTERNET_TCP, INTERNET_UDP],
  },
];
