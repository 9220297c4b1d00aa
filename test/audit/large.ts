/** Templates of as many rules as are asked for, one per format and service, in the manner of people or against us. */

type Plain = Readonly<Record<string, unknown>>;

const range = <T>(n: number, of: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => of(i));
const block = (i: number) => `10.${(i >> 8) & 255}.${i & 255}.0/24`;
const port = (i: number) => 1024 + (i % 60_000);

const group = (rules: readonly Plain[]): string =>
  JSON.stringify({
    Resources: {
      Agents: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: 'agents', SecurityGroupEgress: rules },
      },
    },
  });

const ec2 = (FromPort: number, ToPort: number, CidrIp: string): Plain => ({
  IpProtocol: 'tcp',
  FromPort,
  ToPort,
  CidrIp,
});

/** A strict policy that closes what no line opens. */
export const firewall = (RulesString: string): string =>
  JSON.stringify({
    Resources: {
      Names: {
        Type: 'AWS::NetworkFirewall::RuleGroup',
        Properties: {
          RuleGroupName: 'names',
          Type: 'STATEFUL',
          Capacity: 30_000,
          RuleGroup: { StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' }, RulesSource: { RulesString } },
        },
      },
      Policy: {
        Type: 'AWS::NetworkFirewall::FirewallPolicy',
        Properties: {
          FirewallPolicyName: 'policy',
          FirewallPolicy: {
            StatelessDefaultActions: ['aws:forward_to_sfe'],
            StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
            StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
            StatefulDefaultActions: ['aws:drop_established'],
            StatefulRuleGroupReferences: [{ ResourceArn: { 'Fn::GetAtt': ['Names', 'RuleGroupArn'] }, Priority: 10 }],
          },
        },
      },
    },
  });

const line = (action: string, name: string, sid: number) =>
  `${action} tls $HOME_NET any -> any 443 (tls.sni; content:"${name}"; startswith; endswith; flow:to_server, established; sid:${sid}; rev:1;)`;

const tuple = (action: string, to: string, ports: string, sid: number) =>
  `${action} tcp any any -> ${to} ${ports} (flow:to_server, established; sid:${sid}; rev:1;)`;

const security = (i: number, access: string, to: string, ports: string): Plain => ({
  name: `rule-${i}`,
  properties: {
    priority: 100 + i,
    direction: 'Outbound',
    access,
    protocol: 'Tcp',
    sourceAddressPrefix: '*',
    sourcePortRange: '*',
    destinationAddressPrefix: to,
    destinationPortRange: ports,
  },
});

const arm = (resources: readonly Plain[]): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources,
  });

const nsg = (securityRules: readonly Plain[]): string =>
  arm([
    {
      type: 'Microsoft.Network/networkSecurityGroups',
      apiVersion: '2024-05-01',
      name: 'Agents',
      properties: { securityRules },
    },
  ]);

const collection = (name: string, priority: number, action: string, rules: readonly Plain[]): Plain => ({
  ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
  name,
  priority,
  action: { type: action },
  rules,
});

const policy = (ruleCollections: readonly Plain[]): string =>
  arm([
    {
      type: 'Microsoft.Network/firewallPolicies',
      apiVersion: '2024-05-01',
      name: 'policy',
      properties: { sku: { tier: 'Standard' }, dnsSettings: { enableProxy: true } },
    },
    {
      type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
      apiVersion: '2024-05-01',
      name: 'policy/rules',
      dependsOn: ["[resourceId('Microsoft.Network/firewallPolicies', 'policy')]"],
      properties: { priority: 100, ruleCollections },
    },
  ]);

const networkRule = (i: number, to: string, ports: string): Plain => ({
  ruleType: 'NetworkRule',
  name: `rule-${i}`,
  ipProtocols: ['TCP'],
  sourceAddresses: ['*'],
  destinationAddresses: [to],
  destinationPorts: [ports],
});

const applicationRule = (i: number, name: string): Plain => ({
  ruleType: 'ApplicationRule',
  name: `rule-${i}`,
  protocols: [{ protocolType: 'Https', port: 443 }],
  sourceAddresses: ['*'],
  targetFqdns: [name],
});

const name = (i: number) => `h${i}.site${i % 97}.example.com`;

const terraform = (n: number): string => {
  const resources = [
    { address: 'aws_security_group.Agents', mode: 'managed', type: 'aws_security_group', name: 'Agents' },
    ...range(n, (i) => ({
      address: `aws_vpc_security_group_egress_rule.r${i}`,
      mode: 'managed',
      type: 'aws_vpc_security_group_egress_rule',
      name: `r${i}`,
    })),
  ];
  const valuesOf = (i: number): Plain =>
    i < 0
      ? { name: 'Agents', description: 'agents' }
      : { ip_protocol: 'tcp', from_port: port(i), to_port: port(i), cidr_ipv4: block(i), description: null };
  return JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources: resources.map((one, i) => ({ ...one, values: valuesOf(i - 1) })) } },
    resource_changes: resources.map((one, i) => ({
      ...one,
      change: {
        actions: ['create'],
        before: null,
        after: valuesOf(i - 1),
        after_unknown: i === 0 ? { id: true } : { id: true, security_group_id: true },
      },
    })),
    configuration: {
      root_module: {
        resources: resources.map((one, i) => ({
          ...one,
          expressions: i === 0 ? {} : { security_group_id: { references: ['aws_security_group.Agents.id'] } },
        })),
      },
    },
  });
};

const pulumi = (n: number): string =>
  JSON.stringify({
    version: 3,
    deployment: {
      resources: [
        {
          urn: 'urn:pulumi:s::p::aws:ec2/securityGroup:SecurityGroup::Agents',
          custom: true,
          type: 'aws:ec2/securityGroup:SecurityGroup',
          id: 'sg-0a',
          inputs: { description: 'agents' },
          outputs: {},
        },
        ...range(n, (i) => ({
          urn: `urn:pulumi:s::p::aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule::r${i}`,
          custom: true,
          type: 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
          id: `sgr-${i}`,
          inputs: {
            securityGroupId: 'sg-0a',
            ipProtocol: 'tcp',
            fromPort: port(i),
            toPort: port(i),
            cidrIpv4: block(i),
          },
          outputs: {},
        })),
      ],
    },
  });

const describedGroups = (n: number): string =>
  JSON.stringify({
    SecurityGroups: [
      {
        GroupId: 'sg-0a',
        GroupName: 'Agents',
        Description: 'agents',
        OwnerId: '111122223333',
        VpcId: 'vpc-0a',
        IpPermissions: [],
        IpPermissionsEgress: range(n, (i) => ({
          IpProtocol: 'tcp',
          FromPort: port(i),
          ToPort: port(i),
          IpRanges: [{ CidrIp: block(i) }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        })),
      },
    ],
  });

const shownNsg = (n: number): string =>
  JSON.stringify({
    id: '/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/networkSecurityGroups/Agents',
    name: 'Agents',
    type: 'Microsoft.Network/networkSecurityGroups',
    securityRules: range(n, (i) => {
      const { name: called, properties } = security(i, i % 2 === 0 ? 'Deny' : 'Allow', block(i), `${port(i)}`) as {
        name: string;
        properties: Plain;
      };
      const id = `/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/networkSecurityGroups/Agents/securityRules/${called}`;
      return { name: called, id, ...properties };
    }),
  });

const domains = (n: number): string =>
  JSON.stringify({
    Resources: {
      List: { Type: 'AWS::Route53Resolver::FirewallDomainList', Properties: { Domains: range(n, (i) => name(i)) } },
      Rules: {
        Type: 'AWS::Route53Resolver::FirewallRuleGroup',
        Properties: {
          FirewallRules: [
            { Priority: 1, Action: 'ALLOW', FirewallDomainListId: { 'Fn::GetAtt': ['List', 'Id'] } },
            {
              Priority: 2,
              Action: 'BLOCK',
              BlockResponse: 'NODATA',
              FirewallDomainListId: { 'Fn::GetAtt': ['All', 'Id'] },
            },
          ],
        },
      },
      All: { Type: 'AWS::Route53Resolver::FirewallDomainList', Properties: { Domains: ['*'] } },
    },
  });

/** As people write them: each rule its own block, port or name, now and then closed before it is opened. */
export const ORDINARY: Readonly<Record<string, (n: number) => string>> = {
  'a security group of CloudFormation': (n) => group(range(n, (i) => ec2(port(i), port(i), block(i)))),
  'lines of names': (n) => firewall(range(n, (i) => line('pass', name(i), i + 1)).join('\n')),
  'lines of addresses': (n) => firewall(range(n, (i) => tuple('pass', block(i), `${port(i)}`, i + 1)).join('\n')),
  'a list of domains': domains,
  'a network security group of Resource Manager': (n) =>
    nsg(range(n, (i) => security(i, i % 2 === 0 ? 'Deny' : 'Allow', block(i), `${port(i)}`))),
  'network rules of a policy': (n) =>
    policy([
      collection(
        'net',
        200,
        'Allow',
        range(n, (i) => networkRule(i, block(i), `${port(i)}`)),
      ),
    ]),
  'application rules of a policy': (n) =>
    policy([
      collection(
        'app',
        300,
        'Allow',
        range(n, (i) => applicationRule(i, name(i))),
      ),
    ]),
  'a plan of Terraform': terraform,
  'a stack of Pulumi': pulumi,
  'what aws prints of a group': describedGroups,
  'what az prints of a group': shownNsg,
};

const half = (n: number) => n >> 1;

/** Written against us: what is asked in order, all closed before all is opened, or all overlapping. */
export const ADVERSE: Readonly<Record<string, (n: number) => string>> = {
  'ranges of a security group that all overlap': (n) =>
    group(range(n, (i) => ec2(1 + (i % 30_000), 30_001 + (i % 30_000), `10.${i % 250}.0.0/16`))),
  'one port of a security group, blocks within blocks': (n) =>
    group(range(n, (i) => ec2(443, 443, `${i & 127}.${(i >> 7) & 255}.0.0/${8 + (i % 17)}`))),
  'denials of a network security group before its allowances': (n) =>
    nsg([
      ...range(half(n), (i) => security(i, 'Deny', block(i), `${port(i)}`)),
      ...range(half(n), (i) => security(half(n) + i, 'Allow', block(i), `${port(i)}-${port(i) + 1}`)),
    ]),
  'denials before one allowance of everything': (n) =>
    nsg([...range(n, (i) => security(i, 'Deny', block(i), `${port(i)}`)), security(n, 'Allow', '*', '*')]),
  'lines of names, closed before they are opened': (n) =>
    firewall(
      [
        ...range(half(n), (i) => line('drop', name(i), i + 1)),
        ...range(half(n), (i) => line('pass', name(i + 1), half(n) + i + 1)),
      ].join('\n'),
    ),
  'lines of names, closed before all is opened': (n) =>
    firewall(
      [
        ...range(n, (i) => line('drop', name(i), i + 1)),
        `pass tls $HOME_NET any -> any 443 (flow:to_server, established; sid:${n + 1}; rev:1;)`,
      ].join('\n'),
    ),
  'lines of addresses, closed before they are opened': (n) =>
    firewall(
      [
        ...range(half(n), (i) => tuple('drop', block(i), `${port(i)}`, i + 1)),
        ...range(half(n), (i) => tuple('pass', block(i), `${port(i)}:${port(i) + 1}`, half(n) + i + 1)),
      ].join('\n'),
    ),
  'collections of a policy, closed before they are opened': (n) =>
    policy([
      collection(
        'closed',
        100,
        'Deny',
        range(half(n), (i) => networkRule(i, block(i), `${port(i)}`)),
      ),
      collection(
        'open',
        200,
        'Allow',
        range(half(n), (i) => networkRule(half(n) + i, block(i), `${port(i)}-${port(i) + 1}`)),
      ),
    ]),
  'names of a policy, closed before they are opened': (n) =>
    policy([
      collection(
        'closed',
        100,
        'Deny',
        range(half(n), (i) => applicationRule(i, name(i))),
      ),
      collection(
        'open',
        200,
        'Allow',
        range(half(n), (i) => applicationRule(half(n) + i, i % 2 === 0 ? `*.site${i}.example.com` : name(i))),
      ),
    ]),
};
