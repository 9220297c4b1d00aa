import type { Direction, Element, ElementFidelity } from '../element';

/** One role entry as a plan knows it. */
export interface PlanSource {
  /** The entry's name; a target's variable, group or tag is named after it. */
  readonly name: string;
  /** `product.role` of the entries that bear the name, sorted. */
  readonly roles: readonly string[];
  /** The addresses of its machines, where they were given; left out where the user binds the variable. */
  readonly addresses?: readonly string[];
}

/** What a target lets through beside every flow. */
export type Admission =
  /** TCP handshakes go anywhere: the name is read after them. */
  | { readonly code: 'handshakes'; readonly gloss: string }
  /** The policy observes: everything passes, and nothing is enforced. */
  | { readonly code: 'observed'; readonly gloss: string }
  /** UDP 443 from these sources to anywhere: QUIC beside names in TLS, which the firewall cannot read in it. */
  | { readonly code: 'quic'; readonly gloss: string; readonly sources: readonly string[] }
  /** A group without egress rules would be open; this entry closes it and can be reached by nobody. */
  | { readonly code: 'placeholder-egress'; readonly gloss: string }
  /** A resolver stops nobody who connects by address. */
  | { readonly code: 'by-address'; readonly gloss: string }
  /** A VPC has one resolver: its other machines resolve the same names. */
  | { readonly code: 'whole-vpc'; readonly gloss: string }
  /** Names behind an alias of a listed name resolve unlooked at. */
  | { readonly code: 'aliases'; readonly gloss: string }
  /** Whether a wildcard of a domain list takes in its apex is written nowhere. */
  | { readonly code: 'apex-perhaps'; readonly gloss: string }
  /** Names that are not listed resolve, and are logged. */
  | { readonly code: 'unlisted'; readonly gloss: string }
  /** What Azure's default rules leave open since no last rule closes it: the virtual network, or everything. */
  | { readonly code: 'azure-defaults'; readonly gloss: string; readonly direction: Direction }
  /** The probes of Azure's load balancers come in, so that they find the machines alive. */
  | { readonly code: 'load-balancer-probes'; readonly gloss: string }
  /** Azure's own addresses on each machine (168.63.129.16, 169.254.169.254) pass by every network security group. */
  | { readonly code: 'azure-platform'; readonly gloss: string }
  /** The names of Azure's own infrastructure pass through every firewall policy that does not deny them. */
  | { readonly code: 'azure-infrastructure'; readonly gloss: string };

/** What a target keeps closed though an element asks for it. */
export type Withholding =
  /**
   * What is reached by name is open over IPv4 alone; with `requirements`, what is reached by name for these, since
   * their documents support IPv4 alone.
   */
  | { readonly code: 'ipv6'; readonly gloss: string; readonly requirements?: readonly string[] }
  /** A domain list never matches a destination inside the policy's HOME_NET. */
  | { readonly code: 'names-inside-home'; readonly gloss: string; readonly group: string };

/** What must hold where the plan is deployed; the rim checks what it can. */
export type Assumption =
  /** The sources' addresses do not overlap: who may use one's rules may not use another's. */
  | { readonly code: 'sources-disjoint'; readonly gloss: string; readonly sources: readonly string[] }
  /** The policy's HOME_NET holds every source. */
  | { readonly code: 'home-covers-sources'; readonly gloss: string }
  /** Names resolve through the network's own resolver; a firewall that reads SNI sees the client's claim. */
  | { readonly code: 'name-is-the-clients-claim'; readonly gloss: string }
  /** A prefix list that was given holds exactly these addresses. */
  | {
      readonly code: 'prefix-list-holds';
      readonly gloss: string;
      /** The rim's id of the list, such as its ARN. */
      readonly list: string;
      readonly cidrs: readonly string[];
    }
  /** Machines ask the VPC's own resolver and no other. */
  | { readonly code: 'vpc-resolver'; readonly gloss: string }
  /** Every name that a listed one is an alias of is listed too. */
  | { readonly code: 'aliases-listed'; readonly gloss: string }
  /** The machines of each entry bear the entry's application security group, and no others do. */
  | { readonly code: 'application-security-groups'; readonly gloss: string; readonly sources: readonly string[] }
  /** Clients ask the firewall for names and nobody else, so that both resolve a name to the same addresses. */
  | { readonly code: 'firewall-resolves'; readonly gloss: string }
  /** An FQDN tag holds at least these names. */
  | { readonly code: 'fqdn-tag-holds'; readonly gloss: string; readonly tag: string; readonly names: readonly string[] }
  /** A DNAT rule's translated address is the server's. */
  | { readonly code: 'translated-to-server'; readonly gloss: string; readonly source: string }
  /** The policy takes this many rule collection groups, of which some copies of the page allow 50. */
  | { readonly code: 'groups-per-policy'; readonly gloss: string; readonly groups: number }
  /** A basis that the document does not state: the application was inferred. */
  | { readonly code: 'application-inferred'; readonly gloss: string; readonly requirement: string };

/** What stands behind a port that is open to all addresses because the group cannot see names. */
export type NamesBehind =
  /** A firewall of ours, in the same app. */
  | { readonly kind: 'firewall' }
  /** A DNS Firewall of ours, in the same app: it closes names to who asks the VPC's resolver, and nothing to who connects by address. */
  | { readonly kind: 'dns-firewall' }
  /** Another team's firewall, which is asked by a firewall request of this name. */
  | { readonly kind: 'request'; readonly name: string; readonly digest: string }
  /** The profile's proxy. */
  | { readonly kind: 'proxy' }
  /** Nothing, for the reason given. */
  | { readonly kind: 'none'; readonly reason: string };

export interface PlanWords<Target extends string> {
  readonly target: Target;
  readonly sources: readonly PlanSource[];
  /** Every element of every flow, in canonical order: nothing is dropped in silence. */
  readonly fidelity: readonly ElementFidelity[];
  readonly admits: readonly Admission[];
  readonly withholds: readonly Withholding[];
  readonly assumes: readonly Assumption[];
}

/** A reason for leaving something out, and the elements for which it may be given. */
export interface Reason {
  readonly gloss: string;
  readonly appliesTo: (element: Element) => boolean;
}

/** A requirement that a rule stands for, as it is written into a plan. */
export interface PlanBecause {
  readonly product: string;
  readonly requirement: string;
  /** `askedKey` of what the requirement names. */
  readonly asked: string;
}

/** `product/requirement`, sorted, each once. */
export function requirementIds(because: readonly PlanBecause[]): readonly string[] {
  return [...new Set(because.map(({ product, requirement }) => `${product}/${requirement}`))].sort();
}
