import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import { type SourceBlocks, unionBlocks } from './sources';

/** Role entries that stand in a firewall, and whose they are. */
export interface FirewallMember<Owner extends object = object> {
  /** The construct that the entries belong to; null where they were added as entries alone. */
  readonly owner: Owner | null;
  readonly entries: readonly RoleEntry[];
  /** As of now: a verb may have placed a party since. */
  readonly requests: () => readonly EntryRequest[];
  /** The user's own words, or null for what stands there by default. */
  readonly sources: readonly string[] | null;
  /** Asked for where nobody says it: the VPC's block. */
  readonly defaultSources: () => readonly string[];
  /** The value of an address block that the core knows by its id alone. */
  readonly blockOf: (id: string) => string | undefined;
  /** The VPC of the construct. */
  readonly vpcId?: string;
  /** Whether the user said why everybody of a family stands for a party. */
  readonly letsEverybodyIn: (product: string, party: string, family: 4 | 6) => boolean;
}

/** Everybody who stands in a firewall. */
export class FirewallMembers<Owner extends object = object> {
  private readonly all: FirewallMember<Owner>[] = [];

  /** `isLate` tells an address block that is known only at deployment. */
  constructor(private readonly isLate: (block: string) => boolean) {}

  get entries(): readonly RoleEntry[] {
    return this.all.flatMap(({ entries }) => entries);
  }

  /** The names, sorted. */
  get names(): readonly string[] {
    return [...new Set(this.entries.map(({ name }) => name))].sort();
  }

  add(member: FirewallMember<Owner>): void {
    this.all.push(member);
  }

  /** Takes back what was added last. */
  remove(member: FirewallMember<Owner>): void {
    this.all.splice(this.all.indexOf(member), 1);
  }

  has(entry: RoleEntry): boolean {
    return this.entries.some((other) => sameEntry(other, entry));
  }

  /** Of the entries of a construct those that do not stand here, whatever their profiles. */
  lacking(entries: readonly RoleEntry[]): readonly Issue[] {
    const allowed = this.names;
    const stands = (entry: RoleEntry) => this.entries.some((other) => isSameRole(other, entry));
    return entries.flatMap((entry, index): readonly Issue[] =>
      stands(entry) ? [] : [{ code: 'role-not-in-firewall', at: `roles[${index}]`, name: entry.name, allowed }],
    );
  }

  /**
   * An entry that a construct brings too needs no request of its own unless something was said beside it; what was not
   * said there is as the construct has it, since the construct knows where its parties stand.
   */
  requests(): readonly EntryRequest[] {
    const brought = this.all.flatMap(({ owner, requests }) => (owner === null ? [] : requests()));
    return this.all.flatMap(({ owner, requests }) =>
      requests().flatMap((request) => {
        const bringing = owner === null ? brought.find(({ entry }) => sameEntry(entry, request.entry)) : undefined;
        if (bringing === undefined) return [request];
        if (!opensMore(request)) return [];
        const of = (key: 'unbound' | 'leaveOut') => [...(request[key] ?? []), ...(bringing[key] ?? [])];
        const peers = { ...bringing.peers, ...request.peers };
        return [{ ...request, peers, unbound: of('unbound'), leaveOut: of('leaveOut') }];
      }),
    );
  }

  /** The value of a block, whoever bound it: equal ids are the same block. */
  blockOf(id: string): readonly string[] {
    return this.all.flatMap((member) => member.blockOf(id) ?? []).slice(0, 1);
  }

  /** Whether somebody of that name said why everybody stands for a party. */
  letsEverybodyIn(source: string, product: string, party: string, family: 4 | 6): boolean {
    return this.all.some(
      ({ entries, letsEverybodyIn }) =>
        entries.some(({ name }) => name === source) && letsEverybodyIn(product, party, family),
    );
  }

  /** By name. A construct without `sources` stands in its VPC, unless the user added the entry with addresses of its own. */
  sources(): SourceBlocks {
    return new Map(
      this.names.map((name) => {
        const members = this.all.filter(({ entries }) => entries.some((entry) => entry.name === name));
        const said = members.flatMap(({ sources }) => sources ?? []);
        const added = members.some(({ owner, sources }) => owner === null && sources !== null && sources.length > 0);
        const left = added ? [] : members.filter(({ sources }) => sources === null);
        const blocks = [...said, ...left.flatMap(({ defaultSources }) => defaultSources())];
        return [name, unionBlocks(blocks, this.isLate)] as const;
      }),
    );
  }

  /** The names that no construct brings: nobody else reports what becomes of them. */
  namesWithoutConstruct(): ReadonlySet<string> {
    const brought = new Set(this.brought().map(({ name }) => name));
    return new Set(this.names.filter((name) => !brought.has(name)));
  }

  /** Whether a construct of its own speaks for a source: bound, to be handed on. */
  readonly isSpokenFor = (name: string): boolean => this.brought().some((entry) => entry.name === name);

  /** Whether a construct brings the entry of which an issue speaks, and says itself where its parties are missing. */
  isBrought({ at, product, role }: { readonly at: string; readonly product: string; readonly role: string }): boolean {
    return this.brought().some((entry) => entry.name === at && entry.product.name === product && entry.role === role);
  }

  /** Of names whose addresses overlap, those that one construct bears together. */
  borneTogether(names: readonly string[]): readonly string[] {
    const together = this.all.flatMap(({ owner, entries }) => {
      const own = [...new Set(entries.map(({ name }) => name))].filter((name) => names.includes(name));
      return owner !== null && own.length > 1 ? own : [];
    });
    return [...new Set(together)].sort();
  }

  /** The constructs that brought entries, each with the VPC that it said. */
  get owners(): readonly { readonly owner: Owner; readonly vpcId: string | undefined }[] {
    return this.all.flatMap(({ owner, vpcId }) => (owner === null ? [] : [{ owner, vpcId }]));
  }

  private brought(): readonly RoleEntry[] {
    return this.all.flatMap(({ owner, entries }) => (owner === null ? [] : entries));
  }
}

function opensMore({ peers = {}, additionalRules = [] }: EntryRequest): boolean {
  return Object.keys(peers).length > 0 || additionalRules.length > 0;
}

/** Whether two entries stand for the same role of the same machines, whatever their profiles. */
export function isSameRole(a: RoleEntry, b: RoleEntry): boolean {
  return a.product.id === b.product.id && a.role === b.role && a.name === b.name;
}

function sameEntry(a: RoleEntry, b: RoleEntry): boolean {
  return (
    isSameRole(a, b) &&
    JSON.stringify([a.profile, a.reachBy, a.withoutRanges]) === JSON.stringify([b.profile, b.reachBy, b.withoutRanges])
  );
}
