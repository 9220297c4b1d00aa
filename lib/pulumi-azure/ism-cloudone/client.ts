import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { type AGENTS_BESIDE_CLIENT, CLIENT } from '../../access/products/ism-cloudone';
import type { IsmCloudOneProfile } from '../../catalog/ism-cloudone';
import type { ismCloudOne } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { Peer } from '../peer';
import type { RoleArgs } from '../role-access-args';
import type { IsmUpdateSupportServer } from './update-support-server';

/** The choices of ISM CloudOne for a client and the agents on its machine, and what its component takes beside them. */
export interface IsmClientArgs
  extends Omit<
    RoleArgs<typeof ismCloudOne, IsmCloudOneProfile, 'client' | (typeof AGENTS_BESIDE_CLIENT)[number]>,
    'updateSupportServer'
  > {
  /**
   * Windows 10 / 11 アップデート支援機能: whether update support is used, and by which server. `true` chooses it, and `peers` places it.
   * What is passed in its place is placed as that party, and opens the clients' side alone.
   * @default false - update support is not used
   */
  readonly updateSupportServer?: boolean | IsmUpdateSupportServer | Peer;
}

/**
 * The clients of ISM CloudOne, the クライアント of the page, with the agents that live on the same machines: one network
 * security group. Each agent stands there once its choice asks something of it, under the one source name of the client.
 *
 * Out, to servers that the page does not name and the profile supplies: the システムサーバー (system server) on TCP 80 or 443, as
 * `systemServerPort` says, for Windows and Mac, on 443 for iOS and Android; a QSS server (Windows); the relay and update
 * servers of Android, VPP, App Store and APNs of iOS. With `remoteControl: ['Internet']` the RCシステムサーバー on TCP
 * 42192-42193 and UDP 42189-42191; with `qrc` its system server on 443 and, over the Internet, TURN/STUN on 443 by TCP and
 * UDP; with `behaviourDetection` (ふるまい検知機能) or its QS edition FFRI's licence server, with `cloudLinkage` FFRI's cloud;
 * with update support its server on 80 and 443; with `qsOptions` or the QS edition the QSサーバー on 443.
 *
 * In, from those who are placed: with `remoteControl: ['Local']` RCコンソール on TCP 42187-42189; with `qrc: ['LAN']`
 * QRCコンソール on UDP 1024-65535, in both directions and to bound peers alone; other agents of the same kind on TCP
 * 50202-50299 (update support) and UDP 16420 and 16430-16439 (QS). No agent is there by default.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `systemServer`: TCP 80, 443, by `platforms`, some also by `systemServerPort`, `behaviourDetection`,
 *   `qsBehaviourDetection`, `updateSupportServer`, `qsOptions`
 * - out to `qssServer`: TCP 443, by `platforms`
 * - out to `relayServer`: TCP 80, 443, by `platforms`
 * - out to `androidUpdateServer`: TCP 443, by `platforms`
 * - out to `vpp`: TCP 443, by `platforms`
 * - out to `appStore`: TCP 443, by `platforms`
 * - out to `apns`: TCP 443, 5223, by `platforms`
 * - out to `rcSystemServer`: TCP 42192-42193, UDP 42189-42191, by `remoteControl`
 * - out to `qrcSystemServer`: TCP 443, by `qrc`
 * - out to `qrcConsole`: UDP 1024-65535, by `qrc`
 * - out to `turnServer`: TCP 443, UDP 443, by `qrc`
 * - out to `ffriLicenseServer`: TCP 443, by `platforms`, some also by `behaviourDetection`, `qsBehaviourDetection`
 * - out to `ffriCloud`: TCP 443, by `platforms`, `qsBehaviourDetection`, `cloudLinkage`
 * - out to `updateSupportAgent`: TCP 50202-50299, by `updateSupportServer`
 * - out to `updateSupportServer`: TCP 80, 443, by `updateSupportServer`
 * - out to `qsServer`: TCP 443, by `platforms`, some also by `qsOptions`, `qsBehaviourDetection`
 * - out to `qsAgent`: UDP 16420, 16430-16439, by `platforms`, some also by `qsOptions`, `qsBehaviourDetection`
 * - in from `rcConsole`: TCP 42187-42189, by `remoteControl`
 * - in from `qrcConsole`: UDP 1024-65535, by `qrc`
 * - in from `updateSupportAgent`: TCP 50202-50299, by `updateSupportServer`
 * - in from `qsAgent`: UDP 16420, 16430-16439, by `platforms`, some also by `qsOptions`, `qsBehaviourDetection`
 *
 * Source: https://ism.axlbox.biz/ismc-user/assets/resources/helps/ja/ISMC_User/Appendix/通信環境.htm
 *
 * @throws InputPropertiesError with everything that is wrong with the args. A system server that is neither in
 *   `parties`, by name or address, nor in `peers` is a warning: nothing is opened to it.
 */
export class IsmClient extends NamedAccess {
  constructor(name: string, args: IsmClientArgs, opts?: ComponentResourceOptions) {
    super('IsmClient', name, args, opts, CLIENT);
  }
}
