import { isPlain, keyOf, type Plain } from './spots';

export const GROUP_RULES = new Set([
  'securitygroupingress',
  'securitygroupegress',
  'ingress',
  'egress',
  'ippermissions',
  'ippermissionsegress',
]);
export const isGroupRule = (item: Plain, word: string) =>
  GROUP_RULES.has(word) && keyOf(item, 'ipprotocol', 'protocol') !== null;
export const isSecurityRule = (item: Plain, word: string) =>
  word === 'securityrules' ||
  word === 'securityrule' ||
  (keyOf(item, 'access') !== null && keyOf(item, 'sourceaddressprefix') !== null && word === '');
export const isFirewallRule = (item: Plain, word: string) =>
  (word === 'rules' || word === 'rule') && keyOf(item, 'sourceaddresses', 'sourceipgroups') !== null;

export const insideOf = (item: Plain): Plain => (isPlain(item.properties) ? item.properties : item);

export const isRuleOfPorts = (holder: unknown) =>
  /^(tcp|udp|6|17)$/i.test(String(isPlain(holder) ? holder[keyOf(holder, 'ipprotocol', 'protocol') ?? ''] : ''));

export function turn(item: Plain, word: string, [one, other]: readonly [string, string]): void {
  const key = keyOf(item, word) ?? word;
  item[key] = String(item[key]).toLowerCase() === one.toLowerCase() ? other : one;
}

export function bump(item: Plain): void {
  const key = keyOf(item, 'priority');
  if (key !== null && typeof item[key] === 'number' && item[key] < 4000) item[key] += 1;
}
