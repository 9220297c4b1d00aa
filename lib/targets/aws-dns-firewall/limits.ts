import type { LimitTable } from '../limit';

const DOMAINS =
  'DNS Firewall, managing your own domain lists, https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-user-managed-domain-lists.html';
const API =
  'Route 53 Resolver API, https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Resolver.html';

/**
 * What a rule group, its domain lists and its associations are held to. Quotas of an account (lists, domains, rules of a
 * group) are not among them: we have no page of AWS that says them.
 */
export const DNS_FIREWALL_LIMITS = {
  /** Longer lists come from a file in S3, which nobody can read back at synth. */
  domainsPerList: {
    name: 'domains of a domain list, and of one request',
    value: 1000,
    source: API,
    raisable: false,
  },
  domainLength: {
    name: 'characters of a domain in a list',
    value: 255,
    source: DOMAINS,
    raisable: false,
  },
  /** Whether AWS raises it we have not verified; whoever had it raised may say so. */
  ruleGroupsPerVpc: {
    name: 'DNS Firewall rule groups associated with one VPC',
    value: 5,
    source: API,
    raisable: true,
  },
  lowestAssociationPriority: {
    name: 'lowest priority of an association of our own (100 and below are kept for Firewall Manager)',
    value: 101,
    source: API,
    raisable: false,
  },
  highestAssociationPriority: {
    name: 'highest priority of an association of our own (9900 and above are kept for Firewall Manager)',
    value: 9899,
    source: API,
    raisable: false,
  },
} as const satisfies LimitTable;
