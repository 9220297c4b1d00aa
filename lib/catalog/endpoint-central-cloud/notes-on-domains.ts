import type { Note } from '../../model/product';
import { LOOK_UP_CITE } from './addresses';
import {
  ADDRESSES,
  AGENT_443,
  AGENT_CLOUD,
  AGENT_SERVER,
  AGENT_VENDORS,
  AUSTRALIAN_REMOTE_CONTROL,
  CANADA_BY_LINK,
  CANADIAN_REMOTE_CONTROL,
  CHINESE_REMOTE_CONTROL,
  COMMUNICATION,
  DEPENDENT_PATCHES,
  DOMAINS,
  domains,
  failures,
  JP_ADDRESSES,
  KNOWLEDGE_BASE,
  OFFICE_WITH_SERVER,
  OTHER_ADDRESSES,
  OTHERS_BY_LINK,
  PATCH_DATABASE,
  PATCHES_UNDER_SERVER,
  REACHABILITY,
  REMOTE_CONTROL,
  SERVER_443,
  SERVER_CLOUD,
  SERVER_VENDORS,
  SHARED_ADDRESSES,
  TRIAL_DOWNLOAD,
  UNDER_SERVER_443,
  UNDER_SERVER_CLOUD,
  US_ADDRESSES,
  VENDORS,
  VENDORS_IN_FIREWALLS,
  WITH_A_SERVER,
} from './quotes';

/** Where the two columns of a list begin. */
function columns(section: string) {
  return [
    domains(
      section,
      '米国データセンター 日本データセンター • desktopcentral.manageengine.com',
      'US data centre, Japanese data centre: the heads of both columns, and the first name of the first.',
    ),
    domains(
      section,
      '• files-me-accl.zoho.com • desktopcentral.manageengine.jp',
      'The last name of the first column, and the first of the second.',
    ),
  ] as const;
}

/** What `000` says beside its flows, and where `001` speaks of the same. */
export const NOTES_ON_DOMAINS: readonly Note[] = [
  {
    id: 'pages-linked-without-address',
    kind: 'gap',
    gloss:
      'The page of ports, the page with the details of each vendor, the page that explains the data centres and the pages of other data centres are links whose addresses did not come with the text; nothing of them is filled in.',
    cites: [
      domains(DOMAINS, '(使用するポートについてはこちらをご確認ください)', 'For the ports that are used, see here.'),
      domains(DOMAINS, '詳細はこちらをご覧ください。', 'For details (of the data centres), see here.'),
      ...[AGENT_CLOUD, SERVER_CLOUD, AGENT_SERVER].map((section) =>
        domains(section, '通信ポートについてはこちらのナレッジをご覧ください。', 'For the ports, see this article.'),
      ),
      domains(
        UNDER_SERVER_CLOUD,
        'なお、使用するポートについてはこちらもご確認ください。',
        'For the ports that are used, see here too.',
      ),
      ...[AGENT_VENDORS, SERVER_VENDORS].map((section) =>
        domains(section, '各ベンダーの詳細はこちらをご覧ください。', 'For details of each vendor, see here.'),
      ),
      OTHERS_BY_LINK,
    ],
  },
  {
    id: 'pages-of-the-hosted-service',
    kind: 'background',
    gloss:
      'Both pages belong to the knowledge base of the hosted service. What the vendor documents for a server that one runs oneself is not read into it.',
    cites: [
      domains(KNOWLEDGE_BASE, KNOWLEDGE_BASE, 'The knowledge base of Endpoint Central Cloud.'),
      failures(KNOWLEDGE_BASE, KNOWLEDGE_BASE, 'The knowledge base of Endpoint Central Cloud.'),
    ],
  },
  {
    id: 'what-the-page-lists',
    kind: 'background',
    gloss:
      'The page is about the names to which traffic has to be allowed: what it prints of ports is 443 in the lists and for remote control, and 8384 in a remote office.',
    cites: [
      domains(
        DOMAINS,
        'この記事では、 Endpoint Central Cloud を使用する上で、通信を許可する必要のあるドメインについて記載しています。',
        'This article is about the domains to which communication has to be allowed to use Endpoint Central Cloud.',
      ),
    ],
  },
  {
    id: 'lists-differ-by-distribution-server',
    kind: 'background',
    gloss:
      'Which list holds for an agent hangs on whether its office has a distribution server. The list of remote control is the same in both cases and stands only where remote control is used.',
    cites: [
      domains(
        DOMAINS,
        '配信サーバーの有無によって、エージェントで許可が必要なドメインが一部異なります。',
        'Some of the domains that have to be allowed for agents differ with and without a distribution server.',
      ),
      domains(
        DOMAINS,
        'また、双方に共通して、リモート制御機能を使用する場合に許可が必要なドメインを別途記載しています。',
        'The domains to allow where remote control is used, common to both cases, are listed separately.',
      ),
    ],
  },
  {
    id: 'two-columns-in-one-run',
    kind: 'background',
    gloss:
      'Each list is a table of two columns that came as one run: under the two heads stand first the names of the US, then those of Japan, which begin with the server under .jp. A name of one column is not opened for the other.',
    cites: [...columns(AGENT_CLOUD), ...columns(SERVER_CLOUD), ...columns(UNDER_SERVER_CLOUD)],
  },
  {
    id: 'where-it-applies',
    kind: 'background',
    gloss:
      'The lists hold for a proxy, for a firewall on agents and distribution servers themselves, and for one on the way. A requirement says who talks to whom and leaves open which of them filters it.',
    cites: [COMMUNICATION, VENDORS_IN_FIREWALLS],
  },
  {
    id: 'data-center-by-sign-up',
    kind: 'background',
    gloss:
      'Date and country of the sign-up decide the data centre only "as a rule": it is a fact that the user states, never derived from a date or a region.',
    cites: [
      domains(
        DOMAINS,
        '2022年2月15日以降に日本国内からサインアップした場合、サービスは原則として日本データセンターでホストされます。それ以前からご利用の場合、米国データセンターでホストされます。',
        'For sign-ups from within Japan on or after 15 February 2022 the service is, as a rule, hosted in the Japanese data centre. Earlier customers are hosted in the US data centre.',
      ),
    ],
  },
  {
    id: 'data-center-by-console-domain',
    kind: 'procedure',
    gloss: 'The top-level domain of the console shows the data centre.',
    cites: [
      failures(
        REACHABILITY,
        'ご利用中のデータセンターの確認方法はコンソール画面のトップレベルドメインを確認します。',
        'To find out which data centre you use, look at the top-level domain of the console.',
      ),
      failures(REACHABILITY, '詳細はこちらをご覧ください。', 'For details, see here (a link without its address).'),
    ],
  },
  {
    id: 'dynamic-source-ports',
    kind: 'behaviour',
    gloss:
      'Agents and distribution servers connect from dynamic ports: no rule may fix a source port, and a stateless filter needs its own rule for the replies. For agents under a distribution server the page does not speak of them.',
    cites: [
      domains(AGENT_CLOUD, 'エージェント側は動的ポートを使用します。', 'The agent uses dynamic ports on its side.'),
      domains(
        SERVER_CLOUD,
        '配信サーバー側は、Endpoint Central Cloudとの通信において動的ポートを使用します。',
        'The distribution server uses dynamic ports on its side for communication with Endpoint Central Cloud.',
      ),
    ],
  },
  {
    id: 'long-lived-websockets',
    kind: 'behaviour',
    gloss:
      'All three lists print wss beside https on port 443, so it is no port of its own. Beyond the page: wss is TLS that stays open, and short idle timeouts or inspection that breaks WebSocket get in its way.',
    cites: [AGENT_443, SERVER_443, UNDER_SERVER_443],
  },
  {
    id: 'purposes-of-the-names',
    kind: 'background',
    gloss:
      'Below the lists stands what each name is for. It explains the lists and adds nothing to them: a name that stands there alone is not opened.',
    cites: [
      domains(
        AGENT_CLOUD,
        '各Webサイトの内容・役割は以下の通りです。',
        'What each site holds and what it is for is as follows.',
      ),
    ],
  },
  {
    id: 'regular-expression-among-names',
    kind: 'background',
    gloss:
      'A regular expression stands among the US names: it admits 220 names, of which nine are listed, with gaps in the series; it ends in .com and says nothing about the Japanese data centre.',
    cites: [
      domains(
        AGENT_CLOUD,
        '(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com エージェントがクラウドサーバーに通信する際、このドメインを使用します。',
        '(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com: the agent uses this domain when it communicates with the cloud server.',
      ),
    ],
  },
  {
    id: 'roaming-agents-by-data-center',
    kind: 'contradiction',
    gloss:
      'The bullet is about three names, one .com and two .jp; its text names the .com alone. Each data centre gets the names of its own list.',
    cites: [
      domains(
        AGENT_CLOUD,
        'desktopcentral.manageengine.com / desktopcentral.manageengine.jp, endpointcentral-agent0.manageengine.jp クラウドサーバーのURLです。',
        'desktopcentral.manageengine.com / desktopcentral.manageengine.jp, endpointcentral-agent0.manageengine.jp: the URL of the cloud server.',
      ),
      domains(
        AGENT_CLOUD,
        'endpointで作成されたタスクの詳細情報を受け取ったり、タスクのステータスを更新しクラウドサーバーに送信したりするため、ローミングエージェントはdesktopcentral.manageengine.comに接続する必要があります。',
        'To receive the details of tasks created on the endpoint, and to update their status and send it to the cloud server, roaming agents have to connect to desktopcentral.manageengine.com.',
      ),
    ],
  },
  {
    id: 'patch-database-common-to-data-centers',
    kind: 'background',
    gloss: 'The patch database is common to the US and the Japanese data centre: its two names keep .com.',
    cites: [
      domains(
        AGENT_CLOUD,
        'patchdb.manageengine.com(共通) ZohoパッチDBのURLです。',
        'patchdb.manageengine.com (common): the URL of the Zoho patch database.',
      ),
      domains(AGENT_CLOUD, 'patchdatabase.manageengine.com(共通)', 'patchdatabase.manageengine.com (common)'),
      domains(
        AGENT_CLOUD,
        '最新のパッチ情報とダウンロードURLが含まれています。',
        'It holds the newest patch information and the URLs for downloads.',
      ),
    ],
  },
  {
    id: 'no-patch-database-under-distribution-server',
    kind: 'contradiction',
    gloss:
      'The purpose of patchdb and patchdatabase speaks of agents in general, and the list of agents under a distribution server has neither: that list is followed.',
    cites: [PATCH_DATABASE, DEPENDENT_PATCHES],
  },
  {
    id: 'jp-dms-names-misprinted',
    kind: 'erratum',
    gloss:
      'The text on purposes prints jp1-dms.zoho.com and jp2-dms.zoho.com; all three lists print jp1-dms.zoho.jp and jp2-dms.zoho.jp, and only these are opened.',
    cites: [
      domains(
        AGENT_CLOUD,
        'us3-dms.zoho.com, us4-dms.zoho.com / jp1-dms.zoho.com, jp2-dms.zoho.com',
        'The four names as the text on purposes prints them.',
      ),
    ],
  },
  {
    id: 'on-demand-operations',
    kind: 'behaviour',
    gloss:
      'On-demand operations need a connection that the agent opens to the dms hosts; the page asks for none from the cloud.',
    cites: [
      domains(
        AGENT_CLOUD,
        '手動スキャン(パッチスキャン、インベントリスキャン)の実行や「今すぐ配布」の実行などのオンデマンド操作を実行するためにエージェントはこれらのドメインに接続する必要があります。',
        'Agents have to connect to these domains to carry out on-demand operations such as manual scans (patch scan, inventory scan) and "distribute now".',
      ),
      domains(
        AGENT_CLOUD,
        '正常に接続できている場合、エージェントのアイコンが緑色になります。',
        "While the connection works the agent's icon is green.",
      ),
    ],
  },
  {
    id: 'download-hosts',
    kind: 'background',
    gloss:
      'New versions of the agent come from downloads.zohocdn.com and, in Japan, download.zoho.jp too. Uploaded packages and files come from two hosts that the US lists alone print; nothing takes their place for Japan.',
    cites: [
      domains(
        AGENT_CLOUD,
        'download-accl.zoho.com ソフトウェア配布モジュールで手動アップロードされたパッケージをダウンロードするために使用されます。',
        'download-accl.zoho.com: used to download packages that were uploaded by hand in the software distribution module.',
      ),
      domains(
        AGENT_CLOUD,
        'downloads.zohocdn.com (共通)/ download.zoho.jp 新しいバージョンのエージェントをダウンロードするために接続します。',
        'downloads.zohocdn.com (common) / download.zoho.jp: connected to for downloading new versions of the agent.',
      ),
      domains(
        AGENT_CLOUD,
        'files-me-accl.zoho.com ファイルをダウンロードするために使用されます。',
        'files-me-accl.zoho.com: used to download files.',
      ),
    ],
  },
  {
    id: 'live-check',
    kind: 'procedure',
    gloss:
      'A link on the page shows "LIVE" where the download hosts can be reached: a check. What it links to did not come with the text; it adds nothing.',
    cites: [
      domains(
        AGENT_CLOUD,
        '接続性を確認するために、こちらのリンクをクリックし”LIVE”と表示されるかご確認ください。',
        'To check the connection, click this link and see whether "LIVE" is shown.',
      ),
    ],
  },
  {
    id: 'distribution-server-heading-misprinted',
    kind: 'erratum',
    gloss: 'The heading of the section on the distribution server prints "Clouod" for "Cloud".',
    cites: [
      domains(
        SERVER_CLOUD,
        SERVER_CLOUD,
        'Communication between the distribution server and Endpoint Central Cloud (misprinted as Clouod).',
      ),
    ],
  },
  {
    id: 'distribution-server-vendors-copied',
    kind: 'contradiction',
    gloss:
      'The section on the distribution server repeats the agents\' paragraph ("without a distribution server the agent ..."): its heading is followed, and the sentence on who downloads in an office that has one.',
    cites: [
      domains(
        SERVER_VENDORS,
        '配信サーバーを使用しない場合、Endpoint Central Cloudエージェントが各ベンダーサイトにアクセスし、必要なパッチをダウンロードします。',
        "Without a distribution server the Endpoint Central Cloud agent goes to each vendor's site and downloads the patches that it needs.",
      ),
    ],
  },
  {
    id: 'agents-under-distribution-server-and-vendors',
    kind: 'behaviour',
    gloss:
      'Agents under a distribution server take patches from it. "Basically" leaves exceptions open and names none, so nothing to vendors\' sites is opened for them; agents that have to reach them all the same are opened by the user\'s own additionalRules.',
    cites: [PATCHES_UNDER_SERVER],
  },
  {
    id: 'what-a-distribution-server-is-for',
    kind: 'background',
    gloss: 'A distribution server downloads files in bulk, hands them to the agents under it and saves bandwidth.',
    cites: [
      domains(
        OFFICE_WITH_SERVER,
        '配信サーバーは、パッチファイルや配布するソフトウェアなどのファイルをまとめてダウンロードし、配下のエージェントに配布します。',
        'The distribution server downloads patch files, software and other files in bulk and hands them to the agents under it.',
      ),
      WITH_A_SERVER,
    ],
  },
  {
    id: 'remote-office-ports',
    kind: 'procedure',
    gloss: 'Both ports of a distribution server are set per remote office in the console.',
    cites: [
      domains(
        AGENT_SERVER,
        'エージェントタブ > 管理対象 > リモートオフィス > リモートオフィスの追加(既存のリモートオフィスについては エージェントタブ > 管理対象 > リモートオフィス > 当該リモートオフィスの「アクション」列の三点リーダ > 変更)を開き、通信の詳細 > HTTPポート / HTTPSポート で指定したポートを使用します。',
        'Open agent tab > managed > remote office > add remote office (for an existing one: agent tab > managed > remote office > the three dots in its "action" column > change); the ports set under communication details > HTTP port / HTTPS port are used.',
      ),
    ],
  },
  {
    id: 'console-access-undocumented',
    kind: 'gap',
    gloss:
      'The communication that is listed stands between agents, distribution server and cloud, and no console is among them; of the console only the trial download of a patch is described.',
    cites: [
      COMMUNICATION,
      domains(
        VENDORS,
        'パッチ管理タブ > パッチ > 欠落パッチ > 各パッチのパッチID (またはパッチ管理タブ > システム > 管理中のシステム > 欠落パッチ列の数字 > 各パッチのパッチID)をクリックすると、パッチ詳細情報を表示します。',
        'Patch management tab > patches > missing patches > the id of a patch (or patch management tab > systems > managed systems > the number in the column of missing patches > the id of a patch): a click shows the details of the patch.',
      ),
      TRIAL_DOWNLOAD,
    ],
  },
  {
    id: 'other-data-centers-by-link',
    kind: 'gap',
    gloss:
      'For Europe, Australia, India, China and Canada the page prints neither names (but for remote control) nor addresses, and refers to English documentation.',
    cites: OTHER_ADDRESSES,
  },
  {
    id: 'canada-missing-in-one-list',
    kind: 'contradiction',
    gloss:
      'The sentence on other data centres leaves Canada out; the addresses and remote control name it. It is taken as a data centre without documented names; data centres that stand nowhere are refused.',
    cites: [
      OTHERS_BY_LINK,
      CANADA_BY_LINK,
      domains(
        ADDRESSES,
        'これらのドメインに使用されるIPアドレスは地域によって変化するため、日本/米国/ヨーロッパ/インド/オーストラリア/中国/カナダのいずれかのIPアドレス範囲となります。',
        'As the IP addresses of these domains vary by region, they lie in the ranges of one of Japan, the US, Europe, India, Australia, China and Canada.',
      ),
    ],
  },
  {
    id: 'names-with-ranges-alone',
    kind: 'gap',
    gloss:
      'patch. and remoteaccess. have ranges and stand in no domain list, so they are not opened by name; the dms, agent and remote-control names, download-accl, files-me-accl and download.zoho.jp have none. Names and addresses do not open the same.',
    cites: [US_ADDRESSES, JP_ADDRESSES],
  },
  {
    id: 'shared-addresses-printed-twice',
    kind: 'erratum',
    gloss:
      'The bullet on the addresses of the three shared names is printed twice for each of the two data centres, once in the Japanese block without a blank; an empty bullet follows that block. They are read once.',
    cites: [
      SHARED_ADDRESSES,
      domains(
        ADDRESSES,
        'downloads.zohocdn.com, patchdb.manageengine.com, patchdatabase.manageengine.comに使用されるIPアドレス',
        'The IP addresses that are used for downloads.zohocdn.com, patchdb.manageengine.com and patchdatabase.manageengine.com (the same, printed without a blank).',
      ),
      domains(
        ADDRESSES,
        '該当するIPアドレス範囲をホワイトリスト登録します。 • •',
        'The end of the Japanese block, an empty bullet, and the bullet of the next.',
      ),
    ],
  },
  {
    id: 'shared-addresses-by-region',
    kind: 'procedure',
    gloss:
      "The addresses of the three shared names vary by region: which region's range holds is for nslookup to show, and that range is to be supplied, or the names used. Supplied for cloud, it stands for downloads.zohocdn.com alone.",
    cites: [
      domains(
        ADDRESSES,
        'これらのドメインに使用されるIPアドレスは地域によって変化するため、日本/米国/ヨーロッパ/インド/オーストラリア/中国/カナダ のいずれかのIPアドレス範囲となります。',
        'As the IP addresses of these domains vary by region, they lie in the ranges of one of Japan, the US, Europe, India, Australia, China and Canada.',
      ),
      LOOK_UP_CITE,
    ],
  },
  {
    id: 'remote-control-regional-names',
    kind: 'gap',
    gloss:
      'Australia, China and Canada get a zoho name and no zohoassist name, unlike Europe and India; zoho.cn and zoho.ca differ from the domains under which these services are known, zoho.com.cn and zohocloud.ca (beyond the page). Opened as printed, with this doubt.',
    cites: [AUSTRALIAN_REMOTE_CONTROL, CHINESE_REMOTE_CONTROL, CANADIAN_REMOTE_CONTROL],
  },
  {
    id: 'based-on-english-page',
    kind: 'background',
    gloss: 'The page is based on an English page, to which it links without printing its address.',
    cites: [
      domains(
        REMOTE_CONTROL,
        'このナレッジは、こちらのページ(英語)を参考にしています。',
        'This article is based on this page (in English).',
      ),
    ],
  },
];
