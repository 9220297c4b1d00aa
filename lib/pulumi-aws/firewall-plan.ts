import { type Input, Resource } from '@pulumi/pulumi';
import { checkFirewallProps, checkListReferences } from '../access/firewall-checks';
import { differencesFrom } from '../access/firewall-differences';
import { type FirewallMember, FirewallMembers } from '../access/firewall-members';
import { compileFirewall, homeOf } from '../access/firewall-plan';
import { firewallRemarks } from '../access/firewall-remarks';
import { type ReadMember, readRoles } from '../access/firewall-roles';
import { gapRemarks, type Remark } from '../access/remarks';
import { type RequestedMembers, requestedMembers } from '../access/requested-members';
import { outsideHome, overlaps } from '../access/sources';
import { underPolicy } from '../access/under-policy';
import { isRecord } from '../access/untyped';
import type { TriedCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import { checkPolicy, type PolicyFindings } from '../policy';
import { findingsUnder } from '../pulumi/access-policy';
import { isLate, isTextInput, LateValues, resourceOf } from '../pulumi/late';
import { checkedBlock } from '../pulumi/late-checks';
import { AwsBindings } from './bindings';
import type { FirewallBehind, FirewallPlanBehind } from './firewall-behind';
import type { NetworkFirewallRulesArgs } from './network-firewall-args';

/** The plan of a firewall, made of what was passed. Registers nothing. */
export class FirewallPlan implements FirewallBehind {
  readonly kind = 'firewall';
  readonly members = new FirewallMembers<object>(isLate);
  /** What other teams ask for. */
  readonly requested: RequestedMembers;
  readonly tried: TriedCompile<'aws-network-firewall'>;
  /** Everything that is wrong with what was passed. */
  readonly issues: readonly Issue[];

  private readonly values: LateValues;
  private readonly bindings: AwsBindings[] = [];
  private readonly standing: readonly FirewallMember<object>[];
  private readonly home: readonly string[] | undefined;

  constructor(
    readonly name: string,
    private readonly args: NetworkFirewallRulesArgs,
  ) {
    this.values = new LateValues(name);
    this.home = this.idsOf(args.home, 'home') as readonly string[] | undefined;
    const roles = this.readMembers();
    this.requested = requestedMembers(args.requests);
    const unreadable = [
      ...checkPolicy('accessPolicy', args.accessPolicy),
      ...checkFirewallProps({ ...args, home: this.home }, isLate),
      ...checkListReferences(
        args.prefixLists,
        isListReference,
        "a ManagedPrefixList of @pulumi/aws/ec2, or a list's ARN",
      ),
      ...roles.flatMap(({ issues }) => issues),
      ...this.requested.issues,
    ];
    this.standing = [...roles.flatMap(({ member }) => member ?? []), ...this.requested.members];
    for (const member of this.standing) this.members.add(member);
    this.tried = unreadable.length > 0 ? { compiled: null, issues: [] } : this.compile(this.members);
    this.issues = [
      ...unreadable,
      ...this.tried.issues,
      ...(this.tried.compiled === null ? [] : this.faults()),
      ...this.found.errors,
    ].map((issue) => this.requested.tell(issue));
  }

  /** What the rule variables of the policy and of its groups stand for, by the name of an entry or of a block. */
  definitionOf(name: string): readonly Input<string>[] {
    const blocks = this.tried.compiled?.plan.blocks ?? [];
    const own = this.members.sources().get(name);
    if (own !== undefined) return this.passedOn(own, `the sources of ${name}`);
    const bound = blocks.filter((block) => block.name === name).map((block) => block.bound);
    return bound.flatMap((id) => this.passedOn([id], this.peerById(id)?.at ?? 'peers'));
  }

  /** The policy's `HOME_NET`. */
  get homeNet(): readonly Input<string>[] {
    return this.passedOn(homeOf(this.members.sources(), this.home, isLate), 'home');
  }

  /** The ARN of a prefix list that lines refer to. */
  arnOf(name: string): Input<string> | undefined {
    const given = this.args.prefixLists?.find((one) => one.name === name)?.prefixList;
    if (given !== undefined) return arnOfGiven(given);
    const list = this.tried.compiled?.plan.prefixLists.find((one) => 'bound' in one && one.name === name);
    return list !== undefined && 'bound' in list ? this.arnOfBound(list.bound) : undefined;
  }

  /** What the policies over it say. */
  private get found(): PolicyFindings {
    return findingsUnder(this.args.accessPolicy, this.tried.compiled, this.members.isSpokenFor);
  }

  get remarks(): readonly Remark[] {
    const { plan } = this.tried.compiled ?? {};
    if (plan === undefined) return [];
    const leaveOut = this.members.requests().flatMap((request) => request.leaveOut ?? []);
    return underPolicy<string>(
      [
        ...firewallRemarks(plan, overlaps(this.members.sources(), isLate), this.members),
        ...gapRemarks(plan.fidelity, leaveOut),
      ],
      this.found,
    );
  }

  /** The addresses of a role entry. */
  sourcesOf(name: string): readonly string[] {
    return this.members.sources().get(name) ?? [];
  }

  /** Whether it only alerts on what it would close. */
  get observes(): boolean {
    return this.args.mode === 'observe';
  }

  lacking(entries: readonly RoleEntry[]): readonly Issue[] {
    return this.members.lacking(entries);
  }

  /** The firewall as it is with what a component knows of its entries: whom they reach by a group, most of all. */
  joinedBy(member: FirewallMember<object>): TriedCompile<'aws-network-firewall'> {
    const joined = new FirewallMembers<object>(isLate);
    for (const one of [...this.standing, member]) joined.add(one);
    return this.compile(joined, { proof: 'later' });
  }

  /** What a component says of its entries otherwise than it is said here, where that makes other rules. */
  differences(joined: FirewallPlanBehind, requests: readonly EntryRequest[]): readonly Issue[] {
    const rules = (plan: FirewallPlanBehind | undefined) =>
      JSON.stringify(plan?.target === 'aws-network-firewall' ? plan.groups : [], (key: string, value: unknown) =>
        key === 'because' ? undefined : value,
      );
    if (rules(joined) === rules(this.tried.compiled?.plan)) return [];
    return differencesFrom(
      this.name,
      this.standing.flatMap((member) => member.requests()),
      requests,
    );
  }

  private compile(
    members: FirewallMembers<object>,
    when: { readonly proof?: 'later' } = {},
  ): TriedCompile<'aws-network-firewall'> {
    const prefixLists = (this.args.prefixLists ?? []).map((one) => ({
      ...one,
      list: this.values.idOf(arnOfGiven(one.prefixList) ?? '', `prefixLists ${one.name}`),
    }));
    return compileFirewall(members, { ...this.args, home: this.home, prefixLists }, isLate, when);
  }

  /** What is wrong around a plan that could be made. */
  private faults(): readonly Issue[] {
    const sources = this.members.sources();
    const homeless = [...sources].filter(([, blocks]) => blocks.length === 0);
    const lists = this.tried.compiled?.plan.prefixLists ?? [];
    const expected =
      'Peer.prefixList(list, { weight }) of the ManagedPrefixList itself, since a firewall refers to a list by its ARN';
    return [
      ...homeless.map(([name]): Issue => ({ code: 'sources-missing', at: 'roles', name })),
      ...(this.home === undefined ? [] : outsideHome(this.home, sources, isLate)),
      ...lists.flatMap((list): readonly Issue[] => {
        if (!('bound' in list) || this.arnOfBound(list.bound) !== undefined) return [];
        return [
          { code: 'wrong-type', at: this.peerById(list.bound)?.at ?? 'peers', given: `'${list.bound}'`, expected },
        ];
      }),
    ];
  }

  private readMembers(): readonly ReadMember[] {
    const { roles } = this.args as { readonly roles?: unknown };
    const given = Array.isArray(roles)
      ? roles.map((role: unknown, index) =>
          isRecord(role) && 'entry' in role ? { ...role, sources: this.idsOf(role.sources, `roles[${index}]`) } : role,
        )
      : roles;
    const bindings = (entries: ConstructorParameters<typeof AwsBindings>[1]) => {
      const own = new AwsBindings(this, entries, this.values);
      this.bindings.push(own);
      return own;
    };
    return readRoles({ bindings, isLate }, given);
  }

  /** Texts by their ids; what is none stays as it is, to be refused. */
  private idsOf(given: unknown, hint: string): unknown {
    if (!Array.isArray(given)) return given;
    return given.map((one: unknown) => (isTextInput(one) ? this.values.idOf(one, hint) : one));
  }

  private passedOn(ids: readonly string[], at: string): readonly Input<string>[] {
    return ids.map((id) => checkedBlock(this.values.valueOf(id), { at, component: this.name }));
  }

  private peerById(id: string) {
    return this.bindings.flatMap((bindings) => bindings.byId(id) ?? [])[0];
  }

  private arnOfBound(id: string): Input<string> | undefined {
    const value = this.peerById(id)?.value;
    return value === undefined ? undefined : arnOfGiven(resourceOf(value));
  }
}

function isListReference(given: unknown): boolean {
  const arn = arnOfGiven(given);
  return arn !== undefined && (typeof arn !== 'string' || arn.startsWith('arn:'));
}

/** The ARN of a list's resource, or one that was passed as it is. */
function arnOfGiven(given: unknown): Input<string> | undefined {
  const arn = Resource.isInstance(given) && 'arn' in given ? given.arn : given;
  return isTextInput(arn) ? arn : undefined;
}
