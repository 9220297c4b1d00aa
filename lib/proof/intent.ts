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

/** The intents that mean one of these names. */
export function intentOf(names: NameSet): Intent {
  return { names, nameless: false };
}

/** What is meant by one of them. */
export function intentOfAny(intents: readonly Intent[]): Intent {
  const names = unionNames(...intents.map((intent) => intent.names));
  return { names, nameless: intents.some(({ nameless }) => nameless) };
}

/** What all of these names end with, as far as it is known; empty where nothing is. */
export function endingOf({ names }: Intent): string {
  return names.ending;
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
  const nameless = a.nameless && !b.nameless;
  return names === NO_NAMES && !nameless ? [] : [{ names, nameless }];
}

/** Whether whatever is meant by `a` is meant by `b`. Where somebody may mean no name, no name is looked at. */
export function isWithinIntent(a: Intent, b: Intent): boolean {
  return !(a.nameless && !b.nameless) && subtractIntents(a, b).length === 0;
}

function commonNames(a: NameSet, b: NameSet): NameSet {
  if (a === b || b === ALL_NAMES) return a;
  if (a === ALL_NAMES) return b;
  if (apart(a, b)) return NO_NAMES;
  return emptied(intersectNames(a, b));
}

/** Whether the endings alone tell the two sets apart: names of a plan mostly differ there. */
function apart({ ending: first }: NameSet, { ending: second }: NameSet): boolean {
  return !first.endsWith(second) && !second.endsWith(first);
}

/** The one empty set where no well-formed name is left. */
function emptied(names: NameSet): NameSet {
  return names === NO_NAMES || isEmptyNames(names) ? NO_NAMES : names;
}
