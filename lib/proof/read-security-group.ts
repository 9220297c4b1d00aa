import { addressSetOf, parseCidr } from '../model/addresses';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import { ALL_PORTS, type PortSet } from '../model/ports';
import { ALL_TCP, type Box, EGRESS, EVERYTHING, INGRESS, traffic } from './box';
import { type Reading, type Unreadable, UnreadablePlanError } from './reading';
import type { RuledBox } from './region';
import { type PeerNaming, sourceSet } from './sets';
import { at, inside, type Side } from './side';

/** ICMP of either family is one kind of traffic; EC2 has a protocol for each. */
const TRAFFIC_OF = { tcp: ALL_TCP, udp: traffic('udp'), icmp: traffic('icmp'), icmpv6: traffic('icmp') } as const;

/**
 * A security group only allows, and it sees transport, ports and addresses: of what is spoken and of the name that is
 * meant every rule is free. It decides for the machines that bear it, so one side of each box is one of its sources.
 *
 * @throws UnreadablePlanError where a rule is none that EC2 takes.
 */
export function readSecurityGroup(plan: AwsSecurityGroupPlan, nameOf: PeerNaming): Reading {
  const unreadable: Unreadable[] = [];
  const own = plan.sources.map(({ name }) => inside(sourceSet(name)));
  const allowed: RuledBox[] = [];
  for (const direction of ['egress', 'ingress'] as const) {
    for (const rule of plan[direction]) {
      const open = whyUnreadable(rule, direction) === null ? readRule(rule, nameOf) : null;
      if (open === null) {
        unreadable.push({
          rule: rule.key,
          why: whyUnreadable(rule, direction) ?? 'has a peer without a name',
          text: JSON.stringify(rule),
        });
      } else
        for (const side of own)
          allowed.push({ box: seenFrom(side, direction, open), rule: rule.key, because: rule.because });
    }
  }
  if (unreadable.length > 0) throw new UnreadablePlanError(unreadable);
  if (plan.egress.length === 0 && plan.existing !== true)
    for (const box of placeholderBoxes(plan)) allowed.push({ box, rule: 'default', because: null });
  return { target: plan.target, surely: allowed, possibly: allowed };
}

/** The entry that EC2 gets where nothing goes out. */
export function placeholderBoxes(plan: AwsSecurityGroupPlan): readonly Box[] {
  const { cidrIp, fromPort, toPort } = PLACEHOLDER_EGRESS;
  const open: Open = { traffic: traffic('icmp'), ports: icmpPorts(fromPort, toPort), peer: at(addressSetOf([cidrIp])) };
  return plan.sources.map(({ name }) => seenFrom(inside(sourceSet(name)), 'egress', open));
}

/** A rule before it is said which of the two ends is the group's own. */
interface Open {
  readonly traffic: number;
  readonly ports: PortSet;
  readonly peer: Side;
}

function readRule({ ipProtocol, fromPort, toPort, peer }: SecurityGroupRule, nameOf: PeerNaming): Open | null {
  const there = sideOf(peer, nameOf);
  if (there === null) return null;
  const ports = ipProtocol.startsWith('icmp') ? icmpPorts(fromPort, toPort) : [{ first: fromPort, last: toPort }];
  return { traffic: TRAFFIC_OF[ipProtocol], ports, peer: there };
}

function sideOf(peer: SecurityGroupRule['peer'], nameOf: PeerNaming): Side | null {
  if ('bound' in peer) {
    const set = nameOf({ bound: peer.bound });
    return set === null ? null : inside(set);
  }
  return at(addressSetOf(['cidrIp' in peer ? peer.cidrIp : peer.cidrIpv6]));
}

function seenFrom(own: Side, direction: 'egress' | 'ingress', { traffic: kinds, ports, peer }: Open): Box {
  const [from, to] = direction === 'egress' ? [own, peer] : [peer, own];
  return { ...EVERYTHING, direction: direction === 'egress' ? EGRESS : INGRESS, traffic: kinds, ports, from, to };
}

/** EC2 takes the type for the first port and the code for the second; -1 is every one. */
function icmpPorts(type: number, code: number): PortSet {
  if (type === -1) return ALL_PORTS;
  return code === -1
    ? [{ first: type * 256, last: type * 256 + 255 }]
    : [{ first: type * 256 + code, last: type * 256 + code }];
}

/** What EC2 takes for the description of a rule. */
const DESCRIPTION = /^[a-zA-Z0-9 ._:/()#,@[\]+=&;{}!$*-]{0,255}$/;

function whyUnreadable(rule: SecurityGroupRule, direction: 'egress' | 'ingress'): string | null {
  const { ipProtocol, fromPort, toPort, peer, description } = rule;
  if (!DESCRIPTION.test(description)) return `has the description '${description}'`;
  if (rule.direction !== direction) return `stands among the ${direction} rules`;
  if (!Object.hasOwn(TRAFFIC_OF, ipProtocol)) return `has the protocol '${ipProtocol}'`;
  if (ipProtocol.startsWith('icmp')) {
    const isIpv6 = 'cidrIpv6' in peer;
    if (isIpv6 !== (ipProtocol === 'icmpv6')) return `has the protocol '${ipProtocol}' for the other family`;
    const fits = within(-1, fromPort, 255) && within(-1, toPort, 255) && (fromPort !== -1 || toPort === -1);
    if (!fits) return `has the ICMP type and code ${fromPort} and ${toPort}`;
  } else if (!within(0, fromPort, toPort) || !within(0, toPort, 65535)) return `has the ports ${fromPort} to ${toPort}`;
  const [key, cidr] =
    'bound' in peer ? ['bound', null] : 'cidrIp' in peer ? ['cidrIp', peer.cidrIp] : ['cidrIpv6', peer.cidrIpv6];
  if (cidr === null) return null;
  const block = parseCidr(cidr);
  return block.ok && block.value.family === (key === 'cidrIp' ? 4 : 6) ? null : `has the ${key} '${cidr}'`;
}

function within(low: number, value: number, high: number): boolean {
  return Number.isInteger(value) && low <= value && value <= high;
}
