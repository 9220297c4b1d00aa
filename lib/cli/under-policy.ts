import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import { type PolicyInForce, policyFindings, policyInForce } from '../policy';
import { readPolicy, todayOf } from './policy-options';
import { toldOf } from './told';
import type { Typed } from './typed';
import type { Whereabouts } from './whereabouts';

/** The policy that was typed, and the day that decides what is past; null where nobody knows it. */
export interface TypedPolicy {
  readonly policy: PolicyInForce;
  readonly today: string | null;
}

/** Reads what was typed of a policy and of the day. */
export function typedPolicy(
  typed: readonly Typed[],
  where: Whereabouts,
  clock: string | null,
  issues: Issue[],
): TypedPolicy {
  const policy = policyInForce([readPolicy(typed, where, issues)]);
  return { policy, today: todayOf(typed, clock, issues) };
}

/** What the policy warns of; what it takes for an error is among the issues. */
export function warningsUnder(
  { policy, today }: TypedPolicy,
  compiled: Pick<CompiledPlan, 'plan' | 'asked'>,
  where: Whereabouts,
  issues: Issue[],
): readonly string[] {
  const found = policyFindings(compiled, policy, today);
  issues.push(...found.errors.map((issue) => where.tell(issue)));
  return found.warnings.map((issue) => toldOf(where.tell(issue)));
}
