import { FirewallPolicy, RuleGroup } from '@pulumi/aws/networkfirewall';
import { ComponentResource, type ComponentResourceOptions, InputPropertiesError, type Output } from '@pulumi/pulumi';
import type { CompiledPlan } from '../compile';
import { type Issue, sentence } from '../diagnostics';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import { throwIfAny } from '../pulumi/problems';
import { warnOf } from '../pulumi/remarks';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { FirewallPlan } from './firewall-plan';
import type { NetworkFirewallRulesArgs } from './network-firewall-args';
import { ruleGroupArgs, slotOf } from './rule-groups';

/** Loaded with the first component: to require the rim loads the classes alone. */
const plans = (): typeof import('./firewall-plan') => require('./firewall-plan');

const BESIDE_OURS =
  'the policy is yours: what its other rule groups pass or close before or behind ours is not read here';

/** A rule group as a policy refers to it. */
export interface RuleGroupReference {
  readonly priority: number;
  readonly resourceArn: Output<string>;
}

/**
 * What a Network Firewall lets through for role entries: one policy in strict order that is closed but for the documented
 * names and addresses, and its rule groups. Creates the policy and the rule groups, and nothing that is billed; the
 * firewall that attaches the policy, its endpoints and routes are the landing zone's.
 *
 * All roles are passed at once: none comes later.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed, before anything is registered.
 */
export class NetworkFirewallRules extends ComponentResource {
  /** The type by which Pulumi knows the class. */
  static readonly TYPE: string = 'portolan-aws:index:NetworkFirewallRules';

  /** The component's name. */
  readonly name: string;
  /** The ARNs of the rule groups, for a share with other accounts (`aws.ram.ResourceShare`); the tail last. */
  readonly ruleGroupArns: readonly Output<string>[];
  /** Our rule groups as a policy refers to them (`statefulRuleGroupReferences`), the tail last. */
  readonly ruleGroupReferences: readonly RuleGroupReference[];

  readonly #firewall: FirewallPlan;
  readonly #policyArn: Output<string> | undefined;
  readonly #isTheirs: boolean;

  constructor(name: string, args: NetworkFirewallRulesArgs = {}, options: ComponentResourceOptions = {}) {
    // Everything is checked and proved before anything is registered.
    const firewall = new (plans().FirewallPlan)(name, args);
    throwIfAny(firewall.issues, name);
    super(new.target.TYPE, name, {}, options);
    this.name = name;
    this.#firewall = firewall;
    this.#isTheirs = args.policy === 'yours';

    const { policyName, tags } = args;
    const tagged = tags === undefined ? {} : { tags };
    // Pulumi does not hand a component's `dependsOn` to its children: whoever starts a chain of ours gets it.
    const { dependsOn } = options;
    const first = { parent: this, ...(dependsOn === undefined ? {} : { dependsOn }) };
    const groups = [...this.plan.groups].sort((a, b) => a.priority - b.priority);
    this.ruleGroupReferences = groups.map((group) => {
      const own = policyName === undefined ? {} : { name: `${policyName}-${group.id}` };
      const resource = new RuleGroup(
        `${name}-${slotOf(group.id)}`,
        { ...own, ...ruleGroupArgs(group, firewallNames(firewall)), ...tagged },
        first,
      );
      return { priority: group.priority, resourceArn: resource.arn };
    });
    this.ruleGroupArns = this.ruleGroupReferences.map(({ resourceArn }) => resourceArn);
    this.#policyArn = this.#isTheirs ? undefined : this.#makePolicy(policyName, tagged);
    warnOf(this, firewall.remarks);
    this.registerOutputs({
      ruleGroupArns: this.ruleGroupArns,
      ...(this.#policyArn === undefined ? {} : { policyArn: this.#policyArn }),
    });
  }

  /**
   * The ARN of the policy, for an `aws.networkfirewall.Firewall` to attach.
   *
   * @throws InputPropertiesError where the policy is yours.
   */
  get policyArn(): Output<string> {
    if (this.#policyArn !== undefined) return this.#policyArn;
    const issue: Issue = { code: 'policy-is-yours', at: 'policy' };
    throw new InputPropertiesError({
      message: `${this.name}: ${sentence(issue)}`,
      errors: [{ propertyPath: issue.at, reason: sentence(issue) }],
    });
  }

  /** What the firewall lets through, and how every element of every flow stands in it, as plain data. */
  get plan(): AwsNetworkFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence, with what sources gain from one another where their addresses overlap. */
  get report(): Report {
    const notes = this.#isTheirs ? [BESIDE_OURS] : [];
    return reportOf(this.compiled, { subject: this.name, notes, askedBy: this.#firewall.requested.askedBy });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-network-firewall'> {
    const { compiled } = this.#firewall.tried;
    if (compiled === null) throw new Error(`${this.name} has no plan`);
    return compiled;
  }

  /** What components that stand before it look at. @internal */
  get firewall(): FirewallPlan {
    return this.#firewall;
  }

  #makePolicy(policyName: string | undefined, tagged: Pick<NetworkFirewallRulesArgs, 'tags'>): Output<string> {
    const { policy } = this.plan;
    const resource = new FirewallPolicy(
      this.name,
      {
        ...(policyName === undefined ? {} : { name: policyName }),
        firewallPolicy: {
          policyVariables: {
            ruleVariables: [{ key: 'HOME_NET', ipSet: { definitions: [...this.#firewall.homeNet] } }],
          },
          statefulDefaultActions: [...policy.statefulDefaultActions],
          statefulEngineOptions: { ruleOrder: policy.ruleOrder },
          statefulRuleGroupReferences: [...this.ruleGroupReferences],
          statelessDefaultActions: [...policy.statelessDefaultActions],
          statelessFragmentDefaultActions: [...policy.statelessFragmentDefaultActions],
        },
        ...tagged,
      },
      { parent: this },
    );
    return resource.arn;
  }
}

function firewallNames(firewall: FirewallPlan) {
  return {
    definitionOf: (name: string) => firewall.definitionOf(name),
    arnOf: (name: string) => firewall.arnOf(name),
  };
}
