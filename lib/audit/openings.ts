import { shelved } from '../model/shelved';
import type { Box } from '../proof/box';
import { intersectBoxes } from '../proof/box';
import { indexOf, type Shelf, shelfOf } from '../proof/box-index';
import { boxKey } from '../proof/box-keys';
import { coverOf, firstOutside } from '../proof/cover';
import { joinedAll } from '../proof/joined';
import { openingBeyond } from '../proof/opening';
import { piecesOf } from '../proof/parted';
import type { Side } from '../proof/side';
import { isPlaceholder } from './by-nature';
import type { Expected } from './expected';
import { forPeople } from './for-people';
import { partsOutside } from './parts';
import type { OpeningFinding, RuleReference } from './result';
import { ruleKeyOf, type Stage, touching } from './stages';

/** What gets through all stages, and the rules that let it through, one of each. */
export interface Passing {
  readonly box: Box;
  readonly rules: readonly string[];
  /** Each of the stages surely lets through the very box that it comes from. */
  readonly isSure: boolean;
}

/** What these machines may open and take, over all stages of their way. */
export function passingAll(expected: readonly Expected[], side: Side): readonly Passing[] {
  const [first, ...rest] = expected;
  if (first === undefined) return [];
  let passing = lists(first, side).map(({ box, rule, isSure }): Passing => ({ box, rules: named(rule), isSure }));
  for (const one of rest) {
    const next = lists(one, side);
    const index = indexOf(next.map(({ box }) => box));
    passing = passing.flatMap(({ box, rules, isSure }) =>
      index.meeting(box).flatMap((at) => {
        const other = next[at] as ListedBox;
        const common = intersectBoxes(box, other.box);
        if (common === null) return [];
        return [{ box: common, rules: [...rules, ...named(other.rule)], isSure: isSure && other.isSure }];
      }),
    );
  }
  return passing;
}

/** What a stage lets through of these machines' connections, and what passes by it. */
function lists({ stage, past }: Expected, side: Side): readonly ListedBox[] {
  const isCertain = stage.surely === stage.possibly;
  const sure = new Set(isCertain ? [] : stage.surely.map(({ box }) => boxKey(box)));
  const all = [
    ...stage.possibly.map(({ box, rule }) => ({ box, rule, isSure: isCertain || sure.has(boxKey(box)) })),
    ...past.map((box) => ({ box, rule: PASSES_BY, isSure: true })),
  ];
  return all.flatMap((one) => touching(one.box, side).map((box) => ({ ...one, box })));
}

interface ListedBox {
  readonly box: Box;
  readonly rule: string;
  readonly isSure: boolean;
}

/** What is not a filter's to decide. */
const PASSES_BY = 'past it';

function named(rule: string): readonly string[] {
  return rule === PASSES_BY ? [] : [rule];
}

/** How many parts of an opening a finding shows. */
const SHOWN = 5;

export interface Openings {
  readonly beyond: readonly OpeningFinding[];
  readonly widened: readonly OpeningFinding[];
}

/**
 * What is open beside the documents: `widened` where every stage on the way would open it even as our own compiler writes
 * it, `beyond` where one of them lets through what nothing explains.
 */
export function openingsBeside(
  expected: readonly Expected[],
  side: Side,
  entries: readonly string[],
  referenceOf: (key: string) => RuleReference,
): Openings {
  const askedFor = askedAnywhere(expected);
  const asked = joinedAll(askedFor);
  const near = shelfOf(askedFor);
  let shelves: readonly Shelf[] | null = null;
  // Where nothing is unsure nobody asks.
  const sure = () => {
    shelves ??= expected.map(({ stage, past }) => shelfOf([...stage.surely.map(({ box }) => box), ...past]));
    return shelves;
  };
  const explainedAt = expected.map(({ explained, past }) => ({ explained, past, beside: coverOf(past) }));
  const ownRules = expected.map(({ stage }) => openedByTheCloud(stage));
  // What the cloud's own rule of a stage opens as well is told for that rule, and of several for the first.
  const toldElsewhere = (rules: readonly string[], part: Box) =>
    ownRules.map(({ boxes, starts, index }) => {
      const start = Math.min(...rules.map((rule) => starts.get(rule) ?? boxes.length));
      return index
        .meeting(part)
        .filter((position) => position < start)
        .map((position) => boxes[position] as Box);
    });
  const byRules = new Map<string, Told>();
  for (const { box, rules, isSure } of passingAll(expected, side)) {
    if (isPlaceholder(box)) continue;
    // Most of what is open meets nothing that is asked for, and one by one the ends of the names mostly say so.
    const isAsked = near(box).some((one) => intersectBoxes(box, one) !== null);
    const { parts: left, whole } = isAsked ? partsOutside(box, [asked]) : { parts: [box], whole: true };
    if (left.length === 0) continue;
    const key = rules.join('\n');
    const known = byRules.get(key) ?? { rules, beyond: [], widened: [], cut: new Set(), isSure: true };
    byRules.set(key, known);
    known.isSure &&= isSure;
    for (const part of left) {
      const unexplained = explainedAt.flatMap(({ explained, past, beside }) => {
        const first = firstOutside(part, explained, beside);
        if (first === null) return [];
        // What comes back as it went in met nothing.
        return [first === part ? { parts: [part], whole: true } : partsOutside(part, [explained.boxes, past], SHOWN)];
      });
      const beyond = unexplained.flatMap(({ parts }) => parts);
      known.beyond.push(...beyond);
      // What is left of a part of which something is beyond is as wide as the kind has to be.
      if (!beyond.includes(part)) {
        const told = beyond.length === 0 ? [] : toldElsewhere(rules, part);
        known.widened.push(...partsOutside(part, [beyond, ...told]).parts);
      }
      if (unexplained.some((one) => !one.whole)) known.cut.add('beyond');
    }
    if (whole) continue;
    known.cut.add('beyond').add('widened');
    // Parts that were not looked at may be beyond where all that were are not.
    known.beyond.push(
      ...explainedAt.flatMap(({ explained, past }) => partsOutside(box, [asked, explained.boxes, past], SHOWN).parts),
    );
  }
  const found = (kind: 'beyond' | 'widened') =>
    [...byRules.values()].flatMap(({ rules, cut, ...all }): readonly OpeningFinding[] => {
      const parts = forPeople(all[kind]);
      if (parts.length === 0) return [];
      return [
        {
          entries,
          rules: rules.map(referenceOf),
          open: parts.slice(0, SHOWN).map((part) => openingBeyond(part, rules.join(' + '))),
          parts: parts.length,
          whole: !cut.has(kind),
          perhaps: !all.isSure && parts.every((part) => sure().some((shelf) => isOutside(part, shelf))),
        },
      ];
    });
  return { beyond: found('beyond'), widened: found('widened') };
}

/** What a stage lets through by rules that nobody wrote, rule by rule. */
function openedByTheCloud({ filters, possibly }: Stage) {
  const own = new Set(
    filters.flatMap((filter) => filter.rules.flatMap((rule) => (rule.place === null ? [ruleKeyOf(filter, rule)] : []))),
  );
  const byRule = shelved(possibly.flatMap(({ rule, box }) => (own.has(rule) ? [[rule, box] as const] : [])));
  const listed = [...own].flatMap((rule) => (byRule.get(rule) ?? []).map((box) => ({ rule, box })));
  const boxes = listed.map(({ box }) => box);
  const starts = new Map(listed.map(({ rule }, position) => [rule, position] as const).reverse());
  return { boxes, starts, index: indexOf(boxes) };
}

/**
 * What rules let through together beside what is asked for; `cut`: where there may be more than was looked at; `isSure`:
 * nothing of it is possible only.
 */
interface Told {
  readonly rules: readonly string[];
  readonly beyond: Box[];
  readonly widened: Box[];
  readonly cut: Set<'beyond' | 'widened'>;
  isSure: boolean;
}

/** What is asked for is asked of every stage that it crosses, so the first of them that knows an item says it. */
function askedAnywhere(expected: readonly Expected[]): readonly Box[] {
  const boxes = new Map<string, readonly Box[]>();
  for (const { items } of expected) {
    for (const [key, item] of items) {
      if (item.boxes.length > 0 && !boxes.has(key)) boxes.set(key, item.boxes);
    }
  }
  return [...boxes.values()].flat();
}

/** Whether some of a box lies in none of those on the shelf. */
function isOutside(box: Box, shelf: Shelf): boolean {
  return piecesOf({ box, taken: shelf(box) }).some((piece) => firstOutside(piece.box, coverOf(piece.taken)) !== null);
}
