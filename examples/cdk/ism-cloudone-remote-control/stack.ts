import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  IsmClient,
  IsmPlatform,
  IsmRemoteControlConsole,
  IsmRemoteControlMode,
  IsmSystemServerPort,
} from 'portolan/cdk';

/** Where the servers of the service stand: the page prints no address of theirs. */
export interface IsmServers {
  readonly systemServer: readonly string[];
  readonly rcSystemServer: readonly string[];
}

export interface IsmCloudOneRemoteControlProps extends StackProps {
  readonly servers: IsmServers;
}

/**
 * ISM CloudOne with remote control in both modes. ローカルリモコンモード: the console reaches clients of its own LAN on TCP
 * 42187-42189, an edge between two groups. インターネットリモコンモード: both go out to the RC system server, and neither is
 * open to the other for it; so a client on the road needs no edge at all.
 */
export class IsmCloudOneRemoteControl extends Stack {
  readonly console: IsmRemoteControlConsole;
  readonly officeClients: IsmClient;
  readonly clientsOnTheRoad: IsmClient;

  constructor(scope: Construct, id: string, { servers, ...props }: IsmCloudOneRemoteControlProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 1 });
    const { Local, Internet } = IsmRemoteControlMode;
    const rcSystemServer = { addresses: servers.rcSystemServer };
    const client = {
      vpc,
      platforms: [IsmPlatform.Windows],
      // A setting of the system server: 80 or 443, never both.
      systemServerPort: IsmSystemServerPort.Tcp443,
      parties: { systemServer: { addresses: servers.systemServer }, rcSystemServer },
    } as const;

    this.console = new IsmRemoteControlConsole(this, 'Console', {
      vpc,
      remoteControl: [Local, Internet],
      parties: { rcSystemServer },
    });
    this.officeClients = new IsmClient(this, 'OfficeClients', { ...client, remoteControl: [Local, Internet] });
    this.clientsOnTheRoad = new IsmClient(this, 'ClientsOnTheRoad', { ...client, remoteControl: [Internet] });

    this.console.allowClients(this.officeClients);
  }
}
