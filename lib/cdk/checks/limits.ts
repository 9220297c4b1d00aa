import { DNS_FIREWALL_LIMITS } from '../../targets/aws-dns-firewall/limits';
import { NETWORK_FIREWALL_LIMITS } from '../../targets/aws-network-firewall/limits';
import { PREFIX_LIST_LIMITS } from '../../targets/aws-prefix-list/limits';
import { SECURITY_GROUP_LIMITS } from '../../targets/aws-security-group/limits';
import type { Limit, LimitTable, RaisedLimits } from '../../targets/limit';

/** What the checks hold a template to, by the names under which a user raises what AWS raises. */
export const CHECK_LIMITS = {
  rulesPerSecurityGroup: SECURITY_GROUP_LIMITS.rulesPerSecurityGroup,
  descriptionLength: SECURITY_GROUP_LIMITS.descriptionLength,
  ruleLength: NETWORK_FIREWALL_LIMITS.ruleLength,
  groupsPerPolicy: NETWORK_FIREWALL_LIMITS.groupsPerPolicy,
  groupCapacity: NETWORK_FIREWALL_LIMITS.groupCapacity,
  policyCapacity: NETWORK_FIREWALL_LIMITS.policyCapacity,
  referencesPerGroup: NETWORK_FIREWALL_LIMITS.referencesPerGroup,
  entriesPerPrefixList: PREFIX_LIST_LIMITS.entriesPerPrefixList,
  domainsPerList: DNS_FIREWALL_LIMITS.domainsPerList,
} as const satisfies LimitTable;

/** The limits in force. */
export type CheckLimits = { readonly [Key in keyof typeof CHECK_LIMITS]: Limit };

/** The figures to which AWS raised limits for the accounts of an app: `{ rulesPerSecurityGroup: 120 }`. */
export type RaisedCheckLimits = RaisedLimits<typeof CHECK_LIMITS>;
