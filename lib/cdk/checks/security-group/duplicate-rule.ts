import { parseCidr } from '../../../model/addresses';
import type { Check } from '../check';
import { groupedBy } from '../grouped';
import { SOURCES } from '../sources';
import { textOf } from '../values';
import { firstOf, type GroupRule, groupRules, placeIn } from './rules';

/** EC2 compares rules without their descriptions, and blocks in canonical form. */
export const duplicateRule: Check<'security-group-duplicate-rule'> = {
  id: 'security-group-duplicate-rule',
  severity: 'error',
  rule: 'no two rules of a security group are the same traffic',
  source: SOURCES.ipRange,
  find(app) {
    const keyed = app
      .read(groupRules)
      .filter(({ resource }) => !resource.conditional)
      .flatMap((rule) => {
        const key = trafficOf(rule);
        return key === undefined ? [] : [{ rule, key: `${rule.group} ${key}` }];
      });
    return groupedBy(keyed, ({ key }) => key).flatMap(([first, ...repeated]) =>
      repeated.map(({ rule }) => ({
        resource: rule.resource,
        at: placeIn(rule, cidrKeyOf(rule)),
        says: `repeats a rule that ${whereIs(first?.rule)} holds: ${rule.direction} ${wordsOf(rule)}`,
        fix: 'remove one of the two: another description does not make it another rule, and EC2 refuses the second',
      })),
    );
  },
};

function whereIs(rule: GroupRule | undefined): string {
  return rule === undefined ? '' : `${rule.resource.logicalId}${rule.at === '' ? '' : `.${rule.at}`}`;
}

/** The documented case alone: a rule with an address block, all of it known. */
function trafficOf(rule: GroupRule): string | undefined {
  const { direction, protocol, fromPort, toPort, properties } = rule;
  const block = blockOf(rule);
  if (block === undefined || protocol === undefined) return undefined;
  if (protocol === '-1') return `${direction} -1 ${block}`;
  const known = (key: string, read: number | undefined) => properties[key] === undefined || read !== undefined;
  if (!known('FromPort', fromPort) || !known('ToPort', toPort)) return undefined;
  return `${direction} ${protocol} ${fromPort} ${toPort} ${block}`;
}

function blockOf(rule: GroupRule): string | undefined {
  const text = textOf(firstOf(rule, 'CidrIp', 'CidrIpv6'));
  const read = text === undefined ? undefined : parseCidr(text);
  if (read === undefined || read.ok) return read?.value.text;
  return read.problem.code === 'address-host-bits' ? read.problem.suggestions[0] : undefined;
}

function cidrKeyOf({ properties }: GroupRule): string {
  return properties.CidrIp === undefined ? 'CidrIpv6' : 'CidrIp';
}

function wordsOf(rule: GroupRule): string {
  const { protocol, fromPort, toPort } = rule;
  if (protocol === '-1') return `everything ${blockOf(rule)}`;
  const ports = fromPort === undefined ? '' : ` ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
  return `${protocol}${ports} ${blockOf(rule)}`;
}
