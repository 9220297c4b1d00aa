import { NetworkRequirementsError } from '../diagnostics';
import { type Box, intersectBoxes } from '../proof/box';
import { shelfOf } from '../proof/box-index';
import { boxKey, joinedAddresses } from '../proof/cover';
import { type OpeningBeyond, openingBeyond } from '../proof/opening';
import type { NotUnderstood } from '../proof/readers/place';
import { renamed } from '../proof/renamed';
import { forPeople } from './for-people';
import { partsOutside } from './parts';
import type { Body, Reach, ReasonedBox } from './reach';

/** What becomes reachable from one thing to another, and what ceases to be; both empty where they let through the same. */
export interface Difference {
  /** No difference was found: that there is none where `notUnderstood` is empty as well. */
  readonly same: boolean;
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  /** What could not be read of either: it may differ, and nobody can know. */
  readonly notUnderstood: { readonly before: readonly NotUnderstood[]; readonly after: readonly NotUnderstood[] };
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
 * another order, split or merged is no difference. Filters are held against those of the same name, and the one that is
 * left of a kind against the other that is.
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
  const gained = pairs.flatMap(({ a, b }) => changes(label(a, b), renamedBody(b, names), a, wanted));
  const lost = pairs.flatMap(({ a, b }) => changes(label(a, b), a, renamedBody(b, names), wanted));
  return {
    same: gained.length === 0 && lost.length === 0,
    gained,
    lost,
    notUnderstood: { before: before.notUnderstood, after: after.notUnderstood },
  };
}

interface Pair {
  readonly a: Body | null;
  readonly b: Body | null;
}

function pairsOf(before: readonly Body[], after: readonly Body[]): readonly Pair[] {
  const key = ({ kind, name }: Body) => `${kind} ${name}`;
  const byKey = new Map(after.map((body) => [key(body), body]));
  const taken = new Set<Body>();
  const pairs: Pair[] = [];
  const alone: Body[] = [];
  for (const a of before) {
    const b = byKey.get(key(a));
    if (b === undefined || taken.has(b)) alone.push(a);
    else {
      taken.add(b);
      pairs.push({ a, b });
    }
  }
  const left = after.filter((body) => !taken.has(body));
  for (const a of alone) {
    const [b, ...others] = left.filter(({ kind }) => kind === a.kind);
    const isOnly = others.length === 0 && alone.filter(({ kind }) => kind === a.kind).length === 1;
    if (b !== undefined && isOnly) taken.add(b);
    pairs.push({ a, b: b !== undefined && isOnly ? b : null });
  }
  return [...pairs, ...left.filter((body) => !taken.has(body)).map((b) => ({ a: null, b }))];
}

function label(a: Body | null, b: Body | null): string {
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

/** A filter that has another name in the second thing is the same set of machines. */
function renamedBody(body: Body | null, names: ReadonlyMap<string, string>): Body | null {
  if (body === null || names.size === 0) return body;
  const rename = ({ box, why }: ReasonedBox) => ({ box: renamed(box, names), why });
  return { ...body, surely: body.surely.map(rename), possibly: body.possibly.map(rename) };
}
