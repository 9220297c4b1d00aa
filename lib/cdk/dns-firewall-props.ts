import { Token } from 'aws-cdk-lib';
import { checkResolverWords } from '../access/resolver';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AccessPolicy } from '../model/policy';
import type { DnsFirewallOptions } from '../targets';
import type { AdditionalAccess } from './bindings';
import type { AddRoleOptions } from './network-firewall-props';
import { checkVpc, type VpcOfGroup } from './vpc';

/** What is said of a role entry that asks a resolver without a construct of ours. */
export type AddResolvingRoleOptions = Omit<AddRoleOptions, 'sources'>;

/** A role entry with what is said of it. */
export interface ResolvingRole extends AddResolvingRoleOptions {
  readonly entry: RoleEntry;
}

/** Who asks, in which VPCs, and what becomes of a name that nobody asks for. */
export interface DnsFirewallRulesProps {
  /**
   * Whose names resolve from the start.
   * @default - those that are added until synth
   */
  readonly roles?: readonly (RoleEntry | ResolvingRole)[];
  /**
   * The VPCs whose resolver holds to the rules: an association is made for each. The rules are those of every machine in
   * them.
   * @default - none is made; associate the rule group yourself, or share it by its ARN
   */
  readonly vpcs?: readonly VpcOfGroup[];
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
   * @default - made from the construct path
   */
  readonly ruleGroupName?: string;
  /**
   * What may pass of what is said of this construct: widenings, gaps, what is past. Stands nearer than the policies that
   * `AccessPolicies` set over it.
   * @default - the policies that are set over it, if any
   */
  readonly accessPolicy?: AccessPolicy;
  /**
   * Writes the requirement ids of each name into the domain list's CloudFormation metadata, under `portolan`.
   * @default true
   */
  readonly metadata?: boolean;
  /**
   * The figures to which AWS raised limits for the account: `{ ruleGroupsPerVpc: 10 }`.
   * @default - the limits that hold for everybody
   */
  readonly limits?: NonNullable<DnsFirewallOptions['limits']>;
}

/** What a program without types may pass, and what the service would refuse at deployment only. */
export function checkDnsProps(props: DnsFirewallRulesProps): readonly Issue[] {
  const { vpcs, priority, ruleGroupName } = props;
  const known = <Value>(value: Value | undefined) => (Token.isUnresolved(value) ? undefined : value);
  const words = { ...props, priority: known(priority), ruleGroupName: known(ruleGroupName) };
  if (vpcs !== undefined && !Array.isArray(vpcs)) {
    const issue: Issue = { code: 'wrong-type', at: 'vpcs', given: typeof vpcs, expected: 'an array of VPCs' };
    return [...checkResolverWords(words), issue];
  }
  const places = (vpcs ?? []).flatMap((vpc, index) =>
    checkVpc(vpc).map((issue) => ({ ...issue, at: `vpcs[${index}]` })),
  );
  return [...checkResolverWords(words), ...places];
}
