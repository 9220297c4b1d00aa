import { at, type Case, file } from './case';

const LINES = [
  'pass tls any any -> any 80:443 (tls.sni; content:"b.example.com"; startswith; nocase; endswith; flow:to_server; sid:2;)',
  'reject tcp any any -> any 80:443 (sid:3;)',
  'pass ip any any -> any any (sid:4;)',
];

/** The order of lines says nothing within an action, and nothing is dropped that was passed on its first packet. */
export const PASS_OF_EVERYTHING_BEHIND_A_NAME: Case = {
  says: 'in action order what a line passes from the first packet on is passed, wherever the line stands',
  texts: [
    file({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: {
        Lines: {
          Type: 'AWS::NetworkFirewall::RuleGroup',
          Properties: {
            RuleGroupName: 'lines',
            Type: 'STATEFUL',
            Capacity: 10,
            RuleGroup: { RulesSource: { RulesString: LINES.join('\n') } },
          },
        },
        FirewallP: {
          Type: 'AWS::NetworkFirewall::FirewallPolicy',
          Properties: {
            FirewallPolicyName: 'shop',
            FirewallPolicy: {
              StatelessDefaultActions: ['aws:forward_to_sfe'],
              StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
              StatefulRuleGroupReferences: [{ ResourceArn: { Ref: 'Lines' } }],
            },
          },
        },
      },
    }),
  ],
  filter: 'FirewallP',
  sets: ['HOME_NET'],
  point: {
    direction: 'out',
    spoken: 'tls',
    port: 443,
    from: at('10.0.0.5'),
    to: at('203.0.113.4'),
    name: 'b.example.com',
  },
  verdict: 'allow',
};
