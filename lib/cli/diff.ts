import { type Difference, difference, differenceMarkdown, readReach, renderDifference } from '../audit';
import { reachOfEntries } from '../audit/reach';
import { DEPLOYMENT_OPTIONS, ROLE_OPTIONS, tried, typedRoles } from './audited';
import { filesIn } from './files';
import { judged, judgedJson, type Outcome, refused, type Screen } from './outcome';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { PREFIX_LIST, prefixListsIn } from './request';
import { parametersFor } from './template-parameters';
import { type CommandLine, isTyped, type OperandForm, type OptionForm, oneOf } from './typed';

export const DIFF_OPERAND: OperandForm = {
  form: 'BEFORE AFTER',
  words: 'two templates, two plans, two firewall requests, two profiles, or two of portolan flows --json',
};

const FORMATS = ['text', 'markdown', 'json'] as const;

export const DIFF_OPTIONS: readonly OptionForm[] = [
  { form: '--format FORMAT', words: 'text, markdown (a change request), or json; default: text', values: FORMATS },
  {
    form: '--exit-code',
    words:
      'exit code 1 where something becomes reachable or ceases to be, or may since what cannot be read has changed',
  },
  ...ROLE_OPTIONS.filter((form) => form !== PREFIX_LIST),
  ...DEPLOYMENT_OPTIONS.filter(({ form }) => form.startsWith('--parameter')),
  PREFIX_LIST,
  TODAY_FORM,
];

/** `portolan diff`: what becomes reachable from one file to another, and what ceases to be. */
export function runDiff(line: CommandLine, screen: Screen, clock: string | null = null): Outcome {
  const { typed, operands } = line;
  const issues = [...line.issues];
  const format = oneOf('--format', FORMATS, typed, issues) ?? 'text';
  const [first, second, ...others] = operands;
  for (const given of others) issues.push({ code: 'unexpected-argument', at: given, given });
  if (first !== undefined && second === undefined) {
    issues.push({ code: 'option-missing', at: 'portolan diff', form: 'AFTER', allowed: [] });
  }
  const files = filesIn(operands.slice(0, 2), issues);
  const options = {
    parameters: parametersFor(files, typed, issues),
    prefixLists: prefixListsIn(typed, issues),
  };
  const reaches = files.map((file) => tried(issues, () => readReach(file, options)));
  const roles = typedRoles(typed, 'portolan diff', issues);
  const today = todayOf(typed, clock, issues);
  const [before, after] = reaches;
  if (issues.length > 0 || before == null || after == null) return refused(issues);
  const found = tried(issues, () =>
    difference(before, after, roles.length === 0 ? {} : { asked: reachOfEntries(roles) }),
  );
  if (found === null) return refused(issues);
  const isFine = (found.same && isReadAlike(found)) || !isTyped(typed, '--exit-code');
  const remarks = pastRemarks(roles, today, typed);
  if (format === 'json') return judgedJson(found, isFine, remarks);
  return judged(format === 'markdown' ? differenceMarkdown(found) : renderDifference(found, screen), isFine, remarks);
}

/** Whether what could not be read of the one is, word by word, what could not be read of the other. */
function isReadAlike({ notUnderstood: { before, after } }: Difference): boolean {
  const words = (all: typeof before) => all.map(({ place, why, text }) => JSON.stringify([place.resource, why, text]));
  return words(before).sort().join('\n') === words(after).sort().join('\n');
}
