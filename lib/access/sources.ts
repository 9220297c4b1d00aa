import type { Issue } from '../diagnostics';
import { addresses, addressSetOf, parseCidr } from '../model/addresses';
import { collapsed } from '../model/collapse';

/** The address blocks of each source, by the name of its entries: literals collapsed, late values as they are. */
export type SourceBlocks = ReadonlyMap<string, readonly string[]>;

/** Tells an address block that is known only at deployment. */
export type IsLate = (block: string) => boolean;

/** What is wrong with blocks that a user passes. */
export function checkBlocks(at: string, blocks: unknown, isLate: IsLate): readonly Issue[] {
  if (!Array.isArray(blocks)) {
    return [{ code: 'wrong-type', at, given: String(blocks), expected: 'an array of address blocks' }];
  }
  return blocks.flatMap((block: unknown, index): readonly Issue[] => {
    const where = `${at}[${index}]`;
    if (typeof block !== 'string') {
      return [{ code: 'wrong-type', at: where, given: String(block), expected: 'an address block' }];
    }
    if (isLate(block)) return [];
    const read = parseCidr(block);
    return read.ok ? [] : [{ code: 'malformed-address', at: where, problem: read.problem }];
  });
}

/** The smallest list that holds the same. */
export function unionBlocks(blocks: readonly string[], isLate: IsLate): readonly string[] {
  const late = blocks.filter((block) => isLate(block));
  return [...collapsed(blocks.filter((block) => !isLate(block))), ...new Set(late)];
}

/** Of two sources, whether some address surely lies in both. Blocks that are known at deployment only equal themselves. */
function overlap(a: readonly string[], b: readonly string[], isLate: IsLate): boolean {
  if (a.some((block) => b.includes(block))) return true;
  const [first, second] = [a, b].map((blocks) => addressSetOf(blocks.filter((block) => !isLate(block))));
  return first !== undefined && second !== undefined && addresses.intersect(first, second).length > 0;
}

/** For each source the others whose addresses it shares: what one may reach, they may reach too. */
export function overlaps(sources: SourceBlocks, isLate: IsLate): ReadonlyMap<string, readonly string[]> {
  const names = [...sources.keys()].sort();
  const shared = names.map((name) => {
    const own = sources.get(name) ?? [];
    return [name, names.filter((other) => other !== name && overlap(own, sources.get(other) ?? [], isLate))] as const;
  });
  return new Map(shared.filter(([, others]) => others.length > 0));
}

/** The sources that a literal home surely leaves out. */
export function outsideHome(home: readonly string[], sources: SourceBlocks, isLate: IsLate): readonly Issue[] {
  if (home.some((block) => isLate(block))) return [];
  const inside = addressSetOf(home);
  return [...sources].flatMap(([name, blocks]) => {
    const out = blocks.filter((block) => !isLate(block) && !addresses.covers(inside, addressSetOf([block])));
    return out.map((block): Issue => ({ code: 'home-too-small', at: 'home', home, name, source: block }));
  });
}
