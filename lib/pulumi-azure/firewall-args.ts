import type { Input } from '@pulumi/pulumi';
import type { RoleEntry } from '../model/entry';
import type { FirewallTier } from '../model/plans/azure-firewall';
import type { AccessPolicy } from '../model/policy';
import type { FirewallRequest } from '../requests';
import type { AzureFirewallOptions } from '../targets';
import type { AdditionalAccess } from './additional-access';
import type { PeerLike } from './peer';

/** A server behind the firewall that is reached at a public address of it, on the ports on which it listens. */
export interface PublishedServer {
  /** A public address of the firewall. */
  readonly publicAddress: Input<string>;
  /** The server's own address, to which connections are translated. */
  readonly privateAddress: Input<string>;
  /**
   * The requirements whose connections come in by it, by id.
   * @default - every one that does not come from another role of this firewall
   */
  readonly requirements?: readonly string[];
}

/** A role entry that stands in a firewall, with the addresses of its machines. */
export interface FirewallRole {
  /** Who asks, made by `role(...)`. */
  readonly entry: RoleEntry;
  /** The address blocks of the machines. */
  readonly sources: readonly Input<string>[];
  /**
   * Where parties stand, by party.
   * @default - parties that the document locates are reached there
   */
  readonly peers?: Readonly<Record<string, PeerLike | readonly PeerLike[]>>;
  /**
   * Must-have parties that are left out on purpose.
   * @default - none
   */
  readonly unbound?: readonly string[];
  /**
   * Requirements that the firewall refuses and that the user does without, by id.
   * @default - none; a must-have requirement that is refused is an error
   */
  readonly leaveOut?: readonly string[];
  /**
   * Openings of the user's own, each with a reason.
   * @default - none
   */
  readonly additionalRules?: readonly AdditionalAccess[];
  /**
   * Publishes the machines of this role behind public addresses of the firewall, by DNAT.
   * @default - nothing comes in by a public address
   */
  readonly publish?: PublishedServer | readonly PublishedServer[];
}

/** What a firewall lets through, and whose policy it is. */
export interface AzureFirewallRulesArgs {
  /** The resource group of the policy and of the IP groups that are made here. */
  readonly resourceGroupName: Input<string>;
  /**
   * Who may connect. There is no late step: all roles that this component knows stand here.
   * @default - those of `requests` alone
   */
  readonly roles?: readonly FirewallRole[];
  /**
   * What other teams ask for: `readFirewallRequests('folder')`.
   * @default - none
   */
  readonly requests?: readonly FirewallRequest[];
  /**
   * A firewall policy that stands already, by its id; of another subscription with that one's `provider`. It has to be
   * what the plan `needs`.
   * @default - a policy of ours is made
   */
  readonly firewallPolicyId?: Input<string>;
  /**
   * What may pass of what is said of this component: widenings, gaps, what is past. Stands nearer than the policy of the
   * program, which `setAccessPolicy` sets.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * The name of the policy that is made here. Not beside `firewallPolicyId`.
   * @default - named by Pulumi
   */
  readonly firewallPolicyName?: Input<string>;
  /**
   * A policy whose rules come before all of ours: the parent of the policy that is made here, by its id. Not beside
   * `firewallPolicyId`.
   * @default - none
   */
  readonly basePolicyId?: Input<string>;
  /**
   * The region of what is made here.
   * @default - that of the resource group
   */
  readonly location?: Input<string>;
  /**
   * Tags of what is made here.
   * @default - none
   */
  readonly tags?: Input<Readonly<Record<string, Input<string>>>>;
  /**
   * Who writes the rule collection groups: first in their names, so that two programs on one policy replace nothing of
   * each other.
   * @default - the names of the project and the stack
   */
  readonly owner?: string;
  /**
   * The tier of the policy, which decides what can be said.
   * @default 'Standard'
   */
  readonly tier?: FirewallTier;
  /**
   * `observe` lets nearly everything through, after what is asked for.
   * @default 'enforce'
   */
  readonly mode?: 'enforce' | 'observe';
  /**
   * What becomes of a regular expression, which no rule takes: only the names that the document lists beside it
   * (`listed`), or everything below its longest suffix (`suffix`).
   * @default - it is refused
   */
  readonly patterns?: 'listed' | 'suffix';
  /**
   * FQDN tags to which the names go that they surely cover, such as `WindowsUpdate`.
   * @default - none
   */
  readonly fqdnTags?: readonly string[];
  /**
   * Whether rules look into TLS for the paths that a document prints; Premium. A policy of ours has no certificate for
   * it: add one by `transforms`, or pass a policy of yours.
   * @default false - paths are left out
   */
  readonly tlsInspection?: boolean;
  /**
   * Closes the names of Azure's own infrastructure to the roles, last of all. Not beside `firewallPolicyId`.
   * @default false
   */
  readonly denyInfrastructure?: boolean;
  /**
   * Priorities of the user's own, by the name of a role entry or of a group.
   * @default - a slot from 10000 to 59999 found from the group's name
   */
  readonly priorities?: Readonly<Record<string, number>>;
  /**
   * Puts the addresses of each role into an IP group, so that another address changes no rule. IP groups of one firewall are written one at a
   * time.
   * @default true
   */
  readonly ipGroups?: boolean;
  /**
   * Figures of the user's own in place of those that Azure advises.
   * @default - as `docs/azure.md` lists them
   */
  readonly limits?: NonNullable<AzureFirewallOptions['limits']>;
}
