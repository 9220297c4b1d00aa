import { type Asked, carrierOf, type NameCarrier } from '../model/element';
import type { Flow } from '../model/flow';
import { ALL_PORTS, type PortSet, portSetOf, ports } from '../model/ports';
import { readOnce } from '../model/read-once';

/** A part of a flow: the ports on which one kind of name can be read. */
export interface Slice {
  readonly ports: PortSet;
  readonly carrier: NameCarrier | null;
  /** The document does not state the application; it was inferred. */
  readonly inferred: boolean;
}

/**
 * A name is read in TLS or HTTP over TCP: a slice for each, a port that has both in both, and one for the rest. An
 * address or a party is opened whatever runs there, and ICMP whatever its type.
 */
export function slicesOf(flow: Flow, asked: Asked): readonly Slice[] {
  const whole: Slice = { ports: flow.transport === 'icmp' ? ALL_PORTS : flow.ports, carrier: null, inferred: false };
  if (asked.kind !== 'host' || flow.transport !== 'tcp') return [whole];
  const slices: Slice[] = [];
  let rest = flow.ports;
  for (const carrier of CARRIERS) {
    const named = flow.application.filter(({ name }) => carrierOf(name) === carrier);
    const there = named.reduce((sum, { ports: text }) => ports.union(sum, portsIn(text, flow)), NO_PORTS);
    const here = ports.intersect(flow.ports, there);
    if (here.length === 0) continue;
    slices.push({ ports: here, carrier, inferred: named.every(({ basis }) => basis === 'inferred') });
    rest = ports.subtract(rest, here);
  }
  if (rest.length > 0 || slices.length === 0) slices.push({ ...whole, ports: rest });
  return slices;
}

const CARRIERS: readonly NameCarrier[] = ['tls', 'http'];
const NO_PORTS = ports.of([]);

/** An application without ports runs on all of them. */
export function portsIn(text: string, flow: Flow): PortSet {
  return text === '' ? flow.ports : portsOfText(text);
}

/** A catalogue has a few dozen of these. */
const portsOfText = readOnce((text) => portSetOf(text.split(/\s*,\s*/)));
