import path from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { CentralInspectionHub } from '../../examples/cdk/central-inspection-hub/stack';
import { CentralInspectionSpoke } from '../../examples/cdk/central-inspection-spoke/stack';
import { DistributedFirewall } from '../../examples/cdk/distributed-firewall/stack';
import { EndpointCentralJp } from '../../examples/cdk/endpoint-central-jp/stack';
import { EndpointCentralUsAddresses } from '../../examples/cdk/endpoint-central-us-addresses/stack';
import { IsmCloudOneRemoteControl } from '../../examples/cdk/ism-cloudone-remote-control/stack';
import { MobiControlClosedNetwork } from '../../examples/cdk/mobicontrol-closed-network/stack';
import { MobiControlDmz } from '../../examples/cdk/mobicontrol-dmz/stack';
import { MobiControlFourMachines } from '../../examples/cdk/mobicontrol-four-machines/stack';
import { PatchManagerPlusOldInstallation } from '../../examples/cdk/patch-manager-plus-old-installation/stack';
import { FleetInRegion } from '../../examples/cdk/two-regions/stack';

const componentPorts = {
  searchServerToManagementServer: 60001,
  managementServerToSqlServer: 60002,
  deploymentServerToManagementServer: 60003,
};
const servers = { systemServer: ['192.0.2.10'], rcSystemServer: ['192.0.2.20', '192.0.2.21'] };

/** What the teams of the spokes sent to the team of the hub. */
const requests = path.join(__dirname, '../../examples/cdk/central-inspection-hub/requests');
const spokes = [{ name: 'Tokyo', attachmentId: 'tgw-attach-0123456789abcdef0', block: '10.80.0.0/16' }];

/** The stack of every example, by its folder. */
export const EXAMPLES = {
  'central-inspection-hub': () => new CentralInspectionHub(new App(), 'Example', { requests, spokes }),
  'central-inspection-spoke': () =>
    new CentralInspectionSpoke(new App(), 'Example', { transitGatewayId: 'tgw-0123456789abcdef0' }),
  'distributed-firewall': () => new DistributedFirewall(new App(), 'Example'),
  'endpoint-central-jp': () => new EndpointCentralJp(new App(), 'Example'),
  'endpoint-central-us-addresses': () => new EndpointCentralUsAddresses(new App(), 'Example'),
  'ism-cloudone-remote-control': () => new IsmCloudOneRemoteControl(new App(), 'Example', { servers }),
  'mobicontrol-closed-network': () => new MobiControlClosedNetwork(new App(), 'Example'),
  'mobicontrol-dmz': () => new MobiControlDmz(new App(), 'Example'),
  'mobicontrol-four-machines': () => new MobiControlFourMachines(new App(), 'Example', { componentPorts }),
  'patch-manager-plus-old-installation': () => new PatchManagerPlusOldInstallation(new App(), 'Example'),
  'two-regions': () => new FleetInRegion(new App(), 'Example', { region: 'ap-northeast-1' }),
} as const satisfies Readonly<Record<string, () => Stack>>;
