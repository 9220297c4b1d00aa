import { addressSetOf, parseCidr } from '../model/addresses';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import type { PlanBecause } from '../model/plans/plan';
import type { PortSet } from '../model/ports';
import { readOnce } from '../model/read-once';
import { ALL_TCP, type Box, EGRESS, EVERYTHING, INGRESS, traffic } from './box';
import { icmpPorts } from './icmp-ports';
import { type ListPart, readPrefixLists, reasonText } from './read-prefix-lists';
import { type Reading, type Unreadable, UnreadablePlanError } from './reading';
import type { RuledBox } from './region';
import { type PeerNaming, sourceSet } from './sets';
import { at, inside, type Side } from './side';

/** ICMP of either family is one kind of traffic; EC2 has a protocol for each. */
const TRAFFIC_OF = { tcp: ALL_TCP, udp: traffic('udp'), icmp: traffic('icmp'), icmpv6: traffic('icmp') } as const;

/**
 * A security group only allows, and it sees transport, ports and addresses: of what is spoken and of the name that is
 * meant every rule is free. It decides for the machines that bear it, so one side of each box is one of its sources; of
 * several groups the machines bear all, so that in whichever a rule stands changes nothing of what is open.
 *
 * @throws UnreadablePlanError where a rule or a list is none that EC2 takes.
 */
export function readSecurityGroup(plan: AwsSecurityGroupPlan, nameOf: PeerNaming): Reading {
  const unreadable: Unreadable[] = [];
  const own = plan.sources.map(({ name }) => inside(sourceSet(name)));
  const lists = readPrefixLists(plan, unreadable);
  const allowed: RuledBox[] = [];
  for (const direction of ['egress', 'ingress'] as const) {
    for (const rule of plan[direction]) {
      const why = whyUnreadable(rule, direction, plan);
      const parts = why === null ? readRule(rule, lists, nameOf) : why;
      if (typeof parts === 'string') {
        unreadable.push({ rule: rule.key, why: parts, text: JSON.stringify(rule) });
      } else
        for (const { open, because } of parts)
          for (const side of own) allowed.push({ box: seenFrom(side, direction, open), rule: rule.key, because });
    }
  }
  if (unreadable.length > 0) throw new UnreadablePlanError(unreadable);
  if (hasPlaceholder(plan))
    for (const box of placeholderBoxes(plan)) allowed.push({ box, rule: 'default', because: null });
  return { target: plan.target, surely: allowed, possibly: allowed };
}

/** Whether some group of its own has nothing that goes out, so that the entry stands there that EC2 gets instead. */
export function hasPlaceholder({ existing, groups, egress }: AwsSecurityGroupPlan): boolean {
  return existing !== true && new Set(egress.map(({ group }) => group)).size < groups;
}

/** The entry that EC2 gets where nothing goes out. */
export function placeholderBoxes(plan: AwsSecurityGroupPlan): readonly Box[] {
  return plan.sources.map(({ name }) => placeholderFrom(inside(sourceSet(name))));
}

/** The same of these machines. */
export function placeholderFrom(machines: Side): Box {
  const { cidrIp, fromPort, toPort } = PLACEHOLDER_EGRESS;
  const open: Open = { traffic: traffic('icmp'), ports: icmpPorts(fromPort, toPort), peer: at(addressSetOf([cidrIp])) };
  return seenFrom(machines, 'egress', open);
}

/** A rule before it is said which of the two ends is the group's own. */
interface Open {
  readonly traffic: number;
  readonly ports: PortSet;
  readonly peer: Side;
}

/** What a rule opens, in parts of which each is asked for alike; in words, why that cannot be read. */
function readRule(
  { ipProtocol, fromPort, toPort, peer, because }: SecurityGroupRule,
  lists: ReadonlyMap<string, readonly ListPart[]>,
  nameOf: PeerNaming,
): string | readonly { readonly open: Open; readonly because: readonly PlanBecause[] }[] {
  const ports = ipProtocol.startsWith('icmp') ? icmpPorts(fromPort, toPort) : [{ first: fromPort, last: toPort }];
  const open = (there: Side): Open => ({ traffic: TRAFFIC_OF[ipProtocol], ports, peer: there });
  if ('prefixList' in peer) {
    const parts = lists.get(peer.prefixList);
    if (parts === undefined) return 'refers to a prefix list that the plan does not have';
    const own = new Set(because.map(reasonText));
    return parts.map((part) => ({
      open: open(at(part.addresses)),
      because: part.because.filter((one) => own.has(reasonText(one))),
    }));
  }
  if (!('bound' in peer)) {
    return [{ open: open(at(addressSetOf(['cidrIp' in peer ? peer.cidrIp : peer.cidrIpv6]))), because }];
  }
  const set = nameOf({ bound: peer.bound });
  return set === null ? 'has a peer without a name' : [{ open: open(inside(set)), because }];
}

function seenFrom(own: Side, direction: 'egress' | 'ingress', { traffic: kinds, ports, peer }: Open): Box {
  const [from, to] = direction === 'egress' ? [own, peer] : [peer, own];
  return { ...EVERYTHING, direction: direction === 'egress' ? EGRESS : INGRESS, traffic: kinds, ports, from, to };
}

/** What EC2 takes for the description of a rule. */
const DESCRIPTION = /^[a-zA-Z0-9 ._:/()#,@[\]+=&;{}!$*-]{0,255}$/;

function whyUnreadable(
  rule: SecurityGroupRule,
  direction: 'egress' | 'ingress',
  plan: AwsSecurityGroupPlan,
): string | null {
  const { ipProtocol, fromPort, toPort, peer, description, group } = rule;
  if (!within(1, group, plan.groups)) return `stands in group ${group} of ${plan.groups}`;
  if (!DESCRIPTION.test(description)) return `has the description '${description}'`;
  if (rule.direction !== direction) return `stands among the ${direction} rules`;
  if (!Object.hasOwn(TRAFFIC_OF, ipProtocol)) return `has the protocol '${ipProtocol}'`;
  if (ipProtocol.startsWith('icmp')) {
    const family = familyOf(peer, plan);
    if (family !== null && (family === 6) !== (ipProtocol === 'icmpv6'))
      return `has the protocol '${ipProtocol}' for the other family`;
    const fits = within(-1, fromPort, 255) && within(-1, toPort, 255) && (fromPort !== -1 || toPort === -1);
    if (!fits) return `has the ICMP type and code ${fromPort} and ${toPort}`;
  } else if (!within(0, fromPort, toPort) || !within(0, toPort, 65535)) return `has the ports ${fromPort} to ${toPort}`;
  if ('bound' in peer || 'prefixList' in peer) return null;
  const [key, cidr] = 'cidrIp' in peer ? ['cidrIp', peer.cidrIp] : ['cidrIpv6', peer.cidrIpv6];
  return blockOf(cidr).family === (key === 'cidrIp' ? 4 : 6) ? null : `has the ${key} '${cidr}'`;
}

const blockOf = readOnce((cidr: string) => {
  const block = parseCidr(cidr);
  return { family: block.ok ? block.value.family : null };
});

function within(low: number, value: number, high: number): boolean {
  return Number.isInteger(value) && low <= value && value <= high;
}

/** The family of a peer, as far as the plan itself says it: what a bound one is, those know who asked for it. */
function familyOf(peer: SecurityGroupRule['peer'], { prefixLists }: AwsSecurityGroupPlan): 4 | 6 | null {
  if ('prefixList' in peer) return prefixLists.find(({ id }) => id === peer.prefixList)?.family ?? null;
  return 'bound' in peer ? null : 'cidrIp' in peer ? 4 : 6;
}
