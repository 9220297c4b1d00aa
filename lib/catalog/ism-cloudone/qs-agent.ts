import type { Note, Requirement } from '../../model/product';
import {
  DEFAULT_PORTS_OF_CLIENTS,
  PROVIDER,
  page,
  QS_AGENT,
  QS_AGENT_NEEDED,
  QS_AGENT_TOO,
  supplyServerAndScheme,
} from './quotes';

const CLIENT_ROW = page(
  QS_AGENT,
  'Windowsクライアント any システムサーバー TCP:80、443 QSエージェント情報の通信に使用します。 サーバーの設定により、使用するポートが切り替わります。 Macクライアント',
  'From any port of the Windows client and the Mac client to TCP 80 or 443 of the system server: information of the QS agent. The setting of the server switches the port that is used.',
);
const CLIENT_NOTE =
  'the cell with the Mac client follows the merged cells of its row: Windows and Mac share it; this section calls its ports no default values, the one that prints the same traffic without QS agents (table 1-2) does';

/** 表 付録-1-7. */
export const QS_AGENT_REQUIREMENTS = [
  {
    id: 'windows-mac-client-system-server-qs-agent-80',
    from: 'client',
    to: 'systemServer',
    transport: 'tcp',
    ports: ['80'],
    portsAre: 'default',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [
      { platforms: ['Windows', 'Mac'], qsOptions: [true], systemServerPort: ['80'] },
      { platforms: ['Windows'], qsBehaviourDetection: [true], systemServerPort: ['80'] },
    ],
    incomplete: {
      missing: ['hosts'],
      where: PROVIDER,
      supply: supplyServerAndScheme('systemServer', 'windows-mac-client-system-server-qs-agent-80', '80'),
    },
    proxy: 'unknown',
    cites: [CLIENT_ROW, QS_AGENT_NEEDED, QS_AGENT_TOO, DEFAULT_PORTS_OF_CLIENTS],
    note: CLIENT_NOTE,
  },
  {
    id: 'windows-mac-client-system-server-qs-agent-443',
    from: 'client',
    to: 'systemServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'default',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [
      { platforms: ['Windows', 'Mac'], qsOptions: [true], systemServerPort: ['443'] },
      { platforms: ['Windows'], qsBehaviourDetection: [true], systemServerPort: ['443'] },
    ],
    incomplete: {
      missing: ['hosts'],
      where: PROVIDER,
      supply: supplyServerAndScheme('systemServer', 'windows-mac-client-system-server-qs-agent-443', '443'),
    },
    proxy: 'unknown',
    cites: [CLIENT_ROW, QS_AGENT_NEEDED, QS_AGENT_TOO, DEFAULT_PORTS_OF_CLIENTS],
    note: CLIENT_NOTE,
  },
  {
    id: 'qs-agent-qs-server',
    from: 'qsAgent',
    to: 'qsServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [
      { platforms: ['Windows', 'Mac'], qsOptions: [true] },
      { platforms: ['Windows'], qsBehaviourDetection: [true] },
    ],
    incomplete: {
      missing: ['hosts'],
      where: PROVIDER,
      supply: supplyServerAndScheme('qsServer', 'qs-agent-qs-server', '443'),
    },
    proxy: 'unknown',
    cites: [
      page(
        QS_AGENT,
        'QSエージェント QSサーバー TCP:443 次の用途で使用します。',
        'From the QS agent to TCP 443 of the QS server, for the following uses.',
      ),
      page(
        QS_AGENT,
        'ISM LogAnalytics/DefenderControl/ QS版ふるまい検知/QS版ソフトウェア配布の設定情報、インベントリ(操作ログ)のアップロード',
        'Upload of settings and inventory (operation logs) of ISM LogAnalytics, DefenderControl, and the QS editions of behaviour detection and software distribution.',
      ),
      page(
        QS_AGENT,
        'ISM LogAnalytics/DefenderControl/ QS版ふるまい検知/QS版ソフトウェア配布の設定情報、エージェントモジュールのダウンロード',
        'Download of settings and agent modules of the same four.',
      ),
      QS_AGENT_NEEDED,
      QS_AGENT_TOO,
    ],
  },
  {
    id: 'qs-agent-qs-agent',
    from: 'qsAgent',
    to: 'qsAgent',
    transport: 'udp',
    ports: ['16420', '16430-16439'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [
      { platforms: ['Windows', 'Mac'], qsOptions: [true] },
      { platforms: ['Windows'], qsBehaviourDetection: [true] },
    ],
    proxy: 'unknown',
    cites: [
      page(
        QS_AGENT,
        'QSエージェント UDP:16420、16430~16439 次の用途で使用します。 自動バージョンアップ QS版ソフトウェア配布 オプション製品の自動バージョンアップ',
        'To the QS agent, UDP 16420 and 16430-16439: automatic upgrades, software distribution of the QS edition, automatic upgrades of option products.',
      ),
      QS_AGENT_NEEDED,
      QS_AGENT_TOO,
    ],
    note: 'the sender is the QS agent of the row above, by merged cells; 16421-16429 are not among the ports',
  },
] as const satisfies readonly Requirement[];

/** What 付録-1-7 says beside its flows. */
export const NOTES_ON_QS_AGENT: readonly Note[] = [
  {
    id: 'qs-agent-for-option-products',
    kind: 'background',
    gloss:
      'The QS agent stands where option products of the QS edition are used; the uses name ISM LogAnalytics, DefenderControl, and the QS editions of behaviour detection and software distribution. The ports are the same for all of them.',
    cites: [
      page(
        QS_AGENT,
        'QSエージェントで使用するポートについて説明します。',
        'Explains the ports that the QS agent uses.',
      ),
      QS_AGENT_NEEDED,
    ],
  },
  {
    id: 'mac-client-behind-its-row',
    kind: 'erratum',
    gloss:
      'The cell with the Mac client stands behind the cells of the Windows row, which were merged for the two: Windows and Mac clients share the row, its switched port included.',
    cites: [CLIENT_ROW],
  },
];
