import type { DeclaredAzure, DeclaredAzureFirewallPolicy } from '../readers/declared-azure';
import type { ReadFilters } from '../readers/deployment';
import { isLate } from '../readers/late';
import { type Chain, filterOfPolicy } from './azure-policies';
import { filterOfSecurityGroup } from './azure-security-groups';
import { IpGroups, References } from './azure-sides';

/** Azure lets a base stand below none or one; more than these are not followed. */
const LONGEST_CHAIN = 8;

/** A base may be that of many policies, each of which asks all its rules. */
const MOST_RULES = 1_000_000;

/**
 * What declarations of Azure let through: a filter for each network security group, and one for each policy that is
 * nobody's base, since a base is asked where it is inherited.
 */
export function filtersOfAzure(declared: DeclaredAzure): ReadFilters {
  const members = new References([...declared.applicationSecurityGroups]);
  const ipGroups = new IpGroups(declared.ipGroups);
  const read = [
    ...declared.networkSecurityGroups.map((group) => filterOfSecurityGroup(group, members)),
    ...chainsOf(declared.firewallPolicies).map((chain) => filterOfPolicy(chain, ipGroups)),
  ];
  return {
    filters: read.map(({ filter }) => filter),
    notUnderstood: read.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

function chainsOf(policies: readonly DeclaredAzureFirewallPolicy[]): readonly Chain[] {
  const references = new References(policies);
  const baseOf = ({ base }: DeclaredAzureFirewallPolicy) => (base === null ? null : references.find(base));
  const inherited = new Set(policies.flatMap((policy) => baseOf(policy) ?? []));
  const rounds = inCircles(policies, baseOf);
  let left = MOST_RULES;
  return policies
    .filter((policy) => !inherited.has(policy) || rounds.has(policy))
    .map((policy) => {
      const chain = chainOf(policy, baseOf);
      left -= chain.bases.reduce((sum, base) => sum + sizeOf(base), 0);
      return left < 0 ? { policy, bases: [], unknownBase: 'has a base of more rules than are read' } : chain;
    });
}

function sizeOf({ groups }: DeclaredAzureFirewallPolicy): number {
  let size = 0;
  for (const { collections } of groups) for (const { rules } of collections) size += rules.length;
  return size;
}

type BaseOf = (policy: DeclaredAzureFirewallPolicy) => DeclaredAzureFirewallPolicy | null;

/** Those that are, by whatever way, their own base: none of them is below all others. */
function inCircles(
  policies: readonly DeclaredAzureFirewallPolicy[],
  baseOf: BaseOf,
): ReadonlySet<DeclaredAzureFirewallPolicy> {
  const found = new Set<DeclaredAzureFirewallPolicy>();
  const done = new Set<DeclaredAzureFirewallPolicy>();
  for (const start of policies) {
    const path = new Set<DeclaredAzureFirewallPolicy>();
    let at: DeclaredAzureFirewallPolicy | null = start;
    while (at !== null && !done.has(at) && !path.has(at)) {
      path.add(at);
      at = baseOf(at);
    }
    if (at !== null && path.has(at)) for (const one of [...path].slice([...path].indexOf(at))) found.add(one);
    for (const one of path) done.add(one);
  }
  return found;
}

function chainOf(policy: DeclaredAzureFirewallPolicy, baseOf: BaseOf): Chain {
  const bases: DeclaredAzureFirewallPolicy[] = [];
  let last = policy;
  while (last.base !== null) {
    const base = baseOf(last);
    if (base === null) {
      return {
        policy,
        bases,
        unknownBase: `has a base policy ${isLate(last.base) ? 'that is known at deployment alone' : 'that stands elsewhere'}`,
      };
    }
    if (base === policy || bases.includes(base)) return { policy, bases, unknownBase: 'has itself for a base' };
    if (bases.length === LONGEST_CHAIN) return { policy, bases, unknownBase: 'has a base of a base of many' };
    bases.unshift(base);
    last = base;
  }
  const partial = bases.find((base) => base.partial === true);
  return { policy, bases, unknownBase: partial === undefined ? null : 'has a base policy that stands elsewhere' };
}
