import { endpointCentralCloud as product } from '../../catalog/products';
import type { NamedClass } from '../named-roles';
import type { RoleEdge } from '../role-edge';

/** The way of agents to their distribution server. */
export const AGENT_EDGE: RoleEdge = {
  product,
  verb: 'allowAgents',
  between: [{ near: 'distributionServer', far: 'agent' }],
  meets: 'agents',
};

/** `EndpointCentralEgress`. */
export const AGENTS: NamedClass = {
  product,
  roles: ['agent'],
  met: { party: 'distributionServer', edge: AGENT_EDGE },
  description: 'Endpoint Central Cloud agents',
};

/** `EndpointCentralDistributionServer`. */
export const DISTRIBUTION_SERVER: NamedClass = {
  product,
  roles: ['distributionServer'],
  description: 'Endpoint Central Cloud distribution server',
};
