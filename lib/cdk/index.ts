/**
 * The CDK rim: binds the parties of vendors' documents to real peers, and makes resources. Everything that a CDK app
 * needs beside it from the core is exported here too.
 */
export {
  EndpointCentralDataCenter,
  type EndpointCentralProfile,
  endpointCentralCloud,
} from '../catalog/endpoint-central-cloud';
export type { CompiledPlan } from '../compile';
export { type Issue, NetworkRequirementsError } from '../diagnostics';
export type { Alternative, PerParty, RoleEntry, RoleOptions } from '../model/entry';
export type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
export type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
export type { Supplied } from '../model/profile';
export { type Report, renderText } from '../report';
export { parseProfile, role } from '../resolve';
export type { AdditionalAccess } from './bindings';
export {
  EndpointCentralDistributionServer,
  type EndpointCentralDistributionServerProps,
} from './endpoint-central-cloud/distribution-server';
export { EndpointCentralEgress, type EndpointCentralEgressProps } from './endpoint-central-cloud/egress';
export type { EndpointCentralSupplies } from './endpoint-central-cloud/supplies';
export type { EntryOptions } from './flat-props';
export { HostEnforcement } from './host-enforcement';
export type { AddRoleOptions, FirewallRole, NetworkFirewallRulesProps } from './network-firewall-props';
export { NetworkFirewallRules } from './network-firewall-rules';
export { Peer, type PeerLike, type RoleConstruct } from './peer';
export { type EdgeOptions, RoleAccess } from './role-access';
export type { AccessOptions, RoleAccessProps, VpcOfGroup } from './role-access-props';
export type { WarningId } from './warnings';
