import fc from 'fast-check';
import { type IntervalSet, intervalAlgebra } from '../../lib/model/intervals';

const SEED = 20240;
const LAST = 24;

const sets = intervalAlgebra<number>({ next: (value) => value + 1, previous: (value) => value - 1 });

/** The oracle: a set as the list of its members, one by one. */
const universe = Array.from({ length: LAST + 1 }, (_, i) => i);
const membersOf = (set: IntervalSet<number>) =>
  universe.filter((value) => set.some(({ first, last }) => first <= value && value <= last));

const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: LAST }), fc.integer({ min: 0, max: LAST }))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
const anyList = fc.array(anyInterval, { maxLength: 8 });
const anySet = anyList.map(sets.of);

function isCanonical(set: IntervalSet<number>): boolean {
  return set.every(({ first, last }, i) => first <= last && (i === 0 || (set[i - 1]?.last ?? 0) + 1 < first));
}

function holds(property: fc.IProperty<[IntervalSet<number>, IntervalSet<number>]>): void {
  fc.assert(property, { seed: SEED, numRuns: 1500 });
}

describe('intervals', () => {
  test('a set holds what its intervals hold, in whatever order they come, in canonical form', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const set = sets.of(list);
        expect(membersOf(set)).toEqual(membersOf(list));
        expect(isCanonical(set)).toBe(true);
        expect(sets.of([...list].reverse())).toEqual(set);
        expect(sets.of(set)).toEqual(set);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('union, intersection and difference hold exactly the members they should', () => {
    holds(
      fc.property(anySet, anySet, (a, b) => {
        const inA = new Set(membersOf(a));
        const inB = new Set(membersOf(b));
        const results = [
          [sets.union(a, b), universe.filter((value) => inA.has(value) || inB.has(value))],
          [sets.intersect(a, b), universe.filter((value) => inA.has(value) && inB.has(value))],
          [sets.subtract(a, b), universe.filter((value) => inA.has(value) && !inB.has(value))],
        ] as const;
        for (const [set, expected] of results) {
          expect(membersOf(set)).toEqual(expected);
          expect(isCanonical(set)).toBe(true);
        }
      }),
    );
  });

  test('contains, equal and covers agree with the members', () => {
    holds(
      fc.property(anySet, anySet, (a, b) => {
        const inA = membersOf(a);
        const inB = membersOf(b);
        expect(universe.filter((value) => sets.contains(a, value))).toEqual(inA);
        expect(sets.equal(a, b)).toBe(inA.join() === inB.join());
        expect(sets.covers(a, b)).toBe(inB.every((value) => inA.includes(value)));
        expect(sets.covers(sets.union(a, b), a)).toBe(true);
      }),
    );
  });

  test('a descending interval is a mistake of the program', () => {
    expect(() => sets.of([{ first: 2, last: 1 }])).toThrow('interval 2-1 descends');
  });

  test('a hundred thousand intervals take no quadratic time', () => {
    const even = sets.of(Array.from({ length: 100_000 }, (_, i) => ({ first: 4 * i, last: 4 * i })));
    const odd = sets.of(Array.from({ length: 100_000 }, (_, i) => ({ first: 4 * i + 2, last: 4 * i + 2 })));
    const started = performance.now();
    expect(sets.union(even, odd)).toHaveLength(200_000);
    expect(sets.intersect(even, odd)).toHaveLength(0);
    expect(sets.subtract([{ first: 0, last: 400_000 }], even)).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
