import type { NameCarrier } from '../model/element';
import type { Flow } from '../model/flow';
import { type PortSet, portSetOf, ports } from '../model/ports';
import type { ApplicationName } from '../model/product';
import { readOnce } from '../model/read-once';

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
  const carried = (['tls', 'http'] as const).flatMap((carrier): readonly Slice[] => {
    const open = portsCarrying(carrier, flow);
    return open.length === 0 ? [] : [{ carrier, ports: open }];
  });
  const rest = carried.reduce((left, slice) => ports.subtract(left, slice.ports), flow.ports);
  return rest.length > 0 || carried.length === 0 ? [...carried, { carrier: null, ports: rest }] : carried;
}

const portsIn = readOnce((text: string) => portSetOf(text.split(/, */)));

function portsCarrying(
  carrier: NameCarrier,
  { application, ports: all }: Pick<Flow, 'ports' | 'application'>,
): PortSet {
  let carrying: PortSet = [];
  for (const { name, ports: text } of application) {
    if (sliceOfApplication(name, all).carrier !== carrier) continue;
    const own = text === '' ? all : ports.intersect(all, portsIn(text));
    carrying = carrying.length === 0 ? own : ports.union(carrying, own);
  }
  return carrying;
}
