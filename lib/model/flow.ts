import type { Host } from './host';
import type { OverlayRow } from './overlay';
import type { PortSet } from './ports';
import type { Application, MissingPart, Requirement, Transport } from './product';

/** A peer of the rim: an opaque id, equal exactly when the peer is the same. */
export interface Bound {
  /** Opaque; equal exactly when the peer is the same. */
  readonly bound: string;
  /** The name of the role entry whose machines the peer is, where the rim knows it. */
  readonly entry?: string;
  /** An address block that is known only when it is deployed; without it the peer is a group of machines. */
  readonly block?: true;
  /** A prefix list that stands already: its addresses are its owner's. */
  readonly list?: PrefixListWords;
  /** A service tag of Azure, such as `AzureActiveDirectory`: its addresses are Microsoft's. */
  readonly tag?: string;
  /** An IP group of Azure Firewall: its addresses are its owner's. */
  readonly ipGroup?: true;
}

/** What is known of a bound peer beside its id; without any of it the peer is a group of machines. */
export type BoundDetails = Omit<Bound, 'bound'>;

/** What has to be known of a prefix list that somebody else keeps. */
export interface PrefixListWords {
  /** What a reference to it weighs in a security group: its `MaxEntries`, or the weight that AWS publishes for its own. */
  readonly weight: number;
  readonly family: 4 | 6;
}

/** The same peer as an element names it. */
export function boundWords({ bound, ...details }: Bound) {
  return { id: bound, ...boundDetails(details) };
}

/** What is known of a bound peer beside its id, without what is not. */
export function boundDetails({ entry, block, list, tag, ipGroup }: BoundDetails): BoundDetails {
  return {
    ...(entry === undefined ? {} : { entry }),
    ...(block === undefined ? {} : { block }),
    ...(list === undefined ? {} : { list }),
    ...(tag === undefined ? {} : { tag }),
    ...(ipGroup === undefined ? {} : { ipGroup }),
  };
}

/** Whether a bound peer is a group of machines, which only what stands at the machines themselves can see. */
export function isGroupOfMachines({ block, list, tag, ipGroup }: BoundDetails): boolean {
  return block === undefined && list === undefined && tag === undefined && ipGroup === undefined;
}

/** An address range in force, and the names that the document prints it for. */
export interface RangeInForce {
  /** Canonical, always with its prefix length. */
  readonly cidr: string;
  /** As the document or the user wrote it. */
  readonly printed: string;
  /** The names that the document prints it for. */
  readonly for: readonly string[];
  /** The user's own, not the document's. */
  readonly supplied?: true;
}

/** One end of a flow under a profile. */
export interface End {
  /** Null where the document does not say. */
  readonly party: string | null;
  /** `documented`: the product says where it is; `asker`: the role that asks. */
  readonly placement: 'asker' | 'documented' | 'supplied' | 'bound' | 'unplaced';
  /** Where it is by name; documented, or the user's where the document has none. */
  readonly hosts: readonly Host[];
  /** Where it is by address. */
  readonly ranges: readonly RangeInForce[];
  /** Where the rim puts it. */
  readonly bound: readonly Bound[];
  /** What was supplied in an address family that the document does not support here; it opens nothing. */
  readonly leftOut?: readonly RangeInForce[];
}

/** A requirement under a profile: nothing left to choose but the alternative, which is the role entry's. */
export interface Flow {
  /** The product's id. */
  readonly product: string;
  /** The documented row, untouched. */
  readonly requirement: Requirement;
  /** Who opens the connection. */
  readonly from: End;
  /** Who is reached. */
  readonly to: End;
  /** The end that the document's hosts and ranges belong to: the service, and between roles the one that is reached. */
  readonly named: 'from' | 'to';
  /** As documented. */
  readonly transport: Transport;
  /** Those in force: printed, or supplied. */
  readonly ports: PortSet;
  /** What runs on the ports in force. */
  readonly application: readonly Application[];
  /** What is still missing, whichever alternative is taken. */
  readonly missing: readonly MissingPart[];
  /** The requirements of supplements in force that say what is missing. */
  readonly completedBy: readonly string[];
  /** The supplements that would say what is missing, were they taken in. */
  readonly completable: readonly string[];
  /** Contradicted by its own footnote: it opens nothing. */
  readonly disputed: boolean;
  /** The document calls its hosts and its ranges alternatives. */
  readonly either: boolean;
  /** `proxy`: the profile's proxy takes it, and nothing opens for it here. */
  readonly way: 'direct' | 'proxy';
  /** What the user puts in the row's place; where it omits the row, nothing opens for it. */
  readonly overlay?: OverlayRow;
}

/** Whether the user leaves the row out. */
export function isOmitted({ overlay }: Flow): boolean {
  return overlay?.omit === true;
}
