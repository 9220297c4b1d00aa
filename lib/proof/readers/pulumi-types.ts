/** Resources of Pulumi's packages that are bridged from Terraform's providers, by module and name. */
const BRIDGED: ReadonlyMap<string, string> = new Map([
  ['aws:ec2/securitygroup', 'aws_security_group'],
  ['aws:ec2/defaultsecuritygroup', 'aws_default_security_group'],
  ['aws:ec2/securitygrouprule', 'aws_security_group_rule'],
  ['aws:vpc/securitygroupingressrule', 'aws_vpc_security_group_ingress_rule'],
  ['aws:vpc/securitygroupegressrule', 'aws_vpc_security_group_egress_rule'],
  ['aws:ec2/managedprefixlist', 'aws_ec2_managed_prefix_list'],
  ['aws:ec2/managedprefixlistentry', 'aws_ec2_managed_prefix_list_entry'],
  ['aws:networkfirewall/rulegroup', 'aws_networkfirewall_rule_group'],
  ['aws:networkfirewall/firewallpolicy', 'aws_networkfirewall_firewall_policy'],
  ['aws:route53/resolverfirewalldomainlist', 'aws_route53_resolver_firewall_domain_list'],
  ['aws:route53/resolverfirewallrulegroup', 'aws_route53_resolver_firewall_rule_group'],
  ['aws:route53/resolverfirewallrule', 'aws_route53_resolver_firewall_rule'],
  ['aws:route53/resolverfirewallrulegroupassociation', 'aws_route53_resolver_firewall_rule_group_association'],
  ['azure:network/networksecuritygroup', 'azurerm_network_security_group'],
  ['azure:network/networksecurityrule', 'azurerm_network_security_rule'],
  ['azure:network/applicationsecuritygroup', 'azurerm_application_security_group'],
  ['azure:network/firewallpolicy', 'azurerm_firewall_policy'],
  ['azure:network/firewallpolicyrulecollectiongroup', 'azurerm_firewall_policy_rule_collection_group'],
  ['azure:network/ipgroup', 'azurerm_ip_group'],
  ['azure:network/ipgroupcidr', 'azurerm_ip_group_cidr'],
  ['azure:network/firewallnetworkrulecollection', 'azurerm_firewall_network_rule_collection'],
  ['azure:network/firewallapplicationrulecollection', 'azurerm_firewall_application_rule_collection'],
  ['azure:network/firewallnatrulecollection', 'azurerm_firewall_nat_rule_collection'],
]);

/** Terraform's name of a type; null for a type of no provider of Terraform's that filters. */
export function bridgedType(type: string): string | null {
  const end = type.lastIndexOf(':');
  return BRIDGED.get(type.slice(0, end).toLowerCase()) ?? null;
}

interface Native {
  readonly type: string;
  /** The inputs that name it, its parents before it. */
  readonly names: readonly string[];
}

/** Resources of Pulumi's package that is made of Resource Manager's own descriptions. */
const NATIVE: ReadonlyMap<string, Native> = new Map([
  ['networksecuritygroup', { type: 'networkSecurityGroups', names: ['networkSecurityGroupName'] }],
  [
    'securityrule',
    { type: 'networkSecurityGroups/securityRules', names: ['networkSecurityGroupName', 'securityRuleName'] },
  ],
  ['applicationsecuritygroup', { type: 'applicationSecurityGroups', names: ['applicationSecurityGroupName'] }],
  ['firewallpolicy', { type: 'firewallPolicies', names: ['firewallPolicyName'] }],
  [
    'firewallpolicyrulecollectiongroup',
    { type: 'firewallPolicies/ruleCollectionGroups', names: ['firewallPolicyName', 'ruleCollectionGroupName'] },
  ],
  ['firewallpolicyrulegroup', { type: 'firewallPolicies/ruleGroups', names: ['firewallPolicyName', 'ruleGroupName'] }],
  ['ipgroup', { type: 'ipGroups', names: ['ipGroupsName'] }],
  ['azurefirewall', { type: 'azureFirewalls', names: ['azureFirewallName'] }],
]);

/** With or without a version of the API: `azure-native:network:IpGroup`, `azure-native:network/v20240501:IpGroup`. */
const NATIVE_TYPE = /^azure[-_]native(?:_network_v\w{1,32})?:network(?:\/v\w{1,32})?:(\w{1,64})$/;

export function nativeType(type: string): Native | null {
  const native = NATIVE.get(NATIVE_TYPE.exec(type)?.[1]?.toLowerCase() ?? '');
  return native === undefined ? null : { ...native, type: `Microsoft.Network/${native.type}` };
}
