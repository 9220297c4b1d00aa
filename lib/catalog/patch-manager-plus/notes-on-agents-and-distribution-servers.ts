import type { Note } from '../../model/product';
import {
  AGENT,
  AGENT_TO_SERVER,
  BLOCK_AFTER_PUSH,
  DESTINATION_OF_AGENTS_UNDER_IT,
  DISTRIBUTION_SERVER,
  INTERNET_ONLY_IF,
  NO_PORTS_OF_AGENTS,
  PUSH_TO_AGENTS,
  PUSH_TO_DISTRIBUTION_SERVER,
  page,
  RED_HAT_BY_LINK,
  ROW_PUSH_80,
  ROW_PUSH_443,
  ROW_WAN_HTTPS,
  SAME_PORTS_TO_THE_SERVER,
  WITH_A_DISTRIBUTION_SERVER,
} from './quotes';

const NOT_RELAYED = page(
  DISTRIBUTION_SERVER,
  '配信サーバーはPatch Manager Plusサーバーから各エージェントの一部の通信を中継しますが、基本的にエージェントからサーバーへの通信は中継しません。',
  'The distribution server relays a part of the communication from the Patch Manager Plus server to agents, but basically none from agents to the server.',
);
const SHARING_FOR_DISTRIBUTION_SERVER = page(
  DISTRIBUTION_SERVER,
  'この配信サーバーのプッシュインストールではWindowsの管理共有(隠し共有)機能を使用するため、直接ポート番号を指定して開放する代わりに、コントロールパネル > システムとセキュリティ > Windowsファイアウォール > 許可されたプログラムおよび機能 > 「ファイルとプリンターの共有」を有効化することでも対応できます。',
  'As push installation of the distribution server uses the administrative (hidden) shares of Windows, enabling "file and printer sharing" under control panel > system and security > Windows firewall > allowed programs and features serves in place of opening the ports by number.',
);

/** エージェントで使用するポート and 配信サーバーで使用するポート: what their tables and footnotes say beside the flows. */
export const NOTES_ON_AGENTS_AND_DISTRIBUTION_SERVERS = [
  {
    id: 'agents-are-managed-computers',
    kind: 'background',
    gloss: 'The table is about the managed computers on which agents are installed.',
    cites: [
      page(
        AGENT,
        'エージェントをインストールする管理対象コンピューターで使用される通信ポートです。',
        'The ports that managed computers use on which agents are installed.',
      ),
    ],
  },
  {
    id: 'agents-open-nothing',
    kind: 'behaviour',
    gloss:
      'Agents open the connection in all communication with the server, so none comes in to them but push installation.',
    cites: [NO_PORTS_OF_AGENTS, AGENT_TO_SERVER],
  },
  {
    id: 'dynamic-reply-ports',
    kind: 'behaviour',
    gloss:
      "The server's replies go to dynamic ports that the agent's system chooses from a range of its own: they are no flows, and a stateful firewall needs nothing for them. A stateless filter needs the range of each system, which the page does not print.",
    cites: [
      page(
        AGENT,
        'サーバーからの戻りパケットの宛先ポートとして、管理対象のOSによって定義されたエフェメラルポート(ダイナミックポート/動的ポート)が使用されます。',
        'Reply packets of the server go to ephemeral (dynamic) ports that the operating system of the managed computer defines.',
      ),
      page(
        AGENT,
        'エフェメラルポートの範囲はOSごとに異なり、またOSによって制御されるものであるため、Patch Manager Plusがポートの範囲を限定することはできません。',
        'Their range differs by operating system and is controlled by it, so Patch Manager Plus cannot limit the range of ports.',
      ),
    ],
  },
  {
    id: 'nothing-may-block-the-way-to-the-server',
    kind: 'constraint',
    explains: ['blocked'],
    gloss:
      "A firewall or a proxy on the way must not block what agents ask of the server. That is no proxy of theirs: the page describes no setting by which agents would use one, so these flows stay direct where the server's downloads go to a proxy.",
    cites: [
      page(
        AGENT,
        'また、サーバーへの通信がファイアウォール、プロキシ等でブロックされないことを確認してください。',
        'Make sure too that communication to the server is not blocked by a firewall, a proxy or the like.',
      ),
    ],
  },
  {
    id: 'block-after-push-installation',
    kind: 'procedure',
    gloss:
      'The ports of push installation are for the time of installing alone: take pushInstallation back when it is done.',
    cites: [
      PUSH_TO_AGENTS,
      BLOCK_AFTER_PUSH,
      page(
        AGENT,
        '詳細はエージェントのインストールの各ページをご覧ください。',
        'For details see the pages about installing agents.',
      ),
    ],
  },
  {
    id: 'file-sharing-by-two-paths',
    kind: 'contradiction',
    gloss:
      'Instead of the ports, file and printer sharing may be enabled on the machine itself; the page leads there by one path of menus for agents and by another for server and distribution server. It is a setting of Windows and no rule of a network; what else it opens there is not derived.',
    cites: [
      page(
        AGENT,
        'このWindowsエージェントのプッシュインストールではWindowsの管理共有(隠し共有)機能を使用するため、直接ポート番号を指定して開放する代わりに、コントロールパネル > ネットワークと共有センター > 共有の詳細設定の変更 > 「ファイルとプリンターの共有」を有効化することでも対応できます。',
        'As push installation of Windows agents uses the administrative (hidden) shares of Windows, enabling "file and printer sharing" under control panel > network and sharing centre > advanced sharing settings serves in place of opening the ports by number.',
      ),
      SHARING_FOR_DISTRIBUTION_SERVER,
    ],
  },
  {
    id: 'web-ports-of-push-installation',
    kind: 'contradiction',
    gloss:
      'The rows of 80 and 443 say push installation of Mac and Linux agents, inbound; their footnote ** says that agents go out to the Internet by these ports, in two cases. The footnote is followed: outbound by direct download and for Red Hat, nothing inbound.',
    cites: [ROW_PUSH_80, ROW_PUSH_443, INTERNET_ONLY_IF],
  },
  {
    id: 'internet-in-two-cases',
    kind: 'constraint',
    gloss: 'Agents need the Internet for direct download and for Red Hat, and basically for nothing else.',
    cites: [INTERNET_ONLY_IF],
  },
  {
    id: 'articles-linked-without-address',
    kind: 'gap',
    gloss:
      'The articles on direct download (of a sister product) and on Red Hat Enterprise Linux are links whose addresses did not come with the text; the domains of Red Hat stand there and not here.',
    cites: [
      page(
        AGENT,
        '直接ダウンロード機能については、Endpoint Centralのこちらのナレッジをご参照ください。',
        'On direct download see this article of Endpoint Central.',
      ),
      RED_HAT_BY_LINK,
    ],
  },
  {
    id: 'distribution-server-as-needed',
    kind: 'background',
    gloss: 'A distribution server is set up as needed, on Windows Server; without one its ports are not used.',
    cites: [WITH_A_DISTRIBUTION_SERVER],
  },
  {
    id: 'distribution-server-serves-wan-agents',
    kind: 'background',
    gloss:
      'The rows name WAN agents, the footnote the agents under the distribution server; agents in the LAN of the server are not mentioned, and go to it only where wanAgents says so.',
    cites: [ROW_WAN_HTTPS, DESTINATION_OF_AGENTS_UNDER_IT],
  },
  {
    id: 'distribution-server-uses-the-servers-ports',
    kind: 'background',
    gloss: 'A distribution server reaches the server by the very ports that agents use.',
    cites: [SAME_PORTS_TO_THE_SERVER],
  },
  {
    id: 'distribution-server-does-not-relay-to-the-server',
    kind: 'behaviour',
    gloss:
      'What agents ask of the server they ask themselves: under a distribution server they keep every flow to the server. "Basically" leaves exceptions open and names none.',
    cites: [NOT_RELAYED],
  },
  {
    id: 'marks-of-distribution-server-push',
    kind: 'erratum',
    gloss:
      'The rows of 135, 139 and 445 carry *, the footnote about them **: they are read by what they say and not by their stars.',
    cites: [
      page(
        DISTRIBUTION_SERVER,
        '135 * 配信サーバーのプッシュインストール TCP 配信サーバーへのインバウンド通信',
        '135 *: push installation of the distribution server; TCP, inbound to the distribution server.',
      ),
      PUSH_TO_DISTRIBUTION_SERVER,
    ],
  },
  {
    id: 'copied-condition-of-distribution-server-push',
    kind: 'erratum',
    gloss:
      'The footnote on installing the distribution server by push speaks of Windows agents in its second sentence, copied from the server: what counts is whether the distribution server is installed by push.',
    cites: [
      page(
        DISTRIBUTION_SERVER,
        'Windowsエージェントをプッシュインストールしない場合、これらのポートを使用しないため開放する必要はありません',
        'Where Windows agents are not installed by push these ports are not used and need not be opened.',
      ),
    ],
  },
  {
    id: 'file-sharing-on-the-distribution-server',
    kind: 'procedure',
    gloss:
      "Instead of the ports, file and printer sharing may be enabled in the distribution server's Windows firewall: a setting of the machine and no rule of a network.",
    cites: [SHARING_FOR_DISTRIBUTION_SERVER],
  },
] as const satisfies readonly Note[];
