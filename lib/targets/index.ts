import type { Plans, TargetName } from '../model/plans';
import { compileDnsFirewall, type DnsFirewallOptions } from './aws-dns-firewall/compile';
import { compileNetworkFirewall } from './aws-network-firewall/compile';
import { NETWORK_FIREWALL_LIMITS } from './aws-network-firewall/limits';
import type { NetworkFirewallOptions } from './aws-network-firewall/options';
import {
  compileSecurityGroup,
  type SecurityGroupLimits,
  type SecurityGroupOptions,
} from './aws-security-group/compile';
import { compileAzureFirewall } from './azure-firewall/compile';
import { AZURE_FIREWALL_LIMITS } from './azure-firewall/limits';
import type { AzureFirewallOptions, Published } from './azure-firewall/options';
import { compileNetworkSecurityGroup } from './azure-network-security-group/compile';
import { NETWORK_SECURITY_GROUP_LIMITS } from './azure-network-security-group/limits';
import type { NetworkSecurityGroupLimits, NetworkSecurityGroupOptions } from './azure-network-security-group/options';
import { isKnownServiceTag, SERVICE_TAGS } from './azure-network-security-group/service-tags';
import { overLimit, type RaisedLimits } from './limit';
import type { Target } from './target';

/** The figures to which AWS raised limits of Network Firewall: `{ policyCapacity: 50_000 }`. */
export type NetworkFirewallLimits = RaisedLimits<typeof NETWORK_FIREWALL_LIMITS>;

/** What each target can be told beside the role entries. */
export interface TargetOptions {
  readonly 'aws-security-group': SecurityGroupOptions;
  readonly 'aws-network-firewall': NetworkFirewallOptions;
  readonly 'aws-dns-firewall': DnsFirewallOptions;
  readonly 'azure-firewall': AzureFirewallOptions;
  readonly 'azure-network-security-group': NetworkSecurityGroupOptions;
}

/** Every target by the name of its folder: the compiler finds the one that is missing. */
export const TARGETS: { readonly [Name in TargetName]: Target<Plans[Name], TargetOptions[Name]> } = {
  'aws-security-group': compileSecurityGroup,
  'aws-network-firewall': compileNetworkFirewall,
  'aws-dns-firewall': compileDnsFirewall,
  'azure-firewall': compileAzureFirewall,
  'azure-network-security-group': compileNetworkSecurityGroup,
};

/** The names of all targets. */
export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[];

export type {
  AzureFirewallOptions,
  DnsFirewallOptions,
  NetworkFirewallOptions,
  NetworkSecurityGroupLimits,
  NetworkSecurityGroupOptions,
  Published,
  SecurityGroupLimits,
  SecurityGroupOptions,
};
export {
  AZURE_FIREWALL_LIMITS,
  isKnownServiceTag,
  NETWORK_FIREWALL_LIMITS,
  NETWORK_SECURITY_GROUP_LIMITS,
  overLimit,
  SERVICE_TAGS,
};
