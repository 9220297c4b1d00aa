import { AGENT_CLOUD, domains, SERVER_CLOUD, UNDER_SERVER_CLOUD } from './quotes';

// The domain lists of the page, as printed. They came as one run: the names of the Japanese data centre follow those of
// the US. Three of each, on purpose: they differ, and a shared constant would hide it.

/** 米国データセンター: the list, line by line. */
export const AGENT_LIST_US = [
  domains(
    AGENT_CLOUD,
    '• desktopcentral.manageengine.com • (endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com • endpointcentral-agent0.manageengine.com • endpointcentral-agent1.manageengine.com',
    'The US list: the server, the expression for the agents, and the first two names beside it.',
  ),
  domains(
    AGENT_CLOUD,
    '• endpointcentral-agent2.manageengine.com • endpointcentral-agent3.manageengine.com • endpointcentral-agent4.manageengine.com • endpointcentral-agentp1.manageengine.com',
    'The US list: four more names beside the expression.',
  ),
  domains(
    AGENT_CLOUD,
    '• endpointcentral-agentp2.manageengine.com • endpointcentral-agent5.manageengine.com • endpointcentral-agent6.manageengine.com',
    'The US list: the last three names beside the expression.',
  ),
  domains(
    AGENT_CLOUD,
    '• us3-dms.zoho.com • us4-dms.zoho.com • download-accl.zoho.com • downloads.zohocdn.com • files-me-accl.zoho.com',
    'The US list: on-demand operations and downloads.',
  ),
] as const;

/** 日本データセンター: the list, line by line. */
export const AGENT_LIST_JP = [
  domains(
    AGENT_CLOUD,
    '• desktopcentral.manageengine.jp • endpointcentral-agent0.manageengine.jp',
    'The Japanese list: the server and the agents.',
  ),
  domains(
    AGENT_CLOUD,
    '• jp1-dms.zoho.jp • jp2-dms.zoho.jp • download.zoho.jp • downloads.zohocdn.com',
    'The Japanese list: on-demand operations and downloads.',
  ),
] as const;

/** 共通: the patch database, as both lists print it. */
export const AGENT_LIST_PATCH_DATABASE = domains(
  AGENT_CLOUD,
  '• patchdb.manageengine.com • patchdatabase.manageengine.com',
  'Both lists: the patch database.',
);

/** 米国データセンター: the list, line by line. */
export const SERVER_LIST_US = [
  domains(
    SERVER_CLOUD,
    '• desktopcentral.manageengine.com • (endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com • endpointcentral-agent0.manageengine.com • endpointcentral-agent1.manageengine.com',
    'The US list: the server, the expression for the agents, and the first two names beside it.',
  ),
  domains(
    SERVER_CLOUD,
    '• endpointcentral-agent2.manageengine.com • endpointcentral-agent3.manageengine.com • endpointcentral-agent4.manageengine.com • endpointcentral-agentp1.manageengine.com',
    'The US list: four more names beside the expression.',
  ),
  domains(
    SERVER_CLOUD,
    '• endpointcentral-agentp2.manageengine.com • endpointcentral-agent5.manageengine.com • endpointcentral-agent6.manageengine.com',
    'The US list: the last three names beside the expression.',
  ),
  domains(
    SERVER_CLOUD,
    '• us3-dms.zoho.com • us4-dms.zoho.com • download-accl.zoho.com • downloads.zohocdn.com • files-me-accl.zoho.com',
    'The US list: on-demand operations and downloads.',
  ),
] as const;

/** 日本データセンター: the list, line by line. */
export const SERVER_LIST_JP = [
  domains(
    SERVER_CLOUD,
    '• desktopcentral.manageengine.jp • endpointcentral-agent0.manageengine.jp',
    'The Japanese list: the server and the agents.',
  ),
  domains(
    SERVER_CLOUD,
    '• jp1-dms.zoho.jp • jp2-dms.zoho.jp • download.zoho.jp • downloads.zohocdn.com',
    'The Japanese list: on-demand operations and downloads.',
  ),
] as const;

/** 共通: the patch database, as both lists print it. */
export const SERVER_LIST_PATCH_DATABASE = domains(
  SERVER_CLOUD,
  '• patchdb.manageengine.com • patchdatabase.manageengine.com',
  'Both lists: the patch database.',
);

/** 米国データセンター: the list, line by line. */
export const UNDER_SERVER_LIST_US = [
  domains(
    UNDER_SERVER_CLOUD,
    '• desktopcentral.manageengine.com • (endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com • endpointcentral-agent0.manageengine.com • endpointcentral-agent1.manageengine.com',
    'The US list: the server, the expression for the agents, and the first two names beside it.',
  ),
  domains(
    UNDER_SERVER_CLOUD,
    '• endpointcentral-agent2.manageengine.com • endpointcentral-agent3.manageengine.com • endpointcentral-agent4.manageengine.com • endpointcentral-agentp1.manageengine.com',
    'The US list: four more names beside the expression.',
  ),
  domains(
    UNDER_SERVER_CLOUD,
    '• endpointcentral-agentp2.manageengine.com • endpointcentral-agent5.manageengine.com • endpointcentral-agent6.manageengine.com',
    'The US list: the last three names beside the expression.',
  ),
  domains(
    UNDER_SERVER_CLOUD,
    '• us3-dms.zoho.com • us4-dms.zoho.com • download-accl.zoho.com • downloads.zohocdn.com • files-me-accl.zoho.com',
    'The US list: on-demand operations and downloads.',
  ),
] as const;

/** 日本データセンター: the list, line by line. */
export const UNDER_SERVER_LIST_JP = [
  domains(
    UNDER_SERVER_CLOUD,
    '• desktopcentral.manageengine.jp • endpointcentral-agent0.manageengine.jp',
    'The Japanese list: the server and the agents.',
  ),
  domains(
    UNDER_SERVER_CLOUD,
    '• jp1-dms.zoho.jp • jp2-dms.zoho.jp • downloads.zohocdn.com • download.zoho.jp',
    'The Japanese list: on-demand operations and downloads.',
  ),
] as const;
