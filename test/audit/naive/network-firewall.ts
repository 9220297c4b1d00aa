import type { Dice } from './dice';
import { byPriority, type Kind, perhapsLater, type Traits } from './kind';
import { FORWARDS_ALL, type Stateless, saidOfPackets, smallerPackets, statelessOf, throughPackets } from './stateless';
import {
  all,
  type End,
  firstDecides,
  inBlock,
  isTcp,
  type Point,
  pointOf,
  type Spoken,
  type Taken,
  type Verdict,
  when,
} from './universe';

export type Action = 'pass' | 'drop' | 'reject' | 'alert';

/** A line of the engine, or a rule in its parts; a line with a name looks at what the client says alone. */
export interface Line {
  readonly id: string;
  readonly action: Action;
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'ip' | 'tls' | 'http';
  /** `any`, `$HOME_NET`, `$EXTERNAL_NET`, a block, a block with `!` before it. */
  readonly source: string;
  readonly destination: string;
  /** `any`, `443`, `!443`, `80:443`, `[80,8080]`. */
  readonly ports: string;
  /** With a dot in front everything below it as well as itself. */
  readonly name: string | null;
  /** The name is met however a client writes it; the engine makes hosts of HTTP small by itself. */
  readonly anyCase: boolean;
}

export type Rules =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'tuples'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'domains';
      readonly action: 'ALLOWLIST' | 'DENYLIST' | 'REJECTLIST';
      readonly targets: readonly string[];
      readonly types: readonly ('TLS_SNI' | 'HTTP_HOST')[];
    }
  | { readonly kind: 'elsewhere' };

export interface RuleGroup {
  readonly name: string;
  readonly priority: number | 'later';
  readonly home: readonly string[] | null;
  readonly rules: Rules;
}

export interface FirewallSet {
  readonly order: 'STRICT_ORDER' | 'DEFAULT_ACTION_ORDER';
  readonly defaults: readonly string[];
  readonly home: readonly string[] | null;
  readonly groups: readonly RuleGroup[];
  readonly stateless: Stateless;
}

/** A policy of Network Firewall ("Evaluation order for stateful rule groups"), whose engine asks its lines on each packet. */
export const networkFirewall: Kind<FirewallSet> = {
  name: 'policies of Network Firewall',
  closes: true,
  generate: (dice, traits) => {
    const order = dice.pick(['STRICT_ORDER', 'STRICT_ORDER', 'DEFAULT_ACTION_ORDER'] as const);
    const groups = dice.times(dice.between(1, 3), (at) => groupOf(dice, `RulesN${at}`, 10 + 10 * at, traits));
    return {
      order,
      defaults: order === 'STRICT_ORDER' ? dice.pick(DEFAULTS) : [],
      home: dice.chance(0.5) ? ['10.0.0.0/16'] : null,
      groups,
      stateless: dice.chance(0.4) ? statelessOf(dice, traits) : FORWARDS_ALL,
    };
  },
  targets: () => ['FirewallP'],
  sets: () => ['HOME_NET'],
  point: (dice) => pointOf(dice, ['HOME_NET'], { ipv6: 0 }),
  evaluate: (set, _, point) =>
    throughPackets(
      set.stateless,
      point,
      firstDecides([...unsettled(set, piecesOf(set, point)), ...byDefault(set, point)]),
    ),
  said: (set, _, point) => [
    ...saidOfPackets(set.stateless, point),
    ...piecesOf(set, point).flatMap(({ taken, does }): readonly Verdict[] => (taken === 'no' ? [] : [does])),
  ],
  smaller: (set) => [
    ...smallerPackets(set.stateless).map((stateless) => ({ ...set, stateless })),
    ...set.groups.flatMap((group): readonly FirewallSet[] => {
      const others = set.groups.filter((one) => one !== group);
      const { rules } = group;
      const parts: readonly Rules[] =
        rules.kind === 'lines' || rules.kind === 'tuples'
          ? rules.lines.map((line) => ({ ...rules, lines: rules.lines.filter((other) => other !== line) }))
          : rules.kind === 'domains'
            ? rules.targets.map((target) => ({ ...rules, targets: rules.targets.filter((other) => other !== target) }))
            : [];
      const isLeft = (one: Rules) =>
        one.kind === 'elsewhere' || (one.kind === 'domains' ? one.targets : one.lines).length > 0;
      return [
        { ...set, groups: others },
        ...parts.filter(isLeft).map((one) => ({
          ...set,
          groups: set.groups.map((other) => (other === group ? { ...group, rules: one } : other)),
        })),
      ];
    }),
  ],
};

const DEFAULTS = [
  ['aws:drop_established', 'aws:alert_established'],
  ['aws:drop_established_app_layer'],
  ['aws:drop_strict'],
  [],
] as const;

function groupOf(dice: Dice, name: string, place: number, traits: Traits): RuleGroup {
  const { unknowns, shared } = traits;
  // Where references cannot be told apart by what is known of them nothing else of them comes later.
  const priority = shared ? perhapsLater(dice, traits, place, 0.05) : place;
  const kind = dice.chance(unknowns ? 0.1 : 0.25)
    ? 'elsewhere'
    : dice.pick(['lines', 'lines', 'tuples', 'domains'] as const);
  const head = { name, priority, home: dice.chance(0.2) ? ['10.0.0.0/24'] : null };
  if (kind === 'elsewhere') return { ...head, rules: { kind } };
  if (kind === 'domains') {
    const targets = dice.some(['a.example.com', '.example.com', 'example.org', '.org', 'b.example.com'], 3);
    const types = dice.some(['TLS_SNI', 'HTTP_HOST'] as const, 2);
    return { ...head, rules: { kind, action: dice.pick(['ALLOWLIST', 'DENYLIST', 'REJECTLIST']), targets, types } };
  }
  const lines = dice.times(dice.between(1, 4), (at) => lineOf(dice, `${at + 1}`, kind === 'lines'));
  return { ...head, rules: { kind, lines } };
}

const ENDS = ['any', 'any', '$HOME_NET', '10.0.0.0/16', '10.0.0.0/24', '192.0.2.0/24', '!10.0.0.0/24'];

function lineOf(dice: Dice, id: string, hasNames: boolean): Line {
  const isNamed = hasNames && dice.chance(0.5);
  const protocol = isNamed
    ? dice.pick(['tls', 'tls', 'http'] as const)
    : dice.pick(['tcp', 'tcp', 'udp', 'ip', 'icmp'] as const);
  const isPortless = protocol === 'ip' || protocol === 'icmp';
  return {
    id,
    action: dice.pick(['pass', 'pass', 'drop', 'drop', 'reject', 'alert']),
    protocol,
    source: dice.pick(ENDS),
    destination: dice.pick([...ENDS, '$EXTERNAL_NET']),
    ports:
      isPortless || dice.chance(0.4) ? 'any' : dice.pick(['443', '!443', '80:443', ...(hasNames ? ['[80,8080]'] : [])]),
    name: isNamed ? dice.pick(['a.example.com', '.example.com', 'example.org', 'b.example.com']) : null,
    anyCase: protocol !== 'tls' || dice.chance(0.85),
  };
}

interface Piece {
  readonly taken: Taken;
  readonly does: Verdict;
  /** It has to hear a name, and is asked when the flow has long begun. */
  readonly waits: boolean;
}

const DOES: Readonly<Record<Action, Verdict>> = { pass: 'allow', drop: 'deny', reject: 'deny', alert: 'unknown' };

/** What the lines of the groups do, in the order in which the engine asks them of one packet. */
function piecesOf(set: FirewallSet, point: Point): readonly Piece[] {
  const isStrict = set.order === 'STRICT_ORDER';
  const groups = isStrict ? byPriority(set.groups) : set.groups;
  const pieces = groups.flatMap((group): readonly Piece[] => {
    if (group.rules.kind === 'elsewhere') return [{ taken: 'yes', does: 'unknown', waits: false }];
    return linesOf(group.rules, isStrict)
      .filter(({ action }) => action !== 'alert')
      .map((line) => ({
        taken: takes(line, set, group, point),
        // Of a group that is asked nobody knows when nobody knows what it decides.
        does: isStrict && group.priority === 'later' ? 'unknown' : DOES[line.action],
        waits: line.protocol === 'tls' || line.protocol === 'http',
      }));
  });
  if (isStrict) return pieces;
  // Within an action the order says nothing: what needs no name has long been asked.
  return (['unknown', 'allow', 'deny'] as const).flatMap((does) =>
    [false, true].flatMap((waits) => pieces.filter((piece) => piece.does === does && piece.waits === waits)),
  );
}

/** The lines that the service writes for a list; in action order an allow list closes what else is spoken of its protocol. */
function linesOf(rules: Exclude<Rules, { kind: 'elsewhere' }>, isStrict: boolean): readonly Line[] {
  if (rules.kind !== 'domains') return rules.lines;
  const { action: listed, types, targets } = rules;
  const action: Action = listed === 'ALLOWLIST' ? 'pass' : listed === 'DENYLIST' ? 'drop' : 'reject';
  return types.flatMap((type) => {
    const protocol = type === 'TLS_SNI' ? 'tls' : 'http';
    const head = {
      id: type,
      protocol,
      source: '$HOME_NET',
      destination: '$EXTERNAL_NET',
      ports: 'any',
      anyCase: true,
    } as const;
    const named = targets.map((name): Line => ({ ...head, action, name }));
    return action === 'pass' && !isStrict ? [...named, { ...head, action: 'drop' as const, name: null }] : named;
  });
}

function takes(line: Line, set: FirewallSet, group: RuleGroup, point: Point): Taken {
  const { protocol, ports, name } = line;
  if (!speaks(protocol, point.spoken)) return 'no';
  const at = (written: string, end: End) => isAt(written, end, set, group);
  const straight =
    at(line.source, point.from) && at(line.destination, point.to) && isOn(ports, point) && isNamed(name, point.name);
  if (straight) return line.anyCase ? 'yes' : 'maybe';
  // A header without a word on the side of the flow meets answers as well, if the client spoke from such a port.
  const isOneSided = protocol === 'tls' || protocol === 'http';
  const back = !isOneSided && at(line.source, point.to) && at(line.destination, point.from);
  // What closes for clients on low ports closes for none that is used (RFC 6335, section 6).
  if (line.action !== 'pass' && /^(?:443|80:443)$/.test(ports)) return 'no';
  return back && (ports === 'any' || hasPorts(point.spoken)) ? 'maybe' : 'no';
}

function speaks(protocol: Line['protocol'], spoken: Spoken): boolean {
  if (protocol === 'ip') return true;
  return protocol === 'tcp' ? isTcp(spoken) : protocol === spoken;
}

const hasPorts = (spoken: Spoken) => isTcp(spoken) || spoken === 'udp';

function isOn(ports: string, { port, spoken }: Point): boolean {
  if (ports === 'any') return true;
  if (!hasPorts(spoken)) return false;
  if (ports.startsWith('!')) return port !== Number(ports.slice(1));
  if (ports.startsWith('[')) return (JSON.parse(ports) as number[]).includes(port);
  const [first, last = first] = ports.split(':').map(Number);
  return Number(first) <= port && port <= Number(last);
}

function isNamed(pattern: string | null, name: string | null): boolean {
  if (pattern === null) return true;
  if (name === null) return false;
  return pattern.startsWith('.') ? `.${name}`.endsWith(pattern) : name === pattern;
}

/** A group may have a HOME_NET of its own; EXTERNAL_NET is outside of the policy's. Without one it is the VPC's block. */
function isAt(written: string, { address, sets }: End, set: FirewallSet, group: RuleGroup): boolean {
  const within = (home: readonly string[] | null) =>
    home === null ? sets.has('HOME_NET') : home.some((block) => inBlock(address, block));
  if (written === 'any') return true;
  if (written === '$HOME_NET') return within(group.home ?? set.home);
  if (written === '$EXTERNAL_NET') return !within(set.home);
  return written.startsWith('!') ? !inBlock(address, written.slice(1)) : inBlock(address, written);
}

/**
 * A line that waits for a name is asked late: one behind it that needs less may have done the opposite by then, and a
 * default that drops by packets may have dropped some of those that carry the name.
 */
function unsettled({ defaults }: FirewallSet, pieces: readonly Piece[]): readonly Piece[] {
  const dropsPackets = defaults.some((one) => one === 'aws:drop_strict' || one === 'aws:drop_established');
  return pieces.map((piece, at) => {
    if (piece.taken !== 'yes' || !piece.waits) return piece;
    const isForestalled = pieces
      .slice(at + 1)
      .some((other) => !other.waits && other.taken !== 'no' && other.does !== piece.does);
    return isForestalled || (dropsPackets && piece.does === 'allow') ? { ...piece, does: 'unknown' } : piece;
  });
}

/** In strict order what the policy says; what `drop_established` does to protocols without a handshake is told in two ways. */
function byDefault({ order, defaults }: FirewallSet, { spoken }: Point): readonly { taken: Taken; does: Verdict }[] {
  const drops = defaults.filter((one) => one.startsWith('aws:drop'));
  if (order === 'DEFAULT_ACTION_ORDER' || drops.length === 0) return [{ taken: 'yes', does: 'allow' }];
  if (drops.includes('aws:drop_strict')) return [{ taken: 'yes', does: 'deny' }];
  if (spoken === 'handshake') return [{ taken: 'yes', does: 'allow' }];
  return [{ taken: all('yes', when(true)), does: isTcp(spoken) ? 'deny' : 'unknown' }];
}
