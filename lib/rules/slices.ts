import { type Asked, carrierOf, type NameCarrier } from '../model/element';
import type { Flow } from '../model/flow';
import { ALL_PORTS, type PortSet, portSetOf, ports } from '../model/ports';

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
  const carried = (['tls', 'http'] as const).flatMap((carrier): readonly Slice[] => {
    const named = flow.application.filter(({ name }) => carrierOf(name) === carrier);
    const there = named.reduce<PortSet>((sum, { ports: text }) => ports.union(sum, portsIn(text, flow)), ports.of([]));
    const here = ports.intersect(flow.ports, there);
    const inferred = named.every(({ basis }) => basis === 'inferred');
    return here.length === 0 ? [] : [{ ports: here, carrier, inferred }];
  });
  const rest = carried.reduce<PortSet>((left, slice) => ports.subtract(left, slice.ports), flow.ports);
  return rest.length > 0 || carried.length === 0 ? [...carried, { ...whole, ports: rest }] : carried;
}

/** An application without ports runs on all of them. */
export function portsIn(text: string, flow: Flow): PortSet {
  return text === '' ? flow.ports : portSetOf(text.split(/\s*,\s*/));
}
