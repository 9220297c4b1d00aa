import type { LimitTable } from '../limit';

const QUOTAS = 'Amazon VPC quotas, https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';
const NAME =
  'AWS::EC2::PrefixList, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-prefixlist.html';

/**
 * What managed prefix lists are held to, by the names under which a user raises what AWS raises (through AWS Support).
 * Not held, since no synth can see it: 1,000 versions of a list are kept.
 */
export const PREFIX_LIST_LIMITS = {
  entriesPerPrefixList: {
    name: 'entries per prefix list',
    value: 1000,
    source: QUOTAS,
    raisable: true,
  },
  prefixListsPerRegion: {
    name: 'prefix lists per Region',
    value: 100,
    source: QUOTAS,
    raisable: true,
  },
  /** From every rule of every security group; another account's references to a shared list count on its owner. */
  referencesPerPrefixList: {
    name: 'references to a prefix list from one type of resource',
    value: 5000,
    source: QUOTAS,
    raisable: true,
  },
  prefixListNameLength: {
    name: 'characters of the name of a prefix list',
    value: 255,
    source: NAME,
    raisable: false,
  },
} as const satisfies LimitTable;

/** What AWS keeps for the names of its own lists, in front (EC2 API, CreateManagedPrefixList). */
const RESERVED_FRONTS = ['com.amazonaws.', 'com.amazon.', 'com.aws.'] as const;

/** The front that a name has and AWS keeps; undefined where it has none. In whatever case. */
export function reservedFront(name: string): string | undefined {
  return RESERVED_FRONTS.find((front) => name.toLowerCase().startsWith(front));
}

/**
 * The sizes of our lists. Size and entries of a list are never changed in one update (EC2 refuses that), and a larger
 * size weighs more in every rule that refers to the list: so a list that outgrows its size is a new list under a new id,
 * and one that does not changes its entries alone. Fine steps where groups are tight: of 60, a list of 11 takes 15.
 */
export const LIST_SIZES = [5, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 500, 1000] as const;

/** Beyond the last size, where AWS raised the limit. */
const STEP = 500;

/** The size of a list of so many entries: at least one entry stays free, unless the limit leaves no room for it. */
export function listSize(entries: number, most: number): number {
  const size = LIST_SIZES.find((each) => each > entries) ?? Math.ceil((entries + 1) / STEP) * STEP;
  return Math.max(entries, Math.min(size, most));
}
