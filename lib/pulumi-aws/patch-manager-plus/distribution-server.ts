import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { AGENTS_OF_DISTRIBUTION_SERVER, DISTRIBUTION_SERVER } from '../../access/products/patch-manager-plus';
import type { PatchManagerPlusProfile } from '../../catalog/patch-manager-plus';
import type { patchManagerPlus } from '../../catalog/products';
import type { RoleArgs } from '../access-args';
import { NamedAccess } from '../named-access';
import type { EdgeOptions, RoleAccess } from '../role-access';

/** The choices of Patch Manager Plus that a distribution server takes part in, and what its component takes beside them. */
export interface PatchManagerPlusDistributionServerArgs
  extends RoleArgs<typeof patchManagerPlus, PatchManagerPlusProfile, 'distributionServer'> {}

/**
 * A distribution server of Patch Manager Plus, the 配信サーバー of the page: one security group for the Windows Server
 * computer on which it is installed.
 *
 * In (配信サーバーへのインバウンド通信), from those who are placed: WANエージェント (WAN agents) on TCP 8384 by HTTPS; the server
 * on 135, 139 and 445 with `distributionServerPushInstallation`. Out: to the server by the ports that agents use, 8383
 * under HTTPS or 8020 under HTTP, and 8027. With `portsInUse: 'old'` 6384, 6383, 6020 and 6027 instead, and 6021 by HTTP
 * as well before build 10.0.400 (`buildBefore10_0_400`). 8021 is never opened: no build uses it.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `server`: TCP 6020, 6027, 6383, 8020, 8027, 8383, by `distributionServer`, `portsInUse`, some also by
 *   `serverProtocol`
 * - in from `agent`: TCP 6021, 6384, 8384, by `distributionServer`, `wanAgents`, `portsInUse`, some also by
 *   `buildBefore10_0_400`
 * - in from `server`: TCP 135, 139, 445, by `distributionServer`, `distributionServerPushInstallation`
 *
 * Source: https://www.manageengine.jp/support/kb/Patch_Manager_Plus/?p=309
 *
 * @throws InputPropertiesError with everything that is wrong with the args. The server has to be placed:
 *   `peers: { server }`; `server.allowDistributionServer(this)` then opens the server's side.
 */
export class PatchManagerPlusDistributionServer extends NamedAccess {
  /** The type by which Pulumi knows the class. */
  static override readonly TYPE: string = 'portolan-aws:index:PatchManagerPlusDistributionServer';

  constructor(name: string, args: PatchManagerPlusDistributionServerArgs, options?: ComponentResourceOptions) {
    super(name, args, options, DISTRIBUTION_SERVER);
  }

  /**
   * Opens the way of WAN agents to this distribution server, on both sides. They keep their own to the server:
   * `server.allowAgents(agents)`.
   *
   * @throws InputPropertiesError where the component has no agents, where their profile knows no distribution server
   *   or says that they are no WAN agents (a verb never changes a profile), and where the two sides speak of different
   *   ports.
   */
  allowAgents(wanAgents: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(AGENTS_OF_DISTRIBUTION_SERVER, wanAgents, options);
  }
}
