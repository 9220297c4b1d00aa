import { member } from './terraform-configuration';

const TYPES: ReadonlySet<string> = new Set([
  // The provider for Cloud Control, whose resources have the shape of CloudFormation.
  'awscc_ec2_security_group',
  'awscc_ec2_security_group_ingress',
  'awscc_ec2_security_group_egress',
  'awscc_ec2_prefix_list',
  'awscc_networkfirewall_rule_group',
  'awscc_networkfirewall_firewall_policy',
  'awscc_route53resolver_firewall_domain_list',
  'awscc_route53resolver_firewall_rule_group',
  'awscc_route53resolver_firewall_rule_group_association',
  'aws-native:ec2:SecurityGroup',
  'aws-native:ec2:SecurityGroupIngress',
  'aws-native:ec2:SecurityGroupEgress',
  'aws-native:ec2:PrefixList',
  'aws-native:networkfirewall:RuleGroup',
  'aws-native:networkfirewall:FirewallPolicy',
  'aws-native:route53resolver:FirewallDomainList',
  'aws-native:route53resolver:FirewallRuleGroup',
  'aws-native:route53resolver:FirewallRuleGroupAssociation',
  // Rules of a firewall of Azure without a policy.
  'azurerm_firewall_network_rule_collection',
  'azurerm_firewall_application_rule_collection',
  'azurerm_firewall_nat_rule_collection',
]);

const AZURE_TYPES = /^Microsoft\.Network\/(networkSecurityGroups|firewallPolicies|ipGroups|azureFirewalls)\b/i;

/** Why a resource that the readers do not know is not passed over in silence; null where it filters nothing that they would read. */
export function filtersElsewhere(type: string, values: unknown): string | null {
  const what = type.startsWith('azapi_') ? member(values, 'type') : null;
  const filters = TYPES.has(type) || (typeof what === 'string' && AZURE_TYPES.test(what));
  return filters ? 'filters traffic, and is of a provider whose resources are not read' : null;
}
