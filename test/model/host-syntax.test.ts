import fc from 'fast-check';
import { checkName, type HostProblemCode, parseHost } from '../../lib/model/host-syntax';

const SEED = 20240;
const LONG_LABEL = 'a'.repeat(64);
const LONG_NAME = `${'abcdefg.'.repeat(32)}com`;

const REFUSED: readonly [string, HostProblemCode, readonly string[]][] = [
  ['', 'host-empty', []],
  ['  ', 'host-empty', []],
  [' a.example.com', 'host-blank', ['a.example.com']],
  ['a.example.com\n', 'host-blank', ['a.example.com']],
  ['https://a.b/c', 'host-scheme', ['a.b']],
  ['https://user@a.example.com:8443/c?d#e', 'host-scheme', ['a.example.com']],
  ['wss://*.example.com', 'host-scheme', ['*.example.com']],
  ['https://', 'host-scheme', []],
  ['user@a.example.com', 'host-user-info', ['a.example.com']],
  ['user:secret@a.example.com', 'host-user-info', ['a.example.com']],
  ['yarai.fourteenforty.jp:443', 'host-port', ['yarai.fourteenforty.jp']],
  ['*.example.com:443', 'host-port', ['*.example.com']],
  ['www.bing.com/maps', 'host-path', ['www.bing.com']],
  ['a.example.com/', 'host-path', ['a.example.com']],
  ['a.example.com?x', 'host-path', ['a.example.com']],
  ['a.example.com:443/x', 'host-path', ['a.example.com']],
  ['/x', 'host-path', []],
  ['10.0.0.1', 'host-is-address', []],
  ['10.0.0.0/8', 'host-is-address', []],
  ['10.0.0.1:443', 'host-is-address', []],
  ['1.2.3', 'host-is-address', []],
  ['2130706433', 'host-is-address', []],
  ['::1', 'host-is-address', []],
  ['2001:db8::/32', 'host-is-address', []],
  ['[2001:db8::1]:443', 'host-is-address', []],
  ['fe80::1%eth0', 'host-is-address', []],
  ['https://10.0.0.1/', 'host-scheme', []],
  ['*', 'host-everything', []],
  ['*.', 'host-everything', []],
  ['*example.com', 'host-wildcard-without-dot', ['*.example.com']],
  ['*gstatic.com', 'host-wildcard-without-dot', ['*.gstatic.com']],
  ['*-api.example.com', 'host-wildcard-without-dot', []],
  ['a.*.example.com', 'host-wildcard-place', []],
  ['www.*', 'host-wildcard-place', []],
  ['a*.example.com', 'host-wildcard-place', []],
  ['*.*.example.com', 'host-wildcard-place', ['*.example.com']],
  ['**.example.com', 'host-wildcard-place', []],
  ['.example.com', 'host-leading-dot', ['*.example.com']],
  ['a.example.com.', 'host-trailing-dot', ['a.example.com']],
  ['*.example.com.', 'host-trailing-dot', ['*.example.com']],
  ['localhost', 'host-single-label', []],
  ['*.com', 'host-single-label', []],
  ['.com', 'host-leading-dot', []],
  ['a..example.com', 'host-empty-label', []],
  ['..example.com', 'host-empty-label', []],
  ['*..example.com', 'host-empty-label', []],
  [`${LONG_LABEL}.example.com`, 'host-label-too-long', []],
  [LONG_NAME, 'host-name-too-long', []],
  ['-a.example.com', 'host-label-hyphen', []],
  ['a-.example.com', 'host-label-hyphen', []],
  ['a.example.com, b.example.com', 'host-characters', []],
  ['a b.example.com', 'host-characters', []],
  ['a!.example.com', 'host-characters', []],
  ['a%2e.example.com', 'host-characters', []],
  ['(agent)[0-9]\\.example\\.com', 'host-path', []],
  ['xn--a.example.com', 'host-international', []],
  ['☃\u200d.example.com', 'host-international', []],
  ['日 本.example.jp', 'host-international', []],
  ['a.example.12', 'host-numeric-ending', []],
  ['a.example.0x1', 'host-numeric-ending', []],
];

const anyLabel = fc
  .string({ unit: fc.constantFrom(...'abz019_-'), minLength: 1, maxLength: 8 })
  .filter((label) => !/^-|-$|^xn--/.test(label));
const anyName = fc.array(anyLabel, { minLength: 1, maxLength: 4 }).map((labels) => [...labels, 'com'].join('.'));

describe('reading a host', () => {
  test.each([
    ['a.example.com', 'exact', 'a.example.com'],
    ['A.Example.COM', 'exact', 'a.example.com'],
    ['*.example.com', 'subdomains', 'example.com'],
    ['*.Example.com', 'subdomains', 'example.com'],
    ['日本.example.jp', 'exact', 'xn--wgv71a.example.jp'],
    ['*.例え.jp', 'subdomains', 'xn--r8jz45g.jp'],
    ['xn--wgv71a.example.jp', 'exact', 'xn--wgv71a.example.jp'],
    ['_sip._tls.example.com', 'exact', '_sip._tls.example.com'],
    ['r3---sn-abc.example.com', 'exact', 'r3---sn-abc.example.com'],
    ['3.example.com', 'exact', '3.example.com'],
  ])('%j is %s %s, and keeps what was written', (text, kind, name) => {
    expect(parseHost(text)).toEqual({ ok: true, value: { kind, name, printed: text } });
  });

  test.each(REFUSED)('%j is refused', (text, code, suggestions) => {
    expect(parseHost(text)).toEqual({ ok: false, problem: { code, given: text, suggestions } });
  });

  test('names at the very limits of length are read', () => {
    expect(parseHost(`${'a'.repeat(63)}.example.com`).ok).toBe(true);
    expect(parseHost(`${'abcdefg.'.repeat(31)}abcde`)).toMatchObject({ ok: true });
    expect(`${'abcdefg.'.repeat(31)}abcde`).toHaveLength(253);
  });

  test('every well-formed name reads back as itself, alone and behind a star', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(parseHost(name)).toEqual({ ok: true, value: { kind: 'exact', name, printed: name } });
        expect(parseHost(`*.${name}`)).toEqual({ ok: true, value: { kind: 'subdomains', name, printed: `*.${name}` } });
        expect(checkName(name)).toEqual({ ok: true, value: name });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('arbitrary text never throws; what is read is canonical, what is offered is read', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'aB1.*-_:/@%[] é。'), maxLength: 12 });
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parseHost(text);
        if (read.ok) expect(checkName(read.value.name)).toEqual({ ok: true, value: read.value.name });
        else for (const suggestion of read.problem.suggestions) expect(parseHost(suggestion).ok).toBe(true);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });
});

describe('checking a bare name', () => {
  test.each<[string, HostProblemCode, readonly string[]]>([
    ['A.example.com', 'host-not-canonical', ['a.example.com']],
    ['日本.example.jp', 'host-not-canonical', ['xn--wgv71a.example.jp']],
    ['*.example.com', 'host-wildcard-place', []],
    ['example.com.', 'host-trailing-dot', ['example.com']],
    ['com', 'host-single-label', []],
    ['www.bing.com/maps', 'host-path', ['www.bing.com']],
    ['', 'host-empty', []],
  ])('%j is refused', (name, code, suggestions) => {
    expect(checkName(name)).toEqual({ ok: false, problem: { code, given: name, suggestions } });
  });
});
