import type { Issue } from '../diagnostics';
import { parseSource } from '../proof/readers/source-text';
import { filesIn } from './files';
import { firstValue, type OptionForm, type Typed } from './typed';
import type { Whereabouts } from './whereabouts';

/** The option that names the file of an overlay. */
export const OVERLAY_FORM: OptionForm = {
  form: '--overlay FILE',
  words:
    'rows of the page that do not fit, as a list of JSON or YAML: id, omit or hosts, addresses, ports; reason, owner',
};

/** The list that the file holds, as it stands there; undefined where none was typed, or none can be read. */
export function readOverlay(typed: readonly Typed[], where: Whereabouts, issues: Issue[]): unknown {
  const path = firstValue(typed, OVERLAY_FORM.form.split(' ')[0] ?? '');
  if (path === undefined) return undefined;
  const [file] = filesIn([path], issues);
  if (file === undefined) return undefined;
  const read = parseSource(file);
  if ('why' in read) {
    issues.push({ code: 'unreadable-file', at: `--overlay ${path}`, why: read.why });
    return undefined;
  }
  const rows = Array.isArray(read.value) ? read.value : [];
  where.note('profile.overlay', `--overlay ${path}`);
  for (const index of rows.keys()) {
    const line = read.lineOf(`/${index}`);
    where.note(`profile.overlay[${index}]`, `--overlay ${path}${line === null ? '' : `, line ${line}`}`);
  }
  return read.value;
}
