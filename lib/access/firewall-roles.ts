import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import type { Bindings, KnownPeer } from './bindings';
import { checkEntry, checkWords } from './entry-checks';
import type { FirewallMember } from './firewall-members';
import { checkBlocks, type IsLate } from './sources';
import { isRecord } from './untyped';

/** A role entry that is to stand in a firewall without a construct: null, and everything that is wrong, where it cannot. */
export interface ReadMember {
  readonly member: FirewallMember<never> | null;
  readonly issues: readonly Issue[];
}

/** What was passed for an entry; null sources where nobody says its addresses here. */
interface Given {
  readonly entry?: unknown;
  readonly sources: unknown;
  readonly peers?: unknown;
  readonly unbound?: unknown;
  readonly leaveOut?: unknown;
  readonly additionalRules?: unknown;
}

/** How a rim reads what was passed for an entry. */
export interface RoleReader {
  readonly bindings: (entries: readonly RoleEntry[]) => Bindings<KnownPeer, unknown>;
  readonly isLate: IsLate;
  /** A peer that is an address block as it stands among sources: by default its id. */
  readonly blockOf?: (bindings: Bindings<KnownPeer, unknown>, id: string) => string | undefined;
}

/** The entries of the props, each looked at where it stands; `unsaid` is what stands for sources of which nothing is said. */
export function readRoles(
  reader: RoleReader,
  roles: unknown,
  unsaid: null | undefined = undefined,
): readonly ReadMember[] {
  if (roles === undefined) return [];
  if (!Array.isArray(roles)) {
    const issue: Issue = { code: 'wrong-type', at: 'roles', given: typeof roles, expected: 'an array of role entries' };
    return [{ member: null, issues: [issue] }];
  }
  return (roles as readonly unknown[]).map((role, index) => {
    const given = isRecord(role) && 'entry' in role ? { sources: unsaid, ...role } : { entry: role, sources: null };
    return readMember(reader, `roles[${index}]`, given);
  });
}

export function readMember(reader: RoleReader, place: string, given: Given): ReadMember {
  const { entry, issues: faults } = checkEntry('entry', given.entry);
  const { isLate, blockOf = (known, id) => known.byId(id)?.id } = reader;
  const bindings = reader.bindings(entry === null ? [] : [entry]);
  const openings = bindings.openings(given.additionalRules);
  const issues = [
    ...(given.sources === null ? [] : checkBlocks('sources', given.sources, isLate)),
    ...faults,
    ...(entry === null ? [] : bindings.bindAll(given.peers)),
    ...openings.issues,
    ...checkWords('unbound', given.unbound),
    ...checkWords('leaveOut', given.leaveOut),
  ];
  if (entry === null || issues.length > 0) {
    return { member: null, issues: issues.map((issue) => (place === '' ? issue : placedAt(place, issue))) };
  }
  const {
    unbound = [],
    leaveOut = [],
    sources,
  } = given as {
    readonly [Key in 'unbound' | 'leaveOut']?: readonly string[];
  } & { readonly sources: readonly string[] | null | undefined };
  const { peers } = bindings;
  const request: EntryRequest = { entry, peers, unbound, leaveOut, additionalRules: openings.rules };
  const member: FirewallMember<never> = {
    owner: null,
    entries: [entry],
    requests: () => [request],
    sources: sources ?? null,
    defaultSources: () => [],
    blockOf: (id) => blockOf(bindings, id),
    letsEverybodyIn: (...of) => bindings.letsEverybodyIn(...of),
  };
  return { member, issues: [] };
}

/** An issue of one of several entries, at the place where that was passed. */
function placedAt(place: string, issue: Issue): Issue {
  return { ...issue, at: issue.at === 'entry' ? place : `${place}.${issue.at}` };
}
