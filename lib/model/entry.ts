import type { Direction } from './element';
import type { Bound } from './flow';
import type { ApplicationName, Product, Transport } from './product';
import type { Profile, Supplied } from './profile';

/** By which of the documented alternatives a party is reached. */
export type Alternative = 'names' | 'addresses';

/** One value for all parties, or a value per party beside a default. */
export type PerParty<Value> = Value | ({ readonly default?: Value } & { readonly [party: string]: Value | undefined });

/** Who asks: plain data that every construct, firewall and command takes. Made by `role(...)`, which checks it. */
export interface RoleEntry {
  /** The product whose role asks. */
  readonly product: Product;
  /** Its choices and supplies, as checked by `role(...)`. */
  readonly profile: Profile;
  /** The role's name in the product. */
  readonly role: string;
  /** The source: entries of one name stand on the same machines. A letter and at most 31 of `[A-Za-z0-9_]`. */
  readonly name: string;
  /** `names` unless said otherwise, as the vendors advise. */
  readonly reachBy: PerParty<Alternative>;
  /** Under `addresses`, what becomes of a host without ranges: `uncovered`, or opened by name all the same. */
  readonly withoutRanges: PerParty<'uncovered' | 'names'>;
}

/** What `role(...)` may be told beside the profile. */
export interface RoleOptions {
  /**
   * The source: entries of one name stand on the same machines.
   * @default - short forms from the catalogue, such as `ECC_AGENT`
   */
  readonly name?: string;
  /**
   * By which documented alternative parties are reached, for all or per party.
   * @default 'names'
   */
  readonly reachBy?: PerParty<Alternative>;
  /**
   * Under `addresses`, what becomes of a host without ranges.
   * @default 'uncovered'
   */
  readonly withoutRanges?: PerParty<'uncovered' | 'names'>;
}

/** Where the rim puts a party: an opaque peer, or literal data. */
export type PeerPlacement = Bound | Supplied;

/** An opening of the user's own, beside what the documents ask for. */
export interface AdditionalRule {
  /** Kebab-case; names the opening in the report. */
  readonly id: string;
  /** Seen from the machines of the entry. */
  readonly direction: Direction;
  /** A host, an address or a CIDR, or a peer of the rim. */
  readonly peer: string | Bound;
  /** What carries it; ICMP takes no ports. */
  readonly transport: Transport;
  /** `443`, `80, 443`, `8000-8010`. */
  readonly ports: string;
  /** Without one, a firewall that reads names cannot say a host name. */
  readonly application?: ApplicationName;
  /** Why it is open; printed in the report. */
  readonly reason: string;
  /** Who answers for it: a team, a person, a ticket. */
  readonly owner?: string;
  /** The last day on which it holds, `2027-03-31`. */
  readonly expires?: string;
}

/** An entry with what the rim knows of it. */
export interface EntryRequest {
  /** Who asks. */
  readonly entry: RoleEntry;
  /** By party, or by `product.party` where two products share one. */
  readonly peers?: Readonly<Record<string, PeerPlacement | readonly PeerPlacement[]>>;
  /** Must-have parties that are left out on purpose. */
  readonly unbound?: readonly string[];
  /** Requirements that a target refuses and that the user does without. */
  readonly leaveOut?: readonly string[];
  /** Openings of the user's own; reported as the user's. */
  readonly additionalRules?: readonly AdditionalRule[];
  /** The profile's proxy, said at the rim. */
  readonly proxy?: ProxyPlacement;
}

/** Whether a list of parties or requirements names this one, bare or behind its product's id (`patch-manager-plus.agent`). */
export function isNamedIn(list: readonly string[] | undefined, product: string, name: string): boolean {
  return list !== undefined && (list.includes(name) || list.includes(`${product}.${name}`));
}

/** Where the proxy stands and on which port it listens. */
export interface ProxyPlacement {
  /** Where it stands. */
  readonly peer: PeerPlacement;
  /** The port on which it listens, such as `8080`. */
  readonly port: string;
}

/** The default of a per-party setting, or the party's own. */
export function forParty<Value extends string>(setting: PerParty<Value>, party: string | null, fallback: Value): Value {
  if (typeof setting === 'string') return setting;
  const own = party === null ? undefined : setting[party];
  return own ?? setting.default ?? fallback;
}
