import type { Plan } from '../model/plans';
import type { Product } from '../model/product';

/** Rules that let everybody in. */
export function openInbound(plan: Plan): readonly string[] {
  if (plan.target === 'aws-security-group') {
    return plan.ingress
      .filter(({ peer }) => 'cidrIp' in peer || 'cidrIpv6' in peer)
      .filter(({ peer }) => /\/0$/.test('cidrIp' in peer ? peer.cidrIp : 'cidrIpv6' in peer ? peer.cidrIpv6 : ''))
      .map(({ key }) => `${key} lets everybody in`);
  }
  // A resolver lets nobody in.
  if (plan.target === 'aws-dns-firewall') return [];
  if (plan.target === 'azure-firewall') {
    return azureRules(plan)
      .filter((rule) => rule.kind !== 'application' && rule.from?.kind === 'any')
      .map(({ name }) => `${name} lets everybody in`);
  }
  if (plan.target === 'azure-network-security-group') {
    return plan.rules
      .filter(({ direction, access }) => direction === 'Inbound' && access === 'Allow')
      .filter(
        ({ source }) =>
          source.kind === 'any' || (source.kind === 'addresses' && source.cidrs.some((one) => /\/0$/.test(one))),
      )
      .map(({ key }) => `${key} lets everybody in`);
  }
  return linesOf(plan).filter((text) => /^pass \S+ (?:any|!\S+|\$EXTERNAL_NET|\S+\/0) /.test(text));
}

/** Rules of the same traffic. */
export function standingTwice(plan: Plan): readonly string[] {
  if (plan.target === 'aws-security-group') {
    const rules = [...plan.egress, ...plan.ingress];
    return rules.flatMap((rule, at) =>
      rules
        .slice(at + 1)
        .filter(
          (other) => traffic(rule) === traffic(other) && rule.fromPort <= other.toPort && other.fromPort <= rule.toPort,
        )
        .map((other) => `${rule.key} and ${other.key} open the same`),
    );
  }
  if (plan.target === 'aws-dns-firewall') {
    return repeated(plan.lists.flatMap(({ domains }) => domains.map(({ text }) => text))).map(
      (text) => `stands twice: ${text}`,
    );
  }
  if (plan.target === 'azure-firewall') {
    const opened = plan.groups.flatMap((group) =>
      azureRules({ ...plan, groups: [group] }).flatMap((rule) =>
        azureTargets(rule).map((text) => `${group.name} ${rule.kind} ${azureTraffic(rule)} ${text}`),
      ),
    );
    return repeated(opened).map((text) => `stands twice: ${text}`);
  }
  if (plan.target === 'azure-network-security-group') {
    return repeated(
      plan.rules.flatMap(({ direction, protocol, source, destination, destinationPorts }) => {
        const [own, peer] = direction === 'Outbound' ? [source, destination] : [destination, source];
        const peers = peer.kind === 'addresses' ? peer.cidrs : [JSON.stringify(peer)];
        return peers.flatMap((one) =>
          destinationPorts.map((port) => JSON.stringify([direction, protocol, own, one, port])),
        );
      }),
    ).map((text) => `stands twice: ${text}`);
  }
  const lists = plan.groups.flatMap((group) =>
    group.kind === 'domain-list' ? group.targets.map(({ text }) => `${group.source} ${group.targetType} ${text}`) : [],
  );
  return repeated([...lists, ...linesOf(plan).map((text) => text.replace(/ ?\bsid:\d+;/, ''))]).map(
    (text) => `stands twice: ${text}`,
  );
}

function traffic({ direction, ipProtocol, peer }: Extract<Plan, { target: 'aws-security-group' }>['egress'][number]) {
  return JSON.stringify([direction, ipProtocol, peer]);
}

/** Rules that stand for nothing that the product cites. */
export function withoutReason(plan: Plan, product: Product): readonly string[] {
  const known = new Set(product.requirements.filter(({ cites }) => cites.length > 0).map(({ id }) => id));
  return rulesIn(plan)
    .filter(({ because }) => because.length === 0 || because.some(({ requirement }) => !known.has(requirement)))
    .map(({ text }) => `stands without a citation: ${text}`);
}

function rulesIn(plan: Plan) {
  if (plan.target === 'aws-security-group') {
    return [...plan.egress, ...plan.ingress].map(({ key, because }) => ({ text: key, because }));
  }
  if (plan.target === 'aws-dns-firewall') {
    return plan.lists.flatMap(({ domains }) => domains.filter(({ text }) => text !== '*'));
  }
  if (plan.target === 'azure-firewall') {
    return azureRules(plan).flatMap((rule) =>
      rule.kind === 'application'
        ? [...rule.targetFqdns, ...rule.fqdnTags, ...rule.targetUrls]
        : [{ text: rule.name, because: rule.because }],
    );
  }
  if (plan.target === 'azure-network-security-group') {
    // What closes, and the probes beside it, are nobody's.
    return plan.rules.filter(({ priority }) => priority < 4095).map(({ key, because }) => ({ text: key, because }));
  }
  return plan.groups.flatMap((group) =>
    group.kind === 'domain-list' ? group.targets : group.kind === 'rule-strings' ? group.rules : [],
  );
}

type AzureFirewallPlan = Extract<Plan, { target: 'azure-firewall' }>;
type AzureRule = AzureFirewallPlan['groups'][number]['collections'][number]['rules'][number];

function azureRules({ groups }: AzureFirewallPlan): readonly AzureRule[] {
  return groups.flatMap(({ collections }) => collections.flatMap(({ rules }): readonly AzureRule[] => rules));
}

/** What a rule leads to, one by one. */
function azureTargets(rule: AzureRule): readonly string[] {
  if (rule.kind === 'application') {
    return [...rule.targetFqdns, ...rule.fqdnTags, ...rule.targetUrls].map(({ text }) => text);
  }
  return [JSON.stringify(rule.kind === 'nat' ? [rule.from, rule.publicAddress] : [rule.from, rule.destination])];
}

function azureTraffic(rule: AzureRule): string {
  if (rule.kind === 'application') return JSON.stringify(rule.protocols);
  return JSON.stringify(
    rule.kind === 'nat' ? [rule.ipProtocol, rule.port] : [rule.source, rule.ipProtocols, rule.destinationPorts],
  );
}

function linesOf(plan: Extract<Plan, { target: 'aws-network-firewall' }>): readonly string[] {
  return plan.groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules.map(({ text }) => text) : []));
}

function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((one, at) => list.indexOf(one) !== at))];
}
