import type { Withholding } from '../model/plans/plan';
import type { RulePeer } from '../model/rule';
import type { AskedElement } from '../rules';

/** The families of an element that is reached by name. */
interface FamilyOptions {
  readonly ipv6?: boolean;
}

const ANY_IPV4: RulePeer = { kind: 'cidr', cidr: '0.0.0.0/0' };
const ANY_IPV6: RulePeer = { kind: 'cidr', cidr: '::/0' };
const OVER_IPV4 = [ANY_IPV4];
const OVER_BOTH = [ANY_IPV4, ANY_IPV6];

/** Every address that a name may stand for: of IPv6 where that is asked for, and the document supports it. */
export function everywhere({ ipVersion }: AskedElement, { ipv6 }: FamilyOptions): readonly RulePeer[] {
  return ipv6 === true && ipVersion === undefined ? OVER_BOTH : OVER_IPV4;
}

/** What is reached by name over IPv4 alone: all of it, or what its documents support over IPv4 alone. */
export function withheldFamily(
  decided: readonly { readonly asking: AskedElement; readonly widenedName: boolean }[],
  { ipv6 }: FamilyOptions,
): readonly Withholding[] {
  const byName = decided.filter(({ widenedName }) => widenedName);
  if (byName.length === 0) return [];
  if (ipv6 !== true) return [{ code: 'ipv6', gloss: 'what is reached by name is opened for IPv4 alone' }];
  const alone = byName.filter(({ asking }) => asking.ipVersion !== undefined);
  const requirements = [
    ...new Set(alone.map(({ asking: { element } }) => `${element.product}/${element.requirement}`)),
  ].sort();
  if (requirements.length === 0) return [];
  const gloss = `documented for IPv4 alone, and opened for IPv4 alone where reached by name: ${requirements.join(', ')}`;
  return [{ code: 'ipv6', requirements, gloss }];
}
