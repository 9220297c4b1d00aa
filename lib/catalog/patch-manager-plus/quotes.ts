import type { Citation } from '../../model/citation';

/** A quote of the page of ports. */
export function page(section: string, quote: string, gloss: string): Citation {
  return { document: '003', section, quote, gloss };
}

// The headings, as printed.
export const PORTS = 'Patch Manager Plusの通信ポート';
export const DEFAULT_PORTS = 'Patch Manager Plus デフォルトの使用ポート';
export const SERVER = 'サーバーで使用するポート';
export const AGENT = 'エージェントで使用するポート';
export const DISTRIBUTION_SERVER = '配信サーバーで使用するポート';
export const OLD_PORTS = 'Patch Manager Plus 10.0.544 以前から使用している場合の使用ポート';

// Which of two ports is in use.
export const OLD_UNTIL_562 = page(
  DEFAULT_PORTS,
  'なお、Patch Manager Plus 10.0.562以前からご利用の場合は()内のポートが使用されます。',
  'Where Patch Manager Plus has been in use since 10.0.562 or before, the ports in brackets are used.',
);
export const OLD_PORTS_STAY = page(
  OLD_PORTS,
  '次の条件に当てはまる場合、デフォルトの通信ポートが一部異なります。上記各表における()内のポートが引き続きアップグレード後も使用されます。',
  'Where one of these conditions holds, some of the default ports differ: the ports in brackets in the tables above stay in use after an upgrade too.',
);
export const OLD_UNTIL_544 = page(
  OLD_PORTS,
  'Patch Manager Plus 10.0.544 以前のビルドの場合',
  'With a build of Patch Manager Plus 10.0.544 or before.',
);
export const UPGRADED_FROM_544 = page(
  OLD_PORTS,
  'Patch Manager Plus 10.0.544 より新しいビルドで、かつ10.0.544以前からアップグレードして使用している場合',
  'With a build newer than 10.0.544 that was upgraded from 10.0.544 or before.',
);
export const PAIR_HTTPS = page(OLD_PORTS, 'サーバー 8383 6383', 'Server: 8383, and from before 6383.');
export const PAIR_HTTP = page(OLD_PORTS, 'サーバー 8020 6020', 'Server: 8020, and from before 6020.');
export const PAIR_NOTIFICATION = page(OLD_PORTS, 'サーバー 8027 6027', 'Server: 8027, and from before 6027.');
export const PAIR_DISTRIBUTION_SERVER_HTTP = page(
  OLD_PORTS,
  '配信サーバー 8021 6021',
  'Distribution server: 8021, and from before 6021.',
);
export const PAIR_DISTRIBUTION_SERVER_HTTPS = page(
  OLD_PORTS,
  '配信サーバー 8384 6384',
  'Distribution server: 8384, and from before 6384.',
);

// The server: its rows, and what is printed below them.
export const ROW_HTTPS = page(
  SERVER,
  '8383 * (6383) エージェントとサーバー間の通信 配信サーバーとサーバー間の通信 コンソール画面へのアクセス HTTPS サーバーへのインバウンド通信',
  '8383 (6383): agents with the server, distribution servers with the server, access to the console; HTTPS, inbound to the server.',
);
export const ROW_HTTP = page(
  SERVER,
  '8020 * (6020) エージェントとサーバー間の通信 配信サーバーとサーバー間の通信 コンソール画面へのアクセス HTTP サーバーへのインバウンド通信',
  '8020 (6020): agents with the server, distribution servers with the server, access to the console; HTTP, inbound to the server.',
);
export const ROW_NOTIFICATION = page(
  SERVER,
  '8027 ** (6027) エージェント から サーバー の通信 配信サーバーとサーバー間の通信 TCP サーバーへのインバウンド通信',
  '8027 (6027): from agents to the server, distribution servers with the server; TCP, inbound to the server.',
);
export const DESTINATION_OF_ALL = page(
  SERVER,
  '* ……ポート8020,8383(旧ビルドのポート6020,6383)は、エージェントや配信サーバーからの通信、およびコンソール画面へアクセスする際の宛先ポートとなります。',
  '* Ports 8020 and 8383 (6020 and 6383 of old builds) are the destination ports of communication from agents and distribution servers, and of access to the console.',
);
export const SERVER_HAS_TO_OPEN = page(
  SERVER,
  'Patch Manager Plusをインストールしたコンピューターにおいて、かならずこれらのポートを開放します。',
  'These ports always have to be opened on the computer on which Patch Manager Plus is installed.',
);
export const HTTP_ENDS = page(
  SERVER,
  'なお、HTTPSを有効化した場合、使用するポートが変更されます(デフォルト: 8020 → 8383)。HTTP用のポート通信はそれ以降使用されなくなります。',
  'Once HTTPS is enabled the port in use changes (default: 8020 to 8383), and communication by the HTTP port is no longer used.',
);
export const NOTIFICATION_SERVER = page(
  SERVER,
  '** ……ポート8027(旧ビルドでのポート6027)は、「Notification Server」または「通知サーバー」と呼ばれるPatch Manager Plus サーバー内のコンポーネントへの通信に使用されます。',
  '** Port 8027 (6027 of old builds) is used for communication to a component inside the Patch Manager Plus server, called the notification server.',
);
export const NOTIFICATION_IS_NEEDED = page(
  SERVER,
  '即時操作(「今すぐ配布」の実行/手動パッチスキャンなど)やエージェント・サーバー間の通信状態を把握するために必要です。',
  'It is needed for immediate operations ("distribute now", manual patch scans and so on), and to know the state of communication between agents and server.',
);
export const WEBSOCKET = page(
  SERVER,
  'エージェントがサーバーに通信を開始するとWebSocketを使用し、10分ごとにコネクションを維持します。',
  'Once the agent opens communication to the server it uses WebSocket and keeps the connection up every 10 minutes.',
);
export const DATABASE_PORT = page(
  SERVER,
  '***……ポート8028に関して、リモートDBアクセス機能を使用しない際は、このポートを使用しません。',
  '*** Port 8028 is not used unless remote database access is used.',
);
export const DATABASE_PORT_CLOSED = page(
  SERVER,
  'リモートDBアクセス機能を使用する時にポートを開放し、それ以外では開放しないことを推奨します。',
  'It is recommended to open the port while remote database access is used, and not otherwise.',
);
export const MS_SQL = page(
  SERVER,
  'なお、管理対象台数が一定以上の環境でバンドルされているPostgreSQLではなくMS SQLを使用する場合、さらにMS SQLが必要なポートへの通信を許可する必要があります。',
  'Where MS SQL is used instead of the bundled PostgreSQL, in environments with more than a certain number of managed computers, communication to the ports that MS SQL needs has to be allowed in addition.',
);
export const ROW_MAIL_SMTP = page(
  SERVER,
  '25 メールサーバーとの通信(メール通知) SMTP サーバーからのアウトバウンド通信',
  '25: with the mail server (mail notification); SMTP, outbound from the server.',
);
export const ROW_MAIL_SSL = page(
  SERVER,
  '465 メールサーバーとの通信(メール通知) SMTP(SSL) サーバーからのアウトバウンド通信',
  '465: with the mail server (mail notification); SMTP (SSL), outbound from the server.',
);
export const ROW_MAIL_TLS = page(
  SERVER,
  '587 メールサーバーとの通信(メール通知) SMTP(TLS) サーバーからのアウトバウンド通信',
  '587: with the mail server (mail notification); SMTP (TLS), outbound from the server.',
);
export const ROW_LDAP = page(
  SERVER,
  '389 Active Directoryのドメインコントローラーとの通信 (Active Directory環境で使用する場合) LDAP サーバーからのアウトバウンド通信',
  '389: with the domain controller of Active Directory (where used in an Active Directory environment); LDAP, outbound from the server.',
);
export const ROW_LDAP_SSL = page(
  SERVER,
  '636 Active Directoryのドメインコントローラーとの通信 (Active Directory環境で使用する場合) LDAP SSL サーバーからのアウトバウンド通信',
  '636: with the domain controller of Active Directory (where used in an Active Directory environment); LDAP SSL, outbound from the server.',
);
export const ROW_DOWNLOADS_HTTP = page(
  SERVER,
  '80 ***** 各種ダウンロード * HTTP サーバーからのアウトバウンド通信',
  '80: downloads of all kinds; HTTP, outbound from the server.',
);
export const ROW_DOWNLOADS_HTTPS = page(
  SERVER,
  '443 ***** 各種ダウンロード * HTTPS サーバーからのアウトバウンド通信',
  '443: downloads of all kinds; HTTPS, outbound from the server.',
);
export const PATCHES_FROM_VENDORS = page(
  SERVER,
  '*****……ポート80,443を使用し、ベンダーサイトにアクセスしてパッチファイルの最新版をダウンロードします。',
  "***** Ports 80 and 443 are used to go to vendors' sites and download the newest patch files.",
);
export const PATCH_INFORMATION = page(
  SERVER,
  'また、ZohoパッチDBと通信して最新のパッチ情報を取得します。',
  'It also communicates with the Zoho patch database and fetches the newest patch information.',
);
export const NOT_IN_A_CLOSED_NETWORK = page(
  SERVER,
  'このため、Webブラウザーを使用してWebサイトにアクセスするのと同様のポート80,443が使用可能である必要があります(閉域ネットワークで使用する場合を除く)。',
  'So ports 80 and 443, the same as for visiting web sites with a browser, have to be usable (except where it is used in a closed network).',
);
export const DOWNLOADS_IN_FIREWALLS = page(
  SERVER,
  'なお、ファイアウォールやプロキシにおいて、ベンダーサイトやZohoパッチDBとの通信を許可する必要があります。',
  "Communication with vendors' sites and the Zoho patch database has to be allowed in firewalls and proxies.",
);
export const PROXY_SETTING = page(
  SERVER,
  'また、管理タブ > パッチ管理 > プロキシ設定をかならず完了させる必要があります。',
  'The proxy settings (admin tab > patch management > proxy settings) have to be completed in any case.',
);

// The agent.
export const PUSH_TO_AGENTS = page(
  AGENT,
  '*…………ポート135,139,445(Windows)および ポート22(Mac/Linux)は、特定の方法でエージェントをインストール(プッシュインストール)した場合に使用されます。',
  '* Ports 135, 139 and 445 (Windows) and port 22 (Mac and Linux) are used where agents are installed in a particular way (push installation).',
);
export const BLOCK_AFTER_PUSH = page(
  AGENT,
  'プッシュインストールを使用しない場合やエージェントインストール完了後においては、これらのポートを使用しません。不要な場合はポートをブロックすることを推奨します。',
  'Without push installation, and once agents are installed, these ports are not used. It is recommended to block them where they are not needed.',
);
export const AGENT_TO_SERVER = page(
  AGENT,
  'これは、エージェントとサーバー間の通信においては エージェント → サーバー の方向で通信が行なわれるためです。',
  'That is because communication between agents and server goes in the direction from agent to server.',
);
export const NO_PORTS_OF_AGENTS = page(
  AGENT,
  'エージェント側は、基本的にポートを開放する必要がありません。',
  'On the side of the agent basically no port has to be opened.',
);
export const ROW_PUSH_80 = page(
  AGENT,
  '80 ** Mac・Linux エージェントのプッシュインストール * TCP エージェントへのインバウンド通信',
  '80 **: push installation of Mac and Linux agents; TCP, inbound to the agent.',
);
export const ROW_PUSH_443 = page(
  AGENT,
  '443 ** Mac・Linux エージェントのプッシュインストール * TCP エージェントへのインバウンド通信',
  '443 **: push installation of Mac and Linux agents; TCP, inbound to the agent.',
);
export const INTERNET_ONLY_IF = page(
  AGENT,
  '**……以下の場合に限り、エージェントはインターネットとの通信を必要とします(それ以外の場合では、エージェントのインターネット接続は基本的に必要ありません)。',
  '** Agents need to communicate with the Internet in the following cases only (otherwise they basically need no Internet connection).',
);
export const DIRECT_DOWNLOAD = page(
  AGENT,
  'テレワーク(リモートワーク)の際に「直接ダウンロード機能」を使用する場合、エージェントはインターネットへアクセス可能である必要があります。',
  'Where "direct download" is used for telework (remote work), agents have to be able to reach the Internet.',
);
export const DIRECT_DOWNLOAD_PORTS = page(
  AGENT,
  'その際、ポート80,443を使用し、ベンダーサイトにアクセスしてパッチファイルをダウンロードします。',
  "They then use ports 80 and 443 to go to vendors' sites and download patch files.",
);
export const DIRECT_DOWNLOAD_IN_FIREWALLS = page(
  AGENT,
  'ファイアウォールやプロキシにおいて、ベンダーサイトへの通信を許可する必要があります。',
  "Communication to vendors' sites has to be allowed in firewalls and proxies.",
);
export const RED_HAT = page(
  AGENT,
  'Red Hat Enterprise Linuxのパッチを管理する場合、指定システムとRed Hat Networkとの通信を許可する必要があります。',
  'Where patches of Red Hat Enterprise Linux are managed, communication between the designated system and Red Hat Network has to be allowed.',
);
export const RED_HAT_PORTS = page(
  AGENT,
  'ポート80,443を使用してメタファイル(YUMキャッシュ)をダウンロードします。',
  'Ports 80 and 443 are used to download metadata files (the YUM cache).',
);
export const RED_HAT_BY_LINK = page(
  AGENT,
  '許可すべきドメインなど詳細はRed Hat Enterprise Linuxのパッチ管理についてをご確認ください。',
  'For details such as the domains to allow, see the article on patch management of Red Hat Enterprise Linux.',
);

// The distribution server.
export const WITH_A_DISTRIBUTION_SERVER = page(
  DISTRIBUTION_SERVER,
  '配信サーバーを必要に応じて設置する場合、配信サーバー(Distribution Server, DS)をインストールしたWindows Serverコンピューターでは以下の通信ポートが使用されます。',
  'Where a distribution server (DS) is set up as needed, the Windows Server computer on which it is installed uses the following ports.',
);
export const ROW_WAN_HTTPS = page(
  DISTRIBUTION_SERVER,
  '8384 * (6384) WANエージェントと配信サーバー間の通信 HTTPS 配信サーバーへのインバウンド通信',
  '8384 (6384): WAN agents with the distribution server; HTTPS, inbound to the distribution server.',
);
export const ROW_WAN_HTTP = page(
  DISTRIBUTION_SERVER,
  '8021 * (6021) WANエージェントと配信サーバー間の通信 HTTP 配信サーバーへのインバウンド通信',
  '8021 (6021): WAN agents with the distribution server; HTTP, inbound to the distribution server.',
);
export const DESTINATION_OF_AGENTS_UNDER_IT = page(
  DISTRIBUTION_SERVER,
  '* ……ポート 8021,8384は、配下のエージェントからの通信の宛先ポートとなります。',
  '* Ports 8021 and 8384 are the destination ports of communication from the agents under it.',
);
export const DISTRIBUTION_SERVER_HAS_TO_OPEN = page(
  DISTRIBUTION_SERVER,
  '配信サーバーをインストールしたコンピューターにおいて、かならずこれらのポートを開放します(配信サーバーを設置しない場合、これらのポートは使用されません)。',
  'These ports always have to be opened on the computer on which the distribution server is installed (where there is none, they are not used).',
);
export const SAME_PORTS_TO_THE_SERVER = page(
  DISTRIBUTION_SERVER,
  'なお、配信サーバーからPatch Manager Plusサーバーへの通信の宛先ポートは、エージェントからPatch Manager Plusサーバーへの宛先ポートと同一です。',
  'The destination ports from the distribution server to the Patch Manager Plus server are the same as those from agents to it.',
);
export const NO_HTTP_FROM_BUILD_400 = page(
  DISTRIBUTION_SERVER,
  'Patch Manager Plus 10.0.400 以降のビルドにおいて、HTTPポート(デフォルト: 8021 または 6021)は使用されません。',
  'With builds of Patch Manager Plus 10.0.400 and later, the HTTP port (default: 8021 or 6021) is not used.',
);
export const HTTPS_ALONE_FROM_BUILD_400 = page(
  DISTRIBUTION_SERVER,
  'HTTPSポート(デフォルト: 8384 または 6384)のみ使用されます。',
  'Only the HTTPS port (default: 8384 or 6384) is used.',
);
export const PUSH_TO_DISTRIBUTION_SERVER = page(
  DISTRIBUTION_SERVER,
  '**……ポート135,139,445は、配信サーバーのプッシュインストール方法で使用されます。',
  '** Ports 135, 139 and 445 are used where the distribution server is installed by push installation.',
);
