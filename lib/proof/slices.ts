import type { NameCarrier } from '../model/element';
import type { Flow } from '../model/flow';
import { type PortSet, portSetOf, ports } from '../model/ports';
import type { ApplicationName } from '../model/product';

/** The ports of a flow on which a name is carried in one way. */
export interface Slice {
  readonly ports: PortSet;
  readonly carrier: NameCarrier | null;
}

const CARRIERS: Readonly<Record<string, NameCarrier>> = { https: 'tls', wss: 'tls', tls: 'tls', http: 'http' };

export function sliceOfApplication(name: ApplicationName | undefined, open: PortSet): Slice {
  const carrier = name !== undefined && Object.hasOwn(CARRIERS, name) ? CARRIERS[name] : undefined;
  return { ports: open, carrier: carrier ?? null };
}

/**
 * A flow by name, parted by what carries the name: a slice for TLS, one for HTTP, one for the ports on which nothing is
 * known to carry any. Applications of one carrier (https and wss) are one slice; a port that has both is in both.
 */
export function slicesOf(flow: Pick<Flow, 'transport' | 'ports' | 'application'>): readonly Slice[] {
  if (flow.transport !== 'tcp') return [{ carrier: null, ports: flow.ports }];
  const named = flow.application.map(({ name, ports: text }) =>
    sliceOfApplication(name, text === '' ? flow.ports : ports.intersect(flow.ports, portSetOf(text.split(/, */)))),
  );
  const slices = (['tls', 'http'] as const).map((carrier): Slice => {
    const own = named.filter((slice) => slice.carrier === carrier);
    return { carrier, ports: own.reduce<PortSet>((sum, slice) => ports.union(sum, slice.ports), []) };
  });
  const rest = slices.reduce((left, slice) => ports.subtract(left, slice.ports), flow.ports);
  const carried = slices.filter((slice) => slice.ports.length > 0);
  return rest.length > 0 || carried.length === 0 ? [...carried, { carrier: null, ports: rest }] : carried;
}
