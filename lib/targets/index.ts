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
import type { AzureFirewallOptions } from './azure-firewall/options';
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
}

/** Every target by the name of its folder: the compiler finds the one that is missing. */
export const TARGETS: { readonly [Name in TargetName]: Target<Plans[Name], TargetOptions[Name]> } = {
  'aws-security-group': compileSecurityGroup,
  'aws-network-firewall': compileNetworkFirewall,
  'aws-dns-firewall': compileDnsFirewall,
  'azure-firewall': compileAzureFirewall,
};

/** The names of all targets. */
export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[];

export type {
  AzureFirewallOptions,
  DnsFirewallOptions,
  NetworkFirewallOptions,
  SecurityGroupLimits,
  SecurityGroupOptions,
};
export { AZURE_FIREWALL_LIMITS, NETWORK_FIREWALL_LIMITS, overLimit };
