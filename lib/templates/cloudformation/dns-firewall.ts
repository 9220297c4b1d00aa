import type { AwsDnsFirewallPlan, ResolverRule } from '../../model/plans/aws-dns-firewall';
import { groupedReasons, logicalId } from '../names';
import { inStack, type Parts, type Resource } from './template';

/** A rule group of DNS Firewall with its domain lists; its associations with VPCs are the user's. */
export function dnsFirewall({ lists, rules }: AwsDnsFirewallPlan): Parts {
  const nameOf = (id: string) => logicalId('DomainList', id);
  const ruleOf = ({ priority, list, action, redirections, blockResponse }: ResolverRule) => ({
    Priority: priority,
    Action: action,
    FirewallDomainListId: { 'Fn::GetAtt': [nameOf(list), 'Id'] },
    ...(action === 'ALLOW' ? { FirewallDomainRedirectionAction: redirections } : {}),
    ...(blockResponse === null ? {} : { BlockResponse: blockResponse }),
  });
  return {
    Parameters: {},
    Resources: Object.fromEntries([
      ...lists.map(({ id, domains }) => [
        nameOf(id),
        {
          Type: 'AWS::Route53Resolver::FirewallDomainList',
          Properties: {
            Name: inStack(id),
            Domains: domains.map(({ text }) => text),
          },
          Metadata: {
            portolan: groupedReasons(domains.map(({ text, because }) => [text, because])),
          },
        },
      ]),
      [
        'RuleGroup',
        {
          Type: 'AWS::Route53Resolver::FirewallRuleGroup',
          Properties: { Name: inStack('rules'), FirewallRules: rules.map(ruleOf) },
        },
      ],
    ]) as Readonly<Record<string, Resource>>,
    Outputs: {
      RuleGroupId: {
        Description: 'For the associations with VPCs',
        Value: { 'Fn::GetAtt': ['RuleGroup', 'Id'] },
      },
    },
  };
}
