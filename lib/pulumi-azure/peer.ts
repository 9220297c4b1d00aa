import type { ApplicationSecurityGroup, IpGroup } from '@pulumi/azure-native/network';
import { type Input, Resource } from '@pulumi/pulumi';
import type { NameOfEntries, PeerPlace, PlacedPeer } from '../access/bindings';
import type { RoleEntry } from '../model/entry';
import { isTextInput, type LateValues } from '../pulumi/late';
import { cidrParts, NOTHING, type PeerForms, type RealPeer, type SharedPart } from '../pulumi/peer-parts';

/** A component of ours, taken directly as a peer: the machines that bear its application security groups. */
export interface RoleComponent {
  /** By the name of the role entry; empty where the component has none. */
  readonly applicationSecurityGroupIds: Readonly<Record<string, Input<string>>>;
  readonly entries: readonly RoleEntry[];
}

/** What stands in a party's place. */
export type PeerLike = Peer | RoleComponent;

/** Peers of Azure that no other cloud has. */
type AzurePart =
  | { readonly kind: 'application-security-group'; readonly group: ApplicationSecurityGroup | Input<string> }
  | { readonly kind: 'component'; readonly component: RoleComponent }
  | { readonly kind: 'ip-group'; readonly group: IpGroup | Input<string> }
  | { readonly kind: 'tag'; readonly tag: string };

/** A peer that the core knows by an id alone: an application security group, an IP group, or a block that arrives later. */
export type AzurePeer = RealPeer<'group' | 'ip-group'>;

/**
 * Where a party stands. Host names are no peers: they are supplied, in the profile's `parties`, since a compiler needs
 * them.
 */
export class Peer {
  /**
   * Machines that bear this application security group, by its resource or its id. Known to network security groups of the
   * same network, and to no firewall.
   */
  static applicationSecurityGroup(group: ApplicationSecurityGroup | Input<string>): Peer {
    return new Peer([{ kind: 'application-security-group', group }]);
  }

  /**
   * Addresses or blocks. A literal is checked strictly and merges with what the document asks for; an output (taken for
   * IPv4) is checked when it arrives. `0.0.0.0/0` and `::/0` are refused where a party comes in: these are
   * {@link Peer.anyIpv4} and {@link Peer.anyIpv6}.
   */
  static cidr(...cidrs: Input<string>[]): Peer {
    return new Peer(cidrParts(cidrs));
  }

  /** The addresses of a service tag, such as `AzureActiveDirectory`: which those are is Microsoft's to say, and no proof sees them. */
  static serviceTag(tag: string): Peer {
    return new Peer([{ kind: 'tag', tag }]);
  }

  /** The addresses of an IP group, by its resource or its id; known to Azure Firewall alone. */
  static ipGroup(group: IpGroup | Input<string>): Peer {
    return new Peer([{ kind: 'ip-group', group }]);
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
    readonly parts: readonly (SharedPart | AzurePart)[],
  ) {}
}

const FORMS =
  "Peer.applicationSecurityGroup(...), Peer.cidr(...), Peer.serviceTag('...'), Peer.ipGroup(...), Peer.anyIpv4('reason'), Peer.anyIpv6('reason') or a component of portolan";

/** How this rim reads the peers that its users pass. */
export function azureForms(values: LateValues): PeerForms<AzurePart, 'group' | 'ip-group'> {
  return {
    forms: FORMS,
    partsOf: (given) => {
      if (isPeer(given)) return given.parts;
      return isRoleComponent(given) ? [{ kind: 'component', component: given }] : undefined;
    },
    placeOwn: (part, where, nameOf) => {
      switch (part.kind) {
        case 'component':
          return placeComponent(part.component, where, nameOf, values);
        case 'tag':
          return placeTag(part.tag, where);
        default:
          return placeResource(part, where, values);
      }
    },
  };
}

/** By its form, so that a peer of another copy of the package is one too. */
function isPeer(given: unknown): given is Peer {
  return typeof given === 'object' && given !== null && 'parts' in given && Array.isArray(given.parts);
}

function isRoleComponent(given: unknown): given is RoleComponent {
  return typeof given === 'object' && given !== null && 'applicationSecurityGroupIds' in given && 'entries' in given;
}

function placeComponent(
  { applicationSecurityGroupIds: groups, entries }: RoleComponent,
  { at, party }: PeerPlace,
  nameOf: NameOfEntries,
  values: LateValues,
): PlacedPeer<AzurePeer> {
  const entry = nameOf(entries);
  // Machines that play the party are known by their own group, others by every group of the component.
  const known = Object.entries(groups).filter(([name]) => entry === undefined || name === entry);
  if (known.length === 0) {
    const expected =
      'a component with applicationSecurityGroups: true, Peer.applicationSecurityGroup(...) of the group that its machines bear, or Peer.cidr(...) of their addresses';
    const given = 'a component without an application security group';
    return { ...NOTHING, issues: [{ code: 'wrong-type', at, given, expected }] };
  }
  const real = known.map(([name, value]) => ({ name, id: values.idOf(value, party), value }));
  return {
    ...NOTHING,
    placements: real.map(({ id, name }) => ({ bound: id, entry: name })),
    real: real.map(({ id, value }) => ({ id, kind: 'group' as const, value, at })),
  };
}

function placeTag(tag: unknown, { at }: PeerPlace): PlacedPeer<AzurePeer> {
  // Of the tags that Azure adds nobody here knows: any word may be one.
  if (typeof tag === 'string' && /^[A-Za-z][A-Za-z0-9.]*$/.test(tag)) {
    return { ...NOTHING, placements: [{ bound: `tag ${tag}`, tag }] };
  }
  const expected = "the name of a service tag, such as 'AzureActiveDirectory'";
  const given = typeof tag === 'string' ? `'${tag}'` : typeof tag;
  return { ...NOTHING, issues: [{ code: 'wrong-type', at, given, expected }] };
}

const RESOURCES = {
  'application-security-group': {
    type: 'applicationSecurityGroups',
    expected: 'an ApplicationSecurityGroup of @pulumi/azure-native/network, or the id of one',
  },
  'ip-group': { type: 'ipGroups', expected: 'an IpGroup of @pulumi/azure-native/network, or the id of one' },
} as const;

function placeResource(
  { kind, group }: Extract<AzurePart, { readonly group: unknown }>,
  { at, party }: PeerPlace,
  values: LateValues,
): PlacedPeer<AzurePeer> {
  const { type, expected } = RESOURCES[kind];
  const value = idOf(group);
  if (!isTextInput(value) || (typeof value === 'string' && !isIdOf(value, type))) {
    const given = typeof value === 'string' ? `'${value}'` : typeof group;
    return { ...NOTHING, issues: [{ code: 'wrong-type', at, given, expected }] };
  }
  const id = values.idOf(value, party);
  const isIpGroup = kind === 'ip-group';
  return {
    ...NOTHING,
    placements: [{ bound: id, ...(isIpGroup ? { ipGroup: true } : {}) }],
    real: [{ id, kind: isIpGroup ? 'ip-group' : 'group', value, at }],
  };
}

/** The id of a resource, or what was passed in its place. */
export function idOf(given: unknown): unknown {
  return Resource.isInstance(given) && 'id' in given ? given.id : given;
}

/** Whether a text is the id of a resource of Microsoft.Network of a type; Azure takes any case. */
export function isIdOf(text: string, type: string): boolean {
  return new RegExp(
    `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network/${type}/[^/]+$`,
    'i',
  ).test(text);
}
