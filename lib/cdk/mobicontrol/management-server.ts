import type { Construct } from 'constructs';
import { MANAGEMENT_SERVER } from '../../access/products/mobicontrol';
import type { MobiControlProfile } from '../../catalog/mobicontrol';
import type { mobiControl } from '../../catalog/products';
import { injected } from '../injection';
import type { RoleProps } from '../role-props';
import type { OnPremises } from './dmz-server';
import { MobiControlManagement } from './management';

/** The choices of MobiControl that its management server takes part in, and what its construct takes beside them. */
export interface MobiControlManagementServerProps
  extends Omit<RoleProps<typeof mobiControl, MobiControlProfile, 'managementServer'>, 'serverLocation'>,
    OnPremises {}

/**
 * The management server of SOTI MobiControl v14, the MobiControlマネージメントサーバ of the page, on a machine of its own: one
 * security group.
 *
 * In: the console (コンソール) on TCP 443, once it is placed (`allowConsoles`). Between it and the search server and SQL
 * Server the page shows ports in a figure only, and they are published nowhere: these ways open once the ports of
 * `search-server-management-server` and `management-server-sql-server` are supplied, and are reported until then. On one
 * machine with the deployment server it is a prop of that one's class. Example, of all four machines:
 * `examples/cdk/mobicontrol-four-machines`.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `sqlServer`: TCP on ports that it does not print, by `serverLocation`
 * - in from `searchServer`: TCP on ports that it does not print, by `serverLocation`
 * - in from `console`: TCP 443
 *
 * Source: https://pol-japan.co.jp/products/help/v14/networkports
 *
 * @throws NetworkRequirementsError with everything that is wrong with the props; `serverLocation: 'SaaS'` makes the server
 *   a service, which stands in nobody's VPC.
 */
export class MobiControlManagementServer extends MobiControlManagement {
  /** What property injectors name this class by. */
  static override readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.MobiControlManagementServer';

  constructor(scope: Construct, id: string, props: MobiControlManagementServerProps) {
    super(scope, id, injected(MobiControlManagementServer, scope, id, props), MANAGEMENT_SERVER);
  }
}
