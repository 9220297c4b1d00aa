import type { Plan } from '../model/plans';
import type { Box } from '../proof/box';
import { indexOf, shelfOf } from '../proof/box-index';
import type { Filter, FilterRule } from '../proof/readers/deployment';
import type { RuledBox } from '../proof/region';
import type { ExpectedItem } from './expected';
import { linesOf } from './narrower';
import { commonPart, outermost, partsOutside } from './parts';
import type { RuleReference } from './result';
import { ruleKeyOf } from './stages';

/** A rule of the user's that is kept, and closes some of what is asked for where it is asked before the construct's rules. */
export interface RuleInTheWay {
  readonly rule: RuleReference;
  /** It may close it, and nobody can know. */
  readonly perhaps: boolean;
  /**
   * `put-behind`: it does no harm behind the construct's rules. `narrow`: the service asks it first wherever it is put, so
   * what it says has to be narrowed, or the rule taken out.
   */
  readonly remedy: 'put-behind' | 'narrow';
  /** Open today, and lost where nothing is done. */
  readonly loses: readonly string[];
  /** Closed today, and so it stays where nothing is done, though the construct would open it. */
  readonly keepsClosed: readonly string[];
  /** That is all of it; what falls into hundreds of parts is not told to its end. */
  readonly whole: boolean;
}

/** What a construct would put into a filter, and what is asked of it there. */
export interface PutThere {
  readonly plan: Plan;
  /** What its rules surely let through, by the keys of the plan. */
  readonly ours: readonly RuledBox[];
  readonly items: readonly ExpectedItem[];
  /** What is open today, for sure or perhaps. */
  readonly today: readonly Box[];
}

/** Of the rules that are kept, those that close what the construct opens, unless it is known that they are asked after it. */
export function rulesInTheWay(
  filter: Filter,
  kept: readonly FilterRule[],
  { plan, ours, items, today }: PutThere,
  referenceOf: (key: string) => RuleReference,
): readonly RuleInTheWay[] {
  // A group that only allows has no order, and what nobody is sure of closes nothing there.
  if (filter.kind === 'aws-security-group') return [];
  const asked = items.flatMap(({ boxes, withheld }) => boxes.map((box) => ({ box, withheld: withheld.boxes })));
  const askedIndex = indexOf(asked.map(({ box }) => box));
  const oursIndex = indexOf(ours.map(({ box }) => box));
  const openToday = shelfOf(today);
  const turnAgainst = turnsOf(plan);
  return kept.flatMap((rule): readonly RuleInTheWay[] => {
    if (rule.action === 'pass') return [];
    const turns = new Set<Turned>();
    const closed = rule.boxes.flatMap((box) =>
      askedIndex.meeting(box).flatMap((at) => {
        const { box: wanted, withheld } = asked[at] as (typeof asked)[number];
        const common = commonPart(wanted, box);
        if (common === null) return [];
        return oursIndex.meeting(common).flatMap((position) => {
          const one = ours[position] as RuledBox;
          const opened = commonPart(common, one.box);
          const turn = turnAgainst(rule, one.rule);
          if (opened === null || turn === 'behind') return [];
          const left = partsOutside(opened, [withheld]);
          if (left.parts.length > 0) turns.add(turn);
          return [left];
        });
      }),
    );
    // Two of our rules may open the same, one of them more of it.
    const parts = outermost(closed.flatMap((one) => one.parts));
    if (parts.length === 0) return [];
    const stay = parts.map((part) => partsOutside(part, [openToday(part)]));
    const open = parts.flatMap((part) => openToday(part).flatMap((one) => commonPart(part, one) ?? []));
    return [
      {
        rule: referenceOf(ruleKeyOf(filter, rule)),
        perhaps: rule.action === 'unsure' || rule.mayMiss === true,
        remedy: turns.has('first') ? 'narrow' : 'put-behind',
        loses: linesOf(open),
        keepsClosed: linesOf(stay.flatMap((one) => one.parts)),
        whole: [...stay, ...closed].every(({ whole }) => whole),
      },
    ];
  });
}

/** When a kept rule is asked, seen from one of ours: before it wherever it stands, after it, or as it is put. */
type Turned = 'first' | 'behind' | 'as-put';

const KINDS = ['nat', 'network', 'application'] as const;

function turnsOf(plan: Plan): (kept: FilterRule, ours: string) => Turned {
  const priorities = new Map(
    plan.target === 'azure-network-security-group' ? plan.rules.map(({ key, priority }) => [key, priority]) : [],
  );
  const collections =
    plan.target === 'azure-firewall'
      ? plan.groups.flatMap(({ name, collections: all }) =>
          all.map((one) => ({ start: `${name} ${one.name} `, kind: one.kind })),
        )
      : [];
  // What Azure opens itself comes behind every rule, as the last kind.
  const kindOf = (key: string) => collections.find(({ start }) => key.startsWith(start))?.kind ?? 'application';
  return ({ turn }, ours) => {
    switch (turn?.by) {
      case undefined:
        return 'as-put';
      case 'stateless':
        return 'first';
      case 'priority': {
        const priority = priorities.get(ours);
        return priority !== undefined && priority < turn.priority ? 'behind' : 'as-put';
      }
      case 'kind': {
        const [kept, own] = [KINDS.indexOf(turn.kind), KINDS.indexOf(kindOf(ours))];
        if (kept !== own) return kept < own ? 'first' : 'behind';
        return turn.inherited ? 'first' : 'as-put';
      }
    }
  };
}
