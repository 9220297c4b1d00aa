/** What has the same key, by it, in the order in which it comes. */
export function shelved<Key, Value>(
  values: Iterable<readonly [key: Key, value: Value]>,
): ReadonlyMap<Key, readonly Value[]> {
  const shelves = new Map<Key, Value[]>();
  for (const [key, value] of values) shelve(shelves, key, value);
  return shelves;
}

/** A list that grows by one is given room for many more, and most shelves of a large plan hold one thing or two. */
const FEW = 4;

/** Puts one thing more on a shelf. */
export function shelve<Key, Value>(shelves: Map<Key, Value[]>, key: Key, value: Value): void {
  const shelf = shelves.get(key) ?? NOTHING;
  const longer = withOneMore(shelf, value);
  if (longer !== shelf) shelves.set(key, longer);
}

const NOTHING: never[] = [];

/** The list with one thing more: another one as long as it is where it is short, and otherwise the same. */
export function withOneMore<Value>(list: Value[], value: Value): Value[] {
  if (list.length === 0) return [value];
  if (list.length < FEW) return [...list, value];
  list.push(value);
  return list;
}
