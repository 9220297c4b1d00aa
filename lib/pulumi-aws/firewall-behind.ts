import { type FirewallMember, isSameRole } from '../access/firewall-members';
import type { TriedFirewall } from '../access/group-plan';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import { isGroupOfMachines } from '../model/flow';
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

/**
 * An issue for each entry of which a component says something else than its firewall; `otherwise` is what differs where
 * nothing of that does.
 */
export function differencesFrom(
  firewall: string,
  standing: readonly FirewallMember<object>[],
  requests: readonly EntryRequest[],
  otherwise: readonly string[] = [],
): readonly Issue[] {
  const there = standing.flatMap((member) => member.requests());
  const found = requests.map((request) => {
    const own = there.find(({ entry }) => isSameRole(entry, request.entry));
    return { name: request.entry.name, differs: differing(request, own) };
  });
  const said = found.filter(({ differs }) => differs.length > 0);
  const silent = otherwise.length === 0 ? [] : found.slice(0, 1).map(({ name }) => ({ name, differs: otherwise }));
  const at = 'hostEnforcement';
  return (said.length > 0 ? said : silent).map(
    ({ name, differs }): Issue => ({ code: 'role-differs-in-firewall', at, name, firewall, differs }),
  );
}

/** What two requests for one entry say differently, as properties; what is bound to a group is left to that group. */
function differing(here: EntryRequest, there: EntryRequest | undefined): readonly string[] {
  const placed = (request: EntryRequest | undefined, party: string) =>
    [request?.peers?.[party] ?? []].flat().filter((peer) => !('bound' in peer && isGroupOfMachines(peer)));
  const parties = [...new Set([here, there].flatMap((request) => Object.keys(request?.peers ?? {})))];
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
  const words = (['additionalRules', 'leaveOut', 'unbound'] as const).filter((key) => !same(here[key], there?.[key]));
  return [
    ...parties.filter((party) => !same(placed(here, party), placed(there, party))).map((party) => `peers.${party}`),
    ...words,
  ];
}
