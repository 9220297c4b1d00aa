import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import { isGroupOfMachines } from '../model/flow';
import { isSameRole } from './firewall-members';

/**
 * An issue for each entry of which a component says something else than its firewall; `otherwise` is what differs where
 * nothing of that does.
 */
export function differencesFrom(
  firewall: string,
  there: readonly EntryRequest[],
  requests: readonly EntryRequest[],
  otherwise: readonly string[] = [],
): readonly Issue[] {
  const found = requests.map((request) => {
    const own = there.find(({ entry }) => isSameRole(entry, request.entry));
    return { name: request.entry.name, differs: differing(request, own) };
  });
  const said = found.filter(({ differs }) => differs.length > 0);
  const silent = otherwise.length === 0 ? [] : found.slice(0, 1).map(({ name }) => ({ name, differs: otherwise }));
  const at = 'hostEnforcement';
  return (said.length > 0 ? said : silent).map(
    ({ name, differs }): Issue => ({ code: 'role-differs-in-firewall', at, name, firewall, differs }),
  );
}

/** What two requests for one entry say differently, as properties; what is bound to a group is left to that group. */
function differing(here: EntryRequest, there: EntryRequest | undefined): readonly string[] {
  const placed = (request: EntryRequest | undefined, party: string) =>
    [request?.peers?.[party] ?? []].flat().filter((peer) => !('bound' in peer && isGroupOfMachines(peer)));
  const parties = [...new Set([here, there].flatMap((request) => Object.keys(request?.peers ?? {})))];
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
  const words = (['additionalRules', 'leaveOut', 'unbound'] as const).filter((key) => !same(here[key], there?.[key]));
  return [
    ...parties.filter((party) => !same(placed(here, party), placed(there, party))).map((party) => `peers.${party}`),
    ...words,
  ];
}
