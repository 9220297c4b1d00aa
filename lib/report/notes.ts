import type { ResolvedRequest } from '../compile';
import { cidrOf } from '../model/addresses';
import type { RoleEntry } from '../model/entry';
import type { Flow } from '../model/flow';
import { nameForRanges } from '../model/host';
import type { Conjunction } from '../model/product';
import type { OpenedRow } from './report';

/**
 * Role entries of which no documented flow speaks under their profile, each with the choices of which no value was
 * taken: an empty plan must not look like a finished one.
 */
export function silentEntries(asked: readonly ResolvedRequest[]): readonly string[] {
  return asked.flatMap(({ request: { entry }, flows }) => {
    if (flows.some(({ from, to }) => from.party === entry.role || to.party === entry.role)) return [];
    const unmade = hangingOn(entry).filter((name) => isUnmade(entry.profile[name]));
    // A choice that concerns another one comes after it.
    const untaken = unmade.filter(
      (name) => !Object.keys(concernsOf(entry, name)).some((other) => unmade.includes(other)),
    );
    const why = untaken.length === 0 ? '' : `; its flows hang on ${untaken.join(', ')}, of which nothing is chosen`;
    return [
      `${entry.name}: no documented flow leads from or to '${entry.role}' of ${entry.product.name} under this profile, so nothing is opened for it${why}`,
    ];
  });
}

/** Addresses that the user supplied in a family that the document does not support for a flow. */
export function otherFamilies(asked: readonly ResolvedRequest[]): readonly string[] {
  const sentences = asked.flatMap(({ request: { entry }, flows }) =>
    flows
      .filter(({ from, to }) => from.party === entry.role || to.party === entry.role)
      .flatMap(({ requirement, from, to }) => {
        const leftOut = [...(from.leftOut ?? []), ...(to.leftOut ?? [])].map(({ printed }) => printed);
        if (leftOut.length === 0) return [];
        return [
          `${requirement.id} of ${entry.name} is documented for IPv4 alone: not opened for ${leftOut.join(', ')}`,
        ];
      }),
  );
  return [...new Set(sentences)];
}

/** The choices that open something, on which the flows of a role hang. */
function hangingOn({ product, role }: RoleEntry): readonly string[] {
  const own = product.requirements.filter(({ from, to }) => from === role || to === role);
  const named = own.flatMap(({ when }) => when.flatMap((conjunction) => Object.entries(conjunction)));
  const opening = named.filter(([, values]) => values.some((value) => value !== false));
  return [...new Set(opening.map(([name]) => name))].filter((name) => Object.hasOwn(product.choices, name));
}

function concernsOf({ product }: RoleEntry, choice: string): Conjunction {
  return product.choices[choice]?.concerns ?? {};
}

function isUnmade(given: unknown): boolean {
  return given === undefined || given === false || (Array.isArray(given) && given.length === 0);
}

/** What comes in from everybody because the user supplied that: the widest opening there is stands in no row alone. */
export function fromEverybody(rows: readonly OpenedRow[]): readonly string[] {
  const alike = new Map<string, OpenedRow[]>();
  for (const row of rows) {
    if (row.direction !== 'ingress' || row.reaches !== 'everywhere') continue;
    const family = row.asked.kind === 'cidr' ? cidrOf(row.asked.cidr).family : row.peer;
    const key = JSON.stringify([row.source, row.product, row.requirement, row.transport, row.ports, family]);
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { source, requirement, transport, ports } = first;
    const peers = [first, ...others].map(({ peer }) => peer).join(', ');
    return [
      `${requirement} of ${source}: everybody (${peers}) may come in on ${[transport, ports.join(', ')].join(' ').trim()}, as supplied`,
    ];
  });
}

/** Names that stand only beside address ranges: no list asks for them by name, so they open with the ranges or not at all. */
export function namesWithRangesAlone(rows: readonly OpenedRow[], asked: readonly ResolvedRequest[]): readonly string[] {
  const opened = new Set(rows.map(({ source, requirement }) => `${source} ${requirement}`));
  const byAddress = new Set(rows.map(({ peer }) => peer));
  const sentences = asked.flatMap(({ request, flows }) =>
    flows
      .filter((flow) => opened.has(`${request.entry.name} ${flow.requirement.id}`))
      .flatMap((flow) => {
        const alone = rangesAlone(flow);
        if (alone.length === 0) return [];
        const ranges = flow.requirement.ranges?.cidrs ?? [];
        const which = alone.join(', ');
        return ranges.some((range) => byAddress.has(range))
          ? [`${which}: in no list of names on the page; reached by the address ranges that it prints for them`]
          : [`${which}: in no list of names on the page, which prints address ranges for them; not opened by name`];
      }),
  );
  return [...new Set(sentences)];
}

function rangesAlone({ requirement }: Flow): readonly string[] {
  const names = requirement.hosts.map(nameForRanges);
  return (requirement.ranges?.for ?? []).filter((name) => !names.includes(name));
}
