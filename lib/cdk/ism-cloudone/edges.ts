import { ismCloudOne as product } from '../../catalog/ism-cloudone';
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
