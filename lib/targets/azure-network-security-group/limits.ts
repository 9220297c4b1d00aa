import type { LimitTable } from '../limit';

const LIMITS =
  'Azure Virtual Network limits, https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits';

const OVERVIEW =
  'Azure network security groups overview, https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview';

/** What a network security group is held to; that Azure raises any of it is written nowhere. */
export const NETWORK_SECURITY_GROUP_LIMITS = {
  rulesPerGroup: { name: 'security rules per network security group', value: 1000, source: LIMITS, raisable: false },
  /** Counted over the whole group, both directions together. */
  sourceAddresses: {
    name: 'source addresses and ranges in a network security group',
    value: 4000,
    source: LIMITS,
    raisable: false,
  },
  destinationAddresses: {
    name: 'destination addresses and ranges in a network security group',
    value: 4000,
    source: LIMITS,
    raisable: false,
  },
  /** A rule of ours has one on each side at most. */
  applicationSecurityGroupsPerRule: {
    name: 'application security groups as source or destination of a security rule',
    value: 10,
    source: LIMITS,
    raisable: false,
  },
  applicationSecurityGroupsPerGroup: {
    name: 'application security groups in all rules of a network security group',
    value: 100,
    source: LIMITS,
    raisable: false,
  },
  ruleNameLength: { name: 'characters of the name of a security rule', value: 80, source: OVERVIEW, raisable: false },
  descriptionLength: {
    name: 'characters of the description of a security rule',
    value: 140,
    source: 'Azure REST API, SecurityRulePropertiesFormat, description',
    raisable: false,
  },
  lowestPriority: {
    name: 'the lowest priority number of a security rule',
    value: 100,
    source: OVERVIEW,
    raisable: false,
  },
  highestPriority: {
    name: 'the highest priority number of a security rule',
    value: 4096,
    source: OVERVIEW,
    raisable: false,
  },
  /** Soft: the overview says that there are limits, and no figure was found. */
  portRangesPerRule: {
    name: 'ports and ranges of ports in a security rule (a cap of our own)',
    value: 100,
    source: `${OVERVIEW}, which says that there are limits and gives no figure`,
    raisable: true,
  },
} as const satisfies LimitTable;
