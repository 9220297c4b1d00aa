import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import { ALL_TCP, ALL_TRAFFIC, type Box, EVERYTHING, intersectBoxes, subtractBoxes, traffic } from '../box';
import type { DeclaredPortRange, DeclaredStatelessRule } from '../readers/declared-aws';
import type { FilterRule } from '../readers/deployment';
import { isLate, type Maybe } from '../readers/late';
import { ANYWHERE, type Side } from '../side';
import { endsOfBlocks } from './aws-prefix-lists';
import { type Findings, wordsOf } from './findings';

export type StatelessAction = 'pass' | 'drop' | 'forward' | 'unsure';

/** A stateless rule as it sees packets; `back` are the connections of which it sees the other side's. */
export interface StatelessRule {
  readonly rule: Omit<FilterRule, 'action' | 'boxes'>;
  readonly action: StatelessAction;
  readonly boxes: readonly Box[];
  readonly back: readonly Box[];
  /** Whether every packet of those connections is among what it sees. */
  readonly exact: boolean;
  /** The same of the other side's packets. */
  readonly exactBack: boolean;
}

/** The one standard action of several; custom ones beside it only publish a figure. */
export function statelessAction(actions: readonly Maybe<string>[]): StatelessAction {
  const standard = actions.filter((action) => isLate(action) || action.startsWith('aws:'));
  const [only, ...more] = standard;
  if (only === undefined || more.length > 0 || isLate(only)) return 'unsure';
  return only === 'aws:pass'
    ? 'pass'
    : only === 'aws:drop'
      ? 'drop'
      : only === 'aws:forward_to_sfe'
        ? 'forward'
        : 'unsure';
}

export function readStateless(declared: DeclaredStatelessRule, name: string, findings: Findings): StatelessRule {
  const { place, protocols, sources, destinations, tcpFlags } = declared;
  const kinds = trafficOf(protocols);
  const [from, to] = [endOf(sources), endOf(destinations)];
  const [own, open] = [portsOf(declared.sourcePorts), portsOf(declared.destinationPorts)];
  const action = statelessAction(declared.actions);
  const why = [
    ...(action === 'unsure' ? [`has the actions ${declared.actions.map(wordsOf).join(' ')}`] : []),
    ...(kinds.known ? [] : ['has protocols that are known later']),
    ...(from.known && to.known ? [] : ['has an address that is none, or none that is known']),
    ...(own.known && open.known ? [] : ['has ports that are none, or none that are known']),
  ];
  for (const reason of why) findings.add(place, reason, JSON.stringify(declared).slice(0, 300));
  const box = (a: readonly Side[], b: readonly Side[], on: PortSet): readonly Box[] =>
    a.flatMap((one) => b.map((other) => ({ ...EVERYTHING, traffic: kinds.traffic, ports: on, from: one, to: other })));
  const isWhole = why.length === 0 && !tcpFlags && kinds.whole;
  return {
    rule: { name, place, description: null },
    action,
    boxes: box(from.sides, to.sides, portless(kinds.traffic, open.ports)),
    back: box(to.sides, from.sides, portless(kinds.traffic, own.ports)),
    exact: isWhole && own.ports === ALL_PORTS,
    exactBack: isWhole && open.ports === ALL_PORTS,
  };
}

/** Rules of protocols without ports have none, whatever stands there. */
function portless(kinds: number, open: PortSet): PortSet {
  return (kinds & (ALL_TCP | traffic('udp'))) === 0 ? ALL_PORTS : open;
}

interface Ends {
  readonly sides: readonly Side[];
  readonly known: boolean;
}

function endOf(texts: readonly Maybe<string>[]): Ends {
  if (texts.length === 0) return { sides: [ANYWHERE], known: true };
  const { surely, perhaps } = endsOfBlocks(
    texts.map((text) => (isLate(text) || text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`)),
  );
  return { sides: [...surely, ...perhaps], known: perhaps.length === 0 };
}

function portsOf(ranges: readonly DeclaredPortRange[]): { readonly ports: PortSet; readonly known: boolean } {
  if (ranges.length === 0) return { ports: ALL_PORTS, known: true };
  const read = ranges.flatMap(({ from, to }) =>
    !isLate(from) && !isLate(to) && 0 <= from && from <= to && to <= 65535 ? [{ first: from, last: to }] : [],
  );
  if (read.length < ranges.length) return { ports: ALL_PORTS, known: false };
  const set = ports.of(read);
  return { ports: ports.equal(set, ALL_PORTS) ? ALL_PORTS : set, known: true };
}

function trafficOf(protocols: readonly Maybe<number>[]) {
  if (protocols.length === 0) return { traffic: ALL_TRAFFIC, known: true, whole: true };
  if (protocols.some(isLate)) return { traffic: ALL_TRAFFIC, known: false, whole: false };
  const kinds = protocols.map((number) => TRAFFIC_OF.get(Number(number)) ?? traffic('other'));
  const whole = protocols.every((number) => [6, 17].includes(Number(number)));
  return { traffic: kinds.reduce((all, one) => all | one, 0), known: true, whole };
}

const TRAFFIC_OF: ReadonlyMap<number, number> = new Map([
  [1, traffic('icmp')],
  [6, ALL_TCP],
  [17, traffic('udp')],
  [58, traffic('icmp')],
]);

/**
 * The stateless rules in their order, the default action last. Each sees single packets: a pass is sure only where the
 * other side's packets pass as well, and what is forwarded is left to the stateful rules.
 */
export function statelessSteps(rules: readonly StatelessRule[]): readonly FilterRule[] {
  const steps: FilterRule[] = [];
  let forwarded: readonly Box[] = [];
  for (const one of rules) {
    const boxes = forwarded.length > MOST_FORWARDED ? one.boxes : subtractBoxes(one.boxes, forwarded);
    const isSure = one.exact && (one.action !== 'pass' || isAnswered(one, rules)) && forwarded.length <= MOST_FORWARDED;
    if (one.action === 'forward') {
      if (one.exact) forwarded = [...forwarded, ...one.boxes];
      continue;
    }
    if (boxes.length > 0)
      steps.push({
        ...one.rule,
        action: one.action,
        boxes,
        ...(isSure || one.action === 'unsure' ? {} : { mayMiss: true }),
      });
    const back = one.action === 'drop' ? subtractBoxes(one.back, one.boxes) : [];
    if (back.length > 0)
      steps.push({ ...one.rule, name: `${one.rule.name} (its replies)`, action: 'drop', boxes: back, mayMiss: true });
  }
  return steps;
}

const MOST_FORWARDED = 64;
const MOST_COMPARED = 2000;

/** Whether the packets that come back are passed: the first rule that could see one of them passes all of them. */
function isAnswered(one: StatelessRule, rules: readonly StatelessRule[]): boolean {
  if (rules.length > MOST_COMPARED) return false;
  let left = one.boxes;
  for (const other of rules) {
    const isSeen = other.back.some((box) => left.some((mine) => intersectBoxes(mine, box) !== null));
    if (!isSeen) continue;
    if (other.action !== 'pass' || !other.exactBack) return false;
    left = subtractBoxes(left, other.back);
    if (left.length === 0) return true;
  }
  return false;
}
