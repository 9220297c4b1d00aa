import type { RoleEntry } from '../model/entry';
import type { FirewallMode, QuicHandling } from '../model/plans/aws-network-firewall';
import type { AccessPolicy } from '../model/policy';
import type { FirewallRequest } from '../requests';
import type { NetworkFirewallLimits } from '../targets';
import type { AdditionalAccess } from './bindings';
import type { PeerLike } from './peer';

/** A prefix list that stands already, with what it holds. */
export interface FirewallPrefixList {
  /** The name of the reference in the rules: a letter and at most 31 of `[A-Za-z0-9_]`. */
  readonly name: string;
  /**
   * Its ARN; or its id (`pl-...`), where it is this account's. A list that another account shares is told by its ARN,
   * which bears that account's number.
   */
  readonly prefixList: string;
  /** The blocks that it holds, all of them: the firewall's rules rest on it, and the plan says so. */
  readonly cidrs: readonly string[];
}

/** What is said of a role entry that stands in a firewall without a construct of ours. */
export interface AddRoleOptions {
  /** The address blocks of the machines: CIDRs, or tokens. */
  readonly sources: readonly string[];
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

/** A role entry with what is said of it. */
export interface FirewallRole extends AddRoleOptions {
  readonly entry: RoleEntry;
}

/** Who stands in the firewall, and how its policy is written. */
export interface NetworkFirewallRulesProps {
  /**
   * Who stands in the firewall from the start. An entry without `sources` gets them from the construct that names this
   * firewall in its `hostEnforcement`.
   * @default - those that are added until synth
   */
  readonly roles?: readonly (RoleEntry | FirewallRole)[];
  /**
   * What other teams' apps ask for: `readFirewallRequests('requests/')`. Each of their entries bears its own name and a
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
  readonly home?: readonly string[];
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
   * `CfnFirewallPolicy`, which is looked at when the app is synthesized.
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
   * The policy's name, and the start of its rule groups' names. Changing it replaces them.
   * @default - made from the construct path
   */
  readonly policyName?: string;
  /**
   * What may pass of what is said of this construct: widenings, gaps, what is past. Stands nearer than the policies that
   * `AccessPolicies` set over it.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * Writes the requirement ids of each line and name into the rule group's CloudFormation metadata, under `portolan`.
   * @default true
   */
  readonly metadata?: boolean;
}
