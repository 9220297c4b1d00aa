import { readFileSync, statSync } from 'node:fs';
import type { Issue } from '../diagnostics';
import type { SourceFile } from '../proof/readers/source-text';

/** Files as text, and what another command hands over (`/dev/stdin`, `<(...)`); one that is not there is an issue. */
export function filesIn(paths: readonly string[], issues: Issue[]): readonly SourceFile[] {
  return paths.flatMap((path): readonly SourceFile[] => {
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found?.isFile() === true || found?.isFIFO() === true) {
        return [{ name: path.split('\\').join('/'), text: readFileSync(path, 'utf8') }];
      }
      issues.push({ code: 'no-such-path', at: path, given: path, expected: 'file' });
    } catch (fault) {
      const { code = 'unknown' } = fault as NodeJS.ErrnoException;
      issues.push({ code: 'unreadable-file', at: path, why: `cannot be read (${code})` });
    }
    return [];
  });
}
