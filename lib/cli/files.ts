import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
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
      if (found?.isDirectory() === true) issues.push(folderForFile(path));
      else issues.push({ code: 'no-such-path', at: path, given: path, expected: 'file' });
    } catch (fault) {
      const { code = 'unknown' } = fault as NodeJS.ErrnoException;
      issues.push({ code: 'unreadable-file', at: path, why: `cannot be read (${code})` });
    }
    return [];
  });
}

/** Which of its files belong together nobody knows but the user. */
function folderForFile(path: string): Issue {
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  const holds = files.map(({ name }) => posix.join(path.split('\\').join('/'), name));
  const isRead = (name: string) => /\.(?:json|ya?ml|template)$/i.test(name);
  return { code: 'folder-for-file', at: path, given: path, holds: holds.filter(isRead).sort() };
}
