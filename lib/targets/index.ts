import type { Plans, TargetName } from '../model/plans';
import type { DnsFirewallOptions } from './aws-dns-firewall/compile';
import { NETWORK_FIREWALL_LIMITS } from './aws-network-firewall/limits';
import type { NetworkFirewallOptions } from './aws-network-firewall/options';
import type { SecurityGroupLimits, SecurityGroupOptions } from './aws-security-group/compile';
import { AZURE_FIREWALL_LIMITS } from './azure-firewall/limits';
import type { AzureFirewallOptions, Published } from './azure-firewall/options';
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

/**
 * Every target by the name of its folder: the compiler finds the one that is missing. Getters, and `require` inside them: a
 * target is loaded when something is first compiled for it.
 */
export const TARGETS: { readonly [Name in TargetName]: Target<Plans[Name], TargetOptions[Name]> } = {
  get 'aws-security-group'() {
    return (require('./aws-security-group/compile') as typeof import('./aws-security-group/compile'))
      .compileSecurityGroup;
  },
  get 'aws-network-firewall'() {
    return (require('./aws-network-firewall/compile') as typeof import('./aws-network-firewall/compile'))
      .compileNetworkFirewall;
  },
  get 'aws-dns-firewall'() {
    return (require('./aws-dns-firewall/compile') as typeof import('./aws-dns-firewall/compile')).compileDnsFirewall;
  },
  get 'azure-firewall'() {
    return (require('./azure-firewall/compile') as typeof import('./azure-firewall/compile')).compileAzureFirewall;
  },
  get 'azure-network-security-group'() {
    return (
      require('./azure-network-security-group/compile') as typeof import('./azure-network-security-group/compile')
    ).compileNetworkSecurityGroup;
  },
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
