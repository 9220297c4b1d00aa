import { ALL_PORTS, type PortSet, ports as portAlgebra } from '../../model/ports';
import { type Box, EVERYTHING, intersectBoxes } from '../box';
import type { FilterRule } from '../readers/deployment';
import type { Place } from '../readers/place';
import { at } from '../side';
import type { Variables } from './aws-firewall-variables';
import { type Bounds, boundsOf, isExact } from './named-sides';
import { fail } from './suricata-fault';
import { portsWritten, type WrittenPorts } from './suricata-header';
import { decidedTraffic, type LineMeaning } from './suricata-line';

/** A part of what one line decides, and when. */
export interface Piece extends FilterRule {
  readonly phase: LineMeaning['phase'];
  readonly decidesFlow: boolean;
  readonly mayDecideFlow: boolean;
  /** It passes packets of the handshake alone. */
  readonly passesNew: boolean;
}

/** What a line is called, and where it stands. */
export interface Called {
  readonly name: string;
  readonly place: Place;
}

/** Ends and ports of a header, seen from who opens the connection. */
interface Way {
  readonly from: Bounds;
  readonly to: Bounds;
  readonly ports: PortSet | null;
  readonly ownPorts: PortSet | null;
  /** The packets are those of the other side, or of a header that is read from its other end. */
  readonly name: '' | 'its replies' | 'turned round' | 'its replies, turned round';
}

/**
 * The connections that a line decides about. It looks at packets: without a word on the flow's side its header also meets
 * those that the other side sends, of connections that run the other way. That those come is nobody's promise.
 */
export function piecesOf(line: LineMeaning, { sides, ports }: Variables, { name, place }: Called): readonly Piece[] {
  const { header, action } = line;
  if (action === 'alert' || action === 'config') return [];
  const from = boundsOf(header.source, sides);
  const to = boundsOf(header.destination, sides);
  const [own, open] = [portsOf(header.sourcePorts, ports), portsOf(header.ports, ports)];
  const straight: Way = { from, to, ports: open, ownPorts: own, name: '' };
  const turned: Way = { from: to, to: from, ports: own, ownPorts: open, name: 'turned round' };
  const replies = (way: Way): Way => ({
    from: way.to,
    to: way.from,
    ports: way.ownPorts,
    ownPorts: way.ports,
    name: way.name === '' ? 'its replies' : 'its replies, turned round',
  });
  const ways = header.bothWays ? [straight, turned] : [straight];
  const { surely, perhaps } = decidedTraffic(line);
  const piece = (way: Way, kinds: number, sure: boolean): readonly Piece[] => {
    const boxes = kinds === 0 ? [] : boxesOf(line, way, kinds);
    if (boxes.length === 0) return [];
    const words = [...(way.name === '' ? [] : [way.name]), ...(sure ? [] : ['not every one'])];
    return [
      {
        name: words.length === 0 ? name : `${name} (${words.join(', ')})`,
        place,
        action: action === 'pass' ? 'pass' : 'drop',
        boxes,
        ...(sure ? {} : { mayMiss: true }),
        sid: line.sid,
        description: line.message,
        ...(action === 'reject' ? { note: 'closes by answering' } : {}),
        phase: line.phase,
        decidesFlow: line.decidesFlow,
        mayDecideFlow: line.mayDecideFlow,
        passesNew: line.state === 'new' && action === 'pass',
      },
    ];
  };
  // What closes for clients on low ports alone closes for none that is used; what opens for them opens for who picks one.
  const isIdle = ({ ownPorts }: Way) => action !== 'pass' && ownPorts !== null && isLow(ownPorts);
  const seen = (way: Way): readonly Piece[] => {
    const isSure = isExact(way.from) && isExact(way.to) && way.ownPorts === ALL_PORTS && way.ports !== null;
    return isSure ? [...piece(way, surely, true), ...piece(way, perhaps, false)] : piece(way, surely | perhaps, false);
  };
  return [
    ...(line.side === 'server' ? [] : ways.flatMap(seen)),
    ...(line.side === 'client'
      ? []
      : ways.flatMap((way) => (isIdle(replies(way)) ? [] : piece(replies(way), surely | perhaps, false)))),
  ];
}

/** Clients that do not choose take a port above these (RFC 6335, section 6). */
const SYSTEM_PORTS: PortSet = [{ first: 0, last: 1023 }];

function isLow(set: PortSet): boolean {
  return portAlgebra.covers(SYSTEM_PORTS, set);
}

const MOST_BOXES = 4096;

/** Null where the ports come later. */
function portsOf(written: WrittenPorts, named: Variables['ports']): PortSet | null {
  const read = portsWritten(written, named);
  if (read !== null && read.length === 0) fail('has no port');
  return read;
}

function boxesOf({ intent, family }: LineMeaning, way: Way, kinds: number): readonly Box[] {
  const open = way.ports ?? ALL_PORTS;
  const inFamily: Box = { ...EVERYTHING, to: at(family) };
  if (way.from.possibly.length * way.to.possibly.length > MOST_BOXES)
    fail('has more pairs of ends than are told apart');
  return way.from.possibly.flatMap((from) =>
    way.to.possibly.flatMap(
      (to) => intersectBoxes({ ...EVERYTHING, traffic: kinds, ports: open, from, to, intent }, inFamily) ?? [],
    ),
  );
}
