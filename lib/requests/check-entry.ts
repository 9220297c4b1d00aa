import type { Issue } from '../diagnostics';
import type { Product } from '../model/product';
import { openSuffix, tryResolve, tryRole } from '../resolve';
import { askingsOfAdditional } from '../rules';
import { type AskedEntry, entryRequestOf } from './entry-request';
import type { Catalogue } from './firewall-request';
import type { JsonPath } from './json';
import type { RequestedEntry } from './request';
import { canonicalSources } from './source-name';
import { canonicalText } from './write';

/** An entry of a file with its product, or nothing where anything is wrong with it; what is wrong is told at its place. */
export function checkEntry(
  requested: RequestedEntry,
  beside: readonly RequestedEntry[],
  catalogue: Catalogue,
  at: (path: JsonPath) => string,
  issues: Issue[],
): readonly AskedEntry[] {
  const product = catalogue.find(requested.product);
  if (product === undefined) {
    const { product: given } = requested;
    issues.push({ code: 'unknown-product', at: at(['product']), given, allowed: catalogue.ids });
    return [];
  }
  const { profile, role, name, reachBy, withoutRanges } = requested;
  const options = {
    name,
    ...(reachBy === undefined ? {} : { reachBy }),
    ...(withoutRanges === undefined ? {} : { withoutRanges }),
  };
  const found = [
    ...tryRole(product, profile, role, options).issues,
    ...namesIn(requested, product),
    ...machinesIn(requested, beside),
  ];
  // With a role and a profile that hold, what was placed beside them is looked at.
  if (found.length === 0) {
    const { entry, peers = {}, additionalRules = [] } = entryRequestOf({ requested, product });
    found.push(
      ...tryResolve(product, profile, { asker: role, peers }).issues,
      ...askingsOfAdditional({ source: entry.name, rules: additionalRules }, openSuffix).issues,
    );
  }
  issues.push(...found.map((issue) => ({ ...issue, at: at(pathOf(issue.at)) })));
  return found.length === 0 ? [{ requested, product }] : [];
}

/** Parties and requirements that the product does not have. */
function namesIn({ peers = {}, unbound = [], leaveOut = [] }: RequestedEntry, product: Product): readonly Issue[] {
  const parties = [...Object.keys(product.roles), ...Object.keys(product.services)];
  const requirements = product.requirements.map(({ id }) => id);
  const strange = (
    names: readonly string[],
    known: readonly string[],
    place: (name: string, index: number) => string,
  ) =>
    names.flatMap((given, index) =>
      known.includes(given) ? [] : [{ at: place(given, index), given, allowed: known }],
    );
  return [
    ...strange(Object.keys(peers), parties, (party) => `peers.${party}`).map((one): Issue => {
      return { code: 'unknown-party', ...one };
    }),
    ...strange(unbound, parties, (_, index) => `unbound[${index}]`).map((one): Issue => {
      return { code: 'unknown-party', ...one };
    }),
    ...strange(leaveOut, requirements, (_, index) => `leaveOut[${index}]`).map((one): Issue => {
      return { code: 'unknown-leave-out', ...one };
    }),
  ];
}

/** Machines of an entry that does not stand in the request. */
function machinesIn({ peers = {}, sources, additionalRules = [] }: RequestedEntry, beside: readonly RequestedEntry[]) {
  const machines = canonicalText(canonicalSources(sources));
  const names = beside
    .filter((other) => canonicalText(canonicalSources(other.sources)) === machines)
    .map(({ name }) => name);
  const referred = [
    ...Object.entries(peers).flatMap(([party, placed]) =>
      placed.map((peer, index) => ({ peer, at: `peers.${party}[${index}]` })),
    ),
    ...additionalRules.map(({ peer }, index) => ({ peer, at: `additionalRules[${index}].peer` })),
  ];
  return referred.flatMap(({ peer, at }): readonly Issue[] => {
    if (typeof peer === 'string' || !('entry' in peer) || names.includes(peer.entry)) return [];
    const expected = `the name of an entry of these sources (${[...new Set(names)].sort().join(', ')})`;
    return [{ code: 'request-shape', at, given: `'${peer.entry}'`, expected }];
  });
}

/** `profile.parties.cloud.hosts[0]` as steps. */
function pathOf(at: string): JsonPath {
  return at.split(/\.|(?=\[)/).map((step) => {
    const index = /^\[(\d+)\]$/.exec(step)?.[1];
    return index === undefined ? step : Number(index);
  });
}
