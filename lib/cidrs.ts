import { type Issue, NetworkRequirementsError } from './diagnostics';
import { collapse } from './model/collapse';

/**
 * The smallest list of blocks that holds exactly the addresses of these: ascending, IPv4 before IPv6, in canonical form.
 * A bare address is a block of one. `collapseCidrs(['10.0.1.0/24', '10.0.0.0/24'])` is `['10.0.0.0/23']`.
 *
 * @throws NetworkRequirementsError with every text that is no block, where it stands, and what it may have meant: nothing
 *   is repaired in silence, and host bits (`10.0.0.1/24`), leading zeros and IPv4 in IPv6 are refused.
 */
export function collapseCidrs(cidrs: readonly string[]): string[] {
  const { blocks, malformed } = collapse(cidrs);
  if (malformed.length === 0) return blocks;
  throw new NetworkRequirementsError(
    malformed.map(({ at, problem }): Issue => ({ code: 'malformed-address', at: `cidrs[${at}]`, problem })),
  );
}
