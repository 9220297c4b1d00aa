import type { ElementFidelity } from '../model/element';
import type { EntryRequest } from '../model/entry';
import type { Flow } from '../model/flow';
import { printPorts } from '../model/ports';
import type { Item } from '../proof/asked';
import { ALL_TRAFFIC, type Box, EVERYTHING, intersectBoxes, traffic } from '../proof/box';
import { type Cover, coverOf, firstOutside } from '../proof/cover';
import { openingBeyond } from '../proof/opening';
import type { RuledBox } from '../proof/region';
import { HOME, tagSet } from '../proof/sets';
import { answeredWords, citationOf, otherWords, overlayOf, peerWords, reasonWords, UNCOVERED_WORDS } from '../report';
import type { Expected, ExpectedItem } from './expected';
import { byFamily, forPeople } from './for-people';
import { partsOutside } from './parts';
import type { ElementFinding, MissingPart, RequirementFinding, RequirementStanding, RuleReference } from './result';
import { atTheirWidest } from './widest';

/** One entry and everything that it meets on its way. */
export interface Way {
  readonly request: EntryRequest;
  readonly flows: readonly Flow[];
  readonly expected: readonly Expected[];
  /** The rule behind a key. */
  readonly referenceOf: (key: string) => RuleReference;
}

/** Of elements that stand alike, how they stand; where some are closed and others are not, it is open in part. */
function standingOf(elements: readonly ElementFinding[]): RequirementStanding {
  const has = (one: RequirementStanding) => elements.some(({ standing }) => standing === one);
  if (has('partly') || (has('closed') && (has('open') || has('unknown')))) return 'partly';
  return (['closed', 'unknown', 'open'] as const).find(has) ?? 'not-asked';
}

/** Every requirement of an entry, in the order of the document, with how each of its elements stands. */
export function requirementsOn(way: Way): readonly RequirementFinding[] {
  const { request, flows } = way;
  const { entry } = request;
  const judged = new Map<string, ElementFinding[]>();
  const keep = (product: string, requirement: string, direction: string, finding: ElementFinding) => {
    const key = `${product}|${requirement}|${direction}`;
    judged.set(key, [...(judged.get(key) ?? []), finding]);
  };
  for (const [key, item] of way.expected[0]?.items ?? []) {
    const { element } = item.item;
    if (element.source !== entry.name) continue;
    keep(element.product, element.requirement, element.direction, judgeItem(key, item.item, way));
  }
  for (const one of way.expected[0]?.compiled.plan.fidelity ?? []) {
    const finding = one.element.source === entry.name ? notAsked(one) : null;
    if (finding !== null) keep(one.element.product, one.element.requirement, one.element.direction, finding);
  }
  return flows.flatMap((flow) => {
    const { product, requirement, from, to } = flow;
    const overlay = overlayOf(flow);
    return (['egress', 'ingress'] as const).flatMap((direction): readonly RequirementFinding[] => {
      // Other roles on the same machines bear the same name, and say their own.
      if ((direction === 'egress' ? from : to).party !== entry.role) return [];
      const elements = judged.get(`${product}|${requirement.id}|${direction}`) ?? [];
      if (elements.length === 0) return [];
      return [
        {
          entry: entry.name,
          product,
          requirement: requirement.id,
          need: requirement.need,
          direction,
          standing: standingOf(elements),
          elements,
          cites: requirement.cites.map((cite) => citationOf(entry.product, cite)),
          ...(overlay === undefined ? {} : { overlay }),
        },
      ];
    });
  });
}

/** What opens nothing whatever stands in the file: the document lacks it, or the profile leads it elsewhere. */
function notAsked({ element, fidelity }: ElementFidelity): ElementFinding | null {
  const remark = remarkOnClosed(fidelity);
  if (remark === null || fidelity.standing === 'elsewhere') return null;
  return {
    asked: peerWords(element.asked),
    transport: element.transport,
    ports: element.ports,
    standing: 'not-asked',
    by: [],
    missing: [],
    remark,
  };
}

function remarkOnClosed(fidelity: ElementFidelity['fidelity']): string | null {
  if (fidelity.standing === 'omitted') return `left out on your word: ${answeredWords(fidelity)}`;
  return fidelity.standing === 'uncovered' ? UNCOVERED_WORDS[fidelity.because] : otherWords(fidelity);
}

/** How many rules and parts a finding names, and how many parts are looked at for these. */
const SHOWN = 3;
const MOST_PARTS = 16;

export function judgeItem(key: string, item: Item, { expected, referenceOf }: Way): ElementFinding {
  const met = expected.map((one) => ({ one, here: one.items.get(key) }));
  // What stays closed with reason at one stage need not be open at another.
  const withheld = coverOf(met.flatMap(({ here }) => here?.withheld.boxes ?? []));
  const missing = met.flatMap(({ one, here }) => (here === undefined ? [] : missingAt(one, here, withheld)));
  const crossing = met.filter(({ here }) => (here?.boxes.length ?? 0) > 0);
  const first = (crossing[0]?.here?.boxes ?? []).flatMap((box) => partsOutside(box, [withheld.boxes]).parts);
  const lists = crossing.map(({ one }) => [...one.stage.possibly, ...one.past.map(passing)]);
  const isOpenSomewhere = first.some((box) => meets(box, lists, 0));
  const standing: RequirementStanding =
    crossing.length === 0
      ? 'not-asked'
      : !missing.some(({ perhaps }) => !perhaps)
        ? missing.length === 0
          ? 'open'
          : 'unknown'
        : isOpenSomewhere
          ? 'partly'
          : 'closed';
  return {
    asked: peerWords(item.element.asked),
    transport: item.element.transport,
    ports: printPorts(item.ports),
    standing,
    by: standing === 'closed' ? [] : crossing.flatMap(({ one, here }) => rulesFor(one, here).map(referenceOf)),
    missing: missing.slice(0, SHOWN),
    remark:
      crossing.length === 0
        ? 'nothing here decides about it'
        : (remarkOn(crossing.map(({ one, here }) => [one, here])) ?? wayOut(missing)),
  };
}

function passing(box: Box): RuledBox {
  return { box, rule: '', because: null };
}

/** What a stage does not surely let through of an item. */
function missingAt({ stage, past }: Expected, { boxes }: ExpectedItem, withheld: Cover): readonly MissingPart[] {
  const beside = [withheld.boxes, past];
  const left = boxes.flatMap(byFamily).filter((box) => firstOutside(box, withheld, stage.surelyOpen) !== null);
  const outside = (open: (box: Box) => readonly Box[]) =>
    forPeople(left.flatMap((box) => partsOutside(box, [...beside, open(box)], MOST_PARTS).parts));
  const missed = outside((box) => atTheirWidest(stage.possiblyOpen.boxes, box));
  const perhaps = missed.length === 0;
  const parts = perhaps ? outside(() => stage.surelyOpen.boxes) : missed;
  return parts.slice(0, SHOWN).map((part) => ({ ...openingBeyond(part, ''), at: stage.name, perhaps }));
}

const WORDS_SPOKEN: Box = { ...EVERYTHING, traffic: ALL_TRAFFIC & ~traffic('tcp/handshake') };

/** Whether some of a box passes all stages, and more than a handshake. */
function meets(box: Box, lists: readonly (readonly RuledBox[])[], at: number): boolean {
  const spoken = intersectBoxes(box, WORDS_SPOKEN);
  if (spoken === null) return false;
  const list = lists[at];
  if (list === undefined) return true;
  return list.some((one) => {
    const common = intersectBoxes(spoken, one.box);
    return common !== null && meets(common, lists, at + 1);
  });
}

/** The first rules of a stage that let some of an item through. */
function rulesFor({ stage }: Expected, here: ExpectedItem | undefined): readonly string[] {
  const found = new Set<string>();
  for (const { box, rule } of stage.possibly) {
    if (found.size === SHOWN) break;
    if (found.has(rule)) continue;
    const isOpen = (here?.boxes ?? []).some((asked) => {
      const spoken = intersectBoxes(asked, WORDS_SPOKEN);
      return spoken !== null && intersectBoxes(spoken, box) !== null;
    });
    if (isOpen) found.add(rule);
  }
  return [...found];
}

/** What the user can say so that it is known. */
function wayOut(missing: readonly MissingPart[]): string | null {
  const hangs = missing.some(({ peer, perhaps }) => perhaps && peer.in.some((id) => OWN_NETWORK.includes(id)));
  return hangs ? 'it is decided once you say what your own network is (network, --network CIDR)' : null;
}

const OWN_NETWORK: readonly string[] = [HOME.id, tagSet('VirtualNetwork').id];

/** Where our own target would refuse it, who made it open by hand should know why. */
function remarkOn(crossing: readonly (readonly [Expected, ExpectedItem | undefined])[]): string | null {
  for (const [{ compiled }, here] of crossing) {
    const fidelity = here?.fidelity;
    if (fidelity?.standing === 'refused') return reasonWords(compiled.plan.target, fidelity.reason);
  }
  return null;
}
