import type { AdditionalRule, Alternative, PerParty } from '../model/entry';
import type { Profile } from '../model/profile';

/** How a request's file is called, behind its name. */
export const REQUEST_SUFFIX = '.firewall-request.json';

/** The `$schema` of a request's file, and the `$id` of the schema that the package brings. */
export const REQUEST_SCHEMA_ID = 'urn:portolan:firewall-request:1';

/** Where a party stands, as far as that can be said to another team. */
export type RequestedPeer =
  /** Plain data; `reason` says why it is everybody. */
  | { readonly hosts?: readonly string[]; readonly addresses?: readonly string[]; readonly reason?: string }
  /** The machines of an entry of that name and of the same sources. */
  | { readonly entry: string }
  /** A security group decides: its addresses are nobody's to know but the cloud's. */
  | { readonly leftTo: 'security-group' };

/** An opening of the user's own. */
export interface RequestedRule extends Omit<AdditionalRule, 'peer'> {
  readonly peer: string | Exclude<RequestedPeer, { readonly reason?: string }>;
}

/** Who asks, and from where. */
export interface RequestedEntry {
  /** The name of the role entry, as the app that asks has it. */
  readonly name: string;
  /** The product's id. */
  readonly product: string;
  readonly role: string;
  readonly profile: Profile;
  /** @default 'names' */
  readonly reachBy?: PerParty<Alternative>;
  /** @default 'uncovered' */
  readonly withoutRanges?: PerParty<'uncovered' | 'names'>;
  /** CIDRs, and names of prefix lists that the firewall's team knows. */
  readonly sources: readonly string[];
  /** By party, or by `product.party`. */
  readonly peers?: Readonly<Record<string, readonly RequestedPeer[]>>;
  /** Must-have parties that are left out on purpose. */
  readonly unbound?: readonly string[];
  /** Requirements that a firewall refuses and that the owner does without. */
  readonly leaveOut?: readonly string[];
  readonly additionalRules?: readonly RequestedRule[];
}

/** What a request says, before it is written. */
export interface RequestContent {
  /** Where it is to be enforced: `central-egress`. Names the file. */
  readonly name: string;
  /** Who asks. */
  readonly owner: string;
  /** Why. */
  readonly reason: string;
  /** The version of the catalogue that the flows come from. */
  readonly catalogue: string;
  /** Sorted. */
  readonly entries: readonly RequestedEntry[];
  /** What the entries ask a firewall for, one line each, sorted; for people, and to see whether the reader's catalogue says the same. */
  readonly flows: readonly string[];
}

/** A request as its file has it. */
export interface RequestFile extends RequestContent {
  readonly $schema: typeof REQUEST_SCHEMA_ID;
  readonly version: 1;
  /** `sha256:` over everything else, whatever its layout. */
  readonly digest: string;
}
