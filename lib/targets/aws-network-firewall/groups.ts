import type { Host } from '../../model/host';
import type {
  DomainListGroup,
  DomainListTarget,
  RuleGroup,
  RuleString,
  RuleStringGroup,
  TailGroup,
} from '../../model/plans/aws-network-firewall';
import { mergeRules, partedBy, type UnkeyedRule } from '../../rules';
import type { Limit } from '../limit';
import { numbersOf } from '../numbers';
import { becauseOf, planBecause } from '../reasons';
import { CAPACITY_HEADROOM, CAPACITY_TIERS, type NETWORK_FIREWALL_LIMITS } from './limits';
import type { FirewallWriting } from './options';
import { parted, type Room, type Weight } from './parts';
import { quicSources } from './quic';
import { linesOf, type ReasonedLine, TAIL } from './reasoned-lines';
import { lineKey, printLine } from './suricata';

type Limits = Readonly<Record<keyof typeof NETWORK_FIREWALL_LIMITS, Limit>>;

/** What a group holds: one source's names for a list, rule strings of one source, or of all (null). */
interface Slot {
  readonly kind: 'tls-names' | 'http-names' | 'rules';
  readonly source: string | null;
}

/** The rule group that says a rule: a domain list of its source, or rule strings. */
function slotOf(rule: UnkeyedRule, writing: FirewallWriting): Slot {
  const kind = kindOf(rule, writing);
  return kind === 'rules' ? rulesSlot(rule.source, writing) : { kind, source: rule.source };
}

function kindOf(rule: UnkeyedRule, writing: FirewallWriting): Slot['kind'] {
  if (!inDomainList(rule, writing)) return 'rules';
  return rule.carrier === 'http' ? 'http-names' : 'tls-names';
}

function rulesSlot(source: string, { exact }: FirewallWriting): Slot {
  return { kind: 'rules', source: exact ? null : source };
}

/** Priorities come from it. */
function slotName({ kind, source }: Slot): string {
  if (source === null) return kind;
  return `${source} ${kind === 'rules' ? kind : kind === 'tls-names' ? 'tls' : 'http'}`;
}

/** A group's name begins with it. */
function slotId({ kind, source }: Slot): string {
  return `${source === null ? '' : `${source.replaceAll('_', '-')}-`}${kind}`;
}

/**
 * A domain list says exact names, and an apex with everything below it. A host that the user supplied may resolve
 * inside, where a list never matches; and a list cannot say that what it passes raises an alert.
 */
export function inDomainList(rule: UnkeyedRule, { exact, alertOnPass }: FirewallWriting): boolean {
  const { peer } = rule;
  if (exact || alertOnPass || peer.kind !== 'host' || rule.carrier === null || peer.supplied === true) return false;
  return peer.host.kind === 'exact' || peer.host.kind === 'apexAndSubdomains';
}

/** All rule groups of a policy, the tail last. */
export function ruleGroups(
  rules: readonly UnkeyedRule[],
  writing: FirewallWriting,
  limits: Limits,
): readonly RuleGroup[] {
  const quic = writing.quic === 'allow' ? quicSources(rules) : [];
  const held = new Map<string, { readonly slot: Slot; readonly own: readonly UnkeyedRule[] }>();
  for (const name of quic) {
    const slot = rulesSlot(name, writing);
    held.set(slotName(slot), { slot, own: [] });
  }
  // One group may go while another stays, so that rules of several lean on none of each other.
  const apart = [
    (rule: UnkeyedRule) => kindOf(rule, writing),
    ({ source }: UnkeyedRule) => (writing.exact ? null : source),
  ];
  for (const own of partedBy(rules, apart)) {
    const slot = slotOf(own[0], writing);
    held.set(slotName(slot), { slot, own: mergeRules(own) });
  }
  const unplaced = [...held.keys()].sort().flatMap((name) => {
    const { slot, own } = held.get(name) ?? { slot: { kind: 'rules', source: null }, own: [] };
    if (slot.kind !== 'rules') return listParts(slot, own, limits);
    const over = quic.filter((source) => slotName(rulesSlot(source, writing)) === name);
    return stringParts(slot, own, over, writing, limits);
  });
  const { first, last } = writing.priorities;
  const priorities = numbersOf(
    unplaced.map(({ name }) => name),
    Math.max(last - first, 1),
  );
  const groups = unplaced.map(({ name, group }) => ({ ...group, priority: (priorities.get(name) ?? 1) + first - 1 }));
  return [...groups, tailGroup(writing, limits)];
}

interface Unplaced {
  readonly name: string;
  readonly group: DomainListGroup | RuleStringGroup;
}

/** The first part bears the slot's own name, so that what never grows is never renamed. */
function partNames(slot: Slot, part: number, capacity: number): { readonly name: string; readonly id: string } {
  const more = part === 0 ? '' : String(part + 1);
  return {
    name: more === '' ? slotName(slot) : `${slotName(slot)} ${more}`,
    id: [slotId(slot), ...(more === '' ? [] : [more]), capacity].join('-'),
  };
}

/** The published formulas disagree on the capacity of a list; the largest is one per name and one more of each kind. */
const LIST_OVERHEAD = 2;

function listParts(slot: Slot, own: readonly UnkeyedRule[], limits: Limits): readonly Unplaced[] {
  const named = own.flatMap(({ peer, because }) =>
    peer.kind === 'host' ? [{ text: listTarget(peer.host), because }] : [],
  );
  const targets = partedBy(named, [({ text }) => text]).map(
    (same): DomainListTarget => ({ text: same[0].text, because: planBecause(becauseOf(same)) }),
  );
  const room = { entries: limits.groupCapacity.value - LIST_OVERHEAD, characters: Infinity, references: Infinity };
  const weighed = targets.map((target) => ({ target, key: target.text, characters: 0, reference: null }));
  return parted(weighed, room).flatMap((part, index): readonly Unplaced[] => {
    if (part.length === 0) return [];
    const capacity = tier(part.length + LIST_OVERHEAD, limits);
    const { name, id } = partNames(slot, index, capacity);
    const group: DomainListGroup = {
      kind: 'domain-list',
      id,
      capacity,
      priority: 0,
      source: slot.source ?? '',
      targetType: slot.kind === 'http-names' ? 'HTTP_HOST' : 'TLS_SNI',
      targets: part.map(({ target }) => target),
    };
    return [{ name, group }];
  });
}

function listTarget(host: Host): string {
  return host.kind === 'exact' ? host.name : `.${host.name}`;
}

function stringParts(
  slot: Slot,
  own: readonly UnkeyedRule[],
  quic: readonly string[],
  writing: FirewallWriting,
  limits: Limits,
): readonly Unplaced[] {
  const room: Room = {
    entries: limits.groupCapacity.value,
    characters: limits.rulesStringBytes.value,
    references: limits.referencesPerGroup.value,
  };
  return parted(numbered(linesOf(own, quic, writing), writing, limits), room).flatMap(
    (part, index): readonly Unplaced[] => {
      if (part.length === 0) return [];
      const capacity = tier(part.length, limits);
      const { name, id } = partNames(slot, index, capacity);
      const group: RuleStringGroup = {
        kind: 'rule-strings',
        id,
        capacity,
        priority: 0,
        variables: namesIn(part.flatMap(({ variables }) => variables)),
        references: namesIn(part.flatMap(({ references }) => references)),
        rules: part.map(({ rule }) => rule),
      };
      return [{ name, group }];
    },
  );
}

function namesIn(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function tailGroup(writing: FirewallWriting, limits: Limits): TailGroup {
  const rules = numbered(TAIL, writing, limits).map(({ rule }) => rule);
  return { kind: 'tail', id: 'tail-10', capacity: 10, priority: writing.priorities.last, rules };
}

interface Numbered extends Weight, Pick<ReasonedLine, 'variables' | 'references'> {
  readonly rule: RuleString;
}

/** A sid belongs to the traffic of its line, so it stays when other lines come and go. */
function numbered(
  lines: readonly ReasonedLine[],
  writing: FirewallWriting,
  { highestSid }: Limits,
): readonly Numbered[] {
  const keyed = lines.map((one) => ({ one, key: lineKey(one.line) }));
  const sids = numbersOf(
    keyed.map(({ key }) => key),
    highestSid.value,
  );
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one: { line, because, variables, references }, key }) => {
      const sid = sids.get(key) ?? 1;
      const text = printLine(line, sid, writing);
      const [reference = null] = references;
      const rule = { sid, text, because: planBecause(because) };
      return { key: reference ?? key, characters: text.length, reference, variables, references, rule };
    });
}

/** The smallest step that holds the rules with room to grow; above the last one the exact figure, which the limits refuse. */
function tier(rules: number, { groupCapacity }: Limits): number {
  const wanted = Math.ceil(rules * CAPACITY_HEADROOM);
  return CAPACITY_TIERS.find((step) => step >= wanted) ?? Math.max(rules, groupCapacity.value);
}
