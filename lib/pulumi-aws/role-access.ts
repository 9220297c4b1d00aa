import { SecurityGroup } from '@pulumi/aws/ec2';
import { ComponentResource, type ComponentResourceOptions, type Input, interpolate, type Output } from '@pulumi/pulumi';
import type { EdgeBy } from '../access/edge-peers';
import type { Remark } from '../access/remarks';
import type { EdgeEnd } from '../access/role-edge';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import { throwIfAny } from '../pulumi/problems';
import { warnOf } from '../pulumi/remarks';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { RoleAccessArgs } from './access-args';
import type { AccessPlan } from './access-plan';
import { ADDRESSES, groupOutput, type PeerLike, rememberRoles } from './peer';
import { PrefixLists } from './prefix-lists';
import { type RuleOwner, registerPlaceholder, registerRule } from './security-group-rules';

/** Loaded with the first component: to require the rim loads the classes alone. */
const parts = (): typeof import('./role-access-parts') => require('./role-access-parts');

/** Options of a verb that opens an edge between two components. */
export interface EdgeOptions {
  /**
   * By what each side knows the other. `securityGroup`: the machines that bear its group, which works as long as nothing
   * stands between the two. `addresses`: its `sources`, which both sides have to say, for an edge through a firewall or
   * another middlebox, where a reference to a group matches nothing
   * (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html). An edge may be opened by both.
   * @default 'securityGroup'
   */
  readonly by?: EdgeBy;
}

/** A party of a product of a component, and who stands for it. */
export interface Placing {
  readonly on: RoleAccess;
  /** The product's id; left out where the user says it in the party's key. */
  readonly product?: string;
  readonly party: string;
  readonly peer: PeerLike;
}

/** The group's description where the user gives none: a constant, since another one replaces the group. */
const DESCRIPTION = 'Network access by role';

/**
 * The network access of machines that play one or more roles: one security group (or several, with `groups`), which opens
 * what the documents of the products ask for and nothing else. Creates the group and one resource for each rule, named
 * after its traffic, and nothing that is billed.
 *
 * What others add to the group stands beside it and is not seen here: the proof speaks of what this component registers.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed, before anything is registered; a
 *   must-have party that stands nowhere is an error too.
 */
export class RoleAccess extends ComponentResource {
  /** The type by which Pulumi knows the class. */
  static readonly TYPE: string = 'portolan-aws:index:RoleAccess';

  /** An issue as the args of the class have it. @internal */
  static inOwnWords(issue: Issue): Issue {
    return issue;
  }

  /** The component's name. */
  readonly name: string;
  /** The group, its own or the one that was given; of several the first, by which peers know the machines. */
  readonly securityGroupId: Output<string>;
  /** All groups, of which there are several with `groups`: the machines have to bear every one. */
  readonly securityGroupIds: readonly Output<string>[];
  /** The groups that this component made; none where it took one that stood already. */
  readonly securityGroups: readonly SecurityGroup[];
  /** Who asks. */
  readonly entries: readonly RoleEntry[];

  /** The roles that choices would bring to these machines. @internal */
  readonly rolesByChoice: readonly string[] = [];

  readonly #access: AccessPlan;
  readonly #lists: PrefixLists | undefined;
  readonly #groupIds: readonly Input<string>[];
  readonly #leaveOut: readonly string[];
  readonly #ruleOptions: RuleOwner['options'];
  readonly #registered = new Set<string>();
  readonly #said = new Set<string>();

  /** `rehearse`, for classes over this one, says what would stand in the way of what they do next. */
  constructor(
    name: string,
    args: RoleAccessArgs,
    options: ComponentResourceOptions = {},
    rehearse: (access: AccessPlan) => readonly Issue[] = () => [],
  ) {
    const words = new.target;
    // Everything is checked and proved before anything is registered.
    const access = new (parts().AccessPlan)(name, args);
    const issues = access.settle();
    const next = issues.length > 0 ? [] : rehearse(access);
    if (next.length > 0) access.leaveRequest();
    throwIfAny(
      [...issues, ...next].map((issue) => words.inOwnWords(issue)),
      name,
    );
    // A file that cannot be written stops the program before anything is registered.
    access.writeRequest();
    super(words.TYPE, name, {}, options);
    this.name = name;
    this.entries = access.entries;
    this.#access = access;
    this.#leaveOut = args.leaveOut ?? [];

    // Pulumi does not hand a component's `dependsOn` to its children: whoever starts a chain of ours gets it.
    const { dependsOn } = options;
    const first = { parent: this, ...(dependsOn === undefined ? {} : { dependsOn }) };
    const { existing } = access;
    this.#ruleOptions = existing === undefined ? { parent: this } : first;
    this.securityGroups =
      existing === undefined
        ? Array.from({ length: access.compiled.plan.groups }, (_, at) => groupOf(name, at + 1, args, first))
        : [];
    this.#groupIds = existing === undefined ? this.securityGroups.map(({ id }) => id) : [existing];
    this.securityGroupIds = this.#groupIds.map(groupOutput);
    [this.securityGroupId] = this.securityGroupIds as [Output<string>];
    rememberRoles(this.#groupIds, this.entries);
    this.#lists = this.#listsOf(args, first);
    this.#lists?.book.enter(access.listMember);
    this.#registerRules();
    if (existing === undefined) this.#registerPlaceholders();
    this.#warn();
    this.registerOutputs({ securityGroupId: this.securityGroupId, securityGroupIds: this.securityGroupIds });
  }

  /** What the group opens, and how every element of every flow stands in it, as plain data. */
  get plan(): AwsSecurityGroupPlan {
    return this.compiled.plan;
  }

  /** The evidence: for each rule the sentence that asks for it, what is widened or left out, and the proof's verdict. */
  get report(): Report {
    const { firewall, existingWords, view } = this.#access;
    return reportOf(this.compiled, {
      subject: this.name,
      ...(firewall?.observes === true ? { observedBy: firewall.name } : {}),
      notes: [
        ...(existingWords === undefined ? [] : parts().existingGroupNotes(existingWords, false)),
        ...parts().groupNotes(view),
      ],
    });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-security-group'> {
    return this.#access.compiled;
  }

  /** The addresses of these machines, where the user says them. @internal */
  get addresses(): readonly Input<string>[] | null {
    return this.#access.sources;
  }

  /** What an edge looks at. @internal */
  get edgeEnd(): EdgeEnd {
    const { name: path, entries, rolesByChoice } = this;
    return { path, entries, rolesByChoice, asked: this.compiled.asked };
  }

  /**
   * Places a party after construction, beside where it stands already, and registers its rules at once. May be repeated. A
   * rule that stands and that a wider one makes superfluous stays beside it: what is registered cannot be taken back.
   *
   * @throws InputPropertiesError where there is no such party, or the peer cannot stand for it; nothing is changed then.
   */
  place(party: string, peer: PeerLike, options: EdgeOptions = {}): void {
    this.placeTogether([{ on: this, party, peer }], options, `peers.${party}`);
  }

  /** Places parties of several components, all of them or none; `at` is where the user said so. @internal */
  protected placeTogether(asked: readonly Placing[], { by }: EdgeOptions, at: string): void {
    const { peers, issues: unsaid } = parts().peersBy(
      by,
      asked.map(({ peer }) => peer),
      at,
      ADDRESSES,
    );
    this.throwIfAny(unsaid);
    const marks = asked.map(({ on }) => on.#access.mark());
    const bound = asked.flatMap(({ on, product, party, peer }, index) => {
      const { bindings } = on.#access;
      const key = product === undefined ? party : bindings.keyOf(product, party);
      return bindings.bind(key, peers[index] ?? peer, on);
    });
    for (const { on } of asked) on.#access.changed();
    const issues = bound.length > 0 ? bound : asked.flatMap(({ on }) => on.#access.faults());
    if (issues.length > 0) for (const takeBack of marks) takeBack();
    this.throwIfAny(issues);
    for (const { on } of asked) {
      on.#registerRules();
      on.#access.writeRequest();
      on.#warn();
    }
  }

  /** What would stand in the way of a party that is placed here; nothing is changed. @internal */
  faultsWith({ product, party, peer }: Omit<Placing, 'on'>): readonly Issue[] {
    const access = this.#access;
    const takeBack = access.mark();
    const key = product === undefined ? party : access.bindings.keyOf(product, party);
    const bound = access.bindings.bind(key, peer, this);
    access.changed();
    const faults = bound.length > 0 ? bound : access.faults();
    takeBack();
    return faults;
  }

  /** Speaks once, in the words of the class. @internal */
  protected throwIfAny(issues: readonly Issue[]): void {
    const { inOwnWords } = this.constructor as typeof RoleAccess;
    throwIfAny(
      issues.map((issue) => inOwnWords(issue)),
      this.name,
    );
  }

  /** Those that are shared, or lists of the component's own. */
  #listsOf({ prefixLists, tags }: RoleAccessArgs, options: ComponentResourceOptions): PrefixLists | undefined {
    if (prefixLists !== true) return this.#access.sharedLists;
    const own = tags === undefined ? {} : { tags };
    return new PrefixLists(`${this.name}-prefix-lists`, own, options, this.#access.ownLists);
  }

  /** One resource for each rule; what stands already stays. */
  #registerRules(): void {
    const { egress, ingress } = this.plan;
    const { name } = this;
    const { bindings } = this.#access;
    const owner = { name, bindings, listId: (id: string) => this.#listId(id), options: this.#ruleOptions };
    for (const rule of [...egress, ...ingress]) {
      const groupId = this.#groupIds[rule.group - 1];
      if (groupId === undefined || this.#registered.has(rule.key)) continue;
      this.#registered.add(rule.key);
      registerRule(rule, groupId, owner);
    }
  }

  #listId(id: string): Input<string> {
    const list = this.plan.prefixLists.find((one) => one.id === id);
    return list === undefined ? id : (this.#lists?.idOf(list) ?? id);
  }

  #registerPlaceholders(): void {
    const { egress } = this.plan;
    for (const [at, groupId] of this.#groupIds.entries()) {
      if (egress.some(({ group }) => group === at + 1)) continue;
      registerPlaceholder(at + 1, groupId, { name: this.name, options: this.#ruleOptions });
    }
  }

  /** Says each remark once, however often a verb finds it again. */
  #warn(): void {
    const usual = parts().groupRemarks(this.#access.view, this.#leaveOut);
    const remarks: readonly Remark[] = parts().underPolicy(usual, this.#access.policyFindings);
    const unsaid = remarks.filter(({ id, message }) => !this.#said.has(`${id} ${message}`));
    for (const { id, message } of unsaid) this.#said.add(`${id} ${message}`);
    warnOf(this, unsaid);
  }
}

/**
 * A group without a rule: each rule is a resource of its own, as its provider wants it, and the provider itself removes the
 * rule with which EC2 lets everything out of a new group ("NOTE on Egress rules",
 * https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/).
 */
function groupOf(
  name: string,
  number: number,
  { vpcId, description = DESCRIPTION, securityGroupName, tags }: RoleAccessArgs,
  options: RuleOwner['options'],
): SecurityGroup {
  const physical =
    number === 1 || securityGroupName === undefined ? securityGroupName : numbered(securityGroupName, number);
  return new SecurityGroup(
    number === 1 ? name : `${name}-${number}`,
    {
      description,
      ...(vpcId === undefined ? {} : { vpcId }),
      ...(physical === undefined ? {} : { name: physical }),
      ...(tags === undefined ? {} : { tags }),
    },
    options,
  );
}

function numbered(name: Input<string>, number: number): Input<string> {
  return typeof name === 'string' ? `${name}-${number}` : interpolate`${name}-${number}`;
}
