import { createHash } from 'node:crypto';
import type { NameCarrier } from '../../model/element';
import type { Host } from '../../model/host';
import type {
  BlockVariable,
  DomainListGroup,
  RuleGroup,
  RuleString,
  RuleStringGroup,
  TailGroup,
} from '../../model/plans/aws-network-firewall';
import { type PortSet, ports } from '../../model/ports';
import type { Because, Rule } from '../../model/rule';
import { becauseOn, mergeRules, openBlocks, shelve, unionBecause } from '../../rules';
import { planBecause } from '../reasons';
import { CAPACITY_HEADROOM, CAPACITY_TIERS, NETWORK_FIREWALL_LIMITS } from './limits';
import { numbersOf } from './numbers';
import { egressLine, ingressLine, type Line, nameLine, printLine, TAIL_LINES } from './suricata';

/** The rule group that says a rule: a domain list of its source, or rule strings. */
export function groupOf(rule: Rule, exact: boolean): string {
  if (exact) return 'rules';
  return inDomainList(rule) ? `${rule.source} ${rule.carrier}` : `${rule.source} rules`;
}

/**
 * A domain list says exact names, and an apex with everything below it. A host that the user supplied may resolve
 * inside, where a list never matches.
 */
export function inDomainList(rule: Rule): boolean {
  const { peer } = rule;
  if (peer.kind !== 'host' || rule.carrier === null || peer.supplied === true) return false;
  return peer.host.kind === 'exact' || peer.host.kind === 'apexAndSubdomains';
}

const TAIL_PRIORITY = 65_535;
const HIGHEST_SID = 4_294_967_294;

/** All rule groups of a policy, the tail last. */
export function ruleGroups(rules: readonly Rule[], exact: boolean): readonly RuleGroup[] {
  const merged = mergeRules(rules, (rule) => groupOf(rule, exact));
  const names = [...new Set(merged.map((rule) => groupOf(rule, exact)))].sort();
  const priorities = numbersOf(names, TAIL_PRIORITY - 1);
  const groups = names.map((name): DomainListGroup | RuleStringGroup => {
    const own = merged.filter((rule) => groupOf(rule, exact) === name);
    const priority = priorities.get(name) ?? 1;
    const first = own[0];
    return !exact && first !== undefined && inDomainList(first)
      ? domainList(own, first.source, first.carrier ?? 'tls', priority)
      : ruleStrings(own, exact ? null : (first?.source ?? ''), priority);
  });
  return [...groups, tailGroup()];
}

function domainList(own: readonly Rule[], source: string, carrier: NameCarrier, priority: number): DomainListGroup {
  const byText = new Map<string, Rule[]>();
  for (const rule of own) {
    if (rule.peer.kind !== 'host') continue;
    const text = listTarget(rule.peer.host);
    byText.set(text, [...(byText.get(text) ?? []), rule]);
  }
  const targets = [...byText.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, rules]) => ({ text, because: planBecause(unionBecause(rules)) }));
  // The published formulas disagree; the largest is one per name and one more of each kind.
  const capacity = tier(targets.length + 2);
  return {
    kind: 'domain-list',
    id: `${source.replaceAll('_', '-')}-${carrier === 'tls' ? 'tls' : 'http'}-names-${capacity}`,
    capacity,
    priority,
    source,
    targetType: carrier === 'tls' ? 'TLS_SNI' : 'HTTP_HOST',
    targets,
  };
}

function listTarget(host: Host): string {
  return host.kind === 'exact' ? host.name : `.${host.name}`;
}

function ruleStrings(own: readonly Rule[], source: string | null, priority: number): RuleStringGroup {
  const rules = numbered([...nameLines(own), ...addressLines(own), ...variableLines(own)]);
  const capacity = tier(rules.length);
  return {
    kind: 'rule-strings',
    id: `${source === null ? '' : `${source.replaceAll('_', '-')}-`}rules-${capacity}`,
    capacity,
    priority,
    variables: [...new Set(own.flatMap((rule) => [rule.source, ...variableOf(rule.peer)]))].sort(),
    rules,
  };
}

function tailGroup(): TailGroup {
  const lines = TAIL_LINES.map((line) => ({ line, because: [] }));
  return { kind: 'tail', id: 'tail-10', capacity: 10, priority: TAIL_PRIORITY, rules: numbered(lines) };
}

interface Reasoned {
  readonly line: Line;
  readonly because: readonly Because[];
}

function nameLines(own: readonly Rule[]): readonly Reasoned[] {
  return own.flatMap((rule) =>
    rule.peer.kind === 'host' && rule.carrier !== null
      ? [{ line: nameLine(rule.source, rule.peer.host, rule.carrier, rule.ports), because: rule.because }]
      : [],
  );
}

function addressLines(own: readonly Rule[]): readonly Reasoned[] {
  return shelve(own, sideways).flatMap((rules) =>
    openBlocks(rules).map(({ ports: open, cidr, rules: reaching }) => ({
      line: addressLine(rules[0], cidr, open),
      because: becauseOn(open, unionBecause(reaching)),
    })),
  );
}

/** Flows to what stands behind a variable: another role of the same firewall, or a block that is known at deployment. */
function variableLines(own: readonly Rule[]): readonly Reasoned[] {
  const late = own.filter(({ peer }) => variableOf(peer).length > 0);
  return shelve(late, (rule) => `${sideways(rule)} ${variableOf(rule.peer)}`).map((rules) => {
    const open = rules.reduce<PortSet>((sum, rule) => ports.union(sum, rule.ports), ports.of([]));
    return { line: addressLine(rules[0], `$${variableOf(rules[0].peer)}`, open), because: unionBecause(rules) };
  });
}

function sideways({ source, direction, transport }: Rule): string {
  return `${source} ${direction} ${transport}`;
}

function addressLine({ source, direction, transport }: Rule, peer: string, open: PortSet): Line {
  return (direction === 'egress' ? egressLine : ingressLine)(source, peer, transport, open);
}

/** The rule variable of a peer that is no literal address: an entry's bears its name, a block's comes from its id. */
function variableOf(peer: Rule['peer']): readonly string[] {
  if (peer.kind !== 'bound') return [];
  if (peer.block === true) return [`BLOCK_${createHash('sha256').update(peer.id).digest('hex').slice(0, 16)}`];
  return peer.entry === undefined ? [] : [peer.entry];
}

/** The variables that no entry stands for. */
export function blockVariables(rules: readonly Rule[]): readonly BlockVariable[] {
  const blocks = new Map(
    rules.flatMap(({ peer }) =>
      peer.kind === 'bound' && peer.block === true ? variableOf(peer).map((name) => [name, peer.id] as const) : [],
    ),
  );
  return [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bound]) => ({ name, bound }));
}

/** A sid belongs to the traffic of its line, so it stays when other lines come and go. */
function numbered(lines: readonly Reasoned[]): readonly RuleString[] {
  const identity = ({ line }: Reasoned) => [line.header, ...line.conditions].join(';');
  const sids = numbersOf(lines.map(identity), HIGHEST_SID);
  return [...lines]
    .sort((a, b) => (identity(a) < identity(b) ? -1 : 1))
    .map((one) => {
      const sid = sids.get(identity(one)) ?? 1;
      return { sid, text: printLine(one.line, sid), because: planBecause(one.because) };
    });
}

/** The smallest step that holds the rules with room to grow; above the last one the exact figure, which the limits refuse. */
function tier(rules: number): number {
  const wanted = Math.ceil(rules * CAPACITY_HEADROOM);
  return CAPACITY_TIERS.find((step) => step >= wanted) ?? Math.max(rules, NETWORK_FIREWALL_LIMITS.groupCapacity.value);
}
