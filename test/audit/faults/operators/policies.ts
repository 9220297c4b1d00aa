import { isFirewallRule } from '../rule-shapes';
import { harmful, harmless, type Operator, onItem, removed, replacing } from '../seeds';
import { isPlain, keyOf } from '../spots';

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
