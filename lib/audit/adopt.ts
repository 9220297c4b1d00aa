import type { TargetName } from '../model/plans';
import { shelved } from '../model/shelved';
import { type Box, EGRESS, EVERYTHING, INGRESS, intersectBoxes } from '../proof/box';
import { readPlan } from '../proof/prove';
import type { Deployment, Filter, FilterRule } from '../proof/readers/deployment';
import { type AuditedRole, type AuditOptions, type PreparedWay, prepare } from './audit';
import { directionsAsked, type Expected, partsFor } from './expected';
import { type RuleInTheWay, rulesInTheWay } from './in-the-way';
import { seenByGroups, seenFromBetween, sideOf } from './machines';
import { linesFromOf, linesOf } from './narrower';
import { type OverlaidRequirement, overlaidOfWays } from './overlaid';
import { allOutside, type Parts, partsOutside } from './parts';
import { amongOurs, type KeptAmongOurs } from './put-among';
import type { RuleReference } from './result';
import { decide, isAtMachines, ruleKeyOf } from './stages';

/** What a construct of ours would take over of hand-written rules, filter by filter. */
export interface Adoption {
  readonly filters: readonly AdoptedFilter[];
  /** What the construct would deploy was proved to be what is asked for. */
  readonly clean: boolean;
  /**
   * `clean`, nothing that is asked for is lost by the change, and no rule that is kept closes what the construct opens.
   */
  readonly proved: boolean;
  /**
   * The requirements of the roles that an overlay changes or leaves out: nothing is proved of what their page prints in
   * its place. Left out where none is.
   */
  readonly overlaid?: readonly OverlaidRequirement[];
}

/** What becomes of the rules of one filter. */
export interface AdoptedFilter extends KeptAmongOurs {
  readonly filter: string;
  readonly kind: TargetName;
  /** The construct opens all that these rules open, for whomever. */
  readonly replaced: readonly RuleReference[];
  /** The construct opens some of it; the rest stays in a rule of the user's, or is closed. */
  readonly narrowed: readonly NarrowedRule[];
  /** No requirement needs them, or they close: they stay as they are. */
  readonly kept: readonly RuleReference[];
  /** Of the rules that are kept, those that close what the construct opens; empty, or the change is not proved. */
  readonly inTheWay: readonly RuleInTheWay[];
  /** What the construct opens that is closed today. */
  readonly opened: readonly string[];
  /** What is open to these machines today, and neither needed nor kept. */
  readonly closed: readonly string[];
  /** What is asked for and would be open neither by the construct nor by what stays; empty, or the change is not proved. */
  readonly lost: readonly string[];
  /** Which of these lists are told to their end; what falls into hundreds of parts is not, and goes on. */
  readonly whole: { readonly opened: boolean; readonly closed: boolean; readonly lost: boolean };
}

/** A rule that opens more than the construct would. */
export interface NarrowedRule {
  readonly rule: RuleReference;
  /** What the construct does not open of it to these machines: keep it as an additional rule, with a reason, or let it go. */
  readonly rest: readonly string[];
  /** What it opens to other machines, whose needs were not asked about: it is closed to them where the rule is taken out. */
  readonly others: readonly string[];
  /** That is all of it; what falls into hundreds of parts is not told to its end. */
  readonly whole: boolean;
}

/**
 * Which hand-written rules a construct would replace, which stay, and a proof that nothing that is needed is lost.
 *
 *   1. each rule is held against what the construct opens: it is replaced, narrowed or kept
 *   2. what is asked for and open today has to be open by the construct, or by what stays
 *   3. what is kept and closes must not be asked before the construct's rules
 *
 * @throws NetworkRequirementsError where a role cannot be used.
 */
export function adopt(deployment: Deployment, roles: readonly AuditedRole[], options: AuditOptions = {}): Adoption {
  const { ways, referenceOf } = prepare(deployment, roles, options);
  const met = metFilters(ways);
  const filters = [...met].map(([filter, { expected, own }]) => adoptFilter(filter, expected, own, referenceOf));
  const clean = [...new Set([...met.values()].map(({ expected }) => expected.compiled))].every(
    ({ verdict }) => verdict.clean,
  );
  const overlaid = overlaidOfWays(ways);
  return {
    filters,
    clean,
    proved: clean && filters.every(({ lost, inTheWay }) => lost.length === 0 && inTheWay.length === 0),
    ...(overlaid.length === 0 ? {} : { overlaid }),
  };
}

/** A filter, what is asked of it, and whose ways lead through it. */
interface MetFilter {
  readonly expected: Expected;
  readonly own: readonly PreparedWay[];
}

/**
 * Each filter once, whatever stands beside it on one way or another: the construct's rules are the same for all roles. Of
 * a group that is met alone and together with others, what is asked is that of the fewest.
 */
function metFilters(ways: readonly PreparedWay[]): ReadonlyMap<Filter, MetFilter> {
  const met = new Map<Filter, MetFilter>();
  for (const way of ways) {
    for (const one of way.expected) {
      for (const filter of one.stage.filters) {
        const { expected, own } = met.get(filter) ?? { expected: one, own: [] };
        const isOfFewer = one.stage.filters.length < expected.stage.filters.length;
        met.set(filter, { expected: isOfFewer ? one : expected, own: [...own, way] });
      }
    }
  }
  return met;
}

function adoptFilter(
  filter: Filter,
  expected: Expected,
  ways: readonly PreparedWay[],
  referenceOf: (key: string) => RuleReference,
): AdoptedFilter {
  const { explained, compiled, place } = expected;
  const items = [...expected.items.values()];
  const replaced: RuleReference[] = [];
  const narrowed: NarrowedRule[] = [];
  const kept: FilterRule[] = [];
  const staying: Box[] = [];
  const closed: Parts[] = [];
  const { possibly, surely } = decide(filter);
  const byRule = shelved(possibly.map(({ rule, box }) => [rule, box] as const));
  const partsOf = ways.map(({ side }) => partsFor(expected, side));
  const referenceTo = (rule: FilterRule) => referenceOf(ruleKeyOf(filter, rule));
  for (const rule of filter.rules) {
    const key = ruleKeyOf(filter, rule);
    const all = byRule.get(key) ?? [];
    const own = all.flatMap((box) => partsOf.flatMap((partsAt) => partsAt(box)));
    const rest = allOutside(own, [explained.boxes]);
    if (rule.place === null) {
      // What the cloud or a policy lets through by itself goes with the list that it ends.
      closed.push(rest);
      continue;
    }
    const isNeeded = items.some(({ boxes, grown }) =>
      [...boxes, ...grown].some((one) => own.some((box) => intersectBoxes(one, box) !== null)),
    );
    if (rule.action === 'drop' || !isNeeded) {
      kept.push(rule);
      staying.push(...all);
      continue;
    }
    const reference = referenceOf(key);
    const others = outsideOf(all, expected, ways);
    if (rest.parts.length + others.parts.length === 0) replaced.push(reference);
    else {
      narrowed.push({
        rule: reference,
        rest: linesOf(rest.parts),
        others: linesFromOf(others.parts),
        whole: rest.whole && others.whole,
      });
      closed.push(rest);
    }
  }
  const reading = readPlan(compiled.plan);
  const ours = reading.surely.flatMap((one) => place([one.box]).map((box) => ({ ...one, box })));
  const open = ours.map(({ box }) => box);
  const after = [...open, ...staying];
  // What is not open today cannot be lost; that it is missing is what an audit says.
  const lost = items.flatMap(({ boxes, withheld }) =>
    boxes.flatMap((box) =>
      possibly.flatMap((one) => {
        const common = intersectBoxes(box, one.box);
        return common === null ? [] : [partsOutside(common, [withheld.boxes, after])];
      }),
    ),
  );
  const today = possibly.map(({ box }) => box);
  // What a resolver does not decide about passes by it before as after.
  const opened = allOutside(open, [surely.map(({ box }) => box), expected.past]);
  const gone = allOutside(
    closed.flatMap(({ parts }) => parts),
    [staying, place(reading.possibly.map(({ box }) => box))],
  );
  return {
    filter: filter.id,
    kind: filter.kind,
    replaced,
    narrowed,
    kept: kept.map(referenceTo),
    ...amongOurs(compiled.plan, kept, referenceTo),
    inTheWay: rulesInTheWay(filter, kept, { plan: compiled.plan, ours, items, today }, referenceOf),
    opened: linesOf(opened.parts),
    closed: linesOf(gone.parts),
    lost: linesOf(lost.flatMap(({ parts }) => parts)),
    whole: {
      opened: opened.whole,
      closed: gone.whole && closed.every(({ whole }) => whole),
      lost: lost.every(({ whole }) => whole),
    },
  };
}

/**
 * What boxes hold for machines of which no role was given. Whoever is in a group that was bound to a role is taken for the
 * role's: the construct's rules stand in that group, and open to all of it.
 */
function outsideOf(boxes: readonly Box[], expected: Expected, ways: readonly PreparedWay[]): Parts {
  const { explained, stage } = expected;
  if (isAtMachines(stage.kind)) {
    const served = ways.flatMap(({ standing }): readonly Box[] => {
      const side = sideOf(seenByGroups(standing));
      return [
        { ...EVERYTHING, direction: EGRESS, from: side },
        { ...EVERYTHING, direction: INGRESS, to: side },
      ];
    });
    return allOutside(boxes, [served, explained.boxes]);
  }
  // What stands between cannot tell the directions apart: a connection that is open in one of them is open.
  const asked = directionsAsked(expected);
  const served = ways.flatMap(({ standing }): readonly Box[] => {
    const side = sideOf(seenFromBetween(standing));
    return [
      ...((asked & EGRESS) === 0 ? [] : [{ ...EVERYTHING, from: side }]),
      ...((asked & INGRESS) === 0 ? [] : [{ ...EVERYTHING, to: side }]),
    ];
  });
  const free = explained.boxes.map((box) => ({ ...box, direction: EVERYTHING.direction }));
  return allOutside(
    boxes.map((box) => ({ ...box, direction: EGRESS })),
    [served, free],
  );
}
