import type { ApplicationRule, NatRule, NetworkRule, RuleCollection } from '../../model/plans/azure-firewall';

/** How what a plan leaves open is called where its rules are written: parameters of a template, or values of a program. */
export interface FirewallBinding {
  /** The machines of an entry where they connect from: `sourceAddresses` or `sourceIpGroups`. */
  readonly from: (source: string) => Readonly<Record<string, unknown>>;
  /** The same where they are connected to. */
  readonly to: (source: string) => Readonly<Record<string, unknown>>;
  /** An address block. */
  readonly block: (bound: string) => unknown;
  /** The id of an IP group. */
  readonly ipGroup: (bound: string) => unknown;
  /** A public address of the firewall. */
  readonly publicAddress: (id: string) => unknown;
  /** The private address of the server of an entry. */
  readonly server: (source: string) => unknown;
}

/** A rule collection with the names of properties that Azure gives them. */
export function ruleCollection(
  collection: RuleCollection,
  binding: FirewallBinding,
): Readonly<Record<string, unknown>> {
  const { name, priority } = collection;
  if (collection.kind === 'nat') {
    return {
      ruleCollectionType: 'FirewallPolicyNatRuleCollection',
      name,
      priority,
      action: { type: 'DNAT' },
      rules: collection.rules.map((rule) => natRule(rule, binding)),
    };
  }
  return {
    ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
    name,
    priority,
    action: { type: collection.kind === 'application' ? collection.action : 'Allow' },
    rules:
      collection.kind === 'application'
        ? collection.rules.map((rule) => applicationRule(rule, binding))
        : collection.rules.map((rule) => networkRule(rule, binding)),
  };
}

function applicationRule(rule: ApplicationRule, { from }: FirewallBinding): Readonly<Record<string, unknown>> {
  const { name, description, protocols, targetFqdns, targetUrls, fqdnTags, terminateTls } = rule;
  const texts = (targets: ApplicationRule['targetFqdns']) => targets.map(({ text }) => text);
  return {
    ruleType: 'ApplicationRule',
    name,
    description,
    ...from(rule.source),
    protocols,
    ...(targetFqdns.length === 0 ? {} : { targetFqdns: texts(targetFqdns) }),
    ...(targetUrls.length === 0 ? {} : { targetUrls: texts(targetUrls) }),
    ...(fqdnTags.length === 0 ? {} : { fqdnTags: texts(fqdnTags) }),
    ...(terminateTls ? { terminateTLS: true } : {}),
  };
}

function networkRule(rule: NetworkRule, binding: FirewallBinding): Readonly<Record<string, unknown>> {
  return {
    ruleType: 'NetworkRule',
    name: rule.name,
    description: rule.description,
    ipProtocols: rule.ipProtocols,
    ...binding.from(rule.source),
    ...destinationOf(rule.destination, binding),
    destinationPorts: rule.destinationPorts,
  };
}

function destinationOf(to: NetworkRule['destination'], binding: FirewallBinding): Readonly<Record<string, unknown>> {
  switch (to.kind) {
    case 'any':
      return { destinationAddresses: ['*'] };
    case 'addresses':
      return { destinationAddresses: to.cidrs };
    case 'name':
      return { destinationFqdns: [to.name] };
    case 'tag':
      return { destinationAddresses: [to.tag] };
    case 'source':
      return binding.to(to.source);
    case 'bound':
      return to.as === 'block'
        ? { destinationAddresses: [binding.block(to.bound)] }
        : { destinationIpGroups: [binding.ipGroup(to.bound)] };
  }
}

function natRule(rule: NatRule, binding: FirewallBinding): Readonly<Record<string, unknown>> {
  return {
    ruleType: 'NatRule',
    name: rule.name,
    description: rule.description,
    ipProtocols: [rule.ipProtocol],
    ...natSource(rule.from, binding),
    destinationAddresses: [binding.publicAddress(rule.publicAddress)],
    destinationPorts: [String(rule.port)],
    translatedAddress: binding.server(rule.server),
    translatedPort: String(rule.translatedPort),
  };
}

function natSource(from: NatRule['from'], binding: FirewallBinding): Readonly<Record<string, unknown>> {
  if (from.kind === 'any') return { sourceAddresses: ['*'] };
  if (from.kind === 'addresses') return { sourceAddresses: from.cidrs };
  return from.as === 'block'
    ? { sourceAddresses: [binding.block(from.bound)] }
    : { sourceIpGroups: [binding.ipGroup(from.bound)] };
}
