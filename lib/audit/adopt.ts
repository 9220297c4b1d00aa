import type { TargetName } from '../model/plans';
import { type Box, intersectBoxes } from '../proof/box';
import { readPlan } from '../proof/prove';
import type { Deployment, Filter } from '../proof/readers/deployment';
import { shelved } from '../proof/reasons';
import { type AuditedRole, type AuditOptions, type PreparedWay, prepare } from './audit';
import { type Expected, partsFor } from './expected';
import { linesOf } from './narrower';
import { allOutside, partsOutside } from './parts';
import type { RuleReference } from './result';
import { decide, ruleKeyOf } from './stages';

/** What a construct of ours would take over of hand-written rules, filter by filter. */
export interface Adoption {
  readonly filters: readonly AdoptedFilter[];
  /** Nothing that is asked for is lost by the change, and nothing that stays is. */
  readonly proved: boolean;
}

/** What becomes of the rules of one filter. */
export interface AdoptedFilter {
  readonly filter: string;
  readonly kind: TargetName;
  /** The construct opens all that these rules open for the machines. */
  readonly replaced: readonly RuleReference[];
  /** The construct opens some of it; the rest stays in a rule of the user's, or is closed. */
  readonly narrowed: readonly NarrowedRule[];
  /** No requirement needs them: they stay as they are. */
  readonly kept: readonly RuleReference[];
  /** What the construct opens that is closed today. */
  readonly opened: readonly string[];
  /** What is open today, and neither needed nor kept. */
  readonly closed: readonly string[];
  /** What is asked for and would be open neither by the construct nor by what stays; empty, or the change is not proved. */
  readonly lost: readonly string[];
  /** Which of these lists are told to their end; what falls into hundreds of parts is not, and goes on. */
  readonly whole: { readonly opened: boolean; readonly closed: boolean; readonly lost: boolean };
}

/** A rule that opens more than the construct would. */
export interface NarrowedRule {
  readonly rule: RuleReference;
  /** What the construct does not open of it: keep it as an additional rule, with a reason, or let it go. */
  readonly rest: readonly string[];
  /** That is all of it; what falls into hundreds of parts is not told to its end. */
  readonly whole: boolean;
}

/**
 * Which hand-written rules a construct would replace, which stay, and a proof that nothing that is needed is lost.
 *
 * @throws NetworkRequirementsError where a role cannot be used.
 */
export function adopt(deployment: Deployment, roles: readonly AuditedRole[], options: AuditOptions = {}): Adoption {
  const { ways, referenceOf } = prepare(deployment, roles, options);
  const stages = new Map<Expected, PreparedWay[]>();
  for (const way of ways) {
    for (const one of way.expected) stages.set(one, [...(stages.get(one) ?? []), way]);
  }
  const filters = [...stages].flatMap(([expected, own]) =>
    expected.stage.filters.map((filter) => adoptFilter(filter, expected, own, referenceOf)),
  );
  const isProved = [...stages.keys()].every(({ compiled }) => compiled.verdict.clean);
  return { filters, proved: isProved && filters.every(({ lost }) => lost.length === 0) };
}

function adoptFilter(
  filter: Filter,
  expected: Expected,
  ways: readonly PreparedWay[],
  referenceOf: (key: string) => RuleReference,
): AdoptedFilter {
  const { explained, items, compiled, place } = expected;
  const replaced: RuleReference[] = [];
  const narrowed: NarrowedRule[] = [];
  const kept: RuleReference[] = [];
  const staying: Box[] = [];
  const closed: Box[] = [];
  const { possibly, surely } = decide(filter);
  const opened = shelved(possibly.map(({ rule, box }) => [rule, box] as const));
  const partsOf = ways.map(({ side }) => partsFor(expected, side));
  for (const rule of filter.rules) {
    if (rule.place === null) continue;
    const key = ruleKeyOf(filter, rule);
    const all = opened.get(key) ?? [];
    const own = all.flatMap((box) => partsOf.flatMap((partsAt) => partsAt(box)));
    const isNeeded = [...items.values()].some(({ boxes, grown }) =>
      [...boxes, ...grown].some((one) => own.some((box) => intersectBoxes(one, box) !== null)),
    );
    const reference = referenceOf(key);
    if (rule.action === 'drop' || !isNeeded) {
      kept.push(reference);
      staying.push(...all);
      continue;
    }
    const rest = allOutside(own, [explained.boxes]);
    if (rest.parts.length === 0) replaced.push(reference);
    else {
      narrowed.push({ rule: reference, rest: linesOf(rest.parts), whole: rest.whole });
      closed.push(...rest.parts);
    }
  }
  const ours = place(readPlan(compiled.plan).surely.map(({ box }) => box));
  const after = [...ours, ...staying];
  // What is not open today cannot be lost; that it is missing is what an audit says.
  const lost = [...items.values()].flatMap(({ boxes, withheld }) =>
    boxes.flatMap((box) =>
      possibly.flatMap((one) => {
        const common = intersectBoxes(box, one.box);
        return common === null ? [] : [partsOutside(common, [withheld.boxes, after])];
      }),
    ),
  );
  const today = surely.map(({ box }) => box);
  const added = allOutside(ours, [today]);
  const gone = allOutside(closed, [staying]);
  return {
    filter: filter.id,
    kind: filter.kind,
    replaced,
    narrowed,
    kept,
    opened: linesOf(added.parts),
    closed: linesOf(gone.parts),
    lost: linesOf(lost.flatMap(({ parts }) => parts)),
    whole: {
      opened: added.whole,
      closed: gone.whole && narrowed.every(({ whole }) => whole),
      lost: lost.every(({ whole }) => whole),
    },
  };
}
