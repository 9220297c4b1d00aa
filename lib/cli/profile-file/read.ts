import { isProductId, PRODUCT_IDS } from '../../catalog';
import { type Issue, visible } from '../../diagnostics';
import { pointerTo } from '../../proof/readers/source-lines';
import { parseSource, type SourceFile } from '../../proof/readers/source-text';
import type { JsonPath } from '../../requests/json';
import { pathWords } from '../../requests/read';
import { misfitsOf } from '../../requests/shape';
import type { FileData, Typed } from '../typed';
import { MEMBERS, type Member } from './members';
import { PROFILE_FILE } from './schema';

/** An entry of a profile file, as a command takes it. */
export interface FileEntry {
  readonly name: string;
  /** What its members say, as the options that say the same. */
  readonly typed: readonly Typed[];
  readonly data: FileData;
}

/** The entries of a profile file, or everything that is wrong with its form. */
export interface ReadProfileFile {
  readonly entries: readonly FileEntry[];
  readonly issues: readonly Issue[];
}

/** The place of a part of the file: `portolan.yaml:7 entries.agents.profile.dataCenter`. */
type PlaceOf = (path: JsonPath) => string;

type Entry = Readonly<Record<string, unknown>> & { readonly product: string; readonly role: string };

/** Reads a profile file; what its entries say is judged by the command that takes one. */
export function readProfileFile(file: SourceFile): ReadProfileFile {
  const parsed = parseSource(file);
  if ('why' in parsed) {
    const at = parsed.line === null ? file.name : `${file.name}:${parsed.line}`;
    return { entries: [], issues: [{ code: 'unreadable-file', at, why: parsed.why }] };
  }
  const { value, lineOf } = parsed;
  const place: PlaceOf = (path) => {
    const pointer = path.reduce<string>(pointerTo, '');
    return `${file.name}:${lineOf(pointer) ?? 1} ${pathWords(path)}`.trimEnd();
  };
  const issues = misfitsOf(value, PROFILE_FILE).map(
    ({ path, given, ...misfit }): Issue =>
      misfit.kind === 'unknown'
        ? { code: 'profile-file-property', at: place(path), given, allowed: misfit.allowed }
        : { code: 'profile-file-shape', at: place(path), given, expected: misfit.expected },
  );
  issues.push(...controlCharacters(value, [], place));
  if (issues.length > 0) return { entries: [], issues };
  const entries = Object.entries((value as { readonly entries: Readonly<Record<string, Entry>> }).entries);
  for (const [name, { product: given }] of entries) {
    if (isProductId(given)) continue;
    issues.push({ code: 'unknown-product', at: place(['entries', name, 'product']), given, allowed: PRODUCT_IDS });
  }
  if (issues.length > 0) return { entries: [], issues };
  return { entries: entries.map(([name, entry]) => entryOf(name, entry, place)), issues };
}

/** What would be printed as something else than it is. */
function controlCharacters(value: unknown, path: JsonPath, place: PlaceOf): readonly Issue[] {
  if (typeof value === 'string') {
    return visible(value) === value ? [] : [{ code: 'control-character', at: place(path), given: value }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return partsOf(value).flatMap(([key, part]) => controlCharacters(part, [...path, key], place));
}

function partsOf(value: object): readonly (readonly [string | number, unknown])[] {
  return Array.isArray(value) ? value.map((part, index) => [index, part] as const) : Object.entries(value);
}

function entryOf(name: string, entry: Entry, place: PlaceOf): FileEntry {
  const at: PlaceOf = (path) => place(['entries', name, ...path]);
  const said = MEMBERS.flatMap((member) => {
    const given = Object.hasOwn(entry, member.name) ? entry[member.name] : undefined;
    return given === undefined ? [] : optionsOf(member, given, entry.role, at);
  });
  const { profile = {}, additionalRules = [] } = entry;
  return {
    name,
    typed: [
      { option: '--product', value: entry.product, place: at(['product']) },
      { option: '--role', value: entry.role, place: at(['role']) },
      ...said,
    ],
    data: {
      profile: profile as Readonly<Record<string, unknown>>,
      additionalRules: additionalRules as readonly unknown[],
      places: [
        // Without a profile what it lacks is told of the entry.
        ...(entry.profile === undefined
          ? [['profile', at([])] as const]
          : placesIn(entry.profile, ['profile'], ['profile'], at)),
        ...placesIn(additionalRules, ['additionalRules'], ['additionalRules'], at),
      ],
    },
  };
}

/** Every part with its place, the whole first. */
function placesIn(
  value: unknown,
  part: JsonPath,
  path: JsonPath,
  at: PlaceOf,
): readonly (readonly [part: string, place: string])[] {
  const own = [pathWords(part), at(path)] as const;
  if (typeof value !== 'object' || value === null) return [own];
  const inside = partsOf(value).flatMap(([key, one]) => placesIn(one, [...part, key], [...path, key], at));
  return [own, ...inside];
}

/** A member as the options that say the same, each with its place in the file. */
function optionsOf({ name, option, kind }: Member, given: unknown, role: string, at: PlaceOf): readonly Typed[] {
  const said = (value: string | null, ...path: JsonPath): Typed => ({ option, value, place: at([name, ...path]) });
  switch (kind) {
    case 'flag':
      return given === true ? [said(null)] : [];
    case 'text':
    case 'number':
      return [said(String(given))];
    case 'list':
      return (given as readonly string[]).map((one, index) => said(one, index));
    case 'sources':
      return (given as readonly string[]).map((one, index) => said(`${role}=${one}`, index));
    case 'pairs':
    case 'perParty':
      if (typeof given === 'string') return [said(given)];
      return Object.entries(given as object).map(([key, one]) => {
        const text = Array.isArray(one) ? one.join(',') : String(one);
        return said(kind === 'perParty' && key === 'default' ? text : `${key}=${text}`, key);
      });
  }
}
