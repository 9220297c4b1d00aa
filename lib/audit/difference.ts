import { NetworkRequirementsError } from '../diagnostics';
import { type Box, intersectBoxes } from '../proof/box';
import { shelfOf } from '../proof/box-index';
import { boxKey } from '../proof/box-keys';
import { joinedAddresses } from '../proof/joined';
import { type OpeningBeyond, openingBeyond } from '../proof/opening';
import type { NotUnderstood } from '../proof/readers/place';
import { forPeople } from './for-people';
import type { OverlaidRequirement } from './overlaid';
import { type Pair, pairsOf, renamedBody } from './pairs';
import { partsOutside } from './parts';
import type { Body, Reach, ReasonedBox } from './reach';

/** What becomes reachable from one thing to another, and what ceases to be; all empty where they let through the same. */
export interface Difference {
  /** `filters`: what each lets through; `entries`, `requirements`: what documents ask for, by role entry or row by row. */
  readonly compared: 'filters' | 'entries' | 'requirements';
  /** No difference was found: that there is none where `notUnderstood` is empty as well. */
  readonly same: boolean;
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  /** What stands in the second alone. */
  readonly added: readonly Alone[];
  /** What stands in the first alone. */
  readonly removed: readonly Alone[];
  /** Requirements that hold under other terms. */
  readonly restated: readonly Restated[];
  /** What could not be read of either: it may differ, and nobody can know. */
  readonly notUnderstood: { readonly before: readonly NotUnderstood[]; readonly after: readonly NotUnderstood[] };
  /** Requirements named above that an overlay changes or leaves out on a side, or for the roles; left out where none is. */
  readonly overlaid?: readonly OverlaidOnSide[];
}

/** Where an overlay was found: on one of the sides, or in the roles that say what is asked for. */
export type DifferenceSide = 'before' | 'after' | 'asked';

/** A requirement that is the user's on these sides. */
export interface OverlaidOnSide extends OverlaidRequirement {
  readonly sides: readonly DifferenceSide[];
}

/** A filter, a role entry or a requirement that stands on one side alone. */
export interface Alone {
  readonly body: string;
  readonly kind: Body['kind'];
  /**
   * What it lets through, where it also closes: what that changes hangs on whatever else stands on the way, so `gained`
   * and `lost` do not tell it. Empty of what only adds to the others (a security group, an entry, a requirement), which
   * they tell.
   */
  readonly lets: readonly Change[];
}

/** A requirement that asks for something under other choices than before, with other force, or by another alternative. */
export interface Restated {
  readonly body: string;
  /** `must, where dataCenter is JP`. */
  readonly before: string;
  readonly after: string;
}

/** What becomes reachable at one place, or ceases to be. */
export interface Change {
  /** The filter, plan or profile; where it has another name on the other side, both: `Web -> Front`. */
  readonly body: string;
  /** The rule or the requirement that lets it through, in the thing that does. */
  readonly why: string;
  readonly open: readonly OpeningBeyond[];
  /** These are all; what falls into thousands of parts is not told to its end. */
  readonly whole: boolean;
  /** The requirements that ask for some of it, where it was said what is asked for. */
  readonly askedBy: readonly string[];
  /** It was, or is, open in some world only. */
  readonly perhaps: boolean;
}

export interface DifferenceOptions {
  /**
   * What the documents ask for, so that each change says who needs it.
   * @default - the changes bear their rules alone
   */
  readonly asked?: Reach;
}

/**
 * Compares two deployments, two plans, or what the documents ask for under two profiles, in sets: what is written in
 * another order, split or merged is no difference. Each is held against that of the same name, or that lets through the
 * very same, and the one filter that is left of a kind against the other that is.
 *
 * @throws NetworkRequirementsError where the two are of different kinds.
 */
export function difference(before: Reach, after: Reach, { asked }: DifferenceOptions = {}): Difference {
  if (before.kind !== after.kind) {
    throw new NetworkRequirementsError([
      {
        code: 'incomparable',
        at: 'difference',
        first: 'the first',
        firstKind: before.kind,
        second: 'the second',
        secondKind: after.kind,
      },
    ]);
  }
  const pairs = pairsOf(before.bodies, after.bodies);
  const names = new Map(
    pairs.flatMap(({ a, b }) => (a !== null && b !== null && a.name !== b.name ? [[b.name, a.name]] : [])),
  );
  const wanted = (asked?.bodies ?? []).flatMap(({ possibly }) => possibly);
  const held = pairs.map(({ a, b }) => ({ a, b: b && renamedBody(b, names), name: label({ a, b }) }));
  const told = held.filter(({ a, b }) => (a !== null && b !== null) || !closes(a ?? b));
  const gained = told.flatMap(({ a, b, name }) => changes(name, b, a, wanted));
  const lost = told.flatMap(({ a, b, name }) => changes(name, a, b, wanted));
  const added = held.flatMap(({ a, b }) => (a === null && b !== null ? [alone(b, wanted)] : []));
  const removed = held.flatMap(({ a, b }) => (b === null && a !== null ? [alone(a, wanted)] : []));
  const restated = pairs.flatMap(({ a, b }) =>
    a?.terms === undefined || b?.terms === undefined || a.terms === b.terms
      ? []
      : [{ body: label({ a, b }), before: a.terms, after: b.terms }],
  );
  const overlaid = overlaidOn(
    { before, after, ...(asked === undefined ? {} : { asked }) },
    [...gained, ...lost, ...[...added, ...removed].flatMap(({ lets }) => lets)].flatMap(({ why, askedBy }) => [
      why,
      ...askedBy,
    ]),
    [...added, ...removed, ...restated].map(({ body }) => body),
  );
  return {
    compared: comparedIn([...before.bodies, ...after.bodies]),
    same: [gained, lost, added, removed, restated].every(({ length }) => length === 0),
    gained,
    lost,
    added,
    removed,
    restated,
    notUnderstood: { before: before.notUnderstood, after: after.notUnderstood },
    ...(overlaid.length === 0 ? {} : { overlaid }),
  };
}

/** Those that a reason or a body names: `PRODUCT REQUIREMENT`, alone or before what it asks for. */
function overlaidOn(
  reaches: Readonly<Partial<Record<DifferenceSide, Reach>>>,
  reasons: readonly string[],
  bodies: readonly string[],
): readonly OverlaidOnSide[] {
  const named = new Set([...reasons.map((why) => why.split(': ')[0]), ...bodies]);
  const found = new Map<string, OverlaidOnSide>();
  for (const side of ['before', 'after', 'asked'] as const) {
    for (const one of reaches[side]?.overlaid ?? []) {
      if (!named.has(`${one.product} ${one.requirement}`)) continue;
      const key = JSON.stringify(one);
      found.set(key, { ...one, sides: [...(found.get(key)?.sides ?? []), side] });
    }
  }
  return [...found.values()];
}

function comparedIn(bodies: readonly Body[]): Difference['compared'] {
  if (bodies.some(({ kind }) => kind === 'requirement')) return 'requirements';
  return bodies.some(({ kind }) => kind === 'documents') ? 'entries' : 'filters';
}

const CLOSING: readonly Body['kind'][] = [
  'aws-network-firewall',
  'aws-dns-firewall',
  'azure-network-security-group',
  'azure-firewall',
];

/** Whether a thing closes what it does not let through; where it stands on one side alone nothing says what was closed without it. */
function closes(body: Body | null): boolean {
  return body !== null && CLOSING.includes(body.kind);
}

function alone(body: Body, wanted: readonly ReasonedBox[]): Alone {
  return { body: body.name, kind: body.kind, lets: closes(body) ? changes(body.name, body, null, wanted) : [] };
}

function label({ a, b }: Pair): string {
  if (a === null || b === null || a.name === b.name) return (a ?? b)?.name ?? '';
  return `${a.name} -> ${b.name}`;
}

/** What the first lets through and the second does not, by reason. */
function changes(
  body: string,
  first: Body | null,
  second: Body | null,
  wanted: readonly ReasonedBox[],
): readonly Change[] {
  if (first === null) return [];
  const possibly = outside(first.possibly, second?.possibly ?? []);
  const surely = outside(first.surely, [...(second?.surely ?? []), ...possibly.map(({ box }) => ({ box, why: '' }))]);
  const near = shelfOf(possibly.length === 0 ? [] : first.surely.map((one) => one.box));
  const certain = new Set(possibly.filter(({ box }) => partsOutside(box, [near(box)], 1).parts.length === 0));
  return [
    ...byReason(body, [...certain], false, wanted),
    ...byReason(
      body,
      possibly.filter((one) => !certain.has(one)),
      true,
      wanted,
    ),
    ...byReason(body, surely, true, wanted),
  ];
}

interface Left extends ReasonedBox {
  /** Nothing else is left of the box that it comes from. */
  readonly whole: boolean;
}

function outside(list: readonly ReasonedBox[], taken: readonly ReasonedBox[]): readonly Left[] {
  if (taken.length === 0) return list.map((one) => ({ ...one, whole: true }));
  // Mostly two things are nearly alike, and what stands in both as it is needs no second look.
  const alike = new Set(taken.map(({ box }) => boxKey(box)));
  const changed = list.filter(({ box }) => !alike.has(boxKey(box)));
  if (changed.length === 0) return [];
  const boxes = joinedAddresses(taken.map(({ box }) => box));
  const meeting = shelfOf(boxes);
  return changed.flatMap(({ box, why }) => {
    const near = meeting(box);
    const { parts, whole } = partsOutside(box, [near], MOST_PARTS);
    return parts.map((part) => ({ box: part, why, whole }));
  });
}

const MOST_PARTS = 4096;

/** Who works through a difference needs each name. */
const EVERY_NAME = Number.POSITIVE_INFINITY;

function byReason(
  body: string,
  list: readonly Left[],
  perhaps: boolean,
  wanted: readonly ReasonedBox[],
): readonly Change[] {
  const shelves = new Map<string, Box[]>();
  const cut = new Set(list.flatMap(({ why, whole }) => (whole ? [] : [why])));
  for (const { box, why } of list) {
    const shelf = shelves.get(why);
    if (shelf === undefined) shelves.set(why, [box]);
    else shelf.push(box);
  }
  return [...shelves].flatMap(([why, all]): readonly Change[] => {
    const boxes = forPeople(all);
    if (boxes.length === 0) return [];
    const open = boxes.map((box) => openingBeyond(box, why, EVERY_NAME));
    const asking = wanted.filter((one) => boxes.some((box) => intersectBoxes(one.box, box) !== null));
    const askedBy = [...new Set(asking.map((one) => one.why))].sort();
    return [{ body, why, open, whole: !cut.has(why), askedBy, perhaps }];
  });
}
