import { exact } from '../../model/host';
import type { Note, Requirement } from '../../model/product';
import {
  BEHAVIOUR_DETECTION,
  DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION,
  PROVIDER,
  page,
  QS_AGENT_TOO,
  supplyServerAndScheme,
} from './quotes';

const CLIENT_ROW = page(
  BEHAVIOUR_DETECTION,
  'Windowsクライアント any システムサーバー TCP:80、443 ふるまい検知エージェント情報の通信に使用します。サーバーの設定により、使用するポートが切り替わります。',
  'From any port of the Windows client to TCP 80 or 443 of the system server: information of the behaviour detection agent. The setting of the server switches the port that is used.',
);
const LICENSE_ROW = page(
  BEHAVIOUR_DETECTION,
  'ふるまい検知エージェント(*) FFRI社ライセンスサーバー TCP:443 ふるまい検知エージェントのライセンス認証に使用します。',
  "From the behaviour detection agent (*) to TCP 443 of FFRI's licence server: licence authentication of the agent.",
);
const LICENSE_SERVER_HOST = page(
  BEHAVIOUR_DETECTION,
  'クライアントとの設定同期時にふるまい検知エージェントはFFRI社ライセンスサーバー(yarai.fourteenforty.jp:443)と通信する場合があります。',
  "When its settings are synchronised with the client, the behaviour detection agent may communicate with FFRI's licence server (yarai.fourteenforty.jp:443).",
);
/** クラウド連携機能. */
export const CLOUD_LINKAGE = page(
  BEHAVIOUR_DETECTION,
  'QS版ふるまい検知のクラウド連携機能を使用する場合、ふるまい検知エージェントがgarencieres.ffri.jpとポート443で通信できる必要があります。',
  'Where the cloud linkage of the QS edition of behaviour detection is used, the agent has to be able to communicate with garencieres.ffri.jp on port 443.',
);

/** 表 付録-1-5 and the two sentences below it, which alone print names of hosts. */
export const BEHAVIOUR_DETECTION_REQUIREMENTS = [
  {
    id: 'windows-client-system-server-behaviour-detection-80',
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
      { platforms: ['Windows'], behaviourDetection: [true], systemServerPort: ['80'] },
      { platforms: ['Windows'], qsBehaviourDetection: [true], systemServerPort: ['80'] },
    ],
    incomplete: {
      missing: ['hosts'],
      where: PROVIDER,
      supply: supplyServerAndScheme('systemServer', 'windows-client-system-server-behaviour-detection-80', '80'),
    },
    proxy: 'unknown',
    cites: [CLIENT_ROW, DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION],
  },
  {
    id: 'windows-client-system-server-behaviour-detection-443',
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
      { platforms: ['Windows'], behaviourDetection: [true], systemServerPort: ['443'] },
      { platforms: ['Windows'], qsBehaviourDetection: [true], systemServerPort: ['443'] },
    ],
    incomplete: {
      missing: ['hosts'],
      where: PROVIDER,
      supply: supplyServerAndScheme('systemServer', 'windows-client-system-server-behaviour-detection-443', '443'),
    },
    proxy: 'unknown',
    cites: [CLIENT_ROW, DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION],
  },
  {
    id: 'behaviour-detection-agent-ffri-license-server',
    from: 'behaviourDetectionAgent',
    to: 'ffriLicenseServer',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'default',
    hosts: [exact('yarai.fourteenforty.jp')],
    either: false,
    application: [],
    need: 'conditional',
    when: [
      { platforms: ['Windows'], behaviourDetection: [true] },
      { platforms: ['Windows'], qsBehaviourDetection: [true] },
    ],
    proxy: 'unknown',
    cites: [LICENSE_ROW, LICENSE_SERVER_HOST, DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION],
    note: 'the sentence glues the port to the name (yarai.fourteenforty.jp:443); what runs on it is not printed',
  },
  {
    id: 'behaviour-detection-agent-ffri-cloud',
    from: 'behaviourDetectionAgent',
    to: 'ffriCloud',
    transport: 'tcp',
    ports: ['443'],
    portsAre: 'default',
    hosts: [exact('garencieres.ffri.jp')],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ platforms: ['Windows'], qsBehaviourDetection: [true], cloudLinkage: [true] }],
    proxy: 'unknown',
    cites: [CLOUD_LINKAGE, DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION],
    note: 'stands in a sentence and not in the table; no transport is printed beside the port, and TCP is that of the row above it; the section calls the ports of behaviour detection default values',
  },
] as const satisfies readonly Requirement[];

/** What 付録-1-5 says beside its flows. */
export const NOTES_ON_BEHAVIOUR_DETECTION: readonly Note[] = [
  {
    id: 'qs-edition-needs-the-qs-agent',
    kind: 'constraint',
    gloss:
      'The QS edition of behaviour detection comes with the QS agent: the ports of section 1-7 are opened beside those of this one.',
    cites: [
      QS_AGENT_TOO,
      page(
        BEHAVIOUR_DETECTION,
        'QSエージェントで使用する通信ポートについては、以下を参照してください。 参照.png 付録-1-7. QSエージェントで使用する通信ポート',
        'For the ports that the QS agent uses, see section 1-7.',
      ),
    ],
  },
  {
    id: 'license-row-incomplete',
    kind: 'erratum',
    gloss:
      "The row of FFRI's licence server has no source port of its own (the cell above spans it), and a mark (*) whose text bears none: the sentence below the table is taken as its text. It alone prints the name of the server, with the port glued to it: host yarai.fourteenforty.jp, TCP 443.",
    cites: [LICENSE_ROW, LICENSE_SERVER_HOST],
  },
  {
    id: 'license-communication-carries-no-data',
    kind: 'behaviour',
    gloss:
      'The agent may talk to the licence server when settings are synchronised; by the page no data is sent then, and its working is not affected. The table asks for the port, for licence authentication, so it is opened with behaviour detection.',
    cites: [
      LICENSE_SERVER_HOST,
      page(
        BEHAVIOUR_DETECTION,
        'データ送信などが行われることはなく、ふるまい検知エージェントの動作に影響はありません。',
        'No data is sent or the like, and the working of the behaviour detection agent is not affected.',
      ),
    ],
  },
  {
    id: 'cloud-linkage-outside-the-table',
    kind: 'gap',
    gloss:
      'garencieres.ffri.jp stands in a sentence alone, for the cloud linkage of the QS edition alone; the table and the figure do not have it. It is opened where that linkage is chosen.',
    cites: [CLOUD_LINKAGE],
  },
];
