import type { Input } from '@pulumi/pulumi';
import type { RoleEntry } from '../model/entry';
import type { AccessPolicy } from '../model/policy';
import type { DnsFirewallOptions } from '../targets';
import type { FirewallRole } from './network-firewall-args';
import type { AdditionalAccess } from './peer';

/** A role entry that asks a resolver, with what is said of it. */
export type ResolvingRole = Omit<FirewallRole, 'sources'>;

/** Who asks, in which VPCs, and what becomes of a name that nobody asks for. */
export interface DnsFirewallRulesArgs {
  /** Whose names resolve, all of them: none comes later. */
  readonly roles: readonly (RoleEntry | ResolvingRole)[];
  /**
   * The ids of the VPCs whose resolver holds to the rules: an association is made for each. The rules are those of every
   * machine in them.
   * @default - none is made; associate the rule group yourself, or share it by its ARN
   */
  readonly vpcIds?: readonly Input<string>[];
  /**
   * The associations' place among the rule groups of a VPC, 101 to 9899, lowest first; no two of a VPC share one.
   * @default 5000
   */
  readonly priority?: number;
  /**
   * Keeps the associations from being changed or removed until it is switched off.
   * @default false
   */
  readonly mutationProtection?: boolean;
  /**
   * What becomes of names that are not listed: `block` closes them, for every machine in the VPCs; `alert` resolves and
   * logs them, and closes nothing.
   * @default 'block'
   */
  readonly unlisted?: NonNullable<DnsFirewallOptions['unlisted']>;
  /**
   * Names that a listed name is an alias of (CNAME, DNAME): `trust` resolves them unlooked at, `inspect` only where they
   * are listed too.
   * @default 'trust'
   */
  readonly redirections?: NonNullable<DnsFirewallOptions['redirections']>;
  /**
   * What a blocked query is answered: that there is no such record, or no such name.
   * @default 'NODATA'
   */
  readonly blockResponse?: NonNullable<DnsFirewallOptions['blockResponse']>;
  /**
   * Names that the machines in the VPCs need beside what the documents ask for, each with a reason: those of AWS services
   * (SSM, S3 ...), of your own zones. Proved and reported like the rest, as yours.
   * @default - none
   */
  readonly additionalRules?: readonly AdditionalAccess[];
  /**
   * The rule group's name, and the start of its domain lists' names. Changing it replaces them.
   * @default - all are named by Pulumi, after the component
   */
  readonly ruleGroupName?: string;
  /**
   * The figures to which AWS raised limits for the account: `{ ruleGroupsPerVpc: 10 }`.
   * @default - the limits that hold for everybody
   */
  readonly limits?: NonNullable<DnsFirewallOptions['limits']>;
  /**
   * What may pass of what is said of this component: widenings, gaps, what is past. Stands nearer than the policy of the
   * program, which `setAccessPolicy` sets.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * Tags of the rule group, its lists and its associations.
   * @default - none
   */
  readonly tags?: Input<Record<string, Input<string>>>;
}
