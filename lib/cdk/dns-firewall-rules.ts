import { Lazy, Names } from 'aws-cdk-lib';
import { CfnFirewallRuleGroup } from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { readMember, readRoles } from '../access/firewall-roles';
import {
  ASSOCIATION_PRIORITY,
  isWalledGarden,
  RULE_GROUP_NAME_LENGTH,
  resolverRequests,
  WALLED_GARDEN,
} from '../access/resolver';
import { definedOf } from '../access/said';
import { type CompiledPlan, type TriedCompile, tryCompile } from '../compile';
import { type Issue, NetworkRequirementsError, sentence } from '../diagnostics';
import type { AdditionalRule, RoleEntry } from '../model/entry';
import type { AwsDnsFirewallPlan, ResolverRule } from '../model/plans/aws-dns-firewall';
import { checkPolicy } from '../policy';
import { type Report, reportOf } from '../report';
import type { DnsFirewallOptions } from '../targets';
import { findingsUnder } from './access-policies';
import { Bindings, rolesIn } from './bindings';
import { associate, crowdedVpcs, type OwnAssociation } from './dns-firewall-associations';
import { type AddResolvingRoleOptions, checkDnsProps, type DnsFirewallRulesProps } from './dns-firewall-props';
import { proveRenderedResolver } from './dns-firewall-read-back';
import { warnOfResolver } from './dns-firewall-warnings';
import { type FirewallMember, FirewallMembers } from './firewall-members';
import { injected } from './injection';
import { LateDomainList } from './late-domain-list';
import { validateInApp, type WholeApp } from './whole-app';

/**
 * Which names the resolver of a VPC answers for, for role entries: a rule group of Route 53 Resolver DNS Firewall that
 * allows the documented names and closes every other, its domain lists, and an association for each VPC given. It is what
 * AWS has for names on flows that are neither TLS nor HTTP, whatever their port; it closes no address and no port, and a
 * machine that connects by address or asks another resolver passes by it, so a security group or a firewall stands beside
 * it. The rules are those of every machine in the VPCs.
 *
 * Roles may be added until synth, from any stack and in any order: the template is the same.
 *
 * @throws NetworkRequirementsError with everything that is wrong with what was passed.
 */
export class DnsFirewallRules extends Construct {
  /** What property injectors name this class by. */
  static readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.DnsFirewallRules';

  /** The rule group, with its id for an association in another stack. */
  readonly ruleGroup: CfnFirewallRuleGroup;
  readonly ruleGroupId: string;
  /** For AWS RAM (`route53resolver:FirewallRuleGroup`): other accounts associate the rule group with their own VPCs. */
  readonly ruleGroupArn: string;

  private readonly members = new FirewallMembers();
  private readonly lists = new Map<string, LateDomainList>();
  private readonly associations: readonly OwnAssociation[];
  private readonly additional: readonly AdditionalRule[];
  private readonly props: DnsFirewallRulesProps;
  private readonly name: string;
  private attempt: TriedCompile<'aws-dns-firewall'> | undefined;

  constructor(scope: Construct, id: string, given: DnsFirewallRulesProps = {}) {
    super(scope, id);
    const props = injected(DnsFirewallRules, scope, id, given);
    this.props = props;
    const roles = readRoles(rolesIn(this), props.roles, null);
    const openings = new Bindings(this, []).openings(props.additionalRules);
    this.throwIfAny([
      ...checkDnsProps(props),
      ...checkPolicy('accessPolicy', props.accessPolicy),
      ...openings.issues,
      ...roles.flatMap(({ issues }) => issues),
    ]);
    this.additional = openings.rules;
    this.name =
      props.ruleGroupName ??
      Names.uniqueResourceName(this, {
        maxLength: RULE_GROUP_NAME_LENGTH,
        separator: '-',
        allowedSpecialCharacters: '-',
      });
    this.ruleGroup = new CfnFirewallRuleGroup(this, 'Resource', {
      name: this.name,
      firewallRules: Lazy.any({ produce: () => this.rules() }),
    });
    this.ruleGroupId = this.ruleGroup.attrId;
    this.ruleGroupArn = this.ruleGroup.attrArn;
    this.ensureList('everything');
    const { priority = ASSOCIATION_PRIORITY, mutationProtection, vpcs = [] } = props;
    this.associations = associate(this, this.ruleGroup, vpcs, { priority, mutationProtection });
    this.throwIfAny(this.admit(roles.flatMap(({ member }) => member ?? [])));
    validateInApp(this, (app) => this.validateAtSynth(app).map(sentence));
  }

  /**
   * Lets the names of a role entry resolve. May be called until synth.
   *
   * @throws NetworkRequirementsError with everything that is wrong with the entry and its peers.
   */
  addRole(entry: RoleEntry, options: AddResolvingRoleOptions = {}): void {
    const { member, issues } = readMember(rolesIn(this), '', { ...options, entry, sources: null });
    this.throwIfAny(member === null ? issues : this.admit([member]));
  }

  /** Which names resolve, and how every element of every flow stands, as plain data. */
  get plan(): AwsDnsFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence: which name resolves for which sentence, and what a resolver proves and what not. */
  get report(): Report {
    const notes = isWalledGarden(this.plan) ? [WALLED_GARDEN] : [];
    return reportOf(this.compiled, { subject: this.node.path, notes });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-dns-firewall'> {
    const { compiled, issues } = this.tried();
    if (compiled === null) throw new NetworkRequirementsError(issues, `${this.node.path} has no plan:`);
    return compiled;
  }

  /** @internal */
  tried(): TriedCompile<'aws-dns-firewall'> {
    this.attempt ??= tryCompile('aws-dns-firewall', resolverRequests(this.members, this.additional), this.options());
    return this.attempt;
  }

  /** Whether it only logs what it would not resolve. @internal */
  get observes(): boolean {
    return this.props.unlisted === 'alert';
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
    // Names come with the entries alone, so a verb never needs another list.
    for (const { id } of this.tried().compiled?.plan.lists ?? []) this.ensureList(id);
    return [];
  }

  /** @internal */
  leave(member: FirewallMember): void {
    this.members.remove(member);
    this.changed();
  }

  private options(): DnsFirewallOptions {
    const { unlisted, redirections, blockResponse, limits } = this.props;
    return definedOf({ unlisted, redirections, blockResponse, limits });
  }

  /** Lets members in, all or none; says what stands against them. */
  private admit(members: readonly FirewallMember[]): readonly Issue[] {
    if (members.length === 0) return [];
    for (const member of members) this.enter(member);
    const issues = this.tried().issues.filter(({ code }) => code !== 'party-unplaced');
    if (issues.length > 0) for (const member of members) this.leave(member);
    return issues;
  }

  /** A list that was halved may be whole again where a name goes, so all that it came from stand ready. */
  private ensureList(id: string): void {
    const [, base = id, bits = ''] = /^(names)(?:-([01]+))?$/.exec(id) ?? [];
    for (let length = 0; length <= bits.length; length++) {
      const slot = length === 0 ? base : `${base}-${bits.slice(0, length)}`;
      if (this.lists.has(slot)) continue;
      // Nothing asks for the list of every name.
      const metadata = slot !== 'everything' && this.props.metadata !== false;
      const content = () => this.tried().compiled?.plan.lists.find((list) => list.id === slot);
      this.lists.set(slot, new LateDomainList(this, slot, `${this.name}-${slot}`, content, metadata));
    }
  }

  private rules(): readonly CfnFirewallRuleGroup.FirewallRuleProperty[] {
    const { compiled } = this.tried();
    // Rendered before anything is validated: the validation says why there is no plan.
    return (compiled?.plan.rules ?? []).map((rule) => propertyOf(rule, this.lists.get(rule.list)));
  }

  private validateAtSynth(app: WholeApp): readonly Issue[] {
    const { compiled, issues } = this.tried();
    if (compiled === null) return issues;
    const found = findingsUnder(this, this.props.accessPolicy, compiled, this.members.isSpokenFor);
    warnOfResolver(this, { plan: compiled.plan, group: this.ruleGroup, members: this.members, found, app });
    const lists = [...this.lists.values()].flatMap((resource) =>
      resource.current === undefined ? [] : [{ resource, content: resource.current }],
    );
    const resources = { group: this.ruleGroup, lists, associations: this.associations };
    return [
      // What a construct brings, that construct says itself.
      ...issues.filter((issue) => issue.code !== 'party-unplaced' || !this.members.isBrought(issue)),
      ...crowdedVpcs({ scope: this, app }, this.associations, this.props.limits),
      ...proveRenderedResolver(resources, compiled, this.node.path),
      ...found.errors,
    ];
  }

  private throwIfAny(issues: readonly Issue[]): void {
    if (issues.length > 0) throw new NetworkRequirementsError(issues, `${this.node.path} cannot be compiled:`);
  }
}

function propertyOf(
  { priority, action, redirections, blockResponse }: ResolverRule,
  list: LateDomainList | undefined,
): CfnFirewallRuleGroup.FirewallRuleProperty {
  return {
    priority,
    action,
    ...(list === undefined ? {} : { firewallDomainListId: list.attrId }),
    // On every name an alias leads to a name that is on the list too.
    ...(action === 'ALLOW' ? { firewallDomainRedirectionAction: redirections } : {}),
    ...(blockResponse === null ? {} : { blockResponse }),
  };
}
