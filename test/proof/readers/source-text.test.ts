// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub has placeholders of its own
import fc from 'fast-check';
import { parseSource } from '../../../lib/proof/readers/source-text';
import { parsed } from './reading';

const whyOf = (text: string, name = 'file.json') => {
  const file = parseSource({ name, text });
  return 'why' in file ? `${file.line}: ${file.why}` : null;
};

/** The pointers of every part of a value. */
function pointersOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const parts = Object.entries(value).flatMap(([key, each]) =>
    pointersOf(each, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [at, ...parts];
}

describe('JSON', () => {
  test('is what JSON.parse makes of it, whatever its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(/^[[{]/.test(text));
        expect(JSON.stringify(parsed(text, 'a.json').value)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('has a line for each of its parts, on which its key stands', () => {
    const key = fc.constantFrom('a', 'b/c', 'd~e', '~1', '', '__proto__', '0', 'f"g');
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(fc.integer(), fc.array(fc.dictionary(key, fc.integer())))), (value) => {
        const text = JSON.stringify(value, null, 1);
        const { lineOf } = parsed(text, 'a.json');
        const lines = text.split('\n');
        for (const pointer of pointersOf(value)) {
          const token = pointer.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
          const line = lines[(lineOf(pointer) ?? 0) - 1] ?? '';
          if (/^\d+$/.test(token) && pointer.split('/').length === 3) expect(line.trim()).toMatch(/^\{/);
          else if (pointer !== '') expect(line.trim()).toMatch(new RegExp(`^${escaped(JSON.stringify(token))}:`));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has no line for what it does not hold', () => {
    const { lineOf } = parsed('{"a": [1]}', 'a.json');
    expect(['/b', '/a/1', '/a/x', '/a/0/0', '/constructor'].map(lineOf)).toEqual([null, null, null, null, null]);
  });

  test('may begin with a mark of the byte order, and hold comments', () => {
    expect(parsed('\ufeff{"a": 1}', 'a.json').value).toEqual({ a: 1 });
    expect(parsed('// "x": {\n{"a": [1, /* " */ 2], "__proto__": 3}', 'a.json').value).toEqual(
      JSON.parse('{"a": [1, 2], "__proto__": 3}'),
    );
    expect(({} as { 3?: unknown })[3]).toBeUndefined();
  });

  test('is refused where it is broken, repeats a key, nests too deep or is too long', () => {
    expect(whyOf('{\n"a": }')).toMatch(/^2: is no JSON/);
    expect(whyOf('{"a": 1,\n "\\u0061": 2}')).toBe('2: has the key "a" twice in one object');
    expect(whyOf('{"a": {"a": 1}, "b": ["b", "b"]}')).toBeNull();
    expect(whyOf('['.repeat(200) + ']'.repeat(200))).toBeNull();
    expect(whyOf('['.repeat(201) + ']'.repeat(201))).toBe('1: nests deeper than 200 levels');
    expect(whyOf('')).toBe('null: is empty');
    expect(whyOf(' '.repeat(64 * 1024 * 1024 + 1))).toMatch(/longer than/);
  });

  test('is refused in bounded time, whatever is in it', () => {
    const hostile = ['[', '{"a":', '"', '{"a":[', '/', '/*', '\\', '[1,'].map((part) =>
      part.repeat(Math.ceil(5_000_000 / part.length)),
    );
    const begun = Date.now();
    for (const text of hostile) expect(whyOf(text)).not.toBeNull();
    expect(Date.now() - begun).toBeLessThan(20_000);
  });
});

describe('YAML', () => {
  test('is taken for what it holds, short forms of CloudFormation in the long form', () => {
    const text = [
      'a: !Ref B',
      'c: !GetAtt D.E.F',
      'g: !GetAtt [D, !Ref E]',
      'h: !Join ["", [!Sub "${X}", y]]',
      'i: !If [C, !Ref AWS::NoValue, !Condition D]',
      'j: !Foo {k: 1}',
      'l: !!str 1',
    ].join('\n');
    expect(parsed(text).value).toEqual({
      a: { Ref: 'B' },
      c: { 'Fn::GetAtt': ['D', 'E.F'] },
      g: { 'Fn::GetAtt': ['D', { Ref: 'E' }] },
      h: { 'Fn::Join': ['', [{ 'Fn::Sub': '${X}' }, 'y']] },
      i: { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, { Condition: 'D' }] },
      j: { 'Fn::Foo': { k: 1 } },
      l: '1',
    });
  });

  test('keeps what only looks like a number, and takes keys as they are written', () => {
    expect(parsed('{a: 0123, 012345678901: 1e3, b: -1, c: 1.5, true: yes, "2": 0x10, ~: null}').value).toEqual({
      a: '0123',
      '012345678901': '1e3',
      b: -1,
      c: 1.5,
      true: 'yes',
      '2': '0x10',
      '~': null,
    });
  });

  test('merges mappings, the own keys first, and knows the lines of what it merged', () => {
    const file = parsed('a: &a\n  x: 1\n  y: 2\nb: &b {z: 3, x: 4}\nc:\n  <<: [*a, *b]\n  y: 5\n"<<": 6');
    expect(file.value).toEqual({ a: { x: 1, y: 2 }, b: { z: 3, x: 4 }, c: { x: 1, y: 5, z: 3 }, '<<': 6 });
    expect(['/c/y', '/c/x', '/c/z', '/c/w'].map(file.lineOf)).toEqual([7, 2, 4, null]);
  });

  test('touches no prototype', () => {
    const { value } = parsed('a: {__proto__: {polluted: 1}, constructor: 2}\nb: &b\n  __proto__: 3\nc: {<<: *b}');
    expect(JSON.stringify(value)).toBe(
      '{"a":{"__proto__":{"polluted":1},"constructor":2},"b":{"__proto__":3},"c":{"__proto__":3}}',
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('has the lines of its parts, within short forms as well', () => {
    const { lineOf } = parsed('a/b:\n  - x\n  - !Join\n    - ""\n    - - !GetAtt C.D\n      - y\n');
    const asked = ['', '/a~1b', '/a~1b/0', '/a~1b/1/Fn::Join/1/1', '/a~1b/1/Fn::Join/1/0/Fn::GetAtt/1', '/a~1b/1/0'];
    expect(asked.map(lineOf)).toEqual([1, 1, 2, 6, 5, null]);
  });

  test('is refused where it is broken, repeats a key, refers to nothing, or is more than one document', () => {
    expect(whyOf('a: [', 'x.yaml')).toMatch(/is no YAML/);
    expect(whyOf('a: 1\nb: {c: 1, c: 2}', 'x.yaml')).toBe('2: has the key "c" twice in one mapping');
    expect(whyOf('a: &a [*a]', 'x.yaml')).toMatch(/refers to \*a/);
    expect(whyOf('a: 1\n---\nb: 2', 'x.yaml')).toBe('null: holds 2 documents, and one is read');
    expect(whyOf('? [a]\n: b', 'x.yaml')).toBe('1: has a key that is no text');
    expect(whyOf('<<: 1', 'x.yaml')).toBe('1: merges what is no mapping');
    expect(whyOf(`a: ${'x'.repeat(4 * 1024 * 1024)}`, 'x.yaml')).toMatch(/longer than/);
  });

  test('is refused in bounded time, whatever is in it', () => {
    const nests = Array.from(
      { length: 40 },
      (_, at) => `x${at}: &x${at} [${`*x${at - 1}, `.repeat(at === 0 ? 0 : 9)}1]`,
    );
    const hostile = [
      nests.join('\n'),
      ...['- ', '? ', '[', '{a: ', 'a: ', '&a ', '!b '].map((part) => part.repeat(Math.ceil(50_000 / part.length))),
    ];
    const begun = Date.now();
    for (const text of hostile) expect(whyOf(text, 'x.yaml')).not.toBeNull();
    expect(Date.now() - begun).toBeLessThan(20_000);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
