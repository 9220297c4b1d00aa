import type { AzureFirewallPlan } from '../model/plans/azure-firewall';

/** What an Azure Firewall's plan rests on and does not say, or says and does not rest on. */
export function unsaidOfAzureFirewall(
  plan: AzureFirewallPlan,
  sources: readonly string[],
  inferred: readonly string[],
): readonly string[] {
  const { assumes, admits, mode, needs, tier } = plan;
  const collections = plan.groups.flatMap((group) => group.collections);
  const network = collections.flatMap((one) => (one.kind === 'network' ? one.rules : []));
  const asked = plan.groups.flatMap(({ source, collections: own }) =>
    source === null ? [] : own.flatMap((one) => (one.kind === 'application' ? one.rules : [])),
  );
  const names = network.some(({ destination }) => destination.kind === 'name');
  const opened = collections.some((one) => one.kind === 'application' && one.rules.some((rule) => rule.terminateTls));
  const denies = collections.some((one) => one.kind === 'application' && one.action === 'Deny');
  const codes = new Set(assumes.map(({ code }) => code));
  const apart = assumes.flatMap((one) => (one.code === 'sources-disjoint' ? one.sources : []));
  const said = assumes.flatMap((one) => (one.code === 'application-inferred' ? [one.requirement] : []));
  const isUnsaid = {
    'sources-disjoint': sources.length > 1 && !sources.every((name) => apart.includes(name)),
    'name-is-the-clients-claim': asked.length > 0 && !codes.has('name-is-the-clients-claim'),
    'firewall-resolves': names && !codes.has('firewall-resolves'),
  };
  const isWrong = {
    'needs.dnsProxy': needs.dnsProxy !== names,
    'needs.tlsInspection': needs.tlsInspection !== opened,
    'needs.tier': needs.tier !== tier,
    denyInfrastructure: plan.denyInfrastructure !== denies,
  };
  return [
    ...Object.entries(isUnsaid).flatMap(([code, unsaid]) => (unsaid ? [`${code}, which is not assumed`] : [])),
    ...Object.entries(isWrong).flatMap(([word, wrong]) => (wrong ? [`${word}, which is not so`] : [])),
    ...(mode === 'observe' && !admits.some(({ code }) => code === 'observed')
      ? ['that nearly everything passes, which is not admitted']
      : []),
    ...unassumedParts(plan),
    ...inferred.filter((id) => !said.includes(id)).map((id) => `application-inferred of ${id}, which is not assumed`),
  ];
}

/** Tags that are used without a word of what they hold, and servers that nobody says to stand where DNAT leads. */
function unassumedParts({ groups, assumes }: AzureFirewallPlan): readonly string[] {
  const collections = groups.flatMap((group) => group.collections);
  const tags = new Set(
    collections.flatMap((one) =>
      one.kind === 'application' ? one.rules.flatMap(({ fqdnTags }) => fqdnTags.map(({ text }) => text)) : [],
    ),
  );
  const servers = new Set(
    collections.flatMap((one) => (one.kind === 'nat' ? one.rules.map(({ server }) => server) : [])),
  );
  const held = assumes.flatMap((one) => (one.code === 'fqdn-tag-holds' ? [one.tag] : []));
  const reached = assumes.flatMap((one) => (one.code === 'translated-to-server' ? [one.source] : []));
  return [
    ...[...tags].filter((tag) => !held.includes(tag)).map((tag) => `fqdn-tag-holds of ${tag}, which is not assumed`),
    ...held.filter((tag) => !tags.has(tag)).map((tag) => `fqdn-tag-holds of ${tag}, which no rule uses`),
    ...[...servers]
      .filter((name) => !reached.includes(name))
      .map((name) => `translated-to-server of ${name}, which is not assumed`),
    ...reached
      .filter((name) => !servers.has(name))
      .map((name) => `translated-to-server of ${name}, to which no rule translates`),
  ];
}
