import { addresses } from '../../lib/model/addresses';
import { containsName } from '../../lib/model/name-set';
import { ports } from '../../lib/model/ports';
import { type Box, EGRESS, INGRESS, TRAFFIC, type Traffic } from '../../lib/proof/box';
import type { RuledBox } from '../../lib/proof/region';
import type { Side } from '../../lib/proof/side';

/** One end of one connection in one world: where it is, and which unknown sets it lies in there. */
export interface EndPoint {
  readonly address: bigint;
  readonly in: readonly string[];
}

/** One connection in one world. */
export interface Point {
  readonly direction: 'egress' | 'ingress';
  readonly traffic: Traffic;
  readonly port: number;
  readonly from: EndPoint;
  readonly to: EndPoint;
  readonly name: string | null;
}

/** Whether a connection lies in a box, axis by axis: what the box says, and nothing of how it is computed with. */
export function holdsPoint(box: Box, point: Point): boolean {
  return (
    (box.direction & (point.direction === 'egress' ? EGRESS : INGRESS)) !== 0 &&
    (box.traffic & (1 << TRAFFIC.indexOf(point.traffic))) !== 0 &&
    ports.contains(box.ports, point.port) &&
    holdsEnd(box.from, point.from) &&
    holdsEnd(box.to, point.to) &&
    (point.name === null ? box.intent.nameless : containsName(box.intent.names, point.name))
  );
}

export function allowsPoint(allowed: readonly RuledBox[], point: Point): boolean {
  return allowed.some(({ box }) => holdsPoint(box, point));
}

function holdsEnd(side: Side, end: EndPoint): boolean {
  return (
    addresses.contains(side.addresses, end.address) &&
    side.memberships.every(({ set, inside }) => end.in.includes(set.id) === inside)
  );
}
