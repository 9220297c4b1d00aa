import type { Citation } from '../model/citation';
import { exact, pattern, subdomains } from '../model/host';
import { defineProduct, type ProfiledBy, type ProfileOf } from '../model/profile';

/**
 * Endpoint Central Cloud, as two pages of the vendor's Japanese knowledge base document it: `000` lists the domains,
 * `001` says what to look at when an agent cannot communicate.
 *
 * The three domain lists (an agent without a distribution server, a distribution server, an agent under one) are three
 * literals on purpose: they differ, and a shared constant would hide it.
 */

/** A quote of the page of domains. */
function domains(section: string, quote: string, gloss: string): Citation {
  return { document: '000', section, quote, gloss };
}

/** A quote of the page about agents that fail to communicate. */
function failures(section: string, quote: string, gloss: string): Citation {
  return { document: '001', section, quote, gloss };
}

// The headings, as printed. One holds a misprint of the page (`Clouod`), noted below.
const DOMAINS = 'Endpoint Central Cloud が使用するドメイン';
const OFFICE_WITHOUT_SERVER = '(A) リモートオフィス(配信サーバーなし)';
const AGENT_CLOUD = 'エージェントと Endpoint Central Cloud との通信';
const AGENT_VENDORS = 'エージェント と 各ベンダーサイトとの通信';
const AGENT_REMOTE_CONTROL = 'エージェント と リモート制御機能の通信';
const OFFICE_WITH_SERVER = '(B) リモートオフィス(配信サーバーを設置)';
const SERVER_CLOUD = '配信サーバーと Endpoint Central Clouod との通信';
const SERVER_VENDORS = '配信サーバー と 各ベンダーサイトとの通信';
const SERVER_REMOTE_CONTROL = '配信サーバー と リモート制御機能の通信';
const UNDER_SERVER_CLOUD = '配信サーバー配下のエージェント と Endpoint Central Cloud との通信';
const UNDER_SERVER_VENDORS = '配信サーバー配下のエージェント と 各ベンダーサイトとの通信';
const UNDER_SERVER_REMOTE_CONTROL = '配信サーバー配下のエージェント と リモート制御機能の通信';
const AGENT_SERVER = 'エージェント と 配信サーバーの通信';
const ADDRESSES = 'ホワイトリスト登録する必要のあるIPアドレス';
const REMOTE_CONTROL = 'リモート制御';
const VENDORS = '各ベンダーサイトとの通信';

const FAILURES = 'エージェントとの通信が失敗する場合の対応';
const REACHABILITY = '(A) ドメインへ到達可能か確認する';
const PROXY_SETTINGS = '(B) プロキシ設定を確認する';
const PROXY_BEHAVIOUR = 'プロキシに関するエージェントの仕様';
const TLS = '(C) TLS 1.2がデフォルトで通信に使用されるか確認する';
const PROXY_CERTIFICATE = '(D) プロキシの証明書が「信頼された証明書ストア」にインストールされていないか確認する';
const ROOT_CERTIFICATES =
  '(E) サードパーティのルート証明書が Windows OS の信頼されたルート証明機関の証明書ストアにインストールされていないか確認する';
const CERTIFICATE_STEPS = 'インストール済みのルート証明書の確認・手動インポート手順';

// Sentences that more than one requirement rests on.
const COMMUNICATION = domains(
  DOMAINS,
  'Endpoint Central Cloud はパッチ、ソフトウェア配布、構成、インベントリなどの情報について、エージェント・配信サーバー・クラウド間で通信します。そのため、プロキシを使用している場合や、エージェント/配信サーバーでファイアウォールを設定している場合は以下の通信を許可する必要があります。',
  'Endpoint Central Cloud communicates between agents, distribution server and cloud about patches, software distribution, configuration, inventory and so on. Therefore, where a proxy is used or a firewall is set on agents or distribution servers, the following communication has to be allowed.',
);
const AGENT_443 = domains(
  AGENT_CLOUD,
  'ポート443 (https, wss) を使用し、エージェントは以下のドメインへ通信します。',
  'The agent uses port 443 (https, wss) to communicate with the following domains.',
);
const AGENT_MUST = domains(
  OFFICE_WITHOUT_SERVER,
  '配信サーバーのないリモートオフィスに所属するエージェントは以下のドメインとの通信が必要になります。',
  'An agent that belongs to a remote office without a distribution server needs to communicate with the following domains.',
);
const SERVER_443 = domains(
  SERVER_CLOUD,
  '配信サーバーはポート443(https, wss)を使用し、以下のドメインへ通信します。',
  'The distribution server uses port 443 (https, wss) to communicate with the following domains.',
);
const BOTH_MUST = domains(
  OFFICE_WITH_SERVER,
  '配信サーバー、エージェントはそれぞれ以下のドメインとの通信を許可する必要があります。',
  'Communication with the following domains has to be allowed for the distribution server and for the agents, each with its own list.',
);
const UNDER_SERVER_443 = domains(
  UNDER_SERVER_CLOUD,
  'エージェントは以下のドメインのポート443(https,wss)に通信します。',
  'The agent communicates with port 443 (https, wss) of the following domains.',
);
const OTHERS_BY_LINK = domains(
  AGENT_CLOUD,
  'その他のデータセンター(インド、ヨーロッパ、オーストラリア、中国)をご利用の場合、こちら(英語)をご覧ください。',
  'If you use another data centre (India, Europe, Australia, China), see this page (in English).',
);
const EUROPE_BY_LINK = domains(
  ADDRESSES,
  'ヨーロッパのドメインの場合 (.eu) 英語ドキュメントをご覧ください。',
  'For the European domain (.eu), see the English documentation.',
);
const AUSTRALIA_BY_LINK = domains(
  ADDRESSES,
  'オーストラリアのドメインの場合 (.com.au) 英語ドキュメントをご覧ください。',
  'For the Australian domain (.com.au), see the English documentation.',
);
const INDIA_BY_LINK = domains(
  ADDRESSES,
  'インドドメインの場合 (.in) 英語ドキュメントをご覧ください。',
  'For the Indian domain (.in), see the English documentation.',
);
const CHINA_BY_LINK = domains(
  ADDRESSES,
  '中国ドメインの場合 (.cn) 英語ドキュメントをご覧ください。',
  'For the Chinese domain (.cn), see the English documentation.',
);
const CANADA_BY_LINK = domains(
  ADDRESSES,
  'カナダドメインの場合(.ca) 英語ドキュメントをご覧ください。',
  'For the Canadian domain (.ca), see the English documentation.',
);
// No line prints an address of these data centres: each refers to documents in English.
const OTHER_ADDRESSES = [EUROPE_BY_LINK, AUSTRALIA_BY_LINK, INDIA_BY_LINK, CHINA_BY_LINK, CANADA_BY_LINK] as const;
const US_ADDRESSES = domains(
  ADDRESSES,
  '米国ドメインの場合 (patch.manageengine.com / desktopcentral.manageengine.com / remoteaccess.manageengine.com)',
  'For the US domain (patch.manageengine.com / desktopcentral.manageengine.com / remoteaccess.manageengine.com)',
);
const JP_ADDRESSES = domains(
  ADDRESSES,
  '日本ドメインの場合 (patch.manageengine.jp / desktopcentral.manageengine.jp / remoteaccess.manageengine.jp)',
  'For the Japanese domain (patch.manageengine.jp / desktopcentral.manageengine.jp / remoteaccess.manageengine.jp)',
);
const SHARED_ADDRESSES = domains(
  ADDRESSES,
  'downloads.zohocdn.com, patchdb.manageengine.com, patchdatabase.manageengine.com に使用されるIPアドレス',
  'The IP addresses that are used for downloads.zohocdn.com, patchdb.manageengine.com and patchdatabase.manageengine.com.',
);
const NAMES_FIRST = failures(
  REACHABILITY,
  'ドメインをホワイトリストに追加できない場合、IPアドレスをホワイトリストに追加します。',
  'Where the domains cannot be put on an allow-list, put the IP addresses on it.',
);
const PATCH_DATABASE = domains(
  AGENT_CLOUD,
  'パッチスキャンで欠落パッチを検出するために、エージェントはパッチDBから最新のパッチ情報を取得する必要があります。',
  'To find missing patches in a patch scan, the agent has to fetch the newest patch information from the patch database.',
);
const DEPENDENT_PATCHES = domains(
  AGENT_CLOUD,
  '依存パッチをダウンロードするには、エージェントや配信サーバーがpatchdatabase.manageengine.comに接続する必要があります。',
  'To download dependent patches, agents or distribution servers have to connect to patchdatabase.manageengine.com.',
);
const VENDORS_IN_FIREWALLS = domains(
  AGENT_VENDORS,
  'そのため、ファイアウォールやプロキシ等で各ベンダーサイトへの通信を許可する必要があります。',
  "Communication to each vendor's site therefore has to be allowed in firewalls, proxies and the like.",
);
const PATCHES_FROM_VENDORS = domains(
  DOMAINS,
  'また、Endpoint Central Cloud のパッチ管理機能では、パッチを各ベンダーサイトからダウンロードします。そのため、各ベンダーサイトからのダウンロードを許可する必要があります。',
  "Patch management downloads patches from each vendor's site, so downloads from each vendor's site have to be allowed.",
);
const REMOTE_CONTROL_PORT = domains(
  REMOTE_CONTROL,
  'ポート: TCP 443, WebSocket 443 を使用します。',
  'Ports: TCP 443 and WebSocket 443 are used.',
);
const REMOTE_CONTROL_DOMAINS = domains(
  REMOTE_CONTROL,
  'リモート制御機能を使用する際、ファイアウォール/プロキシにおいて、以下のドメインとの通信の許可が必要になります。',
  'When remote control is used, communication with the following domains needs to be allowed in firewalls and proxies.',
);
const AUSTRALIAN_REMOTE_CONTROL = domains(
  REMOTE_CONTROL,
  '*.zoho.com.au (オーストラリアのドメインの場合)',
  '*.zoho.com.au (for the Australian domain)',
);
const CHINESE_REMOTE_CONTROL = domains(
  REMOTE_CONTROL,
  '*.zoho.cn (中国のドメインの場合)',
  '*.zoho.cn (for the Chinese domain)',
);
const CANADIAN_REMOTE_CONTROL = domains(
  REMOTE_CONTROL,
  '*.zoho.ca (カナダのドメインの場合)',
  '*.zoho.ca (for the Canadian domain)',
);
const REMOTE_CONTROL_OF_AGENT = domains(
  AGENT_REMOTE_CONTROL,
  'Endpoint Central Cloud のリモート制御機能を使用する際、こちらのドメインとの通信の許可が必要になります。',
  'When the remote control of Endpoint Central Cloud is used, communication with these domains needs to be allowed.',
);
const REMOTE_CONTROL_UNDER_SERVER = domains(
  UNDER_SERVER_REMOTE_CONTROL,
  'Endpoint Central Cloud のリモート制御機能を使用する際、こちらのドメインとの通信の許可が必要になります。',
  'When the remote control of Endpoint Central Cloud is used, communication with these domains needs to be allowed (agents under a distribution server).',
);
const OFFICE_PORTS = domains(
  AGENT_SERVER,
  '通信の詳細 > HTTPポート / HTTPSポート で指定したポートを使用します。',
  'The ports set under communication details > HTTP port / HTTPS port are used.',
);
const PATCHES_UNDER_SERVER = domains(
  UNDER_SERVER_VENDORS,
  '基本的に配信サーバーがパッチを各ベンダーサイトからダウンロードし、エージェントはパッチを配信サーバーからダウンロードします。',
  "Basically the distribution server downloads patches from each vendor's site, and agents download them from the distribution server.",
);
const WITH_A_SERVER = domains(
  OFFICE_WITH_SERVER,
  '配信サーバーを設置することで、配布の効率化、使用する帯域幅の削減に加えて、Active Directoryサーバー(ドメインコントローラー)との同期やエージェントのプッシュインストール等が可能になります。',
  'Setting up a distribution server makes possible, besides more efficient distribution and less bandwidth, synchronisation with the Active Directory server (domain controller), push installation of agents and so on.',
);
const NO_HTTPS_WITHOUT_ROOTS = failures(
  ROOT_CERTIFICATES,
  'Endpoint Central Cloud で使用しているサードパーティのルート証明書が「信頼された証明書ストア」に含まれていない場合、Endpoint Central Cloudの正当性が証明できず、HTTPS通信を確立できません。',
  'Where the third-party root certificate that Endpoint Central Cloud uses is not in the store of trusted certificates, its authenticity cannot be proved and HTTPS cannot be established.',
);
const NO_INTERNET_FOR_ROOTS = failures(
  ROOT_CERTIFICATES,
  '「信頼されたルートプログラム」の更新に必要なインターネット接続がない……*',
  'A possible cause: there is no Internet connection, which updates of the "trusted root program" need (*).',
);
const TRIAL_DOWNLOAD = domains(
  VENDORS,
  '「パッチ名」をクリックすると、ダウンロードを試行します。各ベンダーサイトとの通信が可能かどうか確認する際にご利用ください。',
  "A click on the patch name tries a download. Use it to check whether communication with a vendor's site is possible.",
);
const DIRECT_FALLBACK = failures(
  PROXY_BEHAVIOUR,
  'エージェントがプロキシに到達できない場合、エージェントはプロキシを使用せずEndpoint Central Cloudに接続を試みます。',
  'Where the agent cannot reach the proxy, it tries to connect to Endpoint Central Cloud without one.',
);
const PROXY_BETWEEN = failures(
  PROXY_SETTINGS,
  'エージェントとEndpoint Central Cloudの間にプロキシサーバーが設置されている場合、配信サーバーの有無にかかわらず リモートオフィスの設定 でプロキシに関する情報を入力する必要があります。',
  'Where a proxy server stands between the agent and Endpoint Central Cloud, the proxy has to be entered in the settings of the remote office, with or without a distribution server.',
);
const PROXY_FORM = failures(
  PROXY_SETTINGS,
  'プロキシサーバーのホスト名、ポート番号を入力します。プロキシに認証が必要な場合は、ユーザー名とパスワードも入力します。',
  'Enter the host name and the port number of the proxy server, and a user name and password where the proxy asks for them.',
);

// One table of addresses serves all three lists; adjacent blocks stay apart, as printed.
const US_RANGES = {
  for: ['patch.manageengine.com', 'desktopcentral.manageengine.com', 'remoteaccess.manageengine.com'],
  cidrs: [
    '204.141.32.0/23',
    '204.141.42.0/23',
    '136.143.180.0/23',
    '136.143.182.0/23',
    '136.143.185.0/24',
    '136.143.186.0/23',
    '136.143.189.0/24',
    '136.143.190.0/23',
  ],
};
const JP_RANGES = {
  for: ['patch.manageengine.jp', 'desktopcentral.manageengine.jp', 'remoteaccess.manageengine.jp'],
  cidrs: ['103.163.152.0/23', '193.118.160.0/24', '193.118.161.0/24'],
};

const LOOK_UP =
  'run nslookup on each name in a command prompt, and take the range of the data centre in which the answer lies (the page prints those of Japan and the US, and refers to English documents for the others)';
const LOOK_UP_CITE = domains(
  ADDRESSES,
  'そのためコマンドプロンプトで nslookup <ドメイン名> を実行した結果を確認し、どこのIPアドレス範囲に該当するかを確認し、該当するIPアドレス範囲をホワイトリスト登録します。',
  "So check the result of running nslookup <domain> in a command prompt, see which region's IP range it falls in, and put that range on the allow-list.",
);
const SHARED_DOWNLOADS = {
  for: ['downloads.zohocdn.com'],
  how: `${LOOK_UP}; addresses that are supplied for cloud stand for downloads.zohocdn.com alone`,
  cite: LOOK_UP_CITE,
};
const SHARED_PATCH_DATABASE = {
  for: ['patchdb.manageengine.com', 'patchdatabase.manageengine.com'],
  how: LOOK_UP,
  cite: LOOK_UP_CITE,
};
const LOOK_UP_WHERE =
  'nslookup of each name, as the page says; run it where the traffic starts, since the answer varies by region';
const LOOK_UP_SUPPLY =
  'where names cannot be used, put the range in which the answer lies into the profile: parties: { patchDatabase: { addresses: [...] } }';

const NO_WRITTEN_TLS =
  'the page prints "TCP 443, WebSocket 443": two names of one port; the scheme is not printed; the lists of the same page print port 443 as https and wss, so WebSocket over TLS (wss) is inferred';
const OTHER_DATA_CENTERS_WHERE =
  'an English page of the vendor that the knowledge base links to, without printing its address';
const OTHER_DATA_CENTERS_SUPPLY =
  'name them in the profile: parties: { cloud: { hosts: [...] } }, or addresses: [...] where names cannot be used';
const OTHER_PATCH_DATABASE_SUPPLY =
  'name them in the profile: parties: { patchDatabase: { hosts: [...] } }, or addresses: [...] where names cannot be used';
const OTHER_PATCH_DATABASE_NOTE =
  'the page prints the two names for the US and the Japanese data centre, and does not say whether they hold here';
const VENDORS_WHERE =
  'the page with the details of each vendor, which the knowledge base links to without printing its address';

// What an agent asks of the cloud, once for each list of the page. Through a proxy, or round it by choice, it is the same.
const AGENT_CLOUD_US = {
  id: 'agent-cloud-us',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [
    exact('desktopcentral.manageengine.com'),
    pattern('(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com', [
      'endpointcentral-agent0.manageengine.com',
      'endpointcentral-agent1.manageengine.com',
      'endpointcentral-agent2.manageengine.com',
      'endpointcentral-agent3.manageengine.com',
      'endpointcentral-agent4.manageengine.com',
      'endpointcentral-agentp1.manageengine.com',
      'endpointcentral-agentp2.manageengine.com',
      'endpointcentral-agent5.manageengine.com',
      'endpointcentral-agent6.manageengine.com',
    ]),
    exact('us3-dms.zoho.com'),
    exact('us4-dms.zoho.com'),
    exact('download-accl.zoho.com'),
    exact('downloads.zohocdn.com'),
    exact('files-me-accl.zoho.com'),
  ],
  ranges: US_RANGES,
  unprintedRanges: SHARED_DOWNLOADS,
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['US'], distributionServer: [false] }],
  proxy: 'possible',
  cites: [AGENT_443, AGENT_MUST, COMMUNICATION, US_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
} as const;

const AGENT_CLOUD_JP = {
  id: 'agent-cloud-jp',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [
    exact('desktopcentral.manageengine.jp'),
    exact('endpointcentral-agent0.manageengine.jp'),
    exact('jp1-dms.zoho.jp'),
    exact('jp2-dms.zoho.jp'),
    exact('download.zoho.jp'),
    exact('downloads.zohocdn.com'),
  ],
  ranges: JP_RANGES,
  unprintedRanges: SHARED_DOWNLOADS,
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['JP'], distributionServer: [false] }],
  proxy: 'possible',
  cites: [AGENT_443, AGENT_MUST, COMMUNICATION, JP_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
} as const;

const AGENT_CLOUD_OTHER_DATA_CENTERS = {
  id: 'agent-cloud-other-data-centers',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'], distributionServer: [false] }],
  incomplete: {
    missing: ['hosts', 'addresses'],
    where: OTHER_DATA_CENTERS_WHERE,
    supply: OTHER_DATA_CENTERS_SUPPLY,
  },
  proxy: 'possible',
  cites: [OTHERS_BY_LINK, AGENT_443, AGENT_MUST, COMMUNICATION, ...OTHER_ADDRESSES, NAMES_FIRST],
} as const;

const AGENT_PATCH_DATABASE = {
  id: 'agent-patch-database',
  from: 'agent',
  to: 'patchDatabase',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [exact('patchdb.manageengine.com'), exact('patchdatabase.manageengine.com')],
  unprintedRanges: SHARED_PATCH_DATABASE,
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['US', 'JP'], distributionServer: [false] }],
  incomplete: {
    missing: ['addresses'],
    where: LOOK_UP_WHERE,
    supply: LOOK_UP_SUPPLY,
  },
  proxy: 'possible',
  cites: [PATCH_DATABASE, AGENT_443, DEPENDENT_PATCHES, AGENT_MUST, COMMUNICATION, SHARED_ADDRESSES, NAMES_FIRST],
  note: 'both names end in .com in the Japanese list too ("共通", common)',
} as const;

const AGENT_PATCH_DATABASE_OTHER_DATA_CENTERS = {
  id: 'agent-patch-database-other-data-centers',
  from: 'agent',
  to: 'patchDatabase',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'], distributionServer: [false] }],
  incomplete: {
    missing: ['hosts', 'addresses'],
    where: OTHER_DATA_CENTERS_WHERE,
    supply: OTHER_PATCH_DATABASE_SUPPLY,
  },
  proxy: 'possible',
  cites: [OTHERS_BY_LINK, PATCH_DATABASE, AGENT_443, AGENT_MUST, COMMUNICATION, ...OTHER_ADDRESSES, NAMES_FIRST],
  note: OTHER_PATCH_DATABASE_NOTE,
} as const;

const AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_US = {
  id: 'agent-under-distribution-server-cloud-us',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [
    exact('desktopcentral.manageengine.com'),
    pattern('(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com', [
      'endpointcentral-agent0.manageengine.com',
      'endpointcentral-agent1.manageengine.com',
      'endpointcentral-agent2.manageengine.com',
      'endpointcentral-agent3.manageengine.com',
      'endpointcentral-agent4.manageengine.com',
      'endpointcentral-agentp1.manageengine.com',
      'endpointcentral-agentp2.manageengine.com',
      'endpointcentral-agent5.manageengine.com',
      'endpointcentral-agent6.manageengine.com',
    ]),
    exact('us3-dms.zoho.com'),
    exact('us4-dms.zoho.com'),
    exact('download-accl.zoho.com'),
    exact('downloads.zohocdn.com'),
    exact('files-me-accl.zoho.com'),
  ],
  ranges: US_RANGES,
  unprintedRanges: SHARED_DOWNLOADS,
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['US'], distributionServer: [true] }],
  proxy: 'possible',
  cites: [UNDER_SERVER_443, BOTH_MUST, COMMUNICATION, US_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
} as const;

const AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_JP = {
  id: 'agent-under-distribution-server-cloud-jp',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [
    exact('desktopcentral.manageengine.jp'),
    exact('endpointcentral-agent0.manageengine.jp'),
    exact('jp1-dms.zoho.jp'),
    exact('jp2-dms.zoho.jp'),
    exact('downloads.zohocdn.com'),
    exact('download.zoho.jp'),
  ],
  ranges: JP_RANGES,
  unprintedRanges: SHARED_DOWNLOADS,
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['JP'], distributionServer: [true] }],
  proxy: 'possible',
  cites: [UNDER_SERVER_443, BOTH_MUST, COMMUNICATION, JP_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
} as const;

const AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_OTHER_DATA_CENTERS = {
  id: 'agent-under-distribution-server-cloud-other-data-centers',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: true,
  application: [
    { ports: '443', name: 'https', basis: 'stated' },
    { ports: '443', name: 'wss', basis: 'stated' },
  ],
  need: 'must',
  when: [{ dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'], distributionServer: [true] }],
  incomplete: {
    missing: ['hosts', 'addresses'],
    where: OTHER_DATA_CENTERS_WHERE,
    supply: OTHER_DATA_CENTERS_SUPPLY,
  },
  proxy: 'possible',
  cites: [OTHERS_BY_LINK, UNDER_SERVER_443, BOTH_MUST, COMMUNICATION, ...OTHER_ADDRESSES, NAMES_FIRST],
  note: 'the link to the other data centres stands in (A) only',
} as const;

const AROUND_PROXY =
  'the page describes that agents do this and asks for nothing, so it stands only where it is chosen; the destinations are those of the list that the agent reaches through the proxy';
const PATCH_DATABASE_AROUND_PROXY = `${AROUND_PROXY}; the sentence names Endpoint Central Cloud, and the patch database, which stands in the same list, is taken as a part of it`;

/** What the vendor documents for Endpoint Central Cloud. */
const PRODUCT = defineProduct({
  id: 'endpoint-central-cloud',
  name: 'Endpoint Central Cloud',
  short: 'ECC',
  documents: [
    {
      id: '000',
      kind: 'given',
      title: 'Endpoint Central Cloud が使用するドメイン',
      publisher: 'ManageEngine (www.manageengine.jp)',
      address: 'https://www.manageengine.jp/support/kb/Desktop_Central_Cloud/?p=21',
      language: 'ja',
      retrieved: null,
    },
    {
      id: '001',
      kind: 'given',
      title: 'エージェントとの通信が失敗する場合の対応',
      publisher: 'ManageEngine (www.manageengine.jp)',
      address: 'https://www.manageengine.jp/support/kb/Desktop_Central_Cloud/?p=1258',
      language: 'ja',
      retrieved: null,
    },
  ],
  roles: {
    agent: { words: 'エージェント', gloss: 'the agent on a managed computer', short: 'AGENT' },
    distributionServer: {
      words: '配信サーバー',
      gloss: 'the server of a remote office that downloads patches and packages in bulk and hands them to its agents',
      short: 'DS',
    },
    domainController: {
      words: 'Active Directoryサーバー(ドメインコントローラー)',
      gloss: 'the domain controller that a distribution server synchronises with',
      short: 'DC',
    },
    console: { words: 'コンソール', gloss: "the administrator's browser", short: 'CONSOLE' },
    proxy: {
      words: 'プロキシサーバー',
      gloss: 'the proxy that is entered in the settings of a remote office',
      short: 'PROXY',
    },
  },
  services: {
    cloud: {
      words: 'Endpoint Central Cloud',
      gloss: 'the cloud service: server, agents, on-demand operations, downloads',
    },
    patchDatabase: {
      words: 'パッチDB',
      gloss: 'the database of patches, common to the US and the Japanese data centre',
    },
    remoteControl: { words: 'リモート制御機能', gloss: 'the remote-control service' },
    patchVendors: { words: '各ベンダーサイト', gloss: 'the sites of the vendors whose patches are downloaded' },
    trustedRootProgram: {
      words: '信頼されたルートプログラム',
      gloss: 'the Microsoft program that updates the root certificates of Windows',
    },
  },
  choices: {
    dataCenter: {
      kind: 'oneOf',
      values: ['US', 'JP', 'EU', 'AU', 'IN', 'CN', 'CA'],
      gloss: 'the data centre that hosts the service; the top-level domain of the console shows which',
      cite: failures(
        REACHABILITY,
        'ご利用中のデータセンターの確認方法はコンソール画面のトップレベルドメインを確認します。',
        'To find out which data centre you use, look at the top-level domain of the console.',
      ),
    },
    remoteControl: {
      kind: 'flag',
      gloss: 'whether remote control is used',
      cite: domains(
        DOMAINS,
        'また、双方に共通して、リモート制御機能を使用する場合に許可が必要なドメインを別途記載しています。',
        'The domains to allow where remote control is used, common to both cases (with and without a distribution server), are listed separately.',
      ),
    },
    distributionServer: {
      kind: 'party',
      gloss: 'whether the remote office has a distribution server',
      cite: domains(
        DOMAINS,
        '配信サーバーの有無によって、エージェントで許可が必要なドメインが一部異なります。',
        'Some of the domains that have to be allowed for agents differ with and without a distribution server.',
      ),
    },
    proxy: {
      kind: 'party',
      gloss: 'whether a proxy is entered in the settings of the remote office',
      cite: PROXY_BETWEEN,
    },
    directFallback: {
      kind: 'flag',
      gloss: 'whether agents may go to the cloud and the patch database directly when they cannot reach the proxy',
      cite: DIRECT_FALLBACK,
    },
  },
  requirements: [
    // (A) Agents without a distribution server.
    AGENT_CLOUD_US,
    AGENT_CLOUD_JP,
    AGENT_CLOUD_OTHER_DATA_CENTERS,
    AGENT_PATCH_DATABASE,
    AGENT_PATCH_DATABASE_OTHER_DATA_CENTERS,
    {
      id: 'agent-patch-vendors',
      from: 'agent',
      to: 'patchVendors',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'must',
      when: [{ distributionServer: [false] }],
      incomplete: {
        missing: ['transport', 'ports', 'hosts'],
        where: VENDORS_WHERE,
        supply:
          "name the sites and their ports in the profile: parties: { patchVendors: { hosts: [...] } }, ports: { 'agent-patch-vendors': '...' }",
      },
      proxy: 'possible',
      cites: [
        domains(
          AGENT_VENDORS,
          '配信サーバーを使用しない場合、Endpoint Central Cloudエージェントが各ベンダーサイトにアクセスし、必要なパッチをダウンロードします。',
          "Without a distribution server the Endpoint Central Cloud agent goes to each vendor's site and downloads the patches that it needs.",
        ),
        VENDORS_IN_FIREWALLS,
        PATCHES_FROM_VENDORS,
      ],
    },

    // Remote control: agents in both layouts. Four names bear no data centre's mark, so every data centre gets them.
    {
      id: 'agent-remote-control',
      from: 'agent',
      to: 'remoteControl',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [subdomains('zoho.com'), subdomains('zohoassist.com'), subdomains('zoho.jp'), subdomains('zohoassist.jp')],
      either: false,
      application: [{ ports: '443', name: 'wss', basis: 'inferred' }],
      need: 'conditional',
      when: [{ remoteControl: [true] }],
      proxy: 'possible',
      cites: [REMOTE_CONTROL_DOMAINS, REMOTE_CONTROL_PORT, REMOTE_CONTROL_OF_AGENT, REMOTE_CONTROL_UNDER_SERVER],
      note: `${NO_WRITTEN_TLS}; none of the four names bears the mark of a data centre, so every data centre opens all four`,
    },
    {
      id: 'agent-remote-control-eu',
      from: 'agent',
      to: 'remoteControl',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [subdomains('zoho.eu'), subdomains('zohoassist.eu')],
      either: false,
      application: [{ ports: '443', name: 'wss', basis: 'inferred' }],
      need: 'conditional',
      when: [{ remoteControl: [true], dataCenter: ['EU'] }],
      proxy: 'possible',
      cites: [
        REMOTE_CONTROL_DOMAINS,
        domains(
          REMOTE_CONTROL,
          '*.zoho.eu (ヨーロッパのドメインの場合) • *.zohoassist.eu (ヨーロッパのドメインの場合)',
          '*.zoho.eu and *.zohoassist.eu (for the European domain)',
        ),
        REMOTE_CONTROL_PORT,
        REMOTE_CONTROL_OF_AGENT,
        REMOTE_CONTROL_UNDER_SERVER,
      ],
      note: NO_WRITTEN_TLS,
    },
    {
      id: 'agent-remote-control-in',
      from: 'agent',
      to: 'remoteControl',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [subdomains('zoho.in'), subdomains('zohoassist.in')],
      either: false,
      application: [{ ports: '443', name: 'wss', basis: 'inferred' }],
      need: 'conditional',
      when: [{ remoteControl: [true], dataCenter: ['IN'] }],
      proxy: 'possible',
      cites: [
        REMOTE_CONTROL_DOMAINS,
        domains(
          REMOTE_CONTROL,
          '*.zoho.in (インドのドメインの場合) • *.zohoassist.in (インドのドメインの場合)',
          '*.zoho.in and *.zohoassist.in (for the Indian domain)',
        ),
        REMOTE_CONTROL_PORT,
        REMOTE_CONTROL_OF_AGENT,
        REMOTE_CONTROL_UNDER_SERVER,
      ],
      note: NO_WRITTEN_TLS,
    },
    {
      id: 'agent-remote-control-au',
      from: 'agent',
      to: 'remoteControl',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [subdomains('zoho.com.au')],
      either: false,
      application: [{ ports: '443', name: 'wss', basis: 'inferred' }],
      need: 'conditional',
      when: [{ remoteControl: [true], dataCenter: ['AU'] }],
      proxy: 'possible',
      cites: [
        REMOTE_CONTROL_DOMAINS,
        AUSTRALIAN_REMOTE_CONTROL,
        REMOTE_CONTROL_PORT,
        REMOTE_CONTROL_OF_AGENT,
        REMOTE_CONTROL_UNDER_SERVER,
      ],
      note: `${NO_WRITTEN_TLS}; no zohoassist name is printed for Australia`,
    },
    {
      id: 'agent-remote-control-cn',
      from: 'agent',
      to: 'remoteControl',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [subdomains('zoho.cn')],
      either: false,
      application: [{ ports: '443', name: 'wss', basis: 'inferred' }],
      need: 'conditional',
      when: [{ remoteControl: [true], dataCenter: ['CN'] }],
      proxy: 'possible',
      cites: [
        REMOTE_CONTROL_DOMAINS,
        CHINESE_REMOTE_CONTROL,
        REMOTE_CONTROL_PORT,
        REMOTE_CONTROL_OF_AGENT,
        REMOTE_CONTROL_UNDER_SERVER,
      ],
      note: `${NO_WRITTEN_TLS}; opened as printed, though the Chinese services are known to stand under zoho.com.cn (beyond the page); no zohoassist name is printed`,
    },
    {
      id: 'agent-remote-control-ca',
      from: 'agent',
      to: 'remoteControl',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [subdomains('zoho.ca')],
      either: false,
      application: [{ ports: '443', name: 'wss', basis: 'inferred' }],
      need: 'conditional',
      when: [{ remoteControl: [true], dataCenter: ['CA'] }],
      proxy: 'possible',
      cites: [
        REMOTE_CONTROL_DOMAINS,
        CANADIAN_REMOTE_CONTROL,
        REMOTE_CONTROL_PORT,
        REMOTE_CONTROL_OF_AGENT,
        REMOTE_CONTROL_UNDER_SERVER,
      ],
      note: `${NO_WRITTEN_TLS}; opened as printed, though the Canadian services are known to stand under zohocloud.ca (beyond the page); no zohoassist name is printed`,
    },

    // (B) The distribution server.
    {
      id: 'distribution-server-cloud-us',
      from: 'distributionServer',
      to: 'cloud',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [
        exact('desktopcentral.manageengine.com'),
        pattern('(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com', [
          'endpointcentral-agent0.manageengine.com',
          'endpointcentral-agent1.manageengine.com',
          'endpointcentral-agent2.manageengine.com',
          'endpointcentral-agent3.manageengine.com',
          'endpointcentral-agent4.manageengine.com',
          'endpointcentral-agentp1.manageengine.com',
          'endpointcentral-agentp2.manageengine.com',
          'endpointcentral-agent5.manageengine.com',
          'endpointcentral-agent6.manageengine.com',
        ]),
        exact('us3-dms.zoho.com'),
        exact('us4-dms.zoho.com'),
        exact('download-accl.zoho.com'),
        exact('downloads.zohocdn.com'),
        exact('files-me-accl.zoho.com'),
      ],
      ranges: US_RANGES,
      unprintedRanges: SHARED_DOWNLOADS,
      either: true,
      application: [
        { ports: '443', name: 'https', basis: 'stated' },
        { ports: '443', name: 'wss', basis: 'stated' },
      ],
      need: 'must',
      when: [{ dataCenter: ['US'], distributionServer: [true] }],
      proxy: 'possible',
      cites: [SERVER_443, BOTH_MUST, COMMUNICATION, US_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
    },
    {
      id: 'distribution-server-cloud-jp',
      from: 'distributionServer',
      to: 'cloud',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [
        exact('desktopcentral.manageengine.jp'),
        exact('endpointcentral-agent0.manageengine.jp'),
        exact('jp1-dms.zoho.jp'),
        exact('jp2-dms.zoho.jp'),
        exact('download.zoho.jp'),
        exact('downloads.zohocdn.com'),
      ],
      ranges: JP_RANGES,
      unprintedRanges: SHARED_DOWNLOADS,
      either: true,
      application: [
        { ports: '443', name: 'https', basis: 'stated' },
        { ports: '443', name: 'wss', basis: 'stated' },
      ],
      need: 'must',
      when: [{ dataCenter: ['JP'], distributionServer: [true] }],
      proxy: 'possible',
      cites: [SERVER_443, BOTH_MUST, COMMUNICATION, JP_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
    },
    {
      id: 'distribution-server-cloud-other-data-centers',
      from: 'distributionServer',
      to: 'cloud',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [],
      either: true,
      application: [
        { ports: '443', name: 'https', basis: 'stated' },
        { ports: '443', name: 'wss', basis: 'stated' },
      ],
      need: 'must',
      when: [{ dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'], distributionServer: [true] }],
      incomplete: {
        missing: ['hosts', 'addresses'],
        where: OTHER_DATA_CENTERS_WHERE,
        supply: OTHER_DATA_CENTERS_SUPPLY,
      },
      proxy: 'possible',
      cites: [OTHERS_BY_LINK, SERVER_443, BOTH_MUST, COMMUNICATION, ...OTHER_ADDRESSES, NAMES_FIRST],
      note: 'the link to the other data centres stands in (A) only',
    },
    {
      id: 'distribution-server-patch-database',
      from: 'distributionServer',
      to: 'patchDatabase',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [exact('patchdb.manageengine.com'), exact('patchdatabase.manageengine.com')],
      unprintedRanges: SHARED_PATCH_DATABASE,
      either: true,
      application: [
        { ports: '443', name: 'https', basis: 'stated' },
        { ports: '443', name: 'wss', basis: 'stated' },
      ],
      need: 'must',
      when: [{ dataCenter: ['US', 'JP'], distributionServer: [true] }],
      incomplete: {
        missing: ['addresses'],
        where: LOOK_UP_WHERE,
        supply: LOOK_UP_SUPPLY,
      },
      proxy: 'possible',
      cites: [DEPENDENT_PATCHES, SERVER_443, BOTH_MUST, COMMUNICATION, SHARED_ADDRESSES, NAMES_FIRST],
      note: 'both names end in .com in the Japanese list too ("共通", common)',
    },
    {
      id: 'distribution-server-patch-database-other-data-centers',
      from: 'distributionServer',
      to: 'patchDatabase',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [],
      either: true,
      application: [
        { ports: '443', name: 'https', basis: 'stated' },
        { ports: '443', name: 'wss', basis: 'stated' },
      ],
      need: 'must',
      when: [{ dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'], distributionServer: [true] }],
      incomplete: {
        missing: ['hosts', 'addresses'],
        where: OTHER_DATA_CENTERS_WHERE,
        supply: OTHER_PATCH_DATABASE_SUPPLY,
      },
      proxy: 'possible',
      cites: [OTHERS_BY_LINK, DEPENDENT_PATCHES, SERVER_443, BOTH_MUST, COMMUNICATION, ...OTHER_ADDRESSES, NAMES_FIRST],
      note: `${OTHER_PATCH_DATABASE_NOTE}; the link to the other data centres stands in (A) only`,
    },
    {
      id: 'distribution-server-patch-vendors',
      from: 'distributionServer',
      to: 'patchVendors',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'must',
      when: [{ distributionServer: [true] }],
      incomplete: {
        missing: ['transport', 'ports', 'hosts'],
        where: VENDORS_WHERE,
        supply:
          "name the sites and their ports in the profile: parties: { patchVendors: { hosts: [...] } }, ports: { 'distribution-server-patch-vendors': '...' }",
      },
      proxy: 'possible',
      cites: [
        PATCHES_UNDER_SERVER,
        domains(
          SERVER_VENDORS,
          'そのため、ファイアウォールやプロキシ等で各ベンダーサイトへの通信を許可する必要があります。',
          "Communication to each vendor's site therefore has to be allowed in firewalls, proxies and the like.",
        ),
        PATCHES_FROM_VENDORS,
      ],
      note: "under this heading the page repeats the agents' paragraph of (A); the heading and the section on agents under a distribution server make the distribution server the one that asks",
    },
    {
      id: 'distribution-server-domain-controller',
      from: 'distributionServer',
      to: 'domainController',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'optional',
      when: [{ distributionServer: [true] }],
      incomplete: {
        missing: ['transport', 'ports'],
        where: 'nowhere on the page; it links to a page of ports without printing its address',
        supply: "give the ports in the profile: ports: { 'distribution-server-domain-controller': '...' }",
      },
      proxy: 'unknown',
      cites: [WITH_A_SERVER],
      note: 'that the distribution server opens the connection is read from the sentence, which makes both possible by setting one up',
    },
    {
      id: 'distribution-server-agent-push-installation',
      from: 'distributionServer',
      to: 'agent',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'optional',
      when: [{ distributionServer: [true] }],
      incomplete: {
        missing: ['transport', 'ports'],
        where: 'nowhere on the page; it links to a page of ports without printing its address',
        supply: "give the ports in the profile: ports: { 'distribution-server-agent-push-installation': '...' }",
      },
      proxy: 'unknown',
      cites: [WITH_A_SERVER],
      note: 'that the distribution server opens the connection is read from the word "push"',
    },

    // (B) Agents under a distribution server: the same list without the patch database.
    AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_US,
    AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_JP,
    AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_OTHER_DATA_CENTERS,
    {
      id: 'agent-distribution-server-https',
      from: 'agent',
      to: 'distributionServer',
      transport: 'tcp',
      ports: ['8384'],
      portsAre: 'default',
      hosts: [],
      either: false,
      application: [{ ports: '8384', name: 'https', basis: 'stated' }],
      need: 'must',
      when: [{ distributionServer: [true] }],
      proxy: 'unknown',
      cites: [
        domains(AGENT_SERVER, 'デフォルトでは HTTPS: 8384 を使用します。', 'By default HTTPS: 8384 is used.'),
        OFFICE_PORTS,
        PATCHES_UNDER_SERVER,
        COMMUNICATION,
      ],
    },
    {
      id: 'agent-distribution-server-http',
      from: 'agent',
      to: 'distributionServer',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'unknown',
      when: [{ distributionServer: [true] }],
      incomplete: {
        missing: ['ports'],
        where: 'the HTTP port in the settings of the remote office; the page prints no default for it',
        supply: "give the port in the profile, if it is used: ports: { 'agent-distribution-server-http': '.../http' }",
      },
      proxy: 'unknown',
      cites: [OFFICE_PORTS],
      note: 'the page names an HTTP port beside the HTTPS port and a default for HTTPS alone; it does not say when HTTP is used, or whether it has to be',
    },

    // The proxy of a remote office.
    {
      id: 'agent-proxy',
      from: 'agent',
      to: 'proxy',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'conditional',
      when: [{ proxy: [true] }],
      incomplete: {
        missing: ['transport', 'ports'],
        where: "the settings of the remote office, which ask for the proxy's host name and port",
        supply: "give the port in the profile: ports: { 'agent-proxy': '...' }",
      },
      proxy: 'unknown',
      cites: [PROXY_BETWEEN, PROXY_FORM],
    },
    {
      id: 'distribution-server-proxy',
      from: 'distributionServer',
      to: 'proxy',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'conditional',
      when: [{ proxy: [true], distributionServer: [true] }],
      incomplete: {
        missing: ['transport', 'ports'],
        where: "the settings of the remote office, which ask for the proxy's host name and port",
        supply: "give the port in the profile: ports: { 'distribution-server-proxy': '...' }",
      },
      proxy: 'unknown',
      cites: [
        failures(
          PROXY_SETTINGS,
          '「配信サーバー WANエージェントからDesktop Centralサーバーへの接続」(※Desktop Centralサーバー=Endpoint Central Cloudの意味)のプロキシ設定にチェックを入れます。',
          'Tick the proxy setting of "connection from distribution server WAN agents to the Desktop Central server" (the Desktop Central server means Endpoint Central Cloud).',
        ),
        PROXY_BETWEEN,
        PROXY_FORM,
      ],
      note: 'that the distribution server uses the proxy too is read from the label of the form, which is garbled: it may mean the agents alone',
    },
    // Agents that cannot reach the proxy go round it: the same destinations, directly, by choice.
    {
      ...AGENT_CLOUD_US,
      id: 'agent-cloud-us-around-proxy',
      need: 'optional',
      when: [{ proxy: [true], directFallback: [true], dataCenter: ['US'], distributionServer: [false] }],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, AGENT_443, US_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
      note: AROUND_PROXY,
    },
    {
      ...AGENT_CLOUD_JP,
      id: 'agent-cloud-jp-around-proxy',
      need: 'optional',
      when: [{ proxy: [true], directFallback: [true], dataCenter: ['JP'], distributionServer: [false] }],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, AGENT_443, JP_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
      note: AROUND_PROXY,
    },
    {
      ...AGENT_CLOUD_OTHER_DATA_CENTERS,
      id: 'agent-cloud-other-data-centers-around-proxy',
      need: 'optional',
      when: [
        {
          proxy: [true],
          directFallback: [true],
          dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'],
          distributionServer: [false],
        },
      ],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, OTHERS_BY_LINK, AGENT_443, ...OTHER_ADDRESSES, NAMES_FIRST],
      note: AROUND_PROXY,
    },
    {
      ...AGENT_PATCH_DATABASE,
      id: 'agent-patch-database-around-proxy',
      need: 'optional',
      when: [{ proxy: [true], directFallback: [true], dataCenter: ['US', 'JP'], distributionServer: [false] }],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, PATCH_DATABASE, AGENT_443, SHARED_ADDRESSES, NAMES_FIRST],
      note: PATCH_DATABASE_AROUND_PROXY,
    },
    {
      ...AGENT_PATCH_DATABASE_OTHER_DATA_CENTERS,
      id: 'agent-patch-database-other-data-centers-around-proxy',
      need: 'optional',
      when: [
        {
          proxy: [true],
          directFallback: [true],
          dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'],
          distributionServer: [false],
        },
      ],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, OTHERS_BY_LINK, PATCH_DATABASE, AGENT_443, ...OTHER_ADDRESSES, NAMES_FIRST],
      note: PATCH_DATABASE_AROUND_PROXY,
    },
    {
      ...AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_US,
      id: 'agent-under-distribution-server-cloud-us-around-proxy',
      need: 'optional',
      when: [{ proxy: [true], directFallback: [true], dataCenter: ['US'], distributionServer: [true] }],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, UNDER_SERVER_443, US_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
      note: AROUND_PROXY,
    },
    {
      ...AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_JP,
      id: 'agent-under-distribution-server-cloud-jp-around-proxy',
      need: 'optional',
      when: [{ proxy: [true], directFallback: [true], dataCenter: ['JP'], distributionServer: [true] }],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, UNDER_SERVER_443, JP_ADDRESSES, SHARED_ADDRESSES, NAMES_FIRST],
      note: AROUND_PROXY,
    },
    {
      ...AGENT_UNDER_DISTRIBUTION_SERVER_CLOUD_OTHER_DATA_CENTERS,
      id: 'agent-under-distribution-server-cloud-other-data-centers-around-proxy',
      need: 'optional',
      when: [
        {
          proxy: [true],
          directFallback: [true],
          dataCenter: ['EU', 'AU', 'IN', 'CN', 'CA'],
          distributionServer: [true],
        },
      ],
      proxy: 'impossible',
      cites: [DIRECT_FALLBACK, OTHERS_BY_LINK, UNDER_SERVER_443, ...OTHER_ADDRESSES, NAMES_FIRST],
      note: AROUND_PROXY,
    },

    {
      id: 'agent-trusted-root-program',
      from: 'agent',
      to: 'trustedRootProgram',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'conditional',
      when: [],
      incomplete: {
        missing: ['transport', 'ports', 'hosts'],
        where:
          "nowhere on the page; it links to Microsoft's page on the trusted root program without printing its address",
        supply:
          "name them in the profile: parties: { trustedRootProgram: { hosts: [...] } }, ports: { 'agent-trusted-root-program': '...' }",
      },
      proxy: 'unknown',
      cites: [NO_INTERNET_FOR_ROOTS, NO_HTTPS_WITHOUT_ROOTS],
      note: 'it is the Windows of the managed computer that asks, not the agent itself',
    },
    {
      id: 'console-patch-vendors',
      from: 'console',
      to: 'patchVendors',
      transport: 'tcp',
      ports: [],
      portsAre: null,
      hosts: [],
      either: false,
      application: [],
      need: 'optional',
      when: [],
      incomplete: {
        missing: ['transport', 'ports', 'hosts'],
        where: VENDORS_WHERE,
        supply:
          "name the sites and their ports in the profile: parties: { patchVendors: { hosts: [...] } }, ports: { 'console-patch-vendors': '...' }",
      },
      proxy: 'unknown',
      cites: [TRIAL_DOWNLOAD],
      note: 'that the browser which shows the console makes the download is read from the click; the proxy of a remote office is set for its agents and distribution server, so nothing is known about one for a console',
    },
  ],
  denials: [
    {
      id: 'distribution-server-does-not-relay-remote-control',
      from: 'distributionServer',
      to: 'remoteControl',
      when: [],
      gloss: 'A distribution server does not relay remote control, so nothing is opened for it from there.',
      cites: [
        domains(
          SERVER_REMOTE_CONTROL,
          '配信サーバーはリモート制御機能の通信を中継しません。',
          'The distribution server does not relay the communication of remote control.',
        ),
      ],
    },
  ],
  notes: [
    {
      id: 'pages-linked-without-address',
      kind: 'gap',
      gloss:
        'The page of ports, the page with the details of each vendor and the pages of other data centres are links whose addresses did not come with the text; nothing of them is filled in.',
      cites: [
        domains(DOMAINS, '(使用するポートについてはこちらをご確認ください)', 'For the ports that are used, see here.'),
        domains(AGENT_VENDORS, '各ベンダーの詳細はこちらをご覧ください。', 'For details of each vendor, see here.'),
        domains(
          AGENT_SERVER,
          '通信ポートについてはこちらのナレッジをご覧ください。',
          'For the ports, see this article.',
        ),
        OTHERS_BY_LINK,
      ],
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
    {
      id: 'not-only-firewalls',
      kind: 'constraint',
      gloss:
        'Antivirus software, proxies and web filters can block the same domains; opening a firewall does not open these.',
      cites: [
        failures(
          REACHABILITY,
          'エージェントから各ドメインへの通信がファイアウォール、アンチウイルスソフト、プロキシ、Webフィルター等でブロックされていないことを確認します。',
          'Check that communication from the agent to each domain is not blocked by a firewall, antivirus software, a proxy, a web filter or the like.',
        ),
        failures(
          FAILURES,
          'Endpoint Central Cloud・エージェント間の通信が失敗する場合、以下の点を確認します。',
          'Where communication between Endpoint Central Cloud and an agent fails, check the following.',
        ),
      ],
    },
    {
      id: 'reachability-check',
      kind: 'procedure',
      gloss:
        'A domain is checked by opening it in a browser on the computer of the agent, which can be done for explicit names only, not for a wildcard or an expression; or by the [Check] links of the list.',
      cites: [
        failures(REACHABILITY, 'https://<ドメイン名>', 'https://<domain name>'),
        failures(
          REACHABILITY,
          'ドメイン一覧の[Check]をクリックすると、そのコンピューターから各ドメインへのアクセス状況を確認できます。',
          'A click on [Check] in the list of domains shows whether that computer can reach each domain.',
        ),
        failures(
          REACHABILITY,
          'httpsリクエストが成功するかどうか確認します。',
          'Check whether the https request succeeds.',
        ),
      ],
    },
    {
      id: 'misspelt-download-host',
      kind: 'erratum',
      gloss: 'The example misspells downloads.zohocdn.com; the misspelt name is opened nowhere.',
      cites: [failures(REACHABILITY, '(例) donwloads.zohocdn.com', '(Example) donwloads.zohocdn.com')],
    },
    {
      id: 'proxy-in-remote-office-settings',
      kind: 'procedure',
      gloss:
        'The proxy is a property of the remote office, entered there by host name and port (and a user name and password where the proxy asks), with or without a distribution server.',
      cites: [PROXY_BETWEEN, PROXY_FORM],
    },
    {
      id: 'reinstall-after-proxy-change',
      kind: 'procedure',
      gloss:
        "A change of the proxy in a remote office's settings takes effect only after its agents have been uninstalled and installed again.",
      cites: [
        failures(
          PROXY_SETTINGS,
          'そのリモートオフィスに所属する管理対象からエージェントをアンインストールし、リモートオフィスの設定変更完了後にエージェントを再度ダウンロード・インストールする必要があります。',
          'The agent has to be uninstalled from the computers of that remote office, and downloaded and installed again once its settings have been changed.',
        ),
        failures(
          PROXY_BEHAVIOUR,
          'リモートオフィスの設定変更後、エージェントは再インストールする必要があります。',
          "After a change of the remote office's settings the agent has to be installed again.",
        ),
      ],
    },
    {
      id: 'garbled-label-of-proxy-form',
      kind: 'erratum',
      gloss:
        'The label of the form is garbled and bears the old product name; the page explains that Endpoint Central Cloud is meant.',
      cites: [
        failures(
          PROXY_SETTINGS,
          '「配信サーバー WANエージェントからDesktop Centralサーバーへの接続」(※Desktop Centralサーバー=Endpoint Central Cloudの意味)',
          '"Connection from distribution server WAN agents to the Desktop Central server" (the Desktop Central server means Endpoint Central Cloud).',
        ),
      ],
    },
    {
      id: 'bracket-missing-in-proxy-steps',
      kind: 'erratum',
      gloss: 'A closing bracket is missing in the step that saves the remote office; nothing depends on it.',
      cites: [
        failures(
          PROXY_SETTINGS,
          '[追加](既存のリモートオフィスの編集の場合は[編集]をクリックします。',
          'Click [Add] (or [Edit] for an existing remote office.',
        ),
      ],
    },
    {
      id: 'system-proxy-not-used',
      kind: 'behaviour',
      gloss:
        'Agents take no proxy from the system. Where a proxy is the only way out, they find it once it is entered in the settings of their remote office, and not before.',
      cites: [
        failures(
          PROXY_BEHAVIOUR,
          'エージェントは、システムプロキシを使用しません。',
          'The agent does not use the system proxy.',
        ),
      ],
    },
    {
      id: 'direct-fallback-of-agents',
      kind: 'behaviour',
      gloss:
        'Agents that cannot reach the proxy go round it. The page describes that and asks for nothing, so the direct way is closed unless directFallback is chosen.',
      cites: [DIRECT_FALLBACK],
    },
    {
      id: 'tls-1-2',
      kind: 'constraint',
      gloss:
        'Endpoint Central Cloud uses TLS 1.2 and has ended 1.0 and 1.1: it has to be enabled on managed computers, and nothing on the way may refuse it. No traffic is opened for it.',
      cites: [
        failures(TLS, 'Endpoint Central Cloudでは、TLS 1.2 が使用されます。', 'Endpoint Central Cloud uses TLS 1.2.'),
        failures(
          TLS,
          'セキュリティ上の理由により、TLS 1.0 / 1.1 のサポートは終了しています(英語)。',
          'For security reasons TLS 1.0 and 1.1 are no longer supported (in English).',
        ),
      ],
    },
    {
      id: 'tls-1-2-on-old-windows',
      kind: 'constraint',
      gloss: 'Old Windows servers do not enable TLS 1.2 by themselves.',
      cites: [
        failures(
          TLS,
          'Windows server 2008 R2 や Windows Server 2012 といった古いOSにおいては、TLS 1.2がデフォルトで有効化されていないため、問題が発生する可能性があります。',
          'On old systems such as Windows Server 2008 R2 and 2012 TLS 1.2 is not enabled by default, which may cause problems.',
        ),
      ],
    },
    {
      id: 'root-certificate-of-proxy',
      kind: 'constraint',
      gloss: 'A proxy that inspects TLS is tolerated where its root certificate is trusted on the managed computers.',
      cites: [
        failures(
          PROXY_CERTIFICATE,
          'エージェントとEndpoint Central Cloud間にプロキシがある場合、プロキシの自己署名証明書が使用される場合があります。',
          "Where a proxy stands between the agent and Endpoint Central Cloud, the proxy's self-signed certificate may be used.",
        ),
        failures(
          PROXY_CERTIFICATE,
          'このとき、プロキシのルート証明書が管理対象の「信頼された証明書ストア」にインストールされていることを確認します。',
          'In that case check that the root certificate of the proxy is installed in the store of trusted certificates of the managed computer.',
        ),
      ],
    },
    {
      id: 'certificate-headings-negated',
      kind: 'contradiction',
      gloss:
        'Taken at their word, the headings of (D) and (E) look for a certificate that is absent, while the sentences below them want it present. What the sentences want is kept.',
      cites: [
        failures(
          PROXY_CERTIFICATE,
          PROXY_CERTIFICATE,
          "(D) Check whether the proxy's certificate is not installed in the store of trusted certificates.",
        ),
        failures(
          ROOT_CERTIFICATES,
          ROOT_CERTIFICATES,
          '(E) Check whether third-party root certificates are not installed in the Windows store of trusted root authorities.',
        ),
      ],
    },
    {
      id: 'third-party-root-certificates',
      kind: 'constraint',
      gloss:
        'The managed computer has to trust the third-party roots that Endpoint Central Cloud uses, or no HTTPS connection comes about.',
      cites: [
        NO_HTTPS_WITHOUT_ROOTS,
        failures(ROOT_CERTIFICATES, 'ルート証明書を削除した', 'A possible cause: the root certificate was deleted.'),
        failures(
          ROOT_CERTIFICATES,
          '「信頼されたルートプログラム」が実行されていない',
          'A possible cause: the trusted root program does not run.',
        ),
      ],
    },
    {
      id: 'root-update-disabled-by-policy',
      kind: 'constraint',
      gloss: 'A group policy can switch off the download of root certificates; the page names the registry value.',
      cites: [
        failures(
          ROOT_CERTIFICATES,
          'ルート証明書の自動ダウンロードを無効化するGPOを構成している',
          'A possible cause: a group policy disables the automatic download of root certificates.',
        ),
        failures(
          ROOT_CERTIFICATES,
          'HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\SystemCertificates\\AuthRoot Registry Name DisableRootAutoUpdate Registry Value 1 [REG_DWORD]',
          'The registry value of that policy.',
        ),
      ],
    },
    {
      id: 'root-update-hosts-unnamed',
      kind: 'gap',
      gloss: 'Updates of the trusted root program need the Internet; the page names neither hosts nor ports for them.',
      cites: [
        failures(
          ROOT_CERTIFICATES,
          'Windowsの場合、OSに含まれる Microsoftの信頼されたルートプログラム(Microsoft) によって管理されています。',
          "On Windows they are managed by Microsoft's trusted root program, which is part of the operating system.",
        ),
        NO_INTERNET_FOR_ROOTS,
      ],
    },
    {
      id: 'root-update-behind-proxy',
      kind: 'behaviour',
      gloss:
        'The footnote (*) belongs to the missing Internet connection: behind a proxy, updates of the trusted root program may fail again and again. Machines that were never online deserve a look.',
      cites: [
        failures(
          ROOT_CERTIFICATES,
          '*……プロキシサーバーを構成している場合、インターネット接続が制限されていることで「信頼されたルートプログラム」の更新が継続的に失敗している可能性があります。',
          '* Where a proxy server is configured, the restricted Internet connection may make updates of the trusted root program fail continually.',
        ),
        failures(
          ROOT_CERTIFICATES,
          'これまで一度もインターネットに接続されていない環境などでは、「信頼されたルートプログラム」が実行されルート証明書が更新されているかご確認ください。',
          'Where machines were never connected to the Internet, check that the trusted root program runs and the root certificates are updated.',
        ),
      ],
    },
    {
      id: 'import-root-certificates',
      kind: 'procedure',
      gloss:
        'Missing root certificates are compared and imported by hand in the certificate snap-in, or handed out by group policy; no traffic is asked for.',
      cites: [
        failures(
          CERTIFICATE_STEPS,
          '管理対象コンピューターのスタートメニュー > ファイル名を指定して実行 > mmc.exe を実行します。',
          'On the managed computer: start menu, run, mmc.exe.',
        ),
        failures(
          CERTIFICATE_STEPS,
          'Endpoint Central Cloudが使用する証明書(zipファイル) と比較します。',
          'Compare with the certificates that Endpoint Central Cloud uses (a zip file).',
        ),
        failures(
          CERTIFICATE_STEPS,
          '複数のコンピューターに対して証明書をインポートする場合、Active Directoryのグループポリシー(GPO)を使用して証明書を配布します。',
          'To import certificates on several computers, hand them out by a group policy of Active Directory.',
        ),
      ],
    },
  ],
});

/** The data centre that hosts the service (the top-level domain of the console shows which). */
export const EndpointCentralDataCenter = {
  /** 米国データセンター: `manageengine.com`. */
  US: 'US',
  /** 日本データセンター: `manageengine.jp`. */
  JP: 'JP',
  /** ヨーロッパ (.eu): the page prints the names of remote control only. */
  EU: 'EU',
  /** オーストラリア (.com.au): the page prints one name of remote control only. */
  AU: 'AU',
  /** インド (.in): the page prints the names of remote control only. */
  IN: 'IN',
  /** 中国 (.cn): the page prints one name of remote control only. */
  CN: 'CN',
  /** カナダ (.ca): the page prints one name of remote control only. */
  CA: 'CA',
} as const;

export type EndpointCentralDataCenter = (typeof EndpointCentralDataCenter)[keyof typeof EndpointCentralDataCenter];

/** What a user of Endpoint Central Cloud decides, and what the user supplies. */
export interface EndpointCentralProfile extends ProfileOf<typeof PRODUCT> {
  /** ご利用中のデータセンター: the data centre in use. The page gives no default. */
  readonly dataCenter: EndpointCentralDataCenter;
  /**
   * リモート制御機能を使用する場合: whether remote control is used. Opens its names for agents, never for a distribution server.
   * @default false
   */
  readonly remoteControl?: boolean;
  /**
   * 配信サーバーの有無: whether the remote office has a distribution server. Changes the list of its agents and opens the
   * distribution server's own.
   * @default - true where a distribution server is placed or asks itself, otherwise false
   */
  readonly distributionServer?: boolean;
  /**
   * プロキシサーバーが設置されている場合: whether a proxy is entered in the settings of the remote office.
   * @default - true where a proxy is placed, otherwise false
   */
  readonly proxy?: boolean;
  /**
   * プロキシを使用せず…接続を試みます: whether agents may go to the cloud and the patch database directly beside the proxy.
   * @default false
   */
  readonly directFallback?: boolean;
}

/** Endpoint Central Cloud, as documents `000` and `001` have it. */
export const endpointCentralCloud: typeof PRODUCT & ProfiledBy<EndpointCentralProfile> = PRODUCT;
