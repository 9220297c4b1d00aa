import fc from 'fast-check';
import { containsName } from '../../lib/model/name-set';
import { type NameTests, parseSuricata, UnreadableRule } from '../../lib/proof/suricata';
import { intentOfTests, seesCase } from '../../lib/proof/suricata-names';

/** A TLS line of ours with these options in front of its flow. */
function tls(options: string): string {
  return `pass tls $ECC_AGENT any -> any 443 (${options} flow:to_server; msg:"tls"; sid:7; rev:1;)`;
}

function http(options: string): string {
  return `pass http $ECC_AGENT any -> any 80 (${options} flow:to_server; msg:"http"; sid:7; rev:1;)`;
}

function testsOf(line: string): NameTests {
  const { name } = parseSuricata(line);
  if (name === null) throw new Error('the line tests no name');
  return name;
}

function passes(options: string, name: string): boolean {
  return containsName(intentOfTests(testsOf(tls(options))).names, name);
}

describe('the lines that we emit', () => {
  test('an exact name over TLS', () => {
    expect(parseSuricata(tls('tls.sni; content:"a.example.com"; startswith; nocase; endswith;'))).toEqual({
      action: 'pass',
      protocol: 'tls',
      alerts: false,
      from: { kind: 'variable', name: 'ECC_AGENT' },
      to: { kind: 'any' },
      ports: [{ first: 443, last: 443 }],
      name: {
        buffer: 'tls.sni',
        dotprefix: false,
        tests: [{ kind: 'content', text: 'a.example.com', startswith: true, endswith: true, nocase: true }],
      },
      allButTcp: false,
      sid: 7,
    });
  });

  test('a pattern, with the suffix before it that both have to end in', () => {
    const line = tls(
      'tls.sni; content:".example.com"; nocase; endswith; pcre:"/^(?:agent[0-9]{1,2}\\.example\\.com)$/i";',
    );
    expect(testsOf(line).tests).toEqual([
      { kind: 'content', text: '.example.com', startswith: false, endswith: true, nocase: true },
      { kind: 'pcre', expression: '^(?:agent[0-9]{1,2}\\.example\\.com)$', ignoreCase: true },
    ]);
  });

  test('addresses and ports, one or several', () => {
    const line = 'pass tcp [10.0.0.0/8,192.0.2.1] any -> $ECC_DS [80,443,5228:5230] (flow:to_server; sid:1; rev:1;)';
    expect(parseSuricata(line)).toMatchObject({
      from: { kind: 'blocks', cidrs: ['10.0.0.0/8', '192.0.2.1'] },
      to: { kind: 'variable', name: 'ECC_DS' },
      ports: [
        { first: 80, last: 80 },
        { first: 443, last: 443 },
        { first: 5228, last: 5230 },
      ],
      name: null,
    });
  });

  test('the closed tail', () => {
    const line = 'drop ip any any -> any any (ip_proto:!6; flow:to_server; msg:"other protocols"; sid:3; rev:1;)';
    expect(parseSuricata(line)).toMatchObject({ action: 'drop', protocol: 'ip', allButTcp: true, ports: null });
  });

  test('a slash, a semicolon or a quote that is escaped in an expression stands for itself', () => {
    const line = tls('tls.sni; pcre:"/^(?:a\\/b\\;c\\"d)$/i";');
    expect(testsOf(line).tests).toEqual([{ kind: 'pcre', expression: '^(?:a/b;c"d)$', ignoreCase: true }]);
  });
});

describe('what is refused, and in which words', () => {
  const flow = 'flow:to_server; sid:1; rev:1;';
  test.each([
    ['', 'is not `action protocol'],
    [`alert tls any any -> any 443 (${flow})`, "has the action 'alert'"],
    [`pass quic any any -> any 443 (${flow})`, "has the protocol 'quic'"],
    [`pass tcp any 1024 -> any 443 (${flow})`, "tests the source port '1024'"],
    [`pass tcp any any <> any 443 (${flow})`, 'is not `action protocol'],
    [`pass tcp !10.0.0.0/8 any -> any 443 (${flow})`, "has the address '!10.0.0.0/8'"],
    [`pass tcp 10.0.0.1/8 any -> any 443 (${flow})`, "has the address '10.0.0.1/8'"],
    [`pass tcp [] any -> any 443 (${flow})`, "has the address '[]'"],
    [`pass tcp [10.0.0.0/8,$X] any -> any 443 (${flow})`, "has the address '$X'"],
    [`pass tcp any any -> any 70000 (${flow})`, "has the port '70000'"],
    [`pass tcp any any -> any 2000:1000 (${flow})`, "has the port '2000:1000'"],
    [`pass tcp any any -> any !443 (${flow})`, "has the port '!443'"],
    [`drop icmp any any -> any 8 (${flow})`, 'tests a port of icmp'],
    ['pass tcp any any -> any 443 (sid:1; rev:1;)', 'has no flow:to_server'],
    ['pass udp any any -> any 53 (sid:1; rev:1;)', 'has no flow:to_server'],
    ['pass tcp any any -> any 443 (flow:to_server,established; sid:1;)', 'has flow:to_server,established'],
    ['pass tcp any any -> any 443 (flow:to_server;)', 'has no sid'],
    ['pass tcp any any -> any 443 (flow:to_server; sid:0;)', 'has sid:0'],
    ['pass tcp any any -> any 443 (flow:to_server; sid:5000000000;)', 'has sid:5000000000'],
    ['pass tcp any any -> any 443 (flow:to_server; sid:1; sid:2;)', 'has sid:2'],
    [`pass tcp any any -> any 443 (priority:1; ${flow})`, "has the keyword 'priority'"],
    [`pass tcp any any -> any 443 (ip_proto:!6; ${flow})`, 'has ip_proto:!6 in tcp'],
    [`drop ip any any -> any any (ip_proto:!17; ${flow})`, 'has ip_proto:!17 in ip'],
    [`pass udp any any -> any 443 (tls.sni; content:"a.b"; ${flow})`, 'reads tls.sni in udp'],
    [`pass http any any -> any 443 (tls.sni; content:"a.b"; ${flow})`, 'reads tls.sni in http'],
    [`pass tls any any -> any 443 (tls.sni; ${flow})`, 'selects tls.sni and tests nothing in it'],
    [`pass tls any any -> any 443 (content:"a.b"; ${flow})`, 'tests content:"a.b" in no buffer'],
    [`pass tls any any -> any 443 (tls.sni; endswith; content:"a.b"; ${flow})`, 'has endswith behind no content'],
    [`pass tls any any -> any 443 (tls.sni; content:"a.b"; endswith; endswith; ${flow})`, 'has endswith behind no'],
    [`pass tls any any -> any 443 (tls.sni; content:"a.b"; dotprefix; ${flow})`, 'has dotprefix elsewhere'],
    [`pass tls any any -> any 443 (tls.sni; content:!"a.b"; ${flow})`, 'cannot be read from'],
    [`pass tls any any -> any 443 (tls.sni; content:a.b; ${flow})`, 'has content without a quoted text'],
    [`pass tls any any -> any 443 (tls.sni; content:"a|2e|b"; ${flow})`, 'has content:"a|2e|b"'],
    [`pass tls any any -> any 443 (tls.sni; content:"a.b"; depth:3; ${flow})`, "has the keyword 'depth'"],
    [`pass tls any any -> any 443 (tls.sni; pcre:"/a.b/U"; ${flow})`, 'has pcre:"/a.b/U"'],
    [`pass tls any any -> any 443 (tls.sni; dotprefix; pcre:"/a.b/i"; ${flow})`, 'has pcre behind dotprefix'],
    [`pass tls any any -> any 443 (msg:"a;b"; ${flow})`, 'cannot be read from \'msg:"a;b"'],
    [
      `pass http any any -> any 80 (http.host; content:"A.b"; ${flow})`,
      'has the upper-case content:"A.b" in http.host',
    ],
    [`pass http any any -> any 80 (http.host; content:"a.b"; nocase; ${flow})`, 'has nocase in http.host'],
    [`pass http any any -> any 80 (http.host; pcre:"/^a$/i"; ${flow})`, 'has a pcre with i in http.host'],
    [`pass tcp any any -> any 443 (msg:"höher"; ${flow})`, 'is not `action protocol'],
  ])('%s', (line, why) => {
    expect(() => parseSuricata(line)).toThrow(UnreadableRule);
    expect(() => parseSuricata(line)).toThrow(why);
  });

  test('an expression that the model cannot read', () => {
    const line = tls('tls.sni; pcre:"/^(?=a)b\\.example\\.com$/i";');
    expect(() => intentOfTests(testsOf(line))).toThrow(UnreadableRule);
  });
});

describe('the names that a line passes', () => {
  const NAMES = [
    'example.com',
    'a.example.com',
    'x.y.example.com',
    'badexample.com',
    'example.com.evil.org',
    'a.example.com.evil.org',
  ];

  /** As Suricata 7.0.10 answers for crafted packets, in the spelling of the line; no column is about another. */
  test.each([
    ['dotprefix; content:".example.com"; nocase; endswith;', ['example.com', 'a.example.com', 'x.y.example.com']],
    ['content:".example.com"; nocase; endswith;', ['a.example.com', 'x.y.example.com']],
    ['content:"example.com"; startswith; nocase; endswith;', ['example.com']],
    [
      'dotprefix; content:"example.com"; nocase; endswith;',
      ['example.com', 'a.example.com', 'x.y.example.com', 'badexample.com'],
    ],
    ['content:".example.com"; endswith;', ['a.example.com', 'x.y.example.com']],
    ['content:"example.com"; startswith; nocase;', ['example.com', 'example.com.evil.org']],
    ['content:"example.com"; nocase;', NAMES],
    ['dotprefix; content:".example.com"; startswith; nocase;', ['example.com', 'example.com.evil.org']],
    ['content:"EXAMPLE.com"; nocase; endswith; startswith;', ['example.com']],
    ['content:"EXAMPLE.com"; endswith; startswith;', ['example.com']],
    ['pcre:"/^[^.]+\\.example\\.com$/i";', ['a.example.com']],
    ['pcre:"/[^.]+\\.example\\.com$/i";', ['a.example.com', 'x.y.example.com']],
    ['pcre:"/^[^.]+\\.example\\.com/i";', ['a.example.com', 'a.example.com.evil.org']],
    ['pcre:"/^a\\.example\\.com|badexample\\.com$/i";', ['a.example.com', 'badexample.com', 'a.example.com.evil.org']],
    ['content:".example.com"; nocase; endswith; pcre:"/^a/i";', ['a.example.com']],
  ])('%s', (options, passed) => {
    expect(NAMES.filter((name) => passes(`tls.sni; ${options}`, name))).toEqual(passed);
  });

  test.each([
    ['content:"example.com"; startswith; nocase; endswith;', false],
    ['content:"example.com"; startswith; endswith;', true],
    ['content:".7"; endswith;', false],
    ['content:".example.com"; nocase; endswith; pcre:"/^a\\.example\\.com$/i";', false],
    ['content:".example.com"; nocase; endswith; pcre:"/^a\\.example\\.com$/";', true],
    ['content:".example.com"; endswith; pcre:"/^a\\.example\\.com$/i";', true],
  ])('%s passes a client by how it spells the name: %s', (options, regards) => {
    expect(seesCase(testsOf(tls(`tls.sni; ${options}`)))).toBe(regards);
  });

  test('a Host header comes in lower case, however the client spells it', () => {
    expect(seesCase(testsOf(http('http.host; content:"example.com"; startswith; endswith;')))).toBe(false);
  });

  test('a Host header is read like an SNI, in lower case', () => {
    const { names } = intentOfTests(testsOf(http('http.host; content:".example.com"; endswith;')));
    expect(NAMES.filter((name) => containsName(names, name))).toEqual(['a.example.com', 'x.y.example.com']);
  });

  const label = fc.constantFrom('a', 'b', 'ab', 'ba');
  const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
  const text = fc.stringMatching(/^[ab.]{1,5}$/);
  const anchors = fc.record({ startswith: fc.boolean(), endswith: fc.boolean(), dotprefix: fc.boolean() });

  test('are the names whose text, with the dot in front where the line puts one, holds the content where the anchors say', () => {
    fc.assert(
      fc.property(name, fc.array(fc.tuple(text, anchors), { minLength: 1, maxLength: 2 }), (one, contents) => {
        const dotprefix = contents[0]?.[1].dotprefix === true;
        const options = contents.map(
          ([content, { startswith, endswith }]) =>
            ` content:"${content}"; nocase;${startswith ? ' startswith;' : ''}${endswith ? ' endswith;' : ''}`,
        );
        const buffer = dotprefix ? `.${one}` : one;
        const expected = contents.every(([content, { startswith, endswith }]) => {
          if (startswith && endswith) return buffer === content;
          if (startswith) return buffer.startsWith(content);
          return endswith ? buffer.endsWith(content) : buffer.includes(content);
        });
        expect(passes(`tls.sni;${dotprefix ? ' dotprefix;' : ''}${options.join('')}`, one)).toBe(expected);
      }),
      { seed: 20261122, numRuns: 2000 },
    );
  });

  const piece = fc.constantFrom('a', 'b', '\\.', '[ab]', '.', 'a?', 'b*', '(?:a|b)', '(?:a\\.)+');
  const row = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
  const alternative = fc.tuple(fc.constantFrom('', '^'), row, fc.constantFrom('', '$')).map((parts) => parts.join(''));

  test('are the names in which the expression is found, whatever it is anchored by', () => {
    fc.assert(
      fc.property(name, fc.array(alternative, { minLength: 1, maxLength: 3 }), (one, alternatives) => {
        const expression = alternatives.join('|');
        expect(passes(`tls.sni; pcre:"/${expression}/i";`, one)).toBe(new RegExp(expression).test(one));
      }),
      { seed: 20261122, numRuns: 2000 },
    );
  });
});
