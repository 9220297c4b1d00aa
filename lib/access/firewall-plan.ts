import { type TriedCompile, tryCompile } from '../compile';
import type { FirewallMode, QuicHandling } from '../model/plans/aws-network-firewall';
import { openToEveryone } from '../policy/everybody';
import type { NetworkFirewallLimits } from '../targets';
import type { FirewallMembers } from './firewall-members';
import { definedOf } from './said';
import { type IsLate, overlaps, type SourceBlocks, unionBlocks } from './sources';

/** What is said of a Network Firewall, as far as its plan hangs on it. */
export interface FirewallSettings {
  readonly exact?: boolean | undefined;
  readonly mode?: FirewallMode | undefined;
  readonly alertOnPass?: boolean | undefined;
  readonly quic?: QuicHandling | undefined;
  readonly limits?: NetworkFirewallLimits | undefined;
  readonly priorities?: { readonly first: number; readonly last: number } | undefined;
  readonly home?: readonly string[] | undefined;
  /** Lists that stand already; `list` is the rim's id of one. */
  readonly prefixLists: readonly { readonly name: string; readonly list: string; readonly cidrs: readonly string[] }[];
}

/** What a Network Firewall makes of its members, whoever they are by now. */
export function compileFirewall<Owner extends object>(
  members: FirewallMembers<Owner>,
  { home, prefixLists, exact, mode, alertOnPass, quic, limits, priorities }: FirewallSettings,
  isLate: IsLate,
  when: { readonly proof?: 'later' } = {},
): TriedCompile<'aws-network-firewall'> {
  const sources = members.sources();
  const options = {
    exact: exact === true,
    ...definedOf({ mode, alertOnPass, quic, limits, priorities }),
    prefixLists,
    overlapping: Object.fromEntries(overlaps(sources, isLate)),
    expansions: expansionsOf(sources, homeOf(sources, home, isLate), isLate),
  };
  const { compiled, issues } = tryCompile('aws-network-firewall', members.requests(), options, when);
  const open = compiled === null ? [] : openToEveryone(compiled, (...of) => members.letsEverybodyIn(...of));
  return { compiled, issues: [...issues, ...open] };
}

/** The policy's `HOME_NET`. */
export function homeOf(sources: SourceBlocks, home: readonly string[] | undefined, isLate: IsLate): readonly string[] {
  return home ?? unionBlocks([...sources.values()].flat(), isLate);
}

/** The longest text of an address block: `ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128`. */
const LONGEST_BLOCK = 43;

/** The characters that each variable takes up in a rule once its addresses stand there; what is not known counts as the longest. */
function expansionsOf(
  sources: SourceBlocks,
  home: readonly string[],
  isLate: IsLate,
): Readonly<Record<string, number>> {
  // `[10.0.0.0/24,10.0.1.0/24]`.
  const lengthOf = (blocks: readonly string[]) =>
    blocks.reduce((sum, block) => sum + (isLate(block) ? LONGEST_BLOCK : block.length) + 1, 1);
  const lengths = [...sources].map(([name, blocks]) => [name, lengthOf(blocks)] as const);
  return Object.fromEntries([...lengths, ['HOME_NET', lengthOf(home)] as const]);
}
