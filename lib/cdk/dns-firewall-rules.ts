import { Lazy, Names } from 'aws-cdk-lib';
import { CfnFirewallRuleGroup } from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import type { CompiledPlan, TriedCompile } from '../compile';
import { type Issue, NetworkRequirementsError, sentence } from '../diagnostics';
import type { AdditionalRule, RoleEntry } from '../model/entry';
import type { AwsDnsFirewallPlan, ResolverRule } from '../model/plans/aws-dns-firewall';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { DnsFirewallOptions } from '../targets';
import type { OwnAssociation } from './dns-firewall-associations';
import type { AddResolvingRoleOptions, DnsFirewallRulesProps } from './dns-firewall-props';
import type { FirewallMember } from './firewall-members';
import { injected } from './injection';
import type { LateDomainList } from './late-domain-list';
import type { WholeApp } from './whole-app';

/** Loaded with the first construct: to require the rim loads the classes alone. */
const parts = (): typeof import('./dns-firewall-parts') => require('./dns-firewall-parts');

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

  private readonly members = new (parts().FirewallMembers)();
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
    const roles = parts().readRoles(parts().rolesIn(this), props.roles, null);
    const openings = new (parts().Bindings)(this, []).openings(props.additionalRules);
    this.throwIfAny([
      ...parts().checkDnsProps(props),
      ...parts().checkPolicy('accessPolicy', props.accessPolicy),
      ...openings.issues,
      ...roles.flatMap(({ issues }) => issues),
    ]);
    this.additional = openings.rules;
    this.name =
      props.ruleGroupName ??
      Names.uniqueResourceName(this, {
        maxLength: parts().RULE_GROUP_NAME_LENGTH,
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
    const { priority = parts().ASSOCIATION_PRIORITY, mutationProtection, vpcs = [] } = props;
    this.associations = parts().associate(this, this.ruleGroup, vpcs, { priority, mutationProtection });
    this.throwIfAny(this.admit(roles.flatMap(({ member }) => member ?? [])));
    parts().validateInApp(this, (app) => this.validateAtSynth(app).map(sentence));
  }

  /**
   * Lets the names of a role entry resolve. May be called until synth.
   *
   * @throws NetworkRequirementsError with everything that is wrong with the entry and its peers.
   */
  addRole(entry: RoleEntry, options: AddResolvingRoleOptions = {}): void {
    const { member, issues } = parts().readMember(parts().rolesIn(this), '', { ...options, entry, sources: null });
    this.throwIfAny(member === null ? issues : this.admit([member]));
  }

  /** Which names resolve, and how every element of every flow stands, as plain data. */
  get plan(): AwsDnsFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence: which name resolves for which sentence, and what a resolver proves and what not. */
  get report(): Report {
    const notes = parts().isWalledGarden(this.plan) ? [parts().WALLED_GARDEN] : [];
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
    this.attempt ??= parts().tryCompile(
      'aws-dns-firewall',
      parts().resolverRequests(this.members, this.additional),
      this.options(),
    );
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
    return parts().definedOf({ unlisted, redirections, blockResponse, limits });
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
      this.lists.set(slot, new (parts().LateDomainList)(this, slot, `${this.name}-${slot}`, content, metadata));
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
    const found = parts().findingsUnder(this, this.props.accessPolicy, compiled, this.members.isSpokenFor);
    parts().warnOfResolver(this, { plan: compiled.plan, group: this.ruleGroup, members: this.members, found, app });
    const lists = [...this.lists.values()].flatMap((resource) =>
      resource.current === undefined ? [] : [{ resource, content: resource.current }],
    );
    const resources = { group: this.ruleGroup, lists, associations: this.associations };
    return [
      // What a construct brings, that construct says itself.
      ...issues.filter((issue) => issue.code !== 'party-unplaced' || !this.members.isBrought(issue)),
      ...parts().crowdedVpcs({ scope: this, app }, this.associations, this.props.limits),
      ...parts().proveRenderedResolver(resources, compiled, this.node.path),
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
