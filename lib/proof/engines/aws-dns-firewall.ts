import { exact } from '../../model/host';
import { NO_NAMES, namesEndingWith, namesOf } from '../../model/name-set';
import { type Box, EGRESS, EVERYTHING } from '../box';
import { EVERY_INTENT, type Intent, intentOf, intentOfAny } from '../intent';
import { BY_NAME } from '../read-dns-firewall';
import type {
  DeclaredAws,
  DeclaredDnsAssociation,
  DeclaredDnsRule,
  DeclaredDnsRuleGroup,
  DeclaredDomainList,
} from '../readers/declared-aws';
import type { Filter, FilterRule } from '../readers/deployment';
import { isLate, type Maybe } from '../readers/late';
import { dnsRuleWords } from './declared-words';
import { type Findings, wordsOf } from './findings';
import { References } from './references';

/** With what a rule group is read. */
interface Around {
  readonly lists: References<DeclaredDomainList>;
  readonly read: Map<DeclaredDomainList, ListedNames>;
  readonly findings: Findings;
}

/** The names of a list: those that it surely holds, and those that nobody vouches for. */
interface ListedNames {
  readonly surely: Intent | null;
  readonly perhaps: Intent | null;
  /** It holds every name. */
  readonly every: boolean;
}

/**
 * Rule groups of a DNS Firewall as the resolver walks them: by priority, the first rule whose list holds the name. A VPC
 * walks its associated groups one after the other, so those of one VPC are one filter; a group that is associated with
 * none stands for itself. It decides about what machines of the VPC open by a name, and the rest passes it by.
 */
export function dnsFirewallFilters(declared: DeclaredAws, findings: Findings): readonly Filter[] {
  const lists = new References(declared.domainLists);
  const groups = new References(declared.dnsRuleGroups);
  const read = new Map<DeclaredDomainList, ListedNames>();
  const used = new Set<DeclaredDnsRuleGroup>();
  const filters: Filter[] = [];
  for (const [vpc, associations] of byVpc(declared.dnsAssociations)) {
    const [first] = associations;
    if (first === undefined) continue;
    const only = associations.length === 1 ? groups.find(first.group) : null;
    const one = only?.kind === 'here' ? only.declared : null;
    const id = one !== null && !used.has(one) ? one.id : `DNS Firewall of ${vpc}`;
    const within = findings.within(id);
    const rules = inPriority(associations, within).flatMap((association) => {
      const found = groups.find(association.group);
      if (found.kind !== 'here') return [elsewhere(association, within)];
      used.add(found.declared);
      const own = rulesOf(found.declared, { lists, read, findings: within }, associations.length > 1);
      // Of the only group it makes no difference when it is asked.
      const isUnplaced = isLate(association.priority) && associations.length > 1;
      if (isUnplaced || found.declared.uncertain === true) return unsure(own);
      return association.uncertain === true ? own.map((rule): FilterRule => ({ ...rule, mayMiss: true })) : own;
    });
    filters.push(filterOf({ id, aliases: one?.aliases ?? [], place: one?.place ?? first.place }, rules));
  }
  for (const group of declared.dnsRuleGroups) {
    if (used.has(group)) continue;
    const own = rulesOf(group, { lists, read, findings: findings.within(group.id) }, false);
    filters.push(filterOf(group, group.uncertain === true ? unsure(own) : own));
  }
  return filters;
}

function filterOf(
  { id, aliases, place }: Pick<Filter, 'id' | 'aliases' | 'place'>,
  rules: readonly FilterRule[],
): Filter {
  const rest: FilterRule = { name: 'default', place: null, action: 'pass', boxes: [BY_NAME], description: null };
  return { id, aliases, kind: 'aws-dns-firewall', place, rules: [...rules, rest], domain: [BY_NAME] };
}

function unsure(rules: readonly FilterRule[]): readonly FilterRule[] {
  return rules.map((rule) => ({ ...rule, action: 'unsure' }));
}

function byVpc(
  associations: readonly DeclaredDnsAssociation[],
): ReadonlyMap<string, readonly DeclaredDnsAssociation[]> {
  const vpcs = new Map<string, DeclaredDnsAssociation[]>();
  for (const association of associations) {
    const vpc = wordsOf(association.vpc);
    const known = vpcs.get(vpc);
    if (known === undefined) vpcs.set(vpc, [association]);
    else known.push(association);
  }
  return vpcs;
}

/** The lowest first; where a priority is not known nobody says who is asked first, and every answer may be the last. */
function inPriority<T extends { readonly priority: Maybe<number>; readonly place: Filter['place'] }>(
  all: readonly T[],
  findings: Findings,
): readonly T[] {
  for (const { priority, place } of all)
    if (isLate(priority)) findings.add(place, 'has a priority that is known later', priority.id);
  return [...all].sort((a, b) => Number(isLate(b.priority)) - Number(isLate(a.priority)) || compared(a, b));
}

function compared(a: { readonly priority: Maybe<number> }, b: { readonly priority: Maybe<number> }): number {
  return isLate(a.priority) || isLate(b.priority) ? 0 : a.priority - b.priority;
}

function elsewhere({ group, place, id }: DeclaredDnsAssociation, findings: Findings): FilterRule {
  findings.within(id).add(place, 'is a rule group that stands elsewhere', wordsOf(group));
  return { name: wordsOf(group), place, action: 'unsure', boxes: [BY_NAME], description: null };
}

const ACTIONS: ReadonlyMap<string, FilterRule['action'] | null> = new Map([
  ['ALLOW', 'pass'],
  ['BLOCK', 'drop'],
  // It lets the query through and writes it down, and no other rule is asked.
  ['ALERT', 'pass'],
]);

function rulesOf(group: DeclaredDnsRuleGroup, around: Around, isOneOfMany: boolean): readonly FilterRule[] {
  const seen = new Set<number>();
  return inPriority(group.rules, around.findings).flatMap((rule): readonly FilterRule[] => {
    const isTwice = !isLate(rule.priority) && seen.has(rule.priority);
    if (!isLate(rule.priority)) seen.add(rule.priority);
    const list = wordsOf(rule.list);
    const name = `${isOneOfMany ? `${group.id} ` : ''}${wordsOf(rule.priority)} ${wordsOf(rule.action)} ${list}`;
    return readRule(rule, isTwice ? `${name} (${seen.size})` : name, isTwice, around);
  });
}

function readRule(rule: DeclaredDnsRule, name: string, isTwice: boolean, around: Around): readonly FilterRule[] {
  const findings = around.findings;
  const { place, priority, queryType, blockResponse } = rule;
  const action = isLate(rule.action) ? undefined : ACTIONS.get(rule.action);
  const names = namesOfRule(rule, around);
  const why = [
    ...(action === undefined ? [`has the action ${wordsOf(rule.action)}`] : []),
    ...(isTwice ? ['shares its priority with another rule'] : []),
    ...(action === 'drop' && blockResponse === 'OVERRIDE' ? ['answers with a name of its own choice'] : []),
  ];
  for (const reason of why) findings.add(place, reason, dnsRuleWords(rule));
  const isOpen = why.length > 0 || isLate(priority) || action === undefined;
  // A rule of one type of query leaves the others to the rules behind it; a client asks for several.
  const mayMiss = queryType !== null || rule.uncertain === true ? { mayMiss: true as const } : {};
  const note = rule.action === 'ALERT' ? { note: 'only writes it down' } : {};
  const made = (intent: Intent | null, as: string, sure: boolean): readonly FilterRule[] => {
    if (intent === null || (intent.names === NO_NAMES && !intent.nameless)) return [];
    const box: Box = { ...EVERYTHING, direction: EGRESS, intent };
    const missing = sure ? mayMiss : { mayMiss: true as const };
    const base = { name: as, place, boxes: [box], description: null, ...note };
    return [isOpen ? { ...base, action: 'unsure' } : { ...base, action: action ?? 'unsure', ...missing }];
  };
  if (names.every) return made(BY_NAME.intent, name, true);
  return [...made(names.surely, name, true), ...made(names.perhaps, `${name} (perhaps)`, false)];
}

function namesOfRule({ list, place }: DeclaredDnsRule, { lists, read, findings }: Around): ListedNames {
  const found = lists.find(list);
  const unknown: ListedNames = { surely: null, perhaps: BY_NAME.intent, every: false };
  if (found.kind !== 'here' || found.declared.domains === null) {
    const isManaged = typeof list === 'string' && /^rslvr-fdl-/.test(list);
    const why = isManaged
      ? 'has a list that the file does not hold, or that AWS manages'
      : 'has a list that stands elsewhere';
    findings.add(place, why, wordsOf(list));
    return unknown;
  }
  const known = read.get(found.declared) ?? readList(found.declared, found.declared.domains, findings);
  read.set(found.declared, known);
  if (found.declared.uncertain !== true) return known;
  const both = [known.surely, known.perhaps].flatMap((intent) => intent ?? []);
  return {
    surely: null,
    perhaps: known.every ? BY_NAME.intent : both.length === 0 ? null : intentOfAny(both),
    every: false,
  };
}

/** Names mean the same in any case and with a dot behind them. Whether `*.x` takes `x` in is written nowhere. */
function readList(
  { place, id }: DeclaredDomainList,
  domains: readonly Maybe<string>[],
  findings: Findings,
): ListedNames {
  const surely: Intent[] = [];
  const perhaps: Intent[] = [];
  let every = false;
  for (const domain of domains) {
    const text = isLate(domain) ? null : domain.toLowerCase().replace(/\.$/, '');
    if (text === '*') every = true;
    else if (text === null || !/^(?:\*|\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(text) || text.length > 255) {
      findings.add(place, `has a domain in ${id} that is none, or none that is known`, wordsOf(domain));
      perhaps.push(BY_NAME.intent);
    } else if (text.startsWith('*.')) {
      surely.push(intentOf(namesEndingWith(text.slice(1))));
      if (text.slice(2).includes('.')) perhaps.push(oneName(text.slice(2)));
    } else if (text.startsWith('*')) perhaps.push(intentOf(namesEndingWith(text.slice(1))));
    else if (text.includes('.')) surely.push(oneName(text));
  }
  return { surely: joined(surely), perhaps: joined(perhaps), every };
}

function oneName(name: string): Intent {
  return intentOf(namesOf(exact(name)));
}

function joined(intents: readonly Intent[]): Intent | null {
  if (intents.length === 0) return null;
  return intents.includes(EVERY_INTENT) ? BY_NAME.intent : intentOfAny(intents);
}
