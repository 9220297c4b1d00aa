import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import { isGroupOfMachines } from '../model/flow';
import { type FirewallMember, isSameRole } from './firewall-members';

/**
 * What is said of entries in one place and not beside them in the firewall; `otherwise` is what differs where nothing of
 * that does.
 */
export function differingEntries(
  requests: readonly EntryRequest[],
  standing: readonly FirewallMember[],
  firewall: string,
  otherwise: readonly string[] = [],
): readonly Issue[] {
  const there = standing.flatMap((member) => member.requests());
  const found = requests.map((request) => ({
    name: request.entry.name,
    differs: differing(
      request,
      there.find(({ entry }) => isSameRole(entry, request.entry)),
    ),
  }));
  const said = found.filter(({ differs }) => differs.length > 0);
  const silent = otherwise.length === 0 ? [] : found.slice(0, 1).map(({ name }) => ({ name, differs: otherwise }));
  return (said.length > 0 ? said : silent).map(
    ({ name, differs }): Issue => ({
      code: 'role-differs-in-firewall',
      at: 'hostEnforcement',
      name,
      firewall,
      differs,
    }),
  );
}

/** What two requests for one entry say differently, as properties; what is bound to a group is left to that group. */
function differing(here: EntryRequest, there: EntryRequest | undefined): readonly string[] {
  const placed = (request: EntryRequest | undefined, party: string) =>
    [request?.peers?.[party] ?? []].flat().filter((peer) => !('bound' in peer && isGroupOfMachines(peer)));
  const parties = [...new Set([here, there].flatMap((request) => Object.keys(request?.peers ?? {})))];
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
  const words = (['additionalRules', 'leaveOut', 'unbound'] as const).filter((key) => !same(here[key], there?.[key]));
  const options = (['reachBy', 'withoutRanges'] as const).filter((key) => !same(here.entry[key], there?.entry[key]));
  return [
    ...parties.filter((party) => !same(placed(here, party), placed(there, party))).map((party) => `peers.${party}`),
    ...words,
    ...options,
  ];
}
