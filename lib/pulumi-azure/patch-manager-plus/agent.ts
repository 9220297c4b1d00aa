import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { AGENT } from '../../access/products/patch-manager-plus';
import type { PatchManagerPlusProfile } from '../../catalog/patch-manager-plus';
import type { patchManagerPlus } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { Peer } from '../peer';
import type { RoleArgs } from '../role-access-args';
import type { PatchManagerPlusDistributionServer } from './distribution-server';

/** The choices of Patch Manager Plus for its agents, and what their component takes beside them. */
export interface PatchManagerPlusAgentArgs
  extends Omit<RoleArgs<typeof patchManagerPlus, PatchManagerPlusProfile, 'agent'>, 'distributionServer'> {
  /**
   * 配信サーバーを必要に応じて設置する場合: whether there is a distribution server, and which. `true` chooses it, and `peers` places it. What is
   * passed in its place is placed as that party, and opens the agents' side alone.
   * @default false - no distribution server stands over these agents
   */
  readonly distributionServer?: boolean | PatchManagerPlusDistributionServer | Peer;
}

/**
 * The agents of Patch Manager Plus, the エージェント of the page: one network security group for managed computers.
 *
 * Out: to the server on TCP 8383 under HTTPS or 8020 under HTTP, and on 8027, the 通知サーバー (notification server); WAN
 * agents to their distribution server on 8384. With `portsInUse: 'old'` 6383, 6020, 6027 and 6384 instead, and 6021 before
 * build 10.0.400. With `directDownload` (直接ダウンロード機能) 80 and 443 to vendors' sites, with `redHatEnterpriseLinux` to
 * the Red Hat Network, once their names are supplied. In: nothing, but for プッシュインストール (push installation) from the
 * server on 135, 139 and 445 (Windows) or 22 (Mac, Linux). The rows of inbound 80 and 443, which their own footnote
 * contradicts, open nothing.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `server`: TCP 6020, 6027, 6383, 8020, 8027, 8383, by `portsInUse`, some also by `serverProtocol`
 * - out to `patchVendors`: TCP 80, 443, by `directDownload`
 * - out to `redHatNetwork`: TCP 80, 443, by `redHatEnterpriseLinux`, `operatingSystems`
 * - out to `proxy`: it prints neither transport nor port, by `proxy`, `directDownload`
 * - out to `distributionServer`: TCP 6021, 6384, 8384, by `distributionServer`, `wanAgents`, `portsInUse`, some also by
 *   `buildBefore10_0_400`
 * - in from `server`: TCP 22, 135, 139, 445, by `pushInstallation`, `operatingSystems`
 *
 * Source: https://www.manageengine.jp/support/kb/Patch_Manager_Plus/?p=309
 *
 * @throws InputPropertiesError with everything that is wrong with the args. The server has to be placed:
 *   `peers: { server: ... }`.
 */
export class PatchManagerPlusAgent extends NamedAccess {
  constructor(name: string, args: PatchManagerPlusAgentArgs, opts?: ComponentResourceOptions) {
    super('PatchManagerPlusAgent', name, args, opts, AGENT);
  }
}
