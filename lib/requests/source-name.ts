import { createHash } from 'node:crypto';
import { parseCidr } from '../model/addresses';
import { collapsed } from '../model/collapse';
import type { RequestedEntry } from './request';

/** As short as a rule variable allows, and long enough that nobody finds two sources of one name. */
const MARK_LENGTH = 12;
const NAME_LENGTH = 32;

/** How a prefix list is called between two teams. */
export const LIST_NAME = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;

/** Sources in one form: the smallest list of blocks, then the names of prefix lists, sorted. */
export function canonicalSources(sources: readonly string[]): readonly string[] {
  const blocks = sources.filter((source) => parseCidr(source).ok);
  const names = sources.filter((source) => !parseCidr(source).ok);
  return [...collapsed(blocks), ...[...new Set(names)].sort()];
}

/**
 * The name of an entry where many requests meet: its own, and a mark made from that and its sources alone. So two
 * owners' `ECC_AGENT` are two sources; the same machines, asked for by two owners, are one; and no name hangs on what
 * else is asked for, nor on what stands in a prefix list.
 */
export function sourceName({ name, sources }: Pick<RequestedEntry, 'name' | 'sources'>): string {
  const digest = createHash('sha256')
    .update([name, ...canonicalSources(sources)].join('\n'))
    .digest();
  const mark = digest.readBigUInt64BE(0).toString(36).padStart(MARK_LENGTH, '0').slice(-MARK_LENGTH);
  return `${name.slice(0, NAME_LENGTH - MARK_LENGTH - 1)}_${mark}`;
}
