import type { Asked, Growth, UncoveredBecause } from '../model/element';
import { type Plan, REASONS, type TargetName } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import type { Verdict } from '../proof';

/** How a report calls what the rules are for. */
export const TARGET_WORDS: Readonly<Record<TargetName, string>> = {
  'aws-security-group': 'AWS security group',
  'aws-network-firewall': 'AWS Network Firewall',
  'aws-dns-firewall': 'Route 53 Resolver DNS Firewall',
  'azure-firewall': 'Azure Firewall',
  'azure-network-security-group': 'Azure network security group',
};

/** A reason code of a target's own table, in words. */
export function reasonWords(target: TargetName, reason: string): string {
  return REASONS[target][reason]?.gloss ?? reason;
}

/** What is asked for, as the document or the user wrote it. */
export function peerWords(asked: Asked): string {
  switch (asked.kind) {
    case 'host':
      return asked.host.printed;
    case 'cidr':
      return asked.printed;
    case 'bound':
      return `${asked.party} (${boundWords(asked)})`;
    case 'party':
      return asked.party ?? 'a party that the document does not name';
  }
}

function boundWords({ id, entry, list, tag, ipGroup }: Extract<Asked, { readonly kind: 'bound' }>): string {
  if (tag !== undefined) return `service tag ${tag}`;
  return `${list === undefined ? '' : 'prefix list '}${ipGroup === true ? 'IP group ' : ''}${entry ?? id}`;
}

const NAME_WORDS: Readonly<Record<NonNullable<Growth['name']>, string>> = {
  sameAddresses: 'whatever else answers on the same addresses',
  suffix: 'every name below the suffix',
  fqdnTag: 'every name of the tag',
  any: 'any name',
};

/** Each axis that grew, in words. */
export function growthWords(growth: Growth): readonly string[] {
  return [
    ...(growth.name === undefined ? [] : [NAME_WORDS[growth.name]]),
    ...(growth.application === undefined ? [] : ['any application']),
    ...(growth.port === undefined ? [] : ['any port']),
    ...(growth.peer === undefined ? [] : ['any peer']),
    ...(growth.transport === undefined ? [] : ['any transport']),
    ...(growth.family === undefined ? [] : ['IPv6 too, of which the document does not speak']),
    ...(growth.source === undefined ? [] : [`also from ${growth.source.join(', ')}`]),
    ...(growth.path === undefined ? [] : [`any path, not ${growth.path} alone`]),
  ];
}

/** Why the openings of a target are wider than what is asked for, and what would narrow them. */
export function widerWords(plan: Plan): string {
  switch (plan.target) {
    case 'aws-security-group':
      return `A security group cannot see names: what is reached by name is open to ${everyAddress(plan)}.`;
    case 'aws-network-firewall':
      return firewallWiderWords(plan);
    case 'aws-dns-firewall':
      return "A resolver sees names and nothing else. Proved is that a name which is not listed is not resolved by the VPC's resolver, whatever the port and the application; a name that resolves may be reached on every port, and other names may answer on its addresses. Ports are closed by a security group or a firewall.";
    case 'azure-firewall':
      return azureFirewallWiderWords(plan);
    case 'azure-network-security-group':
      return `A network security group cannot see names: what is reached by name is open to ${everyAddress(plan)}.`;
  }
}

function azureFirewallWiderWords({ fidelity }: Plan): string {
  const grown = fidelity.flatMap((one) => (one.fidelity.standing === 'widened' ? [one.fidelity.growth] : []));
  const names = new Set(grown.flatMap(({ name }) => name ?? []));
  return [
    ...(names.has('sameAddresses')
      ? ['What is neither HTTP nor TLS is open by the addresses that the firewall resolves the name to.']
      : []),
    ...(names.has('suffix') ? ['An expression is open as everything below its suffix, as asked for.'] : []),
    ...(names.has('fqdnTag') ? ["A tag holds other names beside, which are Microsoft's to say."] : []),
    ...(grown.some(({ path }) => path !== undefined)
      ? ["Paths are seen with tier: 'Premium' and tlsInspection: true alone."]
      : []),
  ].join(' ');
}

function firewallWiderWords({ fidelity }: Plan): string {
  const grown = fidelity.flatMap((one) => (one.fidelity.standing === 'widened' ? [one.fidelity.growth] : []));
  const inFamily = grown.some(({ family }) => family !== undefined);
  const otherwise = !inFamily || grown.some(({ port }) => port !== undefined);
  return [
    ...(otherwise
      ? ['A domain list says names and no ports; with exact: true each name stands on its own ports alone.']
      : []),
    ...(inFamily ? ['A name is read over IPv4 and IPv6 alike, also where its document supports IPv4 alone.'] : []),
  ].join(' ');
}

/** Every address to which a group is open because it cannot see names. */
export function everyAddress({ withholds }: Pick<Plan, 'withholds'>): string {
  const isIpv4Alone = withholds.some((one) => one.code === 'ipv6' && one.requirements === undefined);
  return isIpv4Alone ? 'every IPv4 address' : 'every address, of IPv4 and of IPv6';
}

/** A firewall of ours; only that of AWS alerts on what it lets through. */
function firewallWords(onAzure: boolean, observes: boolean): string {
  const which = onAzure ? 'an Azure Firewall of yours' : 'a Network Firewall of yours';
  if (!observes) return `${which}, which passes the names asked for and closes the rest`;
  return onAzure
    ? `${which} that observes: it lets other names through as well`
    : `${which} that observes: it alerts on other names, and closes nothing`;
}

/** What stands behind a port that is open to every name; `observes`: a firewall that closes nothing yet. */
export function behindWords(behind: NamesBehind | null, target: Plan['target'], observes = false): string {
  switch (behind?.kind) {
    case 'firewall':
      return firewallWords(target.startsWith('azure-'), observes);
    case 'dns-firewall':
      return "a DNS Firewall of yours: a name that is not listed is not resolved by the VPC's resolver; who connects by address or asks another resolver is not stopped, and other names may answer on the same addresses";
    case 'request':
      return `enforced at ${behind.name} by request ${behind.digest}`;
    case 'proxy':
      return 'your proxy, which decides about names';
    case 'none':
      return `nothing, for the reason given: ${behind.reason}`;
    case undefined:
      return 'nothing that was said';
  }
}

/** How a report says why something of a flow is not covered. */
export const UNCOVERED_WORDS: Readonly<Record<UncoveredBecause, string>> = {
  'not-documented': 'the document prints none',
  'ranges-not-printed': 'the document offers address ranges for these names without printing them',
  'ranges-not-offered': 'the document offers no address range for these names',
};

/** The verdict of the proof in one plain sentence. */
export function verdictWords(verdict: Verdict): string {
  if (verdict.clean) {
    return 'Proved over all connections: what the documents ask for is open, except for what this report lists as closed; nothing else is open, except for what it lists as wider or as let through beside every flow.';
  }
  const counts = (['missing', 'excess', 'overstated', 'unfounded'] as const)
    .filter((answer) => verdict[answer].length > 0)
    .map((answer) => `${verdict[answer].length} ${answer}`);
  return `Not proved: ${counts.join(', ')}.`;
}
