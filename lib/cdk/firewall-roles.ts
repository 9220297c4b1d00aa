import type { Construct } from 'constructs';
import { checkEntry, checkWords } from '../access/entry-checks';
import { isRecord } from '../access/untyped';
import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import { Bindings } from './bindings';
import type { FirewallMember } from './firewall-members';
import { checkBlocks } from './firewall-sources';
import type { FirewallRole } from './network-firewall-props';

/** A role entry that is to stand in a firewall without a construct: null, and everything that is wrong, where it cannot. */
export interface ReadMember {
  readonly member: FirewallMember | null;
  readonly issues: readonly Issue[];
}

/** What was passed for an entry; null where nobody says its addresses here. */
type Given = { readonly [Key in keyof FirewallRole]?: unknown } & { readonly sources: unknown };

/** The entries of the props, each looked at where it stands; `unsaid` is what stands for sources of which nothing is said. */
export function readRoles(
  owner: Construct,
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
    return readMember(owner, `roles[${index}]`, given);
  });
}

export function readMember(owner: Construct, place: string, given: Given): ReadMember {
  const { entry, issues: faults } = checkEntry('entry', given.entry);
  const bindings = new Bindings(owner, entry === null ? [] : [entry]);
  const openings = bindings.openings(given.additionalRules);
  const issues = [
    ...(given.sources === null ? [] : checkBlocks('sources', given.sources)),
    ...faults,
    ...(entry === null ? [] : bindings.bindAll(given.peers)),
    ...openings.issues,
    ...checkWords('unbound', given.unbound),
    ...checkWords('leaveOut', given.leaveOut),
  ];
  if (entry === null || issues.length > 0) {
    return { member: null, issues: issues.map((issue) => (place === '' ? issue : placedAt(place, issue))) };
  }
  const { unbound = [], leaveOut = [], sources } = given as Partial<FirewallRole>;
  const { peers } = bindings;
  const request: EntryRequest = { entry, peers, unbound, leaveOut, additionalRules: openings.rules };
  const member: FirewallMember = {
    owner: null,
    entries: [entry],
    requests: () => [request],
    sources: sources ?? null,
    defaultSources: () => [],
    blockOf: (block) => bindings.byId(block)?.value,
    letsEverybodyIn: (...of) => bindings.letsEverybodyIn(...of),
  };
  return { member, issues: [] };
}

/** An issue of one of several entries, at the place where that was passed. */
function placedAt(place: string, issue: Issue): Issue {
  return { ...issue, at: issue.at === 'entry' ? place : `${place}.${issue.at}` };
}
