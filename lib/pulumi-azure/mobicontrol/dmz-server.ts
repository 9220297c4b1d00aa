import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { flatIssue } from '../../access/named-roles';
import { dmzServer } from '../../access/products/mobicontrol';
import type { MobiControlProfile, MobiControlServerLocation } from '../../catalog/mobicontrol';
import type { mobiControl } from '../../catalog/products';
import type { Issue } from '../../diagnostics';
import { NamedAccess } from '../named-access';
import type { RoleArgs } from '../role-access-args';

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
 * or inside: one network security group.
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
 * nothing but `additionalRules`.
 *
 * Shapes: alone, or with `managementServer` on one machine with that one, whose console comes in on 443. In the DMZ for
 * devices outside, or inside.
 *
 * Who stands before the server decides what it sees. Behind a load balancer or a gateway that translates addresses, place
 * `device` as the subnets of that one (`peers: { device: Peer.cidr(...) }`); `Peer.anyIpv4('...')` belongs on the outer
 * edge, or here where phones reach this very group. Example: `examples/pulumi/azure-spoke`.
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
 *   a service, which stands in nobody's network.
 */
export class MobiControlDmzServer extends NamedAccess {
  constructor(name: string, given: MobiControlDmzServerArgs, opts?: ComponentResourceOptions) {
    // Programs without types may pass nothing, which is refused where every class looks at its arguments.
    const { managementServer: both, ...others } = given ?? {};
    // What is neither true nor false stays among the choices, where it is refused.
    super(
      'MobiControlDmzServer',
      name,
      typeof both === 'boolean' ? (others as typeof given) : given,
      opts,
      dmzServer(both === true),
      inOwnWords,
    );
  }
}

/** That the management server stands here is an argument of this class. */
function inOwnWords(issue: Issue): Issue {
  return issue.code === 'unknown-choice' && issue.given === 'managementServer'
    ? { code: 'wrong-type', at: issue.given, given: 'something else', expected: 'true or false' }
    : flatIssue(issue);
}
