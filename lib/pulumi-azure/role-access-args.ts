import type { ApplicationSecurityGroup } from '@pulumi/azure-native/network';
import type { Input } from '@pulumi/pulumi';
import type { OptionNames, ProfileProps } from '../access/named-roles';
import type { RoleEntry } from '../model/entry';
import type { DenyInbound, DenyOutbound } from '../model/plans/azure-network-security-group';
import type { AccessPolicy } from '../model/policy';
import type { Product } from '../model/product';
import type { Supplies } from '../model/profile';
import type { NetworkSecurityGroupLimits } from '../targets';
import type { AdditionalAccess } from './additional-access';
import type { HostEnforcement } from './host-enforcement';
import type { PeerLike } from './peer';

/** What every component with a network security group of ours takes beside its roles. */
export interface AccessOptions {
  /** The resource group of what is made here. */
  readonly resourceGroupName: Input<string>;
  /**
   * The region of what is made here.
   * @default - that of the resource group
   */
  readonly location?: Input<string>;
  /**
   * The name of the network security group. Changing it replaces the group.
   * @default - named by Pulumi
   */
  readonly networkSecurityGroupName?: Input<string>;
  /**
   * Tags of what is made here.
   * @default - none
   */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
  /**
   * Where parties stand, by party, or by `product.party` where two products share one. Host names are supplied in the
   * profile's `parties` instead. Opens this group alone.
   * @default - parties that the document locates are reached there; the others open nothing, and a must-have one is an error
   */
  readonly peers?: Readonly<Record<string, PeerLike | readonly PeerLike[]>>;
  /**
   * What stands behind ports that are open to every address because a group cannot see host names.
   * @default - an error wherever a role reaches a party by name
   */
  readonly hostEnforcement?: HostEnforcement;
  /**
   * Must-have parties that are left out on purpose.
   * @default - none
   */
  readonly unbound?: readonly string[];
  /**
   * Requirements that cannot be opened and that the user does without, by id.
   * @default - none; a must-have requirement that is refused is an error
   */
  readonly leaveOut?: readonly string[];
  /**
   * Openings of the user's own, each with a reason; proved and reported like the rest, as the user's.
   * @default - none
   */
  readonly additionalRules?: readonly AdditionalAccess[];
  /**
   * What may pass of what is said of this component: widenings, gaps, what is past. Stands nearer than the policy of the
   * program, which `setAccessPolicy` sets.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * Application security groups of the machines, one for each name of the role entries: each then stands on the own side of
   * its rules, and a component can be a peer by them. `true` makes them; groups that stand already are passed by the name
   * of the entry.
   * @default false - the rules are for every machine under the network security group
   */
  readonly applicationSecurityGroups?: boolean | Readonly<Record<string, ApplicationSecurityGroup | Input<string>>>;
  /**
   * What the last rule closes that goes out. `internet` closes nothing where a route leads everything to an appliance.
   * @default 'all'
   */
  readonly denyOutbound?: DenyOutbound;
  /**
   * What the last rule closes that comes in.
   * @default 'all'
   */
  readonly denyInbound?: DenyInbound;
  /**
   * The band of priorities in which the rules stand, both ends among it; below and above is yours.
   * @default - 1000 to 3999
   */
  readonly priorities?: { readonly from: number; readonly to: number };
  /**
   * The DNS servers that the machines ask, on 53 by UDP and TCP. Behind a firewall that resolves names itself they are its
   * private address.
   * @default - Azure's own, to which every group is open
   */
  readonly dnsServers?: readonly Input<string>[];
  /**
   * Opens the activation of Windows (KMS), which a default route to an appliance sends through it.
   * @default false
   */
  readonly kms?: boolean;
  /**
   * Opens what is reached by name over IPv6 too (`::/0` beside `0.0.0.0/0`), except where the document supports IPv4
   * alone.
   * @default false - over IPv4 alone
   */
  readonly ipv6?: boolean;
  /**
   * Whose network security group holds the rules. `yours`: none is made here; pass `securityRules` to your own, where they
   * stand inline.
   * @default 'ours'
   */
  readonly networkSecurityGroup?: 'ours' | 'yours';
  /**
   * Figures of the user's own in place of those that Azure documents.
   * @default - as `docs/azure.md` lists them
   */
  readonly limits?: NetworkSecurityGroupLimits;
}

/** Which roles stand on the machines, and what stands around them. */
export interface RoleAccessArgs extends AccessOptions {
  /** Who asks, each made by `role(...)`: any products, any roles that stand on these machines. */
  readonly roles: readonly RoleEntry[];
}

/** The args of a named class: the choices in which its roles take part, flat, and what every component takes. */
export type RoleArgs<P extends Product, Of extends Supplies, Role extends string> = ProfileProps<P, Of, Role> &
  AccessOptions;

/** What is no choice among the args of a named class. */
export const OPTIONS: OptionNames<AccessOptions> = {
  resourceGroupName: true,
  location: true,
  networkSecurityGroupName: true,
  tags: true,
  peers: true,
  hostEnforcement: true,
  unbound: true,
  leaveOut: true,
  additionalRules: true,
  accessPolicy: true,
  applicationSecurityGroups: true,
  denyOutbound: true,
  denyInbound: true,
  priorities: true,
  dnsServers: true,
  kms: true,
  ipv6: true,
  networkSecurityGroup: true,
  limits: true,
};
