import { renderExplanation, renderRuleExplanation, why, whyRule } from '../audit';
import type { Issue } from '../diagnostics';
import { DEPLOYMENT_OPTIONS, ROLE_OPTIONS, readAudit, tried } from './audited';
import { type Outcome, printed, printedJson, refused, type Screen } from './outcome';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { type CommandLine, firstValue, isTyped, type OptionForm, type Typed } from './typed';

export const WHY_OPTIONS: readonly OptionForm[] = [
  { form: '--from WHO', words: 'who opens the connection: a role, a group of the file, an address or a block' },
  {
    form: '--to WHERE:PORT/TRANSPORT',
    words:
      'a host, an address ([2001:db8::7] of IPv6) or a group; * for every port; transports: tcp, tls, http, udp, icmp',
  },
  { form: '--sid N', words: 'a line of Suricata instead' },
  { form: '--rule NAME', words: 'a rule instead, by its name or by FILTER NAME' },
  ...ROLE_OPTIONS,
  ...DEPLOYMENT_OPTIONS,
  TODAY_FORM,
  { form: '--json', words: 'the answer as plain JSON' },
];

/** `portolan why`: whether a connection gets through and by which rule, or what a rule is for; and which sentence asks for it. */
export function runWhy(line: CommandLine, screen: Screen, clock: string | null = null): Outcome {
  const { typed } = line;
  const { deployment, roles, options, issues } = readAudit(line, 'portolan why', { needsRole: false });
  const question = questionIn(typed, issues);
  const today = todayOf(typed, clock, issues);
  if (issues.length > 0 || deployment === null || question === null) return refused(issues);
  const isJson = isTyped(typed, '--json');
  const remarks = pastRemarks(roles, today, typed);
  if ('to' in question) {
    const answer = tried(issues, () => why(deployment, question, roles, options));
    if (answer === null) return refused(issues);
    return isJson ? printedJson(answer, remarks) : printed(renderExplanation(answer, screen), remarks);
  }
  const answer = tried(issues, () => whyRule(deployment, question, roles, options));
  if (answer === null) return refused(issues);
  return isJson ? printedJson(answer, remarks) : printed(renderRuleExplanation(answer, screen), remarks);
}

type Question = { readonly from: string; readonly to: string } | { readonly rule: string } | { readonly sid: number };

function questionIn(typed: readonly Typed[], issues: Issue[]): Question | null {
  const [from, to, sid, rule] = ['--from', '--to', '--sid', '--rule'].map((option) => firstValue(typed, option));
  const asked = [from ?? to, sid, rule].filter((one) => one !== undefined);
  if (asked.length > 1) {
    const [option, given] = rule === undefined ? ['--sid', '--to'] : ['--rule', sid === undefined ? '--to' : '--sid'];
    issues.push({ code: 'options-exclude', at: given, option, given });
    return null;
  }
  if (rule !== undefined) return { rule };
  if (sid !== undefined) {
    if (/^[1-9]\d{0,9}$/.test(sid)) return { sid: Number(sid) };
    issues.push({ code: 'malformed-option', at: `--sid ${sid}`, given: sid, form: 'N' });
    return null;
  }
  const at = 'portolan why';
  if (from === undefined) issues.push({ code: 'option-missing', at, form: '--from WHO', allowed: [] });
  if (to === undefined) issues.push({ code: 'option-missing', at, form: '--to WHERE:PORT/TRANSPORT', allowed: [] });
  return from === undefined || to === undefined ? null : { from, to };
}
