import type { LimitTable } from '../limit';

const QUOTAS = 'Amazon VPC quotas, https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';

const GROUP =
  'EC2 API, CreateSecurityGroup, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html';

/** What a security group is held to, by the names under which a user raises what AWS raises. */
export const SECURITY_GROUP_LIMITS = {
  /** Counted apart for each direction and for IPv4 and IPv6. */
  rulesPerSecurityGroup: {
    name: 'inbound or outbound rules per security group',
    value: 60,
    source: QUOTAS,
    raisable: true,
    most: 1000,
  },
  securityGroupsPerInterface: {
    name: 'security groups per network interface',
    value: 5,
    source: QUOTAS,
    raisable: true,
    most: 16,
  },
  /** The product of the two above, whatever each was raised to. */
  rulesPerInterface: {
    name: 'rules per security group times security groups per network interface',
    value: 1000,
    source: QUOTAS,
    raisable: false,
  },
  /** The characters that EC2 allows are narrower than ASCII. */
  descriptionLength: {
    name: 'characters of a rule description',
    value: 255,
    source: 'EC2 API, IpRange, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html',
    raisable: false,
  },
  groupNameLength: {
    name: 'characters of the name of a security group',
    value: 255,
    source: GROUP,
    raisable: false,
  },
  groupDescriptionLength: {
    name: 'characters of the description of a security group',
    value: 255,
    source: GROUP,
    raisable: false,
  },
} as const satisfies LimitTable;
