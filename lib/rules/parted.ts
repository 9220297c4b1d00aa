/** A list of one thing or more. */
export type Some<Value> = readonly [Value, ...Value[]];

/** A word of a thing, by which it is told from others. */
export type WordOf<Value> = (value: Value) => string | null;

/**
 * The parts of a list that have all of some words in common, sorted by the first word, then by the next; in a part things
 * stand as they come. The words are never joined: a joined text of each of many thousand things would be written, hashed
 * and held for one look, and mostly the one word that differs at all is there already.
 *
 * The order is that of joined texts. `end` is what would stand in them behind a word, unless it sorts before every other
 * character: before a bar `flow-10` comes before `flow-1`.
 */
export function partedBy<Value>(
  values: readonly Value[],
  words: readonly WordOf<Value>[],
  end = '',
): readonly Some<Value>[] {
  const parts: Some<Value>[] = [];
  if (isSome(values)) part(values, 0);
  return parts;

  function part(together: Some<Value>, at: number): void {
    const wordOf = words[at];
    if (wordOf === undefined || together.length === 1) parts.push(together);
    else if (isAlike(together, wordOf)) part(together, at + 1);
    else for (const apart of partedByOne(together, wordOf, end)) part(apart, at + 1);
  }
}

function isSome<Value>(values: readonly Value[]): values is Some<Value> {
  return values.length > 0;
}

function isAlike<Value>(values: Some<Value>, wordOf: WordOf<Value>): boolean {
  const word = wordOf(values[0]);
  return values.every((value) => wordOf(value) === word);
}

function partedByOne<Value>(values: Some<Value>, wordOf: WordOf<Value>, end: string): readonly Some<Value>[] {
  const parts = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    const word = wordOf(value) ?? '-';
    const part = parts.get(word);
    if (part === undefined) parts.set(word, [value]);
    else part.push(value);
  }
  const texts = [...parts.keys()].map((word) => word + end).sort();
  return texts.map((text) => parts.get(text.slice(0, text.length - end.length)) as [Value, ...Value[]]);
}
