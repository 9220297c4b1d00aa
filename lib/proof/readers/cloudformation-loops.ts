import type { Late } from './late';
import { pointerTo } from './source-lines';
import { isRecord, type Spot } from './spot';

/** What a parameter is worth; undefined where there is none of that name. */
export type ParameterValue = string | readonly string[] | Late | undefined;

/** With what the key of a loop begins; its own name follows. */
export const LOOP = 'Fn::ForEach::';

/**
 * Characters that the loops of a section may write: what comes of them is a template of 1 MB at most ("CloudFormation
 * quotas"), and what is within another loop is written once for each of both.
 */
const MOST_CHARACTERS = 2 * 1024 * 1024;

/** A section of a template with its loops written out. */
export interface WrittenOut {
  /** By id, each at the place in the file from which it was written. */
  readonly members: ReadonlyMap<string, Spot>;
  /** Why a loop is not written out, by its name; it then stands among the members as it is. */
  readonly unwritten: ReadonlyMap<string, string>;
}

/**
 * Writes out the loops of a section ("Fn::ForEach", Template Reference): `${Name}` and `Ref` of the name are the item, and
 * `&{Name}` is the item without what is neither a letter nor a digit. A loop over what nobody knows stays as it is.
 */
export function writtenOut(
  section: Readonly<Record<string, unknown>>,
  pointer: string,
  parameter: (name: string) => ParameterValue,
): WrittenOut {
  const members = new Map<string, Spot>();
  const unwritten = new Map<string, string>();
  const budget = { left: MOST_CHARACTERS };

  const write = (name: string, spot: Spot): void => {
    const why = name.startsWith(LOOP) ? writeLoop(spot) : null;
    if (why !== null) unwritten.set(name, why);
    if (why !== null || !name.startsWith(LOOP)) members.set(name, spot);
  };
  const isTaken = (name: string) => members.has(name) || Object.hasOwn(section, name);
  /** Null where it was written out. */
  const writeLoop = ({ raw, pointer: at }: Spot): string | null => {
    const [identifier, collection, fragment] = Array.isArray(raw) ? raw : [];
    if (typeof identifier !== 'string' || !isRecord(fragment)) return 'is no loop that can be read';
    const items = itemsOf(collection, parameter);
    if (items === null) return 'is a loop over what is known at deployment alone';
    const made = items.flatMap((item) =>
      Object.entries(fragment).map(([key, value]) => {
        const fill = filling(identifier, item, budget);
        return { name: String(fill(key)), raw: fill(value), pointer: pointerTo(`${at}/2`, key) };
      }),
    );
    if (budget.left < 0) return 'is a loop that makes more than a template may hold';
    const names = new Set<string>();
    const twice = made.find(({ name }) => {
      const isSecond = names.has(name);
      names.add(name);
      return !name.startsWith(LOOP) && (isSecond || isTaken(name));
    })?.name;
    if (twice !== undefined) return `is a loop that makes ${twice} twice`;
    for (const { name, ...spot } of made) write(name, spot);
    return null;
  };

  for (const [name, raw] of Object.entries(section)) write(name, { raw, pointer: pointerTo(pointer, name) });
  return { members, unwritten };
}

/** The items of a collection: texts, and parameters that are known; null where one is not. */
function itemsOf(collection: unknown, parameter: (name: string) => ParameterValue): readonly string[] | null {
  const referred = (raw: unknown) => (isRecord(raw) && typeof raw.Ref === 'string' ? parameter(raw.Ref) : undefined);
  const list: unknown = Array.isArray(collection) ? collection : referred(collection);
  if (!Array.isArray(list)) return null;
  const items = list.map((raw: unknown) => (isRecord(raw) ? referred(raw) : raw));
  const isPlain = (item: unknown) => ['string', 'number', 'boolean'].includes(typeof item);
  return items.every(isPlain) ? items.map(String) : null;
}

/** What a part of a fragment is for one item. */
function filling(identifier: string, item: string, budget: { left: number }): (raw: unknown) => unknown {
  const plain = item.replace(/[^A-Za-z0-9]/g, '');
  const text = (raw: string): string => {
    const filled = raw.replaceAll(`\${${identifier}}`, () => item).replaceAll(`&{${identifier}}`, () => plain);
    budget.left -= filled.length + 1;
    return filled;
  };
  const fill = (raw: unknown): unknown => {
    if (budget.left < 0) return null;
    if (typeof raw === 'string') return text(raw);
    if (Array.isArray(raw)) return raw.map(fill);
    if (!isRecord(raw)) return raw;
    if (raw.Ref === identifier && Object.keys(raw).length === 1) return text(item);
    // `fromEntries` defines each key as an own one, whatever it is called.
    return Object.fromEntries(Object.entries(raw).map(([key, value]) => [text(key), fill(value)]));
  };
  return fill;
}
