import type { ManagedPrefixList, SecurityGroup } from '@pulumi/aws/ec2';
import { type Input, Output, output, Resource } from '@pulumi/pulumi';
import type { NameOfEntries, PeerPlace, PlacedPeer } from '../access/bindings';
import type { AddressReader } from '../access/edge-peers';
import { checkListId, type PrefixListPeer, readListWords } from '../access/list-peer';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, RoleEntry } from '../model/entry';
import { isTextInput, type LateValues, resourceOf } from '../pulumi/late';
import { cidrParts, NOTHING, type PeerForms, type RealPeer, type SharedPart } from '../pulumi/peer-parts';

/** A component of ours, taken directly as a peer: the machines that bear its security group. */
export interface RoleComponent {
  readonly securityGroupId: Output<string>;
  readonly entries: readonly RoleEntry[];
}

/** What stands in a party's place. */
export type PeerLike = Peer | RoleComponent;

/** An opening of the user's own, beside what the documents ask for; reported as the user's. */
export interface AdditionalAccess extends Omit<AdditionalRule, 'peer'> {
  /** A host name, an address or a CIDR, or a peer. */
  readonly peer: string | PeerLike;
}

/** Peers of AWS that no other cloud has. */
type AwsPart =
  | { readonly kind: 'group'; readonly group: SecurityGroup | Input<string>; readonly entries?: readonly RoleEntry[] }
  | { readonly kind: 'list'; readonly list: ManagedPrefixList | Input<string>; readonly options: PrefixListPeer };

/** A peer that the core knows by an id alone: a security group, a prefix list, or an address block that arrives later. */
export type AwsPeer = RealPeer<'group' | 'list'>;

/**
 * Where a party stands. Host names are no peers: they are supplied, in the profile's `parties`, since a compiler needs
 * them.
 */
export class Peer {
  /** Machines that bear this security group, by its resource or its id (`sg-...`). Nothing is added to that group. */
  static securityGroup(group: SecurityGroup | Input<string>): Peer {
    return new Peer([{ kind: 'group', group }]);
  }

  /**
   * Addresses or blocks, of IPv4 or IPv6. A literal is checked strictly and merges with what the document asks for; an
   * output (taken for IPv4) is checked when it arrives. `0.0.0.0/0` and `::/0` are refused where a party comes in: these
   * are {@link Peer.anyIpv4} and {@link Peer.anyIpv6}.
   */
  static cidr(...cidrs: Input<string>[]): Peer {
    return new Peer(cidrParts(cidrs));
  }

  /**
   * The addresses of a managed prefix list, by its resource or its id (`pl-...`), with what a rule to it weighs. Its
   * entries are its owner's: what the list holds by then is open, and no proof sees them.
   */
  static prefixList(list: ManagedPrefixList | Input<string>, options: PrefixListPeer): Peer {
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
    readonly parts: readonly (SharedPart | AwsPart)[],
  ) {}
}

const FORMS =
  "Peer.securityGroup(...), Peer.cidr(...), Peer.prefixList(...), Peer.anyIpv4('reason'), Peer.anyIpv6('reason') or a component of portolan";

/** What is known of a group: the id by which peers know its machines, and the roles on them. */
const roleGroups = new WeakMap<Resource, { readonly first: Input<string>; readonly entries: readonly RoleEntry[] }>();

/** Lets the groups of a component be known by its roles, and all of them as the first, whichever a user binds. */
export function rememberRoles(groupIds: readonly Input<string>[], entries: readonly RoleEntry[]): void {
  const [first] = groupIds;
  for (const groupId of groupIds) {
    const resource = resourceOf(groupId);
    if (resource === undefined || first === undefined) continue;
    const before = roleGroups.get(resource);
    // A group that several components use is borne by machines that do not bear another one's first.
    roleGroups.set(
      resource,
      before === undefined ? { first, entries } : { first: groupId, entries: [...before.entries, ...entries] },
    );
  }
}

/** Ids that are written out, by the output that a component gives in their place. */
const written = new WeakMap<object, string>();

/** A group's id as a component gives it; a written one stays known. */
export function groupOutput(id: Input<string>): Output<string> {
  // An output of a resource has to stay the same one, by which the resource is known.
  if (Output.isInstance(id)) return id as Output<string>;
  const given = output(id);
  if (typeof id === 'string') written.set(given, id);
  return given;
}

/** How this rim reads the peers that its users pass. */
export function awsForms(values: LateValues): PeerForms<AwsPart, 'group' | 'list'> {
  return {
    forms: FORMS,
    partsOf: (given) => {
      if (isPeer(given)) return given.parts;
      return isRoleComponent(given)
        ? [{ kind: 'group', group: given.securityGroupId, entries: given.entries }]
        : undefined;
    },
    placeOwn: (part, where, nameOf) =>
      part.kind === 'group' ? placeGroup(part, where, nameOf, values) : placeList(part, where, values),
  };
}

/** How an edge reads the addresses of a peer. */
export const ADDRESSES: AddressReader<PeerLike, Input<string>> = {
  located: (peer) => (isLocated(peer) ? { path: peer.name, addresses: peer.addresses } : null),
  hasGroup: (peer) => isPeer(peer) && peer.parts.some(({ kind }) => kind === 'group'),
  cidr: (...addresses) => Peer.cidr(...addresses),
};

/** A component of ours, as far as its addresses go. */
interface Located {
  readonly name: string;
  readonly addresses: readonly Input<string>[] | null;
}

function isLocated(peer: PeerLike): peer is PeerLike & Located {
  return isRoleComponent(peer) && 'addresses' in peer && 'name' in peer;
}

/** By its form, so that a peer of another copy of the package is one too. */
function isPeer(given: unknown): given is Peer {
  return typeof given === 'object' && given !== null && 'parts' in given && Array.isArray(given.parts);
}

function isRoleComponent(given: unknown): given is RoleComponent {
  return typeof given === 'object' && given !== null && 'securityGroupId' in given && 'entries' in given;
}

/** The id of a resource, or what was passed in its place. */
export function idOf(given: unknown): unknown {
  return Resource.isInstance(given) && 'id' in given ? given.id : given;
}

function placeGroup(
  { group, entries: known = [] }: Extract<AwsPart, { readonly kind: 'group' }>,
  { at, party }: PeerPlace,
  nameOf: NameOfEntries,
  values: LateValues,
): PlacedPeer<AwsPeer> {
  const told = idOf(group);
  const given = Output.isInstance(told) ? (written.get(told) ?? told) : told;
  const issues = checkGroupId(given, at);
  if (issues.length > 0 || !isTextInput(given)) return { ...NOTHING, issues };
  const resource = resourceOf(given);
  const role = resource && roleGroups.get(resource);
  // A component hands its first group itself.
  const value = role === undefined || known.length > 0 ? given : role.first;
  const id = values.idOf(value, party);
  const entry = nameOf(known.length > 0 ? known : (role?.entries ?? []));
  return {
    ...NOTHING,
    placements: [{ bound: id, ...(entry === undefined ? {} : { entry }) }],
    real: [{ id, kind: 'group', value, at }],
  };
}

/** What EC2 takes for the id of a security group, where it is written out. */
export function checkGroupId(given: unknown, at: string): readonly Issue[] {
  if (isTextInput(given) && (typeof given !== 'string' || /^sg-[0-9a-f]{8,17}$/.test(given))) return [];
  const expected = "a SecurityGroup of @pulumi/aws/ec2, or the id of one: 'sg-0123456789abcdef0'";
  return [{ code: 'wrong-type', at, given: typeof given === 'string' ? `'${given}'` : typeof given, expected }];
}

function placeList(
  { list, options }: Extract<AwsPart, { readonly kind: 'list' }>,
  { at, party }: PeerPlace,
  values: LateValues,
): PlacedPeer<AwsPeer> {
  const value = idOf(list);
  if (!isTextInput(value)) {
    const expected = "a ManagedPrefixList of @pulumi/aws/ec2, or the id of one: 'pl-0123456789abcdef0'";
    return { ...NOTHING, issues: [{ code: 'wrong-type', at, given: typeof list, expected }] };
  }
  const read = readListWords((options as PrefixListPeer | undefined) ?? {}, at);
  const issues = [...(typeof value === 'string' ? checkListId(value, at) : []), ...read.issues];
  if (issues.length > 0 || read.words === null) return { ...NOTHING, issues };
  const id = values.idOf(value, party);
  return { ...NOTHING, placements: [{ bound: id, list: read.words }], real: [{ id, kind: 'list', value, at }] };
}
