import type { Issue } from '../diagnostics';
import type { AdditionalRule, PeerPlacement, RoleEntry } from '../model/entry';
import type { Product } from '../model/product';
import { openSuffix } from '../resolve';
import { isRecord } from './untyped';

/** A peer that the core knows by an id alone. */
export interface KnownPeer {
  readonly id: string;
}

/** Why everybody of a family stands in a party's place. */
export interface SpokenReason {
  readonly family: 4 | 6;
  readonly reason: string;
}

/** A peer as the core takes it, and as it is bound. */
export interface PlacedPeer<Real extends KnownPeer> {
  readonly placements: readonly PeerPlacement[];
  readonly real: readonly Real[];
  /** Why it is everybody. */
  readonly reasons: readonly SpokenReason[];
  readonly issues: readonly Issue[];
}

/** Where something was passed, and for whom. */
export interface PeerPlace {
  readonly at: string;
  readonly party: string;
}

/** Picks the entry that stands there from those of machines of ours. */
export type NameOfEntries = (entries: readonly RoleEntry[]) => string | undefined;

/** How a rim reads the peers that its users pass. */
export interface PeerReader<Real extends KnownPeer> {
  readonly place: (given: unknown, where: PeerPlace, nameOf: NameOfEntries) => PlacedPeer<Real>;
  /** Whom an opening of the user's own is for: a text that is known by now stays as it is. */
  readonly opening: (given: unknown, where: PeerPlace, nameOf: NameOfEntries) => string | PlacedPeer<Real>;
}

/** Where the parties of one construct stand, as far as that is known by now. */
export class Bindings<Real extends KnownPeer, Owner> {
  private placements: ReadonlyMap<string, readonly PeerPlacement[]> = new Map();
  private bound: ReadonlyMap<string, Real & { readonly scope: Owner }> = new Map();
  /** Why everybody stands for a party, by its key. */
  private spoken: ReadonlyMap<string, readonly SpokenReason[]> = new Map();

  constructor(
    private readonly owner: Owner,
    private readonly entries: readonly RoleEntry[],
    private readonly reader: PeerReader<Real>,
  ) {}

  /** By party, as the core takes it. */
  get peers(): Readonly<Record<string, readonly PeerPlacement[]>> {
    return Object.fromEntries(this.placements);
  }

  /** Why something is open to everybody, in words. */
  get reasons(): readonly string[] {
    const all = [...this.spoken.values()].flat();
    return [...new Set(all.map(({ family, reason }) => `open to everybody on IPv${family}: ${reason}`))];
  }

  /** The same by party. */
  get reasonsByParty(): Readonly<Record<string, readonly string[]>> {
    const reasons = [...this.spoken].map(([party, said]) => [party, said.map(({ reason }) => reason)] as const);
    return Object.fromEntries(reasons);
  }

  get all(): readonly (Real & { readonly scope: Owner })[] {
    return [...this.bound.values()];
  }

  byId(id: string): (Real & { readonly scope: Owner }) | undefined {
    return this.bound.get(id);
  }

  /** Whether the user said why everybody of a family stands for a party. */
  letsEverybodyIn(product: string, party: string, family: 4 | 6): boolean {
    const said = [party, `${product}.${party}`].flatMap((key) => this.spoken.get(key) ?? []);
    return said.some((one) => one.family === family);
  }

  /** Takes back what is placed from here on: what was refused must not be rendered. */
  mark(): () => void {
    const { placements, bound, spoken } = this;
    return () => {
      this.placements = placements;
      this.bound = bound;
      this.spoken = spoken;
    };
  }

  /** Places parties, as the props have them. */
  bindAll(peers: unknown): readonly Issue[] {
    if (peers === undefined) return [];
    if (!isRecord(peers)) {
      return [{ code: 'wrong-type', at: 'peers', given: String(peers), expected: 'an object of peers by party' }];
    }
    return Object.entries(peers).flatMap(([party, peer]) => this.bind(party, peer, this.owner));
  }

  /** Places a party; a peer that stands there already is not placed twice. */
  bind(key: string, given: unknown, scope: Owner): readonly Issue[] {
    const at = `peers.${key}`;
    const meant = this.partiesOf(key);
    const [only] = meant;
    if (only === undefined) return [{ code: 'unknown-party', at, given: key, allowed: this.parties() }];
    // The same word of two vendors is two parties: one peer for both would open what nobody asked for.
    if (meant.length > 1) {
      return [
        { code: 'party-shared', at, given: key, allowed: meant.map(({ product, party }) => `${product}.${party}`) },
      ];
    }
    const { product, party } = only;
    if (Array.isArray(given) && given.length === 0) return [{ code: 'nothing-supplied', at, party }];
    const issues: Issue[] = [];
    for (const one of Array.isArray(given) ? (given as readonly unknown[]) : [given]) {
      const placed = this.reader.place(one, { at, party }, (there) => nameAmong(there, [product], party));
      issues.push(...placed.issues);
      this.keep(placed.real, scope);
      if (placed.reasons.length > 0) this.spoken = withMore(this.spoken, key, placed.reasons);
      const before = this.placements.get(key) ?? [];
      const known = new Set(before.map((placement) => JSON.stringify(placement)));
      const more = placed.placements.filter((each) => !known.has(JSON.stringify(each)));
      if (more.length > 0) this.placements = withMore(this.placements, key, more);
    }
    return issues;
  }

  /** Under which key a party of a product stands here: by its own name where no other product has that. */
  keyOf(product: string, party: string): string {
    return this.partiesOf(party).length > 1 ? `${product}.${party}` : party;
  }

  /** A peer of which there can be one: the proxy. */
  bindOne(
    party: string,
    given: unknown,
  ): { readonly placement: PeerPlacement | null; readonly issues: readonly Issue[] } {
    const at = 'hostEnforcement';
    const products = this.products.map(({ id }) => id);
    const placed = this.reader.place(given, { at, party }, (there) => nameAmong(there, products, party));
    this.keep(placed.real, this.owner);
    const [placement = null, ...more] = placed.placements;
    if (placed.issues.length > 0) return { placement, issues: placed.issues };
    if (placement !== null && more.length === 0) return { placement, issues: [] };
    const expected = 'one peer: a security group, or one address block';
    return { placement, issues: [{ code: 'wrong-type', at, given: `${placed.placements.length} peers`, expected }] };
  }

  /** The user's own openings, one for each address or group of their peers. */
  openings(given: unknown): { readonly rules: readonly AdditionalRule[]; readonly issues: readonly Issue[] } {
    if (given === undefined) return { rules: [], issues: [] };
    const expected = 'an array of openings { id, direction, peer, transport, ports, reason }';
    if (!Array.isArray(given) || !given.every(isRecord)) {
      return { rules: [], issues: [{ code: 'wrong-type', at: 'additionalRules', given: String(given), expected }] };
    }
    const issues: Issue[] = [];
    const openings = (
      given as readonly unknown[] as readonly (Omit<AdditionalRule, 'peer'> & { readonly peer: unknown })[]
    ).flatMap((rule, index) => {
      const at = `additionalRules[${index}]`;
      const peers = this.peersOf(rule, `${at}.peer`, issues);
      return peers.map((peer) => ({ at, rule: { ...rule, peer } }));
    });
    const rules = openings.map(({ rule }) => rule);
    const { askingsOfAdditional } = require('../rules') as typeof import('../rules');
    // The user's own places: one opening may stand for several peers.
    const { issues: faults } = askingsOfAdditional(
      { source: '', rules, places: openings.map(({ at }) => at) },
      openSuffix,
    );
    return { rules, issues: [...issues, ...faults] };
  }

  /** Whom an opening of the user's is for; nobody where that cannot be said. */
  private peersOf(
    { id, peer }: { readonly id: string; readonly peer: unknown },
    at: string,
    issues: Issue[],
  ): readonly AdditionalRule['peer'][] {
    const placed = this.reader.opening(peer, { at, party: id }, (there) => there[0]?.name);
    if (typeof placed === 'string') return [placed];
    issues.push(...placed.issues);
    this.keep(placed.real, this.owner);
    return placed.placements.flatMap((one): readonly AdditionalRule['peer'][] =>
      'bound' in one ? [one] : (one.addresses ?? []),
    );
  }

  private keep(real: readonly Real[], scope: Owner): void {
    const strangers = real.filter(({ id }) => !this.bound.has(id));
    this.bound = new Map([...this.bound, ...strangers.map((peer) => [peer.id, { ...peer, scope }] as const)]);
  }

  /** Who is meant by `party`, or by `product.party` where two products share one. */
  private partiesOf(key: string): readonly { readonly product: string; readonly party: string }[] {
    return this.products.flatMap(({ id, roles, services }) => {
      const party = key.startsWith(`${id}.`) ? key.slice(id.length + 1) : key;
      return Object.hasOwn(roles, party) || Object.hasOwn(services, party) ? [{ product: id, party }] : [];
    });
  }

  private parties(): readonly string[] {
    const all = this.products.flatMap(({ id, roles, services }) =>
      [...Object.keys(roles), ...Object.keys(services)].map((party) => this.keyOf(id, party)),
    );
    return [...new Set(all)];
  }

  private get products(): readonly Product[] {
    return [...new Map(this.entries.map(({ product }) => [product.id, product] as const)).values()];
  }
}

/** Of the entries on a group's machines, the one that plays the party of these products, or the only one there is. */
function nameAmong(there: readonly RoleEntry[], products: readonly string[], party: string): string | undefined {
  const playing = there.find(({ product, role }) => role === party && products.includes(product.id));
  const names = new Set(there.map(({ name }) => name));
  return playing?.name ?? (names.size === 1 ? there[0]?.name : undefined);
}

function withMore<Value>(
  lists: ReadonlyMap<string, readonly Value[]>,
  key: string,
  more: readonly Value[],
): ReadonlyMap<string, readonly Value[]> {
  return new Map([...lists, [key, [...(lists.get(key) ?? []), ...more]]]);
}
