/**
 * The three functions that the maker of certificates asks of `Reflect` when it is loaded: it marks its classes with them
 * and finds the marks again. No package brings them here.
 */
type Marks = Map<unknown, Map<unknown, unknown>>;
const marks: Marks = new Map();

function ownMark(key: unknown, target: unknown): unknown {
  return marks.get(target)?.get(key);
}

function mark(key: unknown, target: unknown): unknown {
  for (let at = target; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    const found = ownMark(key, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

Object.assign(Reflect, {
  defineMetadata: (key: unknown, value: unknown, target: unknown) => {
    marks.set(target, (marks.get(target) ?? new Map()).set(key, value));
  },
  getMetadata: mark,
  getOwnMetadata: ownMark,
});
