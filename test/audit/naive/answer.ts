import { decide } from '../../../lib/audit/stages';
import { cidrOf } from '../../../lib/model/addresses';
import { containsName } from '../../../lib/model/name-set';
import { type Box, EGRESS, INGRESS, TRAFFIC, type Traffic } from '../../../lib/proof/box';
import type { Filter } from '../../../lib/proof/readers/deployment';
import type { Side } from '../../../lib/proof/side';
import type { End, Point, Spoken, Verdict } from './universe';

export const TRAFFIC_OF: Readonly<Record<Spoken, Traffic>> = {
  tls: 'tcp/tls',
  http: 'tcp/http',
  opaque: 'tcp/opaque',
  handshake: 'tcp/handshake',
  udp: 'udp',
  icmp: 'icmp',
  other: 'other',
};

/** The point of a set, in the words that ids of unknown sets are told by; throws where an id says none of them. */
export type SetOf = (id: string) => string;

/** What is said of one connection: surely let through, surely not, or neither. */
export function answer(filter: Filter, point: Point, setOf: SetOf): Verdict {
  // What it does not decide about passes by it.
  if (filter.domain !== null && !filter.domain.some((box) => isIn(box, point, setOf))) return 'allow';
  const { surely, possibly } = decide(filter);
  if (surely.some(({ box }) => isIn(box, point, setOf))) return 'allow';
  return possibly.some(({ box }) => isIn(box, point, setOf)) ? 'unknown' : 'deny';
}

function isIn(box: Box, { direction, spoken, port, from, to, name }: Point, setOf: SetOf): boolean {
  return (
    (box.direction & (direction === 'out' ? EGRESS : INGRESS)) !== 0 &&
    (box.traffic & (1 << TRAFFIC.indexOf(TRAFFIC_OF[spoken]))) !== 0 &&
    box.ports.some(({ first, last }) => first <= port && port <= last) &&
    isAt(box.from, from, setOf) &&
    isAt(box.to, to, setOf) &&
    (name === null ? box.intent.nameless : containsName(box.intent.names, name))
  );
}

function isAt({ addresses, memberships }: Side, { address, sets }: End, setOf: SetOf): boolean {
  const at = positionOf(address);
  return (
    memberships.every(({ set, inside }) => sets.has(setOf(set.id)) === inside) &&
    addresses.some(({ first, last }) => first <= at && at <= last)
  );
}

const positions = new Map<string, bigint>();

function positionOf(address: string): bigint {
  const known = positions.get(address) ?? cidrOf(`${address}/${address.includes(':') ? 128 : 32}`).first;
  positions.set(address, known);
  return known;
}

/** Formats call things by longer names than a set does: each is found by what it holds of it, in letters and digits alone. */
export function setOfName(names: readonly string[]): SetOf {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = new Map<string, string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const text = plain(id.replace(/^bound /, ''));
    const found = names.filter((name) => text.includes(plain(name)));
    const longest = [...found].sort((a, b) => b.length - a.length);
    const [one] = longest;
    if (one === undefined) throw new Error(`no set is called like '${id}' among ${names.join(', ')}`);
    known.set(id, one);
    return one;
  };
}
