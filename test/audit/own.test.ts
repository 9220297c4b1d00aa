import { allProducts } from '../../lib/catalog';
import { mainProfilesOf } from '../catalog/main-profiles';
import { expectClean } from './own-profiles';

/** Of each product the main profile of which the whole is looked at each time; `own.soak.test.ts` looks at all of them. */
const LOOKED_AT: Readonly<Record<string, number>> = { mobicontrol: 7 };

expectClean(
  allProducts().map((product) => {
    const number = LOOKED_AT[product.id] ?? 1;
    const profile = mainProfilesOf(product)[number - 1];
    if (profile === undefined) throw new Error(`${product.id} has no main profile ${number}`);
    return [`${product.id} ${number}`, product, profile] as const;
  }),
);
