import { throwIfAny } from '../diagnostics';
import type { Product } from '../model/product';
import { lintProduct } from './lint';

/**
 * Holds a product of your own against every lint of the catalogue.
 *
 * @throws NetworkRequirementsError with every finding at once.
 */
export function checkProduct(product: Product): void {
  const issues = lintProduct(product).map(
    ({ lint, id, actual, expected }) =>
      ({ code: 'product-lint', at: `${product.id} ${id}`, lint, actual, expected }) as const,
  );
  throwIfAny(issues, `${product.name}: the product is not sound`);
}
