import { containsName } from '../../lib/model/name-set';
import { literalSuffixOf, type PatternProblemCode, parsePattern, patternOf } from '../../lib/model/pattern';

const REFUSED: readonly [string, PatternProblemCode, readonly string[]][] = [
  ['', 'pattern-empty', []],
  ['^', 'pattern-empty', []],
  ['^$', 'pattern-empty', []],
  ['a^b\\.c', 'pattern-anchor', []],
  ['a$b\\.c', 'pattern-anchor', []],
  ['(^a)\\.b', 'pattern-anchor', []],
  ['(a$)', 'pattern-anchor', []],
  ['^a\\.b|c\\.d$', 'pattern-anchor', ['^(?:a\\.b|c\\.d)$']],
  ['a\\.b|c\\.d$', 'pattern-anchor', ['^(?:a\\.b|c\\.d)$']],
  ['(?=a)a\\.b', 'pattern-lookaround', []],
  ['(?!a)b\\.c', 'pattern-lookaround', []],
  ['(?<=a)b\\.c', 'pattern-lookaround', []],
  ['(?<!a)b\\.c', 'pattern-lookaround', []],
  ['(a)\\1\\.b', 'pattern-backreference', []],
  ['(?<x>a)\\.b', 'pattern-group', []],
  ['(?i)a\\.b', 'pattern-group', []],
  ['(?>a)\\.b', 'pattern-group', []],
  ['a+?\\.b', 'pattern-lazy', []],
  ['a*+\\.b', 'pattern-lazy', []],
  ['a{1,2}?\\.b', 'pattern-lazy', []],
  ['(a\\.b', 'pattern-unclosed', []],
  ['a)\\.b', 'pattern-unclosed', []],
  ['[ab\\.c', 'pattern-unclosed', []],
  ['a\\.b\\', 'pattern-unclosed', []],
  ['[]\\.b', 'pattern-class', []],
  ['[b-a]\\.b', 'pattern-class', []],
  ['[\\d-z]\\.b', 'pattern-class', []],
  ['*.example.com', 'pattern-repeat', []],
  ['a**\\.b', 'pattern-repeat', []],
  ['a|*\\.b', 'pattern-repeat', []],
  ['a{\\.b', 'pattern-repeat', []],
  ['a{x}\\.b', 'pattern-repeat', []],
  ['a{,2}\\.b', 'pattern-repeat', []],
  ['a{3,2}\\.b', 'pattern-repeat', []],
  ['a{256}\\.b', 'pattern-repeat', []],
  ['a{2}{2}\\.b', 'pattern-repeat', []],
  ['\\babc\\.d', 'pattern-escape', []],
  ['\\D\\.d', 'pattern-escape', []],
  ['\\x41\\.d', 'pattern-escape', []],
  ['a/b\\.c', 'pattern-character', []],
  ['https://a\\.b', 'pattern-character', []],
  ['a b\\.c', 'pattern-character', []],
  ['é\\.c', 'pattern-character', []],
  ['[a/]\\.c', 'pattern-character', []],
  ['[A-z]\\.c', 'pattern-character', []],
  ['[[:alpha:]]\\.c', 'pattern-character', []],
  ['(a{200}){200}\\.b', 'pattern-too-large', []],
  ['((((a{9}){9}){9}){9}){9}\\.b', 'pattern-too-large', []],
  [`a\\.b${'c'.repeat(2000)}`, 'pattern-too-large', []],
  // The twentieth character behind an `a`: forwards few positions, backwards a million.
  ['a.{20}b.*\\.c', 'pattern-too-large', []],
  [`${'(?:'.repeat(600)}a${')'.repeat(600)}${'\\.b*'.repeat(60)}`, 'pattern-too-large', []],
];

describe('reading an expression', () => {
  test.each(REFUSED)('%j is refused', (text, code, suggestions) => {
    expect(parsePattern(text)).toEqual({ ok: false, problem: { code, given: text, suggestions } });
  });

  test('every suggestion is itself accepted', () => {
    for (const suggestion of REFUSED.flatMap(([, , suggestions]) => suggestions)) {
      expect(parsePattern(suggestion).ok).toBe(true);
    }
  });

  test('an answer is quick, whatever was written', () => {
    const started = performance.now();
    for (const [text] of REFUSED) parsePattern(text);
    for (const text of ['(a?){255}\\.b', '(?:.?){255}a\\.b', '(?:a*){255}\\.b', '(.*a.*b.*c.*)+\\.d']) {
      expect(parsePattern(text).ok).toBe(true);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test.each([
    ['^a\\.b$', ['a.b'], ['ab', 'xa.b', 'a.bx']],
    ['A[B-C]\\.D', ['ab.d', 'ac.d'], ['aa.d']],
    ['a\\.b|c\\.d', ['a.b', 'c.d'], ['a.d', 'a.bc.d']],
    ['\\d{2,}\\.b', ['00.b', '12345.b'], ['1.b']],
    ['\\w+\\.b', ['a_1.b'], ['a-1.b', '.b']],
    ['[^a]\\.b', ['b.b', '_.b'], ['a.b', '-.b', '..b']],
    ['[^/]+\\.b', ['a.b', 'a.a.b'], []],
    ['[^A-Y]\\.b', ['z.b'], ['a.b', 'y.b']],
    ['[a\\-z]+\\.b', ['a-z.b'], ['m.b']],
    ['[a-]+\\.b', ['a-a.b'], ['b.b']],
    ['(a?b?){2}\\.c', ['a.c', 'ba.c', 'abab.c'], ['baba.c', 'aaa.c']],
    ['(|x)a\\.b', ['a.b', 'xa.b'], ['xxa.b']],
    ['([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+example\\.com', ['a.example.com', 'a-b.c.example.com'], ['example.com']],
  ])('%j matches as a whole', (text, matched, missed) => {
    const set = patternOf(text);
    for (const name of matched) expect([name, containsName(set, name)]).toEqual([name, true]);
    for (const name of missed) expect([name, containsName(set, name)]).toEqual([name, false]);
  });

  test('an expression of the catalogue that is refused is a mistake of the program', () => {
    expect(() => patternOf('(a')).toThrow("malformed expression '(a' (pattern-unclosed)");
  });
});

describe('the ending of an expression', () => {
  test.each([
    ['(endpointcentral-agent)(p)?[0-9]{1,2}\\.manageengine\\.com', '.manageengine.com'],
    ['^a\\.b$', 'a.b'],
    ['.*\\.zoho\\.com', '.zoho.com'],
    ['(a|ba)\\.com', 'a.com'],
    ['a\\.(com|jp)', ''],
    ['a\\.x?com', 'com'],
    ['[ab]+\\.c{3}', '.ccc'],
    ['a\\.[bc]*', ''],
    // `a.` is no name, so one `b` is always there.
    ['a\\.b*', 'b'],
    ['a', ''],
  ])('%j ends with %j', (text, ending) => {
    expect(literalSuffixOf(text)).toBe(ending);
  });
});
