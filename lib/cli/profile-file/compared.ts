import type { Reach } from '../../audit';
import { joinedReach } from '../../audit/joined-reach';
import { renamedBody } from '../../audit/pairs';
import { reachOfEntries } from '../../audit/reach';
import type { Issue } from '../../diagnostics';
import { formatOf } from '../../proof/read-deployment';
import { parseSource, type SourceFile } from '../../proof/readers/source-text';
import { isRecord, ownMember } from '../../proof/readers/spot';
import { ROLE_OPTIONS, tried, typedRoles } from '../audited';
import { type FileEntry, readProfileFile } from './read';
import { entryLine } from './take';

/** Whether a file is a profile file, right or wrong. */
export function isProfileFile(file: SourceFile): boolean {
  // Whatever else is compared is long, and is read once.
  if (!/\bentries\b/.test(file.text)) return false;
  const parsed = parseSource(file);
  return 'value' in parsed && isRecord(ownMember(parsed.value, 'entries')) && formatOf(parsed.value) === null;
}

/**
 * What the documents ask for by each entry of a profile file, under the entry's own name; null where something is wrong
 * with one. Where its machines stand is not said: an entry names them for one target and not for another.
 */
export function reachOfProfileFile(file: SourceFile, issues: Issue[]): Reach | null {
  const read = readProfileFile(file);
  issues.push(...read.issues);
  const reaches = read.entries.map((entry) => reachOfEntry(entry, file.name, issues));
  const known = reaches.flatMap((reach) => (reach === null ? [] : [[file.name, reach] as const]));
  return known.length < reaches.length || known.length === 0 ? null : joinedReach(known);
}

function reachOfEntry(entry: FileEntry, path: string, issues: Issue[]): Reach | null {
  const { typed, placeOf } = entryLine(entry, path, ROLE_OPTIONS);
  const wrong: Issue[] = [];
  const requests = typedRoles(typed, path, wrong);
  const reach = wrong.length > 0 ? null : tried(wrong, () => reachOfEntries(requests));
  const isPlaced = ({ at }: Issue) => at.startsWith(`${path}:`);
  const told = (issue: Issue) => placeOf(issue.at) ?? `${path}: entry ${entry.name}: ${issue.at}`;
  issues.push(...wrong.map((issue) => (isPlaced(issue) ? issue : { ...issue, at: told(issue) })));
  if (wrong.length > 0 || reach === null) return null;
  const bodies = reach.bodies.map((body) => ({
    ...renamedBody(body, new Map([[body.name, entry.name]])),
    name: entry.name,
  }));
  return { ...reach, bodies };
}
