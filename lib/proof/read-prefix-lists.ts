import { type AddressSet, addressSetOf, parseCidr } from '../model/addresses';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { PlanBecause } from '../model/plans/plan';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import type { Unreadable } from './reading';

/** Blocks of a list that the same requirements ask for. */
export interface ListPart {
  readonly addresses: AddressSet;
  readonly because: readonly PlanBecause[];
}

/** The lists of a plan by their ids, each in the parts that are asked for alike; what EC2 would not take is unreadable. */
export function readPrefixLists(
  { prefixLists }: AwsSecurityGroupPlan,
  unreadable: Unreadable[],
): ReadonlyMap<string, readonly ListPart[]> {
  const lists = new Map<string, readonly ListPart[]>();
  for (const list of prefixLists) {
    const why = lists.has(list.id) ? 'has the id of a list before it' : whyUnreadable(list);
    if (why !== null) unreadable.push({ rule: `prefix list ${list.id}`, why, text: JSON.stringify(list) });
    lists.set(list.id, why === null ? partsOf(list) : []);
  }
  return lists;
}

function partsOf({ entries }: PlannedPrefixList): readonly ListPart[] {
  const parts = new Map<string, { readonly cidrs: string[]; readonly because: readonly PlanBecause[] }>();
  for (const { cidr, because } of entries) {
    const key = because.map(reasonText).join('\n');
    const before = parts.get(key);
    if (before === undefined) parts.set(key, { cidrs: [cidr], because });
    else before.cidrs.push(cidr);
  }
  return [...parts.values()].map(({ cidrs, because }) => ({ addresses: addressSetOf(cidrs), because }));
}

function whyUnreadable({ id, family, entries, maxEntries, given }: PlannedPrefixList): string | null {
  if (entries.length === 0) return 'has no entry';
  const seen = new Set<string>();
  for (const { cidr } of entries) {
    const block = parseCidr(cidr);
    if (!block.ok || block.value.family !== family) return `has the entry '${cidr}', which is no block of IPv${family}`;
    if (block.value.prefix === 0) return 'holds every address';
    if (seen.has(block.value.text)) return `has the entry '${cidr}' twice`;
    seen.add(block.value.text);
  }
  if (!Number.isInteger(maxEntries) || maxEntries < 1) return `has the size ${maxEntries}`;
  if (given !== undefined) return given === id ? null : `stands for ${given}`;
  return entries.length <= maxEntries ? null : `has ${entries.length} entries and room for ${maxEntries}`;
}

/** What is said of lists and is not so: whom they stand for, who refers to them, and what they are taken to hold. */
export function listFaults({ prefixLists, egress, ingress, assumes }: AwsSecurityGroupPlan): readonly string[] {
  const rules = [...egress, ...ingress];
  return [
    ...prefixLists.flatMap(({ id, entries, given }): readonly string[] => {
      const referring = rules.filter(({ peer }) => 'prefixList' in peer && peer.prefixList === id);
      if (referring.length === 0) return [`the prefix list ${id}, to which no rule refers`];
      const named = new Set(entries.flatMap(({ because }) => because.map(reasonText)));
      const asking = new Set(referring.flatMap(({ because }) => because.map(reasonText)));
      const idle = [...named].filter((reason) => !asking.has(reason));
      const unheard = referring.flatMap(({ because }) => because.map(reasonText)).filter((one) => !named.has(one));
      const taken = given === undefined || isTaken(assumes, given, entries);
      return [
        ...[...idle, ...unheard].map((reason) => `the prefix list ${id} for ${reason}`),
        ...(taken ? [] : [`prefix-list-holds of ${given}, which is not assumed`]),
      ];
    }),
    ...assumes
      .filter((one) => one.code === 'prefix-list-holds' && !prefixLists.some(({ given }) => given === one.list))
      .map(() => 'prefix-list-holds of a list that nothing refers to'),
  ];
}

function isTaken(
  assumes: AwsSecurityGroupPlan['assumes'],
  list: string,
  entries: PlannedPrefixList['entries'],
): boolean {
  const held = entries.map(({ cidr }) => cidr).join();
  return assumes.some((one) => one.code === 'prefix-list-holds' && one.list === list && one.cidrs.join() === held);
}

export function reasonText({ product, requirement, asked }: PlanBecause): string {
  return `${product} ${requirement} ${asked}`;
}
