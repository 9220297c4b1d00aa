import type { Element, ElementFidelity } from '../element';

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
  /** A group without egress rules would be open; this entry closes it and can be reached by nobody. */
  | { readonly code: 'placeholder-egress'; readonly gloss: string };

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
  /** A basis that the document does not state: the application was inferred. */
  | { readonly code: 'application-inferred'; readonly gloss: string; readonly requirement: string };

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
