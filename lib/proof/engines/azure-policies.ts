import { ALL_IPV4 } from '../../model/addresses';
import { type PortSet, ports } from '../../model/ports';
import { ANY_NAME } from '../azure-names';
import { type Box, EVERYTHING, traffic } from '../box';
import type {
  DeclaredAzureFirewallPolicy,
  DeclaredCollection,
  DeclaredCollectionGroup,
  DeclaredCollectionRule,
} from '../readers/declared-azure';
import type { Filter } from '../readers/deployment';
import { isLate, type Maybe } from '../readers/late';
import type { NotUnderstood } from '../readers/place';
import type { Step } from '../region';
import { AZURE_INFRASTRUCTURE } from '../sets';
import { at, inside } from '../side';
import { handshakesOf, readApplicationRule } from './azure-application-rules';
import { FilterDraft, type ReadRule } from './azure-filter';
import { readNatRule, readNetworkRule, type Standing } from './azure-policy-rules';
import type { Doubt, IpGroups } from './azure-sides';

/** A policy and those whose rules are asked before its own, the first of them first. */
export interface Chain {
  readonly policy: DeclaredAzureFirewallPolicy;
  readonly bases: readonly DeclaredAzureFirewallPolicy[];
  /** Why there are more rules in front than the bases hold; null where there are none. */
  readonly unknownBase: string | null;
}

const EVERYBODY = at(ALL_IPV4);

const WEB: readonly (readonly ['tcp/http' | 'tcp/tls', PortSet])[] = [
  ['tcp/http', ports.of([{ first: 80, last: 80 }])],
  ['tcp/tls', ports.of([{ first: 443, last: 443 }])],
];

/**
 * A policy as the firewall walks it ("Azure Firewall rule processing logic", rule processing using Firewall Policy): all
 * DNAT rules, then all network rules, then all application rules; of each kind those of the base policy first, and of
 * each policy by the priority of the group, of the collection, and then as they stand. After them what Azure lets through
 * to its own names ("Infrastructure FQDNs for Azure Firewall"), and nothing else.
 */
export function filterOfPolicy(
  chain: Chain,
  ipGroups: IpGroups,
): { readonly filter: Filter; readonly notUnderstood: readonly NotUnderstood[] } {
  const { policy, bases, unknownBase } = chain;
  const draft = new FilterDraft(policy.id);
  if (unknownBase !== null) {
    const name = 'rules of the base policy';
    draft.add({ ...ANYTHING, name, place: policy.place });
    draft.leaveOpen(policy.place, unknownBase, policy.base, name);
  }
  const dnsProxy = [...bases, policy].map((one) => one.dnsProxy).reduce(orElse);
  const entries = [...bases, policy].flatMap((one) =>
    entriesOf(one, { ipGroups, dnsProxy, inherited: one !== policy }),
  );
  for (const entry of entries.filter(isUnplaced)) draft.add(readOf(entry));
  for (const kind of ['nat', 'network', 'application'] as const) {
    for (const entry of entries) if (entry.rule.kind === kind && !isUnplaced(entry)) draft.add(readOf(entry));
  }
  addInfrastructure(draft);
  addHandshakes(draft, entries);
  draft.byDefault('deny', 'drop', [EVERYTHING]);
  const { id, aliases, place } = policy;
  return {
    filter: { id, aliases, kind: 'azure-firewall', place, rules: draft.rules, domain: null },
    notUnderstood: draft.notUnderstood,
  };
}

const ANYTHING = {
  action: 'unsure',
  surely: [],
  perhaps: [EVERYTHING],
  uncertain: false,
  doubts: [],
  description: null,
} as const;

function orElse(a: Maybe<boolean>, b: Maybe<boolean>): Maybe<boolean> {
  return a === true || b === true ? true : isLate(a) ? a : b;
}

/** A rule, and where it stands in the order of its kind. */
interface Entry {
  readonly rule: DeclaredCollectionRule;
  readonly group: DeclaredCollectionGroup;
  readonly collection: DeclaredCollection;
  readonly standing: Standing;
}

/** Nobody knows of which kind it is: it may be asked before all others. */
function isUnplaced({ collection, rule }: Entry): boolean {
  return isLate(collection.action) && isLate(collection.priority) && rule.kind === 'network';
}

function entriesOf(
  policy: DeclaredAzureFirewallPolicy,
  about: Pick<Standing, 'ipGroups' | 'dnsProxy' | 'inherited'>,
): readonly Entry[] {
  const doubtful = sharedPriorities(policy.groups);
  return inOrder(policy.groups).flatMap((group) =>
    inOrder(group.collections).flatMap((collection) => {
      const action = actionOf(collection);
      const doubts: Doubt[] = [
        ...unreadable('priority of its group', group.priority, isLate(group.priority)),
        ...unreadable('priority of its collection', collection.priority, isLate(collection.priority)),
        ...unreadable('action', collection.action, action === null),
        ...(doubtful.has(collection) ? [SHARED] : []),
      ];
      return collection.rules.map((rule): Entry => {
        const name = `${group.name} ${collection.name} ${rule.name}`;
        const standing = { ...about, name, action: action ?? 'unsure', uncertain: group.uncertain === true, doubts };
        return { rule, group, collection, standing };
      });
    }),
  );
}

function inOrder<T extends { readonly priority: Maybe<number> }>(all: readonly T[]): readonly T[] {
  const order = ({ priority }: T) => (isLate(priority) ? -1 : priority);
  return [...all].sort((a, b) => order(a) - order(b));
}

const SHARED: Doubt = {
  why: 'shares its priority with a collection that does the opposite',
  value: null,
  unsure: true,
};

/** Of collections that stand at one priority nobody says which is asked first; where they do the same it is all one. */
function sharedPriorities(groups: readonly DeclaredCollectionGroup[]): ReadonlySet<DeclaredCollection> {
  const counts = new Map<number, number>();
  for (const { priority } of groups) if (!isLate(priority)) counts.set(priority, (counts.get(priority) ?? 0) + 1);
  const sharing = new Map<string, DeclaredCollection[]>();
  for (const group of groups) {
    if (isLate(group.priority)) continue;
    const several = (counts.get(group.priority) ?? 0) > 1;
    for (const collection of group.collections) {
      if (isLate(collection.priority)) continue;
      for (const kind of new Set(collection.rules.map((rule) => rule.kind))) {
        const key = `${kind} ${group.priority} ${several ? 'shared' : collection.priority}`;
        const known = sharing.get(key);
        if (known === undefined) sharing.set(key, [collection]);
        else known.push(collection);
      }
    }
  }
  const opposite = [...sharing.values()].filter((all) => new Set(all.map(actionOf)).size > 1);
  return new Set(opposite.flat());
}

function actionOf({ action }: DeclaredCollection): Step['action'] | null {
  return isLate(action) ? null : (ACTIONS.get(action.toLowerCase()) ?? null);
}

const ACTIONS: ReadonlyMap<string, Step['action']> = new Map([
  ['allow', 'pass'],
  ['dnat', 'pass'],
  ['deny', 'drop'],
]);

function unreadable(what: string, value: unknown, isSo: boolean): readonly Doubt[] {
  if (!isSo) return [];
  const why = isLate(value) ? `has a ${what} that is known at deployment alone` : `has the ${what} '${value}'`;
  return [{ why, value, unsure: true }];
}

function readOf(entry: Entry): ReadRule {
  return { ...readKind(entry), ...turnOf(entry) };
}

function readKind({ rule, standing }: Entry): ReadRule {
  switch (rule.kind) {
    case 'nat':
      return readNatRule(rule, standing);
    case 'network':
      return readNetworkRule(rule, standing);
    case 'application':
      return readApplicationRule(rule, standing);
  }
}

/** Of what nobody knows the kind of, nobody knows when it is asked. */
function turnOf(entry: Entry): Pick<ReadRule, 'turn'> {
  const { inherited } = entry.standing;
  return isUnplaced(entry) ? {} : { turn: { by: 'kind', kind: entry.rule.kind, inherited } };
}

/** On which ports is written nowhere: taken for those of HTTP and HTTPS, in which alone a name can be read. */
function addInfrastructure(draft: FilterDraft): void {
  const boxes = WEB.map(
    ([kind, open]): Box => ({
      ...EVERYTHING,
      traffic: traffic(kind),
      ports: open,
      from: EVERYBODY,
      to: inside(AZURE_INFRASTRUCTURE),
      intent: ANY_NAME,
    }),
  );
  draft.byDefault('infrastructure FQDNs', 'pass', boxes);
}

/** Where rules of the policy or of Azure's own read a name. */
function addHandshakes(draft: FilterDraft, entries: readonly Entry[]): void {
  const web: Box = {
    ...EVERYTHING,
    traffic: traffic('tcp/handshake'),
    ports: WEB.reduce<PortSet>((sum, [, open]) => ports.union(sum, open), []),
    from: EVERYBODY,
    to: EVERYBODY,
  };
  const read = entries.flatMap(({ rule, standing }) =>
    rule.kind === 'application' ? [handshakesOf(rule, standing)] : [],
  );
  draft.byDefault('completed handshakes', 'pass', [web, ...read.flatMap(({ surely }) => surely)]);
  draft.byDefault(
    'completed handshakes, perhaps',
    'pass',
    read.flatMap(({ perhaps }) => perhaps),
    true,
  );
}
