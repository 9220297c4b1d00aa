import type { Citation, SourceDocument } from '../../model/citation';
import { exact, pattern } from '../../model/host';

/** The vendor's English page of domains per data centre, of which the Canadian part could be read, down to its middle. */
export const OTHER_DATA_CENTERS = {
  id: 'other-data-centers',
  kind: 'supplement',
  title: 'Domains required for Agent communication',
  publisher: 'ManageEngine (www.manageengine.com), help of Endpoint Central MSP Cloud',
  address: 'https://www.manageengine.com/ca/desktop-management-msp/help/cloud/domain-whitelisting.html',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** Zoho's help of another program of its, which names the hosts of on-demand operations in every data centre. */
export const ZOHO_DATABRIDGE = {
  id: 'zoho-databridge',
  kind: 'supplement',
  title: 'Zoho Databridge',
  publisher:
    'Tim Richardson, after Zoho, help of Zoho Analytics (www.zoho.com/analytics/help/import-data/databridge.html)',
  address:
    'https://github.com/timrichardson/aider/blob/ae494f35e0e6c300f0368a2e64a6c68dd2d4ca3c/standalone_rag_help/training_data_zoho_analytics/import-data/databridge.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'copy',
} as const satisfies SourceDocument;

const ROAMING = 'Direct communication (Roaming users)';

function canada(quote: string, gloss: string): Citation {
  return { document: OTHER_DATA_CENTERS.id, section: ROAMING, quote, gloss };
}
const ROAMING_AGENTS = canada(
  'Therefore, the roaming agents should connect to these websites:',
  'Roaming agents, which belong to no distribution server, connect to these sites.',
);
const EXPRESSION = '(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com';
const CANADIAN_AGENTS = [
  'endpointcentral-agent0.manageengine.com',
  'endpointcentral-agent1.manageengine.com',
  'endpointcentral-agent2.manageengine.com',
  'endpointcentral-agent3.manageengine.com',
  'endpointcentral-agent4.manageengine.com',
  'endpointcentral-agentp1.manageengine.com',
  'endpointcentral-agent5.manageengine.com',
  'endpointcentral-agent6.manageengine.com',
] as const;
const ON_443 = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
} as const;

/** The page prints no port where it could be read. */
export const CANADA_ON_443 =
  'the part of the page that was read prints names alone; the port is that of the given page, 443, and https is inferred from it';

/** Canada: the server and the agents' names. */
export const CANADA_CLOUD = {
  ...ON_443,
  hosts: [exact('desktopcentral.manageengine.ca'), pattern(EXPRESSION, CANADIAN_AGENTS)],
  cites: [
    canada(
      'in order to ensure seamless agent-server communication, the agent has to connect to desktopcentral.manageengine.ca.',
      'The agent has to connect to desktopcentral.manageengine.ca.',
    ),
    canada(EXPRESSION, 'The expression for the agents: it ends in .com for Canada too.'),
    canada(
      'Endpoint central agents will use these domains to contact endpoint central servers. If regex based domain whitelisting is not supported whitelist the following domains:',
      'Agents use these domains to reach the servers; where an expression cannot be listed, the names below it are to be.',
    ),
    ...CANADIAN_AGENTS.map((name) => canada(name, "One of the agents' names.")),
    ROAMING_AGENTS,
  ],
} as const;

/** Canada: the patch database. */
export const CANADA_PATCH_DATABASE = {
  ...ON_443,
  hosts: [exact('patchdb.manageengine.com'), exact('patchdatabase.manageengine.com')],
  cites: [
    canada(
      'the agent gets the latest patch details from the patch database, for which it has to connect to patchdb.manageengine.com.',
      'For the newest patch information the agent has to connect to patchdb.manageengine.com.',
    ),
    canada(
      'The roaming agent has to connect to patchdatabase.manageengine.com in order to download dependent',
      'To download dependent patches the roaming agent has to connect to patchdatabase.manageengine.com.',
    ),
    ROAMING_AGENTS,
  ],
} as const;

const PORTS_QUESTION =
  '11. Do I have to enable any ports in my firewall settings to allow import from Zoho Databridge?';

function databridge(quote: string, gloss: string): Citation {
  return { document: ZOHO_DATABRIDGE.id, section: PORTS_QUESTION, quote, gloss };
}
const DATABRIDGE_443 = databridge(
  'After installing Zoho Databridge, enable port 443 (HTTPS protocol) in outbound connection from your Firewall Settings.',
  'Port 443 (HTTPS) is to be enabled for outbound connections.',
);
const DMS = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
} as const;

// The list has Saudi Arabia too, for which the given page knows no data centre.

/** Why these names end no report. */
export const DMS_IS_A_PART =
  'Databridge is another program of Zoho; its names for the US and Japan are those that the given page prints among the names of the cloud, for on-demand operations. The other names of the cloud in this data centre could be read nowhere, so the given page stays incomplete here';

/** On-demand operations: Europe. */
export const DMS_EU = {
  ...DMS,
  hosts: [exact('eu1-dms.zoho.eu'), exact('eu2-dms.zoho.eu')],
  cites: [databridge('| EU | analyticsapi.zoho.eu eu1-dms.zoho.eu eu2-dms.zoho.eu', 'Europe.'), DATABRIDGE_443],
} as const;
/** On-demand operations: Australia. */
export const DMS_AU = {
  ...DMS,
  hosts: [exact('au1-dms.zoho.com.au'), exact('au2-dms.zoho.com.au')],
  cites: [
    databridge('| AU | analyticsapi.zoho.com.au au1-dms.zoho.com.au au2-dms.zoho.com.au', 'Australia.'),
    DATABRIDGE_443,
  ],
} as const;
/** On-demand operations: India. */
export const DMS_IN = {
  ...DMS,
  hosts: [exact('in1-dms.zoho.in'), exact('in2-dms.zoho.in')],
  cites: [databridge('| IN | analyticsapi.zoho.in in1-dms.zoho.in in2-dms.zoho.in', 'India.'), DATABRIDGE_443],
} as const;
/** On-demand operations: China. */
export const DMS_CN = {
  ...DMS,
  hosts: [exact('cn2-dms.zoho.com.cn'), exact('cn3-dms.zoho.com.cn')],
  cites: [
    databridge('| CN | analyticsapi.zoho.com.cn cn2-dms.zoho.com.cn cn3-dms.zoho.com.cn', 'China.'),
    DATABRIDGE_443,
  ],
} as const;
/** On-demand operations: Canada. */
export const DMS_CA = {
  ...DMS,
  hosts: [exact('ca1-dms.zohocloud.ca'), exact('ca2-dms.zohocloud.ca')],
  cites: [
    databridge('| CA | analyticsapi.zohocloud.ca ca1-dms.zohocloud.ca ca2-dms.zohocloud.ca', 'Canada.'),
    DATABRIDGE_443,
  ],
} as const;
