import { type AddressSet, addresses, addressSetOf, parseCidr } from '../model/addresses';
import { type Asked, askedKey, type Direction, type Element, elementKey, type Standing } from '../model/element';
import { type AdditionalRule, forParty, type RoleEntry } from '../model/entry';
import { type Bound, boundWords, type End, type Flow } from '../model/flow';
import { type Host, nameForRanges } from '../model/host';
import { parseHost } from '../model/host-syntax';
import { type PortSet, parsePorts, portSetOf, printedPorts, printPorts } from '../model/ports';
import { readOnce } from '../model/read-once';
import { reasonOf } from './reasons';
import { type Slice, sliceOfApplication, slicesOf } from './slices';

/** One entry with the flows of its profile; what the proof holds a plan against. */
export interface AskedEntry {
  readonly entry: RoleEntry;
  readonly flows: readonly Flow[];
  /** Parties that are left out on purpose; they stand nowhere, so they ask for nothing. */
  readonly unbound?: readonly string[];
  readonly additionalRules?: readonly AdditionalRule[];
}

/** One thing that has to be open, unless a plan says with reason that it is not. */
export interface Item {
  readonly element: Element;
  /** As a rule that stands for it has to write it. */
  readonly reason: string;
  readonly ports: PortSet;
  readonly peer: ItemPeer;
}

export type ItemPeer =
  /** `ipv4Only`: the document supports no other family. */
  | { readonly kind: 'host'; readonly host: Host; readonly supplied: boolean; readonly ipv4Only?: true }
  | { readonly kind: 'addresses'; readonly set: AddressSet }
  | { readonly kind: 'bound'; readonly bound: Bound };

/** What entries ask for, taken from the flows alone. */
export interface Documented {
  /** By {@link itemKey}. */
  readonly items: ReadonlyMap<string, Item>;
  /** By {@link flowKey}: what may be said of a flow beside its items. */
  readonly grounds: ReadonlyMap<string, Grounds>;
}

/** Why a flow opens nothing, or not for all of its peers. */
export interface Grounds {
  /** The standings that hold; none of the items may have one of them. */
  readonly standings: ReadonlySet<Standing>;
  /** By `askedKey`: the peers that open nothing, each of which has to be told of. */
  readonly closed: ReadonlySet<string>;
}

/** Two lists that write the same ports in different ways are the same element. */
export function itemKey(element: Element): string {
  const [only, ...more] = element.ports;
  const isOne = only !== undefined && more.length === 0;
  return elementKey(element, isOne ? portsAlone(only).text : printPorts(portSetOf(element.ports)).join());
}

const portsAlone = readOnce((text: string) => ({ text: printPorts(portSetOf([text])).join() }));

export function flowKey({ source, product, requirement }: Pick<Element, 'source' | 'product' | 'requirement'>): string {
  return `${source}|${product}|${requirement}`;
}

/** Reads flows as sections 4 and 8 of the design do, and shares no line with the way that the compilers take. */
export function documentedBy(asked: readonly AskedEntry[]): Documented {
  const items = new Map<string, Item>();
  const grounds = new Map<string, { standings: Set<Standing>; closed: Set<string> }>();
  const need = (item: Item) => void items.set(itemKey(item.element), item);
  for (const own of asked) {
    for (const flow of own.flows) {
      const close = (standing: Standing, ...peers: readonly Asked[]) => {
        const key = flowKey({ source: own.entry.name, product: flow.product, requirement: flow.requirement.id });
        const { standings, closed } = grounds.get(key) ?? { standings: new Set(), closed: new Set() };
        for (const peer of peers) closed.add(askedKey(peer));
        grounds.set(key, { standings: standings.add(standing), closed });
      };
      for (const direction of directionsOf(flow, own.entry.role)) readFlow(flow, direction, own, asked, need, close);
    }
    for (const rule of own.additionalRules ?? []) need(additionalItem(own.entry.name, rule));
  }
  return { items, grounds };
}

const readBefore = new WeakMap<readonly Flow[], { readonly own: RoleEntry; readonly documented: Documented }>();

/** More than any role asks for; of a page of a hundred thousand rows what it asks for is let go as soon as it can be. */
const MOST_KEPT = 20_000;

/**
 * The same of flows that a resolution made and nobody changes: those of a role that asks alone are read once, for its group
 * and for the firewall and the resolver behind it.
 */
export function documentedOnce(asked: readonly AskedEntry[]): Documented {
  const [only, ...beside] = asked;
  if (only === undefined || beside.length > 0 || (only.additionalRules ?? []).length > 0) return documentedBy(asked);
  const before = readBefore.get(only.flows);
  if (before !== undefined && areAlike(before.own, only.entry)) return before.documented;
  const documented = documentedBy(asked);
  if (documented.items.size <= MOST_KEPT) readBefore.set(only.flows, { own: only.entry, documented });
  return documented;
}

/** In all that is read of an entry beside its flows. */
function areAlike(a: RoleEntry, b: RoleEntry): boolean {
  return (
    a.name === b.name &&
    a.role === b.role &&
    a.product === b.product &&
    a.reachBy === b.reachBy &&
    a.withoutRanges === b.withoutRanges
  );
}

function directionsOf(flow: Flow, role: string): readonly Direction[] {
  return [
    ...(flow.from.party === role ? ['egress' as const] : []),
    ...(flow.to.party === role ? ['ingress' as const] : []),
  ];
}

function readFlow(
  flow: Flow,
  direction: Direction,
  own: AskedEntry,
  asked: readonly AskedEntry[],
  need: (item: Item) => void,
  close: (standing: Standing, ...peers: readonly Asked[]) => void,
): void {
  const peer = direction === 'egress' ? flow.to : flow.from;
  const whole = closedWhole(flow, peer, own.entry, asked);
  for (const standing of whole) close(standing, ...closedPeers(peer, standing));
  if (whole.length > 0) return;
  const ask = (what: Asked, peer: ItemPeer, { ports, carrier }: Slice) => {
    const element = elementOf(own.entry.name, flow, direction, what, ports, carrier);
    need({ element, reason: reasonOf(element), ports, peer });
  };
  for (const { host, standing } of hostsOf(flow, peer, own)) {
    if (standing === 'uncovered') close('uncovered', { kind: 'host', host });
    if (standing !== null) continue;
    const supplied = !flow.requirement.hosts.includes(host);
    const named: ItemPeer = { kind: 'host', host, supplied };
    const itemPeer = flow.requirement.ipVersion === 'IPv4' ? { ...named, ipv4Only: true as const } : named;
    for (const slice of slicesOf(flow)) ask({ kind: 'host', host }, itemPeer, slice);
  }
  const allPorts: Slice = { ports: flow.ports, carrier: null };
  for (const { cidr, printed } of rangesByAddress(flow, peer, own)) {
    ask({ kind: 'cidr', cidr, printed }, { kind: 'addresses', set: addressSetOf([cidr]) }, allPorts);
  }
  for (const bound of peer.bound) {
    const what: Asked = { kind: 'bound', party: peer.party ?? 'unknown', ...boundWords(bound) };
    if (bound.entry === own.entry.name && flow.from.party !== flow.to.party) close('internal', what);
    else ask(what, { kind: 'bound', bound }, allPorts);
  }
}

/** Why nothing of a flow opens; empty where something may. */
function closedWhole(flow: Flow, peer: End, entry: RoleEntry, asked: readonly AskedEntry[]): readonly Standing[] {
  const standings: Standing[] = [];
  if (flow.overlay?.omit) standings.push('omitted');
  if (flow.disputed) standings.push('disputed');
  if (standsBeside(flow, peer, entry, asked)) standings.push('internal');
  if (flow.missing.length > 0) standings.push(flow.completedBy.length > 0 ? 'completed' : 'uncovered');
  if (flow.way === 'proxy') standings.push('viaProxy');
  if (peer.hosts.length + peer.ranges.length + peer.bound.length === 0) standings.push('unplaced');
  return standings;
}

/** What has to be told of a closed flow: its peers one by one, or the party where none is known; of what the user leaves out, every block too. */
function closedPeers({ party, hosts, ranges, bound }: End, standing: Standing): readonly Asked[] {
  const named = [
    ...hosts.map((host): Asked => ({ kind: 'host', host })),
    ...bound.map((one): Asked => ({ kind: 'bound', party: party ?? 'unknown', id: one.bound })),
  ];
  const blocks = ranges.map(({ cidr, printed }): Asked => ({ kind: 'cidr', cidr, printed }));
  if (standing === 'omitted' && blocks.length > 0) return [...named, ...blocks];
  if (named.length > 0) return named;
  return blocks.length > 0 ? blocks : [{ kind: 'party', party }];
}

/** Whether the other end is a role of the same machines, asked for under the same name. */
function standsBeside(flow: Flow, peer: End, entry: RoleEntry, asked: readonly AskedEntry[]): boolean {
  if (peer.bound.length > 0 || peer.placement === 'supplied') return false;
  return asked.some(
    ({ entry: other }) =>
      other !== entry && other.name === entry.name && other.product.id === flow.product && other.role === peer.party,
  );
}

/** The alternative by which the entry reaches this end. */
function byAddresses(entry: RoleEntry, peer: End): boolean {
  return forParty(entry.reachBy, peer.party, 'names') === 'addresses';
}

/** Names and printed ranges of a flow that are no alternatives are needed both. */
function needsBoth(flow: Flow, peer: End): boolean {
  return !flow.either && peer.ranges.some((range) => range.supplied !== true);
}

/** The ranges that the product prints for a host, for the same role and wherever it prints them. */
function printedFor(host: Host, flow: Flow, flows: readonly Flow[]): End['ranges'] {
  const name = nameForRanges(host);
  return flows
    .filter((other) => other.product === flow.product && other.from.party === flow.from.party && !other.overlay?.omit)
    .flatMap((other) => [...other.from.ranges, ...other.to.ranges])
    .filter((range) => range.for.includes(name));
}

/**
 * How the hosts of an end stand: null where a host has to be open by name. Under addresses these are the ones without
 * ranges, and they only where the user asks for it.
 */
function hostsOf(
  flow: Flow,
  peer: End,
  { entry, flows }: AskedEntry,
): readonly { readonly host: Host; readonly standing: 'covered' | 'uncovered' | null }[] {
  if (!byAddresses(entry, peer) || needsBoth(flow, peer)) return peer.hosts.map((host) => ({ host, standing: null }));
  const openBare = forParty(entry.withoutRanges, peer.party, 'uncovered') === 'names';
  const supplied = peer.ranges.some((range) => range.supplied === true);
  const lookedUp = flow.requirement.unprintedRanges?.for;
  const ownAddresses = flow.overlay?.addresses ?? [];
  return peer.hosts.map((host) => {
    const bySupply = supplied && (lookedUp === undefined || lookedUp.includes(nameForRanges(host)));
    const covered = bySupply || ownAddresses.length > 0 || printedFor(host, flow, flows).length > 0;
    return { host, standing: covered ? 'covered' : openBare ? null : 'uncovered' };
  });
}

/**
 * The ranges that have to be open: what the user supplied, always; what the document prints, where it is no alternative
 * to a name or the entry goes by addresses, and then also what it prints for these hosts elsewhere.
 */
function rangesByAddress(flow: Flow, peer: End, { entry, flows }: AskedEntry): End['ranges'] {
  const [printed, supplied] = [false, true].map((is) =>
    peer.ranges.filter((range) => (range.supplied === true) === is),
  );
  if (needsBoth(flow, peer) || peer.hosts.length === 0) return peer.ranges;
  if (!byAddresses(entry, peer)) return supplied ?? [];
  const elsewhere = peer.hosts.flatMap((host) => printedFor(host, flow, flows));
  const all = [...(printed ?? []), ...elsewhere, ...(supplied ?? [])];
  return all.filter(({ cidr }, index) => all.findLastIndex((other) => other.cidr === cidr) === index);
}

function elementOf(
  source: string,
  flow: Flow,
  direction: Direction,
  asked: Asked,
  ports: PortSet,
  carrier: Slice['carrier'],
): Element {
  const { product, requirement, transport } = flow;
  return {
    source,
    product,
    requirement: requirement.id,
    direction,
    asked,
    transport,
    ports: printedPorts(ports),
    carrier,
  };
}

/** An opening of the user's own. What it says was checked before a plan was made of it. */
function additionalItem(source: string, rule: AdditionalRule): Item {
  const read = parsePorts(rule.ports);
  const ports = read.ok ? read.value : [];
  const [asked, peer] = additionalPeer(rule);
  const carrier = peer.kind === 'host' ? sliceOfApplication(rule.application, ports).carrier : null;
  const { id, direction, transport } = rule;
  const words = { source, product: 'additional', requirement: id, direction, asked, transport, carrier };
  const element = { ...words, ports: printPorts(ports) };
  return { element, reason: reasonOf(element), ports, peer };
}

function additionalPeer({ id, peer }: AdditionalRule): readonly [Asked, ItemPeer] {
  if (typeof peer !== 'string') {
    return [
      { kind: 'bound', party: 'additional', ...boundWords(peer) },
      { kind: 'bound', bound: peer },
    ];
  }
  const block = parseCidr(peer);
  if (block.ok) {
    const { first, last, text } = block.value;
    return [
      { kind: 'cidr', cidr: text, printed: peer },
      { kind: 'addresses', set: addresses.of([{ first, last }]) },
    ];
  }
  const host = parseHost(peer);
  if (!host.ok)
    throw new Error(`additional rule '${id}' has the peer '${peer}', which is neither a host nor an address`);
  return [
    { kind: 'host', host: host.value },
    { kind: 'host', host: host.value, supplied: true },
  ];
}
