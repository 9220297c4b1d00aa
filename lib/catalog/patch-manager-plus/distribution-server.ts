import type { Requirement } from '../../model/product';
import { BUILD_OF_THE_CHANGE, FROM_BEFORE } from './old-ports';
import {
  DESTINATION_OF_AGENTS_UNDER_IT,
  DISTRIBUTION_SERVER,
  DISTRIBUTION_SERVER_HAS_TO_OPEN,
  HTTPS_ALONE_FROM_BUILD_400,
  NO_HTTP_FROM_BUILD_400,
  PAIR_DISTRIBUTION_SERVER_HTTP,
  PAIR_DISTRIBUTION_SERVER_HTTPS,
  PUSH_TO_DISTRIBUTION_SERVER,
  page,
  ROW_WAN_HTTP,
  ROW_WAN_HTTPS,
} from './quotes';

const WAN_AGENT_HTTPS = {
  id: 'wan-agent-distribution-server-https',
  from: 'agent',
  to: 'distributionServer',
  transport: 'tcp',
  ports: ['8384'],
  portsAre: 'default',
  hosts: [],
  either: false,
  application: [{ ports: '8384', name: 'https', basis: 'stated' }],
  need: 'must',
  when: [{ distributionServer: [true], wanAgents: [true], portsInUse: ['default'] }],
  proxy: 'unknown',
  cites: [
    ROW_WAN_HTTPS,
    DESTINATION_OF_AGENTS_UNDER_IT,
    DISTRIBUTION_SERVER_HAS_TO_OPEN,
    HTTPS_ALONE_FROM_BUILD_400,
    PAIR_DISTRIBUTION_SERVER_HTTPS,
  ],
} as const;

/** 配信サーバーで使用するポート: what WAN agents ask of it, and its own push installation. What it asks of the server stands there. */
export const DISTRIBUTION_SERVER_REQUIREMENTS = [
  WAN_AGENT_HTTPS,
  {
    ...WAN_AGENT_HTTPS,
    id: 'wan-agent-distribution-server-https-old',
    ports: ['6384'],
    application: [{ ports: '6384', name: 'https', basis: 'stated' }],
    when: [{ distributionServer: [true], wanAgents: [true], portsInUse: ['old'] }],
    disputed: BUILD_OF_THE_CHANGE,
    cites: [...WAN_AGENT_HTTPS.cites, ...FROM_BEFORE],
  },
  // Its default sibling, 8021, does not exist: builds that have it no longer use it.
  {
    id: 'wan-agent-distribution-server-http-old',
    from: 'agent',
    to: 'distributionServer',
    transport: 'tcp',
    ports: ['6021'],
    portsAre: 'default',
    hosts: [],
    either: false,
    application: [{ ports: '6021', name: 'http', basis: 'stated' }],
    need: 'must',
    when: [{ distributionServer: [true], wanAgents: [true], portsInUse: ['old'], buildBefore10_0_400: [true] }],
    disputed: BUILD_OF_THE_CHANGE,
    proxy: 'unknown',
    cites: [
      ROW_WAN_HTTP,
      NO_HTTP_FROM_BUILD_400,
      DESTINATION_OF_AGENTS_UNDER_IT,
      DISTRIBUTION_SERVER_HAS_TO_OPEN,
      PAIR_DISTRIBUTION_SERVER_HTTP,
      ...FROM_BEFORE,
    ],
    note: 'a second fact beside the ports in use: from build 10.0.400 on the HTTP port of a distribution server is not used, whatever its number; before that both of its ports have to be open, and nothing says that HTTPS ends HTTP here',
  },
  {
    id: 'server-distribution-server-push-installation',
    from: 'server',
    to: 'distributionServer',
    transport: 'tcp',
    ports: ['135', '139', '445'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ distributionServer: [true], distributionServerPushInstallation: [true] }],
    proxy: 'unknown',
    cites: [
      page(
        DISTRIBUTION_SERVER,
        '135 * 配信サーバーのプッシュインストール TCP 配信サーバーへのインバウンド通信',
        '135 *: push installation of the distribution server; TCP, inbound to the distribution server.',
      ),
      page(
        DISTRIBUTION_SERVER,
        '139 * 配信サーバーのプッシュインストール TCP 配信サーバーへのインバウンド通信',
        '139 *: push installation of the distribution server; TCP, inbound to the distribution server.',
      ),
      page(
        DISTRIBUTION_SERVER,
        '445 * 配信サーバーのプッシュインストール TCP 配信サーバーへのインバウンド通信',
        '445 *: push installation of the distribution server; TCP, inbound to the distribution server.',
      ),
      PUSH_TO_DISTRIBUTION_SERVER,
    ],
    note: 'the table names no sender; push installation is what the server does to a computer, so it is the server; the rows carry *, whose footnote is about 8021 and 8384: the footnote ** is about these ports and is followed',
  },
] as const satisfies readonly Requirement[];
