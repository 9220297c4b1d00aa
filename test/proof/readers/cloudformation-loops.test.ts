// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::ForEach has placeholders of its own
import { difference, reachOfDeployment } from '../../../lib/audit';
import { readDeployment } from '../../../lib/proof/read-deployment';

const read = (text: string, parameters: Readonly<Record<string, string>> = {}) =>
  readDeployment([{ name: 'a.yaml', text }], { parameters });

const LOOPED = `Transform: AWS::LanguageExtensions
Parameters:
  Teams: { Type: CommaDelimitedList, Default: "Cranes, Lifts" }
  Port: { Type: String, Default: "8443" }
Conditions:
  Fn::ForEach::Kept:
    - Team
    - !Ref Teams
    - Is\${Team}: !Equals ["\${Team}", Cranes]
Resources:
  Fn::ForEach::Groups:
    - Team
    - !Ref Teams
    - \${Team}Group:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: !Ref Team
          SecurityGroupEgress:
            - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
      Fn::ForEach::Ports:
        - Where
        - [10.1.0.0/16, 10.2.0.0/16]
        - \${Team}To&{Where}:
            Type: AWS::EC2::SecurityGroupEgress
            Condition: Is\${Team}
            Properties:
              GroupId: !GetAtt \${Team}Group.GroupId
              IpProtocol: tcp
              FromPort: !Ref Port
              ToPort: !Ref Port
              CidrIp: !Sub \${Where}
`;

const group = (name: string) => `  ${name}Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: ${name}
      SecurityGroupEgress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
`;
const rule = (id: string, cidr: string) => `  ${id}:
    Type: AWS::EC2::SecurityGroupEgress
    Properties: { GroupId: !GetAtt CranesGroup.GroupId, IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: ${cidr} }
`;
const BY_HAND = `Resources:
${group('Cranes')}${group('Lifts')}${rule('CranesTo1010016', '10.1.0.0/16')}${rule('CranesTo1020016', '10.2.0.0/16')}`;

const isSame = (one: string, other: string) =>
  difference(reachOfDeployment(read(one)), reachOfDeployment(read(other))).same;

test('a template with loops is the one that they write out, within one another, in conditions and over parameters', () => {
  const { filters, notUnderstood } = read(LOOPED);
  expect(notUnderstood).toEqual([]);
  expect(filters.map(({ id, rules }) => [id, rules.map(({ name }) => name)])).toEqual(
    read(BY_HAND).filters.map(({ id, rules }) => [id, rules.map(({ name }) => name)]),
  );
  expect(isSame(LOOPED, BY_HAND)).toBe(true);
  expect(isSame(LOOPED.replace('10.2.0.0/16]', '10.3.0.0/16]'), BY_HAND)).toBe(false);
});

test('what a loop writes stands where the loop says it', () => {
  const lines = LOOPED.split('\n');
  const [cranes, lifts] = read(LOOPED).filters;
  const line = (of: string) => lines.findIndex((text) => text.includes(of)) + 1;
  expect([cranes?.place.line, lifts?.place.line]).toEqual([line('${Team}Group:'), line('${Team}Group:')]);
  expect(cranes?.rules[0]?.place?.line).toBe(line('FromPort: 443'));
});

test('a value that was passed is the collection', () => {
  expect(read(LOOPED, { Teams: 'Cranes' }).filters.map(({ id }) => id)).toEqual(['CranesGroup']);
});

test.each([
  [
    'over a list that nobody knows',
    LOOPED.replace(', Default: "Cranes, Lifts"', ''),
    'over what is known at deployment alone',
  ],
  [
    'over what another function makes',
    LOOPED.replace('    - !Ref Teams\n    - ${Team}Group', '    - !Split [",", "a,b"]\n    - ${Team}Group'),
    'over what is known at deployment alone',
  ],
  ['that has no fragment', LOOPED.replace(/ {4}- \$\{Team\}Group:[\s\S]*/, ''), 'that can be read'],
  ['that makes one resource twice', LOOPED.replaceAll('&{Where}', ''), 'makes LiftsTo twice'],
  ['without its transform', LOOPED.replace(/^Transform.*\n/, ''), 'is no resource with a type'],
])('a loop %s is not understood, and no guess', (_, text, why) => {
  const words = read(text).notUnderstood.map((one) => `${one.place.resource} ${one.why}`);
  expect(words.join('\n')).toContain(why);
  expect(words[0]).toMatch(/^Fn::ForEach::/);
});

test('loops that would write more than a template may hold are told so, in bounded time', () => {
  const nested = (depth: number): string =>
    depth === 0
      ? '{ "${A0}${A1}${A2}${A3}${A4}${A5}${A6}": { "Type": "AWS::EC2::SecurityGroup" } }'
      : `{ "Fn::ForEach::L${depth}": ["A${depth - 1}", ${JSON.stringify([...'abcdefghij'])}, ${nested(depth - 1)}] }`;
  const begun = Date.now();
  const { notUnderstood } = read(`{ "Transform": "AWS::LanguageExtensions", "Resources": ${nested(7)} }`);
  expect(notUnderstood.some(({ why }) => why === 'is a loop that makes more than a template may hold')).toBe(true);
  const many = Array.from({ length: 60_000 }, (_, at) => `a${at}`);
  const long = { Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::Long': ['A', many, { '${A}': 0 }] } };
  expect(read(JSON.stringify(long)).filters).toEqual([]);
  expect(Date.now() - begun).toBeLessThan(20_000);
});
