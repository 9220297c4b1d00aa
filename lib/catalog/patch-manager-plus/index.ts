import { defineProduct, type ProfiledBy, type ProfileOf } from '../../model/profile';
import { AGENT_REQUIREMENTS } from './agent';
import { DENIALS } from './denials';
import { DISTRIBUTION_SERVER_REQUIREMENTS } from './distribution-server';
import { REQUIREMENTS_FROM_THE_SERVER } from './from-the-server';
import { NOTES_ON_AGENTS_AND_DISTRIBUTION_SERVERS } from './notes-on-agents-and-distribution-servers';
import { NOTES_ON_PORTS } from './notes-on-ports';
import { NOTES_ON_THE_SERVER } from './notes-on-the-server';
import {
  DATABASE_PORT,
  DIRECT_DOWNLOAD,
  HTTP_ENDS,
  MS_SQL,
  NO_HTTP_FROM_BUILD_400,
  NOT_IN_A_CLOSED_NETWORK,
  OLD_PORTS_STAY,
  PROXY_SETTING,
  PUSH_TO_AGENTS,
  PUSH_TO_DISTRIBUTION_SERVER,
  RED_HAT,
  ROW_LDAP,
  ROW_MAIL_SMTP,
  ROW_MAIL_SSL,
  ROW_WAN_HTTPS,
  WITH_A_DISTRIBUTION_SERVER,
} from './quotes';
import { SUPPLEMENT_DOCUMENTS, SUPPLEMENT_REQUIREMENTS } from './supplements';
import { REQUIREMENTS_TO_THE_SERVER } from './to-the-server';
import type { PatchManagerPlusMailConnection, PatchManagerPlusPorts, PatchManagerPlusServerProtocol } from './values';

export { PatchManagerPlusMailConnection, PatchManagerPlusPorts, PatchManagerPlusServerProtocol } from './values';

/**
 * Patch Manager Plus on premises, as the page of ports in the vendor's Japanese knowledge base (`003`) documents it: a
 * table and its footnotes for the server, for agents and for distribution servers, and the ports of old installations.
 */

/** What the vendor documents for Patch Manager Plus. */
const PRODUCT = defineProduct({
  id: 'patch-manager-plus',
  name: 'Patch Manager Plus',
  short: 'PMP',
  documents: [
    {
      id: '003',
      kind: 'given',
      title: 'Patch Manager Plusの通信ポート',
      publisher: 'ManageEngine (www.manageengine.jp)',
      address: 'https://www.manageengine.jp/support/kb/Patch_Manager_Plus/?p=309',
      language: 'ja',
      retrieved: null,
    },
    ...SUPPLEMENT_DOCUMENTS,
  ],
  roles: {
    server: {
      words: 'サーバー',
      gloss: 'the Windows Server computer on which Patch Manager Plus is installed, its notification server included',
      short: 'SERVER',
    },
    agent: {
      words: 'エージェント',
      gloss: 'the agent on a managed computer, in the LAN or WAN; where Red Hat is managed, the designated system too',
      short: 'AGENT',
    },
    distributionServer: {
      words: '配信サーバー',
      gloss: 'the Windows Server computer that stands between the server and the WAN agents under it',
      short: 'DS',
    },
    console: {
      words: 'コンソール画面',
      gloss: "the administrator's browser, which shows the console",
      short: 'CONSOLE',
    },
    databaseClient: {
      words: 'リモートDBアクセス機能',
      gloss: "whatever reads the server's PostgreSQL by remote database access",
      short: 'DB',
    },
    domainController: {
      words: 'Active Directoryのドメインコントローラー',
      gloss: 'the domain controller of Active Directory',
      short: 'DC',
    },
    mailServer: { words: 'メールサーバー', gloss: 'the mail server that sends notifications', short: 'MAIL' },
    sqlServer: { words: 'MS SQL', gloss: 'the MS SQL that takes the place of the bundled PostgreSQL', short: 'SQL' },
    proxy: { words: 'プロキシ', gloss: 'the proxy through which patches are downloaded', short: 'PROXY' },
  },
  services: {
    patchVendors: { words: 'ベンダーサイト', gloss: 'the sites of the vendors whose patch files are downloaded' },
    zohoPatchDatabase: { words: 'ZohoパッチDB', gloss: "Zoho's database of patch information" },
    redHatNetwork: { words: 'Red Hat Network', gloss: 'where the designated system gets its YUM cache' },
  },
  choices: {
    portsInUse: {
      kind: 'oneOf',
      values: ['default', 'old'],
      gloss:
        'whether the default ports are in use or those in brackets; an installation from before the change keeps the latter through every upgrade. The page says 10.0.562 in one place and 10.0.544 in another, so for an installation that began between them look which ports it uses',
      cite: OLD_PORTS_STAY,
    },
    buildBefore10_0_400: {
      kind: 'flag',
      gloss: 'whether the build in use is older than 10.0.400, so that distribution servers still take HTTP',
      cite: NO_HTTP_FROM_BUILD_400,
      concerns: { portsInUse: ['old'], distributionServer: [true] },
    },
    serverProtocol: {
      kind: 'oneOf',
      values: ['HTTPS', 'HTTP'],
      gloss: 'whether HTTPS has been enabled on the server; HTTP is no longer used from then on',
      cite: HTTP_ENDS,
    },
    operatingSystems: {
      kind: 'someOf',
      values: ['Windows', 'Mac', 'Linux'],
      gloss:
        'the operating systems of the managed computers; asked for where agents are installed by push, and for Red Hat',
      cite: PUSH_TO_AGENTS,
    },
    distributionServer: {
      kind: 'party',
      gloss: 'whether there is a distribution server',
      cite: WITH_A_DISTRIBUTION_SERVER,
    },
    wanAgents: {
      kind: 'flag',
      default: true,
      gloss:
        'whether the agents are WAN agents, under the distribution server. The page says that its port has to be open wherever there is one; agents in the LAN of the server say false',
      cite: ROW_WAN_HTTPS,
      concerns: { distributionServer: [true] },
    },
    closedNetwork: {
      kind: 'flag',
      gloss: 'whether the server stands in a closed network, and downloads nothing by itself',
      cite: NOT_IN_A_CLOSED_NETWORK,
    },
    proxy: { kind: 'party', gloss: 'whether downloads go through a proxy', cite: PROXY_SETTING },
    directDownload: {
      kind: 'flag',
      gloss: "whether agents download patch files from vendors' sites by themselves (telework)",
      cite: DIRECT_DOWNLOAD,
    },
    redHatEnterpriseLinux: {
      kind: 'flag',
      gloss:
        'whether patches of Red Hat Enterprise Linux are managed, and the agents are, or include, the designated system',
      cite: RED_HAT,
      concerns: { operatingSystems: ['Linux'] },
    },
    pushInstallation: {
      kind: 'flag',
      gloss: 'whether agents are installed by push; the page recommends to close the ports once that is done',
      cite: PUSH_TO_AGENTS,
      concerns: { operatingSystems: ['Windows', 'Mac', 'Linux'] },
    },
    distributionServerPushInstallation: {
      kind: 'flag',
      gloss: 'whether the distribution server is installed by push',
      cite: PUSH_TO_DISTRIBUTION_SERVER,
      concerns: { distributionServer: [true] },
    },
    remoteDatabaseAccess: {
      kind: 'flag',
      gloss: "whether the server's PostgreSQL is read by remote database access",
      cite: DATABASE_PORT,
    },
    sqlServer: {
      kind: 'party',
      gloss: 'whether MS SQL is used instead of the bundled PostgreSQL',
      cite: MS_SQL,
    },
    domainController: {
      kind: 'party',
      gloss: 'whether it is used in an Active Directory environment',
      cite: ROW_LDAP,
    },
    mailServer: { kind: 'party', gloss: 'whether notifications are sent by mail', cite: ROW_MAIL_SMTP },
    mailConnection: {
      kind: 'oneOf',
      values: ['SMTP', 'SMTP(SSL)', 'SMTP(TLS)'],
      gloss: 'how the server connects to the mail server: each of the three has a row and a port of its own',
      cite: ROW_MAIL_SSL,
      concerns: { mailServer: [true] },
    },
  },
  requirements: [
    ...REQUIREMENTS_TO_THE_SERVER,
    ...REQUIREMENTS_FROM_THE_SERVER,
    ...AGENT_REQUIREMENTS,
    ...DISTRIBUTION_SERVER_REQUIREMENTS,
    ...SUPPLEMENT_REQUIREMENTS,
  ],
  denials: DENIALS,
  notes: [...NOTES_ON_PORTS, ...NOTES_ON_THE_SERVER, ...NOTES_ON_AGENTS_AND_DISTRIBUTION_SERVERS],
});

/** An operating system of managed computers. */
export type PatchManagerPlusOperatingSystem = 'Windows' | 'Mac' | 'Linux';

/** What a user of Patch Manager Plus decides, and what the user supplies. */
export interface PatchManagerPlusProfile extends ProfileOf<typeof PRODUCT> {
  /**
   * 10.0.544 以前から使用している場合の使用ポート: whether the default ports or those in brackets are in use. A fact of the
   * installation's history, which upgrades do not change; the page gives no default, and says 10.0.562 in another place.
   */
  readonly portsInUse: PatchManagerPlusPorts;
  /**
   * 10.0.400 以降のビルドにおいて、HTTPポートは使用されません: whether the build in use is older than that. Opens 6021 on an
   * old distribution server.
   * @default false
   */
  readonly buildBefore10_0_400?: boolean;
  /** HTTPSを有効化した場合: whether the server is reached by HTTPS or by HTTP. The page gives no default. */
  readonly serverProtocol: PatchManagerPlusServerProtocol;
  /**
   * Windows, Mac, Linux: the operating systems of the managed computers, where agents are installed by push or Red Hat is
   * managed.
   * @default - none
   */
  readonly operatingSystems?: readonly PatchManagerPlusOperatingSystem[];
  /**
   * 配信サーバーを必要に応じて設置する場合: whether there is a distribution server. Agents keep what they ask of the server.
   * @default - true where a distribution server is placed or asks itself, otherwise false
   */
  readonly distributionServer?: boolean;
  /**
   * WANエージェント: whether the agents are WAN agents, under the distribution server.
   * @default true
   */
  readonly wanAgents?: boolean;
  /**
   * 閉域ネットワークで使用する場合: whether the server stands in a closed network. Closes its ports 80 and 443.
   * @default false
   */
  readonly closedNetwork?: boolean;
  /**
   * プロキシ設定: whether downloads go through a proxy.
   * @default - true where a proxy is placed, otherwise false
   */
  readonly proxy?: boolean;
  /**
   * 直接ダウンロード機能: whether agents download patch files from vendors' sites by themselves.
   * @default false
   */
  readonly directDownload?: boolean;
  /**
   * Red Hat Enterprise Linuxのパッチを管理する場合: whether the agents are, or include, the designated system of Red Hat.
   * @default false
   */
  readonly redHatEnterpriseLinux?: boolean;
  /**
   * プッシュインストール: whether agents are installed by push. Opens ports of the agents and, for Windows, of the server.
   * @default false
   */
  readonly pushInstallation?: boolean;
  /**
   * 配信サーバーのプッシュインストール: whether the distribution server is installed by push.
   * @default false
   */
  readonly distributionServerPushInstallation?: boolean;
  /**
   * リモートDBアクセス機能: whether the server's PostgreSQL is read from elsewhere.
   * @default false
   */
  readonly remoteDatabaseAccess?: boolean;
  /**
   * MS SQLを使用する場合: whether MS SQL is used instead of the bundled PostgreSQL. The page prints no port for it.
   * @default - true where an MS SQL is placed, otherwise false
   */
  readonly sqlServer?: boolean;
  /**
   * Active Directory環境で使用する場合: whether the server speaks to a domain controller.
   * @default - true where a domain controller is placed, otherwise false
   */
  readonly domainController?: boolean;
  /**
   * メール通知: whether the server sends mail.
   * @default - true where a mail server is placed, otherwise false
   */
  readonly mailServer?: boolean;
  /** SMTP, SMTP(SSL), SMTP(TLS): how the server connects to the mail server; to be said where there is one. */
  readonly mailConnection?: PatchManagerPlusMailConnection;
}

/** Patch Manager Plus, as document `003` has it. */
export const patchManagerPlus: typeof PRODUCT & ProfiledBy<PatchManagerPlusProfile> = PRODUCT;
