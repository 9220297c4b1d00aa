import type { BoundDetails } from './flow';
import type { Host } from './host';
import type { Answerable } from './overlay';
import type { ApplicationName, MissingPart, Transport } from './product';

/** Seen from the machines of the role that asks. */
export type Direction = 'egress' | 'ingress';

/** What a firewall can read a name in: the SNI of a TLS ClientHello, or the Host header of an HTTP request. */
export type NameCarrier = 'tls' | 'http';

/** The carrier of an application's name; null where it has none. */
export function carrierOf(application: ApplicationName | undefined): NameCarrier | null {
  if (application === 'https' || application === 'wss' || application === 'tls') return 'tls';
  return application === 'http' ? 'http' : null;
}

/** What the document (or the user) names at the other end. */
export type Asked =
  /** `supplied`: the user's host, which may resolve inside the network. */
  | { readonly kind: 'host'; readonly host: Host; readonly supplied?: true }
  | { readonly kind: 'cidr'; readonly cidr: string; readonly printed: string }
  /** A peer of the rim, by its opaque id, and what is known of it beside. */
  | ({ readonly kind: 'bound'; readonly party: string; readonly id: string } & BoundDetails)
  /** The party alone: nothing more is known of where it stands. */
  | { readonly kind: 'party'; readonly party: string | null };

/** The smallest thing of which a plan says how it stands: one host, CIDR or party of a flow, on the ports of one application. */
export interface Element {
  /** The name of the role entry that asks. */
  readonly source: string;
  /** The product's id, or `additional` for the user's own openings. */
  readonly product: string;
  readonly requirement: string;
  readonly direction: Direction;
  readonly asked: Asked;
  readonly transport: Transport;
  /** `443`, `1024-65535`; empty where none is known. */
  readonly ports: readonly string[];
  /** Null where a firewall can read no name in this traffic. */
  readonly carrier: NameCarrier | null;
}

/** How far a plan opens more than an element asks for, per axis; an axis that is absent did not grow. */
export interface Growth {
  /** Which other names get in: whatever answers on the same addresses, names below a suffix, those of a tag, all and none. */
  readonly name?: 'sameAddresses' | 'suffix' | 'fqdnTag' | 'any';
  readonly application?: 'any';
  readonly port?: 'any';
  readonly peer?: 'any';
  readonly transport?: 'any';
  /** IPv6 too, where the document supports IPv4 alone and the target reads a name in either. */
  readonly family?: 'any';
  /** The other sources that may use this opening too. */
  readonly source?: readonly string[];
  /** The path that the document prints and the target cannot see. */
  readonly path?: string;
}

/** How an element stands in a plan. */
export type Fidelity =
  | { readonly standing: 'exact' }
  | { readonly standing: 'widened'; readonly growth: Growth }
  /** Part of the element is left out. */
  | { readonly standing: 'narrowed'; readonly reason: string; readonly waysOut: readonly string[] }
  /** All of it is left out; `reason` is a code of the target's own table. */
  | { readonly standing: 'refused'; readonly reason: string; readonly waysOut: readonly string[] }
  /** The user leaves the row out, and answers for it. */
  | ({ readonly standing: 'omitted' } & Answerable)
  /** The document lacks the port, host or party, and nobody supplied it. */
  | {
      readonly standing: 'uncovered';
      readonly missing: readonly MissingPart[];
      readonly because: UncoveredBecause;
      readonly supply: string;
    }
  | { readonly standing: 'unplaced'; readonly party: string }
  /** The row is contradicted by its own footnote. */
  | { readonly standing: 'disputed'; readonly note: string }
  /** The user's proxy takes it. */
  | { readonly standing: 'viaProxy' }
  /** It does not cross this firewall. */
  | { readonly standing: 'elsewhere'; readonly reason: string }
  /** Both ends stand on the same machines. */
  | { readonly standing: 'internal' }
  /** The page leaves it open, and supplements that the profile takes in say it: these requirements stand for it. */
  | { readonly standing: 'completed'; readonly by: readonly string[] };

/** How an element stands, without the details. */
export type Standing = Fidelity['standing'];

export type UncoveredBecause =
  /** The document prints none. */
  | 'not-documented'
  /** The document offers address ranges for this host without printing them. */
  | 'ranges-not-printed'
  /** The document offers no address range for this host. */
  | 'ranges-not-offered';

/** An element, and how it stands. */
export interface ElementFidelity {
  readonly element: Element;
  readonly fidelity: Fidelity;
}

/** From the worst down: a flow shows the worst of its elements. */
export const STANDINGS = [
  'refused',
  'omitted',
  'narrowed',
  'widened',
  'uncovered',
  'unplaced',
  'disputed',
  'viaProxy',
  'elsewhere',
  'internal',
  'completed',
  'exact',
] as const satisfies readonly Standing[];

export function worstStanding(standings: readonly Standing[]): Standing {
  return STANDINGS.find((standing) => standings.includes(standing)) ?? 'exact';
}

/** Equal exactly when two things asked for are the same. */
export function askedKey(asked: Asked): string {
  switch (asked.kind) {
    case 'host':
      return `host ${asked.host.kind} ${asked.host.name}${asked.host.kind === 'exact' ? (asked.host.path ?? '') : ''}`;
    case 'cidr':
      return `cidr ${asked.cidr}`;
    case 'bound':
      return `bound ${asked.id}`;
    case 'party':
      return `party ${asked.party ?? 'unknown'}`;
  }
}

/** Equal exactly when two elements are the same; `ports` is how their ports are written. */
export function elementKey(element: Element, ports = element.ports.join(',')): string {
  const { source, product, requirement, direction, asked, transport, carrier } = element;
  // Joined and not spliced: a text that is kept for each of many thousand elements should be one piece.
  return [source, product, requirement, direction, askedKey(asked), transport, ports, carrier ?? '-'].join('|');
}

/** Whether the plan of an element opens traffic for it. */
export function opens(fidelity: Fidelity): boolean {
  return fidelity.standing === 'exact' || fidelity.standing === 'widened' || fidelity.standing === 'narrowed';
}
