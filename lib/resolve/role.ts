import { type Issue, throwIfAny } from '../diagnostics';
import type { RoleEntry, RoleOptions } from '../model/entry';
import type { Product } from '../model/product';
import type { ProfileFor, RoleOf } from '../model/profile';
import { tryResolve } from './resolve';
import { holds, isRecord, own, type Settled } from './settle';

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;
/** What a firewall calls its own: its network, what lies outside, and blocks of addresses. */
const RESERVED = /^(?:(?:HOME|EXTERNAL)_NET$|BLOCK_)/i;

/** Who asks, as plain data, as `index.ts` says. */
export function role<const P extends Product>(
  product: P,
  profile: ProfileFor<P>,
  roleName: RoleOf<P>,
  options: RoleOptions = {},
): RoleEntry {
  const { entry, issues } = tryRole(product, profile, roleName, options);
  throwIfAny(issues, `role(${product.id}, ..., '${String(roleName)}')`);
  return entry;
}

/** The same without a throw, from data that the type checker has not seen. */
export function tryRole(
  product: Product,
  profile: unknown,
  roleName: string,
  options: RoleOptions = {},
): { readonly entry: RoleEntry; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const known = Object.hasOwn(product.roles, roleName);
  if (!known) {
    issues.push({
      code: 'unknown-role',
      at: 'role',
      given: String(roleName),
      product: product.id,
      service: Object.hasOwn(product.services, roleName),
      allowed: Object.keys(product.roles),
    });
  }
  const entry = roleEntry(product, profile, roleName, options);
  const { name } = entry;
  if (typeof name !== 'string' || !NAME.test(name) || RESERVED.test(name))
    issues.push({ code: 'malformed-name', at: 'name', given: String(name) });
  issues.push(...perParty(product, 'reachBy', options.reachBy, ['names', 'addresses']));
  issues.push(...perParty(product, 'withoutRanges', options.withoutRanges, ['uncovered', 'names']));
  // The asker may be an optional party: it stands because it asks. What the rim places is looked at when it is compiled.
  const { settled, issues: wrong } = tryResolve(product, profile, known ? { asker: roleName } : {});
  issues.push(
    ...wrong.filter((issue) => !isForTheRim(product, profile, issue)),
    ...standingAsService(product, roleName, settled),
  );
  return { entry, issues };
}

/** An entry with its defaults, of which nothing was looked at. */
export function roleEntry(product: Product, profile: unknown, role: string, options: RoleOptions): RoleEntry {
  return {
    product,
    profile: profile as RoleEntry['profile'],
    role,
    name: options.name ?? `${product.short}_${product.roles[role]?.short ?? 'ROLE'}`,
    reachBy: options.reachBy ?? 'names',
    withoutRanges: options.withoutRanges ?? 'uncovered',
  };
}

/** A role that stands outside under the profile asks for nothing. */
function standingAsService(product: Product, roleName: string, settled: Settled): readonly Issue[] {
  const service = Object.hasOwn(product.roles, roleName) ? product.roles[roleName]?.standsAs?.service : undefined;
  const inForce = service?.find((conjunction) => holds([conjunction], settled));
  if (inForce === undefined) return [];
  const under = Object.entries(inForce).map(([choice, values]) => `${choice}: ${values.join(' or ')}`);
  return [{ code: 'role-is-service', at: 'role', given: roleName, product: product.name, under }];
}

/** Whether a choice hangs on a party of which the profile says nothing: the rim may place it, and compiling looks again. */
export function isForTheRim(product: Product, profile: unknown, issue: Issue): boolean {
  if (issue.code !== 'choice-not-concerned' || product.choices[issue.beside]?.kind !== 'party') return false;
  return isRecord(profile) && own(profile, issue.beside) === undefined;
}

function perParty(product: Product, option: string, given: unknown, allowed: readonly string[]): readonly Issue[] {
  if (given === undefined || (typeof given === 'string' && allowed.includes(given))) return [];
  if (typeof given !== 'object' || given === null) {
    return [{ code: 'unknown-value', at: option, choice: option, given: String(given), allowed }];
  }
  const parties = ['default', ...Object.keys(product.roles), ...Object.keys(product.services)];
  return Object.entries(given).flatMap(([party, value]): readonly Issue[] => {
    const at = `${option}.${party}`;
    if (!parties.includes(party)) return [{ code: 'unknown-party', at, given: party, allowed: parties }];
    if (value === undefined || allowed.includes(value as string)) return [];
    return [{ code: 'unknown-value', at, choice: option, given: String(value), allowed }];
  });
}
