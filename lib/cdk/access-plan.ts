import type { Construct } from 'constructs';
import { type CompiledPlan, type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, EntryRequest, PeerPlacement, ProxyPlacement, RoleEntry } from '../model/entry';
import type { NamesBehind, SecurityGroupRule } from '../model/plans/aws-security-group';
import { tryRole } from '../resolve';
import { Bindings } from './bindings';
import type { FirewallMember } from './firewall-members';
import { checkBlocks } from './firewall-sources';
import type { NetworkFirewallRules } from './network-firewall-rules';
import type { PeerLike } from './peer';
import { checkNames, type RoleAccessProps } from './role-access-props';
import { blocksOf } from './vpc-blocks';

/** The plan of one construct, kept until a verb changes something: what was passed, and where its parties stand by now. */
export class AccessPlan {
  readonly entries: readonly RoleEntry[];
  readonly bindings: Bindings;
  /** The firewall that stands behind the group, where it is one of ours. */
  readonly firewall: NetworkFirewallRules | undefined;
  /** What is wrong with what was passed, before anything is compiled. */
  readonly issues: readonly Issue[];

  private readonly namesBehind: NamesBehind | undefined;
  private readonly proxy: ProxyPlacement | undefined;
  private readonly additional: readonly AdditionalRule[];
  private tried: TriedCompile<'aws-security-group'> | undefined;

  constructor(
    private readonly owner: Construct,
    private readonly props: RoleAccessProps,
  ) {
    const issues: Issue[] = [...checkNames(props), ...checkRoles(props.roles)];
    this.entries = issues.length === 0 ? props.roles : [];
    this.bindings = new Bindings(owner, this.entries);
    if (props.sources !== undefined) issues.push(...checkBlocks('sources', props.sources));
    if (this.entries.length > 0) {
      for (const [party, peer] of Object.entries(props.peers ?? {}))
        issues.push(...this.bindings.bind(party, peer, owner));
    }
    const openings = this.bindings.openings(props.additionalRules ?? []);
    const enforcement = this.readEnforcement();
    this.additional = openings.rules;
    this.namesBehind = enforcement.namesBehind;
    this.proxy = enforcement.proxy;
    this.firewall = enforcement.firewall;
    this.issues = [...issues, ...openings.issues, ...enforcement.issues];
  }

  /** Adds the entries to the firewall that stands behind the group. */
  enterFirewall(): { readonly member: FirewallMember | null; readonly issues: readonly Issue[] } {
    const { firewall } = this;
    if (firewall === undefined) return { member: null, issues: [] };
    const member: FirewallMember = {
      owner: this.owner,
      entries: this.entries,
      requests: () => this.requests(),
      sources: this.props.sources ?? null,
      defaultSources: () => blocksOf(this.props.vpc),
      blockOf: (id) => this.bindings.byId(id)?.value,
    };
    return { member, issues: firewall.enter(member) };
  }

  /** A party stands somewhere else by now. */
  changed(): void {
    this.tried = undefined;
    this.firewall?.changed();
  }

  get now(): TriedCompile<'aws-security-group'> {
    this.tried ??= this.compile();
    return this.tried;
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

  private compile(): TriedCompile<'aws-security-group'> {
    const behind = this.firewall?.tried();
    const group = tryCompile('aws-security-group', this.requests(), {
      ...(this.namesBehind === undefined ? {} : { namesBehind: this.namesBehind }),
      refusedByFirewall: (behind?.compiled?.plan.fidelity ?? []).filter(
        ({ fidelity }) => fidelity.standing === 'refused',
      ),
    });
    // What the firewall refuses is said in its words: it knows the ways out.
    const issues = [
      ...(behind?.issues ?? []),
      ...group.issues.filter((issue) => !isRefusedBehind(issue, behind?.issues ?? [])),
    ];
    const everybody = (group.compiled?.plan.ingress ?? []).filter((rule) => letsEverybodyIn(rule));
    const unsaid = this.bindings.reasons.length > 0 ? [] : everybody;
    return {
      compiled: group.compiled,
      issues: [...issues, ...unsaid.map(({ key }): Issue => ({ code: 'open-to-everyone', at: 'peers', rule: key }))],
    };
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
    const behind = (hostEnforcement as Partial<typeof hostEnforcement>).behind;
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
    const twice = bound !== undefined && JSON.stringify(bound) !== JSON.stringify([placement]);
    const words = (placements: readonly (PeerPlacement | null)[]) => JSON.stringify(placements);
    return {
      namesBehind: { kind: 'proxy' } as const,
      ...(placement === null ? {} : { proxy: { peer: placement, port } }),
      issues: twice
        ? [
            ...issues,
            {
              code: 'proxy-given-twice',
              at: 'hostEnforcement',
              first: words(bound),
              second: words([placement]),
            } as const,
          ]
        : issues,
    };
  }
}

/** Entries that did not come from `role(...)` are looked at as if they had. */
function checkRoles(roles: unknown): readonly Issue[] {
  if (!Array.isArray(roles)) {
    return [
      { code: 'wrong-type', at: 'roles', given: typeof roles, expected: "an array of role(product, profile, 'role')" },
    ];
  }
  if (roles.length === 0) return [{ code: 'no-entries', at: 'roles' }];
  return (roles as readonly RoleEntry[]).flatMap((entry, index) => {
    if (typeof entry?.product !== 'object') {
      return [
        {
          code: 'wrong-type',
          at: `roles[${index}]`,
          given: typeof entry,
          expected: "role(product, profile, 'role')",
        } as const,
      ];
    }
    return tryRole(entry.product, entry.profile, entry.role, entry).issues;
  });
}

function isRefusedBehind(issue: Issue, behind: readonly Issue[]): boolean {
  const key = JSON.stringify(issue);
  return behind.some((other) =>
    issue.code === 'must-refused' && other.code === 'must-refused'
      ? issue.requirement === other.requirement && issue.at === other.at
      : JSON.stringify(other) === key,
  );
}

/** An opening that the documents ask for; the user's own come with a reason of their own. */
function letsEverybodyIn({ peer, because }: SecurityGroupRule): boolean {
  const everybody =
    ('cidrIp' in peer && peer.cidrIp === '0.0.0.0/0') || ('cidrIpv6' in peer && peer.cidrIpv6 === '::/0');
  return everybody && because.some(({ product }) => product !== 'additional');
}
