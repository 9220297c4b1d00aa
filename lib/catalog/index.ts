import type { Product } from '../model/product';
import { endpointCentralCloud, ismCloudOne, mobiControl, patchManagerPlus } from './products';

export type { EndpointCentralDataCenter, EndpointCentralProfile } from './endpoint-central-cloud';
export type {
  IsmCloudOneProfile,
  IsmPlatform,
  IsmQrcNetwork,
  IsmRemoteControlMode,
  IsmSystemServerPort,
} from './ism-cloudone';
export type {
  MobiControlAppleHosts,
  MobiControlPlatform,
  MobiControlProfile,
  MobiControlServerLocation,
} from './mobicontrol';
export type {
  PatchManagerPlusMailConnection,
  PatchManagerPlusOperatingSystem,
  PatchManagerPlusPorts,
  PatchManagerPlusProfile,
  PatchManagerPlusServerProtocol,
} from './patch-manager-plus';

/** The register: the products in the order of the documents, each loaded when something of it is first read. */
export const PRODUCTS: {
  /** Endpoint Central Cloud: documents `000` and `001`. */
  readonly 'endpoint-central-cloud': typeof endpointCentralCloud;
  /** SOTI MobiControl v14: document `002`. */
  readonly mobicontrol: typeof mobiControl;
  /** Patch Manager Plus on premises: document `003`. */
  readonly 'patch-manager-plus': typeof patchManagerPlus;
  /** ISM CloudOne: document `004`. */
  readonly 'ism-cloudone': typeof ismCloudOne;
} = {
  'endpoint-central-cloud': endpointCentralCloud,
  mobicontrol: mobiControl,
  'patch-manager-plus': patchManagerPlus,
  'ism-cloudone': ismCloudOne,
};

/** The id of a product of the catalogue. */
export type ProductId = keyof typeof PRODUCTS;

/** The ids of the catalogue's products. */
export const PRODUCT_IDS = Object.keys(PRODUCTS) as readonly ProductId[];

/** Whether the catalogue has a product of that id. */
export function isProductId(id: string): id is ProductId {
  return Object.hasOwn(PRODUCTS, id);
}

/** The product of that id, or undefined; the ids that exist are {@link PRODUCT_IDS}. */
export function findProduct(id: string): Product | undefined {
  return isProductId(id) ? PRODUCTS[id] : undefined;
}

/** Every product of the catalogue. */
export function allProducts(): readonly Product[] {
  return PRODUCT_IDS.map((id) => PRODUCTS[id]);
}

/** What a machine on Azure needs of the platform itself; no product of the register, and loaded when it is first asked for. */
export function azurePlatform(): typeof import('./azure-platform').azurePlatform {
  return (require('./azure-platform') as typeof import('./azure-platform')).azurePlatform;
}
