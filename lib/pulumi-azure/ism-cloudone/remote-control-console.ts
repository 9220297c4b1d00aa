import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { REMOTE_CONTROL_CONSOLE } from '../../access/products/ism-cloudone';
import type { IsmCloudOneProfile } from '../../catalog/ism-cloudone';
import type { ismCloudOne } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { RoleArgs } from '../role-access-args';

/** The choices of ISM CloudOne that a console of remote control takes part in, and what its component takes beside them. */
export interface IsmRemoteControlConsoleArgs
  extends RoleArgs<typeof ismCloudOne, IsmCloudOneProfile, 'rcConsole' | 'qrcConsole'> {}

/**
 * The machines from which clients of ISM CloudOne are controlled, with `remoteControl` the RCコンソール of the page, with
 * `qrc` its QRCコンソール: one network security group.
 *
 * Out: with `remoteControl: ['Local']` (ローカルリモコンモード) to clients in the same LAN on TCP 42187-42189, once they are
 * placed; with `['Internet']` (インターネットリモコンモード) to the RCシステムサーバー on TCP 42192-42193 and UDP 42189-42191, once
 * it is supplied. With `qrc` its system server on 443, UDP 1024-65535 to and from clients in the LAN, TURN/STUN on 443 by
 * TCP and UDP over the Internet. In: nothing but the UDP of QRC in the LAN, from bound peers alone. No mode is chosen by
 * default.
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
 * @throws InputPropertiesError with everything that is wrong with the args.
 */
export class IsmRemoteControlConsole extends NamedAccess {
  constructor(name: string, args: IsmRemoteControlConsoleArgs, opts?: ComponentResourceOptions) {
    super('IsmRemoteControlConsole', name, args, opts, REMOTE_CONTROL_CONSOLE);
  }
}
