import {
  ALL_NAMES,
  intersectNames,
  isEmptyNames,
  type NameSet,
  NO_NAMES,
  subtractNames,
  unionNames,
} from '../model/name-set';

/** The names that a client may mean when it opens a connection, and whether it may mean none. */
export interface Intent {
  readonly names: NameSet;
  readonly nameless: boolean;
}

export const EVERY_INTENT: Intent = { names: ALL_NAMES, nameless: true };

/**
 * What every name of a set ends with, where that is known. Names of a plan mostly differ at their ends, so two texts
 * settle most questions before an automaton is walked; without an entry here an answer is only slower.
 */
const endings = new WeakMap<NameSet, string>();

/** The intents that mean one of these names; all of them end with `ending`. */
export function intentOf(names: NameSet, ending: string): Intent {
  if (ending !== '' && !endings.has(names)) endings.set(names, ending);
  return { names, nameless: false };
}

/** What is meant by one of them; it ends with what all of them end with. */
export function intentOfAny(intents: readonly Intent[]): Intent {
  const names = unionNames(...intents.map((intent) => intent.names));
  const ends = intents.map((intent) => (intent.names === NO_NAMES ? null : (endings.get(intent.names) ?? '')));
  const ending = ends.reduce<string | null>((common, end) => (end === null ? common : commonEnd(common, end)), null);
  if (ending !== null && ending !== '' && !endings.has(names)) endings.set(names, ending);
  return { names, nameless: intents.some(({ nameless }) => nameless) };
}

/** What all of these names end with, as far as it is known; empty where nothing is. */
export function endingOf({ names }: Intent): string {
  return endings.get(names) ?? '';
}

function commonEnd(a: string | null, b: string): string {
  if (a === null) return b;
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return a.slice(a.length - length);
}

/** Null where nothing is common. */
export function intersectIntents(a: Intent, b: Intent): Intent | null {
  if (a === b || b === EVERY_INTENT) return a;
  const names = commonNames(a.names, b.names);
  const nameless = a.nameless && b.nameless;
  return names === NO_NAMES && !nameless ? null : { names, nameless };
}

/** What is meant by `a` and not by `b`: one intent, or none. */
export function subtractIntents(a: Intent, b: Intent): readonly Intent[] {
  const names = apart(a.names, b.names) ? a.names : emptied(subtractNames(a.names, b.names));
  if (names !== a.names) inherit(names, a.names);
  const nameless = a.nameless && !b.nameless;
  return names === NO_NAMES && !nameless ? [] : [{ names, nameless }];
}

function commonNames(a: NameSet, b: NameSet): NameSet {
  if (a === b || b === ALL_NAMES) return a;
  if (a === ALL_NAMES) return b;
  if (apart(a, b)) return NO_NAMES;
  const common = emptied(intersectNames(a, b));
  const [first, second] = [endings.get(a) ?? '', endings.get(b) ?? ''];
  inherit(common, first.length > second.length ? a : b);
  return common;
}

/** Whether the endings alone tell the two sets apart. */
function apart(a: NameSet, b: NameSet): boolean {
  const first = endings.get(a);
  const second = endings.get(b);
  return first !== undefined && second !== undefined && !first.endsWith(second) && !second.endsWith(first);
}

function inherit(names: NameSet, from: NameSet): void {
  const ending = endings.get(from);
  if (ending !== undefined && names !== NO_NAMES && !endings.has(names)) endings.set(names, ending);
}

/** The one empty set where no well-formed name is left. */
function emptied(names: NameSet): NameSet {
  return names === NO_NAMES || isEmptyNames(names) ? NO_NAMES : names;
}
