import type { Fidelity } from '../../model/element';
import type { PrefixListReference, RuleGroup } from '../../model/plans/aws-network-firewall';
import type { Assumption } from '../../model/plans/plan';
import type { AskedElement, UnkeyedRule } from '../../rules';
import type { Rulings } from '../target';

/** How one element stands, and what the firewall passes for it. */
export interface Decided {
  readonly asking: AskedElement;
  readonly fidelity: Fidelity;
  readonly rule: UnkeyedRule | null;
}

/** What has to hold where a policy is deployed. */
export function assumptions(
  rulings: Rulings,
  groups: readonly RuleGroup[],
  references: readonly PrefixListReference[],
  decided: readonly Decided[],
): readonly Assumption[] {
  const named = decided.filter(({ asking, rule }) => rule !== null && asking.element.asked.kind === 'host');
  const inferred = [
    ...new Set(named.filter(({ asking }) => asking.inferred).map(({ asking }) => asking.element.requirement)),
  ].sort();
  const all: Assumption[] = [];
  if (rulings.sources.length > 1) {
    all.push({
      code: 'sources-disjoint',
      sources: rulings.sources.map(({ name }) => name),
      gloss: 'the addresses of the sources do not overlap: where they do, each may use what is open to the other',
    });
  }
  if (groups.some(({ kind }) => kind === 'domain-list')) {
    all.push({ code: 'home-covers-sources', gloss: "the policy's HOME_NET holds the addresses of every source" });
  }
  if (named.length > 0) {
    all.push({
      code: 'name-is-the-clients-claim',
      gloss:
        "a name in a ClientHello or a Host header is the client's claim, and names resolve through the network's own resolver",
    });
  }
  return [
    ...all,
    ...references.flatMap((one): readonly Assumption[] =>
      'list' in one
        ? [
            {
              code: 'prefix-list-holds',
              list: one.list,
              cidrs: one.cidrs,
              gloss: `the prefix list @${one.name} (${one.list}) holds ${one.cidrs.join(', ')} and nothing else: what its owner changes changes what is open`,
            },
          ]
        : [],
    ),
    ...inferred.map(
      (requirement): Assumption => ({
        code: 'application-inferred',
        requirement,
        gloss: `${requirement}: that TLS runs there is inferred from the page, not printed on it`,
      }),
    ),
  ];
}
