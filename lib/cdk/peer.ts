import type { IConnectable, IPeer, IPrefixList, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import type { NameOfEntries, PeerPlace, PlacedPeer as PlacedRealPeer } from '../access/bindings';
import type { AddressReader } from '../access/edge-peers';
import type { PrefixListPeer } from '../access/list-peer';
import type { RoleEntry } from '../model/entry';
import { identityOf, targetOf } from './identity';
import { isLate } from './late-block';

/** A construct of ours, taken directly as a peer: the machines that bear its security group. */
export interface RoleConstruct extends IConnectable {
  readonly securityGroup: ISecurityGroup;
}

/** What stands in a party's place. */
export type PeerLike = Peer | RoleConstruct;

type Part =
  /** `entries`: the roles on its machines, where a construct of ours says them. */
  | { readonly kind: 'group'; readonly group: ISecurityGroup; readonly entries?: readonly RoleEntry[] }
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'list'; readonly list: string | IPrefixList; readonly options: PrefixListPeer }
  | { readonly kind: 'anyone'; readonly family: 4 | 6; readonly reason: string }
  | { readonly kind: 'nothing'; readonly why: string };

/**
 * Where a party stands. Host names are no peers: they are supplied, in the profile's `parties`, since a compiler needs
 * them.
 */
export class Peer {
  /** Machines that bear this security group, of this app or imported. Nothing is added to that group. */
  static securityGroup(group: ISecurityGroup): Peer {
    return new Peer([{ kind: 'group', group }]);
  }

  /** The security groups of an instance, a load balancer or whatever else has `connections`; also a peer of `aws-ec2`. */
  static connections(connectable: IConnectable): Peer {
    // Machines of ours bear all their groups, and are known by the first.
    if (isRoleConstruct(connectable)) return new Peer([{ kind: 'group', group: connectable.securityGroup }]);
    const groups = connectable.connections.securityGroups;
    if (groups.length > 0) return new Peer(groups.map((group) => ({ kind: 'group', group })));
    return new Peer([partOfPeer(connectable)]);
  }

  /**
   * Addresses or blocks, of IPv4 or IPv6. A literal is checked strictly and merges with what the document asks for; a
   * token (taken for IPv4) stays as it is. `0.0.0.0/0` and `::/0` are refused where a party comes in: these are
   * {@link Peer.anyIpv4} and {@link Peer.anyIpv6}.
   */
  static cidr(...cidrs: string[]): Peer {
    return new Peer(cidrs.map((cidr) => ({ kind: 'cidr', cidr })));
  }

  /**
   * The addresses of a managed prefix list, of this app or by its id (`pl-...`). Its entries are its owner's: what the list
   * holds by then is open, and no proof sees them.
   */
  static prefixList(list: string | IPrefixList, options: PrefixListPeer = {}): Peer {
    return new Peer([{ kind: 'list', list, options }]);
  }

  /** Everybody on IPv4, for a reason that stands in the report. The only way to open anything inbound to `0.0.0.0/0`. */
  static anyIpv4(reason: string): Peer {
    return new Peer([{ kind: 'anyone', family: 4, reason }]);
  }

  /** Everybody on IPv6, for a reason that stands in the report. The only way to open anything inbound to `::/0`. */
  static anyIpv6(reason: string): Peer {
    return new Peer([{ kind: 'anyone', family: 6, reason }]);
  }

  private constructor(
    /** @internal */
    readonly parts: readonly Part[],
  ) {}
}

/** A peer that the core knows by an id alone. */
export interface RealPeer {
  readonly id: string;
  /** A security group or a prefix list by its id, or an address block that is known at deployment. */
  readonly kind: 'group' | 'block' | 'list';
  readonly value: string;
}

/** A peer as the core takes it, and as it is bound. */
type PlacedPeer = PlacedRealPeer<RealPeer>;

const FORMS =
  "Peer.securityGroup(...), Peer.connections(...), Peer.cidr(...), Peer.prefixList(...), Peer.anyIpv4('reason'), Peer.anyIpv6('reason') or a construct of portolan";

const EVERYBODY = { 4: '0.0.0.0/0', 6: '::/0' } as const;

/** What is known of a group: the id by which peers know its machines, and the roles on them. */
const roleGroups = new WeakMap<IConstruct, { readonly first: string; readonly entries: readonly RoleEntry[] }>();

/** Lets the groups of a construct be known by its roles, and all of them as the first, whichever reference a user binds. */
export function rememberRoles(
  groups: readonly { readonly resource: IConstruct | null; readonly groupId: string }[],
  entries: readonly RoleEntry[],
): void {
  const [first] = groups;
  for (const { resource, groupId } of groups) {
    const target = resource ?? targetOf(groupId);
    if (target === undefined || first === undefined) continue;
    const before = roleGroups.get(target);
    // A group that several constructs use is borne by machines that do not bear another one's first.
    roleGroups.set(
      target,
      before === undefined
        ? { first: first.groupId, entries }
        : { first: groupId, entries: [...before.entries, ...entries] },
    );
  }
}

/** Reads what a user put in a party's place; `nameOf` picks the entry that stands there from those of a group of ours. */
export function placePeer(
  given: unknown,
  where: PeerPlace & { readonly scope: Construct },
  nameOf: NameOfEntries,
): PlacedPeer {
  const parts = partsOf(given, where);
  if (parts.length === 0) {
    const { at, party } = where;
    return { placements: [], real: [], reasons: [], issues: [{ code: 'nothing-supplied', at, party }] };
  }
  const placed = parts.map((part) => placePart(part, where, nameOf));
  return {
    placements: placed.flatMap(({ placements }) => placements),
    real: placed.flatMap(({ real }) => real),
    reasons: placed.flatMap(({ reasons }) => reasons),
    issues: placed.flatMap(({ issues }) => issues),
  };
}

function partsOf(given: unknown, { party }: { readonly party: string }): readonly Part[] {
  if (isPeer(given)) return given.parts;
  if (isRoleConstruct(given)) return [{ kind: 'group', group: given.securityGroup, entries: entriesOf(given) }];
  if (typeof given !== 'string') return [{ kind: 'nothing', why: given === null ? 'null' : typeof given }];
  return isHostName(given)
    ? [{ kind: 'cidr', cidr: given }]
    : [{ kind: 'nothing', why: `the text '${given}' for '${party}'` }];
}

/** By its form, so that a peer of another copy of the package is one too. */
function isPeer(given: unknown): given is Peer {
  return typeof given === 'object' && given !== null && 'parts' in given && Array.isArray(given.parts);
}

function isRoleConstruct(given: unknown): given is RoleConstruct {
  return typeof given === 'object' && given !== null && 'securityGroup' in given && 'plan' in given;
}

/** Of a group that is imported its construct alone knows the roles. */
function entriesOf(given: RoleConstruct): readonly RoleEntry[] {
  return 'entries' in given && Array.isArray(given.entries) ? (given.entries as readonly RoleEntry[]) : [];
}

function placePart(
  part: Part,
  { at, party, scope }: PeerPlace & { readonly scope: Construct },
  nameOf: NameOfEntries,
): PlacedPeer {
  const nothing: PlacedPeer = { placements: [], real: [], reasons: [], issues: [] };
  switch (part.kind) {
    case 'group': {
      const { group, entries: known = [] } = part;
      const target = targetOf(group.securityGroupId);
      const role = target && roleGroups.get(target);
      // A construct hands its first group itself.
      const isFirst = role === undefined || part.entries !== undefined || targetOf(role.first) === target;
      const value = isFirst ? group.securityGroupId : role.first;
      const id = identityOf(value, scope);
      const entry = nameOf(known.length > 0 ? known : (role?.entries ?? []));
      const placement = { bound: id, ...(entry === undefined ? {} : { entry }) };
      return { ...nothing, placements: [placement], real: [{ id, kind: 'group', value }] };
    }
    case 'cidr': {
      if (isHostName(part.cidr)) return { ...nothing, issues: [{ code: 'host-bound', at, party, given: part.cidr }] };
      if (!isLate(part.cidr)) return { ...nothing, placements: [{ addresses: [part.cidr] }] };
      const id = identityOf(part.cidr, scope);
      return { ...nothing, placements: [{ bound: id, block: true }], real: [{ id, kind: 'block', value: part.cidr }] };
    }
    case 'list': {
      const { readListPeer } = require('./list-peer') as typeof import('./list-peer');
      const { words, value, issues } = readListPeer(part.list, part.options, at);
      if (words === null) return { ...nothing, issues };
      const id = identityOf(value, scope);
      return { ...nothing, placements: [{ bound: id, list: words }], real: [{ id, kind: 'list', value }] };
    }
    case 'anyone': {
      if (typeof part.reason === 'string' && part.reason.trim() !== '') {
        const { family, reason } = part;
        return { ...nothing, placements: [{ addresses: [EVERYBODY[family]] }], reasons: [{ family, reason }] };
      }
      return {
        ...nothing,
        issues: [{ code: 'wrong-type', at, given: 'no reason', expected: 'why everybody may come in' }],
      };
    }
    case 'nothing':
      return { ...nothing, issues: [{ code: 'wrong-type', at, given: part.why, expected: FORMS }] };
  }
}

function isHostName(text: string): boolean {
  const { parseCidr } = require('../model/addresses') as typeof import('../model/addresses');
  const { parseHost } = require('../model/host-syntax') as typeof import('../model/host-syntax');
  return !isLate(text) && !parseCidr(text).ok && parseHost(text).ok;
}

/** A peer of `aws-ec2` that is no security group: a block, or what we cannot open to. */
function partOfPeer(connectable: IConnectable): Part {
  const peer = connectable as Partial<IPeer>;
  const { cidrIp, cidrIpv6 } = peer.toEgressRuleConfig?.() ?? {};
  const cidr = cidrIp ?? cidrIpv6;
  return cidr === undefined ? { kind: 'nothing', why: 'connections without a security group' } : { kind: 'cidr', cidr };
}

/** How an edge reads the addresses of a peer. */
export const ADDRESSES: AddressReader<PeerLike, string> = {
  located: (peer) => (isLocated(peer) ? { path: peer.node.path, addresses: peer.addresses } : null),
  hasGroup: (peer) => 'parts' in peer && peer.parts.some(({ kind }) => kind === 'group'),
  cidr: (...addresses) => Peer.cidr(...addresses),
};

/** A construct of ours, as far as its addresses go. */
interface Located {
  readonly node: { readonly path: string };
  readonly addresses: readonly string[] | null;
}

function isLocated(peer: PeerLike): peer is PeerLike & Located {
  return typeof peer === 'object' && peer !== null && 'addresses' in peer && 'node' in peer;
}
