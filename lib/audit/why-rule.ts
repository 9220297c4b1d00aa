import { NetworkRequirementsError, visible } from '../diagnostics';
import type { Box } from '../proof/box';
import type { Deployment, Filter, FilterRule } from '../proof/readers/deployment';
import { type AuditedRole, type AuditOptions, prepare } from './audit';
import { linesFromOf, linesOf } from './narrower';
import { type Asker, askersOf, nearestTo } from './nearest';
import { networkOf, withNetwork } from './network';
import { allOutside, type Parts } from './parts';
import type { RuleReference } from './result';
import { decide, isAtMachines, ruleKeyOf } from './stages';

/** A rule that somebody asks about: by its name, by `FILTER NAME`, as a page prints it, or by its sid. */
export interface RuleQuestion {
  readonly rule?: string;
  readonly sid?: number;
}

/** What a rule opens or closes, and which requirements need it. */
export interface RuleExplanation {
  /** Of a line that is read as several rules, by what they have in common: `Lines sid 12`. */
  readonly rule: RuleReference;
  /**
   * `may-pass`, `may-drop`: it may also not match what it takes in, such as a line with a keyword that only narrows.
   * `unsure`: nobody knows whether it passes or closes, or stands there at all.
   */
  readonly action: 'pass' | 'drop' | 'may-pass' | 'may-drop' | 'unsure';
  readonly description: string | null;
  /** What it lets through, behind what decides before it. */
  readonly opens: readonly string[];
  /** What it closes, behind what decides before it; the first parts. */
  readonly closes: readonly string[];
  /** Of these, what it may also not match; empty where it is sure of all of them. */
  readonly perhaps: readonly string[];
  /** These are all that it closes; what falls into hundreds of parts is not told to its end. */
  readonly whole: boolean;
  /** Roles were given; without them nobody knows who asks for it, and the next two are empty. */
  readonly hasRoles: boolean;
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
  question: RuleQuestion,
  roles: readonly AuditedRole[] = [],
  options: AuditOptions = {},
): RuleExplanation {
  const deployment = withNetwork(whole, networkOf(options.network));
  const { filter, rules, name } = askedRules(deployment, question);
  const keys = new Set(rules.map((rule) => ruleKeyOf(filter, rule)));
  const opened = decide(filter).possibly.filter(({ rule: by }) => keys.has(by));
  const opens = opened.map(({ box }) => box);
  const closes = closedBy(filter, rules);
  const missing = rules.filter(({ mayMiss }) => mayMiss === true);
  const missingKeys = new Set(missing.map((rule) => ruleKeyOf(filter, rule)));
  const perhaps = [
    ...opened.flatMap(({ box, rule: by }) => (missingKeys.has(by) ? [box] : [])),
    ...closedBy(filter, missing).parts,
  ];
  const prepared = roles.length === 0 ? null : prepare(deployment, roles, options);
  const askedBy = prepared === null ? [] : distinctAskers(opens.flatMap((box) => askersOf(prepared, box)));
  // A group stands at its machines, and a resolver asks nobody who they are; between machines it counts whose it is.
  const lines = isAtMachines(filter.kind) || filter.kind === 'aws-dns-firewall' ? linesOf : linesFromOf;
  const [first] = rules;
  const [sample] = opens.length > 0 ? opens : first.boxes;
  return {
    rule: { filter: filter.id, rule: name, place: first.place },
    action: actionOf(rules),
    description: first.description,
    opens: lines(opens),
    closes: lines(closes.parts),
    perhaps: lines(perhaps),
    whole: closes.whole,
    hasRoles: prepared !== null,
    askedBy,
    nearest: prepared === null || askedBy.length > 0 || sample === undefined ? [] : nearestTo(prepared, sample),
  };
}

function actionOf(rules: readonly [FilterRule, ...FilterRule[]]): RuleExplanation['action'] {
  const [{ action }] = rules;
  if (action === 'unsure' || rules.some((rule) => rule.action !== action)) return 'unsure';
  return rules.every(({ mayMiss }) => mayMiss === true) ? `may-${action}` : action;
}

/** The rules of one name; a line of Suricata is read as several where it takes in some things for sure and some perhaps. */
interface AskedRules {
  readonly filter: Filter;
  readonly rules: readonly [FilterRule, ...FilterRule[]];
  readonly name: string;
}

function askedRules({ filters }: Deployment, { rule, sid }: RuleQuestion): AskedRules {
  const all = filters.flatMap((filter) => filter.rules.map((one) => ({ filter, one })));
  const given = sid !== undefined ? `sid ${sid}` : (rule ?? '');
  const named = (name: string) => all.filter(({ filter, one }) => isCalled(filter, one.name, name));
  const lined = (name: string) =>
    all.filter(({ filter, one }) => one.sid !== undefined && isCalled(filter, lineOf(one), name));
  const bare = withoutPlace(given);
  const found =
    sid !== undefined
      ? all.filter(({ one }) => one.sid === sid)
      : ([named(given), named(bare), lined(given), lined(bare)].find((some) => some.length > 0) ?? []);
  const lines = new Map(found.map((one) => [`${one.filter.id} ${lineOf(one.one)}`, one]));
  const [first, ...others] = found;
  if (first === undefined) {
    const allowed = all.map(({ filter, one }) => ruleKeyOf(filter, one));
    throw new NetworkRequirementsError([{ code: 'unknown-rule', at: 'rule', given, allowed }]);
  }
  const { filter, one } = first;
  if (others.length === 0) return { filter, rules: [one], name: one.name };
  if (lines.size > 1)
    throw new NetworkRequirementsError([{ code: 'ambiguous-rule', at: 'rule', given, allowed: [...lines.keys()] }]);
  return { filter, rules: [one, ...others.map((other) => other.one)], name: lineOf(one) };
}

function isCalled({ id }: Filter, name: string, given: string): boolean {
  return [name, `${id} ${name}`].some((one) => one === given || visible(one) === given);
}

/** What the rules of one line have in common: `Lines sid 12` of `Lines sid 12 (its replies, not every one)`, or `Lines rule 2`. */
function lineOf({ name, sid }: FilterRule): string {
  const start = sid === undefined ? null : /^.* (?:sid|rule) \d+(?= \(|$)/.exec(name);
  return start?.[0] ?? name;
}

/** As a page prints it, with where it stands behind its name. */
function withoutPlace(given: string): string {
  return given.replace(/ \((?:the cloud's own|[^()]*:\d+)\)$/, '');
}

/** What rules of a list close that no rule before them has decided for sure. */
function closedBy(filter: Filter, rules: readonly FilterRule[]): Parts {
  const before: Box[] = [];
  const found: Parts[] = [];
  for (const rule of filter.rules) {
    if (rule.action === 'drop' && rules.includes(rule)) found.push(allOutside(rule.boxes, [before]));
    if (rule.action !== 'unsure' && rule.mayMiss !== true) before.push(...rule.boxes);
  }
  return { parts: found.flatMap(({ parts }) => parts), whole: found.every((one) => one.whole) };
}

function distinctAskers(askers: readonly Asker[]): readonly Asker[] {
  return [
    ...new Map(askers.map((one) => [`${one.entry} ${one.product} ${one.requirement} ${one.asked}`, one])).values(),
  ];
}
