import { type Issue, throwIfAny } from '../diagnostics';
import type { Product } from '../model/product';
import { misfitsOf } from '../requests/shape';
import { checkProduct } from './check-product';
import { PRODUCT_SCHEMA } from './product-schema';

/**
 * A checked product from unknown data, such as a JSON file. What the type checker holds of a product in TypeScript is held
 * here, and then every lint of the catalogue. Profiles for it come from `parseProfile(product, json)`.
 *
 * @throws NetworkRequirementsError with everything that is wrong with its form; where that is right, with every finding of
 *   the lints, in the same sentences.
 */
export function parseProduct(json: unknown): Product {
  const issues = misfitsOf(json, PRODUCT_SCHEMA).map(
    (misfit): Issue => ({
      code: 'product-lint',
      at: misfit.path.reduce<string>(
        (at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}.${step}`),
        'product',
      ),
      lint: 'a product has the form of a product',
      ...(misfit.kind === 'unknown'
        ? { actual: `the property '${misfit.given}'`, expected: `one of ${misfit.allowed.join(', ')}` }
        : { actual: misfit.given, expected: misfit.expected }),
    }),
  );
  throwIfAny(issues, 'this is no product');
  const product = json as Product;
  checkProduct(product);
  return product;
}
