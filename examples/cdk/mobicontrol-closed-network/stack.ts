import { Annotations, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  MobiControlPlatform,
  MobiControlServerLocation,
  Peer,
} from 'portolan/cdk';

/**
 * A closed network (完全閉域網): Android devices and Windows Modern PCs reach the MobiControl server in the DMZ on 443 and
 * 5494, and nothing else. The management server stands on the same machine as the deployment server.
 */
export class MobiControlClosedNetwork extends Stack {
  readonly server: MobiControlDmzServer;
  readonly devices: MobiControlDeviceEgress;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 1 });
    // Both sides of an edge have to say the same, so say it once.
    const profile = {
      serverLocation: MobiControlServerLocation.DMZ,
      platforms: [MobiControlPlatform.Android, MobiControlPlatform.WindowsModern],
      closedNetwork: true,
    } as const;

    this.devices = new MobiControlDeviceEgress(this, 'Devices', { vpc, ...profile });
    this.server = new MobiControlDmzServer(this, 'Server', {
      vpc,
      ...profile,
      managementServer: true,
      // Android devices are on the Wi-Fi of the house, which comes in by a VPN.
      peers: { device: Peer.cidr('10.60.0.0/16') },
      // The server still reaches SOTI, by the ten addresses of the page.
      reachBy: 'addresses',
    });
    // The PCs are virtual desktops of this VPC, and bear the group of the devices.
    this.server.allowDevices(this.devices);
    Annotations.of(this.server).acknowledgeWarning(
      'portolan:uncovered',
      'agents and plug-ins are brought in by hand; what stands in figure 9 alone, between components, is opened elsewhere',
    );
  }
}
