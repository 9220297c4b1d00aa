import { addressSetOf } from '../../model/addresses';
import type { FirewallMode, QuicHandling } from '../../model/plans/aws-network-firewall';
import type { RaisedLimits } from '../limit';
import type { NETWORK_FIREWALL_LIMITS } from './limits';

/** How a policy is written. */
export interface NetworkFirewallOptions {
  /** Everything in rule strings, in one group for all entries: no port grows. Default: names go to domain lists where these say them. */
  readonly exact?: boolean;
  /** `observe` closes nothing and alerts on what `enforce` would close. Default: `enforce`. */
  readonly mode?: FirewallMode;
  /** Whether what passes raises an alert too; names then stand in rule strings, and no port grows. Default: false. */
  readonly alertOnPass?: boolean;
  /** UDP 443 beside names in TLS on TCP 443, in which the firewall cannot read a name. Default: `drop`. */
  readonly quic?: QuicHandling;
  /** Prefix lists whose addresses are known: a flow to exactly these is written with the list. Default: none. */
  readonly prefixLists?: readonly KnownPrefixList[];
  /** For each source the others whose addresses it shares, by name: machines in both may use what is open to either. */
  readonly overlapping?: Readonly<Record<string, readonly string[]>>;
  /**
   * The characters that a rule variable takes up once its addresses stand in its place: by the name of an entry, by the
   * id of a bound block, and for `HOME_NET`. A rule is held to its length with them. Default: what is not said counts as
   * it is written.
   */
  readonly expansions?: Readonly<Record<string, number>>;
  /** The priorities that the policy's references take, both ends among them; the last is the tail's. Default: 1 to 65535. */
  readonly priorities?: PriorityBand;
  /** The figures to which AWS raised limits for the account. */
  readonly limits?: RaisedLimits<typeof NETWORK_FIREWALL_LIMITS>;
}

/** A prefix list that is given with what it holds. */
export interface KnownPrefixList {
  /** The name of the reference in the rules: a letter and at most 31 of `[A-Za-z0-9_]`. */
  readonly name: string;
  /** The rim's id of the list, such as its ARN. */
  readonly list: string;
  readonly cidrs: readonly string[];
}

/** The priorities of a policy among which ours stand. */
export interface PriorityBand {
  readonly first: number;
  readonly last: number;
}

/** The same, with nothing left out. */
export interface FirewallWriting {
  readonly exact: boolean;
  readonly mode: FirewallMode;
  readonly alertOnPass: boolean;
  readonly quic: QuicHandling;
  readonly prefixLists: readonly KnownPrefixList[];
  readonly priorities: PriorityBand;
}

export const ALL_PRIORITIES: PriorityBand = { first: 1, last: 65_535 };

/** A list that holds another takes the flows to all of it before that one takes a part of them. */
function largestFirst(lists: readonly KnownPrefixList[]): readonly KnownPrefixList[] {
  const sizeOf = ({ cidrs }: KnownPrefixList) =>
    addressSetOf(cidrs).reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
  return lists
    .map((list) => ({ list, size: sizeOf(list) }))
    .sort((a, b) => (a.size === b.size ? (a.list.name < b.list.name ? -1 : 1) : a.size > b.size ? -1 : 1))
    .map(({ list }) => list);
}

/** What stands where nothing is said. */
export function writingOf(options: NetworkFirewallOptions): FirewallWriting {
  return {
    exact: options.exact === true,
    mode: options.mode ?? 'enforce',
    alertOnPass: options.alertOnPass === true,
    quic: options.quic ?? 'drop',
    prefixLists: largestFirst(options.prefixLists ?? []),
    priorities: options.priorities ?? ALL_PRIORITIES,
  };
}
