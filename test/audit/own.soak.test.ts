import { allProducts } from '../../lib/catalog';
import { mainProfilesOf } from '../catalog/main-profiles';
import { expectClean } from './own-profiles';

expectClean(
  allProducts().flatMap((product) =>
    mainProfilesOf(product).map((profile, index) => [`${product.id} ${index + 1}`, product, profile] as const),
  ),
);
