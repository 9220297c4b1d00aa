import type { Denial } from '../../model/product';
import {
  BLOCK_AFTER_PUSH,
  DATABASE_PORT,
  DATABASE_PORT_CLOSED,
  HTTPS_ALONE_FROM_BUILD_400,
  NO_HTTP_FROM_BUILD_400,
  NO_PORTS_OF_AGENTS,
  OLD_PORTS_STAY,
  UPGRADED_FROM_544,
} from './quotes';

/** What the page declares unused, or wants closed. */
export const DENIALS = [
  {
    id: 'no-8021-of-distribution-servers',
    from: 'agent',
    to: 'distributionServer',
    ports: ['8021'],
    when: [],
    gloss:
      'Port 8021 is dead: the HTTP port of a distribution server is unused from build 10.0.400 on, and the default ports came later still; whoever uses HTTP uses 6021.',
    cites: [NO_HTTP_FROM_BUILD_400, HTTPS_ALONE_FROM_BUILD_400, OLD_PORTS_STAY, UPGRADED_FROM_544],
  },
  {
    id: 'no-6021-from-build-10-0-400',
    from: 'agent',
    to: 'distributionServer',
    ports: ['6021'],
    when: [{ buildBefore10_0_400: [false] }],
    gloss: 'From build 10.0.400 on a distribution server takes no HTTP by its old port either.',
    cites: [NO_HTTP_FROM_BUILD_400, HTTPS_ALONE_FROM_BUILD_400],
  },
  {
    id: 'no-ports-of-agents-without-push-installation',
    from: 'server',
    to: 'agent',
    when: [{ pushInstallation: [false] }],
    gloss:
      'The server opens nothing towards an agent but push installation; without it, or once it is done, the page recommends to block its ports.',
    cites: [NO_PORTS_OF_AGENTS, BLOCK_AFTER_PUSH],
  },
  {
    id: 'no-database-port-without-remote-access',
    from: 'databaseClient',
    to: 'server',
    when: [{ remoteDatabaseAccess: [false] }],
    gloss: 'Without remote database access 8028 is unused, and the page recommends not to open it.',
    cites: [DATABASE_PORT, DATABASE_PORT_CLOSED],
  },
] as const satisfies readonly Denial[];
