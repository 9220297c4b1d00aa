import type { DeclaredAws } from '../readers/declared-aws';
import type { ReadFilters } from '../readers/deployment';
import { dnsFirewallFilters } from './aws-dns-firewall';
import { firewallPolicyFilters } from './aws-firewall-policies';
import { PrefixLists } from './aws-prefix-lists';
import { securityGroupFilters } from './aws-security-groups';
import { Findings } from './findings';

/** What AWS makes of everything that a file declares of it. Nothing that it does not know makes it fail. */
export function filtersOfAws(declared: DeclaredAws): ReadFilters {
  const findings = new Findings();
  const lists = new PrefixLists(declared.prefixLists);
  const filters = [
    ...securityGroupFilters(declared, lists, findings),
    ...firewallPolicyFilters(declared, lists, findings),
    ...dnsFirewallFilters(declared, findings),
  ];
  return { filters, notUnderstood: findings.list };
}
