/** Templates of AWS of as many rules as are asked for. */

import { block, name, type Plain, port, range } from './numbered';

export const group = (rules: readonly Plain[]): string =>
  JSON.stringify({
    Resources: {
      Agents: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: 'agents', SecurityGroupEgress: rules },
      },
    },
  });

export const ec2 = (FromPort: number, ToPort: number, CidrIp: string): Plain => ({
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

export const line = (action: string, name: string, sid: number) =>
  `${action} tls $HOME_NET any -> any 443 (tls.sni; content:"${name}"; startswith; endswith; flow:to_server, established; sid:${sid}; rev:1;)`;

export const tuple = (action: string, to: string, ports: string, sid: number) =>
  `${action} tcp any any -> ${to} ${ports} (flow:to_server, established; sid:${sid}; rev:1;)`;

export const domains = (n: number): string =>
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

export const describedGroups = (n: number): string =>
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
