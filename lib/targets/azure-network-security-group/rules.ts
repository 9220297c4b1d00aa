import { cidrOf } from '../../model/addresses';
import type { SecurityRule, SecurityRuleEnd } from '../../model/plans/azure-network-security-group';
import { type PortSet, ports, printPorts } from '../../model/ports';
import type { Transport } from '../../model/product';
import { becauseOn, blocksOn, type OpenBlock, openShelves, peerKey, shelve, type UnkeyedRule } from '../../rules';
import { becauseOf, planBecause } from '../reasons';
import { NETWORK_SECURITY_GROUP_LIMITS } from './limits';
import { ruleName } from './names';

/** A rule that has no priority yet. */
export type UnplacedRule = Omit<SecurityRule, 'priority'>;

const PROTOCOLS: Readonly<Record<Transport, SecurityRule['protocol']>> = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp' };

/**
 * The rules of what is open: addresses that are open on the same ports share one, since Azure takes many of them in a
 * rule; every other peer has its own, whose key leaves its ports out, so that another port changes the rule in place.
 */
export function securityRules(rules: readonly UnkeyedRule[], bySource: boolean): readonly UnplacedRule[] {
  const own = ({ direction, transport, source }: UnkeyedRule) => `${direction} ${transport} ${bySource ? source : '*'}`;
  const addressed = shelve(
    rules.filter(({ peer }) => peer.kind === 'cidr'),
    own,
  );
  const bound = shelve(
    rules.filter(({ peer }) => peer.kind === 'bound'),
    (rule) => `${own(rule)} ${peerName(rule)}`,
  );
  return [
    ...addressed.flatMap((here) => addressRules(here, bySource)),
    ...bound.map((here) => boundRule(here, bySource)),
  ];
}

function addressRules(here: readonly [UnkeyedRule, ...UnkeyedRule[]], bySource: boolean): readonly UnplacedRule[] {
  const alike = new Map<string, OpenBlock[]>();
  for (const block of blocksOn(openShelves(here))) {
    const key = `IPv${cidrOf(block.cidr).family} on ${portWords(here[0], block.ports).join(',')}`;
    alike.set(key, [...(alike.get(key) ?? []), block]);
  }
  return [...alike].flatMap(([placed, blocks]): readonly UnplacedRule[] => {
    const [first] = blocks;
    if (first === undefined) return [];
    const family = placed.slice(0, 'IPv4'.length);
    const cidrs = blocks.map(({ cidr }) => cidr);
    const open = portWords(here[0], first.ports);
    return [
      {
        ...ends(here[0], bySource, { kind: 'addresses', cidrs }),
        ...named(here[0], bySource, placed, [...open, preposition(here[0]), family]),
        destinationPorts: open,
        description: words(here[0], open, everybody(cidrs) ?? `addresses of ${family}`),
        because: planBecause(becauseOn(first.ports, becauseOf(blocks.flatMap((block) => block.rules)))),
      },
    ];
  });
}

function boundRule(here: readonly [UnkeyedRule, ...UnkeyedRule[]], bySource: boolean): UnplacedRule {
  const [first] = here;
  const open = here.reduce<PortSet>((sum, rule) => ports.union(sum, rule.ports), ports.of([]));
  const peer = boundEnd(first);
  const printed = portWords(first, open);
  return {
    ...ends(first, bySource, peer.end),
    ...named(first, bySource, peerName(first), [preposition(first), peer.name]),
    destinationPorts: printed,
    description: words(first, printed, peer.words),
    because: planBecause(becauseOf(here)),
  };
}

/** A tag is the same peer whoever names it. */
function peerName({ peer }: UnkeyedRule): string {
  return peer.kind === 'bound' && peer.tag !== undefined ? `tag ${peer.tag}` : peerKey(peer);
}

function boundEnd({ peer }: UnkeyedRule): {
  readonly end: SecurityRuleEnd;
  readonly name: string;
  readonly words: string;
} {
  if (peer.kind !== 'bound') throw new Error('a peer that is not bound has no end of its own');
  const { id, tag, block } = peer;
  if (tag !== undefined) return { end: { kind: 'tag', tag }, name: tag, words: `service tag ${tag}` };
  const isBlock = block === true;
  const end = { kind: 'bound', bound: id, as: isBlock ? 'block' : 'application-security-group' } as const;
  return { end, name: id, words: isBlock ? 'address block' : 'application security group' };
}

/** What comes before the ports and the peer: direction, protocol and the two ends. */
function ends({ direction, transport, source }: UnkeyedRule, bySource: boolean, peer: SecurityRuleEnd) {
  const own: SecurityRuleEnd = bySource ? { kind: 'source', source } : { kind: 'any' };
  const [from, to] = direction === 'egress' ? [own, peer] : [peer, own];
  return {
    direction: direction === 'egress' ? ('Outbound' as const) : ('Inbound' as const),
    access: 'Allow' as const,
    protocol: PROTOCOLS[transport],
    source: from,
    destination: to,
  };
}

function named(
  { direction, transport, source }: UnkeyedRule,
  bySource: boolean,
  peer: string,
  readable: readonly string[],
) {
  const out = direction === 'egress';
  const key = [out ? 'Outbound' : 'Inbound', PROTOCOLS[transport], bySource ? source : '*', peer].join(' ');
  const own = bySource ? [source] : [];
  return { key, name: ruleName([out ? 'out' : 'in', ...own, transport, ...readable], key) };
}

function preposition({ direction }: UnkeyedRule): string {
  return direction === 'egress' ? 'to' : 'from';
}

/** ICMP has no ports. */
function portWords({ transport }: UnkeyedRule, open: PortSet): readonly string[] {
  return transport === 'icmp' ? ['*'] : printPorts(open);
}

function everybody(cidrs: readonly string[]): string | null {
  if (cidrs.includes('0.0.0.0/0')) return 'every IPv4 address';
  return cidrs.includes('::/0') ? 'every IPv6 address' : null;
}

/** The traffic, and nothing else; many ports are counted where the list would not fit. */
function words(rule: UnkeyedRule, open: readonly string[], peer: string): string {
  const transport = rule.transport.toUpperCase();
  const say = (list: string) => [transport, list, preposition(rule), peer].filter((part) => part !== '').join(' ');
  const whole = say(rule.transport === 'icmp' ? '' : open.join(', '));
  const longest = NETWORK_SECURITY_GROUP_LIMITS.descriptionLength.value;
  return (whole.length <= longest ? whole : say(`on ${open.length} ports and ranges`)).slice(0, longest);
}
