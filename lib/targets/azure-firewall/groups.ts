import type { RuleCollection, RuleCollectionGroup } from '../../model/plans/azure-firewall';
import type { PlanSource } from '../../model/plans/plan';
import { numbersOf } from '../numbers';
import { applicationRules } from './application';
import type { Decided } from './decide';
import { SLOTS } from './limits';
import { nameOf } from './names';
import { natRules } from './nat';
import { networkRules } from './network';
import type { Opening } from './openings';
import type { AzureFirewallWriting } from './options';

/** Of the collections of one group: their names and priorities, which nothing ever moves. */
export const COLLECTIONS = {
  nat: { name: 'dnat', priority: 1_000 },
  network: { name: 'network', priority: 2_000 },
  application: { name: 'application', priority: 3_000 },
} as const;

/** The groups of the entries, by name: one for each product and role of a source. */
export function entryGroups(
  decided: readonly Decided[],
  sources: readonly PlanSource[],
  writing: AzureFirewallWriting,
): readonly RuleCollectionGroup[] {
  const unplaced = sources.flatMap(({ name: source, roles }) =>
    roles.flatMap((role) => {
      const own = decided.filter((one) => one.asking.element.source === source && standsIn(one, role, roles));
      const collections = collectionsOf(own.flatMap(({ openings }) => openings));
      return collections.length === 0 ? [] : [{ name: groupName(writing.owner, role, source), source, collections }];
    }),
  );
  const priorities = prioritiesOf(unplaced, writing.priorities);
  return unplaced
    .map(({ name, source, collections }) => ({ name, priority: priorities.get(name) ?? 0, source, collections }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `product.role` of an entry, as a group's name has it. */
export function groupName(owner: string, role: string, source: string): string {
  return nameOf(owner, ...role.split('.'), source);
}

/** The user's own openings stand with the first role of their source. */
function standsIn({ asking }: Decided, role: string, roles: readonly string[]): boolean {
  return asking.roles.length === 0 ? role === roles[0] : asking.roles.includes(role);
}

function collectionsOf(openings: readonly Opening[]): readonly RuleCollection[] {
  const nat = natRules(openings);
  const network = networkRules(openings);
  const application = applicationRules(openings);
  return [
    ...(nat.length === 0 ? [] : [{ kind: 'nat' as const, ...COLLECTIONS.nat, rules: nat }]),
    ...(network.length === 0 ? [] : [{ kind: 'network' as const, ...COLLECTIONS.network, rules: network }]),
    ...(application.length === 0
      ? []
      : [{ kind: 'application' as const, ...COLLECTIONS.application, action: 'Allow' as const, rules: application }]),
  ];
}

/** A slot from the group's name, or what the user says of the group or of its entry; nobody else gets that number. */
function prioritiesOf(
  groups: readonly { readonly name: string; readonly source: string }[],
  said: AzureFirewallWriting['priorities'],
): ReadonlyMap<string, number> {
  const own = new Map(
    groups.flatMap(({ name, source }) => {
      const priority = said[name] ?? said[source];
      return priority === undefined ? [] : [[name, priority] as const];
    }),
  );
  const slots = numbersOf(
    groups.map(({ name }) => name).filter((name) => !own.has(name)),
    SLOTS.last - SLOTS.first + 1,
    [...own.values()].map((priority) => priority - SLOTS.first + 1),
  );
  return new Map([...own, ...[...slots].map(([name, slot]) => [name, slot + SLOTS.first - 1] as const)]);
}
