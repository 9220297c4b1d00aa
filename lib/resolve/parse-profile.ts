import { throwIfAny } from '../diagnostics';
import type { Product } from '../model/product';
import type { ProfileFor } from '../model/profile';
import { tryResolve } from './resolve';
import { isForTheRim } from './role';

/** A checked profile from unknown data, as `index.ts` says. */
export function parseProfile<const P extends Product>(product: P, json: unknown): ProfileFor<P> {
  const issues = tryResolve(product, json).issues.filter((issue) => !isForTheRim(product, json, issue));
  throwIfAny(issues, `${product.name}: the profile cannot be used`);
  return json as ProfileFor<P>;
}
