import { ismCloudOne as product } from '../../catalog/products';
import type { NamedClass } from '../named-roles';
import type { RoleEdge } from '../role-edge';

/** From the console: the machines that it controls. */
export const CLIENTS_OF_CONSOLE: RoleEdge = {
  product,
  verb: 'allowClients',
  between: [
    { near: 'rcConsole', far: 'rcClient' },
    { near: 'qrcConsole', far: 'qrcClient' },
  ],
  meets: 'clients',
};

/** The same from the client. */
export const CONSOLES_OF_CLIENT: RoleEdge = {
  product,
  verb: 'allowRemoteControl',
  between: [
    { near: 'rcClient', far: 'rcConsole' },
    { near: 'qrcClient', far: 'qrcConsole' },
  ],
  meets: 'consoles',
};

/** Agents that hand things on to others of their own kind. */
export const AGENTS_AMONG_THEMSELVES: RoleEdge = {
  product,
  verb: 'allowClients',
  between: [
    { near: 'updateSupportAgent', far: 'updateSupportAgent' },
    { near: 'qsAgent', far: 'qsAgent' },
  ],
  meets: 'clients',
};

/** Update support agents and their server. */
export const CLIENTS_OF_UPDATE_SUPPORT: RoleEdge = {
  product,
  verb: 'allowClients',
  between: [{ near: 'updateSupportServer', far: 'updateSupportAgent' }],
  meets: 'clients',
};

/** The agents that may live beside the client. */
export const AGENTS_BESIDE_CLIENT = [
  'rcClient',
  'qrcClient',
  'behaviourDetectionAgent',
  'updateSupportAgent',
  'qsAgent',
] as const;

/** `IsmClient`. */
export const CLIENT: NamedClass = {
  product,
  roles: ['client'],
  rolesByChoice: AGENTS_BESIDE_CLIENT,
  met: { party: 'updateSupportServer', edge: CLIENTS_OF_UPDATE_SUPPORT },
  description: 'ISM CloudOne clients',
};

/** `IsmRemoteControlConsole`. */
export const REMOTE_CONTROL_CONSOLE: NamedClass = {
  product,
  roles: ['rcConsole'],
  rolesByChoice: ['rcConsole', 'qrcConsole'],
  description: 'ISM CloudOne remote control consoles',
};

/** `IsmUpdateSupportServer`. */
export const UPDATE_SUPPORT_SERVER: NamedClass = {
  product,
  roles: ['updateSupportServer'],
  description: 'ISM CloudOne update support server',
};
