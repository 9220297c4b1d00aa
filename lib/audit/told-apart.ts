import type { EntryRequest } from '../model/entry';
import type { Standing } from './machines';

/** An entry, and where its machines stand. */
export interface PlacedRole {
  readonly request: EntryRequest;
  readonly standing: Standing;
}

/** How long a name may be. */
const LONGEST = 32;

/**
 * Entries of one name stand on the same machines: that is what a name says. Who audits a role in several places passes it
 * once for each, and the places after the first are numbered: `ECC_AGENT`, `ECC_AGENT_2`.
 */
export function toldApart(placed: readonly PlacedRole[]): readonly PlacedRole[] {
  const taken = new Set(placed.map(({ request }) => request.entry.name));
  const names = new Map<string, Map<string, string>>();
  return placed.map(({ request, standing }) => {
    const { name } = request.entry;
    const places = names.get(name) ?? new Map<string, string>();
    names.set(name, places);
    const place = placeKey(standing);
    const known = places.get(place) ?? (places.size === 0 ? name : numbered(name, taken));
    places.set(place, known);
    taken.add(known);
    return known === name ? { request, standing } : { request: withName(request, known), standing };
  });
}

/** Equal exactly where the same groups and blocks were said. */
export function placeKey({ groups, cidrs }: Standing): string {
  return JSON.stringify([[...groups].sort(), [...cidrs].sort()]);
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let at = 2; ; at++) {
    const end = `_${at}`;
    const one = `${name.slice(0, LONGEST - end.length)}${end}`;
    if (!taken.has(one)) return one;
  }
}

function withName(request: EntryRequest, name: string): EntryRequest {
  return { ...request, entry: { ...request.entry, name } };
}
