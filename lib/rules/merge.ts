import { askedKey, type NameCarrier } from '../model/element';
import { hostKey } from '../model/host';
import { covers } from '../model/name-set';
import { type PortSet, ports, printPorts } from '../model/ports';
import type { Because, Rule, RulePeer } from '../model/rule';

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
  return [
    rule.direction,
    rule.source,
    rule.transport,
    rule.carrier ?? '-',
    peerKey(rule.peer),
    printPorts(rule.ports).join(','),
  ].join(' ');
}

/** The same peer in the same application: what is asked twice stands once, on all the ports, with every reason. */
function sameTraffic(rule: Rule): string {
  return [rule.direction, rule.source, rule.transport, rule.carrier ?? '-', peerKey(rule.peer)].join(' ');
}

/**
 * Same traffic once, every reason kept; from a narrower host the ports are subtracted that a wider one of the same
 * source, application and group has; canonical order. `groupOf` parts what must not lean on each other: the rule groups
 * of a target, of which one may go while the other stays.
 */
export function mergeRules(rules: readonly Rule[], groupOf: (rule: Rule) => string = () => ''): readonly Rule[] {
  const whole = [...mergeSame(rules, groupOf).values()];
  const hosts = whole.filter(({ peer }) => peer.kind === 'host');
  // One name lies in no other single name: only wildcards and expressions are looked at for it, so long lists stay quick.
  const wide = hosts.filter((rule) => !isSingleName(rule));
  const against = (rule: Rule) => (isSingleName(rule) ? wide : hosts);
  const narrowed = whole.flatMap((rule): readonly Rule[] => {
    const wider = against(rule).filter((other) => isWider(other, rule, groupOf));
    if (wider.length === 0) return [rule];
    const left = wider.reduce((rest, other) => ports.subtract(rest, other.ports), rule.ports);
    return left.length === 0 ? [] : [rekeyed({ ...rule, ports: left })];
  });
  const reasons = narrowed.map((rule) => {
    const narrower = against(rule).filter((other) => isWider(rule, other, groupOf));
    return { ...rule, because: becauseOn(rule.ports, unionBecause([rule, ...narrower])) };
  });
  return inOrder(reasons);
}

/** The reasons of many rules: the same one once, on all its ports. */
export function unionBecause(rules: readonly Pick<Rule, 'because'>[]): readonly Because[] {
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
  return because.filter((reason) => ports.intersect(reason.ports, open).length > 0);
}

export function becauseKey({ product, requirement, asked }: Because): string {
  return `${product} ${requirement} ${askedKey(asked)}`;
}

/** Canonical: the catalogue may be reordered without a difference in any plan. */
export function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

export function rekeyed(rule: Rule): Rule {
  return { ...rule, key: ruleKey(rule) };
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

function isSingleName({ peer }: Rule): boolean {
  return peer.kind === 'host' && peer.host.kind === 'exact';
}

/** Whether `wide` names all that `narrow` names, and more. Of two kinds that mean the same names the first key stays. */
function isWider(wide: Rule, narrow: Rule, groupOf: (rule: Rule) => string): boolean {
  if (wide === narrow || wide.peer.kind !== 'host' || narrow.peer.kind !== 'host') return false;
  if (!sameShelf(wide, narrow) || groupOf(wide) !== groupOf(narrow)) return false;
  if (peerKey(wide.peer) === peerKey(narrow.peer) || !covers(wide.peer.host, narrow.peer.host)) return false;
  return !covers(narrow.peer.host, wide.peer.host) || peerKey(wide.peer) < peerKey(narrow.peer);
}

function sameShelf(a: Rule, b: Rule): boolean {
  const shelf = (rule: Rule): readonly (string | NameCarrier | null)[] => [
    rule.direction,
    rule.source,
    rule.transport,
    rule.carrier,
  ];
  const of = shelf(b);
  return shelf(a).every((value, index) => value === of[index]);
}
