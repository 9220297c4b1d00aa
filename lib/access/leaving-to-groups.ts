import type { ResolvedRequest } from '../compile';
import type { EntryRequest, PeerPlacement } from '../model/entry';
import type { Bound } from '../model/flow';

/** A group's addresses are unknown to a firewall that stands elsewhere, whoever bears it here; machines of the same entries it knows. */
export function leavingToGroups(request: EntryRequest, own: ReadonlySet<string>): EntryRequest {
  const left = (bound: Bound) => withoutEntry(bound, own);
  const place = (one: PeerPlacement) => ('bound' in one ? left(one) : one);
  const peers = Object.entries(request.peers ?? {}).map(
    ([party, placed]) => [party, (Array.isArray(placed) ? placed : [placed]).map(place)] as const,
  );
  const additionalRules = (request.additionalRules ?? []).map((rule) =>
    typeof rule.peer === 'string' ? rule : { ...rule, peer: left(rule.peer) },
  );
  return { ...request, peers: Object.fromEntries(peers), additionalRules };
}

/** The same of what was asked, with its flows. */
export function askedLeavingToGroups(asked: ResolvedRequest, own: ReadonlySet<string>): ResolvedRequest {
  const flows = asked.flows.map((flow) => {
    const [from, to] = [flow.from, flow.to].map((end) => ({
      ...end,
      bound: end.bound.map((bound) => withoutEntry(bound, own)),
    }));
    return { ...flow, from: from ?? flow.from, to: to ?? flow.to };
  });
  return { ...asked, request: leavingToGroups(asked.request, own), flows };
}

/** Machines of other entries are a group and nothing more. */
function withoutEntry(bound: Bound, own: ReadonlySet<string>): Bound {
  const { entry, ...rest } = bound;
  return entry === undefined || own.has(entry) ? bound : rest;
}
