import { PRODUCTS } from '../../lib/catalog';
import { collapseCidrs } from '../../lib/cidrs';
import { compile } from '../../lib/compile';
import type { AdditionalRule, EntryRequest } from '../../lib/model/entry';
import type { AwsNetworkFirewallPlan } from '../../lib/model/plans/aws-network-firewall';
import { role } from '../../lib/resolve';
import type { NetworkFirewallOptions } from '../../lib/targets';
import type { KnownPrefixList } from '../../lib/targets/aws-network-firewall/options';
import type { MainProfile } from './main-profiles';
import { variablesOf } from './variables';

/** What changes lines beside `exact` and `reachBy`, all of it at once, with and without the keyword `alert`. */
export const OTHER_WRITINGS: readonly NetworkFirewallOptions[] = [
  { mode: 'observe', quic: 'allow', alertOnPass: true },
  { mode: 'observe', quic: 'allow', exact: true },
];

/** The plan, and the same with lists that hold just what its lines open by address. */
export function withGivenLists(
  writing: NetworkFirewallOptions,
  plan: (options: NetworkFirewallOptions) => AwsNetworkFirewallPlan,
): readonly AwsNetworkFirewallPlan[] {
  const inBlocks = plan(writing);
  const prefixLists = listsOfLines(inBlocks);
  return prefixLists.length === 0 ? [inBlocks] : [inBlocks, plan({ ...writing, prefixLists })];
}

/** The quota of references of a group is five. */
const MOST_LISTS = 4;

function listsOfLines({ groups }: AwsNetworkFirewallPlan): readonly KnownPrefixList[] {
  const blocks = groups.flatMap((group) =>
    group.kind === 'rule-strings'
      ? group.rules.flatMap(({ text }) => /-> \[?([0-9a-f.:/,]+\/\d+)\]? /.exec(text)?.[1] ?? [])
      : [],
  );
  return [...new Set(blocks)].slice(0, MOST_LISTS).map((text) => {
    const cidrs = collapseCidrs(text.split(','));
    // Named by what it holds, so that one name is one list over all profiles.
    return { name: `GIVEN${text.replace(/\W/g, '').slice(0, 20)}${cidrs.length}`, list: `pl-${text}`, cidrs };
  });
}

export const EVERY_WRITING = 'every way of writing';

/** One plan with alerts on what passes, a tail that alerts, QUIC, and lists of both families, given and bound. */
export function everyWriting(): MainProfile {
  const plans = OTHER_WRITINGS.map(
    (writing) => compile('aws-network-firewall', REQUESTS, { ...writing, prefixLists: GIVEN }).plan,
  );
  return { title: EVERY_WRITING, plans, variables: variablesOf(plans), writtenOtherwise: () => plans };
}

const GIVEN: readonly KnownPrefixList[] = [
  { name: 'GIVEN4', list: 'pl-given-4', cidrs: ['198.18.16.0/28', '198.18.32.7/32'] },
  { name: 'GIVEN6', list: 'pl-given-6', cidrs: ['2001:db8:40::/64', '2001:db8:42::1/128'] },
];

const product = PRODUCTS['endpoint-central-cloud'];
const servers = { bound: 'pl-servers', list: { weight: 5, family: 4 } } as const;
const clients = { bound: 'pl-clients', list: { weight: 5, family: 6 } } as const;

const OPENINGS: readonly AdditionalRule[] = [
  ...GIVEN.flatMap(({ cidrs }) => cidrs.map((peer) => ({ peer, transport: 'tcp', ports: '8000-8010' }) as const)),
  // A part of a list is written in blocks.
  { peer: '198.18.16.0/28', transport: 'udp', ports: '123' } as const,
  { peer: clients, transport: 'udp', ports: '53' } as const,
  { peer: servers, transport: 'icmp', ports: '' } as const,
].map((opening, index) => ({ id: `opening-${index + 1}`, direction: 'egress', reason: 'a test', ...opening }));

const REQUESTS: readonly EntryRequest[] = [
  {
    entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
    peers: { distributionServer: servers },
    additionalRules: OPENINGS,
  },
  {
    entry: role(product, { dataCenter: 'JP' }, 'distributionServer'),
    peers: { agent: clients },
  },
];
