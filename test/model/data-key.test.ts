import fc from 'fast-check';
import { dataKey } from '../../lib/model/data-key';

const plain = fc.jsonValue({ maxDepth: 3 });

describe('the key of plain data', () => {
  test('is the same for a copy', () => {
    fc.assert(fc.property(plain, (value) => dataKey(JSON.parse(JSON.stringify(value))) === dataKey(value)));
  });

  test('is another for everything else', () => {
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    fc.assert(fc.property(plain, plain, (a, b) => (dataKey(a) === dataKey(b)) === same(a, b)));
  });

  test('holds nothing of what is left undefined in an object', () => {
    expect(dataKey({ a: 1, b: undefined })).toBe(dataKey({ a: 1 }));
  });

  test.each<[string, unknown]>([
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a big number', 1n],
    ['no number', Number.NaN],
    ['an endless number', Number.POSITIVE_INFINITY],
    ['nothing', undefined],
    ['nothing in a list', [undefined]],
    ['a hole in a list', new Array(1)],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['an object of a class', new (class Own {})()],
  ])('is none for %s, wherever it stands', (_, odd) => {
    for (const value of [odd, [odd], { a: [{ odd: [odd] }] }]) expect(dataKey(value)).toBeNull();
  });
});
