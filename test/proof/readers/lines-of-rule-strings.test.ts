// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub has placeholders of its own
import { readDeployment } from '../../../lib/proof/read-deployment';

const SID = /sid:(\d+);/;

/** A policy over one rule group whose lines are said in this way; the rules that have a sid, and the lines on which they stand. */
function read(said: string) {
  const text = `Parameters:
  Net: { Type: String, Default: 10.0.0.0/8 }
  Two: { Type: String, Default: "tls\\n" }
Resources:
  Lines:
    Type: AWS::NetworkFirewall::RuleGroup
    Properties:
      Type: STATEFUL
      RuleGroup:
        RulesSource:
          RulesString: ${said}
  Policy:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicy:
        StatelessDefaultActions: ['aws:forward_to_sfe']
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe']
        StatefulRuleGroupReferences: [{ ResourceArn: !GetAtt Lines.RuleGroupArn }]
`;
  const { filters, notUnderstood } = readDeployment([{ name: 'a.yaml', text }]);
  const lines = text.split('\n');
  const rules = filters.flatMap((one) => one.rules.filter(({ sid }) => sid !== undefined));
  return {
    key: lines.findIndex((line) => line.includes('RulesString')) + 1,
    lines: new Map(rules.map(({ sid, place }) => [String(sid), place?.line])),
    written: new Map(lines.flatMap((line, at) => (SID.test(line) ? [[SID.exec(line)?.[1], at + 1] as const] : []))),
    notUnderstood,
  };
}

test.each([
  [
    'a literal block',
    [
      '| # of the office',
      '',
      '# names',
      'pass tls any any -> any 443 (sid:1;)',
      'drop udp any any -> any any (sid:2;)',
    ],
  ],
  [
    'a block that is kept or stripped',
    ['|-', 'pass tls any any -> any 443 (sid:1;)', 'pass tls any any -> any 444 (sid:2;)'],
  ],
  [
    'a block with a function',
    ['!Sub |', 'pass tls ${Net} any -> any 443 (sid:1;)', 'pass tls any any -> ${Net} 444 (sid:2;)'],
  ],
])('a line of %s stands on its own line of the file', (_, [head = '', ...block]) => {
  const { lines, written } = read([head, ...block.map((line) => `            ${line}`)].join('\n'));
  expect(lines.size).toBe(2);
  expect(lines).toEqual(written);
});

test('a line that goes on behind a backslash stands where it begins', () => {
  const { key, lines } = read(
    '|\n            pass tls any any -> \\\n              any 443 (sid:1;)\n            pass tls any any -> any 444 (sid:2;)',
  );
  expect([...lines]).toEqual([
    ['1', key + 1],
    ['2', key + 3],
  ]);
});

test('what is not understood of a line is told at that line', () => {
  const { key, notUnderstood } = read(
    '|\n            pass tls any any -> any 443 (sid:1;)\n            pass tls any any -> any 444 (foo:1; sid:2;)',
  );
  expect(notUnderstood.map(({ place, text }) => [place.line, text])).toEqual([
    [key + 2, 'pass tls any any -> any 444 (foo:1; sid:2;)'],
  ]);
});

test.each([
  ['in quotes', '"pass tls any any -> any 443 (sid:1;)\\npass tls any any -> any 444 (sid:2;)"'],
  [
    'of a function that joins',
    '!Join ["\\n", ["pass tls any any -> any 443 (sid:1;)", "pass tls any any -> any 444 (sid:2;)"]]',
  ],
  [
    'with a value that has lines itself',
    '!Sub |\n            pass ${Two} any any -> any 443 (sid:1;)\n            pass tls any any -> any 444 (sid:2;)',
  ],
])('lines %s stand where their key does', (_, said) => {
  const { key, lines } = read(said);
  expect(lines.size).toBeGreaterThan(0);
  expect(new Set(lines.values())).toEqual(new Set([key]));
});
