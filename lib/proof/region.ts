import type { PlanBecause } from '../model/plans/plan';
import type { Box } from './box';
import { Closings } from './closings';

/** A box, and the rule of the plan that it comes from. */
export interface RuledBox {
  readonly box: Box;
  /** The rule's key, a line's group and sid, a group and its target, or `default`. */
  readonly rule: string;
  /** What the plan says that the rule stands for; null for the cloud's own. */
  readonly because: readonly PlanBecause[] | null;
}

/** What a rule is called in a hole. Joined and not spliced: it is kept for each of many thousand boxes, and should be one piece. */
export function labelOf(...words: readonly (string | number)[]): string {
  return words.join(' ');
}

/** One step of an ordered list. `unsure`: nobody says which of the two the cloud does. */
export interface Step extends RuledBox {
  readonly action: 'pass' | 'drop' | 'unsure';
  /** It may also not match what lies in its box, and then the next step decides. */
  readonly mayMiss?: true;
}

/**
 * What an ordered list lets through; a step that is unsure parts what it may allow from what it surely allows. Where none
 * is, the two are the same list.
 */
export interface Allowed {
  readonly surely: readonly RuledBox[];
  readonly possibly: readonly RuledBox[];
}

/** What several lists let through, each of its own connections. */
export function allowedByAll(lists: readonly Allowed[]): Allowed {
  const possibly = lists.flatMap((one) => one.possibly);
  const isCertain = lists.every((one) => one.surely === one.possibly);
  return { surely: isCertain ? possibly : lists.flatMap(({ surely }) => surely), possibly };
}

/**
 * The first step that a connection lies in decides about it, so a step lets through what none of the closing steps
 * before it has taken; that an opening step took it already does no harm to a union.
 */
export function allowedBy(steps: readonly Step[]): Allowed {
  const isCertain = steps.every(({ action, mayMiss }) => action !== 'unsure' && !mayMiss);
  const possibly: RuledBox[] = [];
  const surely: RuledBox[] = isCertain ? possibly : [];
  const perhaps = steps.filter(({ action }) => action !== 'pass');
  const certain = perhaps.filter(({ action, mayMiss }) => action === 'drop' && !mayMiss);
  const closedPerhaps = new Closings(perhaps.map(({ box }) => box));
  const closedSurely = new Closings(certain.map(({ box }) => box));
  const before = { perhaps: 0, certain: 0 };
  for (const { action, box, rule, because, mayMiss } of steps) {
    const open = action === 'drop' ? [] : ruled(closedSurely.left(box, before.certain), rule, because);
    possibly.push(...open);
    if (action === 'pass' && !mayMiss && !isCertain) {
      const left = closedPerhaps.left(box, before.perhaps);
      // What nothing closes is mostly the same in both lists.
      const isSame = left.length === open.length && left.every((one, at) => one === open[at]?.box);
      surely.push(...(isSame ? open : ruled(left, rule, because)));
    }
    if (action !== 'pass') before.perhaps += 1;
    if (action === 'drop' && !mayMiss) before.certain += 1;
  }
  return { surely, possibly };
}

function ruled(boxes: readonly Box[], rule: string, because: RuledBox['because']): readonly RuledBox[] {
  return boxes.map((box) => ({ box, rule, because }));
}
