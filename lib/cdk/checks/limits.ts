import { NETWORK_FIREWALL_LIMITS } from '../../targets/aws-network-firewall/limits';
import { SECURITY_GROUP_LIMITS } from '../../targets/aws-security-group/limits';
import type { Limit, LimitTable, RaisedLimits } from '../../targets/limit';
import { SOURCES } from './sources';

/** What the checks hold a template to, by the names under which a user raises what AWS raises. */
export const CHECK_LIMITS = {
  rulesPerSecurityGroup: SECURITY_GROUP_LIMITS.rulesPerSecurityGroup,
  descriptionLength: SECURITY_GROUP_LIMITS.descriptionLength,
  ruleLength: NETWORK_FIREWALL_LIMITS.ruleLength,
  groupsPerPolicy: NETWORK_FIREWALL_LIMITS.groupsPerPolicy,
  groupCapacity: NETWORK_FIREWALL_LIMITS.groupCapacity,
  policyCapacity: NETWORK_FIREWALL_LIMITS.policyCapacity,
  ipSetReferencesPerGroup: {
    name: 'IP set references per rule group',
    value: 5,
    source: SOURCES.quotas,
    raisable: false,
  },
  prefixListEntries: { name: 'entries of a prefix list', value: 1000, source: SOURCES.vpcQuotas, raisable: true },
  domainsPerList: {
    name: 'domains of a DNS Firewall domain list that stands in a template',
    value: 1000,
    source: SOURCES.updateDomains,
    raisable: false,
  },
} as const satisfies LimitTable;

/** The limits in force. */
export type CheckLimits = { readonly [Key in keyof typeof CHECK_LIMITS]: Limit };

/** The figures to which AWS raised limits for the accounts of an app: `{ rulesPerSecurityGroup: 120 }`. */
export type RaisedCheckLimits = RaisedLimits<typeof CHECK_LIMITS>;
