import type { Limit } from '../limit';

const QUOTAS = 'Amazon VPC quotas, https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';

/** Counted apart for each direction and for IPv4 and IPv6. */
export const RULES_PER_GROUP: Limit = {
  name: 'inbound or outbound rules per security group',
  value: 60,
  source: QUOTAS,
  raisable: true,
};

/** EC2's limit of a rule's description; the characters that it allows are narrower than ASCII. */
export const DESCRIPTION_LENGTH: Limit = {
  name: 'characters of a rule description',
  value: 255,
  source: 'EC2 API, IpRange, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html',
  raisable: false,
};
