import type { Issue } from '../diagnostics';
import { parseSource, type SourceFile } from '../proof/readers/source-text';
import { pairsOf, type Typed } from './typed';

/** The values of `--parameter`; a name that no template declares, and a second value of one, would be lost in silence. */
export function parametersFor(
  files: readonly SourceFile[],
  typed: readonly Typed[],
  issues: Issue[],
): Readonly<Record<string, string>> {
  const pairs = pairsOf('--parameter', typed);
  if (pairs.length === 0) return {};
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const first = values.get(name) ?? value;
    if (first !== value) issues.push({ code: 'option-repeated', at: `--parameter ${name}`, first, second: value });
    values.set(name, first);
  }
  const declared = files.map(declaredIn);
  // What cannot be read is told as such: nobody knows what it declares.
  if (files.length === 0 || declared.includes(null)) return Object.fromEntries(values);
  const allowed = [...new Set(declared.flatMap((names) => names ?? []))];
  const known = new Set(allowed.map((name) => name.toLowerCase()));
  for (const given of values.keys()) {
    if (known.has(given.toLowerCase()) || given.startsWith('AWS::')) continue;
    issues.push({ code: 'unknown-value', at: '--parameter', choice: 'parameter', given, allowed });
  }
  return Object.fromEntries(values);
}

/** The parameters that a template declares, in the words of either cloud; null where the file is no data. */
function declaredIn(file: SourceFile): readonly string[] | null {
  const read = parseSource(file);
  if (!('value' in read)) return null;
  const { value } = read;
  if (typeof value !== 'object' || value === null) return [];
  const { Parameters, parameters } = value as { readonly Parameters?: unknown; readonly parameters?: unknown };
  return [Parameters, parameters].flatMap((one) => (typeof one === 'object' && one !== null ? Object.keys(one) : []));
}
