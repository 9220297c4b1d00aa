import {
  ResolverFirewallDomainList,
  ResolverFirewallRule,
  ResolverFirewallRuleGroup,
  ResolverFirewallRuleGroupAssociation,
} from '@pulumi/aws/route53';
import { ComponentResource, type ComponentResourceOptions, type Output } from '@pulumi/pulumi';
import { ASSOCIATION_PRIORITY, isWalledGarden, WALLED_GARDEN } from '../access/resolver';
import type { CompiledPlan } from '../compile';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import { throwIfAny } from '../pulumi/problems';
import { warnOf } from '../pulumi/remarks';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { DnsFirewallRulesArgs } from './dns-firewall-args';
import type { DnsFirewallPlan } from './dns-firewall-plan';

/** Loaded with the first component: to require the rim loads the classes alone. */
const plans = (): typeof import('./dns-firewall-plan') => require('./dns-firewall-plan');

/**
 * Which names the resolver of a VPC answers for, for role entries: a rule group of Route 53 Resolver DNS Firewall that
 * allows the documented names and closes every other, its domain lists, and an association for each VPC given. It is what
 * AWS has for names on flows that are neither TLS nor HTTP, whatever their port; it closes no address and no port, and a
 * machine that connects by address or asks another resolver passes by it, so a security group or a firewall stands beside
 * it. The rules are those of every machine in the VPCs.
 *
 * All roles are passed at once: none comes later.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed, before anything is registered.
 */
export class DnsFirewallRules extends ComponentResource {
  /** The type by which Pulumi knows the class. */
  static readonly TYPE: string = 'portolan-aws:index:DnsFirewallRules';

  /** The component's name. */
  readonly name: string;
  /** The rule group's id, for an association of your own. */
  readonly ruleGroupId: Output<string>;
  /** For AWS RAM (`route53resolver:FirewallRuleGroup`): other accounts associate the rule group with their own VPCs. */
  readonly ruleGroupArn: Output<string>;

  readonly #firewall: DnsFirewallPlan;

  constructor(name: string, args: DnsFirewallRulesArgs, options: ComponentResourceOptions = {}) {
    // Everything is checked and proved before anything is registered.
    const firewall = new (plans().DnsFirewallPlan)(name, args);
    throwIfAny(firewall.issues, name);
    super(new.target.TYPE, name, {}, options);
    this.name = name;
    this.#firewall = firewall;

    const { ruleGroupName, tags, priority = ASSOCIATION_PRIORITY, mutationProtection } = args;
    const tagged = tags === undefined ? {} : { tags };
    const named = (suffix: string) => (ruleGroupName === undefined ? {} : { name: `${ruleGroupName}${suffix}` });
    // Pulumi does not hand a component's `dependsOn` to its children: whoever starts a chain of ours gets it.
    const { dependsOn } = options;
    const first = { parent: this, ...(dependsOn === undefined ? {} : { dependsOn }) };
    const group = new ResolverFirewallRuleGroup(name, { ...named(''), ...tagged }, first);
    const { lists, rules } = this.plan;
    const listIds = new Map(
      lists.map(({ id, domains }) => {
        const texts = domains.map(({ text }) => text);
        const content = { ...named(`-${id}`), domains: texts, ...tagged };
        return [id, new ResolverFirewallDomainList(`${name}-${id}`, content, first).id] as const;
      }),
    );
    const made = rules.map((rule) => {
      const firewallDomainListId = listIds.get(rule.list);
      return new ResolverFirewallRule(
        `${name}-${rule.list}`,
        {
          ...named(`-${rule.list}`),
          firewallRuleGroupId: group.id,
          ...(firewallDomainListId === undefined ? {} : { firewallDomainListId }),
          priority: rule.priority,
          action: rule.action,
          // On every name an alias leads to a name that is on the list too.
          ...(rule.action === 'ALLOW' ? { firewallDomainRedirectionAction: rule.redirections } : {}),
          ...(rule.blockResponse === null ? {} : { blockResponse: rule.blockResponse }),
        },
        { parent: this },
      );
    });
    for (const [id, vpcId] of firewall.vpcs) {
      const protection =
        mutationProtection === undefined ? {} : { mutationProtection: mutationProtection ? 'ENABLED' : 'DISABLED' };
      new ResolverFirewallRuleGroupAssociation(
        `${name}-association-${plainWord(id)}`,
        { firewallRuleGroupId: group.id, vpcId, priority, ...protection, ...tagged },
        // A VPC that has half of the rules would close names that are listed.
        { parent: this, dependsOn: made },
      );
    }
    this.ruleGroupId = group.id;
    this.ruleGroupArn = group.arn;
    warnOf(this, firewall.remarks);
    this.registerOutputs({ ruleGroupId: this.ruleGroupId, ruleGroupArn: this.ruleGroupArn });
  }

  /** Which names resolve, and how every element of every flow stands, as plain data. */
  get plan(): AwsDnsFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence: which name resolves for which sentence, and what a resolver proves and what not. */
  get report(): Report {
    const notes = isWalledGarden(this.plan) ? [WALLED_GARDEN] : [];
    return reportOf(this.compiled, { subject: this.name, notes });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-dns-firewall'> {
    const { compiled } = this.#firewall.tried;
    if (compiled === null) throw new Error(`${this.name} has no plan`);
    return compiled;
  }

  /** What components that stand before it look at. @internal */
  get firewall(): DnsFirewallPlan {
    return this.#firewall;
  }
}

/** The provider names an association after its resource, and Route 53 takes letters, digits, - and _. */
function plainWord(word: string): string {
  return word.replace(/[^a-zA-Z0-9_-]+/g, '-').replace(/^-|-$/g, '');
}
