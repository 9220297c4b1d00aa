import type { endpointCentralCloud as EndpointCentralCloud } from './endpoint-central-cloud';
import { onFirstUse } from './first-use';
import type { ismCloudOne as IsmCloudOne } from './ism-cloudone';
import type { mobiControl as MobiControl } from './mobicontrol';
import type { patchManagerPlus as PatchManagerPlus } from './patch-manager-plus';

/**
 * The products, each loaded when something of it is first read. Node reads every export of a module that an ES module
 * imports, so that a getter among the exports would load them all; what is exported here may be read, passed on and held
 * against itself without a product being loaded.
 *
 * `require` stands inside a function for that. Each says its type by name: spelt out, the declarations of the package would
 * hold every product twice.
 */

/** Endpoint Central Cloud, as documents `000` and `001` have it. */
export const endpointCentralCloud: typeof EndpointCentralCloud = onFirstUse(
  () => (require('./endpoint-central-cloud') as typeof import('./endpoint-central-cloud')).endpointCentralCloud,
);

/** SOTI MobiControl v14, as document `002` has it. */
export const mobiControl: typeof MobiControl = onFirstUse(
  () => (require('./mobicontrol') as typeof import('./mobicontrol')).mobiControl,
);

/** Patch Manager Plus, as document `003` has it. */
export const patchManagerPlus: typeof PatchManagerPlus = onFirstUse(
  () => (require('./patch-manager-plus') as typeof import('./patch-manager-plus')).patchManagerPlus,
);

/** ISM CloudOne, as document `004` has it. */
export const ismCloudOne: typeof IsmCloudOne = onFirstUse(
  () => (require('./ism-cloudone') as typeof import('./ism-cloudone')).ismCloudOne,
);
