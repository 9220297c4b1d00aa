import {
  type App,
  Aspects,
  CfnOutput,
  CfnParameter,
  CfnResource,
  Fn,
  NestedStack,
  Stack,
  Stage,
  Token,
} from 'aws-cdk-lib';
import { Peer, Port, PrefixList, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import { NetworkChecks, NetworkRequirementsError } from 'portolan/cdk';
import { domainList, lines, prefixList, rules, securityGroup } from './faults';
import { appToCheck, check, type RawResource, type Reported, stackOf } from './synth';

const own = (GroupId: unknown, more: object = {}): RawResource => ({
  Type: 'AWS::EC2::SecurityGroupEgress',
  Properties: { GroupId, IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8', ...more },
});

const words = (findings: readonly Reported[]) => findings.map(({ path, id, says }) => `${path} ${id} ${says}`);

describe('the rules of a security group are counted', () => {
  test('with resources of their own, in any stack of the app', () => {
    const app = appToCheck();
    const first = new Stack(app, 'First');
    const second = new Stack(app, 'Second');
    const group = new CfnResource(first, 'S', {
      type: 'AWS::EC2::SecurityGroup',
      properties: securityGroup(rules(59)).Properties,
    });
    for (const [stack, id] of [
      [first, 'A'],
      [second, 'B'],
    ] as const) {
      const { Type: type, Properties } = own(group.getAtt('GroupId'), { CidrIp: `192.168.${id === 'A' ? 0 : 1}.0/24` });
      new CfnResource(stack, id, { type, properties: Properties });
    }
    expect(words(check(app).findings)).toEqual([
      'First/S security-group-rules SecurityGroupEgress: 61 IPv4 egress rules (with 2 resources of their own), and a security group has at most 60',
    ]);
  });

  test('of a group outside of the app too, by its id, on the first of them', () => {
    const app = appToCheck();
    const rulesOf = (id: string) => Object.fromEntries(rules(61).map((rule, index) => [`R${index}`, own(id, rule)]));
    stackOf(app, rulesOf('sg-1'));
    expect(words(check(app).findings)).toEqual([
      'Stack/R0 security-group-rules 61 IPv4 egress rules (with 61 resources of their own), and a security group has at most 60',
    ]);
  });

  test('by the MaxEntries of a prefix list, and for each range of ports again', () => {
    const app = appToCheck();
    const byList = (FromPort: number) => ({
      IpProtocol: 'tcp',
      FromPort,
      ToPort: FromPort,
      DestinationPrefixListId: { 'Fn::GetAtt': ['L', 'PrefixListId'] },
    });
    stackOf(app, {
      L: prefixList(['10.0.0.0/8'], { MaxEntries: 48 }),
      S: securityGroup([byList(80), byList(443)]),
    });
    expect(words(check(app).findings)).toEqual([
      'Stack/S security-group-rules SecurityGroupEgress: 96 IPv4 egress rules (96 of them by the MaxEntries of prefix lists), and a security group has at most 60',
    ]);
  });

  test('in both families where the peer is a group', () => {
    const app = appToCheck();
    const toGroup = Array.from({ length: 61 }, (_, index) => ({
      IpProtocol: 'tcp',
      FromPort: index + 1,
      ToPort: index + 1,
      DestinationSecurityGroupId: 'sg-2',
    }));
    stackOf(app, { S: securityGroup(toGroup) });
    expect(words(check(app).findings)).toEqual([
      expect.stringContaining('61 IPv4 egress rules'),
      expect.stringContaining('61 IPv6 egress rules'),
    ]);
  });

  test('without what is not known: a list of elsewhere, and what stands under a condition', () => {
    const app = appToCheck();
    const elsewhere = rules(60).map(({ CidrIp: _, ...rule }) => ({ ...rule, DestinationPrefixListId: 'pl-1' }));
    const maybe = { 'Fn::If': ['C', rules(1)[0], { Ref: 'AWS::NoValue' }] };
    stackOf(app, { S: securityGroup([...rules(60), ...elsewhere, maybe]) });
    const conditional = new CfnResource(app.node.findChild('Stack') as Stack, 'R', {
      type: own('').Type,
      properties: own({ 'Fn::GetAtt': ['S', 'GroupId'] }).Properties,
    });
    conditional.addOverride('Condition', 'C');
    expect(words(check(app).findings)).toEqual([]);
  });

  test('up to the figure to which AWS raised the quota', () => {
    const app = appToCheck();
    stackOf(app, { S: securityGroup(rules(121)) });
    expect(words(check(app, { limits: { rulesPerSecurityGroup: 120 } }).findings)).toEqual([
      expect.stringContaining('121 IPv4 egress rules, and a security group has at most 120'),
    ]);
  });
});

test('a limit that AWS does not raise, or that there is not, is refused by name', () => {
  const make = (limits: object) => () => new NetworkChecks({ limits });
  expect(make({ ruleLength: 9000 })).toThrow(NetworkRequirementsError);
  expect(make({ rulesPerSecurityGroups: 120 })).toThrow(
    /'rulesPerSecurityGroups' is no limit.*did you mean rulesPerSecurityGroup\?/,
  );
});

describe('an app is read whole', () => {
  test('with stages, nested stacks, and what nested stacks are passed and give back', () => {
    const app = appToCheck();
    const parent = new Stack(new Stage(app, 'Stage'), 'Parent');
    const child = new NestedStack(parent, 'Child');
    const { Type: type, Properties } = securityGroup(rules(60), { GroupDescription: 'über' });
    const group = new CfnResource(child, 'S', { type, properties: Properties });
    const rule = own(group.getAtt('GroupId'));
    new CfnResource(parent, 'R', { type: rule.Type, properties: rule.Properties });
    const other = new NestedStack(parent, 'Other');
    const twin = own(group.getAtt('GroupId'), { CidrIp: '192.168.0.0/16' });
    new CfnResource(other, 'T', { type: twin.Type, properties: twin.Properties });
    expect(words(check(app).findings)).toEqual([
      'Stage/Parent/Child/S security-group-rules SecurityGroupEgress: 62 IPv4 egress rules (with 2 resources of their own), and a security group has at most 60',
      expect.stringMatching(/^Stage\/Parent\/Child\/S security-group-description GroupDescription: 'über' has 'ü'/),
    ]);
  });

  test('by exports of the same account and region alone', () => {
    const app = appToCheck();
    const exporting = new Stack(app, 'Exporting', { env: { account: '111111111111', region: 'eu-west-1' } });
    const { Type: type, Properties } = securityGroup(rules(60));
    const group = new CfnResource(exporting, 'S', { type, properties: Properties });
    new CfnOutput(exporting, 'Id', { value: group.getAtt('GroupId').toString(), exportName: 'group' });
    const rule = own(Fn.importValue('group'));
    for (const region of ['eu-west-1', 'eu-west-2']) {
      const stack = new Stack(app, region, { env: { account: '111111111111', region } });
      new CfnResource(stack, 'R', { type: rule.Type, properties: rule.Properties });
    }
    expect(words(check(app).findings)).toEqual([
      expect.stringContaining('61 IPv4 egress rules (with 1 resource of their own)'),
    ]);
  });

  test('as it was written: what an override or an Aspect puts there is seen', () => {
    const app = appToCheck();
    const stack = new Stack(app, 'Stack');
    const group = new SecurityGroup(stack, 'Group', {
      vpc: Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'] }),
    });
    Aspects.of(app).add({
      visit: (node) => {
        if (CfnResource.isCfnResource(node) && node.node.path.startsWith(group.node.path)) {
          node.addPropertyOverride('SecurityGroupEgress.0.CidrIp', '10.0.0.1/8');
        }
      },
    });
    expect(words(check(app).findings)).toEqual([expect.stringMatching(/^Stack\/Group\/Resource cidr-host-bits /)]);
  });

  test('without a word on what is known at deployment only', () => {
    const app = appToCheck();
    const stack = new Stack(app, 'Stack');
    const late = new CfnParameter(stack, 'Late', { default: '999.0.0.1/99' }).valueAsString;
    const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
    new CfnResource(stack, 'S', {
      type: 'AWS::EC2::SecurityGroup',
      properties: {
        GroupDescription: late,
        GroupName: late,
        SecurityGroupEgress: [
          {
            CidrIp: late,
            IpProtocol: late,
            FromPort: Token.asNumber({ resolve: () => ({ Ref: 'Late' }) }),
            Description: late,
          },
        ],
        SecurityGroupIngress: { 'Fn::If': ['C', [], []] },
      },
    });
    new CfnRuleGroup(stack, 'R', {
      ruleGroupName: late,
      type: 'STATEFUL',
      capacity: Token.asNumber({ resolve: () => ({ Ref: 'Late' }) }),
      ruleGroup: {
        rulesSource: { rulesSourceList: { generatedRulesType: 'ALLOWLIST', targets: list, targetTypes: ['TLS_SNI'] } },
      },
    });
    new CfnRuleGroup(stack, 'Q', {
      ruleGroupName: 'q',
      type: 'STATEFUL',
      capacity: 1,
      ruleGroup: {
        ruleVariables: { ipSets: { A: { definition: list } } },
        rulesSource: {
          rulesString: `pass tcp $A any -> ${late} 443 (sid:1;)\n${late}\npass tcp $A any -> any 443 (sid:1; msg:"${late}";)`,
        },
      },
    });
    expect(words(check(app).findings)).toEqual([]);
  });
});

describe('rules of Suricata are read', () => {
  test('also where a part of the string is known at deployment only', () => {
    const app = appToCheck();
    const stack = new Stack(app, 'Stack');
    new CfnRuleGroup(stack, 'R', {
      ruleGroupName: 'r',
      type: 'STATEFUL',
      capacity: 10,
      ruleGroup: {
        rulesSource: {
          rulesString: Fn.sub(
            `pass tcp \${AWS::Region} any -> any 443 (sid:1;)\npass tcp 10.0.0.0/33 any -> 10.0.0.1 443 (flow:to_server; sid:2;)\npass tcp any any -> 10.0.0.9 443 (flow:to_server; sid:2;)`,
          ),
        },
      },
    });
    expect(words(check(app).findings)).toEqual([
      "Stack/R cidr-malformed RulesString: line 2 (sid 2): '10.0.0.0/33' has a prefix length that is none; IPv4 has 0 to 32, IPv6 0 to 128",
      'Stack/R rule-sid-duplicate RulesString: line 2, line 3 have the same sid 2',
    ]);
  });

  test('in their structured form too', () => {
    const app = appToCheck();
    const stateful = (...RuleOptions: object[]) => ({
      Action: 'PASS',
      Header: {
        Protocol: 'TCP',
        Source: '$HOME_NET',
        SourcePort: 'ANY',
        Direction: 'FORWARD',
        Destination: '10.0.0.1/8',
        DestinationPort: '443',
      },
      RuleOptions,
    });
    stackOf(app, {
      R: lines(
        '',
        {
          RulesSource: {
            StatefulRules: [
              stateful({ Keyword: 'sid', Settings: ['1'] }, { Keyword: 'flow', Settings: ['to_server'] }),
              stateful({ Keyword: 'sid:1' }),
              stateful({ Keyword: 'msg', Settings: ['"x"'] }),
            ],
          },
        },
        2,
      ),
    });
    expect(words(check(app).findings)).toEqual([
      expect.stringContaining("StatefulRules.0: rule 1 (sid 1): '10.0.0.1/8' has host bits set"),
      expect.stringContaining("StatefulRules.1: rule 2 (sid 1): '10.0.0.1/8' has host bits set"),
      expect.stringContaining("StatefulRules.2: rule 3: '10.0.0.1/8' has host bits set"),
      'Stack/R rule-sid-missing StatefulRules.2: rule 3 has no sid',
      'Stack/R rule-sid-duplicate StatefulRules.1: rule 1, rule 2 have the same sid 1',
      'Stack/R rule-group-capacity Capacity: a capacity of 2, and 3 rules need 3 or more',
    ]);
  });

  test.each([
    'pass tcp 10.0.0.1-10.0.0.9 any -> [10.0.0.0/8, !10.1.0.0/16, 2001:db8::1] [80, 443] (msg:"a(b) \\"c\\"\\; d"; flow:to_server; sid:1; rev:1;)',
    'alert http $HOME_NET any -> $EXTERNAL_NET any (msg:"x"; flow:established,to_server; content:"POST"; http_method; content:"/Gate.php"; http_uri; nocase; pcre:"/^\\/[a-z]{3};\\"$/U"; reference:url,example.com/a;b; classtype:trojan-activity; sid:2000001; rev:3; metadata:created_at 2020_01_01;)',
    'drop tls any any <> any any (tls.cert_subject; content:"CN=Evil.example"; nocase; tls.sni; content:"x|3b 3A|y"; nocase; endswith; sid:4;)',
    'alert dns any any -> any any (dns.query; content:"Example"; nocase; endswith; sid:5;)',
    'not a rule at all',
    'pass tcp any any -> 10.0.0.1 443 (msg:"never closed; sid:6;)',
    'drop quic any any -> any any (sid:7;)',
    'pass icmp any any -> any any (sid:8;)',
  ])('as others write them, without a false finding: %s', (text) => {
    const app = appToCheck();
    stackOf(app, { R: lines(text, { StatefulRuleOptions: undefined }), N: domainList(['.example.com']) });
    expect(words(check(app).findings)).toEqual([]);
  });
});

test('an app of CDK’s own constructs has no finding', () => {
  const app = appToCheck();
  const stack = new Stack(app, 'Stack');
  const vpc = new Vpc(stack, 'Vpc');
  const one = new SecurityGroup(stack, 'One', { vpc, allowAllOutbound: false });
  const other = new SecurityGroup(stack, 'Other', { vpc, allowAllIpv6Outbound: true });
  const list = new PrefixList(stack, 'List', { entries: [{ cidr: '10.0.0.0/8' }] });
  one.connections.allowTo(other, Port.tcpRange(1000, 2000));
  one.connections.allowTo(Peer.prefixList(list.prefixListId), Port.HTTPS);
  one.connections.allowFromAnyIpv4(Port.allIcmp());
  one.connections.allowFromAnyIpv4(Port.icmpType(8));
  other.connections.allowFrom(Peer.ipv6('2001:db8::/32'), Port.udp(53));
  other.connections.allowFrom(Peer.ipv4('10.0.0.0/8'), Port.allTraffic());
  expect(words(check(app).findings)).toEqual([]);
});

test('the checks open and change nothing: the templates are the same with and without', () => {
  const make = (build: (app: App) => void) => {
    const app = appToCheck();
    stackOf(app, { S: securityGroup(), L: prefixList(['10.0.0.0/8']) });
    build(app);
    return app.synth().getStackByName('Stack').template;
  };
  const plain = make(() => undefined);
  const checked = appToCheck();
  stackOf(checked, { S: securityGroup(), L: prefixList(['10.0.0.0/8']) });
  check(checked);
  expect(checked.synth().getStackByName('Stack').template).toEqual(plain);
});
