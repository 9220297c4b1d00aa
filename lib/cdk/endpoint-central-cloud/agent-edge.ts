import { endpointCentralCloud } from '../../catalog/endpoint-central-cloud';
import type { RoleEdge } from '../role-edge';

/** The way of agents to their distribution server. */
export const AGENT_EDGE: RoleEdge = {
  product: endpointCentralCloud,
  verb: 'allowAgents',
  between: [{ near: 'distributionServer', far: 'agent' }],
  meets: 'agents',
};
