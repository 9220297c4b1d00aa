import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { parseSentence, REFUSAL_CODES, type RefusalCode } from '../../lib/diagnostics/parse';
import { parseCidr } from '../../lib/model/addresses';
import { checkName, parseHost } from '../../lib/model/host-syntax';
import type { Parsed } from '../../lib/model/parsed';
import { parsePattern } from '../../lib/model/pattern';
import { parsePorts } from '../../lib/model/ports';
import { tryResolve } from '../../lib/resolve';
import { expectGolden } from '../golden';

/** The refusal of ports that a user supplies. */
function supplied(text: string): Parsed<unknown> {
  const profile = { dataCenter: 'JP', ports: { 'agent-proxy': text } };
  const [issue] = tryResolve(PRODUCTS['endpoint-central-cloud'], profile).issues;
  if (issue?.code !== 'malformed-ports') throw new Error(`'${text}' is not refused as ports`);
  return { ok: false, problem: issue.problem };
}

type Parse = (text: string) => Parsed<unknown>;

/** A text for every refusal; one that is missing does not compile. */
const CASES: Readonly<Record<RefusalCode, readonly [Parse, string]>> = {
  'ports-empty': [parsePorts, ''],
  'ports-blank': [parsePorts, '80 , 443'],
  'ports-leading-zero': [parsePorts, '0443'],
  'ports-out-of-range': [parsePorts, '65536'],
  'ports-descending': [parsePorts, '2000-1000'],
  'ports-not-a-number': [parsePorts, 'https'],
  'application-syntax': [supplied, '443/ht!tps'],
  'address-empty': [parseCidr, ''],
  'address-blank': [parseCidr, ' 10.0.0.1'],
  'address-leading-zero': [parseCidr, '010.0.0.1'],
  'address-host-bits': [parseCidr, '10.0.0.1/24'],
  'address-prefix': [parseCidr, '10.0.0.0/33'],
  'address-netmask': [parseCidr, '10.0.0.0/255.255.255.0'],
  'address-parts': [parseCidr, '1.2.3'],
  'address-octet': [parseCidr, '10.0.0.256'],
  'address-hex-or-octal': [parseCidr, '0x7f.0.0.1'],
  'address-zone': [parseCidr, 'fe80::1%eth0'],
  'address-ipv4-in-ipv6': [parseCidr, '::ffff:10.0.0.1'],
  'address-wildcard': [parseCidr, '173.194.*'],
  'address-range': [parseCidr, '10.0.0.0-10.0.0.255'],
  'address-port': [parseCidr, '10.0.0.1:443'],
  'address-host-name': [parseCidr, 'a.example.com'],
  'address-malformed': [parseCidr, '::1::'],
  'host-empty': [parseHost, ''],
  'host-blank': [parseHost, ' a.example.com'],
  'host-scheme': [parseHost, 'https://a.example.com'],
  'host-user-info': [parseHost, 'user@a.example.com'],
  'host-port': [parseHost, 'a.example.com:443'],
  'host-path': [parseHost, 'a.example.com/c'],
  'host-is-address': [parseHost, '10.0.0.1'],
  'host-everything': [parseHost, '*'],
  'host-wildcard-without-dot': [parseHost, '*example.com'],
  'host-wildcard-place': [parseHost, 'a.*.example.com'],
  'host-leading-dot': [parseHost, '.example.com'],
  'host-trailing-dot': [parseHost, 'a.example.com.'],
  'host-single-label': [parseHost, 'localhost'],
  'host-empty-label': [parseHost, 'a..example.com'],
  'host-label-too-long': [parseHost, `${'a'.repeat(64)}.example.com`],
  'host-name-too-long': [parseHost, `${'abcdefg.'.repeat(32)}example.com`],
  'host-label-hyphen': [parseHost, '-a.example.com'],
  'host-characters': [parseHost, 'a!.example.com'],
  'host-international': [parseHost, 'xn--a.example.com'],
  'host-numeric-ending': [parseHost, 'a.12'],
  'host-not-canonical': [checkName, 'A.example.com'],
  'pattern-empty': [parsePattern, '^$'],
  'pattern-anchor': [parsePattern, '^a|b$'],
  'pattern-lookaround': [parsePattern, '(?=a)b'],
  'pattern-backreference': [parsePattern, '(a)\\1'],
  'pattern-lazy': [parsePattern, 'a+?'],
  'pattern-group': [parsePattern, '(?<name>a)'],
  'pattern-unclosed': [parsePattern, '(a'],
  'pattern-class': [parsePattern, '[]'],
  'pattern-repeat': [parsePattern, 'a{2,1}'],
  'pattern-escape': [parsePattern, '\\n'],
  'pattern-character': [parsePattern, 'a b'],
  'pattern-too-large': [parsePattern, 'a'.repeat(2001)],
};

function refusalOf(code: RefusalCode) {
  const [parse, text] = CASES[code];
  const read = parse(text);
  if (read.ok) throw new Error(`'${text}' is taken`);
  return read.problem;
}

test.each(Object.keys(CASES) as RefusalCode[])('%s is provoked by its text', (code) => {
  expect(refusalOf(code).code).toBe(code);
});

test('every refusal has a case', () => {
  expect(Object.keys(CASES).sort()).toEqual([...REFUSAL_CODES].sort());
});

test('every refusal is said in the words that were reviewed', () => {
  const lines = REFUSAL_CODES.map(
    (code) => `${code.padEnd(26)} ${parseSentence(refusalOf(code)).replace(/a{60,}/g, 'aaa...')}`,
  );
  expectGolden(join(__dirname, 'golden', 'refusals.txt'), lines.join('\n'));
});

test('a suggestion is a form that the parser takes', () => {
  for (const code of REFUSAL_CODES) {
    const [parse] = CASES[code];
    if (parse === supplied) continue;
    for (const form of refusalOf(code).suggestions) expect(parse(form).ok).toBe(true);
  }
});

test('a sentence says the form that was probably meant', () => {
  expect(parseSentence(refusalOf('address-host-bits'))).toBe(
    "'10.0.0.1/24' has host bits set; did you mean 10.0.0.0/24 or 10.0.0.1/32?",
  );
});
