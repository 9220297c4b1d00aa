import type { Citation } from '../../model/citation';

/** A quote of the page on the communication environment. */
export function page(section: string, quote: string, gloss: string): Citation {
  return { document: '004', section, quote, gloss };
}

// The headings, as printed; none stands twice. Table cells stand one per line, and a row is quoted as a run of them.
export const ENVIRONMENT = '付録-1.通信環境';
export const IP_VERSIONS = '付録-1-1.システムサーバーとクライアントの通信環境';
export const CLIENT_PORTS = '付録-1-2.クライアントが使用する通信ポート';
export const RC = '付録-1-3.RCコンソール/RCクライアントが使用するポート';
export const RC_LOCAL = '付録-1-3-1.ローカルリモコンモード';
export const RC_INTERNET = '付録-1-3-2.インターネットリモコンモード';
export const QRC = '付録-1-4.QRCコンソール/QRCクライアントが使用するポート';
export const QRC_LAN = '付録-1-4-1.QRCコンソールとQRCクライアントが直接接続可能なネットワーク上にある場合';
export const QRC_INTERNET = '付録-1-4-2.QRCコンソールとQRCクライアントがインターネット経由で通信する場合';
export const BEHAVIOUR_DETECTION = '付録-1-5.ふるまい検知機能/QS版ふるまい検知機能で使用する通信ポート';
export const UPDATE_SUPPORT = '付録-1-6.Windows 10 / 11 アップデート支援機能で使用する通信ポート';
export const QS_AGENT = '付録-1-7.QSエージェントで使用する通信ポート';

// Sentences that more than one part rests on.
export const DEFAULT_PORTS_OF_CLIENTS = page(
  CLIENT_PORTS,
  'クライアントを組織内ネットワーク経由で管理する場合に、開放する必要がある通信ポート(デフォルト値)は、次の図表のとおりです。',
  'The ports (default values) that have to be open where clients are managed over the network of the organisation are those of the following figure and table.',
);
export const SWITCHED_BY_THE_SERVER = page(
  CLIENT_PORTS,
  'サーバーの設定により、通信に使用するポートが切り替わります。',
  'The setting of the server switches the port that is used.',
);
/** The cells that say which port the rows of table 1-2 below them are about. */
export const GROUP_80 = page(
  CLIENT_PORTS,
  'TCP:80 次の通信で使用します。',
  'TCP 80 is used for the following communication.',
);
export const GROUP_443 = page(
  CLIENT_PORTS,
  'TCP:443 次の通信で使用します。',
  'TCP 443 is used for the following communication.',
);
export const IPV4_ALONE = page(
  IP_VERSIONS,
  'ただし、以下の通信については、IPv4のみ対応しています。',
  'For the following communication, however, IPv4 alone is supported.',
);
export const PORTS_CANNOT_BE_CHANGED = page(
  RC,
  'なお、ポート番号は変更できません。',
  'The port numbers cannot be changed.',
);
export const ASK_THE_PROVIDER = page(
  RC,
  '詳細は、サービスプロバイダー/サービス管理者にお問い合わせください。',
  'For details, ask your service provider or service administrator.',
);
export const RC_LOCAL_DEFAULT_PORTS = page(
  RC_LOCAL,
  'RCクライアントで開放する必要があるポート(デフォルト値)は、次の図表のとおりです。',
  'The ports (default values) that have to be open on the RC client are those of the following figure and table.',
);
export const RC_INTERNET_DEFAULT_PORTS = page(
  RC_INTERNET,
  '開放する必要がある通信ポート(デフォルト値)は、次の図表のとおりです。',
  'The ports (default values) that have to be open are those of the following figure and table.',
);
export const DEFAULT_PORTS_OF_BEHAVIOUR_DETECTION = page(
  BEHAVIOUR_DETECTION,
  'ふるまい検知機能/QS版ふるまい検知機能を利用するために開放する必要がある通信ポート(デフォルト値)は、次の図表のとおりです。',
  'The ports (default values) that have to be open to use behaviour detection or its QS edition are those of the following figure and table.',
);
export const QS_AGENT_TOO = page(
  BEHAVIOUR_DETECTION,
  'なお、QS版ふるまい検知機能を契約している場合は、QSエージェントの通信ポートも使用します。',
  'Where the QS edition of behaviour detection is contracted, the ports of the QS agent are used too.',
);
export const DEFAULT_PORTS_OF_UPDATE_SUPPORT = page(
  UPDATE_SUPPORT,
  'Windows 10 / 11 アップデート支援機能を利用するために開放する必要がある通信ポート(デフォルト値)は、次の図表のとおりです。',
  'The ports (default values) that have to be open to use Windows 10 / 11 update support are those of the following figure and table.',
);
export const UPDATE_SERVER_IPV4_ALONE = page(
  IP_VERSIONS,
  'Windows 10 / 11 アップデート支援サーバーとシステムサーバー、情報取得サーバー、Windows Update間',
  'Between the Windows 10 / 11 update support server and the system server, the information server and Windows Update.',
);
export const QS_AGENT_NEEDED = page(
  QS_AGENT,
  'QSエージェントは、QS版オプション製品を利用するために必要です。',
  'The QS agent is needed to use the option products of the QS edition.',
);

/** Who may know the names of the servers. The page prints none, and sends its readers to nobody but these, about a contract. */
export const PROVIDER =
  'the service provider or service administrator (サービスプロバイダー/サービス管理者), the only ones whom the page tells its readers to ask; it prints no name or address of this server';

/** What to put into the profile for a server whose name the page does not print. */
export function supplyServer(party: string): string {
  return `name it in the profile: parties: { ${party}: { hosts: [...] } }, or addresses: [...]`;
}

/** The same where UDP goes there, or what runs there has no usual name: no firewall can read a name. */
export function supplyAddresses(party: string): string {
  return `put its addresses into the profile: parties: { ${party}: { addresses: [...] } }; or hosts: [...] where no firewall has to read them, since the page does not print what runs on the ports`;
}

/** The same where TCP alone goes there: what runs on the port is not printed, and the user may say so. */
export function supplyServerAndScheme(party: string, requirement: string, port: string): string {
  return `${supplyServer(party)}; ${sayWhatRuns(requirement, port)} where your provider says so`;
}

/** What a firewall that reads names needs beside them, since the page prints ports and nothing that runs there. */
export function sayWhatRuns(requirement: string, ...ports: readonly string[]): string {
  const said = ports.map((port) => `${port}/${port === '80' ? 'http' : 'https'}`).join(', ');
  return `the page does not print what runs on the port${ports.length > 1 ? 's' : ''}, so a firewall that reads names needs it too: ports: { '${requirement}': '${said}' }`;
}
