import fc from 'fast-check';
import { type JsonPath, readJson } from '../../lib/requests/json';

/** A JSON text with blanks and line feeds where JSON allows them, and the line on which each part stands. */
function laidOut(value: unknown, breaks: readonly boolean[]): { text: string; lines: Map<string, number> } {
  const lines = new Map<string, number>();
  let text = '';
  let at = 0;
  const gap = () => {
    text += breaks[at++ % breaks.length] === true ? '\n ' : ' ';
  };
  const line = () => text.split('\n').length;
  const write = (part: unknown, path: JsonPath): void => {
    gap();
    if (typeof path.at(-1) === 'number') lines.set(JSON.stringify(path), line());
    if (Array.isArray(part)) {
      text += '[';
      part.forEach((each, index) => {
        if (index > 0) text += ',';
        write(each, [...path, index]);
      });
      gap();
      text += ']';
    } else if (typeof part === 'object' && part !== null) {
      text += '{';
      Object.entries(part).forEach(([key, each], index) => {
        if (index > 0) text += ',';
        gap();
        lines.set(JSON.stringify([...path, key]), line());
        text += JSON.stringify(key);
        gap();
        text += ':';
        write(each, [...path, key]);
      });
      gap();
      text += '}';
    } else text += JSON.stringify(part);
  };
  write(value, []);
  gap();
  return { text, lines };
}

const layouts = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 });

test('a JSON text is read as JSON.parse reads it, and every part is found on its line', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), layouts, (value, breaks) => {
      const { text, lines } = laidOut(value, breaks);
      const read = readJson(text);
      if (!read.ok) throw new Error(`${read.line}: ${read.problem}`);
      expect(JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
      for (const [path, line] of lines) expect([path, read.lineOf(JSON.parse(path))]).toEqual([path, line]);
    }),
    { numRuns: 300 },
  );
});

test('a text that was damaged is refused exactly where JSON.parse refuses it', () => {
  const damage = fc.record({
    place: fc.nat(),
    taken: fc.nat({ max: 2 }),
    put: fc.constantFrom(
      '',
      ',',
      '"',
      '{',
      '}',
      '[',
      ']',
      ':',
      '0',
      '-',
      'e',
      '.',
      '\\',
      '\n',
      '\t',
      '\u0001',
      'null',
      '#',
    ),
  });
  let refused = 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), damage, (value, { place, taken, put }) => {
      const text = JSON.stringify(value);
      const at = place % (text.length + 1);
      const damaged = text.slice(0, at) + put + text.slice(at + taken);
      const parsed = (() => {
        try {
          return { value: JSON.parse(damaged) as unknown };
        } catch {
          return null;
        }
      })();
      const read = readJson(damaged);
      // A property that stands twice is refused here alone.
      if (!read.ok && /stands twice/.test(read.problem)) return;
      expect([damaged, read.ok]).toEqual([damaged, parsed !== null]);
      if (read.ok) expect(JSON.stringify(read.value)).toBe(JSON.stringify(parsed?.value));
      else refused += 1;
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(100);
});

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', 3, "',' or '}' is expected"],
  ['{\n  "a": 1,\n}', 3, 'the name of a property is expected'],
  ['{\n  "a": "one\ntwo"\n}', 2, 'does not end on its line'],
  ['{\n  "a": 1,\n  "b": { "c": 1,\n "c": 2 }\n}', 4, "'c' stands twice"],
  ['{ "a": 01 }', 1, "',' or '}' is expected"],
  ['[1, 2', 1, 'the end of the file'],
  ['', 1, 'a value is expected'],
  ['{}\n{}', 2, 'stands behind the end'],
  [`${'['.repeat(100_000)}`, 1, 'nested more than 32 deep'],
])('what is no JSON is told with its line: %#', (text, line, problem) => {
  const read = readJson(text);
  expect(read).toEqual({ ok: false, line, problem: expect.stringContaining(problem) });
});

test('a name that every object has is a property like any other', () => {
  const read = readJson('{ "__proto__": { "polluted": true } }');
  expect(read.ok && Object.hasOwn(read.value as object, '__proto__')).toBe(true);
  expect({}).not.toHaveProperty('polluted');
});
