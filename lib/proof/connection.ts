import { type AddressSet, addresses, cidrOf, formatAddress } from '../model/addresses';
import type { Direction } from '../model/element';
import { witnessName } from '../model/name-set';
import { ports } from '../model/ports';
import { type Box, EGRESS, TRAFFIC, type Traffic } from './box';
import type { Side } from './side';

/** One end of a connection: an address, and the unknown sets that it has to lie in, or out of, for the connection to be meant. */
export interface Place {
  readonly address: string;
  readonly in: readonly string[];
  readonly notIn: readonly string[];
}

/** One connection, as plain JSON: the witness of a hole. */
export interface Connection {
  /** Seen from the role's own machines; of a firewall that stands between, the first of the two. */
  readonly direction: Direction;
  /** Who opens it. */
  readonly source: Place;
  readonly peer: Place;
  readonly transport: 'tcp' | 'udp' | 'icmp' | 'other';
  /** Null where the transport has none. */
  readonly port: number | null;
  readonly application: 'tls' | 'http' | 'opaque' | 'handshake';
  /** The name that the client means. */
  readonly name: string | null;
}

/** A member of a box. Where there is a choice it takes a port, an address and a name that a person reads with ease. */
export function witnessOf(box: Box): Connection {
  const kind = TRAFFIC.find((_, index) => (box.traffic & (1 << index)) !== 0) ?? 'other';
  const [transport, application] = partsOf(kind);
  const portless = transport === 'icmp' || transport === 'other';
  return {
    direction: (box.direction & EGRESS) !== 0 ? 'egress' : 'ingress',
    source: placeOf(box.from, READABLE_SOURCE),
    peer: placeOf(box.to, READABLE_PEER),
    transport,
    port: portless ? null : ports.contains(box.ports, 443) ? 443 : (box.ports[0]?.first ?? null),
    application,
    name: witnessName(box.intent.names),
  };
}

/** `tcp/443 tls to 203.0.113.1, meaning a.example.com`. */
export function describeConnection({
  direction,
  source,
  peer,
  transport,
  port,
  application,
  name,
}: Connection): string {
  const what = `${transport}${port === null ? '' : `/${port}`}${transport === 'tcp' ? ` ${application}` : ''}`;
  const meaning = name === null ? 'meaning no name' : `meaning ${name}`;
  return `${direction} ${what} from ${describePlace(source)} to ${describePlace(peer)}, ${meaning}`;
}

function describePlace(place: Place): string {
  const words = [...place.in.map((id) => `in ${id}`), ...place.notIn.map((id) => `not in ${id}`)];
  return words.length === 0 ? place.address : `${place.address} (${words.join(', ')})`;
}

function partsOf(kind: Traffic): readonly [Connection['transport'], Connection['application']] {
  switch (kind) {
    case 'tcp/tls':
      return ['tcp', 'tls'];
    case 'tcp/http':
      return ['tcp', 'http'];
    case 'tcp/opaque':
      return ['tcp', 'opaque'];
    case 'tcp/handshake':
      return ['tcp', 'handshake'];
    default:
      return [kind, 'opaque'];
  }
}

/** Addresses of the blocks that are set aside for documentation: nobody's, wherever a witness is printed. */
const READABLE_SOURCE = cidrOf('198.51.100.1').first;
const READABLE_PEER = cidrOf('203.0.113.1').first;

function placeOf(side: Side, readable: bigint): Place {
  const ids = (inside: boolean) => side.memberships.filter((one) => one.inside === inside).map(({ set }) => set.id);
  return { address: formatAddress(pick(side.addresses, readable)), in: ids(true), notIn: ids(false) };
}

function pick(set: AddressSet, readable: bigint): bigint {
  return addresses.contains(set, readable) ? readable : (set[0]?.first ?? readable);
}
