import { ProviderDnsFirewall } from './aws-provider-dns';
import { firewallPolicyOf, ruleGroupOf } from './aws-provider-firewall';
import { ProviderPrefixLists, ProviderSecurityGroups } from './aws-provider-security-groups';
import type { DeclaredAws, DeclaredFirewallPolicy, DeclaredRuleGroup } from './declared-aws';
import type { ProviderResource } from './provider-resource';

/**
 * Gathers the resources of Terraform's provider for AWS, which is Pulumi's as well, in whatever order they stand: a rule
 * may come before its group.
 */
export class AwsProviderResources {
  private readonly securityGroups = new ProviderSecurityGroups();
  private readonly prefixLists = new ProviderPrefixLists();
  private readonly dns = new ProviderDnsFirewall();
  private readonly ruleGroups: DeclaredRuleGroup[] = [];
  private readonly firewallPolicies: DeclaredFirewallPolicy[] = [];

  private readonly kinds: ReadonlyMap<string, (resource: ProviderResource) => void> = new Map([
    ['aws_security_group', (one) => this.securityGroups.addGroup(one)],
    ['aws_default_security_group', (one) => this.securityGroups.addGroup(one)],
    ['aws_security_group_rule', (one) => this.securityGroups.addRule(one)],
    ['aws_vpc_security_group_ingress_rule', (one) => this.securityGroups.addOneWayRule(one, 'ingress')],
    ['aws_vpc_security_group_egress_rule', (one) => this.securityGroups.addOneWayRule(one, 'egress')],
    ['aws_ec2_managed_prefix_list', (one) => this.prefixLists.addList(one)],
    ['aws_ec2_managed_prefix_list_entry', (one) => this.prefixLists.addEntry(one)],
    ['aws_networkfirewall_rule_group', (one) => this.ruleGroups.push(ruleGroupOf(one))],
    ['aws_networkfirewall_firewall_policy', (one) => this.firewallPolicies.push(firewallPolicyOf(one))],
    ['aws_route53_resolver_firewall_domain_list', (one) => this.dns.addList(one)],
    ['aws_route53_resolver_firewall_rule_group', (one) => this.dns.addGroup(one)],
    ['aws_route53_resolver_firewall_rule', (one) => this.dns.addRule(one)],
    ['aws_route53_resolver_firewall_rule_group_association', (one) => this.dns.addAssociation(one)],
  ]);

  /** Whether it is one that filters traffic, or that one which does refers to. */
  add(resource: ProviderResource): boolean {
    const add = this.kinds.get(resource.type);
    add?.(resource);
    return add !== undefined;
  }

  build(): DeclaredAws {
    return {
      securityGroups: this.securityGroups.build(),
      prefixLists: this.prefixLists.build(),
      ruleGroups: this.ruleGroups,
      firewallPolicies: this.firewallPolicies,
      ...this.dns.build(),
    };
  }
}
