import type { Template } from './seeded';

/**
 * An office's own network, the order of its rules and the base of its policy, in formats in which no other template here
 * says them with values: so that what is done to them is done in every format that can say it.
 */
const LINE =
  'pass tls $HOME_NET any -> any 443 (tls.sni; content:"office.example.com"; startswith; endswith; flow:to_server; sid:1; rev:1;)';
const HOME = ['10.4.0.0/16'];
const ACTIONS = ['aws:forward_to_sfe'];

const cloudFormation = {
  Resources: {
    Lines: {
      Type: 'AWS::NetworkFirewall::RuleGroup',
      Properties: {
        RuleGroupName: 'lines',
        Type: 'STATEFUL',
        Capacity: 10,
        RuleGroup: { StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' }, RulesSource: { RulesString: LINE } },
      },
    },
    Policy: {
      Type: 'AWS::NetworkFirewall::FirewallPolicy',
      Properties: {
        FirewallPolicyName: 'policy',
        FirewallPolicy: {
          PolicyVariables: { RuleVariables: { HOME_NET: { Definition: HOME } } },
          StatelessDefaultActions: ACTIONS,
          StatelessFragmentDefaultActions: ACTIONS,
          StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
          StatefulDefaultActions: ['aws:drop_established'],
          StatefulRuleGroupReferences: [{ ResourceArn: { Ref: 'Lines' }, Priority: 1 }],
        },
      },
    },
  },
};

const arn = (kind: string) => `arn:aws:network-firewall:eu-west-1:111122223333:${kind}`;

const printedByAws = [
  {
    UpdateToken: '0',
    RuleGroupResponse: {
      RuleGroupArn: arn('stateful-rulegroup/lines'),
      RuleGroupName: 'lines',
      Type: 'STATEFUL',
      Capacity: 10,
    },
    RuleGroup: { RulesSource: { RulesString: LINE }, StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' } },
  },
  {
    UpdateToken: '0',
    FirewallPolicyResponse: { FirewallPolicyName: 'policy', FirewallPolicyArn: arn('firewall-policy/policy') },
    FirewallPolicy: {
      PolicyVariables: { RuleVariables: { HOME_NET: { Definition: HOME } } },
      StatelessDefaultActions: ACTIONS,
      StatelessFragmentDefaultActions: ACTIONS,
      StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
      StatefulDefaultActions: ['aws:drop_established'],
      StatefulRuleGroupReferences: [{ ResourceArn: arn('stateful-rulegroup/lines'), Priority: 1 }],
    },
  },
];

/** Denied within a block that the next one opens, and one beside that shares nothing with either. */
const ORDER = [
  { name: 'servers', priority: 200, access: 'Deny', to: '10.1.2.0/24', port: '443' },
  { name: 'site', priority: 210, access: 'Allow', to: '10.1.0.0/16', port: '443' },
  { name: 'consoles', priority: 220, access: 'Deny', to: '10.9.0.0/16', port: '8443' },
] as const;

const rules = ORDER.map(({ name, priority, access, to, port }) => ({
  name,
  priority,
  direction: 'Outbound',
  access,
  protocol: 'Tcp',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefix: to,
  destinationPortRange: port,
}));

const inside = rules.map(({ name, ...properties }) => ({ name, properties }));

const resourceManager = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [
    {
      type: 'Microsoft.Network/networkSecurityGroups',
      apiVersion: '2024-05-01',
      name: 'office',
      properties: { securityRules: inside },
    },
  ],
};

const id = (kind: string) => `/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/${kind}`;

const printedByAz = [
  {
    id: id('networkSecurityGroups/office'),
    name: 'office',
    type: 'Microsoft.Network/networkSecurityGroups',
    securityRules: rules.map((rule) => ({
      ...rule,
      id: id(`networkSecurityGroups/office/securityRules/${rule.name}`),
    })),
  },
  { id: id('firewallPolicies/base'), name: 'base', type: 'Microsoft.Network/firewallPolicies', basePolicy: null },
  {
    id: id('firewallPolicies/team'),
    name: 'team',
    type: 'Microsoft.Network/firewallPolicies',
    basePolicy: { id: id('firewallPolicies/base') },
  },
  {
    id: id('firewallPolicies/base/ruleCollectionGroups/shared'),
    name: 'shared',
    type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
    priority: 100,
    ruleCollections: collections(),
  },
];

/** What the first closes the second opens around it. */
function collections(): readonly object[] {
  return ORDER.slice(0, 2).map(({ name, priority, access, to, port }) => ({
    ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
    name,
    priority,
    action: { type: access },
    rules: [
      {
        ruleType: 'NetworkRule',
        name,
        ipProtocols: ['TCP'],
        sourceAddresses: ['10.4.0.0/16'],
        destinationAddresses: [to],
        destinationPorts: [port],
      },
    ],
  }));
}

const state = (type: string, name: string, own: string, inputs: object) => ({
  urn: `urn:pulumi:office::net::${type}::${name}`,
  custom: true,
  type,
  id: own,
  inputs,
  outputs: {},
});

const pulumi = {
  version: 3,
  deployment: {
    resources: [
      state('azure-native:network:NetworkSecurityGroup', 'office', id('networkSecurityGroups/office'), {
        networkSecurityGroupName: 'office',
        securityRules: rules,
      }),
      state('azure-native:network:FirewallPolicy', 'base', id('firewallPolicies/base'), { firewallPolicyName: 'base' }),
      state('azure-native:network:FirewallPolicy', 'team', id('firewallPolicies/team'), {
        firewallPolicyName: 'team',
        basePolicy: { id: id('firewallPolicies/base') },
      }),
      state(
        'azure-native:network:FirewallPolicyRuleCollectionGroup',
        'shared',
        id('firewallPolicies/base/ruleCollectionGroups/shared'),
        { firewallPolicyName: 'base', name: 'shared', priority: 100, ruleCollections: collections() },
      ),
    ],
  },
};

const planned = [
  {
    address: 'azurerm_network_security_group.office',
    type: 'azurerm_network_security_group',
    values: {
      name: 'office',
      security_rule: rules.map((rule) => ({
        name: rule.name,
        priority: rule.priority,
        direction: rule.direction,
        access: rule.access,
        protocol: rule.protocol,
        source_address_prefix: '*',
        source_port_range: '*',
        destination_address_prefix: rule.destinationAddressPrefix,
        destination_port_range: rule.destinationPortRange,
      })),
    },
  },
  {
    address: 'aws_networkfirewall_rule_group.lines',
    type: 'aws_networkfirewall_rule_group',
    values: {
      name: 'lines',
      arn: arn('stateful-rulegroup/lines'),
      type: 'STATEFUL',
      capacity: 10,
      rules: null,
      rule_group: [{ rules_source: [{ rules_string: LINE }], stateful_rule_options: [{ rule_order: 'STRICT_ORDER' }] }],
    },
  },
  {
    address: 'aws_networkfirewall_firewall_policy.policy',
    type: 'aws_networkfirewall_firewall_policy',
    values: {
      name: 'policy',
      firewall_policy: [
        {
          policy_variables: [{ rule_variables: [{ key: 'HOME_NET', ip_set: [{ definition: HOME }] }] }],
          stateless_default_actions: ACTIONS,
          stateless_fragment_default_actions: ACTIONS,
          stateful_engine_options: [{ rule_order: 'STRICT_ORDER' }],
          stateful_default_actions: ['aws:drop_established'],
          stateful_rule_group_reference: [{ priority: 1, resource_arn: arn('stateful-rulegroup/lines') }],
        },
      ],
    },
  },
].map((one) => ({ ...one, mode: 'managed', name: one.address.split('.')[1] }));

const terraform = {
  format_version: '1.2',
  planned_values: { root_module: { resources: planned } },
  resource_changes: [],
};

export const OFFICE: readonly Template[] = [
  { name: 'office of CloudFormation', value: cloudFormation },
  { name: 'office that aws prints', value: printedByAws },
  { name: 'office of Terraform', value: terraform },
  { name: 'office of Resource Manager', value: resourceManager },
  { name: 'office that az prints', value: printedByAz },
  { name: 'office of Pulumi', value: pulumi },
];
