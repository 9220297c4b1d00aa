import type { Construct } from 'constructs';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, PeerPlacement, RoleEntry } from '../model/entry';
import { type PeerLike, placePeer, type RealPeer } from './peer';

/** An opening of the user's own, beside what the documents ask for; reported as the user's. */
export interface AdditionalAccess extends Omit<AdditionalRule, 'peer'> {
  /** A host name, an address or a CIDR, or a peer. */
  readonly peer: string | PeerLike;
}

/** A peer that is bound, and the construct that owns the resources of its rules. */
export interface BoundPeer extends RealPeer {
  readonly scope: Construct;
}

/** Where the parties of one construct stand, as far as that is known by now. */
export class Bindings {
  private readonly placements = new Map<string, PeerPlacement[]>();
  private readonly bound = new Map<string, BoundPeer>();
  private readonly spoken = new Set<string>();

  constructor(
    private readonly owner: Construct,
    private readonly entries: readonly RoleEntry[],
  ) {}

  /** By party, as the core takes it. */
  get peers(): Readonly<Record<string, readonly PeerPlacement[]>> {
    return Object.fromEntries(this.placements);
  }

  /** Why something is open to everybody. */
  get reasons(): readonly string[] {
    return [...this.spoken];
  }

  get all(): readonly BoundPeer[] {
    return [...this.bound.values()];
  }

  byId(id: string): BoundPeer | undefined {
    return this.bound.get(id);
  }

  /** Places a party; a peer that stands there already is not placed twice. */
  bind(key: string, given: unknown, scope: Construct): readonly Issue[] {
    const at = `peers.${key}`;
    const party = this.partyOf(key);
    if (party === undefined) return [{ code: 'unknown-party', at, given: key, allowed: this.parties() }];
    const issues: Issue[] = [];
    for (const one of Array.isArray(given) ? (given as readonly unknown[]) : [given]) {
      const placed = placePeer(one, { at, party, scope: this.owner }, (there) => this.nameAmong(there, party));
      issues.push(...placed.issues);
      this.keep(placed.real, scope);
      for (const reason of placed.reasons) this.spoken.add(reason);
      const before = this.placements.get(key) ?? [];
      const known = new Set(before.map((placement) => JSON.stringify(placement)));
      this.placements.set(key, [...before, ...placed.placements.filter((each) => !known.has(JSON.stringify(each)))]);
    }
    return issues;
  }

  /** A peer of which there can be one: the proxy. */
  bindOne(
    party: string,
    given: PeerLike,
  ): { readonly placement: PeerPlacement | null; readonly issues: readonly Issue[] } {
    const at = 'hostEnforcement';
    const placed = placePeer(given, { at, party, scope: this.owner }, (there) => this.nameAmong(there, party));
    this.keep(placed.real, this.owner);
    const [placement = null, ...more] = placed.placements;
    if (placed.issues.length > 0) return { placement, issues: placed.issues };
    if (placement !== null && more.length === 0) return { placement, issues: [] };
    const expected = 'one peer: a security group, or one address block';
    return { placement, issues: [{ code: 'wrong-type', at, given: `${placed.placements.length} peers`, expected }] };
  }

  /** The user's own openings, one for each address or group of their peers. */
  openings(rules: readonly AdditionalAccess[]): {
    readonly rules: readonly AdditionalRule[];
    readonly issues: readonly Issue[];
  } {
    const issues: Issue[] = [];
    const openings = rules.flatMap((rule, index): readonly AdditionalRule[] => {
      const { peer } = rule;
      if (typeof peer === 'string') return [{ ...rule, peer }];
      const at = `additionalRules[${index}].peer`;
      const placed = placePeer(peer, { at, party: rule.id, scope: this.owner }, (there) => there[0]?.name);
      issues.push(...placed.issues);
      this.keep(placed.real, this.owner);
      return placed.placements.flatMap((one): readonly AdditionalRule[] =>
        'bound' in one
          ? [{ ...rule, peer: one }]
          : (one.addresses ?? []).map((address) => ({ ...rule, peer: address })),
      );
    });
    return { rules: openings, issues };
  }

  private keep(real: readonly RealPeer[], scope: Construct): void {
    for (const peer of real) if (!this.bound.has(peer.id)) this.bound.set(peer.id, { ...peer, scope });
  }

  /** `party`, or `product.party` where two products share one. */
  private partyOf(key: string): string | undefined {
    for (const { product } of this.entries) {
      const party = key.startsWith(`${product.id}.`) ? key.slice(product.id.length + 1) : key;
      if (Object.hasOwn(product.roles, party) || Object.hasOwn(product.services, party)) return party;
    }
    return undefined;
  }

  private parties(): readonly string[] {
    return [
      ...new Set(
        this.entries.flatMap(({ product }) => [...Object.keys(product.roles), ...Object.keys(product.services)]),
      ),
    ];
  }

  /** Of the entries on a group's machines, the one that plays the party, or the only one there is. */
  private nameAmong(there: readonly RoleEntry[], party: string): string | undefined {
    const products = new Set(this.entries.map(({ product }) => product.id));
    const playing = there.find(({ product, role }) => role === party && products.has(product.id));
    const names = new Set(there.map(({ name }) => name));
    return playing?.name ?? (names.size === 1 ? there[0]?.name : undefined);
  }
}
