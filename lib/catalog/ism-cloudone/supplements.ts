import type { SourceDocument } from '../../model/citation';
import type { Requirement } from '../../model/product';
import {
  APPLE_APPLICATION_INFERRED,
  APPLE_ENTERPRISE_NETWORK,
  APPLE_PUSH_NAMES_443,
  APPLE_PUSH_NAMES_5223,
  APPLE_PUSH_NETWORK,
  APPLE_PUSH_PORTS_PARTED,
  APPLE_PUSH_RANGES_443,
  APPLE_PUSH_RANGES_5223,
  APPLE_PUSH_RANGES_IPV6,
  APPLE_STORE_80,
  APPLE_STORE_443,
  APPLE_VOLUME_PURCHASE,
} from '../supplements/apple';
import {
  FFRI_ASKER,
  FFRI_FALSE_POSITIVES,
  FFRI_REVOCATION_ELSEWHERE,
  FFRI_UPDATES,
  FFRI_YARAI,
} from '../supplements/ffri';
import {
  MICROSOFT_WINDOWS_UPDATE,
  UPDATE_HTTP,
  UPDATE_HTTPS,
  UPDATE_PORTS_BY_PROTOCOL,
  UPDATE_TLS,
} from '../supplements/microsoft';

// Each requirement stands under the choices of the given page's own requirement, and beside them its document.

/** What a profile may take in beyond the vendor's page. */
export const SUPPLEMENT_DOCUMENTS = [
  APPLE_ENTERPRISE_NETWORK,
  APPLE_PUSH_NETWORK,
  MICROSOFT_WINDOWS_UPDATE,
  FFRI_YARAI,
] as const satisfies readonly SourceDocument[];

const APPLE_LIST = { platforms: ['iOS'], supplements: [APPLE_ENTERPRISE_NETWORK.id] } as const;
const APPLE_PUSH = { platforms: ['iOS'], supplements: [APPLE_PUSH_NETWORK.id] } as const;
const UPDATE = { updateSupportServer: [true], supplements: [MICROSOFT_WINDOWS_UPDATE.id] } as const;
const YARAI = { platforms: ['Windows'], supplements: [FFRI_YARAI.id] } as const;
const WITH_BEHAVIOUR_DETECTION = [
  { ...YARAI, behaviourDetection: [true] },
  { ...YARAI, qsBehaviourDetection: [true] },
] as const;

/** What these documents add; each is off unless a profile names its document. */
export const SUPPLEMENT_REQUIREMENTS = [
  {
    id: 'ios-client-vpp-apple',
    from: 'client',
    to: 'vpp',
    ...APPLE_VOLUME_PURCHASE,
    need: 'conditional',
    when: [APPLE_LIST],
    completes: ['ios-client-vpp'],
    proxy: 'unknown',
    note: `the list says that servers of device management use it, the given page that the client does, which is followed; ${APPLE_APPLICATION_INFERRED}`,
  },
  {
    id: 'ios-client-app-store-apple-443',
    from: 'client',
    to: 'appStore',
    ...APPLE_STORE_443,
    need: 'conditional',
    when: [APPLE_LIST],
    completes: ['ios-client-app-store'],
    proxy: 'unknown',
    note: APPLE_APPLICATION_INFERRED,
  },
  {
    id: 'ios-client-app-store-apple-80',
    from: 'client',
    to: 'appStore',
    ...APPLE_STORE_80,
    need: 'conditional',
    when: [APPLE_LIST],
    proxy: 'unknown',
    note: `the given page prints 443 alone; ${APPLE_APPLICATION_INFERRED}`,
  },

  // Push notifications of Apple: by name from one document, by address from the other; either suffices.
  {
    id: 'ios-client-apns-apple-names',
    from: 'client',
    to: 'apns',
    ...APPLE_PUSH_NAMES_443,
    need: 'conditional',
    when: [APPLE_LIST],
    completes: ['ios-client-apns'],
    proxy: 'unknown',
    note: `${APPLE_PUSH_PORTS_PARTED}; ${APPLE_APPLICATION_INFERRED}`,
  },
  {
    id: 'ios-client-apns-5223-apple-names',
    from: 'client',
    to: 'apns',
    ...APPLE_PUSH_NAMES_5223,
    need: 'conditional',
    when: [APPLE_LIST],
    completes: ['ios-client-apns-5223'],
    proxy: 'unknown',
    note: APPLE_PUSH_PORTS_PARTED,
  },
  {
    id: 'ios-client-apns-apple-ranges',
    from: 'client',
    to: 'apns',
    ...APPLE_PUSH_RANGES_443,
    need: 'conditional',
    when: [APPLE_PUSH],
    completes: ['ios-client-apns'],
    proxy: 'unknown',
    note: APPLE_PUSH_RANGES_IPV6,
  },
  {
    id: 'ios-client-apns-5223-apple-ranges',
    from: 'client',
    to: 'apns',
    ...APPLE_PUSH_RANGES_5223,
    need: 'conditional',
    when: [APPLE_PUSH],
    completes: ['ios-client-apns-5223'],
    proxy: 'unknown',
    note: APPLE_PUSH_RANGES_IPV6,
  },

  // Three stories of ports and what runs there, which make the list of Windows Update whole together.
  {
    id: 'update-support-server-windows-update-microsoft-http',
    from: 'updateSupportServer',
    to: 'windowsUpdate',
    ...UPDATE_HTTP,
    ipVersion: 'IPv4',
    need: 'conditional',
    when: [UPDATE],
    completes: ['update-support-server-windows-update'],
    proxy: 'unknown',
    note: `${UPDATE_PORTS_BY_PROTOCOL}; IPv4 alone, as the given page has it`,
  },
  {
    id: 'update-support-server-windows-update-microsoft-https',
    from: 'updateSupportServer',
    to: 'windowsUpdate',
    ...UPDATE_HTTPS,
    ipVersion: 'IPv4',
    need: 'conditional',
    when: [UPDATE],
    completes: ['update-support-server-windows-update'],
    proxy: 'unknown',
    note: `${UPDATE_PORTS_BY_PROTOCOL}; IPv4 alone, as the given page has it`,
  },
  {
    id: 'update-support-server-windows-update-microsoft-tls',
    from: 'updateSupportServer',
    to: 'windowsUpdate',
    ...UPDATE_TLS,
    ipVersion: 'IPv4',
    need: 'conditional',
    when: [UPDATE],
    completes: ['update-support-server-windows-update'],
    proxy: 'unknown',
    note: `${UPDATE_PORTS_BY_PROTOCOL}; IPv4 alone, as the given page has it`,
  },

  {
    id: 'behaviour-detection-agent-ffri-update-server',
    from: 'behaviourDetectionAgent',
    to: 'ffriLicenseServer',
    ...FFRI_UPDATES,
    need: 'unknown',
    when: WITH_BEHAVIOUR_DETECTION,
    proxy: 'unknown',
    note: `the update server bears the name of the licence server, and is opened as that one; which of the two ports is used nothing says, so both are opened; ${FFRI_REVOCATION_ELSEWHERE}; ${FFRI_ASKER}`,
  },
  {
    id: 'behaviour-detection-agent-ffri-false-positives',
    from: 'behaviourDetectionAgent',
    to: 'ffriCloud',
    ...FFRI_FALSE_POSITIVES,
    need: 'unknown',
    when: WITH_BEHAVIOUR_DETECTION,
    proxy: 'unknown',
    note: `the server stands beside that of the cloud linkage, and belongs to another feature; ${FFRI_ASKER}`,
  },
] as const satisfies readonly Requirement[];
