import type { SecurityGroup } from '@pulumi/aws/ec2';
import type { Input } from '@pulumi/pulumi';
import type { OptionNames, ProfileProps } from '../access/named-roles';
import type { RoleEntry } from '../model/entry';
import type { AccessPolicy } from '../model/policy';
import type { Product } from '../model/product';
import type { Supplies } from '../model/profile';
import type { SecurityGroupLimits } from '../targets';
import type { HostEnforcement } from './host-enforcement';
import type { AdditionalAccess, PeerLike } from './peer';
import type { PrefixLists } from './prefix-lists';

/** What every component with a security group of ours takes beside its roles. */
export interface AccessArgs {
  /**
   * The VPC of the security group.
   * @default - none; needed unless `securityGroup` is given
   */
  readonly vpcId?: Input<string>;
  /**
   * Where parties stand, by party, or by `product.party` where two products share one. Host names are supplied in the
   * profile's `parties` instead. Opens this group alone: a verb opens the other side too.
   * @default - parties that the document locates are reached there; the others open nothing, and a must-have one is an error
   */
  readonly peers?: Readonly<Record<string, PeerLike | readonly PeerLike[]>>;
  /**
   * What stands behind ports that are open to every address because a security group cannot see host names.
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
   * The address blocks of these machines, for edges that are opened by addresses.
   * @default - none
   */
  readonly sources?: readonly Input<string>[];
  /**
   * Puts addresses that are open on the same ports into managed prefix lists: lists of this component's own, or those of a
   * {@link PrefixLists} that several roles share. A list weighs its size in every rule, so a group usually weighs more with
   * lists than without; what changes in a list touches no rule.
   * @default false - every address stands in the rules
   */
  readonly prefixLists?: boolean | PrefixLists;
  /**
   * Over how many security groups the rules are spread: each rule is placed by its traffic, so that one that comes moves
   * none. The machines have to bear all of them (`securityGroupIds`). Not beside `securityGroup`.
   * @default 1
   */
  readonly groups?: number;
  /**
   * The figures to which AWS raised limits for the account: `{ rulesPerSecurityGroup: 120 }`.
   * @default - the quotas that AWS documents
   */
  readonly limits?: SecurityGroupLimits;
  /**
   * Opens what is reached by name over IPv6 too (`::/0` beside `0.0.0.0/0`), except where the document supports IPv4
   * alone. A firewall of ours behind the group then needs the machines' IPv6 addresses among its `sources`.
   * @default false - over IPv4 alone
   */
  readonly ipv6?: boolean;
  /**
   * A security group that stands already, by its resource or its id, to take the rules in the place of a group of its own.
   * The group stays its owner's: nothing of it is changed or replaced, and what it opens beside is no part of the proof.
   * One whose own rules stand inline (`ingress`, `egress`) undoes rules beside them: its provider says never to mix both.
   * @default - a group of its own
   */
  readonly securityGroup?: SecurityGroup | Input<string>;
  /**
   * The group's name; of several groups the further ones have their number behind it. Changing it replaces the group.
   * Not beside `securityGroup`.
   * @default - named by Pulumi, after the component
   */
  readonly securityGroupName?: Input<string>;
  /**
   * The group's description. Changing it replaces the group. Not beside `securityGroup`.
   * @default - a constant of the class
   */
  readonly description?: Input<string>;
  /**
   * Tags of the security groups. Not beside `securityGroup`.
   * @default - none
   */
  readonly tags?: Input<Record<string, Input<string>>>;
}

/** Which roles stand on the machines, and what stands around them. */
export interface RoleAccessArgs extends AccessArgs {
  /** Who asks, each made by `role(...)`: any products, any roles that stand on these machines. */
  readonly roles: readonly RoleEntry[];
}

/** The args of a named class: the choices in which its roles take part, flat, and what every component takes. */
export type RoleArgs<P extends Product, Of extends Supplies, Role extends string> = ProfileProps<P, Of, Role> &
  AccessArgs;

/** What is no choice among the args of a named class. */
export const OPTIONS: OptionNames<AccessArgs> = {
  vpcId: true,
  peers: true,
  hostEnforcement: true,
  unbound: true,
  leaveOut: true,
  additionalRules: true,
  accessPolicy: true,
  sources: true,
  prefixLists: true,
  groups: true,
  limits: true,
  ipv6: true,
  securityGroup: true,
  securityGroupName: true,
  description: true,
  tags: true,
};
