import { ALL_NAMES } from '../model/name-set';
import type { PlanBecause } from '../model/plans/plan';
import { shelve, withOneMore } from '../model/shelved';
import { type Box, intersectBoxes, isWithin } from './box';
import { areTaken, bearing, type Cover, coverOf, firstOutside, type Memory } from './cover';
import type { Reading } from './reading';
import { reasonKey } from './reasons';
import type { Recorded } from './recorded';
import type { RecordedItem } from './recorded-item';
import type { RuledBox } from './region';
import { asksByRight, type Elsewhere, isNoMore } from './standing-for';

/** What one reason holds together: the elements that ask by it, and where the boxes of the rules that name it stand. */
interface Reason {
  items: RecordedItem[];
  /** In what the plan possibly opens. */
  places: number[];
  /** One of the boxes names other reasons too. */
  isShared: boolean;
}

export type Reasons = ReadonlyMap<string, Reason>;

/** What cannot be answered reason by reason, and has to be held against all; each list in its order. */
export interface Left {
  /** What is open and explained by no element that the rule names. */
  readonly unexplained: readonly RuledBox[];
  /** What may be more than is asked for by an element that the rule names. */
  readonly doubtful: readonly RuledBox[];
  /** What has to be open and is not, or not whole, by rules that name it. */
  readonly unnamed: readonly RecordedItem[];
  /** What is not known to be open by those rules, with all that it has grown to. */
  readonly notOpen: readonly RecordedItem[];
}

/** Nothing is answered by reasons; `unnamed`: all of them, where rules name nothing. */
export function everythingIn({ possibly }: Reading, { items }: Recorded, unnamed: Recorded['items'] = items): Left {
  return { unexplained: possibly, doubtful: possibly, unnamed, notOpen: items };
}

/** Parts elements, and what the plan possibly opens, by the reasons that they name. */
export function reasonsOf({ possibly }: Reading, items: Recorded['items']): Reasons {
  const reasons = new Map<string, Reason>();
  for (const item of items) {
    const reason = reasons.get(item.item.reason);
    if (reason === undefined) reasons.set(item.item.reason, { items: [item], places: [], isShared: false });
    else reason.items = withOneMore(reason.items, item);
  }
  possibly.forEach(({ because }, at) => {
    for (const one of because ?? []) {
      const reason = reasons.get(reasonKey(one));
      if (reason === undefined) continue;
      reason.places = withOneMore(reason.places, at);
      if (because !== null && because.length > 1) reason.isShared = true;
    }
  });
  return reasons;
}

/**
 * Of nearly every element the rules that name it open just what it asks for and what it has grown to, and then all that
 * the proof asks is answered between them: what they open is explained, it is no more than they stand for, and the
 * element and its growth are open. So nothing of it has to be held against the boxes of all others, and a set of these is
 * made only where something is left. An answer that is found here holds for the whole plan, in which only more can
 * explain what is open and only more can be open; one that is not found here is looked for there.
 */
export function leftByReasons(
  reading: Reading,
  recorded: Recorded,
  reasons: Reasons,
  whole: Pick<Beside, 'byTheCloud' | 'elsewhere'>,
): Left {
  const { possibly, surely } = reading;
  const { items, memory } = recorded;
  const beside = { ...whole, admitted: coverOf(recorded.admitted, memory), known: new Map<number, ReasonAnswer>() };
  const isSure = sureOnes(reading);
  const explained = new Uint8Array(possibly.length);
  /** For how many of its reasons a box is known to be no more than asked for. */
  const settled = new Uint32Array(possibly.length);
  const unsettled = new Set<Reason>();
  for (const reason of reasons.values()) {
    const { places } = reason;
    const may = places.map((at) => (possibly[at] as RuledBox).box);
    // One list where the two are the same: then it is looked at once.
    const does = places.every((at) => isSure[at]) ? may : may.filter((_, index) => isSure[places[index] as number]);
    const answer = answerOf(reason, may, does, beside);
    for (const at of places) {
      if (answer.isExplained) explained[at] = 1;
      if (answer.isNoMore) settled[at] = (settled[at] ?? 0) + 1;
    }
    if (!answer.isOpen) unsettled.add(reason);
  }
  const isOpen = ({ item }: RecordedItem) => !unsettled.has(reasons.get(item.reason) as Reason);
  const notOpen = unsettled.size === 0 ? [] : items.filter((item) => !isOpen(item));
  return {
    unexplained: possibly.filter(
      ({ box, because }, at) => explained[at] !== 1 && !isExplainedTogether(box, because ?? [], reasons, beside),
    ),
    doubtful: possibly.filter(({ because }, at) => (because?.length ?? 0) > (settled[at] ?? 0)),
    unnamed: unnamedAmong(notOpen, surely, whole.byTheCloud),
    notOpen,
  };
}

/** What explains, or opens, beside the elements of a reason and the rules that name it; of the whole plan. */
interface Beside {
  readonly byTheCloud: Cover;
  readonly admitted: Cover;
  readonly elsewhere: Elsewhere;
  /** What was answered before of the same shapes. */
  readonly known: Map<number, ReasonAnswer>;
}

/** What is surely open is mostly a part of what possibly is, in its order; by its place there. */
function sureOnes({ possibly, surely }: Reading): Uint8Array {
  let next = 0;
  const inOrder = Uint8Array.from(possibly, (one) => {
    if (one !== surely[next]) return 0;
    next += 1;
    return 1;
  });
  if (next === surely.length) return inOrder;
  const sure = new Set(surely);
  return Uint8Array.from(possibly, (one) => (sure.has(one) ? 1 : 0));
}

/** What has to be open and is not, or not whole, by rules that name it. */
export function unnamedAmong(
  items: readonly RecordedItem[],
  surely: readonly RuledBox[],
  byTheCloud: Cover,
): readonly RecordedItem[] {
  if (items.length === 0) return [];
  const asking = new Set(items.map(({ item }) => item.reason));
  const named = new Map<string, Box[]>();
  for (const { box, because } of surely) {
    for (const one of because ?? []) {
      const reason = reasonKey(one);
      if (asking.has(reason)) shelve(named, reason, box);
    }
  }
  return items.filter(({ item, box, needed, withheld }) => {
    const cover = coverOf(named.get(item.reason) ?? [], byTheCloud.memory);
    return needed && box !== null && firstOutside(box, cover, byTheCloud, withheld) !== null;
  });
}

/** A rule may join what several elements ask for: these explain it together, with what the plan admits. */
function isExplainedTogether(
  box: Box,
  because: readonly PlanBecause[],
  reasons: Reasons,
  { admitted }: Beside,
): boolean {
  const { memory } = admitted;
  if (areTaken(box, [admitted])) return true;
  const items = because.flatMap((one) => reasons.get(reasonKey(one))?.items ?? []);
  if (items.length === 0) return false;
  // Growth is mostly the same of all, and takes in all that is left.
  const grown = coverOf(
    items.flatMap(({ growth }) => growth),
    memory,
  );
  return (
    areTaken(box, [admitted, grown]) || firstOutside(box, admitted, coverOf(items.flatMap(asksFor), memory)) === null
  );
}

/** What an element explains. */
function asksFor(one: RecordedItem): readonly Box[] {
  return [...one.growth, ...asksByRight(one)];
}

/** What the elements of one reason and the boxes of the rules that name it answer between them; false where more has to be asked. */
interface ReasonAnswer {
  /** Each box lies in what is asked for and has grown. */
  readonly isExplained: boolean;
  /** No box is more than what it stands for. */
  readonly isNoMore: boolean;
  /** Each element that has to be open is, with its growth, but for what the plan may withhold. */
  readonly isOpen: boolean;
}

function answerOf(
  { items, isShared }: Reason,
  may: readonly Box[],
  does: readonly Box[],
  beside: Beside,
): ReasonAnswer {
  const { byTheCloud, admitted, elsewhere, known } = beside;
  const { memory } = admitted;
  const [only] = items;
  const key = items.length === 1 && only !== undefined ? keyOf(only, isShared, may, does, beside) : null;
  const before = key === null ? undefined : known.get(key);
  if (before !== undefined) return before;
  const named = setOf(does, memory);
  const isOpen = ({ box, growth, needed, withheld }: RecordedItem) =>
    (!needed || box === null || named.take(box, byTheCloud, withheld)) &&
    growth.every((one) => named.take(one, byTheCloud, withheld));
  const explains = () => {
    const asked = setOf(items.flatMap(asksFor), memory);
    return may.every((box) => asked.take(box, admitted));
  };
  const answer = {
    isExplained: !isShared && explains(),
    isNoMore: may.every((box) => isNoMore(box, items, elsewhere)),
    isOpen: items.every(isOpen),
  };
  if (key !== null) known.set(key, answer);
  return answer;
}

/** A few boxes: most that one of them takes in lies whole in it, and only the rest is asked of them all and what stands beside. */
function setOf(boxes: readonly Box[], memory: Memory) {
  let cover: Cover | undefined;
  return {
    take(box: Box, ...beside: readonly Cover[]): boolean {
      const { names } = box.intent;
      const isBorne = ({ intent }: Box) => intent.names === names || intent.names === ALL_NAMES;
      // What has an empty axis lies within everything and meets nothing: it is told where the whole is looked at.
      if (boxes.some((one) => isBorne(one) && isWithin(box, one) && intersectBoxes(box, one) !== null)) return true;
      cover ??= coverOf(boxes, memory);
      return areTaken(box, [cover, ...beside]);
    },
  };
}

/**
 * An element and the boxes that name it, as far as the answer hangs on them: the shapes of all, and which bear the
 * element's own names and which all. Null where one bears others, since then the answer hangs on the names too.
 */
function keyOf(
  { item, box: asked, growth, needed, documented, withheld }: RecordedItem,
  isShared: boolean,
  may: readonly Box[],
  does: readonly Box[],
  { byTheCloud, admitted }: Beside,
): number | null {
  if (asked === null || asked.intent.names.ending === '' || asked.intent.names.kind === 'either') return null;
  // What has grown elsewhere is held against the ports of the element.
  if (asked.ports !== item.ports) return null;
  const { shapes } = admitted.memory;
  const { names } = asked.intent;
  const { direction, source } = item.element;
  const flags = [direction === 'egress', needed, documented, isShared, may === does].reduce(
    (bits, is) => bits * 2 + (is ? 1 : 0),
    0,
  );
  let row = shapes.row(shapes.ofWord(source), shapes.ofWord(item.peer.kind), flags, shapes.of(asked));
  for (const list of may === does ? [may, growth] : [may, does, growth]) {
    row = shapes.behind(row, list.length);
    for (const box of list) {
      const isAll = box.intent.names === ALL_NAMES;
      if (!isAll && box.intent.names !== names) return null;
      row = shapes.behind(row, shapes.of(box) * 2 + (isAll ? 1 : 0));
    }
  }
  let place = 0;
  for (const cover of [byTheCloud, admitted, withheld]) {
    for (const list of bearing(names, cover)) {
      place += 1;
      if (list.length > 0) row = shapes.besides(shapes.behind(row, place), [list]);
    }
  }
  return row;
}
