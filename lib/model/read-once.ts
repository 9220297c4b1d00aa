/** More texts than any product, plan or template speaks of many times over; a longer list of them is read anew. */
const MOST = 10_000;

/** The same function, which reads each text once as long as they are few. What it gives has to be immutable. */
export function readOnce<T extends object>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}

/** The same function, which is called once for each object. What it gives has to be immutable. */
export function onceForEach<Key extends object, Value extends object | string>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
