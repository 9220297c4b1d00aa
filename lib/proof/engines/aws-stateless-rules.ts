import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import { ALL_TCP, ALL_TRAFFIC, type Box, EVERYTHING, traffic } from '../box';
import type { DeclaredPortRange, DeclaredStatelessRule } from '../readers/declared-aws';
import type { FilterRule } from '../readers/deployment';
import { isLate, type Maybe } from '../readers/late';
import { ANYWHERE, type Side } from '../side';
import { endsOfBlocks } from './aws-prefix-lists';
import { statelessWords } from './declared-words';
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
  /** It is about packets that come in pieces, which others of the same connection need not do. */
  readonly pieces?: true;
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

/** One that names ports says nothing of what has none ("only used for protocols 6 and 17"), so it is read as two. */
export function readStateless(
  declared: DeclaredStatelessRule,
  name: string,
  findings: Findings,
): readonly StatelessRule[] {
  const { place, priority, protocols, sources, destinations, tcpFlags } = declared;
  const kinds = trafficOf(protocols);
  const [from, to] = [endOf(sources), endOf(destinations)];
  const [own, open] = [portsOf(declared.sourcePorts), portsOf(declared.destinationPorts)];
  const action = statelessAction(declared.actions);
  const why = [
    ...(action === 'unsure' ? [`has the actions ${declared.actions.map(wordsOf).join(' ')}`] : []),
    ...(isLate(priority) ? ['has a priority that is known later'] : []),
    ...(kinds.known ? [] : ['has protocols that are known later']),
    ...(from.known && to.known ? [] : ['has an address that is none, or none that is known']),
    ...(own.known && open.known ? [] : ['has ports that are none, or none that are known']),
  ];
  for (const reason of why) findings.add(place, reason, statelessWords(declared));
  const boxes = (a: readonly Side[], b: readonly Side[], kind: number, on: PortSet): readonly Box[] =>
    a.flatMap((one) => b.map((other) => ({ ...EVERYTHING, traffic: kind, ports: on, from: one, to: other })));
  const isRead = why.length === 0 && !tcpFlags;
  const [isFromAny, isToAny] = [own.ports === ALL_PORTS, open.ports === ALL_PORTS];
  const part = (kind: number, as: string, isWhole: boolean): StatelessRule => {
    const on = (set: PortSet) => ((kind & PORTED) === 0 ? ALL_PORTS : set);
    return {
      rule: { name: as, place, description: null },
      // Nobody knows what was asked before it.
      action: isLate(priority) ? 'unsure' : action,
      boxes: boxes(from.sides, to.sides, kind, on(open.ports)),
      back: boxes(to.sides, from.sides, kind, on(own.ports)),
      exact: isRead && isWhole && isFromAny,
      exactBack: isRead && isWhole && isToAny,
    };
  };
  const [ported, others] = [kinds.traffic & PORTED, kinds.traffic & ~PORTED];
  if (isFromAny && isToAny && kinds.every) return [part(kinds.traffic, name, true)];
  return [
    ...(ported === 0 ? [] : [part(ported, name, true)]),
    ...(others === 0
      ? []
      : [part(others, ported === 0 ? name : `${name} (without ports)`, kinds.every && isFromAny && isToAny)]),
  ];
}

const PORTED = ALL_TCP | traffic('udp');

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

/** What is neither TCP nor UDP is not told apart so far that a rule of some numbers takes in all of it. */
function trafficOf(protocols: readonly Maybe<number>[]) {
  if (protocols.length === 0) return { traffic: ALL_TRAFFIC, known: true, every: true };
  if (protocols.some(isLate)) return { traffic: ALL_TRAFFIC, known: false, every: false };
  const kinds = protocols.map((number) => TRAFFIC_OF.get(Number(number)) ?? traffic('other'));
  return { traffic: kinds.reduce((all, one) => all | one, 0), known: true, every: false };
}

const TRAFFIC_OF: ReadonlyMap<number, number> = new Map([
  [1, traffic('icmp')],
  [6, ALL_TCP],
  [17, traffic('udp')],
  [58, traffic('icmp')],
]);
