import { carrierOf, opens } from '../model/element';
import type { Flow } from '../model/flow';
import type { GroupPlan, Plan } from '../model/plans';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { AzureNetworkSecurityGroupPlan } from '../model/plans/azure-network-security-group';
import { type AskedEntry, flowKey } from './asked';
import { unsaidOfAzureFirewall } from './azure-words';
import { listFaults } from './read-prefix-lists';
import type { RecordedItem } from './recorded-item';

/** What a plan has to say beside its elements and does not, or says wrongly: who asks, what stands behind names, what it assumes. */
export function unsaidOf(plan: Plan, asked: readonly AskedEntry[], items: readonly RecordedItem[]): readonly string[] {
  const sources = [...new Set(asked.map(({ entry }) => entry.name))];
  const known = new Set(plan.sources.map(({ name }) => name));
  const byName = items.filter(
    ({ item, fidelity }) => item.peer.kind === 'host' && fidelity !== null && opens(fidelity),
  );
  return [
    ...sources
      .filter((name) => !known.has(name))
      .map((name) => `the source ${name}, which asks and does not stand here`),
    ...unsaidOfTarget(plan, sources, asked, byName),
    ...(plan.target === 'aws-security-group' ? ofOtherFamily(plan, items) : []),
    ...(plan.target === 'azure-network-security-group' ? ofOtherKind(plan, items) : []),
  ];
}

/** Rules of ICMP to a bound peer, of the protocol of the other family: of IPv6 is what a list of IPv6 holds, and nothing else. */
function ofOtherFamily({ egress, ingress }: AwsSecurityGroupPlan, items: readonly RecordedItem[]): readonly string[] {
  const ipv6 = new Set(
    items.flatMap(({ item: { peer } }) =>
      peer.kind === 'bound' && peer.bound.list?.family === 6 ? [peer.bound.bound] : [],
    ),
  );
  return [...egress, ...ingress].flatMap(({ key, ipProtocol, peer }) => {
    if (!('bound' in peer) || !ipProtocol.startsWith('icmp')) return [];
    return ipv6.has(peer.bound) === (ipProtocol === 'icmpv6') ? [] : [`${key}, which is ${ipProtocol}`];
  });
}

/** Bound peers that a rule takes for an address block where they are a group, or the other way round: the rim would write them wrongly. */
function ofOtherKind({ rules }: AzureNetworkSecurityGroupPlan, items: readonly RecordedItem[]): readonly string[] {
  const blocks = new Set(
    items.flatMap(({ item: { peer } }) =>
      peer.kind === 'bound' && peer.bound.block === true ? [peer.bound.bound] : [],
    ),
  );
  return rules.flatMap(({ key, source, destination }) =>
    [source, destination].flatMap((end) =>
      end.kind === 'bound' && (end.as === 'block') !== blocks.has(end.bound)
        ? [`${key}, which has a peer as ${end.as}`]
        : [],
    ),
  );
}

/** A policy that observes has to say that it closes nothing, and to alert on what it would close. */
function unsaidOfObserving({ mode, admits, policy }: AwsNetworkFirewallPlan): readonly string[] {
  if (mode !== 'observe') return [];
  const alerts = policy.statefulDefaultActions.some((action) => action.startsWith('aws:alert_'));
  return [
    ...(admits.some(({ code }) => code === 'observed') ? [] : ['that everything passes, which is not admitted']),
    ...(alerts ? [] : ['what would be closed, on which the default actions do not alert']),
  ];
}

function unsaidOfTarget(
  plan: Plan,
  sources: readonly string[],
  asked: readonly AskedEntry[],
  byName: readonly RecordedItem[],
): readonly string[] {
  switch (plan.target) {
    case 'aws-security-group':
      return [...listFaults(plan), ...unsaidBehind(plan, byName.length > 0)];
    case 'aws-network-firewall':
      return [...unsaidOfObserving(plan), ...unassumed(plan, sources, inferredOf(asked, byName), byName.length > 0)];
    case 'aws-dns-firewall':
      return unsaidOfResolver(plan);
    case 'azure-firewall':
      return unsaidOfAzureFirewall(plan, sources, inferredOf(asked, byName));
    case 'azure-network-security-group':
      return unsaidOfAzureGroup(plan, sources, byName.length > 0);
  }
}

function unsaidBehind({ namesBehind }: GroupPlan, opensByName: boolean): readonly string[] {
  const isSaid = namesBehind !== null && namesBehind.kind !== 'proxy';
  return opensByName && !isSaid ? ['what stands behind the ports that are open by name'] : [];
}

/** Who bears which group has to be assumed, and under the route to a firewall a deny of the Internet closes nothing. */
function unsaidOfAzureGroup(
  plan: AzureNetworkSecurityGroupPlan,
  sources: readonly string[],
  opensByName: boolean,
): readonly string[] {
  const borne = plan.assumes.flatMap((one) => (one.code === 'application-security-groups' ? one.sources : []));
  const unborne = plan.applicationSecurityGroups ? sources.filter((name) => !borne.includes(name)) : [];
  const kind = plan.namesBehind?.kind;
  const left = plan.admits.flatMap((one) => (one.code === 'azure-defaults' ? [one.direction] : []));
  const opens = { egress: plan.denyOutbound !== 'all', ingress: plan.denyInbound !== 'all' } as const;
  const unadmitted = (['egress', 'ingress'] as const).filter(
    (direction) => opens[direction] && !left.includes(direction),
  );
  const isIdle = plan.denyOutbound === 'internet' && (kind === 'firewall' || kind === 'request');
  return [
    ...unsaidBehind(plan, opensByName),
    ...unborne.map((name) => `application-security-groups of ${name}, which is not assumed`),
    ...unadmitted.map(
      (direction) => `azure-defaults of ${direction}, of which the plan does not say what they leave open`,
    ),
    ...(isIdle ? ['a deny of the Internet beside a firewall, which denies nothing'] : []),
    ...(kind === 'dns-firewall' ? ['a DNS Firewall behind it, which stands in another cloud'] : []),
  ];
}

/** Whether some name resolves wherever its aliases lead. */
export function trustsAliases({ rules }: AwsDnsFirewallPlan): boolean {
  return rules.some((rule) => rule.action === 'ALLOW' && rule.redirections === 'TRUST_REDIRECTION_DOMAIN');
}

/** What a rule group closes rests on who is asked, and what it opens on where aliases lead. */
function unsaidOfResolver(plan: AwsDnsFirewallPlan): readonly string[] {
  const assumed = (code: string) => plan.assumes.some((one) => one.code === code);
  const admitted = (code: string) => plan.admits.some((one) => one.code === code);
  const inspects = plan.rules.some(
    ({ action, redirections }) => action === 'ALLOW' && redirections === 'INSPECT_REDIRECTION_DOMAIN',
  );
  const isUnsaid = {
    'vpc-resolver': plan.rules.some(({ action }) => action === 'BLOCK') !== assumed('vpc-resolver'),
    'aliases-listed': inspects !== assumed('aliases-listed'),
    aliases: trustsAliases(plan) && !admitted('aliases'),
    unlisted: plan.rules.some(({ action }) => action === 'ALERT') && !admitted('unlisted'),
  };
  return Object.entries(isUnsaid).flatMap(([code, unsaid]) =>
    unsaid ? [`${code}, of which the plan does not say what holds`] : [],
  );
}

/** The assumptions that the plan rests on and does not make. */
function unassumed(
  { assumes, groups, prefixLists }: AwsNetworkFirewallPlan,
  sources: readonly string[],
  inferred: readonly string[],
  readsNames: boolean,
): readonly string[] {
  const codes = new Set(assumes.map(({ code }) => code));
  const apart = assumes.flatMap((one) => (one.code === 'sources-disjoint' ? one.sources : []));
  const said = assumes.flatMap((one) => (one.code === 'application-inferred' ? [one.requirement] : []));
  const isUnsaid = {
    'sources-disjoint': sources.length > 1 && !sources.every((name) => apart.includes(name)),
    'home-covers-sources': groups.some(({ kind }) => kind === 'domain-list') && !codes.has('home-covers-sources'),
    'name-is-the-clients-claim': readsNames && !codes.has('name-is-the-clients-claim'),
  };
  const held = assumes.flatMap((one) =>
    one.code === 'prefix-list-holds' ? [JSON.stringify([one.list, one.cidrs])] : [],
  );
  const given = prefixLists.flatMap((one) => ('list' in one ? [one] : []));
  return [
    ...given
      .filter(({ list, cidrs }) => !held.includes(JSON.stringify([list, cidrs])))
      .map(({ list }) => `prefix-list-holds of ${list}, which is not assumed`),
    ...Object.entries(isUnsaid).flatMap(([code, unsaid]) => (unsaid ? [`${code}, which is not assumed`] : [])),
    ...inferred.filter((id) => !said.includes(id)).map((id) => `application-inferred of ${id}, which is not assumed`),
  ];
}

/** The requirements of which a name is read where only our own inference says that anything carries it. */
function inferredOf(asked: readonly AskedEntry[], byName: readonly RecordedItem[]): readonly string[] {
  const flows = new Map<string, Flow>();
  for (const { entry, flows: own } of asked) {
    for (const flow of own) {
      if (!flow.application.some(({ basis }) => basis === 'inferred')) continue;
      flows.set(flowKey({ source: entry.name, product: flow.product, requirement: flow.requirement.id }), flow);
    }
  }
  if (flows.size === 0) return [];
  const inferred = byName.filter(({ item: { element } }) => {
    const named = (flows.get(flowKey(element))?.application ?? []).filter(
      ({ name }) => element.carrier !== null && carrierOf(name) === element.carrier,
    );
    return named.length > 0 && named.every(({ basis }) => basis === 'inferred');
  });
  return [...new Set(inferred.map(({ item }) => item.element.requirement))].sort();
}
