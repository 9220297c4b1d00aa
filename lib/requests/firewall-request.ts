import type { EntryRequest } from '../model/entry';
import type { Product } from '../model/product';
import type { RequestedEntry } from './request';

/** A file that may hold a request. */
export interface RequestText {
  /** Its path, as it is told. */
  readonly file: string;
  readonly text: string;
}

/** What the team that reads requests says beside them. */
export interface ReadRequestsOptions {
  /**
   * What the prefix lists hold that requests may name, as text.
   * @default - none: a request may hold address blocks alone
   */
  readonly prefixLists?: Readonly<Record<string, readonly string[]>>;
  /**
   * The blocks whose machines may be asked for. A prefix list has to lie inside them too.
   * @default - any
   */
  readonly allowedSources?: readonly string[];
  /**
   * Products that requests may name beside those of the catalogue.
   * @default - the catalogue's alone
   */
  readonly products?: readonly Product[];
}

/** The catalogue that requests are read with. */
export interface Catalogue {
  /** The versions that it knows, its own first. */
  readonly versions: readonly string[];
  readonly ids: readonly string[];
  readonly find: (id: string) => Product | undefined;
}

/** One entry of a request, as a firewall takes it. */
export interface RequestedRole {
  /** As the file has it. */
  readonly requested: RequestedEntry;
  /** Under the name that it has where many requests meet. */
  readonly request: EntryRequest;
  /** The blocks of its machines, prefix lists opened. */
  readonly sources: readonly string[];
  /** `requests/central-egress.firewall-request.json:9` */
  readonly at: string;
}

/** A request that was read and found whole. */
export interface FirewallRequest {
  /** The path of its file. */
  readonly file: string;
  /** Where it is to be enforced. */
  readonly name: string;
  /** Who asks. */
  readonly owner: string;
  readonly reason: string;
  /** The version of the catalogue that it was made with. */
  readonly catalogue: string;
  readonly digest: string;
  readonly roles: readonly RequestedRole[];
  /** What it asks for, one line each. */
  readonly flows: readonly string[];
}
