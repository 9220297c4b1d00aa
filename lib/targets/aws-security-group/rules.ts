import { type AddressSet, ALL_IPV4, ALL_IPV6, addresses, addressSetOf, cidrOf, toCidrs } from '../../model/addresses';
import type { SecurityGroupRule } from '../../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../../model/plans/prefix-list';
import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import { becauseOn, blocksOn, openShelves, peerKey, reachingInto, shelve, type UnkeyedRule } from '../../rules';
import {
  contentKey,
  contentOf,
  type GivenPrefixList,
  type ListContent,
  type NamedList,
  nameLists,
} from '../aws-prefix-list/lists';
import { becauseOf, planBecause } from '../reasons';
import { SECURITY_GROUP_LIMITS } from './limits';

/** What a rule counts for, of what a group may hold per direction, in each family. */
export interface RuleWeight {
  readonly 4: number;
  readonly 6: number;
}

/** A rule that is not yet placed in a group. */
export interface UnplacedRule {
  readonly rule: Omit<SecurityGroupRule, 'group'>;
  /** By what it is placed: its key, without the size of a list. */
  readonly placedBy: string;
  readonly weight: RuleWeight;
  /** Whether it stands in the group's own resource; one between two groups is a resource of its own. */
  readonly isInline: boolean;
}

/** How addresses that are open on the same ports are written: each by itself, or as prefix lists. */
export type Lists = null | {
  readonly given: readonly GivenPrefixList[];
  /** How many entries AWS lets a list have. */
  readonly most: number;
};

/** The rules to addresses, and the lists that they refer to. */
export function addressRules(
  rules: readonly UnkeyedRule[],
  lists: Lists,
): { readonly rules: readonly UnplacedRule[]; readonly prefixLists: readonly PlannedPrefixList[] } {
  const uses: ListUse[] = [];
  const inline = shelve(rules, ({ direction, transport }) => `${direction} ${transport}`).flatMap((here) => {
    const shelves = openShelves(here).map((shelf) => {
      const listed = lists === null ? [] : listedOn(shelf.addresses, lists.given);
      for (const content of listed) {
        const reaching = content.cidrs.map((cidr) => reachingInto(shelf, cidr));
        uses.push({ content, first: here[0], ports: shelf.ports, reaching });
      }
      const others = addresses.subtract(shelf.addresses, addressSetOf(listed.flatMap(({ cidrs }) => cidrs)));
      return { ...shelf, addresses: others };
    });
    return blocksOn(shelves).flatMap(({ ports: open, cidr, rules: reaching }) => {
      const { family } = cidrOf(cidr);
      const peer = family === 4 ? { cidrIp: cidr } : { cidrIpv6: cidr };
      const there = { peer, name: cidr, words: cidr, weight: inFamily(family, 1) };
      return portRanges(open, here[0]).map((range) => groupRule(here[0], range, there, reaching));
    });
  });
  const named = nameLists(
    uses.map(({ content }) => content),
    lists?.given ?? [],
    lists?.most ?? 0,
  );
  return {
    rules: [...inline, ...named.flatMap((list) => listRules(list, uses))],
    prefixLists: named.map((list) => plannedList(list, uses)),
  };
}

/** Addresses of one content, open on some ports in one direction and transport. */
interface ListUse {
  readonly content: ListContent;
  readonly first: UnkeyedRule;
  readonly ports: PortSet;
  /** For each of its blocks the rules that reach into it. */
  readonly reaching: readonly (readonly UnkeyedRule[])[];
}

/** Two blocks of a family are a list; one alone stands inline unless a list that stands already holds just it. */
function listedOn(open: AddressSet, given: readonly GivenPrefixList[]): readonly ListContent[] {
  const standing = new Set(given.map(({ cidrs }) => contentKey(contentOf(cidrs))));
  return [ALL_IPV4, ALL_IPV6].flatMap((family) => {
    const cidrs = toCidrs(addresses.intersect(open, family));
    if (cidrs.length === 0 || addresses.covers(open, family)) return [];
    const content = contentOf(cidrs);
    return cidrs.length > 1 || standing.has(contentKey(content)) ? [content] : [];
  });
}

/** One rule for each direction, transport and range of ports: adjacent ports are one, since each range weighs anew. */
function listRules(list: NamedList, uses: readonly ListUse[]): readonly UnplacedRule[] {
  const own = uses.filter(({ content }) => contentKey(content) === contentKey(list));
  const there = {
    peer: { prefixList: list.id },
    name: list.id,
    placedAs: list.key,
    words: list.given === undefined ? `prefix list ${list.key}` : 'prefix list',
    weight: inFamily(list.family, list.maxEntries),
  };
  const shelves = new Map<string, ListUse[]>();
  for (const use of own) {
    const key = `${use.first.direction} ${use.first.transport}`;
    shelves.set(key, [...(shelves.get(key) ?? []), use]);
  }
  return [...shelves.values()].flatMap((here) => {
    const open = here.reduce<PortSet>((sum, use) => ports.union(sum, use.ports), ports.of([]));
    const reaching = [...new Set(here.flatMap((use) => use.reaching.flat()))];
    const [first] = here;
    return first === undefined
      ? []
      : portRanges(open, first.first).map((range) => groupRule(first.first, range, there, reaching));
  });
}

function plannedList(list: NamedList, uses: readonly ListUse[]): PlannedPrefixList {
  const own = uses.filter(({ content }) => contentKey(content) === contentKey(list));
  const entries = list.cidrs.map((cidr, index) => {
    const reasons = own.flatMap((use) => becauseOn(use.ports, becauseOf(use.reaching[index] ?? [])));
    return { cidr, because: planBecause(reasons) };
  });
  const { id, family, maxEntries, given } = list;
  return { id, family, entries, maxEntries, ...(given === undefined ? {} : { given }) };
}

/** The rules to groups, to blocks that are known at deployment and to prefix lists of somebody else's. */
export function boundRules(rules: readonly UnkeyedRule[]): readonly UnplacedRule[] {
  const bound = rules.filter(({ peer }) => peer.kind === 'bound');
  // Inside a group the source's name says nothing.
  return shelve(bound, (rule) => `${rule.direction} ${rule.transport} ${peerKey(rule.peer)}`).flatMap((own) => {
    const [first] = own;
    const there = boundThere(first.peer);
    const open = own.reduce<PortSet>((sum, rule) => ports.union(sum, rule.ports), ports.of([]));
    return portRanges(open, first).map((range) => groupRule(first, range, there, own));
  });
}

function boundThere(peer: UnkeyedRule['peer']): There {
  const { id, block, list } = peer.kind === 'bound' ? peer : { id: '' };
  const there = { peer: { bound: id }, name: id };
  if (list !== undefined) return { ...there, words: 'prefix list', weight: inFamily(list.family, list.weight) };
  // A block that is known at deployment is taken for IPv4.
  if (block === true) return { ...there, words: 'address block', weight: inFamily(4, 1) };
  return { ...there, words: 'security group', weight: { 4: 1, 6: 1 }, isGroup: true };
}

function inFamily(family: 4 | 6, weight: number): RuleWeight {
  return family === 4 ? { 4: weight, 6: 0 } : { 4: 0, 6: weight };
}

interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** EC2 takes one range a rule, and -1 for every ICMP type. */
function portRanges(open: PortSet, { transport }: UnkeyedRule): readonly PortRange[] {
  return transport === 'icmp' ? [{ from: -1, to: -1 }] : open.map(({ first, last }) => ({ from: first, to: last }));
}

/** The other end of a rule: as EC2 takes it, in the key, and in the description. */
interface There {
  readonly peer: SecurityGroupRule['peer'];
  readonly name: string;
  readonly placedAs?: string;
  readonly words: string;
  readonly weight: RuleWeight;
  readonly isGroup?: boolean;
}

function groupRule(
  { direction, transport }: UnkeyedRule,
  { from, to }: PortRange,
  { peer, name, placedAs = name, words, weight, isGroup = false }: There,
  reaching: readonly UnkeyedRule[],
): UnplacedRule {
  const open = from === to ? String(from) : `${from}-${to}`;
  const traffic = from === -1 ? transport : `${transport} ${open}`;
  const keyWith = (peerName: string) => [direction, transport, open, peerName].join(' ');
  const rule = {
    key: keyWith(name),
    direction,
    ipProtocol: transport === 'icmp' && weight[4] === 0 ? ('icmpv6' as const) : transport,
    fromPort: from,
    toPort: to,
    peer,
    description: `${traffic} ${direction === 'egress' ? 'to' : 'from'} ${words}`.slice(
      0,
      SECURITY_GROUP_LIMITS.descriptionLength.value,
    ),
    // Of the rules that reach this peer only those stand behind it that open one of its ports.
    because: planBecause(
      becauseOn(from === -1 ? ALL_PORTS : ports.of([{ first: from, last: to }]), becauseOf(reaching)),
    ),
  };
  return { rule, placedBy: keyWith(placedAs), weight, isInline: !isGroup };
}
