import { ALL_NAMES } from '../model/name-set';
import { ports } from '../model/ports';
import { onceForEach } from '../model/read-once';
import { type Box, EVERYTHING, intersectBoxes } from './box';
import { witnessOf } from './connection';
import { areTaken, type Cover, coverOf, firstOutside, type Memory } from './cover';
import type { Opened } from './opened';
import { reasonKey } from './reasons';
import type { Recorded } from './recorded';
import type { RecordedItem } from './recorded-item';
import type { RuledBox } from './region';
import { sourceSet } from './sets';
import { inside } from './side';
import type { Hole } from './verdict';

/**
 * Holds rules against the elements that the plan says they stand for. The plan as a whole may be explained by the
 * growth of one element while another, which the same rule opens just as wide, calls itself exact: so what a rule opens
 * for an element on the element's own ports is explained by that element's own growth and by what documents ask for,
 * and by nothing else. A rule may join the ports of several elements: on the ports of another one, that one's growth
 * counts. And a reason that nobody gave is no reason.
 */
export function standingFor(
  allowed: readonly RuledBox[],
  asking: (reason: string) => readonly RecordedItem[],
  elsewhere: Elsewhere,
): readonly Hole[] {
  const holes = new Map<string, Hole>();
  const unfounded = (about: string) =>
    void holes.set(about, { answer: 'unfounded', element: null, rule: about, witness: null });
  for (const { box, rule, because } of allowed) {
    for (const one of because ?? []) {
      const reason = reasonKey(one);
      const standing = meeting(box, asking(reason));
      if (standing.length === 0) unfounded(`${rule} stands for ${reason}, which does not ask for it`);
      for (const own of standing) {
        const grown = grownBy(box, own, elsewhere.memory);
        if (grown === null) continue;
        const left = firstOutside(grown.own, grown.byItself, elsewhere.documented(), elsewhere.inPlace(own.item));
        if (left === null) continue;
        const { element } = own.item;
        holes.set(`${rule} ${reason}`, { answer: 'excess', element, rule, witness: witnessOf(left) });
      }
    }
  }
  return [...holes.values()];
}

/**
 * Whether a rule surely opens no more for the elements of one reason than it may: then {@link standingFor} finds nothing.
 * Of what has grown elsewhere only that counts which bears all names, so the answer hangs on no name of others.
 */
export function isNoMore(box: Box, asking: readonly RecordedItem[], elsewhere: Elsewhere): boolean {
  const standing = meeting(box, asking);
  return standing.length > 0 && standing.every((own) => isOwn(box, own, elsewhere));
}

function isOwn(box: Box, own: RecordedItem, elsewhere: Elsewhere): boolean {
  const grown = grownBy(box, own, elsewhere.memory);
  return grown === null || areTaken(grown.own, [grown.byItself, elsewhere.ofAllNames(own.item)]);
}

function meeting(box: Box, asking: readonly RecordedItem[]): readonly RecordedItem[] {
  return asking.filter((own) => own.box !== null && intersectBoxes(own.box, box) !== null);
}

/** What is open by no rule that names it, and all the same: whoever asks why a port is open has to be told. */
export function reasonless(unnamed: readonly RecordedItem[], opened: Opened): readonly Hole[] {
  const rule = 'is open by rules that do not name it';
  return unnamed.flatMap(({ item, box, fidelity, withheld }): readonly Hole[] => {
    // What stands with the other end is open by the rules of that one.
    if (box === null || fidelity?.standing === 'elsewhere' || firstOutside(box, withheld, opened.open) !== null)
      return [];
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

/** A rule stands for a host that it opens by this very name, or without seeing any; what is wider merely covers it. */
function standsFor({ intent }: Box, { item, box, documented }: RecordedItem): boolean {
  if (item.peer.kind !== 'host' || !documented) return false;
  return intent.names === box?.intent.names || intent.names === ALL_NAMES;
}

/** Of other elements; each is made where somebody asks. */
export interface Elsewhere {
  readonly memory: Memory;
  /** What documents ask for, and what the plan admits. */
  readonly documented: () => Cover;
  /** What others have grown to, on ports other than an element's. */
  readonly inPlace: (item: RecordedItem['item']) => Cover;
  /** Of this what bears all names. */
  readonly ofAllNames: (item: RecordedItem['item']) => Cover;
}

export function grownElsewhere({ items, admitted, memory }: Recorded): Elsewhere {
  let documented: Cover | undefined;
  let grown: readonly Box[] | undefined;
  const beside = (own: Box['ports']): readonly Box[] => {
    grown ??= coverOf(items.flatMap(inPlace), memory).boxes;
    return grown.flatMap((one) => onPorts(one, ports.subtract(one.ports, own)));
  };
  const all = onceForEach((own: Box['ports']) => coverOf(beside(own), memory));
  const ofAllNames = onceForEach((own: Box['ports']) =>
    coverOf(
      beside(own).filter(({ intent }) => intent.names === ALL_NAMES),
      memory,
    ),
  );
  return {
    memory,
    documented: () => {
      documented ??= coverOf([...admitted, ...items.flatMap(asksByRight)], memory);
      return documented;
    },
    inPlace: ({ ports: own }) => all(own),
    ofAllNames: ({ ports: own }) => ofAllNames(own),
  };
}

/** What an element asks for by right, without its growth. */
export function asksByRight({ box, documented }: RecordedItem): readonly Box[] {
  return documented && box !== null ? [box] : [];
}

/** What an element has grown to on the ports that it asks for. */
function inPlace({ item, growth }: RecordedItem): readonly Box[] {
  return growth.flatMap((box) => onPorts(box, ports.intersect(box.ports, item.ports)));
}

/**
 * What the element's own machines gain by a rule that stands for it, and what of it is the element and its growth; null
 * where that is all.
 */
function grownBy(
  box: Box,
  recorded: RecordedItem,
  memory: Memory,
): { readonly own: Box; readonly byItself: Cover } | null {
  if (!standsFor(box, recorded)) return null;
  const { item, box: asked, growth } = recorded;
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
