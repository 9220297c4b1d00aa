import type { Issue } from '../diagnostics';
import { addressSetOf, isMeantAsAddress, parseCidr } from '../model/addresses';
import type { PeerPlacement } from '../model/entry';
import type { Sides } from '../proof/placed';
import type { Deployment, Filter } from '../proof/readers/deployment';
import { boundIdsIn } from '../proof/renamed';
import { boundSet } from '../proof/sets';
import { ANYWHERE, at, inside, intersectSides, type Side } from '../proof/side';
import { isAtMachines } from './stages';

/** Everything in a deployment that machines can be members of, as the user may call it. */
export interface Known {
  /** A group by any of its names, or what else its boxes name as a set: the canonical ids, of which these bear one. */
  readonly idsOf: (given: string) => readonly string[];
  /** How the user tells a thing apart that bears a name with others, and where it stands. */
  readonly candidate: (id: string) => Candidate;
  readonly ids: readonly string[];
}

/** One of several things of one name. */
export interface Candidate {
  readonly name: string;
  readonly where: string;
}

export function knownIn({ filters }: Deployment): Known {
  // In a firewall nothing stands.
  const groups = filters.filter(({ kind }) => isAtMachines(kind));
  const called = namesOf(groups);
  // What a rule names and no filter is, is known by its id alone.
  const others = new Set([...namedIn(filters)].filter((id) => called(id).length === 0));
  const byId = new Map(groups.map((group) => [group.id, group]));
  return {
    idsOf: (given) => (others.has(given) ? [given] : called(given)),
    candidate: (id) => candidateOf(byId.get(id), id),
    ids: [...new Set([...byId.keys(), ...others])].sort(),
  };
}

/** The ids of filters by name: by what their own files call them, and where nothing is called so, by their other names. */
export function namesOf(filters: readonly Filter[]): (given: string) => readonly string[] {
  const [own, other] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const note = (names: Map<string, Set<string>>, name: string, id: string) =>
    names.set(name, (names.get(name) ?? new Set()).add(id));
  for (const { id, alike, aliases } of filters) {
    for (const name of [id, ...(alike === undefined ? [] : [alike.name, alike.said])]) note(own, name, id);
    for (const name of aliases) note(other, name, id);
  }
  return (given) => [...(own.get(given) ?? other.get(given) ?? [])];
}

export function candidateOf(filter: Filter | undefined, id: string): Candidate {
  if (filter === undefined) return { name: id, where: id };
  const { file, line } = filter.place;
  return { name: filter.alike?.said ?? id, where: line === null ? file : `${file}:${line}` };
}

function namedIn(filters: readonly Filter[]): ReadonlySet<string> {
  return new Set(filters.flatMap(({ rules }) => rules.flatMap(({ boxes }) => boxes.flatMap(boundIdsIn))));
}

/** Where machines stand: in all of these groups, and where blocks are said, in one of these. */
export interface Standing {
  readonly groups: readonly string[];
  readonly cidrs: readonly string[];
}

/** Sorts what the user wrote; what is neither a block nor one thing in the deployment is an issue. */
export function standingOf(given: readonly string[], known: Known, where: string, issues: Issue[]): Standing {
  const groups: string[] = [];
  const cidrs: string[] = [];
  for (const text of given) {
    const [id, ...others] = known.idsOf(text);
    const block = parseCidr(text);
    if (id !== undefined && others.length > 0) {
      const candidates = [id, ...others].map(known.candidate);
      issues.push({ code: 'ambiguous-name', of: 'read', at: where, given: text, candidates });
    } else if (id !== undefined) groups.push(id);
    else if (block.ok) cidrs.push(block.value.text);
    // A fault of an address is told as such, and not that no group is called so.
    else if (isMeantAsAddress(text)) issues.push({ code: 'malformed-address', at: where, problem: block.problem });
    else issues.push({ code: 'unknown-machines', at: where, given: text, allowed: known.ids });
  }
  return { groups: [...new Set(groups)], cidrs };
}

/** The machines that stand there: every group may have any machine. */
export function sideOf({ groups, cidrs }: Standing): Side {
  const start: Side = cidrs.length === 0 ? ANYWHERE : at(addressSetOf(cidrs));
  return groups.reduce((side, id) => intersectSides(side, inside(boundSet(id))) ?? side, start);
}

/** The machines of each entry. */
export interface Machines {
  /** With the groups that they are in. */
  readonly inGroups: Sides;
  /** As a filter between sees them: by their blocks where these were said, since it knows nobody's groups. */
  readonly fromBetween: Sides;
}

export function machinesOf(standings: readonly (readonly [name: string, standing: Standing])[]): Machines {
  return {
    inGroups: new Map(standings.map(([name, standing]) => [name, sideOf(standing)])),
    fromBetween: new Map(standings.map(([name, standing]) => [name, sideOf(seenFromBetween(standing))])),
  };
}

/** Where a filter between sees machines: in their blocks, where these were said. */
export function seenFromBetween(standing: Standing): Standing {
  return standing.cidrs.length === 0 ? standing : { ...standing, groups: [] };
}

/** Where a filter at machines sees them: in their groups, whatever address they have. */
export function seenByGroups(standing: Standing): Standing {
  return { ...standing, cidrs: [] };
}

/** A party as the resolver takes it. */
export function placementsOf({ groups, cidrs }: Standing): readonly PeerPlacement[] {
  return [
    ...groups.map((id): PeerPlacement => ({ bound: id })),
    ...(cidrs.length === 0 ? [] : [{ addresses: cidrs } satisfies PeerPlacement]),
  ];
}
