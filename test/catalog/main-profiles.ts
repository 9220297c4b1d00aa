import type { Product } from '../../lib/model/product';
import type { Profile } from '../../lib/model/profile';
import { tryResolve } from '../../lib/resolve';
import { place } from '../../lib/testing/profile-placing';
import { profilesOf } from '../../lib/testing/profiles';

/**
 * The fewest profiles of a product, chosen greedily, that between them have every flow which any of `profilesOf` has: each
 * documented host, block and port of the product stands in one of them.
 */
export function mainProfilesOf(product: Product): readonly Profile[] {
  const all = profilesOf(product).profiles.map((choices) => {
    const profile = place(product, choices, 'everything');
    return { profile, flows: flowsOf(product, profile) };
  });
  const left = new Set(all.flatMap(({ flows }) => [...flows]));
  const chosen: Profile[] = [];
  while (left.size > 0) {
    const gain = ({ flows }: (typeof all)[number]) => [...flows].filter((flow) => left.has(flow)).length;
    const best = all.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    chosen.push(best.profile);
    for (const flow of best.flows) left.delete(flow);
  }
  return chosen;
}

/** What a profile asks for; equal texts are compiled to equal rules. */
function flowsOf(product: Product, profile: Profile): ReadonlySet<string> {
  const { flows } = tryResolve(product, profile);
  const end = ({ party, hosts, ranges }: (typeof flows)[number]['from']) => [
    party,
    hosts.map(({ kind, name }) => [kind, name]),
    ranges.map(({ cidr }) => cidr),
  ];
  return new Set(
    flows.map(({ requirement, way, ports, from, to }) =>
      JSON.stringify([requirement.id, way, ports, end(from), end(to)]),
    ),
  );
}
