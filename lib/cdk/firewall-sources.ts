import * as shared from '../access/sources';
import type { Issue } from '../diagnostics';
import { isLate } from './late-block';

export type { SourceBlocks } from '../access/sources';

/** What is wrong with blocks that a user passes; a token is one. */
export function checkBlocks(at: string, blocks: unknown): readonly Issue[] {
  return shared.checkBlocks(at, blocks, isLate);
}

/** The smallest list that holds the same. */
export function unionBlocks(blocks: readonly string[]): readonly string[] {
  return shared.unionBlocks(blocks, isLate);
}

/** For each source the others whose addresses it shares: what one may reach, they may reach too. */
export function overlaps(sources: shared.SourceBlocks): ReadonlyMap<string, readonly string[]> {
  return shared.overlaps(sources, isLate);
}

/** The sources that a literal home surely leaves out. */
export function outsideHome(home: readonly string[], sources: shared.SourceBlocks): readonly Issue[] {
  return shared.outsideHome(home, sources, isLate);
}
