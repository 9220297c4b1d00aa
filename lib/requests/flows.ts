import type { Issue } from '../diagnostics';
import type { Asked, Element } from '../model/element';
import type { Host } from '../model/host';
import { openSuffix, tryResolve } from '../resolve';
import { askingsOfAdditional, elementsOf } from '../rules';
import { type AskedEntry, entryRequestOf } from './entry-request';

/** What the entries of a request ask of whatever firewall it is, one line for each host, block or party and its ports. */
export interface AskedFlows {
  /** Sorted. */
  readonly lines: readonly string[];
  /** What is wrong with a profile, a placement or an opening, by the place of its entry. */
  readonly issues: readonly { readonly entry: number; readonly issue: Issue }[];
}

export function flowsOf(asked: readonly AskedEntry[]): AskedFlows {
  const issues: { entry: number; issue: Issue }[] = [];
  const requests = asked.map((one) => ({ ...entryRequestOf(one), local: one.requested.name }));
  const keep = (entry: number, found: readonly Issue[]) => issues.push(...found.map((issue) => ({ entry, issue })));
  const flows = requests.map(({ entry, peers = {} }, index) => {
    const resolution = tryResolve(entry.product, entry.profile, { asker: entry.role, peers });
    keep(index, resolution.issues);
    return { entry, flows: resolution.flows };
  });
  const own = requests.flatMap(({ entry, additionalRules = [] }, index) => {
    const said = askingsOfAdditional({ source: entry.name, rules: additionalRules }, openSuffix);
    keep(index, said.issues);
    return said.askings;
  });
  if (issues.length > 0) return { lines: [], issues };
  const localNames = new Map(requests.map(({ entry, local }) => [entry.name, local] as const));
  const lines = elementsOf(flows, own)
    .filter(({ settled, element }) => settled === null && !isLeftToGroup(element.asked))
    .map(({ element }) => lineOf(element, localNames));
  return { lines: [...new Set(lines)].sort(), issues };
}

function isLeftToGroup(asked: Asked): boolean {
  return asked.kind === 'bound' && asked.entry === undefined;
}

function lineOf(element: Element, localNames: ReadonlyMap<string, string>): string {
  const { source, direction, transport, ports, carrier, asked, product, requirement } = element;
  const local = (name: string) => localNames.get(name) ?? name;
  const traffic = [transport, ...(ports.length === 0 ? [] : [ports.join(',')]), ...(carrier === null ? [] : [carrier])];
  return `${[local(source), direction, ...traffic, askedWords(asked, local)].join(' ')} (${product}/${requirement})`;
}

/** What is meant, not what the page prints: the reader opens this. */
function askedWords(asked: Asked, local: (name: string) => string): string {
  switch (asked.kind) {
    case 'host':
      return hostWords(asked.host);
    case 'cidr':
      return asked.cidr;
    case 'bound':
      return `the machines of ${local(asked.entry ?? asked.id)}`;
    case 'party':
      return asked.party ?? 'an unknown party';
  }
}

function hostWords(host: Host): string {
  switch (host.kind) {
    case 'exact':
      return `${host.name}${host.path ?? ''}`;
    case 'subdomains':
      return `*.${host.name}`;
    case 'apexAndSubdomains':
      return `${host.name} and *.${host.name}`;
    case 'pattern':
      return `names like ${host.name}`;
  }
}
