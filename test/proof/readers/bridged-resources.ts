import { RULE } from './terraform-files';

export type Values = Readonly<Record<string, unknown>>;

export const TYPES: Readonly<Record<string, string>> = {
  aws_security_group: 'aws:ec2/securityGroup:SecurityGroup',
  aws_security_group_rule: 'aws:ec2/securityGroupRule:SecurityGroupRule',
  aws_vpc_security_group_egress_rule: 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
  aws_ec2_managed_prefix_list: 'aws:ec2/managedPrefixList:ManagedPrefixList',
  aws_ec2_managed_prefix_list_entry: 'aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry',
  aws_networkfirewall_rule_group: 'aws:networkfirewall/ruleGroup:RuleGroup',
  aws_networkfirewall_firewall_policy: 'aws:networkfirewall/firewallPolicy:FirewallPolicy',
  aws_route53_resolver_firewall_domain_list: 'aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList',
  aws_route53_resolver_firewall_rule_group: 'aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup',
  aws_route53_resolver_firewall_rule: 'aws:route53/resolverFirewallRule:ResolverFirewallRule',
  aws_route53_resolver_firewall_rule_group_association:
    'aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation',
  azurerm_network_security_group: 'azure:network/networkSecurityGroup:NetworkSecurityGroup',
  azurerm_network_security_rule: 'azure:network/networkSecurityRule:NetworkSecurityRule',
  azurerm_firewall_policy: 'azure:network/firewallPolicy:FirewallPolicy',
  azurerm_firewall_policy_rule_collection_group:
    'azure:network/firewallPolicyRuleCollectionGroup:FirewallPolicyRuleCollectionGroup',
  azurerm_ip_group: 'azure:network/iPGroup:IPGroup',
};

/** Names of blocks of which Terraform takes many, and Pulumi a list by their plural; and of those of which there is one. */
const LISTS = new Set(
  `entry rule_option stateful_rule stateless_rule source source_port destination destination_port definition
  stateful_rule_group_reference stateless_rule_group_reference security_rule network_rule_collection
  application_rule_collection nat_rule_collection rule`.split(/\s+/),
);
const ONES = new Set(
  `rule_group rule_variables rules_source rules_source_list stateful_rule_options header ip_set port_set firewall_policy
  stateful_engine_options stateless_rules_and_custom_actions rule_definition match_attributes dns reference_sets`.split(
    /\s+/,
  ),
);

const named = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const plural = (key: string) => (key.endsWith('y') ? `${key.slice(0, -1)}ies` : `${key}s`);

/** What Pulumi's bridge makes of the values of a provider of Terraform. */
export function bridged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bridged);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (ONES.has(key) && Array.isArray(one)) return [named(key), bridged(one[0])];
      return [LISTS.has(key) && Array.isArray(one) ? plural(named(key)) : named(key), bridged(one)];
    }),
  );
}

interface Held {
  readonly address: string;
  readonly values: Values;
}

export function stackOf(resources: readonly Held[]): Values {
  const states = resources.map(({ address, values }) => {
    const [kind = '', name = ''] = address.split('.');
    const type = TYPES[kind];
    const outputs = bridged(values) as Values;
    return { urn: `urn:pulumi:dev::shop::${type}::${name}`, custom: true, id: values.id, type, inputs: {}, outputs };
  });
  return { version: 3, deployment: { resources: states } };
}

const arn = (name: string) => `arn:aws:network-firewall:eu-west-1:111111111111:stateful-rulegroup/${name}`;
const azure = (name: string) => `/subscriptions/0/resourceGroups/hub/providers/Microsoft.Network/${name}`;

export const RESOURCES: readonly Held[] = [
  {
    address: 'aws_security_group.web',
    values: {
      id: 'sg-web',
      arn: 'arn:aws:ec2:eu-west-1:111111111111:security-group/sg-web',
      name: 'web-7',
      ingress: [
        {
          ...RULE,
          protocol: 'tcp',
          from_port: 443,
          to_port: 443,
          cidr_blocks: ['0.0.0.0/0'],
          ipv6_cidr_blocks: ['::/0'],
        },
        {
          ...RULE,
          protocol: 'icmp',
          from_port: 8,
          to_port: -1,
          security_groups: ['111111111111/sg-0abc', 'sg-app'],
          self: true,
        },
      ],
      egress: [{ ...RULE, protocol: '-1', from_port: 0, to_port: 0, prefix_list_ids: ['pl-1'], description: 'all' }],
    },
  },
  { address: 'aws_security_group.app', values: { id: 'sg-app', name: 'app', ingress: [], egress: [] } },
  {
    address: 'aws_security_group_rule.app',
    values: {
      id: 'sgrule-1',
      type: 'ingress',
      protocol: 'udp',
      from_port: 53,
      to_port: 53,
      security_group_id: 'sg-app',
      source_security_group_id: 'sg-web',
      self: false,
    },
  },
  {
    address: 'aws_vpc_security_group_egress_rule.app',
    values: {
      id: 'sgr-1',
      security_group_id: 'sg-app',
      ip_protocol: 'tcp',
      from_port: 1,
      to_port: 2,
      cidr_ipv6: '2001:db8::/32',
    },
  },
  {
    address: 'aws_ec2_managed_prefix_list.list',
    values: { id: 'pl-1', name: 'list', entry: [{ cidr: '10.0.0.0/8' }] },
  },
  {
    address: 'aws_ec2_managed_prefix_list_entry.more',
    values: { id: 'pl-1,10', prefix_list_id: 'pl-1', cidr: '192.168.0.0/16' },
  },
  {
    address: 'aws_networkfirewall_rule_group.domains',
    values: {
      id: arn('domains'),
      arn: arn('domains'),
      name: 'domains',
      rule_group: [
        {
          rule_variables: [{ ip_sets: [{ key: 'HOME_NET', ip_set: [{ definition: ['10.0.0.0/8'] }] }], port_sets: [] }],
          rules_source: [
            {
              rules_source_list: [
                { generated_rules_type: 'DENYLIST', target_types: ['TLS_SNI'], targets: ['.example.com'] },
              ],
            },
          ],
          stateful_rule_options: [{ rule_order: 'STRICT_ORDER' }],
        },
      ],
    },
  },
  {
    address: 'aws_networkfirewall_rule_group.tuples',
    values: {
      id: arn('tuples'),
      arn: arn('tuples'),
      name: 'tuples',
      rule_group: [
        {
          rules_source: [
            {
              stateful_rule: [
                {
                  action: 'PASS',
                  header: [
                    {
                      source: 'ANY',
                      source_port: 'ANY',
                      destination: '10.0.0.1',
                      destination_port: '22',
                      direction: 'FORWARD',
                      protocol: 'TCP',
                    },
                  ],
                  rule_option: [
                    { keyword: 'sid', settings: ['1'] },
                    { keyword: 'nocase', settings: [] },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  },
  {
    address: 'aws_networkfirewall_rule_group.stateless',
    values: {
      id: arn('stateless'),
      arn: arn('stateless'),
      name: 'stateless',
      rule_group: [
        {
          rules_source: [
            {
              stateless_rules_and_custom_actions: [
                {
                  stateless_rule: [
                    {
                      priority: 1,
                      rule_definition: [
                        {
                          actions: ['aws:drop'],
                          match_attributes: [
                            {
                              protocols: [6],
                              source: [{ address_definition: '0.0.0.0/0' }],
                              destination_port: [{ from_port: 22, to_port: 22 }],
                              destination: [],
                              source_port: [],
                            },
                          ],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  },
  {
    address: 'aws_networkfirewall_rule_group.lines',
    values: { id: arn('lines'), arn: arn('lines'), rules: 'drop ip any any -> any any (sid:1;)' },
  },
  {
    address: 'aws_networkfirewall_firewall_policy.policy',
    values: {
      id: arn('policy'),
      name: 'policy',
      firewall_policy: [
        {
          stateless_default_actions: ['aws:forward_to_sfe'],
          stateless_fragment_default_actions: ['aws:drop'],
          stateful_default_actions: ['aws:drop_established'],
          stateful_engine_options: [{ rule_order: 'STRICT_ORDER' }],
          stateful_rule_group_reference: [{ priority: 1, resource_arn: arn('domains') }],
          stateless_rule_group_reference: [{ priority: 7, resource_arn: arn('stateless') }],
        },
      ],
    },
  },
  {
    address: 'aws_route53_resolver_firewall_domain_list.bad',
    values: { id: 'rslvr-fdl-1', name: 'bad', domains: ['bad.example.'] },
  },
  { address: 'aws_route53_resolver_firewall_rule_group.dns', values: { id: 'rslvr-frg-1', name: 'dns' } },
  {
    address: 'aws_route53_resolver_firewall_rule.bad',
    values: {
      id: 'rule',
      priority: 1,
      action: 'BLOCK',
      block_response: 'NODATA',
      q_type: 'A',
      firewall_domain_list_id: 'rslvr-fdl-1',
      firewall_rule_group_id: 'rslvr-frg-1',
    },
  },
  {
    address: 'aws_route53_resolver_firewall_rule_group_association.dns',
    values: { id: 'rslvr-frgassoc-1', priority: 101, vpc_id: 'vpc-1', firewall_rule_group_id: 'rslvr-frg-1' },
  },
  {
    address: 'azurerm_network_security_group.nsg',
    values: {
      id: azure('networkSecurityGroups/nsg'),
      name: 'nsg',
      resource_group_name: 'hub',
      security_rule: [
        {
          name: 'in',
          priority: 100,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          source_address_prefix: 'Internet',
          source_port_range: '*',
          destination_port_ranges: ['80', '443'],
          destination_port_range: '',
          destination_address_prefix: '*',
        },
      ],
    },
  },
  {
    address: 'azurerm_network_security_rule.out',
    values: {
      id: azure('networkSecurityGroups/nsg/securityRules/out'),
      name: 'out',
      network_security_group_name: 'nsg',
      resource_group_name: 'HUB',
      priority: 200,
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      source_address_prefix: '*',
      source_port_range: '*',
      destination_address_prefix: '*',
      destination_port_range: '*',
    },
  },
  {
    address: 'azurerm_ip_group.offices',
    values: { id: azure('ipGroups/offices'), name: 'offices', cidrs: ['192.0.2.0/24'] },
  },
  {
    address: 'azurerm_firewall_policy.hub',
    values: { id: azure('firewallPolicies/hub'), name: 'hub', dns: [{ proxy_enabled: true }] },
  },
  {
    address: 'azurerm_firewall_policy_rule_collection_group.hub',
    values: {
      id: azure('firewallPolicies/hub/ruleCollectionGroups/hub'),
      name: 'hub',
      priority: 100,
      firewall_policy_id: azure('firewallPolicies/hub'),
      network_rule_collection: [
        {
          name: 'net',
          priority: 100,
          action: 'Allow',
          rule: [
            {
              name: 'ntp',
              protocols: ['UDP'],
              source_ip_groups: [azure('ipGroups/offices')],
              destination_addresses: ['*'],
              destination_ports: ['123'],
            },
          ],
        },
      ],
      application_rule_collection: [
        {
          name: 'app',
          priority: 200,
          action: 'Allow',
          rule: [
            {
              name: 'web',
              protocols: [{ type: 'Https', port: 443 }],
              source_addresses: ['*'],
              destination_fqdns: ['*.example.com'],
            },
          ],
        },
      ],
      nat_rule_collection: [
        {
          name: 'nat',
          priority: 50,
          action: 'Dnat',
          rule: [
            {
              name: 'rdp',
              protocols: ['TCP'],
              source_addresses: ['*'],
              destination_address: '203.0.113.1',
              destination_ports: ['3389'],
              translated_address: '10.0.0.4',
              translated_port: '3389',
            },
          ],
        },
      ],
    },
  },
];
