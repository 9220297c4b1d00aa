import type { Input } from '@pulumi/pulumi';
import { checkFlag } from '../access/entry-checks';
import { FirewallMembers } from '../access/firewall-members';
import { readRoles } from '../access/firewall-roles';
import { gapRemarks, type Remark } from '../access/remarks';
import { checkResolverNumbers, checkResolverWords } from '../access/resolver-checks';
import { resolverRemarks, resolverRequests } from '../access/resolver-remarks';
import { definedOf } from '../access/said';
import { type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
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

  private readonly members = new FirewallMembers<never>(isLate);

  constructor(
    readonly name: string,
    args: DnsFirewallRulesArgs,
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
    for (const { member } of roles) if (member !== null) this.members.add(member);
    const { unlisted, redirections, blockResponse, limits } = args;
    this.tried =
      unreadable.length > 0
        ? { compiled: null, issues: [] }
        : tryCompile(
            'aws-dns-firewall',
            resolverRequests(this.members, openings.rules),
            definedOf({ unlisted, redirections, blockResponse, limits }),
          );
    this.issues = [...unreadable, ...this.tried.issues];
  }

  /** Whether it only logs what it would not resolve. */
  get observes(): boolean {
    return this.tried.compiled?.plan.rules.some(({ action }) => action === 'ALERT') === true;
  }

  /** Of the entries of a component those that do not stand here by any name. */
  lacking(entries: readonly RoleEntry[]): readonly Issue[] {
    const allowed = this.members.names;
    return entries.flatMap(({ name }, index): readonly Issue[] =>
      allowed.includes(name) ? [] : [{ code: 'role-not-in-firewall', at: `roles[${index}]`, name, allowed }],
    );
  }

  get remarks(): readonly Remark[] {
    const { plan } = this.tried.compiled ?? {};
    if (plan === undefined) return [];
    const leaveOut = this.members.requests().flatMap((request) => request.leaveOut ?? []);
    return [...resolverRemarks(plan), ...gapRemarks(plan.fidelity, leaveOut)];
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
