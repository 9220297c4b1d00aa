import { defineProduct, type ProfiledBy, type ProfileOf } from '../../model/profile';
import { AGENT_REQUIREMENTS } from './agent';
import { AGENT_UNDER_DISTRIBUTION_SERVER_REQUIREMENTS } from './agent-under-distribution-server';
import { REQUIREMENTS_BESIDE_THE_LISTS } from './beside-the-lists';
import { DISTRIBUTION_SERVER_REQUIREMENTS } from './distribution-server';
import { NOTES_ON_DOMAINS } from './notes-on-domains';
import { NOTES_ON_FAILURES } from './notes-on-failures';
import { PROXY_REQUIREMENTS } from './proxy';
import {
  DIRECT_FALLBACK,
  DOMAINS,
  domains,
  failures,
  PROXY_BETWEEN,
  REACHABILITY,
  SERVER_REMOTE_CONTROL,
} from './quotes';
import { REMOTE_CONTROL_REQUIREMENTS } from './remote-control';
import { SUPPLEMENT_DOCUMENTS, SUPPLEMENT_REQUIREMENTS } from './supplements';
import type { EndpointCentralDataCenter } from './values';

export { EndpointCentralDataCenter } from './values';

/**
 * Endpoint Central Cloud, as two pages of the vendor's Japanese knowledge base document it: `000` lists the domains,
 * `001` says what to look at when an agent cannot communicate.
 *
 * The three domain lists (an agent without a distribution server, a distribution server, an agent under one) are three
 * literals on purpose, a file each: they differ, and a shared constant would hide it.
 */

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
    ...SUPPLEMENT_DOCUMENTS,
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
    ...AGENT_REQUIREMENTS,
    ...REMOTE_CONTROL_REQUIREMENTS,
    ...DISTRIBUTION_SERVER_REQUIREMENTS,
    ...AGENT_UNDER_DISTRIBUTION_SERVER_REQUIREMENTS,
    ...PROXY_REQUIREMENTS,
    ...REQUIREMENTS_BESIDE_THE_LISTS,
    ...SUPPLEMENT_REQUIREMENTS,
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
  notes: [...NOTES_ON_DOMAINS, ...NOTES_ON_FAILURES],
});

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
