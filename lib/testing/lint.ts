import type { Product } from '../model/product';
import type { Finding, Lints } from './finding';
import { CHOICE_LINTS } from './lint-choices';
import { GAP_LINTS } from './lint-gaps';
import { SUPPLEMENT_LINTS } from './lint-supplements';
import { TRAFFIC_LINTS } from './lint-traffic';
import { WORD_LINTS } from './lint-words';

/** Every rule that a product has to keep, by its name. */
export const LINTS: Lints = {
  ...WORD_LINTS,
  ...TRAFFIC_LINTS,
  ...CHOICE_LINTS,
  ...GAP_LINTS,
  ...SUPPLEMENT_LINTS,
};

/** Everything that is wrong with a product, by every lint, all at once. An empty list is a sound product. */
export function lintProduct(product: Product): readonly Finding[] {
  return Object.entries(LINTS).flatMap(([lint, find]) =>
    find(product).map((fault) => ({ lint, product: product.id, ...fault })),
  );
}

/** A finding on one line: `my-product agent-server: ports '0443' -> one port or one range, 1 to 65535 (ports are strict)`. */
export function printFinding({ lint, product, id, actual, expected }: Finding): string {
  return `${product} ${id}: ${actual} -> ${expected} (${lint})`;
}
