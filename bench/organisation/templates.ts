/**
 * What a plan weighs in a template: the resources that hold rules, as CloudFormation and Azure Resource Manager take
 * them, without blanks. The reasons that our constructs write beside them come on top, and are not counted.
 */
import type {
  AwsNetworkFirewallPlan,
  AwsSecurityGroupPlan,
  AzureFirewallPlan,
  AzureNetworkSecurityGroupPlan,
  SecurityGroupRule,
} from 'portolan';

const bytes = (resource: unknown): number => Buffer.byteLength(JSON.stringify(resource, withoutReasons));

/** Reasons, and what only a plan says of its rules. */
const OF_THE_PLAN = ['because', 'key', 'source', 'kind', 'group'];

function withoutReasons(key: string, value: unknown): unknown {
  return OF_THE_PLAN.includes(key) ? undefined : value;
}

export function securityGroupBytes({ egress, ingress }: AwsSecurityGroupPlan): number {
  const written = ({ direction, ipProtocol, fromPort, toPort, peer, description }: SecurityGroupRule) => {
    const side = direction === 'egress' ? 'Destination' : 'Source';
    const end =
      'cidrIp' in peer
        ? { CidrIp: peer.cidrIp }
        : 'cidrIpv6' in peer
          ? { CidrIpv6: peer.cidrIpv6 }
          : 'bound' in peer
            ? { [`${side}SecurityGroupId`]: 'sg-0123456789abcdef0' }
            : { [`${side}PrefixListId`]: 'pl-0123456789abcdef0' };
    return { IpProtocol: ipProtocol, FromPort: fromPort, ToPort: toPort, ...end, Description: description };
  };
  return bytes({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'machines',
      VpcId: 'vpc-0123456789abcdef0',
      SecurityGroupEgress: egress.map(written),
      SecurityGroupIngress: ingress.map(written),
    },
  });
}

export function networkSecurityGroupBytes({ rules }: AzureNetworkSecurityGroupPlan): number {
  return bytes({
    type: 'Microsoft.Network/networkSecurityGroups',
    apiVersion: '2024-05-01',
    name: 'machines',
    properties: {
      securityRules: rules.map(({ name, source, destination, ...properties }) => ({
        name,
        properties: { ...properties, sourcePrefix: '*', to: destination },
      })),
    },
  });
}

/** By rule group of the policy. */
export function ruleGroupBytes({ groups }: AwsNetworkFirewallPlan): readonly number[] {
  return groups.map((group) =>
    bytes({
      Type: 'AWS::NetworkFirewall::RuleGroup',
      Properties: {
        RuleGroupName: group.id,
        Type: 'STATEFUL',
        Capacity: group.capacity,
        RuleGroup: {
          RulesSource:
            group.kind === 'domain-list'
              ? {
                  RulesSourceList: {
                    GeneratedRulesType: 'ALLOWLIST',
                    TargetTypes: [group.targetType],
                    Targets: group.targets.map(({ text }) => text),
                  },
                }
              : { RulesString: group.rules.map(({ text }) => text).join('\n') },
          StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
        },
      },
    }),
  );
}

/** By rule collection group of the policy. */
export function collectionGroupBytes({ groups }: AzureFirewallPlan): readonly number[] {
  return groups.map(({ name, priority, collections }) =>
    bytes({
      type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
      apiVersion: '2024-05-01',
      name,
      properties: {
        priority,
        ruleCollections: collections.map((collection) => ({
          name: collection.name,
          priority: collection.priority,
          action: { type: 'Allow' },
          ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
          rules: collection.rules.map((rule) => ({
            ...rule,
            sourceIpGroups: ['/subscriptions/x/ipGroups/x'],
            ...('targetFqdns' in rule ? { targetFqdns: rule.targetFqdns.map(({ text }) => text) } : {}),
          })),
        })),
      },
    }),
  );
}

/** The lines of Suricata and the names of lists: what capacity is counted in. */
export function linesOf({ groups }: AwsNetworkFirewallPlan): number {
  return groups.reduce(
    (sum, group) => sum + (group.kind === 'domain-list' ? group.targets.length : group.rules.length),
    0,
  );
}

/** The rules of all collections. */
export function collectionRulesOf({ groups }: AzureFirewallPlan): number {
  return groups.flatMap(({ collections }) => collections).reduce((sum, { rules }) => sum + rules.length, 0);
}
