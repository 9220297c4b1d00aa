import { type Issue, sentence } from '../diagnostics';
import { isDay } from '../model/day';
import { type AccessPolicy, GROWTH_AXES, POLICY_ANSWERS, POLICY_CONCERNS } from '../model/policy';
import { checkPolicy, type Dated, expiredOn } from '../policy';
import { firstValue, type OptionForm, pairsOf, type Typed } from './typed';
import type { Whereabouts } from './whereabouts';

/** The day that decides what is past. */
export const TODAY_FORM: OptionForm = {
  form: '--today YYYY-MM-DD',
  words: 'the day that decides whose last day is past; default: today, in UTC',
};

/** What may pass of what is said of a plan. */
export const POLICY_FORM: OptionForm = {
  form: '--policy CONCERN=ANSWER',
  words: `error, warning or allow for widened, widened.${GROWTH_AXES.slice(0, 3).join(', widened.')} ..., ${POLICY_CONCERNS.join(', ')}`,
  repeats: true,
  keys: ['widened', 'widened.default', ...GROWTH_AXES.map((axis) => `widened.${axis}`), ...POLICY_CONCERNS],
  values: POLICY_ANSWERS,
};

/** The day that was typed, or the command's own; null where neither is known. */
export function todayOf(typed: readonly Typed[], clock: string | null, issues: Issue[]): string | null {
  const given = firstValue(typed, '--today');
  if (given === undefined) return clock;
  if (isDay(given)) return given;
  issues.push({ code: 'malformed-day', at: `--today ${given}`, given: `'${given}'` });
  return null;
}

/** The policy that was typed. */
export function readPolicy(typed: readonly Typed[], where: Whereabouts, issues: Issue[]): AccessPolicy {
  const policy: Record<string, unknown> = {};
  const widened: Record<string, unknown> = {};
  for (const [concern, answer] of pairsOf('--policy', typed)) {
    const [first = '', axis] = concern.split('.');
    const here: Record<string, unknown> =
      first === 'widened' && axis === undefined
        ? { widened: { default: answer } }
        : first === 'widened'
          ? { widened: { [axis ?? '']: answer } }
          : { [concern]: answer };
    const option = `--policy ${concern}=${answer}`;
    where.note(`accessPolicy.${first}`, option);
    const wrong = checkPolicy('policy', here);
    issues.push(...wrong.map((issue) => ({ ...issue, at: option })));
    if (wrong.length > 0) continue;
    const place = first === 'widened' ? widened : policy;
    const key = first === 'widened' ? (axis ?? 'default') : concern;
    const before = place[key];
    if (before !== undefined && before !== answer) {
      issues.push({ code: 'option-repeated', at: option, first: String(before), second: answer });
    }
    place[key] = answer;
  }
  return { ...policy, ...(Object.keys(widened).length === 0 ? {} : { widened }) };
}

/** What no longer holds on the day, for a person. */
export function pastRemarks(
  requests: readonly Dated[],
  today: string | null,
  typed: readonly Typed[],
): readonly string[] {
  if (today === null) return [];
  const file = firstValue(typed, '--overlay');
  return expiredOn(requests, today).map((issue) => {
    const isTypedHere = issue.at === 'profile.overlay' && file !== undefined;
    return sentence(isTypedHere ? { ...issue, at: `--overlay ${file}` } : issue);
  });
}
