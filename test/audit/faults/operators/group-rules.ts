import { GROUP_RULES, isGroupRule, isRuleOfPorts } from '../rule-shapes';
import { harmful, harmless, lists, type Operator, onItem, removed } from '../seeds';
import { isPlain, keyOf, type Plain } from '../spots';
import { type Block, blockOf, printBlock } from '../words';

/** Rules of security groups of EC2. */
export const IN_GROUP_RULES: readonly Operator[] = [
  harmful('a rule of a group is dropped', onItem(isGroupRule, removed)),
  harmful(
    'a rule of a group opens a port more',
    onItem(isGroupRule, (item, list) => {
      const ends = ['fromport', 'toport'].map((word) => keyOf(item, word));
      const protocol = keyOf(item, 'ipprotocol', 'protocol');
      const [from, to] = ends;
      list.push({
        ...item,
        [protocol ?? '']: 'tcp',
        [from ?? (protocol === 'IpProtocol' ? 'FromPort' : 'from_port')]: 4711,
        [to ?? (protocol === 'IpProtocol' ? 'ToPort' : 'to_port')]: 4711,
        ...addressOf(item),
      });
    }),
  ),
  harmful('a rule resource is dropped', (spots) =>
    spots.flatMap((spot) => {
      if (
        spot.word !== 'type' ||
        typeof spot.value !== 'string' ||
        !/SecurityGroup(Ing|Eg)ress|security_group_(ingress_|egress_)?rule$|securityGroup(Ing|Eg)ressRule|network_security_rule$|networkSecurityRule|securityRules$/.test(
          spot.value,
        ) ||
        !isPlain(spot.holder)
      )
        return [];
      const [list] = spot.up;
      const { holder } = spot;
      const act = Array.isArray(list)
        ? () => removed(holder, list)
        : isPlain(list)
          ? () => {
              for (const [key, one] of Object.entries(list)) if (one === holder) delete list[key];
            }
          : null;
      return act === null ? [] : [{ at: spot.path.join('/'), value: JSON.stringify(holder), act }];
    }),
  ),
  harmless(
    'rules of a group stand in another order',
    lists(GROUP_RULES, (list) => void list.reverse()),
  ),
  harmless(
    'a rule of a group stands twice',
    onItem(isGroupRule, (item, list) => void list.push(structuredClone(item))),
  ),
  harmless(
    'a rule of a group is written as two, with halves of its block',
    onItem(
      (item, word) => isGroupRule(item, word) && (blockOf(item[keyOf(item, 'cidrip') ?? ''])?.length ?? 32) < 32,
      (item, list) => {
        const key = keyOf(item, 'cidrip') ?? '';
        const { start, length } = blockOf(item[key]) as Block;
        list.push({ ...item, [key]: printBlock(start + 2 ** (31 - length), length + 1) });
        item[key] = printBlock(start, length + 1);
      },
    ),
  ),
  harmless(
    'a range of ports of a group is two rules',
    onItem(
      (item, word) =>
        isGroupRule(item, word) &&
        isRuleOfPorts(item) &&
        Number(item[keyOf(item, 'toport') ?? '']) > Number(item[keyOf(item, 'fromport') ?? '']),
      (item, list) => {
        const [from, to] = [keyOf(item, 'fromport') ?? '', keyOf(item, 'toport') ?? ''];
        list.push({ ...item, [from]: Number(item[from]) + 1 });
        item[to] = item[from];
      },
    ),
  ),
];

function addressOf(item: Plain): Plain {
  return keyOf(item, 'cidrip') === null ? {} : { [keyOf(item, 'cidrip') ?? '']: '198.51.100.77/32' };
}
