import { createHash } from 'node:crypto';

/** What one line or target takes of its group's limits. */
export interface Weight {
  /** What decides where it stands; equal for what has to stand together. */
  readonly key: string;
  /** Characters in the group's rules. */
  readonly characters: number;
  /** The prefix list that it refers to; null where it refers to none. */
  readonly reference: string | null;
}

/** What a rule group holds at most. */
export interface Room {
  readonly entries: number;
  readonly characters: number;
  readonly references: number;
}

/** A policy takes no more groups than this anyway. */
const MOST_PARTS = 32;

/**
 * Parts the content of a group over the smallest power of two of groups in which it fits. Where something stands comes
 * from its own key, so what is added moves nothing else while the number of parts stays, and a part that is doubled is
 * parted in two. Some parts may be empty. What fits nowhere is left to the limits.
 */
export function parted<Entry extends Weight>(entries: readonly Entry[], room: Room): readonly (readonly Entry[])[] {
  let hashes: readonly number[] | undefined;
  for (let count = 1; count <= MOST_PARTS; count *= 2) {
    if (count > 1) hashes ??= entries.map(({ key }) => hashOf(key));
    const parts = Array.from({ length: count }, (): Entry[] => []);
    for (const [at, entry] of entries.entries()) parts[(hashes?.[at] ?? 0) % count]?.push(entry);
    if (parts.every((part) => fits(part, room))) return parts;
  }
  return [entries];
}

function hashOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(4);
}

function fits(part: readonly Weight[], room: Room): boolean {
  const references = new Set(part.flatMap(({ reference }) => reference ?? []));
  // Lines stand one below the other.
  const characters = part.reduce((sum, one) => sum + one.characters + 1, 0);
  return part.length <= room.entries && characters <= room.characters && references.size <= room.references;
}
