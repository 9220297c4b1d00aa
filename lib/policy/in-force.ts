import type { Issue } from '../diagnostics';
import { isDay } from '../model/day';
import {
  type AccessPolicy,
  GROWTH_AXES,
  type GrowthAxis,
  POLICY_ANSWERS,
  POLICY_CONCERNS,
  type PolicyAnswer,
  type PolicyConcern,
} from '../model/policy';

/** Several policies as one; what none of them speaks of stays as it is without any. */
export interface PolicyInForce {
  readonly widened: Readonly<Partial<Record<GrowthAxis, PolicyAnswer>>>;
  readonly concerns: Readonly<Partial<Record<PolicyConcern, PolicyAnswer>>>;
  /** Null where no policy says it. */
  readonly today: string | null;
  /** The program's own day is the earliest: a policy that is `final` speaks of expiry and says none, and nothing below sets it back. */
  readonly notBeforeClock: boolean;
}

/** What a concern comes to where no policy speaks of it and nothing else does. */
export const UNSAID: Readonly<Record<PolicyConcern, PolicyAnswer>> = {
  uncovered: 'warning',
  omitted: 'warning',
  expired: 'warning',
  everybody: 'allow',
  unaccounted: 'allow',
};

/**
 * The policies that stand over something, the outermost first: the nearest wins, and below one that is `final` an answer
 * can only become stricter, and the day only later: set back, it would let what is past hold again.
 */
export function policyInForce(outermostFirst: readonly AccessPolicy[]): PolicyInForce {
  const floors = new Map<string, PolicyAnswer>();
  const answers = new Map<string, PolicyAnswer>();
  let today: string | null = null;
  let earliest: string | null = null;
  let notBeforeClock = false;
  for (const policy of outermostFirst) {
    // Days in this form stand in the order of their letters: the later day is the stricter one.
    today = later(policy.today ?? today, earliest);
    if (policy.final === true && (policy.today !== undefined || policy.expired !== undefined)) {
      earliest = today;
      notBeforeClock ||= today === null;
    }
    for (const [what, said] of answersOf(policy)) {
      const floor = floors.get(what);
      const answer = floor === undefined ? said : stricter(floor, said);
      answers.set(what, answer);
      if (policy.final === true) floors.set(what, answer);
    }
  }
  const pick = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const answer = answers.get(key);
        return answer === undefined ? [] : [[key, answer] as const];
      }),
    ) as Partial<Record<Key, PolicyAnswer>>;
  return { widened: pick(GROWTH_AXES), concerns: pick(POLICY_CONCERNS), today, notBeforeClock };
}

/** An axis is no concern's name, so both stand in one list. */
function answersOf({ widened, ...policy }: AccessPolicy): readonly (readonly [string, PolicyAnswer])[] {
  const byAxis = typeof widened === 'string' ? { default: widened } : (widened ?? {});
  return [
    ...GROWTH_AXES.map((axis) => [axis, byAxis[axis] ?? byAxis.default] as const),
    ...POLICY_CONCERNS.map((concern) => [concern, policy[concern]] as const),
  ].flatMap(([what, answer]) => (answer === undefined ? [] : [[what, answer] as const]));
}

/** The later of two days; the one that is known where only one is. */
export function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function stricter(a: PolicyAnswer, b: PolicyAnswer): PolicyAnswer {
  return POLICY_ANSWERS.indexOf(a) > POLICY_ANSWERS.indexOf(b) ? a : b;
}

const MEMBERS = ['widened', ...POLICY_CONCERNS, 'today', 'final'] as const;

/** What a program without types may pass for a policy. */
export function checkPolicy(at: string, given: unknown): readonly Issue[] {
  if (given === undefined) return [];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const what = Array.isArray(given) ? 'an array' : String(given);
    return [{ code: 'wrong-type', at, given: what, expected: `an object of ${MEMBERS.join(', ')}` }];
  }
  return Object.entries(given).flatMap(([key, value]): readonly Issue[] => {
    const here = `${at}.${key}`;
    if (value === undefined) return [];
    switch (key) {
      case 'today':
        return isDay(value) ? [] : [{ code: 'malformed-day', at: here, given: `'${String(value)}'` }];
      case 'final':
        if (typeof value === 'boolean') return [];
        return [{ code: 'wrong-type', at: here, given: String(value), expected: 'true or false' }];
      case 'widened':
        if (typeof value !== 'object' || value === null) return checkAnswer(here, key, value);
        return Object.entries(value).flatMap(([axis, answer]) => {
          const allowed = [...GROWTH_AXES, 'default'];
          if (allowed.includes(axis)) return checkAnswer(`${here}.${axis}`, axis, answer);
          return [{ code: 'policy-unknown', at: `${here}.${axis}`, given: axis, allowed } satisfies Issue];
        });
      default:
        if (POLICY_CONCERNS.some((concern) => concern === key)) return checkAnswer(here, key, value);
        return [{ code: 'policy-unknown', at: here, given: key, allowed: MEMBERS }];
    }
  });
}

function checkAnswer(at: string, choice: string, given: unknown): readonly Issue[] {
  if (given === undefined || POLICY_ANSWERS.some((answer) => answer === given)) return [];
  return [{ code: 'unknown-value', at, choice, given: String(given), allowed: POLICY_ANSWERS }];
}
