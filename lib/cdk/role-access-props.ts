import { Token } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { checkGroupNames, checkLimits } from '../access/group-names';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AccessPolicy } from '../model/policy';
import type { SecurityGroupLimits } from '../targets';
import type { AdditionalAccess } from './bindings';
import type { HostEnforcement } from './host-enforcement';
import type { PeerLike } from './peer';
import type { PrefixLists } from './prefix-lists';
import type { VpcOfGroup } from './vpc';

/** What every construct with a security group of ours takes beside its roles. */
export interface AccessOptions {
  /** Where the security group stands: any `IVpc`. */
  readonly vpc: VpcOfGroup;
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
   * What may pass of what is said of this construct: widenings, gaps, what is past. Stands nearer than the policies that
   * `AccessPolicies` set over it.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * The address blocks of these machines, for the firewall that stands behind them.
   * @default - the VPC's block
   */
  readonly sources?: readonly string[];
  /**
   * Puts addresses that are open on the same ports into managed prefix lists: lists of this construct's own, or those of a
   * {@link PrefixLists} that several roles share. A list weighs its size in every rule, so a group usually weighs more with
   * lists than without; what changes in a list touches no rule.
   * @default false - every address stands in the rules
   */
  readonly prefixLists?: boolean | PrefixLists;
  /**
   * Over how many security groups the rules are spread: each rule is placed by its traffic, so that one that comes moves
   * none. The machines have to bear all of them (`securityGroups`). Not beside `securityGroup`.
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
   * alone. A firewall of ours behind the group then needs the machines' IPv6 addresses among `sources`.
   * @default false - over IPv4 alone
   */
  readonly ipv6?: boolean;
  /**
   * A security group that stands already, of this app or imported, to take the rules in the place of a group of its
   * own: each as a resource of its own, and each goes with this construct. The group stays its owner's: nothing of it is
   * changed or replaced, and what it opens beside is no part of the proof; what can be found of that is reported as the
   * user's. Egress rules are written whatever the import says of `allowAllOutbound`; one with `mutable: false` is an
   * error. See the warning `portolan:existing-group`.
   * @default - a group of its own
   */
  readonly securityGroup?: ISecurityGroup;
  /**
   * The group's name; of several groups the further ones have their number behind it. Changing it replaces the group.
   * Not beside `securityGroup`.
   * @default - named by CloudFormation
   */
  readonly securityGroupName?: string;
  /**
   * The group's description. Changing it replaces the group. Not beside `securityGroup`.
   * @default - a constant of the class
   */
  readonly description?: string;
  /**
   * Writes the requirement ids of each rule into the resource's CloudFormation metadata, under `portolan`.
   * @default true
   */
  readonly metadata?: boolean;
}

/** Which roles stand on the machines, and what stands around them. */
export interface RoleAccessProps extends AccessOptions {
  /** Who asks, each made by `role(...)`: any products, any roles that stand on these machines. */
  readonly roles: readonly RoleEntry[];
}

/** What EC2 would refuse at deployment only. */
export function checkNames({ securityGroupName, description, groups }: AccessOptions): readonly Issue[] {
  const known = (text: string | undefined) => (Token.isUnresolved(text) ? undefined : text);
  return checkGroupNames({ securityGroupName: known(securityGroupName), description: known(description), groups });
}

/** What a program without types may pass in the place of lists and figures. */
export function checkLists({ prefixLists, limits }: AccessOptions, scope: Construct): readonly Issue[] {
  const issues: Issue[] = [];
  if (prefixLists !== undefined && typeof prefixLists !== 'boolean') {
    const expected = 'true, false or a PrefixLists of this app';
    const shared = prefixLists as Partial<PrefixLists> | null;
    if (typeof shared?.enter !== 'function' || shared.node?.root !== scope.node.root) {
      issues.push({ code: 'wrong-type', at: 'prefixLists', given: String(prefixLists), expected });
    }
  }
  return [...issues, ...checkLimits(limits)];
}
