import { addresses, cidrOf } from '../../../lib/model/addresses';
import { containsName } from '../../../lib/model/name-set';
import { ports } from '../../../lib/model/ports';
import { type Box, EGRESS, INGRESS, type Traffic, traffic } from '../../../lib/proof/box';
import type { Filter } from '../../../lib/proof/readers/deployment';
import type { Side } from '../../../lib/proof/side';

/** An end of one connection, and the ids of the unknown sets that it lies in. */
export interface End {
  readonly address: string;
  readonly sets: readonly string[];
}

/** One connection. */
export interface Point {
  readonly direction: 'egress' | 'ingress';
  readonly traffic: Traffic;
  readonly port: number;
  readonly from: End;
  readonly to: End;
  readonly name: string | null;
}

/** What a filter makes of one connection; `unknown` where nobody vouches for either. */
export type Verdict = 'allow' | 'deny' | 'unknown';

export function isIn(box: Box, point: Point): boolean {
  const way = point.direction === 'egress' ? EGRESS : INGRESS;
  if ((box.direction & way) === 0 || (box.traffic & traffic(point.traffic)) === 0) return false;
  if (!ports.contains(box.ports, point.port)) return false;
  if (!isAt(box.from, point.from) || !isAt(box.to, point.to)) return false;
  return point.name === null ? box.intent.nameless : containsName(box.intent.names, point.name);
}

function isAt({ addresses: set, memberships }: Side, { address, sets }: End): boolean {
  if (!addresses.contains(set, cidrOf(address).first)) return false;
  return memberships.every((one) => sets.includes(one.set.id) === one.inside);
}

/** The rules in their order, the first that takes a connection in decides; what may miss leaves room for the next. */
export function verdictOf({ rules, domain }: Pick<Filter, 'rules' | 'domain'>, point: Point): Verdict {
  if (domain !== null && !domain.some((box) => isIn(box, point))) return 'allow';
  const possible = new Set<Verdict>();
  for (const { action, boxes, mayMiss } of rules) {
    if (!boxes.some((box) => isIn(box, point))) continue;
    possible.add(action === 'pass' ? 'allow' : action === 'drop' ? 'deny' : 'unknown');
    if (mayMiss !== true && action !== 'unsure') return only(possible);
  }
  return only(possible.add('deny'));
}

function only(possible: ReadonlySet<Verdict>): Verdict {
  const [first = 'deny', ...more] = possible;
  return more.length === 0 ? first : 'unknown';
}
