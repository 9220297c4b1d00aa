import type { Dice } from './dice';
import type { Traits, Writer } from './kind';
import type { RulePeer, SecurityRule, SecurityRuleSet } from './network-security-groups';

export const ARM: Traits = {
  egressByDefault: false,
  separateStrips: false,
  unknowns: true,
  shared: true,
  conditions: true,
  removals: false,
};

type Json = Record<string, unknown>;

/** A template of Resource Manager that is being written. */
export class ArmText {
  readonly parameters: Json = {};
  readonly resources: Json[] = [];
  private readonly variables: Json = {};

  constructor(readonly dice: Dice) {}

  later(name: string, type = 'string'): string {
    this.parameters[name] = { type };
    return `[parameters('${name}')]`;
  }

  /** The value as it stands, or by a default, or by a variable. */
  said<T extends string | number | readonly string[]>(name: string, value: T): T | string {
    const way = this.dice.below(8);
    if (way === 0) {
      const type = typeof value === 'number' ? 'int' : typeof value === 'string' ? 'string' : 'array';
      this.parameters[name] = { type, defaultValue: value };
      return `[parameters('${name}')]`;
    }
    if (way > 1) return value;
    this.variables[name] = value;
    return `[variables('${name}')]`;
  }

  /** Null where it stands there in any case. */
  condition(id: string, stands: 'surely' | 'perhaps' | 'never'): string | null {
    if (stands === 'surely') return null;
    this.parameters[`deploy${id}`] = { type: 'bool', ...(stands === 'never' ? { defaultValue: false } : {}) };
    return this.dice.chance(0.5) ? `[parameters('deploy${id}')]` : `[equals(parameters('deploy${id}'), true())]`;
  }

  /** The id of another resource of the template. */
  idOf(type: string, ...names: readonly string[]): string {
    const parts = [type, ...names].map((part) => `'${part}'`);
    return `[resourceId(${parts.join(', ')})]`;
  }

  text(): string {
    return JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: this.parameters,
      variables: this.variables,
      resources: this.dice.shuffled(this.resources),
    });
  }
}

const GROUPS = 'Microsoft.Network/networkSecurityGroups';
const APPS = 'Microsoft.Network/applicationSecurityGroups';
const API = { apiVersion: '2024-05-01' };

/** Groups of a template, with rules in them, below them and beside them. */
export const writeSecurityRulesOfArm: Writer<SecurityRuleSet> = ({ groups, apps }, dice) => {
  const template = new ArmText(dice);
  for (const app of apps) template.resources.push({ type: APPS, ...API, name: app, location: 'westeurope' });
  for (const { name, rules } of groups) {
    const inline = dice.shuffled(rules.filter(({ separate }) => !separate));
    const children: Json[] = [];
    for (const rule of rules.filter(({ separate }) => separate)) {
      const condition = template.condition(rule.id, rule.stands);
      const written = {
        ...API,
        ...(condition === null ? {} : { condition }),
        properties: ruleProperties(template, rule),
      };
      const isChild = dice.chance(0.4);
      if (isChild) children.push({ type: 'securityRules', name: rule.id, ...written });
      else {
        const own = dice.chance(0.5) ? `${name}/${rule.id}` : `[concat('${name}', '/', '${rule.id}')]`;
        template.resources.push({ type: `${GROUPS}/securityRules`, name: own, ...written });
      }
    }
    template.resources.push({
      type: dice.chance(0.2) ? GROUPS.toLowerCase() : GROUPS,
      ...API,
      name,
      location: '[resourceGroup().location]',
      properties: {
        securityRules: inline.map((rule) => ({ name: rule.id, properties: ruleProperties(template, rule) })),
      },
      ...(children.length === 0 ? {} : { resources: children }),
    });
  }
  return [{ name: 'template.json', text: template.text() }];
};

function ruleProperties(template: ArmText, rule: SecurityRule): Json {
  const { dice } = template;
  const { id, priority, direction, access, protocol, ports, sourcePorts } = rule;
  const cased = (text: string) => (dice.chance(0.15) ? text.toUpperCase() : text);
  return {
    priority: priority === 'later' ? template.later(`priority${id}`, 'int') : template.said(`priority${id}`, priority),
    direction:
      direction === 'later' ? template.later(`direction${id}`) : cased(direction === 'in' ? 'Inbound' : 'Outbound'),
    access: access === 'later' ? template.later(`access${id}`) : cased(access),
    protocol: protocol === 'later' ? template.later(`protocol${id}`) : template.said(`protocol${id}`, cased(protocol)),
    sourcePortRange: sourcePorts,
    ...portProperties(template, id, ports),
    ...endProperties(template, 'source', id, rule.source),
    ...endProperties(template, 'destination', id, rule.destination),
    ...(dice.chance(0.3) ? { description: 'as it was asked for' } : {}),
  };
}

function portProperties(template: ArmText, id: string, ports: readonly string[]): Json {
  const written = ports.map((text, at) =>
    text === 'later' ? template.later(`port${id}${at}`) : template.said(`port${id}${at}`, text),
  );
  const [only, ...more] = written;
  return more.length === 0 && template.dice.chance(0.5)
    ? { destinationPortRange: only }
    : { destinationPortRanges: written };
}

function endProperties(template: ArmText, side: string, id: string, peers: readonly RulePeer[]): Json {
  const apps = peers.flatMap((peer) => ('app' in peer ? [{ id: template.idOf(APPS, peer.app) }] : []));
  if (apps.length > 0) return { [`${side}ApplicationSecurityGroups`]: apps };
  const texts = peers.map((peer, at) => {
    if ('later' in peer) return template.later(peer.later);
    const text = 'tag' in peer ? peer.tag : 'prefix' in peer ? peer.prefix : '';
    return template.said(`${side}${id}${at}`, text);
  });
  const [only, ...more] = texts;
  return more.length === 0 && template.dice.chance(0.5)
    ? { [`${side}AddressPrefix`]: only }
    : { [`${side}AddressPrefixes`]: texts };
}
