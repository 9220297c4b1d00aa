import type { FirewallMember } from '../access/firewall-members';
import type { TriedFirewall } from '../access/group-plan';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';

/** The plan of a firewall that stands behind groups. */
export type FirewallPlanBehind = AwsNetworkFirewallPlan | AwsDnsFirewallPlan;

/** A firewall of ours as components look at it that stand before it. */
export interface FirewallBehind {
  readonly kind: 'firewall' | 'dns-firewall';
  readonly name: string;
  /** The firewall as it stands: what a component knows beside is registered nowhere. */
  readonly tried: TriedFirewall;
  /** Whether it only alerts on what it would close. */
  readonly observes: boolean;
  /** Of the entries of a component those that do not stand here, whatever their profiles. */
  readonly lacking: (entries: readonly RoleEntry[]) => readonly Issue[];
  /** The firewall as it is with what a component knows of its entries: whom they reach by a group, most of all. */
  readonly joinedBy: (member: FirewallMember<object>) => TriedFirewall;
  /** What a component says of its entries otherwise than it is said here, where that makes other rules. */
  readonly differences: (joined: FirewallPlanBehind, requests: readonly EntryRequest[]) => readonly Issue[];
  /** The addresses of a role entry; a resolver knows none. */
  readonly sourcesOf?: (name: string) => readonly string[];
}
