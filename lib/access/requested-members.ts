import type { Issue } from '../diagnostics';
import { type FirewallRequest, ownersTogether, type RequestedRole, rolesTogether, tellInRequests } from '../requests';
import type { FirewallMember } from './firewall-members';
import { isRecord } from './untyped';

/** Role entries that other teams ask for, as they stand in a firewall. */
export interface RequestedMembers {
  readonly members: readonly FirewallMember<never>[];
  readonly issues: readonly Issue[];
  /** Who asks for a source and why, by the name of its entries. */
  readonly askedBy: Readonly<Record<string, readonly string[]>>;
  /** An issue of a source, told where its request says so. */
  readonly tell: (issue: Issue) => Issue;
}

/** What was read of other teams; what two owners ask for in the same words stands once. */
export function requestedMembers(given: unknown): RequestedMembers {
  if (given !== undefined && !areRequests(given)) {
    const expected = "what readFirewallRequests('folder') gives";
    const issue: Issue = { code: 'wrong-type', at: 'requests', given: shown(given), expected };
    return { members: [], issues: [issue], askedBy: {}, tell: (one) => one };
  }
  const requests = (given ?? []) as readonly FirewallRequest[];
  return {
    members: rolesTogether(requests).map(memberOf),
    issues: [],
    askedBy: ownersTogether(requests),
    tell: (issue) => tellInRequests(issue, requests),
  };
}

function memberOf({ request, requested, sources }: RequestedRole): FirewallMember<never> {
  return {
    owner: null,
    entries: [request.entry],
    requests: () => [request],
    sources,
    defaultSources: () => [],
    blockOf: () => undefined,
    // A reason speaks for the families of the addresses that it stands with.
    letsEverybodyIn: (product, party, family) =>
      product === requested.product &&
      (requested.peers?.[party] ?? []).some(
        (peer) =>
          'reason' in peer &&
          peer.reason !== undefined &&
          (peer.addresses ?? []).some((address) => address.includes(':') === (family === 6)),
      ),
  };
}

/** By their form, so that those of another copy of the package are some too. */
function areRequests(given: unknown): boolean {
  return (
    Array.isArray(given) &&
    given.every((one) => isRecord(one) && Array.isArray(one.roles) && typeof one.owner === 'string')
  );
}

function shown(given: unknown): string {
  return Array.isArray(given) ? 'a list of others' : typeof given;
}
