import { Aspects, type IResolvable, Lazy, Names } from 'aws-cdk-lib';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import type { RequestedMembers } from '../access/requested-members';
import type { CompiledPlan, TriedCompile } from '../compile';
import { type Issue, NetworkRequirementsError, sentence } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../model/plans/aws-network-firewall';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { FirewallGroups } from './firewall-groups';
import type { FirewallMember } from './firewall-members';
import { injected } from './injection';
import { isLate } from './late-block';
import type { GroupContent } from './late-rule-group';
import type { AddRoleOptions, NetworkFirewallRulesProps } from './network-firewall-props';
import type { WholeApp } from './whole-app';

/** Loaded with the first construct: to require the rim loads the classes alone. */
const parts = (): typeof import('./network-firewall-parts') => require('./network-firewall-parts');

const BESIDE_OURS =
  'the policy is yours: what its other rule groups pass or close before or behind ours is not read here';

/**
 * What a Network Firewall lets through for role entries: one policy in strict order that is closed but for the documented
 * names and addresses, and its rule groups. Creates the policy and the rule groups, and nothing that is billed; the
 * firewall that attaches the policy, its endpoints and routes are the landing zone's.
 *
 * Roles may be added until synth, from any stack and in any order: the template is the same.
 *
 * @throws NetworkRequirementsError with everything that is wrong with what was passed.
 */
export class NetworkFirewallRules extends Construct {
  /** What property injectors name this class by. */
  static readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.NetworkFirewallRules';

  /**
   * The ARNs of the rule groups, for a share with other accounts (`AWS::RAM::ResourceShare`); as a whole, since how many
   * there are is known when all roles are.
   */
  readonly ruleGroupArns: string[];

  private readonly members = new (parts().FirewallMembers)();
  private readonly groups: FirewallGroups;
  private readonly props: NetworkFirewallRulesProps;
  private readonly name: string;
  private readonly ownPolicy: CfnFirewallPolicy | undefined;
  private readonly requested: RequestedMembers;
  private attempt: TriedCompile<'aws-network-firewall'> | undefined;

  constructor(scope: Construct, id: string, given: NetworkFirewallRulesProps = {}) {
    super(scope, id);
    const props = injected(NetworkFirewallRules, scope, id, given);
    this.props = props;
    const roles = parts().readRoles(parts().rolesIn(this), props.roles);
    this.requested = parts().requestedMembers(props.requests);
    this.throwIfAny([
      ...parts().checkFirewallProps(props, isLate),
      ...parts().checkPolicy('accessPolicy', props.accessPolicy),
      ...parts().checkListReferences(props.prefixLists, parts().isListReference, parts().LIST_REFERENCE),
      ...roles.flatMap(({ issues }) => issues),
      ...this.requested.issues,
    ]);
    this.name =
      props.policyName ??
      Names.uniqueResourceName(this, {
        maxLength: parts().POLICY_NAME_LENGTH,
        separator: '-',
        allowedSpecialCharacters: '-',
      });
    this.ownPolicy = props.policy === 'yours' ? undefined : this.makePolicy();
    this.groups = new (parts().FirewallGroups)(this, (slot) => this.contentOf(slot), props.metadata !== false);
    this.groups.ensure('tail');
    this.ruleGroupArns = this.groups.arns;
    this.throwIfAny(this.admit([...roles.flatMap(({ member }) => member ?? []), ...this.requested.members]));
    // The last parts of the groups have to stand before CDK looks for what refers to what.
    Aspects.of(this).add({ visit: (node) => void (node === this && this.tried()) });
    parts().validateInApp(this, (app) =>
      this.validateAtSynth(app).map((issue) => sentence(this.requested.tell(issue))),
    );
  }

  /**
   * The policy, for a `CfnFirewall` to attach.
   *
   * @throws NetworkRequirementsError where the policy is yours.
   */
  get policy(): CfnFirewallPolicy {
    if (this.ownPolicy === undefined) {
      throw new NetworkRequirementsError([{ code: 'policy-is-yours', at: 'policy' }], `${this.node.path}:`);
    }
    return this.ownPolicy;
  }

  /**
   * The ARN of the policy, for a `CfnFirewall` to attach.
   *
   * @throws NetworkRequirementsError where the policy is yours.
   */
  get policyArn(): string {
    return this.policy.attrFirewallPolicyArn;
  }

  /**
   * Our rule groups as a `CfnFirewallPolicy` refers to them (`statefulRuleGroupReferences`), the tail last. A policy that
   * has them is looked at when the app is synthesized.
   */
  get ruleGroupReferences(): IResolvable {
    return this.ruleGroupReferencesBeside([]);
  }

  /** The same in one list with references of your own, whose priorities have to be others; see `priorities`. */
  ruleGroupReferencesBeside(yours: readonly CfnFirewallPolicy.StatefulRuleGroupReferenceProperty[]): IResolvable {
    return Lazy.any({ produce: () => [...yours, ...this.groups.references()] });
  }

  /**
   * Lets a role entry stand in the firewall, with the addresses of its machines. May be called until synth.
   *
   * @throws NetworkRequirementsError with everything that is wrong with the entry, its sources and its peers.
   */
  addRole(entry: RoleEntry, options: AddRoleOptions): void {
    const { member, issues } = parts().readMember(parts().rolesIn(this), '', {
      ...options,
      entry,
      sources: options?.sources,
    });
    this.throwIfAny(member === null ? issues : this.admit([member]));
  }

  /** What the firewall lets through, and how every element of every flow stands in it, as plain data. */
  get plan(): AwsNetworkFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence, with what sources gain from one another where their addresses overlap. */
  get report(): Report {
    const notes = this.props.policy === 'yours' ? [BESIDE_OURS] : [];
    return reportOf(this.compiled, { subject: this.node.path, notes, askedBy: this.requested.askedBy });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-network-firewall'> {
    const { compiled, issues } = this.tried();
    if (compiled === null) throw new NetworkRequirementsError(issues, `${this.node.path} has no plan:`);
    return compiled;
  }

  /** Whether it only alerts on what it would close. @internal */
  get observes(): boolean {
    return this.props.mode === 'observe';
  }

  /** @internal */
  tried(): TriedCompile<'aws-network-firewall'> {
    if (this.attempt === undefined) {
      this.attempt = this.compile();
      this.groups.ensureFor(this.attempt.compiled?.plan.groups ?? []);
    }
    return this.attempt;
  }

  /** A member's parties stand somewhere else by now. @internal */
  changed(): void {
    this.attempt = undefined;
  }

  /** Lets the entries of a construct of ours in. @internal */
  enter(member: FirewallMember): readonly Issue[] {
    const strangers = this.members.strangersIn(this, member);
    if (strangers !== null) return strangers;
    this.members.add(member);
    this.changed();
    for (const { name } of member.entries) this.groups.ensureForEntry(name, this.props.exact === true);
    return [];
  }

  /** The addresses of a role entry, as everybody says them who brings it. @internal */
  sourcesOf(name: string): readonly string[] {
    return this.members.sources().get(name) ?? [];
  }

  /** @internal */
  leave(member: FirewallMember): void {
    this.members.remove(member);
    this.changed();
  }

  private compile(): TriedCompile<'aws-network-firewall'> {
    const prefixLists = (this.props.prefixLists ?? []).map((one) => ({
      ...one,
      list: parts().identityOf(one.prefixList, this),
    }));
    // Every role that comes compiles the firewall anew; it is proved once, when all are there.
    return parts().compileFirewall(this.members, { ...this.props, prefixLists }, isLate, { proof: 'later' });
  }

  /** Lets members in, all or none; says what stands against them. */
  private admit(members: readonly FirewallMember[]): readonly Issue[] {
    if (members.length === 0) return [];
    for (const member of members) this.enter(member);
    const issues = this.tried().issues.filter(({ code }) => code !== 'party-unplaced');
    if (issues.length > 0) for (const member of members) this.leave(member);
    return issues;
  }

  private contentOf(slot: string): GroupContent | undefined {
    const { plan } = this.tried().compiled ?? {};
    const group = plan?.groups.find(({ id }) => parts().slotOf(id) === slot);
    return plan && group && { name: `${this.name}-${group.id}`, group, ...this.namesOf(group, plan) };
  }

  /** What stands behind the names that a group's rules use. */
  private namesOf(group: RuleGroup, { blocks, prefixLists }: AwsNetworkFirewallPlan) {
    const sources = this.members.sources();
    if (group.kind === 'tail') return { variables: {}, references: {} };
    if (group.kind === 'domain-list') {
      return { variables: { HOME_NET: sources.get(group.source) ?? [] }, references: {} };
    }
    const blockNamed = (name: string) =>
      blocks.filter((one) => one.name === name).flatMap(({ bound }) => this.members.blockOf(bound));
    const listNamed = (name: string) => {
      const given = this.props.prefixLists?.find((one) => one.name === name)?.prefixList;
      const bound = prefixLists.flatMap((one) => ('bound' in one && one.name === name ? [one.bound] : []));
      return [...(given === undefined ? [] : [given]), ...bound.flatMap((id) => this.members.blockOf(id))];
    };
    return {
      variables: Object.fromEntries(group.variables.map((name) => [name, sources.get(name) ?? blockNamed(name)])),
      references: Object.fromEntries(
        group.references.flatMap((name) => listNamed(name).map((list) => [name, parts().prefixListArn(list, this)])),
      ),
    };
  }

  private home(): readonly string[] {
    return parts().homeOf(this.members.sources(), this.props.home, isLate);
  }

  private makePolicy(): CfnFirewallPolicy {
    return new CfnFirewallPolicy(this, 'Resource', {
      firewallPolicyName: this.name,
      firewallPolicy: Lazy.any({ produce: () => this.policyProperties() }),
    });
  }

  private policyProperties(): CfnFirewallPolicy.FirewallPolicyProperty {
    const { compiled } = this.tried();
    // Rendered before anything is validated: without a plan nothing passes, and the validation says why there is none.
    if (compiled === null) return parts().CLOSED;
    const { policy } = compiled.plan;
    return {
      policyVariables: { ruleVariables: { HOME_NET: { definition: [...this.home()] } } },
      statefulDefaultActions: [...policy.statefulDefaultActions],
      statefulEngineOptions: { ruleOrder: policy.ruleOrder },
      statefulRuleGroupReferences: this.groups.references(),
      statelessDefaultActions: [...policy.statelessDefaultActions],
      statelessFragmentDefaultActions: [...policy.statelessFragmentDefaultActions],
    };
  }

  private validateAtSynth(app: WholeApp): readonly Issue[] {
    const { compiled, issues } = this.tried();
    if (compiled === null) return issues;
    const sources = this.members.sources();
    const rendered = this.groups.rendered();
    const homeless = [...sources].filter(([, blocks]) => blocks.length === 0);
    const theirs = parts()
      .referringPolicies(app, rendered)
      .filter((policy) => policy !== this.ownPolicy);
    const found = parts().findingsUnder(this, this.props.accessPolicy, compiled, this.members.isSpokenFor);
    parts().warnOfFirewall(this, {
      plan: compiled.plan,
      found,
      policy: this.ownPolicy ?? null,
      referredTo: theirs.length > 0,
      shared: parts().overlaps(sources),
      members: this.members,
      app,
    });
    const ours = { policy: this.ownPolicy, home: this.home(), groups: rendered };
    return [
      // What a construct brings, that construct says itself.
      ...issues.filter((issue) => issue.code !== 'party-unplaced' || !this.members.isBrought(issue)),
      ...(issues.length > 0 ? [] : parts().holesIn(compiled)),
      ...homeless.map(([name]): Issue => ({ code: 'sources-missing', at: 'sources', name })),
      ...(this.props.home === undefined ? [] : parts().outsideHome(this.props.home, sources)),
      ...parts().proveRenderedFirewall(ours, compiled, this.node.path),
      ...parts().checkUsersPolicies(theirs, { groups: rendered, compiled, sources, at: this.node.path }),
      ...parts().overRendered(rendered, this.ownPolicy),
      ...found.errors,
    ];
  }

  private throwIfAny(issues: readonly Issue[]): void {
    const told = issues.map((issue) => this.requested.tell(issue));
    if (told.length > 0) throw new NetworkRequirementsError(told, `${this.node.path} cannot be compiled:`);
  }
}
