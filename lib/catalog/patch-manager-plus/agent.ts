import type { Requirement } from '../../model/product';
import {
  AGENT,
  BLOCK_AFTER_PUSH,
  DIRECT_DOWNLOAD,
  DIRECT_DOWNLOAD_IN_FIREWALLS,
  DIRECT_DOWNLOAD_PORTS,
  INTERNET_ONLY_IF,
  PUSH_TO_AGENTS,
  page,
  RED_HAT,
  RED_HAT_BY_LINK,
  RED_HAT_PORTS,
  ROW_PUSH_80,
  ROW_PUSH_443,
} from './quotes';

const PUSHED_BY_THE_SERVER =
  'the table names no sender; push installation is what the server does to a computer, so it is the server';
const WEB_BY_THE_SERVERS_ROWS =
  "the sentence prints the ports alone, and the agent's table TCP; that 80 is HTTP and 443 HTTPS is inferred from the server's rows for downloads by the same two ports";

/**
 * エージェントで使用するポート: what push installation opens towards an agent, and the only two cases in which an agent needs
 * the Internet. What agents ask of the server stands with the server, what WAN agents ask with the distribution server.
 */
export const AGENT_REQUIREMENTS = [
  {
    id: 'server-agent-push-installation-windows',
    from: 'server',
    to: 'agent',
    transport: 'tcp',
    ports: ['135', '139', '445'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ pushInstallation: [true], operatingSystems: ['Windows'] }],
    proxy: 'unknown',
    cites: [
      page(
        AGENT,
        '135 * Windows エージェントのプッシュインストール TCP エージェントへのインバウンド通信',
        '135 *: push installation of Windows agents; TCP, inbound to the agent.',
      ),
      page(
        AGENT,
        '139 * Windows エージェントのプッシュインストール TCP エージェントへのインバウンド通信',
        '139 *: push installation of Windows agents; TCP, inbound to the agent.',
      ),
      page(
        AGENT,
        '445 * Windows エージェントのプッシュインストール TCP エージェントへのインバウンド通信',
        '445 *: push installation of Windows agents; TCP, inbound to the agent.',
      ),
      PUSH_TO_AGENTS,
      BLOCK_AFTER_PUSH,
    ],
    note: `${PUSHED_BY_THE_SERVER}; the ports are those that are printed, and nothing is added to them`,
  },
  {
    id: 'server-agent-push-installation-mac-linux',
    from: 'server',
    to: 'agent',
    transport: 'tcp',
    ports: ['22'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [{ pushInstallation: [true], operatingSystems: ['Mac', 'Linux'] }],
    proxy: 'unknown',
    cites: [
      page(
        AGENT,
        '22 * Mac・Linux エージェントのプッシュインストール TCP エージェントへのインバウンド通信',
        '22 *: push installation of Mac and Linux agents; TCP, inbound to the agent.',
      ),
      PUSH_TO_AGENTS,
      BLOCK_AFTER_PUSH,
    ],
    note: PUSHED_BY_THE_SERVER,
  },
  {
    id: 'server-agent-push-installation-mac-linux-web-ports',
    from: 'server',
    to: 'agent',
    transport: 'tcp',
    ports: ['80', '443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [],
    need: 'unknown',
    when: [{ pushInstallation: [true], operatingSystems: ['Mac', 'Linux'] }],
    disputed: {
      note: 'the rows say inbound to the agent; their footnote ** is about agents that go out to the Internet by 80 and 443, and the footnote * on push installation names 135, 139, 445 and 22 alone: nothing is opened inbound, and what ** says is kept as direct download and Red Hat Network',
      opens: false,
    },
    proxy: 'unknown',
    cites: [ROW_PUSH_80, ROW_PUSH_443, INTERNET_ONLY_IF, PUSH_TO_AGENTS],
    note: PUSHED_BY_THE_SERVER,
  },

  {
    id: 'agent-patch-vendors',
    from: 'agent',
    to: 'patchVendors',
    transport: 'tcp',
    ports: ['80', '443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [
      { ports: '80', name: 'http', basis: 'inferred' },
      { ports: '443', name: 'https', basis: 'inferred' },
    ],
    need: 'conditional',
    when: [{ directDownload: [true] }],
    incomplete: {
      missing: ['hosts'],
      where:
        "nowhere on the page: it speaks of vendors' sites and names none, and links to an article on direct download without printing its address",
      supply:
        'name the sites in the profile: parties: { patchVendors: { hosts: [...] } }, or addresses: [...] where names cannot be used',
    },
    proxy: 'possible',
    cites: [DIRECT_DOWNLOAD, DIRECT_DOWNLOAD_PORTS, DIRECT_DOWNLOAD_IN_FIREWALLS, INTERNET_ONLY_IF],
    note: WEB_BY_THE_SERVERS_ROWS,
  },
  {
    id: 'agent-red-hat-network',
    from: 'agent',
    to: 'redHatNetwork',
    transport: 'tcp',
    ports: ['80', '443'],
    portsAre: 'fixed',
    hosts: [],
    either: false,
    application: [
      { ports: '80', name: 'http', basis: 'inferred' },
      { ports: '443', name: 'https', basis: 'inferred' },
    ],
    need: 'conditional',
    when: [{ redHatEnterpriseLinux: [true], operatingSystems: ['Linux'] }],
    incomplete: {
      missing: ['hosts'],
      where:
        'the article on patch management of Red Hat Enterprise Linux, which the page links to without printing its address',
      supply:
        'name the hosts in the profile: parties: { redHatNetwork: { hosts: [...] } }, or addresses: [...] where names cannot be used',
    },
    proxy: 'unknown',
    cites: [RED_HAT, RED_HAT_PORTS, RED_HAT_BY_LINK, INTERNET_ONLY_IF],
    note: `${WEB_BY_THE_SERVERS_ROWS}; the designated system is taken as an agent, since the sentence is a footnote of the agent's table`,
  },
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
    when: [{ proxy: [true], directDownload: [true] }],
    incomplete: {
      missing: ['transport', 'ports'],
      where: 'nowhere on the page; your proxy knows its port',
      supply: "give the port in the profile: ports: { 'agent-proxy': '...' }",
    },
    proxy: 'unknown',
    cites: [DIRECT_DOWNLOAD_IN_FIREWALLS],
    note: "that direct downloads may go through a proxy is read from proxies having to allow them; the page describes no proxy setting for agents, and lets neither their communication with the server nor Red Hat's go through one",
  },
] as const satisfies readonly Requirement[];
