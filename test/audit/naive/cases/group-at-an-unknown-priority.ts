import { at, type Case, file } from './case';

const rules = (list: string, action: object) => ({
  Type: 'AWS::Route53Resolver::FirewallRuleGroup',
  Properties: { FirewallRules: [{ Priority: 1, FirewallDomainListId: { Ref: list }, ...action }] },
});
const association = (group: string, priority: unknown) => ({
  Type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
  Properties: { FirewallRuleGroupId: { Ref: group }, Priority: priority, VpcId: 'vpc-0d15ea5e' },
});

/** It may be asked after the group that lets the name through. */
export const GROUP_AT_AN_UNKNOWN_PRIORITY: Case = {
  says: 'a rule group of DNS Firewall that stands nobody knows where among those of its VPC blocks nothing for sure',
  texts: [
    file({
      Parameters: { Place: { Type: 'Number' } },
      Resources: {
        List: { Type: 'AWS::Route53Resolver::FirewallDomainList', Properties: { Domains: ['*'] } },
        Open: rules('List', { Action: 'ALLOW' }),
        Closed: rules('List', { Action: 'BLOCK', BlockResponse: 'NXDOMAIN' }),
        AtOpen: association('Open', 101),
        AtClosed: association('Closed', { Ref: 'Place' }),
      },
    }),
  ],
  filter: 'vpc-0d15ea5e',
  sets: [],
  point: {
    direction: 'out',
    spoken: 'tls',
    port: 443,
    from: at('10.0.0.5'),
    to: at('203.0.113.4'),
    name: 'a.example.com',
  },
  verdict: 'unknown',
};
