import type { Dice } from './dice';
import { byPriority, perhapsLater, type Traits } from './kind';
import {
  all,
  any,
  type End,
  inBlock,
  isTcp,
  type Point,
  type Spoken,
  type Taken,
  type Verdict,
  when,
} from './universe';

export type PacketAction = 'aws:pass' | 'aws:drop' | 'aws:forward_to_sfe';

export interface PacketRule {
  readonly priority: number | 'later';
  readonly action: PacketAction | 'later';
  /** A figure is published beside it, by an action of one's own. */
  readonly counts: boolean;
  /** By number; none is every one. */
  readonly protocols: readonly number[];
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly sourcePorts: readonly PortRange[];
  readonly destinationPorts: readonly PortRange[];
  /** It looks at flags of TCP as well. */
  readonly flags: boolean;
}

export type PortRange = readonly [number, number];

export interface PacketGroup {
  readonly name: string;
  readonly priority: number | 'later';
  /** Null where they stand elsewhere. */
  readonly rules: readonly PacketRule[] | null;
}

export interface Stateless {
  readonly groups: readonly PacketGroup[];
  readonly byDefault: PacketAction | 'later';
  /** Of UDP in pieces that no rule takes in. */
  readonly fragments: PacketAction;
}

export const FORWARDS_ALL: Stateless = { groups: [], byDefault: 'aws:forward_to_sfe', fragments: 'aws:forward_to_sfe' };

export function statelessOf(dice: Dice, traits: Traits): Stateless {
  const { shared } = traits;
  const later = <T>(value: T, share: number) => perhapsLater(dice, traits, value, share);
  const groups = dice.times(dice.between(1, 2), (at): PacketGroup => {
    const priorities = dice.shuffled([10, 20, 30, 40]);
    const rules = dice.times(dice.between(1, 3), (nth) => {
      const rule = ruleOf(dice, later(priorities[nth] ?? 90, 0.04));
      return { ...rule, action: later(rule.action, 0.04) };
    });
    return {
      name: `PacketsN${at}`,
      priority: shared ? later(5 - at, 0.06) : 5 - at,
      rules: dice.chance(0.06) ? null : rules,
    };
  });
  const byDefault = later(
    dice.pick(['aws:forward_to_sfe', 'aws:forward_to_sfe', 'aws:drop', 'aws:pass'] as const),
    0.03,
  );
  const fragments = byDefault === 'later' || dice.chance(0.2) ? dice.pick(ACTIONS) : byDefault;
  return { groups, byDefault, fragments };
}

const ACTIONS = ['aws:pass', 'aws:drop', 'aws:forward_to_sfe'] as const;
const PLACES = ['10.0.0.0/16', '10.0.0.0/24', '192.0.2.0/24', '203.0.113.4/32', '10.0.0.5/32'];
const SERVERS: readonly PortRange[] = [
  [443, 443],
  [80, 443],
  [53, 53],
  [0, 65_535],
];
const CLIENTS: readonly PortRange[] = [[1024, 65_535]];

/** Half of them are about packets that go to a server, and some about those that come back. */
function ruleOf(
  dice: Dice,
  priority: number | 'later',
): Omit<PacketRule, 'action'> & { readonly action: PacketAction } {
  const protocols = dice.pick([[], [], [6], [6], [17], [6, 17], [1], [1, 6], [47]] as readonly (readonly number[])[]);
  const places = () => (dice.chance(0.55) ? [] : dice.some(PLACES, 2));
  const ports = dice.pick(['none', 'none', 'server', 'server', 'client and server', 'back'] as const);
  const server = dice.chance(0.5) ? dice.some(SERVERS, 2) : [dice.pick(SERVERS)];
  return {
    priority,
    action: dice.pick(ACTIONS),
    counts: dice.chance(0.15),
    protocols,
    sources: places(),
    destinations: places(),
    sourcePorts: ports === 'back' ? server : ports === 'client and server' ? CLIENTS : [],
    destinationPorts: ports === 'server' || ports === 'client and server' ? server : [],
    flags: protocols.length === 1 && protocols[0] === 6 && dice.chance(0.1),
  };
}

/** One packet of a connection; from which port a client speaks is not told. */
interface Packet {
  readonly from: End;
  readonly to: End;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  readonly spoken: Spoken;
}

type Fate = PacketAction | 'unknown';

/**
 * What becomes of a connection whose packets are looked at one by one, without regard to each other ("stateless rules
 * engine"), before the stateful rules say what they say of those that are forwarded. Half of a connection they cannot
 * follow ("Analyzing stateless rule groups", forwarding asymmetrically).
 */
export function throughPackets(stateless: Stateless, point: Point, stateful: Verdict): Verdict {
  const { spoken, port } = point;
  const there: Packet = { from: point.from, to: point.to, fromPort: null, toPort: port, spoken };
  const back: Packet = { from: point.to, to: point.from, fromPort: port, toPort: null, spoken };
  const replies = fatesOf(stateless, back);
  const asked = fatesOf(stateless, there);
  const whole = together(asked, replies, stateful);
  const { byDefault, fragments } = stateless;
  if (spoken !== 'udp' || whole === 'allow' || !asked.isByDefault || OPENNESS[fragments] <= OPENNESS[byDefault]) {
    return whole;
  }
  // No connection has to come in pieces, but this one may.
  if (fragments === 'aws:pass') return 'unknown';
  return together({ fates: new Set([fragments]) }, replies, stateful) === 'deny' ? whole : 'unknown';
}

const OPENNESS = { 'aws:drop': 0, 'aws:forward_to_sfe': 1, later: 1, 'aws:pass': 2 } as const;

interface Fates {
  readonly fates: ReadonlySet<Fate>;
}

function together(asked: Fates, replies: Fates, stateful: Verdict): Verdict {
  const verdicts = new Set(
    [...asked.fates].flatMap((one) => [...replies.fates].map((two) => ofBoth(one, two, stateful))),
  );
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : 'unknown';
}

function ofBoth(asked: Fate, reply: Fate, stateful: Verdict): Verdict {
  if (asked === 'aws:drop') return 'deny';
  if (asked === 'aws:pass') return reply === 'aws:pass' ? 'allow' : 'unknown';
  if (asked === 'unknown') return 'unknown';
  if (reply === 'aws:forward_to_sfe') return stateful;
  if (reply === 'unknown') return 'unknown';
  // The answer is dropped, or half of the connection is all that the stateful rules see.
  return stateful === 'deny' ? 'deny' : 'unknown';
}

/** The group of the lowest priority first, in each the rule of the lowest: the first that takes the packet in. */
function fatesOf({ groups, byDefault }: Stateless, packet: Packet): Fates & { readonly isByDefault: boolean } {
  const fates = new Set<Fate>();
  for (const { priority: place, rules } of byPriority(groups)) {
    // Of rules that stand elsewhere nobody knows what they take in.
    if (rules === null) fates.add('unknown');
    for (const rule of byPriority(rules ?? [])) {
      const taken = takes(rule, packet);
      if (taken === 'no') continue;
      const isKnown = place !== 'later' && rule.priority !== 'later' && rule.action !== 'later';
      fates.add(isKnown ? (rule.action as PacketAction) : 'unknown');
      if (taken === 'yes') return { fates, isByDefault: false };
    }
  }
  return { fates: fates.add(byDefault === 'later' ? 'unknown' : byDefault), isByDefault: true };
}

/** The same with one rule less, for each. */
export function smallerPackets(stateless: Stateless): readonly Stateless[] {
  return stateless.groups.flatMap((group) => [
    { ...stateless, groups: stateless.groups.filter((one) => one !== group) },
    ...(group.rules ?? []).map((rule) => {
      const rules = (group.rules ?? []).filter((other) => other !== rule);
      return { ...stateless, groups: stateless.groups.map((one) => (one === group ? { ...group, rules } : one)) };
    }),
  ]);
}

/** What rules for packets do with the first one of a connection. */
export function saidOfPackets({ groups }: Stateless, { from, to, port, spoken }: Point): readonly Verdict[] {
  const packet = { from, to, fromPort: null, toPort: port, spoken };
  return groups.flatMap(({ rules }) =>
    (rules ?? []).flatMap((rule): readonly Verdict[] => {
      if (takes(rule, packet) === 'no' || rule.action === 'later' || rule.action === 'aws:forward_to_sfe') return [];
      return [rule.action === 'aws:pass' ? 'allow' : 'deny'];
    }),
  );
}

function takes(rule: PacketRule, { from, to, fromPort, toPort, spoken }: Packet): Taken {
  const at = (blocks: readonly string[], { address }: End) =>
    when(blocks.length === 0 || blocks.some((block) => inBlock(address, block)));
  const hasPorts = isTcp(spoken) || spoken === 'udp';
  const on = (ranges: readonly PortRange[], port: number | null): Taken => {
    // A range of all ports tests none.
    if (ranges.length === 0 || ranges.some(([first, last]) => first === 0 && last === 65_535)) return 'yes';
    // "Only used for protocols 6 and 17": of the others it is not said that they are taken in.
    if (!hasPorts || port === null) return 'maybe';
    return when(ranges.some(([first, last]) => first <= port && port <= last));
  };
  return all(
    speaks(rule.protocols, spoken),
    at(rule.sources, from),
    at(rule.destinations, to),
    on(rule.sourcePorts, fromPort),
    on(rule.destinationPorts, toPort),
    rule.flags ? 'maybe' : 'yes',
  );
}

/** A connection of neither TCP nor UDP is not told so far that a number would be met for sure. */
function speaks(protocols: readonly number[], spoken: Spoken): Taken {
  if (protocols.length === 0) return 'yes';
  return any(
    ...protocols.map((number): Taken => {
      if (number === 6) return when(isTcp(spoken));
      if (number === 17) return when(spoken === 'udp');
      return spoken === (number === 1 ? 'icmp' : 'other') ? 'maybe' : 'no';
    }),
  );
}
