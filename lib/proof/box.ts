import { ALL_PORTS, type PortSet, ports } from '../model/ports';
import { EVERY_INTENT, type Intent, intersectIntents, isWithinIntent, subtractIntents } from './intent';
import { ANYWHERE, intersectSides, type Side, subtractSides } from './side';

/**
 * What flows: the transport and, over TCP, what is spoken. `tcp/handshake` is a connection that ends before a word;
 * `other` is every IP protocol that is neither TCP, UDP nor ICMP. Over what is not TCP a firewall of ours reads nothing.
 */
export const TRAFFIC = ['tcp/tls', 'tcp/http', 'tcp/opaque', 'tcp/handshake', 'udp', 'icmp', 'other'] as const;

export type Traffic = (typeof TRAFFIC)[number];

/** A set of directions, seen from the role's own machines; a firewall that stands between cannot tell them apart. */
export const EGRESS = 1;
export const INGRESS = 2;
export const BOTH_WAYS = EGRESS | INGRESS;

/** A set of {@link TRAFFIC}, one bit each. */
export function traffic(...kinds: readonly Traffic[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << TRAFFIC.indexOf(kind)), 0);
}

export const ALL_TRAFFIC = traffic(...TRAFFIC);
export const ALL_TCP = traffic('tcp/tls', 'tcp/http', 'tcp/opaque', 'tcp/handshake');

/** A product of sets, one per axis, none of them empty: the connections that have their value on every axis. */
export interface Box {
  readonly direction: number;
  readonly traffic: number;
  /** Of ICMP the type times 256 plus the code, so that what EC2 takes as ports is exact there too. */
  readonly ports: PortSet;
  /** Who opens the connection. */
  readonly from: Side;
  readonly to: Side;
  readonly intent: Intent;
}

export const EVERYTHING: Box = {
  direction: BOTH_WAYS,
  traffic: ALL_TRAFFIC,
  ports: ALL_PORTS,
  from: ANYWHERE,
  to: ANYWHERE,
  intent: EVERY_INTENT,
};

interface Axis<Value> {
  /** Null where nothing is common. */
  readonly intersect: (a: Value, b: Value) => Value | null;
  /** Disjoint, none of them empty. */
  readonly subtract: (a: Value, b: Value) => readonly Value[];
}

const bits: Axis<number> = {
  intersect: (a, b) => a & b || null,
  subtract: (a, b) => ((a & ~b) === 0 ? [] : [a & ~b]),
};

/** The names stand last: they are the one axis on which an answer costs more than a few comparisons. */
const AXES: { readonly [K in keyof Box]: Axis<Box[K]> } = {
  direction: bits,
  traffic: bits,
  ports: {
    intersect: (a, b) => (a === b ? a : nonEmpty(ports.intersect(a, b))),
    subtract: (a, b) => (a === b ? [] : present(ports.subtract(a, b))),
  },
  from: { intersect: intersectSides, subtract: subtractSides },
  to: { intersect: intersectSides, subtract: subtractSides },
  intent: { intersect: intersectIntents, subtract: subtractIntents },
};

const AXIS_NAMES = Object.keys(AXES) as readonly (keyof Box)[];

/** Null where the two have no connection in common, in any world. */
export function intersectBoxes(a: Box, b: Box): Box | null {
  if (a === b || b === EVERYTHING) return a;
  const direction = a.direction & b.direction;
  const common = a.traffic & b.traffic;
  if (direction === 0 || common === 0) return null;
  const open = AXES.ports.intersect(a.ports, b.ports);
  if (open === null) return null;
  const from = intersectSides(a.from, b.from);
  if (from === null) return null;
  const to = intersectSides(a.to, b.to);
  if (to === null) return null;
  const intent = intersectIntents(a.intent, b.intent);
  return intent === null ? null : { direction, traffic: common, ports: open, from, to, intent };
}

/**
 * What lies in `a` and not in `b`, in disjoint boxes. A connection of `a` that is not in `b` leaves `b` on some axis,
 * and on exactly one first axis: one box per axis, within `b` on those before it and free as `a` on those after it.
 */
export function subtractBox(a: Box, b: Box): readonly Box[] {
  if (a === b) return [];
  const common = intersectBoxes(a, b);
  if (common === null) return [a];
  const parts: Box[] = [];
  let rest = a;
  const split = <K extends keyof Box>(axis: K) => {
    // Nothing leaves `b` on an axis on which all of `a` lies in it.
    if (common[axis] === a[axis]) return;
    for (const value of AXES[axis].subtract(rest[axis], b[axis])) parts.push({ ...rest, [axis]: value });
    rest = { ...rest, [axis]: common[axis] };
  };
  for (const axis of AXIS_NAMES) split(axis);
  return parts;
}

/** Whether nothing of `a` lies outside `b`: on no axis, since no axis of a box is empty. */
export function isWithin(a: Box, b: Box): boolean {
  return (
    (a.direction & ~b.direction) === 0 &&
    (a.traffic & ~b.traffic) === 0 &&
    (a.ports === b.ports || ports.covers(b.ports, a.ports)) &&
    subtractSides(a.from, b.from).length === 0 &&
    subtractSides(a.to, b.to).length === 0 &&
    isWithinIntent(a.intent, b.intent)
  );
}

/** What lies in one of `boxes` and in none of `taken`. */
export function subtractBoxes(boxes: readonly Box[], taken: readonly Box[]): readonly Box[] {
  let left = boxes;
  for (const one of taken) {
    if (left.length === 0) return left;
    left = left.flatMap((box) => subtractBox(box, one));
  }
  return left;
}

function nonEmpty(set: PortSet): PortSet | null {
  return set.length === 0 ? null : set;
}

function present<T extends object>(value: T | null): readonly T[] {
  return value === null || (Array.isArray(value) && value.length === 0) ? [] : [value];
}
