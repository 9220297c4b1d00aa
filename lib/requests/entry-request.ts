import type { AdditionalRule, EntryRequest, PeerPlacement } from '../model/entry';
import type { Bound } from '../model/flow';
import type { Product } from '../model/product';
import type { RequestedEntry, RequestedPeer, RequestedRule } from './request';
import { sourceName } from './source-name';

/** A requested entry with the product that it names. */
export interface AskedEntry {
  readonly requested: RequestedEntry;
  readonly product: Product;
}

/** The entry as a compiler takes it, under the name that it has where many requests meet. */
export function entryRequestOf({ requested, product }: AskedEntry): EntryRequest {
  const name = sourceName(requested);
  const { profile, role, reachBy = 'names', withoutRanges = 'uncovered', peers = {} } = requested;
  return {
    entry: { product, profile, role, name, reachBy, withoutRanges },
    peers: Object.fromEntries(
      Object.entries(peers).map(([party, placed]) => [
        party,
        placed.map((peer) => placementOf(peer, party, requested)),
      ]),
    ),
    unbound: requested.unbound ?? [],
    leaveOut: requested.leaveOut ?? [],
    additionalRules: (requested.additionalRules ?? []).map((rule) => ruleOf(rule, requested)),
  };
}

function placementOf(peer: RequestedPeer, party: string, requested: RequestedEntry): PeerPlacement {
  if ('entry' in peer || 'leftTo' in peer) return boundOf(peer, party, requested);
  const { reason: _reason, ...supplied } = peer;
  return supplied;
}

function ruleOf({ peer, ...rule }: RequestedRule, requested: RequestedEntry): AdditionalRule {
  return { ...rule, peer: typeof peer === 'string' ? peer : boundOf(peer, rule.id, requested) };
}

/** A group whose addresses nobody here knows, or machines that stand in the same request. */
function boundOf(
  peer: Exclude<RequestedPeer, { readonly reason?: string }>,
  party: string,
  requested: RequestedEntry,
): Bound {
  if ('leftTo' in peer) return { bound: `the security group of ${party} beside ${sourceName(requested)}` };
  const entry = sourceName({ ...requested, name: peer.entry });
  return { bound: `the machines of ${entry}`, entry };
}
