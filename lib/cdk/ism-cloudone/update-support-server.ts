import type { Construct } from 'constructs';
import { CLIENTS_OF_UPDATE_SUPPORT, UPDATE_SUPPORT_SERVER } from '../../access/products/ism-cloudone';
import type { IsmCloudOneProfile } from '../../catalog/ism-cloudone';
import type { ismCloudOne } from '../../catalog/products';
import { injected } from '../injection';
import { NamedAccess } from '../named-access';
import type { EdgeOptions, RoleAccess } from '../role-access';
import type { RoleProps } from '../role-props';

/** What the update support server of ISM CloudOne takes: it stands because it asks, and nothing else is chosen. */
export interface IsmUpdateSupportServerProps
  extends RoleProps<typeof ismCloudOne, IsmCloudOneProfile, 'updateSupportServer'> {}

/**
 * The Windows 10 / 11 アップデート支援サーバー of ISM CloudOne (it fetches Windows updates for its clients): one security group.
 * IPv4 only, as the page says.
 *
 * Out: 443 to the システムサーバー (system server) and the 情報取得サーバー (information server), which the page does not
 * name and the profile supplies; 80 and 443 to Windows Update, once its names are supplied or a supplement is taken in. In: update
 * support agents on 80 and 443, once they are placed (`allowClients`, or `peers: { updateSupportAgent: ... }`).
 *
 * What the page names, by party, written from the catalogue:
 * - out to `systemServer`: TCP 443, by `updateSupportServer`
 * - out to `informationServer`: TCP 443, by `updateSupportServer`
 * - out to `windowsUpdate`: TCP 80, 443, by `updateSupportServer`
 * - in from `updateSupportAgent`: TCP 80, 443, by `updateSupportServer`
 *
 * Source: https://ism.axlbox.biz/ismc-user/assets/resources/helps/ja/ISMC_User/Appendix/通信環境.htm
 *
 * @throws NetworkRequirementsError with everything that is wrong with the props. A system server that is neither in
 *   `parties`, by name or address, nor in `peers` is a warning: nothing is opened to it.
 */
export class IsmUpdateSupportServer extends NamedAccess {
  /** What property injectors name this class by. */
  static override readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.IsmUpdateSupportServer';

  constructor(scope: Construct, id: string, props: IsmUpdateSupportServerProps) {
    super(scope, id, injected(IsmUpdateSupportServer, scope, id, props), UPDATE_SUPPORT_SERVER);
  }

  /**
   * Opens the way of clients with update support to this server, on both sides.
   *
   * @throws NetworkRequirementsError where their profile knows no update support (a verb never changes a profile).
   */
  allowClients(clients: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(CLIENTS_OF_UPDATE_SUPPORT, clients, options);
  }
}
