import { elementKey } from '../../model/element';
import {
  type AzureNetworkSecurityGroupPlan,
  NETWORK_SECURITY_GROUP_REASONS,
  type NetworkSecurityGroupReason,
  type SecurityRule,
} from '../../model/plans/azure-network-security-group';
import type { Admission, Assumption, PlanSource } from '../../model/plans/plan';
import type { AskedElement } from '../../rules';
import { withheldFamily } from '../families';
import { type Decided, decide, needEnforcement, sharedSources } from '../group-decisions';
import { limitsInForce } from '../limit';
import type { Target } from '../target';
import { closedHere } from './closed-here';
import { lastRules } from './last-rules';
import { NETWORK_SECURITY_GROUP_LIMITS } from './limits';
import { type NetworkSecurityGroupOptions, type OptionsInForce, readOptions } from './options';
import { overLimits } from './over-limits';
import { placed } from './priorities';
import { securityRules } from './rules';

/**
 * Network security groups say addresses, service tags and application security groups, any transport and any ports, and
 * never a name: an element that is reached by name opens its ports to every address, as the user has to say it may.
 */
export const compileNetworkSecurityGroup: Target<AzureNetworkSecurityGroupPlan, NetworkSecurityGroupOptions> = (
  rulings,
  options,
) => {
  const { inForce, issues: misread } = readOptions(options);
  const { limits, issues: misraised } = limitsInForce(NETWORK_SECURITY_GROUP_LIMITS, options.limits);
  const refused = new Set((options.refusedByFirewall ?? []).map(({ element }) => elementKey(element)));
  const alone = rulings.askings.map((asking) => decideHere(asking, refused, options));
  const { applicationSecurityGroups: bySource, denyOutbound, denyInbound } = inForce;
  const decided = bySource ? alone : sharedSources(rulings, alone);
  const opening = placed(
    securityRules(
      decided.flatMap(({ rules }) => rules),
      bySource,
    ),
    inForce.priorities,
  );
  const comesIn = opening.some(({ direction }) => direction === 'Inbound');
  const rules = inOrder([...opening, ...lastRules(denyOutbound, denyInbound, comesIn)]);
  const plan: AzureNetworkSecurityGroupPlan = {
    target: 'azure-network-security-group',
    sources: rulings.sources,
    rules,
    denyOutbound,
    denyInbound,
    applicationSecurityGroups: bySource,
    namesBehind: decided.some(({ widenedName }) => widenedName) ? (options.namesBehind ?? null) : null,
    closedHere: closedHere(rules, inForce),
    fidelity: decided.map(({ asking, fidelity }) => ({ element: asking.element, fidelity })),
    admits: admissions(inForce, comesIn),
    withholds: withheldFamily(decided, inForce),
    assumes: bySource ? [groupsOf(rulings.sources)] : [],
  };
  return {
    plan,
    issues: [
      ...misread,
      ...misraised,
      ...needEnforcement(decided, options.namesBehind, 'network security group'),
      ...overLimits(rules, inForce.priorities, limits),
    ],
  };
};

function decideHere(asking: AskedElement, refused: ReadonlySet<string>, options: NetworkSecurityGroupOptions): Decided {
  const { element, settled } = asking;
  const { asked } = element;
  const refuse = (reason: NetworkSecurityGroupReason, way: string): Decided => ({
    asking,
    fidelity: { standing: 'refused', reason, waysOut: [way] },
    rules: [],
    widenedName: false,
  });
  if (settled === null && asked.kind === 'bound' && asked.ipGroup === true) {
    return refuse('ip-group', `bind ${asked.party} to the addresses that the IP group holds, or to a service tag`);
  }
  if (settled === null && NETWORK_SECURITY_GROUP_REASONS['icmp-over-ipv6'].appliesTo(element)) {
    return refuse('icmp-over-ipv6', 'reach it over IPv4');
  }
  return decide(asking, refused, options);
}

function inOrder(rules: readonly SecurityRule[]): readonly SecurityRule[] {
  return (['Inbound', 'Outbound'] as const).flatMap((direction) =>
    rules.filter((rule) => rule.direction === direction).sort((a, b) => a.priority - b.priority),
  );
}

const PLATFORM: Admission = {
  code: 'azure-platform',
  gloss:
    "Azure's own addresses on each machine, 168.63.129.16 and 169.254.169.254, pass by every network security group",
};

const PROBES: Admission = {
  code: 'load-balancer-probes',
  gloss:
    "the probes of Azure's load balancers (AzureLoadBalancer) come in on every port, so that they find the machines alive",
};

function admissions({ denyOutbound, denyInbound }: OptionsInForce, comesIn: boolean): readonly Admission[] {
  const outbound = {
    all: null,
    internet:
      "everything that Azure takes for the virtual network goes out (AllowVnetOutBound): peered networks, networks behind gateways, every prefix of a route of the user's, and with a default route to an appliance every address",
    none: 'everything goes out: what Azure takes for the virtual network (AllowVnetOutBound) and for the Internet (AllowInternetOutBound)',
  }[denyOutbound];
  return [
    PLATFORM,
    ...(denyInbound === 'all' && comesIn ? [PROBES] : []),
    ...(outbound === null ? [] : [{ code: 'azure-defaults', direction: 'egress', gloss: outbound } as const]),
    ...(denyInbound === 'none'
      ? [
          {
            code: 'azure-defaults',
            direction: 'ingress',
            gloss:
              "everything that Azure takes for the virtual network comes in (AllowVnetInBound), with a default route to an appliance every address, and the probes of Azure's load balancers (AllowAzureLoadBalancerInBound)",
          } as const,
        ]
      : []),
  ];
}

function groupsOf(sources: readonly PlanSource[]): Assumption {
  const names = sources.map(({ name }) => name);
  const gloss = `the machines of each entry, and no others, bear its application security group: ${names.join(', ')}`;
  return { code: 'application-security-groups', gloss, sources: names };
}
