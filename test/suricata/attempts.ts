import { isIPv6 } from 'node:net';
import { addresses, cidrOf } from '../../lib/model/addresses';
import type { Element } from '../../lib/model/element';
import type { Host } from '../../lib/model/host';
import { portSetOf } from '../../lib/model/ports';
import type { Attempt, Speech } from './conversation';
import type { Variables } from './engine';
import { addressEdges, addressesOf, type Header, headerOf, portEdges } from './header';
import { type NearName, namesNear, namesNearPattern } from './near-misses';

/** An attempt, and in what it differs from what the rule was written for. */
export interface Case extends Attempt {
  readonly how: string;
}

/** Where the open side of a header stands: nobody's addresses, and of neither network. */
const ELSEWHERE = ['203.0.113.9', '2001:db8:9::9'];
const STRANGERS = ['198.18.0.9', '2001:db8:bad::9'];

/** What the attempts at a rule are made from, beside its own line. */
export interface Surroundings {
  readonly variables: Variables;
  /** The names that a document lists for an expression, by the expression as the line holds it. */
  readonly listed: (expression: string) => readonly string[];
  /** Destinations that every rule without one of its own is tried at. */
  readonly destinations: readonly string[];
}

/**
 * Attempts around one rule: what it was written for, and from there one step along each axis, alone: another source, the
 * edges of each block and port range and one outside, another transport, another thing said, each near name, the same
 * connection the other way round.
 */
export function attemptsAt(line: string, around: Surroundings): readonly Case[] {
  const header = headerOf(line);
  const sources = placesOf(header.from, around.variables);
  const peers = placesOf(header.to, around.variables);
  const destinations = header.to === 'any' ? around.destinations : [];
  const names = namesAt(header, around);
  const name = nameMatched(header, names);
  const speech = speechOf(header, name);
  const port = usualPort(header);
  const cases: Case[] = [];
  const add = (how: string, { from, to, ...rest }: Partial<Attempt>) => {
    const base = pairOf(sources.inside, peers.inside, from, to);
    if (base !== null && base[0] !== base[1])
      cases.push({ how, from: base[0], to: base[1], port, speaks: speech, ...rest });
  };
  add('as it is written', {});
  for (const how of ['1.2', 'split', 'long'] as const) {
    if (speech.kind === 'tls') add(`TLS ${how}`, { speaks: { ...speech, how } });
  }
  for (const { how, name } of names) add(how, { speaks: spelled(speech, name) });
  for (const other of portEdges(header.ports)) add(`port ${other}`, { port: other });
  for (const from of [...sources.inside, ...sources.outside]) add(`from ${from}`, { from });
  for (const to of [...peers.inside, ...peers.outside, ...destinations]) add(`to ${to}`, { to });
  for (const other of otherSpeech(name ?? 'unasked.example.com')) add(`${other.kind} instead`, { speaks: other });
  const [from, to] = pairOf(sources.inside, peers.inside, undefined, undefined) ?? [];
  if (from === undefined || to === undefined || from === to) return cases;
  const turned = { from: to, to: from, speaks: speech };
  // The answers to the second one look like what the rule is for.
  return [
    ...cases,
    { how: 'the other way round', ...turned, port },
    { how: "the other way round, from the rule's own port", ...turned, port: ANY_PORT, fromPort: port },
  ];
}

/**
 * Attempts around one name that a document asks for, whichever rule stands for it: a wider rule may have taken it in.
 * The name itself comes from a strange source and to another port, too.
 */
export function attemptsAtName(host: Host, element: Element, { variables }: Surroundings): readonly Case[] {
  const [from = ''] = placesOf(`$${element.source}`, variables).inside;
  const [to = ''] = ELSEWHERE;
  const [stranger = ''] = STRANGERS;
  const open = portSetOf(element.ports);
  const port = open[0]?.first ?? 443;
  const names = host.kind === 'pattern' ? host.listed.flatMap(namesNear) : namesNear(host.name);
  const [name] = names;
  const says = (spelling: string | undefined): Speech =>
    element.carrier === 'http'
      ? { kind: 'http', name: spelling ?? null }
      : { kind: 'tls', name: spelling ?? null, how: '1.3' };
  return [
    ...names.map(({ how, name: near }) => ({ how, from, to, port, speaks: says(near) })),
    { how: 'another port', from, to, port: OTHER_PORT, speaks: says(name?.name) },
    { how: 'another source', from: stranger, to, port, speaks: says(name?.name) },
  ];
}

/** No document asks for it. */
const OTHER_PORT = 9;

/** Every attempt at some rules once, in the order in which they come, each a flow of its own. */
export function distinctCases(all: readonly Case[]): readonly Case[] {
  const byAttempt = new Map<string, Case>();
  for (const one of all) {
    const { from, to, port, fromPort, speaks } = one;
    // Where no port is read, all of them are one flow.
    const key = JSON.stringify([from, to, isPortless(speaks) ? 0 : port, fromPort ?? 0, speaks]);
    if (!byAttempt.has(key)) byAttempt.set(key, one);
  }
  return [...byAttempt.values()].map((one, index) =>
    one.port === ANY_PORT ? { ...one, port: FREE_PORTS + index } : one,
  );
}

/** Stands for a port that no other attempt has: where both ends and the source port are given, only it tells flows apart. */
const ANY_PORT = 0;
const FREE_PORTS = 1024;

export function isPortless({ kind }: Speech): boolean {
  return kind === 'icmp' || kind === 'other';
}

interface Places {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

function placesOf(text: string, variables: Variables): Places {
  if (text === 'any') return { inside: ELSEWHERE, outside: [] };
  const set = addressesOf(text, variables);
  const { inside, outside } = addressEdges(set);
  const usual = ELSEWHERE.filter((address) => addresses.contains(set, cidrOf(address).first));
  return { inside: [...usual, ...ordered(some(inside))], outside: [...some(outside), ...STRANGERS] };
}

/** A set with many holes, such as everything outside of many networks, shows what it is at the first and the last of them. */
function some(edges: readonly string[]): readonly string[] {
  return edges.length <= MOST_EDGES ? edges : [...edges.slice(0, MOST_EDGES / 2), ...edges.slice(-MOST_EDGES / 2)];
}

const MOST_EDGES = 8;

/** IPv4 first, so that what is written for both families is tried over IPv4 where nothing else is said. */
function ordered(all: readonly string[]): readonly string[] {
  return [...all].sort((a, b) => Number(isIPv6(a)) - Number(isIPv6(b)));
}

/** Two ends of one family: what is given stands, and the other end follows. Null where there is none. */
function pairOf(
  sources: readonly string[],
  peers: readonly string[],
  from: string | undefined,
  to: string | undefined,
): readonly [string, string] | null {
  const family = (one: string | undefined) => (one === undefined ? null : isIPv6(one));
  const wanted = family(from) ?? family(to);
  const fitting = (all: readonly string[]) => all.filter((one) => wanted === null || isIPv6(one) === wanted);
  for (const source of from === undefined ? fitting(sources) : [from]) {
    for (const peer of to === undefined ? fitting(peers) : [to]) {
      if (isIPv6(source) === isIPv6(peer)) return [source, peer];
    }
  }
  return null;
}

/** One of the ports that the header holds: the one that a person would try first. */
function usualPort({ protocol, ports }: Header): number {
  const usual = protocol === 'http' ? 80 : 443;
  const isHeld = ports.some(([first, last]) => first <= usual && usual <= last);
  return isHeld ? usual : (ports[0]?.[0] ?? usual);
}

function namesAt({ literals, expression, protocol }: Header, { listed }: Surroundings): readonly NearName[] {
  if (protocol !== 'tls' && protocol !== 'http') return [];
  if (expression !== null) return listed(expression).flatMap(namesNearPattern);
  return literals.flatMap(namesNear);
}

/** A name that the rule was written for. */
function nameMatched({ suffix }: Header, names: readonly NearName[]): string | null {
  const wanted = suffix ? 'one label deeper' : 'itself';
  return names.find(({ how }) => how === wanted)?.name ?? null;
}

function speechOf({ protocol }: Header, name: string | null): Speech {
  switch (protocol) {
    case 'tls':
      return { kind: 'tls', name, how: '1.3' };
    case 'http':
      return { kind: 'http', name };
    case 'udp':
    case 'icmp':
      return { kind: protocol };
    case 'tcp':
      return { kind: 'opaque' };
    default:
      return { kind: 'other' };
  }
}

function spelled(speech: Speech, name: string): Speech {
  return speech.kind === 'tls' || speech.kind === 'http' ? { ...speech, name } : speech;
}

function otherSpeech(name: string): readonly Speech[] {
  return [
    { kind: 'tls', name, how: '1.3' },
    { kind: 'tls', name: null, how: '1.3' },
    { kind: 'tls', name: null, how: '1.2' },
    { kind: 'http', name },
    { kind: 'http', name: `${name}:8080` },
    { kind: 'http', name: null },
    { kind: 'opaque' },
    { kind: 'handshake' },
    { kind: 'udp' },
    { kind: 'icmp' },
    { kind: 'other' },
  ];
}
