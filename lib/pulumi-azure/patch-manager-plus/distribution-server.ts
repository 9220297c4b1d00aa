import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { DISTRIBUTION_SERVER } from '../../access/products/patch-manager-plus';
import type { PatchManagerPlusProfile } from '../../catalog/patch-manager-plus';
import type { patchManagerPlus } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { RoleArgs } from '../role-access-args';

/** The choices of Patch Manager Plus that a distribution server takes part in, and what its component takes beside them. */
export interface PatchManagerPlusDistributionServerArgs
  extends RoleArgs<typeof patchManagerPlus, PatchManagerPlusProfile, 'distributionServer'> {}

/**
 * A distribution server of Patch Manager Plus, the 配信サーバー of the page: one network security group for the Windows Server
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
 *   `peers: { server: ... }`.
 */
export class PatchManagerPlusDistributionServer extends NamedAccess {
  constructor(name: string, args: PatchManagerPlusDistributionServerArgs, opts?: ComponentResourceOptions) {
    super('PatchManagerPlusDistributionServer', name, args, opts, DISTRIBUTION_SERVER);
  }
}
