import { closes, decides, isPlain, type Plain, put, type Spot } from './spots';

/** One place at which a fault can be put in, and how. */
export interface Seed {
  readonly at: string;
  /** What stands there; the rarest of a template is taken, so that no other rule says the same. */
  readonly value: string;
  readonly act: () => void;
}

export interface Operator {
  readonly name: string;
  /** Whether other connections get through afterwards; by what the clouds document, and not by what we make of it. */
  readonly harm: boolean;
  readonly seeds: (spots: readonly Spot[], template: unknown) => readonly Seed[];
}

type Change = (value: string, spot: Spot) => unknown;

/** Replaces a text; `undefined` where it is no such place. */
export function replacing(words: ReadonlySet<string>, change: Change): Operator['seeds'] {
  return (spots) =>
    spots.flatMap((spot): readonly Seed[] => {
      if (!words.has(spot.word) || typeof spot.value !== 'string') return [];
      const value = change(spot.value, spot);
      return value === undefined ? [] : [{ at: spot.path.join('/'), value: spot.value, act: () => put(spot, value) }];
    });
}

/** Objects in lists that are rules of a kind. */
export function onItem(
  is: (item: Plain, word: string) => boolean,
  act: (item: Plain, list: unknown[]) => void,
): Operator['seeds'] {
  return (spots) => {
    const seen = new Set<unknown>();
    return spots.flatMap((spot): readonly Seed[] => {
      const { value: item, holder: list, word } = spot;
      if (!isPlain(item) || !Array.isArray(list) || seen.has(item) || !is(item, word)) return [];
      seen.add(item);
      return [{ at: spot.path.join('/'), value: JSON.stringify(item), act: () => act(item, list) }];
    });
  };
}

export const lists =
  (words: ReadonlySet<string>, act: (list: unknown[]) => void): Operator['seeds'] =>
  (spots) => {
    const seen = new Set<unknown>();
    return spots.flatMap(({ word, holder, path }): readonly Seed[] => {
      if (!words.has(word) || !Array.isArray(holder) || seen.has(holder)) return [];
      seen.add(holder);
      return [{ at: path.join('/'), value: JSON.stringify(holder), act: () => act(holder) }];
    });
  };

export const together =
  (...all: readonly Operator['seeds'][]): Operator['seeds'] =>
  (spots, template) =>
    all.flatMap((one) => one(spots, template));

export const removed = (item: Plain, list: unknown[]) => void list.splice(list.indexOf(item), 1);

/** Only where something is open to begin with, and surely stands there. */
export const harmful = (name: string, seeds: Operator['seeds']): Operator => ({
  name,
  harm: true,
  seeds: (spots, template) =>
    seeds(
      spots.filter((spot) => !closes(spot) && decides(spot)),
      template,
    ),
});
export const harmless = (name: string, seeds: Operator['seeds']): Operator => ({ name, harm: false, seeds });
