import type { AwsNetworkFirewallPlan, RuleGroup } from '../../model/plans/aws-network-firewall';
import type { PlanBecause } from '../../model/plans/plan';
import { groupedReasons, logicalId } from '../names';
import { inStack, type Parameter, type Parts, type Resource } from './template';

/** A firewall policy with its rule groups; the addresses of machines are parameters. */
export function networkFirewall(plan: AwsNetworkFirewallPlan): Parts {
  const sources = plan.sources.map(({ name, addresses }) => ({
    name,
    parameter: logicalId(name, 'addresses'),
    addresses,
  }));
  const blocks = plan.blocks.map(({ name }) => ({ name, parameter: logicalId(name, 'block') }));
  const lists = plan.prefixLists.flatMap((list) =>
    'bound' in list ? [{ name: list.name, parameter: logicalId(list.name, 'prefixList') }] : [],
  );
  const addressesOf = (name: string) => [...sources, ...blocks].find((one) => one.name === name)?.parameter;
  const arnOf = (name: string) => {
    const given = plan.prefixLists.find((list) => list.name === name);
    if (given !== undefined && 'list' in given) return given.list;
    return { Ref: lists.find((list) => list.name === name)?.parameter };
  };
  const groups = plan.groups.map((group) => ({ group, name: logicalId('RuleGroup', group.id.replace(/-\d+$/, '')) }));
  const parameter = (words: string, addresses?: readonly string[]): Parameter => ({
    Type: 'CommaDelimitedList',
    Description: words,
    ...(addresses === undefined ? {} : { Default: addresses.join(',') }),
  });
  return {
    Parameters: Object.fromEntries([
      ...sources.map(({ name, parameter: key, addresses }) => [
        key,
        parameter(`The addresses of the machines of ${name}, as CIDRs`, addresses),
      ]),
      ...blocks.map(({ name, parameter: key }) => [key, parameter(`The address blocks of ${name}`)]),
      ...lists.map(({ name, parameter: key }) => [
        key,
        { Type: 'String', Description: `The ARN of the prefix list ${name}` },
      ]),
    ]) as Parts['Parameters'],
    Resources: Object.fromEntries([
      ...groups.map(({ group, name }) => [name, ruleGroup(group, addressesOf, arnOf)]),
      ['FirewallPolicy', policy(plan, groups, sources)],
    ]) as Readonly<Record<string, Resource>>,
    Outputs: {
      FirewallPolicyArn: {
        Description: 'For the firewall that attaches the policy',
        Value: { 'Fn::GetAtt': ['FirewallPolicy', 'FirewallPolicyArn'] },
      },
    },
  };
}

function ruleGroup(
  group: RuleGroup,
  addressesOf: (name: string) => string | undefined,
  arnOf: (name: string) => unknown,
): Resource {
  const variables =
    group.kind === 'domain-list'
      ? [['HOME_NET', group.source] as const]
      : group.kind === 'rule-strings'
        ? group.variables.map((name) => [name, name] as const)
        : [];
  const ipSets = Object.fromEntries(variables.map(([name, of]) => [name, { Definition: { Ref: addressesOf(of) } }]));
  const references = group.kind === 'rule-strings' ? group.references : [];
  return {
    Type: 'AWS::NetworkFirewall::RuleGroup',
    Properties: {
      RuleGroupName: inStack(group.id),
      Type: 'STATEFUL',
      Capacity: group.capacity,
      RuleGroup: {
        ...(references.length === 0
          ? {}
          : {
              ReferenceSets: {
                IPSetReferences: Object.fromEntries(references.map((name) => [name, { ReferenceArn: arnOf(name) }])),
              },
            }),
        ...(variables.length === 0 ? {} : { RuleVariables: { IPSets: ipSets } }),
        RulesSource:
          group.kind === 'domain-list'
            ? {
                RulesSourceList: {
                  GeneratedRulesType: 'ALLOWLIST',
                  Targets: group.targets.map(({ text }) => text),
                  TargetTypes: [group.targetType],
                },
              }
            : { RulesString: group.rules.map(({ text }) => text).join('\n') },
        StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
      },
    },
    ...(group.kind === 'tail' ? {} : { Metadata: { portolan: reasonsOf(group) } }),
  };
}

function reasonsOf(group: Exclude<RuleGroup, { readonly kind: 'tail' }>): Readonly<Record<string, readonly string[]>> {
  return groupedReasons(
    group.kind === 'domain-list'
      ? group.targets.map(({ text, because }): [string, readonly PlanBecause[]] => [text, because])
      : group.rules.map(({ sid, because }): [string, readonly PlanBecause[]] => [`sid ${sid}`, because]),
  );
}

function policy(
  { policy: words }: AwsNetworkFirewallPlan,
  groups: readonly { readonly group: RuleGroup; readonly name: string }[],
  sources: readonly { readonly parameter: string }[],
): Resource {
  const byPriority = [...groups].sort((a, b) => a.group.priority - b.group.priority);
  // Lists are joined by way of text: the union of all sources.
  const texts = sources.map(({ parameter }) => ({ 'Fn::Join': [',', { Ref: parameter }] }));
  const [only, ...more] = sources;
  const home =
    only !== undefined && more.length === 0
      ? { Ref: only.parameter }
      : { 'Fn::Split': [',', { 'Fn::Join': [',', texts] }] };
  return {
    Type: 'AWS::NetworkFirewall::FirewallPolicy',
    Properties: {
      FirewallPolicyName: inStack('policy'),
      FirewallPolicy: {
        PolicyVariables: { RuleVariables: { HOME_NET: { Definition: home } } },
        StatefulDefaultActions: words.statefulDefaultActions,
        StatefulEngineOptions: { RuleOrder: words.ruleOrder },
        StatefulRuleGroupReferences: byPriority.map(({ group, name }) => ({
          Priority: group.priority,
          ResourceArn: { 'Fn::GetAtt': [name, 'RuleGroupArn'] },
        })),
        StatelessDefaultActions: words.statelessDefaultActions,
        StatelessFragmentDefaultActions: words.statelessFragmentDefaultActions,
      },
    },
  };
}
