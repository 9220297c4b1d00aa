import type { PlanBecause } from '../model/plans/plan';
import { type Box, intersectBoxes, subtractBox, subtractBoxes } from './box';

/** A box, and the rule of the plan that it comes from. */
export interface RuledBox {
  readonly box: Box;
  /** The rule's key, a line's group and sid, a group and its target, or `default`. */
  readonly rule: string;
  /** What the plan says that the rule stands for; empty for the cloud's own. */
  readonly because: readonly PlanBecause[];
}

/** One step of an ordered list. `unsure`: nobody says which of the two the cloud does. */
export interface Step extends RuledBox {
  readonly action: 'pass' | 'drop' | 'unsure';
}

/** What an ordered list lets through; a step that is unsure parts what it may allow from what it surely allows. */
export interface Allowed {
  readonly surely: readonly RuledBox[];
  readonly possibly: readonly RuledBox[];
}

/**
 * The first step that a connection lies in decides about it, so a step lets through what none of the closing steps
 * before it has taken; that an opening step took it already does no harm to a union.
 */
export function allowedBy(steps: readonly Step[]): Allowed {
  const surely: RuledBox[] = [];
  const possibly: RuledBox[] = [];
  const closedPerhaps: Box[] = [];
  const closedSurely: Box[] = [];
  for (const { action, box, rule, because } of steps) {
    if (action !== 'drop') possibly.push(...ruled(subtractBoxes([box], closedSurely), rule, because));
    if (action === 'pass') surely.push(...ruled(subtractBoxes([box], closedPerhaps), rule, because));
    if (action !== 'pass') closedPerhaps.push(box);
    if (action === 'drop') closedSurely.push(box);
  }
  return { surely, possibly };
}

export function ruled(boxes: readonly Box[], rule: string, because: readonly PlanBecause[] = []): readonly RuledBox[] {
  return boxes.map((box) => ({ box, rule, because }));
}

/** What two plans let through that stand one behind the other. */
export function intersectRuled(a: readonly RuledBox[], b: readonly RuledBox[]): readonly RuledBox[] {
  return a.flatMap((first) =>
    b.flatMap((second) => {
      const box = intersectBoxes(first.box, second.box);
      return box === null ? [] : [{ box, rule: `${first.rule} + ${second.rule}`, because: first.because }];
    }),
  );
}

/** Every part of the ruled boxes that lies in none of `taken`. */
export function subtractFromRuled(boxes: readonly RuledBox[], taken: readonly Box[]): readonly RuledBox[] {
  return boxes.flatMap(({ box, rule, because }) => ruled(subtractBoxes([box], taken), rule, because));
}

/** The first part that is left over, and nothing more: a hole needs one witness. */
export function firstLeft(box: Box, taken: readonly Box[]): Box | null {
  const [next, ...others] = taken;
  if (next === undefined) return box;
  for (const part of subtractBox(box, next)) {
    const left = firstLeft(part, others);
    if (left !== null) return left;
  }
  return null;
}
