import { Lazy, Names, Token } from 'aws-cdk-lib';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { type CompiledPlan, type TriedCompile, tryCompile } from '../compile';
import { type Issue, NetworkRequirementsError, sentence } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../model/plans/aws-network-firewall';
import { type Report, reportOf } from '../report';
import { openToEveryone } from './everybody';
import { type FirewallMember, FirewallMembers } from './firewall-members';
import { proveRenderedFirewall } from './firewall-read-back';
import { readMember, readRoles } from './firewall-roles';
import { checkBlocks, outsideHome, overlaps, unionBlocks } from './firewall-sources';
import { warnOfFirewall } from './firewall-warnings';
import { type GroupContent, LateRuleGroup } from './late-rule-group';
import type { AddRoleOptions, NetworkFirewallRulesProps } from './network-firewall-props';

/** Room for the longest name of a group behind the policy's in 128 characters. */
const POLICY_NAME_LENGTH = 78;

/** A policy that lets nothing through. */
const CLOSED: CfnFirewallPolicy.FirewallPolicyProperty = {
  statelessDefaultActions: ['aws:drop'],
  statelessFragmentDefaultActions: ['aws:drop'],
};

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
  /** The policy, for a `CfnFirewall` to attach. */
  readonly policy: CfnFirewallPolicy;
  readonly policyArn: string;

  private readonly members = new FirewallMembers();
  private readonly groups = new Map<string, LateRuleGroup>();
  private readonly name: string;
  private attempt: TriedCompile<'aws-network-firewall'> | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NetworkFirewallRulesProps = {},
  ) {
    super(scope, id);
    const roles = readRoles(this, props.roles);
    this.throwIfAny([...this.checkProps(), ...roles.flatMap(({ issues }) => issues)]);
    this.name =
      props.policyName ??
      Names.uniqueResourceName(this, { maxLength: POLICY_NAME_LENGTH, separator: '-', allowedSpecialCharacters: '-' });
    this.policy = new CfnFirewallPolicy(this, 'Resource', {
      firewallPolicyName: this.name,
      firewallPolicy: Lazy.any({ produce: () => this.policyProperties() }),
    });
    this.policyArn = this.policy.attrFirewallPolicyArn;
    this.ensureGroup('tail');
    this.throwIfAny(this.admit(roles.flatMap(({ member }) => member ?? [])));
    this.node.addValidation({ validate: () => this.validateAtSynth().map(sentence) });
  }

  /**
   * Lets a role entry stand in the firewall, with the addresses of its machines. May be called until synth.
   *
   * @throws NetworkRequirementsError with everything that is wrong with the entry, its sources and its peers.
   */
  addRole(entry: RoleEntry, options: AddRoleOptions): void {
    const { member, issues } = readMember(this, '', { ...options, entry, sources: options?.sources });
    this.throwIfAny(member === null ? issues : this.admit([member]));
  }

  /** What the firewall lets through, and how every element of every flow stands in it, as plain data. */
  get plan(): AwsNetworkFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence, with what sources gain from one another where their addresses overlap. */
  get report(): Report {
    return reportOf(this.compiled, { subject: this.node.path });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-network-firewall'> {
    const { compiled, issues } = this.tried();
    if (compiled === null) throw new NetworkRequirementsError(issues, `${this.node.path} has no plan:`);
    return compiled;
  }

  /** @internal */
  tried(): TriedCompile<'aws-network-firewall'> {
    this.attempt ??= this.compile();
    return this.attempt;
  }

  /** A member's parties stand somewhere else by now. @internal */
  changed(): void {
    this.attempt = undefined;
  }

  /** Lets the entries of a construct of ours in. @internal */
  enter(member: FirewallMember): readonly Issue[] {
    const strangers = member.entries.filter((entry) => !this.members.has(entry));
    // A firewall of another app is rendered without this one.
    if (member.owner !== null && member.owner.node.root !== this.node.root) {
      const allowed = this.members.names;
      return strangers.map(({ name }) => ({ code: 'role-not-in-firewall', at: 'hostEnforcement', name, allowed }));
    }
    this.members.add(member);
    this.changed();
    for (const { name } of member.entries) this.ensureGroups(name);
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
    const { compiled, issues } = tryCompile('aws-network-firewall', this.members.requests(), {
      exact: this.props.exact === true,
      overlapping: Object.fromEntries(overlaps(this.members.sources())),
    });
    const open = compiled === null ? [] : openToEveryone(compiled, (...of) => this.members.letsEverybodyIn(...of));
    return { compiled, issues: [...issues, ...open] };
  }

  /** Lets members in, all or none; says what stands against them. */
  private admit(members: readonly FirewallMember[]): readonly Issue[] {
    if (members.length === 0) return [];
    for (const member of members) this.enter(member);
    const issues = this.tried().issues.filter(({ code }) => code !== 'party-unplaced');
    if (issues.length > 0) for (const member of members) this.leave(member);
    return issues;
  }

  private checkProps(): readonly Issue[] {
    const { home, policyName } = this.props;
    const issues: Issue[] = home === undefined ? [] : [...checkBlocks('home', home)];
    if (policyName !== undefined && !Token.isUnresolved(policyName) && !/^[a-zA-Z0-9-]{1,78}$/.test(policyName)) {
      const allowed = `1 to ${POLICY_NAME_LENGTH} of A-Z, a-z, 0-9 and -`;
      issues.push({ code: 'name-of-resource', at: 'policyName', given: policyName, allowed });
    }
    return issues;
  }

  /** An entry's groups are made when it is added; which of them have content is seen when all is rendered. */
  private ensureGroups(entry: string): void {
    if (this.props.exact === true) this.ensureGroup('rules');
    else
      for (const kind of ['tls-names', 'http-names', 'rules'])
        this.ensureGroup(`${entry.replaceAll('_', '-')}-${kind}`);
  }

  private ensureGroup(slot: string): void {
    if (this.groups.has(slot)) return;
    // Nothing asks for the tail.
    const metadata = slot !== 'tail' && this.props.metadata !== false;
    this.groups.set(slot, new LateRuleGroup(this, slot, () => this.contentOf(slot), metadata));
  }

  private contentOf(slot: string): GroupContent | undefined {
    const group = this.tried().compiled?.plan.groups.find(({ id }) => slotOf(id) === slot);
    return group && { name: `${this.name}-${group.id}`, group, variables: this.variablesOf(group) };
  }

  private variablesOf(group: RuleGroup): GroupContent['variables'] {
    const sources = this.members.sources();
    switch (group.kind) {
      case 'domain-list':
        return { HOME_NET: sources.get(group.source) ?? [] };
      case 'rule-strings':
        return Object.fromEntries(group.variables.map((name) => [name, sources.get(name) ?? this.blockNamed(name)]));
      case 'tail':
        return {};
    }
  }

  /** An address block that is known at deployment, by its rule variable. */
  private blockNamed(name: string): readonly string[] {
    const block = this.plan.blocks.find((one) => one.name === name);
    return block === undefined ? [] : this.members.blockOf(block.bound);
  }

  private home(): readonly string[] {
    return this.props.home ?? unionBlocks([...this.members.sources().values()].flat());
  }

  private policyProperties(): CfnFirewallPolicy.FirewallPolicyProperty {
    const { compiled } = this.tried();
    // Rendered before anything is validated: without a plan nothing passes, and the validation says why there is none.
    if (compiled === null) return CLOSED;
    const { policy } = compiled.plan;
    return {
      policyVariables: { ruleVariables: { HOME_NET: { definition: [...this.home()] } } },
      statefulDefaultActions: [...policy.statefulDefaultActions],
      statefulEngineOptions: { ruleOrder: policy.ruleOrder },
      statefulRuleGroupReferences: this.rendered().map(({ resource, content }) => ({
        priority: content.group.priority,
        resourceArn: resource.attrRuleGroupArn,
      })),
      statelessDefaultActions: [...policy.statelessDefaultActions],
      statelessFragmentDefaultActions: [...policy.statelessFragmentDefaultActions],
    };
  }

  /** The groups that have content, by priority. */
  private rendered() {
    return [...this.groups.values()]
      .flatMap((resource) => (resource.current === undefined ? [] : [{ resource, content: resource.current }]))
      .sort((a, b) => a.content.group.priority - b.content.group.priority);
  }

  private validateAtSynth(): readonly Issue[] {
    const { compiled, issues } = this.tried();
    if (compiled === null) return issues;
    const sources = this.members.sources();
    const rendered = { policy: this.policy, home: this.home(), groups: this.rendered() };
    const homeless = [...sources].filter(([, blocks]) => blocks.length === 0);
    warnOfFirewall(this, {
      plan: compiled.plan,
      policy: this.policy,
      shared: overlaps(sources),
      members: this.members,
    });
    return [
      // What a construct brings, that construct says itself.
      ...issues.filter((issue) => issue.code !== 'party-unplaced' || !this.members.isBrought(issue)),
      ...homeless.map(([name]): Issue => ({ code: 'sources-missing', at: 'sources', name })),
      ...(this.props.home === undefined ? [] : outsideHome(this.props.home, sources)),
      ...proveRenderedFirewall(rendered, compiled, this.node.path),
    ];
  }

  private throwIfAny(issues: readonly Issue[]): void {
    if (issues.length > 0) throw new NetworkRequirementsError(issues, `${this.node.path} cannot be compiled:`);
  }
}

/** A group's id without its capacity: the tier moves with the rules, and what it is does not. */
function slotOf(id: string): string {
  return id.replace(/-\d+$/, '');
}
