/** Which limits of the clouds an organisation meets, each with the figure that meets it and how early it does. */
import { compile, type EntryRequest, type Product } from 'portolan';
import { DNS_FIREWALL_LIMITS } from '../../lib/targets/aws-dns-firewall/limits';
import { NETWORK_FIREWALL_LIMITS } from '../../lib/targets/aws-network-firewall/limits';
import { PREFIX_LIST_LIMITS } from '../../lib/targets/aws-prefix-list/limits';
import { SECURITY_GROUP_LIMITS } from '../../lib/targets/aws-security-group/limits';
import { AZURE_FIREWALL_LIMITS, GROUPS_SAID_FROM } from '../../lib/targets/azure-firewall/limits';
import { NETWORK_SECURITY_GROUP_LIMITS } from '../../lib/targets/azure-network-security-group/limits';
import type { Limit } from '../../lib/targets/limit';
import { WAYS } from './hubs';
import type { HubFigures } from './measure';
import { AT_HUB, atGroup, groupPlan, machinesOf, networkFirewallPlan, networkSecurityGroupPlan } from './plans';

/** One limit and what of the organisation counts against it. */
export interface Met {
  /** Of which thing of which cloud. */
  readonly of: string;
  readonly limit: string;
  readonly value: number;
  readonly raisable: boolean;
  readonly source: string;
  /** How much of it the organisation has. */
  readonly figure: number;
  /** At how many of what it is first over; null where all of the organisation fits. */
  readonly overFrom: { readonly count: number; readonly what: string } | null;
}

/** For which count the running total is first over the limit; null where it never is. */
export function firstOver(figures: readonly number[], value: number): number | null {
  const at = figures.findIndex((figure) => figure > value);
  return at === -1 ? null : at + 1;
}

function met(of: string, { name, value, raisable, source }: Limit, figures: readonly number[], what: string): Met {
  const count = firstOver(figures, value);
  const figure = figures.at(-1) ?? 0;
  return { of, limit: name, value, raisable, source, figure, overFrom: count === null ? null : { count, what } };
}

/** Of the first product, of the first two, ... : what each adds to a set. */
function sizesOfUnion(sets: readonly (readonly string[])[]): readonly number[] {
  const union = new Set<string>();
  return sets.map((set) => {
    for (const one of set) union.add(one);
    return union.size;
  });
}

export function runningTotals(figures: readonly number[]): readonly number[] {
  let total = 0;
  return figures.map((figure) => {
    total += figure;
    return total;
  });
}

/** What machines meet that run more and more of the products, the commonest first. */
export function limitsAtMachines(products: readonly Product[]): readonly Met[] {
  const inside = products.map((product) => atGroup(machinesOf(product, 'full')));
  const byNames = inside.map((request) => groupPlan([request]));
  const byAddresses = products.map((product) => atGroup(machinesOf(product, 'full', { reachBy: 'addresses' })));
  const inline = byAddresses.map((request) => groupPlan([request]));
  const listed = byAddresses.map((request) => groupPlan([request], { prefixLists: true }));
  const azure = byAddresses.map((request) => networkSecurityGroupPlan([request]));
  const keys = (plans: readonly ReturnType<typeof groupPlan>[]) =>
    sizesOfUnion(plans.map(({ egress }) => egress.map(({ key }) => key)));
  const { rulesPerSecurityGroup, securityGroupsPerInterface } = SECURITY_GROUP_LIMITS;
  const { prefixListsPerRegion, entriesPerPrefixList } = PREFIX_LIST_LIMITS;
  const { rulesPerGroup, destinationAddresses } = NETWORK_SECURITY_GROUP_LIMITS;
  const running = 'products on the same machines';
  return [
    met('one security group, names', rulesPerSecurityGroup, keys(byNames), running),
    met('one security group, addresses', rulesPerSecurityGroup, keys(inline), running),
    met(
      'one security group, addresses in prefix lists',
      rulesPerSecurityGroup,
      runningTotals(listed.map(heaviest)),
      running,
    ),
    met(
      'a security group for each product',
      securityGroupsPerInterface,
      products.map((_, at) => at + 1),
      running,
    ),
    met(
      'prefix lists of all products, shared in a region',
      prefixListsPerRegion,
      runningTotals(listed.map(({ prefixLists }) => prefixLists.length)),
      'products reached by address',
    ),
    met(
      'the longest prefix list',
      entriesPerPrefixList,
      [Math.max(...listed.flatMap(({ prefixLists }) => prefixLists.map(({ entries }) => entries.length)), 0)],
      'list',
    ),
    met(
      'one network security group, addresses',
      rulesPerGroup,
      sizesOfUnion(azure.map(({ rules }) => rules.map(({ key }) => key))),
      running,
    ),
    met(
      'one network security group, addresses',
      destinationAddresses,
      runningTotals(
        azure.map(({ rules }) =>
          rules.reduce(
            (count, { destination }) => count + (destination.kind === 'addresses' ? destination.cidrs.length : 0),
            0,
          ),
        ),
      ),
      running,
    ),
  ];
}

function heaviest({ weights }: ReturnType<typeof groupPlan>): number {
  return Math.max(...weights.map(({ weight }) => weight));
}

/** What the names of all products meet in one list of a DNS Firewall. */
export function limitsAtResolver(products: readonly Product[]): readonly Met[] {
  const domains = products.map((product) => {
    const { plan } = compile('aws-dns-firewall', [atHub(product)]);
    return plan.lists.flatMap((list) => list.domains.map(({ text }) => text));
  });
  return [
    met('DNS Firewall, one list', DNS_FIREWALL_LIMITS.domainsPerList, sizesOfUnion(domains), 'products in one VPC'),
  ];
}

function atHub(product: Product): EntryRequest {
  return { entry: machinesOf(product, 'full'), ...AT_HUB };
}

/** What the largest hub of each cloud meets, under each way of saying who asks. */
export function limitsAtHubs(products: readonly Product[], hubs: readonly HubFigures[]): readonly Met[] {
  const lists = products.map((product) => networkFirewallPlan([atHub(product)], false).groups.length - 1);
  const { groupsPerPolicy, policyCapacity, ruleLength, templateBytes } = NETWORK_FIREWALL_LIMITS;
  const groupCount: Limit = {
    name: 'rule collection groups per policy (copies of the page say 50, 60 and 100)',
    value: GROUPS_SAID_FROM,
    source: AZURE_FIREWALL_LIMITS.groupBytes.source,
    raisable: false,
  };
  return [
    met('Network Firewall, domain lists for each source', groupsPerPolicy, runningTotals([1, ...lists]), 'sources'),
    ...hubs.flatMap(({ cloud, way, byAccount, longestSource }) => {
      const of = `${cloud === 'aws' ? 'Network Firewall' : 'Azure Firewall'}, ${WAYS[way]}`;
      const accounts = cloud === 'aws' ? 'accounts behind one hub' : 'subscriptions behind one hub';
      return cloud === 'aws'
        ? [
            met(`${of}: its lines alone`, policyCapacity, byAccount.rules, accounts),
            met(`${of}: the steps of its groups`, policyCapacity, byAccount.capacity, accounts),
            met(of, ruleLength, longestSource, accounts),
            met(of, templateBytes, byAccount.bytes, accounts),
          ]
        : [
            met(of, AZURE_FIREWALL_LIMITS.ipGroups, byAccount.sources, accounts),
            met(of, groupCount, byAccount.entries, accounts),
          ];
    }),
  ];
}

/** References to one prefix list, of all groups in a region that run its product. */
export function limitOfReferences(references: readonly number[]): Met {
  return met(
    'a prefix list that its owner shares in the largest region',
    PREFIX_LIST_LIMITS.referencesPerPrefixList,
    references,
    'groups that refer to it',
  );
}
