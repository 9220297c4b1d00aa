import { ALL_PORTS, ports as portAlgebra } from '../../model/ports';
import { type Box, EVERYTHING, intersectBoxes } from '../box';
import { at } from '../side';
import type { Variables } from './aws-firewall-variables';
import type { Called, Piece } from './firewall-piece';
import { type Bounds, boundsOf } from './named-sides';
import { LineFault } from './suricata-fault';
import { headerOf, partsOfLine, portsWritten } from './suricata-header';
import { protocolMeaning } from './suricata-protocols';

/** Something of which nobody knows what it decides, within these boxes. */
export function openPiece({ name, place }: Called, boxes: readonly Box[] = [EVERYTHING]): Piece {
  return {
    name,
    place,
    action: 'unsure',
    boxes,
    description: null,
    phase: 0,
    decidesFlow: false,
    mayDecideFlow: true,
    passesNew: false,
  };
}

/** A line whose options cannot be read is no wider than its header, where that can be; one that alerts decides nothing. */
export function salvaged(text: string, called: Called, { sides, ports }: Variables): readonly Piece[] {
  try {
    const header = headerOf(partsOfLine(text).words);
    if (header.action === 'alert') return [];
    const protocol = protocolMeaning(header.protocol);
    if (header.bothWays || protocol === null) return [openPiece(called)];
    const open = portsWritten(header.ports, ports) ?? ALL_PORTS;
    const own = portsWritten(header.sourcePorts, ports) ?? ALL_PORTS;
    const [from, to] = [boundsOf(header.source, sides), boundsOf(header.destination, sides)];
    const box = (a: Bounds, b: Bounds, on: typeof open): readonly Box[] =>
      a.possibly.flatMap((one) =>
        b.possibly.flatMap(
          (other) =>
            intersectBoxes(
              { ...EVERYTHING, traffic: protocol.traffic, ports: on, from: one, to: other },
              { ...EVERYTHING, to: at(protocol.family) },
            ) ?? [],
        ),
      );
    // Without its options nobody knows whose packets it looks at.
    const isLow = header.action !== 'pass' && portAlgebra.covers([{ first: 0, last: 1023 }], open);
    const boxes = [...box(from, to, open), ...(isLow ? [] : box(to, from, own))];
    if (boxes.length > MOST_BOXES) return [openPiece(called)];
    // Whatever its options are, it does what its first word says, or is not there.
    const action = header.action === 'pass' ? 'pass' : 'drop';
    const isKnown = header.action === 'pass' || /^(?:drop|reject)/.test(header.action);
    return [isKnown ? { ...openPiece(called, boxes), action, mayMiss: true } : openPiece(called, boxes)];
  } catch (fault) {
    if (!(fault instanceof LineFault)) throw fault;
    return [openPiece(called)];
  }
}

const MOST_BOXES = 256;
