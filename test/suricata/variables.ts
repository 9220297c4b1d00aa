import type { AwsNetworkFirewallPlan } from '../../lib/model/plans/aws-network-firewall';
import type { Variables } from './engine';

/**
 * A block of each family for each rule variable, none beside another, the policy's own networks, and what prefix lists
 * hold, which stand outside of these: a list that was given what it was given with, one that is bound to a party two
 * blocks that are not beside each other.
 */
export function variablesOf(plans: readonly AwsNetworkFirewallPlan[]): Variables {
  const names = plans.flatMap(({ sources, blocks }) => [...sources, ...blocks].map(({ name }) => name));
  const blocks = [...new Set(names)].sort().map((name, index): readonly [string, readonly string[]] => {
    return [name, [`172.20.${2 * index}.0/28`, `fd00:${2 * index + 1}::/64`]];
  });
  const home = blocks.flatMap(([, own]) => own);
  return new Map([
    ...blocks,
    ...listsOf(plans, new Set(names)),
    ['HOME_NET', home],
    ['EXTERNAL_NET', home.map((block) => `!${block}`)],
  ]);
}

function listsOf(
  plans: readonly AwsNetworkFirewallPlan[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  for (const plan of plans) {
    for (const list of plan.prefixLists) {
      // The engine knows one kind of name for both.
      if (taken.has(list.name)) throw new Error(`${list.name} is a rule variable and a prefix list`);
      const index = [...lists.keys()].indexOf(list.name);
      const held = 'bound' in list ? boundBlocks(plan, list.bound, index < 0 ? lists.size : index) : list.cidrs;
      if (lists.has(list.name) && String(lists.get(list.name)) !== String(held))
        throw new Error(`${list.name} is two lists`);
      lists.set(list.name, held);
    }
  }
  return lists;
}

/** A prefix list is of one family. */
function boundBlocks({ fidelity }: AwsNetworkFirewallPlan, id: string, index: number): readonly string[] {
  const asked = fidelity.map(({ element }) => element.asked).find((one) => one.kind === 'bound' && one.id === id);
  return asked?.kind === 'bound' && asked.list?.family === 6
    ? [`2001:db8:77:${2 * index}::/64`, `2001:db8:78:${2 * index}::/64`]
    : [`198.51.${2 * index}.64/27`, `198.51.${2 * index}.128/32`];
}
