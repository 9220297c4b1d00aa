const NETWORK_FIREWALL = 'https://docs.aws.amazon.com/network-firewall/latest/developerguide';
const EC2 = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference';
const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const RESOLVER = 'https://docs.aws.amazon.com/Route53/latest/APIReference';

/** Where the rules of the checks are written down, or how they were found out. */
export const SOURCES = {
  vpcQuotas: `Amazon VPC quotas, ${VPC}/amazon-vpc-limits.html`,
  prefixLists: `Amazon VPC, managed prefix lists, ${VPC}/managed-prefix-lists.html`,
  ipRange: `EC2 API, IpRange, ${EC2}/API_IpRange.html`,
  ipPermission: `EC2 API, IpPermission, ${EC2}/API_IpPermission.html`,
  createSecurityGroup: `EC2 API, CreateSecurityGroup, ${EC2}/API_CreateSecurityGroup.html`,
  createPrefixList: `EC2 API, CreateManagedPrefixList, ${EC2}/API_CreateManagedPrefixList.html`,
  quotas: `AWS Network Firewall quotas, ${NETWORK_FIREWALL}/quotas.html`,
  domainLists: `AWS Network Firewall, domain lists, ${NETWORK_FIREWALL}/stateful-rule-groups-domain-names.html`,
  capacity: `AWS Network Firewall, rule group capacity, ${NETWORK_FIREWALL}/nwfw-rule-group-capacity.html`,
  ruleOrder: `AWS Network Firewall, evaluation order, ${NETWORK_FIREWALL}/suricata-rule-evaluation-order.html`,
  caveats: `AWS Network Firewall, limitations and caveats, ${NETWORK_FIREWALL}/suricata-limitations-caveats.html`,
  updateDomains: `Route 53 Resolver API, UpdateFirewallDomains, ${RESOLVER}/API_route53resolver_UpdateFirewallDomains.html`,
  dnsRule: `Route 53 Resolver API, CreateFirewallRule, ${RESOLVER}/API_route53resolver_CreateFirewallRule.html`,
  dnsAssociation: `Route 53 Resolver API, AssociateFirewallRuleGroup, ${RESOLVER}/API_route53resolver_AssociateFirewallRuleGroup.html`,
  /** Its rules were held against the real API in September 2026. */
  measured: 'cdk-preflight, measured against the service',
  /** Loaded, or replayed, by the engine's own version. */
  suricata: 'Suricata 7.0.10, the line of engine that Network Firewall runs',
} as const;
