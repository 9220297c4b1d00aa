import type {
  ApplicationRule,
  AzureFirewallPlan,
  NatRule,
  NetworkRule,
  RuleCollection,
  RuleCollectionGroup,
} from '../../model/plans/azure-firewall';
import { type BoundParameter, boundPeers, logicalId } from '../names';
import { API_VERSION, type ArmParameter, type ArmParts, type ArmResource, parameter } from './template';

const TYPE = 'Microsoft.Network/firewallPolicies/ruleCollectionGroups';

/** What a rule needs to know of the template that it stands in. */
interface Names {
  /** The parameter that holds an entry's addresses. */
  readonly addresses: (source: string) => string;
  readonly peer: (bound: string) => string;
}

/**
 * Rule collection groups of a policy that stands already: one is written at a time, so each waits for the one before it.
 * The addresses of machines, public addresses and those of servers are parameters.
 */
export function firewall(plan: AzureFirewallPlan): ArmParts {
  const peers = boundPeers(plan.fidelity).filter(({ kind }) => kind === 'block' || kind === 'ipGroup');
  const named: Names = {
    addresses: (source) => parameter(logicalId(source, 'addresses')),
    peer: (bound) => parameter(peers.find(({ id }) => id === bound)?.name ?? ''),
  };
  const groups = plan.groups.map((group, index) => groupResource(group, plan.groups[index - 1], named));
  return {
    parameters: {
      firewallPolicyName: {
        type: 'string',
        metadata: { description: `The firewall policy, of tier ${plan.needs.tier} at least${needsInWords(plan)}` },
      },
      ...addressParameters(plan),
      ...natParameters(plan),
      ...Object.fromEntries(peers.map((peer) => [peer.name, peerParameter(peer)])),
    },
    resources: groups,
    outputs: {},
  };
}

function needsInWords({ needs }: AzureFirewallPlan): string {
  return [
    ...(needs.dnsProxy ? [', with its DNS proxy on'] : []),
    ...(needs.tlsInspection ? [', with TLS inspection'] : []),
  ].join('');
}

function addressParameters({ sources }: AzureFirewallPlan): Readonly<Record<string, ArmParameter>> {
  return Object.fromEntries(
    sources.map(({ name, addresses }) => [
      logicalId(name, 'addresses'),
      {
        type: 'array',
        ...(addresses === undefined ? {} : { defaultValue: addresses }),
        metadata: { description: `The addresses of the machines of ${name}, as CIDRs` },
      },
    ]),
  );
}

function natParameters({ groups }: AzureFirewallPlan): Readonly<Record<string, ArmParameter>> {
  const rules = groups.flatMap(({ collections }) =>
    collections.flatMap((collection) => (collection.kind === 'nat' ? collection.rules : [])),
  );
  return Object.fromEntries(
    rules.flatMap(({ publicAddress, server }): readonly (readonly [string, ArmParameter])[] => [
      [
        logicalId(publicAddress, 'publicAddress'),
        { type: 'string', metadata: { description: `The public address ${publicAddress} of the firewall` } },
      ],
      [
        logicalId(server, 'privateAddress'),
        { type: 'string', metadata: { description: `The private address of the server ${server}` } },
      ],
    ]),
  );
}

function peerParameter({ party, kind }: BoundParameter): ArmParameter {
  const what = kind === 'block' ? 'The address block' : 'The id of the IP group';
  return { type: 'string', metadata: { description: `${what} of ${party}` } };
}

function groupResource(
  { name, priority, collections }: RuleCollectionGroup,
  before: RuleCollectionGroup | undefined,
  named: Names,
): ArmResource {
  return {
    type: TYPE,
    apiVersion: API_VERSION,
    name: `[concat(parameters('firewallPolicyName'), '/${name}')]`,
    ...(before === undefined
      ? {}
      : { dependsOn: [`[resourceId('${TYPE}', parameters('firewallPolicyName'), '${before.name}')]`] }),
    properties: { priority, ruleCollections: collections.map((collection) => collectionOf(collection, named)) },
  };
}

function collectionOf(collection: RuleCollection, named: Names): Readonly<Record<string, unknown>> {
  const { name, priority } = collection;
  if (collection.kind === 'nat') {
    return {
      ruleCollectionType: 'FirewallPolicyNatRuleCollection',
      name,
      priority,
      action: { type: 'DNAT' },
      rules: collection.rules.map((rule) => natRule(rule, named)),
    };
  }
  return {
    ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
    name,
    priority,
    action: { type: collection.kind === 'application' ? collection.action : 'Allow' },
    rules:
      collection.kind === 'application'
        ? collection.rules.map((rule) => applicationRule(rule, named))
        : collection.rules.map((rule) => networkRule(rule, named)),
  };
}

function applicationRule(rule: ApplicationRule, named: Names): Readonly<Record<string, unknown>> {
  const { name, description, protocols, targetFqdns, targetUrls, fqdnTags, terminateTls } = rule;
  const texts = (targets: ApplicationRule['targetFqdns']) => targets.map(({ text }) => text);
  return {
    ruleType: 'ApplicationRule',
    name,
    description,
    sourceAddresses: named.addresses(rule.source),
    protocols,
    ...(targetFqdns.length === 0 ? {} : { targetFqdns: texts(targetFqdns) }),
    ...(targetUrls.length === 0 ? {} : { targetUrls: texts(targetUrls) }),
    ...(fqdnTags.length === 0 ? {} : { fqdnTags: texts(fqdnTags) }),
    ...(terminateTls ? { terminateTLS: true } : {}),
  };
}

function networkRule(rule: NetworkRule, named: Names): Readonly<Record<string, unknown>> {
  return {
    ruleType: 'NetworkRule',
    name: rule.name,
    description: rule.description,
    ipProtocols: rule.ipProtocols,
    sourceAddresses: named.addresses(rule.source),
    ...destinationOf(rule.destination, named),
    destinationPorts: rule.destinationPorts,
  };
}

function destinationOf(to: NetworkRule['destination'], named: Names): Readonly<Record<string, unknown>> {
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
      return { destinationAddresses: named.addresses(to.source) };
    case 'bound':
      return to.as === 'block'
        ? { destinationAddresses: [named.peer(to.bound)] }
        : { destinationIpGroups: [named.peer(to.bound)] };
  }
}

function natRule(rule: NatRule, named: Names): Readonly<Record<string, unknown>> {
  return {
    ruleType: 'NatRule',
    name: rule.name,
    description: rule.description,
    ipProtocols: [rule.ipProtocol],
    ...natSource(rule.from, named),
    destinationAddresses: [parameter(logicalId(rule.publicAddress, 'publicAddress'))],
    destinationPorts: [String(rule.port)],
    translatedAddress: parameter(logicalId(rule.server, 'privateAddress')),
    translatedPort: String(rule.translatedPort),
  };
}

function natSource(from: NatRule['from'], named: Names): Readonly<Record<string, unknown>> {
  if (from.kind === 'any') return { sourceAddresses: ['*'] };
  if (from.kind === 'addresses') return { sourceAddresses: from.cidrs };
  return from.as === 'block'
    ? { sourceAddresses: [named.peer(from.bound)] }
    : { sourceIpGroups: [named.peer(from.bound)] };
}
