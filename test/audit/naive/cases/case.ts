import type { Text } from '../run';
import type { Point, Verdict } from '../universe';

/** A rule set that was once read otherwise than it means, as small as it could be made. */
export interface Case {
  /** What holds, as a sentence. */
  readonly says: string;
  readonly texts: readonly Text[];
  /** What the filter's name ends with. */
  readonly filter: string;
  /** The sets that nobody can read, by what their ids hold of them. */
  readonly sets: readonly string[];
  readonly point: Point;
  readonly verdict: Verdict;
}

/** One file of plain data. */
export const file = (value: unknown): Text => ({ name: 'case.json', text: JSON.stringify(value) });

/** One end of a connection. */
export const at = (address: string, ...sets: readonly string[]): Point['from'] => ({ address, sets: new Set(sets) });
