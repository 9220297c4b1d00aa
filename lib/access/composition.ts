import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { GroupPlan } from '../model/plans';
import { type BehindPlan, excessTogether, holeIssues, proveTogether } from '../proof';

/** A plan with what it was compiled from. */
interface Compiled<Of> {
  readonly plan: Of;
  readonly asked: CompiledPlan['asked'];
}

/** A group and the firewall behind it, proved as one; `at` names the two. */
export function holesTogether(
  group: Compiled<GroupPlan>,
  firewall: Compiled<BehindPlan>,
  at: string,
): readonly Issue[] {
  const flowsOf = (entries: CompiledPlan['asked']) => entries.map(({ request, flows }) => ({ ...request, flows }));
  const { excess, clean, missing, overstated, unfounded } = proveTogether(
    group.plan,
    firewall.plan,
    flowsOf(group.asked),
  );
  // What others in the firewall let in from everywhere is documented too: a group that is open to every address on the
  // same port gets through to them, and that is nothing which nobody asked for.
  const left =
    excess.length === 0
      ? excess
      : excessTogether(group.plan, firewall.plan, flowsOf([...group.asked, ...firewall.asked]));
  return holeIssues({ clean, missing, excess: left, overstated, unfounded }, at);
}
