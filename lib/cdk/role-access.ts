import type { CfnResource } from 'aws-cdk-lib';
import { Connections, type IConnectable, type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { EdgeBy } from '../access/edge-peers';
import type { EdgeEnd } from '../access/role-edge';
import type { CompiledPlan } from '../compile';
import { type Issue, NetworkRequirementsError, sentence } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { AccessPlan } from './access-plan';
import type { BearingGroup } from './group-read-back';
import { injected } from './injection';
import { ADDRESSES, type PeerLike, rememberRoles } from './peer';
import type { RoleAccessProps } from './role-access-props';
import type { RenderedRules } from './security-group-rules';
import type { AddedRule } from './users-own';
import type { WholeApp } from './whole-app';

/** Loaded with the first construct: to require the rim loads the classes alone. */
const parts = (): typeof import('./role-access-parts') => require('./role-access-parts');

/** Options of a verb that opens an edge between two constructs. */
export interface EdgeOptions {
  /**
   * The construct that owns the resources of the edge, where the two stacks may not refer to each other. Of no effect on
   * what is opened by addresses: that stands in each group itself.
   * @default - the construct whose verb it is
   */
  readonly scope?: Construct;
  /**
   * By what each side knows the other. `securityGroup`: the machines that bear its group, which works as long as nothing
   * stands between the two. `addresses`: its `sources`, which both sides have to say, for an edge through a firewall or
   * another middlebox, where a reference to a group matches nothing
   * (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html). An edge may be opened by both.
   * @default 'securityGroup'
   */
  readonly by?: EdgeBy;
}

/** A party of a product of a construct, and who stands for it. */
export interface Placing {
  readonly on: RoleAccess;
  /** The product's id; left out where the user says it in the party's key. */
  readonly product?: string;
  readonly party: string;
  readonly peer: PeerLike;
}

/**
 * The network access of machines that play one or more roles: one security group (or several, with `groups`), which opens
 * what the documents of the products ask for and nothing else. Creates the group, a rule resource for each edge to another group, and nothing
 * that is billed.
 *
 * What the user adds, through `connections` or as rules, stands beside it as resources of their own, is found at synth
 * and reported as the user's; a rule that repeats one of ours is an error there. What an override or an escape hatch
 * changes in the resources is read back at synth and has to prove again.
 *
 * @throws NetworkRequirementsError with everything that is wrong with what was passed, and the construct path. A
 *   must-have party that stands nowhere is an error at synth, since a verb may place it until then.
 */
export class RoleAccess extends Construct implements IConnectable {
  /** What property injectors name this class by; one for it also sees what the named classes over it pass. */
  static readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.RoleAccess';

  /** Who asks. */
  readonly entries: readonly RoleEntry[];

  /** The roles that choices would bring to these machines. @internal */
  readonly rolesByChoice: readonly string[] = [];

  private handedOut: readonly ISecurityGroup[] | undefined;
  private ends: Connections | undefined;
  private readonly access: AccessPlan;
  private readonly groups: readonly BearingGroup[];
  private readonly edges = new Map<string, CfnResource>();
  private readonly writesMetadata: boolean;

  constructor(scope: Construct, id: string, given: RoleAccessProps) {
    super(scope, id);
    const props = injected(RoleAccess, scope, id, given);
    this.access = new (parts().AccessPlan)(this, props);
    this.entries = this.access.entries;
    this.writesMetadata = props.metadata !== false;
    this.throwIfAny(this.access.settle());

    this.groups =
      props.securityGroup === undefined
        ? Array.from({ length: this.plan.groups }, (_, index) => {
            const resource = parts().groupResource(this, index + 1, props, this.rendered);
            return { resource, groupId: resource.attrGroupId };
          })
        : [{ resource: null, groupId: props.securityGroup.securityGroupId }];
    rememberRoles(this.groups, this.entries);
    this.makeEdges();
    parts().validateInApp(this, (app) => this.validateAtSynth(props, app));
  }

  /**
   * The group, its own or the one that was given, for `addSecurityGroup` and wherever else CDK takes one; of several the
   * first, by which peers know the machines.
   */
  get securityGroup(): ISecurityGroup {
    return this.securityGroups[0] as ISecurityGroup;
  }

  /** All groups, of which there are several with `groups`: the machines have to bear every one. */
  get securityGroups(): readonly ISecurityGroup[] {
    // Made for the first who asks: it renders nothing, and its id is the resource's. What is added through it stands in the
    // template behind what was there before.
    const { existing } = this.access;
    const options = { allowAllOutbound: false, mutable: true };
    this.handedOut ??= existing
      ? [existing]
      : this.groups.map(({ groupId }, index) =>
          SecurityGroup.fromSecurityGroupId(this, parts().groupWord('SecurityGroup', index + 1), groupId, options),
        );
    return this.handedOut;
  }

  get connections(): Connections {
    this.ends ??= new Connections({ securityGroups: [...this.securityGroups] });
    return this.ends;
  }

  /** What the group opens, and how every element of every flow stands in it, as plain data. */
  get plan(): AwsSecurityGroupPlan {
    return this.access.compiled.plan;
  }

  /** The evidence: for each rule the sentence that asks for it, what is widened or left out, and the proof's verdict. */
  get report(): Report {
    const { firewall } = this.access;
    return reportOf(this.access.compiled, {
      subject: this.node.path,
      ...(firewall?.observes === true ? { observedBy: firewall.node.path } : {}),
      usersOwn: this.usersOwn().map((rule) => ({ rule: parts().wordsOf(rule), by: rule.by })),
      notes: parts().notesOf(this.access),
    });
  }

  /** What an edge looks at. @internal */
  get edgeEnd(): EdgeEnd {
    const { entries, rolesByChoice } = this;
    return { path: this.node.path, entries, rolesByChoice, asked: this.compiled.asked };
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'aws-security-group'> {
    return this.access.compiled;
  }

  /**
   * Places a party after construction, beside where it stands already. May be repeated; the resources of a group's edge
   * live with this construct, or in `scope`.
   *
   * @throws NetworkRequirementsError where there is no such party, or the peer cannot stand for it.
   */
  place(party: string, peer: PeerLike, options: EdgeOptions = {}): void {
    this.placeTogether([{ on: this, party, peer }], options, `peers.${party}`);
  }

  /** The addresses of these machines, where the user says them. @internal */
  get addresses(): readonly string[] | null {
    return this.access.sources;
  }

  /** Places parties of several constructs, all of them or none; `at` is where the user said so. */
  protected placeTogether(asked: readonly Placing[], { scope = this, by }: EdgeOptions, at: string): void {
    const { peers, issues: unsaid } = parts().peersBy(
      by,
      asked.map(({ peer }) => peer),
      at,
      ADDRESSES,
    );
    this.throwIfAny(unsaid);
    const placings = asked.map((placing, index) => ({ ...placing, peer: peers[index] ?? placing.peer }));
    const marks = placings.map(({ on }) => on.access.mark());
    const bound = placings.flatMap(({ on: { access }, product, party, peer }) => {
      const key = product === undefined ? party : access.bindings.keyOf(product, party);
      return access.bindings.bind(key, peer, scope);
    });
    for (const { on } of placings) on.access.changed();
    const issues = bound.length > 0 ? bound : placings.flatMap(({ on }) => on.access.faults());
    if (issues.length > 0) for (const takeBack of marks) takeBack();
    this.throwIfAny(issues);
    for (const { on } of placings) on.makeEdges();
  }

  /** An issue as the props of the class have it. */
  protected inOwnWords(issue: Issue): Issue {
    return issue;
  }

  private get rendered(): RenderedRules {
    return {
      plan: () => this.plan,
      bindings: this.access.bindings,
      listId: (id) => this.access.listId(id),
      metadata: this.writesMetadata,
    };
  }

  /** Speaks once, with the path of the construct. */
  protected throwIfAny(issues: readonly Issue[]): void {
    if (issues.length === 0) return;
    // Several roles of one profile have its faults several times.
    const own = [...new Map(issues.map((issue) => [JSON.stringify(issue), this.inOwnWords(issue)])).values()];
    throw new NetworkRequirementsError(own, `${this.node.path} cannot be compiled:`);
  }

  /** One resource for each rule that stands apart; what stands already stays. */
  private makeEdges(): void {
    const separate = parts().separateRules(this.rendered, this);
    for (const one of separate) {
      const { key } = one.rule;
      if (this.edges.has(key)) continue;
      const id = one.scope === this ? key : `${this.node.path} ${key}`;
      // A later verb may find another reason for the same traffic.
      const group = this.groups[one.rule.group - 1];
      if (group === undefined) continue;
      const reasons = this.writesMetadata ? () => this.reasonsOf(key) : null;
      const resource = parts().ruleResource(one, id, group.groupId, reasons);
      parts().rememberOwner(resource, this, one.list);
      this.edges.set(key, resource);
    }
    this.removeStaleEdges(new Set(separate.map(({ rule }) => rule.key)));
  }

  /** A party that is placed on the same group widens the ports of a rule that stood there: it is another rule by now. */
  private removeStaleEdges(wanted: ReadonlySet<string>): void {
    for (const [key, resource] of this.edges) {
      if (wanted.has(key)) continue;
      resource.node.scope?.node.tryRemoveChild(resource.node.id);
      this.edges.delete(key);
    }
  }

  private reasonsOf(key: string) {
    return [...this.plan.egress, ...this.plan.ingress].find((rule) => rule.key === key)?.because ?? [];
  }

  /** What else stands in the groups, as far as the app knows it. */
  private others(app: WholeApp): readonly AddedRule[] {
    const groupIds = this.groups.map(({ groupId }) => groupId);
    if (groupIds.some(parts().isUnknownYet)) return [];
    const added = parts().addedRules({ groupIds, scope: this, app }, new Set(this.edges.values()));
    const resource = this.plan.existing === true ? parts().resourceOfGroup(this.securityGroup) : null;
    return resource === null ? added : [...parts().standingRules(resource, this.access.knownPeers()), ...added];
  }

  private usersOwn(): readonly AddedRule[] {
    return this.others(new (parts().WholeApp)(this.node.root)).filter(({ of }) => of === null);
  }

  private validateAtSynth({ leaveOut = [], accessPolicy }: RoleAccessProps, app: WholeApp): string[] {
    const found = parts().findingsUnder(this, accessPolicy, this.access.compiled);
    parts().warnAtSynth(this, this.access, leaveOut, found);
    const { bindings, lists } = this.access;
    const resources = { groups: this.groups, owner: this, rules: [...this.edges.values()], bindings, lists };
    const seen = { app, added: this.others(app) };
    const issues = [...parts().issuesAtSynth(this.node.path, this.access, resources, seen), ...found.errors];
    return issues.map((issue) => sentence(this.inOwnWords(issue)));
  }
}
