import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { MANAGEMENT_SERVER } from '../../access/products/mobicontrol';
import type { MobiControlProfile } from '../../catalog/mobicontrol';
import type { mobiControl } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { RoleArgs } from '../role-access-args';
import type { OnPremises } from './dmz-server';

/** The choices of MobiControl that its management server takes part in, and what its component takes beside them. */
export interface MobiControlManagementServerArgs
  extends Omit<RoleArgs<typeof mobiControl, MobiControlProfile, 'managementServer'>, 'serverLocation'>,
    OnPremises {}

/**
 * The management server of SOTI MobiControl v14, the MobiControlマネージメントサーバ of the page, on a machine of its own: one
 * network security group.
 *
 * In: the console (コンソール) on TCP 443, once it is placed (`peers: { ... }`). Between it and the search server and SQL
 * Server the page shows ports in a figure only, and they are published nowhere: these ways open once the ports of
 * `search-server-management-server` and `management-server-sql-server` are supplied, and are reported until then. On one
 * machine with the deployment server it is an argument of that one's class.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `sqlServer`: TCP on ports that it does not print, by `serverLocation`
 * - in from `searchServer`: TCP on ports that it does not print, by `serverLocation`
 * - in from `console`: TCP 443
 *
 * Source: https://pol-japan.co.jp/products/help/v14/networkports
 *
 * @throws InputPropertiesError with everything that is wrong with the args; `serverLocation: 'SaaS'` makes the server
 *   a service, which stands in nobody's network.
 */
export class MobiControlManagementServer extends NamedAccess {
  constructor(name: string, args: MobiControlManagementServerArgs, opts?: ComponentResourceOptions) {
    super('MobiControlManagementServer', name, args, opts, MANAGEMENT_SERVER);
  }
}
