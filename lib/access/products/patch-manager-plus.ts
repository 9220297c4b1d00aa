import { patchManagerPlus as product } from '../../catalog/products';
import type { NamedClass } from '../named-roles';
import type { RoleEdge } from '../role-edge';

/** Agents and their server: what they ask of it, and its push installation. */
export const AGENTS_OF_SERVER: RoleEdge = {
  product,
  verb: 'allowAgents',
  between: [{ near: 'server', far: 'agent' }],
  meets: 'agents',
};

/** A distribution server and its server, in both directions. */
export const DISTRIBUTION_SERVER_OF_SERVER: RoleEdge = {
  product,
  verb: 'allowDistributionServer',
  between: [{ near: 'server', far: 'distributionServer' }],
  meets: 'distribution servers',
};

/** Browsers that show the console. */
export const CONSOLES_OF_SERVER: RoleEdge = {
  product,
  verb: 'allowConsoles',
  between: [{ near: 'server', far: 'console' }],
  meets: 'consoles',
};

/** WAN agents and the distribution server over them. */
export const AGENTS_OF_DISTRIBUTION_SERVER: RoleEdge = {
  product,
  verb: 'allowAgents',
  between: [{ near: 'distributionServer', far: 'agent' }],
  meets: 'agents',
};

/** `PatchManagerPlusServer`. */
export const SERVER: NamedClass = { product, roles: ['server'], description: 'Patch Manager Plus server' };

/** `PatchManagerPlusAgent`. */
export const AGENT: NamedClass = {
  product,
  roles: ['agent'],
  met: { party: 'distributionServer', edge: AGENTS_OF_DISTRIBUTION_SERVER },
  description: 'Patch Manager Plus agents',
};

/** `PatchManagerPlusDistributionServer`. */
export const DISTRIBUTION_SERVER: NamedClass = {
  product,
  roles: ['distributionServer'],
  description: 'Patch Manager Plus distribution server',
};
