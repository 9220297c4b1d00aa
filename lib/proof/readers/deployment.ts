import type { TargetName } from '../../model/plans';
import type { Box } from '../box';
import type { Step } from '../region';
import type { Side } from '../side';
import type { DeclaredAws } from './declared-aws';
import type { DeclaredAzure } from './declared-azure';
import type { NotUnderstood, Place } from './place';

/** What is read: a template, a plan of another tool, or what a cloud's command prints of what is deployed. */
export const FORMATS = [
  'cloudformation',
  'arm',
  'pulumi-stack',
  'pulumi-preview',
  'terraform-plan',
  'aws-deployed',
  'azure-deployed',
  'plan',
] as const;

/** One of the formats that are read. */
export type Format = (typeof FORMATS)[number];

/** Everything that filters traffic in what was read: the one model of all formats. */
export interface Deployment {
  readonly formats: readonly Format[];
  readonly filters: readonly Filter[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/**
 * One thing that decides about connections. At a machine: a security group (its rules are added to those of every other
 * that the machine bears), a network security group. Between machines: a firewall's policy. Beside: a DNS Firewall.
 *
 * The machines that a group decides for are the unknown set `bound ID` (`boundSet`), the same that a rule elsewhere names
 * when it refers to the group; so are the members of an application security group, a prefix list without its blocks,
 * and the value of what is known at deployment alone.
 */
export interface Filter {
  /** As the user says it: the logical id, the address, the name. */
  readonly id: string;
  /** What else it is called: the cloud's id, a name. */
  readonly aliases: readonly string[];
  /** Where a filter of another file is called so too: what its own file calls it, and how it is said with that file. */
  readonly alike?: { readonly name: string; readonly said: string };
  readonly kind: TargetName;
  readonly place: Place;
  /** In the order in which they are asked, the cloud's own last; the first in which a connection lies decides. A group that only allows has no order. */
  readonly rules: readonly FilterRule[];
  /** What it decides about; null is everything. What lies outside passes by it. */
  readonly domain: readonly Box[] | null;
  /** What a policy of Network Firewall takes for its own network, where it says so. */
  readonly home?: readonly Side[];
}

/** One rule, and what it takes in: a union of boxes. */
export interface FilterRule {
  /** Unique in its filter, and as a person would look for it: the rule's name, `egress 3`, `sid 1001`, `default AllowVnetOutBound`. */
  readonly name: string;
  /** Null for the cloud's own. */
  readonly place: Place | null;
  /** `unsure`: nobody knows whether it passes, closes or stands there at all. */
  readonly action: Step['action'];
  readonly boxes: readonly Box[];
  /** It may also not match what lies in its boxes. */
  readonly mayMiss?: true;
  readonly sid?: number;
  /** What stands beside it for people; it decides nothing. */
  readonly description: string | null;
  /** It closes by speaking back, or only writes a log: for people. */
  readonly note?: string;
  /** Of a DNAT rule, whose boxes say where it leads: the same connections as who opens them addresses them. */
  readonly entrance?: readonly Box[];
  /** What fixes when it is asked; left out where its place in the list does, or nobody knows. */
  readonly turn?: Turn;
}

/**
 * When a service asks a rule, whatever is put beside it. A network security group: by its priority. Azure Firewall: all
 * DNAT rules, then all network rules, then all application rules, of each kind those of a base policy first. Network
 * Firewall: the stateless rules before all others.
 */
export type Turn =
  | { readonly by: 'priority'; readonly priority: number }
  | { readonly by: 'kind'; readonly kind: 'nat' | 'network' | 'application'; readonly inherited: boolean }
  | { readonly by: 'stateless' };

/** What a file declares, before it is said what that lets through. */
export interface Declarations {
  readonly format: Format;
  readonly aws: DeclaredAws;
  readonly azure: DeclaredAzure;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** What an engine makes of declarations. */
export interface ReadFilters {
  readonly filters: readonly Filter[];
  readonly notUnderstood: readonly NotUnderstood[];
}
