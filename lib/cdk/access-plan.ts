import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { namedRequest } from '../access/enforcement';
import { checkEntries, checkFlag, checkWords, enforcementLeftOut } from '../access/entry-checks';
import { limitsOf } from '../access/group-names';
import { GroupPlan, ipv6SourcesMissing, type TriedFirewall } from '../access/group-plan';
import type { RequestBehind } from '../access/request-behind';
import type { CompiledPlan, TriedCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import { checkPolicy } from '../policy';
import { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import { SECURITY_GROUP_LIMITS } from '../targets/aws-security-group/limits';
import type { GroupLimits } from '../targets/aws-security-group/weights';
import { limitsInForce } from '../targets/limit';
import { Bindings } from './bindings';
import { type NamesFirewall, readEnforcement } from './enforcement';
import { checkExistingGroup } from './existing-group';
import type { FirewallMember } from './firewall-members';
import { checkBlocks } from './firewall-sources';
import { identityOf } from './identity';
import { isLate } from './late-block';
import { PrefixLists } from './prefix-lists';
import { checkLists, checkNames, type RoleAccessProps } from './role-access-props';
import { checkVpc } from './vpc';
import { blocksOf } from './vpc-blocks';

/** The plan of one construct, kept until a verb changes something: what was passed, and where its parties stand by now. */
export class AccessPlan {
  readonly entries: readonly RoleEntry[];
  readonly bindings: Bindings;
  /** The firewall that stands behind the group, where it is one of ours. */
  readonly firewall: NamesFirewall | undefined;
  /** The firewall of another team that stands behind the group, where one is asked. */
  readonly request: RequestBehind | undefined;
  /** Where the plan's prefix lists are made, where it has some. */
  readonly lists: PrefixLists | undefined;
  /** What is wrong with what was passed, before anything is compiled. */
  readonly issues: readonly Issue[];

  /** The group that takes the rules, where it stands already. */
  readonly existing: ISecurityGroup | undefined;
  /** The addresses of the machines, as the user says them; null where nobody does. */
  readonly sources: readonly string[] | null;

  private readonly group: GroupPlan;
  private readonly canCompile: boolean;
  constructor(
    private readonly owner: Construct,
    private readonly props: RoleAccessProps,
  ) {
    const { entries, issues: roleIssues } = checkEntries(props.roles);
    this.entries = entries;
    this.bindings = new Bindings(owner, entries);
    const placing = entries.length === 0 ? [] : this.bindings.bindAll(props.peers);
    const openings = this.bindings.openings(props.additionalRules);
    const enforcement = readEnforcement(props, {
      owner,
      bindings: this.bindings,
      requests: () => this.requests(),
    });
    this.firewall = enforcement.firewall;
    const listIssues = checkLists(props, owner);
    this.lists = listIssues.length === 0 ? this.listsOf(props) : undefined;
    this.request = enforcement.request;
    const sourceIssues = props.sources === undefined ? [] : checkBlocks('sources', props.sources);
    this.sources = sourceIssues.length === 0 ? (props.sources ?? null) : [];
    this.existing = props.securityGroup;
    this.group = new GroupPlan(
      {
        ...props,
        entries,
        bindings: this.bindings,
        additional: openings.issues.length === 0 ? openings.rules : [],
        proxy: enforcement.proxy,
        namesBehind: enforcement.namesBehind,
        existing: this.existing !== undefined,
        lists: this.lists && (() => ({ given: this.lists?.given ?? [] })),
        limits: () => ({ ...this.lists?.limits, ...props.limits }),
      },
      () => this.behind(),
    );
    const unreadable = [
      ...checkVpc(props.vpc),
      ...roleIssues,
      ...listIssues,
      ...checkWords('unbound', props.unbound),
      ...checkWords('leaveOut', props.leaveOut),
    ];
    this.canCompile = unreadable.length === 0;
    this.issues = [
      ...checkNames(props),
      ...checkExistingGroup(props),
      ...checkFlag('ipv6', props.ipv6),
      ...checkPolicy('accessPolicy', props.accessPolicy),
      ...unreadable,
      ...sourceIssues,
      ...placing,
      ...openings.issues,
      ...enforcement.issues,
      ...(props.hostEnforcement === undefined && !this.canCompile ? enforcementLeftOut(entries) : []),
    ];
  }

  /** Everything that is wrong by now and that no verb can mend; where it is nothing, the entries stand in the firewall. */
  settle(): readonly Issue[] {
    if (!this.canCompile) return this.issues;
    const { member, issues } = this.enterFirewall();
    const saidAlready = this.issues.some(({ at }) => at === 'hostEnforcement');
    const faults = [...this.issues, ...issues];
    if (issues.length === 0) {
      faults.push(...this.faults().filter(({ code }) => code !== 'names-need-enforcement' || !saidAlready));
    }
    if (member !== null && faults.length > 0) this.firewall?.leave(member);
    if (faults.length === 0) this.lists?.enter(this.owner.node.path, () => this.now.compiled?.plan);
    else this.request?.leave();
    return faults;
  }

  /** What is open over IPv6 the firewall behind drops where it knows no IPv6 address of the machines. */
  withoutIpv6Sources(): readonly Issue[] {
    const { firewall, request } = this;
    // A resolver drops nothing by who asks.
    const behind = firewall === undefined ? request : 'sourcesOf' in firewall ? firewall : undefined;
    if (behind === undefined || this.props.ipv6 !== true) return [];
    return ipv6SourcesMissing(this.entries, (name) => behind.sourcesOf(name), isLate);
  }

  /** Takes back what is placed from here on: what was refused must not be rendered. */
  mark(): () => void {
    const takeBack = this.bindings.mark();
    return () => {
      takeBack();
      this.changed();
    };
  }

  /** Adds the entries to the firewall that stands behind the group, or to what is asked of it. */
  private enterFirewall(): { readonly member: FirewallMember | null; readonly issues: readonly Issue[] } {
    const { firewall } = this;
    if (firewall === undefined) return { member: null, issues: this.request?.enter() ?? [] };
    const member: FirewallMember = {
      owner: this.owner,
      entries: this.entries,
      requests: () => this.requests(),
      sources: this.sources,
      defaultSources: () => blocksOf(this.props.vpc),
      blockOf: (id) => this.bindings.byId(id)?.value,
      vpcId: this.props.vpc.vpcId,
      letsEverybodyIn: (...of) => this.bindings.letsEverybodyIn(...of),
    };
    return { member, issues: firewall.enter(member) };
  }

  /** A party stands somewhere else by now. */
  changed(): void {
    this.group.changed();
    this.firewall?.changed();
    this.lists?.changed();
    this.request?.changed();
  }

  /** The firewall behind the group as it is compiled by now: ours, or what another team's makes of the request. */
  behind(): TriedFirewall | undefined {
    return this.firewall?.tried() ?? this.request?.tried();
  }

  get now(): TriedCompile<'aws-security-group'> {
    return this.group.now;
  }

  /** What no verb can mend. */
  faults(): readonly Issue[] {
    return this.now.issues.filter(({ code }) => code !== 'party-unplaced');
  }

  /** What a verb can still mend. */
  unplaced(): readonly Issue[] {
    return this.now.issues.filter(({ code }) => code === 'party-unplaced');
  }

  get compiled(): CompiledPlan<'aws-security-group'> {
    const { compiled } = this.now;
    if (compiled === null) throw new Error(`${this.owner.node.path} has no plan`);
    const { request } = this;
    if (request === undefined || compiled.plan.namesBehind === null) return compiled;
    // The other constructs of the request are in its digest too.
    return { ...compiled, plan: { ...compiled.plan, namesBehind: namedRequest(request) } };
  }

  /** What the groups are held to. */
  get limits(): GroupLimits {
    return limitsInForce(SECURITY_GROUP_LIMITS, limitsOf(this.props.limits, SECURITY_GROUP_LIMITS)).limits;
  }

  /** The entries with where their parties stand by now. */
  requests(): readonly EntryRequest[] {
    return this.group.requests();
  }

  /** The real id of a prefix list of the plan. */
  listId(id: string): string {
    const list = this.compiled.plan.prefixLists.find((one) => one.id === id);
    return list === undefined || this.lists === undefined ? id : this.lists.idOf(list);
  }

  /** What a list of the plan is to whoever refers to it. */
  listIdentity(id: string): string {
    return identityOf(this.listId(id), this.owner);
  }

  /** What peers of rules are called in the plan, and what they really are. */
  knownPeers(): readonly { readonly id: string; readonly value: string }[] {
    const lists = this.compiled.plan.prefixLists.map(({ id }) => ({
      id: this.listIdentity(id),
      value: this.listId(id),
    }));
    return [...this.bindings.all, ...lists];
  }

  /** Lists of the construct's own, unless it shares some. */
  private listsOf({ prefixLists, limits = {}, metadata }: RoleAccessProps): PrefixLists | undefined {
    if (prefixLists === undefined || prefixLists === false) return undefined;
    if (prefixLists !== true) return prefixLists;
    const own = limitsOf(limits, PREFIX_LIST_LIMITS);
    // What is wrong with the figures is said of the construct itself.
    const { issues } = limitsInForce(PREFIX_LIST_LIMITS, own);
    return new PrefixLists(this.owner, 'PrefixLists', {
      ...(issues.length > 0 ? {} : { limits: own }),
      metadata: metadata !== false,
    });
  }
}
