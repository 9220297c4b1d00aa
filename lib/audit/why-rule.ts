import { NetworkRequirementsError } from '../diagnostics';
import type { Deployment } from '../proof/readers/deployment';
import { type AuditedRole, type AuditOptions, prepare } from './audit';
import { linesOf } from './narrower';
import { type Asker, askersOf, nearestTo } from './nearest';
import { networkOf, withNetwork } from './network';
import type { RuleReference } from './result';
import { decide, ruleKeyOf } from './stages';

/** A rule that somebody asks about: by its name, by `FILTER NAME`, or by its sid. */
export interface RuleQuestion {
  readonly rule?: string;
  readonly sid?: number;
}

/** What a rule opens or closes, and which requirements need it. */
export interface RuleExplanation {
  readonly rule: RuleReference;
  readonly action: 'pass' | 'drop' | 'unsure';
  readonly description: string | null;
  /** What of it counts, behind what decides before it. */
  readonly opens: readonly string[];
  readonly askedBy: readonly Asker[];
  readonly nearest: readonly Asker[];
}

/**
 * Which sentence asks for a rule.
 *
 * @throws NetworkRequirementsError where there is no such rule, or there are several.
 */
export function whyRule(
  whole: Deployment,
  { rule, sid }: RuleQuestion,
  roles: readonly AuditedRole[] = [],
  options: AuditOptions = {},
): RuleExplanation {
  const deployment = withNetwork(whole, networkOf(options.network));
  const all = deployment.filters.flatMap((filter) => filter.rules.map((one) => ({ filter, one })));
  const found = all.filter(({ filter, one }) =>
    sid !== undefined ? one.sid === sid : one.name === rule || ruleKeyOf(filter, one) === rule,
  );
  const given = sid !== undefined ? `sid ${sid}` : (rule ?? '');
  const [first, second] = found;
  if (first === undefined) {
    const allowed = all.map(({ filter, one }) => ruleKeyOf(filter, one));
    throw new NetworkRequirementsError([{ code: 'unknown-rule', at: 'rule', given, allowed }]);
  }
  if (second !== undefined) {
    const allowed = found.map(({ filter, one }) => ruleKeyOf(filter, one));
    throw new NetworkRequirementsError([{ code: 'ambiguous-rule', at: 'rule', given, allowed }]);
  }
  const { filter, one } = first;
  const key = ruleKeyOf(filter, one);
  const opens = decide(filter).possibly.flatMap(({ box, rule: by }) => (by === key ? [box] : []));
  const prepared = roles.length === 0 ? null : prepare(deployment, roles, options);
  const askedBy = prepared === null ? [] : distinctAskers(opens.flatMap((box) => askersOf(prepared, box)));
  const [sample] = opens.length > 0 ? opens : one.boxes;
  return {
    rule: { filter: filter.id, rule: one.name, place: one.place },
    action: one.action,
    description: one.description,
    opens: linesOf(opens),
    askedBy,
    nearest: prepared === null || askedBy.length > 0 || sample === undefined ? [] : nearestTo(prepared, sample),
  };
}

function distinctAskers(askers: readonly Asker[]): readonly Asker[] {
  return [
    ...new Map(askers.map((one) => [`${one.entry} ${one.product} ${one.requirement} ${one.asked}`, one])).values(),
  ];
}
