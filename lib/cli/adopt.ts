import { adopt, renderAdoption } from '../audit';
import { DEPLOYMENT_OPTIONS, ROLE_OPTIONS, readAudit, tried } from './audited';
import { judged, judgedJson, type Outcome, refused, type Screen } from './outcome';
import { pastRemarks, TODAY_FORM, todayOf } from './policy-options';
import { type CommandLine, isTyped, type OptionForm } from './typed';

export const ADOPT_OPTIONS: readonly OptionForm[] = [
  ...ROLE_OPTIONS,
  ...DEPLOYMENT_OPTIONS,
  TODAY_FORM,
  { form: '--json', words: 'the answer as plain JSON' },
];

/** `portolan adopt`: which hand-written rules a construct would replace. Exit code 1 where it is not proved that nothing needed is lost. */
export function runAdopt(line: CommandLine, screen: Screen, clock: string | null = null): Outcome {
  const { deployment, roles, options, issues } = readAudit(line, 'portolan adopt', { needsRole: true });
  const today = todayOf(line.typed, clock, issues);
  if (issues.length > 0 || deployment === null) return refused(issues);
  const result = tried(issues, () => adopt(deployment, roles, options));
  if (result === null) return refused(issues);
  const remarks = pastRemarks(roles, today, line.typed);
  if (isTyped(line.typed, '--json')) return judgedJson(result, result.proved, remarks);
  return judged(renderAdoption(result, screen), result.proved, remarks);
}
