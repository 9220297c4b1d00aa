import type { Asked, Direction, NameCarrier } from './element';
import type { BoundDetails } from './flow';
import type { Host } from './host';
import type { PortSet } from './ports';
import type { Transport } from './product';

/** What a rule opens to or from: one thing, never a list. */
export type RulePeer =
  /** `supplied`: the user's host, which may resolve inside the network. */
  | { readonly kind: 'host'; readonly host: Host; readonly supplied?: true }
  | { readonly kind: 'cidr'; readonly cidr: string }
  /** A peer of the rim, by its opaque id, and what is known of it beside. */
  | ({ readonly kind: 'bound'; readonly id: string } & BoundDetails);

/** Why a rule stands: the requirement, and what it names. A rule stands for those whose `asked` equals its peer and merely covers the rest. */
export interface Because {
  readonly product: string;
  readonly requirement: string;
  readonly asked: Asked;
  /** The ports that it asks for: a rule may be cut or joined, and stands then for those that still ask for it. */
  readonly ports: PortSet;
}

/** A flow as the firewall of one source sees it. Cloud-neutral; keyed by its traffic alone. */
export interface Rule {
  /** From the traffic alone: direction, source, transport, carrier, peer and ports. */
  readonly key: string;
  readonly source: string;
  readonly direction: Direction;
  readonly peer: RulePeer;
  readonly transport: Transport;
  readonly ports: PortSet;
  /** The application in which the peer's name can be read; null for addresses and parties, whose traffic is open whatever it carries. */
  readonly carrier: NameCarrier | null;
  readonly because: readonly Because[];
}
