import { ALL_NAMES } from '../model/name-set';
import { ports } from '../model/ports';
import { type Box, EVERYTHING, intersectBoxes } from './box';
import { witnessOf } from './connection';
import { type Cover, coverOf, firstOutside, type Memory } from './cover';
import type { Opened } from './opened';
import { reasonKey } from './reasons';
import type { Recorded } from './recorded';
import type { RecordedItem } from './recorded-item';
import type { RuledBox } from './region';
import { sourceSet } from './sets';
import { inside } from './side';
import type { Hole } from './verdict';

/**
 * Holds every rule against the elements that the plan says it stands for. The plan as a whole may be explained by the
 * growth of one element while another, which the same rule opens just as wide, calls itself exact: so what a rule opens
 * for an element on the element's own ports is explained by that element's own growth and by what documents ask for,
 * and by nothing else. A rule may join the ports of several elements: on the ports of another one, that one's growth
 * counts. And a reason that nobody gave is no reason.
 */
export function standingFor(allowed: readonly RuledBox[], recorded: Recorded): readonly Hole[] {
  const elsewhere = grownElsewhere(recorded);
  const holes = new Map<string, Hole>();
  const fine = new Set<string>();
  const unfounded = (about: string) =>
    void holes.set(about, { answer: 'unfounded', element: null, rule: about, witness: null });
  for (const { box, rule, because } of allowed) {
    for (const one of because ?? []) {
      const reason = reasonKey(one);
      const all = recorded.asking.get(reason) ?? [];
      const [own] = all;
      const alike = all.length === 1 && own !== undefined ? shapeTogether(box, own, recorded.memory) : null;
      if (alike !== null && fine.has(alike)) continue;
      let isFine = true;
      const standing = all.filter((own) => own.box !== null && intersectBoxes(own.box, box));
      if (standing.length === 0) {
        unfounded(`${rule} stands for ${reason}, which does not ask for it`);
        isFine = false;
      }
      for (const own of standing.filter((item) => standsFor(box, item))) {
        const grown = grownBy(box, own, recorded.memory);
        if (grown === null) continue;
        // What others ask for is told by names, and another element of these shapes has others.
        isFine = false;
        const left = firstOutside(grown.own, grown.byItself, ...elsewhere(own.item));
        if (left === null) continue;
        const { element } = own.item;
        holes.set(`${rule} ${reason}`, { answer: 'excess', element, rule, witness: witnessOf(left) });
      }
      if (alike !== null && isFine) fine.add(alike);
    }
  }
  return [...holes.values()];
}

/** What has to be open and is not, or not whole, by rules that name it: of most plans nothing. */
export function unnamedIn(
  surely: readonly RuledBox[],
  { byTheCloud }: Opened,
  { items, asking, memory }: Recorded,
): readonly RecordedItem[] {
  const naming = namedBy(surely, asking, memory);
  return items.filter(
    ({ reason, box, needed, withheld }) =>
      needed && box !== null && firstOutside(box, naming(reason), byTheCloud, withheld) !== null,
  );
}

/** Of these what is open all the same: whoever asks why a port is open has to be told. */
export function reasonless(unnamed: readonly RecordedItem[], { open }: Opened): readonly Hole[] {
  const rule = 'is open by rules that do not name it';
  return unnamed.flatMap(({ item, box, fidelity, withheld }): readonly Hole[] => {
    // What stands with the other end is open by the rules of that one.
    if (box === null || fidelity?.standing === 'elsewhere' || firstOutside(box, withheld, open) !== null) return [];
    return [{ answer: 'unfounded', element: item.element, rule, witness: null }];
  });
}

/** Rules that stand for nobody: whoever takes a requirement away has to see which rules go. */
export function standingForNobody(possibly: readonly RuledBox[], { admitted, memory }: Recorded): readonly Hole[] {
  // What the plan says that it admits, it need not give a requirement for.
  const said = coverOf(admitted, memory);
  const idle = new Set(
    possibly.flatMap(({ rule, because, box }) =>
      because?.length === 0 && firstOutside(box, said) !== null ? [rule] : [],
    ),
  );
  return [...idle].map((rule) => ({
    answer: 'unfounded',
    element: null,
    rule: `${rule} stands for nobody`,
    witness: null,
  }));
}

/** What the rules open that name a reason. Most name many reasons, and most reasons are named by one rule, whose cover they share. */
function namedBy(surely: readonly RuledBox[], asking: Recorded['asking'], memory: Memory): (reason: string) => Cover {
  const boxes = new Map<string, Box | Box[]>();
  const ofMany = new Map<Box, Cover>();
  for (const { box, because } of surely) {
    if (because !== null && because.length > 1) ofMany.set(box, coverOf([box], memory));
    for (const one of because ?? []) {
      const reason = reasonKey(one);
      if (!asking.has(reason)) continue;
      const before = boxes.get(reason);
      if (before === undefined) boxes.set(reason, box);
      else if (Array.isArray(before)) before.push(box);
      else boxes.set(reason, [before, box]);
    }
  }
  return (reason) => {
    const named = boxes.get(reason) ?? [];
    return Array.isArray(named) ? coverOf(named, memory) : (ofMany.get(named) ?? coverOf([named], memory));
  };
}

/**
 * A rule and an element that it stands for, as far as the answer hangs on them: their shapes, and which of them bear the
 * element's own names, some and not all, and which bear all. Null where one bears others, which have to be looked at.
 */
function shapeTogether(box: Box, { item, box: asked, growth, documented }: RecordedItem, { shapes }: Memory) {
  if (asked === null || asked.intent.names.ending === '') return null;
  const { direction, source } = item.element;
  let stars = '';
  for (const one of [box, ...growth]) {
    const { names } = one.intent;
    if (names !== ALL_NAMES && names !== asked.intent.names) return null;
    stars += names === ALL_NAMES ? '*' : '.';
  }
  return `${direction} ${source} ${item.peer.kind} ${documented} ${stars} ${shapes.together(asked, [[box], growth])}`;
}

/** A rule stands for a host that it opens by this very name, or without seeing any; what is wider merely covers it. */
function standsFor({ intent }: Box, { item, box, documented }: RecordedItem): boolean {
  if (item.peer.kind !== 'host' || !documented) return false;
  return intent.names === box?.intent.names || intent.names === ALL_NAMES;
}

/** What others ask for by right and have grown to on ports other than an element's; made where somebody asks. */
type Elsewhere = (item: RecordedItem['item']) => readonly Cover[];

function grownElsewhere({ items, admitted, memory }: Recorded): Elsewhere {
  let known: { readonly documented: Cover; readonly inPlace: readonly Box[] } | undefined;
  return ({ ports: own }) => {
    known ??= {
      documented: coverOf(
        [
          ...admitted,
          ...items.flatMap(({ box, documented: isDocumented }) => (isDocumented && box !== null ? [box] : [])),
        ],
        memory,
      ),
      inPlace: coverOf(items.flatMap(inPlace), memory).boxes,
    };
    const { documented, inPlace: grown } = known;
    const beside = grown.flatMap((one) => onPorts(one, ports.subtract(one.ports, own)));
    return [documented, coverOf(beside, memory)];
  };
}

/** What an element has grown to on the ports that it asks for. */
function inPlace({ item, growth }: RecordedItem): readonly Box[] {
  return growth.flatMap((box) => onPorts(box, ports.intersect(box.ports, item.ports)));
}

/**
 * What the element's own machines gain by the rule, and what of it is the element and its growth; null where that is all.
 */
function grownBy(
  box: Box,
  { item, box: asked, growth }: RecordedItem,
  memory: Memory,
): { readonly own: Box; readonly byItself: Cover } | null {
  const own = intersectBoxes(box, ofMachines(item.element));
  if (own === null) return null;
  const byItself = coverOf(asked === null ? growth : [...growth, asked], memory);
  return firstOutside(own, byItself) === null ? null : { own, byItself };
}

/** All connections of the machines that ask, at their end. */
function ofMachines({ direction, source }: RecordedItem['item']['element']): Box {
  const own = inside(sourceSet(source));
  return direction === 'egress' ? { ...EVERYTHING, from: own } : { ...EVERYTHING, to: own };
}

function onPorts(box: Box, open: Box['ports']): readonly Box[] {
  return open.length === 0 ? [] : [{ ...box, ports: open }];
}
