import type { Input } from '@pulumi/pulumi';
import { checkFlag } from '../access/entry-checks';
import { differingEntries } from '../access/entry-differences';
import { type FirewallMember, FirewallMembers } from '../access/firewall-members';
import { readRoles } from '../access/firewall-roles';
import { gapRemarks, type Remark } from '../access/remarks';
import { checkResolverNumbers, checkResolverWords } from '../access/resolver-checks';
import { resolverRemarks, resolverRequests } from '../access/resolver-remarks';
import { definedOf } from '../access/said';
import { type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, EntryRequest, RoleEntry } from '../model/entry';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import { isLate, isTextInput, LateValues } from '../pulumi/late';
import { AwsBindings } from './bindings';
import type { DnsFirewallRulesArgs } from './dns-firewall-args';

/** The plan of a DNS Firewall, made of what was passed. Registers nothing. */
export class DnsFirewallPlan {
  readonly tried: TriedCompile<'aws-dns-firewall'>;
  /** Everything that is wrong with what was passed. */
  readonly issues: readonly Issue[];
  /** The VPCs, each once, by a word that tells it. */
  readonly vpcIds: ReadonlyMap<string, Input<string>>;

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
    const { vpcIds = [] } = args;
    this.vpcIds = new Map(
      Array.isArray(vpcIds) ? vpcIds.filter(isTextInput).map((id) => [values.idOf(id, 'vpcIds'), id] as const) : [],
    );
    const unreadable = [
      ...checkResolverWords(args),
      ...checkVpcIds(args.vpcIds),
      ...checkResolverNumbers(args),
      ...checkFlag('mutationProtection', args.mutationProtection),
      ...openings.issues,
      ...roles.flatMap(({ issues }) => issues),
    ];
    this.additional = openings.rules;
    this.standing = roles.flatMap(({ member }) => member ?? []);
    for (const member of this.standing) this.members.add(member);
    this.tried = unreadable.length > 0 ? { compiled: null, issues: [] } : this.compile(this.members);
    this.issues = [...unreadable, ...this.tried.issues];
  }

  /** Whether it only logs what it would not resolve. */
  get observes(): boolean {
    return this.tried.compiled?.plan.rules.some(({ action }) => action === 'ALERT') === true;
  }

  /** Of the entries of a component those that do not stand here. */
  lacking(entries: readonly RoleEntry[]): readonly Issue[] {
    return this.members.lacking(entries);
  }

  /** The resolver as it is with what a component knows of its entries. */
  joinedBy(member: FirewallMember<object>): TriedCompile<'aws-dns-firewall'> {
    const joined = new FirewallMembers<object>(isLate);
    for (const one of [...this.standing, member]) joined.add(one);
    return this.compile(joined);
  }

  /** What a component says of its entries otherwise than it is said here, where that asks for names that are not listed. */
  differences(joined: AwsDnsFirewallPlan, requests: readonly EntryRequest[]): readonly Issue[] {
    const namesOf = (plan: AwsDnsFirewallPlan | undefined) =>
      (plan?.lists ?? []).flatMap(({ domains }) => domains.map(({ text }) => text));
    const here = new Set(namesOf(this.tried.compiled?.plan));
    if (namesOf(joined).every((name) => here.has(name))) return [];
    return differingEntries(requests, this.standing, this.name, ['profile']);
  }

  get remarks(): readonly Remark[] {
    const { plan } = this.tried.compiled ?? {};
    if (plan === undefined) return [];
    const leaveOut = this.members.requests().flatMap((request) => request.leaveOut ?? []);
    return [...resolverRemarks(plan), ...gapRemarks(plan.fidelity, leaveOut)];
  }

  private compile(members: FirewallMembers<object>): TriedCompile<'aws-dns-firewall'> {
    const { unlisted, redirections, blockResponse, limits } = this.args;
    const requests = resolverRequests(members, this.additional);
    return tryCompile('aws-dns-firewall', requests, definedOf({ unlisted, redirections, blockResponse, limits }));
  }
}

function checkVpcIds(given: unknown): readonly Issue[] {
  if (given === undefined) return [];
  const expected = "ids of VPCs, such as vpc.id or 'vpc-0123456789abcdef0'";
  if (!Array.isArray(given)) return [{ code: 'wrong-type', at: 'vpcIds', given: typeof given, expected }];
  return given.flatMap((id: unknown, index): readonly Issue[] =>
    isTextInput(id) && id !== '' ? [] : [{ code: 'wrong-type', at: `vpcIds[${index}]`, given: typeof id, expected }],
  );
}
