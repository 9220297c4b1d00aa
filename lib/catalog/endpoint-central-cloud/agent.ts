import { exact, pattern } from '../../model/host';
import type { Requirement } from '../../model/product';
import {
  JP_RANGES,
  LOOK_UP_SUPPLY,
  LOOK_UP_WHERE,
  OTHER_DATA_CENTERS_SUPPLY,
  OTHER_DATA_CENTERS_WHERE,
  OTHER_PATCH_DATABASE_NOTE,
  OTHER_PATCH_DATABASE_SUPPLY,
  SHARED_DOWNLOADS,
  SHARED_PATCH_DATABASE,
  US_RANGES,
  VENDORS_WHERE,
} from './addresses';
import { AGENT_LIST_JP, AGENT_LIST_PATCH_DATABASE, AGENT_LIST_US } from './lists';
import {
  AGENT_443,
  AGENT_MUST,
  AGENT_VENDORS,
  COMMUNICATION,
  DEPENDENT_PATCHES,
  domains,
  JP_ADDRESSES,
  JP_BLOCKS,
  NAMES_FIRST,
  OTHER_ADDRESSES,
  OTHERS_BY_LINK,
  PATCH_DATABASE,
  PATCHES_FROM_VENDORS,
  SHARED_ADDRESSES,
  US_ADDRESSES,
  US_BLOCKS,
  VENDORS_IN_FIREWALLS,
} from './quotes';

// What an agent asks of the cloud, once for each list of the page. Through a proxy, or round it by choice, it is the same.

/** 米国データセンター: the first list. */
export const AGENT_CLOUD_US = {
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
  cites: [
    AGENT_443,
    ...AGENT_LIST_US,
    AGENT_MUST,
    COMMUNICATION,
    US_ADDRESSES,
    US_BLOCKS,
    SHARED_ADDRESSES,
    NAMES_FIRST,
  ],
} as const;

/** 日本データセンター: the second list. */
export const AGENT_CLOUD_JP = {
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
  cites: [
    AGENT_443,
    ...AGENT_LIST_JP,
    AGENT_MUST,
    COMMUNICATION,
    JP_ADDRESSES,
    JP_BLOCKS,
    SHARED_ADDRESSES,
    NAMES_FIRST,
  ],
} as const;

/** その他のデータセンター: a link to a page in English takes the place of a list. */
export const AGENT_CLOUD_OTHER_DATA_CENTERS = {
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

/** パッチDB: two names that stand in both lists. */
export const AGENT_PATCH_DATABASE = {
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
  cites: [
    PATCH_DATABASE,
    AGENT_443,
    AGENT_LIST_PATCH_DATABASE,
    DEPENDENT_PATCHES,
    AGENT_MUST,
    COMMUNICATION,
    SHARED_ADDRESSES,
    NAMES_FIRST,
  ],
  note: 'both names end in .com in the Japanese list too ("共通", common)',
} as const;

/** パッチDB, of the data centres whose lists are not printed. */
export const AGENT_PATCH_DATABASE_OTHER_DATA_CENTERS = {
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

/** (A) リモートオフィス(配信サーバーなし): agents without a distribution server. */
export const AGENT_REQUIREMENTS = [
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
] as const satisfies readonly Requirement[];
