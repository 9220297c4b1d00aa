import { askedKey } from '../model/element';
import { type Host, hostKey } from '../model/host';
import { indexHosts } from '../model/host-index';
import { covers } from '../model/name-set';
import { type PortSet, ports, printPorts } from '../model/ports';
import type { Because, Rule, RulePeer } from '../model/rule';
import { shelved } from '../model/shelved';

/** Equal exactly when two peers are the same. */
export function peerKey(peer: RulePeer): string {
  switch (peer.kind) {
    case 'host':
      return `host ${hostKey(peer.host)}`;
    case 'cidr':
      return `cidr ${peer.cidr}`;
    case 'bound':
      return `bound ${peer.id}`;
  }
}

/** The key of a rule: its traffic, and nothing else. */
export function ruleKey(rule: Omit<Rule, 'key' | 'because'>): string {
  return [...wordsOf(rule), printPorts(rule.ports).join(',')].join(' ');
}

/** The same peer in the same application: what is asked twice stands once, on all the ports, with every reason. */
function sameTraffic(rule: Omit<Rule, 'key' | 'because'>): string {
  return wordsOf(rule).join(' ');
}

function wordsOf({ direction, source, transport, carrier, peer }: Omit<Rule, 'key' | 'because'>): readonly string[] {
  return [direction, source, transport, carrier ?? '-', peerKey(peer)];
}

/**
 * Same traffic once, every reason kept; from a narrower host the ports are subtracted that a wider one of the same
 * source, application and group has; canonical order. `groupOf` parts what must not lean on each other: the rule groups
 * of a target, of which one may go while the other stays.
 */
export function mergeRules(rules: readonly Rule[], groupOf: (rule: Rule) => string = () => ''): readonly Rule[] {
  const whole = [...mergeSame(rules, groupOf).values()];
  const { widerThan, narrowerThan } = namesWithin(whole, groupOf);
  const narrowed = whole.flatMap((rule): readonly Rule[] => {
    const left = widerThan(rule).reduce((rest, other) => ports.subtract(rest, other.ports), rule.ports);
    if (left.length === 0) return [];
    const because = becauseOn(left, unionBecause([rule, ...narrowerThan(rule)]));
    if (left !== rule.ports) return [rekeyed({ ...rule, ports: left, because })];
    return [because === rule.because ? rule : { ...rule, because }];
  });
  return inOrder(narrowed);
}

/** The reasons of many rules: the same one once, on all its ports. */
export function unionBecause(rules: readonly Pick<Rule, 'because'>[]): readonly Because[] {
  const [only] = rules;
  if (rules.length === 1 && only !== undefined && only.because.length < 2) return only.because;
  const reasons = new Map<string, Because>();
  for (const { because } of rules) {
    for (const reason of because) {
      const key = becauseKey(reason);
      const before = reasons.get(key);
      reasons.set(key, before === undefined ? reason : { ...before, ports: ports.union(before.ports, reason.ports) });
    }
  }
  return [...reasons.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reason]) => reason);
}

/** The reasons that ask for some of these ports. */
export function becauseOn(open: PortSet, because: readonly Because[]): readonly Because[] {
  const asking = because.filter((reason) => ports.intersect(reason.ports, open).length > 0);
  return asking.length === because.length ? because : asking;
}

export function becauseKey({ product, requirement, asked }: Because): string {
  return `${product} ${requirement} ${askedKey(asked)}`;
}

/** Canonical: the catalogue may be reordered without a difference in any plan. */
export function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

export function rekeyed(rule: Rule): Rule {
  const key = ruleKey(rule);
  return key === rule.key ? rule : { ...rule, key };
}

function mergeSame(rules: readonly Rule[], groupOf: (rule: Rule) => string): ReadonlyMap<string, Rule> {
  const merged = new Map<string, Rule>();
  for (const rule of rules) {
    const key = `${groupOf(rule)} ${sameTraffic(rule)}`;
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined
        ? rekeyed(rule)
        : rekeyed({ ...before, ports: ports.union(before.ports, rule.ports), because: unionBecause([before, rule]) }),
    );
  }
  return merged;
}

/** The rules with a host, each by what it lies within. */
interface Within {
  readonly widerThan: (rule: Rule) => readonly Rule[];
  readonly narrowerThan: (rule: Rule) => readonly Rule[];
}

/** Which rules of hosts take in which others, of those that may lean on each other. */
function namesWithin(rules: readonly Rule[], groupOf: (rule: Rule) => string): Within {
  const hosts = rules.flatMap((rule) => (rule.peer.kind === 'host' ? [{ rule, host: rule.peer.host }] : []));
  const shelves = shelved(hosts.map((one) => [shelfKey(one.rule, groupOf), one] as const));
  const pairs = [...shelves.values()].flatMap((shelf) => {
    const index = indexHosts(shelf);
    return shelf.flatMap((narrow) =>
      index.covering(narrow.host).flatMap((wide) => (isWider(wide, narrow) ? [[narrow.rule, wide.rule] as const] : [])),
    );
  });
  const wider = shelved(pairs);
  const narrower = shelved(pairs.map(([narrow, wide]) => [wide, narrow] as const));
  return { widerThan: (rule) => wider.get(rule) ?? [], narrowerThan: (rule) => narrower.get(rule) ?? [] };
}

interface HostRule {
  readonly rule: Rule;
  readonly host: Host;
}

/** Of what covers the other, whether it names more; of two kinds that mean the same names the first key stays. */
function isWider(covering: HostRule, covered: HostRule): boolean {
  const [key, other] = [hostKey(covering.host), hostKey(covered.host)];
  return key !== other && (key < other || !covers(covered.host, covering.host));
}

/** What has to be the same of two rules for one to lean on the other. */
function shelfKey(rule: Rule, groupOf: (rule: Rule) => string): string {
  return `${groupOf(rule)} ${rule.direction} ${rule.source} ${rule.transport} ${rule.carrier ?? '-'}`;
}
