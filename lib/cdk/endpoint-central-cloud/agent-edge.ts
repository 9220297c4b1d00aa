import { endpointCentralCloud } from '../../catalog/endpoint-central-cloud';
import type { Issue } from '../../diagnostics';
import type { Flow } from '../../model/flow';
import { printPorts } from '../../model/ports';
import type { RoleAccess } from '../role-access';

const { id: PRODUCT, name: PRODUCT_NAME } = endpointCentralCloud;

/**
 * What stands in the way of an edge from agents to a distribution server: no agents there, a profile that knows of no
 * distribution server, or two sides that speak of different ports. Neither side's word is taken for the other's.
 */
export function agentEdgeFaults(agents: RoleAccess, server: RoleAccess, verb: string): readonly Issue[] {
  const at = 'allowAgents';
  if (!plays(agents, 'agent')) {
    const allowed = agents.entries.map(({ product, role }) => `${product.id}.${role}`);
    return [{ code: 'role-not-in-construct', at, verb, role: 'agent', product: PRODUCT_NAME, allowed }];
  }
  const going = edgeFlows(agents);
  if (going.length === 0) return [{ code: 'choice-not-made', at, verb, choice: 'distributionServer' }];
  const coming = edgeFlows(server);
  return going.flatMap(({ requirement, ports }): readonly Issue[] => {
    const there = coming.find((flow) => flow.requirement.id === requirement.id);
    const [fromPorts, toPorts] = [portWords(ports), portWords(there?.ports ?? [])];
    if (fromPorts === toPorts) return [];
    return [
      {
        code: 'ports-disagree',
        at,
        requirement: requirement.id,
        from: agents.node.path,
        fromPorts,
        to: server.node.path,
        toPorts,
      },
    ];
  });
}

function plays({ entries }: RoleAccess, name: string): boolean {
  return entries.some(({ product, role }) => product.id === PRODUCT && role === name);
}

/** The flows from agents to the server, as one of the two has them. */
function edgeFlows({ compiled }: RoleAccess): readonly Flow[] {
  return compiled.asked
    .filter(({ request }) => request.entry.product.id === PRODUCT)
    .flatMap(({ flows }) => flows)
    .filter(({ from, to }) => from.party === 'agent' && to.party === 'distributionServer');
}

function portWords(ports: Flow['ports']): string {
  return printPorts(ports).join(', ');
}
