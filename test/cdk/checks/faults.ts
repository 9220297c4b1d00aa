import type { CheckId } from 'portolan/cdk';
import type { RawResource, RawResources } from './synth';

/** A fault of one kind, and its nearest neighbour that is none. */
export interface Fault {
  readonly severity: 'error' | 'warning';
  readonly faulty: RawResources;
  /** The resource that is told, and the place in it. */
  readonly resource: string;
  readonly at: string;
  /** What the sentence has to hold. */
  readonly says: string;
  readonly harmless: RawResources;
}

const rule = (more: object = {}) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8', ...more });

/** So many rules, no two of them alike. */
export const rules = (count: number) =>
  Array.from({ length: count }, (_, index) => rule({ FromPort: 1000 + index, ToPort: 1000 + index }));

export const securityGroup = (egress: readonly object[] = [rule()], more: object = {}): RawResource => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'machines', VpcId: 'vpc-1', SecurityGroupEgress: egress, ...more },
});

export const prefixList = (cidrs: readonly string[], more: object = {}): RawResource => ({
  Type: 'AWS::EC2::PrefixList',
  Properties: {
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    MaxEntries: Math.max(1, cidrs.length),
    Entries: cidrs.map((Cidr) => ({ Cidr })),
    ...more,
  },
});

const ruleGroup = (group: object, capacity: unknown, more: object = {}): RawResource => ({
  Type: 'AWS::NetworkFirewall::RuleGroup',
  Properties: { RuleGroupName: 'group', Type: 'STATEFUL', Capacity: capacity, RuleGroup: group, ...more },
});

const STRICT = { StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' } };

export const lines = (text: string | readonly string[], group: object = {}, capacity: unknown = 100): RawResource =>
  ruleGroup({ ...STRICT, RulesSource: { RulesString: [text].flat().join('\n') }, ...group }, capacity);

export const domainList = (
  Targets: readonly string[],
  types: readonly string[] = ['TLS_SNI'],
  capacity: unknown = 100,
) =>
  ruleGroup(
    { ...STRICT, RulesSource: { RulesSourceList: { GeneratedRulesType: 'ALLOWLIST', TargetTypes: types, Targets } } },
    capacity,
  );

const NAME =
  'pass tls any any -> any 443 (tls.sni; content:"a.example.com"; startswith; nocase; endswith; flow:to_server; sid:1;)';

const DEFAULTS = ['aws:drop_established_app_layer_to_server', 'aws:alert_established_app_layer_to_server'];

export const policy = (more: object = {}): RawResource => ({
  Type: 'AWS::NetworkFirewall::FirewallPolicy',
  Properties: {
    FirewallPolicyName: 'policy',
    FirewallPolicy: {
      StatelessDefaultActions: ['aws:forward_to_sfe'],
      StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
      StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
      StatefulDefaultActions: DEFAULTS,
      ...more,
    },
  },
});

const references = (...groups: readonly (readonly [arn: unknown, priority?: unknown])[]) => ({
  StatefulRuleGroupReferences: groups.map(([ResourceArn, Priority]) => ({
    ResourceArn,
    ...(Priority === undefined ? {} : { Priority }),
  })),
});

const ACTION_ORDER = { StatefulEngineOptions: { RuleOrder: 'DEFAULT_ACTION_ORDER' }, StatefulDefaultActions: [] };

const dnsDomains = (domains: readonly string[]): RawResource => ({
  Type: 'AWS::Route53Resolver::FirewallDomainList',
  Properties: { Name: 'list', Domains: domains },
});

const dnsRules = (...given: readonly object[]): RawResource => ({
  Type: 'AWS::Route53Resolver::FirewallRuleGroup',
  Properties: { FirewallRules: given.map((one) => ({ Action: 'ALLOW', FirewallDomainListId: 'rslvr-fdl-1', ...one })) },
});

const association = (Priority: number, VpcId = 'vpc-1'): RawResource => ({
  Type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
  Properties: { FirewallRuleGroupId: 'rslvr-frg-1', VpcId, Priority },
});

const RULES = 'RuleGroup.RulesSource.RulesString';

/** Rule strings: one line that is wrong, and one that is not. */
const line = (
  severity: Fault['severity'],
  faulty: string,
  says: string,
  harmless: string | readonly string[],
): Fault => ({
  severity,
  faulty: { R: lines(faulty) },
  resource: 'R',
  at: RULES,
  says,
  harmless: { R: lines(harmless) },
});

/** A policy that is wrong, and one that is not. */
const ofPolicy = (
  severity: Fault['severity'],
  faulty: object,
  at: string,
  says: string,
  harmless: object,
  groups: RawResources = {},
): Fault => ({
  severity,
  faulty: { P: policy(faulty), ...groups },
  resource: 'P',
  at: `FirewallPolicy.${at}`,
  says,
  harmless: { P: policy(harmless), ...groups },
});

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index);
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'RuleGroupArn'] });

/** One fault for every check: the compiler finds the one that is missing. */
export const FAULTS: Readonly<Record<CheckId, Fault>> = {
  'cidr-host-bits': {
    severity: 'warning',
    faulty: { S: securityGroup([rule({ CidrIp: '10.0.5.7/16' })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.0.CidrIp',
    says: "'10.0.5.7/16' has host bits set, and stands for all of 10.0.0.0/16",
    harmless: { S: securityGroup([rule({ CidrIp: '10.0.0.0/16' }), rule({ CidrIp: '10.0.5.7/32' })]) },
  },
  'cidr-malformed': {
    severity: 'error',
    faulty: { S: securityGroup([rule({ CidrIp: '10.0.0.300/8' })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.0.CidrIp',
    says: "'10.0.0.300/8' has a number over 255",
    harmless: { S: securityGroup([rule({ CidrIp: { Ref: 'AWS::StackName' } })]) },
  },
  'cidr-family': {
    severity: 'error',
    faulty: { S: securityGroup([rule({ CidrIp: '2001:db8::/32' })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.0.CidrIp',
    says: "'2001:db8::/32' is IPv6, and CidrIp takes IPv4 alone",
    harmless: { S: securityGroup([{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '2001:db8::/32' }]) },
  },
  'security-group-rules': {
    severity: 'error',
    faulty: { S: securityGroup(rules(71)) },
    resource: 'S',
    at: 'SecurityGroupEgress',
    says: '71 IPv4 egress rules, and a security group has at most 60',
    harmless: { S: securityGroup(rules(60), { SecurityGroupIngress: rules(60) }) },
  },
  'security-group-duplicate-rule': {
    severity: 'error',
    faulty: { S: securityGroup([rule({ Description: 'web' }), rule({ Description: 'the web' })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.1.CidrIp',
    says: 'repeats a rule that S.SecurityGroupEgress.0 holds: egress tcp 443 10.0.0.0/8',
    harmless: { S: securityGroup([rule(), rule({ IpProtocol: 'udp' }), rule({ CidrIp: '10.0.0.0/9' })]) },
  },
  'security-group-ports': {
    severity: 'error',
    faulty: { S: securityGroup([rule({ ToPort: 70000 })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.0.ToPort',
    says: '70000 is no port of tcp',
    harmless: { S: securityGroup([rule({ ToPort: 65535 }), rule({ IpProtocol: 'icmp', FromPort: 8, ToPort: -1 })]) },
  },
  'security-group-ports-ignored': {
    severity: 'warning',
    faulty: { S: securityGroup([rule({ IpProtocol: '-1' })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.0.IpProtocol',
    says: '-1 is every protocol on every port, whatever FromPort (443) and ToPort (443) say',
    harmless: { S: securityGroup([rule({ IpProtocol: '-1', FromPort: 0, ToPort: 65535 })]) },
  },
  'security-group-description': {
    severity: 'error',
    faulty: { S: securityGroup([rule({ Description: 'agents → cloud' })]) },
    resource: 'S',
    at: 'SecurityGroupEgress.0.Description',
    says: "'agents → cloud' has '→', which EC2 refuses",
    harmless: { S: securityGroup([rule({ Description: 'a-z _.:/()#,@[]+=&;{}!$* 0' })]) },
  },
  'security-group-name': {
    severity: 'error',
    faulty: { S: securityGroup([rule()], { GroupName: 'sg-agents' }) },
    resource: 'S',
    at: 'GroupName',
    says: "'sg-agents' begins with 'sg-'",
    harmless: { S: securityGroup([rule()], { GroupName: 'agents-sg-default' }) },
  },
  'prefix-list-family': {
    severity: 'error',
    faulty: { L: prefixList(['10.0.0.0/8', '2001:db8::/32']) },
    resource: 'L',
    at: 'Entries.1.Cidr',
    says: "'2001:db8::/32' is IPv6, and this list has AddressFamily IPv4",
    harmless: { L: prefixList(['2001:db8::/32'], { AddressFamily: 'IPv6' }) },
  },
  'prefix-list-entries': {
    severity: 'error',
    faulty: { L: prefixList(['10.0.0.0/8', '172.16.0.0/12'], { MaxEntries: 1 }) },
    resource: 'L',
    at: 'MaxEntries',
    says: '2 entries, and MaxEntries is 1',
    harmless: { L: prefixList(['10.0.0.0/8', '172.16.0.0/12'], { MaxEntries: 2 }) },
  },
  'prefix-list-size': {
    severity: 'error',
    faulty: { L: prefixList([], { MaxEntries: 1001 }) },
    resource: 'L',
    at: 'MaxEntries',
    says: 'MaxEntries is 1001, and a prefix list has at most 1000',
    harmless: { L: prefixList([], { MaxEntries: 1000 }) },
  },
  'prefix-list-name': {
    severity: 'error',
    faulty: { L: prefixList([], { PrefixListName: 'com.amazonaws.offices' }) },
    resource: 'L',
    at: 'PrefixListName',
    says: "begins with 'com.amazonaws.'",
    harmless: { L: prefixList([], { PrefixListName: 'com.example.amazonaws' }) },
  },
  'domain-list-target': {
    severity: 'error',
    faulty: { R: domainList(['*.example.com']) },
    resource: 'R',
    at: 'RuleGroup.RulesSource.RulesSourceList.Targets.0',
    says: "'*.example.com' has a star",
    harmless: { R: domainList(['.example.com', 'a.example.net', '203.0.113.7']) },
  },
  'domain-list-duplicate': {
    severity: 'error',
    faulty: { R: domainList(['.example.com', 'a.example.net', '.example.com']) },
    resource: 'R',
    at: 'RuleGroup.RulesSource.RulesSourceList.Targets.2',
    says: "'.example.com' stands 2 times",
    harmless: { R: domainList(['.example.com', 'example.com']) },
  },
  'domain-list-upper-case': {
    severity: 'warning',
    faulty: { R: domainList(['A.example.com'], ['TLS_SNI', 'HTTP_HOST']) },
    resource: 'R',
    at: 'RuleGroup.RulesSource.RulesSourceList.Targets.0',
    says: "'A.example.com' has upper case",
    harmless: { R: domainList(['A.example.com'], ['TLS_SNI']) },
  },
  'rule-sid-missing': line(
    'error',
    'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; msg:"sid:1";)',
    'line 1 has no sid',
    '# pass tcp any any -> any any (flow:to_server;)',
  ),
  'rule-sid-range': line(
    'error',
    'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; sid:4294967296;)',
    "the sid '4294967296'",
    'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; sid:4294967295;)',
  ),
  'rule-sid-duplicate': {
    ...line('error', '', 'line 2, line 4 have the same sid 7', ''),
    faulty: {
      R: lines([
        '# sid:7;',
        'pass tcp any any -> 10.0.0.1 443 (flow:to_server; sid:7;)',
        'pass tcp any any -> 10.0.0.2 443 (flow:to_server; sid:8;)',
        'pass tcp any any -> 10.0.0.3 443 (flow:to_server; msg:"a"; sid: 7 ;)',
      ]),
    },
    harmless: {
      R: lines('pass tcp any any -> 10.0.0.1 443 (flow:to_server; sid:7;)'),
      Q: lines('pass tcp any any -> 10.0.0.1 443 (flow:to_server; msg:"sid:7; again"; sid:7;)'),
    },
  },
  'rule-ports': line(
    'error',
    'pass tcp any any -> 10.0.0.0/8 [443,2000:1000] (flow:to_server; sid:1;)',
    "line 1 (sid 1) has ports that descend: '2000:1000'",
    'pass tcp any 1024: -> 10.0.0.0/8 ![443, :1023, 1000:2000, 65535] (flow:to_server; sid:1;)',
  ),
  'rule-flow-missing': line(
    'warning',
    ['drop tcp $HOME_NET any -> any any (msg:"the rest"; sid:2;)', NAME].join('\n'),
    'line 1 (sid 2) has no flow',
    [
      'drop tcp $HOME_NET any -> any any (flow:to_server, established; sid:2;)',
      'pass tcp any any -> [10.0.0.0/8, 192.168.0.0/16] 443 (sid:3;)',
      'drop ip any any -> any any (ip_proto:!6; sid:4;)',
      'alert tcp any any -> any any (sid:5;)',
      'drop tcp any any -> any any (flowbits:isset,seen; sid:6;)',
      NAME,
    ],
  ),
  'rule-priority': {
    ...line(
      'error',
      'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; priority:1; sid:1;)',
      'line 1 (sid 1) has priority',
      '',
    ),
    harmless: {
      R: lines('pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; priority:1; sid:1;)', {
        StatefulRuleOptions: undefined,
      }),
    },
  },
  'rule-host-case': line(
    'error',
    'pass http any any -> any 80 (http.host; content:"Example.com"; startswith; endswith; flow:to_server; sid:1;)',
    "upper case in 'Example.com' under http.host",
    [
      'pass http any any -> any 80 (http.uri; content:"/Abc"; nocase; http.host; content:"a.example.com"; startswith; endswith; sid:1;)',
      'pass http any any -> any 80 (http.host; content:"a|2E|example.com"; startswith; endswith; http.method; content:"GET"; sid:2;)',
      'pass http any any -> any 80 (http.host.raw; content:"A.example.com"; nocase; sid:3;)',
      'pass http any any -> any 80 (content:"/A"; http_uri; nocase; content:"a.example.com"; http_host; startswith; endswith; sid:4;)',
    ],
  ),
  'rule-modifier-order': line(
    'error',
    'pass tls any any -> any 443 (content:"x"; tls.sni; endswith; content:".example.com"; startswith; endswith; sid:1;)',
    'line 1 (sid 1) has endswith with no content in front of it',
    [
      'pass tls any any -> any 443 (tls.sni; content:".example.com"; nocase; fast_pattern; endswith; sid:1;)',
      'pass http any any -> any 80 (content:"/a"; http_uri; nocase; startswith; sid:2;)',
      'pass tls any any -> any 443 (tls.sni; content:"a.example.com"; ftpbounce; nocase; startswith; endswith; sid:3;)',
    ],
  ),
  'rule-name-unanchored': line(
    'warning',
    'pass tls any any -> any 443 (tls.sni; dotprefix; content:"example.com"; nocase; endswith; flow:to_server; sid:1;)',
    "is meant for 'example.com', and passes 'look-alikeexample.com' too",
    [
      'pass tls any any -> any 443 (tls.sni; dotprefix; content:".example.com"; nocase; endswith; sid:1;)',
      'pass tls any any -> any 443 (tls.sni; content:"example.com"; bsize:11; sid:2;)',
      'drop tls any any -> any 443 (tls.sni; content:"example"; nocase; sid:3;)',
      'pass tls any any -> any 443 (tls.sni; content:"example"; pcre:"/^a\\.example\\.com$/i"; sid:4;)',
      'pass tls any any -> any 443 (tls.sni; content:!"example"; sid:5;)',
    ],
  ),
  'rule-pcre-alone': line(
    'error',
    'drop tcp any any -> 10.0.0.0/8 any (flow:to_server; pcre:"/abc/"; sid:1;)',
    'line 1 (sid 1) has pcre alone',
    'drop tls any any -> any any (tls.sni; pcre:"/^a\\.(b|c);\\"d$/"; sid:1;)',
  ),
  'rule-unsupported': line(
    'error',
    'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; gid:1; sid:1;)',
    "line 1 (sid 1) has 'gid'",
    'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; msg:"gid:1; lua"; metadata:gid 1; sid:1;)',
  ),
  'rule-continued': {
    ...line('error', '', 'line 1 ends with a backslash', 'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; sid:1;)'),
    faulty: { R: lines(['pass tcp any any -> 10.0.0.0/8 443 \\', '(flow:to_server; sid:1;)']) },
  },
  'rule-length': line(
    'error',
    `pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; msg:"${'a'.repeat(8200)}"; sid:1;)`,
    'characters, and a rule has at most 8175',
    `pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; msg:"${'a'.repeat(8100)}"; sid:1;)`,
  ),
  'rule-variable-unknown': {
    ...line(
      'error',
      'pass tcp $AGENTS any -> 10.0.0.0/8 443 (flow:to_server; sid:1;)',
      'line 1 (sid 1) names $AGENTS',
      '',
    ),
    harmless: {
      R: lines(
        'pass tcp $AGENTS any -> [@LIST,!$HOME_NET] $WEB (flow:to_server; pcre:"/$OTHER/"; content:"@x"; sid:1;)',
        {
          RuleVariables: {
            IPSets: { AGENTS: { Definition: ['10.0.0.0/8'] } },
            PortSets: { WEB: { Definition: ['443'] } },
          },
          ReferenceSets: { IPSetReferences: { LIST: { ReferenceArn: 'arn:aws:ec2:eu-west-1:1:prefix-list/pl-1' } } },
        },
      ),
      Q: lines('pass tcp $AGENTS any -> 10.0.0.0/8 443 (flow:to_server; sid:1;)', {
        RuleVariables: { 'Fn::Transform': { Name: 'Variables' } },
      }),
    },
  },
  'rule-group-capacity': {
    severity: 'error',
    faulty: { R: domainList(['a.example.com', 'b.example.com'], ['TLS_SNI', 'HTTP_HOST'], 3) },
    resource: 'R',
    at: 'Capacity',
    says: 'a capacity of 3, and 2 domains for TLS_SNI and HTTP_HOST need 4 or more',
    harmless: {
      R: lines(['# a', '', 'pass tcp any any -> 10.0.0.0/8 443 (flow:to_server; sid:1;)'], {}, 1),
      Q: domainList(['a.example.com', 'b.example.com'], ['TLS_SNI', 'HTTP_HOST'], { Ref: 'AWS::StackName' }),
    },
  },
  'rule-group-capacity-limit': {
    severity: 'error',
    faulty: { R: lines('', {}, 30_001) },
    resource: 'R',
    at: 'Capacity',
    says: 'a capacity of 30001, and a stateful rule group has at most 30000',
    harmless: { R: lines('', {}, 30_000) },
  },
  'rule-group-ip-set-references': {
    severity: 'error',
    faulty: {
      R: lines('', { ReferenceSets: { IPSetReferences: Object.fromEntries(numbered(6).map((n) => [`L${n}`, {}])) } }),
    },
    resource: 'R',
    at: 'RuleGroup.ReferenceSets.IPSetReferences',
    says: '6 IP set references, and a rule group has at most 5',
    harmless: {
      R: lines('', { ReferenceSets: { IPSetReferences: Object.fromEntries(numbered(5).map((n) => [`L${n}`, {}])) } }),
    },
  },
  'firewall-policy-references': ofPolicy(
    'error',
    references(...numbered(21).map((n) => [`arn:${n}`, n + 1] as const)),
    'StatefulRuleGroupReferences',
    '21 stateful rule groups, and a policy has at most 20',
    references(...numbered(20).map((n) => [`arn:${n}`, n + 1] as const)),
  ),
  'firewall-policy-capacity': ofPolicy(
    'error',
    references([arn('R'), 1], [arn('Q'), 2]),
    'StatefulRuleGroupReferences',
    'the capacities of its groups (20000 + 10001) are 30001, and a policy has at most 30000',
    references([arn('R'), 1]),
    { R: lines('', {}, 20_000), Q: lines('', {}, 10_001) },
  ),
  'firewall-policy-priorities': ofPolicy(
    'error',
    references(['arn:a', 1], ['arn:b', 1]),
    'StatefulRuleGroupReferences.1.Priority',
    '2 references have the priority 1',
    references(['arn:a', 1], ['arn:b', { Ref: 'AWS::StackName' }]),
  ),
  'firewall-policy-rule-order': ofPolicy(
    'error',
    references([arn('R'), 1]),
    'StatefulRuleGroupReferences.0',
    'the policy is in STRICT_ORDER, and the group R in DEFAULT_ACTION_ORDER',
    references(['arn:a', 1]),
    { R: lines('', { StatefulRuleOptions: undefined }) },
  ),
  'firewall-policy-default-action': ofPolicy(
    'error',
    { StatefulDefaultActions: ['aws:drop_strict', 'aws:alert_all'] },
    'StatefulDefaultActions.1',
    "'aws:alert_all' is no stateful default action",
    { StatefulDefaultActions: ['aws:drop_strict', 'aws:alert_strict'] },
  ),
  'firewall-policy-default-actions-mixed': ofPolicy(
    'error',
    { StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established_app_layer'] },
    'StatefulDefaultActions',
    'aws:drop_established, aws:alert_established_app_layer do not go together',
    { StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established'] },
  ),
  'firewall-policy-default-drops': ofPolicy(
    'error',
    { StatefulDefaultActions: ['aws:drop_strict', 'aws:drop_established'] },
    'StatefulDefaultActions',
    '2 default actions drop',
    { StatefulDefaultActions: ['aws:drop_strict', 'aws:alert_strict'] },
  ),
  'firewall-policy-default-actions-order': ofPolicy(
    'error',
    { ...ACTION_ORDER, StatefulDefaultActions: DEFAULTS },
    'StatefulDefaultActions',
    'with DEFAULT_ACTION_ORDER, which has none',
    ACTION_ORDER,
  ),
  'firewall-policy-no-default-drop': ofPolicy(
    'warning',
    { StatefulDefaultActions: undefined, ...references(['arn:a', 1]) },
    'StatefulDefaultActions',
    'no default action, so everything that no rule drops passes unseen',
    { StatefulDefaultActions: undefined, ...references([arn('R'), 1]) },
    { R: lines('drop ip any any -> any any (flow:to_server; sid:1;)') },
  ),
  'firewall-policy-drop-established': ofPolicy(
    'warning',
    { StatefulDefaultActions: ['aws:drop_established'], ...references([arn('R'), 1]) },
    'StatefulDefaultActions.0',
    'aws:drop_established drops a ClientHello that comes in two segments',
    { StatefulDefaultActions: ['aws:drop_established'], ...references(['arn:a', 1]) },
    { R: domainList(['.example.com']) },
  ),
  'firewall-policy-variables': ofPolicy(
    'error',
    { PolicyVariables: { RuleVariables: { EXTERNAL_NET: { Definition: ['0.0.0.0/0'] } } } },
    'PolicyVariables.RuleVariables.EXTERNAL_NET',
    'EXTERNAL_NET is set by a policy, which takes HOME_NET alone',
    { PolicyVariables: { RuleVariables: { HOME_NET: { Definition: ['10.0.0.0/8'] } } } },
  ),
  'firewall-policy-stateless-actions': ofPolicy(
    'error',
    { StatelessDefaultActions: ['aws:pass', 'aws:forward_to_sfe'] },
    'StatelessDefaultActions',
    'has aws:pass and aws:forward_to_sfe, where exactly one belongs',
    { StatelessDefaultActions: ['count', 'aws:forward_to_sfe'] },
  ),
  'dns-firewall-domain': {
    severity: 'error',
    faulty: { D: dnsDomains(['.example.com']) },
    resource: 'D',
    at: 'Domains.0',
    says: "'.example.com' begins with a dot",
    harmless: { D: dnsDomains(['*.example.com', 'example.com', '*', 'example.com.']) },
  },
  'dns-firewall-domains': {
    severity: 'error',
    faulty: { D: dnsDomains(numbered(1001).map((n) => `h${n}.example.com`)) },
    resource: 'D',
    at: 'Domains',
    says: '1001 domains, and a list in a template has at most 1000',
    harmless: { D: dnsDomains(numbered(1000).map((n) => `h${n}.example.com`)) },
  },
  'dns-firewall-priorities': {
    severity: 'error',
    faulty: { G: dnsRules({ Priority: 1 }, { Priority: 1 }) },
    resource: 'G',
    at: 'FirewallRules.1.Priority',
    says: '2 rules have the priority 1',
    harmless: { G: dnsRules({ Priority: 1 }, { Priority: 2 }), H: dnsRules({ Priority: 1 }) },
  },
  'dns-firewall-block-response': {
    severity: 'error',
    faulty: { G: dnsRules({ Priority: 1, Action: 'BLOCK' }) },
    resource: 'G',
    at: 'FirewallRules.0',
    says: 'blocks, and has no BlockResponse',
    harmless: { G: dnsRules({ Priority: 1, Action: 'BLOCK', BlockResponse: 'NODATA' }) },
  },
  'dns-firewall-association-priority': {
    severity: 'error',
    faulty: { A: association(100) },
    resource: 'A',
    at: 'Priority',
    says: '100 is no priority of an association; it has 101 to 9899',
    harmless: { A: association(101), B: association(9899) },
  },
  'dns-firewall-association-duplicate': {
    severity: 'error',
    faulty: { A: association(200), B: association(200) },
    resource: 'B',
    at: 'Priority',
    says: '200 is the priority of A too, on the same VPC',
    harmless: { A: association(200), B: association(200, 'vpc-2') },
  },
};
