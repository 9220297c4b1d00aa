import type { Collection, CollectionGroup, Place, PolicySet } from './azure-firewall';
import type { Dice } from './dice';
import type { Writer } from './kind';
import { ArmText } from './write-arm';

type Json = Record<string, unknown>;

const POLICIES = 'Microsoft.Network/firewallPolicies';
const IP_GROUPS = 'Microsoft.Network/ipGroups';
const API = { apiVersion: '2024-05-01' };

/** What the words of a rule are made of: expressions in a template, plain ids in what a command prints. */
export interface PolicyWords {
  readonly dice: Dice;
  readonly later: (name: string, type?: string) => unknown;
  readonly said: <T extends string | number>(name: string, value: T) => unknown;
  readonly ipGroup: (name: string) => unknown;
}

/** Policies of a template, with what they refer to. */
export const writePoliciesOfArm: Writer<PolicySet> = ({ policies, ipGroups }, dice) => {
  const template = new ArmText(dice);
  const listed = new Set(ipGroups.flatMap(({ name, addresses }) => (addresses === null ? [] : [name])));
  const words: PolicyWords = {
    dice,
    later: (name, type) => template.later(name, type),
    said: (name, value) => template.said(name, value),
    ipGroup: (name) => (listed.has(name) ? template.idOf(IP_GROUPS, name) : template.later(name)),
  };
  for (const { name, addresses } of ipGroups) {
    if (addresses === null) continue;
    template.resources.push({ type: IP_GROUPS, ...API, name, properties: { ipAddresses: addresses } });
  }
  policies.forEach(({ name, groups }, at) => {
    const base = policies[at - 1];
    template.resources.push({
      type: POLICIES,
      ...API,
      name,
      properties: {
        dnsSettings: { enableProxy: true },
        ...(base === undefined ? {} : { basePolicy: { id: template.idOf(POLICIES, base.name) } }),
      },
    });
    for (const group of groups) {
      const condition = template.condition(group.id, group.stands);
      template.resources.push({
        type: `${POLICIES}/ruleCollectionGroups`,
        ...API,
        name: `${name}/${group.id}`,
        ...(condition === null ? {} : { condition }),
        properties: groupProperties(words, group),
      });
    }
  });
  return [{ name: 'template.json', text: template.text() }];
};

export function groupProperties(words: PolicyWords, { id, priority, collections }: CollectionGroup): Json {
  return {
    priority: priority === 'later' ? words.later(`priority${id}`, 'int') : words.said(`priority${id}`, priority),
    ruleCollections: words.dice.shuffled(collections).map((collection) => collectionOf(words, collection)),
  };
}

function collectionOf(words: PolicyWords, { id, priority, kind, action, rules }: Collection): Json {
  const isNat = kind === 'nat';
  return {
    ruleCollectionType: isNat ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
    name: id,
    priority: priority === 'later' ? words.later(`priority${id}`, 'int') : priority,
    action: { type: action === 'later' ? words.later(`action${id}`) : action },
    rules: rules.map((rule) => ({
      ruleType: isNat ? 'NatRule' : kind === 'network' ? 'NetworkRule' : 'ApplicationRule',
      name: rule.id,
      ...places(words, 'source', rule.source),
      ...ownProperties(words, rule),
    })),
  };
}

function ownProperties(words: PolicyWords, rule: Collection['rules'][number]): Json {
  const { id } = rule;
  const later = (text: string, name: string) => (text === 'later' ? words.later(name) : text);
  switch (rule.kind) {
    case 'network':
      return {
        ipProtocols: rule.protocols.map((one, at) => later(one, `protocol${id}${at}`)),
        destinationPorts: rule.ports.map((one, at) => later(one, `port${id}${at}`)),
        ...places(words, 'destination', rule.destination),
      };
    case 'application':
      return {
        protocols: rule.protocols.map(({ type, port }, at) => ({
          protocolType: type,
          port: port === 'later' ? words.later(`port${id}${at}`, 'int') : port,
        })),
        targetFqdns: rule.fqdns.map((one, at) => later(one, `host${id}${at}`)),
      };
    case 'nat':
      return {
        ipProtocols: rule.protocols,
        destinationAddresses: ['198.51.100.1'],
        destinationPorts: ['8443'],
        translatedAddress: rule.address,
        translatedPort: rule.port,
      };
  }
}

function places(words: PolicyWords, side: string, all: readonly Place[]): Json {
  const addresses = all.flatMap((place): readonly unknown[] => {
    if ('prefix' in place) return [place.prefix];
    if ('range' in place) return [place.range.join('-')];
    if ('tag' in place) return [place.tag];
    return 'later' in place ? [words.later(place.later)] : [];
  });
  const ipGroups = all.flatMap((place) => ('ipGroup' in place ? [words.ipGroup(place.ipGroup)] : []));
  const fqdns = all.flatMap((place) => ('fqdn' in place ? [place.fqdn] : []));
  return {
    ...(addresses.length > 0 || words.dice.chance(0.3) ? { [`${side}Addresses`]: addresses } : {}),
    ...(ipGroups.length > 0 || words.dice.chance(0.3) ? { [`${side}IpGroups`]: ipGroups } : {}),
    ...(fqdns.length > 0 ? { [`${side}Fqdns`]: fqdns } : {}),
  };
}
