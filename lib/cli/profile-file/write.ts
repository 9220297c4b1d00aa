import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Issue } from '../../diagnostics';

/**
 * Writes a file whole or not at all: what is interrupted leaves the old one, or none. A file that is there already is
 * left as it is unless it is said to be written over.
 */
export function writeWhole(file: string, text: string, overwrites: boolean): Issue | null {
  if (existsSync(file) && !overwrites) return { code: 'file-exists', at: `--file ${file}`, given: file };
  // Beside the file itself: a rename is one step within a folder alone.
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, file);
    return null;
  } catch (fault) {
    const { code: why = 'unknown' } = fault as NodeJS.ErrnoException;
    // What was there before is another run's.
    if (why !== 'EEXIST') rmSync(beside, { force: true });
    return { code: 'unwritable-file', at: `--file ${file}`, given: file, why };
  }
}
