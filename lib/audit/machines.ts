import type { Issue } from '../diagnostics';
import { addressSetOf, parseCidr } from '../model/addresses';
import type { PeerPlacement } from '../model/entry';
import type { Sides } from '../proof/placed';
import type { Deployment, Filter } from '../proof/readers/deployment';
import { boundIdsIn } from '../proof/renamed';
import { boundSet } from '../proof/sets';
import { ANYWHERE, at, inside, intersectSides, type Side } from '../proof/side';
import { isAtMachines } from './stages';

/** Everything in a deployment that machines can be members of, as the user may call it. */
export interface Known {
  /** A group by any of its names, or what else its boxes name as a set; the canonical id is what these bear. */
  readonly idOf: (given: string) => string | null;
  readonly ids: readonly string[];
}

export function knownIn({ filters }: Deployment): Known {
  // In a firewall nothing stands.
  const groups = filters.filter(({ kind }) => isAtMachines(kind));
  const canonical = new Map(groups.map(({ id }) => [id, id]));
  const called = new Map<string, Set<string>>();
  for (const { id, aliases } of groups)
    for (const name of aliases) called.set(name, (called.get(name) ?? new Set()).add(id));
  // A name that several groups bear means none of them: it has to be said which.
  for (const [name, [first, second]] of called)
    if (first !== undefined && second === undefined && !canonical.has(name)) canonical.set(name, first);
  for (const id of namedIn(filters)) if (!canonical.has(id)) canonical.set(id, id);
  return { idOf: (given) => canonical.get(given) ?? null, ids: [...new Set(canonical.values())].sort() };
}

function namedIn(filters: readonly Filter[]): ReadonlySet<string> {
  return new Set(filters.flatMap(({ rules }) => rules.flatMap(({ boxes }) => boxes.flatMap(boundIdsIn))));
}

/** Where machines stand: in all of these groups, and where blocks are said, in one of these. */
export interface Standing {
  readonly groups: readonly string[];
  readonly cidrs: readonly string[];
}

/** Sorts what the user wrote; what is neither a block nor anything in the deployment is an issue. */
export function standingOf(given: readonly string[], known: Known, where: string, issues: Issue[]): Standing {
  const groups: string[] = [];
  const cidrs: string[] = [];
  for (const text of given) {
    const block = parseCidr(text);
    const id = known.idOf(text);
    if (id !== null) groups.push(id);
    else if (block.ok) cidrs.push(block.value.text);
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
  const seen = (standing: Standing) => (standing.cidrs.length === 0 ? standing : { ...standing, groups: [] });
  return {
    inGroups: new Map(standings.map(([name, standing]) => [name, sideOf(standing)])),
    fromBetween: new Map(standings.map(([name, standing]) => [name, sideOf(seen(standing))])),
  };
}

/** A party as the resolver takes it. */
export function placementsOf({ groups, cidrs }: Standing): readonly PeerPlacement[] {
  return [
    ...groups.map((id): PeerPlacement => ({ bound: id })),
    ...(cidrs.length === 0 ? [] : [{ addresses: cidrs } satisfies PeerPlacement]),
  ];
}
