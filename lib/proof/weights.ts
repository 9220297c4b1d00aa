import { type Bound, isGroupOfMachines } from '../model/flow';
import type { Plan } from '../model/plans';
import type { AwsSecurityGroupPlan, SecurityGroupRule } from '../model/plans/aws-security-group';
import type { Recorded } from './recorded';
import type { Hole } from './verdict';

/** What a plan says of the weight of its groups and is not so: counted anew from its rules, its lists and the peers that were asked for. */
export function misweighed(plan: Plan, { items }: Recorded): readonly Hole[] {
  if (plan.target !== 'aws-security-group') return [];
  const bound = new Map(
    items.flatMap(({ item: { peer } }) => (peer.kind === 'bound' ? [[peer.bound.bound, peer.bound] as const] : [])),
  );
  const said = plan.weights.map(({ group, direction, family, weight }) => `${group} ${direction} ${family} ${weight}`);
  const counted = Array.from({ length: plan.groups }, (_, index) => index + 1).flatMap((group) =>
    (['egress', 'ingress'] as const).flatMap((direction) =>
      ([4, 6] as const).map((family) => {
        const own = plan[direction].filter((rule) => rule.group === group);
        const sum = own.reduce((total, rule) => total + weightOf(rule, family, plan, bound), 0);
        // What goes to groups stands apart, and a group of its own without an entry is given one.
        const empty =
          plan.existing !== true &&
          direction === 'egress' &&
          family === 4 &&
          own.every((rule) => isBetweenGroups(rule, bound));
        return `${group} ${direction} ${family} ${sum + (empty ? 1 : 0)}`;
      }),
    ),
  );
  const wrong = [
    ...said.filter((one, index) => !counted.includes(one) || said.indexOf(one) !== index),
    ...counted.filter((one) => !said.includes(one)),
  ];
  const over = plan.weights.filter(({ weight, limit }) => weight > limit);
  return [
    ...wrong.map((one) => `the weight of group ${one}`),
    ...over.map(({ group, direction, family }) => `group ${group} ${direction} ${family}, which is over its limit`),
  ].map((about): Hole => ({ answer: 'unfounded', element: null, rule: about, witness: null }));
}

function weightOf(
  { peer }: SecurityGroupRule,
  family: 4 | 6,
  { prefixLists }: AwsSecurityGroupPlan,
  bound: ReadonlyMap<string, Bound>,
): number {
  if ('cidrIp' in peer) return family === 4 ? 1 : 0;
  if ('cidrIpv6' in peer) return family === 6 ? 1 : 0;
  if ('prefixList' in peer) {
    const list = prefixLists.find(({ id }) => id === peer.prefixList);
    return list?.family === family ? list.maxEntries : 0;
  }
  const { list, block } = bound.get(peer.bound) ?? {};
  if (list !== undefined) return list.family === family ? list.weight : 0;
  return block === true && family === 6 ? 0 : 1;
}

function isBetweenGroups({ peer }: SecurityGroupRule, bound: ReadonlyMap<string, Bound>): boolean {
  if (!('bound' in peer)) return false;
  return isGroupOfMachines(bound.get(peer.bound) ?? {});
}
