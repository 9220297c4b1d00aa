// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub has placeholders of its own
import { isCloudFormation } from '../../../lib/proof/readers/cloudformation';
import { isLate } from '../../../lib/proof/readers/late';
import { readTemplate, rulesOf, said, withCidr, withRules } from './reading';

const TO_WEB = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '192.0.2.0/24' };
const EVERYTHING = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };
const OUT_OF = (group: unknown, rule: object = TO_WEB, more: object = {}) => ({
  Type: 'AWS::EC2::SecurityGroupEgress',
  Properties: { GroupId: group, ...rule },
  ...more,
});

describe('a template is known by its resources', () => {
  test.each<[unknown, boolean]>([
    [{ Resources: { A: { Type: 'AWS::S3::Bucket' } } }, true],
    [{ AWSTemplateFormatVersion: '2010-09-09', Resources: {} }, true],
    [{ Resources: { A: { Type: 'Custom::Thing' } } }, true],
    [{ Resources: { A: { Type: 'thing' } } }, false],
    [{ resources: [{ type: 'Microsoft.Network/networkSecurityGroups' }] }, false],
    [{ SecurityGroups: [] }, false],
    [[], false],
    [null, false],
    ['Resources', false],
  ])('%j: %s', (value, is) => {
    expect(isCloudFormation(value)).toBe(is);
  });
});

describe("EC2's own rule, which lets everything out", () => {
  const group = (rules: unknown, resources: object = {}, sections: object = {}) =>
    readTemplate(withRules(rules, { ...sections, Resources: resources })).aws.securityGroups.find(
      ({ id }) => id === 'Group',
    );

  test('stands where the template says nothing of egress, or an empty list', () => {
    expect(group(undefined)).toMatchObject({ egressByDefault: true, rules: [] });
    expect(group([])).toMatchObject({ egressByDefault: true, rules: [] });
  });

  test('stands not where a rule is given, in the group or as a resource of its own', () => {
    expect(group([TO_WEB])?.egressByDefault).toBe(false);
    const separate = group(undefined, { Out: OUT_OF({ Ref: 'Group' }) });
    expect(separate).toMatchObject({ egressByDefault: false, rules: [{ name: 'Out', direction: 'egress' }] });
    expect(separate?.rules.map(said)).toEqual(['egress tcp 443-443 192.0.2.0/24']);
  });

  test('may stand where every rule hangs on what nobody knows', () => {
    const open = { Parameters: { P: { Type: 'String' } }, Conditions: { Open: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } } };
    const uncertain = group(undefined, { Out: OUT_OF({ Ref: 'Group' }, TO_WEB, { Condition: 'Open' }) }, open);
    expect(uncertain?.egressByDefault).toBe(false);
    expect(uncertain?.rules.map(said)).toEqual([
      'maybe egress tcp 443-443 192.0.2.0/24',
      'maybe egress -1 0.0.0.0/0, ::/0',
    ]);
  });

  test('takes a like rule of the template with it where another is a resource of its own', () => {
    expect(group([EVERYTHING])?.rules.map(said)).toEqual(['egress -1 0.0.0.0/0']);
    expect(group([EVERYTHING, TO_WEB], { Out: OUT_OF({ Ref: 'Group' }) })?.rules.map(said)).toEqual([
      'maybe egress -1 0.0.0.0/0',
      'egress tcp 443-443 192.0.2.0/24',
      'egress tcp 443-443 192.0.2.0/24',
    ]);
  });
});

describe('a rule that is a resource of its own', () => {
  const Group = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'named', GroupDescription: 'x' } };

  test.each<[string, unknown]>([
    ['Ref', { Ref: 'Group' }],
    ['GetAtt', { 'Fn::GetAtt': ['Group', 'GroupId'] }],
    ['Sub', { 'Fn::Sub': ['${G}', { G: 'named' }] }],
    ['its name', 'named'],
  ])('belongs to the group that it names by %s', (_, reference) => {
    const { aws } = readTemplate({ Resources: { Out: OUT_OF(reference), Group } });
    expect(aws.securityGroups).toMatchObject([{ id: 'Group', aliases: ['named'], rules: [{ name: 'Out' }] }]);
  });

  test('makes a group of its own where the template does not hold that', () => {
    const { aws, notUnderstood } = readTemplate({
      Parameters: { Elsewhere: { Type: 'AWS::EC2::SecurityGroup::Id' } },
      Resources: { A: OUT_OF('sg-1'), B: OUT_OF({ Ref: 'Elsewhere' }), C: OUT_OF('sg-1') },
    });
    expect(notUnderstood).toEqual([]);
    expect(aws.securityGroups).toMatchObject([
      { id: 'sg-1', egressByDefault: false, rules: [{ name: 'A' }, { name: 'C' }], place: { resource: 'A' } },
      { id: 'parameter Elsewhere', egressByDefault: false, rules: [{ name: 'B' }] },
    ]);
  });

  test('leaves its group open by what is wrong with it', () => {
    const rule = { ...TO_WEB, FromPort: 'https' };
    const { notUnderstood } = readTemplate({ Resources: { Group, Out: OUT_OF({ Ref: 'Group' }, rule) } });
    expect(notUnderstood).toMatchObject([
      { filter: 'Group', rule: 'Out', why: 'is no whole number', text: '"https"', place: { resource: 'Out' } },
    ]);
  });

  test('is not there where its condition is false', () => {
    const no = { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } };
    const { aws } = readTemplate({
      ...no,
      Resources: { Group, Out: OUT_OF({ Ref: 'Group' }, TO_WEB, { Condition: 'No' }) },
    });
    expect(aws.securityGroups).toMatchObject([{ egressByDefault: true, rules: [] }]);
    const gone = readTemplate({ ...no, Resources: { Group: { ...Group, Condition: 'No' } } });
    expect(gone.aws.securityGroups).toEqual([]);
  });
});

describe('the peers of a rule', () => {
  const peer = (properties: object, direction = 'Ingress') =>
    rulesOf(
      readTemplate({
        Resources: {
          Other: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'other', GroupDescription: 'x' } },
          List: { Type: 'AWS::EC2::PrefixList', Properties: { Entries: [{ Cidr: '192.0.2.0/24' }] } },
          Balancer: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer' },
          Group: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: { [`SecurityGroup${direction}`]: { IpProtocol: -1, ...properties } },
          },
        },
      }),
    )[0]?.peers;

  test.each<[object, object]>([
    [{ CidrIp: '192.0.2.1/32' }, { kind: 'cidr', cidr: '192.0.2.1/32' }],
    [{ CidrIpv6: '::/0' }, { kind: 'cidr', cidr: '::/0' }],
    [{ SourceSecurityGroupId: { Ref: 'Other' } }, { kind: 'group', group: 'Other' }],
    [{ SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'GroupId'] } }, { kind: 'group', group: 'Other' }],
    [
      { SourceSecurityGroupName: 'other', SourceSecurityGroupOwnerId: '1' },
      { kind: 'group', group: 'other' },
    ],
    [{ SourceSecurityGroupId: 'sg-1' }, { kind: 'group', group: 'sg-1' }],
    [{ SourcePrefixListId: { Ref: 'List' } }, { kind: 'prefixList', list: 'List' }],
    [{ SourcePrefixListId: { 'Fn::GetAtt': ['List', 'PrefixListId'] } }, { kind: 'prefixList', list: 'List' }],
    [{ SourceSecurityGroupId: { 'Fn::GetAtt': ['Other', 'VpcId'] } }, { kind: 'group', group: { id: 'Other.VpcId' } }],
    [{ SourceSecurityGroupId: { Ref: 'Balancer' } }, { kind: 'group', group: { id: 'Balancer' } }],
  ])('%j', (properties, expected) => {
    expect(peer(properties)).toMatchObject([expected]);
  });

  test('are none where none is given, which EC2 refuses', () => {
    expect(peer({})).toEqual([]);
    expect(peer({ SourceSecurityGroupId: { Ref: 'Other' } }, 'Egress')).toEqual([]);
  });
});

describe('what cannot be made out', () => {
  test('of a whole list of rules is a rule that may be any', () => {
    const { aws, notUnderstood } = readTemplate(withRules({ 'Fn::Transform': { Name: 'AWS::Include' } }));
    expect(aws.securityGroups[0]?.rules.map(said)).toEqual([
      'maybe egress -1 0.0.0.0/0, ::/0',
      'maybe egress -1 0.0.0.0/0, ::/0',
    ]);
    expect(notUnderstood.map(({ filter }) => filter)).toEqual(['Group', 'Group']);
  });

  test('is said with its line, and with no more of its text than fits a line', () => {
    const text = `Resources:\n  Group:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: 1\n          ToPort: [${'x, '.repeat(500)}]\n          CidrIp: ::/0\n`;
    const [fault] = readTemplate(text).notUnderstood;
    expect(fault?.place).toEqual({
      file: 'template.yaml',
      resource: 'Group',
      pointer: '/Resources/Group/Properties/SecurityGroupIngress/0/ToPort',
      line: 8,
    });
    expect(fault?.text.length).toBeLessThan(210);
  });

  test('is what may hold filters and does not show them', () => {
    const { notUnderstood } = readTemplate({
      Transform: ['AWS::Serverless-2016-10-31', 'Mine'],
      Resources: {
        Inner: { Type: 'AWS::CloudFormation::Stack' },
        Part: { Type: 'Mine::Net::Groups::MODULE' },
        Acl: { Type: 'AWS::EC2::NetworkAcl' },
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Nobody' } } },
        'Fn::ForEach::Groups': ['Name', ['a'], {}],
        Nothing: null,
      },
    });
    expect(notUnderstood.map(({ place, why, filter }) => `${place.resource} ${why} ${filter}`)).toEqual([
      ' is a macro, which may make anything of the template null',
      'Inner is a stack of its own, which the file does not hold null',
      'Part is a module, whose resources the file does not hold null',
      'Acl is a network ACL, which is not read: it may close more null',
      'Fn::ForEach::Groups is no resource with a type null',
      'Nothing is no resource with a type null',
    ]);
  });
});

describe('the other services', () => {
  test('a list whose entries are known at deployment has none, one with none has an empty list', () => {
    const { aws } = readTemplate({
      Parameters: { Entries: { Type: 'String' } },
      Resources: {
        Late: { Type: 'AWS::EC2::PrefixList', Properties: { PrefixListName: 'late', Entries: { Ref: 'Entries' } } },
        Empty: { Type: 'AWS::EC2::PrefixList', Properties: { PrefixListName: 'empty' } },
        File: { Type: 'AWS::Route53Resolver::FirewallDomainList', Properties: { DomainFileUrl: 's3://x/y' } },
      },
    });
    expect(aws.prefixLists.map(({ cidrs, aliases }) => [cidrs, aliases])).toEqual([
      [null, ['late']],
      [[], ['empty']],
    ]);
    expect(aws.domainLists.map(({ domains }) => domains)).toEqual([null]);
  });

  test('lines with a value that nobody knows are late as a whole', () => {
    const rules = (text: unknown) =>
      readTemplate({
        Resources: {
          Rules: {
            Type: 'AWS::NetworkFirewall::RuleGroup',
            Properties: { RuleGroup: { RulesSource: { RulesString: text } } },
          },
        },
      }).aws.ruleGroups[0]?.source;
    expect(rules({ 'Fn::Join': ['\n', ['a', 'b']] })).toMatchObject({ kind: 'lines', text: 'a\nb' });
    const late = rules({ 'Fn::Sub': 'pass tls any any -> any any (content:"s3.${AWS::Region}.example"; sid:1;)' });
    expect(late?.kind === 'lines' && isLate(late.text)).toBe(true);
  });
});

describe('hostile templates', () => {
  test('are read in bounded time', () => {
    const rules = Array.from({ length: 50_000 }, (_, at) => ({ ...TO_WEB, FromPort: at % 65536, ToPort: at % 65536 }));
    const begun = Date.now();
    expect(rulesOf(readTemplate(withRules(rules)))).toHaveLength(50_000);
    const separate = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [`Out${at}`, OUT_OF({ Ref: 'Group' })]),
    );
    expect(rulesOf(readTemplate(withRules([], { Resources: separate })))).toHaveLength(5_000);
    expect(Date.now() - begun).toBeLessThan(30_000);
  });

  test('in which one list stands everywhere are not written out without end', () => {
    const Mappings = { Map: { all: { Rules: Array.from({ length: 1000 }, () => TO_WEB) } } };
    const Parameters = { Names: { Type: 'CommaDelimitedList', Default: 'a,'.repeat(1_000) } };
    const egress = { SecurityGroupEgress: { 'Fn::FindInMap': ['Map', 'all', 'Rules'] } };
    const ingress = { SecurityGroupIngress: { CidrIp: { 'Fn::Select': [7, { Ref: 'Names' }] } } };
    const groups = Array.from({ length: 300 }, (_, at) => [
      `Group${at}`,
      { Type: 'AWS::EC2::SecurityGroup', Properties: { ...egress, ...ingress } },
    ]);
    const { notUnderstood } = readTemplate({ Mappings, Parameters, Resources: Object.fromEntries(groups) });
    expect(notUnderstood.map(({ why }) => why)).toContain('is a list that stands in too many places');
  });

  test('touch no prototype, and have names like any other', () => {
    const text =
      '{"Resources": {"__proto__": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"__proto__": 1}}, "constructor": {"Type": "__proto__"}, "Out": {"Type": "AWS::EC2::SecurityGroupEgress", "Properties": {"GroupId": {"Ref": "__proto__"}, "IpProtocol": "-1", "CidrIp": {"Ref": "constructor"}}}}}';
    const { aws, notUnderstood } = readTemplate(text);
    expect(notUnderstood).toEqual([]);
    expect(aws.securityGroups.map(({ id, rules }) => [id, rules.map(said)])).toEqual([
      ['__proto__', ['egress -1 <constructor>']],
    ]);
    expect(readTemplate(withCidr({ Ref: 'toString' })).notUnderstood).toHaveLength(1);
  });

  test.each([1, 'x', [], null, { a: 1 }, [[[]]], { Ref: 1 }, { 'Fn::If': 1 }, { 'Fn::GetAtt': [] }, { 'Fn::Sub': [] }])(
    'never make the reader throw: %j everywhere',
    (odd) => {
      const sections = { Parameters: odd, Mappings: odd, Conditions: odd, Transform: odd, Outputs: odd };
      const types = ['EC2::SecurityGroup', 'EC2::SecurityGroupEgress', 'EC2::PrefixList', 'NetworkFirewall::RuleGroup'];
      const more = [
        'NetworkFirewall::FirewallPolicy',
        'Route53Resolver::FirewallRuleGroup',
        'Route53Resolver::FirewallDomainList',
      ];
      const names = [
        'SecurityGroupIngress',
        'RuleGroup',
        'FirewallPolicy',
        'FirewallRules',
        'Entries',
        'Domains',
        'GroupId',
      ];
      const properties = [
        odd,
        Object.fromEntries(names.map((name) => [name, odd])),
        Object.fromEntries(names.map((name) => [name, [odd]])),
      ];
      for (const Properties of properties) {
        const resources = [...types, ...more].map((type) => [
          type,
          { Type: `AWS::${type}`, Properties, Condition: odd },
        ]);
        expect(() => readTemplate({ ...sections, Resources: Object.fromEntries(resources) })).not.toThrow();
      }
      expect(() => readTemplate({ ...sections, Resources: odd })).not.toThrow();
    },
  );
});
