import type { Dice } from './dice';
import type { PacketGroup, PacketRule, Stateless } from './stateless';

type Json = Record<string, unknown>;

/** What stands for a value that is not known yet, by what it is called. */
export type Later = (name: string, type?: string) => unknown;

const customAction = (name: string) => ({
  ActionName: name,
  ActionDefinition: { PublishMetricAction: { Dimensions: [{ Value: name }] } },
});

/** A group of stateless rules in the shape of CloudFormation and of the service's own API. */
export function packetGroupShape({ name, rules }: PacketGroup, dice: Dice, later: Later): Json {
  const written = (rules ?? []).map((rule, at) => ({
    Priority: rule.priority === 'later' ? later(`Priority${name}${at}`, 'Number') : rule.priority,
    RuleDefinition: { Actions: actionsOf(rule, `Action${name}${at}`, later), MatchAttributes: attributesOf(rule) },
  }));
  return {
    RulesSource: {
      StatelessRulesAndCustomActions: {
        StatelessRules: dice.shuffled(written),
        ...((rules ?? []).some(({ counts }) => counts) ? { CustomActions: [customAction('Counted')] } : {}),
      },
    },
  };
}

function actionsOf({ action, counts }: PacketRule, name: string, later: Later): readonly unknown[] {
  return [action === 'later' ? later(name) : action, ...(counts ? ['Counted'] : [])];
}

function attributesOf({ protocols, sources, destinations, sourcePorts, destinationPorts, flags }: PacketRule): Json {
  const some = (key: string, list: readonly unknown[]) => (list.length === 0 ? {} : { [key]: list });
  const places = (blocks: readonly string[]) => blocks.map((AddressDefinition) => ({ AddressDefinition }));
  const ranges = (of: PacketRule['sourcePorts']) => of.map(([FromPort, ToPort]) => ({ FromPort, ToPort }));
  return {
    ...some('Protocols', protocols),
    ...some('Sources', places(sources)),
    ...some('Destinations', places(destinations)),
    ...some('SourcePorts', ranges(sourcePorts)),
    ...some('DestinationPorts', ranges(destinationPorts)),
    ...(flags ? { TCPFlags: [{ Flags: ['SYN'], Masks: ['SYN', 'ACK'] }] } : {}),
  };
}

/** What a policy says of them. */
export function packetPolicyShape(
  { groups, byDefault, fragments }: Stateless,
  arnOf: (group: string) => unknown,
  later: Later,
): Json {
  return {
    StatelessDefaultActions: [byDefault === 'later' ? later('ByDefault') : byDefault],
    StatelessFragmentDefaultActions: [fragments],
    ...(groups.length === 0
      ? {}
      : {
          StatelessRuleGroupReferences: groups.map(({ name, priority }) => ({
            ResourceArn: arnOf(name),
            Priority: priority === 'later' ? later(`Priority${name}`, 'Number') : priority,
          })),
        }),
  };
}

/** Each rule in the blocks of Terraform's provider. */
export function packetRuleBlocks({ rules }: PacketGroup, later: unknown): readonly Json[] {
  return (rules ?? []).map((rule) => {
    const some = (key: string, list: readonly unknown[]) => (list.length === 0 ? {} : { [key]: list });
    const places = (blocks: readonly string[]) => blocks.map((address_definition) => ({ address_definition }));
    const ranges = (of: PacketRule['sourcePorts']) => of.map(([from_port, to_port]) => ({ from_port, to_port }));
    return {
      priority: rule.priority === 'later' ? later : rule.priority,
      rule_definition: [
        {
          actions: [rule.action === 'later' ? later : rule.action, ...(rule.counts ? ['Counted'] : [])],
          match_attributes: [
            {
              ...some('protocols', rule.protocols),
              ...some('source', places(rule.sources)),
              ...some('destination', places(rule.destinations)),
              ...some('source_port', ranges(rule.sourcePorts)),
              ...some('destination_port', ranges(rule.destinationPorts)),
              ...(rule.flags ? { tcp_flag: [{ flags: ['SYN'], masks: ['SYN', 'ACK'] }] } : {}),
            },
          ],
        },
      ],
    };
  });
}
