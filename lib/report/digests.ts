import type { ResolvedRequest } from '../compile';
import type { Plan } from '../model/plans';
import type { Product } from '../model/product';
import { digestOf } from '../requests';
import type { ReportedDigests } from './report';

/** A product is plain data that nobody changes, and large. */
const known = new WeakMap<Product, string>();

function digestOfProduct(product: Product): string {
  const digest = known.get(product) ?? digestOf({ product });
  known.set(product, digest);
  return digest;
}

/** The digests of what a report is made of. */
export function digestsOf(plan: Plan, asked: readonly ResolvedRequest[]): ReportedDigests {
  const entries = asked.map(({ request: { entry, unbound = [], leaveOut = [], additionalRules = [] } }) => ({
    ...entry,
    product: entry.product.id,
    unbound,
    leaveOut,
    additionalRules,
  }));
  const products = new Map(asked.map(({ request: { entry } }) => [entry.product.id, digestOfProduct(entry.product)]));
  return {
    profile: digestOf({ entries }),
    plan: digestOf({ plan }),
    catalogue: digestOf({ products: [...products].sort(([a], [b]) => (a < b ? -1 : 1)) }),
  };
}
