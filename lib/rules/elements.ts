import type { Asked, Direction, Element, Fidelity } from '../model/element';
import { type Alternative, forParty, type RoleEntry } from '../model/entry';
import { boundWords, type End, type Flow, isOmitted, type RangeInForce } from '../model/flow';
import { type Host, nameForRanges } from '../model/host';
import { answerable } from '../model/overlay';
import { type PortSet, printedPorts } from '../model/ports';
import { shelve } from '../model/shelved';
import { type Slice, slicesOf } from './slices';
import { NO_WAY_OUT, type RangesFor, type WaysOut, WaysToHost } from './ways-out';

/** The flows of one entry, and of every entry beside which it is compiled. */
export interface EntryFlows {
  readonly entry: RoleEntry;
  readonly flows: readonly Flow[];
}

/** One element with its standing before any target has spoken: `null` where a rule has to say it. */
export interface AskedElement {
  readonly element: Element;
  /** `product.role` of the entries that ask; empty where it is an opening of the user's own. */
  readonly roles: readonly string[];
  readonly ports: PortSet;
  readonly inferred: boolean;
  /** The document supports this family alone. */
  readonly ipVersion?: 'IPv4';
  readonly waysOut: WaysOut;
  readonly settled: Fidelity | null;
}

/** Everything that an entry's flows ask for, element by element; nothing is left out. */
export function askingsOf(own: EntryFlows, beside: readonly EntryFlows[]): readonly AskedElement[] {
  const rangesFor = printedRanges(own.flows);
  const { role, product } = own.entry;
  const roles = [`${product.id}.${role}`];
  const asked: AskedElement[] = [];
  for (const flow of own.flows) {
    // Both, where a role speaks to machines of its own kind.
    for (const direction of DIRECTIONS) {
      const [self, peer] = direction === 'egress' ? [flow.from, flow.to] : [flow.to, flow.from];
      if (self.party !== role) continue;
      for (const one of askingsIn({ flow, direction, peer, own, roles }, beside, rangesFor)) asked.push(one);
    }
  }
  return asked;
}

const DIRECTIONS: readonly Direction[] = ['egress', 'ingress'];

/** A flow as one of its roles sees it. */
interface Seen {
  readonly flow: Flow;
  readonly direction: Direction;
  readonly peer: End;
  readonly own: EntryFlows;
  readonly roles: readonly string[];
}

function askingsIn(seen: Seen, beside: readonly EntryFlows[], rangesFor: RangesFor): readonly AskedElement[] {
  const { flow, peer, own } = seen;
  const settled = settledWhole(flow, peer, own.entry, beside);
  // Of a flow that opens nothing as a whole, its documented peers are still told one by one.
  if (settled !== null) {
    const whole: Slice = { ports: flow.ports, carrier: null, inferred: false };
    const nowhere: Asked = { kind: 'party', party: peer.party };
    const peers = [
      ...peer.hosts.map((host) => askedHost(flow, host)),
      ...peer.ranges.map(askedRange),
      ...peer.bound.map((bound) => askedBound(peer, bound)),
    ];
    return (peers.length === 0 ? [nowhere] : peers).map((asked) => asking(seen, asked, whole, NO_WAY_OUT, settled));
  }
  return peersOf(flow, peer, own.entry, rangesFor).flatMap(({ asked, settled: alone }) => {
    const waysOut = asked.kind === 'host' ? new WaysToHost(flow, peer, asked.host, rangesFor) : NO_WAY_OUT;
    return slicesOf(flow, asked).map((slice) => asking(seen, asked, slice, waysOut, alone));
  });
}

function asking(seen: Seen, asked: Asked, slice: Slice, waysOut: WaysOut, settled: Fidelity | null): AskedElement {
  const { flow, direction, own, roles } = seen;
  const element: Element = {
    source: own.entry.name,
    product: flow.product,
    requirement: flow.requirement.id,
    direction,
    asked,
    transport: flow.transport,
    ports: flow.transport === 'icmp' ? [] : printedPorts(slice.ports),
    carrier: slice.carrier,
  };
  const { ports: open, inferred } = slice;
  const all = { element, roles, ports: open, inferred, waysOut, settled };
  const { ipVersion } = flow.requirement;
  return ipVersion === undefined ? all : { ...all, ipVersion };
}

/** Where the whole flow stands before its hosts are looked at one by one; null where it opens. */
function settledWhole(flow: Flow, peer: End, entry: RoleEntry, beside: readonly EntryFlows[]): Fidelity | null {
  const { requirement, overlay } = flow;
  if (overlay?.omit === true) return { standing: 'omitted', ...answerable(overlay) };
  if (flow.disputed) return { standing: 'disputed', note: requirement.disputed?.note ?? '' };
  if (sameMachines(flow, peer, entry, beside)) return { standing: 'internal' };
  if (flow.way === 'proxy') return { standing: 'viaProxy' };
  if (flow.missing.length > 0 && flow.completedBy.length > 0) return { standing: 'completed', by: flow.completedBy };
  if (flow.missing.length > 0) {
    return {
      standing: 'uncovered',
      missing: flow.missing,
      because: 'not-documented',
      supply: [requirement.incomplete?.where, requirement.incomplete?.supply, takeIn(flow)].filter(Boolean).join('; '),
    };
  }
  const known = peer.hosts.length + peer.ranges.length + peer.bound.length;
  if (known === 0 && peer.party !== null) return { standing: 'unplaced', party: peer.party };
  return null;
}

/** What the user may do beside supplying it. */
function takeIn({ completable }: Flow): string {
  const options = completable.map((document) => `supplements: ['${document}']`).join(' or ');
  return options === '' ? '' : `or take in ${options}`;
}

/** Both ends are roles on the machines of one source, and nobody says that the other one stands elsewhere too: nothing crosses a firewall. */
function sameMachines(flow: Flow, peer: End, entry: RoleEntry, beside: readonly EntryFlows[]): boolean {
  if (peer.bound.length > 0 || peer.placement === 'supplied') return false;
  return beside.some(
    (other) =>
      other.entry !== entry &&
      other.entry.name === entry.name &&
      other.entry.product.id === flow.product &&
      other.entry.role === peer.party,
  );
}

interface PeerAsked {
  readonly asked: Asked;
  readonly settled: Fidelity | null;
}

/** The peers of a flow under the entry's alternative. */
function peersOf(flow: Flow, peer: End, entry: RoleEntry, rangesFor: RangesFor): readonly PeerAsked[] {
  const open = (asked: Asked): PeerAsked => ({ asked, settled: null });
  const hosts = peer.hosts.map((host) => askedHost(flow, host));
  const bound = peer.bound.map((one): PeerAsked => {
    const asked = askedBound(peer, one);
    // A role that speaks to its own kind speaks to other machines of it.
    const same = one.entry === entry.name && flow.from.party !== flow.to.party;
    return same ? { asked, settled: { standing: 'internal' } } : open(asked);
  });
  const printed = peer.ranges.filter((range) => range.supplied !== true);
  const supplied = peer.ranges.filter((range) => range.supplied === true);
  const mode: Alternative = forParty(entry.reachBy, peer.party, 'names');
  // Where the document does not call them alternatives, names and printed ranges are needed both; what the user supplied always is.
  const both = !flow.either && printed.length > 0;
  if (mode === 'names' || both) {
    const ranges = [...(both || hosts.length === 0 ? printed : []), ...supplied];
    return [...hosts.map(open), ...ranges.map((range) => open(askedRange(range))), ...bound];
  }
  const byName = forParty(entry.withoutRanges, peer.party, 'uncovered') === 'names';
  const elsewhere = peer.hosts.flatMap((host) => rangesFor(flow, host));
  const bare = hosts.flatMap((asked): readonly PeerAsked[] => {
    const { host } = asked;
    if (rangesFor(flow, host).length > 0 || coveredBySupply(flow, peer, host)) return [];
    return [byName ? open(asked) : { asked, settled: withoutRange(flow, peer, host) }];
  });
  const ranges = new Map([...printed, ...elsewhere, ...supplied].map((range) => [range.cidr, range]));
  return [...bare, ...[...ranges.values()].map((range) => open(askedRange(range))), ...bound];
}

/**
 * Whether the ranges that the user supplied for a party stand for this host of it. Where the document says which names
 * the reader has to look up, they stand for those and silence no other.
 */
function coveredBySupply({ requirement, overlay }: Flow, peer: End, host: Host): boolean {
  // Addresses in the place of a row's own stand for all of its names.
  if ((overlay?.addresses ?? []).length > 0) return true;
  if (!peer.ranges.some((range) => range.supplied === true)) return false;
  return requirement.unprintedRanges?.for.includes(nameForRanges(host)) ?? true;
}

function withoutRange({ requirement }: Flow, peer: End, host: Host): Fidelity {
  const unprinted = requirement.unprintedRanges;
  const offered = unprinted?.for.includes(nameForRanges(host)) === true;
  const byName = "open these hosts by name with withoutRanges: 'names'";
  const supplied = `supply the ranges as parties: { ${peer.party}: { addresses: [...] } }`;
  return {
    standing: 'uncovered',
    missing: ['addresses'],
    because: offered ? 'ranges-not-printed' : 'ranges-not-offered',
    supply: offered
      ? `${unprinted.how}; ${supplied}, or ${byName}`
      : unprinted === undefined
        ? `${supplied}, or ${byName}`
        : byName,
  };
}

/** The ranges that the product prints for a host, wherever it prints them for the same role. */
function printedRanges(flows: readonly Flow[]): RangesFor {
  const byName = new Map<string, RangeInForce[]>();
  for (const flow of flows) {
    if (isOmitted(flow)) continue;
    for (const { ranges } of [flow.from, flow.to]) {
      for (const range of ranges) {
        for (const name of range.for) shelve(byName, `${flow.from.party} ${name}`, range);
      }
    }
  }
  return (flow, host) => byName.get(`${flow.from.party} ${nameForRanges(host)}`) ?? [];
}

function askedHost(flow: Flow, host: Host): Extract<Asked, { readonly kind: 'host' }> {
  return flow.requirement.hosts.includes(host) ? { kind: 'host', host } : { kind: 'host', host, supplied: true };
}

function askedRange(range: End['ranges'][number]): Asked {
  return { kind: 'cidr', cidr: range.cidr, printed: range.printed };
}

function askedBound(peer: End, bound: End['bound'][number]): Asked {
  return { kind: 'bound', party: peer.party ?? 'unknown', ...boundWords(bound) };
}
