import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { type CompiledPlan, placementKey, placementWords, type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, EntryRequest, ProxyPlacement, RoleEntry } from '../model/entry';
import type { NamesBehind } from '../model/plans/aws-security-group';
import { Bindings } from './bindings';
import { checkEntries, checkFlag, checkWords, enforcementLeftOut } from './entry-checks';
import { openToEveryone } from './everybody';
import { checkExistingGroup } from './existing-group';
import type { FirewallMember } from './firewall-members';
import { checkBlocks } from './firewall-sources';
import { isLate } from './late-block';
import type { NetworkFirewallRules } from './network-firewall-rules';
import type { PeerLike } from './peer';
import { checkNames, checkVpc, type RoleAccessProps } from './role-access-props';
import { blocksOf } from './vpc-blocks';

type TriedFirewall = TriedCompile<'aws-network-firewall'>;

/** The plan of one construct, kept until a verb changes something: what was passed, and where its parties stand by now. */
export class AccessPlan {
  readonly entries: readonly RoleEntry[];
  readonly bindings: Bindings;
  /** The firewall that stands behind the group, where it is one of ours. */
  readonly firewall: NetworkFirewallRules | undefined;
  /** What is wrong with what was passed, before anything is compiled. */
  readonly issues: readonly Issue[];

  /** The group that takes the rules, where it stands already. */
  readonly existing: ISecurityGroup | undefined;
  /** The addresses of the machines, as the user says them; null where nobody does. */
  readonly sources: readonly string[] | null;

  private readonly namesBehind: NamesBehind | undefined;
  private readonly proxy: ProxyPlacement | undefined;
  private readonly additional: readonly AdditionalRule[];
  private readonly canCompile: boolean;
  private tried:
    | { readonly behind: TriedFirewall | undefined; readonly result: TriedCompile<'aws-security-group'> }
    | undefined;

  constructor(
    private readonly owner: Construct,
    private readonly props: RoleAccessProps,
  ) {
    const { entries, issues: roleIssues } = checkEntries(props.roles);
    this.entries = entries;
    this.bindings = new Bindings(owner, entries);
    const placing = entries.length === 0 ? [] : this.bindings.bindAll(props.peers);
    const openings = this.bindings.openings(props.additionalRules);
    const enforcement = this.readEnforcement();
    this.additional = openings.issues.length === 0 ? openings.rules : [];
    this.namesBehind = enforcement.namesBehind;
    this.proxy = enforcement.proxy;
    this.firewall = enforcement.firewall;
    const sourceIssues = props.sources === undefined ? [] : checkBlocks('sources', props.sources);
    this.sources = sourceIssues.length === 0 ? (props.sources ?? null) : [];
    this.existing = props.securityGroup;
    const unreadable = [
      ...checkVpc(props.vpc),
      ...roleIssues,
      ...checkWords('unbound', props.unbound),
      ...checkWords('leaveOut', props.leaveOut),
    ];
    this.canCompile = unreadable.length === 0;
    this.issues = [
      ...checkNames(props),
      ...checkExistingGroup(props),
      ...checkFlag('ipv6', props.ipv6),
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
    return faults;
  }

  /** What is open over IPv6 the firewall behind drops where it knows no IPv6 address of the machines. */
  withoutIpv6Sources(): readonly Issue[] {
    const { firewall } = this;
    if (firewall === undefined || this.props.ipv6 !== true) return [];
    const names = [...new Set(this.entries.map(({ name }) => name))];
    return names.flatMap((name): readonly Issue[] => {
      const has = firewall.sourcesOf(name);
      const known = has.some((block) => isLate(block) || block.includes(':'));
      return known ? [] : [{ code: 'ipv6-sources-missing', at: 'ipv6', name, has }];
    });
  }

  /** Takes back what is placed from here on: what was refused must not be rendered. */
  mark(): () => void {
    const takeBack = this.bindings.mark();
    return () => {
      takeBack();
      this.changed();
    };
  }

  /** Adds the entries to the firewall that stands behind the group. */
  private enterFirewall(): { readonly member: FirewallMember | null; readonly issues: readonly Issue[] } {
    const { firewall } = this;
    if (firewall === undefined) return { member: null, issues: [] };
    const member: FirewallMember = {
      owner: this.owner,
      entries: this.entries,
      requests: () => this.requests(),
      sources: this.sources,
      defaultSources: () => blocksOf(this.props.vpc),
      blockOf: (id) => this.bindings.byId(id)?.value,
      letsEverybodyIn: (...of) => this.bindings.letsEverybodyIn(...of),
    };
    return { member, issues: firewall.enter(member) };
  }

  /** A party stands somewhere else by now. */
  changed(): void {
    this.tried = undefined;
    this.firewall?.changed();
  }

  get now(): TriedCompile<'aws-security-group'> {
    // The firewall is compiled anew when any of its members changes, and what it refuses may have changed with it.
    const behind = this.firewall?.tried();
    if (this.tried === undefined || this.tried.behind !== behind) this.tried = { behind, result: this.compile(behind) };
    return this.tried.result;
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
    return compiled;
  }

  /** The entries with where their parties stand by now. */
  requests(): readonly EntryRequest[] {
    const { unbound = [], leaveOut = [] } = this.props;
    return this.entries.map((entry, index) => ({
      entry,
      peers: this.bindings.peers,
      unbound,
      leaveOut,
      // One machine bears all the entries, so what the user opens for it is said of the first.
      additionalRules: index === 0 ? this.additional : [],
      ...(this.proxy === undefined ? {} : { proxy: this.proxy }),
    }));
  }

  private compile(behind: TriedFirewall | undefined): TriedCompile<'aws-security-group'> {
    const group = tryCompile('aws-security-group', this.requests(), {
      ...(this.namesBehind === undefined ? {} : { namesBehind: this.namesBehind }),
      ipv6: this.props.ipv6 === true,
      existing: this.existing !== undefined,
      refusedByFirewall: (behind?.compiled?.plan.fidelity ?? []).filter(
        ({ fidelity }) => fidelity.standing === 'refused',
      ),
    });
    // What is unplaced the group says of its own entries; the firewall would say it of its other members too.
    const saidBehind = (behind?.issues ?? []).filter(({ code }) => code !== 'party-unplaced');
    const open =
      group.compiled === null ? [] : openToEveryone(group.compiled, (_, ...of) => this.bindings.letsEverybodyIn(...of));
    // What the firewall refuses is said in its words: it knows the ways out.
    const own = [...group.issues, ...open].filter((issue) => !isRefusedBehind(issue, saidBehind));
    return { compiled: group.compiled, issues: [...saidBehind, ...own] };
  }

  private readEnforcement(): {
    readonly namesBehind?: NamesBehind;
    readonly proxy?: ProxyPlacement;
    readonly firewall?: NetworkFirewallRules;
    readonly issues: readonly Issue[];
  } {
    const { hostEnforcement } = this.props;
    if (hostEnforcement === undefined) return { issues: [] };
    const at = 'hostEnforcement';
    const behind = (hostEnforcement as Partial<typeof hostEnforcement> | null)?.behind;
    switch (behind?.kind) {
      case 'firewall':
        if (typeof (behind.firewall as Partial<NetworkFirewallRules> | undefined)?.enter !== 'function') {
          const expected = 'HostEnforcement.firewall(firewall) of a NetworkFirewallRules';
          return {
            issues: [{ code: 'wrong-type', at, given: `a firewall that is ${typeof behind.firewall}`, expected }],
          };
        }
        return { namesBehind: { kind: 'firewall' }, firewall: behind.firewall, issues: [] };
      case 'none':
        if (typeof behind.reason === 'string' && behind.reason.trim() !== '') {
          return { namesBehind: { kind: 'none', reason: behind.reason }, issues: [] };
        }
        return {
          issues: [{ code: 'wrong-type', at, given: 'no reason', expected: 'why nothing stands behind the port' }],
        };
      case 'proxy':
        return this.readProxy(behind.peer, behind.port);
      default: {
        const expected = "HostEnforcement.firewall(firewall), .proxy(peer, port) or .none('reason')";
        return { issues: [{ code: 'wrong-type', at, given: typeof hostEnforcement, expected }] };
      }
    }
  }

  private readProxy(peer: PeerLike, port: string) {
    const bound = this.bindings.peers.proxy;
    const { placement, issues } = this.bindings.bindOne('proxy', peer);
    const twice = bound !== undefined && placementKey(bound) !== placementKey([placement]);
    return {
      namesBehind: { kind: 'proxy' } as const,
      ...(placement === null ? {} : { proxy: { peer: placement, port } }),
      issues: twice
        ? [
            ...issues,
            {
              code: 'proxy-given-twice',
              at: 'hostEnforcement',
              first: placementWords(bound),
              second: placementWords(placement),
            } as const,
          ]
        : issues,
    };
  }
}

function isRefusedBehind(issue: Issue, behind: readonly Issue[]): boolean {
  const key = JSON.stringify(issue);
  return behind.some((other) =>
    issue.code === 'must-refused' && other.code === 'must-refused'
      ? issue.requirement === other.requirement && issue.at === other.at
      : JSON.stringify(other) === key,
  );
}
