import type { Dice } from './dice';
import type { Traits, Writer } from './kind';
import type { GroupRule, GroupSet, Peer } from './security-groups';
import { yamlOf } from './write-yaml';

export const CLOUDFORMATION: Traits = {
  egressByDefault: true,
  separateStrips: true,
  unknowns: true,
  shared: true,
  conditions: true,
  removals: false,
};

type Json = Record<string, unknown>;

/** A template that is being written. */
export class TemplateText {
  readonly parameters: Json = {};
  readonly conditions: Json = {};
  readonly resources: Json = {};

  constructor(readonly dice: Dice) {}

  /** A value that nobody hands over; of what type it is makes no difference. */
  later(name: string, type = 'String'): Json {
    this.parameters[name] = { Type: type };
    return { Ref: name };
  }

  /** A condition that hangs on a parameter without a default. */
  perhaps(id: string): string {
    this.parameters[`Stage${id}`] = { Type: 'String' };
    this.conditions[`If${id}`] = { 'Fn::Equals': [{ Ref: `Stage${id}` }, 'prod'] };
    return `If${id}`;
  }

  /** A condition that does not hold, by a default. */
  never(id: string): string {
    this.parameters[`Stage${id}`] = { Type: 'String', Default: 'test' };
    this.conditions[`If${id}`] = { 'Fn::Equals': ['prod', { Ref: `Stage${id}` }] };
    return `If${id}`;
  }

  /** The value as it stands, or by the default of a parameter. */
  said(name: string, value: string | number): unknown {
    if (this.dice.chance(0.85)) return value;
    this.parameters[name] = { Type: typeof value === 'number' ? 'Number' : 'String', Default: value };
    return { Ref: name };
  }

  text(): string {
    const sections = { Parameters: this.parameters, Conditions: this.conditions };
    const used = Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0);
    const resources = Object.fromEntries(this.dice.shuffled(Object.entries(this.resources)));
    const template = { AWSTemplateFormatVersion: '2010-09-09', ...Object.fromEntries(used), Resources: resources };
    return this.dice.chance(0.5) ? JSON.stringify(template) : yamlOf(template, this.dice);
  }
}

/** Security groups as templates have them: rules in the group and beside it, numbers as text, conditions on both. */
export const writeGroupsOfTemplate: Writer<GroupSet> = ({ groups, lists }, dice) => {
  const template = new TemplateText(dice);
  for (const { name, blocks } of lists) {
    if (blocks === null) continue;
    template.resources[name] = {
      Type: 'AWS::EC2::PrefixList',
      Properties: {
        PrefixListName: `list-${name}`,
        AddressFamily: 'IPv4',
        MaxEntries: blocks.length,
        Entries: blocks.map((Cidr) => ({ Cidr })),
      },
    };
  }
  const isHere = new Set(groups.map(({ name }) => name));
  const listed = new Set(lists.flatMap(({ name, blocks }) => (blocks === null ? [] : [name])));
  for (const { name, rules } of groups) {
    const own = { out: 'SecurityGroupEgress', in: 'SecurityGroupIngress' } as const;
    const inline: Json = {};
    for (const rule of rules) {
      const written = ruleProperties(template, rule, { isHere, listed });
      if (rule.separate) {
        const condition = conditionOf(template, rule);
        template.resources[`Rule${rule.id}`] = {
          Type: `AWS::EC2::${own[rule.direction]}`,
          ...(condition === null ? {} : { Condition: condition }),
          Properties: { GroupId: groupReference(dice, name), ...written },
        };
        continue;
      }
      const condition = conditionOf(template, rule);
      const item = condition === null ? written : { 'Fn::If': [condition, written, { Ref: 'AWS::NoValue' }] };
      inline[own[rule.direction]] = [...((inline[own[rule.direction]] as unknown[]) ?? []), item];
    }
    template.resources[name] = {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: `Machines of ${name}`, VpcId: 'vpc-0e15e0000000000aa', ...inline },
    };
  }
  return [{ name: 'template.yaml', text: template.text() }];
};

function conditionOf(template: TemplateText, { id, stands }: GroupRule): string | null {
  return stands === 'surely' ? null : stands === 'perhaps' ? template.perhaps(id) : template.never(id);
}

function groupReference(dice: Dice, name: string): unknown {
  return dice.chance(0.6) ? { 'Fn::GetAtt': [name, 'GroupId'] } : { 'Fn::GetAtt': `${name}.GroupId` };
}

const NUMBERS: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58' };

interface Around {
  readonly isHere: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
}

function ruleProperties(template: TemplateText, rule: GroupRule, around: Around): Json {
  const { dice } = template;
  const { id, protocol, from, to } = rule;
  const words = protocol === 'all' ? '-1' : protocol === 'gre' ? '47' : protocol;
  const spelled = dice.chance(0.25) ? (NUMBERS[protocol] ?? words) : words;
  const port = (end: number | 'later' | null, name: string): unknown =>
    end === 'later'
      ? template.later(name, 'Number')
      : dice.chance(0.2)
        ? String(end)
        : template.said(`${name}Set`, Number(end));
  return {
    IpProtocol: protocol === 'later' ? template.later(`Protocol${id}`) : template.said(`Protocol${id}`, spelled),
    ...(from === null ? {} : { FromPort: port(from, `From${id}`), ToPort: port(to, `To${id}`) }),
    ...peerProperties(template, rule.peer, rule, around),
    ...(dice.chance(0.3) ? { Description: 'as it was asked for' } : {}),
  };
}

function peerProperties(template: TemplateText, peer: Peer, { direction, id }: GroupRule, around: Around): Json {
  const side = direction === 'out' ? 'Destination' : 'Source';
  if ('block' in peer) {
    const value = template.said(`Peer${id}`, peer.block);
    return peer.block.includes(':') ? { CidrIpv6: value } : { CidrIp: value };
  }
  if ('later' in peer) return { CidrIp: template.later(peer.later) };
  if ('list' in peer) {
    const list = around.listed.has(peer.list)
      ? { 'Fn::GetAtt': [peer.list, 'PrefixListId'] }
      : template.later(peer.list);
    return { [`${side}PrefixListId`]: list };
  }
  const isHere = around.isHere.has(peer.group);
  const group = isHere
    ? groupReference(template.dice, peer.group)
    : peer.group.startsWith('sg-')
      ? peer.group
      : template.later(peer.group);
  return { [`${side}SecurityGroupId`]: group };
}
