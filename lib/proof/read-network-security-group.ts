import { addressSetOf } from '../model/addresses';
import type { Direction } from '../model/element';
import type { AzureNetworkSecurityGroupPlan, SecurityRule } from '../model/plans/azure-network-security-group';
import { ALL_PORTS, type PortSet, portSetOf } from '../model/ports';
import { ALL_TCP, ALL_TRAFFIC, type Box, EGRESS, EVERYTHING, INGRESS, intersectBoxes, traffic } from './box';
import { type Reading, type Unreadable, UnreadablePlanError } from './reading';
import { allowedBy, allowedByAll, type Step } from './region';
import { type PeerNaming, sourceSet, tagSet } from './sets';
import { ANYWHERE, at, inside, outside, type Side } from './side';
import { whyUnreadable, whyUnreadableTogether } from './unreadable-security-rule';

const TRAFFIC_OF = { Tcp: ALL_TCP, Udp: traffic('udp'), Icmp: traffic('icmp'), '*': ALL_TRAFFIC } as const;

type RuleDirection = SecurityRule['direction'];

/**
 * A network security group as Azure walks it: per direction by priority, the first rule that matches decides, and
 * Azure's own default rules stand last. It decides for the machines under it, so one side of each box is one of its
 * sources. Nothing is known of `VirtualNetwork`: with a default route to an appliance it is everything
 * (azure-docs#22178), and what is proved holds there too. `Internet` is all that is outside of it.
 *
 * @throws UnreadablePlanError with every rule that Azure would not take or that cannot be read.
 */
export function readNetworkSecurityGroup(plan: AzureNetworkSecurityGroupPlan, nameOf: PeerNaming): Reading {
  const unreadable: Unreadable[] = [...whyUnreadableTogether(plan.rules)];
  for (const rule of plan.rules) {
    for (const why of whyUnreadable(rule, plan)) {
      unreadable.push({ rule: rule.key, why, text: JSON.stringify(rule) });
    }
  }
  if (unreadable.length > 0) throw new UnreadablePlanError(unreadable);
  const read = (['Inbound', 'Outbound'] as const).map((direction) => {
    const own = plan.rules.filter((rule) => rule.direction === direction).sort((a, b) => a.priority - b.priority);
    return allowedBy([
      ...platformBoxes(plan).flatMap((box) => platformStep(box, direction)),
      ...own.flatMap((rule) => stepsOf(rule, plan, nameOf)),
      ...defaultSteps(plan, direction),
    ]);
  });
  return { target: plan.target, ...allowedByAll(read) };
}

/** The addresses of the platform on each machine: some of what flows there is subject to no group, and nobody says that all is. */
const PLATFORM = at(addressSetOf(['168.63.129.16/32', '169.254.169.254/32']));

export function platformBoxes(plan: AzureNetworkSecurityGroupPlan): readonly Box[] {
  return between(plan, PLATFORM, 'Inbound').concat(between(plan, PLATFORM, 'Outbound'));
}

function platformStep(box: Box, direction: RuleDirection): readonly Step[] {
  const own = intersectBoxes(box, { ...EVERYTHING, direction: bitOf(direction) });
  return own === null ? [] : [{ action: 'pass', mayMiss: true, box: own, rule: 'default', because: null }];
}

/** Whether the probes of load balancers have a reason to come in: something else does, and the rest is closed. */
export function letsProbesIn({ rules, denyInbound }: AzureNetworkSecurityGroupPlan): boolean {
  const comesIn = rules.some(
    ({ direction, access, because }) => direction === 'Inbound' && access === 'Allow' && because.length > 0,
  );
  return denyInbound === 'all' && comesIn;
}

export function probeBoxes(plan: AzureNetworkSecurityGroupPlan): readonly Box[] {
  return between(plan, inside(tagSet('AzureLoadBalancer')), 'Inbound');
}

/** What Azure's default rules leave open by what the plan says that it denies; null where it says that all is closed. */
export function defaultsLeftOpen(plan: AzureNetworkSecurityGroupPlan, direction: Direction): readonly Box[] | null {
  const word = direction === 'egress' ? plan.denyOutbound : plan.denyInbound;
  if (word === 'all') return null;
  const [first, second] = direction === 'egress' ? OUTBOUND : INBOUND;
  const open = word === 'internet' ? [first] : [first, second];
  return open.flatMap((opening) => defaultBoxes(plan, opening, direction === 'egress' ? 'Outbound' : 'Inbound'));
}

const VIRTUAL_NETWORK = tagSet('VirtualNetwork');

/** One of Azure's default rules that allow; its own end is the virtual network or anything. */
interface Opening {
  readonly own: Side;
  readonly peer: Side;
}

/** AllowVnetOutBound 65000 and AllowInternetOutBound 65001; DenyAllOutBound 65500 closes what is left. */
const OUTBOUND: readonly [Opening, Opening] = [
  { own: inside(VIRTUAL_NETWORK), peer: inside(VIRTUAL_NETWORK) },
  { own: ANYWHERE, peer: outside(VIRTUAL_NETWORK) },
];

/** AllowVnetInBound 65000 and AllowAzureLoadBalancerInBound 65001; DenyAllInBound 65500 closes what is left. */
const INBOUND: readonly [Opening, Opening] = [
  { own: inside(VIRTUAL_NETWORK), peer: inside(VIRTUAL_NETWORK) },
  { own: ANYWHERE, peer: inside(tagSet('AzureLoadBalancer')) },
];

function defaultSteps(plan: AzureNetworkSecurityGroupPlan, direction: RuleDirection): readonly Step[] {
  return (direction === 'Outbound' ? OUTBOUND : INBOUND).flatMap((opening) =>
    defaultBoxes(plan, opening, direction).map(
      (box): Step => ({ action: 'pass', box, rule: 'default', because: null }),
    ),
  );
}

function defaultBoxes(
  plan: AzureNetworkSecurityGroupPlan,
  { own, peer }: Opening,
  direction: RuleDirection,
): readonly Box[] {
  const side: Partial<Box> = direction === 'Outbound' ? { from: own } : { to: own };
  return between(plan, peer, direction).flatMap((box) => intersectBoxes(box, { ...EVERYTHING, ...side }) ?? []);
}

/** All traffic between every source of the plan and a peer, in one direction. */
function between({ sources }: AzureNetworkSecurityGroupPlan, peer: Side, direction: RuleDirection): Box[] {
  return sources.map(({ name }) => facing(inside(sourceSet(name)), peer, direction));
}

function facing(own: Side, peer: Side, direction: RuleDirection): Box {
  const [from, to] = direction === 'Outbound' ? [own, peer] : [peer, own];
  return { ...EVERYTHING, direction: bitOf(direction), from, to };
}

function bitOf(direction: RuleDirection): number {
  return direction === 'Outbound' ? EGRESS : INGRESS;
}

/** A rule of the plan as steps, one for each source that it stands for: what opens has its reasons, what closes has none. */
function stepsOf(rule: SecurityRule, plan: AzureNetworkSecurityGroupPlan, nameOf: PeerNaming): readonly Step[] {
  const { direction, protocol, destinationPorts, access } = rule;
  const [own, peer] = direction === 'Outbound' ? [rule.source, rule.destination] : [rule.destination, rule.source];
  const sources = own.kind === 'source' ? [own.source] : plan.sources.map(({ name }) => name);
  const there = peerSide(peer, access, nameOf);
  return sources.map(
    (name): Step => ({
      action: access === 'Allow' ? 'pass' : 'drop',
      box: {
        ...facing(inside(sourceSet(name)), there, direction),
        traffic: TRAFFIC_OF[protocol],
        ports: portsOf(destinationPorts),
      },
      rule: rule.key,
      because: access === 'Allow' ? rule.because : null,
    }),
  );
}

function portsOf(list: readonly string[]): PortSet {
  return list[0] === '*' ? ALL_PORTS : portSetOf(list);
}

function peerSide(peer: SecurityRule['source'], access: SecurityRule['access'], nameOf: PeerNaming): Side {
  switch (peer.kind) {
    case 'any':
      return ANYWHERE;
    case 'addresses':
      return at(addressSetOf(peer.cidrs));
    case 'tag':
      // A party that somebody bound to the tag stands for the tag's addresses, whatever these are.
      return access === 'Deny' && peer.tag === 'Internet' ? outside(VIRTUAL_NETWORK) : inside(tagSet(peer.tag));
    case 'bound': {
      const set = nameOf(peer.as === 'block' ? { bound: peer.bound, block: true } : { bound: peer.bound });
      return set === null ? ANYWHERE : inside(set);
    }
    case 'source':
      return inside(sourceSet(peer.source));
  }
}
