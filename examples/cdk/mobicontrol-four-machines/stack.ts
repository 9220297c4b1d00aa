import { Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  MobiControlPlatform,
  type MobiControlProfile,
  MobiControlServerLocation,
  mobiControl,
  Peer,
  RoleAccess,
  role,
} from 'portolan/cdk';

/**
 * The ports between the components of MobiControl. The page has them in a figure only, and nobody publishes them: take
 * them from the SOTI documentation of your own installation.
 */
export interface ComponentPorts {
  readonly searchServerToManagementServer: number;
  readonly managementServerToSqlServer: number;
  /** The text does not say with whom the deployment server shares information, nor who asks whom. */
  readonly deploymentServerToManagementServer: number;
}

export interface MobiControlFourMachinesProps extends StackProps {
  readonly componentPorts: ComponentPorts;
}

/** The four components of MobiControl, inside, on four machines: each has a security group of its own. */
export class MobiControlFourMachines extends Stack {
  readonly deploymentServer: RoleAccess;
  readonly managementServer: RoleAccess;
  readonly searchServer: RoleAccess;
  readonly sqlServer: RoleAccess;

  constructor(scope: Construct, id: string, { componentPorts, ...props }: MobiControlFourMachinesProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });

    // One profile for all four: each group opens its own side of it.
    const profile: MobiControlProfile = {
      serverLocation: MobiControlServerLocation.Internal,
      platforms: [MobiControlPlatform.WindowsModern],
      ports: {
        'search-server-management-server': String(componentPorts.searchServerToManagementServer),
        'management-server-sql-server': String(componentPorts.managementServerToSqlServer),
      },
    };

    this.deploymentServer = new RoleAccess(this, 'DeploymentServer', {
      vpc,
      // By the ten addresses that the page prints for SOTI, so that no port is open to every address.
      roles: [role(mobiControl, profile, 'deploymentServer', { reachBy: 'addresses' })],
      peers: { device: Peer.cidr('10.8.16.0/20') },
    });
    this.searchServer = new RoleAccess(this, 'SearchServer', {
      vpc,
      roles: [role(mobiControl, profile, 'searchServer')],
    });
    this.sqlServer = new RoleAccess(this, 'SqlServer', { vpc, roles: [role(mobiControl, profile, 'sqlServer')] });
    this.managementServer = new RoleAccess(this, 'ManagementServer', {
      vpc,
      roles: [role(mobiControl, profile, 'managementServer')],
      peers: { searchServer: this.searchServer, sqlServer: this.sqlServer, console: Peer.cidr('10.8.0.0/24') },
    });
    // The other side of both edges.
    this.searchServer.place('managementServer', this.managementServer);
    this.sqlServer.place('managementServer', this.managementServer);

    // What the page leaves to its figure is an opening of your own, and reported as that.
    const port = ec2.Port.tcp(componentPorts.deploymentServerToManagementServer);
    this.deploymentServer.connections.allowTo(this.managementServer, port, 'figure 9 by our SOTI documentation');
  }
}
