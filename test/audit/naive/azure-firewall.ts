import type { Dice } from './dice';
import { byPriority, type Kind, perhapsLater, type Stands, standing, type Traits } from './kind';
import {
  all,
  any,
  BLOCKS,
  type End,
  firstDecides,
  inBlock,
  isSixth,
  isTcp,
  NAMES,
  PORTS,
  type Point,
  pointOf,
  type Taken,
  type Verdict,
  when,
} from './universe';

/** A block, `*`, a range `a-b`, an IP group, a service tag, a name, or what nobody knows. */
export type Place =
  | { readonly prefix: string }
  | { readonly range: readonly [string, string] }
  | { readonly ipGroup: string }
  | { readonly tag: string }
  | { readonly fqdn: string }
  | { readonly later: string };

interface Common {
  readonly id: string;
  readonly source: readonly Place[];
}

export interface NetworkRule extends Common {
  readonly kind: 'network';
  readonly protocols: readonly ('TCP' | 'UDP' | 'ICMP' | 'Any' | 'later')[];
  readonly destination: readonly Place[];
  readonly ports: readonly (string | 'later')[];
}

export interface ApplicationRule extends Common {
  readonly kind: 'application';
  readonly protocols: readonly { readonly type: 'Http' | 'Https'; readonly port: number | 'later' }[];
  /** A name, `*`, a star before the end of names; or what nobody knows. */
  readonly fqdns: readonly (string | 'later')[];
}

export interface NatRule extends Common {
  readonly kind: 'nat';
  readonly protocols: readonly ('TCP' | 'UDP')[];
  readonly address: string;
  readonly port: string;
}

export interface Collection {
  readonly id: string;
  readonly priority: number | 'later';
  readonly kind: 'network' | 'application' | 'nat';
  readonly action: 'Allow' | 'Deny' | 'DNAT' | 'later';
  readonly rules: readonly (NetworkRule | ApplicationRule | NatRule)[];
}

export interface CollectionGroup {
  readonly id: string;
  readonly priority: number | 'later';
  readonly stands: Stands;
  readonly collections: readonly Collection[];
}

export interface PolicySet {
  /** The last has those before it for bases, each the next one's. */
  readonly policies: readonly { readonly name: string; readonly groups: readonly CollectionGroup[] }[];
  /** Rules that were not handed over, in a base of the first policy or in a group of it. */
  readonly elsewhere: 'base' | 'group' | null;
  /** One without addresses stands elsewhere. */
  readonly ipGroups: readonly { readonly name: string; readonly addresses: readonly string[] | null }[];
}

const INFRASTRUCTURE = 'azure infrastructure names';
const FIXED = [
  INFRASTRUCTURE,
  'tag Storage',
  'tag Sql',
  'addresses of a.example.com',
  'addresses of example.org',
  'IpsZ',
];

/**
 * Azure Firewall by a policy ("Azure Firewall rule processing logic", rule processing using Firewall Policy): what is
 * translated, then network rules, then application rules; of each kind the base's before the policy's own.
 */
export const azureFirewall: Kind<PolicySet> = {
  name: 'policies of Azure Firewall',
  closes: true,
  generate: (dice, traits) => {
    const hasBase = dice.chance(0.3);
    // Of values that are all known it is rules themselves that may be unknown.
    const elsewhere = !traits.unknowns && dice.chance(0.25) ? dice.pick(['base', 'group'] as const) : null;
    const names = hasBase ? ['PolicyBase', 'PolicyA'] : ['PolicyA'];
    return {
      elsewhere,
      policies: names.map((name) => ({
        name,
        groups: dice.times(dice.between(1, 2), (at) => groupOf(dice, `${name}g${at}`, 200 + 100 * at, traits)),
      })),
      ipGroups: [
        { name: 'IpsK', addresses: dice.some([...BLOCKS.slice(1), '10.0.0.5', '203.0.113.4'], 3) },
        { name: 'IpsZ', addresses: null },
      ],
    };
  },
  targets: () => ['PolicyA'],
  sets: setsOf,
  point: (dice, set) => {
    const point = pointOf(dice, setsOf(set), { ipv6: 0.02 });
    // Names lead to addresses of IPv4 alone.
    const without = (end: End): End =>
      isSixth(end.address)
        ? { ...end, sets: new Set([...end.sets].filter((one) => !/^(?:addresses of|azure)/.test(one))) }
        : end;
    return { ...point, from: without(point.from), to: without(point.to) };
  },
  evaluate: (set, _, point) => {
    const rules = takenBy(set, point);
    // They may be asked before all that are known.
    const far: readonly Decided[] = set.elsewhere === null ? [] : [{ taken: 'maybe', does: 'unknown' }];
    return firstDecides([...far, ...rules, ...byDefault(set, point), { taken: 'yes', does: 'deny' }]);
  },
  said: (set, _, point) =>
    takenBy(set, point).flatMap(({ taken, does }): readonly Verdict[] => (taken === 'no' ? [] : [does])),
  smaller: (set) =>
    set.policies.flatMap((policy) =>
      policy.groups.flatMap((group) =>
        group.collections.flatMap((collection) =>
          collection.rules.map((rule): PolicySet => {
            const left = { ...collection, rules: collection.rules.filter((other) => other !== rule) };
            const collections = group.collections
              .map((one) => (one === collection ? left : one))
              .filter(({ rules }) => rules.length > 0);
            const groups = policy.groups.map((one) => (one === group ? { ...one, collections } : one));
            return { ...set, policies: set.policies.map((one) => (one === policy ? { ...one, groups } : one)) };
          }),
        ),
      ),
    ),
};

function groupOf(dice: Dice, id: string, priority: number, traits: Traits): CollectionGroup {
  const { unknowns } = traits;
  return {
    id,
    priority: perhapsLater(dice, traits, priority, 0.03),
    stands: standing(dice, traits, 0.8),
    collections: dice.times(dice.between(1, 3), (at) => {
      const kind = dice.pick(['network', 'network', 'application', 'application', 'nat'] as const);
      const own = `${id}c${at}`;
      const action =
        kind === 'nat'
          ? 'DNAT'
          : unknowns && dice.chance(0.04)
            ? 'later'
            : dice.pick(['Allow', 'Allow', 'Deny'] as const);
      const rules = dice.times(dice.between(1, 2), (nth) => ruleOf(dice, kind, `${own}r${nth}`, unknowns));
      // Of one whose action is not known either nobody knows of which kind it is.
      const place = action === 'later' ? 100 + 10 * at : perhapsLater(dice, traits, 100 + 10 * at, 0.03);
      return { id: own, priority: place, kind, action, rules };
    }),
  };
}

function ruleOf(dice: Dice, kind: Collection['kind'], id: string, unknowns: boolean): Collection['rules'][number] {
  const source = placesOf(dice, `${id}s`, unknowns, []);
  switch (kind) {
    case 'network': {
      const ports = dice.chance(0.4)
        ? ['*']
        : dice.times(dice.between(1, 2), () => (unknowns && dice.chance(0.1) ? 'later' : portsOf(dice)));
      const isOdd = unknowns && dice.chance(0.05);
      const protocols = isOdd ? (['later'] as const) : dice.some(['TCP', 'TCP', 'UDP', 'ICMP', 'Any'] as const, 2);
      const named: readonly Place[] = [{ fqdn: 'a.example.com' }, { fqdn: 'example.org' }];
      return { kind, id, source, protocols, destination: placesOf(dice, `${id}d`, unknowns, named), ports };
    }
    case 'application': {
      const ports = dice.some([80, 443, 8080], 2);
      return {
        kind,
        id,
        source,
        protocols: ports.map((port) => ({
          type: dice.pick(['Https', 'Https', 'Http'] as const),
          port: unknowns && dice.chance(0.05) ? 'later' : port,
        })),
        fqdns: dice.times(dice.between(1, 2), () =>
          unknowns && dice.chance(0.07)
            ? 'later'
            : dice.pick([...NAMES, '*.example.com', '*example.com', '*', '*.org']),
        ),
      };
    }
    case 'nat':
      return {
        kind,
        id,
        source,
        protocols: dice.some(['TCP', 'UDP'] as const, 2),
        address: dice.pick(['10.0.0.5', '10.0.1.9', '192.0.2.7']),
        port: String(dice.pick(PORTS)),
      };
  }
}

function portsOf(dice: Dice): string {
  const [a, b] = [dice.pick(PORTS), dice.pick(PORTS)];
  return dice.chance(0.6) ? String(a) : `${Math.min(a, b)}-${Math.max(a, b)}`;
}

/** Places of one kind, as rules have them. */
function placesOf(dice: Dice, id: string, unknowns: boolean, named: readonly Place[]): readonly Place[] {
  if (dice.chance(0.35)) return [{ prefix: '*' }];
  if (dice.chance(0.2)) return [{ ipGroup: dice.pick(['IpsK', 'IpsZ']) }];
  if (unknowns && dice.chance(0.12)) return [{ later: `Block${id}` }];
  if (named.length > 0 && dice.chance(0.2)) return [dice.pick(named)];
  if (named.length > 0 && dice.chance(0.15)) return [{ tag: dice.pick(['Storage', 'Sql']) }];
  return dice.chance(0.2)
    ? [{ range: ['10.0.0.4', '10.0.0.80'] }]
    : dice.some([...BLOCKS, '10.0.0.5'], 3).map((prefix) => ({ prefix }));
}

function setsOf({ policies }: PolicySet): readonly string[] {
  const later = policies.flatMap(({ groups }) =>
    groups.flatMap(({ collections }) =>
      collections.flatMap(({ rules }) =>
        rules.flatMap((rule) => [...rule.source, ...(rule.kind === 'network' ? rule.destination : [])]),
      ),
    ),
  );
  return [...FIXED, ...later.flatMap((place) => ('later' in place ? [place.later] : []))];
}

interface Decided {
  readonly taken: Taken;
  readonly does: Verdict;
}

interface Standing {
  readonly rule: Collection['rules'][number];
  readonly action: Collection['action'];
  readonly mayBeAway: boolean;
  readonly inherited: boolean;
}

const ordered = new WeakMap<PolicySet, readonly Standing[]>();

/** Every rule that may be there, in the order of its kind; put in order once for each set. */
function rulesOf(set: PolicySet): readonly Standing[] {
  const known = ordered.get(set) ?? inOrder(set);
  ordered.set(set, known);
  return known;
}

function inOrder({ policies }: PolicySet): readonly Standing[] {
  const standing = policies.flatMap(({ groups }, at) =>
    byPriority(groups.filter(({ stands }) => stands !== 'never')).flatMap((group) =>
      byPriority(group.collections).flatMap(({ rules, action, priority }) =>
        rules.map(
          (rule): Standing => ({
            rule,
            // What becomes of what is taken in nobody knows when, nobody knows.
            action: group.priority === 'later' || priority === 'later' ? 'later' : action,
            mayBeAway: group.stands === 'perhaps',
            inherited: at < policies.length - 1,
          }),
        ),
      ),
    ),
  );
  return (['nat', 'network', 'application'] as const).flatMap((kind) =>
    standing.filter(({ rule }) => rule.kind === kind),
  );
}

function takenBy(set: PolicySet, point: Point): readonly Decided[] {
  return rulesOf(set).map(({ rule, action, mayBeAway, inherited }) => ({
    // Whether a base hands down what it translates is told in two ways.
    taken: all(takes(set, rule, point), mayBeAway || (inherited && rule.kind === 'nat') ? 'maybe' : 'yes'),
    does: action === 'Deny' ? 'deny' : action === 'later' ? 'unknown' : 'allow',
  }));
}

function takes(set: PolicySet, rule: Collection['rules'][number], point: Point): Taken {
  const from = any(...rule.source.map((place) => meets(set, place, point.from)));
  if (from === 'no') return 'no';
  switch (rule.kind) {
    // A connection is asked about where it ends, behind the translation.
    case 'nat': {
      const speaks = rule.protocols.some((one) => (one === 'TCP' ? isTcp(point.spoken) : point.spoken === 'udp'));
      const arrives = point.to.address === rule.address && String(point.port) === rule.port;
      return all(from, when(speaks && arrives));
    }
    case 'network':
      return all(
        from,
        any(...rule.protocols.map((one) => speaksOnPort(one, rule.ports, point))),
        any(...rule.destination.map((place) => meets(set, place, point.to))),
      );
    case 'application': {
      const { name, spoken, port } = point;
      const speaks = rule.protocols.map(({ type, port: open }) =>
        all(when(spoken === (type === 'Https' ? 'tls' : 'http')), open === 'later' ? 'maybe' : when(open === port)),
      );
      const named = rule.fqdns.map((text) => (text === 'later' ? 'maybe' : when(name !== null && isNamed(name, text))));
      return all(from, when(!isSixth(point.to.address)), any(...speaks), any(...named));
    }
  }
}

/** Whether a rule for everything that names ports takes in what has none is written nowhere. */
function speaksOnPort(
  protocol: NetworkRule['protocols'][number],
  ports: NetworkRule['ports'],
  { spoken, port }: Point,
): Taken {
  const hasPorts = isTcp(spoken) || spoken === 'udp';
  const open = any(...ports.map((text) => (text === 'later' ? 'maybe' : when(isWithin(port, text)))));
  const onPort = ports.includes('*') ? 'yes' : hasPorts ? open : 'maybe';
  const is: Taken =
    protocol === 'Any'
      ? 'yes'
      : protocol === 'later'
        ? 'maybe'
        : when(protocol === 'TCP' ? isTcp(spoken) : spoken === (protocol === 'UDP' ? 'udp' : 'icmp'));
  return all(is, onPort);
}

function isWithin(port: number, text: string): boolean {
  const [first, last = first] = text.split('-').map(Number);
  return text === '*' || (Number(first) <= port && port <= Number(last));
}

function isNamed(name: string, text: string): boolean {
  return text.startsWith('*') ? name.endsWith(text.slice(1)) : name === text;
}

function meets({ ipGroups }: PolicySet, place: Place, { address, sets }: End): Taken {
  if ('later' in place) return when(sets.has(place.later));
  if ('tag' in place) return when(sets.has(`tag ${place.tag}`));
  if ('fqdn' in place) return when(sets.has(`addresses of ${place.fqdn}`));
  if ('range' in place) {
    const last = (text: string) => Number(text.split('.')[3]);
    const isNear = inBlock(address, '10.0.0.0/24');
    return when(isNear && last(place.range[0]) <= last(address) && last(address) <= last(place.range[1]));
  }
  if ('prefix' in place) return when(place.prefix === '*' ? !isSixth(address) : inBlock(address, place.prefix));
  const addresses = ipGroups.find(({ name }) => name === place.ipGroup)?.addresses ?? null;
  return when(addresses === null ? sets.has(place.ipGroup) : addresses.some((one) => inBlock(address, one)));
}

/**
 * What is let through to Azure's own names, on the ports on which a name can be read; and a handshake, which the firewall
 * completes itself wherever some rule may read a name behind it.
 */
function byDefault(set: PolicySet, point: Point): readonly Decided[] {
  const { spoken, port, from, to, name } = point;
  const isFourth = !isSixth(from.address) && !isSixth(to.address);
  const isOwn = to.sets.has(INFRASTRUCTURE) && name !== null && isFourth;
  const carries = (spoken === 'http' && port === 80) || (spoken === 'tls' && port === 443);
  const isShaking = spoken === 'handshake' && isFourth;
  const readers = isShaking ? rulesOf(set) : [];
  const read = readers.map(({ rule, mayBeAway }): Taken => {
    if (rule.kind !== 'application') return 'no';
    const ports = rule.protocols.map((one) => (one.port === 'later' ? 'maybe' : when(one.port === port)));
    const source = any(...rule.source.map((place) => meets(set, place, from)));
    return all(source, any(...ports), mayBeAway ? 'maybe' : 'yes');
  });
  return [
    { taken: when(isOwn && carries), does: 'allow' },
    { taken: any(when(isShaking && (port === 80 || port === 443)), ...read), does: 'allow' },
  ];
}
