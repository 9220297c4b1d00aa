import type { Dice } from './dice';

type Json = Record<string, unknown>;

/** The id of another resource of the program, or its name. */
export class Ref {
  constructor(
    readonly resource: string,
    readonly of: 'id' | 'name' = 'id',
  ) {}
}

/** What is known when the program has run. */
export const LATER = Symbol('later');

/** A resource in the words of Terraform's providers. */
export interface Resource {
  /** By which others refer to it, and by which it is called. */
  readonly name: string;
  readonly type: string;
  readonly values: Json;
  /** Where it lies in Azure, of resources in the words of Resource Manager. */
  readonly path?: string;
  /** What this very run takes away. */
  readonly gone?: boolean;
}

/** Resources that are there already, so that their ids are known. */
export type Ids = ReadonlyMap<string, string>;

export function idsOf(resources: readonly Resource[], dice: Dice, share: number): Ids {
  return new Map(resources.flatMap((one) => (dice.chance(share) ? [[one.name, cloudId(one)] as const] : [])));
}

function cloudId({ type, name, path }: Resource): string {
  if (path !== undefined) return `/subscriptions/0e15e000/resourceGroups/rg/providers/Microsoft.Network/${path}`;
  const [cloud] = type.split('_');
  if (/^aws_networkfirewall/.test(type)) return `arn:aws:network-firewall:eu-central-1:111122223333:x/${name}`;
  if (cloud === 'aws') return /^aws_route53/.test(type) ? `rslvr-${name}` : `sg-${name}`;
  return `/subscriptions/0e15e000/resourceGroups/rg/providers/Microsoft.Network/${type}/${name}`;
}

export interface Part {
  /** With nothing where it is not known. */
  readonly value: unknown;
  /** True where it is not known; undefined where all of it is. */
  readonly unknown: unknown;
  /** As the configuration has it. */
  readonly expression: unknown;
}

/** Value, what is unknown of it, and how it is written, each in the shape of a plan of Terraform. */
export function partOf(value: unknown, typeOf: ReadonlyMap<string, string>, ids: Ids): Part {
  if (value === LATER) {
    return {
      value: undefined,
      unknown: true,
      expression: { references: ['terraform_data.other.output', 'terraform_data.other'] },
    };
  }
  if (value instanceof Ref) {
    const address = `${typeOf.get(value.resource)}.${value.resource}`;
    const id = ids.get(value.resource);
    const expression = { references: [`${address}.id`, address] };
    return id === undefined
      ? { value: undefined, unknown: true, expression }
      : { value: id, unknown: undefined, expression };
  }
  if (Array.isArray(value)) {
    const parts = value.map((one) => partOf(one, typeOf, ids));
    const isBlocks = value.some((one) => typeof one === 'object' && !(one instanceof Ref));
    const references = parts.flatMap(({ expression }) => (expression as { references?: string[] })?.references ?? []);
    return {
      // Terraform keeps a place for each, so that values and marks go together.
      value: parts.map((part) => (part.unknown === true ? null : part.value)),
      unknown: parts.some(({ unknown }) => unknown !== undefined)
        ? parts.map(({ unknown }) => unknown ?? (isBlocks ? {} : false))
        : undefined,
      expression: isBlocks
        ? parts.map(({ expression }) => expression)
        : references.length > 0
          ? { references }
          : { constant_value: value },
    };
  }
  if (typeof value !== 'object' || value === null)
    return { value, unknown: undefined, expression: { constant_value: value } };
  const parts = Object.entries(value).map(([key, one]) => [key, partOf(one, typeOf, ids)] as const);
  const unknown = parts.flatMap(([key, part]) => (part.unknown === undefined ? [] : [[key, part.unknown] as const]));
  return {
    value: Object.fromEntries(parts.flatMap(([key, part]) => (part.unknown === true ? [] : [[key, part.value]]))),
    unknown: unknown.length === 0 ? undefined : Object.fromEntries(unknown),
    expression: Object.fromEntries(parts.map(([key, part]) => [key, part.expression])),
  };
}

/** What `terraform show -json` prints of a plan. */
export function terraformPlanOf(program: readonly Resource[], dice: Dice): string {
  const other: Resource = { name: 'other', type: 'terraform_data', values: { output: LATER } };
  const all = dice.shuffled([...program, other]);
  const typeOf = new Map(all.map(({ name, type }) => [name, type]));
  const ids = idsOf(program, dice, 0.4);
  const written = all.map((one) => ({ ...one, id: ids.get(one.name), part: partOf(one.values, typeOf, ids) }));
  const head = ({ type, name }: Resource) => ({ address: `${type}.${name}`, mode: 'managed', type, name });
  const valuesOf = ({ part, id }: (typeof written)[number]) => ({
    ...(part.value as Json),
    ...(id === undefined ? {} : { id }),
  });
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: {
      root_module: {
        resources: written.filter(({ gone }) => gone !== true).map((one) => ({ ...head(one), values: valuesOf(one) })),
      },
    },
    resource_changes: written.map((one) => {
      const values = valuesOf(one);
      const isThere = one.id !== undefined || one.gone === true;
      const unknown = { ...((one.part.unknown as Json) ?? {}), ...(one.id === undefined ? { id: true } : {}) };
      return {
        ...head(one),
        change: {
          actions: one.gone === true ? ['delete'] : isThere ? ['update'] : ['create'],
          before: isThere ? { ...values, id: one.id ?? `old-${one.name}` } : null,
          after: one.gone === true ? null : values,
          after_unknown: one.gone === true ? {} : unknown,
        },
      };
    }),
    configuration: {
      root_module: {
        resources: written
          .filter(({ gone }) => gone !== true)
          .map((one) => ({ ...head(one), expressions: one.part.expression })),
      },
    },
  });
}

/** Pulumi's names of the types that are bridged from Terraform's providers. */
const BRIDGED: Readonly<Record<string, string>> = {
  aws_security_group: 'aws:ec2/securityGroup:SecurityGroup',
  aws_security_group_rule: 'aws:ec2/securityGroupRule:SecurityGroupRule',
  aws_vpc_security_group_ingress_rule: 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule',
  aws_vpc_security_group_egress_rule: 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule',
  aws_ec2_managed_prefix_list: 'aws:ec2/managedPrefixList:ManagedPrefixList',
  aws_networkfirewall_rule_group: 'aws:networkfirewall/ruleGroup:RuleGroup',
  aws_networkfirewall_firewall_policy: 'aws:networkfirewall/firewallPolicy:FirewallPolicy',
  aws_route53_resolver_firewall_domain_list: 'aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList',
  aws_route53_resolver_firewall_rule_group: 'aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup',
  aws_route53_resolver_firewall_rule: 'aws:route53/resolverFirewallRule:ResolverFirewallRule',
  aws_route53_resolver_firewall_rule_group_association:
    'aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation',
  azurerm_network_security_group: 'azure:network/networkSecurityGroup:NetworkSecurityGroup',
  azurerm_network_security_rule: 'azure:network/networkSecurityRule:NetworkSecurityRule',
  azurerm_application_security_group: 'azure:network/applicationSecurityGroup:ApplicationSecurityGroup',
  azurerm_firewall_policy: 'azure:network/firewallPolicy:FirewallPolicy',
  azurerm_firewall_policy_rule_collection_group:
    'azure:network/firewallPolicyRuleCollectionGroup:FirewallPolicyRuleCollectionGroup',
  azurerm_ip_group: 'azure:network/iPGroup:IPGroup',
};

/** Blocks of which there may be one alone. */
const SINGLE = new Set([
  'dns',
  'rule_group',
  'rules_source',
  'rules_source_list',
  'stateful_rule_options',
  'firewall_policy',
  'header',
  'stateful_engine_options',
  'policy_variables',
  'ip_set',
  'match_attributes',
  'rule_definition',
  'stateless_rules_and_custom_actions',
]);
const SENTINEL = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'AAABAL' };

interface PulumiWay {
  readonly ids: Ids;
  readonly later: unknown;
}

function pulumiValue(value: unknown, way: PulumiWay, key = ''): unknown {
  if (value === LATER) return way.later;
  if (value instanceof Ref) {
    const id = way.ids.get(value.resource);
    return id === undefined ? SENTINEL : value.of === 'name' ? value.resource : id;
  }
  if (Array.isArray(value)) {
    const all = value.map((one) => pulumiValue(one, way));
    return SINGLE.has(key) ? all[0] : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const isBlocks = Array.isArray(one) && one.some((item) => typeof item === 'object' && !(item instanceof Ref));
      return [pulumiName(name, isBlocks && !SINGLE.has(name)), pulumiValue(one, way, name)];
    }),
  );
}

function pulumiName(name: string, isMany: boolean): string {
  const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (!isMany || /gress$|s$/.test(name)) return camel;
  return camel.endsWith('y') ? `${camel.slice(0, -1)}ies` : `${camel}s`;
}

const urnOf = ({ type, name }: Resource) => `urn:pulumi:dev::shop::${BRIDGED[type] ?? type}::${name}`;

function dependenciesOf(values: Json, urns: ReadonlyMap<string, string>): Json {
  const within = (value: unknown): readonly string[] => {
    if (value instanceof Ref) return [urns.get(value.resource) ?? ''];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(within);
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const isBlocks = Array.isArray(value) && value.some((item) => typeof item === 'object' && !(item instanceof Ref));
      const found = [...new Set(within(value))];
      return found.length === 0 ? [] : [[pulumiName(key, isBlocks && !SINGLE.has(key)), found]];
    }),
  );
}

/** What `pulumi stack export` prints: everything is known but what is secret. */
export function pulumiStackOf(program: readonly Resource[], dice: Dice): string {
  const ids = idsOf(program, dice, 1);
  const resources = dice.shuffled(program).map((one) => {
    const inputs = pulumiValue(one.values, { ids, later: SECRET });
    return {
      urn: urnOf(one),
      custom: true,
      ...(one.gone === true ? { delete: true } : {}),
      id: ids.get(one.name),
      type: BRIDGED[one.type] ?? one.type,
      inputs,
      outputs: dice.chance(0.5) ? { ...(inputs as Json), id: ids.get(one.name) } : {},
    };
  });
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
}

/**
 * What `pulumi preview --json` prints: most of the resources are there already. Of a property that refers to several new
 * ones a preview does not say which is meant where, so one alone is new of those that others refer to.
 */
export function pulumiPreviewOf(program: readonly Resource[], dice: Dice): string {
  const fresh = dice.pick(program);
  // What lies below something new is new as well.
  const isNew = ({ name, path }: Resource) => name === fresh.name || path?.startsWith(`${fresh.path}/`) === true;
  const ids = idsOf(
    program.filter((one) => !isNew(one)),
    dice,
    1,
  );
  const urns = new Map(program.map((one) => [one.name, urnOf(one)]));
  const steps = dice.shuffled(program).map((one) => {
    const id = ids.get(one.name);
    const state = {
      urn: urnOf(one),
      custom: true,
      type: BRIDGED[one.type] ?? one.type,
      inputs: pulumiValue(one.values, { ids, later: SENTINEL }),
      outputs: {},
      propertyDependencies: dependenciesOf(one.values, urns),
    };
    if (one.gone === true) return { op: 'delete', urn: urnOf(one), oldState: { ...state, id: id ?? 'old' } };
    if (id === undefined) return { op: 'create', urn: urnOf(one), newState: state };
    const op = dice.pick(['update', 'same']);
    return { op, urn: urnOf(one), oldState: { ...state, id }, newState: { ...state, id } };
  });
  return JSON.stringify({ config: {}, steps, changeSummary: { create: steps.length } });
}
