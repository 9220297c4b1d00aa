/**
 * The CDK rim: binds the parties of vendors' documents to real peers, and makes resources. Everything that a CDK app
 * needs beside it from the core is exported here too.
 */
export type { EdgeBy } from '../access/edge-peers';
export type { PrefixListPeer } from '../access/list-peer';
export type { FirewallRequestOptions } from '../access/request-behind';
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
export { type Issue, NetworkRequirementsError } from '../diagnostics';
export type { Alternative, PerParty, RoleEntry, RoleOptions } from '../model/entry';
export type { Answerable, OverlayRow } from '../model/overlay';
export type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
export type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
export type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
export type { AccessPolicy } from '../model/policy';
export type { Supplied } from '../model/profile';
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
export type { NetworkFirewallLimits } from '../targets';
export { type AccessClass, accessClass, type OwnClass } from './access-class';
export { AccessPolicies } from './access-policies';
export type { AdditionalAccess } from './bindings';
export type { RaisedCheckLimits } from './checks/limits';
export { NetworkChecks, type NetworkChecksProps } from './checks/network-checks';
export type { CheckId } from './checks/table';
export type { AddResolvingRoleOptions, DnsFirewallRulesProps, ResolvingRole } from './dns-firewall-props';
export { DnsFirewallRules } from './dns-firewall-rules';
export {
  EndpointCentralDistributionServer,
  type EndpointCentralDistributionServerProps,
} from './endpoint-central-cloud/distribution-server';
export { EndpointCentralEgress, type EndpointCentralEgressProps } from './endpoint-central-cloud/egress';
export type { EndpointCentralSupplies } from './endpoint-central-cloud/supplies';
export { HostEnforcement } from './host-enforcement';
export { IsmClient, type IsmClientProps } from './ism-cloudone/client';
export { IsmRemoteControlConsole, type IsmRemoteControlConsoleProps } from './ism-cloudone/remote-control-console';
export { IsmUpdateSupportServer, type IsmUpdateSupportServerProps } from './ism-cloudone/update-support-server';
export { MobiControlDeviceEgress, type MobiControlDeviceEgressProps } from './mobicontrol/device-egress';
export { MobiControlDmzServer, type MobiControlDmzServerProps } from './mobicontrol/dmz-server';
export { MobiControlManagementServer, type MobiControlManagementServerProps } from './mobicontrol/management-server';
export type {
  AddRoleOptions,
  FirewallPrefixList,
  FirewallRole,
  NetworkFirewallRulesProps,
} from './network-firewall-props';
export { NetworkFirewallRules } from './network-firewall-rules';
export { PatchManagerPlusAgent, type PatchManagerPlusAgentProps } from './patch-manager-plus/agent';
export {
  PatchManagerPlusDistributionServer,
  type PatchManagerPlusDistributionServerProps,
} from './patch-manager-plus/distribution-server';
export { PatchManagerPlusServer, type PatchManagerPlusServerProps } from './patch-manager-plus/server';
export { Peer, type PeerLike, type RoleConstruct } from './peer';
export { type GivenPrefixList, type ManagedPrefixList, PrefixLists, type PrefixListsProps } from './prefix-lists';
export { type EdgeOptions, RoleAccess } from './role-access';
export type { AccessOptions, RoleAccessProps } from './role-access-props';
export type { EntryOptions, ProductSupplies, RoleProps } from './role-props';
export type { VpcOfGroup } from './vpc';
export type { WarningId } from './warnings';
