import type { Construct } from 'constructs';
import { CLIENTS_OF_CONSOLE, REMOTE_CONTROL_CONSOLE } from '../../access/products/ism-cloudone';
import type { IsmCloudOneProfile } from '../../catalog/ism-cloudone';
import type { ismCloudOne } from '../../catalog/products';
import { injected } from '../injection';
import { NamedAccess } from '../named-access';
import type { EdgeOptions, RoleAccess } from '../role-access';
import type { RoleProps } from '../role-props';

/** The choices of ISM CloudOne that a console of remote control takes part in, and what its construct takes beside them. */
export interface IsmRemoteControlConsoleProps
  extends RoleProps<typeof ismCloudOne, IsmCloudOneProfile, 'rcConsole' | 'qrcConsole'> {}

/**
 * The machines from which clients of ISM CloudOne are controlled, with `remoteControl` the RCコンソール of the page, with
 * `qrc` its QRCコンソール: one security group.
 *
 * Out: with `remoteControl: ['Local']` (ローカルリモコンモード) to clients in the same LAN on TCP 42187-42189, once they are
 * placed; with `['Internet']` (インターネットリモコンモード) to the RCシステムサーバー on TCP 42192-42193 and UDP 42189-42191, once
 * it is supplied. With `qrc` its system server on 443, UDP 1024-65535 to and from clients in the LAN, TURN/STUN on 443 by
 * TCP and UDP over the Internet. In: nothing but the UDP of QRC in the LAN, from bound peers alone. No mode is chosen by
 * default.
 *
 * Example: `examples/cdk/ism-cloudone-remote-control`.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `rcClient`: TCP 42187-42189, by `remoteControl`
 * - out to `rcSystemServer`: TCP 42192-42193, UDP 42189-42191, by `remoteControl`
 * - out to `qrcSystemServer`: TCP 443, by `qrc`
 * - out to `qrcClient`: UDP 1024-65535, by `qrc`
 * - out to `turnServer`: TCP 443, UDP 443, by `qrc`
 * - in from `qrcClient`: UDP 1024-65535, by `qrc`
 *
 * Source: https://ism.axlbox.biz/ismc-user/assets/resources/helps/ja/ISMC_User/Appendix/通信環境.htm
 *
 * @throws NetworkRequirementsError with everything that is wrong with the props.
 */
export class IsmRemoteControlConsole extends NamedAccess {
  /** What property injectors name this class by. */
  static override readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.IsmRemoteControlConsole';

  constructor(scope: Construct, id: string, props: IsmRemoteControlConsoleProps) {
    super(scope, id, injected(IsmRemoteControlConsole, scope, id, props), REMOTE_CONTROL_CONSOLE);
  }

  /**
   * Opens remote control (RC, and QRC where both sides have it) of clients, on both sides.
   *
   * @throws NetworkRequirementsError where the two profiles do not both have `remoteControl: ['Local']` or
   *   `qrc: ['LAN']`: over the Internet the two meet at a server, and there is no edge.
   */
  allowClients(clients: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(CLIENTS_OF_CONSOLE, clients, options);
  }
}
