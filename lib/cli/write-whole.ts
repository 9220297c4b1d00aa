import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Issue } from '../diagnostics';

/** A file as an option names it: `--file portolan.yaml`. */
export interface NamedFile {
  readonly option: string;
  readonly file: string;
  /** Whether what is there already is written over; otherwise it is left as it is. */
  readonly overwrites: boolean;
}

/** Writes a file whole or not at all: what is interrupted leaves the old one, or none. */
export function writeWhole(text: string, { option, file, overwrites }: NamedFile): Issue | null {
  const at = `${option} ${file}`;
  const there = statSync(file, { throwIfNoEntry: false });
  if (there !== undefined && !overwrites) return { code: 'file-exists', at, given: file };
  const unwritable = (why: string): Issue => ({ code: 'unwritable-file', at, given: file, why });
  // What is renamed over a folder or a device would take its place.
  if (there?.isFile() === false) return unwritable('it is no ordinary file');
  const place = there === undefined ? file : realpathSync(file);
  // Beside the file itself: a rename is one step within a folder alone.
  const beside = `${place}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, place);
    return null;
  } catch (fault) {
    const { code: why = 'unknown' } = fault as NodeJS.ErrnoException;
    // What was there before is another run's.
    if (why !== 'EEXIST') rmSync(beside, { force: true });
    return unwritable(why);
  }
}
