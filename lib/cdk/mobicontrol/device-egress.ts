import type { Construct } from 'constructs';
import { DEVICE } from '../../access/products/mobicontrol';
import type { MobiControlProfile } from '../../catalog/mobicontrol';
import type { mobiControl } from '../../catalog/products';
import { injected } from '../injection';
import { NamedAccess } from '../named-access';
import type { RoleProps } from '../role-props';

/** The choices of MobiControl for its devices, and what the construct of their segment takes beside them. */
export interface MobiControlDeviceEgressProps extends RoleProps<typeof mobiControl, MobiControlProfile, 'device'> {}

/**
 * The segment of devices (端末) that SOTI MobiControl v14 manages: one security group.
 *
 * Out: TCP 443 and 5494 to the MobiControl server, once it is placed (`server.allowDevices(this)`) or, as SaaS, supplied
 * (`parties: { deploymentServer: { hosts: [...] } }`); Apple devices also on 5223 to Apple's push service (APNs). With the
 * choices that are given, and not without: Google Play (Playストア) on TCP 443 and 5228-5230 by TCP and UDP, FCM
 * (Googleプッシュ通信サービス) on the same by TCP, ウィルス検疫 (the virus scan of Bitdefender), Apple's other services and
 * attestation (デバイス正常性構成証明) on 443; WNS, Windows Update and Windows Defender on 443 once their names are supplied or a
 * supplement is taken in; a WSUS or DHA server of the user's, SOTI's Enrollment Service with `enrolById`. With `closedNetwork`
 * (完全閉域網) Android devices and Windows Modern PCs have 443 and 5494 to the server in the DMZ and nothing else. In: nothing.
 *
 * Example: `examples/cdk/mobicontrol-closed-network`.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `deploymentServer`: TCP 443, 5494, by `platforms`
 * - out to `enrollmentService`: TCP 443, by `platforms`, `serverLocation`, `enrolById`
 * - out to `googlePlay`: TCP 443, 5228-5230, UDP 5228-5230, by `platforms`, `closedNetwork`, `playStore`
 * - out to `fcm`: TCP 443, 5228-5230, by `platforms`, `closedNetwork`, `fcm`
 * - out to `googleServices`: TCP 443, by `platforms`, `closedNetwork`, `androidEnterpriseSetup`
 * - out to `bitdefender`: TCP 443, by `platforms`, `closedNetwork`, `virusScan`
 * - out to `apns`: TCP 5223, by `platforms`, `appleHosts`
 * - out to `appleDeviceManagement`: TCP 443, by `platforms`, `appleHosts`, `appleDeviceEnrolment`
 * - out to `appStore`: TCP 443, by `platforms`, `appleHosts`, `appStore`
 * - out to `appleDeviceSetup`: TCP 443, by `platforms`, `appleHosts`, `appleDeviceSetup`
 * - out to `appleSoftwareUpdate`: TCP 443, by `platforms`, `appleHosts`, `appleSoftwareUpdate`
 * - out to `wns`: TCP 443, by `platforms`, `closedNetwork`, `wns`
 * - out to `wsusServer`: TCP 443, by `platforms`, `closedNetwork`, `wsusServer`
 * - out to `dhaServer`: TCP 443, by `platforms`, `closedNetwork`, `dhaServer`
 * - out to `windowsDefender`: TCP 443, by `platforms`, `closedNetwork`, `windowsDefender`, `wsusServer`
 * - out to `defenderAtp`: it prints neither transport nor port, by `platforms`, `closedNetwork`, `defenderAtp`
 * - out to `windowsUpdate`: TCP 443, by `platforms`, `closedNetwork`, `windowsUpdate`, `wsusServer`
 * - out to `deviceHealthAttestation`: TCP 443, by `platforms`, `closedNetwork`, `deviceHealthAttestation`, `dhaServer`
 * - out to `proxy`: it prints neither transport nor port, by `platforms`, `proxy`
 * - out to `erg`: it prints neither transport nor port, by `erg`, `closedNetwork`
 *
 * Source: https://pol-japan.co.jp/products/help/v14/networkports
 *
 * @throws NetworkRequirementsError with everything that is wrong with the props. The server has to be placed by synth:
 *   `server.allowDevices(this)`, or `parties` or `peers`: `{ deploymentServer: ... }`.
 */
export class MobiControlDeviceEgress extends NamedAccess {
  /** What property injectors name this class by. */
  static override readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.MobiControlDeviceEgress';

  constructor(scope: Construct, id: string, props: MobiControlDeviceEgressProps) {
    super(scope, id, injected(MobiControlDeviceEgress, scope, id, props), DEVICE);
  }
}
