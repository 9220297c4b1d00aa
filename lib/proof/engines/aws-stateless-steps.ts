import { type Box, intersectBoxes, subtractBoxes } from '../box';
import type { FilterRule } from '../readers/deployment';
import type { StatelessRule } from './aws-stateless-rules';

/** More boxes than these are not compared one by one: then nothing is said for sure. */
const MOST_DECIDED = 512;
const MOST_UNANSWERED = 400;
const MOST_COMPARED = 200_000;

/**
 * The stateless rules in their order, the default action last. Each sees single packets, and both sides' packets are
 * asked about: a connection that is passed has to be passed both ways, and one that is forwarded has to be forwarded
 * both ways, since the stateful rules cannot follow half of it ("Analyzing stateless rule groups", forwarding
 * asymmetrically). What no step decides is left to the stateful rules.
 */
export function statelessSteps(rules: readonly StatelessRule[]): readonly FilterRule[] {
  const replies = repliesTo(rules);
  const unanswered = replies.flatMap(({ rule, left }) => (rule.action === 'pass' ? [] : left));
  const isCompared = unanswered.length <= MOST_UNANSWERED && unanswered.length * rules.length <= MOST_COMPARED;
  const steps: FilterRule[] = [];
  /** What no later rule sees, what is forwarded for sure, and what may be. */
  let decided: readonly Box[] = [];
  let surely: readonly Box[] = [];
  let perhaps: readonly Box[] = [];
  for (const one of rules) {
    const boxes = subtractBoxes(one.boxes, decided);
    const isMany = perhaps.length > MOST_DECIDED;
    const isForwarded = one.action === 'forward';
    const isSure = one.exact && decided.length + one.boxes.length <= MOST_DECIDED;
    if (isForwarded && isSure) surely = [...surely, ...one.boxes];
    else if (isForwarded) perhaps = [...perhaps, ...boxes];
    else if (one.action === 'unsure') steps.push(...step(one, 'unsure', boxes, false));
    else if (one.pieces === true) steps.push(...step(one, 'pass', boxes, true));
    else if (one.action === 'drop') {
      // What may have been forwarded before is not dropped for sure.
      const alone = isMany ? [] : subtractBoxes(boxes, perhaps);
      steps.push(...step(one, 'drop', alone, !one.exact), ...step(one, 'drop', subtractBoxes(boxes, alone), true));
    } else {
      const answered = isCompared && !isMany ? subtractBoxes(boxes, [...perhaps, ...unanswered]) : [];
      const half = subtractBoxes(boxes, answered);
      steps.push(...step(one, 'pass', answered, !one.exact), ...step(one, 'unsure', half, false));
    }
    // Where nothing was forwarded before, the steps themselves decide.
    if (isSure && (isForwarded || perhaps.length > 0)) decided = [...decided, ...one.boxes];
  }
  return [...steps, ...halves(replies, [...surely, ...perhaps])];
}

function step(
  { rule }: StatelessRule,
  action: FilterRule['action'],
  boxes: readonly Box[],
  mayMiss: boolean,
): readonly FilterRule[] {
  return boxes.length === 0
    ? []
    : [{ ...rule, action, boxes, ...(mayMiss ? { mayMiss } : {}), turn: { by: 'stateless' } }];
}

/** A rule, and the connections of which it may be the first to see the other side's packets. */
interface Reply {
  readonly rule: StatelessRule;
  readonly left: readonly Box[];
}

function repliesTo(rules: readonly StatelessRule[]): readonly Reply[] {
  let decided: readonly Box[] = [];
  return rules.map((rule) => {
    const left = subtractBoxes(rule.back, decided);
    if (rule.exactBack && decided.length + rule.back.length <= MOST_DECIDED) decided = [...decided, ...rule.back];
    return { rule, left };
  });
}

/** Of what is forwarded: where the other side's packets are not. */
function halves(replies: readonly Reply[], forwarded: readonly Box[]): readonly FilterRule[] {
  if (forwarded.length === 0) return [];
  return replies.flatMap(({ rule, left }): readonly FilterRule[] => {
    if (rule.action === 'forward') return [];
    const boxes =
      forwarded.length > MOST_DECIDED
        ? left
        : left.flatMap((box) => forwarded.flatMap((other) => intersectBoxes(box, other) ?? []));
    const named = { ...rule, rule: { ...rule.rule, name: `${rule.rule.name} (its replies)` } };
    // What the stateful rules close is closed; what they open they may not be able to follow, and gets no answer if it is dropped.
    return rule.action === 'unsure' ? step(named, 'unsure', boxes, false) : step(named, 'drop', boxes, true);
  });
}
