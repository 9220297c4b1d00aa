import type { PolicyIssue } from '../diagnostics/policy-issue';
import { isPast } from '../model/day';
import type { AdditionalRule, EntryRequest, RoleEntry } from '../model/entry';
import type { OverlayRow } from '../model/overlay';

/** What has to be known of an entry to tell what is past. */
export interface Dated extends Pick<EntryRequest, 'additionalRules'> {
  readonly entry: Pick<RoleEntry, 'profile'>;
}

/** Something that stands on the user's word, of whichever kind. */
export interface OnTheirWord {
  readonly of: 'overlay' | 'additionalRules';
  readonly at: string;
  readonly words: OverlayRow | AdditionalRule;
}

/**
 * What stands on the word of entries and no longer holds on a day, `2026-11-30`, which is an argument: the core knows no
 * clock. What names no last day holds.
 */
export function expiredOn(requests: readonly Dated[], today: string): readonly PolicyIssue[] {
  return onTheirWord(requests).flatMap(({ of, at, words: { id, owner, expires } }): readonly PolicyIssue[] => {
    if (expires === undefined || !isPast(expires, today)) return [];
    return [{ code: 'expired', at, of, given: id, owner: owner ?? null, expires, today }];
  });
}

/** Rows of an overlay and openings of the user's own, each once. */
export function onTheirWord(requests: readonly Dated[]): readonly OnTheirWord[] {
  const all = requests.flatMap(({ entry, additionalRules = [] }) => [
    ...(entry.profile.overlay ?? []).map((words): OnTheirWord => ({ of: 'overlay', at: 'profile.overlay', words })),
    ...additionalRules.map((words): OnTheirWord => ({ of: 'additionalRules', at: 'additionalRules', words })),
  ]);
  return [...new Map(all.map((one) => [`${one.of} ${one.words.id} ${one.words.expires}`, one])).values()];
}
