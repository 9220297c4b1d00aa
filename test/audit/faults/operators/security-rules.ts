import { bump, insideOf, isSecurityRule, turn } from '../rule-shapes';
import { harmful, harmless, lists, type Operator, onItem, removed, replacing } from '../seeds';
import { isPlain, keyOf } from '../spots';
import { PORTS } from '../words';

/** Rules of network security groups. */
export const IN_SECURITY_RULES: readonly Operator[] = [
  harmful('a security rule is dropped', onItem(isSecurityRule, removed)),
  harmful(
    'a security rule turns round',
    onItem(isSecurityRule, (item) => turn(insideOf(item), 'direction', ['Inbound', 'Outbound'])),
  ),
  harmful(
    'a security rule closes what it opened',
    onItem(
      (item, word) => isSecurityRule(item, word),
      (item) => turn(insideOf(item), 'access', ['Allow', 'Deny']),
    ),
  ),
  harmful(
    'a denial of all stands above',
    onItem(
      (item, word) =>
        isSecurityRule(item, word) && String(insideOf(item)[keyOf(insideOf(item), 'access') ?? '']) === 'Allow',
      (item, list) => {
        const copy = structuredClone(item);
        const own = insideOf(copy);
        turn(own, 'access', ['Allow', 'Deny']);
        own[keyOf(own, 'priority') ?? 'priority'] = 100;
        for (const other of list) if (isPlain(other)) bump(insideOf(other));
        copy[keyOf(copy, 'name') ?? 'name'] = 'deny-above';
        if (typeof copy.id === 'string') copy.id = copy.id.replace(/[^/]*$/, 'deny-above');
        list.push(copy);
      },
    ),
  ),
  harmless(
    'a port of a security rule is a range of one',
    replacing(PORTS, (t) => (/^\d+$/.test(t) ? `${t}-${t}` : undefined)),
  ),
  harmless('priorities of security rules are shifted together', (spots) => {
    const [first, ...others] = onItem(isSecurityRule, (item) => bump(insideOf(item)))(spots, null);
    return first === undefined ? [] : [{ ...first, act: () => void [first, ...others].map(({ act }) => act()) }];
  }),
  harmless(
    'security rules stand in another order',
    lists(new Set(['securityrules', 'securityrule']), (list) => void list.reverse()),
  ),
  harmless(
    'a security rule is called otherwise',
    onItem(
      (item, word) => isSecurityRule(item, word) && typeof item[keyOf(item, 'name') ?? ''] === 'string',
      (item) => {
        item[keyOf(item, 'name') ?? 'name'] = 'renamed';
      },
    ),
  ),
  harmless(
    'an action is written in other letters',
    onItem(isSecurityRule, (item) => {
      const own = insideOf(item);
      const key = keyOf(own, 'protocol');
      if (key !== null && typeof own[key] === 'string') own[key] = own[key].toUpperCase();
    }),
  ),
];
