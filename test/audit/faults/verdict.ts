import type { OpeningFinding } from '../../../lib/audit';
import { type Audit, audit, type Deployment } from '../../../lib/audit';
import { PRODUCTS } from '../../../lib/catalog';
import { type AddressSet, addresses, addressSetOf, toCidrs } from '../../../lib/model/addresses';
import type { Filter } from '../../../lib/proof/readers/deployment';
import { role } from '../../../lib/resolve';

const ENTRY = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');

/** What an audit says of a deployment, without a word of how its file puts it: equal where two files mean the same. */
export function verdictOf(deployment: Deployment): unknown {
  const found = auditAt(deployment);
  return { fine: found.fine, clean: found.clean, requirements: standingsIn(found), open: openIn(found) };
}

/** What an audit says, and what it says it of. */
export interface Judgement {
  readonly said: unknown;
  readonly found: Audit;
}

/** What an audit says of one filter alone, with what is shown of what is open: two that open another thing differ in it. */
export function judgementOf(deployment: Deployment, id: string | null): Judgement {
  const filter = deployment.filters.find((one) => one.id === id);
  const found = filter === undefined ? auditAt(deployment) : auditOf(deployment, filter);
  const { fine, clean, beyond, widened, denials } = found;
  const told = (findings: readonly OpeningFinding[]) => [
    findings.map(({ parts, perhaps }) => [parts, perhaps]),
    setsOf(findings),
  ];
  const kept = denials.map(({ standing }) => standing);
  return { said: [fine, clean, standingsIn(found), told(beyond), told(widened), kept], found };
}

/** Whether all parts of what is open are shown. */
export function isToldWhole({ found: { beyond, widened } }: Judgement): boolean {
  return [...beyond, ...widened].every(({ open, parts, whole }) => whole && parts === open.length);
}

/** Of the machines in the first group, with everything on their way. */
function auditAt(deployment: Deployment): Audit {
  const [first] = deployment.filters
    .filter(isGroup)
    .map(({ id }) => id)
    .sort();
  return audit(deployment, [{ entry: ENTRY, machines: [first ?? '10.0.0.0/8'] }]);
}

/** Of a filter as if nothing stood beside it, which might close what it opens: a group of its own machines, another of all. */
function auditOf(deployment: Deployment, filter: Filter): Audit {
  const [machines, through] = isGroup(filter) ? [filter.id, []] : ['0.0.0.0/0', [filter.id]];
  return audit(deployment, [{ entry: ENTRY, machines: [machines] }], { through });
}

function isGroup({ kind }: Filter): boolean {
  return kind === 'aws-security-group' || kind === 'azure-network-security-group';
}

function standingsIn({ requirements }: Audit): unknown {
  return requirements.map(({ requirement, direction, standing, elements }) => [
    requirement,
    direction,
    standing,
    elements.map((one) => [one.asked, one.transport, one.ports, one.standing]),
  ]);
}

/** Ports from the first to the last, to these addresses. */
interface Piece {
  readonly first: number;
  readonly last: number;
  readonly to: AddressSet;
}

/** What is open as sets: each port with all of its addresses, by whatever rules; null where not all parts are told. */
function openIn({ beyond, widened }: Audit): unknown {
  return { beyond: asSets(beyond), widened: asSets(widened) };
}

function asSets(findings: readonly OpeningFinding[]): unknown {
  return findings.some(({ open, parts }) => parts > open.length) ? null : setsOf(findings);
}

function setsOf(findings: readonly OpeningFinding[]): unknown {
  const pieces = new Map<string, Piece[]>();
  for (const { open } of findings) {
    for (const one of open) {
      const isOut = one.witness.direction === 'egress';
      const [far, near] = isOut ? [one.peer, one.source] : [one.source, one.peer];
      for (const kind of one.traffic) {
        const key = JSON.stringify([isOut, kind, one.names, one.nameless, near, far.in, far.notIn]);
        const own = one.ports.map((range): Piece => {
          const [first = 0, last = first] = range.split('-').map(Number);
          return { first, last, to: addressSetOf(far.cidrs) };
        });
        pieces.set(key, [...(pieces.get(key) ?? []), ...own]);
      }
    }
  }
  return [...pieces].map(([key, all]) => [key, byPort(all)]).sort();
}

/** Pieces that do not overlap, in the order of their ports, those beside one another with the same addresses as one. */
function byPort(pieces: readonly Piece[]): readonly string[] {
  const starts = [...new Set(pieces.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b);
  const said: { first: number; last: number; words: string }[] = [];
  for (const [index, first] of starts.slice(0, -1).entries()) {
    const last = (starts[index + 1] ?? first) - 1;
    const here = pieces.filter((piece) => piece.first <= first && last <= piece.last).map(({ to }) => to);
    if (here.length === 0) continue;
    const words = toCidrs(here.reduce((all, one) => addresses.union(all, one))).join();
    const before = said.at(-1);
    if (before !== undefined && before.words === words && before.last === first - 1) before.last = last;
    else said.push({ first, last, words });
  }
  return said.map(({ first, last, words }) => `${first}-${last} ${words}`);
}
