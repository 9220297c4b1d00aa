import type { ResolvedRequest } from '../compile';
import { printPorts } from '../model/ports';
import { hostForms } from './host-forms';
import type { ProxyNames } from './report';

/** Names that a proxy has to let through for a role: those of every flow that may go its way. */
export function proxyNames({ request, flows }: ResolvedRequest): readonly ProxyNames[] {
  return flows.flatMap((flow): readonly ProxyNames[] => {
    if (flow.way === 'direct' || flow.from.party !== request.entry.role || flow.missing.length > 0) return [];
    const names = flow.to.hosts.map(({ printed }) => printed);
    if (names.length === 0) return [];
    const { product, requirement } = flow;
    const forms = flow.to.hosts.flatMap(hostForms);
    const source = request.entry.name;
    return [{ source, product, requirement: requirement.id, names, forms, ports: printPorts(flow.ports) }];
  });
}
