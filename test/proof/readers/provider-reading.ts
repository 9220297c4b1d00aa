import type { Declarations } from '../../../lib/proof/readers/deployment';
import { isLate } from '../../../lib/proof/readers/late';
import type { ParsedFile } from '../../../lib/proof/readers/source-text';

/** A value as it would be read from a file. */
export function parsed(value: unknown): ParsedFile {
  return { name: 'file.json', value: JSON.parse(JSON.stringify(value)), lineOf: () => null };
}

export function read(reader: (file: ParsedFile) => Declarations, value: unknown): Declarations {
  return reader(parsed(value));
}

/** The ids of all that nobody knows in what was read. */
export function latesOf(value: unknown): readonly string[] {
  if (isLate(value)) return [value.id];
  if (value instanceof Map) return [...value.values()].flatMap(latesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(latesOf);
}

/** What was read without what differs from format to format: ids, places and the order of things. */
export function said(declarations: Declarations, names: ReadonlyMap<string, string> = new Map()): unknown {
  const plain = (value: unknown): unknown => {
    if (isLate(value)) return 'late';
    if (value instanceof Map) return [...value].map(([key, one]) => [key, plain(one)]);
    if (Array.isArray(value)) return sorted(value.map(plain));
    if (typeof value === 'string') return names.get(value) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([key]) => key !== 'place' && key !== 'aliases');
    return Object.fromEntries(kept.map(([key, one]) => [key, plain(one)]));
  };
  return plain({ aws: declarations.aws, azure: declarations.azure });
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  const keyed = values.map((value) => [JSON.stringify(value), value] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}
