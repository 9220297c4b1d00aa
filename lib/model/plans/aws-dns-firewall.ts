import type { Element } from '../element';
import type { PlanBecause, PlanWords, Reason } from './plan';

/** One entry of a domain list: `a.example.com` is that name, `*.example.com` the names below it, `*` every name. */
export interface ListedDomain {
  readonly text: string;
  readonly because: readonly PlanBecause[];
}

/** A domain list of Route 53 Resolver DNS Firewall. */
export interface ResolverDomainList {
  /** Unique in the plan; the rim puts its own name before it. */
  readonly id: string;
  /** By text. */
  readonly domains: readonly ListedDomain[];
}

/** What becomes of a query for a name of one list. The first rule that matches decides. */
export interface ResolverRule {
  /** From the list's place alone, so that another list moves none. */
  readonly priority: number;
  /** The id of the list. */
  readonly list: string;
  /** `ALERT` resolves the name too, and logs it. */
  readonly action: 'ALLOW' | 'BLOCK' | 'ALERT';
  /** Whether the names that an alias (CNAME, DNAME) leads to are looked at like the first one. */
  readonly redirections: 'TRUST_REDIRECTION_DOMAIN' | 'INSPECT_REDIRECTION_DOMAIN';
  /** What a blocked query is answered; null where nothing is blocked. */
  readonly blockResponse: 'NODATA' | 'NXDOMAIN' | null;
}

/** A rule group of Route 53 Resolver DNS Firewall with its domain lists: which names the VPCs that it is associated with resolve. */
export interface AwsDnsFirewallPlan extends PlanWords<'aws-dns-firewall'> {
  /** By id. */
  readonly lists: readonly ResolverDomainList[];
  /** By priority; the one on every name last. */
  readonly rules: readonly ResolverRule[];
}

export type DnsFirewallReason = 'inbound-by-name' | 'pattern' | 'characters';

export const DNS_FIREWALL_REASONS: Readonly<Record<DnsFirewallReason, Reason>> = {
  'inbound-by-name': {
    gloss: 'a resolver decides what machines may ask for, and knows nothing of who connects to them',
    appliesTo: (element: Element) => element.asked.kind === 'host' && element.direction === 'ingress',
  },
  pattern: {
    gloss: 'a domain list of DNS Firewall takes names with at most a star in front, and no expression',
    appliesTo: ({ asked }: Element) => asked.kind === 'host' && asked.host.kind === 'pattern',
  },
  characters: {
    gloss: 'a domain list of DNS Firewall takes letters, digits, hyphens and dots, and no underscore',
    appliesTo: ({ asked }: Element) =>
      asked.kind === 'host' && asked.host.kind !== 'pattern' && !/^[a-z0-9.-]+$/.test(asked.host.name),
  },
};
