import { askedKey } from '../model/element';
import { type Host, hostKey } from '../model/host';
import { indexHosts } from '../model/host-index';
import { covers } from '../model/name-set';
import { type PortSet, ports, printPorts } from '../model/ports';
import type { Because, RulePeer } from '../model/rule';
import { shelved } from '../model/shelved';
import { partedBy, type Some, type WordOf } from './parted';
import type { UnkeyedRule } from './rule-of';

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
export function ruleKey({
  direction,
  source,
  transport,
  carrier,
  peer,
  ports: open,
}: Omit<UnkeyedRule, 'because'>): string {
  return [direction, source, transport, carrier ?? '-', peerKey(peer), printPorts(open).join(',')].join(' ');
}

/** What has to be the same of two rules for one to lean on the other. */
const APPLICATION: readonly WordOf<UnkeyedRule>[] = [
  ({ direction }) => direction,
  ({ source }) => source,
  ({ transport }) => transport,
  ({ carrier }) => carrier,
];

/** Equal exactly when the peers of two rules are the same; the words of {@link peerKey}. */
const PEER: readonly WordOf<UnkeyedRule>[] = [
  ({ peer }) => peer.kind,
  ({ peer }) => (peer.kind === 'host' ? peer.host.kind : ''),
  ({ peer }) => (peer.kind === 'host' ? peer.host.name : peer.kind === 'cidr' ? peer.cidr : peer.id),
];

/**
 * Same traffic once, every reason kept; from a narrower host the ports are subtracted that a wider one of the same
 * source and application has; canonical order. What must not lean on each other is merged apart: the rule groups of a
 * target, of which one may go while the other stays.
 */
export function mergeRules(rules: readonly UnkeyedRule[]): readonly UnkeyedRule[] {
  return partedBy(rules, APPLICATION).flatMap((part) => {
    const whole = partedBy(part, PEER).map(joined);
    const { widerThan, narrowerThan } = namesWithin(whole);
    return whole.flatMap((rule): readonly UnkeyedRule[] => {
      const [wider, narrower] = [widerThan(rule), narrowerThan(rule)];
      if (wider.length === 0 && narrower.length === 0) return [rule];
      const left = wider.reduce((rest, other) => ports.subtract(rest, other.ports), rule.ports);
      if (left.length === 0) return [];
      return [{ ...rule, ports: left, because: becauseOn(left, unionBecause([rule, ...narrower])) }];
    });
  });
}

/** What is asked twice stands once, on all the ports, with every reason. */
function joined(same: Some<UnkeyedRule>): UnkeyedRule {
  const [first] = same;
  const because = unionBecause(same);
  return same.length === 1 && because === first.because ? first : { ...first, ports: portsOfAll(same), because };
}

function portsOfAll(all: Some<{ readonly ports: PortSet }>): PortSet {
  return all.reduce((sum, one) => ports.union(sum, one.ports), all[0].ports);
}

/** The reasons of many rules, sorted: the same one once, on all its ports. */
function unionBecause(rules: readonly Pick<UnkeyedRule, 'because'>[]): readonly Because[] {
  const [only] = rules;
  if (rules.length === 1 && only !== undefined && only.because.length < 2) return only.because;
  const all = rules.flatMap(({ because }) => because);
  return partedBy(all, [({ product }) => product, ({ requirement }) => requirement]).flatMap((part) =>
    (part.length === 1 ? [part] : partedBy(part, [({ asked }) => askedKey(asked)])).map((same) =>
      same.length === 1 ? same[0] : { ...same[0], ports: portsOfAll(same) },
    ),
  );
}

/** The reasons that ask for some of these ports. */
export function becauseOn(open: PortSet, because: readonly Because[]): readonly Because[] {
  const asking = because.filter((reason) => ports.intersect(reason.ports, open).length > 0);
  return asking.length === because.length ? because : asking;
}

/** The rules with a host, each by what it lies within. */
interface Within {
  readonly widerThan: (rule: UnkeyedRule) => readonly UnkeyedRule[];
  readonly narrowerThan: (rule: UnkeyedRule) => readonly UnkeyedRule[];
}

/** Which rules of hosts take in which others, of those that may lean on each other. */
function namesWithin(rules: readonly UnkeyedRule[]): Within {
  const hosts = rules.flatMap((rule) => (rule.peer.kind === 'host' ? [{ rule, host: rule.peer.host }] : []));
  // An exact name takes in another host only where that is an expression which matches this name alone.
  const wide = hosts.some(({ host }) => host.kind === 'pattern')
    ? hosts
    : hosts.filter(({ host }) => host.kind !== 'exact');
  const index = indexHosts(wide);
  const pairs = hosts.flatMap((narrow) =>
    index.covering(narrow.host).flatMap((one) => (isWider(one, narrow) ? [[narrow.rule, one.rule] as const] : [])),
  );
  const wider = shelved(pairs);
  const narrower = shelved(pairs.map(([narrow, one]) => [one, narrow] as const));
  return { widerThan: (rule) => wider.get(rule) ?? [], narrowerThan: (rule) => narrower.get(rule) ?? [] };
}

interface HostRule {
  readonly rule: UnkeyedRule;
  readonly host: Host;
}

/** Of what covers the other, whether it names more; of two kinds that mean the same names the first key stays. */
function isWider(covering: HostRule, covered: HostRule): boolean {
  const [key, other] = [hostKey(covering.host), hostKey(covered.host)];
  return key !== other && (key < other || !covers(covered.host, covering.host));
}
