import type { Input } from '@pulumi/pulumi';
import { holesTogether } from '../access/composition';
import { namedRequest } from '../access/enforcement';
import { checkEntries, checkFlag, checkWords, enforcementLeftOut } from '../access/entry-checks';
import { notOfExisting } from '../access/existing-group';
import { checkGroupNames, checkLimits, limitsOf } from '../access/group-names';
import { GroupPlan, type GroupSettings, ipv6SourcesMissing, type TriedFirewall } from '../access/group-plan';
import type { GroupView } from '../access/group-words';
import { askedLeavingToGroups, leavingToGroups } from '../access/leaving-to-groups';
import type { ListMember } from '../access/shared-lists';
import { checkBlocks } from '../access/sources';
import type { CompiledPlan, TriedCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import { checkPolicy, type PolicyFindings } from '../policy';
import { findingsUnder } from '../pulumi/access-policy';
import { isLate, isTextInput, LateValues } from '../pulumi/late';
import { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import type { RoleAccessArgs } from './access-args';
import { AwsBindings } from './bindings';
import { readEnforcement, type WrittenRequest } from './enforcement';
import type { FirewallBehind } from './firewall-behind';
import { ListBook } from './list-book';
import { checkGroupId, idOf } from './peer';
import { isPrefixLists, type PrefixLists } from './prefix-lists';
import { rulesBetweenGroups } from './security-group-rules';

/** The plan of one component: what was passed, and where its parties stand by now. Registers nothing. */
export class AccessPlan {
  readonly entries: readonly RoleEntry[];
  readonly bindings: AwsBindings;
  /** The firewall of ours that stands behind the group. */
  readonly firewall: FirewallBehind | undefined;
  /** The group that takes the rules, where it stands already. */
  readonly existing: Input<string> | undefined;
  /** The addresses of the machines, as the user says them; null where nobody does. */
  readonly sources: readonly Input<string>[] | null;

  private readonly values: LateValues;
  private readonly request: WrittenRequest | undefined;
  private readonly group: GroupPlan;
  private readonly issues: readonly Issue[];
  private readonly lists: ListBook | undefined;
  private readonly canCompile: boolean;
  /** The firewall behind the group with what is known here of its entries. */
  private joined: TriedFirewall | undefined;

  constructor(
    readonly name: string,
    private readonly args: RoleAccessArgs,
  ) {
    const { entries, issues: roleIssues } = checkEntries(args.roles);
    this.entries = entries;
    this.ownLists = new ListBook(limitsOf(args.limits, PREFIX_LIST_LIMITS));
    this.values = new LateValues(name);
    this.bindings = new AwsBindings(this, entries, this.values);
    const placing = entries.length === 0 ? [] : this.bindings.bindAll(args.peers);
    const openings = this.bindings.openings(args.additionalRules);
    const { blocks, issues: sourceIssues } = this.readSources(args.sources);
    this.sources = args.sources === undefined || blocks === undefined ? null : args.sources;
    const enforcement = readEnforcement(args.hostEnforcement, {
      name,
      owner: this,
      bindings: this.bindings,
      sources: blocks,
      requests: () => this.group.requests(),
    });
    this.firewall = enforcement.firewall;
    this.request = enforcement.request;
    const existing = args.securityGroup === undefined ? undefined : idOf(args.securityGroup);
    this.existing = isTextInput(existing) ? existing : undefined;
    this.group = new GroupPlan(
      {
        ...args,
        entries,
        bindings: this.bindings,
        additional: openings.issues.length === 0 ? openings.rules : [],
        proxy: enforcement.proxy,
        namesBehind: enforcement.namesBehind,
        existing: args.securityGroup !== undefined,
        lists: listsOf(args.prefixLists),
        limits: () => ({ ...this.sharedLists?.limits, ...args.limits }),
      },
      () => this.behind(),
    );
    this.lists = this.sharedLists?.book ?? (args.prefixLists === true ? this.ownLists : undefined);
    const unreadable = [
      ...checkPlace(args),
      ...roleIssues,
      ...checkLimits(args.limits),
      ...checkPrefixLists(args.prefixLists),
      ...checkWords('unbound', args.unbound),
      ...checkWords('leaveOut', args.leaveOut),
    ];
    this.canCompile = unreadable.length === 0;
    this.issues = [
      ...checkNames(args),
      ...checkFlag('ipv6', args.ipv6),
      ...checkPolicy('accessPolicy', args.accessPolicy),
      ...unreadable,
      ...sourceIssues,
      ...placing,
      ...openings.issues,
      ...enforcement.issues,
      ...(args.hostEnforcement === undefined && !this.canCompile ? enforcementLeftOut(entries) : []),
    ];
  }

  /** Everything that is wrong with what was passed; where it is nothing, the entries stand in the request. */
  settle(): readonly Issue[] {
    if (!this.canCompile) return this.issues;
    const entering = [...(this.firewall?.lacking(this.entries) ?? []), ...(this.request?.behind.enter() ?? [])];
    const saidAlready = this.issues.some(({ at }) => at === 'hostEnforcement');
    const faults = [...this.issues, ...entering];
    if (entering.length === 0) {
      faults.push(...this.faults().filter(({ code }) => code !== 'names-need-enforcement' || !saidAlready));
    }
    if (faults.length > 0) this.request?.behind.leave();
    return faults;
  }

  /** What is wrong with the plan by now. There is no late step: a party that stands nowhere is a fault too. */
  faults(): readonly Issue[] {
    const { compiled, issues } = this.now;
    if (compiled === null || issues.length > 0) return issues;
    const joined = this.joined?.compiled;
    const differences = joined ? (this.firewall?.differences(joined.plan, this.group.requests()) ?? []) : [];
    if (differences.length > 0) return differences;
    return [
      ...this.withoutIpv6Sources(),
      ...this.listFaults(),
      ...this.composition(compiled),
      ...this.policyFindings.errors,
    ];
  }

  /** What the policies over it say. */
  get policyFindings(): PolicyFindings {
    return findingsUnder(this.args.accessPolicy, this.now.compiled);
  }

  get compiled(): CompiledPlan<'aws-security-group'> {
    const { compiled } = this.now;
    if (compiled === null) throw new Error(`${this.name} has no plan`);
    if (this.request === undefined || compiled.plan.namesBehind === null) return compiled;
    // The other components of the request are in its digest too.
    return { ...compiled, plan: { ...compiled.plan, namesBehind: namedRequest(this.request.behind) } };
  }

  /** The lists that others share, where the addresses stand in some. */
  get sharedLists(): PrefixLists | undefined {
    const { prefixLists } = this.args;
    return isPrefixLists(prefixLists) ? prefixLists : undefined;
  }

  /** Lists of the component's own, where it wants some. */
  readonly ownLists: ListBook;

  /** As prefix lists know the component. */
  get listMember(): ListMember {
    return { path: this.name, plan: () => this.now.compiled?.plan };
  }

  private listFaults(): readonly Issue[] {
    return this.lists?.faultsOf(this.listMember) ?? [];
  }

  /** Takes back what is placed from here on: what was refused must not be registered. */
  mark(): () => void {
    const takeBack = this.bindings.mark();
    return () => {
      takeBack();
      this.changed();
    };
  }

  /** A party stands somewhere else by now. */
  changed(): void {
    this.joined = undefined;
    this.group.changed();
    this.request?.behind.changed();
  }

  /** Takes back what is asked of another team's firewall. */
  leaveRequest(): void {
    this.request?.behind.leave();
  }

  /** Writes what is asked of another team's firewall by now. */
  writeRequest(): void {
    this.request?.book.write();
  }

  /** The group that takes the rules as a user knows it. */
  get existingWords(): string | undefined {
    return this.existing === undefined ? undefined : this.values.idOf(this.existing, 'securityGroup');
  }

  /** As remarks and the report speak of it. */
  get view(): GroupView {
    const { compiled, bindings, firewall, request } = this;
    return {
      compiled,
      parties: Object.keys(bindings.peers),
      reasons: bindings.reasons,
      firewall: firewall && { path: firewall.name, observes: firewall.observes },
      request: request?.behind,
      whole: 'program',
      between: rulesBetweenGroups(compiled.plan, bindings),
    };
  }

  private get now(): TriedCompile<'aws-security-group'> {
    return this.group.now;
  }

  /** The firewall behind the group as it is compiled: ours, or what another team's makes of the request. */
  private behind(): TriedFirewall | undefined {
    if (this.firewall === undefined) return this.request?.behind.tried();
    this.joined ??= this.firewall.joinedBy({
      owner: this,
      entries: this.entries,
      requests: () => this.group.requests().map((request) => leavingToGroups(request, this.ownNames)),
      sources: [],
      defaultSources: () => [],
      blockOf: (id) => this.bindings.byId(id)?.id,
      letsEverybodyIn: (...of) => this.bindings.letsEverybodyIn(...of),
    });
    return this.joined;
  }

  private get ownNames(): ReadonlySet<string> {
    return new Set(this.entries.map(({ name }) => name));
  }

  private withoutIpv6Sources(): readonly Issue[] {
    const { firewall, request } = this;
    // A resolver drops nothing by who asks.
    const sourcesOf = firewall === undefined ? request?.behind.sourcesOf.bind(request.behind) : firewall.sourcesOf;
    if (sourcesOf === undefined || this.args.ipv6 !== true) return [];
    return ipv6SourcesMissing(this.entries, (name) => sourcesOf.call(firewall, name), isLate);
  }

  /** The group and the firewall behind it, as one. */
  private composition(compiled: CompiledPlan<'aws-security-group'>): readonly Issue[] {
    const firewall = (this.firewall?.tried ?? this.behind())?.compiled;
    if (firewall === undefined || firewall === null) return [];
    const name = this.firewall?.name ?? `the request ${this.request?.behind.name}`;
    const asked = compiled.asked.map((one) => askedLeavingToGroups(one, this.ownNames));
    return holesTogether({ ...compiled, asked }, firewall, `${this.name} with ${name}`);
  }

  private readSources(given: unknown): {
    readonly blocks: readonly string[] | undefined;
    readonly issues: readonly Issue[];
  } {
    if (given === undefined) return { blocks: undefined, issues: [] };
    const blocks = Array.isArray(given)
      ? given.map((one: unknown) => (isTextInput(one) ? this.values.idOf(one, 'sources') : one))
      : given;
    const issues = checkBlocks('sources', blocks, isLate);
    return { blocks: issues.length === 0 ? (blocks as readonly string[]) : undefined, issues };
  }
}

/** Where the rules are to stand: in a VPC, or in a group that stands already. */
function checkPlace({ vpcId, securityGroup, ...args }: RoleAccessArgs): readonly Issue[] {
  if (securityGroup !== undefined) {
    return [
      ...checkGroupId(idOf(securityGroup), 'securityGroup'),
      ...notOfExisting({ ...args }, ['securityGroupName', 'description', 'tags']),
    ];
  }
  if (isTextInput(vpcId) && vpcId !== '') return [];
  const expected =
    "the id of a VPC, such as vpc.id or 'vpc-0123456789abcdef0', or securityGroup of a group that stands";
  return [{ code: 'wrong-type', at: 'vpcId', given: typeof vpcId, expected }];
}

function listsOf(given: RoleAccessArgs['prefixLists']): GroupSettings['lists'] {
  if (given === undefined || given === false) return undefined;
  return () => ({ given: isPrefixLists(given) ? given.given : [] });
}

function checkPrefixLists(given: unknown): readonly Issue[] {
  if (given === undefined || typeof given === 'boolean' || isPrefixLists(given)) return [];
  const expected = 'true, false or a PrefixLists of this program';
  return [{ code: 'wrong-type', at: 'prefixLists', given: String(given), expected }];
}

/** A name that is known only later EC2 looks at. */
function checkNames({ securityGroupName, description, groups }: RoleAccessArgs): readonly Issue[] {
  const known = (text: Input<string> | undefined) => (typeof text === 'string' ? text : undefined);
  return checkGroupNames({ securityGroupName: known(securityGroupName), description: known(description), groups });
}
