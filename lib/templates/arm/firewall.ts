import type { AzureFirewallPlan, RuleCollectionGroup } from '../../model/plans/azure-firewall';
import { type BoundParameter, boundPeers, logicalId } from '../names';
import { type FirewallBinding, ruleCollection } from './rule-collections';
import { API_VERSION, type ArmParameter, type ArmParts, type ArmResource, parameter } from './template';

const TYPE = 'Microsoft.Network/firewallPolicies/ruleCollectionGroups';

/**
 * Rule collection groups of a policy that stands already: one is written at a time, so each waits for the one before it.
 * The addresses of machines, public addresses and those of servers are parameters.
 */
export function firewall(plan: AzureFirewallPlan): ArmParts {
  const peers = boundPeers(plan.fidelity).filter(({ kind }) => kind === 'block' || kind === 'ipGroup');
  const addressesOf = (source: string) => parameter(logicalId(source, 'addresses'));
  const peerOf = (bound: string) => parameter(peers.find(({ id }) => id === bound)?.name ?? '');
  const binding: FirewallBinding = {
    from: (source) => ({ sourceAddresses: addressesOf(source) }),
    to: (source) => ({ destinationAddresses: addressesOf(source) }),
    block: peerOf,
    ipGroup: peerOf,
    publicAddress: (id) => parameter(logicalId(id, 'publicAddress')),
    server: (source) => parameter(logicalId(source, 'privateAddress')),
  };
  const groups = plan.groups.map((group, index) => groupResource(group, plan.groups[index - 1], binding));
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
  binding: FirewallBinding,
): ArmResource {
  return {
    type: TYPE,
    apiVersion: API_VERSION,
    name: `[concat(parameters('firewallPolicyName'), '/${name}')]`,
    ...(before === undefined
      ? {}
      : { dependsOn: [`[resourceId('${TYPE}', parameters('firewallPolicyName'), '${before.name}')]`] }),
    properties: { priority, ruleCollections: collections.map((collection) => ruleCollection(collection, binding)) },
  };
}
