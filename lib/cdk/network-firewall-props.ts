import type { RoleEntry } from '../model/entry';
import type { FirewallRequest } from '../requests';
import type { AdditionalAccess } from './bindings';
import type { PeerLike } from './peer';

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
   * The policy's name, and the start of its rule groups' names. Changing it replaces them.
   * @default - made from the construct path
   */
  readonly policyName?: string;
  /**
   * Writes the requirement ids of each line and name into the rule group's CloudFormation metadata, under `portolan`.
   * @default true
   */
  readonly metadata?: boolean;
}
