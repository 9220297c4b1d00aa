import { mobiControl as product } from '../../catalog/products';
import type { NamedClass } from '../named-roles';
import type { RoleEdge } from '../role-edge';

/** Devices and the server that they connect to. */
export const DEVICES: RoleEdge = {
  product,
  verb: 'allowDevices',
  between: [{ near: 'deploymentServer', far: 'device' }],
  meets: 'devices',
};

/** Browsers that show the console. */
export const CONSOLES: RoleEdge = {
  product,
  verb: 'allowConsoles',
  between: [{ near: 'managementServer', far: 'console' }],
  meets: 'consoles',
};

/** The search server, which speaks to SQL Server by way of the management server. */
export const SEARCH_SERVER: RoleEdge = {
  product,
  verb: 'allowSearchServer',
  between: [{ near: 'managementServer', far: 'searchServer' }],
  meets: 'search servers',
};

/** The database behind the management server. */
export const SQL_SERVER: RoleEdge = {
  product,
  verb: 'allowSqlServer',
  between: [{ near: 'managementServer', far: 'sqlServer' }],
  meets: 'SQL servers',
};

/** `MobiControlDmzServer`; `both`: the management server stands on the same machine. */
export function dmzServer(both: boolean): NamedClass {
  return {
    product,
    roles: both ? ['deploymentServer', 'managementServer'] : ['deploymentServer'],
    description: 'MobiControl server',
  };
}

/** `MobiControlManagementServer`. */
export const MANAGEMENT_SERVER: NamedClass = {
  product,
  roles: ['managementServer'],
  description: 'MobiControl management server',
};

/** `MobiControlDeviceEgress`. */
export const DEVICE: NamedClass = { product, roles: ['device'], description: 'MobiControl devices' };
