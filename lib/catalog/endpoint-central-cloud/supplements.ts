import type { SourceDocument } from '../../model/citation';
import type { Requirement } from '../../model/product';
import { MICROSOFT_ROOT_CERTIFICATES, ROOT_CERTIFICATES } from '../supplements/microsoft';
import {
  CANADA_CLOUD,
  CANADA_ON_443,
  CANADA_PATCH_DATABASE,
  DMS_AU,
  DMS_CA,
  DMS_CN,
  DMS_EU,
  DMS_IN,
  DMS_IS_A_PART,
  OTHER_DATA_CENTERS,
  ZOHO_DATABRIDGE,
} from '../supplements/zoho';

/** What a profile may take in beyond the vendor's two pages. */
export const SUPPLEMENT_DOCUMENTS = [
  OTHER_DATA_CENTERS,
  ZOHO_DATABRIDGE,
  MICROSOFT_ROOT_CERTIFICATES,
] as const satisfies readonly SourceDocument[];

const CANADA = { dataCenter: ['CA'], distributionServer: [false], supplements: [OTHER_DATA_CENTERS.id] } as const;
const DATABRIDGE = { supplements: [ZOHO_DATABRIDGE.id] } as const;

/** On-demand operations: agents with and without a distribution server, and the distribution server. */
function onDemand<const Asker extends 'agent' | 'distributionServer'>(from: Asker) {
  return { from, to: 'cloud', need: 'must', proxy: 'possible', note: DMS_IS_A_PART } as const;
}
const AGENT = onDemand('agent');
const SERVER = onDemand('distributionServer');
const WITH_SERVER = { distributionServer: [true], ...DATABRIDGE } as const;

/** What these documents add; each is off unless a profile names its document. */
export const SUPPLEMENT_REQUIREMENTS = [
  {
    id: 'agent-cloud-ca-vendor',
    from: 'agent',
    to: 'cloud',
    ...CANADA_CLOUD,
    need: 'must',
    when: [CANADA],
    proxy: 'possible',
    note: `the expression ends in .com for Canada too, as printed; the page is that of the edition for service providers, and was read down to its middle: what follows, such as downloads, is not here, so the given page stays incomplete; ${CANADA_ON_443}`,
  },
  {
    id: 'agent-patch-database-ca-vendor',
    from: 'agent',
    to: 'patchDatabase',
    ...CANADA_PATCH_DATABASE,
    need: 'must',
    when: [CANADA],
    completes: ['agent-patch-database-other-data-centers'],
    proxy: 'possible',
    note: `the names that the given page prints for the US and Japan; ${CANADA_ON_443}`,
  },

  { id: 'agent-cloud-eu-dms', ...AGENT, ...DMS_EU, when: [{ dataCenter: ['EU'], ...DATABRIDGE }] },
  { id: 'agent-cloud-au-dms', ...AGENT, ...DMS_AU, when: [{ dataCenter: ['AU'], ...DATABRIDGE }] },
  { id: 'agent-cloud-in-dms', ...AGENT, ...DMS_IN, when: [{ dataCenter: ['IN'], ...DATABRIDGE }] },
  { id: 'agent-cloud-cn-dms', ...AGENT, ...DMS_CN, when: [{ dataCenter: ['CN'], ...DATABRIDGE }] },
  { id: 'agent-cloud-ca-dms', ...AGENT, ...DMS_CA, when: [{ dataCenter: ['CA'], ...DATABRIDGE }] },
  { id: 'distribution-server-cloud-eu-dms', ...SERVER, ...DMS_EU, when: [{ dataCenter: ['EU'], ...WITH_SERVER }] },
  { id: 'distribution-server-cloud-au-dms', ...SERVER, ...DMS_AU, when: [{ dataCenter: ['AU'], ...WITH_SERVER }] },
  { id: 'distribution-server-cloud-in-dms', ...SERVER, ...DMS_IN, when: [{ dataCenter: ['IN'], ...WITH_SERVER }] },
  { id: 'distribution-server-cloud-cn-dms', ...SERVER, ...DMS_CN, when: [{ dataCenter: ['CN'], ...WITH_SERVER }] },
  { id: 'distribution-server-cloud-ca-dms', ...SERVER, ...DMS_CA, when: [{ dataCenter: ['CA'], ...WITH_SERVER }] },

  {
    id: 'agent-trusted-root-program-microsoft',
    from: 'agent',
    to: 'trustedRootProgram',
    ...ROOT_CERTIFICATES,
    need: 'conditional',
    when: [{ supplements: [MICROSOFT_ROOT_CERTIFICATES.id] }],
    completes: ['agent-trusted-root-program'],
    proxy: 'unknown',
    note: 'the page asks it of the computer that downloads the lists, which may hand them on to the others; the computer has to resolve names besides',
  },
] as const satisfies readonly Requirement[];
