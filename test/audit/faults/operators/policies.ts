import { isFirewallRule } from '../rule-shapes';
import { harmful, harmless, type Operator, onItem, removed, replacing, type Seed, together } from '../seeds';
import { isPlain, keyOf, objectsWith, of, put, type Spot, wordOf } from '../spots';
import { blockOf, printBlock } from '../words';

/** Policies of Azure Firewall and of Network Firewall, and their collections. */
export const IN_POLICIES: readonly Operator[] = [
  harmful('a rule of a policy is dropped', onItem(isFirewallRule, removed)),
  harmful(
    'a collection closes what it opened',
    replacing(new Set(['type', 'action']), (t, { holder, up }) =>
      /^Allow$/.test(t) &&
      isPlain(up[0] ?? holder) &&
      [holder, ...up.slice(0, 1)].some((one) => keyOf(one, 'rules', 'rule') !== null)
        ? 'Deny'
        : undefined,
    ),
  ),
  harmful('what is not decided passes', (spots) =>
    spots.flatMap((spot) =>
      spot.word === 'statefuldefaultactions' &&
      typeof spot.value === 'string' &&
      spot.value.startsWith('aws:drop') &&
      Array.isArray(spot.holder)
        ? [
            {
              at: spot.path.join('/'),
              value: spot.value,
              act: () => {
                (spot.holder as unknown[]).length = 0;
              },
            },
          ]
        : [],
    ),
  ),
  harmful('the own network of a policy is narrower', (spots, template) =>
    spots.flatMap((spot): readonly Seed[] => {
      const block = isOwnNetwork(spot) ? blockOf(spot.value) : null;
      if (block === null || block.length > 31 || !JSON.stringify(template).includes('$HOME_NET')) return [];
      const narrower = printBlock(block.start, block.length + 1);
      return [{ at: spot.path.join('/'), value: String(spot.value), act: () => put(spot, narrower) }];
    }),
  ),
  harmful('a policy has no base any more', (spots, template) =>
    together(
      (all) =>
        all.flatMap((spot): readonly Seed[] =>
          spot.word === 'basepolicy' && isPlain(spot.value) && isPlain(spot.holder)
            ? [
                {
                  at: spot.path.join('/'),
                  value: spot.key,
                  act: () => void Reflect.deleteProperty(spot.holder, spot.key),
                },
              ]
            : [],
        ),
      () => baseOfTerraform(template),
    )(spots, template),
  ),
  harmless(
    'a rule of a policy is called otherwise',
    onItem(
      (item, word) => isFirewallRule(item, word) && typeof item[keyOf(item, 'name') ?? ''] === 'string',
      (item) => {
        item[keyOf(item, 'name') ?? 'name'] = 'renamed';
      },
    ),
  ),
  harmless(
    'rules of a collection stand in another order',
    onItem(
      (item, word) => isFirewallRule(item, word),
      (_, list) => void (JSON.stringify(list).includes('[null]') || list.reverse()),
    ),
  ),
];

/** A value of HOME_NET among the variables of a policy, be these an object by name or a list. */
function isOwnNetwork({ path, up, word }: Spot): boolean {
  return (
    (word === 'definition' || word === 'definitions') &&
    path.some((step) => wordOf(step) === 'policyvariables') &&
    (path.includes('HOME_NET') || up.some((one) => of(one, 'key') === 'HOME_NET'))
  );
}

/** A plan of Terraform says in two places what comes later: that it does, and where it comes from. */
function baseOfTerraform(template: unknown): readonly Seed[] {
  const holders = [...objectsWith(template, 'basepolicyid')].filter((holder) => 'base_policy_id' in holder);
  if (!holders.some((holder) => isPlain(holder.base_policy_id))) return [];
  const act = () => {
    for (const holder of holders) delete holder.base_policy_id;
  };
  return [{ at: 'base_policy_id', value: 'base_policy_id', act }];
}
