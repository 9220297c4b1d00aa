import type { FirewallTier } from '../../model/plans/azure-firewall';
import type { RaisedLimits } from '../limit';
import type { Overlapping } from '../overlapping';
import type { AZURE_FIREWALL_LIMITS } from './limits';

/** What is done with a regular expression, which no rule takes: only the names that the document lists beside it, or everything below its longest suffix. */
export type PatternHandling = 'listed' | 'suffix';

/** How the rule collection groups of a policy are written. */
export interface AzureFirewallOptions {
  /** Who writes the groups: stands first in their names, so that two programs on one policy do not replace each other's. Default: `portolan`. */
  readonly owner?: string;
  /** The tier of the policy, which decides what can be said. Default: `Standard`. */
  readonly tier?: FirewallTier;
  /** `observe` lets nearly everything through, after what is asked for. Default: `enforce`. */
  readonly mode?: 'enforce' | 'observe';
  /** What becomes of a regular expression. Default: it is refused. */
  readonly patterns?: PatternHandling;
  /** FQDN tags to which the names go that they surely cover, such as `WindowsUpdate`. Default: none. */
  readonly fqdnTags?: readonly string[];
  /** Whether rules look into TLS, for the paths that a document prints; Premium. Default: false, and paths are left out. */
  readonly tlsInspection?: boolean;
  /** The servers that are reached through a public address of the firewall. Default: none. */
  readonly publish?: readonly Published[];
  /** Whether a last collection closes the names of Azure's own infrastructure to the entries. Default: false. */
  readonly denyInfrastructure?: boolean;
  /** Priorities of the user's own, from 100 to 63999, by the name of a group or of an entry. Default: a slot from 10000 to 59999 found from the group's name. */
  readonly priorities?: Readonly<Record<string, number>>;
  /** How many addresses and blocks the rim binds for an entry, by its name. Default: 1 each. */
  readonly sourceCounts?: Readonly<Record<string, number>>;
  /** By the name of an entry, the others whose addresses overlap with its own: what is open to one is open to them too. Default: none. */
  readonly overlapping?: Overlapping;
  /** Figures of the user's own in place of those that Azure advises. */
  readonly limits?: RaisedLimits<typeof AZURE_FIREWALL_LIMITS>;
}

/** A server behind the firewall, and the public address at which it is reached, on the ports on which it listens. */
export interface Published {
  /** The name of the role entry. */
  readonly entry: string;
  /** The rim's id of a public address of the firewall; opaque. */
  readonly publicAddress: string;
  /** The requirements whose connections come in by it. Default: every one that does not come from another entry of the firewall. */
  readonly requirements?: readonly string[];
}

/** The same, with nothing left out. */
export type AzureFirewallWriting = Required<Omit<AzureFirewallOptions, 'patterns' | 'limits'>> & {
  readonly patterns: PatternHandling | null;
};

/** What stands where nothing is said. */
export function writingOf(options: AzureFirewallOptions): AzureFirewallWriting {
  return {
    owner: options.owner ?? 'portolan',
    tier: options.tier ?? 'Standard',
    mode: options.mode ?? 'enforce',
    patterns: options.patterns ?? null,
    fqdnTags: options.fqdnTags ?? [],
    tlsInspection: options.tlsInspection === true,
    publish: options.publish ?? [],
    denyInfrastructure: options.denyInfrastructure === true,
    priorities: options.priorities ?? {},
    sourceCounts: options.sourceCounts ?? {},
    overlapping: options.overlapping ?? {},
  };
}
