import type { Plans, TargetName } from '../model/plans';
import { compileNetworkFirewall, type NetworkFirewallOptions } from './aws-network-firewall/compile';
import {
  compileSecurityGroup,
  type SecurityGroupLimits,
  type SecurityGroupOptions,
} from './aws-security-group/compile';
import type { Target } from './target';

/** What each target can be told beside the role entries. */
export interface TargetOptions {
  readonly 'aws-security-group': SecurityGroupOptions;
  readonly 'aws-network-firewall': NetworkFirewallOptions;
}

/** Every target by the name of its folder: the compiler finds the one that is missing. */
export const TARGETS: { readonly [Name in TargetName]: Target<Plans[Name], TargetOptions[Name]> } = {
  'aws-security-group': compileSecurityGroup,
  'aws-network-firewall': compileNetworkFirewall,
};

/** The names of all targets. */
export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[];

export type { NetworkFirewallOptions, SecurityGroupLimits, SecurityGroupOptions };
