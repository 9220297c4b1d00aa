import type { ProofIssue } from '../diagnostics/issue';
import type { GroupPlan, Plan } from '../model/plans';
import type { AskedEntry } from './asked';
import type { Connection } from './connection';
import type { BehindPlan, CombinedVerdict, Hole, ProofOptions, Verdict } from './verdict';

/**
 * What a plan allows, held against what its entries ask for. It is written apart from the compilers: from them it takes
 * nothing, and of a plan's own account it believes nothing that the flows do not bear out.
 *
 * A connection is a point: direction x who opens it x to whom x transport and what is spoken x port x the name that the
 * client means. A rule is a box that is free on what it cannot see, a plan an ordered list of boxes, and every answer a
 * difference of sets, so a clean verdict speaks of all connections and not of samples. What nobody can read in a plan
 * (the addresses of a role's machines, a bound group, `HOME_NET`) is an axis of its own: in, out, or either.
 *
 * The functions here are thin: what reads plans and compares sets is loaded when one of them is first called, so that to
 * load the package, or to compile for a plan whose verdict nobody asks for, loads nothing of it.
 */
export type { AskedEntry } from './asked';
export type { Connection, Place } from './connection';
export type { OpeningBeyond, SideInWords } from './opening';
export { UnreadablePlanError } from './reading';
export type { Answer, BehindPlan, CombinedVerdict, Hole, ProofOptions, Verdict } from './verdict';

/**
 * Compares what a plan allows with what its entries ask for and with what it says of itself.
 *
 * @throws UnreadablePlanError where the plan holds what the proof does not understand.
 */
export function prove(plan: Plan, asked: readonly AskedEntry[], options: ProofOptions = {}): Verdict {
  return (require('./prove') as typeof import('./prove')).prove(plan, asked, options);
}

/** The same of a plan that was compiled from flows that nobody changes: they are read once for all plans of a role. */
export function proveCompiled(plan: Plan, asked: readonly AskedEntry[]): Verdict {
  return (require('./prove') as typeof import('./prove')).proveCompiled(plan, asked);
}

/**
 * A role's group and the firewall behind it, as one: a connection has to pass both. The firewall decides only about
 * what crosses it; a peer that is bound to a group it does not know is left to the role's own group. A DNS Firewall
 * decides about names that machines ask for: what is reached by address, and what comes in, is the group's alone.
 *
 * `asked` are the entries of the group. Both plans have to be proved by themselves as well: here it is only seen that
 * they fit together, and what of each one's growth the other cuts back.
 *
 * @throws UnreadablePlanError where a plan holds what the proof does not understand.
 */
export function proveTogether(group: GroupPlan, firewall: BehindPlan, asked: readonly AskedEntry[]): CombinedVerdict {
  return (require('./prove-together') as typeof import('./prove-together')).proveTogether(group, firewall, asked);
}

/** Of {@link proveTogether} what gets through both and is not explained by each, and nothing else. */
export function excessTogether(group: GroupPlan, firewall: BehindPlan, asked: readonly AskedEntry[]): readonly Hole[] {
  return (require('./prove-together') as typeof import('./prove-together')).excessTogether(group, firewall, asked);
}

/** The holes of a verdict as issues; `at` says which plan. */
export function holeIssues(verdict: Verdict, at: string): readonly ProofIssue[] {
  return (require('./verdict') as typeof import('./verdict')).holeIssues(verdict, at);
}

/** `tcp/443 tls to 203.0.113.1, meaning a.example.com`. */
export function describeConnection(connection: Connection): string {
  return (require('./connection') as typeof import('./connection')).describeConnection(connection);
}
