import type { Issue } from '../diagnostics';
import { Peer, type PeerLike } from './peer';

/** By what the sides of an edge know each other. */
export type EdgeBy = 'securityGroup' | 'addresses';

const WAYS: readonly EdgeBy[] = ['securityGroup', 'addresses'];

/** A construct of ours, as far as its addresses go. */
interface Located {
  readonly node: { readonly path: string };
  readonly addresses: readonly string[] | null;
}

/**
 * The peers of an edge as they are to be bound: as they were given, or in the place of a construct the addresses that it
 * says. What has addresses of its own stays; a group has none that anybody could read.
 */
export function peersBy(
  by: EdgeBy | undefined,
  peers: readonly PeerLike[],
  at: string,
): { readonly peers: readonly PeerLike[]; readonly issues: readonly Issue[] } {
  if (by === undefined || by === 'securityGroup') return { peers, issues: [] };
  if (!WAYS.includes(by)) {
    return { peers, issues: [{ code: 'unknown-value', at: 'by', choice: 'by', given: String(by), allowed: WAYS }] };
  }
  const located = peers.map((peer) => byAddresses(peer, at));
  return {
    peers: located.map(({ peer }) => peer),
    issues: located.flatMap(({ issue }) => issue ?? []),
  };
}

function byAddresses(peer: PeerLike, at: string): { readonly peer: PeerLike; readonly issue: Issue | null } {
  if (isLocated(peer)) {
    const { addresses, node } = peer;
    if (addresses !== null && addresses.length > 0) return { peer: Peer.cidr(...addresses), issue: null };
    return { peer, issue: { code: 'edge-sources-missing', at, construct: node.path } };
  }
  const hasGroup = 'parts' in peer && peer.parts.some(({ kind }) => kind === 'group');
  if (!hasGroup) return { peer, issue: null };
  const expected = "with by: 'addresses' a construct of portolan that has sources, or Peer.cidr(...) of the addresses";
  return { peer, issue: { code: 'wrong-type', at, given: 'a security group', expected } };
}

function isLocated(peer: PeerLike): peer is PeerLike & Located {
  return typeof peer === 'object' && peer !== null && 'addresses' in peer && 'node' in peer;
}
