import type { Product } from '../model/product';

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

/**
 * The register: a getter per product, in the order of the documents. A getter, and `require` inside it, so that a
 * product is loaded when it is first read and not when the register is. Each says its type by name: spelt out, the
 * declarations of the package would hold every product twice.
 */
export const PRODUCTS = {
  /** Endpoint Central Cloud: documents `000` and `001`. */
  get 'endpoint-central-cloud'(): typeof import('./endpoint-central-cloud').endpointCentralCloud {
    return (require('./endpoint-central-cloud') as typeof import('./endpoint-central-cloud')).endpointCentralCloud;
  },
  /** SOTI MobiControl v14: document `002`. */
  get mobicontrol(): typeof import('./mobicontrol').mobiControl {
    return (require('./mobicontrol') as typeof import('./mobicontrol')).mobiControl;
  },
  /** Patch Manager Plus on premises: document `003`. */
  get 'patch-manager-plus'(): typeof import('./patch-manager-plus').patchManagerPlus {
    return (require('./patch-manager-plus') as typeof import('./patch-manager-plus')).patchManagerPlus;
  },
  /** ISM CloudOne: document `004`. */
  get 'ism-cloudone'(): typeof import('./ism-cloudone').ismCloudOne {
    return (require('./ism-cloudone') as typeof import('./ism-cloudone')).ismCloudOne;
  },
} satisfies Readonly<Record<string, Product>>;

/** The id of a product of the catalogue. */
export type ProductId = keyof typeof PRODUCTS;

/** The ids of the catalogue's products; loads none of them. */
export const PRODUCT_IDS = Object.keys(PRODUCTS) as readonly ProductId[];

/** Whether the catalogue has a product of that id. */
export function isProductId(id: string): id is ProductId {
  return Object.hasOwn(PRODUCTS, id);
}

/** The product of that id, or undefined; the ids that exist are {@link PRODUCT_IDS}. */
export function findProduct(id: string): Product | undefined {
  return isProductId(id) ? PRODUCTS[id] : undefined;
}

/** Every product of the catalogue; loads them all. */
export function allProducts(): readonly Product[] {
  return PRODUCT_IDS.map((id) => PRODUCTS[id]);
}

/** What a machine on Azure needs of the platform itself; no product of the register, and loaded when it is first asked for. */
export function azurePlatform(): typeof import('./azure-platform').azurePlatform {
  return (require('./azure-platform') as typeof import('./azure-platform')).azurePlatform;
}
