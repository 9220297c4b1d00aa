import type { Input } from '@pulumi/pulumi';
import { checkFlag } from '../access/entry-checks';
import { differencesFrom } from '../access/firewall-differences';
import { type FirewallMember, FirewallMembers } from '../access/firewall-members';
import { readRoles } from '../access/firewall-roles';
import { gapRemarks, type Remark } from '../access/remarks';
import { checkResolverWords, resolverRemark, resolverRequests } from '../access/resolver';
import { definedOf } from '../access/said';
import { underPolicy } from '../access/under-policy';
import { type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, EntryRequest, RoleEntry } from '../model/entry';
import { checkPolicy, type PolicyFindings } from '../policy';
import { findingsUnder } from '../pulumi/access-policy';
import { isLate, isTextInput, LateValues } from '../pulumi/late';
import { AwsBindings } from './bindings';
import type { DnsFirewallRulesArgs } from './dns-firewall-args';
import type { FirewallBehind, FirewallPlanBehind } from './firewall-behind';

/** The plan of a DNS Firewall, made of what was passed. Registers nothing. */
export class DnsFirewallPlan implements FirewallBehind {
  readonly kind = 'dns-firewall';
  readonly tried: TriedCompile<'aws-dns-firewall'>;
  /** Everything that is wrong with what was passed. */
  readonly issues: readonly Issue[];
  /** The VPCs to associate, each once, by its id. */
  readonly vpcs: ReadonlyMap<string, Input<string>>;

  private readonly members = new FirewallMembers<object>(isLate);
  private readonly standing: readonly FirewallMember<object>[];
  private readonly additional: readonly AdditionalRule[];

  constructor(
    readonly name: string,
    private readonly args: DnsFirewallRulesArgs,
  ) {
    const values = new LateValues(name);
    const bindings = (entries: readonly RoleEntry[]) => new AwsBindings(this, entries, values);
    const roles = readRoles({ bindings, isLate }, args.roles, null);
    const openings = bindings([]).openings(args.additionalRules);
    const given: unknown = args.vpcIds ?? [];
    const vpcIds = (Array.isArray(given) ? given : [given]) as readonly unknown[];
    const unreadable = [
      ...checkResolverWords(args),
      ...checkPolicy('accessPolicy', args.accessPolicy),
      ...checkFlag('mutationProtection', args.mutationProtection),
      ...vpcIds.flatMap((id, index) => checkVpcId(id, `vpcIds[${index}]`)),
      ...openings.issues,
      ...(Array.isArray(args.roles) && args.roles.length > 0 ? [] : [{ code: 'no-entries', at: 'roles' } as const]),
      ...roles.flatMap(({ issues }) => issues),
    ];
    this.vpcs = new Map(vpcIds.filter(isTextInput).map((id) => [values.idOf(id, 'vpcIds'), id] as const));
    this.additional = openings.rules;
    this.standing = roles.flatMap(({ member }) => member ?? []);
    for (const member of this.standing) this.members.add(member);
    this.tried = unreadable.length > 0 ? { compiled: null, issues: [] } : this.compile(this.members);
    this.issues = [...unreadable, ...this.tried.issues, ...this.found.errors];
  }

  get observes(): boolean {
    return this.args.unlisted === 'alert';
  }

  /** What the policies over it say. */
  private get found(): PolicyFindings {
    return findingsUnder(this.args.accessPolicy, this.tried.compiled, this.members.isSpokenFor);
  }

  get remarks(): readonly Remark[] {
    const { plan } = this.tried.compiled ?? {};
    if (plan === undefined) return [];
    const leaveOut = this.members.requests().flatMap((request) => request.leaveOut ?? []);
    return underPolicy<string>([resolverRemark(plan), ...gapRemarks(plan.fidelity, leaveOut)], this.found);
  }

  lacking(entries: readonly RoleEntry[]): readonly Issue[] {
    return this.members.lacking(entries);
  }

  joinedBy(member: FirewallMember<object>): TriedCompile<'aws-dns-firewall'> {
    const joined = new FirewallMembers<object>(isLate);
    for (const one of [...this.standing, member]) joined.add(one);
    return this.compile(joined, { proof: 'later' });
  }

  differences(joined: FirewallPlanBehind, requests: readonly EntryRequest[]): readonly Issue[] {
    const namesOf = (plan: FirewallPlanBehind | undefined) =>
      plan?.target === 'aws-dns-firewall' ? plan.lists.flatMap(({ domains }) => domains.map(({ text }) => text)) : [];
    const listed = new Set(namesOf(this.tried.compiled?.plan));
    if (namesOf(joined).every((name) => listed.has(name))) return [];
    // A name that is listed nowhere does not resolve, so something has to be said.
    return differencesFrom(
      this.name,
      this.standing.flatMap((member) => member.requests()),
      requests,
      ['profile'],
    );
  }

  private compile(
    members: FirewallMembers<object>,
    when: { readonly proof?: 'later' } = {},
  ): TriedCompile<'aws-dns-firewall'> {
    const { unlisted, redirections, blockResponse, limits } = this.args;
    return tryCompile(
      'aws-dns-firewall',
      resolverRequests(members, this.additional),
      definedOf({ unlisted, redirections, blockResponse, limits }),
      when,
    );
  }
}

function checkVpcId(given: unknown, at: string): readonly Issue[] {
  if (isTextInput(given) && given !== '') return [];
  const expected = "the id of a VPC, such as vpc.id or 'vpc-0123456789abcdef0'";
  return [{ code: 'wrong-type', at, given: typeof given, expected }];
}
