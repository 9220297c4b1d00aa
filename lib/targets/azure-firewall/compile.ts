import type { AzureFirewallPlan, PolicyNeeds, RuleCollectionGroup } from '../../model/plans/azure-firewall';
import type { Admission, Withholding } from '../../model/plans/plan';
import { limitsInForce } from '../limit';
import { sharedByOverlap } from '../overlapping';
import type { Target } from '../target';
import { assumptions } from './assumptions';
import { checkOptions } from './check-options';
import { decide, everywhereOf } from './decide';
import { entryGroups } from './groups';
import { lastGroups } from './last-groups';
import { AZURE_FIREWALL_LIMITS } from './limits';
import { sharedPublicPorts } from './nat';
import { type AzureFirewallOptions, writingOf } from './options';
import { overLimits } from './over-limits';

/**
 * Rule collection groups of an Azure Firewall policy, one for each product and role of an entry: names that can be read
 * in HTTP or TLS stand in application rules, everything else in network rules, what comes in by a public address in DNAT
 * rules. What no rule allows is closed by the firewall itself.
 */
export const compileAzureFirewall: Target<AzureFirewallPlan, AzureFirewallOptions> = (rulings, options) => {
  const { limits, issues: raised } = limitsInForce(AZURE_FIREWALL_LIMITS, options.limits);
  const faults = [...raised, ...checkOptions(options, rulings, limits)];
  // What cannot be read is said, and stands here as if it were left out.
  const writing = writingOf(faults.length === 0 ? options : {});
  const names = rulings.sources.map(({ name }) => name);
  const { askings } = rulings;
  const scene = { writing, sources: new Set(names), askings, everywhere: everywhereOf(askings) };
  const decided = sharedByOverlap(
    askings.map((asking) => decide(asking, scene)),
    ({ openings }) => openings.map(({ rule }) => rule),
    writing.overlapping,
  );
  const asked = entryGroups(decided, rulings.sources, writing);
  const groups = [...asked, ...lastGroups(asked, names, writing)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = decided.some(({ asking, openings }) => openings.length > 0 && asking.element.asked.kind === 'host');
  const plan: AzureFirewallPlan = {
    target: 'azure-firewall',
    sources: rulings.sources,
    owner: writing.owner,
    tier: writing.tier,
    mode: writing.mode,
    groups,
    needs: needsOf(groups, writing.tier),
    denyInfrastructure: writing.denyInfrastructure,
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: admissions(writing),
    withholds: byName ? [IPV4_ALONE] : [],
    assumes: assumptions(rulings, groups, decided),
  };
  const nat = groups.flatMap(({ collections }) => collections.flatMap((one) => (one.kind === 'nat' ? one.rules : [])));
  return { plan, issues: [...faults, ...sharedPublicPorts(nat), ...overLimits(plan, limits, writing.sourceCounts)] };
};

const IPV4_ALONE: Withholding = {
  code: 'ipv6',
  gloss:
    'what is reached by name is open over IPv4 alone: neither application rules nor names in network rules take IPv6',
};

const HANDSHAKES: Admission = {
  code: 'handshakes',
  gloss:
    'on the ports of application rules, and on TCP 80 and 443 for the names of Azure itself, handshakes reach any address: the firewall completes them to read the name that comes after',
};

const OBSERVED: Admission = {
  code: 'observed',
  gloss:
    'nearly everything passes, and nothing that is asked for is enforced; closed stay, on the TCP ports of application rules, what is neither HTTP nor TLS and what names nobody, and every IP protocol but TCP, UDP and ICMP',
};

const INFRASTRUCTURE: Admission = {
  code: 'azure-infrastructure',
  gloss:
    "the names of Azure's own infrastructure pass through every policy (platform images, managed disks, diagnostics), as Microsoft lists them; denyInfrastructure: true closes them",
};

function admissions({ mode, denyInfrastructure }: Pick<AzureFirewallPlan, 'mode' | 'denyInfrastructure'>) {
  return [...(mode === 'observe' ? [OBSERVED] : []), HANDSHAKES, ...(denyInfrastructure ? [] : [INFRASTRUCTURE])];
}

function needsOf(groups: readonly RuleCollectionGroup[], tier: AzureFirewallPlan['tier']): PolicyNeeds {
  const collections = groups.flatMap((group) => group.collections);
  const network = collections.flatMap((one) => (one.kind === 'network' ? one.rules : []));
  const application = collections.flatMap((one) => (one.kind === 'application' ? one.rules : []));
  return {
    dnsProxy: network.some(({ destination }) => destination.kind === 'name'),
    tier,
    tlsInspection: application.some(({ terminateTls }) => terminateTls),
  };
}
