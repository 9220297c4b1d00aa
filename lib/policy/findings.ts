import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { PolicyIssue } from '../diagnostics/policy-issue';
import type { ElementFidelity } from '../model/element';
import { GROWTH_AXES, type GrowthAxis, type PolicyAnswer, type PolicyConcern } from '../model/policy';
import { openToEveryone } from './everybody';
import { expiredOn, onTheirWord } from './expired';
import { later, type PolicyInForce, UNSAID } from './in-force';

/** What a policy says of a plan. */
export interface PolicyFindings {
  readonly errors: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** Of what is said without any policy, what this one speaks of: it is allowed, or an error. */
  readonly settles: ReadonlySet<'widened' | 'uncovered'>;
}

type Compiled = Pick<CompiledPlan, 'plan' | 'asked'>;

/**
 * A compiled plan under a policy, on a day; null where nobody knows the day, and nothing is told to be past. Of sources that
 * a construct of their own speaks for, only what this plan widens is looked at.
 */
export function policyFindings(
  { plan, asked: all }: Compiled,
  policy: PolicyInForce,
  today: string | null,
  isSaidElsewhere: (source: string) => boolean = () => false,
): PolicyFindings {
  const asked = all.filter(({ request }) => !isSaidElsewhere(request.entry.name));
  const own = plan.fidelity.filter(({ element }) => !isSaidElsewhere(element.source));
  const compiled = { plan: { ...plan, fidelity: own }, asked };
  const requests = asked.map(({ request }) => request);
  const answered = (concern: PolicyConcern, found: readonly PolicyIssue[]) =>
    found.map((issue) => ({ answer: policy.concerns[concern] ?? UNSAID[concern], issue }));
  const uncovered = policy.concerns.uncovered === undefined ? [] : uncoveredIn(own);
  const day = policy.notBeforeClock ? later(policy.today, today) : (policy.today ?? today);
  const found = [
    ...widenedIn(plan.fidelity, policy),
    ...answered('uncovered', uncovered),
    ...answered('omitted', omittedIn(compiled)),
    ...answered('expired', day === null ? [] : expiredOn(requests, day)),
    ...answered('everybody', everybodyIn(compiled)),
    ...answered('unaccounted', unaccountedIn(compiled)),
  ];
  const of = (answer: PolicyAnswer) => found.flatMap((one) => (one.answer === answer ? [one.issue] : []));
  const isSettled = (answer: PolicyAnswer | undefined) => answer === 'allow' || answer === 'error';
  const grown = axesIn(plan.fidelity);
  return {
    errors: of('error'),
    warnings: of('warning'),
    settles: new Set([
      ...(grown.every((axis) => isSettled(policy.widened[axis])) ? (['widened'] as const) : []),
      ...(isSettled(policy.concerns.uncovered) ? (['uncovered'] as const) : []),
    ]),
  };
}

/** What grew, an issue per answer, with the axes that the answer is about. */
function widenedIn(
  fidelity: readonly ElementFidelity[],
  { widened }: PolicyInForce,
): readonly { readonly answer: PolicyAnswer; readonly issue: PolicyIssue }[] {
  return (['error', 'warning'] as const).flatMap((answer) => {
    const concerned = (axis: GrowthAxis) => widened[axis] === answer;
    if (!GROWTH_AXES.some(concerned)) return [];
    const own = fidelity.filter((one) => axesIn([one]).some(concerned));
    if (own.length === 0) return [];
    const axes = axesIn(own).filter(concerned);
    const issue: PolicyIssue = {
      code: 'policy-widened',
      at: 'accessPolicy.widened',
      requirements: requirementsIn(own),
      axes,
    };
    return [{ answer, issue }];
  });
}

function axesIn(fidelity: readonly ElementFidelity[]): readonly GrowthAxis[] {
  const grown = fidelity.flatMap((one) => (one.fidelity.standing === 'widened' ? [one.fidelity.growth] : []));
  return GROWTH_AXES.filter((axis) => grown.some((growth) => growth[axis] !== undefined));
}

function uncoveredIn(fidelity: readonly ElementFidelity[]): readonly PolicyIssue[] {
  const own = fidelity.filter((one) => one.fidelity.standing === 'uncovered');
  if (own.length === 0) return [];
  return [{ code: 'policy-uncovered', at: 'accessPolicy.uncovered', requirements: requirementsIn(own) }];
}

function requirementsIn(fidelity: readonly ElementFidelity[]): readonly string[] {
  return [...new Set(fidelity.map(({ element }) => element.requirement))].sort();
}

/** What must be open as the page says, and is left out. */
function omittedIn({ plan, asked }: Compiled): readonly PolicyIssue[] {
  const left = plan.fidelity.filter((one) => one.fidelity.standing === 'omitted');
  const flows = asked.flatMap((one) => one.flows);
  return requirementsIn(left).flatMap((id): readonly PolicyIssue[] => {
    const flow = flows.find(({ requirement }) => requirement.id === id);
    if (flow?.overlay === undefined || flow.requirement.need !== 'must') return [];
    const { reason, owner } = flow.overlay;
    return [{ code: 'policy-omitted', at: 'profile.overlay', requirement: id, reason, owner }];
  });
}

function everybodyIn(compiled: Compiled): readonly PolicyIssue[] {
  const open = openToEveryone(
    compiled,
    () => false,
    () => true,
  );
  return open.flatMap((issue): readonly PolicyIssue[] =>
    issue.code === 'open-to-everyone'
      ? [{ code: 'policy-everybody', at: issue.at, requirement: issue.requirement }]
      : [],
  );
}

function unaccountedIn({ asked }: Compiled): readonly PolicyIssue[] {
  return onTheirWord(asked.map(({ request }) => request)).flatMap(({ of, at, words }): readonly PolicyIssue[] => {
    const missing = (['owner', 'expires'] as const).filter((word) => words[word] === undefined);
    return missing.length === 0 ? [] : [{ code: 'policy-unaccounted', at, of, given: words.id, missing }];
  });
}
