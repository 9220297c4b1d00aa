import type { TriedCompile } from '../compile';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { AdditionalRule, EntryRequest, ProxyPlacement, RoleEntry } from '../model/entry';
import type { TargetName } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import { openToEveryone } from '../policy/everybody';
import type { SecurityGroupLimits } from '../targets';
import type { SecurityGroupOptions } from '../targets/aws-security-group/compile';
import type { Bindings, KnownPeer } from './bindings';
import { compileOnce } from './compile-once';
import type { IsLate } from './sources';

/** A firewall behind a group, as it is compiled by now. */
export type TriedFirewall = TriedCompile<'aws-network-firewall'> | TriedCompile<'aws-dns-firewall'>;

/** What was passed for the machines of one construct, as far as the flows hang on it. */
export interface EntrySettings {
  readonly entries: readonly RoleEntry[];
  readonly bindings: Bindings<KnownPeer, unknown>;
  readonly additional: readonly AdditionalRule[];
  readonly unbound?: readonly string[] | undefined;
  readonly leaveOut?: readonly string[] | undefined;
  readonly proxy?: ProxyPlacement | undefined;
}

/** What was passed for one security group, as far as its plan hangs on it. */
export interface GroupSettings extends EntrySettings {
  readonly namesBehind?: NamesBehind | undefined;
  readonly groups?: number | undefined;
  readonly ipv6?: boolean | undefined;
  /** Whether the rules join a group that stands already. */
  readonly existing: boolean;
  /** The prefix lists that stand already, where lists are wanted. */
  readonly lists?: (() => NonNullable<SecurityGroupOptions['prefixLists']>) | undefined;
  readonly limits?: (() => SecurityGroupLimits) | undefined;
}

/** The entries with where their parties stand by now. */
export function requestsOf({
  entries,
  bindings,
  additional,
  proxy,
  unbound = [],
  leaveOut = [],
}: EntrySettings): readonly EntryRequest[] {
  return entries.map((entry, index) => ({
    entry,
    peers: bindings.peers,
    unbound,
    leaveOut,
    // One machine bears all the entries, so what the user opens for it is said of the first.
    additionalRules: index === 0 ? additional : [],
    ...(proxy === undefined ? {} : { proxy }),
  }));
}

/** The plan of one construct's groups, kept until one of its parties stands somewhere else. */
export class GroupPlan {
  private tried:
    | { readonly behind: TriedFirewall | undefined; readonly result: TriedCompile<'aws-security-group'> }
    | undefined;

  /** `behind` is the firewall behind the groups as of now, where its plan is known. */
  constructor(
    private readonly settings: GroupSettings,
    private readonly behind: () => TriedFirewall | undefined,
  ) {}

  /** A party stands somewhere else by now. */
  changed(): void {
    this.tried = undefined;
  }

  get now(): TriedCompile<'aws-security-group'> {
    // The firewall is compiled anew when any of its members changes, and what it refuses may have changed with it.
    const behind = this.behind();
    if (this.tried === undefined || this.tried.behind !== behind) this.tried = { behind, result: this.compile(behind) };
    return this.tried.result;
  }

  /** The entries with where their parties stand by now. */
  requests(): readonly EntryRequest[] {
    return requestsOf(this.settings);
  }

  private compile(behind: TriedFirewall | undefined): TriedCompile<'aws-security-group'> {
    const { bindings, groups, existing, ipv6, namesBehind, lists, limits } = this.settings;
    const group = compileOnce('aws-security-group', this.requests(), {
      // A group that stands already is one; more beside it are an error of their own.
      ...(groups === undefined || existing ? {} : { groups }),
      ...(lists === undefined ? {} : { prefixLists: lists() }),
      limits: limits?.() ?? {},
      ...(namesBehind === undefined ? {} : { namesBehind }),
      ipv6: ipv6 === true,
      existing,
      refusedByFirewall: (behind?.compiled?.plan.fidelity ?? []).filter(
        ({ fidelity }) => fidelity.standing === 'refused',
      ),
    });
    return withBehind(group, behind, bindings);
  }
}

/** A group's plan with what stands against it and against the firewall behind it, each said once. */
export function withBehind<Name extends TargetName>(
  group: TriedCompile<Name>,
  behind: TriedCompile | undefined,
  bindings: Pick<Bindings<KnownPeer, unknown>, 'letsEverybodyIn'>,
): TriedCompile<Name> {
  // What is unplaced the group says of its own entries; the firewall would say it of its other members too.
  const saidBehind = (behind?.issues ?? []).filter(({ code }) => code !== 'party-unplaced');
  const open =
    group.compiled === null ? [] : openToEveryone(group.compiled, (_, ...of) => bindings.letsEverybodyIn(...of));
  // What the firewall refuses is said in its words: it knows the ways out.
  const own = [...group.issues, ...open].filter((issue) => !isRefusedBehind(issue, saidBehind));
  return { compiled: group.compiled, issues: [...saidBehind, ...own] };
}

function isRefusedBehind(issue: Issue, behind: readonly Issue[]): boolean {
  const key = JSON.stringify(issue);
  return behind.some((other) =>
    issue.code === 'must-refused' && other.code === 'must-refused'
      ? issue.requirement === other.requirement && issue.at === other.at
      : JSON.stringify(other) === key,
  );
}

/** What is open over IPv6 the firewall behind drops where it knows no IPv6 address of the machines. */
export function ipv6SourcesMissing(
  entries: readonly RoleEntry[],
  sourcesOf: (name: string) => readonly string[],
  isLate: IsLate,
): readonly Issue[] {
  const names = [...new Set(entries.map(({ name }) => name))];
  return names.flatMap((name): readonly Issue[] => {
    const has = sourcesOf(name);
    const known = has.some((block) => {
      const read = parseCidr(block);
      // What is known at deployment, and a prefix list by its name, may hold some.
      return isLate(block) || !read.ok || read.value.family === 6;
    });
    return known ? [] : [{ code: 'ipv6-sources-missing', at: 'ipv6', name, has }];
  });
}
