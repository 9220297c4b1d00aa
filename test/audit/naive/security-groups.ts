import type { Dice } from './dice';
import { type Kind, type Stands, standing, type Traits } from './kind';
import {
  all,
  any,
  BLOCKS,
  BLOCKS_6,
  type End,
  inBlock,
  isSixth,
  isTcp,
  PORTS,
  type Point,
  pointOf,
  type Taken,
  type Verdict,
  when,
} from './universe';

export type Later = { readonly later: string };
export type Peer = { readonly block: string } | { readonly group: string } | { readonly list: string } | Later;

export interface GroupRule {
  /** Unique in the set; what comes later of it is called by it. */
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'all' | 'gre' | 'later';
  /** Types and codes of ICMP. */
  readonly from: number | 'later' | null;
  readonly to: number | 'later' | null;
  readonly peer: Peer;
  readonly stands: Stands;
  /** It is a resource of its own. */
  readonly separate: boolean;
}

export interface GroupSet {
  readonly groups: readonly { readonly name: string; readonly rules: readonly GroupRule[] }[];
  /** A list without blocks stands elsewhere. */
  readonly lists: readonly { readonly name: string; readonly blocks: readonly string[] | null }[];
}

/** Security groups, of which a machine bears one: "a security group only allows" (VPC user guide, Security group rules). */
export const securityGroups: Kind<GroupSet> = {
  name: 'security groups',
  closes: false,
  generate: (dice, traits) => {
    const lists = [
      { name: 'ListK', blocks: dice.some([...BLOCKS.slice(1), ...BLOCKS_6.slice(1)], 3) },
      { name: 'ListZ', blocks: null },
    ];
    const shared = dice.times(2, (at) => `BlockS${at}`);
    const groups = ['GroupA', 'GroupB'].slice(0, dice.between(1, 2)).map((name) => {
      const isApart = dice.chance(0.5);
      const rules = dice.times(dice.between(1, 5), (at) => ruleOf(dice, `${name}r${at}`, { traits, shared, isApart }));
      return { name, rules };
    });
    return { groups, lists };
  },
  targets: ({ groups }) => groups.map(({ name }) => name),
  sets: setsOf,
  point: (dice, set, target) => {
    const point = pointOf(dice, setsOf(set), { ipv6: 0.15 });
    const own = point.direction === 'out' ? 'from' : 'to';
    return { ...point, [own]: { ...point[own], sets: new Set([...point[own].sets, target]) } };
  },
  evaluate: (set, target, point, traits) => {
    const taken = any(...takenBy(set, target, point, traits));
    return taken === 'yes' ? 'allow' : taken === 'maybe' ? 'unknown' : 'deny';
  },
  said: (set, target, point, traits) =>
    takenBy(set, target, point, traits).flatMap((taken): readonly Verdict[] => (taken === 'no' ? [] : ['allow'])),
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
  { traits, shared, isApart }: { traits: Traits; shared: readonly string[]; isApart: boolean },
): GroupRule {
  const { unknowns } = traits;
  const protocol = dice.pick(['tcp', 'tcp', 'tcp', 'udp', 'all', 'icmp', 'icmpv6', 'gre', 'later'] as const);
  const head = {
    id,
    direction: dice.pick(['out', 'in'] as const),
    ...portsOf(dice, unknowns ? protocol : known(protocol), unknowns),
  };
  const isIcmp = head.protocol.startsWith('icmp');
  const peers: readonly (() => Peer)[] = [
    () => ({ block: dice.pick(BLOCKS) }),
    () => ({ block: dice.chance(0.7) ? dice.pick(BLOCKS) : dice.pick(BLOCKS_6) }),
    ...(isIcmp ? [] : [() => ({ group: dice.pick(['GroupA', 'GroupA', 'sg-0e15e0000000000aa']) })]),
    ...(isIcmp ? [] : [() => ({ list: dice.pick(['ListK', 'ListZ']) })]),
    ...(isIcmp || !unknowns ? [] : [() => ({ later: traits.shared ? dice.pick(shared) : `Block${id}` })]),
  ];
  return {
    ...head,
    peer: dice.pick(peers)(),
    stands: standing(dice, traits, traits.conditions ? 0.65 : 0.85),
    separate: traits.separateStrips ? dice.chance(0.4) : isApart,
  };
}

const known = (protocol: GroupRule['protocol']) => (protocol === 'later' ? 'tcp' : protocol);

function portsOf(dice: Dice, protocol: GroupRule['protocol'], unknowns: boolean) {
  switch (protocol) {
    case 'tcp':
    case 'udp': {
      const [a, b] = [dice.pick(PORTS), dice.pick([...PORTS, 65535])];
      const range = dice.chance(0.4) ? { from: a, to: a } : { from: Math.min(a, b), to: Math.max(a, b) };
      if (!unknowns || dice.chance(0.75)) return { protocol, ...range };
      return dice.chance(0.5)
        ? { protocol, from: 'later' as const, to: range.to }
        : { protocol, from: range.from, to: 'later' as const };
    }
    case 'icmp':
    case 'icmpv6':
      return {
        protocol,
        ...dice.pick([
          { from: -1, to: -1 },
          { from: 8, to: -1 },
          { from: 8, to: 0 },
          { from: 3, to: 4 },
        ]),
      };
    default:
      return { protocol, from: null, to: null };
  }
}

function setsOf({ groups, lists }: GroupSet): readonly string[] {
  const later = groups.flatMap(({ rules }) => rules.flatMap(({ peer }) => ('later' in peer ? [peer.later] : [])));
  const elsewhere = lists.flatMap(({ name, blocks }) => (blocks === null ? [name] : []));
  return [...new Set(['GroupA', 'GroupB', 'sg-0e15e0000000000aa', ...later, ...elsewhere])];
}

function takenBy(set: GroupSet, target: string, point: Point, traits: Traits): readonly Taken[] {
  const rules = (set.groups.find(({ name }) => name === target)?.rules ?? []).filter(
    ({ stands }) => stands !== 'never',
  );
  const own = point.direction === 'out' ? point.from : point.to;
  if (!own.sets.has(target)) return [];
  const egress = rules.filter(({ direction }) => direction === 'out');
  const isStripped = traits.separateStrips && egress.some(({ separate }) => separate);
  return [
    ...rules.map((rule) =>
      all(takes(rule, set, point), isStripped && !rule.separate && letsAllOut(rule) ? 'maybe' : 'yes'),
    ),
    ...(traits.egressByDefault ? [byDefault(egress, point)] : []),
  ];
}

/** "If you do not add egress rules, we add egress rules that allow all outbound": of IPv6 where the VPC has a block of it. */
function byDefault(egress: readonly GroupRule[], { direction, to }: Point): Taken {
  if (direction !== 'out' || egress.some(({ stands }) => stands === 'surely')) return 'no';
  return egress.length > 0 || isSixth(to.address) ? 'maybe' : 'yes';
}

function letsAllOut({ direction, protocol, peer }: GroupRule): boolean {
  return direction === 'out' && protocol === 'all' && 'block' in peer && /\/0$/.test(peer.block);
}

function takes(rule: GroupRule, set: GroupSet, point: Point): Taken {
  if (rule.direction !== point.direction) return 'no';
  const peer = point.direction === 'out' ? point.to : point.from;
  return all(rule.stands === 'perhaps' ? 'maybe' : 'yes', speaks(rule, point, peer), meets(rule.peer, set, peer));
}

function speaks({ protocol, from, to }: GroupRule, { spoken, port }: Point, { address }: End): Taken {
  switch (protocol) {
    case 'all':
      return 'yes';
    // It may be any, all of them as well.
    case 'later':
      return 'maybe';
    // One of the many that the point does not tell apart.
    case 'gre':
      return spoken === 'other' ? 'maybe' : 'no';
    case 'tcp':
    case 'udp': {
      if (protocol === 'tcp' ? !isTcp(spoken) : spoken !== 'udp') return 'no';
      if (from === 'later') return port <= Number(to) ? 'maybe' : 'no';
      if (to === 'later') return port >= Number(from) ? 'maybe' : 'no';
      return when(Number(from) <= port && port <= Number(to));
    }
    case 'icmp':
    case 'icmpv6': {
      const [type, code] = [Math.floor(port / 256), port % 256];
      const fits = spoken === 'icmp' && (from === -1 || (from === type && (to === -1 || to === code)));
      // What EC2 makes of a block of the other family is said nowhere.
      const isOwn = (protocol === 'icmpv6') === isSixth(address);
      return fits ? (isOwn ? 'yes' : 'maybe') : 'no';
    }
  }
}

function meets(peer: Peer, { lists }: GroupSet, { address, sets }: End): Taken {
  if ('block' in peer) return when(inBlock(address, peer.block));
  if ('group' in peer) return when(sets.has(peer.group));
  if ('later' in peer) return when(sets.has(peer.later));
  const blocks = lists.find(({ name }) => name === peer.list)?.blocks ?? null;
  return when(blocks === null ? sets.has(peer.list) : blocks.some((block) => inBlock(address, block)));
}
