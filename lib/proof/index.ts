/**
 * What a plan allows, held against what its entries ask for. It is written apart from the compilers: from them it takes
 * nothing, and of a plan's own account it believes nothing that the flows do not bear out.
 *
 * A connection is a point: direction x who opens it x to whom x transport and what is spoken x port x the name that the
 * client means. A rule is a box that is free on what it cannot see, a plan an ordered list of boxes, and every answer a
 * difference of sets, so a clean verdict speaks of all connections and not of samples. What nobody can read in a plan
 * (the addresses of a role's machines, a bound group, `HOME_NET`) is an axis of its own: in, out, or either.
 */
export type { AskedEntry } from './asked';
export { type Connection, describeConnection, type Place } from './connection';
export type { OpeningBeyond, SideInWords } from './opening';
export { type ProofOptions, prove, readPlan } from './prove';
export { type BehindPlan, type CombinedVerdict, excessTogether, proveTogether } from './prove-together';
export { type Reading, type Unreadable, UnreadablePlanError } from './reading';
export { type Answer, type Hole, holeIssues, type Verdict } from './verdict';
