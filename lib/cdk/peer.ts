import type { CfnSecurityGroup, IConnectable, IPeer, IPrefixList, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { PeerPlacement, RoleEntry } from '../model/entry';
import { parseHost } from '../model/host-syntax';
import { identityOf, targetOf } from './identity';
import { isLate } from './late-block';
import { type PrefixListPeer, readListPeer } from './list-peer';

/** A construct of ours, taken directly as a peer: the machines that bear its security group. */
export interface RoleConstruct extends IConnectable {
  readonly securityGroup: ISecurityGroup;
}

/** What stands in a party's place. */
export type PeerLike = Peer | RoleConstruct;

type Part =
  | { readonly kind: 'group'; readonly group: ISecurityGroup }
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'list'; readonly list: string | IPrefixList; readonly options: PrefixListPeer }
  | { readonly kind: 'anyone'; readonly reason: string }
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
   * Addresses or blocks. A literal is checked strictly and merges with what the document asks for; a token (taken for
   * IPv4) stays as it is. `0.0.0.0/0` is refused where a party comes in: that is {@link Peer.anyIpv4}.
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
    return new Peer([{ kind: 'anyone', reason }]);
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
export interface PlacedPeer {
  readonly placements: readonly PeerPlacement[];
  readonly real: readonly RealPeer[];
  /** Why it is everybody. */
  readonly reasons: readonly string[];
  readonly issues: readonly Issue[];
}

const FORMS =
  "Peer.securityGroup(...), Peer.connections(...), Peer.cidr(...), Peer.prefixList(...), Peer.anyIpv4('reason') or a construct of portolan";

const roleGroups = new WeakMap<
  IConstruct,
  { readonly first: CfnSecurityGroup; readonly entries: readonly RoleEntry[] }
>();

/** Lets the groups of a construct be known by its roles, and all of them as the first, whichever reference a user binds. */
export function rememberRoles(resources: readonly CfnSecurityGroup[], entries: readonly RoleEntry[]): void {
  const [first] = resources;
  for (const resource of resources) if (first !== undefined) roleGroups.set(resource, { first, entries });
}

/** Reads what a user put in a party's place; `nameOf` picks the entry that stands there from those of a group of ours. */
export function placePeer(
  given: unknown,
  where: { readonly at: string; readonly party: string; readonly scope: Construct },
  nameOf: (entries: readonly RoleEntry[]) => string | undefined,
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
  if (isRoleConstruct(given)) return [{ kind: 'group', group: given.securityGroup }];
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

function placePart(
  part: Part,
  { at, party, scope }: { readonly at: string; readonly party: string; readonly scope: Construct },
  nameOf: (entries: readonly RoleEntry[]) => string | undefined,
): PlacedPeer {
  const nothing: PlacedPeer = { placements: [], real: [], reasons: [], issues: [] };
  switch (part.kind) {
    case 'group': {
      const target = targetOf(part.group.securityGroupId);
      const role = target && roleGroups.get(target);
      const value = role === undefined || role.first === target ? part.group.securityGroupId : role.first.attrGroupId;
      const id = identityOf(value, scope);
      const entry = nameOf(role?.entries ?? []);
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
      const { words, value, issues } = readListPeer(part.list, part.options, at);
      if (words === null) return { ...nothing, issues };
      const id = identityOf(value, scope);
      return { ...nothing, placements: [{ bound: id, list: words }], real: [{ id, kind: 'list', value }] };
    }
    case 'anyone': {
      if (typeof part.reason === 'string' && part.reason.trim() !== '') {
        return { ...nothing, placements: [{ addresses: ['0.0.0.0/0'] }], reasons: [part.reason] };
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
  return !isLate(text) && !parseCidr(text).ok && parseHost(text).ok;
}

/** A peer of `aws-ec2` that is no security group: a block, or what we cannot open to. */
function partOfPeer(connectable: IConnectable): Part {
  const peer = connectable as Partial<IPeer>;
  const { cidrIp, cidrIpv6 } = peer.toEgressRuleConfig?.() ?? {};
  const cidr = cidrIp ?? cidrIpv6;
  return cidr === undefined ? { kind: 'nothing', why: 'connections without a security group' } : { kind: 'cidr', cidr };
}
