import { isAwsDeployed, readAwsDeployed } from '../../../lib/proof/readers/aws-deployed';
import { parsed, rulesOf, said } from './reading';

const read = (...values: readonly unknown[]) =>
  readAwsDeployed(values.map((value, at) => parsed(JSON.stringify(value, null, 2), `output-${at}.json`)));

/** As `describe-security-groups` prints it. */
const GROUPS = {
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          UserIdGroupPairs: [],
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
        },
      ],
      Tags: [],
      VpcId: 'vpc-1',
      SecurityGroupArn: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
      OwnerId: '111122223333',
      GroupName: 'web',
      Description: 'web',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          UserIdGroupPairs: [{ UserId: '111122223333', GroupId: 'sg-2', Description: 'of the balancer' }],
          IpRanges: [{ Description: 'office', CidrIp: '192.0.2.0/24' }, { CidrIp: '198.51.100.0/24' }],
          Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
          PrefixListIds: [{ PrefixListId: 'pl-1' }],
        },
        {
          IpProtocol: 'icmp',
          FromPort: 8,
          ToPort: -1,
          UserIdGroupPairs: [],
          IpRanges: [],
          Ipv6Ranges: [],
          PrefixListIds: [],
        },
      ],
    },
  ],
};

const RULES = {
  SecurityGroupRules: [
    {
      SecurityGroupRuleId: 'sgr-1',
      GroupId: 'sg-1',
      GroupOwnerId: '111122223333',
      IsEgress: false,
      IpProtocol: 'udp',
      FromPort: 53,
      ToPort: 53,
      ReferencedGroupInfo: { GroupId: 'sg-3', UserId: '111122223333' },
      Tags: [],
    },
    {
      SecurityGroupRuleId: 'sgr-2',
      GroupId: 'sg-4',
      IsEgress: true,
      IpProtocol: '-1',
      FromPort: -1,
      ToPort: -1,
      CidrIpv4: '0.0.0.0/0',
    },
    {
      SecurityGroupRuleId: 'sgr-3',
      GroupId: 'sg-4',
      IsEgress: true,
      IpProtocol: 'tcp',
      FromPort: 1,
      ToPort: 2,
      PrefixListId: 'pl-1',
    },
  ],
};

const LISTS = {
  PrefixLists: [
    {
      PrefixListId: 'pl-1',
      PrefixListName: 'ours',
      PrefixListArn: 'arn:pl-1',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Version: 1,
    },
  ],
};
const ENTRIES = { Entries: [{ Cidr: '192.0.2.0/24', Description: 'x' }, { Cidr: '198.51.100.1/32' }] };

const RULE_GROUP = {
  UpdateToken: 'x',
  RuleGroup: {
    RuleVariables: { IPSets: { OURS: { Definition: ['10.0.0.0/8'] } }, PortSets: {} },
    RulesSource: { RulesString: 'pass tcp any any -> any 443 (sid:1;)' },
    StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
  },
  RuleGroupResponse: {
    RuleGroupArn: 'arn:group',
    RuleGroupName: 'names',
    RuleGroupId: 'id',
    Type: 'STATEFUL',
    Capacity: 1,
  },
};

const POLICY = {
  UpdateToken: 'x',
  FirewallPolicyResponse: { FirewallPolicyName: 'policy', FirewallPolicyArn: 'arn:policy', FirewallPolicyId: 'id' },
  FirewallPolicy: {
    StatelessDefaultActions: ['aws:forward_to_sfe'],
    StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
    StatefulRuleGroupReferences: [{ ResourceArn: 'arn:group', Priority: 1, Override: { Action: 'DROP_TO_ALERT' } }],
    StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
  },
};

test('what the commands print is known by its members, a template is none', () => {
  for (const output of [GROUPS, RULES, LISTS, ENTRIES, RULE_GROUP, POLICY, [GROUPS, RULES], { SecurityGroups: [] }]) {
    expect(isAwsDeployed(output)).toBe(true);
  }
  for (const other of [
    {},
    [],
    null,
    'x',
    { SecurityGroups: [1] },
    { Resources: {} },
    { Entries: [{ a: 1 }] },
    [GROUPS, 1],
  ]) {
    expect(isAwsDeployed(other)).toBe(false);
  }
});

test('a group has a rule for each peer, and no rule of EC2’s but those that are printed', () => {
  const found = read(GROUPS);
  expect(found.notUnderstood).toEqual([]);
  expect(found.aws.securityGroups).toMatchObject([
    { id: 'sg-1', aliases: ['web', 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1'], egressByDefault: false },
  ]);
  expect(rulesOf(found, 'sg-1').map(said)).toEqual([
    'egress -1 0.0.0.0/0',
    'ingress tcp 443-443 192.0.2.0/24',
    'ingress tcp 443-443 198.51.100.0/24',
    'ingress tcp 443-443 2001:db8::/32',
    'ingress tcp 443-443 sg-2',
    'ingress tcp 443-443 pl-1',
    'ingress icmp 8--1 ',
  ]);
  expect(rulesOf(found, 'sg-1').map(({ name }) => name)).toEqual([
    'egress 1',
    ...[1, 2, 3, 4, 5, 6].map((at) => `ingress ${at}`),
  ]);
  const line = JSON.stringify(GROUPS, null, 2)
    .split('\n')
    .findIndex((text) => text.includes('office'));
  expect(rulesOf(found, 'sg-1')[1]).toMatchObject({ description: 'office', place: { line, resource: 'sg-1' } });
});

test('rules that are listed for themselves belong to their groups, in whichever file these are', () => {
  const found = read(RULES, GROUPS);
  expect(rulesOf(found, 'sg-1').map(said).at(-1)).toBe('ingress udp 53-53 sg-3');
  expect(rulesOf(found, 'sg-4').map(said)).toEqual(['egress -1 -1--1 0.0.0.0/0', 'egress tcp 1-2 pl-1']);
});

test('entries are those of the one list that they can be of, and else of none', () => {
  const other = { PrefixLists: [{ PrefixListId: 'pl-2', PrefixListName: 'other' }] };
  const withCidrs = { PrefixLists: [{ PrefixListId: 'pl-3', PrefixListName: 's3', Cidrs: ['203.0.113.0/24'] }] };
  const cidrs = (...values: unknown[]) => read(...values).aws.prefixLists.map((list) => list.cidrs);
  const noted = (...values: unknown[]) => read(...values).notUnderstood.map(({ why }) => why);
  const why = 'does not say of which prefix list these are the entries';
  expect(cidrs(LISTS, ENTRIES)).toEqual([['192.0.2.0/24', '198.51.100.1/32']]);
  expect(cidrs([withCidrs, ENTRIES, LISTS])).toEqual([['203.0.113.0/24'], ['192.0.2.0/24', '198.51.100.1/32']]);
  expect(cidrs(LISTS, other, ENTRIES)).toEqual([null, null]);
  expect(noted(LISTS, other, ENTRIES)).toEqual([why]);
  expect(noted(LISTS, ENTRIES, ENTRIES)).toEqual([why, why]);
  expect(noted(ENTRIES)).toEqual([why]);
  expect(noted(LISTS)).toEqual([]);
});

test('rule groups and policies are in the words that CloudFormation shares', () => {
  const { aws, notUnderstood } = read([RULE_GROUP, POLICY]);
  expect(notUnderstood).toEqual([]);
  expect(aws.ruleGroups).toMatchObject([
    {
      id: 'names',
      aliases: ['arn:group', 'id'],
      ruleOrder: 'STRICT_ORDER',
      source: { kind: 'lines', place: { pointer: '/0/RuleGroup/RulesSource/RulesString' } },
    },
  ]);
  expect(aws.firewallPolicies).toMatchObject([
    {
      id: 'policy',
      ruleOrder: 'STRICT_ORDER',
      statefulGroups: [{ group: 'arn:group', priority: 1, dropToAlert: true }],
    },
  ]);
});

test('what is no such output, or goes on elsewhere, is said', () => {
  const { notUnderstood } = read([{ Buckets: [] }, { ...GROUPS, NextToken: 'abc' }]);
  expect(notUnderstood.map(({ why }) => why)).toEqual([
    'is no output of a command that is read',
    'says that the output goes on elsewhere',
  ]);
});
