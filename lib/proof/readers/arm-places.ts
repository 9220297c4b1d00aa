import type { LineOf, Settle } from './azure-values';
import type { ParsedFile } from './source-text';

/**
 * Where what an expression gives stands in the file: a rule that comes from a parameter or a loop has no place of its own,
 * and is looked for where the expression stands.
 */
export function armPlaces(file: ParsedFile): readonly [LineOf, Settle] {
  const settle: Settle = (_, pointer) => existing(file.value, pointer);
  return [(_, pointer) => file.lineOf(pointer), settle];
}

/** As much of a pointer as the file has. */
function existing(value: unknown, pointer: string): string {
  let at = value;
  let found = '';
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return found;
    at = (at as Readonly<Record<string, unknown>>)[key];
    found += `/${step}`;
  }
  return found;
}
