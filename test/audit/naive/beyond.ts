import { type Audit, audit, type Deployment, type OpeningFinding } from '../../../lib/audit';
import { PRODUCTS } from '../../../lib/catalog';
import type { Connection } from '../../../lib/proof/connection';
import type { OpeningBeyond } from '../../../lib/proof/opening';
import type { Filter } from '../../../lib/proof/readers/deployment';
import { role } from '../../../lib/resolve';
import { type SetOf, TRAFFIC_OF } from './answer';
import { strayNarrower } from './narrower';
import { inBlock, isSixth, type Point, type Spoken, type Verdict } from './universe';

const ENTRY = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');

/** What the page of this role asks for, as it prints it: over TLS on 443, and nothing else. */
export const ASKED = [
  'desktopcentral.manageengine.jp',
  'endpointcentral-agent0.manageengine.jp',
  'jp1-dms.zoho.jp',
  'jp2-dms.zoho.jp',
  'download.zoho.jp',
  'downloads.zohocdn.com',
  'patchdb.manageengine.com',
  'patchdatabase.manageengine.com',
];

/** What stands between machines sees them by their block. */
const MACHINES = '10.0.0.0/8';

/** A connection that what is told as open beside the documents has wrong, and how. */
export interface Stray {
  readonly point: Point;
  readonly naive: Verdict;
  readonly read: string;
}

/**
 * Holds what an audit tells as open beside the documents against the naive evaluator, from both sides: each witness of it
 * may get through and is asked for by nobody; and what the naive evaluator surely lets through of these machines, and
 * nobody asks for, lies in what is told, as far as all of it is shown. What is asked for passes the rules that are told to
 * be narrow enough.
 */
export function strayBeside(
  deployment: Deployment,
  filter: Filter,
  points: readonly Point[],
  evaluate: (point: Point) => Verdict,
  setOf: SetOf,
): Stray | null {
  const isAtMachines = filter.kind.endsWith('security-group');
  const entry = { entry: ENTRY, machines: [isAtMachines ? filter.id : MACHINES] };
  const found = audit(deployment, [entry], { through: isAtMachines ? [] : [filter.id] });
  const peers = points.map(({ to }) => to.sets).slice(0, 5);
  return (
    strayWitness(found, evaluate, setOf) ??
    strayNarrower(found, peers, setOf) ??
    strayPoint(found, points, evaluate, setOf, filter.kind)
  );
}

function strayWitness({ beyond }: Audit, evaluate: (point: Point) => Verdict, setOf: SetOf): Stray | null {
  for (const { witness } of beyond.flatMap(({ open }) => open)) {
    const point = pointOfWitness(witness, setOf);
    if (point === null) continue;
    if (isAsked(point)) return { point, naive: 'allow', read: 'open beside, and it is asked for' };
    if (evaluate(point) === 'deny') return { point, naive: 'deny', read: 'open beside' };
  }
  return null;
}

function strayPoint(
  { beyond, widened }: Audit,
  points: readonly Point[],
  evaluate: (point: Point) => Verdict,
  setOf: SetOf,
  kind: Filter['kind'],
): Stray | null {
  const told = [...beyond, ...widened];
  if (!told.every(isShown)) return null;
  const open = told.flatMap((one) => one.open);
  for (const point of points) {
    // No connection has an end of each family.
    if (isSixth(point.from.address) !== isSixth(point.to.address)) continue;
    if (isAsked(point) || evaluate(point) !== 'allow') continue;
    const missed = waysOf(point, kind).find((way) => !open.some((one) => mayHold(one, way, point, setOf)));
    if (missed !== undefined) return { point, naive: 'allow', read: `not told as open beside (${missed})` };
  }
  return null;
}

/** The directions in which the machines have a part in it: a firewall between two networks sees no other end of it. */
function waysOf({ direction, from, to }: Point, kind: Filter['kind']): readonly Point['direction'][] {
  if (kind.endsWith('security-group')) return [direction];
  const isOut = inBlock(from.address, MACHINES);
  const isIn = inBlock(to.address, MACHINES);
  const ways = [...(isOut ? (['out'] as const) : []), ...(isIn ? (['in'] as const) : [])];
  // A resolver answers whoever opens the connection.
  return kind === 'aws-dns-firewall' ? ways.filter((way) => way === direction) : ways;
}

function isShown({ open, parts, whole }: OpeningFinding): boolean {
  return whole && parts === open.length;
}

function isAsked({ direction, spoken, port, name }: Point): boolean {
  return direction === 'out' && spoken === 'tls' && port === 443 && name !== null && ASKED.includes(name);
}

/** Of ICMP and of other protocols a witness says no type, so there is no point of it. */
function pointOfWitness({ direction, source, peer, transport, port, application, name }: Connection, setOf: SetOf) {
  if (port === null) return null;
  const end = ({ address, in: sets }: Connection['source']) => ({ address, sets: new Set(sets.map(setOf)) });
  const spoken: Spoken = transport === 'udp' ? 'udp' : application;
  return {
    direction: direction === 'egress' ? 'out' : 'in',
    spoken,
    port,
    from: end(source),
    to: end(peer),
    name,
  } as const;
}

/** Whether what is told holds a point; which names a text counts up is left open. */
function mayHold(
  { traffic, ports, source, peer, names, nameless, witness }: OpeningBeyond,
  way: string,
  point: Point,
  setOf: SetOf,
) {
  const isIn = (side: OpeningBeyond['peer'], { address, sets }: Point['from']) =>
    side.cidrs.some((block) => inBlock(address, block)) &&
    side.in.every((id) => sets.has(setOf(id))) &&
    !side.notIn.some((id) => sets.has(setOf(id)));
  const isAtPort = ports.some((text) => {
    const [first = 0, last = first] = text.split('-').map(Number);
    return first <= point.port && point.port <= last;
  });
  return (
    witness.direction === (way === 'out' ? 'egress' : 'ingress') &&
    traffic.includes(TRAFFIC_OF[point.spoken]) &&
    isAtPort &&
    isIn(source, point.from) &&
    isIn(peer, point.to) &&
    (point.name === null ? nameless : names !== null)
  );
}
