import type { Issue } from '../diagnostics';
import type { RoleEntry, RoleOptions } from '../model/entry';
import type { Flow } from '../model/flow';
import type { Host } from '../model/host';
import type { Conjunction, Product } from '../model/product';
import type { Profile, ProfileFor, RoleOf } from '../model/profile';
import type { Resolution, ResolveContext } from './resolve';
import type { Settled } from './settle';

/**
 * Product and profile become flows. The functions here are thin: what settles choices, places parties and reads an overlay
 * is loaded when one of them is first called, since every rim exports some.
 */
export type { Resolution, ResolveContext } from './resolve';

/**
 * Who asks, as plain data: a product, a profile and a role. Constructs, firewalls and the command take the same entry.
 * `name` is the source: entries of one name stand on the same machines (default: short forms from the catalogue, such
 * as `ECC_AGENT`). `reachBy` says by which documented alternative parties are reached (default `names`), per party
 * where they differ; `withoutRanges: 'names'` opens by name what has no range under `addresses`.
 *
 * @throws NetworkRequirementsError with everything that is wrong: the role, the name, each part of the profile.
 */
export function role<const P extends Product>(
  product: P,
  profile: ProfileFor<P>,
  roleName: RoleOf<P>,
  options: RoleOptions = {},
): RoleEntry {
  return (require('./role') as typeof import('./role')).role(product, profile, roleName, options);
}

/** The same without a throw, from data that the type checker has not seen. */
export function tryRole(
  product: Product,
  profile: unknown,
  roleName: string,
  options: RoleOptions = {},
): { readonly entry: RoleEntry; readonly issues: readonly Issue[] } {
  return (require('./role') as typeof import('./role')).tryRole(product, profile, roleName, options);
}

/** An entry with its defaults, of which nothing was looked at. */
export function roleEntry(product: Product, profile: unknown, roleName: string, options: RoleOptions): RoleEntry {
  return (require('./role') as typeof import('./role')).roleEntry(product, profile, roleName, options);
}

/**
 * A checked profile from unknown data, such as a JSON file.
 *
 * @throws NetworkRequirementsError with every key, choice, value, party, host, address and port that is wrong.
 */
export function parseProfile<const P extends Product>(product: P, json: unknown): ProfileFor<P> {
  return (require('./parse-profile') as typeof import('./parse-profile')).parseProfile(product, json);
}

/**
 * The flows of a product under a profile. In this order: `when` chooses the requirements; disputed rows are marked;
 * the overlay stands in the place of what is printed; supplied parties and ports fill in; parties are placed; the proxy
 * takes what may go through it; what is then still missing is `missing`.
 *
 * @throws NetworkRequirementsError with everything that is wrong with the profile.
 */
export function resolve(product: Product, profile: Profile, context: ResolveContext = {}): readonly Flow[] {
  return (require('./resolve') as typeof import('./resolve')).resolve(product, profile, context);
}

/** The same without a throw: for those who gather over several entries. */
export function tryResolve(product: Product, profile: unknown, context: ResolveContext = {}): Resolution {
  return (require('./resolve') as typeof import('./resolve')).tryResolve(product, profile, context);
}

/** Whether a requirement stands under the settled choices: any of its conjunctions suffices, none at all is always. */
export function holds(when: readonly Conjunction[], settled: Settled): boolean {
  return (require('./settle') as typeof import('./settle')).holds(when, settled);
}

/** The public suffix right under which a wildcard of the user's would open every name; null for any other host. */
export function openSuffix(host: Host): string | null {
  return (require('./supplied') as typeof import('./supplied')).openSuffix(host);
}
