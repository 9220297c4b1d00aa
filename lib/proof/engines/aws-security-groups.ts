import { ALL_IPV4, ALL_IPV6, addresses } from '../../model/addresses';
import { type Box, EGRESS, EVERYTHING, INGRESS } from '../box';
import type { DeclaredAws, DeclaredGroupRule, DeclaredPeer, DeclaredSecurityGroup } from '../readers/declared-aws';
import type { Filter, FilterRule } from '../readers/deployment';
import { boundSet } from '../sets';
import { ANYWHERE, at, inside, intersectSides, type Side } from '../side';
import { type GroupTraffic, readGroupTraffic } from './aws-group-traffic';
import { type Ends, endsOfBlocks, type PrefixLists } from './aws-prefix-lists';
import { groupRuleWords } from './declared-words';
import type { Findings } from './findings';
import { References } from './references';

/**
 * Security groups, each a filter of its own: it only allows, for the machines that bear it, who are the unknown set of
 * its id. What one rule refers to and another file holds is an unknown set as well.
 */
export function securityGroupFilters(
  { securityGroups }: DeclaredAws,
  lists: PrefixLists,
  findings: Findings,
): readonly Filter[] {
  const references = new References(securityGroups);
  return securityGroups.map((group): Filter => {
    const own = inside(boundSet(group.id));
    const within = findings.within(group.id);
    const rules = group.rules.flatMap((rule) => rulesOf(rule, group, { own, references, lists }, within));
    return {
      id: group.id,
      aliases: group.aliases,
      kind: 'aws-security-group',
      place: group.place,
      rules: [...rules, ...defaultRules(group, own)],
      domain: null,
    };
  });
}

/** What a rule of a group is read with. */
interface Around {
  readonly own: Side;
  readonly references: References<DeclaredSecurityGroup>;
  readonly lists: PrefixLists;
}

/** What is sure of a rule, and beside it what nobody vouches for. */
function rulesOf(
  rule: DeclaredGroupRule,
  group: DeclaredSecurityGroup,
  { own, references, lists }: Around,
  findings: Findings,
): readonly FilterRule[] {
  const flow = readGroupTraffic(rule);
  const { surely, perhaps, notes, why } = narrowed(endsOfPeers(rule.peers, references, lists), flow);
  const isSure = flow.why === null && rule.uncertain !== true && group.uncertain !== true;
  const [name, open] = isSure && surely.length > 0 ? [rule.name, `${rule.name} (unsure)`] : ['', rule.name];
  const named = findings.within(group.id, perhaps.length > 0 || !isSure ? open : rule.name);
  for (const reason of flow.why === null ? why : [flow.why, ...why])
    named.add(rule.place, reason, groupRuleWords(rule));
  const made = (sides: readonly Side[], as: Pick<FilterRule, 'name' | 'action'>): readonly FilterRule[] => {
    if (sides.length === 0) return [];
    const boxes = sides.map((side) => boxOf(rule.direction, own, side, flow));
    const note = notes.length === 0 ? {} : { note: notes.join('; ') };
    const { place, description } = rule;
    return [{ ...as, place, boxes, ...(flow.mayMiss ? { mayMiss: true } : {}), description, ...note }];
  };
  if (!isSure) return made([...surely, ...perhaps], { name: open, action: 'unsure' });
  return [...made(surely, { name, action: 'pass' }), ...made(perhaps, { name: open, action: 'unsure' })];
}

function endsOfPeers(
  peers: readonly DeclaredPeer[],
  references: References<DeclaredSecurityGroup>,
  lists: PrefixLists,
): Ends {
  if (peers.length === 0)
    return { surely: [], perhaps: [ANYWHERE], notes: [], why: ['has no peer, which EC2 does not take'] };
  const ends = [
    endsOfBlocks(peers.flatMap((peer) => (peer.kind === 'cidr' ? [peer.cidr] : []))),
    ...peers.flatMap((peer): readonly Ends[] => {
      if (peer.kind === 'prefixList') return [lists.endsOf(peer.list)];
      return peer.kind === 'group' ? [endsOfGroup(peer, references)] : [];
    }),
  ];
  return {
    surely: ends.flatMap(({ surely }) => surely),
    perhaps: ends.flatMap(({ perhaps }) => perhaps),
    notes: ends.flatMap(({ notes }) => notes),
    why: ends.flatMap(({ why }) => why),
  };
}

/** Everybody who bears a group, of either family. */
function endsOfGroup(
  { group }: Extract<DeclaredPeer, { kind: 'group' }>,
  references: References<DeclaredSecurityGroup>,
): Ends {
  const found = references.find(group);
  if (found.kind === 'ambiguous')
    return {
      surely: [],
      perhaps: [ANYWHERE],
      notes: [],
      why: [`names '${found.id}', which several groups are called`],
    };
  const id = found.kind === 'here' ? found.declared.id : found.id;
  return { surely: [inside(boundSet(id))], perhaps: [], notes: [], why: [] };
}

/** ICMP has a protocol for each family of addresses, and what EC2 makes of one with the other is said nowhere. */
function narrowed(ends: Ends, { family }: GroupTraffic): Ends {
  if (family !== ALL_IPV4 && family !== ALL_IPV6) return ends;
  const other = at(family === ALL_IPV4 ? ALL_IPV6 : ALL_IPV4);
  const strange = ends.surely.filter(
    (side) => side.memberships.length === 0 && addresses.intersect(side.addresses, other.addresses).length > 0,
  );
  const why = strange.length === 0 ? [] : ['has a protocol of ICMP that is of the other family than its block'];
  const inFamily = (side: Side) => intersectSides(side, at(family)) ?? [];
  return {
    ...ends,
    surely: ends.surely.flatMap(inFamily),
    perhaps: [...ends.perhaps.flatMap(inFamily), ...strange.flatMap((side) => intersectSides(side, other) ?? [])],
    why: [...ends.why, ...why],
  };
}

function boxOf(direction: 'egress' | 'ingress', own: Side, peer: Side, flow: Pick<Box, 'traffic' | 'ports'>): Box {
  const [from, to] = direction === 'egress' ? [own, peer] : [peer, own];
  const { traffic, ports } = flow;
  return { ...EVERYTHING, direction: direction === 'egress' ? EGRESS : INGRESS, traffic, ports, from, to };
}

/**
 * What EC2 lets out of a group to which nobody gave an egress rule. That of IPv6 stands only where the VPC has a block
 * of IPv6 (VPC user guide, "Default security groups for your VPCs"), which is not read here.
 */
function defaultRules({ egressByDefault, uncertain }: DeclaredSecurityGroup, own: Side): readonly FilterRule[] {
  if (!egressByDefault) return [];
  const rule = (name: string, action: FilterRule['action'], peer: Side): FilterRule => ({
    name,
    place: null,
    action,
    boxes: [boxOf('egress', own, peer, EVERYTHING)],
    description: null,
  });
  const ipv6 = { ...rule('default egress IPv6', 'unsure', at(ALL_IPV6)), note: 'stands where the VPC has IPv6' };
  return [rule('default egress', uncertain === true ? 'unsure' : 'pass', at(ALL_IPV4)), ipv6];
}
