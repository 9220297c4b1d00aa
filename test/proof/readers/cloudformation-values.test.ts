// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub has placeholders of its own
import { isLate } from '../../../lib/proof/readers/late';
import { readTemplate, rulesOf, said, withCidr, withRules } from './reading';

const SECTIONS = {
  Parameters: {
    Known: { Type: 'String', Default: '10.0.0.0/8' },
    Unknown: { Type: 'String' },
    Other: { Type: 'String' },
    List: { Type: 'CommaDelimitedList', Default: '10.1.0.0/16, 10.2.0.0/16' },
    Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1,subnet-2' },
    Secret: { Type: 'String', Default: '10.0.0.0/8', NoEcho: true },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/b' },
    Bits: { Type: 'Number', Default: 24 },
    Flag: { Type: 'String', Default: false },
  },
  Mappings: { Map: { one: { Cidr: '10.3.0.0/16', Cidrs: ['10.4.0.0/16', '10.5.0.0/16'] } } },
  Conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'Known' }, '10.0.0.0/8'] },
    No: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Open: { 'Fn::Equals': [{ Ref: 'Unknown' }, 'x'] },
    Same: { 'Fn::Equals': [{ Ref: 'Unknown' }, { Ref: 'Unknown' }] },
    NeverMind: { 'Fn::Or': [{ Condition: 'Open' }, { Condition: 'Yes' }] },
    Neither: { 'Fn::And': [{ Condition: 'Open' }, { Condition: 'No' }] },
    StillOpen: { 'Fn::And': [{ Condition: 'Open' }, { Condition: 'Yes' }] },
    Flagged: { 'Fn::Equals': [{ Ref: 'Flag' }, 'false'] },
  },
  Resources: {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { Ref: 'Known' } } },
    Circle: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { 'Fn::GetAtt': ['Circle', 'CidrBlock'] } } },
    Address: { Type: 'AWS::EC2::EIP' },
  },
};

function cidrOf(cidr: unknown, parameters?: Readonly<Record<string, string>>): string {
  const declarations = readTemplate(withCidr(cidr, SECTIONS), parameters);
  const [rule] = rulesOf(declarations);
  const text = rule === undefined ? 'no rule' : said(rule).replace('egress tcp 443-443 ', '');
  return declarations.notUnderstood.length === 0 ? text : `${text}: ${declarations.notUnderstood[0]?.why}`;
}

describe('what the template itself says is known', () => {
  test.each<[unknown, string]>([
    [{ Ref: 'Known' }, '10.0.0.0/8'],
    [{ 'Fn::Sub': '10.0.0.0/${Bits}' }, '10.0.0.0/24'],
    [{ 'Fn::Sub': '${!Known}/${ Bits }' }, '${Known}/24'],
    [
      { 'Fn::Sub': ['${A}/${Bits}', { A: { 'Fn::Select': [0, { 'Fn::Split': ['/', { Ref: 'Known' }] }] } }] },
      '10.0.0.0/24',
    ],
    [{ 'Fn::Sub': '${Network.CidrBlock}' }, '10.0.0.0/8'],
    [{ 'Fn::Join': ['/', ['10.0.0.0', { Ref: 'Bits' }]] }, '10.0.0.0/24'],
    [{ 'Fn::Join': ['', [{ Ref: 'AWS::NoValue' }, '10.0.0.0', '/8']] }, '10.0.0.0/8'],
    [{ 'Fn::Select': ['1', { Ref: 'List' }] }, '10.2.0.0/16'],
    [{ 'Fn::FindInMap': ['Map', 'one', 'Cidr'] }, '10.3.0.0/16'],
    [{ 'Fn::FindInMap': ['Map', 'two', 'Cidr', { DefaultValue: { Ref: 'Known' } }] }, '10.0.0.0/8'],
    [{ 'Fn::Select': [1, { 'Fn::FindInMap': ['Map', 'one', 'Cidrs'] }] }, '10.5.0.0/16'],
    [{ 'Fn::If': ['Yes', '10.6.0.0/16', { Ref: 'Unknown' }] }, '10.6.0.0/16'],
    [{ 'Fn::If': ['No', { Ref: 'Unknown' }, '10.6.0.0/16'] }, '10.6.0.0/16'],
    [{ 'Fn::If': ['Same', 'a', 'b'] }, 'a'],
    [{ 'Fn::If': ['NeverMind', 'a', 'b'] }, 'a'],
    [{ 'Fn::If': ['Neither', 'a', 'b'] }, 'b'],
    [{ 'Fn::If': ['Flagged', 'a', 'b'] }, 'a'],
    [{ 'Fn::GetAtt': ['Network', 'CidrBlock'] }, '10.0.0.0/8'],
    [{ 'Fn::GetAtt': 'Network.CidrBlock' }, '10.0.0.0/8'],
    [{ 'Fn::Base64': 'abc' }, 'YWJj'],
    // 8 host bits are blocks of /24, 64 of an IPv6 block are /64.
    [{ 'Fn::Select': [1, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Network', 'CidrBlock'] }, 2, '8'] }] }, '10.0.1.0/24'],
    [{ 'Fn::Select': [5, { 'Fn::Cidr': ['192.168.0.0/24', 6, 5] }] }, '192.168.0.160/27'],
    [{ 'Fn::Select': ['3', { 'Fn::Cidr': ['2001:db8::/56', 4, 64] }] }, '2001:db8:0:3::/64'],
  ])('%j', (cidr, expected) => {
    expect(cidrOf(cidr)).toBe(expected);
  });

  test('and what is passed goes before what is the default, for pseudo-parameters as well', () => {
    expect(cidrOf({ Ref: 'Known' }, { Known: '10.9.0.0/16' })).toBe('10.9.0.0/16');
    expect(cidrOf({ 'Fn::Sub': '${Unknown}-${AWS::Region}' }, { Unknown: 'x', 'AWS::Region': 'eu-west-1' })).toBe(
      'x-eu-west-1',
    );
    expect(cidrOf({ Ref: 'Secret' }, { Secret: '10.9.0.0/16' })).toBe('10.9.0.0/16');
  });
});

describe('what the deployment alone says is late, and nothing is guessed', () => {
  test.each<[unknown, string]>([
    [{ Ref: 'Unknown' }, '<parameter Unknown>'],
    [{ Ref: 'Secret' }, '<parameter Secret>'],
    [{ Ref: 'Stored' }, '<parameter Stored>'],
    [{ Ref: 'AWS::Region' }, '<AWS::Region>'],
    [{ Ref: 'Address' }, '<Address>'],
    [{ 'Fn::GetAtt': ['Address', 'AllocationId'] }, '<Address.AllocationId>'],
    [{ 'Fn::GetAtt': ['Circle', 'CidrBlock'] }, '<Circle.CidrBlock>'],
    [{ 'Fn::Sub': '${Unknown}/32' }, '<{"Fn::Sub":"${Unknown}/32"}>'],
    [{ 'Fn::Join': ['/', [{ Ref: 'Unknown' }, '8']] }, '<{"Fn::Join":["/",[{"Ref":"Unknown"},"8"]]}>'],
    [{ 'Fn::ImportValue': 'cidr' }, '<{"Fn::ImportValue":"cidr"}>'],
    [
      { 'Fn::Select': [0, { 'Fn::Cidr': [{ Ref: 'Unknown' }, 2, 8] }] },
      '<{"Fn::Select":[0,{"Fn::Cidr":[{"Ref":"Unknown"},2,8]}]}>',
    ],
    [
      // A /24 holds no two blocks of /24.
      { 'Fn::Select': [0, { 'Fn::Cidr': ['10.0.0.0/24', 2, 8] }] },
      '<{"Fn::Select":[0,{"Fn::Cidr":["10.0.0.0/24",2,8]}]}>',
    ],
    [
      { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Cidr'] },
      '<{"Fn::FindInMap":["Map",{"Ref":"AWS::Region"},"Cidr"]}>',
    ],
    ['{{resolve:ssm:/a/b:1}}', '<"{{resolve:ssm:/a/b:1}}">'],
  ])('%j', (cidr, expected) => {
    expect(cidrOf(cidr)).toBe(expected);
  });

  test.each<[unknown, string]>([
    [{ Ref: 'Nobody' }, 'refers to "Nobody", which the template does not hold'],
    [{ 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'refers to "Nobody", which the template does not hold'],
    [{ 'Fn::FindInMap': ['Map', 'two', 'Cidr'] }, 'looks for what the map does not hold'],
    [{ 'Fn::FindInMap': ['Map', '__proto__', 'constructor'] }, 'looks for what the map does not hold'],
    [{ 'Fn::Select': [7, { Ref: 'List' }] }, 'selects what the list does not hold'],
    [{ 'Fn::If': ['Nobody', 'a', 'b'] }, 'names a condition that the template does not hold'],
    [{ 'Fn::Transform': { Name: 'AWS::Include' } }, 'stands for what a macro or another function makes of it'],
    [{ 'Fn::Made': 'up' }, 'stands for what a macro or another function makes of it'],
    [{ a: 1 }, 'is no text'],
  ])('and is said where it is not understood: %j', (cidr, why) => {
    expect(cidrOf(cidr)).toMatch(new RegExp(`: ${why.replace(/[".*]/g, '\\$&')}$`));
  });
});

describe('a condition that nobody can know', () => {
  const OTHER = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '10.0.0.0/8' };
  const said_ = (rules: unknown) => rulesOf(readTemplate(withRules(rules, SECTIONS))).map(said);

  test('leaves each rule of both sides uncertain', () => {
    const both = { 'Fn::If': ['Open', [OTHER], [{ ...OTHER, CidrIp: '10.1.0.0/16' }, OTHER]] };
    expect(said_(both)).toEqual([
      'maybe egress tcp 80-80 10.0.0.0/8',
      'maybe egress tcp 80-80 10.1.0.0/16',
      'maybe egress tcp 80-80 10.0.0.0/8',
      'maybe egress -1 0.0.0.0/0, ::/0',
    ]);
    expect(said_([OTHER, { 'Fn::If': ['StillOpen', { ...OTHER, CidrIp: '::/0' }, { Ref: 'AWS::NoValue' }] }])).toEqual([
      'egress tcp 80-80 10.0.0.0/8',
      'maybe egress tcp 80-80 ::/0',
    ]);
  });

  test('leaves a rule uncertain of which a peer hangs on it, and a port late', () => {
    const peers = { ...OTHER, CidrIp: { 'Fn::If': ['Open', '10.1.0.0/16', '10.2.0.0/16'] } };
    expect(said_([OTHER, peers])[1]).toBe('maybe egress tcp 80-80 10.1.0.0/16, 10.2.0.0/16');
    const [rule] = rulesOf(readTemplate(withRules([{ ...OTHER, FromPort: { 'Fn::If': ['Open', 1, 2] } }], SECTIONS)));
    expect(isLate(rule?.fromPort)).toBe(true);
  });

  test('takes what stands under it out where it is false', () => {
    expect(said_([OTHER, { 'Fn::If': ['No', OTHER, { Ref: 'AWS::NoValue' }] }])).toHaveLength(1);
  });
});

describe('what goes round in circles or grows without end', () => {
  test('is bounded and said', () => {
    const Conditions = {
      A: { 'Fn::Not': [{ Condition: 'B' }] },
      B: { 'Fn::Or': [{ Condition: 'A' }, { Condition: 'A' }] },
      ...Object.fromEntries(
        Array.from({ length: 1000 }, (_, at) => [
          `C${at}`,
          at === 0
            ? { 'Fn::Equals': ['a', 'a'] }
            : { 'Fn::And': [{ Condition: `C${at - 1}` }, { Condition: `C${at - 1}` }] },
        ]),
      ),
    };
    const { notUnderstood } = readTemplate(withCidr({ 'Fn::If': ['A', '10.0.0.0/8', 'x'] }, { Conditions }));
    expect(notUnderstood.map(({ why }) => why)).toEqual(['is a condition that hangs on itself']);
    const chain = readTemplate(withCidr({ 'Fn::If': ['C999', '10.0.0.0/8', 'x'] }, { Conditions }));
    expect(rulesOf(chain).map(said)).toEqual(['egress tcp 443-443 10.0.0.0/8']);
  });

  test('makes no more text than a template may', () => {
    let text: unknown = 'x'.repeat(100);
    for (let at = 0; at < 40; at += 1) text = { 'Fn::Sub': ['${A}${A}', { A: text }] };
    const { notUnderstood } = readTemplate(withCidr(text));
    expect(notUnderstood.map(({ why }) => why)).toEqual(['makes more text than a template may']);
  });
});
