import { at, type Case, file } from './case';

interface Written {
  readonly rules: readonly { readonly Priority: unknown; readonly Action: string; readonly Match: object }[];
  readonly byDefault: string;
  readonly fragments?: string;
}

/** A policy of action order without a stateful group: what is forwarded is let through. */
const policy = ({ rules, byDefault, fragments = byDefault }: Written) =>
  file({
    Parameters: { Place: { Type: 'Number' } },
    Resources: {
      Packets: {
        Type: 'AWS::NetworkFirewall::RuleGroup',
        Properties: {
          RuleGroupName: 'packets',
          Type: 'STATELESS',
          Capacity: 10,
          RuleGroup: {
            RulesSource: {
              StatelessRulesAndCustomActions: {
                StatelessRules: rules.map(({ Priority, Action, Match }) => ({
                  Priority,
                  RuleDefinition: { Actions: [Action], MatchAttributes: Match },
                })),
              },
            },
          },
        },
      },
      FirewallP: {
        Type: 'AWS::NetworkFirewall::FirewallPolicy',
        Properties: {
          FirewallPolicyName: 'shop',
          FirewallPolicy: {
            StatelessDefaultActions: [byDefault],
            StatelessFragmentDefaultActions: [fragments],
            StatelessRuleGroupReferences: [{ ResourceArn: { Ref: 'Packets' }, Priority: 1 }],
          },
        },
      },
    },
  });

const one = (says: string, written: Written, spoken: 'opaque' | 'udp' | 'icmp' = 'opaque'): Case => ({
  says,
  texts: [policy(written)],
  filter: 'FirewallP',
  sets: ['HOME_NET'],
  point: {
    direction: 'out',
    spoken,
    port: spoken === 'icmp' ? 2048 : 443,
    from: at('10.0.0.5'),
    to: at('203.0.113.4'),
    name: null,
  },
  verdict: 'unknown',
});

const CLIENTS = { SourcePorts: [{ FromPort: 1024, ToPort: 65_535 }] };
const OWN = { SourcePorts: [{ FromPort: 443, ToPort: 443 }] };
const SERVER = { DestinationPorts: [{ FromPort: 443, ToPort: 443 }] };

/** What single packets may meet, in the words of "Working with stateless rule groups". */
export const PACKETS: readonly Case[] = [
  one('what a stateless rule may have forwarded is not dropped for sure by the default', {
    rules: [{ Priority: 1, Action: 'aws:forward_to_sfe', Match: { Protocols: [6], ...CLIENTS } }],
    byDefault: 'aws:drop',
  }),
  one('what is forwarded one way and passed the other the stateful rules let through for sure no more', {
    rules: [{ Priority: 1, Action: 'aws:forward_to_sfe', Match: { Protocols: [6], ...SERVER } }],
    byDefault: 'aws:pass',
  }),
  one('a stateless rule that stands nobody knows where among others drops nothing for sure', {
    rules: [
      { Priority: 10, Action: 'aws:forward_to_sfe', Match: {} },
      { Priority: { Ref: 'Place' }, Action: 'aws:drop', Match: {} },
    ],
    byDefault: 'aws:drop',
  }),
  one(
    'where datagrams in pieces are passed those are not dropped for sure that no stateless rule takes in',
    { rules: [], byDefault: 'aws:drop', fragments: 'aws:pass' },
    'udp',
  ),
  one(
    'a stateless rule that names ports and no protocol says nothing for sure of what has no ports',
    { rules: [{ Priority: 1, Action: 'aws:drop', Match: { ...SERVER, ...OWN } }], byDefault: 'aws:forward_to_sfe' },
    'icmp',
  ),
];
