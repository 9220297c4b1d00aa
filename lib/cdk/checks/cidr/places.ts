import { addressesOfLines } from '../rule-line/addresses';
import { groupRules, placeIn } from '../security-group/rules';
import { SOURCES } from '../sources';
import type { CheckedApp, TemplateResource } from '../templates';
import { fieldOf, itemsOf, textOf, textsOf } from '../values';

/** A text in a template where an address block belongs. */
export interface CidrPlace {
  readonly resource: TemplateResource;
  readonly at: string;
  readonly text: string;
  /** EC2 takes blocks alone; Network Firewall also takes bare addresses, and in rules ranges. */
  readonly service: 'ec2' | 'network-firewall';
  /** In which rule, where the place alone does not say it. */
  readonly where?: string;
  /** The only family that may stand there. */
  readonly family?: 4 | 6;
}

export function cidrPlaces(app: CheckedApp): readonly CidrPlace[] {
  return [
    ...ofSecurityGroups(app),
    ...ofNetworkAcls(app),
    ...ofPrefixLists(app),
    ...ofRuleVariables(app),
    ...ofStatelessRules(app),
    ...addressesOfLines(app).map((each) => ({ ...each, service: 'network-firewall' as const })),
  ];
}

function ofSecurityGroups(app: CheckedApp): readonly CidrPlace[] {
  return app.read(groupRules).flatMap((rule) =>
    (['CidrIp', 'CidrIpv6'] as const).flatMap((key) => {
      const text = textOf(rule.properties[key]);
      const { resource } = rule;
      return text === undefined ? [] : [ec2(resource, placeIn(rule, key), text, key === 'CidrIp' ? 4 : 6)];
    }),
  );
}

function ofNetworkAcls(app: CheckedApp): readonly CidrPlace[] {
  return app.resources('AWS::EC2::NetworkAclEntry').flatMap((resource) =>
    (['CidrBlock', 'Ipv6CidrBlock'] as const).flatMap((key) => {
      const text = textOf(resource.properties[key]);
      return text === undefined ? [] : [ec2(resource, key, text, key === 'CidrBlock' ? 4 : 6)];
    }),
  );
}

/** Whose family is another check's. */
function ofPrefixLists(app: CheckedApp): readonly CidrPlace[] {
  return app.resources('AWS::EC2::PrefixList').flatMap((resource) =>
    itemsOf(resource.properties.Entries, 'Entries').flatMap(({ value, at }) => {
      const text = textOf(fieldOf(value, 'Cidr'));
      return text === undefined ? [] : [ec2(resource, `${at}.Cidr`, text)];
    }),
  );
}

function ec2(resource: TemplateResource, at: string, text: string, family?: 4 | 6): CidrPlace {
  return { resource, at, text, service: 'ec2', ...(family === undefined ? {} : { family }) };
}

const VARIABLES = [
  ['AWS::NetworkFirewall::RuleGroup', 'RuleGroup', 'RuleVariables', 'IPSets'],
  ['AWS::NetworkFirewall::FirewallPolicy', 'FirewallPolicy', 'PolicyVariables', 'RuleVariables'],
] as const;

function ofRuleVariables(app: CheckedApp): readonly CidrPlace[] {
  return VARIABLES.flatMap(([type, ...way]) =>
    app.resources(type).flatMap((resource) => {
      const sets = fieldOf(resource.properties, ...way);
      return Object.keys((sets as object | undefined) ?? {}).flatMap((name) =>
        textsOf(fieldOf(sets, name, 'Definition'), `${way.join('.')}.${name}.Definition`).map(({ text, at }) => ({
          resource,
          at,
          text: text.replace(/^!/, ''),
          service: 'network-firewall' as const,
        })),
      );
    }),
  );
}

function ofStatelessRules(app: CheckedApp): readonly CidrPlace[] {
  const way = ['RuleGroup', 'RulesSource', 'StatelessRulesAndCustomActions', 'StatelessRules'] as const;
  return app.resources('AWS::NetworkFirewall::RuleGroup').flatMap((resource) =>
    itemsOf(fieldOf(resource.properties, ...way), way.join('.')).flatMap(({ value, at: rule }) =>
      ['Sources', 'Destinations'].flatMap((key) => {
        const list = fieldOf(value, 'RuleDefinition', 'MatchAttributes', key);
        return itemsOf(list, `${rule}.RuleDefinition.MatchAttributes.${key}`).flatMap(({ value: one, at }) => {
          const text = textOf(fieldOf(one, 'AddressDefinition'));
          const place = { resource, at: `${at}.AddressDefinition`, service: 'network-firewall' as const };
          return text === undefined ? [] : [{ ...place, text }];
        });
      }),
    ),
  );
}

/** What is said of a place, with the source of its service. */
export function saidOf(
  { service, where }: CidrPlace,
  says: string,
): { readonly says: string; readonly source?: string } {
  return {
    says: where === undefined ? says : `${where}: ${says}`,
    ...(service === 'network-firewall' ? { source: SOURCES.suricata } : {}),
  };
}
