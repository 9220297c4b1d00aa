import type { Citation } from '../../model/citation';

/** A quote of the page of domains. */
export function domains(section: string, quote: string, gloss: string): Citation {
  return { document: '000', section, quote, gloss };
}

/** A quote of the page about agents that fail to communicate. */
export function failures(section: string, quote: string, gloss: string): Citation {
  return { document: '001', section, quote, gloss };
}

// The headings, as printed.

/** The first line of both pages. */
export const KNOWLEDGE_BASE = 'Endpoint Central Cloud ナレッジベース';
/** The domains that Endpoint Central Cloud uses: the title of `000`, and its first heading. */
export const DOMAINS = 'Endpoint Central Cloud が使用するドメイン';
/** (A) A remote office without a distribution server. */
export const OFFICE_WITHOUT_SERVER = '(A) リモートオフィス(配信サーバーなし)';
/** (A) Agents and the cloud. */
export const AGENT_CLOUD = 'エージェントと Endpoint Central Cloud との通信';
/** (A) Agents and the vendors' sites. */
export const AGENT_VENDORS = 'エージェント と 各ベンダーサイトとの通信';
/** (A) Agents and remote control. */
export const AGENT_REMOTE_CONTROL = 'エージェント と リモート制御機能の通信';
/** (B) A remote office with a distribution server. */
export const OFFICE_WITH_SERVER = '(B) リモートオフィス(配信サーバーを設置)';
/** (B) The distribution server and the cloud, misprinted as `Clouod`. */
export const SERVER_CLOUD = '配信サーバーと Endpoint Central Clouod との通信';
/** (B) The distribution server and the vendors' sites. */
export const SERVER_VENDORS = '配信サーバー と 各ベンダーサイトとの通信';
/** (B) The distribution server and remote control. */
export const SERVER_REMOTE_CONTROL = '配信サーバー と リモート制御機能の通信';
/** (B) Agents under a distribution server and the cloud. */
export const UNDER_SERVER_CLOUD = '配信サーバー配下のエージェント と Endpoint Central Cloud との通信';
/** (B) Agents under a distribution server and the vendors' sites. */
export const UNDER_SERVER_VENDORS = '配信サーバー配下のエージェント と 各ベンダーサイトとの通信';
/** (B) Agents under a distribution server and remote control. */
export const UNDER_SERVER_REMOTE_CONTROL = '配信サーバー配下のエージェント と リモート制御機能の通信';
/** (B) Agents and their distribution server. */
export const AGENT_SERVER = 'エージェント と 配信サーバーの通信';
/** The addresses to allow. */
export const ADDRESSES = 'ホワイトリスト登録する必要のあるIPアドレス';
/** Remote control. */
export const REMOTE_CONTROL = 'リモート制御';
/** The vendors' sites. */
export const VENDORS = '各ベンダーサイトとの通信';

/** What to do where communication with an agent fails: the title of `001`. */
export const FAILURES = 'エージェントとの通信が失敗する場合の対応';
/** (A) Can the domains be reached? */
export const REACHABILITY = '(A) ドメインへ到達可能か確認する';
/** (B) The proxy settings. */
export const PROXY_SETTINGS = '(B) プロキシ設定を確認する';
/** How agents use a proxy. */
export const PROXY_BEHAVIOUR = 'プロキシに関するエージェントの仕様';
/** (C) Is TLS 1.2 the default? */
export const TLS = '(C) TLS 1.2がデフォルトで通信に使用されるか確認する';
/** (D) The proxy's certificate, negated as printed. */
export const PROXY_CERTIFICATE = '(D) プロキシの証明書が「信頼された証明書ストア」にインストールされていないか確認する';
/** (E) Root certificates of third parties, negated as printed. */
export const ROOT_CERTIFICATES =
  '(E) サードパーティのルート証明書が Windows OS の信頼されたルート証明機関の証明書ストアにインストールされていないか確認する';
/** How to check installed root certificates and import them by hand. */
export const CERTIFICATE_STEPS = 'インストール済みのルート証明書の確認・手動インポート手順';

// Sentences that more than one requirement rests on.

/** Who talks to whom, and where it has to be allowed. */
export const COMMUNICATION = domains(
  DOMAINS,
  'Endpoint Central Cloud はパッチ、ソフトウェア配布、構成、インベントリなどの情報について、エージェント・配信サーバー・クラウド間で通信します。そのため、プロキシを使用している場合や、エージェント/配信サーバーでファイアウォールを設定している場合は以下の通信を許可する必要があります。',
  'Endpoint Central Cloud communicates between agents, distribution server and cloud about patches, software distribution, configuration, inventory and so on. Therefore, where a proxy is used or a firewall is set on agents or distribution servers, the following communication has to be allowed.',
);

/** The port of the agents' list. */
export const AGENT_443 = domains(
  AGENT_CLOUD,
  'ポート443 (https, wss) を使用し、エージェントは以下のドメインへ通信します。',
  'The agent uses port 443 (https, wss) to communicate with the following domains.',
);

/** Agents without a distribution server need their list. */
export const AGENT_MUST = domains(
  OFFICE_WITHOUT_SERVER,
  '配信サーバーのないリモートオフィスに所属するエージェントは以下のドメインとの通信が必要になります。',
  'An agent that belongs to a remote office without a distribution server needs to communicate with the following domains.',
);

/** The port of the distribution server's list. */
export const SERVER_443 = domains(
  SERVER_CLOUD,
  '配信サーバーはポート443(https, wss)を使用し、以下のドメインへ通信します。',
  'The distribution server uses port 443 (https, wss) to communicate with the following domains.',
);

/** A distribution server and the agents under it need a list each. */
export const BOTH_MUST = domains(
  OFFICE_WITH_SERVER,
  '配信サーバー、エージェントはそれぞれ以下のドメインとの通信を許可する必要があります。',
  'Communication with the following domains has to be allowed for the distribution server and for the agents, each with its own list.',
);

/** The port of the list of agents under a distribution server. */
export const UNDER_SERVER_443 = domains(
  UNDER_SERVER_CLOUD,
  'エージェントは以下のドメインのポート443(https,wss)に通信します。',
  'The agent communicates with port 443 (https, wss) of the following domains.',
);

/** A link in place of the lists of other data centres. */
export const OTHERS_BY_LINK = domains(
  AGENT_CLOUD,
  'その他のデータセンター(インド、ヨーロッパ、オーストラリア、中国)をご利用の場合、こちら(英語)をご覧ください。',
  'If you use another data centre (India, Europe, Australia, China), see this page (in English).',
);

/** A link in place of Europe's addresses. */
export const EUROPE_BY_LINK = domains(
  ADDRESSES,
  'ヨーロッパのドメインの場合 (.eu) 英語ドキュメントをご覧ください。',
  'For the European domain (.eu), see the English documentation.',
);

/** A link in place of Australia's addresses. */
export const AUSTRALIA_BY_LINK = domains(
  ADDRESSES,
  'オーストラリアのドメインの場合 (.com.au) 英語ドキュメントをご覧ください。',
  'For the Australian domain (.com.au), see the English documentation.',
);

/** A link in place of India's addresses. */
export const INDIA_BY_LINK = domains(
  ADDRESSES,
  'インドドメインの場合 (.in) 英語ドキュメントをご覧ください。',
  'For the Indian domain (.in), see the English documentation.',
);

/** A link in place of China's addresses. */
export const CHINA_BY_LINK = domains(
  ADDRESSES,
  '中国ドメインの場合 (.cn) 英語ドキュメントをご覧ください。',
  'For the Chinese domain (.cn), see the English documentation.',
);

/** A link in place of Canada's addresses. */
export const CANADA_BY_LINK = domains(
  ADDRESSES,
  'カナダドメインの場合(.ca) 英語ドキュメントをご覧ください。',
  'For the Canadian domain (.ca), see the English documentation.',
);

/** No line prints an address of these data centres: each refers to documents in English. */
export const OTHER_ADDRESSES = [
  EUROPE_BY_LINK,
  AUSTRALIA_BY_LINK,
  INDIA_BY_LINK,
  CHINA_BY_LINK,
  CANADA_BY_LINK,
] as const;
/** The names that the US blocks are printed for. */
export const US_ADDRESSES = domains(
  ADDRESSES,
  '米国ドメインの場合 (patch.manageengine.com / desktopcentral.manageengine.com / remoteaccess.manageengine.com)',
  'For the US domain (patch.manageengine.com / desktopcentral.manageengine.com / remoteaccess.manageengine.com)',
);

/** The names that the Japanese blocks are printed for. */
export const JP_ADDRESSES = domains(
  ADDRESSES,
  '日本ドメインの場合 (patch.manageengine.jp / desktopcentral.manageengine.jp / remoteaccess.manageengine.jp)',
  'For the Japanese domain (patch.manageengine.jp / desktopcentral.manageengine.jp / remoteaccess.manageengine.jp)',
);

/** The US blocks themselves. */
export const US_BLOCKS = domains(
  ADDRESSES,
  '• 204.141.32.0/23 • 204.141.42.0/23 • 136.143.180.0/23 • 136.143.182.0/23 • 136.143.185.0/24 • 136.143.186.0/23 • 136.143.189.0/24 • 136.143.190.0/23',
  'The blocks of the US domain.',
);

/** The Japanese blocks themselves. */
export const JP_BLOCKS = domains(
  ADDRESSES,
  '• 103.163.152.0/23 • 193.118.160.0/24 • 193.118.161.0/24',
  'The blocks of the Japanese domain.',
);

/** Three names that share their addresses. */
export const SHARED_ADDRESSES = domains(
  ADDRESSES,
  'downloads.zohocdn.com, patchdb.manageengine.com, patchdatabase.manageengine.com に使用されるIPアドレス',
  'The IP addresses that are used for downloads.zohocdn.com, patchdb.manageengine.com and patchdatabase.manageengine.com.',
);

/** Addresses take the place of names that cannot be listed. */
export const NAMES_FIRST = failures(
  REACHABILITY,
  'ドメインをホワイトリストに追加できない場合、IPアドレスをホワイトリストに追加します。',
  'Where the domains cannot be put on an allow-list, put the IP addresses on it.',
);

/** What agents fetch from the patch database. */
export const PATCH_DATABASE = domains(
  AGENT_CLOUD,
  'パッチスキャンで欠落パッチを検出するために、エージェントはパッチDBから最新のパッチ情報を取得する必要があります。',
  'To find missing patches in a patch scan, the agent has to fetch the newest patch information from the patch database.',
);

/** Agents and distribution servers have to reach its second name. */
export const DEPENDENT_PATCHES = domains(
  AGENT_CLOUD,
  '依存パッチをダウンロードするには、エージェントや配信サーバーがpatchdatabase.manageengine.comに接続する必要があります。',
  'To download dependent patches, agents or distribution servers have to connect to patchdatabase.manageengine.com.',
);

/** The vendors' sites have to be allowed on the way. */
export const VENDORS_IN_FIREWALLS = domains(
  AGENT_VENDORS,
  'そのため、ファイアウォールやプロキシ等で各ベンダーサイトへの通信を許可する必要があります。',
  "Communication to each vendor's site therefore has to be allowed in firewalls, proxies and the like.",
);

/** Patches come from the vendors' sites. */
export const PATCHES_FROM_VENDORS = domains(
  DOMAINS,
  'また、Endpoint Central Cloud のパッチ管理機能では、パッチを各ベンダーサイトからダウンロードします。そのため、各ベンダーサイトからのダウンロードを許可する必要があります。',
  "Patch management downloads patches from each vendor's site, so downloads from each vendor's site have to be allowed.",
);

/** The port of remote control. */
export const REMOTE_CONTROL_PORT = domains(
  REMOTE_CONTROL,
  'ポート: TCP 443, WebSocket 443 を使用します。',
  'Ports: TCP 443 and WebSocket 443 are used.',
);

/** The names of remote control have to be allowed where it is used. */
export const REMOTE_CONTROL_DOMAINS = domains(
  REMOTE_CONTROL,
  'リモート制御機能を使用する際、ファイアウォール/プロキシにおいて、以下のドメインとの通信の許可が必要になります。',
  'When remote control is used, communication with the following domains needs to be allowed in firewalls and proxies.',
);

/** Australia's name. */
export const AUSTRALIAN_REMOTE_CONTROL = domains(
  REMOTE_CONTROL,
  '*.zoho.com.au (オーストラリアのドメインの場合)',
  '*.zoho.com.au (for the Australian domain)',
);

/** China's name. */
export const CHINESE_REMOTE_CONTROL = domains(
  REMOTE_CONTROL,
  '*.zoho.cn (中国のドメインの場合)',
  '*.zoho.cn (for the Chinese domain)',
);

/** Canada's name. */
export const CANADIAN_REMOTE_CONTROL = domains(
  REMOTE_CONTROL,
  '*.zoho.ca (カナダのドメインの場合)',
  '*.zoho.ca (for the Canadian domain)',
);

/** The same, said of agents without a distribution server. */
export const REMOTE_CONTROL_OF_AGENT = domains(
  AGENT_REMOTE_CONTROL,
  'Endpoint Central Cloud のリモート制御機能を使用する際、こちらのドメインとの通信の許可が必要になります。',
  'When the remote control of Endpoint Central Cloud is used, communication with these domains needs to be allowed.',
);

/** The same, said of agents under one. */
export const REMOTE_CONTROL_UNDER_SERVER = domains(
  UNDER_SERVER_REMOTE_CONTROL,
  'Endpoint Central Cloud のリモート制御機能を使用する際、こちらのドメインとの通信の許可が必要になります。',
  'When the remote control of Endpoint Central Cloud is used, communication with these domains needs to be allowed (agents under a distribution server).',
);

/** Both ports of a distribution server are set per remote office. */
export const OFFICE_PORTS = domains(
  AGENT_SERVER,
  '通信の詳細 > HTTPポート / HTTPSポート で指定したポートを使用します。',
  'The ports set under communication details > HTTP port / HTTPS port are used.',
);

/** Who downloads patches where there is a distribution server. */
export const PATCHES_UNDER_SERVER = domains(
  UNDER_SERVER_VENDORS,
  '基本的に配信サーバーがパッチを各ベンダーサイトからダウンロードし、エージェントはパッチを配信サーバーからダウンロードします。',
  "Basically the distribution server downloads patches from each vendor's site, and agents download them from the distribution server.",
);

/** What a distribution server makes possible. */
export const WITH_A_SERVER = domains(
  OFFICE_WITH_SERVER,
  '配信サーバーを設置することで、配布の効率化、使用する帯域幅の削減に加えて、Active Directoryサーバー(ドメインコントローラー)との同期やエージェントのプッシュインストール等が可能になります。',
  'Setting up a distribution server makes possible, besides more efficient distribution and less bandwidth, synchronisation with the Active Directory server (domain controller), push installation of agents and so on.',
);

/** Without the root certificates no HTTPS connection comes about. */
export const NO_HTTPS_WITHOUT_ROOTS = failures(
  ROOT_CERTIFICATES,
  'Endpoint Central Cloud で使用しているサードパーティのルート証明書が「信頼された証明書ストア」に含まれていない場合、Endpoint Central Cloudの正当性が証明できず、HTTPS通信を確立できません。',
  'Where the third-party root certificate that Endpoint Central Cloud uses is not in the store of trusted certificates, its authenticity cannot be proved and HTTPS cannot be established.',
);

/** Their update needs the Internet. */
export const NO_INTERNET_FOR_ROOTS = failures(
  ROOT_CERTIFICATES,
  '「信頼されたルートプログラム」の更新に必要なインターネット接続がない……*',
  'A possible cause: there is no Internet connection, which updates of the "trusted root program" need (*).',
);

/** A click that tries a download. */
export const TRIAL_DOWNLOAD = domains(
  VENDORS,
  '「パッチ名」をクリックすると、ダウンロードを試行します。各ベンダーサイトとの通信が可能かどうか確認する際にご利用ください。',
  "A click on the patch name tries a download. Use it to check whether communication with a vendor's site is possible.",
);

/** Agents go round a proxy that they cannot reach. */
export const DIRECT_FALLBACK = failures(
  PROXY_BEHAVIOUR,
  'エージェントがプロキシに到達できない場合、エージェントはプロキシを使用せずEndpoint Central Cloudに接続を試みます。',
  'Where the agent cannot reach the proxy, it tries to connect to Endpoint Central Cloud without one.',
);

/** Where a proxy stands between, the remote office has to name it. */
export const PROXY_BETWEEN = failures(
  PROXY_SETTINGS,
  'エージェントとEndpoint Central Cloudの間にプロキシサーバーが設置されている場合、配信サーバーの有無にかかわらず リモートオフィスの設定 でプロキシに関する情報を入力する必要があります。',
  'Where a proxy server stands between the agent and Endpoint Central Cloud, the proxy has to be entered in the settings of the remote office, with or without a distribution server.',
);

/** By host name and port. */
export const PROXY_FORM = failures(
  PROXY_SETTINGS,
  'プロキシサーバーのホスト名、ポート番号を入力します。プロキシに認証が必要な場合は、ユーザー名とパスワードも入力します。',
  'Enter the host name and the port number of the proxy server, and a user name and password where the proxy asks for them.',
);
