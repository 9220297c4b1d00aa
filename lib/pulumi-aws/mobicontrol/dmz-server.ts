import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { DEVICES, dmzServer } from '../../access/products/mobicontrol';
import type { MobiControlProfile, MobiControlServerLocation } from '../../catalog/mobicontrol';
import type { mobiControl } from '../../catalog/products';
import type { Issue } from '../../diagnostics';
import type { RoleArgs } from '../access-args';
import type { EdgeOptions, RoleAccess } from '../role-access';
import { MobiControlManagement } from './management';

/** Args of a server of the user's own: as SaaS it would be a service outside. */
export interface OnPremises {
  /** MobiControlサーバの設置場所: where the MobiControl server stands. As SaaS it is a service, and no machine of yours. */
  readonly serverLocation: Exclude<MobiControlServerLocation, 'SaaS'>;
}

/** The choices of MobiControl that its server takes part in, and what its component takes beside them. */
export interface MobiControlDmzServerArgs
  extends Omit<
      RoleArgs<typeof mobiControl, MobiControlProfile, 'deploymentServer' | 'managementServer'>,
      'serverLocation'
    >,
    OnPremises {
  /**
   * 1つのハードウェアに同居: whether the management server stands on the same machine. Both roles then have one source name, and
   * nothing is opened between them.
   * @default false - it stands elsewhere, as a `MobiControlManagementServer`
   */
  readonly managementServer?: boolean;
}

/**
 * The MobiControl server of SOTI MobiControl v14, which is its MobiControlデプロイメントサーバ (deployment server), in the DMZ
 * or inside: one security group.
 *
 * In, from devices (端末) once they are placed: TCP 443 and 5494, the binary protocol of MobiControl's own
 * (MobiControl独自プロトコル). Out: 443 to SOTI Services (Activation, Enrollment, Location and, for Windows Classic and
 * Embedded, Agent Builder Service) and for Android to the site of agents and plug-ins, by name or by the ten addresses of
 * the page. With the platforms and choices that are given, and not without: Google Play (Playストア) and FCM
 * (Googleプッシュ通信サービス) on TCP 443 and 5228-5230, Google Play on the latter by UDP too; Apple's push service (APNs) on
 * 443 and 2197, its device management (デバイス管理) and App Store on 443; Bing Maps and attestation (デバイス正常性構成証明) on
 * 443; Active Directory (AD_DSサーバ) on 389 and 636; WNS, Azure AD and identity providers (IDプロバイダ) on 443 once their
 * names are supplied. What the
 * server's components say to one another stands in a figure only: of the deployment server's it is reported, and opened by
 * nothing but rules of your own.
 *
 * Shapes: alone, or with `managementServer` on one machine with that one, whose console comes in on 443. In the DMZ for
 * devices outside, or inside.
 *
 * Who stands before the server decides what it sees. Behind a load balancer or a gateway that translates addresses, place
 * `device` as the subnets of that one (`peers: { device: Peer.cidr(...) }`); `Peer.anyIpv4('...')` belongs on the outer
 * edge, or here where phones reach this very group.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `activationService`: TCP 443, by `serverLocation`
 * - out to `agentBuilderService`: TCP 443, by `serverLocation`, `platforms`
 * - out to `enrollmentService`: TCP 443, by `serverLocation`
 * - out to `locationService`: TCP 443, by `serverLocation`
 * - out to `downloadSite`: TCP 443, by `serverLocation`, `platforms`
 * - out to `bingMaps`: TCP 443, by `mapDisplay`, `serverLocation`
 * - out to `googlePlay`: TCP 443, 5228-5230, UDP 5228-5230, by `platforms`, `closedNetwork`, `serverLocation`,
 *   `playStore`
 * - out to `fcm`: TCP 443, 5228-5230, by `platforms`, `closedNetwork`, `serverLocation`, `fcm`
 * - out to `apns`: TCP 443, 2197, by `platforms`, `appleHosts`, `serverLocation`
 * - out to `appleDeviceManagement`: TCP 443, by `platforms`, `appleHosts`, `serverLocation`
 * - out to `appStore`: TCP 443, by `platforms`, `appleHosts`, `serverLocation`, `appStore`
 * - out to `wns`: TCP 443, by `platforms`, `closedNetwork`, `serverLocation`, `wns`
 * - out to `dhaServer`: TCP 443, by `platforms`, `closedNetwork`, `serverLocation`, `dhaServer`
 * - out to `deviceHealthAttestation`: TCP 443, by `platforms`, `closedNetwork`, `serverLocation`,
 *   `deviceHealthAttestation`, `dhaServer`
 * - out to somebody whom it does not name: TCP on ports that it does not print, by `serverLocation`
 * - out to `activeDirectory`: TCP 389, 636, by `serverLocation`, `activeDirectory`
 * - out to `azureAd`: TCP 443, by `serverLocation`, `azureAd`
 * - out to `identityProviders`: TCP 443, by `serverLocation`, `identityProviders`
 * - in from `device`: TCP 443, 5494, by `platforms`
 *
 * Source: https://pol-japan.co.jp/products/help/v14/networkports
 *
 * @throws InputPropertiesError with everything that is wrong with the args; `serverLocation: 'SaaS'` makes the server
 *   a service, which stands in nobody's VPC.
 */
export class MobiControlDmzServer extends MobiControlManagement {
  /** The type by which Pulumi knows the class. */
  static override readonly TYPE: string = 'portolan-aws:index:MobiControlDmzServer';

  constructor(name: string, args: MobiControlDmzServerArgs, options?: ComponentResourceOptions) {
    const { managementServer: both, ...others } = args;
    // What is neither true nor false stays among the choices, where it is refused.
    super(name, typeof both === 'boolean' ? others : args, options, dmzServer(both === true));
  }

  /**
   * Opens the way of devices to this server, on both sides: out of their group, into this one. Across a firewall
   * of yours open it by addresses (`{ by: 'addresses' }`); devices behind something that translates addresses are placed
   * by `peers: { device: Peer.cidr(...) }` instead.
   *
   * @throws InputPropertiesError where the component has no devices, or has some of a platform of which this server's
   *   profile does not know.
   */
  allowDevices(devices: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(DEVICES, devices, options);
  }

  /** That the management server stands here is an arg of this class. @internal */
  static override inOwnWords(issue: Issue): Issue {
    if (issue.code === 'unknown-choice' && issue.given === 'managementServer') {
      return { code: 'wrong-type', at: issue.given, given: 'something else', expected: 'true or false' };
    }
    if (issue.code !== 'role-not-in-construct' || issue.role !== 'managementServer')
      return MobiControlManagement.inOwnWords(issue);
    const { at, verb, role: choice } = issue;
    return { code: 'choice-not-made', at, verb, choice, meets: 'a server', itself: false };
  }
}
