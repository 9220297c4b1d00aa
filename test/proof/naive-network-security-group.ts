import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../../lib/model/plans/azure-network-security-group';
import { blockOf } from './naive';

/**
 * Azure's own account of a network security group, so plain that a person can check it by reading: by priority, the
 * first rule that matches decides; then Azure's default rules. It shares nothing with the proof.
 */
export interface GroupProbe {
  readonly direction: 'Inbound' | 'Outbound';
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp' | 'other';
  readonly port: number;
  /** The entries whose machine it is, and `tag VirtualNetwork` where it stands in what the tag holds. */
  readonly own: readonly string[];
  /** An IPv4 address as a number; null for one of IPv6, which of the blocks here only `::/0` holds. */
  readonly address: number | null;
  /** `tag NAME`, `bound ID`: what the other end lies in. */
  readonly peer: readonly string[];
}

/** `maybe`: nobody says that all that flows to the platform's own addresses passes by the group. */
export type GroupAnswer = 'pass' | 'drop' | 'maybe';

const PLATFORM = ['168.63.129.16/32', '169.254.169.254/32'].map(blockOf);

/** Answers for one plan; its rules are read once, so that many probes can be asked. */
export function answersOf({ rules }: AzureNetworkSecurityGroupPlan): (probe: GroupProbe) => GroupAnswer {
  const inOrder = [...rules].sort((a, b) => a.priority - b.priority);
  const walked = { Inbound: tests('Inbound', inOrder), Outbound: tests('Outbound', inOrder) };
  return (probe) => {
    const first = walked[probe.direction].find(({ matches }) => matches(probe));
    if (first === undefined ? byDefault(probe) : first.allows) return 'pass';
    const { address } = probe;
    return address !== null && PLATFORM.some((block) => block.first <= address && address <= block.last)
      ? 'maybe'
      : 'drop';
  };
}

function byDefault({ direction, own, peer }: GroupProbe): boolean {
  const there = peer.includes('tag VirtualNetwork');
  if (there && own.includes('tag VirtualNetwork')) return true;
  return direction === 'Outbound' ? !there : peer.includes('tag AzureLoadBalancer');
}

interface Walked {
  readonly allows: boolean;
  readonly matches: (probe: GroupProbe) => boolean;
}

function tests(direction: SecurityRule['direction'], rules: readonly SecurityRule[]): readonly Walked[] {
  return rules
    .filter((rule) => rule.direction === direction)
    .map(({ access, protocol, source, destination, destinationPorts }) => {
      const [own, peer] = direction === 'Outbound' ? [source, destination] : [destination, source];
      const ranges = destinationPorts.map((text) => {
        const [first = '', last = first] = text.split('-');
        return text === '*' ? { first: 0, last: 65535 } : { first: Number(first), last: Number(last) };
      });
      const isThere = placeOf(peer, access);
      return {
        allows: access === 'Allow',
        matches: (probe) =>
          (protocol === '*' || protocol === probe.protocol) &&
          ranges.some(({ first, last }) => first <= probe.port && probe.port <= last) &&
          (own.kind === 'any' || (own.kind === 'source' && probe.own.includes(own.source))) &&
          isThere(probe),
      };
    });
}

function placeOf(end: SecurityRuleEnd, access: SecurityRule['access']): Walked['matches'] {
  switch (end.kind) {
    case 'any':
      return () => true;
    case 'addresses': {
      const blocks = end.cidrs.filter((cidr) => !cidr.includes(':')).map(blockOf);
      const everySix = end.cidrs.includes('::/0');
      return ({ address }) =>
        address === null ? everySix : blocks.some(({ first, last }) => first <= address && address <= last);
    }
    case 'tag': {
      if (end.tag === 'Internet' && access === 'Deny') return ({ peer }) => !peer.includes('tag VirtualNetwork');
      const set = `tag ${end.tag}`;
      return ({ peer }) => peer.includes(set);
    }
    case 'bound': {
      const set = `bound ${end.bound}`;
      return ({ peer }) => peer.includes(set);
    }
    case 'source':
      return () => false;
  }
}

/** Every connection at an edge of what some plans say. */
export function* probesOf(plans: readonly AzureNetworkSecurityGroupPlan[]): Iterable<GroupProbe> {
  const rules = plans.flatMap((plan) => plan.rules);
  const ends = rules.flatMap(({ source, destination }) => [source, destination]);
  const edges = (numbers: readonly number[], most: number) =>
    [...new Set(numbers.flatMap((one) => [one - 1, one, one + 1]))].filter((one) => one >= 0 && one <= most);
  const ports = edges(
    rules.flatMap(({ destinationPorts }) =>
      destinationPorts.flatMap((text) =>
        text
          .split('-')
          .filter((one) => one !== '*')
          .map(Number),
      ),
    ),
    65535,
  );
  const blocks = ends
    .flatMap((end) =>
      end.kind === 'addresses' ? end.cidrs.filter((cidr) => /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(cidr)) : [],
    )
    .map(blockOf);
  const places = [
    ...edges(
      [...blocks, ...PLATFORM].flatMap(({ first, last }) => [first, last]),
      0xffffffff,
    ),
    null,
  ];
  const sets = [
    ...new Set(
      ends.flatMap((end) =>
        end.kind === 'tag' ? [`tag ${end.tag}`] : end.kind === 'bound' ? [`bound ${end.bound}`] : [],
      ),
    ),
  ].filter((set) => set !== 'tag VirtualNetwork');
  const there = ['tag AzureLoadBalancer', ...sets].map((set) => [set]);
  const peers = [[], ...there].flatMap((some) => [some, [...some, 'tag VirtualNetwork']]);
  const owns = [...new Set(plans.flatMap(({ sources }) => sources.map(({ name }) => name)))].flatMap((name) => [
    [name],
    [name, 'tag VirtualNetwork'],
  ]);
  for (const direction of ['Inbound', 'Outbound'] as const)
    for (const protocol of ['Tcp', 'Udp', 'Icmp', 'other'] as const)
      for (const port of ports.length === 0 ? [1] : ports)
        for (const own of owns)
          for (const address of places)
            for (const peer of peers) yield { direction, protocol, port, own, address, peer };
}

/** Whether two plans open the same, at every edge of the rules that only one of them has. */
export function openTheSame(a: AzureNetworkSecurityGroupPlan, b: AzureNetworkSecurityGroupPlan): boolean {
  const [left, right] = [a, b].map(({ rules }) => rules.map(traffic)) as [string[], string[]];
  const only = (plan: AzureNetworkSecurityGroupPlan, others: readonly string[]) => ({
    ...plan,
    rules: plan.rules.filter((rule) => !others.includes(traffic(rule))),
  });
  const differing = [only(a, right), only(b, left)];
  if (differing.every(({ rules }) => rules.length === 0) && left.length === right.length) return true;
  const [before, after] = [answersOf(a), answersOf(b)];
  // A rule of every port may open or close on the ports of all the others.
  const isWide = differing.some(({ rules }) => rules.some(({ destinationPorts }) => destinationPorts.includes('*')));
  for (const probe of probesOf(isWide ? [a, b] : differing)) if (before(probe) !== after(probe)) return false;
  return true;
}

function traffic({
  priority,
  direction,
  access,
  protocol,
  source,
  destination,
  destinationPorts,
}: SecurityRule): string {
  return JSON.stringify([priority, direction, access, protocol, source, destination, destinationPorts]);
}
