import { TARGET_WORDS } from '../../report';
import type { Alone, Difference } from '../difference';
import { counted } from './words';

/** What the pages of a difference say alike. */

const SAME = 'No difference: what is written differs, what is reachable does not.';

const NOUNS: Readonly<Record<Difference['compared'], readonly [one: string, more: string]>> = {
  filters: ['filter', 'filters'],
  entries: ['role entry', 'role entries'],
  requirements: ['requirement', 'requirements'],
};

/** `3 requirements`. */
export function countedBodies({ compared }: Difference, count: number): string {
  return counted(count, ...NOUNS[compared]);
}

/** `1 filter is new, 2 filters are gone`; empty where both sides have the same. */
export function aloneCounts(diff: Difference): string {
  const words = (count: number, what: string) =>
    count === 0 ? [] : [`${countedBodies(diff, count)} ${count === 1 ? 'is' : 'are'} ${what}`];
  return [...words(diff.added.length, 'new'), ...words(diff.removed.length, 'gone')].join(', ');
}

/** The headings under which changes stand. */
export function headingsOf({ compared, gained, lost }: Difference) {
  const [, bodies] = NOUNS[compared];
  const isReach = compared === 'filters';
  return {
    // What a filter that comes or goes changes hangs on the others on the way.
    differs: !isReach
      ? 'What is asked for differs'
      : gained.length + lost.length > 0
        ? 'What is reachable differs'
        : 'What is reachable may differ',
    gained: isReach ? 'Becomes reachable' : 'Is asked for',
    lost: isReach ? 'Ceases to be reachable' : 'Is asked for no more',
    added: `New ${bodies}`,
    removed: `${bodies.charAt(0).toUpperCase()}${bodies.slice(1)} that are gone`,
    restated: 'Asked for under other terms',
  };
}

/** Where something was not understood nobody knows that there is none. */
export function sameWords({ compared, notUnderstood: { before, after } }: Difference): string {
  if (before.length + after.length > 0) {
    const parts = `${counted(before.length, 'part')} of the first and ${after.length} of the second`;
    return `No difference was found, but ${parts} could not be read: what these let through may differ.`;
  }
  return compared === 'filters' ? SAME : 'No difference: what is written differs, what is asked for does not.';
}

/** What it means that something stands on one side alone: never more than the files say. */
export function aloneWords({ kind, lets }: Alone, side: 'added' | 'removed'): string {
  const isNew = side === 'added';
  if (kind === 'requirement' || kind === 'documents') return isNew ? 'new' : 'gone';
  const what = TARGET_WORDS[kind];
  if (kind === 'aws-security-group') {
    return isNew
      ? `${what}, new: it adds to what the other groups of its machines let through`
      : `${what}, gone: its machines keep what their other groups let through`;
  }
  if (!isNew) {
    return `${what}, gone: it no longer decides what it let through and what it closed; what it closed may be open now, unless another filter on the way closes it`;
  }
  const lines = lets.length === 0 ? 'nothing' : 'this, unless another filter on the way closes it:';
  return `${what}, new: it closes what it decides about and does not let through. It lets through ${lines}`;
}
