import type { PortSet } from '../model/ports';
import { onceForEach } from '../model/read-once';
import type { Box } from './box';
import type { Side, UnknownSet } from './side';

/** Equal exactly when two boxes are the same. */
export function boxKey(box: Box): string {
  return `${shapeKey(box)} ${box.intent.names.id}`;
}

/** Equal exactly when two boxes are the same but for their names. */
export function shapeKey(box: Box): string {
  return `${plainKey(box)} ${sideKey(box.from)} ${sideKey(box.to)} ${box.intent.nameless}`;
}

/** Equal exactly when two boxes are alike in direction, traffic and ports. */
export function plainKey({ direction, traffic, ports }: Box): string {
  return `${direction} ${traffic} ${portsKey(ports)}`;
}

/** Equal exactly when two ends are the same. */
export const sideKey = onceForEach(sideText);

export function sideText(side: Side): string {
  return `${membershipKey(side)} ${intervalsKey(side.addresses)}`;
}

/** Sides of the same unknown sets: the bounds of these are folded into the addresses, so a union of these is exact. */
export function membershipKey({ memberships }: Pick<Side, 'memberships'>): string {
  return memberships.map(({ set, inside }) => (inside ? idText(set) : `!${idText(set)}`)).join();
}

const portsKey = onceForEach(portsText);

export function portsText(set: PortSet): string {
  return intervalsKey(set);
}

/** An id may hold anything, so it is quoted. */
const idText = onceForEach((set: UnknownSet) => JSON.stringify(set.id));

function intervalsKey(set: readonly { readonly first: number | bigint; readonly last: number | bigint }[]): string {
  return set.map(({ first, last }) => `${first}-${last}`).join();
}
