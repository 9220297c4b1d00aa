import { type Asked, askedKey, type Direction, type ElementFidelity, type Fidelity } from '../model/element';
import type { End, Flow } from '../model/flow';
import { nameForRanges } from '../model/host';
import { printPorts } from '../model/ports';
import { type AskedEntry, flowKey } from './asked';
import { slicesOf } from './slices';

/** A flow, its other end as one of its entries sees it, and the way in which it goes from there. */
interface Seen {
  readonly flow: Flow;
  readonly peer: End;
  readonly direction: Direction;
}

/** By {@link flowKey}. */
export type SeenFlows = ReadonlyMap<string, readonly Seen[]>;

export function seenFlows(asked: readonly AskedEntry[]): SeenFlows {
  const seen = new Map<string, Seen[]>();
  for (const { entry, flows } of asked) {
    for (const flow of flows) {
      const key = flowKey({ source: entry.name, product: flow.product, requirement: flow.requirement.id });
      const here = seen.get(key) ?? [];
      if (flow.from.party === entry.role) here.push({ flow, peer: flow.to, direction: 'egress' });
      if (flow.to.party === entry.role) here.push({ flow, peer: flow.from, direction: 'ingress' });
      seen.set(key, here);
    }
  }
  return seen;
}

/** Whether what is said of an element that opens nothing is what its flow says: whom it names, where, and why. */
export function isTrueOf(flows: SeenFlows, { element, fidelity }: ElementFidelity): boolean {
  const ports = element.ports.join();
  return (flows.get(flowKey(element)) ?? []).some(({ flow, peer, direction }) => {
    if (direction !== element.direction || flow.transport !== element.transport) return false;
    if (!namedBy(peer).has(askedKey(element.asked))) return false;
    const slices = [{ ports: flow.ports, carrier: null }, ...(element.asked.kind === 'host' ? slicesOf(flow) : [])];
    const isSlice = slices.some((slice) => {
      const words = flow.transport === 'icmp' ? '' : printPorts(slice.ports).join();
      return words === ports && slice.carrier === element.carrier;
    });
    return isSlice && holds(fidelity, flow, peer, element.asked);
  });
}

function namedBy({ party, hosts, ranges, bound }: End): ReadonlySet<string> {
  const named: readonly Asked[] = [
    ...hosts.map((host): Asked => ({ kind: 'host', host })),
    ...ranges.map(({ cidr, printed }): Asked => ({ kind: 'cidr', cidr, printed })),
    ...bound.map((one): Asked => ({ kind: 'bound', party: party ?? 'unknown', id: one.bound })),
    { kind: 'party', party },
  ];
  return new Set(named.map(askedKey));
}

function holds(fidelity: Fidelity, flow: Flow, peer: End, asked: Asked): boolean {
  switch (fidelity.standing) {
    case 'uncovered': {
      const [missing, because] = lackOf(flow, asked);
      return fidelity.because === because && [...fidelity.missing].sort().join() === [...missing].sort().join();
    }
    case 'unplaced':
      return fidelity.party === peer.party;
    case 'omitted': {
      const { reason, owner, expires, omit } = flow.overlay ?? {};
      return (
        omit === true &&
        [reason, owner, expires].join('|') === [fidelity.reason, fidelity.owner, fidelity.expires].join('|')
      );
    }
    case 'disputed':
      return fidelity.note === (flow.requirement.disputed?.note ?? '');
    case 'completed':
      return fidelity.by.join() === flow.completedBy.join();
    default:
      return true;
  }
}

/** What the document lacks: of the whole flow, or, where that is whole, the ranges of one host. */
function lackOf({ missing, requirement }: Flow, asked: Asked): readonly [readonly string[], string] {
  if (missing.length > 0) return [missing, 'not-documented'];
  const isOffered =
    asked.kind === 'host' && requirement.unprintedRanges?.for.includes(nameForRanges(asked.host)) === true;
  return [['addresses'], isOffered ? 'ranges-not-printed' : 'ranges-not-offered'];
}
