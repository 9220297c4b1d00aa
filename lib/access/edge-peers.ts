import type { Issue } from '../diagnostics';

/** By what the sides of an edge know each other. */
export type EdgeBy = 'securityGroup' | 'addresses';

const WAYS: readonly EdgeBy[] = ['securityGroup', 'addresses'];

/** How a rim reads the peers of an edge, as far as their addresses go. */
export interface AddressReader<PeerLike, Address> {
  /** The path and the addresses of a construct of ours; null where the peer is none. */
  readonly located: (peer: PeerLike) => { readonly path: string; readonly addresses: readonly Address[] | null } | null;
  /** Whether a group stands in it, which has no addresses that anybody could read. */
  readonly hasGroup: (peer: PeerLike) => boolean;
  readonly cidr: (...addresses: Address[]) => PeerLike;
}

/**
 * The peers of an edge as they are to be bound: as they were given, or in the place of a construct the addresses that it
 * says. What has addresses of its own stays; a group has none that anybody could read.
 */
export function peersBy<PeerLike, Address>(
  by: EdgeBy | undefined,
  peers: readonly PeerLike[],
  at: string,
  reader: AddressReader<PeerLike, Address>,
): { readonly peers: readonly PeerLike[]; readonly issues: readonly Issue[] } {
  if (by === undefined || by === 'securityGroup') return { peers, issues: [] };
  if (!WAYS.includes(by)) {
    return { peers, issues: [{ code: 'unknown-value', at: 'by', choice: 'by', given: String(by), allowed: WAYS }] };
  }
  const located = peers.map((peer) => byAddresses(peer, at, reader));
  return {
    peers: located.map(({ peer }) => peer),
    issues: located.flatMap(({ issue }) => issue ?? []),
  };
}

function byAddresses<PeerLike, Address>(
  peer: PeerLike,
  at: string,
  { located, hasGroup, cidr }: AddressReader<PeerLike, Address>,
): { readonly peer: PeerLike; readonly issue: Issue | null } {
  const construct = located(peer);
  if (construct !== null) {
    const { addresses, path } = construct;
    if (addresses !== null && addresses.length > 0) return { peer: cidr(...addresses), issue: null };
    return { peer, issue: { code: 'edge-sources-missing', at, construct: path } };
  }
  if (!hasGroup(peer)) return { peer, issue: null };
  const expected = "with by: 'addresses' a construct of portolan that has sources, or Peer.cidr(...) of the addresses";
  return { peer, issue: { code: 'wrong-type', at, given: 'a security group', expected } };
}
