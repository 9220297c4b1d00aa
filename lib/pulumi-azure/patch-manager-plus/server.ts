import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { SERVER } from '../../access/products/patch-manager-plus';
import type { PatchManagerPlusProfile } from '../../catalog/patch-manager-plus';
import type { patchManagerPlus } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { RoleArgs } from '../role-access-args';

/** The choices of Patch Manager Plus that its server takes part in, and what its component takes beside them. */
export interface PatchManagerPlusServerArgs
  extends RoleArgs<typeof patchManagerPlus, PatchManagerPlusProfile, 'server'> {}

/**
 * The server of Patch Manager Plus, the サーバー of the page: one network security group for the Windows Server computer on which
 * it is installed.
 *
 * In (サーバーへのインバウンド通信), from those who are placed: agents, distribution servers and consoles on TCP 8383 under
 * HTTPS or 8020 under HTTP; agents and distribution servers on 8027, the 通知サーバー (notification server); with
 * `remoteDatabaseAccess` whoever reads PostgreSQL (リモートDBアクセス機能) on 8028. With `portsInUse: 'old'` 6383, 6020 and
 * 6027 instead. Out (サーバーからのアウトバウンド通信): 80 and 443 to vendors' sites (ベンダーサイト) and to the ZohoパッチDB,
 * once their names or addresses are supplied, unless in a `closedNetwork`; 389 and 636 to a domain controller; 25, 465 or
 * 587 to a mail server; MS SQL and a proxy once their ports are supplied. With `pushInstallation` 135, 139 and 445
 * (Windows) or 22 (Mac, Linux) to agents. Inbound push installation, whose sender the page does not name, is reported only.
 * Nothing of this but the ways of agents, consoles and downloads is open by default.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `domainController`: TCP 389, 636, by `domainController`
 * - out to `mailServer`: TCP 25, 465, 587, by `mailServer`, `mailConnection`
 * - out to `sqlServer`: it prints neither transport nor port, by `sqlServer`
 * - out to `patchVendors`: TCP 80, 443, by `closedNetwork`
 * - out to `zohoPatchDatabase`: TCP 80, 443, by `closedNetwork`
 * - out to `proxy`: it prints neither transport nor port, by `proxy`, `closedNetwork`
 * - out to `agent`: TCP 22, 135, 139, 445, by `pushInstallation`, `operatingSystems`
 * - out to `distributionServer`: TCP 135, 139, 445, by `distributionServer`, `distributionServerPushInstallation`
 * - in from `agent`: TCP 6020, 6027, 6383, 8020, 8027, 8383, by `portsInUse`, some also by `serverProtocol`
 * - in from `distributionServer`: TCP 6020, 6027, 6383, 8020, 8027, 8383, by `distributionServer`, `portsInUse`, some
 *   also by `serverProtocol`
 * - in from `console`: TCP 6020, 6383, 8020, 8383, by `serverProtocol`, `portsInUse`
 * - in from `databaseClient`: TCP 8028, by `remoteDatabaseAccess`
 * - in from somebody whom it does not name: TCP 135, 139, 445, by `pushInstallation`, `operatingSystems`
 *
 * Source: https://www.manageengine.jp/support/kb/Patch_Manager_Plus/?p=309
 *
 * @throws InputPropertiesError with everything that is wrong with the args.
 */
export class PatchManagerPlusServer extends NamedAccess {
  constructor(name: string, args: PatchManagerPlusServerArgs, opts?: ComponentResourceOptions) {
    super('PatchManagerPlusServer', name, args, opts, SERVER);
  }
}
