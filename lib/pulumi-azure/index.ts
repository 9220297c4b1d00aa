/**
 * The Pulumi rim for Azure: binds the parties of vendors' documents to real peers, and registers resources. Everything that
 * a program needs beside it from the core is exported here too.
 */
export type { EndpointCentralProfile } from '../catalog/endpoint-central-cloud';
export { EndpointCentralDataCenter } from '../catalog/endpoint-central-cloud/values';
export type { IsmCloudOneProfile } from '../catalog/ism-cloudone';
export { IsmPlatform, IsmQrcNetwork, IsmRemoteControlMode, IsmSystemServerPort } from '../catalog/ism-cloudone/values';
export type { MobiControlProfile } from '../catalog/mobicontrol';
export { MobiControlAppleHosts, MobiControlPlatform, MobiControlServerLocation } from '../catalog/mobicontrol/values';
export type { PatchManagerPlusOperatingSystem, PatchManagerPlusProfile } from '../catalog/patch-manager-plus';
export {
  PatchManagerPlusMailConnection,
  PatchManagerPlusPorts,
  PatchManagerPlusServerProtocol,
} from '../catalog/patch-manager-plus/values';
export { endpointCentralCloud, ismCloudOne, mobiControl, patchManagerPlus } from '../catalog/products';
export type { CompiledPlan } from '../compile';
export type { Issue } from '../diagnostics';
export type { Alternative, PerParty, RoleEntry, RoleOptions } from '../model/entry';
export type { Answerable, OverlayRow } from '../model/overlay';
export type { AzureFirewallPlan } from '../model/plans/azure-firewall';
export type { AzureNetworkSecurityGroupPlan } from '../model/plans/azure-network-security-group';
export type { AccessPolicy } from '../model/policy';
export type { Supplied } from '../model/profile';
export { setAccessPolicy } from '../pulumi/access-policy';
export type { RequestOptions } from '../pulumi/request-files';
export type { Report } from '../report';
export { renderText } from '../report/of-a-plan';
export type {
  FirewallRequest,
  ReadRequestsOptions,
  RequestedEntry,
  RequestedPeer,
  RequestedRole,
  RequestedRule,
} from '../requests';
export { readFirewallRequests } from '../requests/read-folder';
export { parseProfile, role } from '../resolve';
export type { NetworkSecurityGroupLimits } from '../targets';
export { type AccessClass, accessClass, type OwnComponent } from './access-class';
export type { AdditionalAccess } from './additional-access';
export { AzureFirewallRules } from './azure-firewall-rules';
export {
  EndpointCentralDistributionServer,
  type EndpointCentralDistributionServerArgs,
} from './endpoint-central-cloud/distribution-server';
export { EndpointCentralEgress, type EndpointCentralEgressArgs } from './endpoint-central-cloud/egress';
export type { AzureFirewallRulesArgs, FirewallRole, PublishedServer } from './firewall-args';
export { HostEnforcement } from './host-enforcement';
export { IsmClient, type IsmClientArgs } from './ism-cloudone/client';
export { IsmRemoteControlConsole, type IsmRemoteControlConsoleArgs } from './ism-cloudone/remote-control-console';
export { IsmUpdateSupportServer, type IsmUpdateSupportServerArgs } from './ism-cloudone/update-support-server';
export { MobiControlDeviceEgress, type MobiControlDeviceEgressArgs } from './mobicontrol/device-egress';
export { MobiControlDmzServer, type MobiControlDmzServerArgs } from './mobicontrol/dmz-server';
export { MobiControlManagementServer, type MobiControlManagementServerArgs } from './mobicontrol/management-server';
export { PatchManagerPlusAgent, type PatchManagerPlusAgentArgs } from './patch-manager-plus/agent';
export {
  PatchManagerPlusDistributionServer,
  type PatchManagerPlusDistributionServerArgs,
} from './patch-manager-plus/distribution-server';
export { PatchManagerPlusServer, type PatchManagerPlusServerArgs } from './patch-manager-plus/server';
export { Peer, type PeerLike, type RoleComponent } from './peer';
export { windowsActivation } from './platform';
export { RoleAccess, type SecurityRuleArgs } from './role-access';
export type { AccessOptions, RoleAccessArgs, RoleArgs } from './role-access-args';
