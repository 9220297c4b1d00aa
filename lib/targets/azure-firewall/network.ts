import { addressSetOf, toCidrs } from '../../model/addresses';
import type { NatSource, NetworkDestination, NetworkRule } from '../../model/plans/azure-firewall';
import { ALL_PORTS, type PortSet, ports, printPorts } from '../../model/ports';
import { peerKey, shelve, type UnkeyedRule } from '../../rules';
import { becauseOf, planBecause } from '../reasons';
import { nameOf, portsName, portTexts } from './names';
import type { Opening } from './openings';

/**
 * One rule for each peer, on all its ports, and of literal addresses one for each set of ports that elements ask for:
 * an element that comes or goes touches the rule of its own peer, or of its own ports, and no other.
 */
export function networkRules(openings: readonly Opening[]): readonly NetworkRule[] {
  const rules = openings.flatMap((one) => (one.kind === 'network' ? [one.rule] : []));
  return shelve(rules, shelfOf)
    .map(ruleOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shelfOf(rule: UnkeyedRule): string {
  const there = rule.peer.kind === 'cidr' ? `cidr ${printPorts(rule.ports).join()}` : peerKey(rule.peer);
  return `${rule.source} ${rule.direction} ${rule.transport} ${there}`;
}

function ruleOf(own: readonly [UnkeyedRule, ...UnkeyedRule[]]): NetworkRule {
  const [{ source, direction, transport, peer }] = own;
  const open = transport === 'icmp' ? ALL_PORTS : own.reduce<PortSet>((sum, one) => ports.union(sum, one.ports), []);
  const cidrs = cidrsOf(own);
  const isIngress = direction === 'ingress';
  const opener = isIngress && peer.kind === 'bound' ? openerOf(peer) : null;
  const where = whereOf(peer, open, cidrs);
  const traffic =
    transport === 'icmp' ? transport : `${transport} ${portTexts(open).join(', ').replace('*', 'any port')}`;
  return {
    kind: 'network',
    name: nameOf(...(isIngress ? ['in'] : []), transport, ...where.name),
    description: `${traffic} ${isIngress ? 'from' : 'to'} ${where.words}`,
    source: opener ?? source,
    ...(isIngress && opener === null ? { from: sourceOf(peer, cidrs) } : {}),
    ipProtocols: [transport.toUpperCase() as 'TCP' | 'UDP' | 'ICMP'],
    destination: isIngress ? { kind: 'source', source } : destinationOf(peer, cidrs),
    destinationPorts: portTexts(open),
    because: planBecause(becauseOf(own)),
  };
}

/** The blocks of rules to literal addresses, as few as say the same. */
export function cidrsOf(own: readonly UnkeyedRule[]): readonly string[] {
  return toCidrs(addressSetOf(own.flatMap(({ peer }) => (peer.kind === 'cidr' ? [peer.cidr] : []))));
}

/** A peer in the name of a rule, and in words. */
export function whereOf(peer: UnkeyedRule['peer'], open: PortSet, cidrs: readonly string[]) {
  if (peer.kind === 'cidr') {
    const words = isEverywhere(cidrs) ? 'every address' : 'addresses';
    return { name: [portsName(open), 'addresses'], words };
  }
  if (peer.kind === 'host') return { name: ['name', peer.host.name], words: `the addresses of ${peer.host.name}` };
  if (peer.tag !== undefined) return { name: ['tag', peer.tag], words: `the service tag ${peer.tag}` };
  if (peer.block === true) return { name: ['block', peer.id], words: 'an address block' };
  if (peer.ipGroup === true) return { name: ['ip-group', peer.id], words: 'an IP group' };
  return { name: ['entry', peer.entry ?? ''], words: `the machines of ${peer.entry ?? ''}` };
}

function isEverywhere(cidrs: readonly string[]): boolean {
  return cidrs[0] === '0.0.0.0/0';
}

/** The entry whose machines open what comes in. */
function openerOf({ entry, block, ipGroup }: Extract<UnkeyedRule['peer'], { readonly kind: 'bound' }>): string | null {
  return block === undefined && ipGroup === undefined ? (entry ?? null) : null;
}

/** Who comes in, by address. */
export function sourceOf(peer: UnkeyedRule['peer'], cidrs: readonly string[]): NatSource {
  if (peer.kind === 'bound') return { kind: 'bound', bound: peer.id, as: peer.ipGroup === true ? 'ip-group' : 'block' };
  return isEverywhere(cidrs) ? { kind: 'any' } : { kind: 'addresses', cidrs };
}

function destinationOf(peer: UnkeyedRule['peer'], cidrs: readonly string[]): NetworkDestination {
  if (peer.kind === 'host') return { kind: 'name', name: peer.host.name };
  if (peer.kind === 'cidr') return isEverywhere(cidrs) ? { kind: 'any' } : { kind: 'addresses', cidrs };
  if (peer.tag !== undefined) return { kind: 'tag', tag: peer.tag };
  if (peer.block === true || peer.ipGroup === true) {
    return { kind: 'bound', bound: peer.id, as: peer.ipGroup === true ? 'ip-group' : 'block' };
  }
  return { kind: 'source', source: peer.entry ?? '' };
}
