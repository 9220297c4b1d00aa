import type { Dice } from './dice';
import { byPriority, type Kind, perhapsLater, type Stands, standing, type Traits } from './kind';
import {
  all,
  any,
  BLOCKS,
  BLOCKS_6,
  type End,
  firstDecides,
  inBlock,
  isTcp,
  PORTS,
  type Point,
  pointOf,
  type Taken,
  type Verdict,
  when,
} from './universe';

/** A block, `*`, a service tag, the machines of an application security group, or what nobody knows. */
export type RulePeer =
  | { readonly prefix: string }
  | { readonly tag: string }
  | { readonly app: string }
  | { readonly later: string };

export interface SecurityRule {
  readonly id: string;
  readonly priority: number | 'later';
  readonly direction: 'in' | 'out' | 'later';
  readonly access: 'Allow' | 'Deny' | 'later';
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp' | 'Esp' | '*' | 'later';
  readonly source: readonly RulePeer[];
  readonly destination: readonly RulePeer[];
  /** `443`, `80-90`, `*`. */
  readonly ports: readonly (string | 'later')[];
  readonly sourcePorts: string;
  readonly stands: Stands;
  readonly separate: boolean;
}

export interface SecurityRuleSet {
  readonly groups: readonly { readonly name: string; readonly rules: readonly SecurityRule[] }[];
  readonly apps: readonly string[];
}

const TAGS = ['VirtualNetwork', 'Internet', 'AzureLoadBalancer', 'Storage'] as const;
const SETS = ['tag VirtualNetwork', 'tag AzureLoadBalancer', 'tag Storage', 'AppA', 'AppB'];
const PLATFORM = '168.63.129.16';

/** Network security groups ("Network security groups", security rules): per direction, by priority, the first that matches. */
export const networkSecurityGroups: Kind<SecurityRuleSet> = {
  name: 'network security groups',
  closes: true,
  generate: (dice, traits) => ({
    apps: ['AppA', 'AppB'],
    groups: ['NsgA', 'NsgB'].slice(0, dice.chance(0.25) ? 2 : 1).map((name) => {
      const isApart = dice.chance(0.4);
      const priorities = dice.shuffled(dice.times(20, (at) => 100 + 10 * at));
      const rules = dice.times(dice.between(3, 7), (at) =>
        ruleOf(dice, `${name}r${at}`, { traits, isApart, priority: priorities[at] ?? 4000 }),
      );
      return { name, rules };
    }),
  }),
  targets: ({ groups }) => groups.map(({ name }) => name),
  sets: setsOf,
  point: (dice, set, target) => {
    const point = pointOf(dice, setsOf(set), { ipv6: 0.1 });
    const [own, peer] = point.direction === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const moved = dice.chance(0.05) ? { ...point[peer], address: PLATFORM } : point[peer];
    return { ...point, [own]: { ...point[own], sets: new Set([...point[own].sets, target]) }, [peer]: moved };
  },
  evaluate: (set, target, point) => {
    const decided = firstDecides([...takenBy(set, target, point), ...byDefault(point)]);
    // Some of what flows to the platform's own addresses is subject to no group.
    const isPlatform = [point.from, point.to].some(({ address }) => address === PLATFORM);
    return decided === 'deny' && isPlatform ? 'unknown' : decided;
  },
  said: (set, target, point) =>
    takenBy(set, target, point).flatMap(({ taken, does }): readonly Verdict[] => (taken === 'no' ? [] : [does])),
  smaller: (set) =>
    set.groups.flatMap((group) =>
      group.rules.map((rule) => ({
        ...set,
        groups: set.groups.map((one) =>
          one === group ? { ...one, rules: one.rules.filter((other) => other !== rule) } : one,
        ),
      })),
    ),
};

function ruleOf(
  dice: Dice,
  id: string,
  { traits, isApart, priority }: { traits: Traits; isApart: boolean; priority: number },
): SecurityRule {
  const later = <T>(value: T, share: number) => perhapsLater(dice, traits, value, share);
  const stands = standing(dice, traits, traits.conditions ? 0.75 : 0.85);
  const source = endOf(dice, `${id}s`, traits);
  // Where the two ends of a rule cannot be told apart by their ids, one alone comes later.
  const isOnly = !traits.shared && source.some((peer) => 'later' in peer);
  return {
    id,
    priority: later(priority, 0.04),
    direction: later(dice.pick(['in', 'out'] as const), 0.04),
    access: later(dice.pick(['Allow', 'Deny'] as const), 0.06),
    protocol: later(dice.pick(['Tcp', 'Tcp', 'Udp', '*', '*', 'Icmp', 'Esp'] as const), 0.06),
    source,
    destination: endOf(dice, `${id}d`, isOnly ? { ...traits, unknowns: false } : traits),
    ports: dice.chance(0.35) ? ['*'] : dice.times(dice.between(1, 3), () => later(portsOf(dice), 0.08)),
    sourcePorts: dice.chance(0.93) ? '*' : '1024-65535',
    stands,
    separate: stands !== 'surely' || isApart,
  };
}

function portsOf(dice: Dice): string {
  const [a, b] = [dice.pick(PORTS), dice.pick(PORTS)];
  return dice.chance(0.5) ? String(a) : `${Math.min(a, b)}-${Math.max(a, b)}`;
}

function endOf(dice: Dice, id: string, { unknowns }: Traits): readonly RulePeer[] {
  if (dice.chance(0.35)) return [{ prefix: '*' }];
  if (dice.chance(0.2)) return dice.some(['AppA', 'AppB'], 2).map((app) => ({ app }));
  if (dice.chance(0.25)) return [{ tag: dice.pick(TAGS) }];
  if (unknowns && dice.chance(0.15)) return [{ later: `Block${id}` }];
  const blocks = dice.chance(0.85) ? BLOCKS : BLOCKS_6;
  return dice.some([...blocks, '10.0.0.5'], 3).map((prefix) => ({ prefix }));
}

function setsOf({ groups }: SecurityRuleSet): readonly string[] {
  const later = groups.flatMap(({ rules }) =>
    rules.flatMap(({ source, destination }) =>
      [...source, ...destination].flatMap((peer) => ('later' in peer ? [peer.later] : [])),
    ),
  );
  return [...SETS, ...groups.map(({ name }) => name), ...later];
}

interface Decided {
  readonly taken: Taken;
  readonly does: Verdict;
}

function takenBy(set: SecurityRuleSet, target: string, point: Point): readonly Decided[] {
  const rules = set.groups.find(({ name }) => name === target)?.rules ?? [];
  const asked = rules.filter(
    ({ stands, direction }) => stands !== 'never' && (direction === 'later' || direction === point.direction),
  );
  return byPriority(asked).map((rule) => ({ taken: takes(rule, point), does: doesOf(rule) }));
}

/** Of a rule that is asked nobody knows when, or about what, nobody knows what becomes of what it takes in. */
function doesOf({ access, priority, direction }: SecurityRule): Verdict {
  if (priority === 'later' || direction === 'later' || access === 'later') return 'unknown';
  return access === 'Allow' ? 'allow' : 'deny';
}

function takes(rule: SecurityRule, point: Point): Taken {
  const spoken = speaks(rule, point);
  if (spoken === 'no') return 'no';
  return all(
    rule.stands === 'perhaps' ? 'maybe' : 'yes',
    // The port that a client speaks from is not told.
    rule.sourcePorts === '*' ? 'yes' : 'maybe',
    spoken,
    any(...rule.source.map((peer) => meets(peer, point.from))),
    any(...rule.destination.map((peer) => meets(peer, point.to))),
  );
}

/** Whether a rule for every protocol that names ports takes in what has none is written nowhere. */
function speaks({ protocol, ports }: SecurityRule, { spoken, port }: Point): Taken {
  const hasPorts = isTcp(spoken) || spoken === 'udp';
  const open = any(...ports.map((text) => (text === 'later' ? 'maybe' : when(isWithin(port, text)))));
  const onPort = ports.includes('*') ? 'yes' : hasPorts ? open : 'maybe';
  switch (protocol) {
    case '*':
      return onPort;
    case 'later':
      return all('maybe', onPort);
    case 'Tcp':
      return all(when(isTcp(spoken)), onPort);
    case 'Udp':
      return all(when(spoken === 'udp'), onPort);
    case 'Icmp':
      return all(when(spoken === 'icmp'), onPort);
    case 'Esp':
      return spoken === 'other' ? 'maybe' : 'no';
  }
}

function isWithin(port: number, text: string): boolean {
  if (text === '*') return true;
  const [first, last = first] = text.split('-').map(Number);
  return Number(first) <= port && port <= Number(last);
}

function meets(peer: RulePeer, { address, sets }: End): Taken {
  if ('app' in peer) return when(sets.has(peer.app));
  if ('later' in peer) return when(sets.has(peer.later));
  if ('tag' in peer) {
    return when(peer.tag === 'Internet' ? !sets.has('tag VirtualNetwork') : sets.has(`tag ${peer.tag}`));
  }
  return when(peer.prefix === '*' || inBlock(address, peer.prefix));
}

/** "Default security rules". */
function byDefault({ direction, from, to }: Point): readonly Decided[] {
  const network = (end: End) => end.sets.has('tag VirtualNetwork');
  const opens: readonly boolean[] =
    direction === 'in'
      ? [network(from) && network(to), from.sets.has('tag AzureLoadBalancer')]
      : [network(from) && network(to), !network(to)];
  return [...opens.map((open): Decided => ({ taken: when(open), does: 'allow' })), { taken: 'yes', does: 'deny' }];
}
