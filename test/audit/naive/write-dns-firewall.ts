import type { Dice } from './dice';
import { type DnsAssociation, type DnsRule, type DnsSet, VPC } from './dns-firewall';
import type { Writer } from './kind';
import { LATER, Ref, type Resource } from './program';
import { TemplateText } from './write-cloudformation';

type Json = Record<string, unknown>;

const managed = (name: string) => `rslvr-fdl-${name.toLowerCase()}`;

export const writeDnsOfTemplate: Writer<DnsSet> = ({ lists, groups, associations }, dice) => {
  const template = new TemplateText(dice);
  const condition = (id: string, stands: DnsRule['stands']) =>
    stands === 'surely' ? null : stands === 'perhaps' ? template.perhaps(id) : template.never(id);
  const priority = (id: string, value: number | 'later') =>
    value === 'later' ? template.later(`Priority${id}`, 'Number') : template.said(`Priority${id}`, value);
  for (const { name, domains } of lists) {
    if (domains === null) continue;
    const written = domains.map((one) => (one === 'later' ? template.later(`Domain${name}`) : one));
    template.resources[name] = { Type: 'AWS::Route53Resolver::FirewallDomainList', Properties: { Domains: written } };
  }
  const listed = new Set(lists.flatMap(({ name, domains }) => (domains === null ? [] : [name])));
  const listOf = (name: string) =>
    listed.has(name) ? { Ref: name } : dice.chance(0.5) ? managed(name) : template.later(name);
  for (const { name, rules } of groups) {
    if (rules === null) continue;
    const written = dice.shuffled(rules).map((rule) => {
      const properties = {
        Priority: priority(rule.id, rule.priority),
        Action: rule.action === 'later' ? template.later(`Action${rule.id}`) : rule.action,
        FirewallDomainListId: listOf(rule.list),
        ...(rule.action === 'BLOCK' || rule.action === 'later' ? blocked(rule) : {}),
        ...(rule.queryType === null ? {} : { Qtype: rule.queryType }),
      };
      const when = condition(rule.id, rule.stands);
      return when === null ? properties : { 'Fn::If': [when, properties, { Ref: 'AWS::NoValue' }] };
    });
    template.resources[name] = {
      Type: 'AWS::Route53Resolver::FirewallRuleGroup',
      Properties: { Name: `group-${name}`, FirewallRules: written },
    };
  }
  const here = new Set(groups.flatMap(({ name, rules }) => (rules === null ? [] : [name])));
  for (const { group, priority: value, stands } of associations) {
    const when = condition(`At${group}`, stands);
    template.resources[`At${group}`] = {
      Type: 'AWS::Route53Resolver::FirewallRuleGroupAssociation',
      ...(when === null ? {} : { Condition: when }),
      Properties: {
        FirewallRuleGroupId: here.has(group) ? { Ref: group } : `rslvr-frg-${group}`,
        Priority: priority(`At${group}`, value),
        VpcId: VPC,
      },
    };
  }
  return [{ name: 'template.yaml', text: template.text() }];
};

function blocked({ response }: DnsRule): Json {
  const override = { BlockOverrideDomain: 'walled.example.net', BlockOverrideDnsType: 'CNAME', BlockOverrideTtl: 60 };
  return { BlockResponse: response, ...(response === 'OVERRIDE' ? override : {}) };
}

/** The same as resources of Terraform's provider, where each rule stands by itself. */
export function dnsOf({ lists, groups, associations }: DnsSet, dice: Dice): readonly Resource[] {
  const listed = lists.flatMap(({ name, domains }): readonly Resource[] => {
    if (domains === null) return [];
    const written = domains.map((one) => (one === 'later' ? LATER : one));
    return [{ name, type: 'aws_route53_resolver_firewall_domain_list', values: { name, domains: written } }];
  });
  const here = new Set(listed.map(({ name }) => name));
  return [
    ...listed,
    ...groups.flatMap(({ name, rules }): readonly Resource[] =>
      rules === null
        ? []
        : [
            { name, type: 'aws_route53_resolver_firewall_rule_group', values: { name: `group-${name}` } },
            ...rules.map((rule) => ruleResource(rule, name, here, dice)),
          ],
    ),
    ...associations.map((one) =>
      associationOf(
        one,
        groups.some(({ name, rules }) => name === one.group && rules !== null),
      ),
    ),
  ];
}

function ruleResource(rule: DnsRule, group: string, here: ReadonlySet<string>, dice: Dice): Resource {
  const { id, priority, action, list, response, queryType, stands } = rule;
  return {
    name: `rule${id}`,
    type: 'aws_route53_resolver_firewall_rule',
    values: {
      name: id,
      priority: priority === 'later' ? LATER : priority,
      action: action === 'later' ? LATER : action,
      firewall_domain_list_id: here.has(list) ? new Ref(list) : managed(list),
      firewall_rule_group_id: new Ref(group),
      ...(action === 'BLOCK' || action === 'later' ? { block_response: response } : {}),
      ...(queryType === null ? {} : { q_type: queryType }),
      ...(dice.chance(0.3) ? { firewall_domain_redirection_action: 'TRUST_REDIRECTION_DOMAIN' } : {}),
    },
    ...(stands === 'never' ? { gone: true } : {}),
  };
}

function associationOf({ group, priority, stands }: DnsAssociation, isHere: boolean): Resource {
  return {
    name: `at${group}`,
    type: 'aws_route53_resolver_firewall_rule_group_association',
    values: {
      name: `at-${group}`,
      firewall_rule_group_id: isHere ? new Ref(group) : `rslvr-frg-${group}`,
      priority: priority === 'later' ? LATER : priority,
      vpc_id: VPC,
    },
    ...(stands === 'never' ? { gone: true } : {}),
  };
}
