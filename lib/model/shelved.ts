/** What has the same key, by it, in the order in which it comes. */
export function shelved<Key, Value>(
  values: Iterable<readonly [key: Key, value: Value]>,
): ReadonlyMap<Key, readonly Value[]> {
  const shelves = new Map<Key, Value[]>();
  for (const [key, value] of values) {
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [value]);
    else shelf.push(value);
  }
  return shelves;
}
