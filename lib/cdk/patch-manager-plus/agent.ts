import type { Construct } from 'constructs';
import { AGENT } from '../../access/products/patch-manager-plus';
import type { PatchManagerPlusProfile } from '../../catalog/patch-manager-plus';
import type { patchManagerPlus } from '../../catalog/products';
import { injected } from '../injection';
import { NamedAccess } from '../named-access';
import type { Peer } from '../peer';
import type { RoleProps } from '../role-props';
import type { PatchManagerPlusDistributionServer } from './distribution-server';

/** The choices of Patch Manager Plus for its agents, and what their construct takes beside them. */
export interface PatchManagerPlusAgentProps
  extends Omit<RoleProps<typeof patchManagerPlus, PatchManagerPlusProfile, 'agent'>, 'distributionServer'> {
  /**
   * 配信サーバーを必要に応じて設置する場合: whether there is a distribution server, and which. `true` chooses it, and leaves the
   * placing to `distributionServer.allowAgents(agents)`. One of ours opens the edge between the two at once, on both
   * sides, with the resources in this construct's stack. A {@link Peer} opens the agents' side alone.
   * @default false - no distribution server stands over these agents
   */
  readonly distributionServer?: boolean | PatchManagerPlusDistributionServer | Peer;
}

/**
 * The agents of Patch Manager Plus, the エージェント of the page: one security group for managed computers.
 *
 * Out: to the server on TCP 8383 under HTTPS or 8020 under HTTP, and on 8027, the 通知サーバー (notification server); WAN
 * agents to their distribution server on 8384. With `portsInUse: 'old'` 6383, 6020, 6027 and 6384 instead, and 6021 before
 * build 10.0.400. With `directDownload` (直接ダウンロード機能) 80 and 443 to vendors' sites, with `redHatEnterpriseLinux` to
 * the Red Hat Network, once their names are supplied. In: nothing, but for プッシュインストール (push installation) from the
 * server on 135, 139 and 445 (Windows) or 22 (Mac, Linux). The rows of inbound 80 and 443, which their own footnote
 * contradicts, open nothing.
 *
 * Example: `examples/cdk/patch-manager-plus-old-installation`.
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
 * @throws NetworkRequirementsError with everything that is wrong with the props. The server has to be placed by synth:
 *   `server.allowAgents(this)`, or `peers: { server: ... }`.
 */
export class PatchManagerPlusAgent extends NamedAccess {
  /** What property injectors name this class by. */
  static override readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.PatchManagerPlusAgent';

  constructor(scope: Construct, id: string, props: PatchManagerPlusAgentProps) {
    super(scope, id, injected(PatchManagerPlusAgent, scope, id, props), AGENT);
  }
}
