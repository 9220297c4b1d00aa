import type { ManagedPrefixList } from '@pulumi/aws/ec2';
import type { Input } from '@pulumi/pulumi';
import type { RoleEntry } from '../model/entry';
import type { FirewallMode, QuicHandling } from '../model/plans/aws-network-firewall';
import type { AccessPolicy } from '../model/policy';
import type { FirewallRequest } from '../requests';
import type { NetworkFirewallLimits } from '../targets';
import type { AdditionalAccess, PeerLike } from './peer';

/** A prefix list that stands already, with what it holds. */
export interface FirewallPrefixList {
  /** The name of the reference in the rules: a letter and at most 31 of `[A-Za-z0-9_]`. */
  readonly name: string;
  /** The list's resource, or its ARN. */
  readonly prefixList: ManagedPrefixList | Input<string>;
  /** The blocks that it holds, all of them: the firewall's rules rest on it, and the plan says so. */
  readonly cidrs: readonly string[];
}

/** A role entry that stands in a firewall, with what is said of it. */
export interface FirewallRole {
  /** Who asks, made by `role(...)`. */
  readonly entry: RoleEntry;
  /** The address blocks of the machines; an output is checked when it arrives. */
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
   * @default - none
   */
  readonly leaveOut?: readonly string[];
  /**
   * Openings of the user's own, each with a reason.
   * @default - none
   */
  readonly additionalRules?: readonly AdditionalAccess[];
}

/** Who stands in the firewall, and how its policy is written. */
export interface NetworkFirewallRulesArgs {
  /**
   * Who stands in the firewall, all of them: none comes later.
   * @default - those of `requests`
   */
  readonly roles?: readonly FirewallRole[];
  /**
   * What other teams ask for: `readFirewallRequests('requests/')`. Each of their entries bears its own name and a
   * mark of its sources, so that no two spokes meet, and a spoke that comes, changes or goes touches only its own rule
   * groups; the same asked for by two owners stands once, and the report names both.
   * @default - none
   */
  readonly requests?: readonly FirewallRequest[];
  /**
   * Everything in rule strings, in one rule group: no port grows, but an added role replaces lines of that group.
   * @default false - names go to domain lists where these say them, and every role has rule groups of its own
   */
  readonly exact?: boolean;
  /**
   * The policy's `HOME_NET`. Has to hold every source.
   * @default - the union of all sources
   */
  readonly home?: readonly Input<string>[];
  /**
   * `observe` closes nothing: everything passes, and what `enforce` would close raises an alert. The switch changes the
   * tail's action and the default actions, and no rule, sid or name.
   * @default 'enforce'
   */
  readonly mode?: FirewallMode;
  /**
   * Raises an alert on what passes too. A domain list cannot, so names then stand in rule strings, and no port grows.
   * @default false
   */
  readonly alertOnPass?: boolean;
  /**
   * UDP 443 beside names in TLS on TCP 443. QUIC carries TLS over UDP, and no name can be read in it there: `drop` closes
   * it, and clients fall back to TCP; `allow` opens UDP 443 to every address for sources with such names.
   * @default 'drop'
   */
  readonly quic?: QuicHandling;
  /**
   * Prefix lists that stand already: flows to exactly what one holds are written with it, as an IP set reference.
   * @default - addresses are written as blocks
   */
  readonly prefixLists?: readonly FirewallPrefixList[];
  /**
   * The figures to which AWS raised limits for the account, such as `{ policyCapacity: 50_000 }`.
   * @default - those that AWS publishes
   */
  readonly limits?: NetworkFirewallLimits;
  /**
   * Whose policy holds the rule groups. `yours`: none is made here; pass `ruleGroupReferences` to your own
   * `aws.networkfirewall.FirewallPolicy`.
   * @default 'ours'
   */
  readonly policy?: 'ours' | 'yours';
  /**
   * The priorities that our rule groups take in the policy, both ends among them, so that yours can stand before or
   * behind all of ours. The tail takes the last one. Changing it changes the policy alone.
   * @default - 1 to 65535
   */
  readonly priorities?: { readonly first: number; readonly last: number };
  /**
   * What may pass of what is said of this component: widenings, gaps, what is past. Stands nearer than the policy of the
   * program, which `setAccessPolicy` sets.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * The policy's name, and the start of its rule groups' names. Changing it replaces them.
   * @default - all are named by Pulumi, after the component
   */
  readonly policyName?: string;
  /**
   * Tags of the policy and its rule groups.
   * @default - none
   */
  readonly tags?: Input<Record<string, Input<string>>>;
}
