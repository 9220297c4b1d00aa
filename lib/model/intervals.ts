/** Everything from `first` to `last`, both included. */
export interface Interval<T> {
  readonly first: T;
  readonly last: T;
}

/**
 * A set of whole numbers in its one canonical form: ascending, disjoint, and with a gap between neighbours. Two sets
 * are equal exactly when their lists are.
 */
export type IntervalSet<T> = readonly Interval<T>[];

/** How to step along the axis; `1` and `1n` are not one type. */
export interface Steps<T> {
  readonly next: (value: T) => T;
  readonly previous: (value: T) => T;
}

/**
 * Every operation is one walk along its operands: O(n + m), and O(n log n) for `of`, which sorts. What two sets have in
 * common, and what a small one has beyond a large one, is found in O(n log m): a walk leaps over what lies before.
 */
export interface IntervalAlgebra<T> {
  /** The set that these intervals cover, in whatever order and overlap they come; throws a RangeError on a descending one. */
  readonly of: (list: readonly Interval<T>[]) => IntervalSet<T>;
  readonly union: (a: IntervalSet<T>, b: IntervalSet<T>) => IntervalSet<T>;
  readonly intersect: (a: IntervalSet<T>, b: IntervalSet<T>) => IntervalSet<T>;
  /** What lies in `a` and not in `b`. */
  readonly subtract: (a: IntervalSet<T>, b: IntervalSet<T>) => IntervalSet<T>;
  readonly contains: (set: IntervalSet<T>, value: T) => boolean;
  readonly equal: (a: IntervalSet<T>, b: IntervalSet<T>) => boolean;
  /** Whether all of `b` lies in `a`. */
  readonly covers: (a: IntervalSet<T>, b: IntervalSet<T>) => boolean;
}

const NOTHING: readonly never[] = [];

/** The set operations over one axis. */
export function intervalAlgebra<T extends number | bigint>({ next, previous }: Steps<T>): IntervalAlgebra<T> {
  /** Joins what overlaps or touches; the list ascends by `first`. */
  function join(ascending: readonly Interval<T>[]): IntervalSet<T> {
    const joined: Interval<T>[] = [];
    let open: Interval<T> | undefined;
    for (const interval of ascending) {
      if (open !== undefined && interval.first <= next(open.last)) {
        if (interval.last > open.last) open = { first: open.first, last: interval.last };
        continue;
      }
      if (open !== undefined) joined.push(open);
      open = interval;
    }
    if (open !== undefined) joined.push(open);
    return joined;
  }

  /** The first place from `from` on where something does not end before a value, in steps that double and are then halved. */
  function leap(set: IntervalSet<T>, from: number, value: T): number {
    let step = 1;
    let low = from;
    let high = from;
    for (let one = set[high]; one !== undefined && one.last < value; one = set[high]) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    if (high > set.length) high = set.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = set[middle];
      if (one !== undefined && one.last < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function of(list: readonly Interval<T>[]): IntervalSet<T> {
    for (const { first, last } of list) {
      if (first > last) throw new RangeError(`interval ${first}-${last} descends`);
    }
    return join([...list].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0)));
  }

  function union(a: IntervalSet<T>, b: IntervalSet<T>): IntervalSet<T> {
    if (a.length === 0 || a === b) return b;
    if (b.length === 0) return a;
    const ascending: Interval<T>[] = [];
    let j = 0;
    for (const interval of a) {
      for (let other = b[j]; other !== undefined && other.first < interval.first; other = b[++j]) ascending.push(other);
      ascending.push(interval);
    }
    return join(ascending.concat(b.slice(j)));
  }

  function intersect(a: IntervalSet<T>, b: IntervalSet<T>): IntervalSet<T> {
    const common: Interval<T>[] = [];
    let i = 0;
    let j = 0;
    let x = a[i];
    let y = b[j];
    let isWhole = true;
    while (x !== undefined && y !== undefined) {
      if (x.first >= y.first && x.last <= y.last) common.push(x);
      else {
        isWhole = false;
        const first = x.first > y.first ? x.first : y.first;
        const last = x.last < y.last ? x.last : y.last;
        if (first <= last) common.push({ first, last });
      }
      if (x.last < y.last) {
        i = leap(a, i + 1, y.first);
        x = a[i];
      } else {
        j = leap(b, j + 1, x.first);
        y = b[j];
      }
    }
    return isWhole && common.length === a.length ? a : common;
  }

  function subtract(a: IntervalSet<T>, b: IntervalSet<T>): IntervalSet<T> {
    if (a === b) return NOTHING;
    const left: Interval<T>[] = [];
    let j = 0;
    for (const { first, last } of a) {
      let start = first;
      j = leap(b, j, first);
      let hole = b[j];
      while (hole !== undefined && hole.first <= last) {
        if (hole.first > start) left.push({ first: start, last: previous(hole.first) });
        if (hole.last >= start) start = next(hole.last);
        // What reaches beyond this interval may reach into the next one, so it stays the current hole.
        if (hole.last > last) break;
        hole = b[++j];
      }
      if (start <= last) left.push({ first: start, last });
    }
    return left;
  }

  function contains(set: IntervalSet<T>, value: T): boolean {
    let low = 0;
    let high = set.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const interval = set[middle];
      if (interval === undefined || value < interval.first) high = middle - 1;
      else if (value > interval.last) low = middle + 1;
      else return true;
    }
    return false;
  }

  function equal(a: IntervalSet<T>, b: IntervalSet<T>): boolean {
    return a.length === b.length && a.every(({ first, last }, i) => first === b[i]?.first && last === b[i]?.last);
  }

  function covers(a: IntervalSet<T>, b: IntervalSet<T>): boolean {
    return subtract(b, a).length === 0;
  }

  return { of, union, intersect, subtract, contains, equal, covers };
}
