import type { Dice } from './dice';
import type { Writer } from './kind';
import type { FirewallSet, Line, RuleGroup } from './network-firewall';
import { LATER, Ref, type Resource } from './program';
import { TemplateText } from './write-cloudformation';
import { type Later, packetGroupShape, packetPolicyShape, packetRuleBlocks } from './write-stateless';

type Json = Record<string, unknown>;

/** A line as people write it. */
export function lineText(
  { id, action, protocol, source, destination, ports, name, anyCase }: Line,
  dice: Dice,
): string {
  const buffer = protocol === 'tls' ? 'tls.sni' : 'http.host';
  const nocase = protocol === 'tls' && anyCase ? ' nocase;' : '';
  const tests =
    name === null
      ? ''
      : name.startsWith('.')
        ? ` ${buffer}; dotprefix; content:"${name}";${nocase} endswith;`
        : ` ${buffer}; content:"${name}"; startswith;${nocase} endswith;`;
  const flow =
    name === null
      ? ''
      : dice.pick([' flow:to_server;', ' flow:to_server, established;', ' flow: established,to_server;']);
  const message = dice.chance(0.6) ? `msg:"line ${id}"; ` : '';
  return `${action} ${protocol} ${source} any -> ${destination} ${ports} (${message.trim()}${tests}${flow} sid:${id}; rev:1;)`;
}

/** A rule in its parts, as the service takes it. */
function tupleOf({ id, action, protocol, source, destination, ports }: Line, dice: Dice): Json {
  return {
    Action: action.toUpperCase(),
    Header: {
      Protocol: protocol.toUpperCase(),
      Source: source === 'any' ? 'ANY' : source,
      SourcePort: 'ANY',
      Direction: 'FORWARD',
      Destination: destination === 'any' ? 'ANY' : destination,
      DestinationPort: ports === 'any' ? 'ANY' : ports,
    },
    RuleOptions: [dice.chance(0.5) ? { Keyword: `sid:${id}` } : { Keyword: 'sid', Settings: [id] }],
  };
}

/** A rule group in the shape of CloudFormation and of the service's own API. */
export function ruleGroupShape({ home, rules }: RuleGroup, { order }: FirewallSet, dice: Dice): Json {
  const source =
    rules.kind === 'lines'
      ? { RulesString: rules.lines.map((line) => lineText(line, dice)).join('\n') }
      : rules.kind === 'tuples'
        ? { StatefulRules: rules.lines.map((line) => tupleOf(line, dice)) }
        : rules.kind === 'domains'
          ? { RulesSourceList: { GeneratedRulesType: rules.action, Targets: rules.targets, TargetTypes: rules.types } }
          : {};
  const isSaid = order === 'STRICT_ORDER' || dice.chance(0.3);
  return {
    ...(home === null ? {} : { RuleVariables: { IPSets: { HOME_NET: { Definition: home } } } }),
    ...(isSaid ? { StatefulRuleOptions: { RuleOrder: order } } : {}),
    RulesSource: source,
  };
}

export function policyShape(set: FirewallSet, arnOf: (group: string) => unknown, dice: Dice, later: Later): Json {
  const isStrict = set.order === 'STRICT_ORDER';
  return {
    ...packetPolicyShape(set.stateless, arnOf, later),
    ...(isStrict || dice.chance(0.3) ? { StatefulEngineOptions: { RuleOrder: set.order } } : {}),
    ...(set.defaults.length > 0 ? { StatefulDefaultActions: set.defaults } : {}),
    ...(set.home === null ? {} : { PolicyVariables: { RuleVariables: { HOME_NET: { Definition: set.home } } } }),
    StatefulRuleGroupReferences: dice.shuffled(set.groups).map(({ name, priority }) => ({
      ResourceArn: arnOf(name),
      ...(isStrict ? { Priority: priority === 'later' ? later(`Priority${name}`, 'Number') : priority } : {}),
    })),
  };
}

const arn = (name: string) => `arn:aws:network-firewall:eu-central-1:111122223333:stateful-rulegroup/${name}`;

export const writeFirewallOfTemplate: Writer<FirewallSet> = (set, dice) => {
  const template = new TemplateText(dice);
  const later: Later = (name, type) => template.later(name, type);
  const here = set.groups.filter(({ rules }) => rules.kind !== 'elsewhere');
  for (const group of here) {
    template.resources[group.name] = {
      Type: 'AWS::NetworkFirewall::RuleGroup',
      Properties: {
        RuleGroupName: `named-${group.name}`,
        Type: 'STATEFUL',
        Capacity: 100,
        RuleGroup: ruleGroupShape(group, set, dice),
      },
    };
  }
  const packets = set.stateless.groups.filter(({ rules }) => rules !== null);
  for (const group of packets) {
    template.resources[group.name] = {
      Type: 'AWS::NetworkFirewall::RuleGroup',
      Properties: {
        RuleGroupName: `named-${group.name}`,
        Type: 'STATELESS',
        Capacity: 100,
        RuleGroup: packetGroupShape(group, dice, later),
      },
    };
  }
  const isHere = new Set([...here, ...packets].map(({ name }) => name));
  const arnOf = (name: string) =>
    isHere.has(name) ? { Ref: name } : dice.chance(0.5) ? arn(name) : template.later(name);
  template.resources.FirewallP = {
    Type: 'AWS::NetworkFirewall::FirewallPolicy',
    Properties: { FirewallPolicyName: 'shop', FirewallPolicy: policyShape(set, arnOf, dice, later) },
  };
  return [{ name: 'template.yaml', text: template.text() }];
};

/** What `aws network-firewall` prints of a policy and of each of its groups that are handed over. */
export const writeDeployedFirewall: Writer<FirewallSet> = (set, dice) => [
  {
    name: 'policy.json',
    text: JSON.stringify({
      UpdateToken: '0e15e000',
      FirewallPolicyResponse: {
        FirewallPolicyName: 'FirewallP',
        FirewallPolicyArn: 'arn:aws:network-firewall:eu-central-1:111122223333:firewall-policy/FirewallP',
        FirewallPolicyId: '0e15e000-0000',
      },
      FirewallPolicy: policyShape(set, arn, dice, () => ''),
    }),
  },
  ...set.groups
    .filter(({ rules }) => rules.kind !== 'elsewhere')
    .map((group) => ({
      name: `${group.name}.json`,
      text: JSON.stringify({
        UpdateToken: '0e15e000',
        RuleGroup: ruleGroupShape(group, set, dice),
        RuleGroupResponse: {
          RuleGroupArn: arn(group.name),
          RuleGroupName: group.name,
          RuleGroupId: group.name,
          Type: 'STATEFUL',
        },
      }),
    })),
  ...set.stateless.groups
    .filter(({ rules }) => rules !== null)
    .map((group) => ({
      name: `${group.name}.json`,
      text: JSON.stringify({
        UpdateToken: '0e15e000',
        RuleGroup: packetGroupShape(group, dice, () => ''),
        RuleGroupResponse: {
          RuleGroupArn: arn(group.name),
          RuleGroupName: group.name,
          RuleGroupId: group.name,
          Type: 'STATELESS',
        },
      }),
    })),
];

/** The same as resources of Terraform's provider, in its own blocks. */
export function firewallOf(set: FirewallSet, dice: Dice): readonly Resource[] {
  const isStrict = set.order === 'STRICT_ORDER';
  const here = set.groups.filter(({ rules }) => rules.kind !== 'elsewhere');
  const packets = set.stateless.groups.filter(({ rules }) => rules !== null);
  const isHere = new Set([...here, ...packets].map(({ name }) => name));
  const arnOf = (name: string) => (isHere.has(name) ? new Ref(name) : arn(name));
  const known = <T>(value: T | 'later') => (value === 'later' ? LATER : value);
  const { byDefault, fragments, groups: packetGroups } = set.stateless;
  const order = [{ rule_order: set.order }];
  const variable = (home: readonly string[]) => [{ key: 'HOME_NET', ip_set: [{ definition: home }] }];
  const policy = {
    stateless_default_actions: [known(byDefault)],
    stateless_fragment_default_actions: [fragments],
    ...(packetGroups.length === 0
      ? {}
      : {
          stateless_rule_group_reference: packetGroups.map(({ name, priority }) => ({
            resource_arn: arnOf(name),
            priority: known(priority),
          })),
        }),
    ...(isStrict || dice.chance(0.3) ? { stateful_engine_options: order } : {}),
    ...(set.defaults.length > 0 ? { stateful_default_actions: set.defaults } : {}),
    ...(set.home === null ? {} : { policy_variables: [{ rule_variables: variable(set.home) }] }),
    stateful_rule_group_reference: dice.shuffled(set.groups).map(({ name, priority }) => ({
      resource_arn: arnOf(name),
      ...(isStrict ? { priority: known(priority) } : {}),
    })),
  };
  return [
    ...here.map((group): Resource => {
      const { name, home } = group;
      const source = sourceBlock(group, dice);
      const isTop = home === null && !isStrict && 'rules_string' in source && dice.chance(0.5);
      const options = isStrict || dice.chance(0.3) ? { stateful_rule_options: order } : {};
      const variables = home === null ? {} : { rule_variables: [{ ip_sets: variable(home) }] };
      return {
        name,
        type: 'aws_networkfirewall_rule_group',
        values: {
          name: `named-${name}`,
          type: 'STATEFUL',
          capacity: 100,
          ...(isTop
            ? { rules: source.rules_string }
            : { rule_group: [{ ...variables, ...options, rules_source: [source] }] }),
        },
      };
    }),
    ...packets.map((group): Resource => {
      const source = {
        stateless_rule: packetRuleBlocks(group, LATER),
        ...((group.rules ?? []).some(({ counts }) => counts) ? { custom_action: [{ action_name: 'Counted' }] } : {}),
      };
      return {
        name: group.name,
        type: 'aws_networkfirewall_rule_group',
        values: {
          name: `named-${group.name}`,
          type: 'STATELESS',
          capacity: 100,
          rule_group: [{ rules_source: [{ stateless_rules_and_custom_actions: [source] }] }],
        },
      };
    }),
    {
      name: 'FirewallP',
      type: 'aws_networkfirewall_firewall_policy',
      values: { name: 'shop', firewall_policy: [policy] },
    },
  ];
}

function sourceBlock({ rules }: RuleGroup, dice: Dice): Json {
  switch (rules.kind) {
    case 'lines':
      return { rules_string: rules.lines.map((line) => lineText(line, dice)).join('\n') };
    case 'tuples':
      return {
        stateful_rule: rules.lines.map(({ id, action, protocol, source, destination, ports }) => ({
          action: action.toUpperCase(),
          header: [
            {
              protocol: protocol.toUpperCase(),
              source: source.replace('any', 'ANY'),
              source_port: 'ANY',
              direction: 'FORWARD',
              destination: destination.replace('any', 'ANY'),
              destination_port: ports.replace('any', 'ANY'),
            },
          ],
          rule_option: [dice.chance(0.5) ? { keyword: `sid:${id}` } : { keyword: 'sid', settings: [id] }],
        })),
      };
    case 'domains':
      return {
        rules_source_list: [{ generated_rules_type: rules.action, targets: rules.targets, target_types: rules.types }],
      };
    case 'elsewhere':
      return {};
  }
}
