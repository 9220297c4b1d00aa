import {
  ResolverFirewallDomainList,
  ResolverFirewallRule,
  ResolverFirewallRuleGroup,
  ResolverFirewallRuleGroupAssociation,
} from '@pulumi/aws/route53';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import { ASSOCIATION_PRIORITY } from '../access/resolver-checks';
import { resolverNotes } from '../access/resolver-remarks';
import type { CompiledPlan } from '../compile';
import type { AwsDnsFirewallPlan, ResolverRule } from '../model/plans/aws-dns-firewall';
import { throwIfAny } from '../pulumi/problems';
import { warnOf } from '../pulumi/remarks';
import { type Report, reportOf } from '../report';
import type { DnsFirewallRulesArgs } from './dns-firewall-args';
import { DnsFirewallPlan } from './dns-firewall-plan';

/**
 * Which names the resolver of a VPC answers for, for role entries: a rule group of Route 53 Resolver DNS Firewall that
 * allows the documented names and closes every other, its domain lists, and an association for each VPC given. It is what
 * AWS has for names on flows that are neither TLS nor HTTP, whatever their port; it closes no address and no port, and a
 * machine that connects by address or asks another resolver passes by it, so a security group or a firewall stands beside
 * it. The rules are those of every machine in the VPCs.
 *
 * All roles are passed at once: none comes later. The rule that closes waits for those that allow, and the associations
 * for all rules, so that no name stops resolving on the way.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed, before anything is registered.
 */
export class DnsFirewallRules extends ComponentResource {
  /** The type by which Pulumi knows the class. */
  static readonly TYPE: string = 'portolan-aws:index:DnsFirewallRules';

  /** The component's name. */
  readonly name: string;
  readonly ruleGroupId: Output<string>;
  /** For AWS RAM (`route53resolver:FirewallRuleGroup`): other accounts associate the rule group with their own VPCs. */
  readonly ruleGroupArn: Output<string>;

  /** @internal */
  readonly resolver: DnsFirewallPlan;

  constructor(name: string, args: DnsFirewallRulesArgs, options: ComponentResourceOptions = {}) {
    // Everything is checked and proved before anything is registered.
    const resolver = new DnsFirewallPlan(name, args);
    throwIfAny(resolver.issues, name);
    super(new.target.TYPE, name, {}, options);
    this.name = name;
    this.resolver = resolver;

    const { ruleGroupName, tags } = args;
    const tagged = tags === undefined ? {} : { tags };
    const named = (id: string) => (ruleGroupName === undefined ? {} : { name: `${ruleGroupName}${id}` });
    // Pulumi does not hand a component's `dependsOn` to its children: whoever starts a chain of ours gets it.
    const { dependsOn } = options;
    const first = { parent: this, ...(dependsOn === undefined ? {} : { dependsOn }) };
    const group = new ResolverFirewallRuleGroup(name, { ...named(''), ...tagged }, first);
    this.ruleGroupId = group.id;
    this.ruleGroupArn = group.arn;

    const lists = new Map(
      this.plan.lists.map(({ id, domains }) => {
        const content = domains.map(({ text }) => text);
        const one = new ResolverFirewallDomainList(
          `${name}-${id}`,
          { ...named(`-${id}`), domains: content, ...tagged },
          first,
        );
        return [id, one] as const;
      }),
    );
    const rules: ResolverFirewallRule[] = [];
    for (const rule of this.plan.rules) {
      const list = lists.get(rule.list);
      const of = { ...named(`-${rule.list}`), firewallRuleGroupId: group.id, ...wordsOf(rule) };
      // By priority: what is on every name comes last.
      const waits = rule.action === 'ALLOW' ? {} : { dependsOn: [...rules] };
      rules.push(
        new ResolverFirewallRule(
          `${name}-${rule.list}`,
          { ...of, ...(list === undefined ? {} : { firewallDomainListId: list.id }) },
          { parent: this, ...waits },
        ),
      );
    }

    const { priority = ASSOCIATION_PRIORITY, mutationProtection } = args;
    const guarded =
      mutationProtection === undefined ? {} : { mutationProtection: mutationProtection ? 'ENABLED' : 'DISABLED' };
    for (const [word, vpcId] of resolver.vpcIds) {
      new ResolverFirewallRuleGroupAssociation(
        `${name}-${plainWord(word)}`,
        { firewallRuleGroupId: group.id, vpcId, priority, ...guarded, ...tagged },
        { parent: this, dependsOn: rules },
      );
    }
    warnOf(this, resolver.remarks);
    this.registerOutputs({ ruleGroupId: this.ruleGroupId, ruleGroupArn: this.ruleGroupArn });
  }

  /** Which names resolve, and how every element of every flow stands, as plain data. */
  get plan(): AwsDnsFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence: which name resolves for which sentence, and what a resolver proves and what not. */
  get report(): Report {
    return reportOf(this.compiled, { subject: this.name, notes: resolverNotes(this.plan) });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-dns-firewall'> {
    const { compiled } = this.resolver.tried;
    if (compiled === null) throw new Error(`${this.name} has no plan`);
    return compiled;
  }
}

/** The provider names an association after its resource, and Route 53 takes letters, digits, - and _. */
function plainWord(word: string): string {
  return word.replace(/[^a-zA-Z0-9_-]+/g, '-').replace(/^-|-$/g, '');
}

function wordsOf({ priority, action, redirections, blockResponse }: ResolverRule) {
  return {
    priority,
    action,
    // On every name an alias leads to a name that is on the list too.
    ...(action === 'ALLOW' ? { firewallDomainRedirectionAction: redirections } : {}),
    ...(blockResponse === null ? {} : { blockResponse }),
  };
}
