import type { Cidr } from './addresses';
import type { Host } from './host';
import type { PortSet } from './ports';
import type { Application, MissingPart, Requirement, Transport } from './product';

/** A peer of the rim: an opaque id, equal exactly when the peer is the same. */
export interface Bound {
  readonly bound: string;
  /** The name of the role entry whose machines the peer is, where the rim knows it. */
  readonly entry?: string;
  /** An address block that is known only when it is deployed; without it the peer is a group of machines. */
  readonly block?: true;
}

/** The same peer as an element names it. */
export function boundWords({ bound, entry, block }: Bound) {
  return { id: bound, ...(entry === undefined ? {} : { entry }), ...(block === undefined ? {} : { block }) };
}

/** An address range in force, and the names that the document prints it for (none where the user supplied it). */
export interface RangeInForce {
  readonly cidr: Cidr;
  readonly printed: string;
  readonly for: readonly string[];
}

/** One end of a flow under a profile. */
export interface End {
  /** Null where the document does not say. */
  readonly party: string | null;
  /** `documented`: the product says where it is; `asker`: the role that asks. */
  readonly placement: 'asker' | 'documented' | 'supplied' | 'bound' | 'unplaced';
  readonly hosts: readonly Host[];
  readonly ranges: readonly RangeInForce[];
  readonly bound: readonly Bound[];
}

/** A requirement under a profile: nothing left to choose but the alternative, which is the role entry's. */
export interface Flow {
  readonly product: string;
  readonly requirement: Requirement;
  readonly from: End;
  readonly to: End;
  readonly transport: Transport;
  readonly ports: PortSet;
  readonly application: readonly Application[];
  /** What is still missing, whichever alternative is taken. */
  readonly missing: readonly MissingPart[];
  readonly disputed: boolean;
  /** The hosts and the ranges are alternatives: as the document says, or because the user supplied either. */
  readonly either: boolean;
  /** `proxy`: the profile's proxy takes it, and nothing opens for it here. */
  readonly way: 'direct' | 'proxy';
}
