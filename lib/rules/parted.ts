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

/** Sorted and cut: a map of thousands of words would take longer than their order does. */
function partedByOne<Value>(values: Some<Value>, wordOf: WordOf<Value>, end: string): readonly Some<Value>[] {
  const worded = values.map((value) => ({ text: `${wordOf(value) ?? '-'}${end}`, value }));
  worded.sort(({ text: a }, { text: b }) => (a < b ? -1 : a > b ? 1 : 0));
  const parts: [Value, ...Value[]][] = [];
  let last: string | undefined;
  for (const { text, value } of worded) {
    if (text === last) parts.at(-1)?.push(value);
    else parts.push([value]);
    last = text;
  }
  return parts;
}
