import type { OpeningFinding } from '../../../lib/audit';
import { type Audit, audit, type Deployment } from '../../../lib/audit';
import { PRODUCTS } from '../../../lib/catalog';
import { type AddressSet, addresses, addressSetOf, toCidrs } from '../../../lib/model/addresses';
import { role } from '../../../lib/resolve';

const ENTRY = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');

/** What an audit says of a deployment, without a word of how its file puts it: equal where two files mean the same. */
export function verdictOf(deployment: Deployment): unknown {
  const found = auditAt(deployment, null);
  return { fine: found.fine, clean: found.clean, requirements: standingsIn(found), open: openIn(found) };
}

/** What an audit says, and what it says it of. */
export interface Judgement {
  readonly said: unknown;
  readonly found: Audit;
}

/** The same, of machines in this group, with what is shown of what is open: two files that open another thing differ in it. */
export function judgementOf(deployment: Deployment, group: string | null): Judgement {
  const found = auditAt(deployment, group);
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

/** Of the machines in a group, and where none is said in the first of the deployment. */
function auditAt(deployment: Deployment, group: string | null): Audit {
  const groups = deployment.filters.filter(
    ({ kind }) => kind === 'aws-security-group' || kind === 'azure-network-security-group',
  );
  const [first] = groups.map(({ id }) => id).sort();
  const isThere = groups.some(({ id }) => id === group);
  return audit(deployment, [{ entry: ENTRY, machines: [(isThere ? group : first) ?? '10.0.0.0/8'] }]);
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
