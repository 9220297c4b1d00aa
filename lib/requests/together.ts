import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import type { FirewallRequest, RequestedRole } from './firewall-request';

/** The entries of many requests; what two owners ask for in the same words stands once. */
export function rolesTogether(requests: readonly FirewallRequest[]): readonly RequestedRole[] {
  const all = requests.flatMap(({ roles }) => roles);
  return [...new Map(all.map((role) => [wordsOf(role.request), role] as const)).values()];
}

/** Equal exactly when two owners ask for the same. */
function wordsOf({ entry: { product, ...entry }, ...more }: EntryRequest): string {
  return JSON.stringify([product.id, entry, more]);
}

/** Who asks for each source and why, by the name of its entries; sorted. */
export function ownersTogether(requests: readonly FirewallRequest[]): Readonly<Record<string, readonly string[]>> {
  const owners = new Map<string, Set<string>>();
  for (const { owner, name, digest, reason, roles } of requests) {
    for (const { request } of roles) {
      const before = owners.get(request.entry.name) ?? new Set();
      owners.set(request.entry.name, before.add(`${owner}, request ${name} (${digest}): ${reason}`));
    }
  }
  return Object.fromEntries([...owners].map(([source, words]) => [source, [...words].sort()]));
}

/** An issue that a firewall has with a source, told at the lines of the requests that ask for it. */
export function tellInRequests(issue: Issue, requests: readonly FirewallRequest[]): Issue {
  const asking = requests.flatMap(({ roles }) => roles).filter(({ request }) => request.entry.name === issue.at);
  const places = [...new Set(asking.map(({ at }) => at))];
  return places.length === 0 ? issue : { ...issue, at: places.join(' and ') };
}
