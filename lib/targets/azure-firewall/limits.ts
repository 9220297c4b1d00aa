import type { LimitTable } from '../limit';

const LIMITS =
  'Azure Firewall limits, https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-firewall-limits (azure-docs:includes/firewall-limits.md, 10/2023)';

const SPECIFICATION =
  'Azure REST API 2024-05-01, https://github.com/Azure/azure-rest-api-specs (network, firewallPolicy.json)';

const KNOWN_ISSUES =
  'Azure Firewall known issues and limitations, https://learn.microsoft.com/azure/firewall/firewall-known-issues (10/2023)';

const RULE_NAMES = 'Azure Firewall rule processing logic, https://learn.microsoft.com/azure/firewall/rule-processing';

/** What a policy and its rule collection groups are held to, by the names under which a user raises what is advice alone. */
export const AZURE_FIREWALL_LIMITS = {
  /** Over it the firewall grows slow; nothing is refused. */
  networkRuleProduct: {
    name: 'sum over network rules of unique sources times unique destinations, where an IP group counts as one',
    value: 20_000,
    source: LIMITS,
    raisable: true,
  },
  /** "For good performance". */
  namesInNetworkRules: {
    name: 'names in all network rules of a firewall',
    value: 1_000,
    source: LIMITS,
    raisable: true,
  },
  groupBytes: {
    name: 'bytes of a rule collection group (2 MB; 1 MB in a policy from before July 2022)',
    value: 2_000_000,
    source: LIMITS,
    raisable: false,
  },
  ipGroups: {
    name: 'IP groups per firewall',
    value: 200,
    source: LIMITS,
    raisable: false,
  },
  /** Of one kind: DNAT, network or application. */
  collectionsPerKind: {
    name: 'rule collections of one kind per policy',
    value: 2_000,
    source: `${LIMITS}, as a limit of Azure Resource Manager`,
    raisable: false,
  },
  nameLength: {
    name: 'characters of the name of a rule collection group, a collection or a rule',
    value: 80,
    source: `${RULE_NAMES}; ${SPECIFICATION}`,
    raisable: false,
  },
  /** The pages say 65535 by now, the specification 64000. */
  applicationPort: {
    name: 'highest port of an application rule',
    value: 64_000,
    source: SPECIFICATION,
    raisable: false,
  },
  natPort: {
    name: 'highest port of a DNAT rule',
    value: 63_999,
    source: KNOWN_ISSUES,
    raisable: false,
  },
  lowestPriority: {
    name: 'lowest priority of a rule collection group',
    value: 100,
    source: SPECIFICATION,
    raisable: false,
  },
  highestPriority: {
    name: 'highest priority of a rule collection group',
    value: 65_000,
    source: SPECIFICATION,
    raisable: false,
  },
} as const satisfies LimitTable;

/** How long a range of ports may be to be written out port by port, where a rule takes single ports. Ours, not Azure's. */
export const SMALL_RANGE = 16;

/** Copies of one page say 50, 60 and 100 groups per policy, so nothing is refused, and said from here on. */
export const GROUPS_SAID_FROM = 50;

/** Where our groups get their priorities; what the landing zone wants before or after all of ours stands outside. */
export const SLOTS = { first: 10_000, last: 59_999 } as const;

/** What is left to the last groups of a policy. */
export const OBSERVE_PRIORITY = 64_000;
export const DENY_PRIORITY = 65_000;
